//! Messaging webhooks: what Bandwidth sends about SMS, MMS and RCS messages.
//!
//! A body is an array of events, in practice of one. [`Parser::parse`] and its siblings parse it
//! into [`Messages`].
//!
//! Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.

mod common;
mod event;
mod event_type;
mod events;
mod keys;
mod messages;
mod objects;
pub mod samples;
mod words;

pub(crate) use event::Messaging;
pub use event_type::MessageType;
pub use events::*;
pub use messages::Messages;
pub use objects::*;
pub use words::*;

pub use crate::values::Coordinate;

use crate::engine::{Kept, Losses};
use crate::owned::Owned;
#[cfg(doc)]
use crate::parser::Parser;

/// A realistic body of a messaging webhook, for fuzzers.
#[cfg(feature = "arbitrary")]
pub type ArbitraryMessages = crate::family::GeneratedBody<Messages<'static>>;

/// The events of a messaging webhook that own their body.
pub type OwnedMessages = Owned<Messages<'static>>;

/// Copies events, and the errors of those that were left out. Allocates for the texts and for the
/// values.
///
/// ```
/// use bandwidth_callbacks::messaging::{MessageCallback, MessageSentCallback, Messages, OwnedMessages};
///
/// let sent = MessageCallback::from(MessageSentCallback::default());
/// let owned = OwnedMessages::from([sent].into_iter().collect::<Messages>());
/// assert_eq!(owned.get().len(), 1);
/// ```
impl From<Messages<'_>> for OwnedMessages {
    fn from(messages: Messages<'_>) -> Self {
        let losses = Losses {
            replaced: 0,
            refused: messages.refused().into(),
        };
        Self::of(Kept::copy_of(&messages.to_value(), true).with_losses(losses))
    }
}
