//! Forwards the journal to NATS JetStream. The journal is the queue: while the servers are slow or gone it grows, and then it is forwarded
//! in order from where the last acknowledgement was.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::message::PublishMessage;
use async_nats::jetstream::{self, stream};
use async_nats::{Client, ConnectOptions, ServerAddr};
use futures_util::future::join_all;
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use crate::metrics::Metrics;
use crate::reader::{self, Line, Position};

/// The stream, which the gateway makes if it is missing.
const STREAM: &str = "BANDWIDTH";
const SUBJECTS: &str = "bandwidth.>";

/// For how long the servers recognize an event that comes again.
const DUPLICATES: Duration = Duration::from_secs(60 * 60);

/// Before the next try after a fault.
const PAUSE: Duration = Duration::from_millis(500);

/// The longest subject token and message id that are taken from an event.
const MAX_TOKEN: usize = 64;
const MAX_ID: usize = 512;

pub struct Forwarder {
    pub servers: Vec<ServerAddr>,
    pub replicas: usize,
    pub folder: PathBuf,
    /// The end of what is written.
    pub end: watch::Receiver<Position>,
    pub metrics: Arc<Metrics>,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

impl Forwarder {
    /// Forwards until the journal is closed and everything in it is acknowledged.
    ///
    /// # Errors
    ///
    /// The file with the position cannot be read.
    pub async fn run(mut self) -> io::Result<()> {
        let mut position = load(&self.folder)?;
        if position > *self.end.borrow() {
            // The files were moved away, and their numbers began anew.
            position = Position::default();
        }
        let mut is_logged = false;
        loop {
            match self.forward(&mut position, &mut is_logged).await {
                Ok(()) => return Ok(()),
                Err(fault) if !is_logged => {
                    tracing::warn!(%fault, "the events stay in the journal until they can be forwarded");
                    is_logged = true;
                }
                Err(_) => {}
            }
            sleep(PAUSE).await;
        }
    }

    async fn forward(&mut self, position: &mut Position, is_logged: &mut bool) -> Result<(), Fault> {
        let client = ConnectOptions::new().name("gateway").connect(self.servers.clone()).await?;
        let context = jetstream::new(client.clone());
        let stream = stream::Config {
            name: STREAM.into(),
            subjects: vec![SUBJECTS.into()],
            num_replicas: self.replicas,
            duplicate_window: DUPLICATES,
            ..stream::Config::default()
        };
        context.get_or_create_stream(stream).await?;
        loop {
            let end = *self.end.borrow_and_update();
            let (folder, from) = (self.folder.clone(), *position);
            let lines = spawn_blocking(move || reader::lines(&folder, from, end)).await??;
            if lines.is_empty() {
                if self.end.changed().await.is_err() {
                    return Ok(());
                }
                continue;
            }
            self.publish(&client, &context, lines, position).await?;
            if *is_logged {
                tracing::info!("events are forwarded again");
                *is_logged = false;
            }
        }
    }

    /// Publishes lines and waits for their acknowledgements. Moves the position over those that are acknowledged, up to the first that is not.
    async fn publish(&self, client: &Client, context: &jetstream::Context, lines: Vec<Line>, position: &mut Position) -> Result<(), Fault> {
        let max_payload = client.server_info().max_payload;
        let mut sent = Vec::with_capacity(lines.len());
        let mut ends = Vec::with_capacity(lines.len());
        for line in lines {
            ends.push(line.end);
            let head = Head::of(&line.text);
            if line.text.len() + MAX_ID * 3 + 256 > max_payload {
                tracing::error!(
                    file = line.begin.file,
                    offset = line.begin.offset,
                    "an event is too long for the servers: it is in the journal only"
                );
                sent.push(None);
                continue;
            }
            let (subject, id) = (head.subject(), head.id(line.begin));
            let message = PublishMessage::build().payload(line.text.into()).message_id(id);
            match context.send_publish(subject, message).await {
                Ok(acknowledgement) => sent.push(Some(acknowledgement)),
                Err(_) => break,
            }
        }
        let waiting = sent.into_iter().map(async |sent| match sent {
            Some(acknowledgement) => acknowledgement.await.map(Some),
            None => Ok(None),
        });
        let mut fault: Option<Fault> = None;
        let mut acknowledged: usize = 0;
        for outcome in join_all(waiting).await {
            match outcome {
                Ok(outcome) => {
                    acknowledged += 1;
                    if let Some(outcome) = outcome {
                        self.metrics.forwarded(outcome.duplicate);
                    }
                }
                Err(error) => {
                    fault = Some(error.into());
                    break;
                }
            }
        }
        if let Some(end) = acknowledged.checked_sub(1).and_then(|last| ends.get(last)) {
            *position = *end;
            let (folder, position) = (self.folder.clone(), *position);
            spawn_blocking(move || save(&folder, position)).await??;
        }
        match fault {
            Some(fault) => Err(fault),
            None if acknowledged < ends.len() => Err("the servers take no more".into()),
            None => Ok(()),
        }
    }
}

/// What the subject and the id are made of.
#[derive(Default, Deserialize)]
struct Head<'l> {
    #[serde(borrow, default)]
    received: Cow<'l, str>,
    #[serde(borrow, default)]
    family: Cow<'l, str>,
    #[serde(borrow, default, rename = "type")]
    event_type: Cow<'l, str>,
    #[serde(borrow, default)]
    id: Option<Cow<'l, str>>,
    #[serde(borrow, default)]
    event: Event<'l>,
}

#[derive(Default, Deserialize)]
struct Event<'l> {
    /// A text, but a number was seen too.
    #[serde(borrow, default, rename = "accountId")]
    account_id: Option<&'l RawValue>,
}

impl<'l> Head<'l> {
    fn of(line: &'l [u8]) -> Self {
        serde_json::from_slice(line).unwrap_or_default()
    }

    /// `bandwidth.<family>.<account>.<type>`.
    fn subject(&self) -> String {
        let account = self.event.account_id.map_or("", |account| account.get().trim_matches('"'));
        format!("bandwidth.{}.{}.{}", token(&self.family), token(account), token(&self.event_type))
    }

    /// The key of an event, or for one without a key the place of its line, so that a line that is published again is no second event.
    fn id(&self, begin: Position) -> String {
        match &self.id {
            Some(id) if id.len() <= MAX_ID => header(id),
            _ => format!("{}/{}/{}", header(&self.received), begin.file, begin.offset),
        }
    }
}

/// A text as one token of a subject: the sender must not choose another subject by a dot or a wildcard.
fn token(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let token: String = text.chars().take(MAX_TOKEN).map(|c| if is_plain(c) { c } else { '_' }).collect();
    if token.is_empty() { "none".into() } else { token }
}

/// A text as the value of a header, in which the sender must not end the line.
fn header(text: &str) -> String {
    let mut header = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && byte != b'%' {
            header.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(header, "%{byte:02x}");
        }
    }
    header
}

fn load(folder: &Path) -> io::Result<Position> {
    match fs::read(folder.join("forwarded")) {
        Ok(text) => Ok(serde_json::from_slice(&text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Position::default()),
        Err(error) => Err(error),
    }
}

/// Replaces the file as a whole. After a loss of power it has the old position or the new one: with the old one, the servers get some events
/// again, and recognize them.
fn save(folder: &Path, position: Position) -> io::Result<()> {
    let new = folder.join("forwarded.new");
    let mut file = File::create(&new)?;
    file.write_all(&serde_json::to_vec(&position)?)?;
    file.sync_data()?;
    fs::rename(new, folder.join("forwarded"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_and_ids_are_safe_for_any_event() {
        let begin = Position { file: 3, offset: 17 };
        let of = |line: &str| {
            let head = Head::of(line.as_bytes());
            (head.subject(), head.id(begin))
        };
        let line = r#"{"received":"t","family":"voice","type":"gather","id":"6:gather3:c-1-","event":{"accountId":"5500000"}}"#;
        assert_eq!(of(line), ("bandwidth.voice.5500000.gather".into(), "6:gather3:c-1-".into()));
        // A field of another type is kept as it came.
        for (account, expected) in [("5500000", "5500000"), ("-1.5", "-1_5"), ("null", "none"), ("{}", "__")] {
            let line = format!(r#"{{"received":"t","family":"voice","type":"gather","id":"6:gather","event":{{"accountId":{account}}}}}"#);
            assert_eq!(of(&line), (format!("bandwidth.voice.{expected}.gather"), "6:gather".into()));
        }
        let hostile = r#"{"received":"t","family":"voice","type":"a.>*\r\n","id":"1:\r\nX: %é","event":{"accountId":""}}"#;
        assert_eq!(of(hostile), ("bandwidth.voice.none.a_____".into(), "1:%0d%0aX:%20%25%c3%a9".into()));
        for id in ["".to_owned(), format!(r#","id":"{}""#, "x".repeat(MAX_ID + 1))] {
            let line = format!(
                r#"{{"received":"t","family":"messaging","type":"{}"{id},"event":{{}}}}"#,
                "x".repeat(100)
            );
            assert_eq!(
                of(&line),
                (format!("bandwidth.messaging.none.{}", "x".repeat(MAX_TOKEN)), "t/3/17".into())
            );
        }
        assert_eq!(of("half a li").1, "/3/17");
    }
}
