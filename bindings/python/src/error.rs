//! The error of a refused body.

use bandwidth::http::Rejection;
use bandwidth::{Error, ErrorKind};
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    bandwidth_callbacks,
    ParseError,
    PyValueError,
    "A body is refused. Nothing in the error is from the body, except for names that are documented."
);

/// An error of the library.
pub fn parse_error(py: Python<'_>, error: Error) -> PyErr {
    let raised = ParseError::new_err(error.to_string());
    let attributes = || {
        let value = raised.value(py);
        value.setattr("kind", error.kind().label())?;
        value.setattr("status", Rejection::from(error).status())?;
        value.setattr("offset", error.offset())?;
        value.setattr("field", error.field())?;
        value.setattr("event_type", error.event_name())?;
        value.setattr("element", error.element())
    };
    match attributes() {
        Ok(()) => raised,
        Err(other) => other,
    }
}

/// An error of a kind that is found here.
pub fn refused(py: Python<'_>, kind: ErrorKind) -> PyErr {
    let raised = ParseError::new_err(kind.as_str());
    let attributes = || {
        let value = raised.value(py);
        value.setattr("kind", kind.label())?;
        value.setattr("status", 422)?;
        for name in ["offset", "field", "event_type", "element"] {
            value.setattr(name, py.None())?;
        }
        Ok(())
    };
    match attributes() {
        Ok(()) => raised,
        Err(other) => other,
    }
}
