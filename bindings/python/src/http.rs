//! Replies and credentials, for any framework.

use bandwidth::http::{CHALLENGE, Credentials as Known, WebhookResponse};
use pyo3::create_exception;
use pyo3::exceptions::{PyException, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString, PyTuple};

use crate::error::text;

create_exception!(
    bandwidth_callbacks,
    Unauthorized,
    PyException,
    "The sender is not known. `status` and `headers` make up the response that lets Bandwidth send its credentials."
);

/// Names and values.
type Headers = Vec<(&'static str, String)>;

/// What Bandwidth expects as the answer to an event.
#[pyclass(frozen, eq, hash, module = "bandwidth_callbacks")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[allow(clippy::upper_case_acronyms, reason = "as Python writes constants")]
pub enum Reply {
    /// 200 with BXML: the call waits for it.
    #[pyo3(name = "BXML")]
    Bxml,
    /// 200 with BXML, or 204.
    #[pyo3(name = "BXML_OR_EMPTY")]
    BxmlOrEmpty,
    /// 204: the content is ignored.
    #[pyo3(name = "EMPTY")]
    Empty,
}

impl From<bandwidth::Reply> for Reply {
    fn from(reply: bandwidth::Reply) -> Self {
        match reply {
            bandwidth::Reply::Bxml => Self::Bxml,
            bandwidth::Reply::BxmlOrEmpty => Self::BxmlOrEmpty,
            _ => Self::Empty,
        }
    }
}

#[pymethods]
impl Reply {
    /// The status of a response without BXML.
    #[getter]
    fn status(&self) -> u16 {
        if *self == Self::Bxml { 200 } else { 204 }
    }

    /// Returns status, headers and content of a response: the BXML, or where the call waits for BXML
    /// and none is given a document without verbs, or nothing.
    #[pyo3(signature = (bxml = None))]
    fn response<'py>(
        &self,
        py: Python<'py>,
        bxml: Option<&Bound<'py, PyString>>,
    ) -> PyResult<(u16, Headers, Bound<'py, PyBytes>)> {
        let response = match (bxml.map(text).transpose()?, self) {
            (Some(bxml), Self::Bxml | Self::BxmlOrEmpty) => WebhookResponse::bxml(bxml.to_owned()),
            (None, Self::Bxml) => bandwidth::Reply::Bxml.into(),
            (Some(_), Self::Empty) | (None, _) => WebhookResponse::empty(),
        };
        let headers = response
            .header()
            .map(|(name, value)| (name, value.to_owned()));
        let body = PyBytes::new(py, response.body().as_bytes());
        Ok((response.status(), headers.into_iter().collect(), body))
    }

    fn __reduce__<'py>(slf: Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let name = match *slf.get() {
            Self::Bxml => "BXML",
            Self::BxmlOrEmpty => "BXML_OR_EMPTY",
            Self::Empty => "EMPTY",
        };
        let py = slf.py();
        let getattr = py.import("builtins")?.getattr("getattr")?;
        (getattr, (slf.as_any().get_type(), name)).into_pyobject(py)
    }
}

/// The user and the password that webhooks must have. More pairs can be given as `(user, password)`,
/// while they are changed.
#[pyclass(frozen, module = "bandwidth_callbacks")]
struct Credentials(Known);

#[pymethods]
impl Credentials {
    #[new]
    #[pyo3(signature = (user, password, *more))]
    fn new(
        user: &Bound<'_, PyString>,
        password: &Bound<'_, PyString>,
        more: &Bound<'_, PyTuple>,
    ) -> PyResult<Self> {
        let invalid =
            |error: bandwidth::http::CredentialsError| PyValueError::new_err(error.to_string());
        let mut known = Known::new(text(user)?, text(password)?).map_err(invalid)?;
        for pair in more {
            let (user, password): (Bound<'_, PyString>, Bound<'_, PyString>) = pair.extract()?;
            known = known.and(text(&user)?, text(&password)?).map_err(invalid)?;
        }
        Ok(Self(known))
    }

    /// Raises `Unauthorized` unless the header `Authorization` has one of the pairs. `None` if the
    /// request has no such header. It takes the same time whatever is wrong.
    fn check(&self, py: Python<'_>, authorization: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
        let header = match authorization {
            None => None,
            Some(header) => match header.cast::<PyString>() {
                // Servers that decode a header make lone surrogates of bytes that are no text.
                Ok(text) => Some(text.to_string_lossy().as_bytes().to_vec()),
                Err(_) => Some(header.extract::<Vec<u8>>()?),
            },
        };
        self.0.check(header).map_err(|error| {
            let headers = vec![("www-authenticate", CHALLENGE)];
            let made = || {
                let value = py.get_type::<Unauthorized>().call1((error.to_string(),))?;
                value.setattr("status", 401)?;
                value.setattr("headers", headers)?;
                Ok(PyErr::from_value(value))
            };
            made().unwrap_or_else(|error| error)
        })
    }

    fn __repr__(&self) -> String {
        format!("<{:?}>", self.0)
    }
}

/// Adds what is here to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("Unauthorized", module.py().get_type::<Unauthorized>())?;
    module.add_class::<Reply>()?;
    module.add_class::<Credentials>()
}
