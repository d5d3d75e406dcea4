//! Compares what the streams and the files have with the calls that were played.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use async_nats::jetstream;
use async_nats::jetstream::consumer::pull::OrderedConfig;
use futures_util::StreamExt;
use serde_json::Value;

use crate::calls::{expected, expected_conference, last, last_conferences};
use crate::faults::Cluster;
use crate::load::all;
use crate::records;

#[derive(Default)]
pub struct Outcome {
    /// Events that are not in the stream, and calls and conferences whose record lacks something.
    pub lost: usize,
    /// Calls and conferences whose record has something else.
    pub wrong: usize,
    /// Events and versions of records that are in a stream or a file more than once.
    pub doubled: usize,
    pub notes: Vec<String>,
}

impl Outcome {
    pub fn is_right(&self) -> bool {
        (self.lost, self.wrong, self.doubled) == (0, 0, 0)
    }
}

/// Waits until the records are right, for at most this time, and then looks for the rest. `first`
/// is what was sent before the calls.
pub fn compare(cluster: &Cluster, calls: usize, first: &[Value], patience: Duration) -> Outcome {
    let mut right: HashMap<_, _> = (0..calls)
        .map(|number| (format!("c-{number}"), expected(number)))
        .collect();
    let rooms = (0..calls).step_by(5);
    right.extend(rooms.map(|number| (format!("room-{number}"), expected_conference(number))));
    let folders = cluster.folders();
    let begin = Instant::now();
    while begin.elapsed() < patience && !folders.iter().all(|folder| found(folder) == right) {
        thread::sleep(Duration::from_secs(1));
    }
    println!("settled after {:.0} s", begin.elapsed().as_secs_f64());
    // What would be published again, or written, is now.
    thread::sleep(Duration::from_secs(10));

    let mut outcome = Outcome::default();
    for folder in &folders {
        let found = found(folder);
        for (id, expected) in &right {
            match found.get(id) {
                Some(found) if found == expected => {}
                Some(found) if lacks(expected, found) => {
                    outcome.note(true, format!("{id} lacks something: {found}"))
                }
                Some(found) => outcome.note(false, format!("{id} has something else: {found}")),
                None => outcome.note(true, format!("{id} has no record")),
            }
        }
        let unknown = found.keys().filter(|id| !right.contains_key(*id)).count();
        (0..unknown).for_each(|_| outcome.note(false, "a record of nothing".into()));
        for (folder, id) in of_each_kind(folder) {
            let rows = records::ndjson(&folder);
            outcome.doubles(
                "record",
                rows.iter()
                    .map(|row| format!("{} {}", row[id], row["version"])),
            );
            if rows != records::parquet(&folder) {
                outcome.note(false, "the files differ".into());
            }
        }
    }
    let [one, two] = folders.each_ref().map(|folder| of_each_kind(folder));
    if (0..2).any(|kind| records::ndjson(&one[kind].0) != records::ndjson(&two[kind].0)) {
        outcome.note(false, "the folders differ".into());
    }
    outcome.events(cluster, calls, first);
    outcome
}

/// The folders of calls and of conferences, and the column that says which one it is.
fn of_each_kind(folder: &Path) -> [(PathBuf, &'static str); 2] {
    [
        (folder.to_owned(), "call_id"),
        (folder.join("conferences"), "conference_id"),
    ]
}

/// The last version of each call and conference.
fn found(folder: &Path) -> HashMap<String, Value> {
    let mut found = last(folder);
    let conferences = last_conferences(folder).into_iter();
    // The time at which the others were completed is not known here.
    found.extend(conferences.filter(|(id, _)| id.starts_with("room-")));
    found
}

impl Outcome {
    fn note(&mut self, is_lost: bool, note: String) {
        if is_lost {
            self.lost += 1;
        } else {
            self.wrong += 1;
        }
        self.notes.push(note);
    }

    fn doubles(&mut self, what: &str, keys: impl Iterator<Item = String>) {
        let mut counts: HashMap<String, usize> = HashMap::new();
        keys.for_each(|key| *counts.entry(key).or_default() += 1);
        for (key, count) in counts.into_iter().filter(|(_, count)| *count > 1) {
            self.doubled += count - 1;
            self.notes
                .push(format!("{what} {key} is there {count} times"));
        }
    }

    /// Compares the stream of events with what the gateways acknowledged, which is all events of
    /// all calls and `first`.
    fn events(&mut self, cluster: &Cluster, calls: usize, first: &[Value]) {
        let stored = cluster.block_on(stored(&cluster.urls));
        let key = |event: &Value| {
            let [kind, call, conference, time] =
                ["eventType", "callId", "conferenceId", "eventTime"]
                    .map(|name| event[name].as_str().unwrap_or_default());
            format!("{kind} {call} {conference} {time}")
        };
        let found: Vec<_> = stored
            .iter()
            .map(|line| (key(&line["event"]), line["id"].is_string()))
            .collect();
        let known: HashSet<_> = found.iter().map(|(event, _)| event.clone()).collect();
        for event in (0..calls).flat_map(all).chain(first.iter().cloned()) {
            if !known.contains(&key(&event)) {
                self.note(
                    true,
                    format!("the event {} is not in the stream", key(&event)),
                );
            }
        }
        // Who sends an event without a key again sends another event.
        let with_key = found.into_iter().filter(|(_, has_key)| *has_key);
        self.doubles("event", with_key.map(|(event, _)| event));
        println!("{} events", known.len());
    }
}

/// Every line in the stream of events.
async fn stored(urls: &str) -> Vec<Value> {
    let client = async_nats::connect(urls.split(',').collect::<Vec<_>>())
        .await
        .unwrap();
    let stream = jetstream::new(client)
        .get_stream("BANDWIDTH")
        .await
        .unwrap();
    let count = stream.cached_info().state.messages;
    let messages = stream
        .create_consumer(OrderedConfig::default())
        .await
        .unwrap()
        .messages()
        .await
        .unwrap();
    let lines = messages
        .take(usize::try_from(count).unwrap())
        .map(|message| serde_json::from_slice(&message.unwrap().payload).unwrap());
    lines.collect().await
}

/// Whether a record has nothing that is not expected, and so less.
fn lacks(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (_, Value::Null) => true,
        (Value::Object(expected), Value::Object(found)) => found.iter().all(|(key, found)| {
            expected
                .get(key)
                .is_some_and(|expected| lacks(expected, found))
        }),
        (Value::Array(expected), Value::Array(found)) => found
            .iter()
            .all(|found| expected.iter().any(|expected| lacks(expected, found))),
        (expected, found) => expected == found,
    }
}
