//! The calls in progress and their states.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::sync::LazyLock;

use arrayvec::ArrayString;
use bandwidth_callbacks::EventType;
use serde::Serialize;

/// The longest token.
pub const MAX_TOKEN: usize = 64;

/// An id that may be shown, in place.
pub type Token = ArrayString<MAX_TOKEN>;

/// The most calls that are kept. For another one, that of `LOOKED_AT` is forgotten whose latest
/// event is the oldest.
pub const MAX_CALLS: usize = 20_000;

/// The calls that are looked at when one has to be forgotten. They are next to each other, and the
/// next ones are those after it, so that all have their turn.
const LOOKED_AT: usize = 8;

/// The calls that are shown, those with the latest events.
const SHOWN: usize = 50;

/// After this time without an event, in ms, a call counts as ended: its last event may have been
/// lost.
const STALE: u64 = 4 * 60 * 60 * 1000;

/// The state of a call, by the last event that changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum State {
    #[serde(rename = "started")]
    Started,
    #[serde(rename = "answered")]
    Answered,
    #[serde(rename = "in the menu")]
    InMenu,
    #[serde(rename = "recorded")]
    Recorded,
    #[serde(rename = "transferred")]
    Transferred,
    #[serde(rename = "transfer target")]
    TransferTarget,
    #[serde(rename = "streamed")]
    Streamed,
    #[serde(rename = "transcribed")]
    Transcribed,
    #[serde(rename = "in conference")]
    InConference,
    /// No event since the start of the gateway has said more.
    #[serde(rename = "in progress")]
    InProgress,
}

/// The change of a call by an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Enters(State),
    Stays,
    Ends,
    /// The event has no call, or can come after the end of it.
    Nothing,
}

impl Change {
    pub fn by(event_type: EventType<'_>) -> Self {
        match event_type {
            EventType::Initiate => Self::Enters(State::Started),
            EventType::Answer => Self::Enters(State::Answered),
            EventType::Gather
            | EventType::Redirect
            | EventType::TransferComplete
            | EventType::BridgeComplete
            | EventType::BridgeTargetComplete
            | EventType::ReferComplete => Self::Enters(State::InMenu),
            EventType::RecordingComplete => Self::Enters(State::Recorded),
            EventType::TransferAnswer => Self::Enters(State::TransferTarget),
            EventType::MediaStreamStarted => Self::Enters(State::Streamed),
            EventType::RealTimeTranscriptionStarted => Self::Enters(State::Transcribed),
            EventType::ConferenceMemberJoin => Self::Enters(State::InConference),
            EventType::MediaStreamStopped
            | EventType::RealTimeTranscriptionStopped
            | EventType::ConferenceMemberExit => Self::Enters(State::InProgress),
            EventType::Dtmf
            | EventType::MachineDetectionComplete
            | EventType::MediaStreamRejected
            | EventType::RealTimeTranscriptionRejected => Self::Stays,
            EventType::Disconnect | EventType::TransferDisconnect => Self::Ends,
            _ => Self::Nothing,
        }
    }
}

/// The hash of an id, which stands for it: of 40,000 ids, two have the same one in one of ten
/// billion cases, and then one of the two calls is not shown.
pub type Key = u64;

pub fn key_of(id: &str) -> Key {
    // The ids are chosen by senders, so the hashes must not be known to them.
    static KEYS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    KEYS.hash_one(id)
}

/// Takes a key as its own hash.
#[derive(Default)]
struct Keyed(u64);

impl Hasher for Keyed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
}

type ByKey<T> = HashMap<Key, T, BuildHasherDefault<Keyed>>;

struct Call {
    key: Key,
    id: Token,
    account: Option<Token>,
    state: State,
    /// The time of the first event, in ms since the start, and of the latest.
    first: u64,
    latest: u64,
}

/// Every event of every call comes here, under a lock. So a call is at one place for as long as it
/// is kept, and an event writes to that place alone.
#[derive(Default)]
pub struct Calls {
    in_progress: Vec<Option<Call>>,
    /// The number of the latest event of the call at each place. They are looked at for a call that
    /// can be forgotten, and so they are next to each other.
    numbers: Vec<u64>,
    /// Where the calls are.
    places: ByKey<usize>,
    /// The places without a call.
    free: Vec<usize>,
    /// The place where the next call is looked for that can be forgotten.
    next: usize,
    ended: Ended,
    /// The number of events so far.
    events: u64,
}

/// The calls whose late events must not bring them back.
#[derive(Default)]
struct Ended {
    keys: HashSet<Key, BuildHasherDefault<Keyed>>,
    /// In the order in which they have ended.
    order: VecDeque<Key>,
}

impl Ended {
    fn insert(&mut self, key: Key) {
        if !self.keys.insert(key) {
            return;
        }
        self.order.push_back(key);
        if self.order.len() > MAX_CALLS
            && let Some(oldest) = self.order.pop_front()
        {
            self.keys.remove(&oldest);
        }
    }
}

/// The calls, as the page gets them. Times are ages in ms.
#[derive(Serialize)]
pub struct Shown<'c> {
    count: usize,
    /// Whether there may be more calls than are kept.
    is_full: bool,
    shown: Vec<ShownCall<'c>>,
}

#[derive(Serialize)]
struct ShownCall<'c> {
    id: &'c str,
    account: Option<&'c str>,
    state: State,
    age: u64,
}

impl Calls {
    /// Applies an event of the call of this id.
    pub fn apply(
        &mut self,
        (key, id): (Key, Token),
        account: Option<Token>,
        change: Change,
        now: u64,
    ) {
        self.events += 1;
        let state = match change {
            Change::Nothing => return,
            Change::Ends => {
                if let Some(place) = self.places.remove(&key) {
                    self.in_progress[place] = None;
                    self.free.push(place);
                }
                self.ended.insert(key);
                return;
            }
            Change::Stays => None,
            Change::Enters(state) => Some(state),
        };
        if let Some(place) = self.places.get(&key)
            && let Some(call) = &mut self.in_progress[*place]
        {
            call.latest = now;
            self.numbers[*place] = self.events;
            call.state = state.unwrap_or(call.state);
            return;
        }
        if self.ended.keys.contains(&key) {
            if state != Some(State::Started) {
                return;
            }
            self.ended.keys.remove(&key);
        }
        let place = self.place();
        self.places.insert(key, place);
        self.in_progress[place] = Some(Call {
            key,
            id,
            account,
            state: state.unwrap_or(State::InProgress),
            first: now,
            latest: now,
        });
        self.numbers[place] = self.events;
    }

    /// Returns a place without a call. If there is none, a call is forgotten.
    fn place(&mut self) -> usize {
        if let Some(place) = self.free.pop() {
            return place;
        }
        if self.in_progress.len() < MAX_CALLS {
            self.in_progress.push(None);
            self.numbers.push(0);
            return self.in_progress.len() - 1;
        }
        let looked_at = (0..LOOKED_AT).map(|step| (self.next + step) % MAX_CALLS);
        let place = looked_at
            .min_by_key(|place| self.numbers[*place])
            .unwrap_or_default();
        self.next = (place + 1) % MAX_CALLS;
        if let Some(call) = &self.in_progress[place] {
            self.places.remove(&call.key);
        }
        place
    }

    /// Returns what is shown of them.
    pub fn shown(&mut self, now: u64) -> Shown<'_> {
        let is_stale = |call: &mut Call| now.saturating_sub(call.latest) > STALE;
        for (place, kept) in self.in_progress.iter_mut().enumerate() {
            if let Some(call) = kept.take_if(is_stale) {
                self.places.remove(&call.key);
                self.free.push(place);
            }
        }
        let kept = self.in_progress.iter().zip(&self.numbers);
        let mut calls: Vec<_> = kept
            .filter_map(|(call, number)| Some((*number, call.as_ref()?)))
            .collect();
        let count = calls.len();
        let by_latest = |(number, _): &(u64, &Call)| Reverse(*number);
        if count > SHOWN {
            calls.select_nth_unstable_by_key(SHOWN, by_latest);
            calls.truncate(SHOWN);
        }
        calls.sort_by_key(by_latest);
        let shown = calls.into_iter().map(|(_, call)| ShownCall {
            id: &call.id,
            account: call.account.as_deref(),
            state: call.state,
            age: now.saturating_sub(call.first),
        });
        Shown {
            count,
            is_full: count == MAX_CALLS,
            shown: shown.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60_000;

    fn event(calls: &mut Calls, id: &str, event_type: &str, now: u64) {
        let key = key_of(id);
        calls.apply(
            (key, Token::from(id).unwrap()),
            Token::from("5500000").ok(),
            Change::by(EventType::from_wire(event_type)),
            now,
        );
    }

    fn states(calls: &mut Calls, now: u64) -> Vec<String> {
        let shown = calls.shown(now);
        let line = |call: &ShownCall<'_>| {
            format!(
                "{} {} {}",
                call.id,
                serde_json::to_string(&call.state).unwrap(),
                call.age
            )
        };
        shown.shown.iter().map(line).collect()
    }

    #[test]
    fn a_call_goes_from_state_to_state_until_it_ends() {
        let mut calls = Calls::default();
        for (event_type, state) in [
            ("initiate", "started"),
            ("gather", "in the menu"),
            ("dtmf", "in the menu"),
            ("recordComplete", "recorded"),
            ("recordingAvailable", "recorded"),
            ("mediaStreamStarted", "streamed"),
            ("mediaStreamStopped", "in progress"),
            ("conferenceMemberJoin", "in conference"),
            ("brandNew", "in conference"),
        ] {
            event(&mut calls, "c-1", event_type, 1000);
            assert_eq!(
                states(&mut calls, 3000),
                [format!("c-1 \"{state}\" 2000")],
                "{event_type}"
            );
        }
        event(&mut calls, "c-1", "disconnect", 4000);
        assert_eq!(calls.shown(4000).count, 0);
        // Events that come late do not bring it back, but another start does.
        for late in ["gather", "dtmf", "transcriptionAvailable"] {
            event(&mut calls, "c-1", late, 5000);
            assert_eq!(calls.shown(5000).count, 0, "{late}");
        }
        event(&mut calls, "c-1", "initiate", 6000);
        event(&mut calls, "c-1", "gather", 6000);
        // A call that began before the gateway did.
        event(&mut calls, "c-2", "dtmf", 6000);
        assert_eq!(
            states(&mut calls, 6000),
            ["c-2 \"in progress\" 0", "c-1 \"in the menu\" 0"]
        );
    }

    #[test]
    fn a_call_without_events_is_dropped_after_hours() {
        let mut calls = Calls::default();
        event(&mut calls, "c-1", "initiate", 0);
        event(&mut calls, "c-2", "initiate", 0);
        event(&mut calls, "c-1", "dtmf", MINUTE);
        assert_eq!(
            states(&mut calls, STALE + MINUTE),
            [format!("c-1 \"started\" {}", STALE + MINUTE)]
        );
        assert_eq!(calls.shown(STALE + MINUTE + 1).count, 0);
        assert_eq!((calls.places.len(), calls.free.len()), (0, 2));
    }

    #[test]
    fn a_flood_of_calls_forgets_the_oldest() {
        let mut calls = Calls::default();
        for n in 0..MAX_CALLS + 10 {
            event(&mut calls, &format!("c-{n}"), "initiate", n as u64);
            event(&mut calls, &format!("d-{n}"), "disconnect", n as u64);
        }
        assert_eq!(
            (
                calls.in_progress.len(),
                calls.places.len(),
                calls.ended.keys.len(),
                calls.ended.order.len()
            ),
            (MAX_CALLS, MAX_CALLS, MAX_CALLS, MAX_CALLS)
        );
        let shown = calls.shown(MAX_CALLS as u64 + 9);
        assert_eq!(
            (shown.count, shown.is_full, shown.shown.len()),
            (MAX_CALLS, true, SHOWN)
        );
        assert_eq!((shown.shown[0].id, shown.shown[0].age), ("c-20009", 0));
        assert!(!calls.places.contains_key(&key_of("c-9")));
        assert!(calls.places.contains_key(&key_of("c-10")));
    }

    #[test]
    fn a_call_with_a_new_event_is_shown_first_and_not_forgotten() {
        let mut calls = Calls::default();
        for n in 0..MAX_CALLS {
            event(&mut calls, &format!("c-{n}"), "initiate", 0);
        }
        event(&mut calls, "c-0", "dtmf", 1);
        assert_eq!(calls.shown(1).shown[0].id, "c-0");
        event(&mut calls, "new", "initiate", 2);
        let is_kept = |id: &str| calls.places.contains_key(&key_of(id));
        assert!(is_kept("c-0") && is_kept("new") && !is_kept("c-1"));
    }
}
