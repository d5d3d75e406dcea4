//! What the generated tables consist of.

use pyo3::prelude::*;
use pyo3::types::PyType;
use serde_json::Value;

use crate::record::Record;

/// A class: the facts that its methods read.
pub struct Class {
    pub name: &'static str,
    pub family: &'static str,
    /// The name of the event on the wire. Empty for nested objects and events without a type.
    pub event: &'static str,
    pub build: fn(Python<'_>, Record) -> PyResult<Py<PyAny>>,
    pub members: &'static [&'static Member],
    /// Of a nested object, an event that has it.
    pub within: Option<Within>,
}

/// JSON of an event around an object.
pub struct Within {
    pub class: &'static Class,
    pub before: &'static str,
    pub after: &'static str,
    /// Where the object is, as a JSON pointer.
    pub at: &'static str,
}

/// A documented field of a class.
pub struct Member {
    /// The name in Python.
    pub attribute: &'static str,
    /// The name in JSON.
    pub key: &'static str,
    /// A second name in JSON, or nothing.
    pub alias: &'static str,
    pub kind: Kind,
    pub doc: &'static str,
}

/// How a value is read.
#[derive(Clone, Copy)]
pub enum Kind {
    Text,
    Time,
    Bool,
    Integer,
    Number,
    TextOrNumber,
    /// A text or a list of texts.
    Tracks,
    /// An object of texts.
    Pairs,
    Texts,
    Object(&'static Class),
    Objects(&'static Class),
}

impl Member {
    /// The value of the field in an object, and the key that it is under. Nothing if it is null.
    pub fn find<'v>(&self, object: &'v Value) -> Option<(&'static str, &'v Value)> {
        let mut keys = [self.key, self.alias].into_iter();
        keys.find_map(|key| Some((key, object.get(key).filter(|value| !value.is_null())?)))
    }

    pub fn has_key(&self, key: &str) -> bool {
        self.key == key || (!self.alias.is_empty() && self.alias == key)
    }
}

impl Class {
    /// The field with that name in Python or in JSON.
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        let mut members = self.members.iter().copied();
        members.find(|member| member.attribute == name || member.has_key(name))
    }

    /// The key of the type, if bodies of the class must have one.
    pub fn type_key(&self) -> Option<&'static str> {
        let member = self.members.first()?;
        (!self.event.is_empty()).then_some(member.key)
    }

    /// The field with that name in JSON.
    pub fn keyed(&self, key: &str) -> Option<&'static Member> {
        self.members
            .iter()
            .copied()
            .find(|member| member.has_key(key))
    }
}

/// The table of a class, as an attribute of its type: that is how class methods find it, also from
/// classes that users derive.
#[pyclass(frozen)]
pub struct Table(pub &'static Class);

pub const TABLE: &str = "_table";

/// Returns the table of a type.
pub fn of(class: &Bound<'_, PyType>) -> Option<&'static Class> {
    let table = class.getattr(TABLE).ok()?;
    Some(table.cast::<Table>().ok()?.get().0)
}

/// Whether it is the type of a table itself, and not one that is derived from it.
pub fn is_ours(class: &Bound<'_, PyType>) -> PyResult<bool> {
    class.getattr("__dict__")?.contains(TABLE)
}

/// Whether a value is one that the field is documented with. The others stay with the unknown
/// fields.
pub fn fits(kind: Kind, value: &Value) -> bool {
    let all = |is: fn(&Value) -> bool| value.as_array().is_some_and(|list| list.iter().all(is));
    match kind {
        Kind::Text | Kind::Time => value.is_string(),
        Kind::Bool => value.is_boolean(),
        Kind::Integer => value.as_u64().is_some_and(|it| u32::try_from(it).is_ok()),
        Kind::Number => value.is_number(),
        Kind::TextOrNumber => value.is_string() || value.is_number(),
        Kind::Tracks => value.is_string() || all(Value::is_string),
        Kind::Pairs => {
            let pairs = value.as_object();
            pairs.is_some_and(|pairs| pairs.values().all(Value::is_string))
        }
        Kind::Texts => all(Value::is_string),
        Kind::Object(_) => value.is_object(),
        Kind::Objects(_) => all(Value::is_object),
    }
}
