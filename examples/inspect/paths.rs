//! Which path of the library parsed a body, for `--explain`.

use std::fmt::{self, Display};

use bandwidth_callbacks::testing::{Declined, declines};
use bandwidth_callbacks::{Callback, Error, ErrorKind, Options, Parser};
use serde::ser::SerializeMap;

/// The path that parsed a body.
#[derive(Clone, Copy)]
pub enum Path {
    Fast,
    /// The tape path, after the fast path declined the body for this reason.
    Tape(Declined),
    /// The body is longer than the limit, which is checked before either path.
    Neither,
}

impl Path {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Fast => Some("fast"),
            Self::Tape(_) => Some("tape"),
            Self::Neither => None,
        }
    }

    fn declined(self) -> Option<&'static str> {
        match self {
            Self::Tape(declined) => Some(declined.as_str()),
            Self::Fast | Self::Neither => None,
        }
    }

    /// Adds the members that a line of `--json` has with `--explain`.
    pub fn serialize_into<M: SerializeMap>(self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("path", &self.name())?;
        map.serialize_entry("declined", &self.declined())
    }
}

impl Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} path", self.name().unwrap_or("neither"))?;
        match self.declined() {
            Some(declined) => write!(f, ": {declined}"),
            None => Ok(()),
        }
    }
}

/// Finds the path of a body after it was parsed. It has its own parser, because the event still
/// borrows the other one. Both choose the same path, which depends only on the body and the
/// options.
pub struct Explainer(Parser);

impl Explainer {
    pub fn new(options: Options) -> Self {
        Self(Parser::with_options(options))
    }

    pub fn path(&mut self, body: &[u8], error: Option<&Error>) -> Path {
        if error.is_some_and(|error| error.kind() == ErrorKind::TooLong) {
            return Path::Neither;
        }
        declines::<Callback<'_>>(&mut self.0, body).map_or(Path::Fast, Path::Tape)
    }
}
