//! What the generated tables consist of, and how a table becomes a class of Python.

use pyo3::prelude::*;
use pyo3::types::PyType;
use serde_json::Value;

use crate::attribute::Attribute;
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

/// Gives a type its attributes.
pub fn describe(class: &Bound<'_, PyType>, table: &'static Class) -> PyResult<()> {
    let py = class.py();
    class.setattr(TABLE, Table(table))?;
    for (place, member) in table.members.iter().enumerate() {
        let attribute = Py::new(py, Attribute::new(table, place, member))?;
        class.setattr(member.attribute, &attribute)?;
        if (member.attribute, member.key) == ("event_type", "type") {
            class.setattr(member.key, attribute)?;
        }
    }
    Ok(())
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

/// The fields of a family.
macro_rules! fields {
    ($($name:ident $attribute:literal $key:literal $alias:literal $kind:expr, $doc:literal;)*) => {
        mod field {
            #[allow(unused_imports, reason = "the tables of nested objects")]
            use super::*;
            $(
                pub static $name: Member = Member {
                    attribute: $attribute,
                    key: $key,
                    alias: $alias,
                    kind: $kind,
                    doc: $doc,
                };
            )*
        }
    };
}
pub(crate) use fields;

/// Of a nested object, an event that has it.
macro_rules! within {
    () => {
        None
    };
    ($class:ident $before:literal $after:literal $at:literal) => {
        Some(crate::class::Within {
            class: &$class,
            before: $before,
            after: $after,
            at: $at,
        })
    };
}
pub(crate) use within;

/// The classes of a family. A class has no data of its own, so that `isinstance` and `match` work at
/// no cost for each event.
macro_rules! classes {
    (
        $family:literal
        $(
            #[doc = $doc:literal]
            $name:ident: $base:ident = $table:ident $event:literal [$($field:ident,)*]
                $(in $class:ident $before:literal $after:literal $at:literal)?;
        )+
    ) => {
        $(
            static $table: Class = Class {
                name: stringify!($name),
                family: $family,
                event: $event,
                build: $name::build,
                members: &[$(&field::$field,)*],
                within: crate::class::within!($($class $before $after $at)?),
            };

            #[doc = $doc]
            #[pyo3::pyclass(
                extends = crate::record::$base,
                frozen,
                subclass,
                module = "bandwidth_callbacks"
            )]
            pub struct $name;

            #[pyo3::pymethods]
            impl $name {
                #[new]
                #[pyo3(signature = (of = None, /, **values))]
                fn new(
                    of: Option<&pyo3::Bound<'_, pyo3::PyAny>>,
                    values: Option<&pyo3::Bound<'_, pyo3::types::PyDict>>,
                    py: pyo3::Python<'_>,
                ) -> pyo3::PyResult<pyo3::PyClassInitializer<Self>> {
                    let record = crate::made::record(py, &$table, of, values)?;
                    Ok(crate::record::$base::initializer(record).add_subclass(Self))
                }
            }

            impl $name {
                fn build(
                    py: pyo3::Python<'_>,
                    record: crate::record::Record,
                ) -> pyo3::PyResult<pyo3::Py<pyo3::PyAny>> {
                    let record = crate::record::$base::initializer(record).add_subclass(Self);
                    Ok(pyo3::Py::new(py, record)?.into_any())
                }
            }
        )+

        /// Adds the classes to the module.
        pub fn add(module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
            use pyo3::types::PyModuleMethods as _;
            $(
                module.add_class::<$name>()?;
                crate::class::describe(&module.py().get_type::<$name>(), &$table)?;
            )+
            Ok(())
        }
    };
}
pub(crate) use classes;
