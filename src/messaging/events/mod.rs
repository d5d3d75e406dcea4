// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

//! The events, one file each, and the enum of them.

mod made;
mod message_delivered;
mod message_failed;
mod message_read;
mod message_received;
mod message_sending;
mod message_sent;
mod requested_location_response;
mod suggestion_response;
mod table;
mod unknown;

pub use message_delivered::MessageDeliveredCallback;
pub use message_failed::MessageFailedCallback;
pub use message_read::MessageReadCallback;
pub use message_received::MessageReceivedCallback;
pub use message_sending::MessageSendingCallback;
pub use message_sent::MessageSentCallback;
pub use requested_location_response::RequestedLocationResponseCallback;
pub use suggestion_response::SuggestionResponseCallback;
pub use unknown::UnknownMessageCallback;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::messaging::MessageType;
use crate::messaging::common::Common;
use crate::revealed::Reveal;

/// An event of the Messaging API. It is borrowed from the body it was parsed from.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::messaging::{MessageCallback, Messages};
///
/// let mut body = br#"[{"type":"message-received","message":{"text":"Hi"}}]"#.to_vec();
/// for event in Parser::new().parse::<Messages>(&mut body)?.iter() {
///     match event {
///         MessageCallback::MessageReceived(received) => assert_eq!(received.message.as_ref().unwrap().text.unwrap(), "Hi"),
///         other => println!("{} of {:?}", other.message_type(), other.message_id()),
///     }
/// }
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
pub enum MessageCallback<'b> {
    /// The event of [`MessageType::MessageDelivered`].
    MessageDelivered(MessageDeliveredCallback<'b>),
    /// The event of [`MessageType::MessageFailed`].
    MessageFailed(MessageFailedCallback<'b>),
    /// The event of [`MessageType::MessageRead`].
    MessageRead(MessageReadCallback<'b>),
    /// The event of [`MessageType::MessageReceived`].
    MessageReceived(MessageReceivedCallback<'b>),
    /// The event of [`MessageType::MessageSending`].
    MessageSending(MessageSendingCallback<'b>),
    /// The event of [`MessageType::MessageSent`].
    MessageSent(MessageSentCallback<'b>),
    /// The event of [`MessageType::RequestedLocationResponse`].
    RequestedLocationResponse(RequestedLocationResponseCallback<'b>),
    /// The event of [`MessageType::SuggestionResponse`].
    SuggestionResponse(SuggestionResponseCallback<'b>),
    /// An event of a type that this release does not know.
    Unknown(UnknownMessageCallback<'b>),
}

impl<'b> MessageCallback<'b> {
    /// Returns the event's type.
    pub(super) fn type_of(&self) -> MessageType<'b> {
        match self {
            Self::MessageDelivered(_) => MessageType::MessageDelivered,
            Self::MessageFailed(_) => MessageType::MessageFailed,
            Self::MessageRead(_) => MessageType::MessageRead,
            Self::MessageReceived(_) => MessageType::MessageReceived,
            Self::MessageSending(_) => MessageType::MessageSending,
            Self::MessageSent(_) => MessageType::MessageSent,
            Self::RequestedLocationResponse(_) => MessageType::RequestedLocationResponse,
            Self::SuggestionResponse(_) => MessageType::SuggestionResponse,
            Self::Unknown(event) => MessageType::from_wire(event.event_type.unwrap_or_default()),
        }
    }

    /// Returns the event as any, for what all have in common.
    pub(super) fn any(&self) -> &(dyn Common<'b> + '_) {
        match self {
            Self::MessageDelivered(event) => event,
            Self::MessageFailed(event) => event,
            Self::MessageRead(event) => event,
            Self::MessageReceived(event) => event,
            Self::MessageSending(event) => event,
            Self::MessageSent(event) => event,
            Self::RequestedLocationResponse(event) => event,
            Self::SuggestionResponse(event) => event,
            Self::Unknown(event) => event,
        }
    }
}

impl Serialize for MessageCallback<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::MessageDelivered(event) => event.serialize(serializer),
            Self::MessageFailed(event) => event.serialize(serializer),
            Self::MessageRead(event) => event.serialize(serializer),
            Self::MessageReceived(event) => event.serialize(serializer),
            Self::MessageSending(event) => event.serialize(serializer),
            Self::MessageSent(event) => event.serialize(serializer),
            Self::RequestedLocationResponse(event) => event.serialize(serializer),
            Self::SuggestionResponse(event) => event.serialize(serializer),
            Self::Unknown(event) => event.serialize(serializer),
        }
    }
}

impl fmt::Debug for MessageCallback<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().fmt(f)
    }
}

impl Reveal for MessageCallback<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().reveal(f)
    }
}
