//! The Voice API: its events, and how a parsed object becomes one.

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "arbitrary")]
mod arbitrary_body;
mod callback;
mod common;
mod de;
mod dedup;
mod envelope;
mod event_type;
mod fast;
mod model;
pub mod samples;
mod table;
mod tape;
mod wanted;

#[cfg(feature = "arbitrary")]
pub use arbitrary_body::ArbitraryBody;
pub use callback::{Callback, Event};
pub use dedup::DedupKey;
pub use envelope::{Envelope, peek};
pub use event_type::{EventType, Reply};
pub(crate) use fast::{EVENT_TYPE_SLOT, Found, VOICE, build_as, check_unknown, event_type};
pub use model::*;
pub(crate) use tape::{read, read_as};

use crate::error::Name;
use crate::json::{Json, Node};

/// The key of the name of an event.
pub(crate) const EVENT_TYPE: Name = &"eventType";

/// The value of `eventType`, anywhere in an object. The error is the key of a value that is not text.
#[inline]
pub(crate) fn event_name<'b, N: Node<'b>>(mut members: impl Iterator<Item = (&'b str, N)>) -> Result<Option<&'b str>, &'b str> {
    match members.find(|(key, _)| key == EVENT_TYPE) {
        Some((key, value)) => match value.json() {
            Json::Text(name) => Ok(Some(name)),
            _ => Err(key),
        },
        None => Ok(None),
    }
}
