// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// How far the carrier vouches for the caller's number (STIR/SHAKEN attestation).
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
///
/// ```
/// use bandwidth_callbacks::voice::Attestation;
///
/// assert_eq!(Attestation::from_wire("A"), Attestation::Full);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Attestation<'b> {
    /// `A`
    Full,
    /// `B`
    Partial,
    /// `C`
    Gateway,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> Attestation<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Attestation;
    /// assert!(matches!(Attestation::from_wire("brand-new"), Attestation::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "A" => Self::Full,
            "B" => Self::Partial,
            "C" => Self::Gateway,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Attestation;
    /// assert_eq!(Attestation::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Full => "A",
            Self::Partial => "B",
            Self::Gateway => "C",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    Attestation: Full, Partial, Gateway,
}
