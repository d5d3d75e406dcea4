//! The gateway's way of a webhook with serde_json, or with no parsing at all: what parsing costs in a whole request.
//!
//! Connections, journal, menu and documents are those of the gateway. It has no metrics, no page, no limits and no credentials, and writes a body
//! to the journal as it came, which is less work than the gateway's. So no part of the comparison flatters the gateway.
//!
//! ```sh
//! cargo run --release -p gateway --example peer -- serde-json 127.0.0.1:8081 journal-of-peer
//! ```

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use gateway::journal::{Fsync, Journal};
use gateway::menu::{DEFAULT, Menu, bxml};
use gateway::serve::server;
use gateway::stop::stopped;
use serde::Deserialize;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use tokio::net::TcpListener;

/// A tagged enum, as most people would write it.
#[expect(dead_code, reason = "the menu reads few of them, but a parser must deliver them all")]
#[derive(Deserialize)]
#[serde(tag = "eventType", rename_all = "camelCase")]
enum Event {
    Answer(Fields),
    BridgeComplete(Fields),
    BridgeTargetComplete(Fields),
    ConferenceCompleted(Fields),
    ConferenceCreated(Fields),
    ConferenceMemberExit(Fields),
    ConferenceMemberJoin(Fields),
    ConferenceRecordingAvailable(Fields),
    ConferenceRedirect(Fields),
    Disconnect(Fields),
    Dtmf(Fields),
    Gather(Fields),
    Initiate(Fields),
    MachineDetectionComplete(Fields),
    RecordingAvailable(Fields),
    #[serde(alias = "recordComplete")]
    RecordingComplete(Fields),
    Redirect(Fields),
    TranscriptionAvailable(Fields),
    TransferAnswer(Fields),
    TransferComplete(Fields),
    TransferDisconnect(Fields),
    #[serde(other)]
    Unknown,
}

#[expect(dead_code, reason = "as above")]
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fields {
    account_id: Option<String>,
    answer_time: Option<String>,
    application_id: Option<String>,
    call_id: Option<String>,
    call_url: Option<String>,
    cause: Option<String>,
    channels: Option<u32>,
    conference_id: Option<String>,
    digits: Option<String>,
    direction: Option<String>,
    duration: Option<String>,
    end_time: Option<String>,
    error_id: Option<String>,
    error_message: Option<String>,
    event_time: Option<String>,
    file_format: Option<String>,
    from: Option<String>,
    media_url: Option<String>,
    name: Option<String>,
    parent_call_id: Option<String>,
    recording_id: Option<String>,
    start_time: Option<String>,
    status: Option<String>,
    tag: Option<String>,
    terminating_digit: Option<String>,
    to: Option<String>,
}

struct Peer {
    parses: bool,
    menu: Menu,
    journal: Journal,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [parser, address, folder] = arguments.as_slice() else {
        eprintln!("usage: peer serde-json|none ADDRESS:PORT FOLDER");
        return ExitCode::FAILURE;
    };
    match run(parser == "serde-json", address, Path::new(folder)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("peer: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(parses: bool, address: &str, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let (journal, _) = Journal::open(folder, Fsync::Interval, 64 * 1024 * 1024, 20_000)?;
    let menu = Menu::parse(DEFAULT)?;
    let router = Router::new()
        .route("/webhooks", routing::post(webhook))
        .with_state(Arc::new(Peer { parses, menu, journal }));
    let listener = TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);
    server::serve(listener, router, Duration::from_secs(3), 20_000, stopped()).await;
    Ok(())
}

async fn webhook(State(peer): State<Arc<Peer>>, body: Bytes) -> Response {
    let document = if peer.parses {
        let Ok(event) = serde_json::from_slice::<Event>(&body) else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        peer.document(&event)
    } else {
        Some(bxml::document(&peer.menu, peer.menu.start(), None))
    };
    let received = OffsetDateTime::from(SystemTime::now()).format(&Rfc3339).unwrap_or_default();
    let mut line = format!("{{\"received\":\"{received}\",\"event\":").into_bytes();
    line.extend_from_slice(&body);
    line.extend_from_slice(b"}\n");
    if peer.journal.append(line).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match document {
        Some(document) => ([(header::CONTENT_TYPE, "application/xml")], document).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

impl Peer {
    /// The step that follows the event.
    fn document(&self, event: &Event) -> Option<String> {
        let at = |fields: &Fields| self.menu.step(fields.tag.as_deref().unwrap_or_default());
        let step = match event {
            Event::Initiate(_) | Event::Answer(_) => Some(self.menu.start()),
            Event::Redirect(fields) => Some(at(fields)),
            Event::Gather(fields) => {
                let next = at(fields).1.after_keys(fields.digits.as_deref().unwrap_or_default());
                next.map(|name| self.menu.step(name))
            }
            Event::RecordingComplete(fields) | Event::TransferComplete(fields) => {
                let next = at(fields).1.next.as_ref();
                next.map(|name| self.menu.step(name.get_ref()))
            }
            Event::BridgeComplete(_) | Event::BridgeTargetComplete(_) | Event::TransferAnswer(_) => {
                return Some("<Response></Response>".to_owned());
            }
            _ => return None,
        };
        Some(step.map_or_else(|| "<Response></Response>".to_owned(), |step| bxml::document(&self.menu, step, None)))
    }
}
