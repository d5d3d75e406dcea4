//! The parts of a line of the journal, which are borrowed from it.

use std::borrow::Cow;
use std::fmt;

use bandwidth_callbacks::types::Value;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The parts of a line.
#[derive(Deserialize)]
pub struct Line<'l> {
    #[serde(borrow)]
    pub received: Text<'l>,
    #[serde(borrow)]
    pub family: Text<'l>,
    #[serde(borrow, rename = "type")]
    pub event_type: Text<'l>,
    #[serde(borrow)]
    pub id: Option<Text<'l>>,
    #[serde(borrow)]
    pub event: Members<'l>,
}

/// A text, borrowed unless it has escapes.
#[derive(Deserialize)]
pub struct Text<'l>(#[serde(borrow)] pub Cow<'l, str>);

/// The members of an object in their order, with values as they are written.
pub struct Members<'l>(pub Vec<(Cow<'l, str>, &'l str)>);

/// Adds a key to an object, which begins if it is empty.
pub fn write_key(key: &str, object: &mut Vec<u8>) {
    object.push(if object.is_empty() { b'{' } else { b',' });
    Value::Text(key).write_json(object);
    object.push(b':');
}

/// Adds a member to an object.
pub fn write_member(key: &str, json: &str, object: &mut Vec<u8>) {
    write_key(key, object);
    object.extend_from_slice(json.as_bytes());
}

impl<'de: 'l, 'l> Deserialize<'de> for Members<'l> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((key, value)) = map.next_entry::<Text<'de>, &RawValue>()? {
                    members.push((key.0, value.get()));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Object)
    }
}
