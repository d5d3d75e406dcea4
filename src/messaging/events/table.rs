// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

//! The facts about the events that parsers need.

use crate::error::Name;
use crate::extra::Extra;
use crate::family::Table;
use crate::json::FieldValues;
use crate::json::fast::{Field, Fields, Layout, NESTED_SLOTS, nested_slots};
use crate::messaging::{
    MessageCallback, MessageDeliveredCallback, MessageFailedCallback, MessageReadCallback,
    MessageReceivedCallback, MessageSendingCallback, MessageSentCallback, MessageType, Messaging,
    RequestedLocationResponseCallback, SuggestionResponseCallback, UnknownMessageCallback,
};
use crate::schema::{Object, Source};

/// All fields of all events, each with a slot: while a body is walked over, its event is not known yet.
static MESSAGING: Layout = Layout::new(FIELDS);

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
const fn fits(fields: &[Field]) {
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
        MessageType::NAMELESS
    }

    fn type_name(event_type: MessageType<'_>) -> Option<Name> {
        event_type.name()
    }

    #[inline]
    fn own_fields(event_type: MessageType<'_>) -> u64 {
        match event_type {
            MessageType::MessageDelivered => {
                const { MESSAGING.mask(<MessageDeliveredCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::MessageFailed => {
                const { MESSAGING.mask(<MessageFailedCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::MessageRead => {
                const { MESSAGING.mask(<MessageReadCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::MessageReceived => {
                const { MESSAGING.mask(<MessageReceivedCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::MessageSending => {
                const { MESSAGING.mask(<MessageSendingCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::MessageSent => {
                const { MESSAGING.mask(<MessageSentCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::RequestedLocationResponse => {
                const { MESSAGING.mask(<RequestedLocationResponseCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::SuggestionResponse => {
                const { MESSAGING.mask(<SuggestionResponseCallback<'_> as Object<'_>>::FIELDS) }
            }
            MessageType::Unknown(_) => {
                const { MESSAGING.mask(<UnknownMessageCallback<'_> as Object<'_>>::FIELDS) }
            }
        }
    }

    #[inline(always)]
    #[allow(
        clippy::inline_always,
        clippy::too_many_lines,
        reason = "called in one place; a line or more for each event"
    )]
    fn build<'b, V: FieldValues<'b>, T>(
        event_type: MessageType<'_>,
        values: V,
        wrap: impl FnOnce(MessageCallback<'b>) -> T,
    ) -> T {
        match event_type {
            MessageType::MessageDelivered => {
                MessageDeliveredCallback::from_values(values, |event| {
                    wrap(MessageCallback::MessageDelivered(event))
                })
            }
            MessageType::MessageFailed => MessageFailedCallback::from_values(values, |event| {
                wrap(MessageCallback::MessageFailed(event))
            }),
            MessageType::MessageRead => MessageReadCallback::from_values(values, |event| {
                wrap(MessageCallback::MessageRead(event))
            }),
            MessageType::MessageReceived => MessageReceivedCallback::from_values(values, |event| {
                wrap(MessageCallback::MessageReceived(event))
            }),
            MessageType::MessageSending => MessageSendingCallback::from_values(values, |event| {
                wrap(MessageCallback::MessageSending(event))
            }),
            MessageType::MessageSent => MessageSentCallback::from_values(values, |event| {
                wrap(MessageCallback::MessageSent(event))
            }),
            MessageType::RequestedLocationResponse => {
                RequestedLocationResponseCallback::from_values(values, |event| {
                    wrap(MessageCallback::RequestedLocationResponse(event))
                })
            }
            MessageType::SuggestionResponse => {
                SuggestionResponseCallback::from_values(values, |event| {
                    wrap(MessageCallback::SuggestionResponse(event))
                })
            }
            MessageType::Unknown(_) => UnknownMessageCallback::from_values(values, |event| {
                wrap(MessageCallback::Unknown(event))
            }),
        }
    }

    fn unknown_mut<'e, 'b: 'e>(event: &'e mut MessageCallback<'b>) -> Option<&'e mut Extra<'b>> {
        Some(match event {
            MessageCallback::MessageDelivered(event) => &mut event.extra,
            MessageCallback::MessageFailed(event) => &mut event.extra,
            MessageCallback::MessageRead(event) => &mut event.extra,
            MessageCallback::MessageReceived(event) => &mut event.extra,
            MessageCallback::MessageSending(event) => &mut event.extra,
            MessageCallback::MessageSent(event) => &mut event.extra,
            MessageCallback::RequestedLocationResponse(event) => &mut event.extra,
            MessageCallback::SuggestionResponse(event) => &mut event.extra,
            MessageCallback::Unknown(event) => &mut event.extra,
        })
    }

    fn read<'b, S: Source<'b>>(
        event_type: MessageType<'_>,
        source: &mut S,
    ) -> Result<MessageCallback<'b>, S::Error> {
        match event_type {
            MessageType::MessageDelivered => {
                MessageDeliveredCallback::read(source, MessageCallback::MessageDelivered)
            }
            MessageType::MessageFailed => {
                MessageFailedCallback::read(source, MessageCallback::MessageFailed)
            }
            MessageType::MessageRead => {
                MessageReadCallback::read(source, MessageCallback::MessageRead)
            }
            MessageType::MessageReceived => {
                MessageReceivedCallback::read(source, MessageCallback::MessageReceived)
            }
            MessageType::MessageSending => {
                MessageSendingCallback::read(source, MessageCallback::MessageSending)
            }
            MessageType::MessageSent => {
                MessageSentCallback::read(source, MessageCallback::MessageSent)
            }
            MessageType::RequestedLocationResponse => RequestedLocationResponseCallback::read(
                source,
                MessageCallback::RequestedLocationResponse,
            ),
            MessageType::SuggestionResponse => {
                SuggestionResponseCallback::read(source, MessageCallback::SuggestionResponse)
            }
            MessageType::Unknown(_) => {
                UnknownMessageCallback::read(source, MessageCallback::Unknown)
            }
        }
    }
}
