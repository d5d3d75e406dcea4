// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// Which way a message went.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
///
/// ```
/// use bandwidth_callbacks::messaging::MessageDirection;
///
/// assert_eq!(MessageDirection::from_wire("in"), MessageDirection::In);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum MessageDirection<'b> {
    /// `in`
    In,
    /// `out`
    Out,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> MessageDirection<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::MessageDirection;
    /// assert!(matches!(MessageDirection::from_wire("brand-new"), MessageDirection::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "in" => Self::In,
            "out" => Self::Out,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::MessageDirection;
    /// assert_eq!(MessageDirection::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    MessageDirection: In, Out,
}
