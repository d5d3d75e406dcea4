//! What a worker does with its bucket, its consumer and its streams on one server. Needs
//! nats-server.

#[path = "common/records.rs"]
mod records;
#[path = "common/worker.rs"]
mod worker;

use std::time::Duration;

use async_nats::jetstream;
use async_nats::jetstream::consumer::pull;
use futures_util::future::join_all;
use gateway_common::jetstream::VOICE;
use gateway_testing::nats::Single;
use gateway_testing::{until, within};
use gateway_worker::records::values::Values;
use records::calls;
use serde_json::json;
use worker::{PATIENCE, Worker, send};

#[tokio::test(flavor = "multi_thread")]
async fn of_rivals_for_one_value_one_wins() {
    let Some(nats) = Single::start() else { return };
    let bucket = Values::bucket(&nats.context().await, 1).await.unwrap();
    let mut revision = 0;
    for _ in 0..3 {
        let rivals = (0..8).map(|rival| bucket.replace("c-1", revision, vec![rival]));
        let outcomes = join_all(rivals).await.into_iter().map(Result::unwrap);
        let winners: Vec<_> = outcomes
            .enumerate()
            .filter_map(|(rival, revision)| Some((rival, revision?)))
            .collect();
        assert_eq!(winners.len(), 1);
        let (winner, new) = winners[0];
        let value = bucket.get("c-1").await.unwrap().unwrap();
        assert_eq!(
            (value.sequence, usize::from(value.payload[0])),
            (new, winner)
        );
        revision = new;
    }
    // A revision that the value does not have loses, by the number alone: no message has this id.
    assert_eq!(
        bucket.replace("c-1", revision + 1, vec![9]).await.unwrap(),
        None
    );
    assert_eq!(bucket.get("c-1").await.unwrap().unwrap().sequence, revision);
    assert!(bucket.get("c-2").await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_or_consumer_that_would_lose_events_gets_none_until_it_is_changed() {
    let Some(nats) = Single::start() else { return };
    let (folder, url, context) = (nats.path("calls"), &nats.url, nats.context().await);
    let events = gateway_common::jetstream::stream(&context, 1)
        .await
        .unwrap();
    let bucket = Values::bucket(&context, 1).await.unwrap();
    let config = bucket.stream.cached_info().config.clone();
    let limited = jetstream::stream::Config {
        max_age: Duration::from_secs(3600),
        ..config.clone()
    };
    context.update_stream(limited).await.unwrap();
    let consumer = pull::Config {
        durable_name: Some("calls".into()),
        filter_subject: VOICE.into(),
        max_deliver: 2,
        ..pull::Config::default()
    };
    events.create_consumer(consumer).await.unwrap();
    for call in ["c-1", "c-2"] {
        send(&context, call).await;
    }
    let mut worker = Worker::start(url, &folder, &["--settle", "1"]);
    until(|| {
        worker
            .log()
            .contains("the stream KV_calls is refused, because it would lose what was acknowledged: it has max_age=3600 s")
    });
    context.update_stream(config).await.unwrap();
    until(|| {
        worker
            .log()
            .contains("the consumer calls is refused, because it would lose what was acknowledged: it has max_deliver=2")
    });
    assert!(bucket.get("c-1").await.unwrap().is_none());
    events.delete_consumer("calls").await.unwrap();
    within(PATIENCE, || calls(&folder) == ["c-1", "c-2"]);
    assert!(worker.terminate());
}

/// Before release 2.11, a new leader could take two successors of one value. Nothing that was
/// folded is lost by it.
#[tokio::test(flavor = "multi_thread")]
async fn a_record_has_what_any_of_its_revisions_has() {
    let Some(nats) = Single::start() else { return };
    let (folder, url, context) = (nats.path("calls"), &nats.url, nats.context().await);
    gateway_common::jetstream::stream(&context, 1)
        .await
        .unwrap();
    let bucket = Values::bucket(&context, 1).await.unwrap();
    let put = async |call: &str, value: String| {
        let published = context
            .publish(format!("$KV.calls.{call}"), value.into())
            .await
            .unwrap();
        published.await.unwrap();
    };
    let record = |call: &str, recording: &str| {
        let recording = json!({"recording_id": recording, "call_id": call});
        json!({"call_id": call, "legs": [], "recordings": [recording]}).to_string()
    };
    // Two successors of nothing.
    put("c-1", record("c-1", "r-1")).await;
    put("c-1", record("c-1", "r-2")).await;
    // What is no record takes the place of one.
    put("c-2", record("c-2", "r-3")).await;
    put("c-2", "half".into()).await;
    // What was deleted stays so.
    put("c-3", record("c-3", "r-4")).await;
    put("c-3", String::new()).await;
    put("c-3", record("c-3", "r-5")).await;
    put("c-4", record("c-4", "r-6")).await;
    put("c-4", String::new()).await;
    for call in ["c-1", "c-2", "c-3", "c-4"] {
        send(&context, call).await;
    }
    let mut worker = Worker::start(url, &folder, &["--settle", "1"]);
    within(PATIENCE, || calls(&folder).len() == 4);
    let mut recordings: Vec<_> = records::ndjson(&folder)
        .iter()
        .map(|row| {
            let recordings = row["recordings"].as_array().unwrap().iter();
            let ids =
                recordings.map(|recording| recording["recording_id"].as_str().unwrap().to_owned());
            (
                row["call_id"].as_str().unwrap().to_owned(),
                ids.collect::<Vec<_>>(),
            )
        })
        .collect();
    recordings.sort();
    let expected: [(&str, &[&str]); 4] = [
        ("c-1", &["r-1", "r-2"]),
        ("c-2", &["r-3"]),
        ("c-3", &["r-5"]),
        ("c-4", &[]),
    ];
    let expected = expected.map(|(call, ids)| {
        (
            call.to_owned(),
            ids.iter().map(|id| (*id).to_owned()).collect(),
        )
    });
    assert_eq!(recordings, expected);
    assert!(worker.terminate());
    // The bucket has the whole record too.
    let last = bucket.get("c-1").await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&last.payload).contains("r-1"));
}
