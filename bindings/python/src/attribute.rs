//! Attributes: a field is read when it is asked for.

use bandwidth::voice::Field;
use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString, PyType};
use serde_json::Value;

use crate::body::Known;
use crate::class::{Class, Kind, Member, TABLE, Table, fits};
use crate::record::{Record, Source};
use crate::time;

// A descriptor, as `property` is one. No doc comment: that of the field would not be seen for it.
#[pyclass(frozen, module = "bandwidth_callbacks")]
pub struct Attribute {
    pub member: &'static Member,
    /// The field of voice events.
    field: Option<Field>,
    /// The number that the field has among the texts of a body, if it can be one.
    number: Option<usize>,
}

impl Attribute {
    pub fn new(class: &Class, place: usize, member: &'static Member) -> Self {
        let is_voice_event = class.family == "voice" && class.keyed("eventType").is_some();
        let field = is_voice_event.then(|| Field::named(member.key)).flatten();
        let number = match member.kind {
            Kind::Text | Kind::Time if is_voice_event => field.map(Field::number),
            Kind::Text | Kind::Time | Kind::Object(_) if !is_voice_event => Some(place),
            _ => None,
        };
        Self {
            member,
            field,
            number,
        }
    }
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

#[pymethods]
impl Attribute {
    fn __get__<'py>(
        slf: &Bound<'py, Self>,
        instance: Option<&Bound<'py, PyAny>>,
        _owner: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some(instance) = instance else {
            return Ok(Some(slf.clone().into_any()));
        };
        let (attribute, instance) = (slf.get(), instance.cast::<Record>()?);
        let (py, kind) = (slf.py(), attribute.member.kind);
        if let Some(number) = attribute.number {
            match (kind, instance.get().text(number)) {
                (Kind::Text, Known::Text(text)) => {
                    return Ok(Some(PyString::from_bytes(py, text)?.into_any()));
                }
                (Kind::Time, Known::Text(text)) => {
                    return time::to_python(py, str::from_utf8(text).unwrap_or_default());
                }
                (Kind::Object(class), Known::Text(_)) => {
                    return part(instance, class, attribute.member.key).map(Some);
                }
                (_, Known::Absent) => return Ok(None),
                _ => {}
            }
        } else if let (Some(field), Some(body)) = (attribute.field, instance.get().body()) {
            match kind {
                _ if !body.has(field) => return Ok(None),
                Kind::Object(class) => {
                    return part(instance, class, attribute.member.key).map(Some);
                }
                Kind::Bool | Kind::Integer | Kind::Number => {
                    let value = body.one(field);
                    return value.map(|value| to_python(py, &value)).transpose();
                }
                _ => {}
            }
        }
        value(instance, attribute.member)
    }

    // With these it is a data descriptor: an instance of a derived class has no other value of it.
    fn __set__(&self, _instance: &Bound<'_, PyAny>, _value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.__delete__(_instance)
    }

    fn __delete__(&self, _instance: &Bound<'_, PyAny>) -> PyResult<()> {
        let error = format!("`{}` cannot be changed", self.member.attribute);
        Err(PyAttributeError::new_err(error))
    }

    /// The name in Python.
    #[getter]
    fn __name__(&self) -> &'static str {
        self.member.attribute
    }

    #[getter]
    fn __doc__(&self) -> &'static str {
        self.member.doc
    }

    /// The name in JSON.
    #[getter]
    fn key(&self) -> &'static str {
        self.member.key
    }
}

/// An object of another record.
fn part<'py>(
    of: &Bound<'py, Record>,
    class: &'static Class,
    key: &'static str,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Source::Of(of.clone().unbind(), Some(key));
    let part = (class.build)(of.py(), Record { class, source })?;
    Ok(part.into_bound(of.py()))
}

/// Reads a field of any record.
fn value<'py>(
    instance: &Bound<'py, Record>,
    member: &'static Member,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = instance.py();
    let Some((key, value)) = instance.get().member(member) else {
        return Ok(None);
    };
    if !fits(member.kind, value) {
        return Ok(None);
    }
    match (member.kind, value) {
        (Kind::Time, Value::String(text)) => time::to_python(py, text),
        (Kind::Object(class), _) => part(instance, class, key).map(Some),
        (Kind::Objects(class), Value::Array(objects)) => {
            let objects = objects.iter().map(|object| {
                let source = Source::Json(object.clone());
                (class.build)(py, Record { class, source })
            });
            let objects = objects.collect::<PyResult<Vec<_>>>()?;
            Ok(Some(PyList::new(py, objects)?.into_any()))
        }
        _ => Ok(Some(to_python(py, value)?)),
    }
}

/// The value as Python has it: `dict`, `list`, `str` and so on.
pub fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize::pythonize(py, value)?)
}
