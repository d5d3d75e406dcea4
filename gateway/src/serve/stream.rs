//! The echo agent: it sends the caller's voice back.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use bandwidth_callbacks::Parser;
use bandwidth_callbacks::http::Rejection;
use bandwidth_callbacks::stream::{AudioFormat, DecodedFrame, Frame, FrameWriter};
use bytes::{Bytes, BytesMut};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Error;

use super::routes::Gateway;
use crate::journal::NotWritten;

/// The longest time for which a client may send nothing, or read nothing.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a client may take to end a stream that is closed.
const CLOSING: Duration = Duration::from_secs(2);

/// A media frame has 300 bytes. Longer messages than this are not read.
const MAX_MESSAGE: usize = 64 * 1024;

/// The most that waits for a client which reads slowly: a minute of audio.
const MAX_WAITING: usize = 1024 * 1024;

thread_local! {
    /// One parser and one writer for each worker: no frame is needed while a task waits.
    static KEPT: RefCell<(Parser, FrameWriter)> = RefCell::default();
}

const ROUTE: &str = "stream";

pub async fn connect(State(gateway): State<Arc<Gateway>>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
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
    let Ok(permit) = gateway.streams.clone().try_acquire_owned() else {
        return gateway.overloaded(ROUTE, None, NotWritten::Busy);
    };
    gateway.metrics.request(ROUTE, None, "answered");
    upgrade
        .max_message_size(MAX_MESSAGE)
        .max_frame_size(MAX_MESSAGE)
        .max_write_buffer_size(MAX_WAITING)
        .on_upgrade(async |socket| {
            echo(socket).await;
            drop(permit);
        })
}

async fn echo(mut socket: WebSocket) {
    let code = loop {
        let message = match timeout(PATIENCE, socket.recv()).await {
            Ok(Some(Ok(message))) => message,
            Ok(Some(Err(error))) => break code_of(error),
            Ok(None) | Err(_) => break close_code::POLICY,
        };
        let next = match message {
            Message::Text(text) => next(text.into()),
            // Bandwidth sends text alone.
            Message::Binary(_) => break close_code::UNSUPPORTED,
            // The answer, with the same code, is written when more is read.
            Message::Close(_) => return end(socket).await,
            Message::Ping(_) | Message::Pong(_) => Next::Listen,
        };
        match next {
            Next::Play(frame) => {
                if !matches!(timeout(PATIENCE, socket.send(Message::Text(frame.into()))).await, Ok(Ok(()))) {
                    break close_code::POLICY;
                }
            }
            Next::Listen => {}
            Next::Stop => break close_code::NORMAL,
        }
    };
    let close = Message::Close(Some(CloseFrame { code, reason: "".into() }));
    if matches!(timeout(PATIENCE, socket.send(close)).await, Ok(Ok(()))) {
        end(socket).await;
    }
}

/// Reads to the end. A connection that ends with something unread is reset, and the client does not get what was written last.
async fn end(mut socket: WebSocket) {
    let _ = timeout(CLOSING, async { while let Some(Ok(_)) = socket.recv().await {} }).await;
}

/// What a client has done whose messages cannot be read (RFC 6455, section 7.4.1).
fn code_of(error: axum::Error) -> u16 {
    match error.into_inner().downcast_ref() {
        Some(Error::Capacity(_)) => close_code::SIZE,
        Some(Error::Utf8(_)) => close_code::INVALID,
        _ => close_code::PROTOCOL,
    }
}

enum Next {
    Play(String),
    Listen,
    Stop,
}

fn next(message: Bytes) -> Next {
    let mut message = BytesMut::from(message);
    KEPT.with_borrow_mut(|(parser, writer)| match parser.parse_frame_decoded(&mut message) {
        Ok(DecodedFrame::Audio(frame)) => Next::Play(writer.play_audio(AudioFormat::Pcmu, &frame.audio).to_owned()),
        Ok(DecodedFrame::Other(Frame::Stop(_))) => Next::Stop,
        // A frame of a kind that does not exist yet must not end the call.
        Ok(_) | Err(_) => Next::Listen,
    })
}
