// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! The enum of events, made of one of them.

use crate::voice::{
    AnswerCallback, BridgeCompleteCallback, BridgeTargetCompleteCallback, Callback,
    ConferenceCompletedCallback, ConferenceCreatedCallback, ConferenceMemberExitCallback,
    ConferenceMemberJoinCallback, ConferenceRecordingAvailableCallback, ConferenceRedirectCallback,
    DisconnectCallback, DtmfCallback, GatherCallback, InitiateCallback,
    MachineDetectionCompleteCallback, MediaStreamRejectedCallback, MediaStreamStartedCallback,
    MediaStreamStoppedCallback, RealTimeTranscriptionAvailableCallback,
    RealTimeTranscriptionRejectedCallback, RealTimeTranscriptionStartedCallback,
    RealTimeTranscriptionStoppedCallback, RecordingAvailableCallback, RecordingCompleteCallback,
    RedirectCallback, ReferCompleteCallback, TranscriptionAvailableCallback,
    TransferAnswerCallback, TransferCompleteCallback, TransferDisconnectCallback, UnknownCallback,
};

impl<'b> From<AnswerCallback<'b>> for Callback<'b> {
    fn from(event: AnswerCallback<'b>) -> Self {
        Self::Answer(event)
    }
}

impl<'b> From<BridgeCompleteCallback<'b>> for Callback<'b> {
    fn from(event: BridgeCompleteCallback<'b>) -> Self {
        Self::BridgeComplete(event)
    }
}

impl<'b> From<BridgeTargetCompleteCallback<'b>> for Callback<'b> {
    fn from(event: BridgeTargetCompleteCallback<'b>) -> Self {
        Self::BridgeTargetComplete(event)
    }
}

impl<'b> From<ConferenceCompletedCallback<'b>> for Callback<'b> {
    fn from(event: ConferenceCompletedCallback<'b>) -> Self {
        Self::ConferenceCompleted(event)
    }
}

impl<'b> From<ConferenceCreatedCallback<'b>> for Callback<'b> {
    fn from(event: ConferenceCreatedCallback<'b>) -> Self {
        Self::ConferenceCreated(event)
    }
}

impl<'b> From<ConferenceMemberExitCallback<'b>> for Callback<'b> {
    fn from(event: ConferenceMemberExitCallback<'b>) -> Self {
        Self::ConferenceMemberExit(event)
    }
}

impl<'b> From<ConferenceMemberJoinCallback<'b>> for Callback<'b> {
    fn from(event: ConferenceMemberJoinCallback<'b>) -> Self {
        Self::ConferenceMemberJoin(event)
    }
}

impl<'b> From<ConferenceRecordingAvailableCallback<'b>> for Callback<'b> {
    fn from(event: ConferenceRecordingAvailableCallback<'b>) -> Self {
        Self::ConferenceRecordingAvailable(event)
    }
}

impl<'b> From<ConferenceRedirectCallback<'b>> for Callback<'b> {
    fn from(event: ConferenceRedirectCallback<'b>) -> Self {
        Self::ConferenceRedirect(event)
    }
}

impl<'b> From<DisconnectCallback<'b>> for Callback<'b> {
    fn from(event: DisconnectCallback<'b>) -> Self {
        Self::Disconnect(event)
    }
}

impl<'b> From<DtmfCallback<'b>> for Callback<'b> {
    fn from(event: DtmfCallback<'b>) -> Self {
        Self::Dtmf(event)
    }
}

impl<'b> From<GatherCallback<'b>> for Callback<'b> {
    fn from(event: GatherCallback<'b>) -> Self {
        Self::Gather(event)
    }
}

impl<'b> From<InitiateCallback<'b>> for Callback<'b> {
    fn from(event: InitiateCallback<'b>) -> Self {
        Self::Initiate(event)
    }
}

impl<'b> From<MachineDetectionCompleteCallback<'b>> for Callback<'b> {
    fn from(event: MachineDetectionCompleteCallback<'b>) -> Self {
        Self::MachineDetectionComplete(event)
    }
}

impl<'b> From<MediaStreamRejectedCallback<'b>> for Callback<'b> {
    fn from(event: MediaStreamRejectedCallback<'b>) -> Self {
        Self::MediaStreamRejected(event)
    }
}

impl<'b> From<MediaStreamStartedCallback<'b>> for Callback<'b> {
    fn from(event: MediaStreamStartedCallback<'b>) -> Self {
        Self::MediaStreamStarted(event)
    }
}

impl<'b> From<MediaStreamStoppedCallback<'b>> for Callback<'b> {
    fn from(event: MediaStreamStoppedCallback<'b>) -> Self {
        Self::MediaStreamStopped(event)
    }
}

impl<'b> From<RealTimeTranscriptionAvailableCallback<'b>> for Callback<'b> {
    fn from(event: RealTimeTranscriptionAvailableCallback<'b>) -> Self {
        Self::RealTimeTranscriptionAvailable(event)
    }
}

impl<'b> From<RealTimeTranscriptionRejectedCallback<'b>> for Callback<'b> {
    fn from(event: RealTimeTranscriptionRejectedCallback<'b>) -> Self {
        Self::RealTimeTranscriptionRejected(event)
    }
}

impl<'b> From<RealTimeTranscriptionStartedCallback<'b>> for Callback<'b> {
    fn from(event: RealTimeTranscriptionStartedCallback<'b>) -> Self {
        Self::RealTimeTranscriptionStarted(event)
    }
}

impl<'b> From<RealTimeTranscriptionStoppedCallback<'b>> for Callback<'b> {
    fn from(event: RealTimeTranscriptionStoppedCallback<'b>) -> Self {
        Self::RealTimeTranscriptionStopped(event)
    }
}

impl<'b> From<RecordingAvailableCallback<'b>> for Callback<'b> {
    fn from(event: RecordingAvailableCallback<'b>) -> Self {
        Self::RecordingAvailable(event)
    }
}

impl<'b> From<RecordingCompleteCallback<'b>> for Callback<'b> {
    fn from(event: RecordingCompleteCallback<'b>) -> Self {
        Self::RecordingComplete(event)
    }
}

impl<'b> From<RedirectCallback<'b>> for Callback<'b> {
    fn from(event: RedirectCallback<'b>) -> Self {
        Self::Redirect(event)
    }
}

impl<'b> From<ReferCompleteCallback<'b>> for Callback<'b> {
    fn from(event: ReferCompleteCallback<'b>) -> Self {
        Self::ReferComplete(event)
    }
}

impl<'b> From<TranscriptionAvailableCallback<'b>> for Callback<'b> {
    fn from(event: TranscriptionAvailableCallback<'b>) -> Self {
        Self::TranscriptionAvailable(event)
    }
}

impl<'b> From<TransferAnswerCallback<'b>> for Callback<'b> {
    fn from(event: TransferAnswerCallback<'b>) -> Self {
        Self::TransferAnswer(event)
    }
}

impl<'b> From<TransferCompleteCallback<'b>> for Callback<'b> {
    fn from(event: TransferCompleteCallback<'b>) -> Self {
        Self::TransferComplete(event)
    }
}

impl<'b> From<TransferDisconnectCallback<'b>> for Callback<'b> {
    fn from(event: TransferDisconnectCallback<'b>) -> Self {
        Self::TransferDisconnect(event)
    }
}

impl<'b> From<UnknownCallback<'b>> for Callback<'b> {
    fn from(event: UnknownCallback<'b>) -> Self {
        Self::Unknown(event)
    }
}

/// Any event, with the fields that it has. Serialized, it is a body that a [`Parser`](crate::Parser) returns the same event for.
#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for Callback<'a> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        use crate::voice::EventType;

        if u.ratio(1, 16)? {
            return u.arbitrary().map(Self::Unknown);
        }
        match *u.choose(EventType::ALL)? {
            EventType::Answer => u.arbitrary().map(Self::Answer),
            EventType::BridgeComplete => u.arbitrary().map(Self::BridgeComplete),
            EventType::BridgeTargetComplete => u.arbitrary().map(Self::BridgeTargetComplete),
            EventType::ConferenceCompleted => u.arbitrary().map(Self::ConferenceCompleted),
            EventType::ConferenceCreated => u.arbitrary().map(Self::ConferenceCreated),
            EventType::ConferenceMemberExit => u.arbitrary().map(Self::ConferenceMemberExit),
            EventType::ConferenceMemberJoin => u.arbitrary().map(Self::ConferenceMemberJoin),
            EventType::ConferenceRecordingAvailable => {
                u.arbitrary().map(Self::ConferenceRecordingAvailable)
            }
            EventType::ConferenceRedirect => u.arbitrary().map(Self::ConferenceRedirect),
            EventType::Disconnect => u.arbitrary().map(Self::Disconnect),
            EventType::Dtmf => u.arbitrary().map(Self::Dtmf),
            EventType::Gather => u.arbitrary().map(Self::Gather),
            EventType::Initiate => u.arbitrary().map(Self::Initiate),
            EventType::MachineDetectionComplete => {
                u.arbitrary().map(Self::MachineDetectionComplete)
            }
            EventType::MediaStreamRejected => u.arbitrary().map(Self::MediaStreamRejected),
            EventType::MediaStreamStarted => u.arbitrary().map(Self::MediaStreamStarted),
            EventType::MediaStreamStopped => u.arbitrary().map(Self::MediaStreamStopped),
            EventType::RealTimeTranscriptionAvailable => {
                u.arbitrary().map(Self::RealTimeTranscriptionAvailable)
            }
            EventType::RealTimeTranscriptionRejected => {
                u.arbitrary().map(Self::RealTimeTranscriptionRejected)
            }
            EventType::RealTimeTranscriptionStarted => {
                u.arbitrary().map(Self::RealTimeTranscriptionStarted)
            }
            EventType::RealTimeTranscriptionStopped => {
                u.arbitrary().map(Self::RealTimeTranscriptionStopped)
            }
            EventType::RecordingAvailable => u.arbitrary().map(Self::RecordingAvailable),
            EventType::RecordingComplete => u.arbitrary().map(Self::RecordingComplete),
            EventType::Redirect => u.arbitrary().map(Self::Redirect),
            EventType::ReferComplete => u.arbitrary().map(Self::ReferComplete),
            EventType::TranscriptionAvailable => u.arbitrary().map(Self::TranscriptionAvailable),
            EventType::TransferAnswer => u.arbitrary().map(Self::TransferAnswer),
            EventType::TransferComplete => u.arbitrary().map(Self::TransferComplete),
            EventType::TransferDisconnect => u.arbitrary().map(Self::TransferDisconnect),
            EventType::Unknown(_) => u.arbitrary().map(Self::Unknown),
        }
    }
}
