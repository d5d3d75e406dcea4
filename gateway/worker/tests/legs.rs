//! What workers make of chained transfers and of conferences. Needs nats-server.

#[path = "common/calls.rs"]
mod calls;
#[path = "common/records.rs"]
mod records;
#[path = "common/worker.rs"]
mod worker;

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use calls::{conference, events, expected, expected_conference, last, last_conferences};
use gateway_common::jetstream;
use gateway_testing::nats::Single;
use gateway_testing::within;
use gateway_worker::records::values::Values;
use serde_json::{Value, json};
use tokio::time::sleep;
use worker::{PATIENCE, Worker, send, send_event};

/// Calls that are transferred twice, are recorded, and are in a conference.
const CALLS: [usize; 6] = [0, 60, 120, 180, 240, 300];

/// Sends the events of all calls in this order, to two workers, and waits for the records.
async fn play(order: impl Fn(&mut Vec<Value>)) {
    let Some(nats) = Single::start() else { return };
    let (url, context) = (&nats.url, nats.context().await);
    jetstream::stream(&context, 1).await.unwrap();
    let folders = ["calls", "other"].map(|folder| nats.path(folder));
    let mut workers = folders
        .each_ref()
        .map(|folder| Worker::start(url, folder, &["--settle", "1"]));
    let of_calls: Vec<_> = CALLS
        .iter()
        .map(|number| {
            let mut events = [events(*number), conference(*number)].concat();
            order(&mut events);
            events
        })
        .collect();
    for step in 0..of_calls[0].len() {
        for events in &of_calls {
            send_event(&context, &events[step]).await;
            if step % 3 == 0 {
                send_event(&context, &events[step / 2]).await;
            }
        }
        if step == 9 {
            // What has ended is published, and the rest makes new versions.
            sleep(Duration::from_secs(3)).await;
        }
    }
    let right: HashMap<_, _> = CALLS
        .iter()
        .map(|number| (format!("c-{number}"), expected(*number)))
        .collect();
    let rooms: HashMap<_, _> = CALLS
        .iter()
        .map(|number| (format!("room-{number}"), expected_conference(*number)))
        .collect();
    within(PATIENCE, || {
        folders
            .iter()
            .all(|folder| last(folder) == right && last_conferences(folder) == rooms)
    });
    assert!(workers.iter_mut().all(Worker::terminate));
    for kind in ["", "conferences"] {
        let [one, two] = folders.each_ref().map(|folder| folder.join(kind));
        assert_eq!(records::ndjson(&one), records::parquet(&one));
        assert_eq!(records::ndjson(&one), records::ndjson(&two));
    }
    let text =
        fs::read_to_string(folders[0].join("conferences/conferences-00000001.ndjson")).unwrap();
    for personal in ["Ann", "555111", "name"] {
        assert!(!text.contains(personal), "{personal}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn chains_and_conferences_are_whole_in_the_order_of_their_events() {
    play(|_| {}).await;
}

/// The ends are first, and the events of a C leg come before it is known of whose leg it is one.
#[tokio::test(flavor = "multi_thread")]
async fn chains_and_conferences_are_whole_in_the_opposite_order() {
    play(|events| events.reverse()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leg_that_was_published_as_a_call_gets_a_version_with_its_parent() {
    let Some(nats) = Single::start() else { return };
    let (folder, url, context) = (nats.path("calls"), &nats.url, nats.context().await);
    jetstream::stream(&context, 1).await.unwrap();
    let ended = Values::ended(&context, 1).await.unwrap();
    let _worker = Worker::start(url, &folder, &["--settle", "1"]);
    // Nobody knows yet that these are legs.
    for call in ["c-2", "c-3"] {
        send(&context, call).await;
    }
    within(PATIENCE, || records::calls(&folder) == ["c-2", "c-3"]);
    let link = |call: &str, parent: &str| json!({"eventType": "gather", "callId": call, "parentCallId": parent});
    send_event(&context, &link("c-2", "c-3")).await;
    send_event(&context, &link("c-3", "c-1")).await;
    // A leg that is known as one is not published, though it has ended.
    send_event(&context, &link("c-4", "c-2")).await;
    send(&context, "c-4").await;
    send(&context, "c-1").await;
    within(PATIENCE, || {
        let last = last(&folder);
        let parents =
            ["c-1", "c-2", "c-3"].map(|call| last.get(call).map(|row| &row["parent_call_id"]));
        parents == [Some(&json!(null)), Some(&json!("c-3")), Some(&json!("c-1"))]
            && last["c-1"]["legs"].as_array().unwrap().len() == 3
    });
    sleep(Duration::from_secs(3)).await;
    assert!(ended.get("c-4").await.unwrap().is_none());
    assert_eq!(records::ndjson(&folder), records::parquet(&folder));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conference_stays_in_the_bucket_until_it_is_completed() {
    let Some(nats) = Single::start() else { return };
    let (folder, url, context) = (nats.path("calls"), &nats.url, nats.context().await);
    let events = jetstream::stream(&context, 1).await.unwrap();
    let bucket = Values::conferences(&context, 1).await.unwrap();
    let completed = Values::completed(&context, 1).await.unwrap();
    let mut worker = Worker::start(url, &folder, &["--settle", "1"]);
    let mut all = conference(0);
    let end = all.pop().unwrap();
    for event in &all {
        send_event(&context, event).await;
    }
    sleep(Duration::from_secs(3)).await;
    assert!(bucket.get("room-0").await.unwrap().is_some());
    assert!(completed.get("room-0").await.unwrap().is_none());
    // No message waits for the end.
    let consumer = events.consumer_info("calls").await.unwrap();
    assert_eq!((consumer.num_pending, consumer.num_ack_pending), (0, 0));
    // Nor does what a worker remembers.
    worker.kill();
    let _worker = Worker::start(url, &folder, &["--settle", "1"]);
    send_event(&context, &end).await;
    within(PATIENCE, || {
        last_conferences(&folder).get("room-0") == Some(&expected_conference(0))
    });
}
