//! The one list of the types that the values of fields have.
//!
//! To add an open enum, give it a row in `open_enums`. To add a wrapper of a text, give it a name in `text_types` and a file of its own.

/// Every set of words that Bandwidth may add to, with the documented words.
///
/// `open_enums!(then)` gives all rows to `then!`. `open_enums!(open_enum_names then)` gives it the names alone.
macro_rules! open_enums {
    ($then:ident $($argument:ident)?) => {
        $then! {
            $($argument;)?
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
            /// Which way a message went.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            ///
            /// ```
            /// use bandwidth_callbacks::MessageDirection;
            ///
            /// assert_eq!(MessageDirection::from_wire("in"), MessageDirection::In);
            /// ```
            MessageDirection {
                In = "in",
                Out = "out",
            }
            /// How a multi-channel message was sent. The message list of the API has `rcs` as well.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            ///
            /// ```
            /// use bandwidth_callbacks::MessageChannel;
            ///
            /// assert_eq!(MessageChannel::from_wire("RBM"), MessageChannel::Rbm);
            /// ```
            MessageChannel {
                Mms = "MMS",
                Rbm = "RBM",
                Rcs = "RCS",
                Sms = "SMS",
            }
            /// The priority of a message.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            ///
            /// ```
            /// use bandwidth_callbacks::MessagePriority;
            ///
            /// assert_eq!(MessagePriority::from_wire("high"), MessagePriority::High);
            /// ```
            MessagePriority {
                Normal = "default",
                High = "high",
            }
            /// What the device of a WebRTC endpoint asks to be connected to. The words are those of the provider's client SDK; its documents
            /// have none.
            ///
            /// Source: <https://dev.bandwidth.com/docs/brtc/webhooks>.
            ///
            /// ```
            /// use bandwidth_callbacks::DestinationType;
            ///
            /// assert_eq!(DestinationType::from_wire("PHONE_NUMBER"), DestinationType::PhoneNumber);
            /// ```
            DestinationType {
                CallId = "CALL_ID",
                Endpoint = "ENDPOINT",
                PhoneNumber = "PHONE_NUMBER",
            }
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
    };
}

/// What is left of the rows of [`open_enums`] where only names are of interest. `Verstat` has no row, because its words have several spellings.
macro_rules! open_enum_names {
    ($then:ident; $($(#[$meta:meta])* $name:ident { $($variant:tt)+ })+) => {
        $then! { $($name)+ Verstat }
    };
}

/// The types that keep a text as received.
macro_rules! text_types {
    ($then:ident) => {
        $then! { Base64 IsoDuration Sensitive Timestamp }
    };
}

pub(crate) use {open_enum_names, open_enums, text_types};
