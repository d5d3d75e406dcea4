//! Accepts connections until it is told to stop, and then waits for the requests that are under
//! way.

use std::convert::Infallible;
use std::fmt::Display;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, StatusCode, Version, header};
use axum::response::IntoResponse;
use bytes::Bytes;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};

use super::connection::{Connection, State};
use super::head;

pub use super::connection::Limits;

/// The longest head. It is the most that is kept of a connection, too: hyper would keep 400 KB.
const MAX_HEAD: usize = 64 * 1024;

/// How long a shutdown waits for requests: a little longer than Bandwidth does.
const DRAIN: Duration = Duration::from_secs(20);

/// Gets the label and the reason of what is refused before the router sees it.
pub type Refused = Arc<dyn Fn(&'static str, &dyn Display) + Send + Sync>;

pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    max_connections: u32,
    refused: Refused,
    stop: impl Future<Output = ()>,
) {
    let mut server = http1::Builder::new();
    // The connection has time limits of its own.
    server
        .header_read_timeout(None)
        .max_header_size(MAX_HEAD)
        .max_buf_size(MAX_HEAD);
    let keep_alive = HeaderValue::try_from(format!("timeout={}", limits.idle.as_secs())).ok();
    let connections = Arc::new(Semaphore::new(max_connections as usize));
    let (stopping, is_stopping) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let permit = connections.clone().acquire_owned().await.ok()?;
            loop {
                match listener.accept().await {
                    Ok((connection, _)) => return Some((connection, permit)),
                    // In general no more files can be open. Connections that are idle are closed
                    // sooner then.
                    Err(error) => refused("not_accepted", &error),
                }
                sleep(Duration::from_millis(50)).await;
            }
        };
        let Some((connection, permit)) = (tokio::select! {
            next = next => next,
            () = &mut stop => None,
        }) else {
            break;
        };
        // Otherwise a frame of a stream may wait 20 ms and more for the receipt of the one before.
        let _ = connection.set_nodelay(true);
        let (connection, state) = Connection::new(connection, limits, connections.clone());
        let answering = Answering {
            router: TowerToHyperService::new(router.clone()),
            state: state.clone(),
            refused: refused.clone(),
            keep_alive: keep_alive.clone(),
        };
        let connection = server
            .serve_connection(
                TokioIo::new(connection),
                service_fn(move |request| answering.answer(request)),
            )
            .with_upgrades();
        let (refused, mut is_stopping) = (refused.clone(), is_stopping.clone());
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            let result = tokio::select! {
                result = connection.as_mut() => result,
                _ = is_stopping.changed() => {
                    // Ends after the request that is under way.
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = result
                && let Some((kind, reason)) = fault_of(&error, &state)
            {
                refused(kind, &reason);
            }
            drop(permit);
        });
    }
    drop((listener, stopping));
    if timeout(DRAIN, connections.acquire_many(max_connections))
        .await
        .is_err()
    {
        tracing::warn!("some connections did not end in time");
    }
}

/// The parts that a connection needs to answer requests.
struct Answering {
    router: TowerToHyperService<Router>,
    state: Arc<State>,
    refused: Refused,
    keep_alive: Option<HeaderValue>,
}

impl Answering {
    fn answer(
        &self,
        request: Request<Incoming>,
    ) -> impl Future<Output = Result<Response<Answer>, Infallible>> + use<> {
        let is_one_of_many = self.state.begin();
        let checked = head::check(&request);
        if let Err(fault) = checked {
            (self.refused)(fault.kind, &fault.reason);
        }
        let stays = request.version() == Version::HTTP_11
            && request
                .headers()
                .get(header::CONNECTION)
                .is_none_or(|value| value == "keep-alive");
        let keep_alive = self.keep_alive.clone().filter(|_| stays);
        let state = self.state.clone();
        let answer = checked.map(|()| self.router.call(request));
        async move {
            if is_one_of_many {
                // Others have their turn before the next.
                yield_now().await;
            }
            let mut response = match answer {
                Ok(answer) => answer.await?,
                Err(fault) => (StatusCode::BAD_REQUEST, fault.reason).into_response(),
            };
            if response.status() == StatusCode::SWITCHING_PROTOCOLS {
                state.become_stream();
            } else if let Some(keep_alive) = keep_alive {
                response.headers_mut().insert("keep-alive", keep_alive);
            }
            Ok(response.map(|body| Answer { body, state }))
        }
    }
}

/// The body of an answer. When it is gone, the connection waits for the next request.
struct Answer {
    body: Body,
    state: Arc<State>,
}

impl hyper::body::Body for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.state.end();
    }
}

/// Why a connection has ended, and the label of it. None if the client has gone.
fn fault_of(error: &hyper::Error, state: &State) -> Option<(&'static str, String)> {
    if let Some(fault) = state.fault() {
        return Some((fault.label(), fault.to_string()));
    }
    let reason = error.to_string();
    // hyper tells the kinds apart in words alone. A test knows them.
    let kind = match reason.as_str() {
        "URI too long" => "target_too_long",
        "message head is too large" => "head_too_long",
        "invalid URI" => "invalid_target",
        "invalid HTTP method parsed" => "invalid_method",
        "invalid HTTP version parsed" | "invalid HTTP version parsed (found HTTP2 preface)" => {
            "invalid_version"
        }
        "invalid content-length parsed" => "invalid_length",
        "invalid transfer-encoding parsed" | "unexpected transfer-encoding parsed" => {
            "invalid_coding"
        }
        _ if error.is_parse() => "invalid_head",
        _ => return None,
    };
    Some((kind, reason))
}
