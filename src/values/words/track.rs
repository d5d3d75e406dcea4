// Written by `cargo xtask gen` from schema/values.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// One direction of the audio of a call.
///
/// ```
/// use bandwidth_callbacks::types::Track;
///
/// assert_eq!(Track::from_wire("outbound"), Track::Outbound);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Track<'b> {
    /// `inbound`
    Inbound,
    /// `outbound`
    Outbound,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> Track<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Track;
    /// assert!(matches!(Track::from_wire("brand-new"), Track::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "inbound" => Self::Inbound,
            "outbound" => Self::Outbound,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Track;
    /// assert_eq!(Track::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    Track: Inbound, Outbound,
}
