use std::fmt;

use crate::json::{Fault, FaultKind};

/// Why a body was refused: what is wrong, where, and in which field and event as far as that was known.
///
/// It is `Copy`, at most 24 bytes, made without allocation, and never holds or prints anything of the body: the names it
/// tells are the ones of this crate's table.
///
/// ```
/// use bandwidth_callbacks::{ErrorKind, parse};
///
/// let mut body = br#"{"eventType":"dtmf","digit":"1","digit":"2"}"#.to_vec();
/// let error = parse(&mut body).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::DuplicateField);
/// assert_eq!(error.event_type(), Some("dtmf"));
/// assert_eq!(error.field(), Some("digit"));
/// assert_eq!(error.offset(), Some(32));
/// assert_eq!(error.to_string(), "a known field stands twice in its object: field `digit` of `dtmf`, at byte 32");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Error {
    event_type: Option<Name>,
    field: Option<Name>,
    offset: u32,
    kind: ErrorKind,
}

/// A name of the table, one word wide.
pub(crate) type Name = &'static &'static str;

const UNKNOWN_OFFSET: u32 = u32::MAX;

const _: () = assert!(size_of::<Error>() <= 24);

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self {
            event_type: None,
            field: None,
            offset: UNKNOWN_OFFSET,
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

    pub(crate) fn in_event(self, event_type: Name) -> Self {
        Self {
            event_type: Some(event_type),
            ..self
        }
    }

    /// What is wrong.
    ///
    /// ```
    /// # use bandwidth_callbacks::{ErrorKind, parse};
    /// assert_eq!(parse(&mut []).unwrap_err().kind(), ErrorKind::Empty);
    /// ```
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where in the body, in bytes from its start: the first byte that is wrong, the opening quote of a string or key that is
    /// wrong as a whole, or the last token of a body that ends too early.
    ///
    /// `None` where there is no such place: [`ErrorKind::TooLong`] and [`ErrorKind::MissingEventType`]. Parsing in place also gives
    /// `None` for [`ErrorKind::InvalidString`] and [`ErrorKind::NotAnObject`], and rarely for
    /// [`ErrorKind::InvalidEscape`]; [`Parser::parse_ref`](crate::Parser::parse_ref), which still has the original bytes, looks
    /// these places up.
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

    /// The wire name of the known field that is wrong.
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

    /// The wire name of the event, once that was known and if it is a known one.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().strict(true));
    /// let error = parser.parse(&mut br#"{"eventType":"answer","tag":1}"#.to_vec()).unwrap_err();
    /// assert_eq!(error.event_type(), Some("answer"));
    /// ```
    #[must_use]
    pub const fn event_type(&self) -> Option<&'static str> {
        match self.event_type {
            Some(name) => Some(*name),
            None => None,
        }
    }
}

impl From<Fault> for Error {
    #[cold]
    fn from(fault: Fault) -> Self {
        let error = Self::new(match fault.kind {
            FaultKind::Empty => ErrorKind::Empty,
            FaultKind::UnexpectedEnd => ErrorKind::UnexpectedEnd,
            FaultKind::Syntax => ErrorKind::Syntax,
            FaultKind::TrailingData => ErrorKind::TrailingData,
            FaultKind::InvalidUtf8 => ErrorKind::InvalidUtf8,
            FaultKind::InvalidString => ErrorKind::InvalidString,
            FaultKind::InvalidEscape => ErrorKind::InvalidEscape,
            FaultKind::InvalidNumber => ErrorKind::InvalidNumber,
            FaultKind::NotAnObject => ErrorKind::NotAnObject,
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
        if let Some(event_type) = self.event_type() {
            let of = if separator.is_empty() { " of" } else { ": in" };
            write!(f, "{of} `{event_type}`")?;
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
            .field("event_type", &self.event_type())
            .finish()
    }
}

impl std::error::Error for Error {}

/// What can be wrong with a body.
///
/// ```
/// use bandwidth_callbacks::ErrorKind;
///
/// assert_eq!(ErrorKind::TooDeep.as_str(), "nesting is deeper than the limit");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No JSON value at all: the body is empty or white space.
    Empty,
    /// The body ends before its object does.
    UnexpectedEnd,
    /// Not JSON: a token that cannot stand where it stands. A byte order mark counts as one.
    Syntax,
    /// Something other than white space follows the object.
    TrailingData,
    /// The body is not UTF-8, be it in a part that nobody reads.
    InvalidUtf8,
    /// A string is not closed, or holds a control character that is not escaped. A backslash outside of strings can look the same.
    InvalidString,
    /// A string holds an unknown escape or half a surrogate pair.
    InvalidEscape,
    /// A number is malformed, or beyond the range of `f64`.
    InvalidNumber,
    /// The body is JSON, but not one object.
    NotAnObject,
    /// There is no `eventType`.
    MissingEventType,
    /// `eventType` is not a string.
    EventTypeNotText,
    /// `eventType` names another event than the one asked for.
    OtherEventType,
    /// A known field stands twice in its object, so that two readers could see two meanings.
    DuplicateField,
    /// A known field holds a value of another JSON type or range than documented, and [`Options::strict`](crate::Options::strict) is set.
    WrongType,
    /// The body is longer than [`Options::max_len`](crate::Options::max_len).
    TooLong,
    /// Arrays and objects are nested deeper than [`Options::max_depth`](crate::Options::max_depth).
    TooDeep,
    /// There are more unknown fields than [`Options::max_extra`](crate::Options::max_extra).
    TooManyExtra,
}

impl ErrorKind {
    /// The kind in words.
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
            Self::TrailingData => "something follows the object",
            Self::InvalidUtf8 => "the body is not UTF-8",
            Self::InvalidString => "a string is not closed or holds a raw control character",
            Self::InvalidEscape => "a string holds an invalid escape",
            Self::InvalidNumber => "a number is malformed or out of range",
            Self::NotAnObject => "the body is not one object",
            Self::MissingEventType => "the event type is missing",
            Self::EventTypeNotText => "the event type is not a string",
            Self::OtherEventType => "the event is of another type than asked for",
            Self::DuplicateField => "a known field stands twice in its object",
            Self::WrongType => "a known field holds a value of another type",
            Self::TooLong => "the body is longer than the limit",
            Self::TooDeep => "nesting is deeper than the limit",
            Self::TooManyExtra => "there are more unknown fields than the limit",
        }
    }
}
