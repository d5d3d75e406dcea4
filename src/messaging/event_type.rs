// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::error::Name;
use crate::family::declare::event_type;
use crate::values::Unlisted;

/// The type of a messaging event. Make one by [`from_wire`](Self::from_wire), which knows the known
/// ones.
///
/// ```
/// use bandwidth_callbacks::messaging::MessageType;
///
/// assert_eq!(MessageType::from_wire("message-sent"), MessageType::MessageSent);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MessageType<'b> {
    /// `message-delivered`
    MessageDelivered,
    /// `message-failed`
    MessageFailed,
    /// `message-read`
    MessageRead,
    /// `message-received`
    MessageReceived,
    /// `message-sending`
    MessageSending,
    /// `message-sent`
    MessageSent,
    /// `requested-location-response`
    RequestedLocationResponse,
    /// `suggestion-response`
    SuggestionResponse,
    /// A type that this release does not know, as received.
    Unknown(Unlisted<'b>),
}

impl MessageType<'static> {
    /// All known types, in alphabetical order.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::MessageType;
    /// assert!(MessageType::ALL.iter().all(|known| known.label() == known.as_str()));
    /// ```
    pub const ALL: &'static [Self] = &[
        Self::MessageDelivered,
        Self::MessageFailed,
        Self::MessageRead,
        Self::MessageReceived,
        Self::MessageSending,
        Self::MessageSent,
        Self::RequestedLocationResponse,
        Self::SuggestionResponse,
    ];

    /// An unknown type, without its name.
    pub(crate) const NAMELESS: Self = Self::Unknown(Unlisted::new(""));

    /// Every name of every known type.
    pub(crate) const NAMES: &'static [(&'static str, Self)] = &[
        ("message-delivered", Self::MessageDelivered),
        ("message-failed", Self::MessageFailed),
        ("message-read", Self::MessageRead),
        ("message-received", Self::MessageReceived),
        ("message-sending", Self::MessageSending),
        ("message-sent", Self::MessageSent),
        (
            "requested-location-response",
            Self::RequestedLocationResponse,
        ),
        ("location-request-response", Self::RequestedLocationResponse),
        ("location-response", Self::RequestedLocationResponse),
        ("suggestion-response", Self::SuggestionResponse),
    ];
}

impl<'b> MessageType<'b> {
    /// Returns the name on the wire; of a type with several, the usual one.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::MessageType;
    /// assert_eq!(MessageType::from_wire("brandNew").as_str(), "brandNew");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::MessageDelivered => "message-delivered",
            Self::MessageFailed => "message-failed",
            Self::MessageRead => "message-read",
            Self::MessageReceived => "message-received",
            Self::MessageSending => "message-sending",
            Self::MessageSent => "message-sent",
            Self::RequestedLocationResponse => "requested-location-response",
            Self::SuggestionResponse => "suggestion-response",
            Self::Unknown(name) => name.as_str(),
        }
    }

    /// The name of the variant, for `Debug`.
    const fn variant(self) -> &'static str {
        match self {
            Self::MessageDelivered => "MessageDelivered",
            Self::MessageFailed => "MessageFailed",
            Self::MessageRead => "MessageRead",
            Self::MessageReceived => "MessageReceived",
            Self::MessageSending => "MessageSending",
            Self::MessageSent => "MessageSent",
            Self::RequestedLocationResponse => "RequestedLocationResponse",
            Self::SuggestionResponse => "SuggestionResponse",
            Self::Unknown(_) => "Unknown",
        }
    }

    /// The name of a known type, for errors.
    pub(crate) const fn name(self) -> Option<Name> {
        match self {
            Self::MessageDelivered => Some(&"message-delivered"),
            Self::MessageFailed => Some(&"message-failed"),
            Self::MessageRead => Some(&"message-read"),
            Self::MessageReceived => Some(&"message-received"),
            Self::MessageSending => Some(&"message-sending"),
            Self::MessageSent => Some(&"message-sent"),
            Self::RequestedLocationResponse => Some(&"requested-location-response"),
            Self::SuggestionResponse => Some(&"suggestion-response"),
            Self::Unknown(_) => None,
        }
    }
}

event_type!(MessageType, "bandwidth_callbacks::messaging");
