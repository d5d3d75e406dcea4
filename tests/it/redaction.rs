//! Nothing of a body in what goes to logs.

use std::collections::BTreeSet;

use crate::common::log::all_logs_of;
use crate::common::personal::Kind;
use crate::common::{Family, all_fixtures, shown_fields};
use bandwidth_callbacks::{Callback, Parser};
use serde_json::Value;

/// The fields that may show, without the objects that they are in.
fn shown_keys(family: Family) -> BTreeSet<String> {
    let fields = shown_fields(family.folder()).into_keys();
    fields
        .filter_map(|field| field.rsplit('.').next().map(str::to_owned))
        .collect()
}

/// The texts, numbers and unknown keys of a body, as they could show up in a log. Those under
/// five bytes and plain words such as `closed` would be found by chance.
fn content(value: &Value, shown: &BTreeSet<String>, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Number(number) => found.push(number.to_string()),
        Value::Array(elements) => elements
            .iter()
            .for_each(|element| content(element, shown, found)),
        Value::Object(members) => members
            .iter()
            .filter(|(key, value)| {
                !(shown.contains(key.as_str()) && (value.is_string() || value.is_u64()))
            })
            .for_each(|(key, value)| {
                if key.starts_with("x-")
                    || ["futureKey", "queuePosition", "labels"].contains(&key.as_str())
                {
                    found.push(key.clone());
                }
                content(value, shown, found);
            }),
        Value::Null | Value::Bool(_) => {}
    }
}

#[test]
fn debug_and_errors_print_no_content_of_any_fixture() {
    let mut looked_for = 0;
    for fixture in all_fixtures() {
        let log = all_logs_of(
            Kind::Event(fixture.family),
            str::from_utf8(&fixture.body).unwrap().trim_end(),
        );
        let mut found = Vec::new();
        content(&fixture.json(), &shown_keys(fixture.family), &mut found);
        found.retain(|text| text.len() >= 5 && !text.bytes().all(|byte| byte.is_ascii_lowercase()));
        for text in &found {
            for printed in [text, &text.escape_debug().to_string()] {
                let line = log.lines().find(|line| line.contains(printed));
                assert_eq!(line, None, "{}: {text:?}", fixture.name());
            }
        }
        looked_for += found.len();
    }
    assert!(looked_for > 1000, "{looked_for}");
}

#[test]
fn values_print_their_kind_and_size_alone() {
    use bandwidth_callbacks::EventType;
    use bandwidth_callbacks::types::Number;
    use bandwidth_callbacks::voice::{Cause, Verstat};
    for (shown, expected) in [
        (
            format!("{:?}", Verstat::from_wire("secret")),
            "<redacted: 6 bytes>",
        ),
        (
            format!("{:?}", Verstat::from_wire("TN-Validation-Passed")),
            "Passed",
        ),
        (
            format!("{:?}", Cause::from_wire("secret")),
            "<redacted: 6 bytes>",
        ),
        (
            format!("{:?}", EventType::from_wire("brandNew")),
            "Unknown(\"brandNew\")",
        ),
        (
            format!("{:?}", EventType::from_wire("a secret")),
            "Unknown(<redacted: 8 bytes>)",
        ),
        (format!("{:?}", Number::Float(42.5)), "<redacted: number>"),
        (
            format!("{:?}", bandwidth_callbacks::types::Value::Bool(true)),
            "<redacted: bool>",
        ),
        (
            format!("{:?}", bandwidth_callbacks::types::Value::Null),
            "<redacted: null>",
        ),
        (
            format!("{:?}", bandwidth_callbacks::types::Value::Text("secret")),
            "<redacted: 6 bytes>",
        ),
        (
            format!(
                "{:?}",
                bandwidth_callbacks::types::Value::Array(vec![
                    bandwidth_callbacks::types::Value::Null
                ])
            ),
            "<redacted: array of 1>",
        ),
        (
            format!(
                "{:?}",
                bandwidth_callbacks::types::Value::Object(Vec::new())
            ),
            "<redacted: object of 0>",
        ),
    ] {
        assert_eq!(shown, expected);
    }
}

#[test]
fn values_of_the_same_length_print_the_same() {
    let mut parser = Parser::new();
    let mut first =
        br#"{"eventType":"dtmf","digit":"1","from":"+19195550142","x":10,"channels":1}"#.to_vec();
    let mut second =
        br#"{"eventType":"dtmf","digit":"2","from":"+19195550199","x":20,"channels":2}"#.to_vec();
    let first = format!("{:?}", parser.parse::<Callback<'_>>(&mut first).unwrap());
    let second = format!("{:?}", parser.parse::<Callback<'_>>(&mut second).unwrap());
    assert_eq!(first, second);
}
