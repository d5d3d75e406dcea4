// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::messaging::common::common;
use crate::messaging::objects::Message;
use crate::messaging::{MessageType, Messaging};
use crate::values::{Sensitive, TextOrNumber, Timestamp};

/// A message was delivered to its recipient; of an MMS without receipts, handed to the carrier.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct MessageDeliveredCallback<'b> {
    /// The event's name as received.
    pub event_type: Option<&'b str>,
    /// When the event happened; of a message, when it was made.
    pub time: Option<Timestamp<'b>>,
    /// The recipient that the event is about: of an inbound message, the customer's number.
    pub to: Option<Sensitive<'b>>,
    /// The event in words. Free text: use `event_type` and `error_code` to tell events apart.
    pub description: Option<Sensitive<'b>>,
    /// The message.
    pub message: Option<Message<'b>>,
    /// When the event happened, of `message-read` when the message was read.
    pub event_time: Option<Timestamp<'b>>,
    /// Why the message failed: four digits, of a list that grows. A number, a text in older SDKs.
    pub error_code: Option<TextOrNumber<'b>>,
    /// The recipient's carrier, if the account is set up to get it.
    pub carrier_name: Option<&'b str>,
    /// `NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA).
    pub platform: Option<&'b str>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl MessageDeliveredCallback<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::messaging::MessageDeliveredCallback;
    ///
    /// let built = MessageDeliveredCallback::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

event! {
    MessageDeliveredCallback, Messaging, MessageType::MessageDelivered ["message-delivered"];
    event_type "type",
    time "time",
    to "to",
    description "description",
    message "message",
    event_time "eventTime",
    error_code "errorCode",
    carrier_name "carrierName",
    platform "platform",
}

common!(MessageDeliveredCallback: time, to, message);
