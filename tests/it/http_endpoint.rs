//! Which requests are let in, and what becomes of them.

use std::cell::RefCell;

use crate::common::fixtures;
use bandwidth_callbacks::http::{Credentials, Endpoint, Rejection, WebhookResponse};
use bandwidth_callbacks::{Callback, ErrorKind, EventType, Options, OwnedCallback, Parser, Reply};

const AUTHORIZATION: (&str, &str) = ("authorization", "Basic YmFuZHdpZHRoOm9wZW4gc2VzYW1l");
const JSON: (&str, &str) = ("content-type", "application/json");

fn endpoint() -> Endpoint {
    Endpoint::new(Credentials::new("bandwidth", "open sesame").unwrap())
}

/// What a request with these headers and a good body or query is refused for.
fn admit(method: &str, headers: &[(&str, &str)]) -> Result<(), Rejection> {
    let endpoint = endpoint();
    let mut incoming =
        endpoint.receive(method, Some("eventType=dtmf"), |name| values(headers, name))?;
    if method != "GET" {
        incoming.push(br#"{"eventType":"dtmf"}"#)?;
    }
    incoming.finish::<Callback<'_>>().map(drop)
}

fn values<'h>(headers: &[(&'h str, &'h str)], name: &str) -> Vec<&'h str> {
    headers
        .iter()
        .filter(|header| header.0 == name)
        .map(|header| header.1)
        .collect()
}

fn post(body: &[u8]) -> Result<OwnedCallback, Rejection> {
    post_to(&endpoint(), body)
}

fn post_to(endpoint: &Endpoint, body: &[u8]) -> Result<OwnedCallback, Rejection> {
    let mut incoming =
        endpoint.receive("POST", None, |name| values(&[AUTHORIZATION, JSON], name))?;
    incoming.push(body)?;
    incoming.finish()
}

#[test]
fn the_first_thing_that_is_wrong_decides() {
    let wrong_length = ("content-length", "999999999");
    let wrong_type = ("content-type", "text/plain");
    let wrong_pair = ("authorization", "Basic YmFuZHdpZHRoOmd1ZXNz");
    assert_eq!(
        admit("PUT", &[wrong_length, wrong_pair, wrong_type]),
        Err(Rejection::MethodNotAllowed)
    );
    assert_eq!(
        admit("POST", &[wrong_length, wrong_pair, wrong_type]),
        Err(Rejection::TooLarge)
    );
    assert_eq!(
        admit("POST", &[wrong_pair, wrong_type]),
        Err(Rejection::WrongCredentials)
    );
    assert_eq!(admit("POST", &[wrong_type]), Err(Rejection::NoCredentials));
    assert_eq!(
        admit("POST", &[AUTHORIZATION, AUTHORIZATION]),
        Err(Rejection::WrongCredentials)
    );
    assert_eq!(
        admit("POST", &[AUTHORIZATION, wrong_type]),
        Err(Rejection::UnsupportedMediaType)
    );
    assert_eq!(admit("POST", &[AUTHORIZATION, JSON]), Ok(()));
}

#[test]
fn nothing_is_asked_of_a_sender_before_it_is_known() {
    let asked = RefCell::new(Vec::new());
    let endpoint = endpoint();
    let mut incoming = endpoint
        .receive("POST", None, |name| {
            asked.borrow_mut().push(name);
            [] as [&str; 0]
        })
        .unwrap();
    assert_eq!(
        *asked.borrow(),
        ["content-length", "authorization", "expect"]
    );
    incoming.push(br#"{"eventType":"dtmf"}"#).unwrap();
    assert_eq!(incoming.raw(), b"");
    assert_eq!(
        incoming.finish::<Callback<'_>>().unwrap_err(),
        Rejection::NoCredentials
    );
}

/// Up to the limit and no further, so that a server can answer without a reset.
#[test]
fn the_body_of_a_refused_request_is_read_to_its_end() {
    let endpoint = endpoint();
    let mut incoming = endpoint
        .receive("POST", None, |name| values(&[JSON], name))
        .unwrap();
    for _ in 0..Options::DEFAULT_MAX_LEN / 1024 {
        incoming.push(&[b' '; 1024]).unwrap();
    }
    incoming.push(b"").unwrap();
    assert_eq!(incoming.push(b" ").unwrap_err(), Rejection::NoCredentials);
    assert_eq!(incoming.push(b" ").unwrap_err(), Rejection::NoCredentials);
    assert_eq!(
        incoming.finish::<Callback<'_>>().unwrap_err(),
        Rejection::NoCredentials
    );

    // Whoever waits for the answer before it sends the body gets it at once.
    let waiting = [JSON, ("expect", "100-continue")];
    let refused = endpoint.receive("POST", None, |name| values(&waiting, name));
    assert_eq!(refused.unwrap_err(), Rejection::NoCredentials);
    let waiting = [AUTHORIZATION, JSON, ("expect", "100-continue")];
    assert!(
        endpoint
            .receive("POST", None, |name| values(&waiting, name))
            .is_ok()
    );
}

/// The first part of a body that is too large must not pass for the whole.
#[test]
fn nothing_comes_of_what_is_too_large() {
    let small = Endpoint::without_authentication().options(Options::new().max_len(30));
    let mut incoming = small
        .receive("POST", None, |name| values(&[JSON], name))
        .unwrap();
    incoming.push(br#"{"eventType":"dtmf"}"#).unwrap();
    assert_eq!(incoming.push(&[b' '; 11]).unwrap_err(), Rejection::TooLarge);
    assert_eq!(incoming.push(&[b' '; 30]), Ok(()));
    assert_eq!(incoming.raw(), b"");
    assert_eq!(
        incoming.finish::<Callback<'_>>().unwrap_err(),
        Rejection::TooLarge
    );

    let mut incoming = small
        .receive("GET", Some("eventType=dtmf"), |_| [] as [&str; 0])
        .unwrap();
    incoming.push(b"").unwrap();
    assert_eq!(incoming.raw(), b"eventType=dtmf");
    assert_eq!(incoming.push(b"{").unwrap_err(), Rejection::TooLarge);
    assert_eq!(
        incoming.finish::<Callback<'_>>().unwrap_err(),
        Rejection::TooLarge
    );
}

#[test]
fn methods() {
    for method in [
        "", "get", "post", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "POST ",
    ] {
        assert_eq!(
            admit(method, &[AUTHORIZATION, JSON]),
            Err(Rejection::MethodNotAllowed),
            "{method}"
        );
    }
    assert_eq!(admit("GET", &[AUTHORIZATION]), Ok(()));
}

#[test]
fn declared_lengths() {
    let declare =
        |method, length| admit(method, &[("content-length", length), AUTHORIZATION, JSON]);
    assert!(declare("POST", "0").is_ok());
    assert!(declare("POST", "262144").is_ok());
    assert_eq!(declare("POST", "262145"), Err(Rejection::TooLarge));
    assert_eq!(
        declare("POST", "99999999999999999999999999"),
        Err(Rejection::TooLarge)
    );
    for strange in [
        "", " ", "+1", "-1", "1.0", "0x10", "1 1", "1e3", "١", ",", "1,", ",1", "1,,1", "1;1",
        "1, x",
    ] {
        assert_eq!(
            declare("POST", strange),
            Err(Rejection::BadLength),
            "{strange:?}"
        );
        assert_eq!(
            declare("GET", strange),
            Err(Rejection::BadLength),
            "{strange:?}"
        );
    }

    // That is answered at once, without waiting for the body.
    let declared = [("content-length", "262145"), AUTHORIZATION, JSON];
    let refused = endpoint().receive("POST", None, |name| values(&declared, name));
    assert_eq!(refused.unwrap_err(), Rejection::TooLarge);
}

/// The same length again, in a header of its own or joined by a proxy, is that length. Of two
/// lengths, servers take the one or the other.
#[test]
fn a_length_may_be_repeated_and_must_not_differ() {
    for (first, second, expected) in [
        ("5", "5", Ok(())),
        ("5", "05", Ok(())),
        ("262144", "262144", Ok(())),
        ("262145", "262145", Err(Rejection::TooLarge)),
        ("5", "6", Err(Rejection::BadLength)),
        ("5", "262145", Err(Rejection::BadLength)),
        ("5", "99999999999999999999999999", Err(Rejection::BadLength)),
        ("0", "", Err(Rejection::BadLength)),
    ] {
        for (first, second) in [(first, second), (second, first)] {
            let headers = [
                ("content-length", first),
                ("content-length", second),
                AUTHORIZATION,
                JSON,
            ];
            assert_eq!(
                admit("POST", &headers),
                expected,
                "{first:?} and {second:?}"
            );
            for joined in [
                format!("{first},{second}"),
                format!(" {first} ,\t{second}\t"),
                format!("{first}, {second}, {first}"),
            ] {
                let headers = [("content-length", &*joined), AUTHORIZATION, JSON];
                assert_eq!(admit("POST", &headers), expected, "{joined:?}");
            }
        }
    }
}

/// A GET must not have a body: two readers could take the one and the other for the event. How the
/// absence of one is written does not matter.
#[test]
fn a_get_has_no_body() {
    for headers in [
        vec![],
        vec![("content-length", "0")],
        vec![("content-length", "0, 0")],
        vec![("transfer-encoding", "chunked")],
        vec![("transfer-encoding", "gzip, chunked")],
        vec![("content-type", "text/plain"), ("content-encoding", "gzip")],
    ] {
        let headers = [&[AUTHORIZATION], &headers[..]].concat();
        let receive = || {
            endpoint()
                .receive("GET", Some("eventType=dtmf"), |name| values(&headers, name))
                .unwrap()
        };
        assert!(receive().finish::<Callback<'_>>().is_ok(), "{headers:?}");
        // Servers may give the empty body in pieces.
        let mut incoming = receive();
        for _ in 0..3 {
            incoming.push(b"").unwrap();
        }
        assert!(incoming.finish::<Callback<'_>>().is_ok(), "{headers:?}");
        let mut incoming = receive();
        assert_eq!(incoming.push(b" "), Err(Rejection::TooLarge), "{headers:?}");
        assert_eq!(
            incoming.finish::<Callback<'_>>().unwrap_err(),
            Rejection::TooLarge,
            "{headers:?}"
        );
    }
    for declared in ["1", "1, 1", "262145"] {
        assert_eq!(
            admit("GET", &[("content-length", declared), AUTHORIZATION]),
            Err(Rejection::TooLarge),
            "{declared}"
        );
    }
}

/// What a customer configures there is not an event's.
#[test]
fn the_query_of_a_post_has_no_effect() {
    let long = "&".repeat(Options::DEFAULT_MAX_LEN + 1);
    for query in [
        None,
        Some(""),
        Some("state={\"a\":1}"),
        Some("%"),
        Some("tag=%ff&eventType=answer&eventType="),
        Some("\0\u{e9}"),
        Some(&*long),
    ] {
        let mut incoming = endpoint()
            .receive("POST", query, |name| values(&[AUTHORIZATION, JSON], name))
            .unwrap();
        incoming.push(br#"{"eventType":"dtmf"}"#).unwrap();
        assert_eq!(incoming.raw(), br#"{"eventType":"dtmf"}"#);
        assert_eq!(
            incoming.finish::<Callback<'_>>().unwrap().event_type(),
            EventType::Dtmf
        );
    }
}

#[test]
fn content_types() {
    let typed = |headers: &[(&'static str, &'static str)]| {
        admit("POST", &[&[AUTHORIZATION], headers].concat())
    };
    for json in [
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json ; charset=\"UTF-8\"",
        "application/json; x=\"a,b\"",
        // The same header twice, joined by a proxy.
        "application/json, application/json",
        "application/json; charset=utf-8, application/json; charset=utf-8",
    ] {
        assert!(typed(&[("content-type", json)]).is_ok(), "{json}");
    }
    for other in [
        "",
        "json",
        "text/json",
        "application/jsonp",
        "application/json, text/plain",
        "application/problem+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=application/json",
        ";application/json",
        "application/json,",
        ",application/json",
    ] {
        assert_eq!(
            typed(&[("content-type", other)]),
            Err(Rejection::UnsupportedMediaType),
            "{other}"
        );
    }
    assert_eq!(typed(&[]), Err(Rejection::UnsupportedMediaType));
    assert!(typed(&[JSON, JSON]).is_ok());
    for twice in [
        [JSON, ("content-type", "text/plain")],
        [("content-type", ""), JSON],
    ] {
        assert_eq!(
            typed(&twice),
            Err(Rejection::UnsupportedMediaType),
            "{twice:?}"
        );
    }
}

#[test]
fn content_encodings() {
    let encoded = |codings: &[&'static str]| {
        let codings: Vec<_> = codings
            .iter()
            .map(|coding| ("content-encoding", *coding))
            .collect();
        admit("POST", &[&[AUTHORIZATION, JSON], &codings[..]].concat())
    };
    let none = [
        "",
        " ",
        "\t",
        ",",
        " , ,",
        "identity",
        "IDENTITY",
        " identity ",
        "identity, identity",
        "identity,,",
        ",identity",
    ];
    let some = [
        "gzip",
        "identity, gzip",
        "gzip, identity",
        "gzip,",
        ",gzip",
        "identityx",
        "identity identity",
        "identity;q=1",
        "\"\"",
        "*",
    ];
    assert_eq!(encoded(&[]), Ok(()));
    for first in none {
        assert_eq!(encoded(&[first]), Ok(()), "{first:?}");
        for second in none {
            assert_eq!(
                encoded(&[first, second]),
                Ok(()),
                "{first:?} and {second:?}"
            );
        }
        for second in some {
            for codings in [&[second][..], &[first, second], &[second, first]] {
                assert_eq!(
                    encoded(codings),
                    Err(Rejection::UnsupportedMediaType),
                    "{codings:?}"
                );
            }
        }
    }
}

/// Only who waits for the answer gets it before the body was read. Others could lose a 401, as
/// `Incoming` says.
#[test]
fn only_100_continue_is_answered_at_once() {
    let endpoint = endpoint();
    let refused = |expect: &[&'static str]| {
        let headers: Vec<_> = expect.iter().map(|value| ("expect", *value)).collect();
        endpoint
            .receive("POST", None, |name| values(&headers, name))
            .map(|incoming| incoming.finish::<Callback<'_>>().unwrap_err())
    };
    for waits in [
        &["100-continue"][..],
        &["100-Continue"],
        &["", "100-continue"],
        &["x=y, 100-continue"],
    ] {
        assert_eq!(
            refused(waits).unwrap_err(),
            Rejection::NoCredentials,
            "{waits:?}"
        );
    }
    for others in [
        &[][..],
        &[""],
        &["", ""],
        &["100"],
        &["100-continued"],
        &["x=100-continue"],
    ] {
        assert_eq!(
            refused(others).unwrap(),
            Rejection::NoCredentials,
            "{others:?}"
        );
    }
}

#[test]
fn a_body_becomes_what_the_parser_makes_of_it() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        let event = post(&fixture.body).unwrap();
        assert_eq!(
            event.get(),
            parser.parse_ref(&fixture.body).unwrap(),
            "{}",
            fixture.name()
        );
    }
}

#[test]
fn limits_hold_for_what_is_received() {
    let small = Endpoint::without_authentication().options(Options::new().max_len(24).strict(true));
    let receive = |endpoint: &Endpoint, body: &[u8]| {
        post_to(endpoint, body).map(|event| event.event_type().as_str().to_owned())
    };
    assert_eq!(
        receive(&small, br#"{"eventType":"dtmf"}    "#).unwrap(),
        "dtmf"
    );
    assert_eq!(
        receive(&small, br#"{"eventType":"dtmf"}     "#).unwrap_err(),
        Rejection::TooLarge
    );
    // The parser that a thread keeps is not one of another endpoint.
    let lenient = Endpoint::without_authentication();
    let odd = br#"{"eventType":"dtmf","digit":1}"#;
    assert_eq!(receive(&lenient, odd).unwrap(), "dtmf");
    let strict = Endpoint::without_authentication().options(Options::new().strict(true));
    let Err(Rejection::Invalid(error)) = receive(&strict, odd) else {
        panic!()
    };
    assert_eq!(error.kind(), ErrorKind::WrongType);
    assert_eq!(receive(&lenient, odd).unwrap(), "dtmf");
}

#[test]
fn statuses() {
    let status = |body: &[u8]| post(body).map_or_else(Rejection::status, |_| 200);
    assert_eq!(status(br#"{"eventType":"brandNew"}"#), 200);
    for malformed in [
        "",
        " ",
        "{",
        "}",
        "nil",
        r#"{"eventType":"dtmf"}}"#,
        r#"{"eventType":"dt"#,
        r#"{"eventType":"\q"}"#,
        "{\"eventType\":\"\n\"}",
        r#"{"eventType":"dtmf","x":1e999}"#,
        "\u{feff}{}",
    ] {
        assert_eq!(status(malformed.as_bytes()), 400, "{malformed}");
    }
    assert_eq!(status(b"{\"eventType\":\"\xff\"}"), 400);
    let deep = format!(
        r#"{{"eventType":"x","a":{}{}}}"#,
        "[".repeat(40),
        "]".repeat(40)
    );
    for other in [
        "[]",
        "7",
        "null",
        "{}",
        r#"{"eventType":7}"#,
        r#"[{"eventType":"dtmf"}]"#,
        r#"{"eventType":"dtmf","digit":"1","digit":"1"}"#,
        &deep,
    ] {
        assert_eq!(status(other.as_bytes()), 422, "{other}");
    }
    assert_eq!(status(&vec![b' '; Options::DEFAULT_MAX_LEN + 1]), 413);
}

#[test]
fn answers() {
    for event_type in EventType::ALL {
        let answer = WebhookResponse::from(event_type.reply());
        match event_type.reply() {
            Reply::Bxml => {
                assert_eq!(
                    (answer.status(), answer.body()),
                    (200, "<Response></Response>")
                );
                assert_eq!(
                    answer.header(),
                    Some(("content-type", "application/xml; charset=utf-8"))
                );
            }
            _ => assert_eq!(
                (answer.status(), answer.header(), answer.body()),
                (204, None, "")
            ),
        }
    }
    let refused = WebhookResponse::from(Rejection::NoCredentials);
    assert_eq!(refused.status(), 401);
    // RFC 7617, section 2.1: the client encodes the pair in UTF-8.
    assert_eq!(
        refused.header(),
        Some((
            "www-authenticate",
            "Basic realm=\"webhooks\", charset=\"UTF-8\""
        ))
    );
}

/// As in `redaction.rs`: neither errors nor `Debug` have anything of the request.
#[test]
fn nothing_of_a_request_is_printed() {
    let secret = "+19195550142";
    let credentials = [(
        "authorization",
        "Basic KzE5MTk1NTUwMTQyOisxOTE5NTU1MDE0Mg==",
    )];
    let mut log = format!("{:?}", endpoint());
    for (method, query, body) in [
        ("POST", None, r#"{"from":"+19195550142""#),
        (
            "GET",
            Some("eventType=dtmf&from=+19195550142&tag=+19195550142&tag=%"),
            "",
        ),
    ] {
        let open = Endpoint::without_authentication();
        let closed = endpoint();
        for (endpoint, headers) in [(open, [JSON]), (closed, credentials)] {
            let mut incoming = endpoint
                .receive(method, query, |name| values(&headers, name))
                .unwrap();
            log += &format!("{incoming:?}");
            incoming.push(body.as_bytes()).unwrap();
            log += &format!("{incoming:?}");
            let refused = incoming.finish::<Callback<'_>>().unwrap_err();
            log += &format!(
                "{refused} {refused:?} {:?} {}",
                WebhookResponse::from(refused),
                WebhookResponse::from(refused).body()
            );
        }
    }
    log += &format!(
        "{:?}",
        WebhookResponse::bxml(format!("<Response>{secret}</Response>"))
    );
    for trace in ["9195550142", "KzE5", "sesame", "open"] {
        assert!(!log.contains(trace), "{log}");
    }
}
