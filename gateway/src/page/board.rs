//! What the page shows. Whatever comes in, it has bounds, and the work for an event does not depend
//! on what is kept.

use std::collections::{BTreeMap, VecDeque};
use std::hash::RandomState;

use hashlink::LruCache;
use serde::Serialize;

use super::calls::{self, Calls, Change, State};
use super::event::Event;
use super::rates::{Rates, Series};

/// The events that are kept.
const LAST: usize = 50;

/// The names of unknown fields that are kept, those seen last.
const UNKNOWN: usize = 50;

pub struct Board {
    events: u64,
    calls: Calls,
    rates: Rates,
    /// With the time in ms since the start, as all times here. The newest is the first.
    last: VecDeque<(u64, Event)>,
    unknown: LruCache<Box<str>, Count, RandomState>,
    /// By labels of this program, so there are not many.
    errors: BTreeMap<&'static str, Count>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    count: u64,
    latest: u64,
}

/// The data that a page gets. Times are ages in ms.
#[derive(Serialize)]
pub struct Snapshot<'b> {
    events: u64,
    calls: calls::Shown<'b>,
    rates: Vec<Series>,
    last: Vec<Last<'b>>,
    unknown: Vec<Named<'b>>,
    errors: Vec<Named<'b>>,
}

#[derive(Serialize)]
struct Last<'b> {
    age: u64,
    #[serde(flatten)]
    event: &'b Event,
}

#[derive(Serialize)]
struct Named<'b> {
    name: &'b str,
    count: u64,
    age: u64,
}

impl Default for Board {
    fn default() -> Self {
        Self {
            events: 0,
            calls: Calls::default(),
            rates: Rates::default(),
            last: VecDeque::with_capacity(LAST + 1),
            unknown: LruCache::with_hasher(UNKNOWN, RandomState::new()),
            errors: BTreeMap::new(),
        }
    }
}

impl Board {
    /// Adds an event.
    pub fn event(&mut self, mut event: Event, now: u64) {
        self.events += 1;
        self.rates.count(event.label, now / 1000);
        let account = event.account;
        if let Some(id) = event.id {
            self.calls
                .apply((event.key, id), account, event.change, now);
        }
        if let Some(parent) = event.parent {
            self.calls
                .apply(parent, account, Change::Enters(State::Transferred), now);
        }
        for name in event.unknown.drain(..) {
            self.unknown
                .entry(name)
                .or_insert_with(Count::default)
                .add(now);
            if self.unknown.len() > UNKNOWN {
                self.unknown.remove_lru();
            }
        }
        self.last.push_front((now, event));
        self.last.truncate(LAST);
    }

    pub fn error(&mut self, kind: &'static str, now: u64) {
        self.errors.entry(kind).or_default().add(now);
    }

    pub fn snapshot(&mut self, now: u64) -> Snapshot<'_> {
        Snapshot {
            events: self.events,
            calls: self.calls.shown(now),
            rates: self.rates.shown(now / 1000),
            last: self
                .last
                .iter()
                .map(|(at, event)| Last {
                    age: now.saturating_sub(*at),
                    event,
                })
                .collect(),
            unknown: self
                .unknown
                .iter()
                .rev()
                .map(|(name, count)| count.named(name, now))
                .collect(),
            errors: self
                .errors
                .iter()
                .map(|(kind, count)| count.named(kind, now))
                .collect(),
        }
    }
}

impl Count {
    fn add(&mut self, now: u64) {
        self.count += 1;
        self.latest = now;
    }

    fn named<'b>(&self, name: &'b str, now: u64) -> Named<'b> {
        Named {
            name,
            count: self.count,
            age: now.saturating_sub(self.latest),
        }
    }
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::{Callback, Parser};

    use super::*;

    fn event(board: &mut Board, body: &str, now: u64) {
        let mut body = body.as_bytes().to_vec();
        let mut parser = Parser::new();
        let view: Callback<'_> = parser.parse(&mut body).unwrap();
        let mut event = Event::voice(&view);
        view.each_extra(&mut |parent, extra| event.add_unknown(parent, extra));
        board.event(event, now);
    }

    #[test]
    fn a_transfer_shows_both_legs() {
        let mut board = Board::default();
        event(&mut board, r#"{"eventType":"initiate","callId":"c-1"}"#, 0);
        event(
            &mut board,
            r#"{"eventType":"transferAnswer","callId":"c-2","parentCallId":"c-1"}"#,
            1000,
        );
        let snapshot = serde_json::to_value(board.snapshot(2000)).unwrap();
        let states = |snapshot: &serde_json::Value| -> Vec<String> {
            let shown = snapshot["calls"]["shown"].as_array().unwrap();
            shown
                .iter()
                .map(|call| format!("{} {} {}", call["id"], call["state"], call["age"]))
                .collect()
        };
        assert_eq!(
            states(&snapshot),
            [
                r#""c-1" "transferred" 2000"#,
                r#""c-2" "transfer target" 1000"#
            ]
        );
        event(
            &mut board,
            r#"{"eventType":"transferDisconnect","callId":"c-2","parentCallId":"c-1"}"#,
            2000,
        );
        event(
            &mut board,
            r#"{"eventType":"transferComplete","callId":"c-1"}"#,
            2000,
        );
        assert_eq!(
            states(&serde_json::to_value(board.snapshot(2000)).unwrap()),
            [r#""c-1" "in the menu" 2000"#]
        );
    }

    #[test]
    fn a_flood_of_types_ids_and_names_does_not_grow() {
        let mut board = Board::default();
        for n in 0..1000 {
            let body = format!(
                r#"{{"eventType":"type{n}","callId":"c-{n}","accountId":"a-{n}","field{n}":1}}"#
            );
            event(&mut board, &body, 1000);
        }
        let snapshot = serde_json::to_value(board.snapshot(2000)).unwrap();
        assert_eq!(snapshot["events"], 1000);
        let rates = snapshot["rates"].as_array().unwrap();
        assert_eq!(
            (rates.len(), &rates[0]["type"], &rates[0]["counts"][1]),
            (1, &"unknown".into(), &1000.into())
        );
        let last = snapshot["last"].as_array().unwrap();
        assert_eq!(
            (last.len(), &last[0]["type"], &last[0]["age"]),
            (LAST, &"type999".into(), &1000.into())
        );
        let unknown = snapshot["unknown"].as_array().unwrap();
        assert_eq!(
            (unknown.len(), &unknown[0]["name"]),
            (UNKNOWN, &"field999".into())
        );
        assert_eq!(board.last.capacity(), Board::default().last.capacity());
    }

    #[test]
    fn names_and_errors_are_counted() {
        let mut board = Board::default();
        for now in [0, 1000] {
            event(&mut board, r#"{"eventType":"dtmf","novelty":1}"#, now);
            board.error("syntax", now);
        }
        board.error("busy", 1500);
        let snapshot = serde_json::to_string(&board.snapshot(2000)).unwrap();
        let expected = r#""unknown":[{"name":"novelty","count":2,"age":1000}],"errors":[{"name":"busy","count":1,"age":500},{"name":"syntax","count":2,"age":1000}]}"#;
        assert!(snapshot.ends_with(expected), "{snapshot}");
    }
}
