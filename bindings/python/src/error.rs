//! The error of a refused body.

use bandwidth::http::Rejection;
use bandwidth::{Error, ErrorKind};
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

create_exception!(
    bandwidth_callbacks,
    ParseError,
    PyValueError,
    "A body is refused. Nothing in the error is from the body, except for names that are documented."
);

/// What an error says.
pub struct Reason<'a> {
    pub message: String,
    pub kind: ErrorKind,
    pub status: u16,
    pub offset: Option<usize>,
    pub field: Option<&'a str>,
    pub event_type: Option<&'a str>,
    pub element: Option<usize>,
}

impl<'a> Reason<'a> {
    pub fn of(error: &'a Error) -> Self {
        Self {
            message: error.to_string(),
            kind: error.kind(),
            status: Rejection::from(*error).status(),
            offset: error.offset(),
            field: error.field(),
            event_type: error.event_name(),
            element: error.element(),
        }
    }
}

/// An error of the library.
pub fn parse_error(py: Python<'_>, error: Error) -> PyErr {
    raised(py, Reason::of(&error))
}

/// An error of a kind that is found here.
pub fn refused(py: Python<'_>, kind: ErrorKind, status: u16) -> PyErr {
    raised(
        py,
        Reason {
            message: kind.as_str().to_owned(),
            kind,
            status,
            offset: None,
            field: None,
            event_type: None,
            element: None,
        },
    )
}

/// The error as an object of Python. [`PyErr::new`] would make it later, which fails at the end of the
/// interpreter.
pub fn raised(py: Python<'_>, reason: Reason<'_>) -> PyErr {
    let made = || {
        let value = py.get_type::<ParseError>().call1((reason.message,))?;
        value.setattr("kind", reason.kind.label())?;
        value.setattr("status", reason.status)?;
        value.setattr("offset", reason.offset)?;
        value.setattr("field", reason.field)?;
        value.setattr("event_type", reason.event_type)?;
        value.setattr("element", reason.element)?;
        Ok(PyErr::from_value(value))
    };
    made().unwrap_or_else(|error| error)
}

/// A text of Python. Its own error for a lone surrogate has all of the text.
pub fn text<'a>(text: &'a Bound<'_, PyString>) -> PyResult<&'a str> {
    let text = text.to_str();
    text.map_err(|_| PyValueError::new_err("a text has a lone surrogate"))
}

/// Adds the class to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let class = py.get_type::<ParseError>();
    // Of one that is raised by hand.
    class.setattr("kind", "")?;
    for name in ["offset", "field", "event_type", "element"] {
        class.setattr(name, py.None())?;
    }
    class.setattr("status", 400)?;
    module.add("ParseError", class)
}
