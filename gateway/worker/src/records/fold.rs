//! Folds the events in JetStream into records, and publishes the records of calls that have ended.
//!
//! JetStream keeps the time: as long as the record of an ended call is not published, one of its
//! messages is refused with a delay, and comes again. So no timer is lost with a worker.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_nats::ServerAddr;
use async_nats::jetstream::consumer::pull;
use async_nats::jetstream::{self as nats, AckKind, Message};
use bandwidth_callbacks::types::Timestamp;
use bandwidth_callbacks::{Options, Parser};
use futures_util::{StreamExt, stream};
use tokio::sync::watch;
use tokio::time::timeout;

use super::call::{Calls, Left};
use super::counts::Counts;
use super::event;
use super::record::{Record, Time};
use super::values::{Values, key};
use gateway_common::jetstream::{self, Fault, VOICE};
use gateway_common::journal::line::Entry;
use gateway_common::retry::{PAUSE, Retry};

/// The one consumer of all workers.
const CONSUMER: &str = "calls";

/// For how long a message belongs to the worker that has it.
const ACK_WAIT: Duration = Duration::from_secs(30);

/// The most messages that all workers have, with those of ended calls that wait.
const MAX_WAITING: i64 = 50_000;

/// The most messages that are folded at once, and of how many calls at the same time.
const BATCH: usize = 512;
const CALLS: usize = 64;

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

/// The events of one call in a batch.
struct Group {
    record: Record,
    messages: Vec<Message>,
}

/// The kind of a message.
enum Content {
    Call(Box<Record>),
    /// An event without a call.
    NoCall,
    Unreadable,
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
        let calls = Calls {
            bucket: Values::bucket(&context, self.replicas).await?,
            ended: Values::ended(&context, self.replicas).await?,
            settle: self.settle,
            counts: &self.counts,
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
                let (is_folded, failed) = match self.fold_batch(&calls, &mut parser, messages).await
                {
                    Ok(outcome) => outcome,
                    Err(fault) => break 'pull Err(fault),
                };
                if let Some(fault) = fault {
                    break 'pull Err(fault);
                }
                if is_folded {
                    folded = Instant::now();
                    if retry.succeeds() {
                        tracing::info!("events are folded again");
                    }
                }
                if let Some(fault) = failed {
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

    /// Folds messages, call by call. Those of a call that fails come again after a pause. Returns
    /// whether a call did not fail, and the fault of one that did.
    async fn fold_batch(
        &self,
        calls: &Calls<'_>,
        parser: &mut Parser,
        messages: Vec<Message>,
    ) -> Result<(bool, Option<Fault>), Fault> {
        let mut groups: HashMap<String, Group> = HashMap::new();
        for message in messages {
            let info = message.info()?;
            let sequence = info.stream_sequence;
            self.counts.pending(info.pending);
            match content(parser, &message.payload) {
                Content::Call(record) => match groups.get_mut(&record.call.call_id) {
                    Some(group) => {
                        group.record.fold(*record);
                        group.messages.push(message);
                    }
                    None => {
                        let group = Group {
                            record: *record,
                            messages: vec![message],
                        };
                        groups.insert(group.record.call.call_id.clone(), group);
                    }
                },
                Content::NoCall => message.ack().await?,
                Content::Unreadable => {
                    tracing::error!(
                        sequence,
                        "a message has no event that can be folded: it is left out"
                    );
                    message.ack_with(AckKind::Term).await?;
                }
            }
        }
        let folds = groups.into_values().map(|group| self.fold(calls, group));
        let mut folds = stream::iter(folds).buffer_unordered(CALLS);
        let (mut is_folded, mut failed) = (false, None);
        while let Some(fold) = folds.next().await {
            match fold {
                Ok(()) => is_folded = true,
                Err(fault) => failed = Some(fault),
            }
        }
        Ok((is_folded, failed))
    }

    async fn fold(&self, calls: &Calls<'_>, group: Group) -> Result<(), Fault> {
        let outcome = calls
            .fold(&key(&group.record.call.call_id), &group.record)
            .await;
        let mut messages = group.messages.iter();
        if let Ok(Left::Publish(rest)) = outcome
            && let Some(message) = messages.next()
        {
            message.ack_with(AckKind::Nak(Some(rest))).await?;
        }
        for message in messages {
            match outcome {
                Ok(_) => message.ack().await?,
                Err(_) => message.ack_with(AckKind::Nak(Some(PAUSE))).await?,
            }
        }
        if outcome.is_ok() {
            self.counts.folded(group.messages.len());
        }
        outcome.map(drop)
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

fn content(parser: &mut Parser, line: &[u8]) -> Content {
    let Ok(entry) = serde_json::from_slice::<Entry<'_>>(line) else {
        return Content::Unreadable;
    };
    let Some(received) = Time::of(Timestamp::new(&entry.received)) else {
        return Content::Unreadable;
    };
    let Ok(event) = parser.parse_ref(entry.event.get().as_bytes()) else {
        return Content::Unreadable;
    };
    match event::record(&event, received) {
        Ok(Some(record)) => Content::Call(Box::new(record)),
        Ok(None) => Content::NoCall,
        Err(_) => Content::Unreadable,
    }
}
