//! The gateway's way of a webhook with serde_json, or with no parsing at all: what parsing costs in
//! a whole request.
//!
//! Connections, journal, menu and documents are those of the gateway. A line of the journal has the
//! event as it was parsed, with the fields that most people would write down; by `serde-json-full`
//! all that came, and the same members as a line of the gateway; without parsing, the body as it
//! came. A peer does less than the gateway otherwise: it has no metrics, no page, no credentials and
//! no limits.
//!
//! ```sh
//! cargo run --release -p gateway --example peer -- serde-json 127.0.0.1:8081 journal-of-peer
//! ```

use std::fmt::Write;
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
use serde_json::{Map, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use tokio::net::TcpListener;

macro_rules! events {
    ($enum:ident of $fields:ident: $($event:ident $name:literal $(or $alias:literal)?,)+) => {
        /// A tagged enum, as most people would write it.
        #[derive(Deserialize, Serialize)]
        #[serde(tag = "eventType")]
        enum $enum {
            $(#[serde(rename = $name $(, alias = $alias)?)] $event($fields),)+
            #[serde(other)]
            Unknown,
        }

        impl $enum {
            fn parts(&self) -> (&'static str, Option<&$fields>) {
                match self {
                    $(Self::$event(fields) => ($name, Some(fields)),)+
                    Self::Unknown => ("unknown", None),
                }
            }
        }
    };
}

macro_rules! with_usual {
    ($enum:ident of $fields:ident: $($more:tt)*) => {
        events! {
            $enum of $fields:
            Answer "answer",
            BridgeComplete "bridgeComplete",
            BridgeTargetComplete "bridgeTargetComplete",
            ConferenceCompleted "conferenceCompleted",
            ConferenceCreated "conferenceCreated",
            ConferenceMemberExit "conferenceMemberExit",
            ConferenceMemberJoin "conferenceMemberJoin",
            ConferenceRecordingAvailable "conferenceRecordingAvailable",
            ConferenceRedirect "conferenceRedirect",
            Disconnect "disconnect",
            Dtmf "dtmf",
            Gather "gather",
            Initiate "initiate",
            MachineDetectionComplete "machineDetectionComplete",
            RecordingAvailable "recordingAvailable",
            RecordingComplete "recordingComplete" or "recordComplete",
            Redirect "redirect",
            TranscriptionAvailable "transcriptionAvailable",
            TransferAnswer "transferAnswer",
            TransferComplete "transferComplete",
            TransferDisconnect "transferDisconnect",
            $($more)*
        }
    };
}

with_usual! { Event of Fields: }

// All types that the gateway knows.
with_usual! {
    AnyEvent of AllFields:
    MediaStreamRejected "mediaStreamRejected",
    MediaStreamStarted "mediaStreamStarted",
    MediaStreamStopped "mediaStreamStopped",
    RealTimeTranscriptionAvailable "realTimeTranscriptionAvailable",
    RealTimeTranscriptionRejected "realTimeTranscriptionRejected",
    RealTimeTranscriptionStarted "realTimeTranscriptionStarted",
    RealTimeTranscriptionStopped "realTimeTranscriptionStopped",
    ReferComplete "referComplete",
}

macro_rules! fields {
    ($($name:ident: $type:ty,)+) => {
        #[derive(Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Fields {
            $(#[serde(skip_serializing_if = "Option::is_none")] $name: Option<$type>,)+
        }

        /// Nothing of an event is lost, as in the gateway.
        #[derive(Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        struct AllFields {
            $(#[serde(skip_serializing_if = "Option::is_none")] $name: Option<$type>,)+
            #[serde(flatten)]
            others: Map<String, Value>,
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

/// A line of the gateway.
#[derive(Serialize)]
struct FullLine<'l> {
    received: &'l str,
    family: &'static str,
    #[serde(rename = "type")]
    event_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    event: &'l AnyEvent,
}

/// The id of an event, in the form of the gateway's: each part with its length.
fn id(event_type: &str, fields: &AllFields) -> String {
    let digit = fields.others.get("digit").and_then(Value::as_str);
    let parts = [
        Some(event_type),
        fields.call_id.as_deref(),
        fields.conference_id.as_deref(),
        fields.event_time.as_deref(),
        fields.recording_id.as_deref(),
        None,
        digit,
    ];
    let mut id = String::with_capacity(128);
    for part in parts {
        match part {
            // Writing to memory cannot fail.
            Some(part) => drop(write!(id, "{}:{part}", part.len())),
            None => id.push('-'),
        }
    }
    id
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    SerdeJson,
    SerdeJsonFull,
    None,
}

struct Peer {
    way: Way,
    menu: Menu,
    journal: Journal,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [parser, address, folder] = arguments.as_slice() else {
        return usage();
    };
    let way = match parser.as_str() {
        "serde-json" => Way::SerdeJson,
        "serde-json-full" => Way::SerdeJsonFull,
        "none" => Way::None,
        _ => return usage(),
    };
    match run(way, address, Path::new(folder)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("peer: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: peer serde-json|serde-json-full|none ADDRESS:PORT FOLDER");
    ExitCode::FAILURE
}

async fn run(way: Way, address: &str, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let (journal, _) = Journal::open(folder, Fsync::Interval, 64 * 1024 * 1024, 20_000)?;
    let menu = Menu::parse(DEFAULT, None)?;
    let router = Router::new()
        .route("/webhooks", routing::post(webhook))
        .with_state(Arc::new(Peer { way, menu, journal }));
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
    let document = match peer.way {
        Way::SerdeJson => {
            let Ok(event) = serde_json::from_slice::<Event>(&body) else {
                return StatusCode::BAD_REQUEST.into_response();
            };
            let (event_type, fields) = event.parts();
            let parsed = Line {
                received: &received,
                event: &event,
            };
            if serde_json::to_writer(&mut line, &parsed).is_err() {
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
            let tag = fields.and_then(|fields| fields.tag.as_deref());
            let digits = fields.and_then(|fields| fields.digits.as_deref());
            peer.document(event_type, tag, digits)
        }
        Way::SerdeJsonFull => {
            let Ok(event) = serde_json::from_slice::<AnyEvent>(&body) else {
                return StatusCode::BAD_REQUEST.into_response();
            };
            let (event_type, fields) = event.parts();
            let parsed = FullLine {
                received: &received,
                family: "voice",
                event_type,
                id: fields.map(|fields| id(event_type, fields)),
                event: &event,
            };
            if serde_json::to_writer(&mut line, &parsed).is_err() {
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
            let tag = fields.and_then(|fields| fields.tag.as_deref());
            let digits = fields.and_then(|fields| fields.digits.as_deref());
            peer.document(event_type, tag, digits)
        }
        Way::None => {
            line.extend_from_slice(format!("{{\"received\":\"{received}\",\"event\":").as_bytes());
            line.extend_from_slice(&body);
            line.push(b'}');
            Some(peer.menu.document(peer.menu.start()))
        }
    };
    line.push(b'\n');
    if peer.journal.append(&line).written().await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match document {
        Some(document) => ([(header::CONTENT_TYPE, "application/xml")], document).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

impl Peer {
    /// The step that follows the event.
    fn document(&self, event_type: &str, tag: Option<&str>, digits: Option<&str>) -> Option<Bytes> {
        let at = self.menu.step(tag.unwrap_or_default());
        let step = match event_type {
            "initiate" | "answer" => Some(self.menu.start()),
            "redirect" => Some(at),
            "gather" => {
                let next = at.1.after_keys(digits.unwrap_or_default());
                next.map(|name| self.menu.step(name))
            }
            "recordingComplete" | "transferComplete" => {
                let next = at.1.next.as_ref();
                next.map(|name| self.menu.step(name.get_ref()))
            }
            "bridgeComplete" | "bridgeTargetComplete" | "transferAnswer" => None,
            _ => return None,
        };
        Some(step.map_or_else(
            || Bytes::from_static(b"<Response></Response>"),
            |step| self.menu.document(step),
        ))
    }
}
