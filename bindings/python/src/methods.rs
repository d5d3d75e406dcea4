//! What can be asked of all records, of events and of frames.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::basic::CompareOp;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyTuple, PyType};
use pythonize::pythonize;
use serde_json::Value;

use crate::attribute::to_python;
use crate::body::{Family, Parsed};
use crate::class::{self, Class, Kind};
use crate::http::Reply;
use crate::record::{Event, Frame, MessageEvent, Record};
use crate::{made, parsed, time};

/// Replaces the texts of times by `datetime` objects.
fn set_times(dict: &Bound<'_, PyDict>, class: &Class) -> PyResult<()> {
    for member in class.members {
        let is_typed = matches!(member.kind, Kind::Time | Kind::Object(_) | Kind::Objects(_));
        let keys = [member.key, member.alias].into_iter();
        for key in keys.filter(|key| is_typed && !key.is_empty()) {
            let Some(value) = dict.get_item(key)? else {
                continue;
            };
            match member.kind {
                Kind::Time => {
                    if let Ok(text) = value.cast::<PyString>()
                        && let Some(time) = time::to_python(dict.py(), text.to_str()?)?
                    {
                        dict.set_item(key, time)?;
                    }
                }
                Kind::Object(class) | Kind::Objects(class) => {
                    if let Ok(object) = value.cast::<PyDict>() {
                        set_times(object, class)?;
                    } else if let Ok(objects) = value.cast::<PyList>() {
                        for object in objects {
                            object
                                .cast()
                                .map(|object| set_times(object, class))
                                .unwrap_or(Ok(()))?;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

#[pymethods]
impl Record {
    /// Parses JSON text as this class.
    #[classmethod]
    fn from_json<'py>(
        class: &Bound<'py, PyType>,
        json: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let table = parsed::table_of(class)?;
        let record = parsed::from_bytes(class.py(), table, &parsed::bytes(json)?)?;
        parsed::instance(class, record)
    }

    /// Makes an instance of a `dict` with the keys of JSON. Times can be texts or `datetime` objects.
    #[classmethod]
    fn from_dict<'py>(
        class: &Bound<'py, PyType>,
        obj: &Bound<'py, PyAny>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        if obj.is_none() {
            return Ok(None);
        }
        if obj.is_instance(class)? {
            return Ok(Some(obj.clone()));
        }
        let Ok(dict) = obj.cast::<PyDict>() else {
            return Err(PyTypeError::new_err("from_dict takes a dict"));
        };
        let table = parsed::table_of(class)?;
        let record = made::from_value(class.py(), table, &made::to_json(dict)?)?;
        parsed::instance(class, record).map(Some)
    }

    /// Returns the event as JSON text: all fields that have a value, also unknown ones.
    fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    /// Returns a `dict` with the keys of JSON, with times as `datetime` objects. A text that is no
    /// time stays a text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let of_event = self
            .body()
            .and_then(|body| body.parsed(|event| pythonize(py, event)));
        let dict = match of_event {
            Some(dict) => dict?,
            None => to_python(py, &self.to_value())?,
        };
        if let Ok(dict) = dict.cast::<PyDict>() {
            set_times(dict, self.class)?;
        }
        Ok(dict)
    }

    /// Returns the text of a field as it came, also of a time. The name is that of the attribute or
    /// that in JSON.
    fn as_received<'py>(
        &self,
        py: Python<'py>,
        name: &str,
    ) -> PyResult<Option<Bound<'py, PyString>>> {
        let Some(member) = self.class.member(name) else {
            return Err(made::no_such_field(self.class, name));
        };
        Ok(match member.find(&self.to_value()) {
            Some((_, Value::String(text))) => Some(PyString::new(py, text)),
            _ => None,
        })
    }

    /// The unknown fields, and known ones with a value of another type than documented.
    #[getter]
    fn additional_properties<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.extra())
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let of_event = self.body().and_then(|body| match body.event() {
            Family::Frame(Some(audio)) => {
                let len = audio.bind(py).as_bytes().len();
                Some(format!("<{} of {len} bytes>", self.class.name))
            }
            Family::Frame(None) => None,
            _ => body.parsed(|event| format!("<{event:?}>")),
        });
        of_event.unwrap_or_else(|| {
            let value = self.to_value();
            let members = self.class.members.iter();
            let names = members
                .filter(|member| member.find(&value).is_some())
                .map(|member| member.attribute);
            let names = names.collect::<Vec<_>>().join(", ");
            format!("<{} with {names}>", self.class.name)
        })
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let is_equal = match (other.cast::<Self>(), op) {
            (Ok(other), CompareOp::Eq | CompareOp::Ne) => {
                let other = other.get();
                std::ptr::eq(self.class, other.class) && self.normal() == other.normal()
            }
            _ => return Ok(py.NotImplemented()),
        };
        let result = is_equal == matches!(op, CompareOp::Eq);
        Ok(result.into_pyobject(py)?.to_owned().into_any().unbind())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.class.name, self.normal()).hash(&mut hasher);
        hasher.finish()
    }

    fn __copy__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        copied(slf, None)
    }

    fn __deepcopy__<'py>(
        slf: &Bound<'py, Self>,
        memo: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        copied(slf, Some(memo))
    }

    /// For `copy.replace`: the same with other values.
    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        slf.get_type().call((slf,), changes)
    }

    /// What `__new__` makes it of again: the body, and of a messaging webhook the place of the event; or
    /// JSON of what has none.
    fn __getnewargs__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let py = slf.py();
        let (data, place) = match slf.get().body() {
            Some(body) => {
                let place = match body.event() {
                    Family::Message(place) => *place,
                    _ => 0,
                };
                (body.bytes().into_pyobject(py)?, Some(place))
            }
            None => (PyBytes::new(py, slf.get().to_json().as_bytes()), None),
        };
        ((data, place),).into_pyobject(py)
    }

    /// Protocols before the second do not know `__getnewargs__`.
    fn __reduce_ex__<'py>(slf: &Bound<'py, Self>, protocol: i32) -> PyResult<Bound<'py, PyAny>> {
        let object = slf.py().get_type::<PyAny>();
        object.call_method1("__reduce_ex__", (slf, protocol.max(2)))
    }

    /// The values are those that `__new__` got.
    #[pyo3(signature = (*_of, **_values))]
    fn __init__(&self, _of: &Bound<'_, PyTuple>, _values: Option<&Bound<'_, PyDict>>) {}
}

/// A copy: the record itself, unless the class is derived and can have attributes that change. Then as
/// `copy` does it with what `__reduce_ex__` returns.
fn copied<'py>(
    slf: &Bound<'py, Record>,
    memo: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    if class::is_ours(&slf.get_type())? {
        return Ok(slf.clone().into_any());
    }
    let reduced = slf.call_method1("__reduce_ex__", (2,))?;
    let (make, of) = (reduced.get_item(0)?, reduced.get_item(1)?.cast_into()?);
    let other = make.call1(of)?;
    let mut state = reduced.get_item(2)?;
    if state.is_none() {
        return Ok(other);
    }
    if let Some(memo) = memo {
        memo.set_item(slf.as_ptr() as usize, &other)?;
        let copy = slf.py().import("copy")?.getattr("deepcopy")?;
        state = copy.call1((state, memo))?;
    }
    if let Some(set) = other.getattr_opt("__setstate__")? {
        set.call1((state,))?;
        return Ok(other);
    }
    // Attributes, and those of `__slots__`.
    let (attributes, slots) = match state.cast::<PyTuple>() {
        Ok(both) => (both.get_item(0)?, both.get_item(1)?),
        Err(_) => (state.clone(), slf.py().None().into_bound(slf.py())),
    };
    if !attributes.is_none() {
        other
            .getattr("__dict__")?
            .call_method1("update", (attributes,))?;
    }
    if let Ok(slots) = slots.cast::<PyDict>() {
        for (name, value) in slots {
            other.setattr(name.cast::<PyString>()?, value)?;
        }
    }
    Ok(other)
}

#[pymethods]
impl Event {
    /// What Bandwidth expects as the answer.
    #[getter]
    fn reply(slf: &Bound<'_, Self>) -> Reply {
        let reply = slf.as_super().get().body().and_then(|body| {
            body.parsed(|event| match event {
                Parsed::Voice(event) => event.reply().into(),
                _ => Reply::Empty,
            })
        });
        reply.unwrap_or(Reply::Empty)
    }

    /// Returns a text that is the same for a repeated delivery of this event and for no other event,
    /// or nothing if the event has no id.
    fn dedup_key(slf: &Bound<'_, Self>) -> Option<String> {
        let body = slf.as_super().get().body()?;
        body.parsed(|event| match event {
            Parsed::Voice(event) => Some(event.dedup_key()?.to_text()),
            Parsed::Message(event) => Some(event.dedup_key()?.to_text()),
            Parsed::Frame(_) => None,
        })?
    }
}

#[pymethods]
impl Frame {
    /// The audio of a media frame as bytes: µ-law, a byte for each of 8000 samples a second. Nothing
    /// if the frame has none, or a payload that is not Base64.
    #[getter]
    fn audio(slf: &Bound<'_, Self>) -> Option<Py<PyBytes>> {
        match slf.as_super().get().body()?.event() {
            Family::Frame(Some(audio)) => Some(audio.clone_ref(slf.py())),
            _ => None,
        }
    }
}

/// Adds the bases to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Record>()?;
    module.add_class::<Event>()?;
    module.add_class::<MessageEvent>()?;
    module.add_class::<Frame>()?;
    // No attribute is positional in `match`.
    let empty = PyTuple::empty(module.py());
    module
        .py()
        .get_type::<Record>()
        .setattr("__match_args__", empty)?;
    Ok(())
}
