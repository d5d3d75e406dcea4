//! Voice webhooks: what Bandwidth sends about calls, recordings and conferences.
//!
//! A body is one event. [`Parser::parse`] and its siblings parse it into a [`Callback`], or into
//! the struct of an event whose type is known beforehand. The names that most code needs are at the
//! root of the crate as well: [`Callback`], [`EventType`], [`Reply`], [`OwnedCallback`]
//! and [`parse`].
//!
//! Source: <https://dev.bandwidth.com/docs/voice/webhooks>.

mod callback;
mod common;
mod envelope;
mod event_type;
mod events;
mod family;
mod field;
mod keys;
mod objects;
mod peek;
mod reply;
pub mod samples;
mod single;
mod verstat;
mod view;
mod views;
mod wanted;
mod words;

pub use callback::Event;
pub use envelope::Envelope;
pub use event_type::EventType;
pub use events::*;
pub(crate) use family::Found;
pub use family::parse;
pub use field::Field;
pub use objects::*;
pub use peek::peek;
pub use reply::Reply;
#[cfg(feature = "http")]
pub(crate) use single::is_single;
pub use verstat::Verstat;
pub use view::View;
pub use views::*;
pub use words::*;

pub use crate::values::SipHeaders;

use crate::error::Name;
use crate::owned::Owned;
#[cfg(doc)]
use crate::parser::Parser;

/// The events of calls: webhooks of the Voice API.
pub(crate) enum Voice {}

/// A voice event that owns its body.
pub type OwnedCallback = Owned<Callback<'static>>;

/// A realistic body of a voice event, for fuzzers.
#[cfg(feature = "arbitrary")]
pub type ArbitraryBody = crate::family::GeneratedBody<Callback<'static>>;

/// The key of the name of an event.
pub(crate) const EVENT_TYPE: Name = &"eventType";
