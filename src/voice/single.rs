// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! Each event can be asked for by itself.

use crate::engine::parse_by;
use crate::voice::family::Known;
use crate::voice::{
    AnswerCallback, BridgeCompleteCallback, BridgeTargetCompleteCallback,
    ConferenceCompletedCallback, ConferenceCreatedCallback, ConferenceMemberExitCallback,
    ConferenceMemberJoinCallback, ConferenceRecordingAvailableCallback, ConferenceRedirectCallback,
    DisconnectCallback, DtmfCallback, GatherCallback, InitiateCallback,
    MachineDetectionCompleteCallback, MediaStreamRejectedCallback, MediaStreamStartedCallback,
    MediaStreamStoppedCallback, RealTimeTranscriptionAvailableCallback,
    RealTimeTranscriptionRejectedCallback, RealTimeTranscriptionStartedCallback,
    RealTimeTranscriptionStoppedCallback, RecordingAvailableCallback, RecordingCompleteCallback,
    RedirectCallback, ReferCompleteCallback, TranscriptionAvailableCallback,
    TransferAnswerCallback, TransferCompleteCallback, TransferDisconnectCallback,
};

parse_by!(each Known; AnswerCallback BridgeCompleteCallback BridgeTargetCompleteCallback ConferenceCompletedCallback ConferenceCreatedCallback ConferenceMemberExitCallback ConferenceMemberJoinCallback ConferenceRecordingAvailableCallback ConferenceRedirectCallback DisconnectCallback DtmfCallback GatherCallback InitiateCallback MachineDetectionCompleteCallback MediaStreamRejectedCallback MediaStreamStartedCallback MediaStreamStoppedCallback RealTimeTranscriptionAvailableCallback RealTimeTranscriptionRejectedCallback RealTimeTranscriptionStartedCallback RealTimeTranscriptionStoppedCallback RecordingAvailableCallback RecordingCompleteCallback RedirectCallback ReferCompleteCallback TranscriptionAvailableCallback TransferAnswerCallback TransferCompleteCallback TransferDisconnectCallback);

/// Whether a type is one of these events.
#[cfg(feature = "http")]
pub(crate) fn is_single(of: std::any::TypeId) -> bool {
    [
        std::any::TypeId::of::<AnswerCallback<'_>>(),
        std::any::TypeId::of::<BridgeCompleteCallback<'_>>(),
        std::any::TypeId::of::<BridgeTargetCompleteCallback<'_>>(),
        std::any::TypeId::of::<ConferenceCompletedCallback<'_>>(),
        std::any::TypeId::of::<ConferenceCreatedCallback<'_>>(),
        std::any::TypeId::of::<ConferenceMemberExitCallback<'_>>(),
        std::any::TypeId::of::<ConferenceMemberJoinCallback<'_>>(),
        std::any::TypeId::of::<ConferenceRecordingAvailableCallback<'_>>(),
        std::any::TypeId::of::<ConferenceRedirectCallback<'_>>(),
        std::any::TypeId::of::<DisconnectCallback<'_>>(),
        std::any::TypeId::of::<DtmfCallback<'_>>(),
        std::any::TypeId::of::<GatherCallback<'_>>(),
        std::any::TypeId::of::<InitiateCallback<'_>>(),
        std::any::TypeId::of::<MachineDetectionCompleteCallback<'_>>(),
        std::any::TypeId::of::<MediaStreamRejectedCallback<'_>>(),
        std::any::TypeId::of::<MediaStreamStartedCallback<'_>>(),
        std::any::TypeId::of::<MediaStreamStoppedCallback<'_>>(),
        std::any::TypeId::of::<RealTimeTranscriptionAvailableCallback<'_>>(),
        std::any::TypeId::of::<RealTimeTranscriptionRejectedCallback<'_>>(),
        std::any::TypeId::of::<RealTimeTranscriptionStartedCallback<'_>>(),
        std::any::TypeId::of::<RealTimeTranscriptionStoppedCallback<'_>>(),
        std::any::TypeId::of::<RecordingAvailableCallback<'_>>(),
        std::any::TypeId::of::<RecordingCompleteCallback<'_>>(),
        std::any::TypeId::of::<RedirectCallback<'_>>(),
        std::any::TypeId::of::<ReferCompleteCallback<'_>>(),
        std::any::TypeId::of::<TranscriptionAvailableCallback<'_>>(),
        std::any::TypeId::of::<TransferAnswerCallback<'_>>(),
        std::any::TypeId::of::<TransferCompleteCallback<'_>>(),
        std::any::TypeId::of::<TransferDisconnectCallback<'_>>(),
    ]
    .contains(&of)
}
