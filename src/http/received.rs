//! The differences between the types that come over HTTP.
//!
//! The type is looked at here, and [`Parse`] says nothing of requests, so that engine and families
//! do without HTTP.

use std::any::TypeId;

use super::{Rejection, query};
use crate::any::AnyBody;
use crate::error::{Error, ErrorKind};
use crate::messaging::Messages;
use crate::options::Options;
use crate::voice::{self, Callback, EVENT_TYPE};

/// The kinds of types that requests differ by.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A voice event.
    Voice,
    Messages,
    /// A body of any kind.
    Any,
    /// A type that nothing more is known of here: a notification, or a frame.
    Other,
}

impl Kind {
    pub(super) fn of<T: 'static>() -> Self {
        let of = TypeId::of::<T>();
        if of == TypeId::of::<Callback<'_>>() || voice::is_single(of) {
            Self::Voice
        } else if of == TypeId::of::<Messages<'_>>() {
            Self::Messages
        } else if of == TypeId::of::<AnyBody<'_>>() {
            Self::Any
        } else {
            Self::Other
        }
    }

    /// Makes the JSON body of a query string.
    ///
    /// Bandwidth sends voice events alone by GET. Any other query must not become a single event
    /// whose type the URL says, nor an object of unknown kind.
    pub(super) fn body_of(self, query: &str, options: Options) -> Result<query::Body, Rejection> {
        if !matches!(self, Self::Voice | Self::Any) {
            return Err(Rejection::UnsupportedMediaType);
        }
        let body = query::Body::of(query, options)?;
        if body.has_event_type {
            Ok(body)
        } else {
            let missing = Error::new(ErrorKind::MissingEventType).in_field(EVENT_TYPE);
            Err(missing.into())
        }
    }
}
