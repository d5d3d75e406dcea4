// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// How a multi-channel message was sent. The message list of the API has `rcs` as well.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
///
/// ```
/// use bandwidth_callbacks::messaging::MessageChannel;
///
/// assert_eq!(MessageChannel::from_wire("RBM"), MessageChannel::Rbm);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum MessageChannel<'b> {
    /// `MMS`
    Mms,
    /// `RBM`
    Rbm,
    /// `RCS`
    Rcs,
    /// `SMS`
    Sms,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> MessageChannel<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::MessageChannel;
    /// assert!(matches!(MessageChannel::from_wire("brand-new"), MessageChannel::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "MMS" => Self::Mms,
            "RBM" => Self::Rbm,
            "RCS" => Self::Rcs,
            "SMS" => Self::Sms,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::MessageChannel;
    /// assert_eq!(MessageChannel::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Mms => "MMS",
            Self::Rbm => "RBM",
            Self::Rcs => "RCS",
            Self::Sms => "SMS",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    MessageChannel: Mms, Rbm, Rcs, Sms,
}
