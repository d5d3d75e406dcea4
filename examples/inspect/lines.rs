//! The line that is printed for each body: as text (`Display`) and as JSON (`Serialize`).

use std::borrow::Cow;
use std::fmt::{self, Display};

use bandwidth_callbacks::logs::is_token;
use bandwidth_callbacks::{Callback, Error, ErrorKind, Sensitive};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::bodies::Body;
use crate::paths::Path;
use crate::text::{cut, escape};

const REDACTED: &str = "<redacted>";

pub struct Accepted<'a> {
    source: &'a str,
    line: u64,
    event_type: Cow<'a, str>,
    event_time: Option<&'a str>,
    call_id: Option<&'a str>,
    conference_id: Option<&'a str>,
    from: Option<&'a str>,
    to: Option<&'a str>,
    show: bool,
    path: Option<Path>,
    unknown: Vec<String>,
}

impl<'a> Accepted<'a> {
    pub fn new(body: &Body<'a>, callback: &Callback<'a>, show: bool, path: Option<Path>) -> Self {
        // What is no id may be a phone number.
        let id = |id| if show || is_token(id) { id } else { REDACTED };
        let mut unknown = Vec::new();
        callback.each_extra(&mut |parent, extra| {
            unknown.extend(extra.iter().map(|(name, _)| match parent {
                Some(parent) => cut(&format!("{parent}.{name}")).into_owned(),
                None => cut(name).into_owned(),
            }));
        });
        Self {
            source: body.source,
            line: body.line,
            event_type: cut(callback.event_type().as_str()),
            event_time: callback.event_time().map(|time| time.as_str()),
            call_id: callback.call_id().map(id),
            conference_id: callback.conference_id().map(id),
            from: callback.caller().map(Sensitive::as_str),
            to: callback.callee().map(Sensitive::as_str),
            show,
            path,
            unknown,
        }
    }

    pub fn event_type(&self) -> &str {
        &self.event_type
    }

    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// Returns a phone number or address as it may be shown. An absent one stays absent.
    fn party(&self, party: Option<&'a str>) -> Option<&'a str> {
        party.map(|party| if self.show { party } else { REDACTED })
    }
}

fn printable(text: Option<&str>) -> Cow<'_, str> {
    match text {
        Some(text) => match cut(text) {
            Cow::Borrowed(text) => escape(text),
            Cow::Owned(text) => Cow::Owned(escape(&text).into_owned()),
        },
        None => Cow::Borrowed("-"),
    }
}

impl Display for Accepted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<30}  {:<24}  {}  {} → {}",
            escape(&self.event_type),
            printable(self.event_time),
            printable(self.call_id.or(self.conference_id)),
            printable(self.party(self.from)),
            printable(self.party(self.to)),
        )?;
        if let Some(path) = self.path {
            write!(f, "  {path}")?;
        }
        let mut separator = "  unknown: ";
        for name in &self.unknown {
            write!(f, "{separator}{}", escape(name))?;
            separator = ", ";
        }
        Ok(())
    }
}

impl Serialize for Accepted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("source", self.source)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("event_type", &self.event_type)?;
        map.serialize_entry("event_time", &self.event_time)?;
        map.serialize_entry("call_id", &self.call_id)?;
        map.serialize_entry("conference_id", &self.conference_id)?;
        map.serialize_entry("from", &self.party(self.from))?;
        map.serialize_entry("to", &self.party(self.to))?;
        map.serialize_entry("unknown", &self.unknown)?;
        if let Some(path) = self.path {
            path.serialize_into(&mut map)?;
        }
        map.end()
    }
}

pub struct Refused<'a> {
    source: &'a str,
    line: u64,
    error: Error,
    position: Option<Position>,
    len: u64,
    path: Option<Path>,
}

impl<'a> Refused<'a> {
    pub fn new(body: &Body<'a>, error: Error, path: Option<Path>) -> Self {
        Self {
            source: body.source,
            line: body.line,
            error,
            position: error.offset().map(|offset| Position::of(body, offset)),
            len: body.len,
            path,
        }
    }

    fn message(&self) -> String {
        match self.error.kind() {
            ErrorKind::TooLong => format!("{}: {} bytes", self.error, self.len),
            _ => self.error.to_string(),
        }
    }
}

impl Display for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused: {}:", escape(self.source))?;
        match &self.position {
            Some(position) => write!(f, "{}:{}", position.line, position.column)?,
            None => write!(f, "{}", self.line)?,
        }
        write!(f, ": {}", self.message())?;
        match self.path {
            Some(path) => write!(f, "; {path}"),
            None => Ok(()),
        }
    }
}

impl Serialize for Refused<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("source", self.source)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("error", &Cause(self))?;
        if let Some(path) = self.path {
            path.serialize_into(&mut map)?;
        }
        map.end()
    }
}

struct Cause<'a>(&'a Refused<'a>);

impl Serialize for Cause<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let error = self.0.error;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &format!("{:?}", error.kind()))?;
        map.serialize_entry("offset", &error.offset())?;
        map.serialize_entry("field", &error.field())?;
        map.serialize_entry("event_type", &error.event_type())?;
        map.serialize_entry("message", &self.0.message())?;
        map.end()
    }
}

/// The line and column of a byte in its source, as editors count them.
struct Position {
    line: u64,
    column: usize,
}

impl Position {
    fn of(body: &Body, offset: usize) -> Self {
        let mut position = Self {
            line: body.line,
            column: 1,
        };
        for byte in body.bytes.iter().take(offset) {
            match byte {
                b'\n' => {
                    position.line += 1;
                    position.column = 1;
                }
                // A continuation byte: columns count characters.
                0x80..=0xBF => {}
                _ => position.column += 1,
            }
        }
        position
    }
}
