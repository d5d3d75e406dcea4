//! What HTTP refuses and how that is seen, the limits of a head, and connections that stay open.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use gateway_testing::{Gateway, answer, lines, until};
use serde_json::Value;
use tempfile::tempdir;

const EVENT: &str = r#"{"eventType":"disconnect","callId":"c-1"}"#;

/// Sends bytes in pieces of this length.
fn send_in_pieces(connection: &mut TcpStream, bytes: &[u8], length: usize) {
    connection.set_nodelay(true).unwrap();
    for piece in bytes.chunks(length) {
        // A gateway that has refused them reads no more.
        if connection.write_all(piece).is_err() {
            return;
        }
    }
}

/// Reads one answer. Returns its status and its head; 0 if the connection has ended.
fn read_answer(reader: &mut BufReader<TcpStream>) -> (u16, String) {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap_or(0) == 0 {
            return (0, head);
        }
    }
    let head = head.to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    reader.read_exact(&mut vec![0; length]).unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), head)
}

fn status(gateway: &Gateway, request: &[u8]) -> u16 {
    read_answer(&mut BufReader::new(gateway.send(request))).0
}

fn errors(gateway: &Gateway) -> Vec<(String, u64)> {
    let mut page = BufReader::new(
        gateway.send(format!("GET /live HTTP/1.1\r\n{}\r\n", gateway.of_browser()).as_bytes()),
    );
    let mut line = String::new();
    while !line.starts_with("data: ") {
        line.clear();
        assert_ne!(page.read_line(&mut line).unwrap(), 0);
    }
    let snapshot: Value = serde_json::from_str(&line["data: ".len()..]).unwrap();
    let errors = snapshot["errors"].as_array().unwrap().iter();
    errors
        .map(|error| {
            (
                error["name"].as_str().unwrap().to_owned(),
                error["count"].as_u64().unwrap(),
            )
        })
        .collect()
}

#[test]
fn what_is_refused_is_counted_by_kind_and_logged() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let post = |target: &str, headers: &str| {
        format!(
            "POST {target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}\r\n{EVENT}",
        )
    };
    let length = format!("Content-Length: {}\r\n", EVENT.len());
    let long = "x".repeat(70_000);
    let requests = [
        (post("/webhook", &length), 404, "no_route"),
        (post("/webhooks/x", &length), 404, "no_route"),
        (post("/health", &length), 405, "method"),
        (post("/", &length), 405, "method"),
        (post("/stream", &length), 405, "method"),
        (
            "GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned(),
            400,
            "no_upgrade",
        ),
        (
            post("/webhooks?state={\"a\":1}", &length),
            400,
            "invalid_target",
        ),
        (post("/webhooks?a b", &length), 400, "invalid_version"),
        (
            post("/webhooks", &format!("{length}Content-Length: 1\r\n")),
            400,
            "invalid_length",
        ),
        (
            post("/webhooks", "Content-Length: 41, 41\r\n"),
            400,
            "invalid_length",
        ),
        (
            post("/webhooks", "Content-Length: -1\r\n"),
            400,
            "invalid_length",
        ),
        (
            post("/webhooks", "Transfer-Encoding: gzip\r\n"),
            400,
            "invalid_coding",
        ),
        (
            post("/webhooks", "Transfer-Encoding: gzip, chunked\r\n"),
            400,
            "invalid_coding",
        ),
        (
            post("/webhooks", &format!("{length}A B: c\r\n")),
            400,
            "invalid_head",
        ),
        (
            post("/webhooks", &format!("{length}Host: localhost\r\n")),
            400,
            "invalid_host",
        ),
        (
            post("/webhooks", &length).replace("Host: localhost\r\n", ""),
            400,
            "invalid_host",
        ),
        (
            post("/webhooks", &length).replace("POST", "P(ST"),
            400,
            "invalid_method",
        ),
        (
            post("/webhooks", &length).replace("HTTP/1.1", "HTTP/3.1"),
            400,
            "invalid_version",
        ),
        (
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
            0,
            "invalid_version",
        ),
        (
            post("/webhooks", &format!("X: {long}\r\n")),
            431,
            "head_too_long",
        ),
        (
            post("/webhooks", &"X: x\r\n".repeat(101)),
            431,
            "head_too_long",
        ),
        (
            format!(
                "GET /{} HTTP/1.1\r\n\r\n",
                "x".repeat(65_536 - "GET / HTTP/1.1\r\n\r\n".len())
            ),
            400,
            "invalid_host",
        ),
        (
            "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}\u{fc}\u{3}\u{3}".to_owned(),
            400,
            "tls",
        ),
    ];
    let mut expected: Vec<(String, u64)> = Vec::new();
    for (request, status_of_it, kind) in &requests {
        assert_eq!(
            status(&gateway, request.as_bytes()),
            *status_of_it,
            "{kind} {}",
            &request[..request.len().min(200)]
        );
        match expected.iter_mut().find(|(known, _)| known == kind) {
            Some((_, count)) => *count += 1,
            None => expected.push(((*kind).to_owned(), 1)),
        }
    }
    expected.sort();
    // A connection is counted when it has ended.
    until(|| errors(&gateway) == expected);
    let metrics = gateway.get("metrics").1;
    for (kind, count) in &expected {
        let counts: u64 = metrics
            .lines()
            .filter(|line| line.contains(&format!("outcome=\"{kind}\"}} ")))
            .map(|line| line.rsplit(' ').next().unwrap().parse::<u64>().unwrap())
            .sum();
        assert_eq!(counts, *count, "{kind}\n{metrics}");
        let log = gateway.log();
        assert!(
            log.lines()
                .any(|line| line.contains("refused") && line.contains(&format!("kind=\"{kind}\""))),
            "{kind}\n{log}"
        );
    }
    // Nothing of a request is in the log.
    for private in ["/webhook?", "state", "webhooks/x", "xxxx"] {
        assert!(
            !gateway.log().contains(private),
            "{private}\n{}",
            gateway.log()
        );
    }
    for path in ["/webhooks/", "/webhooks/?a=b"] {
        assert_eq!(
            status(&gateway, post(path, &length).as_bytes()),
            204,
            "{path}"
        );
    }
    assert_eq!(
        gateway
            .post("messages/", r#"{"eventType":"x"}"#, &[])
            .unwrap()
            .0,
        422
    );
}

#[test]
fn a_kind_is_logged_once_a_second() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let begin = Instant::now();
    let mut count = 0;
    while begin.elapsed() < Duration::from_millis(2500) {
        assert_eq!(gateway.get("nowhere").0, 404);
        assert_eq!(gateway.webhook("{").0, 400);
        count += 1;
    }
    for kind in ["no_route", "unexpected_end"] {
        let log = gateway.log();
        let lines: Vec<_> = log
            .lines()
            .filter(|line| line.contains(&format!("kind=\"{kind}\"")))
            .collect();
        assert!((2..=3).contains(&lines.len()), "{lines:?}");
        let more: u64 = lines
            .iter()
            .map(|line| line.rsplit_once("more=").unwrap().1.parse::<u64>().unwrap() + 1)
            .sum();
        assert!(count / 2 < more && more <= count, "{more} of {count}");
    }
}

#[test]
fn connections_that_cannot_be_accepted_are_counted_and_logged() {
    let folder = tempdir().unwrap();
    let mut command = Command::new("bash");
    command.args([
        "-c",
        r#"ulimit -n 40; exec "$0" "$@""#,
        env!("CARGO_BIN_EXE_gateway"),
    ]);
    let gateway = Gateway::start_as(command, folder.path(), &[]);
    let connections: Vec<_> = (0..60).map(|_| gateway.send(b"")).collect();
    until(|| gateway.log().contains("kind=\"not_accepted\""));
    thread::sleep(Duration::from_secs(1));
    drop(connections);
    until(|| {
        gateway
            .get("metrics")
            .1
            .contains("outcome=\"not_accepted\"} ")
    });
    let lines = gateway.log().matches("kind=\"not_accepted\"").count();
    assert!((1..=4).contains(&lines), "{lines}");
    assert!(
        gateway.log().contains("Too many open files"),
        "{}",
        gateway.log()
    );
}

/// To make the text of the metrics for each of them would hold up the others.
#[test]
fn those_who_ask_for_the_metrics_at_once_get_one_text() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let metrics = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n";
    let head = "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    let event = format!("{head}Content-Length: {}\r\n\r\n{EVENT}", EVENT.len());
    let name =
        "gateway_requests_total{route=\"webhooks\",event_type=\"disconnect\",outcome=\"answered\"}";
    // The event between the two shows in neither text, unless the gateway was slow.
    until(|| {
        let text = answer(
            gateway
                .send(format!("{metrics}\r\n{event}{metrics}Connection: close\r\n\r\n").as_bytes()),
        );
        assert_eq!(text.matches("HTTP/1.1 20").count(), 3, "{text}");
        let counts: Vec<_> = text
            .lines()
            .filter_map(|line| line.strip_prefix(name))
            .collect();
        counts.is_empty() || counts.len() == 2 && counts[0] == counts[1]
    });
    // And nobody gets an old one.
    let count = lines(folder.path(), false).len();
    let line = format!("{name} {count}\n");
    thread::sleep(Duration::from_millis(50));
    assert!(gateway.get("metrics").1.contains(&line), "{count}");
}

/// Requests by HTTP/1.1 need a Host, those by HTTP/1.0 do not.
#[test]
fn an_old_client_is_answered() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    assert_eq!(status(&gateway, b"GET /health HTTP/1.0\r\n\r\n"), 200);
    assert_eq!(
        status(
            &gateway,
            b"GET /health HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n"
        ),
        400
    );
}

/// What is empty means nothing.
#[test]
fn an_empty_coding_is_none_and_an_empty_body_leaves_a_get_what_it_is() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let post = |headers: &str| {
        let head =
            "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        format!(
            "{head}Content-Length: {}\r\n{headers}\r\n{EVENT}",
            EVENT.len()
        )
    };
    let get = |headers: &str, body: &str| {
        format!(
            "GET /webhooks?eventType=disconnect&callId=c-1 HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n{body}"
        )
    };
    let chunked = "Transfer-Encoding: chunked\r\n";
    for (request, expected) in [
        (post("Content-Encoding:\r\n"), 204),
        (post("Content-Encoding: \r\n"), 204),
        (
            post("Content-Encoding: identity\r\nContent-Encoding:\r\n"),
            204,
        ),
        (post("Content-Encoding: gzip\r\n"), 415),
        (post("Content-Encoding:\r\nContent-Encoding: gzip\r\n"), 415),
        (get("", ""), 204),
        (get("Content-Length: 0\r\n", ""), 204),
        (get(chunked, "0\r\n\r\n"), 204),
        (get(chunked, "0\r\nX: y\r\n\r\n"), 204),
        (get(chunked, "1\r\nx\r\n0\r\n\r\n"), 413),
        (get("Content-Length: 1\r\n", "x"), 413),
    ] {
        // The next request is read from where this one ends.
        let next = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
        let mut reader = BufReader::new(gateway.send(format!("{request}{next}").as_bytes()));
        assert_eq!(read_answer(&mut reader).0, expected, "{request}");
        if expected == 204 {
            assert_eq!(read_answer(&mut reader).0, 200, "after {request}");
        }
    }
    assert_eq!(lines(folder.path(), false).len(), 7);
}

/// Otherwise a client may encode a user or a password in another way.
#[test]
fn every_challenge_says_that_credentials_are_utf_8() {
    let folder = tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command
        .env("GATEWAY_USER", "bandwidth")
        .env("GATEWAY_PASSWORD", "open sesame");
    let gateway = Gateway::start_as(command, folder.path(), &[]);
    let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    let body = format!(
        "Content-Type: application/json\r\nContent-Length: {}\r\n",
        EVENT.len()
    );
    for (target, headers, body) in [
        ("GET /webhooks?eventType=disconnect", "", ""),
        ("POST /webhooks", &body, EVENT),
        ("POST /messages", &body, EVENT),
        ("GET /stream", upgrade, ""),
        ("GET /", "", ""),
        ("GET /live", "", ""),
    ] {
        for more in ["", "Authorization: Basic Z3Vlc3M6Z3Vlc3M=\r\n"] {
            let request =
                format!("{target} HTTP/1.1\r\nHost: localhost\r\n{headers}{more}\r\n{body}");
            let (status, head) = read_answer(&mut BufReader::new(gateway.send(request.as_bytes())));
            assert_eq!(status, 401, "{request}");
            let challenge = "\r\nwww-authenticate: basic realm=\"webhooks\", charset=\"utf-8\"\r\n";
            assert_eq!(
                head.matches("www-authenticate").count(),
                1,
                "{request}\n{head}"
            );
            assert!(head.contains(challenge), "{request}\n{head}");
        }
    }
}

#[test]
fn the_longest_head_has_64_kib_whatever_the_segments_are() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let head = |length: usize| {
        let begin = "GET /health HTTP/1.1\r\nHost: localhost\r\nX: ";
        format!("{begin}{}\r\n\r\n", "x".repeat(length - begin.len() - 4))
    };
    let small = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for length in [
        8_192, 65_535, 65_536, 65_537, 66_000, 73_000, 100_000, 140_000,
    ] {
        let expected = if length <= 65_536 { 200 } else { 431 };
        for piece in [usize::MAX, 65_536, 32_768, 8_000, 8_192, 1_009] {
            for (before, is_pipelined) in [(0, false), (1, false), (1, true), (3, true)] {
                let at = format!(
                    "{length} in pieces of {piece} after {before}, pipelined: {is_pipelined}"
                );
                let mut connection = gateway.send(b"");
                let mut reader = BufReader::new(connection.try_clone().unwrap());
                let mut bytes = head(length);
                if is_pipelined {
                    bytes.insert_str(0, &small.repeat(before));
                } else if before > 0 {
                    connection.write_all(small.as_bytes()).unwrap();
                    assert_eq!(read_answer(&mut reader).0, 200, "{at}");
                }
                send_in_pieces(&mut connection, bytes.as_bytes(), piece);
                for _ in 0..if is_pipelined { before } else { 0 } {
                    assert_eq!(read_answer(&mut reader).0, 200, "{at}");
                }
                assert_eq!(read_answer(&mut reader).0, expected, "{at}");
            }
        }
    }
}

/// Reads until the connection ends. Returns how long that took.
fn end_of(connection: &mut TcpStream) -> Duration {
    let begin = Instant::now();
    let _ = connection.read_to_end(&mut Vec::new());
    begin.elapsed()
}

fn is_about(time: Duration, seconds: f64) -> bool {
    (seconds - 0.2..seconds + 1.5).contains(&time.as_secs_f64())
}

#[test]
fn an_idle_connection_stays_for_longer_than_a_head_may_take() {
    const REQUEST: &[u8] = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--patience", "1", "--idle", "4"]);
    let scenes: [fn(&Gateway); 7] = [
        // Between requests, and then to the end.
        |gateway| {
            let mut connection = gateway.send(REQUEST);
            let mut reader = BufReader::new(connection.try_clone().unwrap());
            for pause in [0.0, 1.0, 1.5, 2.9] {
                thread::sleep(Duration::from_secs_f64(pause));
                if pause > 0.0 {
                    connection.write_all(REQUEST).unwrap();
                }
                let (status, head) = read_answer(&mut reader);
                assert_eq!(status, 200, "{pause}");
                assert!(head.contains("\r\nkeep-alive: timeout=4\r\n"), "{head}");
            }
            let time = end_of(&mut connection);
            assert!(is_about(time, 4.0), "{time:?}");
        },
        // Before the first request.
        |gateway| {
            let time = end_of(&mut gateway.send(b""));
            assert!(is_about(time, 4.0), "{time:?}");
        },
        // The time for a head begins with its first byte, on a new connection and on one that was
        // idle.
        |gateway| {
            let time = end_of(&mut gateway.send(b"G"));
            assert!(is_about(time, 1.0), "{time:?}");
        },
        |gateway| {
            let mut connection = gateway.send(b"");
            thread::sleep(Duration::from_millis(2500));
            connection.write_all(&REQUEST[..10]).unwrap();
            let time = end_of(&mut connection);
            assert!(is_about(time, 1.0), "{time:?}");
        },
        |gateway| {
            let mut connection = gateway.send(REQUEST);
            read_answer(&mut BufReader::new(connection.try_clone().unwrap()));
            thread::sleep(Duration::from_millis(2500));
            connection.write_all(&REQUEST[..10]).unwrap();
            thread::sleep(Duration::from_millis(700));
            connection.write_all(&REQUEST[10..]).unwrap();
            assert_eq!(
                read_answer(&mut BufReader::new(connection.try_clone().unwrap())).0,
                200
            );
        },
        // More bytes do not give more time.
        |gateway| {
            let mut connection = gateway.send(b"");
            let begin = Instant::now();
            let mut bytes = b"GET /health HTTP/1.1\r\nX: "
                .iter()
                .chain(std::iter::repeat(&b'x'));
            while connection.write_all(&[*bytes.next().unwrap()]).is_ok() {
                thread::sleep(Duration::from_millis(50));
                assert!(begin.elapsed() < Duration::from_secs(10));
            }
            assert!(is_about(begin.elapsed(), 1.0), "{:?}", begin.elapsed());
        },
        // Who says so gets no promise.
        |gateway| {
            let closing = b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            let head = answer(gateway.send(closing)).to_ascii_lowercase();
            assert!(!head.contains("keep-alive"), "{head}");
            let head = answer(gateway.send(b"GET /health HTTP/1.0\r\n\r\n")).to_ascii_lowercase();
            assert!(!head.contains("keep-alive"), "{head}");
        },
    ];
    thread::scope(|scope| {
        for scene in scenes {
            let gateway = &gateway;
            scope.spawn(move || scene(gateway));
        }
    });
    until(|| errors(&gateway) == [("slow_head".to_owned(), 3)]);
}

#[test]
fn an_idle_connection_is_promised_more_than_a_minute_and_makes_room() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(
        folder.path(),
        &["--max-connections", "1", "--patience", "1"],
    );
    let mut idle = gateway.send(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let (_, head) = read_answer(&mut BufReader::new(idle.try_clone().unwrap()));
    assert!(head.contains("\r\nkeep-alive: timeout=75\r\n"), "{head}");
    // The only connection that may be open.
    let begin = Instant::now();
    assert_eq!(gateway.get("health").0, 200);
    assert!(is_about(begin.elapsed(), 1.0), "{:?}", begin.elapsed());
    assert!(end_of(&mut idle) < Duration::from_secs(1));
}
