// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::unknown_event;
use crate::messaging::Messaging;
use crate::messaging::common::common;
use crate::messaging::objects::Message;
use crate::values::{Sensitive, TextOrNumber, Timestamp};

/// An event whose type this release does not know. Answer it with 2xx, because Bandwidth repeats it
/// for 24 hours otherwise.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::messaging::{MessageCallback, Messages};
///
/// let mut body = br#"[{"type":"message-edited","to":"+13125550187"}]"#.to_vec();
/// let messages = Parser::new().parse::<Messages>(&mut body)?;
/// let MessageCallback::Unknown(event) = &messages[0] else { panic!() };
/// assert_eq!(event.event_type, Some("message-edited"));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UnknownMessageCallback<'b> {
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

impl UnknownMessageCallback<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::messaging::UnknownMessageCallback;
    ///
    /// let built = UnknownMessageCallback::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

unknown_event! {
    UnknownMessageCallback, Messaging;
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

common!(UnknownMessageCallback: time, to, message);
