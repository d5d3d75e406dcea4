use std::fmt;

use super::Unauthorized;
use crate::error::{Error, ErrorKind};

/// Why a request was refused, and with which status. Holds and prints nothing of the request.
///
/// It becomes a response as a [`WebhookResponse`](super::WebhookResponse). Bandwidth answers a 401
/// by a second request, with credentials. To it, any other 4xx is an error in the call, see
/// [`answering`](super::answering).
///
/// ```
/// use bandwidth_callbacks::http::{Rejection, WebhookResponse};
///
/// let answer = WebhookResponse::from(Rejection::NoCredentials);
/// assert_eq!(answer.status(), 401);
/// assert_eq!(answer.header(), Some(("www-authenticate", r#"Basic realm="webhooks", charset="UTF-8""#)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejection {
    /// Neither POST nor GET. 405.
    MethodNotAllowed,
    /// The declared length is not a number, or there are two that differ. 400.
    BadLength,
    /// More bytes than [`Options::max_len`](crate::Options::max_len), declared or real, more than a
    /// layer of axum's permits, or a GET with a body. 413.
    TooLarge,
    /// No credentials yet, as in the first of the two requests that Bandwidth sends for each event.
    /// 401, with a challenge.
    NoCredentials,
    /// Credentials, but none that are known, or more than one header of them. 401, with the same
    /// challenge and text as without any.
    WrongCredentials,
    /// Not `application/json`, or compressed. 415.
    UnsupportedMediaType,
    /// The body could not be read to its end. 400, which rarely arrives.
    Incomplete,
    /// The body, or the query string, is not a callback. 400 if it is malformed, 422 if it is
    /// well-formed but says something else.
    Invalid(Error),
}

impl Rejection {
    /// Returns the HTTP status.
    ///
    /// ```
    /// # use bandwidth_callbacks::{http::Rejection, parse};
    /// assert_eq!(Rejection::TooLarge.status(), 413);
    /// assert_eq!(Rejection::from(parse(&mut b"{".to_vec()).unwrap_err()).status(), 400);
    /// assert_eq!(Rejection::from(parse(&mut b"{}".to_vec()).unwrap_err()).status(), 422);
    /// ```
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::MethodNotAllowed => 405,
            Self::TooLarge => 413,
            Self::NoCredentials | Self::WrongCredentials => 401,
            Self::UnsupportedMediaType => 415,
            Self::BadLength | Self::Incomplete => 400,
            Self::Invalid(error) => status_of(error.kind()),
        }
    }

    /// Returns a label for metrics, in `snake_case`. [`ErrorKind::label`] has one for the error of
    /// an invalid body.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Rejection;
    /// assert_eq!(Rejection::NoCredentials.label(), "no_credentials");
    /// ```
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::MethodNotAllowed => "method_not_allowed",
            Self::BadLength => "bad_length",
            Self::TooLarge => "too_large",
            Self::NoCredentials => "no_credentials",
            Self::WrongCredentials => "wrong_credentials",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::Incomplete => "incomplete",
            Self::Invalid(_) => "invalid",
        }
    }
}

const fn status_of(kind: ErrorKind) -> u16 {
    match kind {
        ErrorKind::Empty
        | ErrorKind::UnexpectedEnd
        | ErrorKind::Syntax
        | ErrorKind::TrailingData
        | ErrorKind::InvalidUtf8
        | ErrorKind::ByteOrderMark
        | ErrorKind::InvalidString
        | ErrorKind::InvalidEscape
        | ErrorKind::InvalidNumber => 400,
        ErrorKind::TooLong => 413,
        ErrorKind::NotAnObject
        | ErrorKind::MissingEventType
        | ErrorKind::EventTypeNotText
        | ErrorKind::UnexpectedEventType
        | ErrorKind::DuplicateField
        | ErrorKind::WrongType
        | ErrorKind::TooDeep
        | ErrorKind::TooManyExtra
        | ErrorKind::TooManyMessages => 422,
    }
}

impl From<Error> for Rejection {
    fn from(error: Error) -> Self {
        match error.kind() {
            ErrorKind::TooLong => Self::TooLarge,
            _ => Self::Invalid(error),
        }
    }
}

impl From<Unauthorized> for Rejection {
    fn from(_: Unauthorized) -> Self {
        Self::WrongCredentials
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MethodNotAllowed => f.write_str("only POST and GET are answered here"),
            Self::BadLength => f.write_str("the declared length is not one number"),
            Self::TooLarge => f.write_str("the body is longer than the limit"),
            Self::NoCredentials | Self::WrongCredentials => Unauthorized.fmt(f),
            Self::UnsupportedMediaType => {
                f.write_str("the body is not application/json, or compressed")
            }
            Self::Incomplete => f.write_str("the body broke off"),
            Self::Invalid(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Rejection {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(error) => Some(error),
            _ => None,
        }
    }
}
