//! The simulator, against this gateway and against small ones that are right.

#[path = "common/simulator.rs"]
mod simulator;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{StatusCode, Uri, header};
use axum::response::IntoResponse;
use gateway_testing::{Gateway, lines};
use serde_json::Value;
use simulator::{against, answers, json, report, simulate};
use tempfile::tempdir;
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

/// Of the events of a call, as the journal has them.
fn types(journal: &std::path::Path) -> BTreeMap<String, usize> {
    let mut types = BTreeMap::new();
    for line in lines(journal, false) {
        *types
            .entry(line["type"].as_str().unwrap().to_owned())
            .or_default() += 1;
    }
    types
}

#[test]
fn this_gateway_fits_with_calls_messages_streams_and_attacks() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let messages = format!("http://{}/messages", gateway.address);
    let stream = format!("ws://{}/stream", gateway.address);
    let output = simulate(
        &gateway.address,
        &[
            "--calls",
            "150",
            "--rate",
            "100",
            "--speed",
            "500",
            "--samples",
            "--hostile",
            "--json",
            "--messages",
            &messages,
            "--stream",
            &stream,
        ],
    );
    let (good, text) = report(&output);
    assert!(good, "{text}");
    let report = json(&output);
    assert_eq!(report["unanswered"], 0);
    let counts: BTreeMap<String, u64> = report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let name = format!(
                "{} {}",
                row["route"].as_str().unwrap(),
                row["type"].as_str().unwrap()
            );
            (name, row["count"].as_u64().unwrap())
        })
        .collect();
    for name in [
        "stream echo",
        "stream opened",
        "messages message-received",
        "voice transferComplete",
        "voice mediaStreamStopped",
    ] {
        assert!(
            counts.get(name).is_some_and(|count| *count > 0),
            "{name}\n{text}"
        );
    }
    // What was answered is in the journal, and nothing else of the calls is. Attacks are refused,
    // or not counted.
    let journal = types(folder.path());
    for name in [
        "initiate",
        "gather",
        "recordingComplete",
        "conferenceMemberJoin",
    ] {
        assert_eq!(
            counts[&format!("voice {name}")],
            journal[name] as u64,
            "{name}"
        );
    }
    assert_eq!(
        counts["messages message-received"],
        journal["message-received"] as u64
    );
    // A wss:// URL of the menu is not called, and is no mistake.
    assert_eq!(report["notes"], serde_json::json!({}), "{text}");
}

#[test]
fn credentials_are_sent_after_a_challenge_and_never_printed() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("password");
    fs::write(&file, "open sesame\n").unwrap();
    let login = [
        "--user",
        "bandwidth",
        "--password-file",
        file.to_str().unwrap(),
    ];
    let gateway = Gateway::start(folder.path(), &login);
    let calls = ["--calls", "40", "--rate", "100", "--speed", "500"];
    let output = simulate(
        &gateway.address,
        &[&calls[..], &login, &["--hostile"]].concat(),
    );
    let (good, text) = report(&output);
    assert!(good, "{text}");
    // Each event is sent twice.
    let count = |row: &str| {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(row))
            .unwrap();
        line.split_whitespace()
            .next()
            .unwrap()
            .parse::<u64>()
            .unwrap()
    };
    assert_eq!(count("voice (challenge)"), count("all "), "{text}");
    assert!(
        text.contains(&format!(" 401: {}\n", count("all "))),
        "{text}"
    );
    // The note about the stream of the menu.
    assert!(
        text.contains("a media stream to a wss:// URL was not played"),
        "{text}"
    );
    // Neither the password nor numbers.
    for private in ["sesame", "YmFuZHdpZHRo", "+1", "5555"] {
        assert!(!text.contains(private), "{private}\n{text}");
    }

    fs::write(&file, "a guess\n").unwrap();
    let (good, text) = report(&simulate(&gateway.address, &[&calls[..], &login].concat()));
    assert!(
        !good && text.contains("got 401: the credentials are missing or not the right ones"),
        "{text}"
    );
    assert!(!text.contains("guess"), "{text}");
    // Without credentials it fails too.
    let (good, text) = report(&simulate(&gateway.address, &calls));
    assert!(!good && text.contains("initiate, "), "{text}");
}

#[test]
fn a_load_of_single_events_fits_and_none_is_sent_twice() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let output = simulate(
        &gateway.address,
        &[
            "--flood",
            "--calls",
            "3000",
            "--connections",
            "20",
            "--json",
        ],
    );
    let (good, text) = report(&output);
    assert!(good, "{text}");
    assert_eq!(json(&output)["requests"], 3000);
    let lines = lines(folder.path(), false);
    assert_eq!(lines.len(), 3000);
    let ids: std::collections::HashSet<_> = lines
        .iter()
        .map(|line| line["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 3000);
    let types = types(folder.path());
    assert_eq!(
        types.len(),
        bandwidth_callbacks::voice::samples::all().len()
    );
    assert!(
        types.values().all(|count| (90..=120).contains(count)),
        "{types:?}"
    );
}

#[test]
fn a_seed_repeats_the_calls_and_another_one_does_not() {
    let played = |seed: &str| {
        let folder = tempdir().unwrap();
        let gateway = Gateway::start(folder.path(), &[]);
        let arguments = [
            "--calls", "30", "--rate", "200", "--speed", "5000", "--seed", seed,
        ];
        let (good, text) = report(&simulate(&gateway.address, &arguments));
        assert!(good, "{text}");
        let mut calls: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in lines(folder.path(), false) {
            let event = &line["event"];
            let id = event["callId"]
                .as_str()
                .or(event["conferenceId"].as_str())
                .unwrap_or_default();
            let what = format!("{} {} {}", line["type"], event["digits"], event["cause"]);
            calls.entry(id.to_owned()).or_default().push(what);
        }
        let mut played: Vec<_> = calls.into_iter().collect();
        let ids: Vec<_> = played.iter().map(|(id, _)| id.clone()).collect();
        played.sort_by(|a, b| a.1.cmp(&b.1));
        (
            ids,
            played
                .into_iter()
                .map(|(_, events)| events)
                .collect::<Vec<_>>(),
        )
    };
    let ((first_ids, first), (again_ids, again), (_, other)) =
        (played("7"), played("7"), played("8"));
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert!(first_ids.iter().all(|id| !again_ids.contains(id)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_merely_unusual_fits() {
    // Always 200, with a document for what needs one, in chunks, with a declaration, a comment,
    // SSML and an attribute that is not known yet.
    let router = answers(|event_type| match event_type {
        "initiate" | "answer" | "gather" | "redirect" => {
            let parts = [
                "<?xml version='1.0'?><!-- hello --><Response><SpeakSentence brandNew='1'>Say <break/> &#33;</SpeakSentence>",
                "<Gather gatherUrl='https://gateway.example.com/next?a=1' gatherMethod='GET' firstDigitTimeout='0.5'/></Response>",
            ];
            let parts = futures_util::stream::iter(parts.map(Ok::<_, std::io::Error>));
            (
                [(header::CONTENT_TYPE, "text/html")],
                axum::body::Body::from_stream(parts),
            )
                .into_response()
        }
        "disconnect" | "dtmf" => StatusCode::CREATED.into_response(),
        _ => "<Response/>".into_response(),
    });
    // GET has no body, so that its event is unknown here; the answer is a document without verbs.
    let (good, text) = report(
        &against(
            router,
            &["--calls", "60", "--rate", "200", "--speed", "5000"],
        )
        .await,
    );
    assert!(good, "{text}");
    assert!(text.contains("voice gather"), "{text}");
    assert!(
        text.contains("a document names a URL of another server: the event went to this path of the tested one"),
        "{text}"
    );
}

/// As many gateways are: each type of event has a path of its own, and others are unknown there.
#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_with_a_path_for_each_type_fits_and_other_servers_are_not_called() {
    let elsewhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let destination = format!("ws://{}/", elsewhere.local_addr().unwrap());
    let router = Router::new().fallback(async move |uri: Uri, body: Bytes| {
        let event: Value = serde_json::from_slice(&body).unwrap();
        match (uri.path(), event["eventType"].as_str().unwrap()) {
            ("/webhooks", "initiate" | "answer") => format!(
                "<Response><StartStream destination='{destination}' destinationUsername='a' destinationPassword='b'/>\
                 <Gather gatherUrl='/gather'/></Response>"
            )
            .into_response(),
            ("/gather", "gather") => "<Response><Record recordCompleteUrl='/recorded'/></Response>".into_response(),
            ("/recorded", "recordingComplete") => "<Response><Hangup/></Response>".into_response(),
            ("/webhooks", "disconnect") => StatusCode::NO_CONTENT.into_response(),
            _ => StatusCode::NOT_FOUND.into_response(),
        }
    });
    let (good, text) = report(
        &against(
            router,
            &["--calls", "60", "--rate", "200", "--speed", "5000"],
        )
        .await,
    );
    assert!(good && text.contains("voice recordingComplete"), "{text}");
    assert!(
        text.contains("a media stream to another server was not played"),
        "{text}"
    );
    assert!(
        elsewhere.accept().is_err(),
        "a server that is not tested was called"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_verb_with_a_url_causes_its_events() {
    let came: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let seen = came.clone();
    let router = Router::new().fallback(async move |uri: Uri, body: Bytes| {
        let event: Value = serde_json::from_slice(&body).unwrap();
        let event_type = event["eventType"].as_str().unwrap();
        seen.lock().unwrap().insert(format!("{} {event_type}", uri.path()));
        match event_type {
            "initiate" | "answer" => {
                r#"<Response>
                    <StartRecording recordingAvailableUrl="/recorded" transcribe="true" transcriptionAvailableUrl="transcribed"/>
                    <StartGather dtmfUrl="/keys"/>
                    <Transfer transferCompleteUrl="/transferred">
                        <PhoneNumber transferAnswerUrl="/answered" transferDisconnectUrl="/gone">+15555550123</PhoneNumber>
                    </Transfer>
                </Response>"#
            }
            "transferComplete" => {
                r#"<Response><Bridge bridgeCompleteUrl="/bridged" bridgeTargetCompleteUrl="/target">c-1</Bridge></Response>"#
            }
            "bridgeComplete" => r#"<Response><Refer referCompleteUrl="/referred"><SipUri>sip:a@example.com</SipUri></Refer></Response>"#,
            "referComplete" => {
                r#"<Response>
                    <StartTranscription transcriptionEventUrl="/text"/>
                    <StartStream destination="wss://example.com/" streamEventUrl="/stream"/>
                    <Conference conferenceEventUrl="/conference">room</Conference>
                </Response>"#
            }
            _ => "<Response/>",
        }
    });
    let arguments = &[
        "--calls",
        "120",
        "--rate",
        "200",
        "--speed",
        "5000",
        "--stream",
        "ws://127.0.0.1:1/",
    ];
    let (_, text) = report(&against(router, arguments).await);
    let came = came.lock().unwrap();
    for expected in [
        "/recorded recordingAvailable",
        "/transcribed transcriptionAvailable",
        "/keys dtmf",
        "/answered transferAnswer",
        "/gone transferDisconnect",
        "/transferred transferComplete",
        "/target bridgeTargetComplete",
        "/bridged bridgeComplete",
        "/referred referComplete",
        "/text realTimeTranscriptionStarted",
        "/text realTimeTranscriptionStopped",
        "/stream mediaStreamRejected",
        "/conference conferenceCreated",
        "/conference conferenceMemberJoin",
        "/conference conferenceMemberExit",
        "/conference conferenceCompleted",
        "/webhooks disconnect",
    ] {
        assert!(came.contains(expected), "{expected}\n{came:?}\n{text}");
    }
    // The only misfit is the stream that nobody serves.
    assert!(
        text.contains(
            "expected the WebSocket of a media stream to open, but no connection could be opened"
        ),
        "{text}"
    );
    assert_eq!(text.matches(" times: ").count(), 1, "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_ends_a_run_that_waits_for_its_next_call() {
    for arguments in [
        &["--calls", "2", "--rate", "0.001"][..],
        &["--flood", "--calls", "2", "--rate", "0.001"],
    ] {
        let came = Arc::new(tokio::sync::Notify::new());
        let seen = came.clone();
        let router = answers(move |_| {
            seen.notify_one();
            "<Response/>".into_response()
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/webhooks", listener.local_addr().unwrap());
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let child = Command::new(env!("CARGO_BIN_EXE_bandwidth-simulate"))
            .arg(&url)
            .args(arguments)
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        came.notified().await;
        let id = child.id().to_string();
        let begin = std::time::Instant::now();
        assert!(
            Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        let output = spawn_blocking(move || child.wait_with_output())
            .await
            .unwrap()
            .unwrap();
        server.abort();
        let (good, text) = report(&output);
        assert!(good && text.contains("every reply fits"), "{text}");
        assert!(begin.elapsed() < Duration::from_secs(30));
    }
}

#[test]
fn mistakes_in_the_options_are_explained() {
    for (url, arguments, message) in [
        (
            "https://alice:sesame@example.com/",
            &[][..],
            "https is not supported",
        ),
        (
            "alice:sesame@example.com",
            &[],
            "must begin with `http://` and a host",
        ),
        ("//alice:sesame@example.com", &[], "relative URL"),
        ("http://alice:sesame@example.com:x/", &[], "invalid port"),
        (
            "http://alice:sesame@example.com/",
            &[],
            "credentials belong in --user and --password-file",
        ),
        (
            "http://127.0.0.1:1/",
            &["--messages", "http://alice:sesame@example.com/"],
            "--messages: credentials belong in",
        ),
        (
            "http://127.0.0.1:1/",
            &["--stream", "ws://alice:sesame@example.com/"],
            "--stream: credentials belong in",
        ),
        (
            "http://127.0.0.1:1/",
            &["--user", "bandwidth"],
            "a user without a password",
        ),
        ("http://127.0.0.1:1/", &[], "127.0.0.1:1 cannot be reached"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_bandwidth-simulate"))
            .arg(url)
            .args(arguments)
            .output()
            .unwrap();
        let (good, text) = report(&output);
        assert!(!good && text.contains(message), "{url}\n{text}");
        assert!(
            !text.contains("alice") && !text.contains("sesame"),
            "{url}\n{text}"
        );
    }
}
