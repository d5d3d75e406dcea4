// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// Which way a call was placed, seen from Bandwidth's customer.
///
/// ```
/// use bandwidth_callbacks::voice::Direction;
///
/// assert_eq!(Direction::from_wire("inbound"), Direction::Inbound);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Direction<'b> {
    /// `inbound`
    Inbound,
    /// `outbound`
    Outbound,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> Direction<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Direction;
    /// assert!(matches!(Direction::from_wire("brand-new"), Direction::Other(_)));
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
    /// # use bandwidth_callbacks::voice::Direction;
    /// assert_eq!(Direction::from_wire("brand-new").as_str(), "brand-new");
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
    Direction: Inbound, Outbound,
}
