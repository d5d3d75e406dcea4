//! Records from keywords and `dict` objects.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use serde_json::{Map, Value};

use crate::class::{Class, Kind, Member, fits};
use crate::error::{self, text};
use crate::parsed::{from_bytes, restored};
use crate::record::{Record, Source};
use crate::time;

/// How deep `dict` and `list` objects can be nested, as in bodies.
const MAX_DEPTH: usize = 32;

/// The keyword for unknown fields.
const MORE: &str = "additional_properties";

pub fn no_such_field(class: &Class, name: &str) -> PyErr {
    PyTypeError::new_err(format!("{} has no field `{name}`", class.name))
}

/// Makes a record from keywords, and of another record if there is one.
pub fn record(
    py: Python<'_>,
    class: &'static Class,
    of: Option<&Bound<'_, PyAny>>,
    values: Option<&Bound<'_, PyDict>>,
) -> PyResult<Record> {
    if let Some(Ok(pickled)) = of.map(|of| of.cast::<PyTuple>()) {
        return restored(py, class, pickled.extract()?);
    }
    let of = match of.map(|of| of.cast::<Record>()) {
        None => None,
        Some(Ok(record)) if std::ptr::eq(record.get().class, class) => Some(record),
        Some(_) => {
            let error = format!("{} takes keywords, or one {0}", class.name);
            return Err(PyTypeError::new_err(error));
        }
    };
    if let (Some(of), None) = (of, values) {
        // Of a copy of a copy, the first is kept: reading and dropping must not go through a chain.
        let first = match &of.get().source {
            Source::Of(first, None) => first.clone_ref(py),
            _ => of.clone().unbind(),
        };
        let source = Source::Of(first, None);
        return Ok(Record { class, source });
    }
    let mut members = match of.map(|of| of.get().to_value()) {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    };
    // Before the fields, which win.
    if let Some(more) = values.and_then(|values| values.get_item(MORE).transpose()) {
        let more = to_json(&more?)?;
        if let Some(Value::Object(extra)) = of.map(|of| of.get().extra()) {
            members.retain(|key, _| !extra.contains_key(key));
        }
        match more {
            Value::Object(more) => members.extend(more),
            Value::Null => {}
            _ => {
                let error = "additional_properties is a dict";
                return Err(PyTypeError::new_err(error));
            }
        }
    }
    let mut given_keys = Vec::new();
    for (name, value) in values.into_iter().flat_map(|values| values.iter()) {
        let name = text(name.cast()?)?;
        if name == MORE {
            continue;
        }
        let member = class
            .member(name)
            .ok_or_else(|| no_such_field(class, name))?;
        if given_keys.contains(&member.key) {
            let error = format!("{} has two values for `{}`", class.name, member.attribute);
            return Err(PyTypeError::new_err(error));
        }
        given_keys.push(member.key);
        if !member.alias.is_empty() {
            members.shift_remove(member.alias);
        }
        if value.is_none() {
            members.shift_remove(member.key);
        } else {
            members.insert(member.key.to_owned(), given(class, member, &value)?);
        }
    }
    from_value(py, class, &Value::Object(members))
}

/// Makes a record of JSON, as if it were a body.
pub fn from_value(py: Python<'_>, class: &'static Class, value: &Value) -> PyResult<Record> {
    let json = serde_json::to_vec(value).unwrap_or_default();
    from_bytes(py, class, &PyBytes::new(py, &json).into())
}

/// The JSON of a value that was given for a field.
fn given(class: &Class, member: &Member, value: &Bound<'_, PyAny>) -> PyResult<Value> {
    let json = to_json(value)?;
    if let (Kind::Object(wanted), Ok(record)) = (member.kind, value.cast::<Record>())
        && !std::ptr::eq(record.get().class, wanted)
    {
        return Err(wrong_type(class, member));
    }
    if fits(member.kind, &json) {
        Ok(json)
    } else {
        Err(wrong_type(class, member))
    }
}

fn wrong_type(class: &Class, member: &Member) -> PyErr {
    let error = format!("{}.{} has another type", class.name, member.attribute);
    PyTypeError::new_err(error)
}

/// JSON of values of Python.
pub fn to_json(value: &Bound<'_, PyAny>) -> PyResult<Value> {
    nested(value, 0)
}

fn nested(value: &Bound<'_, PyAny>, depth: usize) -> PyResult<Value> {
    if depth > MAX_DEPTH {
        return Err(PyValueError::new_err("values are nested too deeply"));
    }
    if value.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(error::text(text)?.into());
    }
    if let Ok(value) = value.cast::<PyBool>() {
        return Ok(value.is_true().into());
    }
    if value.is_instance_of::<PyInt>() {
        if let Ok(number) = value.extract::<i64>() {
            return Ok(number.into());
        }
        if let Ok(number) = value.extract::<u64>() {
            return Ok(number.into());
        }
        // As in JSON. Of more than a `float` holds, Python raises `OverflowError`.
        return Ok(value.extract::<f64>()?.into());
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        let number = serde_json::Number::from_f64(number.value());
        return number
            .map(Value::Number)
            .ok_or_else(|| PyValueError::new_err("JSON has no such number"));
    }
    if let Ok(record) = value.cast::<Record>() {
        return Ok(record.get().to_value());
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        // Of a copy: the iterator panics if the `dict` changes, by another thread or by a `tzinfo`.
        let dict = dict.copy()?;
        let members = dict.iter().map(|(key, value)| {
            let key = text(key.cast()?)?.to_owned();
            Ok((key, nested(&value, depth + 1)?))
        });
        return Ok(Value::Object(members.collect::<PyResult<_>>()?));
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        let elements = value
            .try_iter()?
            .map(|element| nested(&element?, depth + 1));
        return Ok(Value::Array(elements.collect::<PyResult<_>>()?));
    }
    if time::is_time(value)? {
        return Ok(time::from_python(value)?.into());
    }
    Err(PyTypeError::new_err("JSON has no value of this type"))
}
