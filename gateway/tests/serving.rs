//! Calls, the menu, the shutdown, and clients that behave badly.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use gateway_testing::{Gateway, answer, lines, program, traced, until};
use tempfile::tempdir;

#[test]
fn a_call_goes_through_the_menu_and_into_the_journal() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let says = |body: &str, expected: &str| {
        let (status, document) = gateway.webhook(body);
        assert_eq!(status, 200, "{body}");
        assert!(document.contains(expected), "{body}\n{document}");
    };
    says(
        r#"{"eventType":"initiate","callId":"c-1","eventTime":"2026-11-25T10:00:00.000Z"}"#,
        r#"<Gather gatherUrl="/webhooks" tag="main""#,
    );
    says(
        r#"{"eventType":"gather","callId":"c-1","digits":"9","tag":"main"}"#,
        r#"<Gather gatherUrl="/webhooks" tag="main""#,
    );
    says(
        r#"{"eventType":"gather","callId":"c-1","digits":"","tag":"main"}"#,
        r#"tag="main""#,
    );
    says(
        r#"{"eventType":"gather","callId":"c-1","digits":"1","tag":"main"}"#,
        "<PhoneNumber>+15555550123</PhoneNumber>",
    );
    says(
        r#"{"eventType":"transferComplete","callId":"c-1","tag":"sales","cause":"timeout"}"#,
        "<Record ",
    );
    says(
        r#"{"eventType":"recordComplete","callId":"c-1","tag":"message"}"#,
        "Good bye",
    );
    says(
        r#"{"eventType":"redirect","callId":"c-1","tag":"goodbye"}"#,
        "Good bye",
    );
    // This one is for the other leg, which the menu must not record.
    let (status, document) =
        gateway.webhook(r#"{"eventType":"transferAnswer","callId":"c-2","tag":"sales"}"#);
    assert_eq!(
        (status, document.contains("Record")),
        (200, false),
        "{document}"
    );
    assert_eq!(
        gateway.get("webhooks?eventType=disconnect&callId=c-1").0,
        204
    );
    says(
        r#"{"eventType":"gather","callId":"c-1","digits":"4","tag":"main"}"#,
        r#"tag="team">team</Conference>"#,
    );
    says(
        r#"{"eventType":"conferenceMemberJoin","conferenceId":"conf-1","callId":"c-1","tag":"team"}"#,
        "<Response><SpeakSentence>Somebody has joined.</SpeakSentence></Response>",
    );
    says(
        r#"{"eventType":"conferenceMemberExit","conferenceId":"conf-1","callId":"c-1","tag":"team"}"#,
        "<Response><SpeakSentence>Somebody has left.</SpeakSentence></Response>",
    );
    // A step without a conference, and an event that reads no answer.
    for event in [
        "conferenceMemberJoin",
        "conferenceCreated",
        "conferenceCompleted",
    ] {
        let body = format!(r#"{{"eventType":"{event}","conferenceId":"conf-1","tag":"main"}}"#);
        assert_eq!(gateway.webhook(&body).0, 204, "{event}");
    }
    // A step that a reload has removed.
    says(
        r#"{"eventType":"redirect","callId":"c-1","tag":"removed"}"#,
        "Welcome",
    );
    // Nothing follows.
    says(
        r#"{"eventType":"transferComplete","callId":"c-1","tag":"goodbye"}"#,
        "<Response",
    );
    for body in [
        r#"{"eventType":"disconnect","callId":"c-1","tag":"main"}"#,
        r#"{"eventType":"brandNew","x":1}"#,
    ] {
        assert_eq!(gateway.webhook(body), (204, String::new()), "{body}");
    }
    let message = r#"[{"type":"message-delivered","to":"+15555550100","message":{"id":"17"}},{"type":"message-failed","message":{"id":"18"}}]"#;
    assert_eq!(gateway.post("messages", message, &[]).unwrap().0, 204);
    // What is refused is not stored.
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect""#).0, 400);
    assert_eq!(gateway.webhook("{}").0, 422);

    let lines = lines(folder.path(), false);
    let types: Vec<_> = lines
        .iter()
        .map(|line| line["type"].as_str().unwrap())
        .collect();
    let expected = "initiate gather gather gather transferComplete recordingComplete redirect transferAnswer disconnect \
                    gather conferenceMemberJoin conferenceMemberExit conferenceMemberJoin conferenceCreated conferenceCompleted redirect \
                    transferComplete disconnect brandNew \
                    message-delivered message-failed";
    assert_eq!(types.join(" "), expected);
    assert_eq!(lines[0]["family"], "voice");
    assert_eq!(lines[0]["event"]["callId"], "c-1");
    assert_eq!(
        lines[0]["id"],
        "8:initiate3:c-1-24:2026-11-25T10:00:00.000Z---"
    );
    assert_eq!(lines[19]["family"], "messaging");
    assert_eq!(lines[20]["event"]["message"]["id"], "18");

    let (status, metrics) = gateway.get("metrics");
    assert_eq!(status, 200);
    for line in [
        r#"gateway_requests_total{route="webhooks",event_type="gather",outcome="answered"} 4"#,
        r#"gateway_requests_total{route="webhooks",event_type="unknown",outcome="answered"} 1"#,
        r#"gateway_requests_total{route="messages",event_type="message-delivered",outcome="answered"} 1"#,
        r#"gateway_requests_total{route="webhooks",event_type="",outcome="unexpected_end"} 1"#,
        r#"gateway_requests_total{route="webhooks",event_type="",outcome="missing_event_type"} 1"#,
        "gateway_unknown_fields_total 1",
        "gateway_parsing_seconds_count 20",
        "gateway_journal_queue 0",
    ] {
        assert!(
            metrics.lines().any(|found| found == line),
            "{line}\n{metrics}"
        );
    }
    assert_eq!(gateway.get("health").0, 200);
    assert_eq!(gateway.get("ready").0, 200);
    // Neither numbers nor texts of a body.
    assert!(!gateway.log().contains("5555550100"));
}

#[test]
fn a_changed_menu_is_loaded_and_a_wrong_one_is_not() {
    let folder = tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, "start = 'a'\n[step.a]\nsay = 'first'").unwrap();
    let gateway = Gateway::start(folder.path(), &["--menu", menu.to_str().unwrap()]);
    let said = || gateway.webhook(r#"{"eventType":"initiate"}"#).1;
    assert!(said().contains("first"));
    fs::write(&menu, "start = 'a'\n[step.a]\nsay = 'second'").unwrap();
    until(|| said().contains("second"));
    // As long as before.
    fs::write(&menu, "start = 'a'\n[step.a]\nsay = 'fourth'").unwrap();
    until(|| said().contains("fourth"));
    fs::write(&menu, "start = 'a'\n[step.a]\nsays = 'fifth'").unwrap();
    until(|| gateway.log().contains("line 3: unknown field `says`"));
    assert!(said().contains("fourth"));
}

/// The only thread of the server would wait for a writer.
#[cfg(unix)]
#[test]
fn a_menu_that_is_not_read_or_is_too_long_holds_up_nobody() {
    let folder = tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, "start = 'a'\n[step.a]\nsay = 'first'").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command.env("TOKIO_WORKER_THREADS", "1");
    let mut gateway =
        Gateway::start_as(command, folder.path(), &["--menu", menu.to_str().unwrap()]);
    let said = |text: &str| {
        let begin = Instant::now();
        let (_, document) = gateway.webhook(r#"{"eventType":"initiate"}"#);
        assert!(document.contains(text), "{document}");
        begin.elapsed()
    };
    let mut longest = Duration::ZERO;
    let mut until_logged = |text: &str| {
        until(|| {
            longest = longest.max(said("first"));
            gateway.log().contains(text)
        });
    };
    // Of equal length and time, but of other content.
    let steps: String = (0..100_000)
        .map(|number| format!("[step.s{number}]\n"))
        .collect();
    fs::write(&menu, format!("start = 's0'\n{steps}")).unwrap();
    until_logged("menu.toml: is longer than 1048576 bytes");
    let steps: String = (0..50_000)
        .map(|number| format!("[step.s{number}]\n"))
        .collect();
    fs::write(&menu, format!("start = 's0'\n{steps}")).unwrap();
    until_logged("menu.toml: line 2: step: there are 50000 steps, more than 10000");
    fs::remove_file(&menu).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(&menu)
            .status()
            .unwrap()
            .success()
    );
    until_logged("menu.toml: is not a regular file");
    assert!(longest < Duration::from_secs(1), "{longest:?}");
    gateway.terminate();
    let begin = Instant::now();
    assert!(gateway.wait());
    assert!(
        begin.elapsed() < Duration::from_secs(3),
        "{:?}",
        begin.elapsed()
    );
    let output = Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args(["--listen", "127.0.0.1:0", "--journal"])
        .args([folder.path(), "--menu".as_ref(), &menu])
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && errors.contains("menu.toml: is not a regular file"),
        "{errors}"
    );
}

/// As on a mount whose server is gone.
#[test]
fn a_file_system_that_does_not_answer_holds_up_nobody() {
    let folder = tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, "start = 'a'\n[step.a]\nsay = 'first'").unwrap();
    let options = [
        "-P",
        menu.to_str().unwrap(),
        "-e",
        "inject=statx:delay_enter=7000000:when=2",
    ];
    let Some(gateway) = traced(
        &options,
        &folder.path().join("trace"),
        folder.path(),
        &["--menu", menu.to_str().unwrap()],
    ) else {
        return;
    };
    fs::write(&menu, "start = 'a'\n[step.a]\nsay = 'second'").unwrap();
    let mut longest = Duration::ZERO;
    until(|| {
        let begin = Instant::now();
        let (_, document) = gateway.webhook(r#"{"eventType":"initiate"}"#);
        assert!(document.contains("first"), "{document}");
        longest = longest.max(begin.elapsed());
        gateway
            .log()
            .contains("the file system does not answer: the menu stays as it was")
    });
    assert!(longest < Duration::from_secs(1), "{longest:?}");
    // It has answered at last.
    until(|| {
        gateway
            .webhook(r#"{"eventType":"initiate"}"#)
            .1
            .contains("second")
    });
}

#[test]
fn slow_clients_do_not_stay_and_too_many_requests_get_503() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--patience", "2", "--max-requests", "1"]);
    let half_a_head = gateway.send(b"POST /webhooks HTTP/1.1\r\n");
    let head = "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n";
    let half_a_body = gateway.send(format!("{head}{{\"eventType\"").as_bytes());
    until(|| gateway.get("ready").0 == 503);
    assert_eq!(gateway.webhook(r#"{"eventType":"initiate"}"#).0, 503);
    let slow = answer(half_a_body);
    assert!(slow.starts_with("HTTP/1.1 408 "), "{slow}");
    let metrics = gateway.get("metrics").1;
    assert!(
        metrics.contains(r#"route="webhooks",event_type="",outcome="timed_out"} 1"#),
        "{metrics}"
    );
    assert!(!answer(half_a_head).contains(" 200 "));
    assert_eq!(gateway.get("ready").0, 200);
    assert_eq!(gateway.webhook(r#"{"eventType":"initiate"}"#).0, 200);
}

/// The answers to pipelined requests fill all buffers between the two. The only connection that may
/// be open becomes free again.
#[test]
fn a_client_that_reads_nothing_does_not_stay() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-connections", "1"]);
    let mut deaf = gateway.send(b"");
    deaf.set_write_timeout(Some(Duration::from_millis(500)))
        .unwrap();
    let requests = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1000);
    let is_full =
        (0..1000).any(|_| std::io::Write::write_all(&mut deaf, requests.as_bytes()).is_err());
    assert!(is_full);
    assert_eq!(gateway.get("health").0, 200);
}

#[test]
fn a_head_without_end_is_refused_before_it_is_long() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--patience", "60"]);
    let head = format!(
        "GET /health HTTP/1.1\r\nHost: localhost\r\nX: {}",
        "x".repeat(70_000)
    );
    let refused = answer(gateway.send(head.as_bytes()));
    assert!(refused.starts_with("HTTP/1.1 431 "), "{refused}");
}

/// The only connection that may be open is taken.
#[test]
fn a_shutdown_does_not_wait_for_a_free_connection() {
    let folder = tempdir().unwrap();
    let mut gateway = Gateway::start(
        folder.path(),
        &["--max-connections", "1", "--patience", "60"],
    );
    let half_a_head = gateway.send(b"POST /webhooks HTTP/1.1\r\n");
    thread::sleep(Duration::from_millis(300));
    gateway.terminate();
    // The next connection would be let in, if the gateway still listened.
    until(|| std::net::TcpStream::connect(&gateway.address).is_err());
    drop(half_a_head);
    assert!(gateway.wait());
}

#[test]
fn the_length_of_a_body_is_limited() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-length", "26"]);
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect"}"#).0, 204);
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect"} "#).0, 413);

    // By no other limit than this one: that of axum is 2 MB.
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-length", "3000000"]);
    let body = r#"{"eventType":"disconnect"}"#;
    let body = body.to_owned() + &" ".repeat(3_000_000 - body.len());
    assert_eq!(gateway.webhook(&body).0, 204);
}

#[test]
fn a_shutdown_waits_for_the_request_that_is_under_way() {
    let folder = tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, "start = 'a'\n[step.a]").unwrap();
    let mut gateway = Gateway::start(
        folder.path(),
        &["--patience", "10", "--menu", menu.to_str().unwrap()],
    );
    let body = r#"{"eventType":"disconnect"}"#;
    let head = format!(
        "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut connection = gateway.send(head.as_bytes());
    let idle = gateway.send(b"");
    thread::sleep(Duration::from_millis(300));
    gateway.terminate();
    until(|| std::net::TcpStream::connect(&gateway.address).is_err());
    std::io::Write::write_all(&mut connection, body.as_bytes()).unwrap();
    let answered = answer(connection);
    assert!(answered.starts_with("HTTP/1.1 204 "), "{answered}");
    assert!(gateway.wait());
    assert!(!gateway.log().contains("in time"), "{}", gateway.log());
    drop(idle);
    assert_eq!(lines(folder.path(), false).len(), 1);
}

/// Options of both may be in the environment, which is no reason to refuse the command.
#[test]
fn the_command_serve_takes_options_and_variables_as_the_gateway_does_without_it() {
    for command in [None, Some("serve")] {
        let folder = tempdir().unwrap();
        let mut gateway = Command::new(program());
        gateway
            .args(command)
            .env("GATEWAY_LOG_JSON", "true")
            .env("GATEWAY_MAX_LENGTH", "40")
            .env("GATEWAY_PATIENCE", "60");
        let gateway = Gateway::start_as(gateway, folder.path(), &["--patience", "1"]);
        assert_eq!(gateway.webhook(r#"{"eventType":"disconnect"}"#).0, 204);
        let long = r#"{"eventType":"disconnect","callId":"c-1"}"#;
        assert_eq!(gateway.webhook(long).0, 413, "{command:?}");
        assert_eq!(lines(folder.path(), false).len(), 1);
        let begin = Instant::now();
        let half = b"POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{";
        let refusal = answer(gateway.send(half));
        assert!(refusal.starts_with("HTTP/1.1 408 "), "{refusal}");
        assert!(begin.elapsed() < Duration::from_secs(10), "{command:?}");
        let log = gateway.log();
        assert!(log.lines().all(|line| line.starts_with('{')), "{log}");
    }
}

#[cfg(not(feature = "jetstream"))]
#[test]
fn a_gateway_without_jetstream_refuses_a_sink() {
    use std::process::Stdio;

    const SINK: &str = "nats://127.0.0.1:4222";
    let folder = tempdir().unwrap();
    for is_argument in [true, false] {
        let mut gateway = Command::new(program());
        gateway
            .args(["--listen", "127.0.0.1:0", "--journal"])
            .arg(folder.path());
        if is_argument {
            gateway.args(["--sink", SINK]);
        } else {
            gateway.env("GATEWAY_SINK", SINK);
        }
        let mut process = gateway.stderr(Stdio::piped()).spawn().unwrap();
        let begin = Instant::now();
        while process.try_wait().unwrap().is_none() && begin.elapsed() < Duration::from_secs(10) {
            thread::sleep(Duration::from_millis(20));
        }
        let _ = process.kill();
        let output = process.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "gateway: this gateway is built without JetStream, so it has no --sink: build it by `cargo build --release -p gateway --features jetstream`\n"
        );
    }
}
