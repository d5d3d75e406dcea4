// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// How far a recording is. `completed` is what an example of the provider's specification shows,
/// outside its own list.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/recordingAvailable>.
///
/// ```
/// use bandwidth_callbacks::voice::RecordingStatus;
///
/// assert_eq!(RecordingStatus::from_wire("partial"), RecordingStatus::Partial);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum RecordingStatus<'b> {
    /// `complete`
    Complete,
    /// `completed`
    Completed,
    /// `deleted`
    Deleted,
    /// `error`
    Error,
    /// `partial`
    Partial,
    /// `processing`
    Processing,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> RecordingStatus<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::RecordingStatus;
    /// assert!(matches!(RecordingStatus::from_wire("brand-new"), RecordingStatus::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "complete" => Self::Complete,
            "completed" => Self::Completed,
            "deleted" => Self::Deleted,
            "error" => Self::Error,
            "partial" => Self::Partial,
            "processing" => Self::Processing,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::RecordingStatus;
    /// assert_eq!(RecordingStatus::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Complete => "complete",
            Self::Completed => "completed",
            Self::Deleted => "deleted",
            Self::Error => "error",
            Self::Partial => "partial",
            Self::Processing => "processing",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    RecordingStatus: Complete, Completed, Deleted, Error, Partial, Processing,
}
