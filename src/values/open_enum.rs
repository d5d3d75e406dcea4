//! Value sets that Bandwidth may add to at any time.

use std::fmt;

use serde::{Serialize, Serializer};

/// Declares an enum of the documented values, with `Other` for all that may come later.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $wire:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name<'b> {
            $($(#[$variant_meta])* #[doc = concat!("`", $wire, "`")] $variant,)+
            /// A value that this release does not know, as received.
            Other(&'b str),
        }

        impl<'b> $name<'b> {
            /// The value of a text. Never fails, does not allocate.
            #[doc = concat!("\n```\n# use bandwidth_callbacks::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::from_wire(\"brand-new\"), ", stringify!($name), "::Other(\"brand-new\"));\n```")]
            #[must_use]
            #[inline(never)]
            pub fn from_wire(text: &'b str) -> Self {
                match text {
                    $($wire => Self::$variant,)+
                    other => Self::Other(other),
                }
            }

            /// The text as received.
            #[doc = concat!("\n```\n# use bandwidth_callbacks::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::Other(\"brand-new\").as_str(), \"brand-new\");\n```")]
            #[must_use]
            pub const fn as_str(self) -> &'b str {
                match self {
                    $(Self::$variant => $wire,)+
                    Self::Other(other) => other,
                }
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant => f.write_str(stringify!($variant)),)+
                    Self::Other(other) => super::redacted_text(other, f),
                }
            }
        }

        open_enum!(@text $name);
    };
    (@text $name:ident) => {
        impl<'b> From<&'b str> for $name<'b> {
            fn from(text: &'b str) -> Self {
                Self::from_wire(text)
            }
        }

        /// The empty text.
        impl Default for $name<'_> {
            fn default() -> Self {
                Self::Other("")
            }
        }

        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

open_enum! {
    /// Which way a call was placed, seen from Bandwidth's customer.
    ///
    /// ```
    /// use bandwidth_callbacks::Direction;
    ///
    /// assert_eq!(Direction::from_wire("inbound"), Direction::Inbound);
    /// ```
    Direction {
        Inbound = "inbound",
        Outbound = "outbound",
    }
}

open_enum! {
    /// Why a call, transfer, bridge, media stream or transcription ended or did not come about. One set for all of them: the
    /// provider says of each list that it is not exhaustive.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/disconnect>, `transferComplete`, `bridgeComplete`,
    /// `mediaStreamRejected`, `mediaStreamStopped`.
    ///
    /// ```
    /// use bandwidth_callbacks::Cause;
    ///
    /// assert_eq!(Cause::from_wire("invalid-bxml"), Cause::InvalidBxml);
    /// ```
    Cause {
        AccountLimit = "account-limit",
        ApplicationError = "application-error",
        Busy = "busy",
        CallbackError = "callback-error",
        Cancel = "cancel",
        Closed = "closed",
        ConnectionError = "connection-error",
        Duplicate = "duplicate",
        Error = "error",
        Hangup = "hangup",
        InvalidBxml = "invalid-bxml",
        NodeCapacityExceeded = "node-capacity-exceeded",
        Rejected = "rejected",
        Timeout = "timeout",
        TrackLimit = "track-limit",
        Unknown = "unknown",
    }
}

open_enum! {
    /// The format of a recording.
    ///
    /// ```
    /// use bandwidth_callbacks::FileFormat;
    ///
    /// assert_eq!(FileFormat::Wav.as_str(), "wav");
    /// ```
    FileFormat {
        Mp3 = "mp3",
        Wav = "wav",
    }
}

open_enum! {
    /// How far a recording is. `completed` is what an example of the provider's specification shows, outside its own list.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/recordingAvailable>.
    ///
    /// ```
    /// use bandwidth_callbacks::RecordingStatus;
    ///
    /// assert_eq!(RecordingStatus::from_wire("partial"), RecordingStatus::Partial);
    /// ```
    RecordingStatus {
        Complete = "complete",
        Completed = "completed",
        Deleted = "deleted",
        Error = "error",
        Partial = "partial",
        Processing = "processing",
    }
}

open_enum! {
    /// How far a transcription is.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/transcriptionAvailable>, `realTimeTranscriptionAvailable`.
    ///
    /// ```
    /// use bandwidth_callbacks::TranscriptionStatus;
    ///
    /// assert_eq!(TranscriptionStatus::from_wire("file-size-too-big"), TranscriptionStatus::FileSizeTooBig);
    /// ```
    TranscriptionStatus {
        Available = "available",
        Error = "error",
        Failed = "failed",
        FileSizeTooBig = "file-size-too-big",
        FileSizeTooSmall = "file-size-too-small",
        None = "none",
        Processing = "processing",
        Timeout = "timeout",
    }
}

open_enum! {
    /// Who or what answered an outbound call. One page of the provider writes both `tone-detected` and `tone-detection`.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete>.
    ///
    /// ```
    /// use bandwidth_callbacks::DetectedAnswer;
    ///
    /// assert_eq!(DetectedAnswer::from_wire("human"), DetectedAnswer::Human);
    /// ```
    DetectedAnswer {
        AnsweringMachine = "answering-machine",
        Error = "error",
        Human = "human",
        Silence = "silence",
        Timeout = "timeout",
        ToneDetected = "tone-detected",
        ToneDetection = "tone-detection",
    }
}

open_enum! {
    /// Whether the call was handed over by SIP REFER.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/webhooks/referComplete>.
    ///
    /// ```
    /// use bandwidth_callbacks::ReferCallStatus;
    ///
    /// assert_eq!(ReferCallStatus::from_wire("failure"), ReferCallStatus::Failure);
    /// ```
    ReferCallStatus {
        Failure = "failure",
        Success = "success",
    }
}

open_enum! {
    /// Why a call was diverted to the number it reached.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
    ///
    /// ```
    /// use bandwidth_callbacks::DiversionReason;
    ///
    /// assert_eq!(DiversionReason::from_wire("no-answer"), DiversionReason::NoAnswer);
    /// ```
    DiversionReason {
        Away = "away",
        Deflection = "deflection",
        DoNotDisturb = "do-not-disturb",
        FollowMe = "follow-me",
        NoAnswer = "no-answer",
        OutOfService = "out-of-service",
        TimeOfDay = "time-of-day",
        Unavailable = "unavailable",
        Unconditional = "unconditional",
        Unknown = "unknown",
        UserBusy = "user-busy",
    }
}

open_enum! {
    /// How far the carrier vouches for the caller's number (STIR/SHAKEN attestation).
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
    ///
    /// ```
    /// use bandwidth_callbacks::Attestation;
    ///
    /// assert_eq!(Attestation::from_wire("A"), Attestation::Full);
    /// ```
    Attestation {
        Full = "A",
        Partial = "B",
        Gateway = "C",
    }
}

open_enum! {
    /// One direction of the audio of a call.
    ///
    /// ```
    /// use bandwidth_callbacks::Track;
    ///
    /// assert_eq!(Track::from_wire("outbound"), Track::Outbound);
    /// ```
    Track {
        Inbound = "inbound",
        Outbound = "outbound",
    }
}

/// The outcome of checking a caller's number (STIR/SHAKEN), with the text as received.
///
/// Bandwidth writes `TN-Validation-Passed` and `TN-Verification-Passed`, also as `Tn-…`; case and that word make no difference here.
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
///
/// ```
/// use bandwidth_callbacks::Verstat;
///
/// assert_eq!(Verstat::from_wire("Tn-Verification-Passed"), Verstat::Passed("Tn-Verification-Passed"));
/// assert!(matches!(Verstat::from_wire("TN-Validation-Failed-A"), Verstat::Other(_)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Verstat<'b> {
    /// The number was checked and is genuine.
    Passed(&'b str),
    /// The number was checked and is not genuine.
    Failed(&'b str),
    /// The number was not checked.
    NoValidation(&'b str),
    /// A value that this release does not know.
    Other(&'b str),
}

impl<'b> Verstat<'b> {
    /// The value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::Verstat;
    /// assert_eq!(Verstat::from_wire("no-tn-validation"), Verstat::NoValidation("no-tn-validation"));
    /// ```
    #[must_use]
    pub fn from_wire(text: &'b str) -> Self {
        let is = |validation: &str, verification: &str| text.eq_ignore_ascii_case(validation) || text.eq_ignore_ascii_case(verification);
        if is("TN-Validation-Passed", "TN-Verification-Passed") {
            Self::Passed(text)
        } else if is("TN-Validation-Failed", "TN-Verification-Failed") {
            Self::Failed(text)
        } else if is("No-TN-Validation", "No-TN-Verification") {
            Self::NoValidation(text)
        } else {
            Self::Other(text)
        }
    }

    /// The text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::Verstat;
    /// assert_eq!(Verstat::from_wire("TN-VALIDATION-PASSED").as_str(), "TN-VALIDATION-PASSED");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Passed(text) | Self::Failed(text) | Self::NoValidation(text) | Self::Other(text) => text,
        }
    }
}

impl fmt::Debug for Verstat<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed(_) => f.write_str("Passed"),
            Self::Failed(_) => f.write_str("Failed"),
            Self::NoValidation(_) => f.write_str("NoValidation"),
            Self::Other(text) => super::redacted_text(text, f),
        }
    }
}

open_enum!(@text Verstat);
