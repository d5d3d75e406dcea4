//! sonic-rs's lazy way: find all documented fields in one pass, and read each when it is asked for.
//! Here each is asked for.

use bandwidth_callbacks::EventType;
use serde_json::Value;
use sonic_rs::{JsonValueTrait, LazyValue, PointerTree};

use super::{Peer, Values};
use crate::table::{self, Field};

/// What to look for in one event, and the names that lead there.
struct Fields {
    tree: PointerTree,
    paths: Vec<Vec<&'static str>>,
}

impl Fields {
    fn new(event_type: EventType<'_>) -> Self {
        let mut fields = Self {
            tree: PointerTree::new(),
            paths: Vec::new(),
        };
        fields.add(&[], table::fields(event_type));
        fields
    }

    fn add(&mut self, outside: &[&'static str], inside: &[Field]) {
        for field in inside {
            let path = [outside, &[field.name]].concat();
            if field.inside.is_empty() {
                self.tree.add_path(&path);
                self.paths.push(path);
            } else {
                self.add(&path, field.inside);
            }
        }
    }
}

pub struct SonicRsLazy {
    /// In the order of `EventType::ALL`, which is alphabetical.
    events: Vec<Fields>,
}

impl Default for SonicRsLazy {
    fn default() -> Self {
        Self {
            events: EventType::ALL
                .iter()
                .map(|event_type| Fields::new(*event_type))
                .collect(),
        }
    }
}

impl Peer for SonicRsLazy {
    type Parsed<'a> = Option<Found<'a>>;

    fn name(&self) -> &'static str {
        "sonic-rs, lazy"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Found<'a>> {
        let body: &[u8] = body;
        let name = sonic_rs::get(body, ["eventType"]).ok()?;
        let event_type = EventType::from_wire(name.as_str()?);
        let place = EventType::ALL
            .binary_search_by_key(&event_type.as_str(), |known| known.as_str())
            .ok()?;
        let fields = &self.events[place];
        let values = sonic_rs::get_many(body, &fields.tree).ok()?;
        std::hint::black_box(values.iter().flatten().map(size).sum::<usize>());
        Some(Found {
            name,
            paths: &fields.paths,
            values,
        })
    }
}

/// Reads a value, whose text is unescaped only then.
fn size(value: &LazyValue<'_>) -> usize {
    if let Some(text) = value.as_str() {
        text.len()
    } else if value.is_array() {
        let elements = value.clone().into_array_iter();
        elements
            .into_iter()
            .flatten()
            .flatten()
            .map(|element| size(&element))
            .sum()
    } else if value.is_object() {
        let members = value.clone().into_object_iter();
        members
            .into_iter()
            .flatten()
            .flatten()
            .map(|(key, value)| key.len() + size(&value))
            .sum()
    } else {
        usize::from(value.as_f64().is_some() || value.as_bool().is_some())
    }
}

/// The values of an event's fields.
pub struct Found<'a> {
    name: LazyValue<'a>,
    paths: &'a [Vec<&'static str>],
    values: Vec<Option<LazyValue<'a>>>,
}

impl Values for Found<'_> {
    fn values(&self) -> Option<Value> {
        let mut event = serde_json::json!({"eventType": self.name.as_str()});
        for (path, value) in self.paths.iter().zip(&self.values) {
            let Some(value) = value else { continue };
            let mut place = &mut event;
            for name in path {
                if place.is_null() {
                    *place = Value::Object(serde_json::Map::new());
                }
                place = place.as_object_mut()?.entry(*name).or_insert(Value::Null);
            }
            *place = match value.as_str() {
                Some(text) => text.into(),
                None => serde_json::from_str(value.as_raw_str()).ok()?,
            };
        }
        Some(event)
    }
}
