//! Forwards the journal to NATS JetStream. The journal is the queue: while the servers are slow or gone it grows, and then it is forwarded
//! in order from where the last acknowledgement was.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, io};

use async_nats::jetstream::Context;
use async_nats::jetstream::message::PublishMessage;
use async_nats::{Client, ServerAddr};
use futures_util::future::join_all;
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::Fault;
use super::head::{Head, MAX_ID};
use crate::disk;
use crate::journal::reader::{self, Line, Position};
use crate::metrics::Metrics;

/// The file with the position.
const POSITION: &str = "forwarded";

/// Before the next try after a fault.
const PAUSE: Duration = Duration::from_millis(500);

pub struct Forwarder {
    servers: Vec<ServerAddr>,
    replicas: usize,
    folder: PathBuf,
    /// The end of what is written.
    end: watch::Receiver<Position>,
    /// The end of what is acknowledged.
    position: watch::Sender<Position>,
    metrics: Arc<Metrics>,
}

/// What is written and not yet acknowledged.
#[derive(Clone)]
pub struct Backlog {
    folder: PathBuf,
    end: watch::Receiver<Position>,
    position: watch::Receiver<Position>,
}

impl Backlog {
    /// Returns its length. Asks the file system about each file of it.
    pub fn bytes(&self) -> u64 {
        let (from, end) = (*self.position.borrow(), *self.end.borrow());
        reader::bytes(&self.folder, from, end)
    }
}

impl Forwarder {
    /// Reads how far the journal in this folder is forwarded.
    ///
    /// # Errors
    ///
    /// The file with the position cannot be read.
    pub fn open(
        servers: Vec<ServerAddr>,
        replicas: usize,
        folder: &Path,
        end: watch::Receiver<Position>,
        metrics: Arc<Metrics>,
    ) -> io::Result<Self> {
        let mut position = load(folder)?;
        if position > *end.borrow() {
            // The files were moved away, and their numbers began anew.
            position = Position::default();
        }
        Ok(Self {
            servers,
            replicas,
            folder: folder.to_owned(),
            end,
            position: watch::Sender::new(position),
            metrics,
        })
    }

    pub fn backlog(&self) -> Backlog {
        Backlog {
            folder: self.folder.clone(),
            end: self.end.clone(),
            position: self.position.subscribe(),
        }
    }

    /// Forwards until the journal is closed and everything in it is acknowledged.
    pub async fn run(mut self) {
        let mut is_logged = false;
        while let Err(fault) = self.forward(&mut is_logged).await {
            if !is_logged {
                tracing::warn!(%fault, "the events stay in the journal until they can be forwarded");
                is_logged = true;
            }
            sleep(PAUSE).await;
        }
    }

    async fn forward(&mut self, is_logged: &mut bool) -> Result<(), Fault> {
        let client = super::connect(self.servers.clone()).await?;
        let context = async_nats::jetstream::new(client.clone());
        super::stream(&context, self.replicas).await?;
        loop {
            let end = *self.end.borrow_and_update();
            let (folder, from) = (self.folder.clone(), *self.position.borrow());
            let lines = spawn_blocking(move || reader::lines(&folder, from, end)).await??;
            if lines.is_empty() {
                if self.end.changed().await.is_err() {
                    return Ok(());
                }
                continue;
            }
            self.publish(&client, &context, lines).await?;
            if *is_logged {
                tracing::info!("events are forwarded again");
                *is_logged = false;
            }
        }
    }

    /// Publishes lines and waits for their acknowledgements. Moves the position over those that are acknowledged, up to the first that is not.
    async fn publish(&self, client: &Client, context: &Context, lines: Vec<Line>) -> Result<(), Fault> {
        let max_payload = client.server_info().max_payload;
        let mut fault: Option<Fault> = None;
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
                Err(error) => {
                    fault = Some(error.into());
                    break;
                }
            }
        }
        // Not an async closure: with one here, Rust 1.95 ends incremental builds with an internal error.
        let waiting = sent.into_iter().map(|sent| async {
            match sent {
                Some(acknowledgement) => acknowledgement.await.map(Some),
                None => Ok(None),
            }
        });
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
            let (folder, position) = (self.folder.clone(), *end);
            self.position.send_replace(position);
            let save = move || disk::replace(&folder, POSITION, |file| Ok(serde_json::to_writer(file, &position)?));
            // With an older position after a loss of power, the servers get some events again, and recognize them.
            spawn_blocking(save).await??;
        }
        fault.map_or(Ok(()), Err)
    }
}

fn load(folder: &Path) -> io::Result<Position> {
    match fs::read(folder.join(POSITION)) {
        Ok(text) => Ok(serde_json::from_slice(&text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Position::default()),
        Err(error) => Err(error),
    }
}
