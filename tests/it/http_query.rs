//! Events in query strings.

use crate::common::{cases, decoded};
use bandwidth_callbacks::http::{Endpoint, Rejection};
use bandwidth_callbacks::{ErrorKind, Options, OwnedCallback, Parser};
use serde_json::{Value, json};

fn get(query: &str) -> Result<OwnedCallback, Rejection> {
    get_with(Options::new(), query)
}

fn get_with(options: Options, query: &str) -> Result<OwnedCallback, Rejection> {
    let endpoint = Endpoint::without_authentication().options(options);
    endpoint
        .receive("GET", Some(query), |_| [] as [&str; 0])?
        .finish()
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
        let encode = |text: &str| {
            text.bytes()
                .map(|byte| format!("%{byte:02x}"))
                .collect::<String>()
        };
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
            numbers += same
                .as_object()
                .unwrap()
                .values()
                .filter(|value| !value.is_string())
                .count();
            let body = same.to_string();
            assert_eq!(
                get(&query).unwrap().get(),
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
        let event = get(&format!(
            "eventType=recordingAvailable&channels={}",
            text.replace('+', "%2b")
        ))
        .unwrap();
        let view = event.get();
        assert_eq!(view.extra().get("channels").unwrap().as_str(), Some(text));
    }
}

#[test]
fn queries_are_decoded_strictly() {
    let tag =
        |query: &str| get(query).map(|event| event.get().tag().map(|tag| tag.as_str().to_owned()));
    assert_eq!(
        tag("eventType=dtmf&tag=a+b%2Bc%20d").unwrap().unwrap(),
        "a b+c d"
    );
    assert_eq!(
        tag("eventType=dtmf&tag=%22%5c%00%1f%0A%e6%9d%b1")
            .unwrap()
            .unwrap(),
        "\"\\\0\u{1f}\n東"
    );
    assert_eq!(tag("eventType=dtmf&tag=a=b==c").unwrap().unwrap(), "a=b==c");
    assert_eq!(tag("&&eventType=dtmf&&tag&").unwrap().unwrap(), "");
    assert_eq!(tag("event%54ype=d%74mf&%74ag=x").unwrap().unwrap(), "x");
    assert_eq!(
        tag("eventType=dtmf&tag=\",\"digit\":\"9").unwrap().unwrap(),
        "\",\"digit\":\"9"
    );
    assert_eq!(
        tag("eventType=dtmf&=x;y&tag=%EF%BB%BF").unwrap().unwrap(),
        "\u{feff}"
    );

    for (query, kind, offset) in [
        ("", ErrorKind::MissingEventType, None),
        ("callId=c-1", ErrorKind::MissingEventType, None),
        ("eventtype=dtmf", ErrorKind::MissingEventType, None),
        ("eventType=dtmf&tag=%", ErrorKind::InvalidEscape, Some(19)),
        ("eventType=dtmf&tag=a%2", ErrorKind::InvalidEscape, Some(20)),
        ("eventType=dtmf&tag=%zz", ErrorKind::InvalidEscape, Some(19)),
        ("eventType=dtmf&tag=%+1", ErrorKind::InvalidEscape, Some(19)),
        ("eventType=dtmf&t%g1=", ErrorKind::InvalidEscape, Some(16)),
        ("eventType=dtmf&tag=%ff", ErrorKind::InvalidUtf8, Some(19)),
        (
            "eventType=dtmf&tag=a+%c3%bc%41b%ffc",
            ErrorKind::InvalidUtf8,
            Some(31),
        ),
        (
            "eventType=dtmf&tag=東%e6%9d",
            ErrorKind::InvalidUtf8,
            Some(22),
        ),
        ("eventType=dtmf&a=1&t%80=", ErrorKind::InvalidUtf8, Some(20)),
        (
            "eventType=dtmf&tag=%c0%80",
            ErrorKind::InvalidUtf8,
            Some(19),
        ),
        (
            "eventType=dtmf&tag=%ed%a0%80",
            ErrorKind::InvalidUtf8,
            Some(19),
        ),
    ] {
        let Err(Rejection::Invalid(error)) = get(query) else {
            panic!("{query}")
        };
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{query}");
    }

    // Unknown fields may repeat, as in a body.
    assert_eq!(
        get("eventType=dtmf&mine=1&mine=2")
            .unwrap()
            .get()
            .extra()
            .len(),
        2
    );
}

/// Many clients leave these as they are. They have no meaning in a query string.
#[test]
fn bytes_that_should_be_encoded_are_taken_as_they_are() {
    let mut taken = 0;
    for byte in (' '..='\u{ff}').chain(['東', '😀', '\u{feff}']) {
        if ['%', '&', '+'].contains(&byte) {
            continue;
        }
        for (query, key, value) in [
            (
                format!("state={byte}\"a{byte}:1&eventType=dtmf"),
                "state".to_owned(),
                format!("{byte}\"a{byte}:1"),
            ),
            (
                format!("{byte}x=1&eventType=dtmf"),
                format!("{byte}x"),
                "1".to_owned(),
            ),
        ] {
            // A name ends at its equals sign.
            let (key, value) = if byte == '=' && value == "1" {
                (String::new(), "x=1".to_owned())
            } else {
                (key, value)
            };
            assert_eq!(
                serde_json::to_value(get(&query).unwrap()).unwrap(),
                json!({"eventType": "dtmf", key: value}),
                "{query}"
            );
            taken += 1;
        }
    }
    assert!(taken > 400, "{taken}");
}

#[test]
fn queries_have_limits() {
    let get = |query: &str| get_with(Options::new().max_len(60).max_extra(3), query);
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
    assert_eq!(
        (error.kind(), error.offset()),
        (ErrorKind::TooManyExtra, Some(21))
    );
    // A parameter that is not the field of its name counts as an unknown field.
    assert!(get("tag=1&tag=2&tag=3&eventType=dtmf&tag=4").is_ok());
    let Err(Rejection::Invalid(error)) = get("tag=%41&tag=2&tag=3&tag=4&eventType=dtmf&tag=5")
    else {
        panic!()
    };
    assert_eq!(
        (error.kind(), error.offset()),
        (ErrorKind::TooManyExtra, Some(20))
    );
    let Err(Rejection::Invalid(error)) = get_with(
        Options::new().strict(true),
        "eventType=recordingAvailable&channels=two",
    ) else {
        panic!()
    };
    assert_eq!(
        (error.kind(), error.offset()),
        (ErrorKind::WrongType, Some(29))
    );
}

/// One more parameter than all fields and the unknown ones that are allowed is refused before any
/// is decoded.
#[test]
fn parameters_are_limited_before_they_are_decoded() {
    let most = 256 + 56;
    let query = |count: usize| format!("eventType=dtmf{}", "&tag=%ff".repeat(count - 1));
    let error = |query: &str| match get(query) {
        Err(Rejection::Invalid(error)) => (error.kind(), error.offset()),
        other => panic!("{other:?}"),
    };
    assert_eq!(error(&query(most)), (ErrorKind::InvalidUtf8, Some(19)));
    assert_eq!(
        error(&query(most + 1)),
        (ErrorKind::TooManyExtra, Some(14 + 8 * (most - 1) + 1))
    );
    assert_eq!(
        error(&format!("&&{}", query(most))),
        (ErrorKind::InvalidUtf8, Some(21))
    );
    assert!(
        get_with(
            Options::new().max_extra(usize::MAX),
            &format!("eventType=dtmf{}", "&a".repeat(1000))
        )
        .is_ok()
    );
}

/// What a query has that is not UTF-8 is replaced as in a body, in keys as well, and everything
/// else is as strict as without the option.
#[test]
fn damaged_queries_are_repaired_if_that_is_wanted() {
    let lossy = |query: &str| get_with(Options::new().lossy(true), query);
    for bytes in [
        b"caf\xe9".as_slice(),
        b"\xff\xfe",
        b"\xe6\x9d\xf0\x9f\x98\x80",
        b"\xed\xa0\x80",
        b"\xc3\x22\xc3\x5c\xc3\x01\xc3",
        "\u{fffd}".as_bytes(),
    ] {
        let encoded: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
        let decoded = String::from_utf8_lossy(bytes);
        let query = format!(
            "{encoded}=1&eventType=recordingAvailable&channels=2&tag={encoded}&mine={encoded}"
        );
        let owned = lossy(&query).unwrap();
        let expected = json!({&*decoded: "1", "eventType": "recordingAvailable", "channels": 2, "tag": decoded, "mine": decoded});
        assert_eq!(serde_json::to_value(&owned).unwrap(), expected, "{query}");
        let is_damaged = str::from_utf8(bytes).is_err();
        assert_eq!(
            owned.replaced(),
            if is_damaged {
                3 * decoded.matches('\u{fffd}').count()
            } else {
                0
            }
        );
        assert_eq!(get(&query).is_err(), is_damaged);
    }
    // What looks like an escape of JSON is text.
    let owned = lossy("eventType=dtmf&tag=\\ud83d%5cud83d").unwrap();
    assert_eq!(
        (owned.get().tag().unwrap().as_str(), owned.replaced()),
        (r"\ud83d\ud83d", 0)
    );
    for (query, kind, offset) in [
        (
            "eventType=dtmf&a=%ff&tag=%f",
            ErrorKind::InvalidEscape,
            Some(25),
        ),
        ("eventTyp%e9=dtmf", ErrorKind::MissingEventType, None),
    ] {
        let Err(Rejection::Invalid(error)) = lossy(query) else {
            panic!("{query}")
        };
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{query}");
    }
    for (query, offset) in [
        ("eventType=recordingAvailable&channels=%ff", 29),
        ("a=%ff%ff&eventType=recordingAvailable&channels=x", 38),
    ] {
        let Err(Rejection::Invalid(error)) =
            get_with(Options::new().lossy(true).strict(true), query)
        else {
            panic!("{query}")
        };
        assert_eq!(
            (error.kind(), error.offset()),
            (ErrorKind::WrongType, Some(offset)),
            "{query}"
        );
    }
}

/// Whatever the query, its event is the one of the JSON object that it spells, or it is refused.
#[test]
fn random_queries_mean_one_thing() {
    let (strict, lossy) = (
        random_queries(Options::new()),
        random_queries(Options::new().lossy(true)),
    );
    assert!(strict > 5_000 && lossy > strict + 1_000, "{strict} {lossy}");
}

fn random_queries(options: Options) -> usize {
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
        let mut query = String::from(if round % 2 == 0 {
            "eventType=dtmf&"
        } else {
            ""
        });
        for _ in 0..round % 13 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            query += pieces[(state >> 33) as usize % pieces.len()];
        }
        match get_with(options, &query) {
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
                    let spelled = key.strip_prefix('?').unwrap_or(key);
                    let mut values = expected
                        .iter()
                        .filter(|pair| pair.0 == spelled)
                        .map(|pair| &*pair.1);
                    let last = values.next_back();
                    let expected = if spelled == key {
                        last
                    } else {
                        values.next_back()
                    };
                    assert_eq!(value.as_str(), expected, "{query}");
                }
                assert!(
                    expected.iter().all(|pair| found.contains_key(&pair.0)),
                    "{query}"
                );
                let replaced = |text: &str| text.matches('\u{fffd}').count();
                let count: usize = expected
                    .iter()
                    .map(|(key, value)| replaced(key) + replaced(value))
                    .sum();
                assert_eq!(event.replaced(), count, "{query}");
            }
            Err(Rejection::Invalid(error)) => assert!(
                error.offset().is_none_or(|offset| offset < query.len()),
                "{query}"
            ),
            Err(other) => panic!("{query}: {other}"),
        }
    }
    accepted
}
