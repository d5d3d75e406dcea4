// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// How far a transcription is.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/transcriptionAvailable>,
/// <https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionAvailable>.
///
/// ```
/// use bandwidth_callbacks::voice::TranscriptionStatus;
///
/// assert_eq!(TranscriptionStatus::from_wire("file-size-too-big"), TranscriptionStatus::FileSizeTooBig);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum TranscriptionStatus<'b> {
    /// `available`
    Available,
    /// `error`
    Error,
    /// `failed`
    Failed,
    /// `file-size-too-big`
    FileSizeTooBig,
    /// `file-size-too-small`
    FileSizeTooSmall,
    /// `none`
    None,
    /// `processing`
    Processing,
    /// `timeout`
    Timeout,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> TranscriptionStatus<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::TranscriptionStatus;
    /// assert!(matches!(TranscriptionStatus::from_wire("brand-new"), TranscriptionStatus::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "available" => Self::Available,
            "error" => Self::Error,
            "failed" => Self::Failed,
            "file-size-too-big" => Self::FileSizeTooBig,
            "file-size-too-small" => Self::FileSizeTooSmall,
            "none" => Self::None,
            "processing" => Self::Processing,
            "timeout" => Self::Timeout,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::TranscriptionStatus;
    /// assert_eq!(TranscriptionStatus::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Available => "available",
            Self::Error => "error",
            Self::Failed => "failed",
            Self::FileSizeTooBig => "file-size-too-big",
            Self::FileSizeTooSmall => "file-size-too-small",
            Self::None => "none",
            Self::Processing => "processing",
            Self::Timeout => "timeout",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    TranscriptionStatus: Available, Error, Failed, FileSizeTooBig, FileSizeTooSmall, None, Processing, Timeout,
}
