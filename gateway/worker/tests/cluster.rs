//! Three servers, two gateways and three workers, of which one server and one worker are killed.
//! Needs nats-server.

#[path = "common/calls.rs"]
mod calls;
#[path = "common/records.rs"]
mod records;
#[path = "common/worker.rs"]
mod worker;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use calls::{STEPS, events, expected, last, nanoseconds, time};
use gateway_testing::nats::{Cluster, is_installed};
use gateway_testing::{Gateway, within};
use serde_json::json;
use tempfile::tempdir;
use worker::Worker;

const CALLS: usize = 150;

/// Calls whose events are sent at the same time.
const TOGETHER: usize = 10;

/// A killed worker has its messages for 30 s, and a killed server costs some time-outs of 5 s.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn every_record_is_right_after_the_loss_of_a_server_and_a_worker() {
    if !is_installed() {
        return;
    }
    let home = tempdir().unwrap();
    let home = home.path();
    let mut cluster = Cluster::start(home);
    let urls = cluster.urls.clone();
    let arguments = ["--sink", &urls, "--replicas", "3"];
    let gateways =
        ["journal1", "journal2"].map(|journal| Gateway::start(&home.join(journal), &arguments));
    let (folder, other) = (home.join("calls"), home.join("other"));
    let worker =
        |folder: &Path| Worker::start(&urls, folder, &["--replicas", "3", "--settle", "2"]);
    let mut killed = worker(&folder);
    // The first worker has the folder. The second one takes it over.
    within(PATIENCE, || folder.join("written").exists());
    let mut workers = vec![worker(&folder)];

    for first in (0..CALLS).step_by(TOGETHER) {
        match first {
            50 => killed.kill(),
            70 => cluster.servers[1].kill(),
            80 => workers.push(worker(&other)),
            120 => cluster.restart(1),
            _ => {}
        }
        let calls: Vec<_> = (first..first + TOGETHER)
            .map(|number| (number, events(number)))
            .collect();
        for step in 0..STEPS {
            for (number, events) in &calls {
                // Each call begins with another event.
                let Some(event) = events.get((step + number) % STEPS) else {
                    continue;
                };
                let event = event.to_string();
                assert!(gateways[(step + number) % 2].webhook(&event).0 < 300);
                if (step + number).is_multiple_of(3) {
                    assert!(gateways[(step + number + 1) % 2].webhook(&event).0 < 300);
                }
            }
        }
    }

    let mut right: HashMap<_, _> = (0..CALLS)
        .map(|number| (format!("c-{number}"), expected(number)))
        .collect();
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
    let mut cluster = Cluster::start(home);
    let urls = cluster.urls.clone();
    let folders = ["calls", "other"].map(|folder| home.join(folder));
    let worker =
        |folder: &PathBuf| Worker::start(&urls, folder, &["--replicas", "3", "--settle", "1"]);
    let mut workers = folders.each_ref().map(worker);
    let gateway = Gateway::start(&home.join("journal"), &["--sink", &urls, "--replicas", "3"]);
    let mut right = HashMap::new();
    let mut play = || {
        let number = right.len();
        for event in events(number) {
            assert!(gateway.webhook(&event.to_string()).0 < 300);
        }
        right.insert(format!("c-{number}"), expected(number));
        within(PATIENCE, || {
            folders.iter().all(|folder| last(folder) == right)
        });
    };
    play();
    // Then another server says when the stream was made.
    let number = cluster.leader("BANDWIDTH_CALLS");
    cluster.servers[number].kill();
    cluster.restart(number);
    play();
    for (running, folder) in workers.iter_mut().zip(&folders) {
        assert!(running.terminate());
        assert!(
            !running.log().contains("another stream"),
            "{}",
            running.log()
        );
        *running = worker(folder);
        play();
    }
    assert!(workers.iter_mut().all(Worker::terminate));
    for name in ["calls-00000001.ndjson", "calls-00000001.parquet"] {
        assert!(
            fs::read(folders[0].join(name)).unwrap() == fs::read(folders[1].join(name)).unwrap()
        );
    }
}
