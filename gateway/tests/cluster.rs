//! Three servers, two gateways and three workers, of which one server and one worker are killed. Needs nats-server.

mod common;
#[path = "common/records.rs"]
mod records;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use common::nats::{Server, free_port, is_installed};
use common::worker::Worker;
use common::{Gateway, within};
use serde_json::{Value, json};
use tempfile::tempdir;
use tokio::runtime::Runtime;

const CALLS: usize = 150;

/// Calls whose events are sent at the same time.
const TOGETHER: usize = 10;

/// A killed worker has its messages for 30 s, and a killed server costs some time-outs of 5 s.
const PATIENCE: Duration = Duration::from_secs(120);

/// 2026-11-25T10:00:00Z in seconds.
const BEGIN: u64 = 1_795_600_800;

/// A time of call `number`, as Bandwidth writes it.
fn time(number: usize, second: usize) -> String {
    let minute = number % 60;
    format!("2026-11-25T{}:{minute:02}:{second:02}.250Z", 10 + number / 60)
}

/// The same as a number.
fn nanoseconds(number: usize, second: usize) -> u64 {
    let seconds = BEGIN + (number / 60 * 3600 + number % 60 * 60 + second) as u64;
    seconds * 1_000_000_000 + 250_000_000
}

/// The events of a call. The event time tells repetitions from other events.
fn events(number: usize) -> Vec<Value> {
    let call = format!("c-{number}");
    let event = |event_type: &str, second: usize, more: Value| {
        let mut event = json!({
            "eventType": event_type, "accountId": "5500000", "callId": call, "from": "+15551110000", "to": "+15552220000",
            "direction": "inbound", "startTime": time(number, 0), "eventTime": time(number, second)
        });
        event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        event
    };
    let answer = json!({"answerTime": time(number, 2)});
    let mut events = vec![event("initiate", 0, json!({})), event("gather", 5, answer)];
    if number.is_multiple_of(3) {
        let leg = json!({
            "callId": format!("c-{number}-b"), "parentCallId": call, "direction": "outbound", "startTime": time(number, 10),
            "answerTime": time(number, 12), "transferTo": "+15553330000"
        });
        events.push(event("transferAnswer", 12, leg.clone()));
        let mut leg = leg;
        leg["endTime"] = time(number, 30).into();
        leg["cause"] = "hangup".into();
        events.push(event("transferDisconnect", 30, leg));
    }
    if number.is_multiple_of(4) {
        let recording = json!({
            "recordingId": format!("r-{number}"), "startTime": time(number, 3), "endTime": time(number, 20), "duration": "PT17S",
            "status": "complete", "fileFormat": "wav", "channels": 1
        });
        events.push(event("recordingAvailable", 21, recording));
    }
    let end = json!({"endTime": time(number, 40), "cause": if number.is_multiple_of(7) { "busy" } else { "hangup" }});
    events.push(event("disconnect", 40, end));
    events
}

/// The record of a call without its version.
fn expected(number: usize) -> Value {
    let leg = |id: String, direction: &str, times: [usize; 3], cause: &str| {
        let [start, answer, end] = times;
        json!({
            "call_id": id, "account_id": "5500000", "application_id": null, "direction": direction, "enqueued_time": null,
            "start_time": nanoseconds(number, start), "answer_time": nanoseconds(number, answer), "end_time": nanoseconds(number, end),
            "duration_ms": (end - start) * 1000, "answered_ms": (end - answer) * 1000, "cause": cause, "sip_response_code": null
        })
    };
    let cause = if number.is_multiple_of(7) { "busy" } else { "hangup" };
    let mut record = leg(format!("c-{number}"), "inbound", [0, 2, 40], cause);
    record["legs"] = json!([]);
    if number.is_multiple_of(3) {
        record["legs"] = json!([leg(format!("c-{number}-b"), "outbound", [10, 12, 30], "hangup")]);
    }
    record["recordings"] = json!([]);
    if number.is_multiple_of(4) {
        record["recordings"] = json!([{
            "recording_id": format!("r-{number}"), "call_id": format!("c-{number}"), "start_time": nanoseconds(number, 3),
            "end_time": nanoseconds(number, 20), "duration_ms": 17_000, "channels": 1, "file_format": "wav", "status": "complete"
        }]);
    }
    record
}

/// The last version of each call in a folder, without its number.
fn last(folder: &Path) -> HashMap<String, Value> {
    let mut last: HashMap<String, (u64, Value)> = HashMap::new();
    for mut row in records::ndjson(folder) {
        let version = row.as_object_mut().unwrap().remove("version").unwrap().as_u64().unwrap();
        let call = row["call_id"].as_str().unwrap().to_owned();
        if last.get(&call).is_none_or(|(old, _)| *old < version) {
            last.insert(call, (version, row));
        }
    }
    last.into_iter().map(|(call, (_, row))| (call, row)).collect()
}

/// The number of the server that leads a stream.
fn leader(urls: &str, stream: &str) -> usize {
    let leader = async {
        let context = async_nats::jetstream::new(async_nats::connect(urls.split(',').collect::<Vec<_>>()).await.unwrap());
        let stream = context.get_stream(stream).await.unwrap();
        stream.cached_info().cluster.clone().unwrap().leader.unwrap()
    };
    let leader = Runtime::new().unwrap().block_on(leader);
    leader.strip_prefix('n').unwrap().parse().unwrap()
}

/// The ports of three servers, for clients and for each other, and their URLs.
fn ports() -> (Vec<(u16, u16)>, String) {
    let ports: Vec<_> = (0..3).map(|_| (free_port(), free_port())).collect();
    let urls: Vec<_> = ports.iter().map(|(port, _)| Server::url(*port)).collect();
    (ports, urls.join(","))
}

#[test]
fn every_record_is_right_after_the_loss_of_a_server_and_a_worker() {
    if !is_installed() {
        return;
    }
    let home = tempdir().unwrap();
    let home = home.path();
    let (ports, urls) = ports();
    let server = |number: usize| Server::start_in_cluster(&home.join(format!("n{number}")), number, &ports);
    let mut servers: Vec<_> = (0..3).map(server).collect();
    let arguments = ["--sink", &urls, "--replicas", "3"];
    let gateways = ["journal1", "journal2"].map(|journal| Gateway::start(&home.join(journal), &arguments));
    let (folder, other) = (home.join("calls"), home.join("other"));
    let worker = |folder: &Path| Worker::start(&urls, folder, &["--replicas", "3", "--settle", "2"]);
    let mut killed = worker(&folder);
    // The first worker has the folder. The second one takes it over.
    within(PATIENCE, || folder.join("written").exists());
    let mut workers = vec![worker(&folder)];

    for first in (0..CALLS).step_by(TOGETHER) {
        match first {
            50 => killed.kill(),
            70 => servers[1].kill(),
            80 => workers.push(worker(&other)),
            120 => servers[1] = server(1),
            _ => {}
        }
        let calls: Vec<_> = (first..first + TOGETHER).map(|number| (number, events(number))).collect();
        for step in 0..6 {
            for (number, events) in &calls {
                // Each call begins with another event.
                let Some(event) = events.get((step + number) % 6) else { continue };
                let event = event.to_string();
                assert!(gateways[(step + number) % 2].webhook(&event).0 < 300);
                if (step + number).is_multiple_of(3) {
                    assert!(gateways[(step + number + 1) % 2].webhook(&event).0 < 300);
                }
            }
        }
    }

    let mut right: HashMap<_, _> = (0..CALLS).map(|number| (format!("c-{number}"), expected(number))).collect();
    within(PATIENCE, || last(&folder) == right && last(&other) == right);
    // A recording that comes late makes a new version.
    let late = json!({
        "eventType": "recordingAvailable", "accountId": "5500000", "callId": "c-1", "direction": "inbound", "recordingId": "r-late",
        "startTime": time(1, 3), "endTime": time(1, 4), "eventTime": time(1, 50)
    });
    assert_eq!(gateways[0].webhook(&late.to_string()).0, 204);
    right.get_mut("c-1").unwrap()["recordings"] = json!([{
        "recording_id": "r-late", "call_id": "c-1", "start_time": nanoseconds(1, 3), "end_time": nanoseconds(1, 4), "duration_ms": null,
        "channels": null, "file_format": null, "status": null
    }]);
    within(PATIENCE, || last(&folder) == right && last(&other) == right);

    assert!(workers.iter_mut().all(Worker::terminate));
    let rows = records::ndjson(&folder);
    assert_eq!(rows, records::parquet(&folder));
    let versions: HashSet<_> = rows
        .iter()
        .map(|row| (row["call_id"].to_string(), row["version"].as_u64()))
        .collect();
    assert_eq!(versions.len(), rows.len());
    assert!(rows.iter().filter(|row| row["call_id"] == "c-1").count() > 1);
    // The files are a function of the stream.
    for name in ["calls-00000001.ndjson", "calls-00000001.parquet"] {
        assert!(fs::read(folder.join(name)).unwrap() == fs::read(other.join(name)).unwrap());
    }
}

/// Both make the streams, which are made at another time on each server.
#[test]
fn two_workers_that_start_at_the_same_moment_write_the_same_files() {
    if !is_installed() {
        return;
    }
    let home = tempdir().unwrap();
    let home = home.path();
    let (ports, urls) = ports();
    let server = |number: usize| Server::start_in_cluster(&home.join(format!("n{number}")), number, &ports);
    let mut servers: Vec<_> = (0..3).map(server).collect();
    let folders = ["calls", "other"].map(|folder| home.join(folder));
    let mut workers = folders
        .clone()
        .map(|folder| Worker::start(&urls, &folder, &["--replicas", "3", "--settle", "1"]));
    let gateway = Gateway::start(&home.join("journal"), &["--sink", &urls, "--replicas", "3"]);
    let mut right = HashMap::new();
    let mut play = || {
        let number = right.len();
        for event in events(number) {
            assert!(gateway.webhook(&event.to_string()).0 < 300);
        }
        right.insert(format!("c-{number}"), expected(number));
        within(PATIENCE, || folders.iter().all(|folder| last(folder) == right));
    };
    play();
    // Then another server says when the stream was made.
    let number = leader(&urls, "BANDWIDTH_CALLS");
    servers[number].kill();
    servers[number] = server(number);
    play();
    for (worker, folder) in workers.iter_mut().zip(&folders) {
        assert!(worker.terminate());
        assert!(!worker.log().contains("another stream"), "{}", worker.log());
        *worker = Worker::start(&urls, folder, &["--replicas", "3", "--settle", "1"]);
        play();
    }
    assert!(workers.iter_mut().all(Worker::terminate));
    for name in ["calls-00000001.ndjson", "calls-00000001.parquet"] {
        assert!(fs::read(folders[0].join(name)).unwrap() == fs::read(folders[1].join(name)).unwrap());
    }
}
