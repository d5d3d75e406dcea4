//! The gateway's way of a webhook with serde_json, or with no parsing at all: what parsing costs in
//! a whole request.
//!
//! Connections, journal, menu and documents are those of the gateway, and a line of the journal has
//! the event as it was parsed; without parsing, the body as it came. A peer does less than the
//! gateway otherwise: it has no metrics, no page, no credentials, no limits and no id in a line.
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
use gateway::menu::{DEFAULT, Menu};
use gateway::serve::server::{self, Limits};
use gateway_common::stop::stopped;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use tokio::net::TcpListener;

/// A tagged enum, as most people would write it.
#[derive(Deserialize, Serialize)]
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

macro_rules! fields {
    ($($name:ident: $type:ty,)+) => {
        #[derive(Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Fields {
            $(#[serde(skip_serializing_if = "Option::is_none")] $name: Option<$type>,)+
        }
    };
}

fields! {
    account_id: String,
    answer_time: String,
    application_id: String,
    call_id: String,
    call_url: String,
    cause: String,
    channels: u32,
    conference_id: String,
    digits: String,
    direction: String,
    duration: String,
    end_time: String,
    error_id: String,
    error_message: String,
    event_time: String,
    file_format: String,
    from: String,
    media_url: String,
    name: String,
    parent_call_id: String,
    recording_id: String,
    start_time: String,
    status: String,
    tag: String,
    terminating_digit: String,
    to: String,
}

#[derive(Serialize)]
struct Line<'l> {
    received: &'l str,
    event: &'l Event,
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
    let menu = Menu::parse(DEFAULT, None)?;
    let router = Router::new()
        .route("/webhooks", routing::post(webhook))
        .with_state(Arc::new(Peer {
            parses,
            menu,
            journal,
        }));
    let listener = TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);
    let limits = Limits {
        head: Duration::from_secs(3),
        idle: Duration::from_secs(75),
    };
    server::serve(
        listener,
        router,
        limits,
        20_000,
        Arc::new(|_, _| {}),
        stopped(),
    )
    .await;
    Ok(())
}

async fn webhook(State(peer): State<Arc<Peer>>, body: Bytes) -> Response {
    let received = OffsetDateTime::from(SystemTime::now())
        .format(&Rfc3339)
        .unwrap_or_default();
    let mut line = Vec::with_capacity(1024);
    let document = if peer.parses {
        let Ok(event) = serde_json::from_slice::<Event>(&body) else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        let parsed = Line {
            received: &received,
            event: &event,
        };
        if serde_json::to_writer(&mut line, &parsed).is_err() {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        peer.document(&event)
    } else {
        line.extend_from_slice(format!("{{\"received\":\"{received}\",\"event\":").as_bytes());
        line.extend_from_slice(&body);
        line.push(b'}');
        Some(peer.menu.document(peer.menu.start()))
    };
    line.push(b'\n');
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
    fn document(&self, event: &Event) -> Option<Bytes> {
        let at = |fields: &Fields| self.menu.step(fields.tag.as_deref().unwrap_or_default());
        let step = match event {
            Event::Initiate(_) | Event::Answer(_) => Some(self.menu.start()),
            Event::Redirect(fields) => Some(at(fields)),
            Event::Gather(fields) => {
                let next = at(fields)
                    .1
                    .after_keys(fields.digits.as_deref().unwrap_or_default());
                next.map(|name| self.menu.step(name))
            }
            Event::RecordingComplete(fields) | Event::TransferComplete(fields) => {
                let next = at(fields).1.next.as_ref();
                next.map(|name| self.menu.step(name.get_ref()))
            }
            Event::BridgeComplete(_)
            | Event::BridgeTargetComplete(_)
            | Event::TransferAnswer(_) => {
                return Some(Bytes::from_static(b"<Response></Response>"));
            }
            _ => return None,
        };
        Some(step.map_or_else(
            || Bytes::from_static(b"<Response></Response>"),
            |step| self.menu.document(step),
        ))
    }
}
