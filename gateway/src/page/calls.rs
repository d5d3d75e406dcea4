//! The calls in progress and their states.

use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

use arrayvec::ArrayString;
use bandwidth_callbacks::EventType;
use hashlink::LruCache;
use serde::Serialize;

/// The longest token.
pub const MAX_TOKEN: usize = 64;

/// An id that may be shown, in place.
pub type Token = ArrayString<MAX_TOKEN>;

/// The most calls that are kept. Of more calls, those whose latest event is the oldest are
/// forgotten.
pub const MAX_CALLS: usize = 20_000;

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
type Key = u64;

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

type Kept<T> = LruCache<Key, T, BuildHasherDefault<Keyed>>;

struct Call {
    id: Token,
    account: Option<Token>,
    state: State,
    /// The time of the first event, in ms since the start, and of the latest.
    first: u64,
    latest: u64,
}

pub struct Calls {
    /// The ids are chosen by senders, so the hashes must not be known to them.
    keys: RandomState,
    in_progress: Kept<Call>,
    /// Those whose late events must not bring them back.
    ended: Kept<()>,
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

impl Default for Calls {
    fn default() -> Self {
        Self {
            keys: RandomState::new(),
            in_progress: LruCache::with_hasher(MAX_CALLS, BuildHasherDefault::default()),
            ended: LruCache::with_hasher(MAX_CALLS, BuildHasherDefault::default()),
        }
    }
}

impl Calls {
    pub fn apply(&mut self, id: Token, account: Option<Token>, change: Change, now: u64) {
        // As many as an event can add, so that the work for an event does not depend on how many
        // there are.
        self.drop_stale(2, now);
        if change == Change::Nothing {
            return;
        }
        let key = self.keys.hash_one(id.as_str());
        let state = match change {
            Change::Ends => {
                self.in_progress.remove(&key);
                self.ended.insert(key, ());
                return;
            }
            Change::Stays | Change::Nothing => None,
            Change::Enters(state) => Some(state),
        };
        if let Some(call) = self.in_progress.get_mut(&key) {
            call.latest = now;
            call.state = state.unwrap_or(call.state);
            return;
        }
        if state == Some(State::Started) {
            self.ended.remove(&key);
        } else if self.ended.contains_key(&key) {
            return;
        }
        let call = Call {
            id,
            account,
            state: state.unwrap_or(State::InProgress),
            first: now,
            latest: now,
        };
        self.in_progress.insert(key, call);
    }

    /// Returns what is shown of them.
    pub fn shown(&mut self, now: u64) -> Shown<'_> {
        self.drop_stale(1000, now);
        let shown = self
            .in_progress
            .iter()
            .rev()
            .take(SHOWN)
            .map(|(_, call)| ShownCall {
                id: &call.id,
                account: call.account.as_deref(),
                state: call.state,
                age: now.saturating_sub(call.first),
            });
        Shown {
            count: self.in_progress.len(),
            is_full: self.in_progress.len() == MAX_CALLS,
            shown: shown.collect(),
        }
    }

    fn drop_stale(&mut self, most: usize, now: u64) {
        for _ in 0..most {
            match self.in_progress.iter().next() {
                Some((_, call)) if now.saturating_sub(call.latest) > STALE => {
                    self.in_progress.remove_lru();
                }
                _ => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60_000;

    fn event(calls: &mut Calls, id: &str, event_type: &str, now: u64) {
        calls.apply(
            Token::from(id).unwrap(),
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
        // Without a look at them too.
        event(&mut calls, "c-3", "initiate", 0);
        event(&mut calls, "c-4", "initiate", STALE + 1);
        assert_eq!(calls.in_progress.len(), 1);
    }

    #[test]
    fn a_flood_of_calls_forgets_the_oldest() {
        let mut calls = Calls::default();
        for n in 0..MAX_CALLS + 10 {
            event(&mut calls, &format!("c-{n}"), "initiate", n as u64);
            event(&mut calls, &format!("d-{n}"), "disconnect", n as u64);
        }
        assert_eq!(
            (calls.in_progress.len(), calls.ended.len()),
            (MAX_CALLS, MAX_CALLS)
        );
        let shown = calls.shown(MAX_CALLS as u64 + 9);
        assert_eq!(
            (shown.count, shown.is_full, shown.shown.len()),
            (MAX_CALLS, true, SHOWN)
        );
        assert_eq!((shown.shown[0].id, shown.shown[0].age), ("c-20009", 0));
        let key = |id: &str| calls.keys.hash_one(id);
        assert!(!calls.in_progress.contains_key(&key("c-9")));
        assert!(calls.in_progress.contains_key(&key("c-10")));
    }
}
