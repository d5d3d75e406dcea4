//! The events reach JetStream once each, whatever is killed. Needs nats-server.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use async_nats::jetstream::{self, consumer};
use futures_util::StreamExt;
use gateway_testing::nats::{Server, free_port, is_installed};
use gateway_testing::{Gateway, until};
use tempfile::tempdir;

fn event(id: &str) -> String {
    format!(
        r#"{{"eventType":"disconnect","accountId":"5500000","callId":"{id}","eventTime":"2026-11-25T10:00:00.000Z"}}"#
    )
}

/// Subjects and calls of all events in the stream, in its order.
async fn stored(port: u16, expected: usize) -> Vec<(String, String)> {
    let client = async_nats::connect(Server::url(port)).await.unwrap();
    let stream = jetstream::new(client)
        .get_stream("BANDWIDTH")
        .await
        .unwrap();
    for _ in 0..200 {
        if stream.get_info().await.unwrap().state.messages >= expected as u64 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // What would come twice comes now.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let count = stream.get_info().await.unwrap().state.messages;
    let config = consumer::pull::OrderedConfig::default();
    let messages = stream
        .create_consumer(config)
        .await
        .unwrap()
        .messages()
        .await
        .unwrap();
    let messages = messages
        .take(usize::try_from(count).unwrap())
        .map(|message| {
            let message = message.unwrap();
            let line: serde_json::Value = serde_json::from_slice(&message.payload).unwrap();
            (
                message.subject.to_string(),
                line["event"]["callId"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
            )
        });
    messages.collect().await
}

fn metric(gateway: &Gateway, name: &str) -> u64 {
    let metrics = gateway.get("metrics").1;
    let value = metrics
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.unwrap_or_else(|| panic!("{name}")).parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_event_is_stored_once_through_kills_of_both() {
    if !is_installed() {
        return;
    }
    let (journal, store, port) = (tempdir().unwrap(), tempdir().unwrap(), free_port());
    let sink = Server::url(port);
    let mut sent = Vec::new();
    let mut send = |gateway: &Gateway, count: usize| {
        for _ in 0..count {
            let id = format!("c-{}", sent.len());
            assert_eq!(gateway.webhook(&event(&id)).0, 204);
            sent.push(id);
        }
        sent.len()
    };

    // Without a server the events wait in the journal.
    let mut gateway = Gateway::start(journal.path(), &["--sink", &sink]);
    send(&gateway, 300);
    until(|| gateway.log().contains("the events stay in the journal"));
    let backlog = |gateway: &Gateway| metric(gateway, "gateway_backlog_bytes");
    let written = fs::metadata(journal.path().join("events-00000001.ndjson"))
        .unwrap()
        .len();
    assert_eq!(backlog(&gateway), written);
    let mut server = Server::start(store.path(), port);
    until(|| gateway.log().contains("forwarded again"));
    send(&gateway, 200);
    // The gateway is killed while it forwards.
    gateway.kill();
    let mut gateway = Gateway::start(journal.path(), &["--sink", &sink]);
    send(&gateway, 200);
    // The server is killed.
    server.kill();
    send(&gateway, 200);
    let server = Server::start(store.path(), port);
    let count = send(&gateway, 100);

    let stored = stored(server.port, count).await;
    assert!(
        stored
            .iter()
            .all(|(subject, _)| subject == "bandwidth.voice.5500000.disconnect")
    );
    let mut times: HashMap<&str, usize> = HashMap::new();
    stored
        .iter()
        .for_each(|(_, call)| *times.entry(call).or_default() += 1);
    let lost = sent
        .iter()
        .filter(|id| !times.contains_key(id.as_str()))
        .count();
    let doubled = times.values().filter(|count| **count > 1).count();
    assert_eq!((lost, doubled), (0, 0));
    until(|| backlog(&gateway) == 0);
    gateway.terminate();
    assert!(gateway.wait());
    assert!(!gateway.log().contains("not forwarded yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_position_or_a_repeated_webhook_doubles_nothing_and_a_moved_journal_loses_nothing() {
    if !is_installed() {
        return;
    }
    let (journal, store, port) = (tempdir().unwrap(), tempdir().unwrap(), free_port());
    let sink = Server::url(port);
    let _server = Server::start(store.path(), port);
    let mut gateway = Gateway::start(journal.path(), &["--sink", &sink]);
    for body in [
        event("c-1").as_str(),
        &event("c-1"),
        r#"{"eventType":"b.>*"}"#,
        r#"{"eventType":"b.>*"}"#,
    ] {
        assert_eq!(gateway.webhook(body).0, 204);
    }
    until(|| {
        gateway
            .get("metrics")
            .1
            .contains("gateway_forwarded_total 4")
    });
    assert!(
        gateway
            .get("metrics")
            .1
            .contains("gateway_forwarded_again_total 1")
    );
    gateway.kill();
    fs::remove_file(journal.path().join("forwarded")).unwrap();
    let gateway = Gateway::start(journal.path(), &["--sink", &sink]);
    until(|| {
        gateway
            .get("metrics")
            .1
            .contains("gateway_forwarded_again_total 4")
    });
    // A journal that was moved away as a whole begins with the first number again.
    let mut gateway = gateway;
    gateway.kill();
    for entry in fs::read_dir(journal.path()).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "ndjson")
        {
            fs::remove_file(path).unwrap();
        }
    }
    let gateway = Gateway::start(journal.path(), &["--sink", &sink]);
    assert_eq!(gateway.webhook(&event("c-2")).0, 204);
    until(|| {
        gateway
            .get("metrics")
            .1
            .contains("gateway_forwarded_total 1")
    });
    let stored = stored(port, 4).await;
    let subjects: Vec<_> = stored.iter().map(|(subject, _)| subject.as_str()).collect();
    // Without a key, two deliveries cannot be told from two events.
    let unknown = "bandwidth.voice.none.other";
    let known = "bandwidth.voice.5500000.disconnect";
    assert_eq!(subjects, [known, unknown, unknown, known]);
}

/// A member that the library does not know may occur twice. `accountId` is one in these events.
#[tokio::test(flavor = "multi_thread")]
async fn each_event_of_two_gateways_is_stored_whatever_it_has() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let sink = Server::url(port);
    let gateways = ["journal1", "journal2"]
        .map(|journal| Gateway::start(&home.path().join(journal), &["--sink", &sink]));
    let (join, received) = (
        "bandwidth.voice.1.conferenceMemberJoin",
        "bandwidth.messaging.1.message-received",
    );
    let mut expected = Vec::new();
    for (number, gateway) in gateways.iter().enumerate() {
        // As long as that of the other gateway, so that the lines have the same positions.
        let call = format!("c-{number}");
        let voice = format!(
            r#"{{"eventType":"conferenceMemberJoin","conferenceId":"conf-1","callId":"{call}","accountId":"1","accountId":"1"}}"#
        );
        let query = format!(
            "webhooks?eventType=conferenceMemberJoin&conferenceId=conf-1&callId=q{call}&accountId=1&accountId=2"
        );
        let message = format!(
            r#"[{{"type":"message-received","time":"2026-11-25T10:00:00.000Z","accountId":"1","accountId":"1","callId":"m{call}","message":{{"id":"{call}"}}}}]"#
        );
        assert!(gateway.webhook(&voice).0 < 300);
        assert!(gateway.get(&query).0 < 300);
        assert_eq!(gateway.post("messages", &message, &[]).unwrap().0, 204);
        // Without a key, there is only the position.
        assert_eq!(gateway.webhook(r#"{"eventType":"unheardOf"}"#).0, 204);
        for (subject, call) in [
            (join, call.clone()),
            // Of a query, the last one counts.
            ("bandwidth.voice.2.conferenceMemberJoin", format!("q{call}")),
            (received, format!("m{call}")),
            ("bandwidth.voice.none.unheardOf", String::new()),
        ] {
            expected.push((subject.to_owned(), call));
        }
    }
    let mut stored = stored(port, expected.len()).await;
    stored.sort();
    expected.sort();
    assert_eq!(stored, expected);
    for gateway in &gateways {
        until(|| {
            gateway
                .get("metrics")
                .1
                .contains("gateway_forwarded_total 4")
        });
        assert!(
            gateway
                .get("metrics")
                .1
                .contains("gateway_forwarded_again_total 0")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_line_is_parked_and_logged_once() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let (journal, sink) = (home.path().join("journal"), Server::url(port));
    let gateway = Gateway::start(&journal, &[]);
    assert_eq!(gateway.webhook(&event("c-1")).0, 204);
    drop(gateway);
    // As a disk that loses power can leave it.
    let file = journal.join("events-00000001.ndjson");
    let line = fs::read_to_string(&file).unwrap();
    let broken = format!("{}{}\n", "\0".repeat(20), &line[20..40]);
    fs::write(
        &file,
        format!("{line}{broken}{}", line.replace("c-1", "c-2")),
    )
    .unwrap();
    let gateway = Gateway::start(&journal, &["--sink", &sink]);
    // While the servers are gone, nothing is parked.
    until(|| gateway.log().contains("the events stay in the journal"));
    let _server = Server::start(&home.path().join("n1"), port);
    until(|| gateway.log().contains("forwarded again"));
    assert_eq!(gateway.webhook(&event("c-3")).0, 204);
    let calls: Vec<_> = stored(port, 3)
        .await
        .into_iter()
        .map(|(_, call)| call)
        .collect();
    assert_eq!(calls, ["c-1", "c-2", "c-3"]);
    assert_eq!(
        gateway
            .log()
            .matches("an event is not forwarded, because its line cannot be read")
            .count(),
        1
    );
    let place = format!("file=1 offset={}", line.len());
    assert!(gateway.log().contains(&place), "{}", gateway.log());
    until(|| gateway.get("metrics").1.contains("gateway_backlog_bytes 0"));
    assert!(gateway.get("metrics").1.contains("gateway_parked_total 1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_stream_refuses_for_good_is_parked_and_does_not_stop_the_others() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let context = jetstream::new(async_nats::connect(Server::url(port)).await.unwrap());
    let mut config = jetstream::stream::Config {
        name: "BANDWIDTH".into(),
        subjects: vec!["bandwidth.voice.>".into()],
        max_message_size: 2000,
        ..jetstream::stream::Config::default()
    };
    context.create_stream(config.clone()).await.unwrap();
    let gateway = Gateway::start(
        &home.path().join("journal"),
        &["--sink", &Server::url(port), "--max-length", "3000000"],
    );
    let long = |length: usize| {
        event("c-long").replace('}', &format!(r#","padding":"{}"}}"#, "x".repeat(length)))
    };
    let message = r#"[{"type":"message-received","message":{"id":"m-1"}}]"#;
    let parked = |count: usize| {
        until(|| {
            gateway
                .get("metrics")
                .1
                .contains(&format!("gateway_parked_total {count}"))
        });
        assert_eq!(
            gateway.log().matches("an event is not forwarded").count(),
            count
        );
    };
    // For the stream, and for the servers.
    assert_eq!(gateway.webhook(&event("c-1")).0, 204);
    for body in [long(2000), long(2_000_000)] {
        assert_eq!(gateway.webhook(&body).0, 204);
    }
    assert_eq!(gateway.post("messages", message, &[]).unwrap().0, 204);
    assert_eq!(gateway.webhook(&event("c-2")).0, 204);
    parked(3);
    for why in [
        "longer than the stream allows",
        "longer than the servers allow",
        "does not have its subject",
    ] {
        assert_eq!(gateway.log().matches(why).count(), 1, "{why}");
    }
    // Not a fault of the connection.
    assert!(!gateway.log().contains("the events stay in the journal"));

    // The stream changes while the gateway is connected.
    config.subjects = vec!["bandwidth.*.*.disconnect".into()];
    context.update_stream(config).await.unwrap();
    assert_eq!(
        gateway
            .webhook(r#"{"eventType":"gather","callId":"c-3"}"#)
            .0,
        200
    );
    assert_eq!(gateway.webhook(&event("c-3")).0, 204);
    parked(4);
    let calls: Vec<_> = stored(port, 3)
        .await
        .into_iter()
        .map(|(_, call)| call)
        .collect();
    assert_eq!(calls, ["c-1", "c-2", "c-3"]);
    until(|| gateway.get("metrics").1.contains("gateway_backlog_bytes 0"));
    parked(4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_acknowledged_after_the_journal_was_removed_or_truncated_reaches_the_stream() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let home = home.path();
    let _server = Server::start(&home.join("n1"), port);
    let journal = home.join("journal");
    let gateway = Gateway::start(&journal, &["--sink", &Server::url(port)]);
    let mut sent = Vec::new();
    let mut send = |count: usize| {
        for _ in 0..count {
            let id = format!("c-{:02}", sent.len());
            assert_eq!(gateway.webhook(&event(&id)).0, 204);
            sent.push(id);
        }
        until(|| metric(&gateway, "gateway_forwarded_total") == sent.len() as u64);
        until(|| metric(&gateway, "gateway_backlog_bytes") == 0);
        sent.clone()
    };
    let current = |number: usize| journal.join(format!("events-{number:08}.ndjson"));
    let changes: [fn(&Path, &Path); 4] = [
        |_, file| fs::remove_file(file).unwrap(),
        |journal, _| fs::remove_dir_all(journal).unwrap(),
        |_, file| drop(File::create(file).unwrap()),
        |journal, file| fs::rename(file, journal.join("moved")).unwrap(),
    ];
    for (index, change) in changes.iter().enumerate() {
        send(1);
        change(&journal, &current(index + 1));
        send(10);
        assert!(current(index + 2).exists());
        let log = gateway.log();
        assert_eq!(
            log.matches("was removed, replaced or changed: a new file begins")
                .count(),
            index + 1,
            "{log}"
        );
    }
    let sent = send(0);
    let calls: Vec<_> = stored(port, sent.len())
        .await
        .into_iter()
        .map(|(_, call)| call)
        .collect();
    assert_eq!(calls, sent);
    assert_eq!(metric(&gateway, "gateway_lost_bytes_total"), 0);
    assert_eq!(metric(&gateway, "gateway_forwarded_again_total"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_removed_before_it_was_forwarded_is_logged_and_counted() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let home = home.path();
    let journal = home.join("journal");
    let file = |number: usize| journal.join(format!("events-{number:08}.ndjson"));
    let mut gateway = Gateway::start(&journal, &["--sink", &Server::url(port)]);
    let send = |gateway: &Gateway, ids: &[&str]| {
        ids.iter()
            .for_each(|id| assert_eq!(gateway.webhook(&event(id)).0, 204))
    };
    send(&gateway, &["c-1", "c-2"]);
    let length = fs::metadata(file(1)).unwrap().len();
    fs::remove_file(file(1)).unwrap();
    send(&gateway, &["c-3"]);
    // It is no less to do because it cannot be done.
    let rest = fs::metadata(file(2)).unwrap().len();
    assert_eq!(metric(&gateway, "gateway_backlog_bytes"), length + rest);
    let server = Server::start(&home.join("n1"), port);
    until(|| metric(&gateway, "gateway_forwarded_total") == 1);
    until(|| metric(&gateway, "gateway_backlog_bytes") == 0);
    assert_eq!(metric(&gateway, "gateway_lost_bytes_total"), length);
    let log = gateway.log();
    let text = format!("the sink does not get what it had file=1 offset=0 bytes={length}");
    assert_eq!(log.matches(&text).count(), 1, "{log}");

    // While no gateway runs, it is not known what a file had.
    gateway.kill();
    drop(server);
    let mut gateway = Gateway::start(&journal, &["--sink", &Server::url(port)]);
    send(&gateway, &["c-4"]);
    gateway.kill();
    fs::remove_file(file(3)).unwrap();
    let _server = Server::start(&home.join("n1"), port);
    let gateway = Gateway::start(&journal, &["--sink", &Server::url(port)]);
    send(&gateway, &["c-5"]);
    until(|| {
        gateway
            .log()
            .contains("the sink does not get it first=3 last=3")
    });
    let calls: Vec<_> = stored(port, 2)
        .await
        .into_iter()
        .map(|(_, call)| call)
        .collect();
    assert_eq!(calls, ["c-3", "c-5"]);
    assert_eq!(metric(&gateway, "gateway_lost_bytes_total"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_would_lose_events_gets_none_until_it_is_changed() {
    if !is_installed() {
        return;
    }
    let (home, port) = (tempdir().unwrap(), free_port());
    let _server = Server::start(&home.path().join("n1"), port);
    let context = jetstream::new(async_nats::connect(Server::url(port)).await.unwrap());
    let config = jetstream::stream::Config {
        name: "BANDWIDTH".into(),
        subjects: vec!["bandwidth.>".into()],
        duplicate_window: Duration::from_secs(60),
        ..jetstream::stream::Config::default()
    };
    let limited = [
        jetstream::stream::Config {
            max_messages: 3,
            ..config.clone()
        },
        jetstream::stream::Config {
            max_age: Duration::from_secs(3600),
            ..config.clone()
        },
    ];
    context.create_stream(limited[0].clone()).await.unwrap();
    let gateway = Gateway::start(
        &home.path().join("journal"),
        &["--sink", &Server::url(port)],
    );
    let send = |number: usize| assert_eq!(gateway.webhook(&event(&format!("c-{number}"))).0, 204);
    let refused =
        "the stream BANDWIDTH is refused, because it would lose what was acknowledged: it has ";
    (0..6).for_each(send);
    until(|| gateway.log().contains(&format!("{refused}max_msgs=3")));
    context.update_stream(limited[1].clone()).await.unwrap();
    until(|| gateway.log().contains(&format!("{refused}max_age=3600 s")));
    // The faults that follow say no more.
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(gateway.log().matches("is refused, because").count(), 2);
    assert_eq!(metric(&gateway, "gateway_forwarded_total"), 0);
    assert!(metric(&gateway, "gateway_backlog_bytes") > 0);

    context.update_stream(config).await.unwrap();
    until(|| metric(&gateway, "gateway_forwarded_total") == 6);
    let calls: Vec<_> = stored(port, 6)
        .await
        .into_iter()
        .map(|(_, call)| call)
        .collect();
    assert_eq!(calls, ["c-0", "c-1", "c-2", "c-3", "c-4", "c-5"]);
    let warned = "the stream BANDWIDTH is not as the gateway makes it: it has duplicate_window=60 s and not 3600 s";
    assert_eq!(gateway.log().matches(warned).count(), 1);
}
