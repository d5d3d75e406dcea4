//! The simulator, against this gateway and against small ones that are wrong in one way each.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use common::{Gateway, lines};
use serde_json::Value;
use tempfile::tempdir;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

/// Runs the simulator against an address.
fn simulate(address: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args(["simulate", &format!("http://{address}/webhooks")])
        .args(arguments)
        .env_remove("GATEWAY_USER")
        .env_remove("GATEWAY_PASSWORD")
        .output()
        .unwrap()
}

/// Returns whether it succeeded, and what it printed.
fn report(output: &Output) -> (bool, String) {
    let text = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8(bytes.clone()).unwrap());
    (output.status.success(), text.concat())
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Runs the simulator against a server with these answers.
async fn against(router: Router, arguments: &'static [&str]) -> Output {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let output = spawn_blocking(move || simulate(&address, arguments)).await.unwrap();
    server.abort();
    output
}

/// Makes options that are known only at run time as lasting as the others.
fn leak(arguments: Vec<String>) -> &'static [&'static str] {
    arguments.leak().iter().map(String::as_str).collect::<Vec<_>>().leak()
}

fn answers(answer: impl Fn(&str) -> Response + Clone + Send + Sync + 'static) -> Router {
    let handler = move |body: Bytes| {
        let event: Value = serde_json::from_slice(&body).unwrap_or_default();
        let answer = answer(event["eventType"].as_str().unwrap_or_default());
        async move { answer }
    };
    Router::new().fallback(handler)
}

/// Of the events of a call, as the journal has them.
fn types(journal: &std::path::Path) -> BTreeMap<String, usize> {
    let mut types = BTreeMap::new();
    for line in lines(journal, false) {
        *types.entry(line["type"].as_str().unwrap().to_owned()).or_default() += 1;
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
            let name = format!("{} {}", row["route"].as_str().unwrap(), row["type"].as_str().unwrap());
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
        assert!(counts.get(name).is_some_and(|count| *count > 0), "{name}\n{text}");
    }
    // What was answered is in the journal, and nothing else of the calls is. Attacks are refused, or not counted.
    let journal = types(folder.path());
    for name in ["initiate", "gather", "recordingComplete", "conferenceMemberJoin"] {
        assert_eq!(counts[&format!("voice {name}")], journal[name] as u64, "{name}");
    }
    assert_eq!(counts["messages message-received"], journal["message-received"] as u64);
    // A wss:// URL of the menu is not called, and is no mistake.
    assert_eq!(report["notes"], serde_json::json!({}), "{text}");
}

#[test]
fn credentials_are_sent_after_a_challenge_and_never_printed() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("password");
    fs::write(&file, "open sesame\n").unwrap();
    let login = ["--user", "bandwidth", "--password-file", file.to_str().unwrap()];
    let gateway = Gateway::start(folder.path(), &login);
    let calls = ["--calls", "40", "--rate", "100", "--speed", "500"];
    let output = simulate(&gateway.address, &[&calls[..], &login, &["--hostile"]].concat());
    let (good, text) = report(&output);
    assert!(good, "{text}");
    // Each event is sent twice.
    let count = |row: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(row)).unwrap();
        line.split_whitespace().next().unwrap().parse::<u64>().unwrap()
    };
    assert_eq!(count("voice (challenge)"), count("all "), "{text}");
    assert!(text.contains(&format!(" 401: {}\n", count("all "))), "{text}");
    // The note about the stream of the menu.
    assert!(text.contains("a media stream to a wss:// URL was not played"), "{text}");
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
    let output = simulate(&gateway.address, &["--flood", "--calls", "3000", "--connections", "20", "--json"]);
    let (good, text) = report(&output);
    assert!(good, "{text}");
    assert_eq!(json(&output)["requests"], 3000);
    let lines = lines(folder.path(), false);
    assert_eq!(lines.len(), 3000);
    let ids: std::collections::HashSet<_> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 3000);
    let types = types(folder.path());
    assert_eq!(types.len(), bandwidth_callbacks::samples::all().len());
    assert!(types.values().all(|count| (90..=120).contains(count)), "{types:?}");
}

#[test]
fn a_seed_repeats_the_calls_and_another_one_does_not() {
    let played = |seed: &str| {
        let folder = tempdir().unwrap();
        let gateway = Gateway::start(folder.path(), &[]);
        let arguments = ["--calls", "30", "--rate", "200", "--speed", "5000", "--seed", seed];
        let (good, text) = report(&simulate(&gateway.address, &arguments));
        assert!(good, "{text}");
        let mut calls: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in lines(folder.path(), false) {
            let event = &line["event"];
            let id = event["callId"].as_str().or(event["conferenceId"].as_str()).unwrap_or_default();
            let what = format!("{} {} {}", line["type"], event["digits"], event["cause"]);
            calls.entry(id.to_owned()).or_default().push(what);
        }
        let mut played: Vec<_> = calls.into_iter().collect();
        let ids: Vec<_> = played.iter().map(|(id, _)| id.clone()).collect();
        played.sort_by(|a, b| a.1.cmp(&b.1));
        (ids, played.into_iter().map(|(_, events)| events).collect::<Vec<_>>())
    };
    let ((first_ids, first), (again_ids, again), (_, other)) = (played("7"), played("7"), played("8"));
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert!(first_ids.iter().all(|id| !again_ids.contains(id)));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_way_to_be_wrong_is_reported() {
    fn document(text: &'static str) -> impl Fn(&str) -> Response + Clone {
        move |_| text.into_response()
    }
    const CALLS: &[&str] = &["--calls", "25", "--rate", "200", "--speed", "5000", "--timeout", "1"];
    let cases: Vec<(Router, &str)> = vec![
        (
            answers(document("")),
            "initiate, N times: expected 200 with a BXML document, got 200 without a body",
        ),
        (
            answers(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()),
            "disconnect, N times: expected a status from 200 to 299, got 500",
        ),
        (
            answers(document("<Response><Hangup></Response>")),
            "initiate, N times: expected a BXML document, got a body that is not well-formed XML",
        ),
        (
            answers(document("<Bxml><Hangup/></Bxml>")),
            "expected a BXML document, got a document whose root is Bxml, not Response",
        ),
        (
            answers(document("<Response><Dial>+15555550100</Dial></Response>")),
            "expected a BXML document, got a document with Dial, which is no verb of BXML",
        ),
        (
            answers(document(r#"<Response><Gather maxDigits="60"/></Response>"#)),
            "expected a BXML document, got a document whose Gather has a maxDigits that is not a number from 1 to 50",
        ),
        (
            answers(|event_type| match event_type {
                "initiate" | "answer" => "<Response><Conference conferenceEventUrl='/room'>room</Conference></Response>".into_response(),
                _ => "<Response><Hangup/></Response>".into_response(),
            }),
            "conferenceCreated, N times: expected a BXML document, got a document with Hangup, which conferences cannot perform",
        ),
        (
            Router::new().fallback(async || sleep(Duration::from_secs(60)).await),
            "initiate, N times: expected 200 with a BXML document, but no answer came in time",
        ),
        (
            answers(|_| panic!("this closes the connection")),
            "initiate, N times: expected 200 with a BXML document, but the connection was closed before the whole answer came",
        ),
        (
            answers(|event_type| {
                match event_type {
                    "initiate" | "answer" => {
                        "<Response><Refer referCompleteUrl='/referred'><SipUri>sip:a@example.com</SipUri></Refer></Response>"
                    }
                    _ => "",
                }
                .into_response()
            }),
            "referComplete, N times: expected 200 with a BXML document, got 200 without a body",
        ),
        (
            answers(document(r#"<Response><Redirect redirectUrl="ftp://x"/></Response>"#)),
            "document, N times: expected redirectUrl to be a URL by http or https, or a relative one, got something else",
        ),
    ];
    for (router, expected) in cases {
        let (good, text) = report(&against(router, CALLS).await);
        let found = text.lines().map(|line| {
            let words: Vec<_> = line.split(' ').collect();
            let words = words.windows(2).map(|pair| if pair[1] == "times:" { "N" } else { pair[0] });
            words.collect::<Vec<_>>().join(" ")
        });
        assert!(!good && found.into_iter().any(|line| line.contains(expected)), "{expected}\n{text}");
        // An id can have fewer of these digits.
        assert!(!text.contains("5555550"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_merely_unusual_fits() {
    // Always 200, with a document for what needs one, in chunks, with a declaration, a comment, SSML and an attribute that is not known yet.
    let router = answers(|event_type| match event_type {
        "initiate" | "answer" | "gather" | "redirect" => {
            let parts = [
                "<?xml version='1.0'?><!-- hello --><Response><SpeakSentence brandNew='1'>Say <break/> &#33;</SpeakSentence>",
                "<Gather gatherUrl='https://gateway.example.com/next?a=1' gatherMethod='GET' firstDigitTimeout='0.5'/></Response>",
            ];
            let parts = futures_util::stream::iter(parts.map(Ok::<_, std::io::Error>));
            ([(header::CONTENT_TYPE, "text/html")], axum::body::Body::from_stream(parts)).into_response()
        }
        "disconnect" | "dtmf" => StatusCode::CREATED.into_response(),
        _ => "<Response/>".into_response(),
    });
    // GET has no body, so that its event is unknown here; the answer is a document without verbs.
    let (good, text) = report(&against(router, &["--calls", "60", "--rate", "200", "--speed", "5000"]).await);
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
    let (good, text) = report(&against(router, &["--calls", "60", "--rate", "200", "--speed", "5000"]).await);
    assert!(good && text.contains("voice recordingComplete"), "{text}");
    assert!(text.contains("a media stream to another server was not played"), "{text}");
    assert!(elsewhere.accept().is_err(), "a server that is not tested was called");
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
        text.contains("expected the WebSocket of a media stream to open, but no connection could be opened"),
        "{text}"
    );
    assert_eq!(text.matches(" times: ").count(), 1, "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_without_a_challenge_for_each_event_is_reported() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("password");
    fs::write(&file, "open sesame\n").unwrap();
    let arguments: Vec<String> = [
        "--calls",
        "10",
        "--rate",
        "200",
        "--speed",
        "5000",
        "--user",
        "bandwidth",
        "--password-file",
        file.to_str().unwrap(),
    ]
    .map(str::to_owned)
    .into();
    let arguments = leak(arguments);
    let forgetful = Router::new().fallback(async |headers: HeaderMap, body: Bytes| {
        let event: Value = serde_json::from_slice(&body).unwrap();
        if event["eventType"] == "gather" || headers.contains_key(header::AUTHORIZATION) {
            return "<Response><Gather gatherUrl='/gather' username='bandwidth' password='open sesame'/></Response>".into_response();
        }
        let challenge = [(header::WWW_AUTHENTICATE, "Bearer realm=\"a\", Basic realm=\"b\"")];
        (StatusCode::UNAUTHORIZED, challenge).into_response()
    });
    for (router, event_type, expected) in [
        (forgetful, "gather", "got 200: anybody can send events"),
        (
            answers(|_| "<Response/>".into_response()),
            "initiate",
            "got 200: anybody can send events",
        ),
        (
            answers(|_| StatusCode::UNAUTHORIZED.into_response()),
            "initiate",
            "got 401 without that header: Bandwidth does not send the event again",
        ),
    ] {
        let (good, text) = report(&against(router, arguments).await);
        let expected = format!("expected 401 with `WWW-Authenticate: Basic` for a request without credentials, {expected}");
        let mut lines = text.lines().filter(|line| line.starts_with(&format!("  {event_type}, ")));
        assert!(!good && lines.any(|line| line.contains(&expected)), "{text}");
        // The first one forgets to check `gather`, and no other type.
        assert_eq!(event_type == "gather", !text.contains("\n  initiate, "), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_takes_everything_or_waits_for_ever_is_reported() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("password");
    fs::write(&file, "open sesame\n").unwrap();
    let arguments = [
        "--calls",
        "1",
        "--hostile",
        "--timeout",
        "1",
        "--user",
        "bandwidth",
        "--password-file",
    ];
    let arguments: Vec<String> = arguments.into_iter().chain(file.to_str()).map(str::to_owned).collect();
    let router = answers(|_| "<Response/>".into_response());
    let (good, text) = report(&against(router, leak(arguments)).await);
    for expected in [
        "expected 401 or 403, but an event with wrong credentials was answered with 200",
        "expected the end of the connection, but after requests whose answers are not read the connection was still open after 2 s",
        "half a JSON object was answered with 200",
        "a body of XML was answered with 200",
        "half a head had neither after 2 s",
        "half a body had neither after 2 s",
    ] {
        assert!(!good && text.contains(expected), "{expected}\n{text}");
    }
    // Odd, and not broken.
    assert!(!text.contains("duplicate field") && !text.contains("content type"), "{text}");
}

/// 200 requests a second, and a second in which the gateway answers none. Two connections would send two requests in this second; the
/// others were due as well.
#[tokio::test(flavor = "multi_thread")]
async fn a_pause_of_the_gateway_shows_in_the_percentiles_and_the_rate_is_kept() {
    static HAS_PAUSED: AtomicBool = AtomicBool::new(false);
    let begin = std::time::Instant::now();
    let router = Router::new().fallback(move || async move {
        if begin.elapsed() > Duration::from_secs(1) && !HAS_PAUSED.swap(true, Ordering::Relaxed) {
            std::thread::sleep(Duration::from_secs(1));
        }
        "<Response/>"
    });
    let arguments = &["--flood", "--rate", "200", "--duration", "4", "--connections", "1", "--json"];
    let output = against(router, arguments).await;
    let report = json(&output);
    assert_eq!(report["requests"], 800, "{report}");
    assert!((3.9..20.0).contains(&report["seconds"].as_f64().unwrap()), "{report}");
    assert!(report["all"]["p90_us"].as_u64().unwrap() > 300_000, "{report}");
    assert!(report["all"]["max_us"].as_u64().unwrap() >= 990_000, "{report}");
}

/// Streams of a gateway that reads them and says nothing, and of one that does not read them.
#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_silent_or_not_read_is_reported_and_ends() {
    for (is_read, expected) in [
        (true, "a bidirectional media stream sent no audio back"),
        (false, "expected a media stream to be read, but it was not for 1 s"),
    ] {
        // The buffers are small, so that they are soon full.
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let listener = socket.listen(64).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let document = format!(
            "<Response><StartStream mode='bidirectional' destination='ws://{address}/stream'/>{}</Response>",
            "<Pause duration='60'/>".repeat(if is_read { 1 } else { 8 })
        );
        let stream = async move |upgrade: WebSocketUpgrade| {
            upgrade.on_upgrade(async move |mut socket| {
                if is_read {
                    while socket.recv().await.is_some() {}
                } else {
                    std::future::pending().await
                }
            })
        };
        let router = answers(move |_| document.clone().into_response()).route("/stream", axum::routing::get(stream));
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let arguments = ["--calls", "3", "--rate", "200", "--timeout", "1", "--frames", "5000"];
        let output = spawn_blocking(move || simulate(&address, &arguments)).await.unwrap();
        server.abort();
        let (good, text) = report(&output);
        assert!(good == is_read && text.contains(expected), "{text}");
    }
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
        let child = Command::new(env!("CARGO_BIN_EXE_gateway"))
            .args(["simulate", &url])
            .args(arguments)
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        came.notified().await;
        let id = child.id().to_string();
        let begin = std::time::Instant::now();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let output = spawn_blocking(move || child.wait_with_output()).await.unwrap().unwrap();
        server.abort();
        let (good, text) = report(&output);
        assert!(good && text.contains("every reply fits"), "{text}");
        assert!(begin.elapsed() < Duration::from_secs(30));
    }
}

#[test]
fn mistakes_in_the_options_are_explained() {
    for (url, arguments, message) in [
        ("https://alice:sesame@example.com/", &[][..], "https is not supported"),
        ("alice:sesame@example.com", &[], "must begin with `http://` and a host"),
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
        ("http://127.0.0.1:1/", &["--user", "bandwidth"], "a user without a password"),
        ("http://127.0.0.1:1/", &[], "127.0.0.1:1 cannot be reached"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_gateway"))
            .args(["simulate", url])
            .args(arguments)
            .output()
            .unwrap();
        let (good, text) = report(&output);
        assert!(!good && text.contains(message), "{url}\n{text}");
        assert!(!text.contains("alice") && !text.contains("sesame"), "{url}\n{text}");
    }
}
