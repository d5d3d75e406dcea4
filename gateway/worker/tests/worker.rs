//! What a worker makes of the events on one server. Needs nats-server.

#[path = "common/records.rs"]
mod records;
#[path = "common/worker.rs"]
mod worker;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use async_nats::jetstream::stream::Stream;
use async_nats::jetstream::{AckKind, consumer::pull};
use futures_util::StreamExt;
use gateway_common::jetstream::VOICE;
use gateway_testing::nats::{Single, free_port, release};
use gateway_testing::{Gateway, until, within};
use gateway_worker::records::values::Values;
use records::calls;
use serde_json::json;
use tokio::time::sleep;
use worker::{PATIENCE, Worker, send};

/// Returns the metrics of a worker, once it listens.
fn metrics(listen: &str) -> Option<String> {
    let mut response = ureq::get(format!("http://{listen}/metrics")).call().ok()?;
    response.body_mut().read_to_string().ok()
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

#[tokio::test(flavor = "multi_thread")]
async fn a_call_becomes_a_record_in_the_bucket_and_in_both_files_without_anything_personal() {
    let Some(mut nats) = Single::start() else {
        return;
    };
    let (folder, context) = (nats.path("calls"), nats.context().await);
    let gateway = Gateway::start(
        &nats.path("journal"),
        &["--sink", &nats.url, "--max-length", "600000"],
    );
    let mut worker = Worker::start(&nats.url, &folder, &["--settle", "1"]);

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
        event
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        event.to_string()
    };
    for event in [
        // Longer than the parser's default limit.
        event(json!({"eventType": "gather", "digits": "8675309".repeat(60_000)})),
        event(
            json!({"eventType": "gather", "cause": "secret cause", "direction": "secret direction"}),
        ),
        event(
            json!({"eventType": "recordingAvailable", "recordingId": "r-1", "status": "complete", "duration": "PT1.5S"}),
        ),
        event(
            json!({"eventType": "disconnect", "cause": "hangup", "endTime": "2026-11-25T10:00:01.500Z"}),
        ),
        json!({"eventType": "conferenceCreated", "conferenceId": "conf-1", "name": "secret"})
            .to_string(),
    ] {
        assert!(gateway.webhook(&event).0 < 300);
    }
    // What is no event does not stop the others.
    until(|| {
        gateway
            .get("metrics")
            .1
            .contains("gateway_forwarded_total 5")
    });
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
    let stored = bucket
        .direct_get_last_for_subject("$KV.calls.c=2e=3e=2a=201")
        .await
        .unwrap();
    assert_eq!(stored.sequence, row["version"]);
    let stored = String::from_utf8(stored.payload.to_vec()).unwrap();
    assert!(stored.contains(r#""call_id":"c.>* 1""#));

    // The server starts again, and an event comes late.
    nats.restart();
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
    for personal in [
        "secret",
        "5551110000",
        "5552220000",
        "5553330000",
        "8675309",
        "host",
    ] {
        assert!(!texts.contains(personal), "{personal}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_folded_whatever_is_wrong_with_the_folder() {
    let Some(nats) = Single::start() else { return };
    let (folder, url, context) = (nats.path("calls"), &nats.url, nats.context().await);
    gateway_common::jetstream::stream(&context, 1)
        .await
        .unwrap();
    let ended = Values::ended(&context, 1).await.unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let start = || Worker::start(url, &folder, &["--settle", "1", "--listen", &listen]);
    let has_faults = || {
        metrics(&listen).is_some_and(|text| !text.contains("gateway_worker_file_faults_total 0"))
    };

    // It cannot be made.
    fs::write(&folder, "").unwrap();
    let mut worker = start();
    send(&context, "c-1").await;
    kept(&ended, "c-1").await;
    until(has_faults);
    assert_eq!(
        worker.log().matches("the files cannot be written").count(),
        1
    );
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
    within(PATIENCE, || {
        worker
            .log()
            .contains("it has the records of another stream")
    });
    assert_eq!(calls(&folder), ["c-1", "c-2", "c-3"]);
    remove(&folder);
    within(PATIENCE, || calls(&folder) == ["c-4", "c-5", "c-6", "c-7"]);
    assert!(worker.terminate());
}

#[tokio::test(flavor = "multi_thread")]
async fn records_that_expire_stay_in_the_files() {
    let Some(nats) = Single::start() else { return };
    let (folder, url, context) = (nats.path("calls"), &nats.url, nats.context().await);
    let ended = Values::ended(&context, 1).await.unwrap();
    let mut worker = Worker::start(url, &folder, &[]);
    for number in 1..=2 {
        let record = json!({"version": number, "call_id": format!("c-{number}"), "legs": [], "recordings": []}).to_string();
        ended
            .replace(&format!("c-{number}"), 0, record.into())
            .await
            .unwrap();
        within(PATIENCE, || records::parquet(&folder).len() == number);
        assert!(worker.terminate());
        // As an age limit removes it.
        ended.stream.purge().await.unwrap();
        worker = Worker::start(url, &folder, &[]);
    }
    assert_eq!(records::ndjson(&folder), records::parquet(&folder));
}

#[test]
fn the_metrics_count_events_and_the_records_of_calls_that_have_settled() {
    let Some(nats) = Single::start() else { return };
    let gateway = Gateway::start(&nats.path("journal"), &["--sink", &nats.url]);
    let listen = format!("127.0.0.1:{}", free_port());
    let _worker = Worker::start(
        &nats.url,
        &nats.path("calls"),
        &["--settle", "2", "--listen", &listen],
    );
    let begin = Instant::now();
    assert_eq!(
        gateway
            .webhook(r#"{"eventType":"disconnect","callId":"c-1"}"#)
            .0,
        204
    );
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
    let Some(nats) = Single::start() else { return };
    let (folder, url, context) = (nats.path("calls"), &nats.url, nats.context().await);
    gateway_common::jetstream::stream(&context, 1)
        .await
        .unwrap();
    // The record of the first call is too long for the bucket. In JSON, each of these bytes takes
    // six.
    let bucket = Values::bucket(&context, 1).await.unwrap();
    let mut config = bucket.stream.cached_info().config.clone();
    config.max_message_size = 900;
    context.update_stream(config).await.unwrap();
    let calls = (0..300).map(|number| {
        if number == 0 {
            "\u{1}".repeat(128)
        } else {
            format!("c-{number}")
        }
    });
    for event in calls.map(|call| json!({"eventType": "disconnect", "callId": call})) {
        let line = json!({"received": "2026-11-25T10:00:00Z", "event": event}).to_string();
        let published = context
            .publish("bandwidth.voice.5500000.disconnect", line.into())
            .await
            .unwrap();
        published.await.unwrap();
    }
    let worker = Worker::start(url, &folder, &["--settle", "1"]);
    // Messages that are left when the worker connects again would take 30 s.
    within(Duration::from_secs(25), || {
        records::parquet(&folder).len() == 299
    });
    assert!(
        worker
            .log()
            .contains("the events of a call cannot be folded: they come again")
    );

    // Its events are not acknowledged, neither while its record cannot be kept, nor while it cannot
    // be published.
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
    within(Duration::from_secs(25), || {
        records::parquet(&folder).len() == 300
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_published_once_when_its_call_has_settled_and_not_before() {
    let Some(nats) = Single::start() else { return };
    let (folder, url, context) = (nats.path("calls"), &nats.url, nats.context().await);
    let events = gateway_common::jetstream::stream(&context, 1)
        .await
        .unwrap();
    let (bucket, ended) = (
        Values::bucket(&context, 1).await.unwrap(),
        Values::ended(&context, 1).await.unwrap(),
    );
    let keep = async |call: &str| {
        let record = json!({"call_id": call, "end_time": "2026-11-25T10:00:00Z", "legs": [], "recordings": []}).to_string();
        bucket
            .replace(call, 0, record.into())
            .await
            .unwrap()
            .unwrap();
    };
    // A worker was killed after it had folded an event that it had for the second time.
    send(&context, "c-again").await;
    let config = pull::Config {
        durable_name: Some("calls".into()),
        filter_subject: VOICE.into(),
        ..pull::Config::default()
    };
    let consumer = events
        .get_or_create_consumer("calls", config)
        .await
        .unwrap();
    for _ in 0..2 {
        let batch = consumer.batch().max_messages(1).expires(PATIENCE);
        let mut messages = batch.messages().await.unwrap();
        messages
            .next()
            .await
            .unwrap()
            .unwrap()
            .ack_with(AckKind::Nak(None))
            .await
            .unwrap();
    }
    keep("c-again").await;
    // A server was killed before it had kept that the event was delivered.
    send(&context, "c-first").await;
    keep("c-first").await;
    // Two gateways had the event, longer apart than servers recognize it.
    for _ in 0..2 {
        send(&context, "c-twice").await;
    }
    let _worker = Worker::start(url, &folder, &["--settle", "3"]);
    sleep(Duration::from_secs(1)).await;
    send(&context, "c-twice").await;
    within(PATIENCE, || records::ndjson(&folder).len() >= 3);
    // What would be published again is published now.
    sleep(Duration::from_secs(5)).await;
    assert_eq!(ended.stream.get_info().await.unwrap().state.messages, 3);
    for call in ["c-again", "c-first", "c-twice"] {
        let (kept, published) = (
            bucket.get(call).await.unwrap().unwrap(),
            ended.get(call).await.unwrap().unwrap(),
        );
        assert!(
            published.time - kept.time >= Duration::from_secs(3),
            "{call}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_worker_knows_which_events_no_worker_has_had() {
    let Some(nats) = Single::start() else { return };
    let context = nats.context().await;
    let events = gateway_common::jetstream::stream(&context, 1)
        .await
        .unwrap();
    for _ in 0..3 {
        let published = context
            .publish("bandwidth.voice.none.gather", "".into())
            .await
            .unwrap();
        published.await.unwrap();
    }
    // The only message that workers may have is with this one, which keeps it.
    let config = pull::Config {
        durable_name: Some("calls".into()),
        filter_subject: VOICE.into(),
        max_ack_pending: 1,
        ..pull::Config::default()
    };
    let consumer = events
        .get_or_create_consumer("calls", config)
        .await
        .unwrap();
    let messages: Vec<_> = consumer
        .fetch()
        .max_messages(1)
        .messages()
        .await
        .unwrap()
        .collect()
        .await;
    assert_eq!(messages.len(), 1);
    let listen = format!("127.0.0.1:{}", free_port());
    let _worker = Worker::start(&nats.url, &nats.path("calls"), &["--listen", &listen]);
    until(|| metrics(&listen).is_some_and(|text| text.contains("gateway_worker_pending 2")));
}

#[test]
fn a_worker_says_at_its_start_that_a_server_is_too_old() {
    let Some(nats) = Single::start() else { return };
    let mut worker = Worker::start(&nats.url, &nats.path("calls"), &[]);
    until(|| nats.path("calls/written").exists());
    assert!(worker.terminate());
    let is_old = release() < (2, 11);
    assert_eq!(
        worker.log().contains("and a worker needs 2.11 or later"),
        is_old,
        "{}",
        worker.log()
    );
}
