//! The three examples over real sockets: the same requests, the same answers.

mod common;

use std::thread::sleep;
use std::time::{Duration, Instant};

use bandwidth_callbacks::{Callback, EventType, Options, Parser, Reply};
use common::{Server, authorization, chunked, fixtures, get, post};

macro_rules! with_each_server {
    ($($test:ident),+ $(,)?) => {
        with_each_server!(@ axum "CARGO_BIN_EXE_with-axum" $($test)+);
        with_each_server!(@ hyper "CARGO_BIN_EXE_with-hyper" $($test)+);
        with_each_server!(@ actix "CARGO_BIN_EXE_with-actix" $($test)+);
    };
    (@ $server:ident $binary:literal $($test:ident)+) => {
        mod $server {
            $(#[test]
            fn $test() {
                super::$test(&super::Server::start(env!($binary)));
            })+
        }
    };
}

with_each_server!(
    every_fixture_by_post_in_the_challenge_flow,
    every_fixture_by_get,
    the_second_request_comes_over_the_same_connection,
    a_first_request_may_have_no_body_and_no_type,
    the_answer_is_what_the_event_expects,
    too_large_by_declaration,
    too_large_in_chunks,
    chunks_within_the_limit,
    slow_but_sure,
    too_slow,
    half_heads,
    wrong_type,
    wrong_method,
    not_callbacks,
    broken_off,
    pipelined,
    strange_credentials,
    strange_framing,
    nothing_in_many_words,
    very_long_headers,
    strange_queries,
    expectations,
);

const DTMF: &str = r#"{"eventType":"dtmf","digit":"5"}"#;

/// The line that the examples print for an event.
fn line(event_type: EventType<'_>) -> String {
    format!("{event_type:?}")
}

fn assert_alive(server: &Server) {
    assert_eq!(server.ask(post(&authorization(), DTMF)).status, 204);
    assert_eq!(server.printed(), line(EventType::Dtmf));
    assert!(server.printed_nothing());
}

fn every_fixture_by_post_in_the_challenge_flow(server: &Server) {
    let mut parser = Parser::new();
    let mut connection = server.connect();
    for (name, body) in fixtures() {
        connection.send(post("", &body));
        let refused = connection.answer();
        assert_eq!(refused.status, 401, "{name}");
        assert_eq!(
            refused.header("www-authenticate"),
            Some(r#"Basic realm="webhooks", charset="UTF-8""#)
        );
        assert!(server.printed_nothing());

        connection.send(post(&authorization(), &body));
        let answer = connection.answer();
        let event = parser.parse_ref::<Callback<'_>>(&body).unwrap();
        match event.reply() {
            Reply::Bxml => {
                assert_eq!(answer.status, 200, "{name}");
                assert_eq!(
                    answer.header("content-type"),
                    Some("application/xml; charset=utf-8")
                );
                assert!(answer.body.starts_with("<Response>"), "{answer:?}");
                assert_eq!(
                    answer.body.contains("Good morning."),
                    matches!(event, Callback::Initiate(_))
                );
            }
            _ => {
                assert_eq!(answer.status, 204, "{name}");
                assert_eq!((answer.header("content-type"), &*answer.body), (None, ""));
            }
        }
        assert_eq!(server.printed(), line(event.event_type()), "{name}");
    }
}

fn every_fixture_by_get(server: &Server) {
    let mut parser = Parser::new();
    let mut connection = server.connect();
    for (name, body) in fixtures() {
        let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let encode = |text: &str| {
            text.bytes()
                .map(|byte| format!("%{byte:02X}"))
                .collect::<String>()
        };
        let query: Vec<_> = json
            .as_object()
            .unwrap()
            .iter()
            .filter_map(|(key, value)| Some(format!("{key}={}", encode(value.as_str()?))))
            .collect();
        let query = query.join("&");
        connection.send(get(&query, ""));
        assert_eq!(connection.answer().status, 401, "{name}");
        connection.send(get(&query, &authorization()));
        let event = parser.parse_ref::<Callback<'_>>(&body).unwrap();
        let expected = if event.reply() == Reply::Bxml {
            200
        } else {
            204
        };
        assert_eq!(connection.answer().status, expected, "{name}");
        assert_eq!(server.printed(), line(event.event_type()), "{name}");
    }
}

/// Clients often send the body some time after the head. A server that answers in between and
/// closes would lose the second request.
fn the_second_request_comes_over_the_same_connection(server: &Server) {
    let mut connection = server.connect();
    for tag in [10, 2000, 200_000] {
        let body = format!(r#"{{"eventType":"dtmf","tag":"{}"}}"#, "x".repeat(tag));
        for (headers, status) in [(String::new(), 401), (authorization(), 204)] {
            for request in [post(&headers, &body), chunked(&headers, body.as_bytes())] {
                let head = request.len() - body.len() - 10;
                connection.send(&request[..head]);
                sleep(Duration::from_millis(50));
                connection.send(&request[head..]);
                let answer = connection.answer();
                assert_eq!((answer.status, answer.header("connection")), (status, None));
            }
        }
    }
}

fn a_first_request_may_have_no_body_and_no_type(server: &Server) {
    let mut connection = server.connect();
    connection.send("POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    let refused = connection.answer();
    assert_eq!(
        (refused.status, refused.header("www-authenticate").is_some()),
        (401, true)
    );
    connection.send("POST /webhooks HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!(connection.answer().status, 401);
    connection.send(post(&authorization(), DTMF));
    assert_eq!(connection.answer().status, 204);
}

fn the_answer_is_what_the_event_expects(server: &Server) {
    let answer = server.ask(post(&authorization(), r#"{"eventType":"initiate"}"#));
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.body,
        "<Response><SpeakSentence>Good morning.</SpeakSentence></Response>"
    );
    let answer = server.ask(post(&authorization(), r#"{"eventType":"gather"}"#));
    assert_eq!(
        (answer.status, &*answer.body),
        (200, "<Response></Response>")
    );
    // An event that is new to us must not end the call.
    assert_eq!(
        server
            .ask(post(&authorization(), r#"{"eventType":"brandNew"}"#))
            .status,
        204
    );
}

fn too_large_by_declaration(server: &Server) {
    for headers in [String::new(), authorization()] {
        // Answered before a byte of the body is there.
        let head = format!(
            "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{headers}\r\n",
            Options::DEFAULT_MAX_LEN + 1
        );
        assert_eq!(server.ask(head).status, 413);
    }
    let longest = [
        DTMF.as_bytes(),
        &vec![b' '; Options::DEFAULT_MAX_LEN - DTMF.len()],
    ]
    .concat();
    assert_eq!(server.ask(post(&authorization(), longest)).status, 204);
}

fn too_large_in_chunks(server: &Server) {
    let body = vec![b' '; Options::DEFAULT_MAX_LEN + 1];
    let request = chunked(&authorization(), &body);
    // The last chunk stays away: the answer comes as soon as there is too much.
    assert_eq!(server.ask(&request[..request.len() - 5]).status, 413);
    let request = chunked("", &body);
    assert_eq!(server.ask(&request[..request.len() - 5]).status, 401);
    assert_alive(server);
}

fn chunks_within_the_limit(server: &Server) {
    let body = format!(r#"{{"eventType":"dtmf","tag":"{}"}}"#, "x".repeat(5000));
    assert_eq!(
        server
            .ask(chunked(&authorization(), body.as_bytes()))
            .status,
        204
    );
    assert_eq!(server.printed(), line(EventType::Dtmf));
}

fn slow_but_sure(server: &Server) {
    let mut connection = server.connect();
    for piece in post(&authorization(), DTMF).chunks(20) {
        connection.send(piece);
        sleep(Duration::from_millis(20));
    }
    assert_eq!(connection.answer().status, 204);
}

fn too_slow(server: &Server) {
    let request = post(&authorization(), DTMF);
    let began = Instant::now();
    let mut connection = server.connect();
    connection.send(&request[..request.len() - 1]);
    assert_eq!(connection.answer().status, 408);
    assert!(began.elapsed() >= Duration::from_secs(2));
    assert!(server.printed_nothing());
    assert_alive(server);
}

/// More half heads than the server can have open connections.
fn half_heads(server: &Server) {
    let mut held: Vec<_> = (0..1100).map(|_| server.connect()).collect();
    for connection in &mut held {
        connection.send("POST /webhooks HTTP/1.1\r\nHost: local");
    }
    let began = Instant::now();
    assert_alive(server);
    // The time-out of a head, and the same again for those that had to wait for a free connection.
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
    drop(held);
    assert_alive(server);
}

fn wrong_type(server: &Server) {
    for content_type in [
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
    ] {
        let request = |headers| {
            format!(
                "POST /webhooks HTTP/1.1\r\nHost: localhost\r\n{content_type}{headers}Content-Length: {}\r\n\r\n{DTMF}",
                DTMF.len()
            )
        };
        assert_eq!(
            server.ask(request(authorization())).status,
            415,
            "{content_type}"
        );
        // Whoever is not let in does not learn what would be liked.
        assert_eq!(
            server.ask(request(String::new())).status,
            401,
            "{content_type}"
        );
    }
    assert!(server.printed_nothing());
}

fn wrong_method(server: &Server) {
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "BREW", "post"] {
        let request = String::from_utf8(post(&authorization(), DTMF))
            .unwrap()
            .replacen("POST", method, 1);
        let answer = server.ask(request);
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, Some("POST, GET")),
            "{method}"
        );
    }
    let mut connection = server.connect();
    connection.send("HEAD /webhooks HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!(connection.head().0, 405);
}

fn not_callbacks(server: &Server) {
    for (body, status, says) in [
        ("", 400, "the body is empty: at byte 0"),
        (
            r#"{"eventType":"dtmf","digit":5x}"#,
            400,
            "a number is malformed or out of range: at byte 29",
        ),
        (
            r#"[{"eventType":"dtmf"}]"#,
            422,
            "the body is not one object: at byte 0",
        ),
        (
            r#"{"callId":"c-1"}"#,
            422,
            "the event type is missing: field `eventType`",
        ),
        (
            r#"{"eventType":"dtmf","digit":"1","digit":"2"}"#,
            422,
            "duplicate field: field `digit` of `dtmf`, at byte 32",
        ),
        (
            &format!("{DTMF}{DTMF}"),
            400,
            "trailing data after the object: at byte 32",
        ),
    ] {
        let answer = server.ask(post(&authorization(), body));
        assert_eq!((answer.status, &*answer.body), (status, says), "{body}");
    }
    assert!(server.printed_nothing());
}

fn broken_off(server: &Server) {
    // JSON that ends too early in a body that does not.
    for end in 1..DTMF.len() {
        assert_eq!(server.ask(post(&authorization(), &DTMF[..end])).status, 400);
    }
    // A body that ends too early: the answer may not arrive, and no event must.
    for request in [
        post(&authorization(), DTMF),
        chunked(&authorization(), DTMF.as_bytes()),
    ] {
        let mut connection = server.connect();
        connection.send(&request[..request.len() - 4]);
        connection.finish();
        if let Some(answer) = connection.try_answer() {
            assert!((400..500).contains(&answer.status), "{answer:?}");
        }
    }
    assert!(server.printed_nothing());
    assert_alive(server);
}

fn pipelined(server: &Server) {
    let requests = [
        post("", DTMF),
        post(&authorization(), DTMF),
        get("eventType=answer", &authorization()).into_bytes(),
        post(&authorization(), "{}"),
        get("eventType=answer", "").into_bytes(),
        post(&authorization(), r#"{"eventType":"disconnect"}"#),
    ];
    let mut connection = server.connect();
    connection.send(requests.concat());
    let statuses: Vec<u16> = requests
        .iter()
        .map(|_| connection.answer().status)
        .collect();
    assert_eq!(statuses, [401, 204, 200, 422, 401, 204]);
    for event_type in [EventType::Dtmf, EventType::Answer, EventType::Disconnect] {
        assert_eq!(server.printed(), line(event_type));
    }
}

fn strange_credentials(server: &Server) {
    let right = authorization();
    let token = right.trim_end().rsplit(' ').next().unwrap();
    let guess = "Authorization: Basic YmFuZHdpZHRoOmd1ZXNz\r\n";
    for headers in [
        guess.to_owned(),
        format!("{right}{right}"),
        format!("{right}{guess}"),
        format!("{guess}{right}"),
        format!("Authorization: Basic {token}, Basic {token}\r\n"),
        format!("Authorization: {token}\r\n"),
        format!("Authorization: Bearer {token}\r\n"),
        format!("Authorization: Basic {}\r\n", token.replacen('m', "*", 1)),
        format!("Authorization: Basic {token}=\r\n"),
        format!("Authorization: Basic {}\r\n", &token[1..]),
        "Authorization:\r\n".to_owned(),
        "Authorization: Basic\r\n".to_owned(),
        "Authorization: Basic =\r\n".to_owned(),
        "Authorization: Basic Og==\r\n".to_owned(),
        format!("Proxy-Authorization: Basic {token}\r\n"),
        format!("X-Authorization: Basic {token}\r\n"),
        format!("Authorization_: Basic {token}\r\n"),
        format!("Authorization: Basic {}\r\n", "QUJD".repeat(4000)),
    ] {
        let refused = server.ask(post(&headers, DTMF));
        assert_eq!(refused.status, 401, "{headers:.80}");
        assert_eq!(
            refused.header("www-authenticate"),
            Some(r#"Basic realm="webhooks", charset="UTF-8""#)
        );
        assert_eq!(refused.body, "authentication is required");
    }
    assert!(server.printed_nothing());
    for headers in [
        format!("AUTHORIZATION: BASIC {token}\r\n"),
        format!("authorization: basic {token}\r\n"),
        format!("Authorization:   Basic   {token}   \r\n"),
    ] {
        assert_eq!(server.ask(post(&headers, DTMF)).status, 204, "{headers}");
    }
}

/// Requests that two HTTP parsers could understand in two ways: no event must come of the bytes
/// after them.
fn strange_framing(server: &Server) {
    let right = authorization();
    let hidden = String::from_utf8(post("", r#"{"eventType":"answer"}"#)).unwrap();
    let head = "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    for request in [
        // Two lengths.
        format!(
            "{head}{right}Content-Length: 0\r\nContent-Length: {}\r\n\r\n{DTMF}",
            DTMF.len()
        ),
        format!(
            "{head}{right}Content-Length: 0, {}\r\n\r\n{DTMF}",
            DTMF.len()
        ),
        format!("{head}{right}Content-Length: +{}\r\n\r\n{DTMF}", DTMF.len()),
        // A length and chunks, with a request hidden in the one or after the other.
        format!(
            "{head}{right}Content-Length: {}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}",
            5 + hidden.len()
        ),
        format!("{head}{right}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{hidden}"),
        format!("{head}{right}Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n{hidden}"),
        // Header lines that are none.
        format!(
            "{head}Authorization : {}\r\nContent-Length: {}\r\n\r\n{DTMF}",
            right.trim_end().split_once(' ').unwrap().1,
            DTMF.len()
        ),
        format!(
            "{head}X: y\r\n {right}Content-Length: {}\r\n\r\n{DTMF}",
            DTMF.len()
        ),
        // A GET with a body that says something else.
        format!(
            "GET /webhooks?eventType=dtmf HTTP/1.1\r\nHost: localhost\r\n{right}Content-Length: {}\r\n\r\n{DTMF}",
            DTMF.len()
        ),
        format!(
            "GET /webhooks?eventType=dtmf HTTP/1.1\r\nHost: localhost\r\n{right}Transfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n0\r\n\r\n"
        ),
    ] {
        let mut connection = server.connect();
        connection.send(&request);
        let mut answer = Some(connection.answer());
        connection.finish();
        while let Some(refused) = answer {
            assert!(
                (400..=501).contains(&refused.status),
                "{refused:?} to {request}"
            );
            answer = connection.try_answer();
        }
        assert!(server.printed_nothing(), "{request}");
    }
    assert_alive(server);
}

/// An empty body in chunks is none, and so is an empty header.
fn nothing_in_many_words(server: &Server) {
    let right = authorization();
    let empty = format!(
        "GET /webhooks?eventType=dtmf HTTP/1.1\r\nHost: localhost\r\n{right}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    );
    let mut connection = server.connect();
    for request in [
        empty.into_bytes(),
        post(&format!("{right}Content-Encoding: \r\n"), DTMF),
        post(
            &format!("{right}Content-Encoding: identity\r\nContent-Encoding:\r\n"),
            DTMF,
        ),
        post(&format!("{right}Expect: \r\n"), DTMF),
    ] {
        connection.send(&request);
        assert_eq!(
            connection.answer().status,
            204,
            "{}",
            String::from_utf8_lossy(&request)
        );
        assert_eq!(server.printed(), line(EventType::Dtmf));
    }
}

fn very_long_headers(server: &Server) {
    for headers in [
        format!("Authorization: Basic {}\r\n", "A".repeat(1 << 20)),
        format!("{}X: {}\r\n", authorization(), "y".repeat(1 << 20)),
        format!("{}{}", authorization(), "X: y\r\n".repeat(5000)),
    ] {
        let mut connection = server.connect();
        connection.send(post(&headers, DTMF));
        if let Some(answer) = connection.try_answer() {
            assert!((400..500).contains(&answer.status), "{answer:?}");
        }
    }
    assert!(server.printed_nothing());
    assert_alive(server);
}

fn strange_queries(server: &Server) {
    for (query, status) in [
        ("", 422),
        ("callId=c-1", 422),
        ("eventtype=dtmf", 422),
        ("eventType=dtmf&tag=%ff", 400),
        ("eventType=dtmf&tag=%", 400),
    ] {
        let answer = server.ask(get(query, &authorization()));
        assert_eq!(answer.status, status, "{query}");
        assert!(!answer.body.contains("c-1"), "{answer:?}");
    }
    assert!(server.printed_nothing());
    // A customer's own parameters have any name, any number of times.
    for query in [
        "eventType=dtmf&mine=1&mine=2#eventType=x",
        "eventType=mine&callId=mine&eventType=dtmf&callId=c-1",
        "%64igit=mine&eventType=dtmf&digit=1",
        "eventType=dtmf&from=+19195550142",
    ] {
        assert_eq!(
            server.ask(get(query, &authorization())).status,
            204,
            "{query}"
        );
        assert_eq!(server.printed(), line(EventType::Dtmf), "{query}");
    }
    // As long as servers permit, or not at all.
    let long = server.ask(get(
        &format!("eventType=dtmf&tag={}", "x".repeat(60_000)),
        &authorization(),
    ));
    assert!(
        [204, 414, 431, 400].contains(&long.status),
        "{}",
        long.status
    );
}

/// `Expect: 100-continue` is answered by the refusal, not by an invitation.
fn expectations(server: &Server) {
    let head = |headers: &str| {
        format!(
            "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n{headers}Content-Length: {}\r\n\r\n",
            DTMF.len()
        )
    };
    assert_eq!(server.ask(head("")).status, 401);
    let mut connection = server.connect();
    connection.send(head(&authorization()));
    connection.send(DTMF);
    assert_eq!(connection.answer().status, 204);
}
