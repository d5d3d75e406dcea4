// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// The kind of destination that the device of a WebRTC endpoint asks for. The words are those of
/// the provider's client SDK; its documents have none.
///
/// Source: <https://dev.bandwidth.com/docs/brtc/webhooks>.
///
/// ```
/// use bandwidth_callbacks::notification::DestinationType;
///
/// assert_eq!(DestinationType::from_wire("PHONE_NUMBER"), DestinationType::PhoneNumber);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum DestinationType<'b> {
    /// `CALL_ID`
    CallId,
    /// `ENDPOINT`
    Endpoint,
    /// `PHONE_NUMBER`
    PhoneNumber,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> DestinationType<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::notification::DestinationType;
    /// assert!(matches!(DestinationType::from_wire("brand-new"), DestinationType::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "CALL_ID" => Self::CallId,
            "ENDPOINT" => Self::Endpoint,
            "PHONE_NUMBER" => Self::PhoneNumber,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::notification::DestinationType;
    /// assert_eq!(DestinationType::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::CallId => "CALL_ID",
            Self::Endpoint => "ENDPOINT",
            Self::PhoneNumber => "PHONE_NUMBER",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    DestinationType: CallId, Endpoint, PhoneNumber,
}
