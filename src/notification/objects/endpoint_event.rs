// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

use crate::extra::Extra;
use crate::notification::objects::EndpointDevice;
use crate::notification::words::DestinationType;
use crate::schema::declare::nested;
use crate::values::{Sensitive, TextOrNumber, Timestamp};

/// A WebRTC endpoint was connected (`endpointConnected`), disconnected (`endpointDisconnected`), or
/// became able or unable to take calls (`endpointEligible`, `endpointIneligible`); or its device
/// asks to be connected to someone (`outboundConnectionRequest`): then your application has to
/// create the call. The documentation and the specification have forms of their own, with `event`
/// and with `event_type`. One URL gets all of them, so that this type has the fields of all.
///
/// Source: <https://dev.bandwidth.com/docs/brtc/webhooks>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::notification::EndpointEvent;
///
/// let mut body = br#"{"event":"endpointConnected","endpointId":"e-1","timestamp":1771537419412}"#.to_vec();
/// let event: EndpointEvent = Parser::new().parse(&mut body)?;
/// assert_eq!(event.timestamp.and_then(|time| time.to_u64()), Some(1_771_537_419_412));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct EndpointEvent<'b> {
    /// The event's name as received.
    pub event: Option<&'b str>,
    /// `DEVICE_CONNECTED` or `DEVICE_DISCONNECTED`, in the specification's form of the event.
    pub event_type: Option<&'b str>,
    /// The account: digits in a string, or a number.
    pub account_id: Option<TextOrNumber<'b>>,
    /// The endpoint, `e-` and an id.
    pub endpoint_id: Option<&'b str>,
    /// The device, `d-` and an id.
    pub device_id: Option<&'b str>,
    /// When the event happened, in milliseconds since 1970.
    pub timestamp: Option<TextOrNumber<'b>>,
    /// To whom: a number, which may lack its `+`, or an id, as `to_type` says.
    pub to: Option<Sensitive<'b>>,
    /// The kind of destination that `to` names.
    pub to_type: Option<DestinationType<'b>>,
    /// Who asks to be connected. Not documented, but one reader of the event uses it.
    pub from: Option<Sensitive<'b>>,
    /// The customer's free text, JSON in the documentation's example.
    pub tags: Option<Sensitive<'b>>,
    /// The customer's free text, at most 1024 characters.
    pub tag: Option<Sensitive<'b>>,
    /// The kind of endpoint: `WEBRTC`.
    pub r#type: Option<&'b str>,
    /// `CONNECTED` or `DISCONNECTED`.
    pub status: Option<&'b str>,
    /// When it was made.
    pub creation_timestamp: Option<Timestamp<'b>>,
    /// When the endpoint expires.
    pub expiration_timestamp: Option<Timestamp<'b>>,
    /// When the event happened.
    pub event_time: Option<Timestamp<'b>>,
    /// The provider's reference to the error.
    pub error_id: Option<&'b str>,
    /// Why it failed, in words.
    pub error_message: Option<Sensitive<'b>>,
    /// The device.
    pub device: Option<EndpointDevice<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl EndpointEvent<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::notification::EndpointEvent;
    ///
    /// let built = EndpointEvent::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

nested! {
    EndpointEvent, crate::notification::keys::KEYS;
    event "event",
    event_type "eventType",
    account_id "accountId",
    endpoint_id "endpointId",
    device_id "deviceId",
    timestamp "timestamp",
    to "to",
    to_type "toType",
    from "from",
    tags "tags",
    tag "tag",
    r#type "type",
    status "status",
    creation_timestamp "creationTimestamp",
    expiration_timestamp "expirationTimestamp",
    event_time "eventTime",
    error_id "errorId",
    error_message "errorMessage",
    device "device",
}
