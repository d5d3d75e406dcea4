// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::error::Name;
use crate::family::declare::event_type;
use crate::values::Unlisted;
use crate::voice::Reply;

/// The type of an event. Make one by [`from_wire`](Self::from_wire), which knows the known ones.
///
/// ```
/// use bandwidth_callbacks::EventType;
///
/// assert_eq!(EventType::from_wire("recordComplete"), EventType::RecordingComplete);
/// assert!(matches!(EventType::from_wire("brandNew"), EventType::Unknown(name) if name.as_str() == "brandNew"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EventType<'b> {
    /// `answer`
    Answer,
    /// `bridgeComplete`
    BridgeComplete,
    /// `bridgeTargetComplete`
    BridgeTargetComplete,
    /// `conferenceCompleted`
    ConferenceCompleted,
    /// `conferenceCreated`
    ConferenceCreated,
    /// `conferenceMemberExit`
    ConferenceMemberExit,
    /// `conferenceMemberJoin`
    ConferenceMemberJoin,
    /// `conferenceRecordingAvailable`
    ConferenceRecordingAvailable,
    /// `conferenceRedirect`
    ConferenceRedirect,
    /// `disconnect`
    Disconnect,
    /// `dtmf`
    Dtmf,
    /// `gather`
    Gather,
    /// `initiate`
    Initiate,
    /// `machineDetectionComplete`
    MachineDetectionComplete,
    /// `mediaStreamRejected`
    MediaStreamRejected,
    /// `mediaStreamStarted`
    MediaStreamStarted,
    /// `mediaStreamStopped`
    MediaStreamStopped,
    /// `realTimeTranscriptionAvailable`
    RealTimeTranscriptionAvailable,
    /// `realTimeTranscriptionRejected`
    RealTimeTranscriptionRejected,
    /// `realTimeTranscriptionStarted`
    RealTimeTranscriptionStarted,
    /// `realTimeTranscriptionStopped`
    RealTimeTranscriptionStopped,
    /// `recordingAvailable`
    RecordingAvailable,
    /// `recordingComplete`
    RecordingComplete,
    /// `redirect`
    Redirect,
    /// `referComplete`
    ReferComplete,
    /// `transcriptionAvailable`
    TranscriptionAvailable,
    /// `transferAnswer`
    TransferAnswer,
    /// `transferComplete`
    TransferComplete,
    /// `transferDisconnect`
    TransferDisconnect,
    /// A type that this release does not know, as received.
    Unknown(Unlisted<'b>),
}

impl EventType<'static> {
    /// All known types, in alphabetical order.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::EventType;
    /// assert!(EventType::ALL.iter().all(|known| known.label() == known.as_str()));
    /// ```
    pub const ALL: &'static [Self] = &[
        Self::Answer,
        Self::BridgeComplete,
        Self::BridgeTargetComplete,
        Self::ConferenceCompleted,
        Self::ConferenceCreated,
        Self::ConferenceMemberExit,
        Self::ConferenceMemberJoin,
        Self::ConferenceRecordingAvailable,
        Self::ConferenceRedirect,
        Self::Disconnect,
        Self::Dtmf,
        Self::Gather,
        Self::Initiate,
        Self::MachineDetectionComplete,
        Self::MediaStreamRejected,
        Self::MediaStreamStarted,
        Self::MediaStreamStopped,
        Self::RealTimeTranscriptionAvailable,
        Self::RealTimeTranscriptionRejected,
        Self::RealTimeTranscriptionStarted,
        Self::RealTimeTranscriptionStopped,
        Self::RecordingAvailable,
        Self::RecordingComplete,
        Self::Redirect,
        Self::ReferComplete,
        Self::TranscriptionAvailable,
        Self::TransferAnswer,
        Self::TransferComplete,
        Self::TransferDisconnect,
    ];

    /// An unknown type, without its name.
    pub(crate) const NAMELESS: Self = Self::Unknown(Unlisted::new(""));

    /// Every name of every known type.
    pub(crate) const NAMES: &'static [(&'static str, Self)] = &[
        ("answer", Self::Answer),
        ("bridgeComplete", Self::BridgeComplete),
        ("bridgeTargetComplete", Self::BridgeTargetComplete),
        ("conferenceCompleted", Self::ConferenceCompleted),
        ("conferenceCreated", Self::ConferenceCreated),
        ("conferenceMemberExit", Self::ConferenceMemberExit),
        ("conferenceMemberJoin", Self::ConferenceMemberJoin),
        (
            "conferenceRecordingAvailable",
            Self::ConferenceRecordingAvailable,
        ),
        ("conferenceRedirect", Self::ConferenceRedirect),
        ("disconnect", Self::Disconnect),
        ("dtmf", Self::Dtmf),
        ("gather", Self::Gather),
        ("initiate", Self::Initiate),
        ("machineDetectionComplete", Self::MachineDetectionComplete),
        ("mediaStreamRejected", Self::MediaStreamRejected),
        ("mediaStreamStarted", Self::MediaStreamStarted),
        ("mediaStreamStopped", Self::MediaStreamStopped),
        (
            "realTimeTranscriptionAvailable",
            Self::RealTimeTranscriptionAvailable,
        ),
        (
            "realTimeTranscriptionRejected",
            Self::RealTimeTranscriptionRejected,
        ),
        (
            "realTimeTranscriptionStarted",
            Self::RealTimeTranscriptionStarted,
        ),
        (
            "realTimeTranscriptionStopped",
            Self::RealTimeTranscriptionStopped,
        ),
        ("recordingAvailable", Self::RecordingAvailable),
        ("recordingComplete", Self::RecordingComplete),
        ("recordComplete", Self::RecordingComplete),
        ("redirect", Self::Redirect),
        ("referComplete", Self::ReferComplete),
        ("transcriptionAvailable", Self::TranscriptionAvailable),
        ("transferAnswer", Self::TransferAnswer),
        ("transferComplete", Self::TransferComplete),
        ("transferDisconnect", Self::TransferDisconnect),
    ];
}

impl<'b> EventType<'b> {
    /// Returns the name on the wire; of a type with several, the usual one.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::EventType;
    /// assert_eq!(EventType::from_wire("brandNew").as_str(), "brandNew");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Answer => "answer",
            Self::BridgeComplete => "bridgeComplete",
            Self::BridgeTargetComplete => "bridgeTargetComplete",
            Self::ConferenceCompleted => "conferenceCompleted",
            Self::ConferenceCreated => "conferenceCreated",
            Self::ConferenceMemberExit => "conferenceMemberExit",
            Self::ConferenceMemberJoin => "conferenceMemberJoin",
            Self::ConferenceRecordingAvailable => "conferenceRecordingAvailable",
            Self::ConferenceRedirect => "conferenceRedirect",
            Self::Disconnect => "disconnect",
            Self::Dtmf => "dtmf",
            Self::Gather => "gather",
            Self::Initiate => "initiate",
            Self::MachineDetectionComplete => "machineDetectionComplete",
            Self::MediaStreamRejected => "mediaStreamRejected",
            Self::MediaStreamStarted => "mediaStreamStarted",
            Self::MediaStreamStopped => "mediaStreamStopped",
            Self::RealTimeTranscriptionAvailable => "realTimeTranscriptionAvailable",
            Self::RealTimeTranscriptionRejected => "realTimeTranscriptionRejected",
            Self::RealTimeTranscriptionStarted => "realTimeTranscriptionStarted",
            Self::RealTimeTranscriptionStopped => "realTimeTranscriptionStopped",
            Self::RecordingAvailable => "recordingAvailable",
            Self::RecordingComplete => "recordingComplete",
            Self::Redirect => "redirect",
            Self::ReferComplete => "referComplete",
            Self::TranscriptionAvailable => "transcriptionAvailable",
            Self::TransferAnswer => "transferAnswer",
            Self::TransferComplete => "transferComplete",
            Self::TransferDisconnect => "transferDisconnect",
            Self::Unknown(name) => name.as_str(),
        }
    }

    /// The name of the variant, for `Debug`.
    const fn variant(self) -> &'static str {
        match self {
            Self::Answer => "Answer",
            Self::BridgeComplete => "BridgeComplete",
            Self::BridgeTargetComplete => "BridgeTargetComplete",
            Self::ConferenceCompleted => "ConferenceCompleted",
            Self::ConferenceCreated => "ConferenceCreated",
            Self::ConferenceMemberExit => "ConferenceMemberExit",
            Self::ConferenceMemberJoin => "ConferenceMemberJoin",
            Self::ConferenceRecordingAvailable => "ConferenceRecordingAvailable",
            Self::ConferenceRedirect => "ConferenceRedirect",
            Self::Disconnect => "Disconnect",
            Self::Dtmf => "Dtmf",
            Self::Gather => "Gather",
            Self::Initiate => "Initiate",
            Self::MachineDetectionComplete => "MachineDetectionComplete",
            Self::MediaStreamRejected => "MediaStreamRejected",
            Self::MediaStreamStarted => "MediaStreamStarted",
            Self::MediaStreamStopped => "MediaStreamStopped",
            Self::RealTimeTranscriptionAvailable => "RealTimeTranscriptionAvailable",
            Self::RealTimeTranscriptionRejected => "RealTimeTranscriptionRejected",
            Self::RealTimeTranscriptionStarted => "RealTimeTranscriptionStarted",
            Self::RealTimeTranscriptionStopped => "RealTimeTranscriptionStopped",
            Self::RecordingAvailable => "RecordingAvailable",
            Self::RecordingComplete => "RecordingComplete",
            Self::Redirect => "Redirect",
            Self::ReferComplete => "ReferComplete",
            Self::TranscriptionAvailable => "TranscriptionAvailable",
            Self::TransferAnswer => "TransferAnswer",
            Self::TransferComplete => "TransferComplete",
            Self::TransferDisconnect => "TransferDisconnect",
            Self::Unknown(_) => "Unknown",
        }
    }

    /// The name of a known type, for errors.
    pub(crate) const fn name(self) -> Option<Name> {
        match self {
            Self::Answer => Some(&"answer"),
            Self::BridgeComplete => Some(&"bridgeComplete"),
            Self::BridgeTargetComplete => Some(&"bridgeTargetComplete"),
            Self::ConferenceCompleted => Some(&"conferenceCompleted"),
            Self::ConferenceCreated => Some(&"conferenceCreated"),
            Self::ConferenceMemberExit => Some(&"conferenceMemberExit"),
            Self::ConferenceMemberJoin => Some(&"conferenceMemberJoin"),
            Self::ConferenceRecordingAvailable => Some(&"conferenceRecordingAvailable"),
            Self::ConferenceRedirect => Some(&"conferenceRedirect"),
            Self::Disconnect => Some(&"disconnect"),
            Self::Dtmf => Some(&"dtmf"),
            Self::Gather => Some(&"gather"),
            Self::Initiate => Some(&"initiate"),
            Self::MachineDetectionComplete => Some(&"machineDetectionComplete"),
            Self::MediaStreamRejected => Some(&"mediaStreamRejected"),
            Self::MediaStreamStarted => Some(&"mediaStreamStarted"),
            Self::MediaStreamStopped => Some(&"mediaStreamStopped"),
            Self::RealTimeTranscriptionAvailable => Some(&"realTimeTranscriptionAvailable"),
            Self::RealTimeTranscriptionRejected => Some(&"realTimeTranscriptionRejected"),
            Self::RealTimeTranscriptionStarted => Some(&"realTimeTranscriptionStarted"),
            Self::RealTimeTranscriptionStopped => Some(&"realTimeTranscriptionStopped"),
            Self::RecordingAvailable => Some(&"recordingAvailable"),
            Self::RecordingComplete => Some(&"recordingComplete"),
            Self::Redirect => Some(&"redirect"),
            Self::ReferComplete => Some(&"referComplete"),
            Self::TranscriptionAvailable => Some(&"transcriptionAvailable"),
            Self::TransferAnswer => Some(&"transferAnswer"),
            Self::TransferComplete => Some(&"transferComplete"),
            Self::TransferDisconnect => Some(&"transferDisconnect"),
            Self::Unknown(_) => None,
        }
    }

    /// The place of the type among all, unknown types last.
    #[inline]
    pub(crate) const fn index(self) -> usize {
        match self {
            Self::Answer => 0,
            Self::BridgeComplete => 1,
            Self::BridgeTargetComplete => 2,
            Self::ConferenceCompleted => 3,
            Self::ConferenceCreated => 4,
            Self::ConferenceMemberExit => 5,
            Self::ConferenceMemberJoin => 6,
            Self::ConferenceRecordingAvailable => 7,
            Self::ConferenceRedirect => 8,
            Self::Disconnect => 9,
            Self::Dtmf => 10,
            Self::Gather => 11,
            Self::Initiate => 12,
            Self::MachineDetectionComplete => 13,
            Self::MediaStreamRejected => 14,
            Self::MediaStreamStarted => 15,
            Self::MediaStreamStopped => 16,
            Self::RealTimeTranscriptionAvailable => 17,
            Self::RealTimeTranscriptionRejected => 18,
            Self::RealTimeTranscriptionStarted => 19,
            Self::RealTimeTranscriptionStopped => 20,
            Self::RecordingAvailable => 21,
            Self::RecordingComplete => 22,
            Self::Redirect => 23,
            Self::ReferComplete => 24,
            Self::TranscriptionAvailable => 25,
            Self::TransferAnswer => 26,
            Self::TransferComplete => 27,
            Self::TransferDisconnect => 28,
            Self::Unknown(_) => 29,
        }
    }

    /// Returns what Bandwidth expects as the answer. Unknown types get [`Reply::Empty`]: an error would make Bandwidth retry.
    ///
    /// ```
    /// # use bandwidth_callbacks::{EventType, Reply};
    /// assert_eq!(EventType::ConferenceCreated.reply(), Reply::BxmlOrEmpty);
    /// assert_eq!(EventType::from_wire("brandNew").reply(), Reply::Empty);
    /// ```
    #[must_use]
    pub const fn reply(self) -> Reply {
        match self {
            Self::Answer
            | Self::BridgeComplete
            | Self::BridgeTargetComplete
            | Self::Gather
            | Self::Initiate
            | Self::RecordingComplete
            | Self::Redirect
            | Self::ReferComplete
            | Self::TransferAnswer
            | Self::TransferComplete => Reply::Bxml,
            Self::ConferenceCreated
            | Self::ConferenceMemberExit
            | Self::ConferenceMemberJoin
            | Self::ConferenceRedirect => Reply::BxmlOrEmpty,
            Self::ConferenceCompleted
            | Self::ConferenceRecordingAvailable
            | Self::Disconnect
            | Self::Dtmf
            | Self::MachineDetectionComplete
            | Self::MediaStreamRejected
            | Self::MediaStreamStarted
            | Self::MediaStreamStopped
            | Self::RealTimeTranscriptionAvailable
            | Self::RealTimeTranscriptionRejected
            | Self::RealTimeTranscriptionStarted
            | Self::RealTimeTranscriptionStopped
            | Self::RecordingAvailable
            | Self::TranscriptionAvailable
            | Self::TransferDisconnect
            | Self::Unknown(_) => Reply::Empty,
        }
    }
}

event_type!(EventType, "bandwidth_callbacks::voice");
