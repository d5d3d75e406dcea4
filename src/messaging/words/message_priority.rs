// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// The priority of a message.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
///
/// ```
/// use bandwidth_callbacks::messaging::MessagePriority;
///
/// assert_eq!(MessagePriority::from_wire("high"), MessagePriority::High);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum MessagePriority<'b> {
    /// `default`
    Normal,
    /// `high`
    High,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> MessagePriority<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::MessagePriority;
    /// assert!(matches!(MessagePriority::from_wire("brand-new"), MessagePriority::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "default" => Self::Normal,
            "high" => Self::High,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::MessagePriority;
    /// assert_eq!(MessagePriority::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Normal => "default",
            Self::High => "high",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    MessagePriority: Normal, High,
}
