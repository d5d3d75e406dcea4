//! A differential test with `serde_json` as the oracle: a body that we accept means the same there,
//! and each reason to refuse a body that it accepts is on a list.

use std::{fmt, mem};

use bandwidth_callbacks::{Error, ErrorKind, Options, Parser};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::family::{Family, Parsed, Root};
use crate::round_trip::assert_round_trip;

/// Compares voice bodies.
pub fn differential(body: &[u8]) {
    compare(Family::Voice, body);
}

/// Compares whether both accept a body and, if they do, what it means.
pub fn compare(family: Family, body: &[u8]) {
    let mut parser = Parser::new();
    let ours = family.parse_ref(&mut parser, body);
    match (ours, serde_json::from_slice::<Value>(body)) {
        (Ok(root), Ok(value)) => {
            assert_round_trip("accepted by both", &root, &value);
            assert_no_known_duplicates(family, &root, body);
        }
        (Ok(root), Err(error)) => panic!("accepted by us alone: {root:?}, {error}"),
        (Err(error), Ok(value)) => assert!(
            is_exempt(family, error, body, &value),
            "refused by us alone: {error}"
        ),
        (Err(_), Err(_)) => {}
    }
}

/// The complete list of the errors for bodies that `serde_json` accepts, each with a proof that the
/// body is such a case.
fn is_exempt(family: Family, error: Error, body: &[u8], value: &Value) -> bool {
    let objects = || objects(family, body).into_iter();
    // The event that the error is about.
    let event = match (value, error.element()) {
        (Value::Array(events), Some(element)) if family == Family::Messaging => &events[element],
        (_, None) => value,
        _ => return false,
    };
    match error.kind() {
        // Limits on the cost of a hostile body.
        ErrorKind::TooLong => body.len() > Options::DEFAULT_MAX_LEN,
        ErrorKind::TooDeep => depth(body) > 32,
        ErrorKind::TooManyExtra => objects().map(|members| members.len()).sum::<usize>() > 256,
        ErrorKind::TooManyMessages => {
            family == Family::Messaging && value.as_array().is_some_and(|events| events.len() > 100)
        }
        // A body that is not an event of the family.
        ErrorKind::NotAnObject => !event.is_object(),
        ErrorKind::MissingEventType => event.get(family.discriminator()).is_none(),
        ErrorKind::EventTypeNotText => objects().any(|members| {
            members
                .iter()
                .any(|(key, value)| key == family.discriminator() && !matches!(value, Node::Text))
        }),
        // Parsers differ in which value they use. `serde_json` uses the last one.
        ErrorKind::DuplicateField => {
            let field = error
                .field()
                .expect("an error about a duplicate field names it");
            // A field of transcriptions has two keys.
            let keys: &[&str] = match field {
                "completedTime" | "completeTime" => &["completedTime", "completeTime"],
                _ => &[field],
            };
            objects().any(|members| keys.iter().map(|key| times(&members, key)).sum::<usize>() > 1)
        }
        _ => false,
    }
}

/// A body that we accept has no duplicate field. A key is that of a field if its null is not kept
/// as an unknown field.
fn assert_no_known_duplicates(family: Family, root: &Root<'_>, body: &[u8]) {
    let events = match serde_json::from_slice(body) {
        Ok(Node::Array(events)) => events,
        Ok(event) => vec![event],
        Err(error) => panic!("{error}"),
    };
    for (name, event) in root.names().into_iter().zip(events) {
        let Node::Object(members) = event else {
            panic!("an event is no object")
        };
        for (key, _) in &members {
            if times(&members, key) > 1 {
                let [name, key] = [name, key].map(Value::from);
                let probe = format!(r#"{{"{}":{name},{key}:null}}"#, family.discriminator());
                let mut unknown = 0;
                let mut parser = Parser::new();
                let probe = family
                    .parse_ref(&mut parser, probe.as_bytes())
                    .expect("the probe is an event");
                probe.each_unknown(&mut |_, extra| unknown += extra.len());
                assert_eq!(unknown, 1, "accepted with a known key twice");
            }
        }
    }
}

fn times(members: &Members, key: &str) -> usize {
    members.iter().filter(|(name, _)| name == key).count()
}

/// The members of an object, repeated keys included.
type Members = Vec<(String, Node)>;

/// The objects that fields of the family can be in: those of voice events are not deeper than
/// directly inside the root.
fn objects(family: Family, body: &[u8]) -> Vec<Members> {
    fn collect(node: Node, levels: usize, objects: &mut Vec<Members>) {
        match node {
            Node::Object(mut members) if levels > 0 => {
                let values: Vec<_> = members.iter_mut().map(|(_, value)| value.take()).collect();
                objects.push(members);
                values
                    .into_iter()
                    .for_each(|value| collect(value, levels - 1, objects));
            }
            Node::Array(elements) if family_has_lists(levels) => {
                elements
                    .into_iter()
                    .for_each(|element| collect(element, levels, objects));
            }
            _ => {}
        }
    }
    /// Lists of objects are in families with more levels than voice events have.
    fn family_has_lists(levels: usize) -> bool {
        levels > 2
    }
    let mut objects = Vec::new();
    if let Ok(root) = serde_json::from_slice(body) {
        collect(
            root,
            if family == Family::Voice { 2 } else { 128 },
            &mut objects,
        );
    }
    objects
}

/// A JSON value with all its members, of which `Value` keeps only the last of each key. Not
/// `RawValue`: its feature gives one key a meaning of its own.
enum Node {
    Object(Members),
    Array(Vec<Node>),
    Text,
    Other,
}

impl Node {
    /// Takes the value. In place of an array or object, `Other` is left.
    fn take(&mut self) -> Self {
        match self {
            Self::Object(_) | Self::Array(_) => mem::replace(self, Self::Other),
            Self::Text => Self::Text,
            Self::Other => Self::Other,
        }
    }
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
        let mut elements = Vec::new();
        while let Some(element) = seq.next_element()? {
            elements.push(element);
        }
        Ok(Node::Array(elements))
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
