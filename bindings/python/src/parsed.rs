//! Records from bodies.

use bandwidth::any::AnyBody;
use bandwidth::messaging::Messages;
use bandwidth::stream::{DecodedFrame, FrameType};
use bandwidth::{Error, ErrorKind, Options};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyByteArray, PyBytes, PyList, PyMemoryView, PyString, PyType};
use serde::de::IgnoredAny;
use serde_json::{Value, to_value};

use crate::body::{Body, Family, Texts};
use crate::class::{self, Class, Within};
use crate::declare::classes;
use crate::error::{Reason, parse_error, raised, refused};
use crate::generated::{messaging, notification, stream, voice};
use crate::parser::with_parser;
use crate::record::Record;

mod field {}

classes! {
    "any"
    #[doc = "A body of no kind that this release knows: all of it is in `additional_properties`."]
    UnknownBody: Event = UNKNOWN_BODY "" [];
}

/// The bytes of a body, which nobody changes any more.
pub fn bytes(body: &Bound<'_, PyAny>) -> PyResult<PyBackedBytes> {
    let py = body.py();
    let bytes: PyBackedBytes = if let Ok(bytes) = body.cast::<PyBytes>() {
        bytes.clone().into()
    } else if let Ok(array) = body.cast::<PyByteArray>() {
        // Before it is copied.
        is_taken(py, array.len())?;
        array.clone().into()
    } else if let Ok(text) = body.cast::<PyString>() {
        // It fails for a lone surrogate.
        let text = text.to_str();
        let text = text.map_err(|_| refused(py, ErrorKind::InvalidUtf8, 400))?;
        is_taken(py, text.len())?;
        PyBytes::new(py, text.as_bytes()).into()
    } else if body.is_instance_of::<PyMemoryView>() {
        is_taken(py, body.getattr("nbytes")?.extract()?)?;
        // The stable interface has no buffers before Python 3.11.
        let bytes = py.get_type::<PyBytes>().call1((body,))?;
        bytes.cast_into::<PyBytes>()?.into()
    } else {
        return Err(PyTypeError::new_err(
            "a body is bytes, bytearray, memoryview or str",
        ));
    };
    is_taken(py, bytes.len())?;
    Ok(bytes)
}

/// Fails if a body is longer than the library takes by default.
fn is_taken(py: Python<'_>, len: usize) -> PyResult<()> {
    if len > Options::DEFAULT_MAX_LEN {
        return Err(refused(py, ErrorKind::TooLong, 413));
    }
    Ok(())
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
        // By reference: to move so much takes a tenth of the time.
        let parsed = parser.parse_ref::<Messages<'_>>(body);
        let messages = parsed.as_ref().map_err(|error| *error)?;
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

/// An error, and how much was added to the body where.
struct Refused {
    error: Error,
    start: usize,
    added: usize,
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self {
            error,
            start: 0,
            added: 0,
        }
    }
}

/// Parses a body as one class. The provider's SDK asks for no type: it is put before the members if
/// there is none.
pub fn from_bytes(py: Python<'_>, class: &'static Class, body: &PyBackedBytes) -> PyResult<Record> {
    let parsed = match parse_as(py, class, body) {
        Err(Refused { error, .. }) if error.kind() == ErrorKind::MissingEventType => {
            named(py, class, body, error)
        }
        parsed => parsed,
    };
    match parsed {
        Ok(Some(record)) if std::ptr::eq(record.class, class) => Ok(record),
        Ok(Some(_)) => Err(refused(py, ErrorKind::UnexpectedEventType, 422)),
        Ok(None) => Err(refused(py, ErrorKind::NotAnObject, 422)),
        Err(Refused {
            error, added: 0, ..
        }) => Err(parse_error(py, error)),
        Err(Refused {
            error,
            start,
            added,
        }) => {
            let of_body = |offset: usize| match offset.checked_sub(added) {
                Some(shorter) if offset >= start => shorter.max(start),
                _ => offset,
            };
            Err(raised(
                py,
                Reason {
                    message: error.kind().as_str().to_owned(),
                    // That of an object is the event that it was put into.
                    event_type: error.event_name().filter(|_| class.within.is_none()),
                    offset: error.offset().map(of_body),
                    ..Reason::of(&error)
                },
            ))
        }
    }
}

/// Nothing, if it is not one event.
fn parse_as(
    py: Python<'_>,
    class: &'static Class,
    body: &PyBackedBytes,
) -> Result<Option<Record>, Refused> {
    if let Some(within) = &class.within {
        return object(py, class, within, body);
    }
    let value = match class.family {
        "voice" => return Ok(callback(body.clone_ref(py)).map(Some)?),
        "stream" => return Ok(frame(py, body.clone_ref(py)).map(Some)?),
        "messaging" => {
            let mut events = Vec::new();
            messages(py, body, |event| events.push(event))?;
            return Ok(events.pop().filter(|_| events.is_empty()));
        }
        "notification" => with_parser(|parser| notification::parse(parser, body, class))?,
        _ => with_parser(|parser| match parser.parse_ref::<AnyBody<'_>>(body)? {
            AnyBody::Unknown(members) => Ok::<_, Error>(to_value(&members).unwrap_or_default()),
            _ => Ok(Value::Null),
        })?,
    };
    Ok(value.is_object().then(|| Record::of_value(class, value)))
}

/// Parses a body whose first event has no type.
fn named(
    py: Python<'_>,
    class: &'static Class,
    body: &PyBackedBytes,
    error: Error,
) -> Result<Option<Record>, Refused> {
    let start = body.iter().position(|byte| *byte == b'{');
    let (Some(start), Some(key), None | Some(0)) = (start, class.type_key(), error.element())
    else {
        return Err(error.into());
    };
    let (head, members) = body.split_at(start + 1);
    let is_empty = members.trim_ascii_start().starts_with(b"}");
    let comma = if is_empty { "" } else { "," };
    let name = format!("\"{key}\":\"{}\"{comma}", class.event);
    let named = PyBytes::new(py, &[head, name.as_bytes(), members].concat()).into();
    parse_as(py, class, &named).map_err(|Refused { error, .. }| Refused {
        error,
        start: start + 1,
        added: name.len(),
    })
}

/// Parses an object alone by the rules for the field of an event that has it.
fn object(
    py: Python<'_>,
    class: &'static Class,
    within: &Within,
    body: &PyBackedBytes,
) -> Result<Option<Record>, Refused> {
    // A value that ends early, or before the body does, must not become a part of the event.
    if serde_json::from_slice::<IgnoredAny>(body).is_err() {
        match with_parser(|parser| parser.view(body).map(drop)) {
            Err(error) if error.kind() != ErrorKind::MissingEventType => return Err(error.into()),
            _ => {}
        }
    }
    let event = [within.before.as_bytes(), body, within.after.as_bytes()].concat();
    let event = PyBytes::new(py, &event).into();
    let event = parse_as(py, within.class, &event).map_err(|refused| Refused {
        added: within.before.len(),
        ..refused
    })?;
    let object = event.and_then(|event| event.value()?.pointer(within.at).cloned());
    let object = object.filter(Value::is_object);
    Ok(object.map(|object| Record::of_value(class, object)))
}

/// The table of a class that has instances.
pub fn table_of(class: &Bound<'_, PyType>) -> PyResult<&'static Class> {
    class::of(class).ok_or_else(|| {
        PyTypeError::new_err(
            "this class has no fields: call it on the class of an event, or use parse",
        )
    })
}

/// Makes a record of what is in a pickle: the body, and of a messaging webhook the place of the event;
/// or JSON of what has none.
pub fn restored(
    py: Python<'_>,
    class: &'static Class,
    (body, place): (PyBackedBytes, Option<usize>),
) -> PyResult<Record> {
    match (place, class.family) {
        (None, _) if class.event.is_empty() => match serde_json::from_slice(&body) {
            Ok(value @ Value::Object(_)) => Ok(Record::of_value(class, value)),
            Ok(_) => Err(refused(py, ErrorKind::NotAnObject, 422)),
            Err(_) => Err(refused(py, ErrorKind::Syntax, 400)),
        },
        (Some(place), "messaging") => {
            let mut events = Vec::new();
            let parsed = messages(py, &body, |event| events.push(event));
            parsed.map_err(|error| parse_error(py, error))?;
            let event = events.into_iter().nth(place);
            event
                .filter(|event| std::ptr::eq(event.class, class))
                .ok_or_else(|| refused(py, ErrorKind::UnexpectedEventType, 422))
        }
        _ => from_bytes(py, class, &body),
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
