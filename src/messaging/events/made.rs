// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

//! The enum of events, made of one of them.

use crate::messaging::{
    MessageCallback, MessageDeliveredCallback, MessageFailedCallback, MessageReadCallback,
    MessageReceivedCallback, MessageSendingCallback, MessageSentCallback,
    RequestedLocationResponseCallback, SuggestionResponseCallback, UnknownMessageCallback,
};

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

/// Any event, with the fields that it has. Serialized, it is a body that a [`Parser`](crate::Parser) returns the same event for.
#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for MessageCallback<'a> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        use crate::messaging::MessageType;

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
            MessageType::RequestedLocationResponse => {
                u.arbitrary().map(Self::RequestedLocationResponse)
            }
            MessageType::SuggestionResponse => u.arbitrary().map(Self::SuggestionResponse),
            MessageType::Unknown(_) => u.arbitrary().map(Self::Unknown),
        }
    }
}
