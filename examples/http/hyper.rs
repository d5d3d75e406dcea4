//! Webhooks with hyper alone: `WEBHOOK_USER=… WEBHOOK_PASSWORD=… cargo run -p
//! bandwidth-callbacks-http --bin with-hyper [address]`.

use std::time::Duration;
use std::{env, error};

use bandwidth_callbacks::http::{Credentials, Endpoint, Rejection, WebhookResponse};
use bandwidth_callbacks::{Callback, OwnedCallback};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

/// For the head of a request, and for its body: Bandwidth itself gives up after 15 s.
const PATIENCE: Duration = Duration::from_secs(3);

async fn webhook(
    endpoint: &Endpoint,
    request: Request<Incoming>,
) -> Result<WebhookResponse, Rejection> {
    let (head, mut body) = request.into_parts();
    let mut incoming = endpoint.receive(head.method.as_str(), head.uri.query(), |name| {
        head.headers.get_all(name)
    })?;
    while let Some(frame) = body.frame().await {
        if let Some(piece) = frame.map_err(|_| Rejection::Incomplete)?.data_ref() {
            incoming.push(piece)?;
        }
    }
    let event: OwnedCallback = incoming.finish()?;
    println!("{:?}", event.event_type());
    Ok(match event.get() {
        Callback::Initiate(_) => WebhookResponse::bxml(
            "<Response><SpeakSentence>Good morning.</SpeakSentence></Response>",
        ),
        // 204, or a document without verbs where the call waits for one.
        other => other.reply().into(),
    })
}

fn response(answer: WebhookResponse) -> hyper::http::Result<Response<Full<Bytes>>> {
    let mut response = Response::builder().status(answer.status());
    if let Some((name, value)) = answer.header() {
        response = response.header(name, value);
    }
    response.body(answer.into_body().into_owned().into())
}

async fn respond(
    endpoint: &Endpoint,
    request: Request<Incoming>,
) -> hyper::http::Result<Response<Full<Bytes>>> {
    match timeout(PATIENCE, webhook(endpoint, request)).await {
        Ok(answered) => response(answered.unwrap_or_else(WebhookResponse::from)),
        Err(_) => Response::builder()
            .status(StatusCode::REQUEST_TIMEOUT)
            .body(Full::default()),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn error::Error>> {
    let credentials = Credentials::new(&env::var("WEBHOOK_USER")?, &env::var("WEBHOOK_PASSWORD")?)?;
    let endpoint = Endpoint::new(credentials);

    let listener =
        TcpListener::bind(env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080")).await?;
    println!("listening on {}", listener.local_addr()?);
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // No more connections can be open. Those that send nothing are closed soon.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let endpoint = endpoint.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| respond(&endpoint, request));
            let served = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .serve_connection(TokioIo::new(stream), service)
                .await;
            if let Err(error) = served {
                eprintln!("{error}");
            }
        });
    }
}
