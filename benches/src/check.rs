//! The check that makes times comparable: everyone reads the same values from a body, or it is told
//! who does not.

use bandwidth_callbacks::EventType;
use serde_json::{Map, Value};

use crate::bodies::Group;
use crate::peers::Contestant;
use crate::table::{self, Field};

/// What a parser makes of a group of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It reads all values.
    Same,
    /// It reads the documented fields and drops others.
    Drops,
    /// It reads the five fields of an envelope.
    Envelope,
    /// It refuses valid bodies.
    Refuses,
    /// It accepts invalid bodies.
    Accepts,
    /// It reads no values: a floor.
    Floor,
}

impl Verdict {
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Drops => "drops",
            Self::Envelope => "envelope",
            Self::Refuses => "refuses",
            Self::Accepts => "accepts",
            Self::Floor => "floor",
        }
    }
}

/// The verdict of each contestant.
///
/// # Panics
///
/// If one reads other values than the bodies have.
pub fn verdicts(contestants: &mut [Box<dyn Contestant>], group: &Group) -> Vec<Verdict> {
    contestants
        .iter_mut()
        .map(|contestant| verdict(&mut **contestant, group))
        .collect()
}

/// For values that the body does not have as such: whether all contestants read the same.
///
/// # Panics
///
/// If they do not, or if one refuses a body.
pub fn agree(contestants: &mut [Box<dyn Contestant>], group: &Group) -> Vec<Verdict> {
    for body in &group.bodies {
        let mut read: Vec<Value> = contestants
            .iter_mut()
            .filter_map(|contestant| contestant.values(body).unwrap())
            .collect();
        read.dedup();
        assert_eq!(
            read.len(),
            1,
            "contestants read different values in `{}`",
            group.name
        );
    }
    contestants
        .iter_mut()
        .map(|contestant| match contestant.values(&group.bodies[0]) {
            Some(Some(_)) => Verdict::Same,
            _ => Verdict::Floor,
        })
        .collect()
}

/// What a parser makes of each body of a group; the worst counts.
///
/// # Panics
///
/// If it reads other values than the body has.
pub fn verdict(contestant: &mut dyn Contestant, group: &Group) -> Verdict {
    let mut verdict = Verdict::Same;
    for body in &group.bodies {
        let read = contestant.values(body);
        verdict = match (read, expected(body)) {
            (Some(None), _) => return Verdict::Floor,
            (None, Some(_)) => return Verdict::Refuses,
            (Some(_), None) => return Verdict::Accepts,
            (None, None) => continue,
            (Some(Some(read)), Some(expected)) => {
                let read = canonical(read);
                if read == expected {
                    continue;
                }
                if read == envelope(&expected) {
                    verdict = Verdict::Envelope;
                    continue;
                }
                assert!(
                    read == documented(expected),
                    "{} reads other values in `{}`",
                    contestant.name(),
                    group.name
                );
                Verdict::Drops
            }
        };
    }
    verdict
}

/// What the body says, by serde_json, less the nulls of documented fields; `None` if it is not
/// JSON.
fn expected(body: &[u8]) -> Option<Value> {
    let mut value = canonical(serde_json::from_slice(body).ok()?);
    let fields = fields_of(&value);
    if let Value::Object(members) = &mut value {
        drop_nulls(members, fields);
    }
    Some(value)
}

/// The documented fields alone.
fn documented(mut value: Value) -> Value {
    let fields = fields_of(&value);
    if let Value::Object(members) = &mut value {
        let name = members.remove("eventType");
        drop_unknown(members, fields);
        members.extend(name.map(|name| ("eventType".to_owned(), name)));
    }
    value
}

/// The type, call, account, conference and tag alone, as far as they are texts.
fn envelope(value: &Value) -> Value {
    let keys = ["eventType", "callId", "accountId", "conferenceId", "tag"];
    let texts = keys
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), value.get(key)?.as_str()?.into())));
    Value::Object(texts.collect())
}

fn fields_of(body: &Value) -> &'static [Field] {
    body["eventType"]
        .as_str()
        .map_or(&[], |name| table::fields(EventType::from_wire(name)))
}

fn drop_nulls(members: &mut Map<String, Value>, fields: &[Field]) {
    for field in fields {
        match members.get_mut(field.name) {
            Some(Value::Null) => {
                members.remove(field.name);
            }
            Some(Value::Object(inside)) => drop_nulls(inside, field.inside),
            _ => {}
        }
    }
}

fn drop_unknown(members: &mut Map<String, Value>, fields: &[Field]) {
    members.retain(
        |name, value| match fields.iter().find(|field| field.name == name) {
            Some(field) => {
                if let Value::Object(inside) = value
                    && !field.inside.is_empty()
                {
                    drop_unknown(inside, field.inside);
                }
                true
            }
            None => false,
        },
    );
}

/// Numbers as floats, because parsers differ in what they take for an integer.
fn canonical(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(elements) => elements.into_iter().map(canonical).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, canonical(value)))
            .collect(),
        other => other,
    }
}
