//! Media streams: who may connect, how much a client may send, and how a stream ends.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use bandwidth_callbacks::http::Rejection;
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Error;

use super::agent::{Agent, Next};
use super::allowance::Allowance;
use super::connection::PIECE;
use super::state::Gateway;
use crate::journal::NotWritten;

/// The longest time for which a client may send nothing, or read nothing.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a client may take to end a stream that is closed.
const CLOSING: Duration = Duration::from_secs(2);

/// A media frame has 300 bytes. Longer messages than this are not read.
const MAX_MESSAGE: usize = 64 * 1024;

/// The most that waits for a client which reads slowly: a minute of audio.
const MAX_WAITING: usize = 1024 * 1024;

/// The most messages a second. Audio of both sides has 100.
const RATE: u32 = 200;

/// The most messages that may come late, together: 10 s of audio of both sides.
const BURST: u32 = 1000;

/// As many may come at once on a new stream: 2 s of audio of both sides.
const FIRST: u32 = 200;

/// For how long a stream may send more than that. A client could go away and leave messages for
/// half an hour in the buffers of the system.
const TOO_MUCH: Duration = Duration::from_secs(10);

/// The most messages until others have their turn. A ping, which is answered by a write of its own,
/// takes 10 µs.
const AT_ONCE: u32 = 4;

const ROUTE: &str = "stream";

pub async fn connect(
    State(gateway): State<Arc<Gateway>>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    if let Some(refusal) = gateway.refusal_of_sender(ROUTE, &headers) {
        return refusal;
    }
    if let Some(known) = &gateway.known
        && known.check(headers.get_all(header::AUTHORIZATION)).is_err()
    {
        let rejection = if headers.contains_key(header::AUTHORIZATION) {
            Rejection::WrongCredentials
        } else {
            Rejection::NoCredentials
        };
        return gateway.refused(ROUTE, rejection);
    }
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => {
            gateway
                .refusals
                .count(ROUTE, None, "no_upgrade", &rejection);
            return rejection.into_response();
        }
    };
    let Ok(permit) = gateway.streams.clone().try_acquire_owned() else {
        return gateway.overloaded(ROUTE, None, NotWritten::Busy);
    };
    gateway.metrics.request(ROUTE, None, "answered");
    upgrade
        .read_buffer_size(PIECE)
        .max_message_size(MAX_MESSAGE)
        .max_frame_size(MAX_MESSAGE)
        .max_write_buffer_size(MAX_WAITING)
        .on_upgrade(async |socket| {
            serve(socket).await;
            drop(permit);
        })
}

async fn serve(mut socket: WebSocket) {
    let mut agent = Agent::default();
    let code = converse(&mut socket, &mut agent).await;
    agent.log();
    if let Some(code) = code {
        let reason = "".into();
        let close = Message::Close(Some(CloseFrame { code, reason }));
        if !matches!(timeout(PATIENCE, socket.send(close)).await, Ok(Ok(()))) {
            return;
        }
    }
    end(socket).await;
}

/// Talks until one side ends the stream. Returns the code for the client, unless the client has
/// sent one.
async fn converse(socket: &mut WebSocket, agent: &mut Agent) -> Option<u16> {
    let mut pace = Pace::new();
    loop {
        let message = match timeout(PATIENCE, socket.recv()).await {
            Ok(Some(Ok(message))) => message,
            Ok(Some(Err(error))) => return Some(code_of(error)),
            Ok(None) | Err(_) => return Some(close_code::POLICY),
        };
        let next = match message {
            Message::Text(text) => agent.message(text.into()),
            // Bandwidth sends text alone.
            Message::Binary(_) => return Some(close_code::UNSUPPORTED),
            // The answer, with the same code, is written when more is read.
            Message::Close(_) => return None,
            Message::Ping(_) | Message::Pong(_) => Next::Listen,
        };
        match next {
            Next::Play(frame) => {
                let frame = Message::Text(frame.into());
                if !matches!(timeout(PATIENCE, socket.send(frame)).await, Ok(Ok(()))) {
                    return Some(close_code::POLICY);
                }
            }
            Next::Listen => {}
            Next::Stop => return Some(close_code::NORMAL),
        }
        if !pace.wait().await {
            return Some(close_code::POLICY);
        }
    }
}

/// Lets others have their turn, and handles no more messages a second than a stream can have. A
/// client that sends more has to wait: those that a network has held up come all at once.
struct Pace {
    allowance: Allowance,
    at_once: u32,
    /// Since when more comes than may.
    too_much_since: Option<Instant>,
}

impl Pace {
    fn new() -> Self {
        Self {
            allowance: Allowance::new(FIRST, BURST, RATE, Instant::now()),
            at_once: 0,
            too_much_since: None,
        }
    }

    /// Returns whether the stream may go on.
    async fn wait(&mut self) -> bool {
        let now = Instant::now();
        self.allowance.take(1, now);
        let time = self.allowance.time_until(1, now);
        self.at_once += 1;
        if !time.is_zero() {
            if now.duration_since(*self.too_much_since.get_or_insert(now)) > TOO_MUCH {
                return false;
            }
            sleep(time).await;
        } else {
            // Not as soon as one may come again: each sleep is a little longer than it has to be.
            if self.allowance.time_until(RATE / 2, now).is_zero() {
                self.too_much_since = None;
            }
            if self.at_once < AT_ONCE {
                return true;
            }
            yield_now().await;
        }
        self.at_once = 0;
        true
    }
}

/// Reads to the end. A connection that ends with something unread is reset, and the client does not
/// get what was written last.
async fn end(mut socket: WebSocket) {
    let _ = timeout(CLOSING, async {
        while let Some(Ok(_)) = socket.recv().await {}
    })
    .await;
}

/// What a client has done whose messages cannot be read (RFC 6455, section 7.4.1).
fn code_of(error: axum::Error) -> u16 {
    match error.into_inner().downcast_ref() {
        Some(Error::Capacity(_)) => close_code::SIZE,
        Some(Error::Utf8(_)) => close_code::INVALID,
        _ => close_code::PROTOCOL,
    }
}
