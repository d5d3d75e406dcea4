//! The library against `serde_json`: what we accept means the same there, and what only we refuse is on a list.

use std::fmt;

use bandwidth_callbacks::{Callback, Error, ErrorKind, Options, Parser};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::law::assert_law;

/// Compares the verdicts on a body, and its meaning.
pub fn differential(body: &[u8]) {
    let mut parser = Parser::new();
    let ours = parser.parse_ref(body);
    match (ours, serde_json::from_slice::<Value>(body)) {
        (Ok(callback), Ok(value)) => {
            assert_law("accepted by both", &callback, &value);
            assert_no_known_duplicates(&callback, body);
        }
        (Ok(callback), Err(error)) => panic!("accepted by us alone: {callback:?}, {error}"),
        (Err(error), Ok(value)) => assert!(is_exempt(error, body, &value), "refused by us alone: {error}"),
        (Err(_), Err(_)) => {}
    }
}

/// The whole list of what `serde_json` accepts and we refuse, each with the proof that the body is such a case.
fn is_exempt(error: Error, body: &[u8], value: &Value) -> bool {
    let objects = || objects(body).into_iter();
    match error.kind() {
        // Limits that keep a hostile body from costing more than it is worth.
        ErrorKind::TooLong => body.len() > Options::DEFAULT_MAX_LEN,
        ErrorKind::TooDeep => depth(body) > 32,
        ErrorKind::TooManyExtra => objects().map(|members| members.len()).sum::<usize>() > 256,
        // A body that is not a callback.
        ErrorKind::NotAnObject => !value.is_object(),
        ErrorKind::MissingEventType => value.get("eventType").is_none(),
        ErrorKind::EventTypeNotText => objects()
            .next()
            .is_some_and(|members| members.iter().any(|(key, text)| key == "eventType" && !text.starts_with('"'))),
        // Two readers could see two meanings: `serde_json` takes the last one.
        ErrorKind::DuplicateField => {
            let field = error.field().expect("a duplicate is told by its name");
            objects().any(|members| times(&members, field) > 1)
        }
        _ => false,
    }
}

/// What we accept has no known key twice. A key is known if its null is not kept as an unknown field.
fn assert_no_known_duplicates(callback: &Callback<'_>, body: &[u8]) {
    let members = objects(body).swap_remove(0);
    let event_type = Value::from(callback.event_type().as_str());
    for (key, _) in &members {
        if times(&members, key) > 1 {
            let probe = format!(r#"{{"eventType":{event_type},{}:null}}"#, Value::from(key.as_str()));
            let probe = Parser::new().parse_ref(probe.as_bytes()).map(|probe| probe.extra().len());
            assert_eq!(probe, Ok(1), "accepted with a known key twice");
        }
    }
}

fn times(members: &Members, key: &str) -> usize {
    members.iter().filter(|(name, _)| name == key).count()
}

/// The members of an object with their values' text, repeated keys included.
type Members = Vec<(String, String)>;

/// The body's own object and those right inside of it.
fn objects(body: &[u8]) -> Vec<Members> {
    let read = |json: &[u8]| serde_json::from_slice::<Repeating>(json).map(|object| object.0);
    let Ok(root) = read(body) else { return Vec::new() };
    let nested: Vec<_> = root.iter().filter_map(|(_, json)| read(json.as_bytes()).ok()).collect();
    [vec![root], nested].concat()
}

struct Repeating(Members);

impl<'de> Deserialize<'de> for Repeating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Repeating;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Repeating, A::Error> {
                let mut members = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    members.push((key, value.get().to_owned()));
                }
                Ok(Repeating(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// How deep valid JSON is nested.
fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0, 0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth -= 1,
            _ => {}
        }
    }
    deepest
}
