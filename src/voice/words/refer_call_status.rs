// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// Whether the call was handed over by SIP REFER.
///
/// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/webhooks/referComplete>.
///
/// ```
/// use bandwidth_callbacks::voice::ReferCallStatus;
///
/// assert_eq!(ReferCallStatus::from_wire("failure"), ReferCallStatus::Failure);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum ReferCallStatus<'b> {
    /// `failure`
    Failure,
    /// `success`
    Success,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> ReferCallStatus<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::ReferCallStatus;
    /// assert!(matches!(ReferCallStatus::from_wire("brand-new"), ReferCallStatus::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "failure" => Self::Failure,
            "success" => Self::Success,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::ReferCallStatus;
    /// assert_eq!(ReferCallStatus::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Failure => "failure",
            Self::Success => "success",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    ReferCallStatus: Failure, Success,
}
