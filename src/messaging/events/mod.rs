// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

//! The events, one file each, and the enum of them.

mod bodies;
mod message_delivered;
mod message_failed;
mod message_read;
mod message_received;
mod message_sending;
mod message_sent;
mod requested_location_response;
mod suggestion_response;
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

pub(super) use bodies::BODIES;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::error::Name;
use crate::extra::Extra;
use crate::family::Table;
use crate::json::FieldValues;
use crate::json::fast::{Fields, Layout, NESTED_SLOTS, nested_slots};
use crate::messaging::common::Common;
use crate::messaging::{MessageType, Messaging};
use crate::revealed::Reveal;
use crate::schema::{Object, Source};

/// An event of the Messaging API, borrowed from the body it was parsed from.
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
    /// The event's type.
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
            Self::Unknown(event) => MessageType::Unknown(event.event_type.unwrap_or_default()),
        }
    }

    /// What all events have in common.
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

impl<'b> From<MessageDeliveredCallback<'b>> for MessageCallback<'b> {
    fn from(event: MessageDeliveredCallback<'b>) -> Self {
        Self::MessageDelivered(event)
    }
}

impl<'b> From<MessageFailedCallback<'b>> for MessageCallback<'b> {
    fn from(event: MessageFailedCallback<'b>) -> Self {
        Self::MessageFailed(event)
    }
}

impl<'b> From<MessageReadCallback<'b>> for MessageCallback<'b> {
    fn from(event: MessageReadCallback<'b>) -> Self {
        Self::MessageRead(event)
    }
}

impl<'b> From<MessageReceivedCallback<'b>> for MessageCallback<'b> {
    fn from(event: MessageReceivedCallback<'b>) -> Self {
        Self::MessageReceived(event)
    }
}

impl<'b> From<MessageSendingCallback<'b>> for MessageCallback<'b> {
    fn from(event: MessageSendingCallback<'b>) -> Self {
        Self::MessageSending(event)
    }
}

impl<'b> From<MessageSentCallback<'b>> for MessageCallback<'b> {
    fn from(event: MessageSentCallback<'b>) -> Self {
        Self::MessageSent(event)
    }
}

impl<'b> From<RequestedLocationResponseCallback<'b>> for MessageCallback<'b> {
    fn from(event: RequestedLocationResponseCallback<'b>) -> Self {
        Self::RequestedLocationResponse(event)
    }
}

impl<'b> From<SuggestionResponseCallback<'b>> for MessageCallback<'b> {
    fn from(event: SuggestionResponseCallback<'b>) -> Self {
        Self::SuggestionResponse(event)
    }
}

impl<'b> From<UnknownMessageCallback<'b>> for MessageCallback<'b> {
    fn from(event: UnknownMessageCallback<'b>) -> Self {
        Self::Unknown(event)
    }
}

/// All fields of all events, each with a slot: while a body is walked over, its event is not known yet.
pub(crate) static MESSAGING: Layout = Layout::new(FIELDS);

const FIELDS: &Fields = &Fields::of(&[
    <UnknownMessageCallback<'_> as Object<'_>>::FIELDS,
    <MessageDeliveredCallback<'_> as Object<'_>>::FIELDS,
    <MessageFailedCallback<'_> as Object<'_>>::FIELDS,
    <MessageReadCallback<'_> as Object<'_>>::FIELDS,
    <MessageReceivedCallback<'_> as Object<'_>>::FIELDS,
    <MessageSendingCallback<'_> as Object<'_>>::FIELDS,
    <MessageSentCallback<'_> as Object<'_>>::FIELDS,
    <RequestedLocationResponseCallback<'_> as Object<'_>>::FIELDS,
    <SuggestionResponseCallback<'_> as Object<'_>>::FIELDS,
]);

const _: () = {
    let _ = [
        fits(<MessageDeliveredCallback<'_> as Object<'_>>::FIELDS),
        fits(<MessageFailedCallback<'_> as Object<'_>>::FIELDS),
        fits(<MessageReadCallback<'_> as Object<'_>>::FIELDS),
        fits(<MessageReceivedCallback<'_> as Object<'_>>::FIELDS),
        fits(<MessageSendingCallback<'_> as Object<'_>>::FIELDS),
        fits(<MessageSentCallback<'_> as Object<'_>>::FIELDS),
        fits(<RequestedLocationResponseCallback<'_> as Object<'_>>::FIELDS),
        fits(<SuggestionResponseCallback<'_> as Object<'_>>::FIELDS),
    ];
};

/// Every event as documented has slots for its nested values.
const fn fits(fields: &[crate::json::fast::Field]) {
    assert!(
        nested_slots(fields) <= NESTED_SLOTS,
        "an event as documented has more nested values than slots"
    );
}

impl Table for Messaging {
    const DISCRIMINATOR: Name = &"type";
    const LAYOUT: &'static Layout = &MESSAGING;
    const NAMES: &'static [(&'static str, MessageType<'static>)] = MessageType::NAMES;
    const KEYS: &'static [&'static str] = crate::messaging::keys::KEYS;

    type Type<'b> = MessageType<'b>;
    type Event<'b> = MessageCallback<'b>;

    #[inline]
    fn type_of(name: &str) -> MessageType<'_> {
        MessageType::from_wire(name)
    }

    #[inline]
    fn known_type(name: &[u8]) -> Option<MessageType<'static>> {
        MessageType::known(name)
    }

    #[inline]
    fn unknown_type() -> MessageType<'static> {
        MessageType::Unknown("")
    }

    fn type_name(event_type: MessageType<'_>) -> Option<Name> {
        event_type.name()
    }

    #[inline]
    fn own_fields(event_type: MessageType<'_>) -> u64 {
        match event_type {
            MessageType::MessageDelivered => const { MESSAGING.mask(<MessageDeliveredCallback<'_> as Object<'_>>::FIELDS) },
            MessageType::MessageFailed => const { MESSAGING.mask(<MessageFailedCallback<'_> as Object<'_>>::FIELDS) },
            MessageType::MessageRead => const { MESSAGING.mask(<MessageReadCallback<'_> as Object<'_>>::FIELDS) },
            MessageType::MessageReceived => const { MESSAGING.mask(<MessageReceivedCallback<'_> as Object<'_>>::FIELDS) },
            MessageType::MessageSending => const { MESSAGING.mask(<MessageSendingCallback<'_> as Object<'_>>::FIELDS) },
            MessageType::MessageSent => const { MESSAGING.mask(<MessageSentCallback<'_> as Object<'_>>::FIELDS) },
            MessageType::RequestedLocationResponse => {
                const { MESSAGING.mask(<RequestedLocationResponseCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::SuggestionResponse => const { MESSAGING.mask(<SuggestionResponseCallback<'_> as Object<'_>>::FIELDS) },
            MessageType::Unknown(_) => const { MESSAGING.mask(<UnknownMessageCallback<'_> as Object<'_>>::FIELDS) },
        }
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "called in one place")]
    fn build<'b, V: FieldValues<'b>, T>(
        event_type: MessageType<'_>,
        values: V,
        extra: impl FnOnce() -> Extra<'b>,
        wrap: impl FnOnce(MessageCallback<'b>) -> T,
    ) -> T {
        match event_type {
            MessageType::MessageDelivered => {
                MessageDeliveredCallback::from_values(values, extra, |event| wrap(MessageCallback::MessageDelivered(event)))
            }
            MessageType::MessageFailed => {
                MessageFailedCallback::from_values(values, extra, |event| wrap(MessageCallback::MessageFailed(event)))
            }
            MessageType::MessageRead => MessageReadCallback::from_values(values, extra, |event| wrap(MessageCallback::MessageRead(event))),
            MessageType::MessageReceived => {
                MessageReceivedCallback::from_values(values, extra, |event| wrap(MessageCallback::MessageReceived(event)))
            }
            MessageType::MessageSending => {
                MessageSendingCallback::from_values(values, extra, |event| wrap(MessageCallback::MessageSending(event)))
            }
            MessageType::MessageSent => MessageSentCallback::from_values(values, extra, |event| wrap(MessageCallback::MessageSent(event))),
            MessageType::RequestedLocationResponse => RequestedLocationResponseCallback::from_values(values, extra, |event| {
                wrap(MessageCallback::RequestedLocationResponse(event))
            }),
            MessageType::SuggestionResponse => {
                SuggestionResponseCallback::from_values(values, extra, |event| wrap(MessageCallback::SuggestionResponse(event)))
            }
            MessageType::Unknown(_) => UnknownMessageCallback::from_values(values, extra, |event| wrap(MessageCallback::Unknown(event))),
        }
    }

    fn read<'b, S: Source<'b>>(event_type: MessageType<'_>, source: &mut S) -> Result<MessageCallback<'b>, S::Error> {
        match event_type {
            MessageType::MessageDelivered => MessageDeliveredCallback::read(source, MessageCallback::MessageDelivered),
            MessageType::MessageFailed => MessageFailedCallback::read(source, MessageCallback::MessageFailed),
            MessageType::MessageRead => MessageReadCallback::read(source, MessageCallback::MessageRead),
            MessageType::MessageReceived => MessageReceivedCallback::read(source, MessageCallback::MessageReceived),
            MessageType::MessageSending => MessageSendingCallback::read(source, MessageCallback::MessageSending),
            MessageType::MessageSent => MessageSentCallback::read(source, MessageCallback::MessageSent),
            MessageType::RequestedLocationResponse => {
                RequestedLocationResponseCallback::read(source, MessageCallback::RequestedLocationResponse)
            }
            MessageType::SuggestionResponse => SuggestionResponseCallback::read(source, MessageCallback::SuggestionResponse),
            MessageType::Unknown(_) => UnknownMessageCallback::read(source, MessageCallback::Unknown),
        }
    }
}

/// Any event, with the fields that it has. Serialized, it is a body that a [`Parser`](crate::Parser) returns the same event for.
#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for MessageCallback<'a> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        if u.ratio(1, 16)? {
            return u.arbitrary().map(Self::Unknown);
        }
        match *u.choose(MessageType::ALL)? {
            MessageType::MessageDelivered => u.arbitrary().map(Self::MessageDelivered),
            MessageType::MessageFailed => u.arbitrary().map(Self::MessageFailed),
            MessageType::MessageRead => u.arbitrary().map(Self::MessageRead),
            MessageType::MessageReceived => u.arbitrary().map(Self::MessageReceived),
            MessageType::MessageSending => u.arbitrary().map(Self::MessageSending),
            MessageType::MessageSent => u.arbitrary().map(Self::MessageSent),
            MessageType::RequestedLocationResponse => u.arbitrary().map(Self::RequestedLocationResponse),
            MessageType::SuggestionResponse => u.arbitrary().map(Self::SuggestionResponse),
            MessageType::Unknown(_) => u.arbitrary().map(Self::Unknown),
        }
    }
}
