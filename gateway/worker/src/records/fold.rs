//! Folds the events in JetStream into records, and publishes the records of calls and conferences
//! that have ended.
//!
//! JetStream keeps the time: as long as the record of an ended call is not published, one of its
//! messages is refused with a delay, and comes again. So no timer is lost with a worker.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_nats::ServerAddr;
use async_nats::jetstream::consumer::pull;
use async_nats::jetstream::{self as nats, AckKind, Message};
use bandwidth_callbacks::types::Timestamp;
use bandwidth_callbacks::{Options, Parser};
use futures_util::StreamExt;
use tokio::sync::watch;
use tokio::time::timeout;

use super::batch::{Fate, Groups, Outcome};
use super::call::Records;
use super::conference::Conference;
use super::counts::Counts;
use super::event;
use super::record::{Record, Time};
use super::values::Values;
use gateway_common::jetstream::{self, Fault, VOICE};
use gateway_common::journal::line::Entry;
use gateway_common::retry::{PAUSE, Retry};

/// The one consumer of all workers.
const CONSUMER: &str = "calls";

/// For how long a message belongs to the worker that has it.
const ACK_WAIT: Duration = Duration::from_secs(30);

/// The most messages that all workers have, with those of ended calls that wait.
const MAX_WAITING: i64 = 50_000;

/// The most messages that are folded at once.
const BATCH: usize = 512;

/// For how long a request for messages waits for more.
const PULL: Duration = Duration::from_secs(2);

/// For how long no call can be folded until the servers are connected to anew. One call that cannot
/// be folded holds up no others.
const GIVE_UP: Duration = Duration::from_secs(10);

/// How often the counts are logged.
const LOG_EVERY: Duration = Duration::from_secs(60);

pub struct Folder {
    pub servers: Vec<ServerAddr>,
    pub replicas: usize,
    pub settle: Duration,
    pub counts: Arc<Counts>,
}

/// The records of both kinds.
struct Stores<'w> {
    calls: Records<'w>,
    conferences: Records<'w>,
}

/// What an event says.
#[derive(Default)]
struct Content {
    call: Option<Record>,
    conference: Option<Conference>,
}

impl Folder {
    /// Folds until it is told to stop.
    pub async fn run(&self, mut stop: watch::Receiver<()>) {
        let mut retry = Retry::new("the events stay in JetStream until they can be folded");
        let mut old = None;
        while let Err(fault) = self.work(&mut stop, &mut retry, &mut old).await {
            retry.pause(&fault).await;
        }
        self.counts.log();
    }

    async fn work(
        &self,
        stop: &mut watch::Receiver<()>,
        retry: &mut Retry,
        old: &mut Option<String>,
    ) -> Result<(), Fault> {
        if stop.has_changed().is_err() {
            return Ok(());
        }
        let client = jetstream::connect(self.servers.clone()).await?;
        let version = client.server_info().version;
        if let Some(warning) = jetstream::too_old(&version)
            && old.replace(version.clone()).as_ref() != Some(&version)
        {
            tracing::warn!("{warning}");
        }
        let context = nats::new(client.clone());
        let events = jetstream::stream(&context, self.replicas).await?;
        let records = |bucket, ended| Records {
            bucket,
            ended,
            settle: self.settle,
            counts: &self.counts,
        };
        let stores = Stores {
            calls: records(
                Values::bucket(&context, self.replicas).await?,
                Values::ended(&context, self.replicas).await?,
            ),
            conferences: records(
                Values::conferences(&context, self.replicas).await?,
                Values::completed(&context, self.replicas).await?,
            ),
        };
        let config = pull::Config {
            durable_name: Some(CONSUMER.into()),
            filter_subject: VOICE.into(),
            ack_wait: ACK_WAIT,
            max_ack_pending: MAX_WAITING,
            ..pull::Config::default()
        };
        let consumer = jetstream::consumer(&events, CONSUMER, config).await?;
        let (mut logged, mut folded, mut warned) =
            (Instant::now(), Instant::now(), None::<Instant>);
        // The gateways have let the events in.
        let mut parser = Parser::with_options(Options::new().max_len(Options::MAX_LEN));
        let outcome = 'pull: loop {
            let mut is_idle = true;
            let mut messages = consumer
                .batch()
                .max_messages(BATCH)
                .expires(PULL)
                .messages()
                .await?
                .ready_chunks(BATCH);
            loop {
                let messages = tokio::select! {
                    biased;
                    _ = stop.changed() => break 'pull Ok(()),
                    messages = messages.next() => messages,
                };
                let Some(messages) = messages else { break };
                is_idle = false;
                let (messages, fault) = whole(messages);
                let outcome = match self.fold_batch(&stores, &mut parser, &messages).await {
                    Ok(outcome) => outcome,
                    Err(fault) => break 'pull Err(fault),
                };
                if let Some(fault) = fault {
                    break 'pull Err(fault);
                }
                if outcome.is_folded {
                    folded = Instant::now();
                    if retry.succeeds() {
                        tracing::info!("events are folded again");
                    }
                }
                if let Some(fault) = outcome.fault {
                    if folded.elapsed() > GIVE_UP {
                        break 'pull Err(fault);
                    }
                    if warned.is_none_or(|warned| warned.elapsed() > LOG_EVERY) {
                        tracing::warn!(%fault, "the events of a call cannot be folded: they come again");
                        warned = Some(Instant::now());
                    }
                }
            }
            if is_idle {
                // Other workers can have had the rest.
                self.counts.pending(consumer.get_info().await?.num_pending);
            }
            if logged.elapsed() > LOG_EVERY {
                logged = Instant::now();
                self.counts.log();
            }
        };
        // What is acknowledged is not sent yet.
        let _ = timeout(PAUSE, client.flush()).await;
        outcome
    }

    /// Folds messages. Those of a call that fails come again after a pause.
    async fn fold_batch(
        &self,
        stores: &Stores<'_>,
        parser: &mut Parser,
        messages: &[Message],
    ) -> Result<Outcome, Fault> {
        let (mut calls, mut conferences) = (Groups::default(), Groups::default());
        let mut outcome = Outcome::new(messages.len());
        for (number, message) in messages.iter().enumerate() {
            let info = message.info()?;
            self.counts.pending(info.pending);
            let Some(content) = content(parser, &message.payload) else {
                tracing::error!(
                    sequence = info.stream_sequence,
                    "a message has no event that can be folded: it is left out"
                );
                outcome.fates[number] = Fate::Unreadable;
                continue;
            };
            if let Some(record) = content.call {
                calls.add(&record.call.call_id.clone(), record, &[number]);
            }
            if let Some(record) = content.conference {
                conferences.add(&record.conference_id.clone(), record, &[number]);
            }
        }
        outcome.fold_calls(calls, &stores.calls).await;
        outcome
            .fold_conferences(conferences, &stores.conferences)
            .await;
        for (message, fate) in messages.iter().zip(&outcome.fates) {
            match fate {
                Fate::Nothing | Fate::Folded => message.ack().await?,
                Fate::Unreadable => message.ack_with(AckKind::Term).await?,
                Fate::Again(rest) => message.ack_with(AckKind::Nak(Some(*rest))).await?,
                Fate::Failed => message.ack_with(AckKind::Nak(Some(PAUSE))).await?,
            }
        }
        let is_folded = |fate: &&Fate| matches!(fate, Fate::Folded | Fate::Again(_));
        self.counts
            .folded(outcome.fates.iter().filter(is_folded).count());
        Ok(outcome)
    }
}

/// Returns the messages before the first fault, and the fault.
fn whole(messages: Vec<Result<Message, Fault>>) -> (Vec<Message>, Option<Fault>) {
    let mut whole = Vec::with_capacity(messages.len());
    for message in messages {
        match message {
            Ok(message) => whole.push(message),
            Err(fault) => return (whole, Some(fault)),
        }
    }
    (whole, None)
}

/// Returns nothing for what cannot be read.
fn content(parser: &mut Parser, line: &[u8]) -> Option<Content> {
    let entry = serde_json::from_slice::<Entry<'_>>(line).ok()?;
    let received = Time::of(Timestamp::new(&entry.received))?;
    let event = parser.parse_ref(entry.event.get().as_bytes()).ok()?;
    Some(Content {
        call: event::record(&event, received).ok()?,
        conference: event::conference(&event, received).ok()?,
    })
}
