//! A differential test with `serde_json` as the oracle: a body that we accept means the same there, and each reason to refuse a body
//! that it accepts is on a list.

use std::{fmt, mem};

use bandwidth_callbacks::{Callback, Error, ErrorKind, Options, Parser};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::round_trip::assert_round_trip;

/// Compares whether both accept a body and, if they do, what it means.
pub fn differential(body: &[u8]) {
    let mut parser = Parser::new();
    let ours = parser.parse_ref(body);
    match (ours, serde_json::from_slice::<Value>(body)) {
        (Ok(callback), Ok(value)) => {
            assert_round_trip("accepted by both", &callback, &value);
            assert_no_known_duplicates(&callback, body);
        }
        (Ok(callback), Err(error)) => panic!("accepted by us alone: {callback:?}, {error}"),
        (Err(error), Ok(value)) => assert!(is_exempt(error, body, &value), "refused by us alone: {error}"),
        (Err(_), Err(_)) => {}
    }
}

/// The complete list of the errors for bodies that `serde_json` accepts, each with a proof that the body is such a case.
fn is_exempt(error: Error, body: &[u8], value: &Value) -> bool {
    let objects = || objects(body).into_iter();
    match error.kind() {
        // Limits on the cost of a hostile body.
        ErrorKind::TooLong => body.len() > Options::DEFAULT_MAX_LEN,
        ErrorKind::TooDeep => depth(body) > 32,
        ErrorKind::TooManyExtra => objects().map(|members| members.len()).sum::<usize>() > 256,
        // A body that is not a callback.
        ErrorKind::NotAnObject => !value.is_object(),
        ErrorKind::MissingEventType => value.get("eventType").is_none(),
        ErrorKind::EventTypeNotText => objects().next().is_some_and(|members| {
            members
                .iter()
                .any(|(key, value)| key == "eventType" && !matches!(value, Node::Text))
        }),
        // Parsers differ in which value they use. `serde_json` uses the last one.
        ErrorKind::DuplicateField => {
            let field = error.field().expect("an error about a duplicate field names it");
            objects().any(|members| times(&members, field) > 1)
        }
        _ => false,
    }
}

/// A body that we accept has no duplicate field. A key is that of a field if its null is not kept as an unknown field.
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

/// The members of an object, repeated keys included.
type Members = Vec<(String, Node)>;

/// The body's root object and those directly inside it.
fn objects(body: &[u8]) -> Vec<Members> {
    let Ok(Node::Object(mut root)) = serde_json::from_slice(body) else {
        return Vec::new();
    };
    let mut nested = Vec::new();
    for (_, value) in &mut root {
        if let Node::Object(members) = value {
            nested.push(mem::take(members));
        }
    }
    nested.insert(0, root);
    nested
}

/// A JSON value with all its members, of which `Value` keeps only the last of each key. Not `RawValue`: its feature gives one key a meaning of its own.
enum Node {
    Object(Members),
    Text,
    Other,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Nodes)
    }
}

struct Nodes;

impl<'de> Visitor<'de> for Nodes {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Node::Object(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Node::Other)
    }

    fn visit_str<E>(self, _: &str) -> Result<Node, E> {
        Ok(Node::Text)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }
}

/// The depth to which valid JSON is nested.
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
