//! Forwards the journal to NATS JetStream. The journal is the queue: while the servers are slow or
//! gone it grows, and then it is forwarded in order from where the last acknowledgement was.

mod head;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use async_nats::ServerAddr;
use async_nats::jetstream::context::{PublishAckFuture, PublishError, PublishErrorKind};
use async_nats::jetstream::message::PublishMessage;
use async_nats::jetstream::publish::PublishAck;
use async_nats::jetstream::{self as nats, Context, ErrorCode};
use futures_util::future::join_all;
use gateway_common::disk;
use gateway_common::jetstream::{self, Fault, covers};
use gateway_common::journal::reader::{self, Content, Line, Position, Written};
use gateway_common::retry::Retry;
use head::Head;
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::journal::Journal;
use crate::metrics::Metrics;

/// The file with the position.
const POSITION: &str = "forwarded";

pub struct Forwarder {
    servers: Vec<ServerAddr>,
    replicas: usize,
    folder: PathBuf,
    /// A text that no other journal has.
    identity: String,
    written: watch::Receiver<Written>,
    /// The end of what is acknowledged.
    position: watch::Sender<Position>,
    metrics: Arc<Metrics>,
}

/// The lines that are written and not yet acknowledged.
#[derive(Clone)]
pub struct Backlog {
    written: watch::Receiver<Written>,
    position: watch::Receiver<Position>,
}

impl Backlog {
    /// Returns its length.
    pub fn bytes(&self) -> u64 {
        let position = *self.position.borrow();
        self.written.borrow().bytes_after(position)
    }
}

impl Forwarder {
    /// Reads how far the journal is forwarded.
    ///
    /// # Errors
    ///
    /// The file with the position cannot be read.
    pub fn open(
        servers: Vec<ServerAddr>,
        replicas: usize,
        journal: &Journal,
        metrics: Arc<Metrics>,
    ) -> io::Result<Self> {
        let (folder, written) = (journal.folder().to_owned(), journal.written());
        let mut position = load(&folder)?;
        if position > written.borrow().end() {
            // The files were moved away, and their numbers began anew.
            position = Position::default();
        }
        for (first, last) in written.borrow().gaps(position.file) {
            tracing::warn!(
                first,
                last,
                "these files of the journal are missing: if they had more than was forwarded, the sink does not get it"
            );
        }
        Ok(Self {
            servers,
            replicas,
            folder,
            identity: journal.identity().to_owned(),
            written,
            position: watch::Sender::new(position),
            metrics,
        })
    }

    pub fn backlog(&self) -> Backlog {
        Backlog {
            written: self.written.clone(),
            position: self.position.subscribe(),
        }
    }

    /// Forwards until the journal is closed and everything in it is acknowledged.
    pub async fn run(mut self) {
        let mut retry = Retry::new("the events stay in the journal until they can be forwarded");
        while let Err(fault) = self.forward(&mut retry).await {
            retry.pause(&fault).await;
        }
    }

    async fn forward(&mut self, retry: &mut Retry) -> Result<(), Fault> {
        let client = jetstream::connect(self.servers.clone()).await?;
        let context = nats::new(client);
        let stream = jetstream::stream(&context, self.replicas).await?;
        let subjects = &stream.cached_info().config.subjects;
        loop {
            let part = self
                .written
                .borrow_and_update()
                .after(*self.position.borrow());
            let Some(part) = part else {
                if self.written.changed().await.is_err() {
                    return Ok(());
                }
                continue;
            };
            let folder = self.folder.clone();
            match spawn_blocking(move || reader::read(&folder, part)).await?? {
                Content::Lines(lines) => self.publish(&context, subjects, lines).await?,
                Content::HalfALine => {
                    tracing::info!(
                        file = part.begin.file,
                        bytes = part.bytes(),
                        "half a line at the end of a file is left out"
                    );
                    self.advance(part.end).await?;
                }
                Content::Lost => {
                    let Position { file, offset } = part.begin;
                    let bytes = part.bytes();
                    tracing::error!(
                        file,
                        offset,
                        bytes,
                        "a file of the journal was removed or truncated: the sink does not get what it had"
                    );
                    self.metrics.lost(bytes);
                    self.advance(part.end).await?;
                }
            }
            if retry.succeeds() {
                tracing::info!("events are forwarded again");
            }
        }
    }

    /// Moves the position, and keeps it.
    async fn advance(&self, position: Position) -> io::Result<()> {
        self.position.send_replace(position);
        let folder = self.folder.clone();
        let save = move || {
            disk::replace(&folder, POSITION, |file| {
                Ok(serde_json::to_writer(file, &position)?)
            })
        };
        // With an older position after a loss of power, the servers get some events again, and
        // recognize them.
        spawn_blocking(save).await?
    }

    /// Publishes lines and waits for their acknowledgements. Moves the position over those that are
    /// acknowledged or parked, up to the first that is not.
    async fn publish(
        &self,
        context: &Context,
        subjects: &[String],
        lines: Vec<Line>,
    ) -> Result<(), Fault> {
        let mut fault: Option<Fault> = None;
        let mut sent = Vec::with_capacity(lines.len());
        for line in lines {
            let (begin, end) = (line.begin, line.end);
            match self.send(context, subjects, line).await {
                Ok(line) => sent.push(async move { (begin, end, line.outcome().await) }),
                Err(error) => {
                    fault = Some(error);
                    break;
                }
            }
        }
        let mut position = None;
        for (begin, end, outcome) in join_all(sent).await {
            match outcome {
                Ok(Outcome::Forwarded { again }) => self.metrics.forwarded(again),
                Ok(Outcome::Parked(why)) => {
                    let Position { file, offset } = begin;
                    tracing::error!(
                        file,
                        offset,
                        "an event is not forwarded, {why}: it stays in the journal"
                    );
                    self.metrics.parked();
                }
                Err(error) => {
                    fault = Some(error);
                    break;
                }
            }
            position = Some(end);
        }
        if let Some(position) = position {
            self.advance(position).await?;
        }
        fault.map_or(Ok(()), Err)
    }

    async fn send(
        &self,
        context: &Context,
        subjects: &[String],
        line: Line,
    ) -> Result<Sent, Fault> {
        let Some(head) = Head::of(&line.text) else {
            return Ok(Sent::Parked("because its line cannot be read"));
        };
        let (subject, id) = (head.subject(), head.id(&self.identity, line.begin));
        if !subjects.iter().any(|filter| covers(filter, &subject)) {
            return Ok(Sent::Parked("because the stream does not have its subject"));
        }
        let message = PublishMessage::build()
            .payload(line.text.into())
            .message_id(id);
        match context.send_publish(subject, message).await {
            Ok(acknowledgement) => Ok(Sent::Message(acknowledgement)),
            Err(error) if error.kind() == PublishErrorKind::MaxPayloadExceeded => {
                Ok(Sent::Parked("because it is longer than the servers allow"))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// A line on its way.
enum Sent {
    Message(PublishAckFuture),
    Parked(&'static str),
}

/// The outcome of a line.
#[derive(Debug)]
enum Outcome {
    /// Again, if the servers had it already.
    Forwarded { again: bool },
    /// It can never be forwarded, because of this.
    Parked(&'static str),
}

impl Sent {
    async fn outcome(self) -> Result<Outcome, Fault> {
        match self {
            Self::Message(acknowledgement) => match acknowledgement.await {
                Ok(PublishAck {
                    duplicate,
                    sequence,
                    ..
                }) => forwarded(duplicate, sequence),
                Err(error) if code(&error) == Some(ErrorCode::STREAM_MESSAGE_EXCEEDS_MAXIMUM) => {
                    Ok(Outcome::Parked(
                        "because it is longer than the stream allows",
                    ))
                }
                Err(error) => Err(error.into()),
            },
            Self::Parked(why) => Ok(Outcome::Parked(why)),
        }
    }
}

/// What a stream says of a message that it refuses.
fn code(error: &PublishError) -> Option<ErrorCode> {
    Some(error.source()?.downcast_ref::<nats::Error>()?.error_code())
}

/// A leader of release 2.9 acknowledges a duplicate whose original is not stored yet, and may never
/// be. It has no sequence number then.
fn forwarded(again: bool, sequence: u64) -> Result<Outcome, Fault> {
    match sequence {
        0 => Err("the servers do not have an event yet that they recognize".into()),
        _ => Ok(Outcome::Forwarded { again }),
    }
}

fn load(folder: &Path) -> io::Result<Position> {
    match fs::read(folder.join(POSITION)) {
        Ok(text) => Ok(serde_json::from_slice(&text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Position::default()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duplicate_that_is_not_stored_is_not_forwarded() {
        assert!(matches!(
            forwarded(false, 1),
            Ok(Outcome::Forwarded { again: false })
        ));
        assert!(matches!(
            forwarded(true, 1),
            Ok(Outcome::Forwarded { again: true })
        ));
        for again in [false, true] {
            assert!(forwarded(again, 0).is_err());
        }
    }
}
