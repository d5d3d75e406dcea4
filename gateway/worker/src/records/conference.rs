//! The record of a conference: times, members and recordings.
//!
//! A call can leave a conference and join it again. So the bucket keeps each joining and each exit,
//! and which of them belong together follows when the record is published.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::record::{Recording, Time, Value, fold_parts, greatest, least, milliseconds};

/// The most times that calls join or exit, so that a record fits into a message. More are not kept.
const MAX_TURNS: usize = 1000;

/// What is known of a conference.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Conference {
    pub conference_id: String,
    pub account_id: Option<String>,
    pub created_time: Option<Time>,
    pub completed_time: Option<Time>,
    pub turns: BTreeSet<Turn>,
    pub recordings: Vec<Recording>,
}

/// A call joins, or exits. Both at one time are a short stay.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Turn {
    pub call_id: String,
    pub time: Option<Time>,
    pub is_exit: bool,
}

/// The record of a conference, as it is published.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub conference_id: String,
    pub account_id: Option<String>,
    pub created_time: Option<Time>,
    pub completed_time: Option<Time>,
    /// From creation to completion.
    pub duration_ms: Option<i64>,
    /// Ordered by call and time. A call that joined twice is there twice.
    pub members: Vec<Member>,
    /// Ordered by id.
    pub recordings: Vec<Recording>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    pub call_id: String,
    pub join_time: Option<Time>,
    pub exit_time: Option<Time>,
    pub duration_ms: Option<i64>,
}

impl Value for Conference {
    type Row = Row;

    fn fold(&mut self, other: Self) {
        greatest(&mut self.conference_id, other.conference_id);
        greatest(&mut self.account_id, other.account_id);
        least(&mut self.created_time, other.created_time);
        greatest(&mut self.completed_time, other.completed_time);
        self.turns.extend(other.turns);
        // The least are kept, so that one that is dropped never comes back.
        while self.turns.len() > MAX_TURNS {
            self.turns.pop_last();
        }
        fold_parts(&mut self.recordings, other.recordings);
    }

    fn is_ended(&self) -> bool {
        self.completed_time.is_some()
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn row(self) -> Row {
        Row {
            members: members(self.turns),
            conference_id: self.conference_id,
            account_id: self.account_id,
            duration_ms: milliseconds(self.created_time, self.completed_time),
            created_time: self.created_time,
            completed_time: self.completed_time,
            recordings: self.recordings,
        }
    }
}

/// Pairs each exit with the joining before it.
fn members(turns: BTreeSet<Turn>) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let mut is_inside = false;
    for turn in turns {
        match members.last_mut() {
            Some(last) if last.call_id == turn.call_id && is_inside && turn.is_exit => {
                last.exit_time = turn.time;
                last.duration_ms = milliseconds(last.join_time, turn.time);
            }
            _ => members.push(Member {
                call_id: turn.call_id,
                join_time: turn.time.filter(|_| !turn.is_exit),
                exit_time: turn.time.filter(|_| turn.is_exit),
                duration_ms: None,
            }),
        }
        is_inside = !turn.is_exit;
    }
    members
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::types::Timestamp;

    use super::*;
    use crate::records::event::MAX_ID;

    fn turn(call_id: &str, second: usize, is_exit: bool) -> Turn {
        let text = format!("2026-11-25T10:{:02}:{:02}Z", second / 60, second % 60);
        Turn {
            call_id: call_id.into(),
            time: Time::of(Timestamp::new(&text)),
            is_exit,
        }
    }

    /// Each call with the milliseconds of its stays, if they are known.
    fn stays(turns: &[Turn]) -> Vec<(String, Option<i64>)> {
        let members = members(turns.iter().cloned().collect());
        members
            .into_iter()
            .map(|member| (member.call_id, member.duration_ms))
            .collect()
    }

    #[test]
    fn an_exit_belongs_to_the_joining_before_it() {
        let (join, exit) = (
            |call, second| turn(call, second, false),
            |call, second| turn(call, second, true),
        );
        let stay = |call: &str, duration| (call.to_owned(), duration);
        assert_eq!(
            stays(&[
                exit("c-1", 9),
                join("c-1", 2),
                join("c-1", 20),
                exit("c-1", 21)
            ]),
            [stay("c-1", Some(7000)), stay("c-1", Some(1000))]
        );
        // An event is missing.
        assert_eq!(
            stays(&[join("c-1", 2), join("c-1", 20), exit("c-1", 21)]),
            [stay("c-1", None), stay("c-1", Some(1000))]
        );
        assert_eq!(
            stays(&[join("c-1", 2), exit("c-1", 3), exit("c-1", 4)]),
            [stay("c-1", Some(1000)), stay("c-1", None)]
        );
        // The exit is another call's.
        assert_eq!(
            stays(&[join("c-1", 2), exit("c-2", 3)]),
            [stay("c-1", None), stay("c-2", None)]
        );
        assert_eq!(
            stays(&[join("c-1", 2), exit("c-1", 2)]),
            [stay("c-1", Some(0))]
        );
    }

    #[test]
    fn a_conference_is_bounded_and_the_bound_does_not_depend_on_the_order() {
        let id = |number: usize| format!("{number:04}{}", "\u{1}".repeat(MAX_ID - 4));
        let with = |number| Conference {
            turns: BTreeSet::from([turn(&id(number), number % 3600, number % 2 == 0)]),
            ..Conference::default()
        };
        let fold = |numbers: &mut dyn Iterator<Item = usize>| {
            numbers.fold(Conference::default(), |mut all, number| {
                all.fold(with(number));
                all
            })
        };
        let folded = fold(&mut (0..1500));
        assert_eq!(folded.turns.len(), MAX_TURNS);
        assert_eq!(fold(&mut (0..1500).rev()), folded);
        // Less than the 1 MiB of a message.
        assert!(serde_json::to_vec(&folded).unwrap().len() < 950_000);
        assert!(serde_json::to_vec(&folded.row()).unwrap().len() < 950_000);
    }
}
