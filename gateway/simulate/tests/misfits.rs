//! The simulator against small gateways that are wrong in one way each.

#[path = "common/simulator.rs"]
mod simulator;

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::future::join_all;
use serde_json::Value;
use simulator::{against, answers, json, leak, report, simulate};
use tempfile::tempdir;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

#[tokio::test(flavor = "multi_thread")]
async fn each_way_to_be_wrong_is_reported() {
    fn document(text: &'static str) -> impl Fn(&str) -> Response + Clone {
        move |_| text.into_response()
    }
    const CALLS: &[&str] = &[
        "--calls",
        "25",
        "--rate",
        "200",
        "--speed",
        "5000",
        "--timeout",
        "1",
    ];
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
                "initiate" | "answer" => {
                    "<Response><Conference conferenceEventUrl='/room'>room</Conference></Response>"
                        .into_response()
                }
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
            answers(document(
                r#"<Response><Redirect redirectUrl="ftp://x"/></Response>"#,
            )),
            "document, N times: expected redirectUrl to be a URL by http or https, or a relative one, got something else",
        ),
    ];
    for (router, expected) in cases {
        let (good, text) = report(&against(router, CALLS).await);
        let found = text.lines().map(|line| {
            let words: Vec<_> = line.split(' ').collect();
            let words = words
                .windows(2)
                .map(|pair| if pair[1] == "times:" { "N" } else { pair[0] });
            words.collect::<Vec<_>>().join(" ")
        });
        assert!(
            !good && found.into_iter().any(|line| line.contains(expected)),
            "{expected}\n{text}"
        );
        // An id can have fewer of these digits.
        assert!(!text.contains("5555550"), "{text}");
    }
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
        let expected = format!(
            "expected 401 with `WWW-Authenticate: Basic` for a request without credentials, {expected}"
        );
        let mut lines = text
            .lines()
            .filter(|line| line.starts_with(&format!("  {event_type}, ")));
        assert!(
            !good && lines.any(|line| line.contains(&expected)),
            "{text}"
        );
        // The first one forgets to check `gather`, and no other type.
        assert_eq!(
            event_type == "gather",
            !text.contains("\n  initiate, "),
            "{text}"
        );
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
    let arguments: Vec<String> = arguments
        .into_iter()
        .chain(file.to_str())
        .map(str::to_owned)
        .collect();
    let router = answers(|_| "<Response/>".into_response());
    let (good, text) = report(&against(router, leak(arguments)).await);
    for expected in [
        "expected 401 or 403, but an event with wrong credentials was answered with 200",
        "expected the end of the connection, but after requests whose answers are not read the connection was still open after 2 s",
        "after requests for metrics that are not read the connection was still open after 2 s",
        "half a JSON object was answered with 200",
        "a body of XML was answered with 200",
        "half a head had neither after 2 s",
        "half a body had neither after 2 s",
    ] {
        assert!(!good && text.contains(expected), "{expected}\n{text}");
    }
    // Odd, and not broken.
    assert!(
        !text.contains("duplicate field") && !text.contains("content type"),
        "{text}"
    );
}

/// A gateway without streams, and one whose streams say nothing.
#[tokio::test(flavor = "multi_thread")]
async fn streams_that_do_not_open_or_answer_no_close_are_reported() {
    let cases = [
        (false, "expected a stream of pings to open, but it did not"),
        (
            true,
            "expected a Close with the code 1001 to be answered by the same, but it was not",
        ),
    ];
    let cases = cases.map(async |(is_there, expected)| {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let stream = async |upgrade: WebSocketUpgrade| {
            upgrade.on_upgrade(async |_socket| std::future::pending().await)
        };
        let mut router = answers(|_| "<Response/>".into_response());
        if is_there {
            router = router.route("/stream", axum::routing::get(stream));
        }
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let url = format!("ws://{address}/stream");
        let simulated = move || {
            simulate(
                &address,
                &[
                    "--calls",
                    "1",
                    "--hostile",
                    "--timeout",
                    "1",
                    "--stream",
                    &url,
                ],
            )
        };
        let output = spawn_blocking(simulated).await.unwrap();
        server.abort();
        let (good, text) = report(&output);
        assert!(!good && text.contains(expected), "{expected}\n{text}");
        assert_eq!(
            is_there,
            !text.contains("expected a stream of pings"),
            "{text}"
        );
    });
    join_all(cases).await;
}

/// 200 requests a second, and a second in which the gateway answers none. Two connections would
/// send two requests in this second; the others were due as well.
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
    let arguments = &[
        "--flood",
        "--rate",
        "200",
        "--duration",
        "4",
        "--connections",
        "1",
        "--json",
    ];
    let output = against(router, arguments).await;
    let report = json(&output);
    assert_eq!(report["requests"], 800, "{report}");
    assert!(
        (3.9..20.0).contains(&report["seconds"].as_f64().unwrap()),
        "{report}"
    );
    assert!(
        report["all"]["p90_us"].as_u64().unwrap() > 300_000,
        "{report}"
    );
    assert!(
        report["all"]["max_us"].as_u64().unwrap() >= 990_000,
        "{report}"
    );
}

/// Streams of a gateway that reads them and says nothing, and of one that does not read them.
#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_silent_or_not_read_is_reported_and_ends() {
    for (is_read, expected) in [
        (true, "a bidirectional media stream sent no audio back"),
        (
            false,
            "expected a media stream to be read, but it was not for 1 s",
        ),
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
        let router = answers(move |_| document.clone().into_response())
            .route("/stream", axum::routing::get(stream));
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        let arguments = [
            "--calls",
            "3",
            "--rate",
            "200",
            "--timeout",
            "1",
            "--frames",
            "5000",
        ];
        let output = spawn_blocking(move || simulate(&address, &arguments))
            .await
            .unwrap();
        server.abort();
        let (good, text) = report(&output);
        assert!(good == is_read && text.contains(expected), "{text}");
    }
}
