// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// Who or what answered an outbound call. One page of the provider writes both `tone-detected` and
/// `tone-detection`.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete>.
///
/// ```
/// use bandwidth_callbacks::voice::DetectedAnswer;
///
/// assert_eq!(DetectedAnswer::from_wire("human"), DetectedAnswer::Human);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum DetectedAnswer<'b> {
    /// `answering-machine`
    AnsweringMachine,
    /// `error`
    Error,
    /// `human`
    Human,
    /// `silence`
    Silence,
    /// `timeout`
    Timeout,
    /// `tone-detected`
    ToneDetected,
    /// `tone-detection`
    ToneDetection,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> DetectedAnswer<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::DetectedAnswer;
    /// assert!(matches!(DetectedAnswer::from_wire("brand-new"), DetectedAnswer::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "answering-machine" => Self::AnsweringMachine,
            "error" => Self::Error,
            "human" => Self::Human,
            "silence" => Self::Silence,
            "timeout" => Self::Timeout,
            "tone-detected" => Self::ToneDetected,
            "tone-detection" => Self::ToneDetection,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::DetectedAnswer;
    /// assert_eq!(DetectedAnswer::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::AnsweringMachine => "answering-machine",
            Self::Error => "error",
            Self::Human => "human",
            Self::Silence => "silence",
            Self::Timeout => "timeout",
            Self::ToneDetected => "tone-detected",
            Self::ToneDetection => "tone-detection",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    DetectedAnswer: AnsweringMachine, Error, Human, Silence, Timeout, ToneDetected, ToneDetection,
}
