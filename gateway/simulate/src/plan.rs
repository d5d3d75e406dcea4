//! Which calls are played, and when each begins.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bandwidth_callbacks::messaging::MessageType;
use bandwidth_callbacks::{EventType, Reply};
use fastrand::Rng;
use tokio::task::JoinSet;
use tokio::time::sleep_until;

use super::Run;
use super::call::Caller;
use super::client::Target;
use super::delivery::{Delivery, Event};
use super::event;
use super::fit;

/// Calls a second, where the options do not say.
const RATE: f64 = 10.0;

/// The behaviour of a caller. Kinds that occur more often are there more often.
#[derive(Clone, Copy)]
enum Kind {
    Inbound,
    Outbound,
    Failed,
    /// Events that no document of this gateway may cause, but a request to the API. Only for a
    /// gateway that takes all at one URL.
    Samples(&'static [EventType<'static>]),
    Messages,
}

const KINDS: [Kind; 12] = [
    Kind::Inbound,
    Kind::Inbound,
    Kind::Inbound,
    Kind::Inbound,
    Kind::Inbound,
    Kind::Outbound,
    Kind::Outbound,
    Kind::Failed,
    Kind::Samples(&CONFERENCE),
    Kind::Samples(&TRANSFER),
    Kind::Samples(&MEDIA),
    Kind::Messages,
];

const CONFERENCE: [EventType<'static>; 6] = [
    EventType::ConferenceCreated,
    EventType::ConferenceMemberJoin,
    EventType::ConferenceRedirect,
    EventType::ConferenceMemberExit,
    EventType::ConferenceRecordingAvailable,
    EventType::ConferenceCompleted,
];

const TRANSFER: [EventType<'static>; 7] = [
    EventType::TransferAnswer,
    EventType::TransferDisconnect,
    EventType::TransferComplete,
    EventType::BridgeTargetComplete,
    EventType::BridgeComplete,
    EventType::ReferComplete,
    EventType::Redirect,
];

const MEDIA: [EventType<'static>; 12] = [
    EventType::Dtmf,
    EventType::Gather,
    EventType::RecordingComplete,
    EventType::RecordingAvailable,
    EventType::TranscriptionAvailable,
    EventType::MediaStreamStarted,
    EventType::MediaStreamRejected,
    EventType::MediaStreamStopped,
    EventType::RealTimeTranscriptionStarted,
    EventType::RealTimeTranscriptionRejected,
    EventType::RealTimeTranscriptionStopped,
    EventType::RealTimeTranscriptionAvailable,
];

impl Kind {
    fn label(self) -> &'static str {
        match self {
            Self::Inbound => "inbound calls",
            Self::Outbound => "outbound calls",
            Self::Failed => "failed calls",
            Self::Samples(_) => "series of samples",
            Self::Messages => "messages",
        }
    }
}

/// Plays calls until the time or the number of calls is over, and waits for the last one.
pub async fn run(run: Arc<Run>) {
    let rate = run.rate.unwrap_or(RATE);
    let begin = Instant::now();
    let mut playing = JoinSet::new();
    let mut rng = Rng::with_seed(run.seed);
    for number in 0.. {
        let due = begin + Duration::from_secs_f64(number as f64 / rate);
        let is_over = run
            .calls
            .map_or(due >= begin + run.duration, |calls| number >= calls);
        if is_over {
            break;
        }
        if run.unless_stopped(sleep_until(due.into())).await.is_none() {
            break;
        }
        let mut rng = rng.fork();
        let kind = kind(&run, &mut rng);
        run.report.play(kind.label());
        let run = run.clone();
        playing.spawn(async move {
            play(kind, run.clone(), rng, due).await;
            run.progress.inc(1);
        });
        // The results of those that are over need not be kept.
        while playing.try_join_next().is_some() {}
    }
    while playing.join_next().await.is_some() {}
}

fn kind(run: &Run, rng: &mut Rng) -> Kind {
    match rng.choice(KINDS) {
        Some(Kind::Messages) if run.messages.is_none() => Kind::Inbound,
        Some(Kind::Samples(_)) if !run.samples => Kind::Inbound,
        kind => kind.unwrap_or(Kind::Inbound),
    }
}

async fn play(kind: Kind, run: Arc<Run>, rng: Rng, due: Instant) {
    match kind {
        Kind::Inbound => Caller::new(run, rng, due).inbound().await,
        Kind::Outbound => Caller::new(run, rng, due).outbound().await,
        Kind::Failed => Caller::new(run, rng, due).failed().await,
        Kind::Samples(types) => {
            let mut caller = Caller::new(run, rng, due);
            let application = caller.application();
            for event_type in types {
                caller.send(&application, *event_type, &[]).await;
            }
        }
        Kind::Messages => messages(&run, rng, due).await,
    }
}

/// A message that comes in, or what becomes of one that was sent.
async fn messages(run: &Arc<Run>, mut rng: Rng, due: Instant) {
    let Some(url) = &run.messages else { return };
    let series: &[MessageType<'_>] = match rng.u32(0..4) {
        0 => &[MessageType::MessageReceived],
        1 => &[
            MessageType::SuggestionResponse,
            MessageType::RequestedLocationResponse,
        ],
        2 => &[MessageType::MessageSending, MessageType::MessageFailed],
        _ => &[
            MessageType::MessageSending,
            MessageType::MessageSent,
            MessageType::MessageDelivered,
            MessageType::MessageRead,
        ],
    };
    let target = Target::new(url);
    let id = event::message_id(&mut Rng::new());
    let mut delivery = Delivery::new(run.clone(), "messages", due);
    for message_type in series {
        let event = Event {
            label: message_type.label(),
            id: &id,
            method: "POST",
            body: &event::message(*message_type, &id),
        };
        let result = delivery
            .send(&target, run.authorization.as_deref(), &event)
            .await;
        if let Err(sentence) = fit::status(Reply::Empty, &result) {
            run.report.misfit(event.label, sentence, Some(&id));
        }
    }
}
