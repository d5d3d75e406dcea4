//! The base of all classes: what was parsed or made.

use pyo3::prelude::*;
use serde_json::{Value, to_value};

use crate::body::{Body, Family, Known, Parsed};
use crate::class::{Class, Kind, Member, fits};
use crate::time;

/// Where the values of a record are. None of them is made before it is asked for.
pub enum Source {
    Body(Body),
    /// What was made by hand, and what is rare.
    Json(Value),
    /// Another record, or the object under a key of it.
    Of(Py<Record>, Option<&'static str>),
}

/// What all events, frames and nested objects have in common. Records do not change: they can be keys
/// of a `dict`, and copies are the record itself.
#[pyclass(frozen, subclass, module = "bandwidth_callbacks")]
pub struct Record {
    pub class: &'static Class,
    pub source: Source,
}

/// A webhook: the base of the classes of events.
#[pyclass(frozen, subclass, extends = Record, module = "bandwidth_callbacks")]
pub struct Event;

/// The base of the classes of messaging events.
#[pyclass(frozen, subclass, extends = Event, module = "bandwidth_callbacks")]
pub struct MessageEvent;

/// A message of a media stream: the base of the classes of frames.
#[pyclass(frozen, subclass, extends = Record, module = "bandwidth_callbacks")]
pub struct Frame;

impl Event {
    pub fn initializer(record: Record) -> PyClassInitializer<Self> {
        Record::initializer(record).add_subclass(Self)
    }
}

impl MessageEvent {
    pub fn initializer(record: Record) -> PyClassInitializer<Self> {
        Event::initializer(record).add_subclass(Self)
    }
}

impl Frame {
    pub fn initializer(record: Record) -> PyClassInitializer<Self> {
        Record::initializer(record).add_subclass(Self)
    }
}

/// The object in a messaging event: its texts are numbered from here.
pub const OBJECT: usize = 32;

impl Record {
    pub fn initializer(record: Self) -> PyClassInitializer<Self> {
        PyClassInitializer::from(record)
    }

    pub fn of_body(class: &'static Class, body: Body) -> Self {
        let source = Source::Body(body);
        Self { class, source }
    }

    pub fn of_value(class: &'static Class, value: Value) -> Self {
        let source = Source::Json(value);
        Self { class, source }
    }

    /// An instance of its class.
    pub fn build(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        (self.class.build)(py, self)
    }

    /// The body that it is the event of.
    pub fn body(&self) -> Option<&Body> {
        match &self.source {
            Source::Body(body) => Some(body),
            Source::Of(record, None) => record.get().body(),
            _ => None,
        }
    }

    /// What is known of the text with this number.
    pub fn text(&self, number: usize) -> Known<'_> {
        match &self.source {
            Source::Body(body) => body.text(number),
            Source::Json(_) => Known::Unknown,
            Source::Of(record, None) => record.get().text(number),
            Source::Of(record, Some(_)) => match record.get().body() {
                Some(body) if matches!(body.event(), Family::Message(_)) => {
                    body.text(OBJECT + number)
                }
                _ => Known::Unknown,
            },
        }
    }

    /// All of it.
    pub fn value(&self) -> Option<&Value> {
        match &self.source {
            Source::Body(body) => body.value(),
            Source::Json(value) => Some(value),
            Source::Of(record, None) => record.get().value(),
            Source::Of(record, Some(key)) => record.get().value()?.get(key),
        }
    }

    /// The value of a field, and the key that it is under. Nothing if it is null.
    pub fn member(&self, member: &Member) -> Option<(&'static str, &Value)> {
        member.find(self.value()?)
    }

    /// All of it. What is kept of a body for this is kept no longer.
    pub fn to_value(&self) -> Value {
        let value = match self.body() {
            Some(body) => body.to_value(),
            None => self.value().cloned(),
        };
        value.unwrap_or_default()
    }

    /// The unknown fields, and known ones with a value of another type than documented.
    pub fn extra(&self) -> Value {
        let of_event = self.body().and_then(|body| {
            body.parsed(|event| match event {
                Parsed::Voice(event) => to_value(event.extra()).ok(),
                Parsed::Message(event) => to_value(event.extra()).ok(),
                Parsed::Frame(_) => None,
            })?
        });
        if let Some(extra) = of_event {
            return extra;
        }
        let Value::Object(mut members) = self.to_value() else {
            return Value::Null;
        };
        members.retain(|key, value| match self.class.keyed(key) {
            Some(member) => !value.is_null() && !fits(member.kind, value),
            None => true,
        });
        members.into()
    }

    /// All of it, in a form that is the same for records with the same meaning.
    pub fn normal(&self) -> Value {
        let mut value = self.to_value();
        normalize(&mut value, Some(self.class));
        value
    }
}

const TWO_TO_64: f64 = 18_446_744_073_709_551_616.0;
const MINUS_TWO_TO_63: f64 = -9_223_372_036_854_775_808.0;

/// One key for each field, times as numbers in an array, and numbers that are equal as one of them.
fn normalize(value: &mut Value, class: Option<&Class>) {
    match value {
        Value::Number(number) => {
            // Exact up to where an integer of a body is a float, too.
            match number.as_f64().filter(|float| float.fract() == 0.0) {
                _ if !number.is_f64() => {}
                Some(float @ 0.0..TWO_TO_64) => *value = (float as u64).into(),
                Some(float @ MINUS_TWO_TO_63..0.0) => *value = (float as i64).into(),
                _ => {}
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| normalize(value, class)),
        Value::Object(members) => {
            let names = class.into_iter().flat_map(|class| class.members);
            for member in names.filter(|member| !member.alias.is_empty()) {
                if let Some(value) = members.remove(member.alias) {
                    members.insert(member.key.to_owned(), value);
                }
            }
            for (key, value) in members {
                match class
                    .and_then(|class| class.keyed(key))
                    .map(|member| member.kind)
                {
                    Some(Kind::Time) => {
                        if let Some(time) = value.as_str().and_then(time::normal) {
                            *value = vec![time].into();
                        }
                    }
                    Some(kind @ (Kind::Object(class) | Kind::Objects(class)))
                        if fits(kind, value) =>
                    {
                        normalize(value, Some(class));
                    }
                    _ => normalize(value, None),
                }
            }
        }
        _ => {}
    }
}
