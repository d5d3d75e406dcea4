//! What the places of a scan are those of.

use super::{Callback, Envelope, EventType};
use crate::engine::plain::Found;
use crate::error::Error;

/// What was found in a body without a tape.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Plain {
    /// An event of this type, the name left out if it is unknown.
    Event(EventType<'static>),
    /// The envelope of one that is unwanted.
    Envelope,
}

impl Plain {
    #[inline]
    pub(crate) fn callback<'b>(self, found: Found<'_, 'b>) -> Result<Callback<'b>, Error> {
        match self {
            Self::Event(event_type) => Callback::from_plain(event_type, found, Ok),
            Self::Envelope => Ok(Callback::Unwanted(Envelope::new(found))),
        }
    }
}
