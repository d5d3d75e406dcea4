use std::fmt;

use crate::json::{Fault, FaultKind};
use crate::revealed::{BodyText, Reveal};

/// Why a body was refused: what is wrong, where, and in which field and event as far as that was
/// known.
///
/// It is `Copy`, has at most 24 bytes and is made without allocation. It never holds or prints
/// anything of the body: the names in it are those of this crate's table.
///
/// ```
/// use bandwidth_callbacks::{ErrorKind, EventType, parse};
///
/// let mut body = br#"{"eventType":"dtmf","digit":"1","digit":"2"}"#.to_vec();
/// let error = parse(&mut body).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::DuplicateField);
/// assert_eq!(error.event_type(), Some(EventType::Dtmf));
/// assert_eq!(error.field(), Some("digit"));
/// assert_eq!(error.offset(), Some(32));
/// assert_eq!(error.to_string(), "duplicate field: field `digit` of `dtmf`, at byte 32");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Error {
    event_type: Option<Name>,
    field: Option<Name>,
    offset: u32,
    element: u16,
    kind: ErrorKind,
}

/// A name of the table, one word wide.
pub(crate) type Name = &'static &'static str;

const UNKNOWN_OFFSET: u32 = u32::MAX;

const NO_ELEMENT: u16 = u16::MAX;

const _: () = assert!(size_of::<Error>() <= 24);

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self {
            event_type: None,
            field: None,
            offset: UNKNOWN_OFFSET,
            element: NO_ELEMENT,
            kind,
        }
    }

    pub(crate) fn at(self, offset: usize) -> Self {
        Self {
            offset: u32::try_from(offset).unwrap_or(UNKNOWN_OFFSET),
            ..self
        }
    }

    pub(crate) fn in_field(self, field: Name) -> Self {
        Self {
            field: Some(field),
            ..self
        }
    }

    pub(crate) fn in_element(self, index: usize) -> Self {
        Self {
            element: u16::try_from(index).unwrap_or(NO_ELEMENT),
            ..self
        }
    }

    pub(crate) fn in_event(self, event_type: Name) -> Self {
        Self {
            event_type: Some(event_type),
            ..self
        }
    }

    /// Returns what is wrong.
    ///
    /// ```
    /// # use bandwidth_callbacks::{ErrorKind, parse};
    /// assert_eq!(parse(&mut []).unwrap_err().kind(), ErrorKind::Empty);
    /// ```
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Returns where in the body the error is, in bytes from its start: at the first byte that is
    /// wrong, at the opening quote of a string or key that is wrong as a whole, or at the last
    /// token of a body that ends too early.
    ///
    /// Returns `None` if there is no such place: for [`ErrorKind::TooLong`],
    /// [`ErrorKind::MissingEventType`] and [`ErrorKind::TooManyMessages`]. It is the same for
    /// all functions that parse, also for those that have changed the body.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":nil}"#.to_vec()).unwrap_err().offset(), Some(13));
    /// ```
    #[must_use]
    pub const fn offset(&self) -> Option<usize> {
        if self.offset == UNKNOWN_OFFSET {
            None
        } else {
            Some(self.offset as usize)
        }
    }

    /// Returns the wire name of the known field that is wrong.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let error = parse(&mut br#"{"from":"+15551234567"}"#.to_vec()).unwrap_err();
    /// assert_eq!(error.field(), Some("eventType"));
    /// ```
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self.field {
            Some(name) => Some(*name),
            None => None,
        }
    }

    /// Returns which element of an array of events is wrong, counted from 0. `None` if the body is
    /// no array, or if the error is not in one element.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut body = br#"[{"type":"message-sent"},{"type":7}]"#.to_vec();
    /// let error = Parser::new().parse::<Messages>(&mut body).unwrap_err();
    /// assert_eq!(error.element(), Some(1));
    /// ```
    #[must_use]
    pub const fn element(&self) -> Option<usize> {
        if self.element == NO_ELEMENT {
            None
        } else {
            Some(self.element as usize)
        }
    }

    /// Returns the wire name of the event, in any family, once that was known and if it is a known
    /// one.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut body = br#"{"type":"message-sent","to":"1","to":"2"}"#.to_vec();
    /// assert_eq!(Parser::new().parse::<Messages>(&mut body).unwrap_err().event_name(), Some("message-sent"));
    /// ```
    #[must_use]
    pub const fn event_name(&self) -> Option<&'static str> {
        match self.event_type {
            Some(name) => Some(*name),
            None => None,
        }
    }
}

/// Why [`Parser::parse_owned`](crate::Parser::parse_owned) refused a body, and the body.
///
/// `?` converts it into an [`Error`]. Neither `Display` nor `Debug` shows anything of the body.
///
/// ```
/// use bandwidth_callbacks::{Callback, Error, ErrorKind, Parser};
///
/// let refused = Parser::new().parse_owned::<Callback>(b"[]".to_vec()).unwrap_err();
/// assert_eq!(refused.error().kind(), ErrorKind::NotAnObject);
/// assert_eq!(refused.into_body(), b"[]");
///
/// fn call_of(body: Vec<u8>) -> Result<Option<String>, Error> {
///     let callback = Parser::new().parse_owned::<Callback>(body)?;
///     Ok(callback.get().call_id().map(str::to_owned))
/// }
/// assert!(call_of(b"{}".to_vec()).is_err());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ParseOwnedError {
    error: Error,
    body: Vec<u8>,
}

impl ParseOwnedError {
    #[cold]
    pub(crate) fn new(error: Error, body: Vec<u8>) -> Self {
        Self { error, body }
    }

    /// Returns why the body was refused.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, ErrorKind, Parser};
    /// assert_eq!(Parser::new().parse_owned::<Callback>(Vec::new()).unwrap_err().error().kind(), ErrorKind::Empty);
    /// ```
    #[must_use]
    pub const fn error(&self) -> Error {
        self.error
    }

    /// Returns the body. Some of its strings may have been unescaped in place.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Parser};
    /// assert_eq!(Parser::new().parse_owned::<Callback>(b"{".to_vec()).unwrap_err().into_body(), b"{");
    /// ```
    #[must_use = "the body is lost otherwise"]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }
}

impl From<ParseOwnedError> for Error {
    fn from(refused: ParseOwnedError) -> Self {
        refused.error
    }
}

impl fmt::Display for ParseOwnedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl fmt::Debug for ParseOwnedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParseOwnedError")
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl Reveal for ParseOwnedError {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParseOwnedError")
            .field("error", &self.error)
            .field("body", &BodyText(&self.body))
            .finish()
    }
}

impl std::error::Error for ParseOwnedError {}

impl From<Fault> for Error {
    #[cold]
    fn from(fault: Fault) -> Self {
        let error = Self::new(match fault.kind {
            FaultKind::Empty => ErrorKind::Empty,
            FaultKind::UnexpectedEnd => ErrorKind::UnexpectedEnd,
            FaultKind::Syntax => ErrorKind::Syntax,
            FaultKind::TrailingData => ErrorKind::TrailingData,
            FaultKind::InvalidUtf8 => ErrorKind::InvalidUtf8,
            FaultKind::ByteOrderMark => ErrorKind::ByteOrderMark,
            FaultKind::InvalidString => ErrorKind::InvalidString,
            FaultKind::InvalidEscape => ErrorKind::InvalidEscape,
            FaultKind::InvalidNumber => ErrorKind::InvalidNumber,
            FaultKind::TooLong => ErrorKind::TooLong,
            FaultKind::TooDeep => ErrorKind::TooDeep,
        });
        fault.offset.map_or(error, |offset| error.at(offset))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        let mut separator = ":";
        if let Some(field) = self.field() {
            write!(f, "{separator} field `{field}`")?;
            separator = "";
        }
        if let Some(event_type) = self.event_name() {
            let of = if separator.is_empty() { " of" } else { ": in" };
            write!(f, "{of} `{event_type}`")?;
            separator = "";
        }
        if let Some(element) = self.element() {
            let of = if separator.is_empty() { ", in" } else { ": in" };
            write!(f, "{of} element {element}")?;
            separator = "";
        }
        if let Some(offset) = self.offset() {
            let at = if separator.is_empty() { ", at" } else { ": at" };
            write!(f, "{at} byte {offset}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind)
            .field("offset", &self.offset())
            .field("field", &self.field())
            .field("event_type", &self.event_name())
            .field("element", &self.element())
            .finish()
    }
}

impl std::error::Error for Error {}

/// The kinds of faults of a body.
///
/// ```
/// use bandwidth_callbacks::ErrorKind;
///
/// assert_eq!(ErrorKind::TooDeep.as_str(), "nesting is deeper than the limit");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No JSON value at all: the body is empty or white space.
    Empty,
    /// The body ends before its object does.
    UnexpectedEnd,
    /// Not JSON: a token is not what the grammar expects there.
    Syntax,
    /// Something other than white space follows the object.
    TrailingData,
    /// The body is not UTF-8. Parts that nobody reads count as well. UTF-16 with a byte order mark
    /// is of this kind. [`Options::lossy`](crate::Options::lossy) replaces such bytes in
    /// strings.
    InvalidUtf8,
    /// The body is UTF-8, but begins with the byte order mark that some editors write.
    ByteOrderMark,
    /// A string is not closed, or holds a control character that is not escaped. A backslash
    /// outside of strings can look the same.
    InvalidString,
    /// A string has an unknown escape or a lone surrogate.
    /// [`Options::lossy`](crate::Options::lossy) replaces lone surrogates.
    InvalidEscape,
    /// A number is malformed, or beyond the range of `f64`.
    InvalidNumber,
    /// The body is JSON, but not one object.
    NotAnObject,
    /// There is no `eventType`, or no `type` in messaging.
    MissingEventType,
    /// `eventType`, or `type` in messaging, is not a string.
    EventTypeNotText,
    /// `eventType` names another event than the one asked for.
    UnexpectedEventType,
    /// A known field occurs twice in its object, so that two readers could see two meanings. To
    /// [`AnyBody`](crate::any::AnyBody), the keys that tell the kinds of bodies apart are known in
    /// every object without `eventType`.
    DuplicateField,
    /// A known field holds a value of another JSON type or range than documented, and
    /// [`Options::strict`](crate::Options::strict) is set.
    WrongType,
    /// The body is longer than [`Options::max_len`](crate::Options::max_len).
    TooLong,
    /// Arrays and objects are nested deeper than [`Options::max_depth`](crate::Options::max_depth).
    TooDeep,
    /// There are more unknown fields than [`Options::max_extra`](crate::Options::max_extra).
    TooManyExtra,
    /// There are more messaging events than
    /// [`Options::max_messages`](crate::Options::max_messages).
    TooManyMessages,
}

impl ErrorKind {
    /// Returns the kind in words.
    ///
    /// ```
    /// # use bandwidth_callbacks::ErrorKind;
    /// assert_eq!(ErrorKind::Empty.as_str(), "the body is empty");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "the body is empty",
            Self::UnexpectedEnd => "the body ends too early",
            Self::Syntax => "the body is not JSON",
            Self::TrailingData => "trailing data after the object",
            Self::InvalidUtf8 => "the body is not UTF-8",
            Self::ByteOrderMark => "the body begins with a byte order mark",
            Self::InvalidString => "a string is not closed or holds a raw control character",
            Self::InvalidEscape => "a string holds an invalid escape",
            Self::InvalidNumber => "a number is malformed or out of range",
            Self::NotAnObject => "the body is not one object",
            Self::MissingEventType => "the event type is missing",
            Self::EventTypeNotText => "the event type is not a string",
            Self::UnexpectedEventType => "the event is of another type than asked for",
            Self::DuplicateField => "duplicate field",
            Self::WrongType => "a known field holds a value of another type",
            Self::TooLong => "the body is longer than the limit",
            Self::TooDeep => "nesting is deeper than the limit",
            Self::TooManyExtra => "there are more unknown fields than the limit",
            Self::TooManyMessages => "there are more messaging events than the limit",
        }
    }

    /// Returns a label for metrics, in `snake_case`.
    ///
    /// ```
    /// # use bandwidth_callbacks::ErrorKind;
    /// assert_eq!(ErrorKind::DuplicateField.label(), "duplicate_field");
    /// ```
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnexpectedEnd => "unexpected_end",
            Self::Syntax => "syntax",
            Self::TrailingData => "trailing_data",
            Self::InvalidUtf8 => "invalid_utf8",
            Self::ByteOrderMark => "byte_order_mark",
            Self::InvalidString => "invalid_string",
            Self::InvalidEscape => "invalid_escape",
            Self::InvalidNumber => "invalid_number",
            Self::NotAnObject => "not_an_object",
            Self::MissingEventType => "missing_event_type",
            Self::EventTypeNotText => "event_type_not_text",
            Self::UnexpectedEventType => "other_event_type",
            Self::DuplicateField => "duplicate_field",
            Self::WrongType => "wrong_type",
            Self::TooLong => "too_long",
            Self::TooDeep => "too_deep",
            Self::TooManyExtra => "too_many_extra",
            Self::TooManyMessages => "too_many_messages",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
