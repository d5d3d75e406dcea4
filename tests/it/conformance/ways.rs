//! Each text of the table as a body, as a value in a body, and cut short.

use bandwidth_callbacks::{Callback, ErrorKind, Parser};
use serde_json::Value;

use super::table::{Row, Verdict, table};
use crate::common::{Family, assert_round_trip, every};

#[test]
fn each_text_has_its_verdict_in_every_position() {
    let mut parser = Parser::new();
    for row in rows() {
        assert_eq!(
            verdict_of(&mut parser, &row.text),
            as_body(&row),
            "{} as a body",
            row.name
        );
        assert_eq!(
            verdict_of(&mut parser, &in_unknown_field(&row.text)),
            as_value(&row),
            "{} in an unknown field",
            row.name
        );
        assert_eq!(
            verdict_of(&mut parser, &in_nested_object(&row.text)),
            as_value(&row),
            "{} in a nested object",
            row.name
        );
        // The rest of the body can close what the text left open, so the kind of the error may be
        // another.
        let in_known_field = verdict_of(&mut parser, &in_known_field(&row.text));
        assert_eq!(
            in_known_field.is_ok(),
            as_value(&row).is_ok(),
            "{} in a known field",
            row.name
        );
    }
}

/// A strict prefix of JSON is not JSON, except if the text has closed the body before its end.
#[test]
fn no_cut_text_is_accepted() {
    let mut parser = Parser::new();
    let mut cuts = 0;
    for row in rows() {
        for body in ways(&row.text) {
            let body = body.trim_ascii_end();
            let is_taken = verdict_of(&mut parser, body).is_ok();
            let step = every(3);
            for cut in (body.len() % step..body.len()).step_by(step) {
                let verdict = verdict_of(&mut parser, &body[..cut]);
                let may_be_taken = !is_taken && is_json(&body[..cut]);
                assert!(
                    verdict.is_err() || may_be_taken,
                    "{} cut at {cut}",
                    row.name
                );
                cuts += 1;
            }
        }
    }
    assert!(cuts > 100_000 / every(4), "{cuts}");
}

/// The reasons for which this library refuses a text that `serde_json::Value` accepts.
const EXEMPT: &[(ErrorKind, &str)] = &[
    (ErrorKind::NotAnObject, "a callback is an object"),
    (ErrorKind::MissingEventType, "a callback has a type"),
    (ErrorKind::EventTypeNotText, "its type is a string"),
    (
        ErrorKind::DuplicateField,
        "two readers could see two meanings; serde_json takes the last",
    ),
    (
        ErrorKind::TooDeep,
        "the limit is 32 levels, that of serde_json 127",
    ),
];

#[test]
fn serde_json_agrees_except_for_listed_reasons() {
    let mut parser = Parser::new();
    let mut used = vec![false; EXEMPT.len()];
    for row in rows() {
        for body in ways(&row.text) {
            match verdict_of(&mut parser, &body) {
                Ok(()) => assert!(is_json(&body), "{} is accepted", row.name),
                Err(kind) => match EXEMPT.iter().position(|(exempt, _)| *exempt == kind) {
                    Some(exemption) => used[exemption] |= is_json(&body),
                    None => assert!(!is_json(&body), "{} is refused: {kind:?}", row.name),
                },
            }
        }
    }
    for ((kind, why), used) in EXEMPT.iter().zip(used) {
        assert!(used, "no text needs the exemption {kind:?}: {why}");
    }
}

/// The round trip compares numbers by value, for which 0 and -0 are equal. This test compares their
/// digits and signs.
#[test]
fn values_are_kept_to_the_last_digit_and_sign() {
    let mut parser = Parser::new();
    for row in rows().filter(|row| as_value(row).is_ok()) {
        let expected: Value = serde_json::from_slice(&row.text).unwrap();
        let body = in_unknown_field(&row.text);
        let Ok(Callback::Dtmf(event)) = parser.parse_ref(&body) else {
            panic!()
        };
        let value = serde_json::to_value(event.extra.get("x").unwrap()).unwrap();
        assert_eq!(value.to_string(), expected.to_string(), "{}", row.name);
        assert_eq!(event.digit.unwrap(), "7", "{}", row.name);
    }
}

/// Vectors of 16, 32 and 64 bytes begin at every byte of a text, and every string begins at every
/// byte of a vector.
#[test]
fn the_position_in_a_vector_has_no_effect() {
    let mut parser = Parser::new();
    for row in rows().filter(|row| row.text.len() <= 100) {
        for len in 0..=64 {
            let shifted = [&vec![b' '; len], &row.text[..]].concat();
            assert_eq!(
                kind(&mut parser, &in_unknown_field(&shifted)),
                as_value(&row),
                "{} after {len} blanks",
                row.name
            );
            if let Some(rest) = row.text.strip_prefix(b"\"") {
                let shifted = [b"\"", &vec![b'a'; len][..], rest].concat();
                assert_eq!(
                    kind(&mut parser, &in_unknown_field(&shifted)),
                    as_value(&row),
                    "{} after {len} letters",
                    row.name
                );
            }
        }
    }
}

#[test]
fn the_table_has_the_stated_size() {
    let mut names: Vec<_> = table()
        .iter()
        .flat_map(|group| {
            group
                .rows
                .iter()
                .map(|row| format!("{}/{}", group.name, row.name))
        })
        .collect();
    let rows = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), rows, "every row has a name of its own");
    assert!(rows >= 300, "{rows}");
}

fn rows() -> impl Iterator<Item = Row> {
    table().into_iter().flat_map(|group| group.rows)
}

fn ways(text: &[u8]) -> [Vec<u8>; 4] {
    [
        text.to_vec(),
        in_unknown_field(text),
        in_nested_object(text),
        in_known_field(text),
    ]
}

/// The grammar is that of the shared paths: a text in a frame or in a messaging event has the
/// verdict that it has in a voice event.
#[test]
fn each_text_has_its_verdict_in_the_other_families() {
    let mut parser = Parser::new();
    for row in rows() {
        for (family, before, after) in [
            (
                Family::Stream,
                &br#"{"track":"inbound","x":"#[..],
                &br#","eventType":"media"}"#[..],
            ),
            (
                Family::Messaging,
                br#"[{"type":"message-sent","x":"#,
                br#","to":"1"}]"#,
            ),
            (
                Family::Messaging,
                br#"{"type":"message-sent","message":{"x":"#,
                br#","id":"1"}}"#,
            ),
        ] {
            let body = [before, &row.text, after].concat();
            let result = family.parse_ref(&mut parser, &body);
            // The rest of the body can close what the text left open, so the kind of the error may
            // be another.
            assert_eq!(
                result.is_ok(),
                as_value(&row).is_ok(),
                "{} in {family:?}",
                row.name
            );
            if let Ok(root) = result {
                assert_round_trip(&row.name, &root, &serde_json::from_slice(&body).unwrap());
            }
        }
    }
}

fn in_unknown_field(text: &[u8]) -> Vec<u8> {
    [br#"{"eventType":"dtmf","x":"#, text, br#","digit":"7"}"#].concat()
}

fn in_nested_object(text: &[u8]) -> Vec<u8> {
    [
        br#"{"eventType":"mediaStreamStarted","mediaStream":{"name":"n","x":"#,
        text,
        br#","id":"s-1"}}"#,
    ]
    .concat()
}

fn in_known_field(text: &[u8]) -> Vec<u8> {
    [br#"{"eventType":"dtmf","digit":"7","tag":"#, text, b"}"].concat()
}

fn as_body(row: &Row) -> Result<(), ErrorKind> {
    match row.verdict {
        Verdict::Accept => match serde_json::from_slice(&row.text).unwrap() {
            Value::Object(members) if members.get("eventType").is_some_and(Value::is_string) => {
                Ok(())
            }
            Value::Object(_) => Err(ErrorKind::MissingEventType),
            _ => Err(ErrorKind::NotAnObject),
        },
        Verdict::NotAsBody(kind) | Verdict::Refuse(kind) | Verdict::RefuseAs(kind, _) => Err(kind),
    }
}

fn as_value(row: &Row) -> Result<(), ErrorKind> {
    match row.verdict {
        Verdict::Accept | Verdict::NotAsBody(_) => Ok(()),
        Verdict::Refuse(kind) | Verdict::RefuseAs(_, kind) => Err(kind),
    }
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok()
}

fn kind(parser: &mut Parser, body: &[u8]) -> Result<(), ErrorKind> {
    parser
        .parse_ref::<Callback<'_>>(body)
        .map(|_| ())
        .map_err(|error| error.kind())
}

/// Returns the verdict, and asserts that all functions that parse agree on it. An accepted body
/// passes the round trip, an error has an offset, and the parser works afterwards.
fn verdict_of(parser: &mut Parser, body: &[u8]) -> Result<(), ErrorKind> {
    let shown = String::from_utf8_lossy(body);
    let mut copy = body.to_vec();
    let owned = parser.parse_owned::<Callback<'_>>(body.to_vec());
    let in_place = parser.parse::<Callback<'_>>(&mut copy);
    let verdict = match (parser.parse_ref::<Callback<'_>>(body), in_place, owned) {
        (Ok(by_ref), Ok(in_place), Ok(owned)) => {
            assert_eq!(by_ref, in_place, "{shown}");
            assert_eq!(by_ref, owned.get(), "{shown}");
            assert_round_trip(
                &shown,
                &by_ref,
                &serde_json::from_slice(body).expect(&shown),
            );
            Ok(())
        }
        (Err(by_ref), Err(in_place), Err(owned)) => {
            assert_eq!((in_place, owned.error()), (by_ref, by_ref), "{shown}");
            match by_ref.offset() {
                Some(offset) => assert!(offset < body.len().max(1), "{shown}: {by_ref}"),
                None => assert_eq!(by_ref.kind(), ErrorKind::MissingEventType, "{shown}"),
            }
            assert_eq!(owned.into_body().len(), body.len(), "{shown}");
            // Checked first.
            assert_eq!(
                by_ref.kind() == ErrorKind::InvalidUtf8,
                str::from_utf8(body).is_err(),
                "{shown}"
            );
            Err(by_ref.kind())
        }
        (by_ref, in_place, owned) => panic!("{shown}: {by_ref:?}, {in_place:?}, {owned:?}"),
    };
    let good = br#"{"eventType":"dtmf","digit":"7","tag":"a\tb","x":[1]}"#;
    let Ok(Callback::Dtmf(event)) = parser.parse_ref(good) else {
        panic!("after {shown}")
    };
    assert_eq!(
        (event.digit.unwrap().as_str(), event.tag.unwrap().as_str()),
        ("7", "a\tb"),
        "{shown}"
    );
    verdict
}
