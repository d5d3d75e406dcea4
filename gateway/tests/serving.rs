//! Calls, credentials, the menu, and clients that behave badly.

mod common;

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::{Gateway, answer, lines, traced, until};
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
    says(r#"{"eventType":"gather","callId":"c-1","digits":"","tag":"main"}"#, r#"tag="main""#);
    says(
        r#"{"eventType":"gather","callId":"c-1","digits":"1","tag":"main"}"#,
        "<PhoneNumber>+15555550123</PhoneNumber>",
    );
    says(
        r#"{"eventType":"transferComplete","callId":"c-1","tag":"sales","cause":"timeout"}"#,
        "<Record ",
    );
    says(r#"{"eventType":"recordComplete","callId":"c-1","tag":"message"}"#, "Good bye");
    says(r#"{"eventType":"redirect","callId":"c-1","tag":"goodbye"}"#, "Good bye");
    // This one is for the other leg, which the menu must not record.
    let (status, document) = gateway.webhook(r#"{"eventType":"transferAnswer","callId":"c-2","tag":"sales"}"#);
    assert_eq!((status, document.contains("Record")), (200, false), "{document}");
    assert_eq!(gateway.get("webhooks?eventType=disconnect&callId=c-1").0, 204);
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
    for event in ["conferenceMemberJoin", "conferenceCreated", "conferenceCompleted"] {
        let body = format!(r#"{{"eventType":"{event}","conferenceId":"conf-1","tag":"main"}}"#);
        assert_eq!(gateway.webhook(&body).0, 204, "{event}");
    }
    // A step that a reload has removed.
    says(r#"{"eventType":"redirect","callId":"c-1","tag":"removed"}"#, "Welcome");
    // Nothing follows.
    says(r#"{"eventType":"transferComplete","callId":"c-1","tag":"goodbye"}"#, "<Response");
    for body in [
        r#"{"eventType":"disconnect","callId":"c-1","tag":"main"}"#,
        r#"{"eventType":"brandNew","x":1}"#,
    ] {
        assert_eq!(gateway.webhook(body), (204, String::new()), "{body}");
    }
    let message =
        r#"[{"type":"message-delivered","to":"+15555550100","message":{"id":"17"}},{"type":"message-failed","message":{"id":"18"}}]"#;
    assert_eq!(gateway.post("messages", message, &[]).unwrap().0, 204);
    // What is refused is not stored.
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect""#).0, 400);
    assert_eq!(gateway.webhook("{}").0, 422);

    let lines = lines(folder.path(), false);
    let types: Vec<_> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
    let expected = "initiate gather gather gather transferComplete recordingComplete redirect transferAnswer disconnect \
                    gather conferenceMemberJoin conferenceMemberExit conferenceMemberJoin conferenceCreated conferenceCompleted redirect \
                    transferComplete disconnect brandNew \
                    message-delivered message-failed";
    assert_eq!(types.join(" "), expected);
    assert_eq!(lines[0]["family"], "voice");
    assert_eq!(lines[0]["event"]["callId"], "c-1");
    assert_eq!(lines[0]["id"], "8:initiate3:c-1-24:2026-11-25T10:00:00.000Z---");
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
        assert!(metrics.lines().any(|found| found == line), "{line}\n{metrics}");
    }
    assert_eq!(gateway.get("health").0, 200);
    assert_eq!(gateway.get("ready").0, 200);
    // Neither numbers nor texts of a body.
    assert!(!gateway.log().contains("5555550100"));
}

#[test]
fn strangers_are_challenged() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("password");
    fs::write(&file, "open sesame\n").unwrap();
    let gateway = Gateway::start(folder.path(), &["--user", "bandwidth", "--password-file", file.to_str().unwrap()]);
    let event = r#"{"eventType":"initiate"}"#;
    let credentials = |password: &str| format!("Basic {}", STANDARD.encode(format!("bandwidth:{password}")));
    assert_eq!(gateway.webhook(event).0, 401);
    assert_eq!(gateway.post("messages", "[]", &[]).unwrap().0, 401);
    assert_eq!(
        gateway
            .post("webhooks", event, &[("Authorization", &credentials("guess"))])
            .unwrap()
            .0,
        401
    );
    let (status, document) = gateway
        .post("webhooks", event, &[("Authorization", &credentials("open sesame"))])
        .unwrap();
    assert_eq!(status, 200);
    assert!(document.contains(r#"username="bandwidth" password="open sesame""#), "{document}");
    let upgrade = "GET /stream HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    let stranger = answer(gateway.send(format!("{upgrade}\r\n").as_bytes()));
    assert!(stranger.starts_with("HTTP/1.1 401 "), "{stranger}");
    assert_eq!(lines(folder.path(), false).len(), 1);
    assert!(!gateway.log().contains("sesame"));
}

#[test]
fn it_does_not_start_open_to_other_machines_or_with_a_wrong_menu_or_in_the_journal_of_another() {
    let folder = tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, "start = 'a'\n[step.a]\nnext = 'b'").unwrap();
    let menu = menu.to_str().unwrap();
    let taken = tempdir().unwrap();
    let _first = Gateway::start(taken.path(), &[]);
    let free = folder.path().to_str().unwrap();
    for (arguments, message) in [
        (["--listen", "0.0.0.0:0", "--journal", free], "can be reached from other machines"),
        (["--listen", "127.0.0.1:0", "--user", "bandwidth"], "a user without a password"),
        (
            ["--listen", "127.0.0.1:0", "--sink", "nats://user:open-sesame@127.0.0.1:4222"],
            "set GATEWAY_SINK in its place",
        ),
        (
            ["--journal", free, "--menu", menu],
            "menu.toml: line 3: step.a.next: there is no step `b`",
        ),
        (
            ["--listen", "127.0.0.1:0", "--journal", taken.path().to_str().unwrap()],
            "another process writes this journal",
        ),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_gateway"))
            .args(arguments)
            .current_dir(free)
            .output()
            .unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && errors.contains(message), "{arguments:?}\n{errors}");
        assert!(!errors.contains("sesame"), "{errors}");
    }
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
    let mut gateway = Gateway::start_as(command, folder.path(), &["--menu", menu.to_str().unwrap()]);
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
    let steps: String = (0..100_000).map(|number| format!("[step.s{number}]\n")).collect();
    fs::write(&menu, format!("start = 's0'\n{steps}")).unwrap();
    until_logged("menu.toml: is longer than 1048576 bytes");
    let steps: String = (0..50_000).map(|number| format!("[step.s{number}]\n")).collect();
    fs::write(&menu, format!("start = 's0'\n{steps}")).unwrap();
    until_logged("menu.toml: line 2: step: there are 50000 steps, more than 10000");
    fs::remove_file(&menu).unwrap();
    assert!(Command::new("mkfifo").arg(&menu).status().unwrap().success());
    until_logged("menu.toml: is not a regular file");
    assert!(longest < Duration::from_secs(1), "{longest:?}");
    gateway.terminate();
    let begin = Instant::now();
    assert!(gateway.wait());
    assert!(begin.elapsed() < Duration::from_secs(3), "{:?}", begin.elapsed());
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
    let options = ["-P", menu.to_str().unwrap(), "-e", "inject=statx:delay_enter=7000000:when=2"];
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
        gateway.log().contains("the file system does not answer: the menu stays as it was")
    });
    assert!(longest < Duration::from_secs(1), "{longest:?}");
    // It has answered at last.
    until(|| gateway.webhook(r#"{"eventType":"initiate"}"#).1.contains("second"));
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

/// The answers to pipelined requests fill all buffers between the two. The only connection that may be open becomes free again.
#[test]
fn a_client_that_reads_nothing_does_not_stay() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-connections", "1"]);
    let mut deaf = gateway.send(b"");
    deaf.set_write_timeout(Some(Duration::from_millis(500))).unwrap();
    let requests = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1000);
    let is_full = (0..1000).any(|_| std::io::Write::write_all(&mut deaf, requests.as_bytes()).is_err());
    assert!(is_full);
    assert_eq!(gateway.get("health").0, 200);
}

#[test]
fn a_head_without_end_is_refused_before_it_is_long() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--patience", "60"]);
    let head = format!("GET /health HTTP/1.1\r\nHost: localhost\r\nX: {}", "x".repeat(70_000));
    let refused = answer(gateway.send(head.as_bytes()));
    assert!(refused.starts_with("HTTP/1.1 431 "), "{refused}");
}

/// A browser that knows the credentials, or runs on this machine, must not be used by another site.
#[test]
fn pages_of_other_sites_cannot_send_events() {
    let folder = tempdir().unwrap();
    let upgrade =
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    let authorization = format!("Authorization: Basic {}\r\n", STANDARD.encode("bandwidth:open sesame"));
    for credentials in ["", &authorization] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        if !credentials.is_empty() {
            command.env("GATEWAY_USER", "bandwidth").env("GATEWAY_PASSWORD", "open sesame");
        }
        let journal = folder.path().join(format!("journal{}", credentials.len()));
        let gateway = Gateway::start_as(command, &journal, &[]);
        let status = |route: &str, headers: &str| {
            let (begin, body) = match route {
                "get" => ("GET /webhooks?eventType=disconnect&callId=c-1", ""),
                "post" => ("POST /webhooks", r#"{"eventType":"disconnect"}"#),
                "messages" => ("POST /messages", r#"{"type":"message-failed"}"#),
                _ => ("GET /stream", ""),
            };
            let more = match route {
                "stream" => upgrade.to_owned(),
                "get" => String::new(),
                _ => format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len()),
            };
            let request = format!("{begin} HTTP/1.1\r\n{more}{headers}{credentials}\r\n{body}");
            let mut head = [0; 12];
            std::io::Read::read_exact(&mut gateway.send(request.as_bytes()), &mut head).unwrap();
            String::from_utf8_lossy(&head[9..]).parse::<u16>().unwrap()
        };
        let local = "Host: localhost\r\n";
        let routes = ["get", "post", "messages", "stream"];
        for header in [
            "Origin: https://site.example",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-origin",
            "Sec-Fetch-Mode: no-cors",
            "Sec-Fetch-Dest: image",
            "Referer: http://site.example/",
            "Accept-Language: en",
            "Accept: image/avif,image/webp,*/*;q=0.8",
            "Accept: text/html,*/*;q=0.8",
        ] {
            for route in routes {
                assert_eq!(status(route, &format!("{local}{header}\r\n")), 403, "{route} {header}");
            }
        }
        let good = [("get", 204), ("post", 204), ("messages", 204), ("stream", 101)];
        for host in ["127.0.0.1:8080", "[::1]", "10.0.0.1", "LocalHost:8080"] {
            for (route, expected) in good {
                assert_eq!(
                    status(route, &format!("Host: {host}\r\nAccept: */*\r\n")),
                    expected,
                    "{route} {host}"
                );
            }
        }
        // A site can let its name point to this machine. With credentials, the gateway has a name, and a load balancer may set cookies.
        for headers in [
            "Host: site.example\r\n",
            "Host: localhost.site.example:8080\r\n",
            "Host: localhost\r\nCookie: a=b\r\n",
        ] {
            for (route, expected) in good {
                let expected = if credentials.is_empty() { 403 } else { expected };
                assert_eq!(status(route, headers), expected, "{route} {headers}");
            }
        }
        let count = if credentials.is_empty() { 12 } else { 12 + 9 };
        assert_eq!(lines(&journal, false).len(), count);
        let metrics = gateway.get("metrics").1;
        for route in ["webhooks", "messages", "stream"] {
            let requests = 10 * if route == "webhooks" { 2 } else { 1 };
            let of_page = if credentials.is_empty() {
                requests + requests / 10
            } else {
                requests
            };
            let line = format!("gateway_requests_total{{route=\"{route}\",event_type=\"\",outcome=\"of_page\"}} {of_page}");
            assert!(metrics.lines().any(|found| found == line), "{line}\n{metrics}");
        }
    }
}

#[test]
fn the_password_of_a_sink_is_not_printed() {
    let folder = tempdir().unwrap();
    for url in ["nats://user:open#sesame@127.0.0.1:4222", "nats://user:sesame@127.0.0.1:99999"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        command.args(["--listen", "127.0.0.1:0"]).current_dir(folder.path());
        let output = command.env("GATEWAY_SINK", url).output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(
            !output.status.success() && errors.contains("--sink: number 1 is not a URL"),
            "{errors}"
        );
        assert!(!errors.contains("sesame"), "{errors}");
    }
}

/// A permit is for what is kept, and the body of a stranger is not.
#[test]
fn slow_strangers_do_not_take_the_permits() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("password");
    fs::write(&file, "open sesame\n").unwrap();
    let arguments = [
        "--max-requests",
        "1",
        "--user",
        "bandwidth",
        "--password-file",
        file.to_str().unwrap(),
    ];
    let gateway = Gateway::start(folder.path(), &arguments);
    let head = "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n";
    let _strangers = [(); 3].map(|()| gateway.send(format!("{head}{{\"eventType\"").as_bytes()));
    thread::sleep(Duration::from_millis(300));
    let credentials = format!("Basic {}", STANDARD.encode("bandwidth:open sesame"));
    let event = r#"{"eventType":"disconnect"}"#;
    assert_eq!(gateway.post("webhooks", event, &[("Authorization", &credentials)]).unwrap().0, 204);
}

/// The only connection that may be open is taken.
#[test]
fn a_shutdown_does_not_wait_for_a_free_connection() {
    let folder = tempdir().unwrap();
    let mut gateway = Gateway::start(folder.path(), &["--max-connections", "1", "--patience", "60"]);
    let half_a_head = gateway.send(b"POST /webhooks HTTP/1.1\r\n");
    thread::sleep(Duration::from_millis(300));
    gateway.terminate();
    // The next connection would be let in, if the gateway still listened.
    until(|| std::net::TcpStream::connect(&gateway.address).is_err());
    drop(half_a_head);
    assert!(gateway.wait());
}

#[test]
fn credentials_can_come_from_the_environment() {
    let folder = tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command.env("GATEWAY_USER", "bandwidth").env("GATEWAY_PASSWORD", "open sesame");
    let gateway = Gateway::start_as(command, folder.path(), &[]);
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect"}"#).0, 401);
    let credentials = format!("Basic {}", STANDARD.encode("bandwidth:open sesame"));
    let answered = gateway.post("webhooks", r#"{"eventType":"disconnect"}"#, &[("Authorization", &credentials)]);
    assert_eq!(answered.unwrap().0, 204);
}

#[test]
fn the_length_of_a_body_is_limited() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-length", "26"]);
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect"}"#).0, 204);
    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect"} "#).0, 413);
}

/// Documents carry both.
#[test]
fn credentials_that_xml_cannot_carry_are_refused() {
    let folder = tempdir().unwrap();
    for (user, password) in [("band\u{fffe}", "sesame"), ("bandwidth", "sesame\u{ffff}")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
        command.args(["--listen", "127.0.0.1:0"]).current_dir(folder.path());
        let output = command
            .env("GATEWAY_USER", user)
            .env("GATEWAY_PASSWORD", password)
            .output()
            .unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(
            !output.status.success() && errors.contains("a character that XML does not have"),
            "{errors}"
        );
        assert!(!errors.contains("sesame"), "{errors}");
    }
}

#[test]
fn a_filter_of_the_log_that_is_not_understood_is_refused() {
    let folder = tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command
        .args(["--listen", "127.0.0.1:0"])
        .env("RUST_LOG", "gateway=loud")
        .current_dir(folder.path());
    let output = command.output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && errors.contains("RUST_LOG: "), "{errors}");
}

/// Otherwise it would start without credentials.
#[cfg(unix)]
#[test]
fn a_password_that_is_no_text_is_not_one_that_is_missing() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gateway"))
        .args(["--listen", "127.0.0.1:0"])
        .env("GATEWAY_PASSWORD", std::ffi::OsStr::from_bytes(b"sesame\xff"))
        .current_dir(folder.path())
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && errors.contains("GATEWAY_PASSWORD is not UTF-8"),
        "{errors}"
    );
    assert!(!errors.contains("sesame"), "{errors}");
}

#[test]
fn a_shutdown_waits_for_the_request_that_is_under_way() {
    let folder = tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, "start = 'a'\n[step.a]").unwrap();
    let mut gateway = Gateway::start(folder.path(), &["--patience", "10", "--menu", menu.to_str().unwrap()]);
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
