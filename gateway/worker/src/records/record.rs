//! The record of a call: legs, times, causes and recordings.
//!
//! Folding is commutative, associative and idempotent. So a record depends on which events came,
//! and not on their order or how often.
//!
//! An event is folded into the record of its own call. What is known of a call that is a leg of
//! another one is folded into the record of that too, and so on: whoever folds an event does it for
//! up to [`MAX_DEPTH`] parents. So it does not matter whether a leg or its parent is known first.

use std::cmp::Ordering;

use bandwidth_callbacks::types::Timestamp;
use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

/// The most legs and the most recordings of a call, so that its record fits into a message. More
/// are not kept.
const MAX_PARTS: usize = 100;

/// The most parents of a call that could all be its own, if its events disagree.
const MAX_PARENTS: usize = 4;

/// How far a leg is from the call whose record has it: 1 for the B leg, 2 for the C leg.
pub const MAX_DEPTH: usize = 8;

/// A record that is complete, as it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Completed<R> {
    /// The revision of the record in the bucket. A late event makes a new version.
    pub version: u64,
    #[serde(flatten)]
    pub record: R,
}

/// What a bucket keeps for a key.
pub trait Value: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync {
    /// A row of the files.
    type Row: Serialize + DeserializeOwned + Send;

    /// Adds what is known from elsewhere of the same call or conference.
    fn fold(&mut self, other: Self);

    /// Whether it has ended. Events of it can come later yet.
    fn is_ended(&self) -> bool;

    /// Whether it is published when it has ended. If it was published before it became another
    /// one's part, a last version of it says so.
    fn is_whole(&self) -> bool;

    fn row(self) -> Self::Row;
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The call itself, which is the A leg of its transfers.
    #[serde(flatten)]
    pub call: Leg,
    /// The calls that are its parents by any event, in order. The last one is right, and the others
    /// get to know that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<String>,
    /// The legs of its transfers and those of their transfers, ordered by id.
    pub legs: Vec<Leg>,
    /// The recordings of all legs, ordered by id.
    pub recordings: Vec<Recording>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Leg {
    pub call_id: String,
    /// The call that was transferred to this one.
    pub parent_call_id: Option<String>,
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
    /// The leg that was recorded. A recording of a conference has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
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

impl Value for Record {
    type Row = Self;

    fn fold(&mut self, other: Self) {
        self.call.fold(other.call);
        self.parents.extend(other.parents);
        self.parents.sort_unstable();
        self.parents.dedup();
        let surplus = self.parents.len().saturating_sub(MAX_PARENTS);
        self.parents.drain(..surplus);
        fold_parts(&mut self.legs, other.legs);
        fold_parts(&mut self.recordings, other.recordings);
    }

    fn is_ended(&self) -> bool {
        self.call.end_time.is_some()
    }

    /// A leg is part of another call's record. If calls name each other as parents, the least id of
    /// them is no leg.
    fn is_whole(&self) -> bool {
        let mut parent = &self.call.parent_call_id;
        for _ in 0..=MAX_DEPTH {
            match parent {
                None => return true,
                Some(id) if *id == self.call.call_id => return true,
                Some(id) if *id < self.call.call_id => return false,
                // Only in such a circle is the parent of a call one of its legs too.
                Some(id) => match self.legs.iter().find(|leg| leg.call_id == *id) {
                    Some(leg) if leg.parent_call_id.is_some() => parent = &leg.parent_call_id,
                    _ => return false,
                },
            }
        }
        false
    }

    /// Leaves out the legs whose parents do not lead to this call, and their recordings.
    fn row(mut self) -> Self {
        let is_child = |leg: &Leg, parents: &[String]| match &leg.parent_call_id {
            Some(parent) => parents.contains(parent),
            // A worker that knew no parents of legs has kept it.
            None => parents[0] == self.call.call_id,
        };
        let mut ids = vec![self.call.call_id.clone()];
        let mut from = 0;
        for _ in 0..MAX_DEPTH {
            let children = self.legs.iter().filter(|leg| is_child(leg, &ids[from..]));
            let children: Vec<_> = children.map(|leg| leg.call_id.clone()).collect();
            if children.is_empty() {
                break;
            }
            from = ids.len();
            ids.extend(children);
        }
        self.parents.clear();
        self.legs.retain(|leg| ids.contains(&leg.call_id));
        self.recordings.retain(|recording| {
            recording
                .call_id
                .as_ref()
                .is_some_and(|id| ids.contains(id))
        });
        self
    }
}

impl Record {
    /// Returns what the record of a parent has of this one: the call as a leg, its own legs, and
    /// the recordings.
    pub fn for_parent(&self, parent: &str) -> Self {
        let mut legs = vec![self.call.clone()];
        fold_parts(&mut legs, self.legs.clone());
        legs.retain(|leg| leg.call_id != parent);
        Self {
            call: Leg {
                call_id: parent.into(),
                ..Leg::default()
            },
            parents: Vec::new(),
            legs,
            recordings: self.recordings.clone(),
        }
    }
}

/// A part of a record that a call or conference can have several of.
pub trait Part {
    fn id(&self) -> &str;
    fn fold(&mut self, other: Self);
}

/// Folds the parts of equal id. Both lists are ordered by id. The least ids are kept, so that a
/// part that is dropped never comes back.
pub fn fold_parts<P: Part>(parts: &mut Vec<P>, others: Vec<P>) {
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
        greatest(&mut self.parent_call_id, other.parent_call_id);
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
    /// Calculates the durations, which follow from the times.
    pub fn derive(&mut self) {
        let until_end = |from| milliseconds(from, self.end_time);
        (self.duration_ms, self.answered_ms) =
            (until_end(self.start_time), until_end(self.answer_time));
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

pub fn greatest<T: Ord>(value: &mut T, other: T) {
    if other > *value {
        *value = other;
    }
}

/// The least that is known.
pub fn least<T: Ord>(value: &mut Option<T>, other: Option<T>) {
    if let Some(new) = &other
        && value
            .as_ref()
            .is_none_or(|old| new.cmp(old) == Ordering::Less)
    {
        *value = other;
    }
}

/// Returns how long it took, unless a time is unknown or they contradict each other.
pub fn milliseconds(from: Option<Time>, to: Option<Time>) -> Option<i64> {
    Some(to?.0.checked_sub(from?.0)?)
        .filter(|time| *time >= 0)
        .map(|time| time / 1000)
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
        let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1000)
            .map_err(S::Error::custom)?;
        let text = time
            .to_offset(UtcOffset::UTC)
            .format(&Rfc3339)
            .map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::of(Timestamp::new(&text)).ok_or_else(|| D::Error::custom("it is no time"))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use bandwidth_callbacks::Parser;
    use serde_json::{Value, json};

    use super::*;
    use crate::records::event::{self, MAX_ID};
    use crate::records::record::Value as _;

    /// What an event says of the call that its own one is a leg of, if it is.
    fn record(event: &Value) -> Record {
        let received = Time::of(Timestamp::new("2026-11-25T11:00:00Z")).unwrap();
        let record = event::record(
            &Parser::new()
                .parse_ref(event.to_string().as_bytes())
                .unwrap(),
            received,
        )
        .unwrap()
        .unwrap();
        match &record.call.parent_call_id {
            Some(parent) => record.for_parent(parent),
            None => record,
        }
    }

    fn fold<'r>(records: impl IntoIterator<Item = &'r Record>) -> Record {
        let mut records = records.into_iter().cloned();
        let mut folded = records.next().unwrap();
        records.for_each(|record| folded.fold(record));
        folded
    }

    /// Calls `check` with each order of the items, by Heap's algorithm.
    pub fn each_order<T>(items: &mut Vec<T>, count: usize, check: &mut impl FnMut(&[T])) {
        if count <= 1 {
            return check(items);
        }
        for index in 0..count {
            each_order(items, count - 1, check);
            items.swap(if count.is_multiple_of(2) { index } else { 0 }, count - 1);
        }
    }

    /// Eight events of one call. The second disconnect and the second recording contradict the
    /// first.
    fn events() -> Vec<Record> {
        let events = [
            json!({"eventType":"initiate","callId":"c-1","accountId":"55","direction":"inbound","startTime":"2026-11-25T10:00:00Z"}),
            json!({"eventType":"gather","callId":"c-1","applicationId":"app","startTime":"2026-11-25T10:00:01Z","answerTime":"2026-11-25T10:00:02.5Z"}),
            json!({"eventType":"transferAnswer","callId":"c-3","parentCallId":"c-1","answerTime":"2026-11-25T10:00:10Z"}),
            json!({"eventType":"transferDisconnect","callId":"c-2","parentCallId":"c-1","cause":"busy","startTime":"2026-11-25T10:00:05Z","endTime":"2026-11-25T10:00:06Z"}),
            json!({"eventType":"recordingAvailable","callId":"c-3","parentCallId":"c-1","recordingId":"r-1","status":"complete","duration":"PT3S","channels":1}),
            json!({"eventType":"recordComplete","callId":"c-1","recordingId":"r-1","duration":"PT2S","fileFormat":"wav","startTime":"2026-11-25T10:00:20Z"}),
            json!({"eventType":"disconnect","callId":"c-1","cause":"hangup","endTime":"2026-11-25T10:01:00Z","sipResponseCode":486}),
            json!({"eventType":"disconnect","callId":"c-1","accountId":"54","direction":"outbound","cause":"error","endTime":"2026-11-25T10:00:59Z"}),
        ];
        events.iter().map(record).collect()
    }

    #[test]
    fn a_record_has_legs_times_causes_and_recordings() {
        let leg = |more: &Value| {
            let mut leg = json!({
                "parent_call_id": null, "account_id": null, "application_id": null, "direction": null, "enqueued_time": null, "start_time": null, "answer_time": null,
                "end_time": null, "duration_ms": null, "answered_ms": null, "cause": null, "sip_response_code": null
            });
            leg.as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            leg
        };
        let expected = leg(&json!({
            "call_id": "c-1", "account_id": "55", "application_id": "app", "direction": "outbound", "start_time": "2026-11-25T10:00:00Z",
            "answer_time": "2026-11-25T10:00:02.5Z", "end_time": "2026-11-25T10:01:00Z", "duration_ms": 60_000, "answered_ms": 57_500,
            "cause": "hangup", "sip_response_code": 486,
            "legs": [
                leg(&json!({
                    "call_id": "c-2", "parent_call_id": "c-1", "start_time": "2026-11-25T10:00:05Z", "end_time": "2026-11-25T10:00:06Z", "duration_ms": 1000, "cause": "busy"
                })),
                leg(&json!({"call_id": "c-3", "parent_call_id": "c-1", "answer_time": "2026-11-25T10:00:10Z"})),
            ],
            "recordings": [{
                "recording_id": "r-1", "call_id": "c-3", "start_time": "2026-11-25T10:00:20Z", "end_time": null, "duration_ms": 3000,
                "channels": 1, "file_format": "wav", "status": "complete"
            }],
        }));
        let folded = fold(&events());
        assert_eq!(serde_json::to_value(&folded).unwrap(), expected);
        let text = serde_json::to_vec(&Completed {
            version: 7,
            record: folded.clone(),
        })
        .unwrap();
        assert_eq!(
            serde_json::from_slice::<Completed<Record>>(&text)
                .unwrap()
                .record,
            folded
        );
    }

    #[test]
    fn a_leg_that_was_kept_without_its_parent_is_one_of_the_call() {
        let mut kept = fold(&events());
        for leg in &mut kept.legs {
            leg.parent_call_id = None;
        }
        assert_eq!(kept.clone().row(), kept);
        // The next event says whose it is.
        kept.fold(fold(&events()));
        assert_eq!(kept, fold(&events()));
    }

    #[test]
    fn all_orders_of_events_give_one_record() {
        let mut events = events();
        let expected = fold(&events);
        let mut orders = 0;
        let count = events.len();
        each_order(&mut events, count, &mut |events| {
            orders += 1;
            assert_eq!(fold(events), expected);
        });
        assert_eq!(orders, 40_320);
    }

    #[test]
    fn repeated_events_and_folded_parts_give_the_same_record() {
        let mut events = events();
        let expected = fold(&events);
        for split in 1..events.len() {
            events.rotate_left(3);
            let (left, right) = events.split_at(split);
            assert_eq!(fold([&fold(left), &fold(right)]), expected);
            assert_eq!(fold([&fold(right), &fold(left), &fold(right)]), expected);
            assert_eq!(
                fold(events.iter().flat_map(|event| [event, event]).chain(left)),
                expected
            );
        }
    }

    #[test]
    fn a_record_is_bounded_and_the_bound_does_not_depend_on_the_order() {
        // A control character has six bytes in JSON.
        let id = |number: usize| format!("{number:03}{}", "\u{1}".repeat(MAX_ID - 3));
        let mut events: Vec<_> = (0..150)
            .map(|number| {
                json!({"eventType":"recordComplete","callId":id(number),"parentCallId":"c-1","recordingId":format!("r-{number:03}")})
            })
            .map(|event| record(&event))
            .collect();
        let folded = fold(&events);
        assert_eq!(
            (folded.legs.len(), folded.recordings.len()),
            (MAX_PARTS, MAX_PARTS)
        );
        events.reverse();
        assert_eq!(fold(&events), folded);
        assert_eq!(folded.clone().row(), folded);
        assert!(serde_json::to_vec(&folded).unwrap().len() < 512 * 1024);
    }
}
