//! The base of all classes: what was parsed or made, and what can be asked of it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use bandwidth::OwnedCallback;
use bandwidth::messaging::Messages;
use pyo3::basic::CompareOp;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple, PyType};
use self_cell::{MutBorrow, self_cell};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::class::{Class, Kind, fits};
use crate::http::Reply;
use crate::read::{self, Mode};
use crate::voice::Texts;
use crate::{made, time};

self_cell!(
    /// Messaging events with the body that they borrow from.
    pub struct OwnedMessages {
        owner: MutBorrow<Vec<u8>>,
        #[covariant]
        dependent: Messages,
    }
);

/// Where the values of a record are. None of them is made before it is asked for.
pub enum Source {
    Texts(Texts),
    /// A voice event with escapes, or with anything else that is unusual.
    Voice(OwnedCallback),
    Message(Arc<OwnedMessages>, usize),
    Audio(Box<Audio>),
    /// What was made by hand, and what is rare.
    Json(Value),
    /// The object under a key of another record.
    Part(Py<Record>, &'static str),
}

/// A media frame.
pub struct Audio {
    pub bytes: Py<PyBytes>,
    pub track: Option<String>,
    pub number: Value,
    pub extra: Value,
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

impl Record {
    pub fn initializer(self) -> PyClassInitializer<Self> {
        PyClassInitializer::from(self)
    }
}

impl Event {
    pub fn initializer(record: Record) -> PyClassInitializer<Self> {
        record.initializer().add_subclass(Self)
    }
}

impl MessageEvent {
    pub fn initializer(record: Record) -> PyClassInitializer<Self> {
        Event::initializer(record).add_subclass(Self)
    }
}

impl Frame {
    pub fn initializer(record: Record) -> PyClassInitializer<Self> {
        record.initializer().add_subclass(Self)
    }
}

/// Bytes that become Base64 if they are asked for.
struct Encoded<'b>(&'b [u8]);

impl Serialize for Encoded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use base64::Engine as _;
        serializer.serialize_str(&base64::engine::general_purpose::STANDARD.encode(self.0))
    }
}

impl Source {
    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        match self {
            Self::Texts(event) => Self::Texts(event.clone_ref(py)),
            Self::Voice(event) => Self::Voice(event.clone()),
            Self::Message(messages, index) => Self::Message(messages.clone(), *index),
            Self::Audio(audio) => Self::Audio(Box::new(Audio {
                bytes: audio.bytes.clone_ref(py),
                track: audio.track.clone(),
                number: audio.number.clone(),
                extra: audio.extra.clone(),
            })),
            Self::Json(value) => Self::Json(value.clone()),
            Self::Part(record, key) => Self::Part(record.clone_ref(py), key),
        }
    }

    /// The event, if it is one of voice.
    pub fn voice(&self, py: Python<'_>) -> Option<&OwnedCallback> {
        match self {
            Self::Texts(event) => event.whole(py),
            Self::Voice(event) => Some(event),
            _ => None,
        }
    }

    /// Serializes what is not an object in another record.
    pub fn serialize_root<S: Serializer>(&self, py: Python<'_>, to: S) -> Result<S::Ok, S::Error> {
        if let Some(event) = self.voice(py) {
            return event.get().serialize(to);
        }
        match self {
            Self::Message(messages, index) => match messages.borrow_dependent().get(*index) {
                Some(event) => event.serialize(to),
                None => to.serialize_unit(),
            },
            Self::Audio(audio) => {
                let mut members = to.serialize_map(None)?;
                members.serialize_entry("eventType", "media")?;
                if let Some(track) = &audio.track {
                    members.serialize_entry("track", track)?;
                }
                members.serialize_entry("payload", &Encoded(audio.bytes.bind(py).as_bytes()))?;
                if !audio.number.is_null() {
                    members.serialize_entry("sequenceNumber", &audio.number)?;
                }
                for (key, value) in audio.extra.as_object().into_iter().flatten() {
                    members.serialize_entry(key, value)?;
                }
                members.end()
            }
            Self::Json(value) => value.serialize(to),
            Self::Part(..) | Self::Texts(_) | Self::Voice(_) => to.serialize_unit(),
        }
    }
}

/// How deep an object can be in an event. The schema has three levels.
const LEVELS: usize = 7;

/// Keys from an event to a value in it.
pub struct Path {
    keys: [&'static str; LEVELS],
    start: usize,
}

impl Path {
    pub fn keys(&self) -> &[&'static str] {
        &self.keys[self.start..]
    }

    fn prepend(&mut self, key: &'static str) {
        if let Some(start) = self.start.checked_sub(1) {
            self.keys[start] = key;
            self.start = start;
        }
    }
}

impl Record {
    /// The event that it is or is in, and the path to it or to a field of it.
    pub fn locate(&self, key: Option<&'static str>) -> (&Self, Path) {
        let mut path = Path {
            keys: [""; LEVELS],
            start: LEVELS,
        };
        if let Some(key) = key {
            path.prepend(key);
        }
        let mut record = self;
        while let Source::Part(outer, key) = &record.source {
            path.prepend(key);
            record = outer.get();
        }
        (record, path)
    }

    /// All of it.
    pub fn to_value(&self, py: Python<'_>) -> Value {
        let (root, path) = self.locate(None);
        let value = root
            .source
            .serialize_root(py, serde_json::value::Serializer);
        let mut value = value.unwrap_or_default();
        for key in path.keys() {
            value = value.get_mut(key).map(Value::take).unwrap_or_default();
        }
        value
    }

    /// All of it, in a form that is the same for records with the same meaning.
    fn normal(&self, py: Python<'_>) -> Value {
        let mut value = self.to_value(py);
        normalize(&mut value, self.class);
        value
    }

    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = match self.source.voice(py) {
            Some(event) => read::whole(py, &event.get())?,
            None => read::whole(py, &self.to_value(py))?,
        };
        Ok(dict.cast_into::<PyDict>()?)
    }
}

/// One key for each field, and times as numbers.
fn normalize(value: &mut Value, class: &Class) {
    let Value::Object(members) = value else {
        return;
    };
    for member in class.members {
        if !member.alias.is_empty()
            && let Some(value) = members.remove(member.alias)
        {
            members.insert(member.key.to_owned(), value);
        }
        match (member.kind, members.get_mut(member.key)) {
            (Kind::Time, Some(Value::String(text))) => *text = time::normal(text),
            (Kind::Object(class), Some(value)) => normalize(value, class),
            (Kind::Objects(class), Some(Value::Array(values))) => {
                values.iter_mut().for_each(|value| normalize(value, class));
            }
            _ => {}
        }
    }
}

/// Replaces the texts of times by `datetime` objects.
fn typed(dict: &Bound<'_, PyDict>, class: &Class) -> PyResult<()> {
    for member in class.members {
        for key in [member.key, member.alias] {
            let Some(value) = dict.get_item(key)? else {
                continue;
            };
            match member.kind {
                Kind::Time => {
                    if let Some(text) = time::text_of(&value)
                        && let Some(time) = time::to_python(dict.py(), text)?
                    {
                        dict.set_item(key, time)?;
                    }
                }
                Kind::Object(class) => {
                    if let Ok(dict) = value.cast::<PyDict>() {
                        typed(dict, class)?;
                    }
                }
                Kind::Objects(class) if fits(member.kind, &value) => {
                    for object in value.try_iter()? {
                        typed(object?.cast::<PyDict>()?, class)?;
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
        let table = made::table_of(class)?;
        let record = made::from_bytes(class.py(), table, made::body(json)?)?;
        made::instance(class, record)
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
        let table = made::table_of(class)?;
        let json = serde_json::to_vec(&made::to_json(dict)?).unwrap_or_default();
        let record = made::from_bytes(class.py(), table, json)?;
        made::instance(class, record).map(Some)
    }

    /// Returns the event as JSON text: all fields that have a value, also unknown ones.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        let mut json = Vec::new();
        match self.source.voice(py) {
            Some(event) => event.write_json(&mut json),
            None => json = serde_json::to_vec(&self.to_value(py)).unwrap_or_default(),
        }
        Ok(String::from_utf8(json).unwrap_or_default())
    }

    /// Returns a `dict` with the keys of JSON, with times as `datetime` objects. A text that is no
    /// time stays a text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = self.dict(py)?;
        typed(&dict, self.class)?;
        Ok(dict)
    }

    /// Returns the text of a field as it came, also of a time. The name is that of the attribute or
    /// that in JSON.
    fn as_received<'py>(
        slf: &Bound<'py, Self>,
        name: &str,
    ) -> PyResult<Option<Bound<'py, PyString>>> {
        let Some(member) = slf.get().class.member(name) else {
            return Err(made::no_such_field(slf.get().class, name));
        };
        for key in [member.key, member.alias] {
            let found = read::member(slf.py(), slf.get(), key, Mode::Value)?;
            if let Some(read::Found::Value(value)) = found
                && let Ok(text) = value.cast_into::<PyString>()
            {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// The unknown fields, and known ones with a value of another type than documented.
    #[getter]
    fn additional_properties<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        if let Some(event) = self.source.voice(py) {
            return Ok(read::whole(py, event.get().extra())?.cast_into()?);
        }
        let dict = self.dict(py)?;
        for member in self.class.members {
            for key in [member.key, member.alias] {
                if let Some(value) = dict.get_item(key)?
                    && (value.is_none() || fits(member.kind, &value))
                {
                    dict.del_item(key)?;
                }
            }
        }
        Ok(dict)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let record = slf.get();
        if let Some(event) = record.source.voice(slf.py()) {
            return Ok(format!("<{:?}>", event.get()));
        }
        match &record.source {
            Source::Message(messages, index) => {
                let event = messages.borrow_dependent().get(*index);
                Ok(event.map_or_else(String::new, |event| format!("<{event:?}>")))
            }
            Source::Audio(audio) => Ok(format!(
                "<{} of {} bytes>",
                record.class.name,
                audio.bytes.bind(slf.py()).as_bytes().len()
            )),
            _ => {
                let value = record.to_value(slf.py());
                let names = record.class.members.iter().filter(|member| {
                    value
                        .get(member.key)
                        .or_else(|| value.get(member.alias))
                        .is_some()
                });
                let names: Vec<_> = names.map(|member| member.attribute).collect();
                Ok(format!("<{} with {}>", record.class.name, names.join(", ")))
            }
        }
    }

    fn __richcmp__(&self, other: &Bound<'_, PyAny>, op: CompareOp) -> PyResult<Py<PyAny>> {
        let py = other.py();
        let is_equal = match (other.cast::<Self>(), op) {
            (Ok(other), CompareOp::Eq | CompareOp::Ne) => {
                let other = other.get();
                std::ptr::eq(self.class, other.class) && self.normal(py) == other.normal(py)
            }
            _ => return Ok(py.NotImplemented()),
        };
        let result = is_equal == matches!(op, CompareOp::Eq);
        Ok(result.into_pyobject(py)?.to_owned().into_any().unbind())
    }

    fn __hash__(&self, py: Python<'_>) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.class.name, self.normal(py)).hash(&mut hasher);
        hasher.finish()
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    /// For `copy.replace`: the same with other values.
    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        slf.get_type().call((slf,), changes)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let json = slf.get().to_json(slf.py())?;
        Ok((slf.get_type().getattr("from_json")?, (json,)))
    }
}

#[pymethods]
impl Event {
    /// What Bandwidth expects as the answer.
    #[getter]
    fn reply(slf: &Bound<'_, Self>) -> Reply {
        let event = slf.as_super().get().source.voice(slf.py());
        event.map_or(Reply::Empty, |event| event.get().reply().into())
    }

    /// Returns a text that is the same for a repeated delivery of this event and for no other event,
    /// or nothing if the event has no id.
    fn dedup_key(slf: &Bound<'_, Self>) -> Option<String> {
        let source = &slf.as_super().get().source;
        if let Some(event) = source.voice(slf.py()) {
            return Some(event.get().dedup_key()?.to_text());
        }
        match source {
            Source::Message(messages, index) => {
                let key = messages.borrow_dependent().get(*index)?.dedup_key()?;
                Some(key.to_text())
            }
            _ => None,
        }
    }
}

#[pymethods]
impl Frame {
    /// The audio of a media frame as bytes: µ-law, a byte for each of 8000 samples a second. Nothing
    /// if the frame has none, or a payload that is not Base64.
    #[getter]
    fn audio(slf: &Bound<'_, Self>) -> Option<Py<PyBytes>> {
        match &slf.as_super().get().source {
            Source::Audio(audio) => Some(audio.bytes.clone_ref(slf.py())),
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
