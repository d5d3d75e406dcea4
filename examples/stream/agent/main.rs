//! An agent for media streams with axum, which sends the caller's voice back and can record it:
//! `STREAM_USER=… STREAM_PASSWORD=… STREAM_TOKEN=… cargo run -p bandwidth-callbacks-stream --bin
//! agent [address [folder]]`.
//!
//! `<StartStream destination="wss://example.com/stream/TOKEN" mode="bidirectional"
//! destinationUsername="…" destinationPassword="…"/>` connects a call to it. Bandwidth does not
//! sign streams: the credentials and the token are what keeps others out.

#![allow(unreachable_pub, reason = "a program has no public API")]

mod call;
mod recorder;
mod stats;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use std::{env, error};

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use axum::{Router, routing};
use bandwidth_callbacks::http::{CHALLENGE, Credentials};
use tokio::net::TcpListener;

/// The longest time for which a client may send nothing, or read nothing.
const PATIENCE: Duration = Duration::from_secs(10);

/// A media frame has 300 bytes. Longer messages than this are not read.
const MAX_MESSAGE: usize = 64 * 1024;

/// The most that waits for a client which reads slowly: a minute of audio.
const MAX_WAITING: usize = 1024 * 1024;

struct Agent {
    credentials: Credentials,
    token: String,
    folder: Option<PathBuf>,
    patience: Duration,
}

async fn connect(
    State(agent): State<Arc<Agent>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if agent
        .credentials
        .check(headers.get_all(header::AUTHORIZATION))
        .is_err()
    {
        return (
            StatusCode::UNAUTHORIZED,
            [(header::WWW_AUTHENTICATE, CHALLENGE)],
        )
            .into_response();
    }
    // Whoever can see how long this comparison takes has the credentials.
    if token != agent.token {
        return StatusCode::NOT_FOUND.into_response();
    }
    upgrade
        .max_message_size(MAX_MESSAGE)
        .max_frame_size(MAX_MESSAGE)
        .max_write_buffer_size(MAX_WAITING)
        .on_upgrade(async move |socket| {
            call::serve(socket, agent.folder.as_deref(), agent.patience).await
        })
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("the environment variable {name} must be set"))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn error::Error>> {
    let agent = Agent {
        credentials: Credentials::new(&variable("STREAM_USER")?, &variable("STREAM_PASSWORD")?)?,
        token: variable("STREAM_TOKEN")?,
        folder: env::args().nth(2).map(PathBuf::from),
        patience: env::var("STREAM_PATIENCE_MS")
            .ok()
            .map_or(Ok(PATIENCE), |milliseconds| {
                milliseconds.parse().map(Duration::from_millis)
            })?,
    };
    let router = Router::new()
        .route("/stream/{token}", routing::get(connect))
        .route("/stats", routing::get(async || stats::text()))
        .with_state(Arc::new(agent));
    let listener =
        TcpListener::bind(env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080")).await?;
    println!("listening on {}", listener.local_addr()?);
    // Otherwise a frame may wait 20 ms and more for the receipt of the one before.
    let listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    axum::serve(listener, router).await?;
    Ok(())
}
