// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// The format of a recording.
///
/// ```
/// use bandwidth_callbacks::voice::FileFormat;
///
/// assert_eq!(FileFormat::Wav.as_str(), "wav");
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum FileFormat<'b> {
    /// `mp3`
    Mp3,
    /// `wav`
    Wav,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> FileFormat<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::FileFormat;
    /// assert!(matches!(FileFormat::from_wire("brand-new"), FileFormat::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "mp3" => Self::Mp3,
            "wav" => Self::Wav,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::FileFormat;
    /// assert_eq!(FileFormat::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Mp3 => "mp3",
            Self::Wav => "wav",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    FileFormat: Mp3, Wav,
}
