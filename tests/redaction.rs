//! Nothing of a body in what goes to logs.

mod common;

use bandwidth_callbacks::{Options, Parser};
use common::{Parsed, all_fixtures, notifications};
use serde_json::Value;

/// Fields that show, because a log is useless without them: ids, types, times, and words that are no personal data.
const SHOWN: &[&str] = &[
    "accountId",
    "answerTime",
    "applicationId",
    "callId",
    "carrierName",
    "completedTime",
    "conferenceId",
    "counter",
    "duration",
    "encoding",
    "endTime",
    "enqueuedTime",
    "errorCode",
    "errorId",
    "eventTime",
    "eventType",
    "id",
    "language",
    "limit",
    "originatingId",
    "pairedMessageId",
    "parentCallId",
    "platform",
    "privacy",
    "realTimeTranscriptionId",
    "recordingId",
    "screen",
    "sequenceNumber",
    "stabilized",
    "startTime",
    "streamId",
    "time",
    "type",
];

/// The texts, numbers and unknown keys of a body, as they could show up in a log. Those under
/// five bytes and plain words such as `closed` would be found by chance.
fn content(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Number(number) => found.push(number.to_string()),
        Value::Array(elements) => elements.iter().for_each(|element| content(element, found)),
        Value::Object(members) => members
            .iter()
            .filter(|(key, value)| !(SHOWN.contains(&key.as_str()) && (value.is_string() || value.is_u64())))
            .for_each(|(key, value)| {
                if key.starts_with("x-") || ["futureKey", "queuePosition", "labels"].contains(&key.as_str()) {
                    found.push(key.clone());
                }
                content(value, found);
            }),
        Value::Null | Value::Bool(_) => {}
    }
}

fn assert_silent(log: &str, body: &Value, name: &str) -> usize {
    let mut found = Vec::new();
    content(body, &mut found);
    found.retain(|text| text.len() >= 5 && !text.bytes().all(|byte| byte.is_ascii_lowercase()));
    for text in &found {
        assert!(!log.contains(text.as_str()), "{name}: {text:?} in {log}");
        assert!(!log.contains(text.escape_debug().to_string().as_str()), "{name}: {text:?} in {log}");
    }
    found.len()
}

#[test]
fn debug_prints_no_content() {
    let mut parser = Parser::new();
    let mut looked_for = 0;
    for fixture in all_fixtures() {
        let json = fixture.json();
        let owned = fixture.family.parse_owned(&mut parser, fixture.body.clone()).unwrap();
        let root = owned.view();
        let mut log = format!("{root:?}\n{root:#?}\n{owned:?}\n{owned:#?}\n");
        root.each_unknown(&mut |_, extra| {
            log.push_str(&format!("{extra:?}\n"));
            extra.iter().for_each(|(_, value)| log.push_str(&format!("{value:?}\n")));
        });
        looked_for += assert_silent(&log, &json, &fixture.name());
    }
    assert!(looked_for > 1000, "{looked_for}");
}

/// What shows of a notification, besides: ids, words and times that no event has.
const SHOWN_OF_NOTIFICATIONS: &[&str] = &[
    "activation",
    "creationTimestamp",
    "deviceId",
    "endpointId",
    "event",
    "expirationTimestamp",
    "internalTicketNumber",
    "msgId",
    "newNnid",
    "notificationType",
    "oldNnid",
    "overwriterCarrier",
    "requestId",
    "status",
    "timestamp",
    "toType",
];

/// Removes what shows of a notification.
fn hide_shown(json: &mut Value) {
    if let Value::Object(members) = json {
        members.retain(|key, _| !SHOWN_OF_NOTIFICATIONS.contains(&key.as_str()));
        members.values_mut().for_each(hide_shown);
    }
}

#[test]
fn debug_of_notifications_prints_no_content() {
    let mut parser = Parser::new();
    let mut looked_for = 0;
    for (_, name, body) in notifications() {
        let mut json: Value = serde_json::from_slice(&body).unwrap();
        // Nothing is known of a body of another kind.
        let unknown = serde_json::to_vec(&serde_json::json!({ "inside": json })).unwrap();
        assert_eq!(format!("{:?}", parser.parse_any_ref(&unknown).unwrap()), "<redacted: 1 fields>");
        let owned = parser.parse_any_owned(body).unwrap();
        let read = owned.view();
        hide_shown(&mut json);
        looked_for += assert_silent(&format!("{read:?}\n{read:#?}\n{owned:?}\n{owned:#?}"), &json, &name);
    }
    assert!(looked_for > 15, "{looked_for}");
}

/// One token shows where an id may be. So each text that is none becomes one.
fn replace_texts(value: &mut Value, shown: &[&str]) -> usize {
    match value {
        Value::String(text) => {
            "Secret-123".clone_into(text);
            1
        }
        Value::Array(elements) => elements.iter_mut().map(|element| replace_texts(element, shown)).sum(),
        Value::Object(members) => members
            .iter_mut()
            .filter(|(key, value)| !(shown.contains(&key.as_str()) && value.is_string()))
            .map(|(_, value)| replace_texts(value, shown))
            .sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

#[test]
fn no_text_that_could_be_an_id_shows_but_ids() {
    let shown = [SHOWN, SHOWN_OF_NOTIFICATIONS].concat();
    let mut parser = Parser::new();
    let mut replaced = 0;
    for mut fixture in all_fixtures() {
        let mut json = fixture.json();
        replaced += replace_texts(&mut json, SHOWN);
        fixture.body = serde_json::to_vec(&json).unwrap();
        let root = fixture.family.parse_ref(&mut parser, &fixture.body).unwrap();
        assert!(!format!("{root:?}").contains("Secret-123"), "{}: {root:?}", fixture.name());
    }
    for (_, name, body) in notifications() {
        let mut json: Value = serde_json::from_slice(&body).unwrap();
        replaced += replace_texts(&mut json, &shown);
        let body = serde_json::to_vec(&json).unwrap();
        let read = parser.parse_any_ref(&body).unwrap();
        assert!(!format!("{read:?}").contains("Secret-123"), "{name}: {read:?}");
    }
    assert!(replaced > 1000, "{replaced}");
}

#[test]
fn errors_print_no_content() {
    let mut parser = Parser::with_options(Options::new().strict(true).max_extra(1));
    let mut refused = 0;
    for fixture in all_fixtures() {
        let (family, json) = (fixture.family, fixture.json());
        let body = fixture.body.trim_ascii_end();
        let name = family.discriminator();
        let twice = String::from_utf8_lossy(body)
            .replacen('{', &format!("{{\"{name}\":\"again\","), 1)
            .into_bytes();
        let cut = &body[..body.len() * 3 / 4];
        let escape = String::from_utf8_lossy(body).replacen(":\"", ":\"\\q", 2).into_bytes();
        for broken in [body, &twice, cut, &escape] {
            if let Err(error) = family.parse_ref(&mut parser, broken) {
                assert_silent(&format!("{error} {error:?} {error:#?}"), &json, &fixture.name());
                refused += 1;
            }
        }
        // Other parsers print what serde gives them; what this crate adds to that is silent too.
        if let Err(error) = family.deserialize(&mut serde_json::Deserializer::from_slice(&twice)) {
            assert_silent(&error.to_string(), &json, &fixture.name());
            refused += 1;
        }
    }
    assert!(refused > 500);
}

#[test]
fn values_print_their_kind_and_size_alone() {
    use bandwidth_callbacks::{Cause, EventType, Number, Verstat};
    for (shown, expected) in [
        (format!("{:?}", Verstat::from_wire("secret")), "<redacted: 6 bytes>"),
        (format!("{:?}", Verstat::from_wire("TN-Validation-Passed")), "Passed"),
        (format!("{:?}", Cause::from_wire("secret")), "<redacted: 6 bytes>"),
        (format!("{:?}", EventType::from_wire("brandNew")), "Unknown(\"brandNew\")"),
        (format!("{:?}", EventType::from_wire("a secret")), "Unknown(<redacted: 8 bytes>)"),
        (format!("{:?}", Number::Float(42.5)), "<redacted: number>"),
        (format!("{:?}", bandwidth_callbacks::Value::Bool(true)), "<redacted: bool>"),
        (format!("{:?}", bandwidth_callbacks::Value::Null), "<redacted: null>"),
        (format!("{:?}", bandwidth_callbacks::Value::Text("secret")), "<redacted: 6 bytes>"),
        (
            format!("{:?}", bandwidth_callbacks::Value::Array(vec![bandwidth_callbacks::Value::Null])),
            "<redacted: array of 1>",
        ),
        (
            format!("{:?}", bandwidth_callbacks::Value::Object(Vec::new())),
            "<redacted: object of 0>",
        ),
    ] {
        assert_eq!(shown, expected);
    }
}

#[test]
fn values_of_the_same_length_print_the_same() {
    let mut parser = Parser::new();
    let mut first = br#"{"eventType":"dtmf","digit":"1","from":"+19195550142","x":10,"channels":1}"#.to_vec();
    let mut second = br#"{"eventType":"dtmf","digit":"2","from":"+19195550199","x":20,"channels":2}"#.to_vec();
    let first = format!("{:?}", parser.parse(&mut first).unwrap());
    let second = format!("{:?}", parser.parse(&mut second).unwrap());
    assert_eq!(first, second);
}
