//! Records from bodies, keywords and `dict` objects.

use std::cell::RefCell;
use std::sync::Arc;

use bandwidth::any::AnyBody;
use bandwidth::messaging::{MessageCallback, Messages};
use bandwidth::stream::DecodedFrame;
use bandwidth::voice::{Callback, DtmfCallback};
use bandwidth::{Error, ErrorKind, Parser};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple,
    PyType,
};
use self_cell::MutBorrow;
use serde_json::{Map, Value};

use crate::class::{self, Class, Kind, Member, classes, fits};
use crate::error::{parse_error, refused};
use crate::generated::{messaging, notification, stream, voice};
use crate::record::{Audio, OwnedMessages, Record, Source};
use crate::voice::Texts;
use crate::{read, time};

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

/// A body as `bytes`.
pub fn bytes<'py>(body: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    let py = body.py();
    // Of a body that is refused because of its length, no copy is made.
    let copy = |bytes: &[u8]| PyBytes::new(py, &bytes[..bytes.len().min(MAX_LEN + 1)]);
    if let Ok(bytes) = body.cast::<PyBytes>() {
        Ok(bytes.clone())
    } else if let Ok(text) = body.cast::<PyString>() {
        // It fails for a lone surrogate.
        let text = text.to_str();
        text.map(|text| copy(text.as_bytes()))
            .map_err(|_| refused(py, ErrorKind::InvalidUtf8))
    } else if body.is_instance_of::<PyByteArray>() || body.is_instance_of::<PyMemoryView>() {
        // The stable interface has no buffers before Python 3.11.
        Ok(py.get_type::<PyBytes>().call1((body,))?.cast_into()?)
    } else {
        Err(PyTypeError::new_err(
            "a body is bytes, bytearray, memoryview or str",
        ))
    }
}

/// A copy of a body.
pub fn body(body: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let bytes = bytes(body)?;
    let bytes = bytes.as_bytes();
    Ok(bytes[..bytes.len().min(MAX_LEN + 1)].to_vec())
}

fn error(py: Python<'_>, error: impl Into<Error>) -> PyErr {
    parse_error(py, error.into())
}

/// Parses a voice webhook.
pub fn callback(body: &Bound<'_, PyBytes>) -> PyResult<Record> {
    let py = body.py();
    with_parser(|parser| {
        let view = parser.view(body.as_bytes());
        let view = view.map_err(|refused| error(py, refused))?;
        let class = voice::class_of(view.event_type());
        let source = match Texts::new(view, body) {
            Some(event) => Source::Texts(event),
            None => match parser.parse_owned::<Callback<'_>>(body.as_bytes().to_vec()) {
                Ok(event) => Source::Voice(event),
                Err(refused) => return Err(error(py, refused)),
            },
        };
        Ok(Record { class, source })
    })
}

/// Parses a messaging webhook.
fn messages(py: Python<'_>, body: Vec<u8>) -> PyResult<Arc<OwnedMessages>> {
    let messages = OwnedMessages::try_new(MutBorrow::new(body), |body| {
        with_parser(|parser| parser.parse::<Messages<'_>>(body.borrow_mut()))
    });
    messages.map(Arc::new).map_err(|refused| error(py, refused))
}

/// An event of a messaging webhook.
fn message(messages: &Arc<OwnedMessages>, index: usize, event: &MessageCallback<'_>) -> Record {
    Record {
        class: messaging::class_of(event.message_type()),
        source: Source::Message(messages.clone(), index),
    }
}

/// Parses a messaging webhook into a list of its events.
pub fn list(py: Python<'_>, body: Vec<u8>) -> PyResult<Py<PyAny>> {
    let messages = messages(py, body)?;
    let list = PyList::empty(py);
    for (index, event) in messages.borrow_dependent().iter().enumerate() {
        let record = message(&messages, index, event);
        list.append((record.class.build)(py, record)?)?;
    }
    Ok(list.into_any().unbind())
}

/// Parses a message of a media stream.
pub fn frame(py: Python<'_>, message: &mut [u8]) -> PyResult<Record> {
    with_parser(|parser| match parser.parse::<DecodedFrame<'_>>(message) {
        Ok(DecodedFrame::Audio(frame)) => Ok(Record {
            class: stream::class_of(bandwidth::stream::FrameType::Media),
            source: Source::Audio(Box::new(Audio {
                bytes: PyBytes::new(py, &frame.audio).unbind(),
                track: frame.track.map(|track| track.as_str().to_owned()),
                number: serde_json::to_value(frame.sequence_number).unwrap_or_default(),
                extra: serde_json::to_value(&frame.extra).unwrap_or_default(),
            })),
        }),
        Ok(DecodedFrame::Other(frame)) => Ok(Record {
            class: stream::class_of(frame.frame_type()),
            source: Source::Json(serde_json::to_value(&frame).unwrap_or_default()),
        }),
        Ok(_) => Err(PyValueError::new_err("a frame of a new kind")),
        Err(refused) => Err(error(py, refused)),
    })
}

/// Parses a body of any kind: a record, or a list of messaging events.
pub fn any(py: Python<'_>, body: Vec<u8>) -> PyResult<Py<PyAny>> {
    let json = |class, value: Result<Value, serde_json::Error>| Record {
        class,
        source: Source::Json(value.unwrap_or_default()),
    };
    let mut copy = body.clone();
    let record = with_parser(|parser| match parser.parse::<AnyBody<'_>>(&mut copy) {
        Ok(AnyBody::Voice(_)) => Ok(None),
        Ok(AnyBody::Messaging(_)) => Ok(None),
        Ok(AnyBody::Endpoint(it)) => Ok(Some(json(
            notification::ENDPOINT_EVENT_CLASS,
            serde_json::to_value(&it),
        ))),
        Ok(AnyBody::International(it)) => Ok(Some(json(
            notification::DELIVERY_REPORT_CLASS,
            serde_json::to_value(&it),
        ))),
        Ok(AnyBody::Transfer(it)) => Ok(Some(json(
            notification::TRANSFER_CONFIRMATION_CLASS,
            serde_json::to_value(&it),
        ))),
        Ok(AnyBody::TollFree(it)) => Ok(Some(json(
            notification::TOLL_FREE_VERIFICATION_CLASS,
            serde_json::to_value(&it),
        ))),
        Ok(AnyBody::Unknown(it)) => Ok(Some(json(&UNKNOWN_BODY, serde_json::to_value(&it)))),
        Ok(_) => Err(PyValueError::new_err("a body of a new kind")),
        Err(refused) => Err(error(py, refused)),
    })?;
    match record {
        Some(record) => (record.class.build)(py, record),
        None => match callback(&PyBytes::new(py, &body)) {
            Ok(record) => (record.class.build)(py, record),
            Err(_) => list(py, body),
        },
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
pub fn from_bytes(py: Python<'_>, class: &'static Class, body: Vec<u8>) -> PyResult<Record> {
    let of_type = |record: Record| {
        if std::ptr::eq(record.class, class) {
            Ok(record)
        } else {
            Err(refused(py, ErrorKind::UnexpectedEventType))
        }
    };
    let json = |value: Value| Record {
        class,
        source: Source::Json(value),
    };
    match (class.family, discriminator(class)) {
        ("voice", Some(key)) => of_type(callback(&PyBytes::new(py, &named(class, key, body)))?),
        ("messaging", Some(key)) => {
            let messages = messages(py, named(class, key, body))?;
            match &messages.borrow_dependent()[..] {
                [event] => of_type(message(&messages, 0, event)),
                _ => Err(PyValueError::new_err(
                    "the body is not one event: use parse_messages",
                )),
            }
        }
        ("stream", Some(key)) => of_type(frame(py, &mut named(class, key, body))?),
        ("notification", _) if notification::is_root(class) => {
            let mut body = body;
            with_parser(|parser| notification::parse(parser, &mut body, class))
                .map(json)
                .map_err(|refused| error(py, refused))
        }
        // The rules for one event whose type need not be there are those for any object.
        _ => {
            let mut body = body;
            with_parser(|parser| {
                let object = parser.parse::<DtmfCallback<'_>>(&mut body);
                object.map(|object| json(serde_json::to_value(&object).unwrap_or_default()))
            })
            .map_err(|refused| error(py, refused))
        }
    }
}

/// The key of the type, if instances of the class have one.
fn discriminator(class: &Class) -> Option<&'static str> {
    let member = class.members.first()?;
    (member.attribute == "event_type" && class.family != "notification").then_some(member.key)
}

/// The body with the type of the class, if it has none: the provider's SDK asks for none.
fn named(class: &Class, key: &str, body: Vec<u8>) -> Vec<u8> {
    if class.event.is_empty() {
        return body;
    }
    let Ok(Value::Object(mut members)) = serde_json::from_slice(&body) else {
        return body;
    };
    if members.contains_key(key) {
        return body;
    }
    members.shift_insert(0, key.to_owned(), class.event.into());
    serde_json::to_vec(&members).unwrap_or(body)
}

/// An instance of the class, which may be derived from one of ours.
pub fn instance<'py>(class: &Bound<'py, PyType>, record: Record) -> PyResult<Bound<'py, PyAny>> {
    let instance = (record.class.build)(class.py(), record)?.into_bound(class.py());
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
    let of = match of {
        None => None,
        Some(of) => match of.cast::<Record>() {
            Ok(record) if std::ptr::eq(record.get().class, class) => Some(record.get()),
            _ => {
                let error = format!("{} takes keywords, or one {0}", class.name);
                return Err(PyTypeError::new_err(error));
            }
        },
    };
    if let (Some(of), None) = (of, values) {
        return Ok(Record {
            class,
            source: of.source.clone_ref(py),
        });
    }
    let mut members = match of.map(|of| of.to_value(py)) {
        Some(Value::Object(members)) => members,
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
        Some(_) => from_bytes(py, class, serde_json::to_vec(&members).unwrap_or_default()),
        None => Ok(Record {
            class,
            source: Source::Json(Value::Object(members)),
        }),
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
    if fits(member.kind, &read::whole(value.py(), &json)?) {
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
        return Ok(record.get().to_value(value.py()));
    }
    if let Ok(dict) = value.cast::<PyDict>() {
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
