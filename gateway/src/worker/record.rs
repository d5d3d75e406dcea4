//! The record of a call: what its events say of legs, times, causes and recordings, without anything personal.
//!
//! Folding is commutative, associative and idempotent. So a record depends on which events came, and not on their order or how often.

use std::cmp::Ordering;

use bandwidth_callbacks::{Callback, IsoDuration, Timestamp};
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

/// The longest id of a call. Those of Bandwidth have 39 bytes.
pub const MAX_CALL_ID: usize = 128;

/// The longest of the other ids and words.
const MAX_WORD: usize = 64;

/// The most legs and the most recordings of a call, so that its record fits into a message. More are not kept.
const MAX_PARTS: usize = 100;

/// The record of a call that has ended, as it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Completed {
    /// The revision of the record in the bucket. A late event makes a new version.
    pub version: u64,
    #[serde(flatten)]
    pub record: Record,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The call itself, which is the A leg of its transfers.
    #[serde(flatten)]
    pub call: Leg,
    /// The B legs of its transfers, ordered by id.
    pub legs: Vec<Leg>,
    /// The recordings of all legs, ordered by id.
    pub recordings: Vec<Recording>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Leg {
    pub call_id: String,
    pub account_id: Option<String>,
    pub application_id: Option<String>,
    pub direction: Option<String>,
    pub enqueued_time: Option<Time>,
    pub start_time: Option<Time>,
    pub answer_time: Option<Time>,
    pub end_time: Option<Time>,
    /// From start to end.
    pub duration_ms: Option<i64>,
    /// From answer to end.
    pub answered_ms: Option<i64>,
    pub cause: Option<String>,
    pub sip_response_code: Option<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    pub recording_id: String,
    /// The leg that was recorded.
    pub call_id: String,
    pub start_time: Option<Time>,
    pub end_time: Option<Time>,
    pub duration_ms: Option<i64>,
    pub channels: Option<u32>,
    pub file_format: Option<String>,
    pub status: Option<String>,
}

/// A time in UTC, in microseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(i64);

/// Copies direction and times of a leg, if the event is one of these.
macro_rules! copy_leg {
    ($leg:ident, $event:ident, $fields:tt: $($variant:ident)+) => {
        match $event {
            $(Callback::$variant(event) => copy_leg!(@ $leg, event, $fields),)+
            _ => {}
        }
    };
    (@ $leg:ident, $event:ident, [$($field:ident)+]) => {{
        $leg.direction = $event.direction.and_then(|direction| word(direction.as_str()));
        $($leg.$field = $event.$field.and_then(Time::of);)+
    }};
}

/// Returns the A leg, if the event is one of these and has one.
macro_rules! parent {
    ($event:ident: $($variant:ident)+) => {
        match $event {
            $(Callback::$variant(event) => event.parent_call_id,)+
            _ => None,
        }
    };
}

/// Returns the recording of an event.
macro_rules! recording {
    ($leg:ident, $event:ident) => {
        $event.recording_id.and_then(word).map(|recording_id| Recording {
            recording_id,
            call_id: $leg.call_id.clone(),
            start_time: $event.start_time.and_then(Time::of),
            end_time: $event.end_time.and_then(Time::of),
            duration_ms: $event.duration.and_then(milliseconds),
            channels: None,
            file_format: $event.file_format.and_then(|format| word(format.as_str())),
            status: None,
        })
    };
}

impl Record {
    /// Returns what an event says of its call, or nothing if the event has no call, as some events of conferences.
    ///
    /// An event of the B leg of a transfer belongs to the call that was transferred.
    ///
    /// # Errors
    ///
    /// The id of the call is too long.
    pub fn of(event: &Callback<'_>, received: Time) -> Result<Option<Self>, IdTooLong> {
        let Some(call_id) = event.call_id().filter(|id| !id.is_empty()) else {
            return Ok(None);
        };
        let mut leg = Leg {
            call_id: call_id.into(),
            account_id: event.account_id().and_then(word),
            application_id: event.application_id().and_then(word),
            ..Leg::default()
        };
        copy_leg!(leg, event, [start_time]: Initiate);
        copy_leg!(leg, event, [enqueued_time start_time answer_time]:
            Answer BridgeComplete BridgeTargetComplete Disconnect Dtmf Gather MachineDetectionComplete MediaStreamRejected MediaStreamStarted
            MediaStreamStopped RealTimeTranscriptionAvailable RealTimeTranscriptionRejected RealTimeTranscriptionStarted
            RealTimeTranscriptionStopped Redirect ReferComplete TransferAnswer TransferComplete TransferDisconnect);
        // Their start and end are those of the recording.
        copy_leg!(leg, event, [enqueued_time]: RecordingAvailable RecordingComplete TranscriptionAvailable);
        let parent = parent!(event:
            Dtmf Gather RecordingAvailable RecordingComplete Redirect TranscriptionAvailable TransferAnswer TransferDisconnect Unknown);
        // Always known, or the call would never be complete.
        let end = |time: Option<Timestamp<'_>>| time.and_then(Time::of).or(event.event_time().and_then(Time::of)).or(Some(received));
        let mut recording = None;
        match event {
            Callback::Disconnect(event) => {
                leg.end_time = end(event.end_time);
                leg.cause = event.cause.and_then(|cause| word(cause.as_str()));
                leg.sip_response_code = event.sip_response_code;
            }
            Callback::TransferDisconnect(event) => {
                // Without a parent it would be taken for the end of the call.
                leg.end_time = parent.and_then(|_| end(event.end_time));
                leg.cause = event.cause.and_then(|cause| word(cause.as_str()));
            }
            Callback::RecordingAvailable(event) => {
                recording = recording!(leg, event).map(|recording| Recording {
                    channels: event.channels,
                    status: event.status.and_then(|status| word(status.as_str())),
                    ..recording
                });
            }
            Callback::RecordingComplete(event) => {
                leg.answer_time = event.answer_time.and_then(Time::of);
                recording = recording!(leg, event).map(|recording| Recording {
                    channels: event.channels,
                    ..recording
                });
            }
            Callback::TranscriptionAvailable(event) => recording = recording!(leg, event),
            _ => {}
        }
        leg.derive();
        let parent = parent.filter(|parent| !parent.is_empty() && *parent != call_id);
        if call_id.len().max(parent.map_or(0, str::len)) > MAX_CALL_ID {
            return Err(IdTooLong);
        }
        let (call, legs) = match parent {
            Some(parent) => {
                let call = Leg {
                    call_id: parent.into(),
                    ..Leg::default()
                };
                (call, vec![leg])
            }
            None => (leg, Vec::new()),
        };
        let recordings = recording.into_iter().collect();
        Ok(Some(Self { call, legs, recordings }))
    }

    /// Adds what is known from elsewhere of the same call.
    pub fn fold(&mut self, other: Self) {
        self.call.fold(other.call);
        fold_parts(&mut self.legs, other.legs);
        fold_parts(&mut self.recordings, other.recordings);
    }

    /// Whether the call itself has ended. Events of it can come later yet.
    pub fn is_ended(&self) -> bool {
        self.call.end_time.is_some()
    }
}

/// The id of a call is longer than [`MAX_CALL_ID`].
#[derive(Debug, PartialEq)]
pub struct IdTooLong;

/// What a call has several of.
trait Part {
    fn id(&self) -> &str;
    fn fold(&mut self, other: Self);
}

/// Folds the parts of equal id. Both lists are ordered by id. The least ids are kept, so that a part that is dropped never comes back.
fn fold_parts<P: Part>(parts: &mut Vec<P>, others: Vec<P>) {
    for other in others {
        if let Some(part) = parts.iter_mut().find(|part| part.id() == other.id()) {
            part.fold(other);
        } else {
            let index = parts.partition_point(|part| part.id() < other.id());
            parts.insert(index, other);
        }
    }
    parts.truncate(MAX_PARTS);
}

impl Part for Leg {
    fn id(&self) -> &str {
        &self.call_id
    }

    fn fold(&mut self, other: Self) {
        greatest(&mut self.call_id, other.call_id);
        greatest(&mut self.account_id, other.account_id);
        greatest(&mut self.application_id, other.application_id);
        greatest(&mut self.direction, other.direction);
        least(&mut self.enqueued_time, other.enqueued_time);
        least(&mut self.start_time, other.start_time);
        least(&mut self.answer_time, other.answer_time);
        greatest(&mut self.end_time, other.end_time);
        greatest(&mut self.cause, other.cause);
        greatest(&mut self.sip_response_code, other.sip_response_code);
        self.derive();
    }
}

impl Leg {
    fn derive(&mut self) {
        let until_end = |from: Option<Time>| Some(self.end_time?.0 - from?.0).filter(|time| *time >= 0).map(|time| time / 1000);
        (self.duration_ms, self.answered_ms) = (until_end(self.start_time), until_end(self.answer_time));
    }
}

impl Part for Recording {
    fn id(&self) -> &str {
        &self.recording_id
    }

    fn fold(&mut self, other: Self) {
        greatest(&mut self.call_id, other.call_id);
        least(&mut self.start_time, other.start_time);
        greatest(&mut self.end_time, other.end_time);
        greatest(&mut self.duration_ms, other.duration_ms);
        greatest(&mut self.channels, other.channels);
        greatest(&mut self.file_format, other.file_format);
        greatest(&mut self.status, other.status);
    }
}

fn greatest<T: Ord>(value: &mut T, other: T) {
    if other > *value {
        *value = other;
    }
}

/// The least that is known.
fn least<T: Ord>(value: &mut Option<T>, other: Option<T>) {
    if let Some(new) = &other
        && value.as_ref().is_none_or(|old| new.cmp(old) == Ordering::Less)
    {
        *value = other;
    }
}

/// Takes an id or a word of the API. Any other text may be personal, and is left out.
fn word(text: &str) -> Option<String> {
    let is_word = !text.is_empty() && text.len() <= MAX_WORD && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    is_word.then(|| text.to_owned())
}

fn milliseconds(duration: IsoDuration<'_>) -> Option<i64> {
    i64::try_from(duration.to_duration().ok()?.whole_milliseconds()).ok()
}

impl Time {
    /// Returns nothing for what is no time.
    pub fn of(timestamp: Timestamp<'_>) -> Option<Self> {
        let nanoseconds = timestamp.to_offset_date_time().ok()?.unix_timestamp_nanos();
        i64::try_from(nanoseconds.div_euclid(1000)).ok().map(Self)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1000).map_err(S::Error::custom)?;
        let text = time.to_offset(UtcOffset::UTC).format(&Rfc3339).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::of(Timestamp::new(&text)).ok_or_else(|| D::Error::custom("it is no time"))
    }
}
