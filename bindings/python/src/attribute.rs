//! Attributes: a field is read when it is asked for.

use bandwidth::voice::Field;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::class::{Class, Kind, Member, fits};
use crate::read::{self, Found, Mode};
use crate::record::{Record, Source};
use crate::time;

// A descriptor, as `property` is one. No doc comment: that of the field would not be seen for it.
#[pyclass(frozen, module = "bandwidth_callbacks")]
pub struct Attribute {
    pub member: &'static Member,
    /// The number of the field, in voice events.
    field: Option<Field>,
}

impl Attribute {
    pub fn new(class: &Class, member: &'static Member) -> Self {
        let is_voice_event = class.family == "voice" && class.keyed("eventType").is_some();
        Self {
            member,
            field: is_voice_event.then(|| Field::named(member.key)).flatten(),
        }
    }
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
        let (py, source) = (slf.py(), &instance.get().source);
        let Some(field) = attribute.field else {
            return value(instance, attribute.member);
        };
        let kind = attribute.member.kind;
        if let (Kind::Text | Kind::Time, Source::Texts(event)) = (kind, source) {
            return text(py, kind, event.text(py, field));
        }
        match (kind, source.voice(py)) {
            (Kind::Text | Kind::Time, Some(event)) => text(py, kind, event.view().text(field)),
            _ => value(instance, attribute.member),
        }
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

/// A text, or the time that it is.
fn text<'py>(
    py: Python<'py>,
    kind: Kind,
    text: Option<&str>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    match (kind, text) {
        (_, None) => Ok(None),
        (Kind::Time, Some(text)) => time::to_python(py, text),
        (_, Some(text)) => Ok(Some(PyString::new(py, text).into_any())),
    }
}

/// Reads a field of any record.
pub fn value<'py>(
    instance: &Bound<'py, Record>,
    member: &'static Member,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = instance.py();
    let record = instance.get();
    let mode = match member.kind {
        Kind::Object(_) => Mode::Object,
        Kind::Time => Mode::Time,
        _ => Mode::Value,
    };
    let mut key = member.key;
    let mut found = read::member(py, record, key, mode)?;
    if found.is_none() && !member.alias.is_empty() {
        key = member.alias;
        found = read::member(py, record, key, mode)?;
    }
    let Some(found) = found else {
        return Ok(None);
    };
    match (member.kind, found) {
        (Kind::Object(class), Found::Object) => {
            let source = Source::Part(instance.clone().unbind(), key);
            let part = Record { class, source };
            Ok(Some((class.build)(py, part)?.into_bound(py)))
        }
        (Kind::Time, Found::Value(time)) => Ok(Some(time)),
        (kind, Found::Value(value)) if fits(kind, &value) => typed(kind, value),
        _ => Ok(None),
    }
}

/// A value that fits its kind, as Python has it.
pub fn typed<'py>(kind: Kind, value: Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    match kind {
        Kind::Objects(class) => {
            let objects = value.try_iter()?.map(|object| {
                let source = Source::Json(crate::made::to_json(&object?)?);
                (class.build)(value.py(), Record { class, source })
            });
            let objects = objects.collect::<PyResult<Vec<_>>>()?;
            Ok(Some(objects.into_pyobject(value.py())?.into_any()))
        }
        _ => Ok(Some(value)),
    }
}
