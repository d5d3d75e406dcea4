//! Which requests are let in, and what becomes of them.
#![cfg(feature = "http")]

mod common;

use std::cell::RefCell;

use bandwidth_callbacks::http::{Answer, Credentials, Endpoint, Rejection};
use bandwidth_callbacks::{ErrorKind, EventType, Options, OwnedCallback, Parser, Reply};
use common::{cases, fixtures};
use serde_json::{Value, json};

const AUTHORIZATION: (&str, &str) = ("authorization", "Basic YmFuZHdpZHRoOm9wZW4gc2VzYW1l");
const JSON: (&str, &str) = ("content-type", "application/json");

fn endpoint() -> Endpoint {
    Endpoint::new(Credentials::new("bandwidth", "open sesame").unwrap())
}

/// What a request with these headers and a good body or query is refused for.
fn admit(method: &str, headers: &[(&str, &str)]) -> Result<(), Rejection> {
    let endpoint = endpoint();
    let mut incoming = endpoint.receive(method, Some("eventType=dtmf"), |name| values(headers, name))?;
    if method != "GET" {
        incoming.push(br#"{"eventType":"dtmf"}"#)?;
    }
    incoming.finish().map(drop)
}

fn values<'h>(headers: &[(&'h str, &'h str)], name: &str) -> Vec<&'h str> {
    headers.iter().filter(|header| header.0 == name).map(|header| header.1).collect()
}

fn post(body: &[u8]) -> Result<OwnedCallback, Rejection> {
    post_to(&endpoint(), body)
}

fn post_to(endpoint: &Endpoint, body: &[u8]) -> Result<OwnedCallback, Rejection> {
    let mut incoming = endpoint.receive("POST", None, |name| values(&[AUTHORIZATION, JSON], name))?;
    incoming.push(body)?;
    incoming.finish()
}

fn get(query: &str) -> Result<OwnedCallback, Rejection> {
    get_from(&endpoint(), query)
}

fn get_from(endpoint: &Endpoint, query: &str) -> Result<OwnedCallback, Rejection> {
    endpoint
        .receive("GET", Some(query), |name| values(&[AUTHORIZATION], name))?
        .finish()
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
    assert_eq!(admit("POST", &[wrong_length, wrong_pair, wrong_type]), Err(Rejection::TooLarge));
    assert_eq!(admit("POST", &[wrong_pair, wrong_type]), Err(Rejection::Unauthorized));
    assert_eq!(admit("POST", &[AUTHORIZATION, wrong_type]), Err(Rejection::UnsupportedMediaType));
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
    assert_eq!(*asked.borrow(), ["content-length", "authorization", "expect"]);
    incoming.push(br#"{"eventType":"dtmf"}"#).unwrap();
    assert_eq!(incoming.raw(), b"");
    assert_eq!(incoming.finish().unwrap_err(), Rejection::Unauthorized);
}

/// Up to the limit and no further, so that a server can answer without a reset.
#[test]
fn the_body_of_a_refused_request_is_read_to_its_end() {
    let endpoint = endpoint();
    let mut incoming = endpoint.receive("POST", None, |name| values(&[JSON], name)).unwrap();
    for _ in 0..Options::DEFAULT_MAX_LEN / 1024 {
        incoming.push(&[b' '; 1024]).unwrap();
    }
    incoming.push(b"").unwrap();
    assert_eq!(incoming.push(b" ").unwrap_err(), Rejection::Unauthorized);
    assert_eq!(incoming.push(b" ").unwrap_err(), Rejection::Unauthorized);
    assert_eq!(incoming.finish().unwrap_err(), Rejection::Unauthorized);

    // Whoever waits for the answer before it sends the body gets it at once.
    let waiting = [JSON, ("expect", "100-continue")];
    let refused = endpoint.receive("POST", None, |name| values(&waiting, name));
    assert_eq!(refused.unwrap_err(), Rejection::Unauthorized);
    let waiting = [AUTHORIZATION, JSON, ("expect", "100-continue")];
    assert!(endpoint.receive("POST", None, |name| values(&waiting, name)).is_ok());
}

/// The first part of a body that is too large must not pass for the whole.
#[test]
fn nothing_comes_of_what_is_too_large() {
    let small = Endpoint::without_authentication().options(Options::new().max_len(30));
    let mut incoming = small.receive("POST", None, |name| values(&[JSON], name)).unwrap();
    incoming.push(br#"{"eventType":"dtmf"}"#).unwrap();
    assert_eq!(incoming.push(&[b' '; 11]).unwrap_err(), Rejection::TooLarge);
    assert_eq!(incoming.push(&[b' '; 30]), Ok(()));
    assert_eq!(incoming.raw(), b"");
    assert_eq!(incoming.finish().unwrap_err(), Rejection::TooLarge);

    let mut incoming = small.receive("GET", Some("eventType=dtmf"), |_| [] as [&str; 0]).unwrap();
    incoming.push(b"").unwrap();
    assert_eq!(incoming.raw(), b"eventType=dtmf");
    assert_eq!(incoming.push(b"{").unwrap_err(), Rejection::TooLarge);
    assert_eq!(incoming.finish().unwrap_err(), Rejection::TooLarge);
}

#[test]
fn methods() {
    for method in [
        "", "get", "post", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "POST ",
    ] {
        assert_eq!(admit(method, &[AUTHORIZATION, JSON]), Err(Rejection::MethodNotAllowed), "{method}");
    }
    assert_eq!(admit("GET", &[AUTHORIZATION]), Ok(()));
}

#[test]
fn declared_lengths() {
    let declare = |method, length| admit(method, &[("content-length", length), AUTHORIZATION, JSON]);
    assert!(declare("POST", "0").is_ok());
    assert!(declare("POST", "262144").is_ok());
    assert_eq!(declare("POST", "262145"), Err(Rejection::TooLarge));
    assert_eq!(declare("POST", "99999999999999999999999999"), Err(Rejection::TooLarge));
    for strange in ["", " ", "+1", "-1", "1.0", "0x10", "1,1", "1 1", "1e3", "١"] {
        assert_eq!(declare("POST", strange), Err(Rejection::BadLength), "{strange:?}");
    }
    let twice = |first, second| {
        admit(
            "POST",
            &[("content-length", first), ("content-length", second), AUTHORIZATION, JSON],
        )
    };
    assert!(twice("5", "5").is_ok());
    assert_eq!(twice("5", "262145"), Err(Rejection::TooLarge));

    // A GET must not have a body: two readers could take the one and the other for the event.
    assert_eq!(declare("GET", "0"), Ok(()));
    assert_eq!(declare("GET", "1"), Err(Rejection::TooLarge));
    assert_eq!(
        admit("GET", &[("transfer-encoding", "chunked"), AUTHORIZATION]),
        Err(Rejection::TooLarge)
    );
}

#[test]
fn content_types() {
    let typed = |headers: &[(&'static str, &'static str)]| admit("POST", &[&[AUTHORIZATION], headers].concat());
    for json in [
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json ; charset=\"UTF-8\"",
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
    ] {
        assert_eq!(typed(&[("content-type", other)]), Err(Rejection::UnsupportedMediaType), "{other}");
    }
    assert_eq!(typed(&[]), Err(Rejection::UnsupportedMediaType));
    assert_eq!(typed(&[JSON, JSON]), Err(Rejection::UnsupportedMediaType));
    assert!(typed(&[JSON, ("content-encoding", "identity")]).is_ok());
    for coding in ["gzip", "identity, gzip", ""] {
        assert_eq!(
            typed(&[JSON, ("content-encoding", coding)]),
            Err(Rejection::UnsupportedMediaType),
            "{coding}"
        );
    }
}

#[test]
fn a_body_becomes_what_the_parser_makes_of_it() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        let event = post(&fixture.body).unwrap();
        assert_eq!(event.view(), parser.parse_ref(&fixture.body).unwrap(), "{}", fixture.name());
    }
}

#[test]
fn limits_hold_for_what_is_received() {
    let small = Endpoint::without_authentication().options(Options::new().max_len(24).strict(true));
    let receive = |endpoint: &Endpoint, body: &[u8]| post_to(endpoint, body).map(|event| event.event_type().as_str().to_owned());
    assert_eq!(receive(&small, br#"{"eventType":"dtmf"}    "#).unwrap(), "dtmf");
    assert_eq!(receive(&small, br#"{"eventType":"dtmf"}     "#).unwrap_err(), Rejection::TooLarge);
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

/// A query string with everything of an object that is not an object or array itself.
fn flat(body: &Value) -> (String, Value) {
    let mut query = String::new();
    let mut same = serde_json::Map::new();
    for (key, value) in body.as_object().unwrap() {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Bool(_) | Value::Number(_) => value.to_string(),
            _ => continue,
        };
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
        query += &format!("&{}={}", encode(key), encode(&text));
        same.insert(key.clone(), value.clone());
    }
    (query, Value::Object(same))
}

#[test]
fn a_query_becomes_what_the_same_fields_in_a_body_become() {
    let mut parser = Parser::new();
    let mut numbers = 0;
    for case in ["minimal", "typical", "full", "escapes", "last"] {
        for fixture in cases(case) {
            let (query, same) = flat(&fixture.json());
            numbers += same.as_object().unwrap().values().filter(|value| !value.is_string()).count();
            let body = same.to_string();
            assert_eq!(
                get(&query).unwrap().view(),
                parser.parse_ref(body.as_bytes()).unwrap(),
                "{}",
                fixture.name()
            );
        }
    }
    assert!(numbers > 5, "{numbers}");
}

#[test]
fn numbers_and_truth_values_are_such_only_where_they_are_documented() {
    let to_json = |query: &str| serde_json::to_value(get(query).unwrap()).unwrap();
    assert_eq!(
        to_json("eventType=recordingAvailable&channels=2&tag=3&mine=4"),
        json!({"eventType": "recordingAvailable", "channels": 2, "tag": "3", "mine": "4"})
    );
    assert_eq!(
        to_json("eventType=answer&privacy=true&tag=true"),
        json!({"eventType": "answer", "privacy": true, "tag": "true"})
    );
    // What no JSON number is, or not one that fits, stays text, in `extra`.
    for text in [
        "",
        "02",
        "+2",
        "-2",
        "2.0",
        "2e0",
        " 2",
        "4294967296",
        "99999999999999999999",
        "true",
        "null",
        "{}",
    ] {
        let event = get(&format!("eventType=recordingAvailable&channels={}", text.replace('+', "%2b"))).unwrap();
        let view = event.view();
        assert_eq!(view.extra().get("channels").unwrap().as_str(), Some(text));
    }
}

#[test]
fn queries_are_decoded_strictly() {
    let tag = |query: &str| get(query).map(|event| event.view().tag().map(|tag| tag.as_str().to_owned()));
    assert_eq!(tag("eventType=dtmf&tag=a+b%2Bc%20d").unwrap().unwrap(), "a b+c d");
    assert_eq!(
        tag("eventType=dtmf&tag=%22%5c%00%1f%0A%e6%9d%b1").unwrap().unwrap(),
        "\"\\\0\u{1f}\n東"
    );
    assert_eq!(tag("eventType=dtmf&tag=a=b==c").unwrap().unwrap(), "a=b==c");
    assert_eq!(tag("&&eventType=dtmf&&tag&").unwrap().unwrap(), "");
    assert_eq!(tag("event%54ype=d%74mf&%74ag=x").unwrap().unwrap(), "x");
    assert_eq!(tag("eventType=dtmf&tag=\",\"digit\":\"9").unwrap().unwrap(), "\",\"digit\":\"9");
    assert_eq!(tag("eventType=dtmf&=x;y&tag=%EF%BB%BF").unwrap().unwrap(), "\u{feff}");

    for (query, kind, offset) in [
        ("", ErrorKind::MissingEventType, None),
        ("callId=c-1", ErrorKind::MissingEventType, None),
        ("eventtype=dtmf", ErrorKind::MissingEventType, None),
        ("eventType=dtmf&eventType=dtmf", ErrorKind::DuplicateField, Some(15)),
        ("eventType=dtmf&eventType=answer", ErrorKind::DuplicateField, Some(15)),
        ("eventType=dtmf&event%54ype=answer", ErrorKind::DuplicateField, Some(15)),
        ("eventType=dtmf&tag=%c3%bc&digit=1&digit=2", ErrorKind::DuplicateField, Some(34)),
        ("eventType=dtmf&tag=%", ErrorKind::InvalidEscape, Some(19)),
        ("eventType=dtmf&tag=a%2", ErrorKind::InvalidEscape, Some(20)),
        ("eventType=dtmf&tag=%zz", ErrorKind::InvalidEscape, Some(19)),
        ("eventType=dtmf&tag=%+1", ErrorKind::InvalidEscape, Some(19)),
        ("eventType=dtmf&t%g1=", ErrorKind::InvalidEscape, Some(16)),
        ("eventType=dtmf&tag=%ff", ErrorKind::InvalidUtf8, Some(19)),
        ("eventType=dtmf&tag=%c0%80", ErrorKind::InvalidUtf8, Some(19)),
        ("eventType=dtmf&tag=%ed%a0%80", ErrorKind::InvalidUtf8, Some(19)),
    ] {
        let Err(Rejection::Invalid(error)) = get(query) else {
            panic!("{query}")
        };
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{query}");
    }

    // Unknown fields may stand twice, as in a body.
    assert_eq!(get("eventType=dtmf&mine=1&mine=2").unwrap().view().extra().len(), 2);
}

#[test]
fn queries_have_limits() {
    let limited = Endpoint::without_authentication().options(Options::new().max_len(60).max_extra(3));
    let get = |query: &str| get_from(&limited, query);
    // As JSON it is longer than the limit.
    assert!(get("eventType=dtmf&tag=%01%02%03%04%05%06%07%08%0b%0c%0e%0f").is_ok());
    assert_eq!(
        get(&format!("eventType=dtmf&tag={}", "x".repeat(42))).unwrap_err(),
        Rejection::TooLarge
    );
    assert!(get("eventType=dtmf&a&b&c").is_ok());
    let Err(Rejection::Invalid(error)) = get("eventType=dtmf&a&b&c&d") else {
        panic!()
    };
    assert_eq!((error.kind(), error.offset()), (ErrorKind::TooManyExtra, Some(21)));
    let strict = Endpoint::without_authentication().options(Options::new().strict(true));
    let Err(Rejection::Invalid(error)) = get_from(&strict, "eventType=recordingAvailable&channels=two") else {
        panic!()
    };
    assert_eq!((error.kind(), error.offset()), (ErrorKind::WrongType, Some(29)));
}

/// Whatever the query, its event is the one of the JSON object that it spells, or it is refused.
#[test]
fn random_queries_mean_one_thing() {
    let pieces = [
        "eventType",
        "=",
        "=",
        "&",
        "&",
        "dtmf",
        "tag",
        "digit",
        "%",
        "%22",
        "%5C",
        "%c3%bc",
        "%ff",
        "+",
        "\"",
        "\\",
        "{",
        "true",
        "1",
        ";",
        "東",
    ];
    let mut state = 7_u64;
    let mut accepted = 0;
    for round in 0..20_000 {
        let mut query = String::from(if round % 2 == 0 { "eventType=dtmf&" } else { "" });
        for _ in 0..round % 13 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            query += pieces[(state >> 33) as usize % pieces.len()];
        }
        match get(&query) {
            Ok(event) => {
                accepted += 1;
                let expected: Vec<(String, String)> = query
                    .split('&')
                    .filter(|pair| !pair.is_empty())
                    .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                    .map(|(key, value)| (decoded(key), decoded(value)))
                    .collect();
                let Value::Object(found) = serde_json::to_value(&event).unwrap() else {
                    panic!()
                };
                for (key, value) in &found {
                    let last = expected.iter().rev().find(|pair| pair.0 == *key).unwrap();
                    assert_eq!(value.as_str(), Some(last.1.as_str()), "{query}");
                }
                assert!(expected.iter().all(|pair| found.contains_key(&pair.0)), "{query}");
            }
            Err(Rejection::Invalid(error)) => assert!(error.offset().is_none_or(|offset| offset < query.len()), "{query}"),
            Err(other) => panic!("{query}: {other}"),
        }
    }
    assert!(accepted > 5_000, "{accepted}");
}

/// A decoder of percent escapes that is independent of the library's.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                bytes.push(u8::from_str_radix(str::from_utf8(&[*high, *low]).unwrap(), 16).unwrap());
                rest = after;
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).unwrap()
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
    let deep = format!(r#"{{"eventType":"x","a":{}{}}}"#, "[".repeat(40), "]".repeat(40));
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
        let answer = Answer::from(event_type.reply());
        match event_type.reply() {
            Reply::Bxml => {
                assert_eq!((answer.status(), answer.body()), (200, "<Response></Response>"));
                assert_eq!(answer.header(), Some(("content-type", "application/xml; charset=utf-8")));
            }
            _ => assert_eq!((answer.status(), answer.header(), answer.body()), (204, None, "")),
        }
    }
    let refused = Answer::from(Rejection::Unauthorized);
    assert_eq!(refused.status(), 401);
    assert_eq!(refused.header(), Some(("www-authenticate", "Basic realm=\"webhooks\"")));
}

/// As in `redaction.rs`: neither errors nor `Debug` have anything of the request.
#[test]
fn nothing_of_a_request_is_printed() {
    let secret = "+19195550142";
    let credentials = [("authorization", "Basic KzE5MTk1NTUwMTQyOisxOTE5NTU1MDE0Mg==")];
    let mut log = format!("{:?}", endpoint());
    for (method, query, body) in [
        ("POST", None, r#"{"from":"+19195550142""#),
        ("GET", Some("eventType=dtmf&from=%2B19195550142&tag=+19195550142&tag"), ""),
    ] {
        let open = Endpoint::without_authentication();
        let closed = endpoint();
        for (endpoint, headers) in [(open, [JSON]), (closed, credentials)] {
            let mut incoming = endpoint.receive(method, query, |name| values(&headers, name)).unwrap();
            log += &format!("{incoming:?}");
            incoming.push(body.as_bytes()).unwrap();
            log += &format!("{incoming:?}");
            let refused = incoming.finish().unwrap_err();
            log += &format!("{refused} {refused:?} {:?} {}", Answer::from(refused), Answer::from(refused).body());
        }
    }
    log += &format!("{:?}", Answer::bxml(format!("<Response>{secret}</Response>")));
    for trace in ["9195550142", "KzE5", "sesame", "open"] {
        assert!(!log.contains(trace), "{log}");
    }
}
