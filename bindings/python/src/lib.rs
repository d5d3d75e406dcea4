//! The Python package `bandwidth_callbacks`: the events of the library as classes of Python.
//!
//! A record of Python owns the body that it was parsed from, and reads a field when it is asked for.
//! The classes and their fields are generated from the schema.

mod attribute;
mod body;
mod class;
mod declare;
mod error;
mod generated;
mod http;
mod made;
mod methods;
mod parsed;
mod parser;
mod record;
mod stream;
mod time;

use bandwidth::EventType;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::error::parse_error;

/// Parses a voice webhook.
#[pyfunction]
fn parse(body: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    let py = body.py();
    let parsed = parsed::callback(parsed::bytes(body)?);
    parsed
        .map_err(|refused| parse_error(py, refused))?
        .build(py)
}

/// Parses a messaging webhook into a list of its events.
#[pyfunction]
fn parse_messages(body: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    parsed::list(body.py(), &parsed::bytes(body)?)
}

/// Parses a message of a media stream.
#[pyfunction]
fn parse_frame(message: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    let py = message.py();
    let parsed = parsed::frame(py, parsed::bytes(message)?);
    parsed
        .map_err(|refused| parse_error(py, refused))?
        .build(py)
}

/// Parses a webhook of any kind: an event, or the list of events of a messaging webhook.
#[pyfunction]
fn parse_any(body: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    parsed::any(body.py(), &parsed::bytes(body)?)
}

/// The few fields of a voice webhook that a router needs.
#[pyclass(frozen, eq, get_all, module = "bandwidth_callbacks")]
#[derive(PartialEq)]
struct Envelope {
    event_type: Option<String>,
    call_id: Option<String>,
    account_id: Option<String>,
    conference_id: Option<String>,
    tag: Option<String>,
}

impl Envelope {
    fn fields(&self) -> [&Option<String>; 5] {
        [
            &self.event_type,
            &self.call_id,
            &self.account_id,
            &self.conference_id,
            &self.tag,
        ]
    }
}

#[pymethods]
impl Envelope {
    #[new]
    #[pyo3(signature = (event_type = None, call_id = None, account_id = None, conference_id = None, tag = None))]
    fn new(
        event_type: Option<String>,
        call_id: Option<String>,
        account_id: Option<String>,
        conference_id: Option<String>,
        tag: Option<String>,
    ) -> Self {
        Self {
            event_type,
            call_id,
            account_id,
            conference_id,
            tag,
        }
    }

    fn __repr__(&self) -> String {
        let fields = self.fields().into_iter().flatten().count();
        format!("<Envelope of {fields} fields>")
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let fields = PyTuple::new(slf.py(), slf.get().fields())?;
        Ok((slf.get_type().into_any(), fields))
    }
}

/// Reads the type, the ids and the tag of a voice webhook, and looks at the rest only as far as it
/// takes to find them.
#[pyfunction]
fn peek(body: &Bound<'_, PyAny>) -> PyResult<Envelope> {
    let bytes = parsed::bytes(body)?;
    let envelope =
        bandwidth::voice::peek(&bytes).map_err(|refused| parse_error(body.py(), refused))?;
    let text = |text: Option<&str>| text.map(str::to_owned);
    Ok(Envelope {
        event_type: match envelope.event_type() {
            // As it came: the first has two names, and the second may be none.
            EventType::RecordingComplete | EventType::Unknown(_) => serde_json::to_value(&envelope)
                .ok()
                .and_then(|fields| Some(fields.get("eventType")?.as_str()?.to_owned())),
            known => Some(known.as_str().to_owned()),
        },
        call_id: text(envelope.call_id()),
        account_id: text(envelope.account_id()),
        conference_id: text(envelope.conference_id()),
        tag: envelope.tag().map(|tag| tag.as_str().to_owned()),
    })
}

/// Webhooks and media-stream frames of the Bandwidth Voice and Messaging APIs as typed events.
#[pymodule(name = "bandwidth_callbacks", gil_used = false)]
fn package(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    error::add(module)?;
    time::prepare(module.py())?;
    module.add_function(wrap_pyfunction!(parse, module)?)?;
    module.add_function(wrap_pyfunction!(parse_messages, module)?)?;
    module.add_function(wrap_pyfunction!(parse_frame, module)?)?;
    module.add_function(wrap_pyfunction!(parse_any, module)?)?;
    module.add_function(wrap_pyfunction!(peek, module)?)?;
    module.add_class::<Envelope>()?;
    methods::add(module)?;
    parsed::add(module)?;
    generated::add(module)?;
    http::add(module)?;
    stream::add(module)?;
    Ok(())
}
