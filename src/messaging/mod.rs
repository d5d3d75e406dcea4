//! Messaging webhooks: what Bandwidth sends about SMS, MMS and RCS messages.
//!
//! A body is an array of events, in practice of one, and [`Parser::parse_messages`] parses it.
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

pub use event::Messaging;
pub use event_type::MessageType;
pub use events::*;
pub use messages::Messages;
pub use objects::*;
pub use words::*;

use crate::error::{Error, ParseOwnedError};
use crate::owned::{Losses, Owned};
use crate::parser::Parser;

/// A realistic body of a messaging webhook, for fuzzers.
#[cfg(feature = "arbitrary")]
pub type ArbitraryMessages = crate::family::GeneratedBody<Messaging>;

/// The events of a messaging webhook that own their body.
pub type OwnedMessages = Owned<Messaging>;

impl Parser {
    /// Parses the body of a messaging webhook: an array of events, or one event.
    ///
    /// Borrows and unescapes as [`parse`](Self::parse) does. Allocates as that does, and for more than one event, more than eight entries of
    /// `message.to` or four of `message.media`.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), with `type` in place of `eventType`; and [`ErrorKind::TooManyMessages`](crate::ErrorKind::TooManyMessages).
    /// [`Error::element`] is the event that is wrong. With [`Options::lossy`](crate::Options::lossy) it is left out, unless no other event is
    /// left, and [`Messages::refused`] has its error.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut body = br#"[{"type":"message-delivered","to":"+13125550187","message":{"id":"17"}}]"#.to_vec();
    /// let messages = Parser::new().parse_messages(&mut body)?;
    /// assert_eq!(messages.len(), 1);
    /// assert_eq!(messages[0].message_id(), Some("17"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_messages<'b>(&mut self, body: &'b mut [u8]) -> Result<Messages<'b>, Error> {
        self.parse_in::<Messaging>(body)
    }

    /// Parses a body that must stay as it is, as [`parse_ref`](Self::parse_ref) does.
    ///
    /// # Errors
    ///
    /// As [`parse_messages`](Self::parse_messages).
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut parser = Parser::new();
    /// assert_eq!(parser.parse_messages_ref(br#"[{"type":"message-sent"}]"#)?.len(), 1);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_messages_ref<'b>(&'b mut self, body: &'b [u8]) -> Result<Messages<'b>, Error> {
        self.parse_ref_in::<Messaging>(body)
    }

    /// Parses a body into events that own it, as [`parse_owned`](Self::parse_owned) does.
    ///
    /// # Errors
    ///
    /// As [`parse_owned`](Self::parse_owned), with the errors of [`parse_messages`](Self::parse_messages).
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let owned = Parser::new().parse_messages_owned(br#"[{"type":"message-sent"}]"#.to_vec())?;
    /// assert_eq!(owned.view().len(), 1);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_messages_owned(&mut self, body: Vec<u8>) -> Result<OwnedMessages, ParseOwnedError> {
        self.parse_owned_in(body)
    }
}

/// Copies events, and the errors of those that were left out. Allocates for the texts and for the values.
///
/// ```
/// use bandwidth_callbacks::messaging::{MessageCallback, MessageSentCallback, Messages, OwnedMessages};
///
/// let sent = MessageCallback::from(MessageSentCallback::default());
/// let owned = OwnedMessages::from([sent].into_iter().collect::<Messages>());
/// assert_eq!(owned.view().len(), 1);
/// ```
impl From<Messages<'_>> for OwnedMessages {
    fn from(messages: Messages<'_>) -> Self {
        Self::copy_of(&messages.to_value(), true).with_losses(Losses {
            replaced: 0,
            refused: messages.refused().into(),
        })
    }
}
