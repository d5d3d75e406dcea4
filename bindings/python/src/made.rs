//! Records from bodies, keywords and `dict` objects.

use std::cell::RefCell;

use bandwidth::any::AnyBody;
use bandwidth::messaging::Messages;
use bandwidth::stream::{DecodedFrame, FrameType};
use bandwidth::voice::DtmfCallback;
use bandwidth::{Error, ErrorKind, Parser};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{
    PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple, PyType,
};
use serde_json::{Map, Value, to_value};

use crate::body::{Body, Family, Texts};
use crate::class::{self, Class, Kind, Member, classes, fits};
use crate::error::{parse_error, refused};
use crate::generated::{messaging, notification, stream, voice};
use crate::record::{Record, Source};
use crate::time;

mod field {}

classes! {
    "any"
    #[doc = "A body of no kind that this release knows: all of it is in `additional_properties`."]
    UnknownBody: Event = UNKNOWN_BODY "" [];
}

/// The longest body that the parser takes. Of a longer one, so much is copied that it is refused.
const MAX_LEN: usize = 256 * 1024;

/// How deep `dict` and `list` objects can be nested, as in bodies.
const MAX_DEPTH: usize = 32;

thread_local! {
    static PARSER: RefCell<Parser> = RefCell::new(Parser::new());
}

/// Python can collect garbage whenever an object is made, and then run a finalizer that parses too.
pub fn with_parser<T>(use_it: impl FnOnce(&mut Parser) -> T) -> T {
    PARSER.with(|parser| match parser.try_borrow_mut() {
        Ok(mut parser) => use_it(&mut parser),
        Err(_) => use_it(&mut Parser::new()),
    })
}

/// The bytes of a body, which nobody changes any more.
pub fn bytes(body: &Bound<'_, PyAny>) -> PyResult<PyBackedBytes> {
    let py = body.py();
    if let Ok(bytes) = body.extract() {
        Ok(bytes)
    } else if let Ok(text) = body.cast::<PyString>() {
        // It fails for a lone surrogate.
        let text = text.to_str();
        let bytes = text
            .map_err(|_| refused(py, ErrorKind::InvalidUtf8))?
            .as_bytes();
        // Of a body that is refused because of its length, no copy is made.
        Ok(PyBytes::new(py, &bytes[..bytes.len().min(MAX_LEN + 1)]).into())
    } else if body.is_instance_of::<PyMemoryView>() {
        // The stable interface has no buffers before Python 3.11.
        let bytes = py.get_type::<PyBytes>().call1((body,))?;
        Ok(bytes.cast_into::<PyBytes>()?.into())
    } else {
        Err(PyTypeError::new_err(
            "a body is bytes, bytearray, memoryview or str",
        ))
    }
}

/// Parses a voice webhook.
pub fn callback(body: PyBackedBytes) -> Result<Record, Error> {
    let (class, texts) = with_parser(|parser| {
        let view = parser.view(&body)?;
        let texts = Texts::of_view(view, &body);
        Ok::<_, Error>((voice::class_of(view.event_type()), texts))
    })?;
    Ok(Record::of_body(
        class,
        Body::new(body, Family::Voice, texts),
    ))
}

/// Parses a messaging webhook, and calls a function with each event.
pub fn messages(
    py: Python<'_>,
    body: &PyBackedBytes,
    mut each: impl FnMut(Record),
) -> Result<(), Error> {
    with_parser(|parser| {
        let messages = parser.parse_ref::<Messages<'_>>(body)?;
        for (place, event) in messages.iter().enumerate() {
            let texts = Texts::apart(body, |texts| messaging::texts(event, texts));
            let body = Body::new(body.clone_ref(py), Family::Message(place), texts);
            each(Record::of_body(
                messaging::class_of(event.message_type()),
                body,
            ));
        }
        Ok(())
    })
}

/// Parses a message of a media stream.
pub fn frame(py: Python<'_>, message: PyBackedBytes) -> Result<Record, Error> {
    let mut copy = message.to_vec();
    let (class, family, texts) = with_parser(|parser| {
        let (frame_type, audio, track) = match parser.parse::<DecodedFrame<'_>>(&mut copy)? {
            DecodedFrame::Audio(frame) => {
                let audio = PyBytes::new(py, &frame.audio).unbind();
                (FrameType::Media, Some(audio), frame.track)
            }
            DecodedFrame::Other(frame) => (frame.frame_type(), None, None),
            _ => (FrameType::from_wire(""), None, None),
        };
        let class = stream::class_of(frame_type);
        let texts = Texts::apart(&message, |texts| {
            let place = class.members.iter().position(|it| it.key == "track");
            if let Some(place) = place {
                texts.add(place, track.map(|track| track.as_str()));
            }
        });
        Ok::<_, Error>((class, Family::Frame(audio), texts))
    })?;
    Ok(Record::of_body(class, Body::new(message, family, texts)))
}

/// Parses a messaging webhook into a list of its events.
pub fn list(py: Python<'_>, body: &PyBackedBytes) -> PyResult<Py<PyAny>> {
    let list = PyList::empty(py);
    let mut built = Ok(());
    messages(py, body, |record| {
        if built.is_ok() {
            built = record.build(py).and_then(|event| list.append(event));
        }
    })
    .map_err(|refused| parse_error(py, refused))?;
    built?;
    Ok(list.into_any().unbind())
}

/// Parses a body of any kind: a record, or a list of messaging events.
pub fn any(py: Python<'_>, body: &PyBackedBytes) -> PyResult<Py<PyAny>> {
    let other = with_parser(|parser| {
        let (class, value) = match parser.parse_ref::<AnyBody<'_>>(body)? {
            AnyBody::Voice(_) | AnyBody::Messaging(_) => return Ok(None),
            AnyBody::Endpoint(it) => (notification::ENDPOINT_EVENT_CLASS, to_value(&it)),
            AnyBody::International(it) => (notification::DELIVERY_REPORT_CLASS, to_value(&it)),
            AnyBody::Transfer(it) => (notification::TRANSFER_CONFIRMATION_CLASS, to_value(&it)),
            AnyBody::TollFree(it) => (notification::TOLL_FREE_VERIFICATION_CLASS, to_value(&it)),
            AnyBody::Unknown(it) => (&UNKNOWN_BODY, to_value(&it)),
            _ => (&UNKNOWN_BODY, Ok(Value::Null)),
        };
        Ok(Some(Record::of_value(class, value.unwrap_or_default())))
    });
    let other = other.map_err(|refused: Error| parse_error(py, refused))?;
    match other.map_or_else(|| callback(body.clone_ref(py)), Ok) {
        Ok(record) => record.build(py),
        Err(_) => list(py, body),
    }
}

/// The table of a class that has instances.
pub fn table_of(class: &Bound<'_, PyType>) -> PyResult<&'static Class> {
    class::of(class).ok_or_else(|| {
        PyTypeError::new_err(
            "this class has no fields: call it on the class of an event, or use parse",
        )
    })
}

/// Parses a body as one class.
pub fn from_bytes(py: Python<'_>, class: &'static Class, body: &PyBackedBytes) -> PyResult<Record> {
    let parsed = match parse_as(py, class, body) {
        Err(refused) if refused.kind() == ErrorKind::MissingEventType => {
            parse_as(py, class, &named(py, class, body))
        }
        parsed => parsed,
    };
    match parsed.map_err(|refused| parse_error(py, refused))? {
        Some(record) if std::ptr::eq(record.class, class) => Ok(record),
        Some(_) => Err(refused(py, ErrorKind::UnexpectedEventType)),
        None => Err(PyValueError::new_err(
            "the body is not one event: use parse_messages",
        )),
    }
}

/// Nothing, if there are several events or none.
fn parse_as(
    py: Python<'_>,
    class: &'static Class,
    body: &PyBackedBytes,
) -> Result<Option<Record>, Error> {
    match (class.family, discriminator(class)) {
        ("voice", Some(_)) => callback(body.clone_ref(py)).map(Some),
        ("stream", Some(_)) => frame(py, body.clone_ref(py)).map(Some),
        ("messaging", Some(_)) => {
            let mut events = Vec::new();
            messages(py, body, |event| events.push(event))?;
            Ok(events.pop().filter(|_| events.is_empty()))
        }
        _ => with_parser(|parser| {
            let value = if notification::is_root(class) {
                notification::parse(parser, body, class)?
            } else {
                // The rules for one event whose type need not be there are those for any object.
                to_value(&parser.parse_ref::<DtmfCallback<'_>>(body)?).unwrap_or_default()
            };
            Ok(Some(Record::of_value(class, value)))
        }),
    }
}

/// The key of the type, if instances of the class have one.
fn discriminator(class: &Class) -> Option<&'static str> {
    let member = class.members.first()?;
    (member.attribute == "event_type" && class.family != "notification").then_some(member.key)
}

/// The body with the type of the class: the provider's SDK asks for none.
fn named(py: Python<'_>, class: &Class, body: &PyBackedBytes) -> PyBackedBytes {
    match (discriminator(class), serde_json::from_slice(body)) {
        (Some(key), Ok(Value::Object(mut members))) if !class.event.is_empty() => {
            members.shift_insert(0, key.to_owned(), class.event.into());
            PyBytes::new(py, &serde_json::to_vec(&members).unwrap_or_default()).into()
        }
        _ => body.clone_ref(py),
    }
}

/// An instance of the class, which may be derived from one of ours.
pub fn instance<'py>(class: &Bound<'py, PyType>, record: Record) -> PyResult<Bound<'py, PyAny>> {
    let instance = record.build(class.py())?.into_bound(class.py());
    if instance.get_type().is(class) {
        Ok(instance)
    } else {
        class.call1((instance,))
    }
}

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
    let of = match of.map(|of| of.cast::<Record>()) {
        None => None,
        Some(Ok(record)) if std::ptr::eq(record.get().class, class) => Some(record),
        Some(_) => {
            let error = format!("{} takes keywords, or one {0}", class.name);
            return Err(PyTypeError::new_err(error));
        }
    };
    if let (Some(of), None) = (of, values) {
        let source = Source::Of(of.clone().unbind(), None);
        return Ok(Record { class, source });
    }
    let mut members = match of.and_then(|of| of.get().value()) {
        Some(Value::Object(members)) => members.clone(),
        _ => Map::new(),
    };
    for (name, value) in values.into_iter().flat_map(|values| values.iter()) {
        let name = name.cast::<PyString>()?.to_str()?;
        if name == "additional_properties" {
            match to_json(&value)? {
                Value::Object(more) => members.extend(more),
                Value::Null => {}
                _ => {
                    let error = "additional_properties is a dict";
                    return Err(PyTypeError::new_err(error));
                }
            }
            continue;
        }
        let member = class
            .member(name)
            .ok_or_else(|| no_such_field(class, name))?;
        if !member.alias.is_empty() {
            members.shift_remove(member.alias);
        }
        if value.is_none() {
            members.shift_remove(member.key);
        } else {
            members.insert(member.key.to_owned(), given(class, member, &value)?);
        }
    }
    match discriminator(class) {
        Some(_) => {
            let json = serde_json::to_vec(&members).unwrap_or_default();
            from_bytes(py, class, &PyBytes::new(py, &json).into())
        }
        None => Ok(Record::of_value(class, Value::Object(members))),
    }
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
        return Ok(text.to_str()?.into());
    }
    if let Ok(value) = value.cast::<PyBool>() {
        return Ok(value.is_true().into());
    }
    if value.is_instance_of::<PyInt>() {
        return match value.extract::<i64>() {
            Ok(number) => Ok(number.into()),
            Err(_) => Ok(value.extract::<u64>()?.into()),
        };
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        let number = serde_json::Number::from_f64(number.value());
        return number
            .map(Value::Number)
            .ok_or_else(|| PyValueError::new_err("JSON has no such number"));
    }
    if let Ok(record) = value.cast::<Record>() {
        let value = record.get().value();
        return Ok(value.cloned().unwrap_or_default());
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        // Of a copy: the iterator panics if the `dict` changes, by another thread or by a `tzinfo`.
        let dict = dict.copy()?;
        let members = dict.iter().map(|(key, value)| {
            let key = key.cast::<PyString>()?.to_str()?.to_owned();
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
