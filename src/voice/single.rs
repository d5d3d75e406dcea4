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
