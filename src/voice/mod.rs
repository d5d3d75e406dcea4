//! The Voice API: its events, and how a parsed object becomes one.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod callback;
mod common;
mod envelope;
mod event_type;
mod family;
mod model;
mod peek;
pub mod samples;
mod table;
mod wanted;

pub use callback::{Callback, Event};
pub use envelope::Envelope;
pub use event_type::{EventType, Reply};
pub use family::Voice;
pub(crate) use family::{build_as, read_as};
pub use model::*;
pub use peek::peek;

use crate::error::Name;

/// A realistic body of a voice event, for fuzzers.
#[cfg(feature = "arbitrary")]
pub type ArbitraryBody = crate::family::GeneratedBody<Voice>;

/// The key of the name of an event.
pub(crate) const EVENT_TYPE: Name = &"eventType";
