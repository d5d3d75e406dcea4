//! What a worker makes of the events on one server. Needs nats-server.

mod common;
#[path = "common/records.rs"]
mod records;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use async_nats::jetstream::stream::Stream;
use async_nats::jetstream::{self, AckKind, consumer::pull};
use common::nats::{Server, free_port, is_installed, release};
use common::worker::Worker;
use common::{Gateway, until, within};
use futures_util::StreamExt;
use futures_util::future::join_all;
use gateway::jetstream::VOICE;
use gateway::jetstream::values::Values;
use serde_json::json;
use tempfile::tempdir;
use tokio::time::sleep;

/// A restarted server is found again within some seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// Returns the metrics of a worker, once it listens.
fn metrics(listen: &str) -> Option<String> {
    let mut response = ureq::get(format!("http://{listen}/metrics")).call().ok()?;
    response.body_mut().read_to_string().ok()
}

/// A line of the journal for the end of a call.
fn end_of(call: &str) -> String {
    let event = json!({"eventType": "disconnect", "callId": call});
    json!({"received": "2026-11-25T10:00:00Z", "event": event}).to_string()
}

/// Publishes the end of a call, as a gateway does.
async fn send(context: &jetstream::Context, call: &str) {
    let published = context
        .publish("bandwidth.voice.none.disconnect", end_of(call).into())
        .await
        .unwrap();
    published.await.unwrap();
}

/// Waits until a stream of values has this key.
async fn kept(values: &Values, key: &str) {
    let begin = Instant::now();
    while values.get(key).await.unwrap().is_none() {
        assert!(begin.elapsed() < PATIENCE, "{key}");
        sleep(Duration::from_millis(50)).await;
    }
}

/// Removes a folder to which a worker may be writing.
fn remove(folder: &Path) {
    until(|| fs::remove_dir_all(folder).is_ok());
}

/// The calls in the files of a folder, sorted.
fn calls(folder: &Path) -> Vec<String> {
    let rows = records::parquet(folder).into_iter();
    let mut calls: Vec<_> = rows.map(|row| row["call_id"].as_str().unwrap().to_owned()).collect();
    calls.sort();
    calls
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_becomes_a_record_in_the_bucket_and_in_both_files_without_anything_personal() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let home = home.path();
    let mut server = Server::start(&home.join("n1"), port);
    let url = Server::url(port);
    let gateway = Gateway::start(&home.join("journal"), &["--sink", &url, "--max-length", "600000"]);
    let folder = home.join("calls");
    let mut worker = Worker::start(&url, &folder, &["--settle", "1"]);

    // The id has what would be another subject.
    let call = "c.>* 1";
    let personal = json!({
        "callId": call, "accountId": "5500000", "from": "+15551110000", "to": "sip:secret@host.example", "callUrl": "https://secret.example/1",
        "tag": "secret", "digits": "8675309", "callerDisplayName": "secret", "transferTo": "+15552220000", "transferCallerId": "+15553330000",
        "errorMessage": "secret", "mediaUrl": "https://secret.example/2", "sipCallId": "secret@host", "unknownField": "secret",
        "startTime": "2026-11-25T10:00:00.000Z"
    });
    let event = |more: serde_json::Value| {
        let mut event = personal.clone();
        event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        event.to_string()
    };
    for event in [
        // Longer than the parser's default limit.
        event(json!({"eventType": "gather", "digits": "8675309".repeat(60_000)})),
        event(json!({"eventType": "gather", "cause": "secret cause", "direction": "secret direction"})),
        event(json!({"eventType": "recordingAvailable", "recordingId": "r-1", "status": "complete", "duration": "PT1.5S"})),
        event(json!({"eventType": "disconnect", "cause": "hangup", "endTime": "2026-11-25T10:00:01.500Z"})),
        json!({"eventType": "conferenceCreated", "conferenceId": "conf-1", "name": "secret"}).to_string(),
    ] {
        assert!(gateway.webhook(&event).0 < 300);
    }
    // What is no event does not stop the others.
    let client = async_nats::connect(&url).await.unwrap();
    let context = jetstream::new(client.clone());
    until(|| gateway.get("metrics").1.contains("gateway_forwarded_total 5"));
    let long = format!(
        r#"{{"received":"2026-11-25T10:00:00Z","event":{{"eventType":"gather","callId":"{}"}}}}"#,
        "x".repeat(1000)
    );
    for payload in [
        r#"{"secret":1}"#,
        r#"{"received":"2026-11-25T10:00:00Z","event":["secret"]}"#,
        &long,
    ] {
        context
            .publish("bandwidth.voice.none.gather", payload.to_owned().into())
            .await
            .unwrap()
            .await
            .unwrap();
    }

    // Written after the other file.
    within(PATIENCE, || records::parquet(&folder).len() == 1);
    let rows = records::ndjson(&folder);
    assert_eq!(rows, records::parquet(&folder));
    let row = &rows[0];
    assert_eq!(
        (&row["call_id"], &row["cause"], &row["duration_ms"]),
        (&json!(call), &json!("hangup"), &json!(1500))
    );
    assert_eq!(row["recordings"][0]["duration_ms"], 1500);
    // As the client of a bucket asks for it.
    let bucket = context.get_stream("KV_calls").await.unwrap();
    let stored = bucket.direct_get_last_for_subject("$KV.calls.c=2e=3e=2a=201").await.unwrap();
    assert_eq!(stored.sequence, row["version"]);
    let stored = String::from_utf8(stored.payload.to_vec()).unwrap();
    assert!(stored.contains(r#""call_id":"c.>* 1""#));

    // The server starts again, and an event comes late.
    server.kill();
    let _server = Server::start(&home.join("n1"), port);
    let late = event(json!({"eventType": "recordingAvailable", "recordingId": "r-2"}));
    assert!(gateway.webhook(&late).0 < 300);
    within(PATIENCE, || records::ndjson(&folder).len() == 2);
    assert!(worker.terminate());
    let rows = records::ndjson(&folder);
    assert_eq!(rows, records::parquet(&folder));
    assert!(rows[0]["version"].as_u64() < rows[1]["version"].as_u64());
    assert_eq!(rows[1]["recordings"].as_array().unwrap().len(), 2);

    let log = worker.log();
    assert_eq!(log.matches("it is left out").count(), 3);
    let texts = fs::read_to_string(folder.join("calls-00000001.ndjson")).unwrap() + &stored + &log;
    for personal in ["secret", "5551110000", "5552220000", "5553330000", "8675309", "host"] {
        assert!(!texts.contains(personal), "{personal}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_folded_whatever_is_wrong_with_the_folder() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let (folder, url) = (home.path().join("calls"), Server::url(port));
    let context = jetstream::new(async_nats::connect(&url).await.unwrap());
    gateway::jetstream::stream(&context, 1).await.unwrap();
    let ended = Values::ended(&context, 1).await.unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let start = || Worker::start(&url, &folder, &["--settle", "1", "--listen", &listen]);
    let has_faults = || metrics(&listen).is_some_and(|text| !text.contains("gateway_worker_file_faults_total 0"));

    // It cannot be made.
    fs::write(&folder, "").unwrap();
    let mut worker = start();
    send(&context, "c-1").await;
    kept(&ended, "c-1").await;
    until(has_faults);
    assert_eq!(worker.log().matches("the files cannot be written").count(), 1);
    fs::remove_file(&folder).unwrap();
    within(PATIENCE, || calls(&folder) == ["c-1"]);
    until(|| worker.log().contains("records are written again"));

    // It is not known what its files have.
    assert!(worker.terminate());
    fs::write(folder.join("written"), "half").unwrap();
    worker = start();
    send(&context, "c-2").await;
    kept(&ended, "c-2").await;
    until(has_faults);
    assert_eq!(calls(&folder), ["c-1"]);
    remove(&folder);
    within(PATIENCE, || calls(&folder) == ["c-1", "c-2"]);

    // It is removed while the worker runs.
    remove(&folder);
    send(&context, "c-3").await;
    within(PATIENCE, || calls(&folder) == ["c-1", "c-2", "c-3"]);

    // The stream is made again while the worker runs.
    context.delete_stream("BANDWIDTH_CALLS").await.unwrap();
    let ended = Values::ended(&context, 1).await.unwrap();
    within(PATIENCE, || worker.log().contains("it was made again"));
    for call in ["c-4", "c-5", "c-6", "c-7"] {
        send(&context, call).await;
        kept(&ended, call).await;
    }
    within(PATIENCE, || worker.log().contains("it has the records of another stream"));
    assert_eq!(calls(&folder), ["c-1", "c-2", "c-3"]);
    remove(&folder);
    within(PATIENCE, || calls(&folder) == ["c-4", "c-5", "c-6", "c-7"]);
    assert!(worker.terminate());
}

#[tokio::test(flavor = "multi_thread")]
async fn records_that_expire_stay_in_the_files() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let (folder, url) = (home.path().join("calls"), Server::url(port));
    let context = jetstream::new(async_nats::connect(&url).await.unwrap());
    let ended = Values::ended(&context, 1).await.unwrap();
    let mut worker = Worker::start(&url, &folder, &[]);
    for number in 1..=2 {
        let record = json!({"version": number, "call_id": format!("c-{number}"), "legs": [], "recordings": []}).to_string();
        ended.replace(&format!("c-{number}"), 0, record.into()).await.unwrap();
        within(PATIENCE, || records::parquet(&folder).len() == number);
        assert!(worker.terminate());
        // As an age limit removes it.
        ended.stream.purge().await.unwrap();
        worker = Worker::start(&url, &folder, &[]);
    }
    assert_eq!(records::ndjson(&folder), records::parquet(&folder));
}

#[test]
fn the_metrics_count_events_and_the_records_of_calls_that_have_settled() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let home = home.path();
    let _server = Server::start(&home.join("n1"), port);
    let url = Server::url(port);
    let gateway = Gateway::start(&home.join("journal"), &["--sink", &url]);
    let listen = format!("127.0.0.1:{}", free_port());
    let _worker = Worker::start(&url, &home.join("calls"), &["--settle", "2", "--listen", &listen]);
    let begin = Instant::now();
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect","callId":"c-1"}"#).0, 204);
    // The event comes twice: at once, and after its call has settled.
    let lines = [
        "gateway_worker_events_total 2",
        "gateway_worker_records_total 1",
        "gateway_worker_pending 0",
    ];
    until(|| metrics(&listen).is_some_and(|text| lines.iter().all(|line| text.contains(line))));
    assert!(begin.elapsed() >= Duration::from_secs(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_cannot_be_folded_holds_up_no_others() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let (folder, url) = (home.path().join("calls"), Server::url(port));
    let context = jetstream::new(async_nats::connect(&url).await.unwrap());
    gateway::jetstream::stream(&context, 1).await.unwrap();
    // The record of the first call is too long for the bucket. In JSON, each of these bytes takes six.
    let bucket = Values::bucket(&context, 1).await.unwrap();
    let mut config = bucket.stream.cached_info().config.clone();
    config.max_message_size = 900;
    context.update_stream(config).await.unwrap();
    let calls = (0..300).map(|number| if number == 0 { "\u{1}".repeat(128) } else { format!("c-{number}") });
    for event in calls.map(|call| json!({"eventType": "disconnect", "callId": call})) {
        let line = json!({"received": "2026-11-25T10:00:00Z", "event": event}).to_string();
        let published = context.publish("bandwidth.voice.5500000.disconnect", line.into()).await.unwrap();
        published.await.unwrap();
    }
    let worker = Worker::start(&url, &folder, &["--settle", "1"]);
    // Messages that are left when the worker connects again would take 30 s.
    within(Duration::from_secs(25), || records::parquet(&folder).len() == 299);
    assert!(worker.log().contains("the events of a call cannot be folded: they come again"));

    // Its events are not acknowledged, neither while its record cannot be kept, nor while it cannot be published.
    let ended = Values::ended(&context, 1).await.unwrap();
    let limit = async |stream: &Stream, length| {
        let mut config = stream.get_info().await.unwrap().config;
        config.max_message_size = length;
        context.update_stream(config).await.unwrap();
    };
    limit(&ended.stream, 900).await;
    limit(&bucket.stream, -1).await;
    let key = "=01".repeat(128);
    kept(&bucket, &key).await;
    sleep(Duration::from_secs(3)).await;
    assert!(ended.get(&key).await.unwrap().is_none());
    limit(&ended.stream, -1).await;
    within(Duration::from_secs(25), || records::parquet(&folder).len() == 300);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_published_once_when_its_call_has_settled_and_not_before() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let (folder, url) = (home.path().join("calls"), Server::url(port));
    let context = jetstream::new(async_nats::connect(&url).await.unwrap());
    let events = gateway::jetstream::stream(&context, 1).await.unwrap();
    let (bucket, ended) = (
        Values::bucket(&context, 1).await.unwrap(),
        Values::ended(&context, 1).await.unwrap(),
    );
    let keep = async |call: &str| {
        let record = json!({"call_id": call, "end_time": "2026-11-25T10:00:00Z", "legs": [], "recordings": []}).to_string();
        bucket.replace(call, 0, record.into()).await.unwrap().unwrap();
    };
    // A worker was killed after it had folded an event that it had for the second time.
    send(&context, "c-again").await;
    let config = pull::Config {
        durable_name: Some("calls".into()),
        filter_subject: VOICE.into(),
        ..pull::Config::default()
    };
    let consumer = events.get_or_create_consumer("calls", config).await.unwrap();
    for _ in 0..2 {
        let batch = consumer.batch().max_messages(1).expires(PATIENCE);
        let mut messages = batch.messages().await.unwrap();
        messages.next().await.unwrap().unwrap().ack_with(AckKind::Nak(None)).await.unwrap();
    }
    keep("c-again").await;
    // A server was killed before it had kept that the event was delivered.
    send(&context, "c-first").await;
    keep("c-first").await;
    // Two gateways had the event, longer apart than servers recognize it.
    for _ in 0..2 {
        send(&context, "c-twice").await;
    }
    let _worker = Worker::start(&url, &folder, &["--settle", "3"]);
    sleep(Duration::from_secs(1)).await;
    send(&context, "c-twice").await;
    within(PATIENCE, || records::ndjson(&folder).len() >= 3);
    // What would be published again is published now.
    sleep(Duration::from_secs(5)).await;
    assert_eq!(ended.stream.get_info().await.unwrap().state.messages, 3);
    for call in ["c-again", "c-first", "c-twice"] {
        let (kept, published) = (bucket.get(call).await.unwrap().unwrap(), ended.get(call).await.unwrap().unwrap());
        assert!(published.time - kept.time >= Duration::from_secs(3), "{call}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_worker_knows_which_events_no_worker_has_had() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let url = Server::url(port);
    let context = jetstream::new(async_nats::connect(&url).await.unwrap());
    let events = gateway::jetstream::stream(&context, 1).await.unwrap();
    for _ in 0..3 {
        let published = context.publish("bandwidth.voice.none.gather", "".into()).await.unwrap();
        published.await.unwrap();
    }
    // The only message that workers may have is with this one, which keeps it.
    let config = pull::Config {
        durable_name: Some("calls".into()),
        filter_subject: VOICE.into(),
        max_ack_pending: 1,
        ..pull::Config::default()
    };
    let consumer = events.get_or_create_consumer("calls", config).await.unwrap();
    let messages: Vec<_> = consumer.fetch().max_messages(1).messages().await.unwrap().collect().await;
    assert_eq!(messages.len(), 1);
    let listen = format!("127.0.0.1:{}", free_port());
    let _worker = Worker::start(&url, &home.path().join("calls"), &["--listen", &listen]);
    until(|| metrics(&listen).is_some_and(|text| text.contains("gateway_worker_pending 2")));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_rivals_for_one_value_one_wins() {
    if !is_installed() {
        return;
    }
    let (store, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(store.path(), port);
    let context = jetstream::new(async_nats::connect(Server::url(port)).await.unwrap());
    let bucket = Values::bucket(&context, 1).await.unwrap();
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
        assert_eq!((value.sequence, usize::from(value.payload[0])), (new, winner));
        revision = new;
    }
    // A revision that the value does not have loses, by the number alone: no message has this id.
    assert_eq!(bucket.replace("c-1", revision + 1, vec![9]).await.unwrap(), None);
    assert_eq!(bucket.get("c-1").await.unwrap().unwrap().sequence, revision);
    assert!(bucket.get("c-2").await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_or_consumer_that_would_lose_events_gets_none_until_it_is_changed() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let (folder, url) = (home.path().join("calls"), Server::url(port));
    let context = jetstream::new(async_nats::connect(&url).await.unwrap());
    let events = gateway::jetstream::stream(&context, 1).await.unwrap();
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
    let mut worker = Worker::start(&url, &folder, &["--settle", "1"]);
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

/// Before release 2.11, a new leader could take two successors of one value. Nothing that was folded is lost by it.
#[tokio::test(flavor = "multi_thread")]
async fn a_record_has_what_any_of_its_revisions_has() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let (folder, url) = (home.path().join("calls"), Server::url(port));
    let context = jetstream::new(async_nats::connect(&url).await.unwrap());
    gateway::jetstream::stream(&context, 1).await.unwrap();
    let bucket = Values::bucket(&context, 1).await.unwrap();
    let put = async |call: &str, value: String| {
        let published = context.publish(format!("$KV.calls.{call}"), value.into()).await.unwrap();
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
    let mut worker = Worker::start(&url, &folder, &["--settle", "1"]);
    within(PATIENCE, || calls(&folder).len() == 4);
    let mut recordings: Vec<_> = records::ndjson(&folder)
        .iter()
        .map(|row| {
            let recordings = row["recordings"].as_array().unwrap().iter();
            let ids = recordings.map(|recording| recording["recording_id"].as_str().unwrap().to_owned());
            (row["call_id"].as_str().unwrap().to_owned(), ids.collect::<Vec<_>>())
        })
        .collect();
    recordings.sort();
    let expected: [(&str, &[&str]); 4] = [("c-1", &["r-1", "r-2"]), ("c-2", &["r-3"]), ("c-3", &["r-5"]), ("c-4", &[])];
    let expected = expected.map(|(call, ids)| (call.to_owned(), ids.iter().map(|id| (*id).to_owned()).collect()));
    assert_eq!(recordings, expected);
    assert!(worker.terminate());
    // The bucket has the whole record too.
    let last = bucket.get("c-1").await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&last.payload).contains("r-1"));
}

#[test]
fn a_worker_says_at_its_start_that_a_server_is_too_old() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let mut worker = Worker::start(&Server::url(port), &home.path().join("calls"), &[]);
    until(|| home.path().join("calls/written").exists());
    assert!(worker.terminate());
    let is_old = release() < (2, 11);
    assert_eq!(
        worker.log().contains("and a worker needs 2.11 or later"),
        is_old,
        "{}",
        worker.log()
    );
}
