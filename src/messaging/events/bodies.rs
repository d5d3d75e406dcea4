// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::family::samples::Sample;
use crate::messaging::MessageType;

/// A realistic body of each event, in the order of the types.
pub(in crate::messaging) const BODIES: &[Sample<MessageType<'static>>] = &[
    Sample::new(
        MessageType::MessageDelivered,
        include_str!("../../../fixtures/messaging/message-delivered/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageFailed,
        include_str!("../../../fixtures/messaging/message-failed/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageRead,
        include_str!("../../../fixtures/messaging/message-read/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageReceived,
        include_str!("../../../fixtures/messaging/message-received/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageSending,
        include_str!("../../../fixtures/messaging/message-sending/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::MessageSent,
        include_str!("../../../fixtures/messaging/message-sent/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        MessageType::RequestedLocationResponse,
        include_str!("../../../fixtures/messaging/requested-location-response/typical.json")
            .trim_ascii_end(),
    ),
    Sample::new(
        MessageType::SuggestionResponse,
        include_str!("../../../fixtures/messaging/suggestion-response/typical.json")
            .trim_ascii_end(),
    ),
];
