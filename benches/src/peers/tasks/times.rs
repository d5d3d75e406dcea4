// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use bandwidth_callbacks::Callback;
use bandwidth_callbacks::types::Timestamp;

use crate::peers::naive;

pub(super) fn times<'e, 'b>(callback: &'e Callback<'b>) -> [Option<&'e Timestamp<'b>>; 5] {
    match callback {
        Callback::Answer(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::BridgeComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::BridgeTargetComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::ConferenceCompleted(event) => [event.event_time.as_ref(), None, None, None, None],
        Callback::ConferenceCreated(event) => [event.event_time.as_ref(), None, None, None, None],
        Callback::ConferenceMemberExit(event) => {
            [event.event_time.as_ref(), None, None, None, None]
        }
        Callback::ConferenceMemberJoin(event) => {
            [event.event_time.as_ref(), None, None, None, None]
        }
        Callback::ConferenceRecordingAvailable(event) => [
            event.event_time.as_ref(),
            None,
            event.start_time.as_ref(),
            None,
            event.end_time.as_ref(),
        ],
        Callback::ConferenceRedirect(event) => [event.event_time.as_ref(), None, None, None, None],
        Callback::Disconnect(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            event.end_time.as_ref(),
        ],
        Callback::Dtmf(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::Gather(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::Initiate(event) => [
            event.event_time.as_ref(),
            None,
            event.start_time.as_ref(),
            None,
            None,
        ],
        Callback::MachineDetectionComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::MediaStreamRejected(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::MediaStreamStarted(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::MediaStreamStopped(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::RealTimeTranscriptionAvailable(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::RealTimeTranscriptionRejected(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::RealTimeTranscriptionStarted(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::RealTimeTranscriptionStopped(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::RecordingAvailable(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            None,
            event.end_time.as_ref(),
        ],
        Callback::RecordingComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            event.end_time.as_ref(),
        ],
        Callback::Redirect(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::ReferComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::TranscriptionAvailable(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            None,
            event.end_time.as_ref(),
        ],
        Callback::TransferAnswer(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::TransferComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        Callback::TransferDisconnect(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            event.end_time.as_ref(),
        ],
        _ => [None; 5],
    }
}

pub(super) fn naive_times(callback: &naive::Callback) -> [Option<&String>; 5] {
    match callback {
        naive::Callback::Answer(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::BridgeComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::BridgeTargetComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::ConferenceCompleted(event) => {
            [event.event_time.as_ref(), None, None, None, None]
        }
        naive::Callback::ConferenceCreated(event) => {
            [event.event_time.as_ref(), None, None, None, None]
        }
        naive::Callback::ConferenceMemberExit(event) => {
            [event.event_time.as_ref(), None, None, None, None]
        }
        naive::Callback::ConferenceMemberJoin(event) => {
            [event.event_time.as_ref(), None, None, None, None]
        }
        naive::Callback::ConferenceRecordingAvailable(event) => [
            event.event_time.as_ref(),
            None,
            event.start_time.as_ref(),
            None,
            event.end_time.as_ref(),
        ],
        naive::Callback::ConferenceRedirect(event) => {
            [event.event_time.as_ref(), None, None, None, None]
        }
        naive::Callback::Disconnect(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            event.end_time.as_ref(),
        ],
        naive::Callback::Dtmf(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::Gather(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::Initiate(event) => [
            event.event_time.as_ref(),
            None,
            event.start_time.as_ref(),
            None,
            None,
        ],
        naive::Callback::MachineDetectionComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::MediaStreamRejected(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::MediaStreamStarted(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::MediaStreamStopped(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::RealTimeTranscriptionAvailable(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::RealTimeTranscriptionRejected(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::RealTimeTranscriptionStarted(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::RealTimeTranscriptionStopped(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::RecordingAvailable(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            None,
            event.end_time.as_ref(),
        ],
        naive::Callback::RecordingComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            event.end_time.as_ref(),
        ],
        naive::Callback::Redirect(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::ReferComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::TranscriptionAvailable(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            None,
            event.end_time.as_ref(),
        ],
        naive::Callback::TransferAnswer(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::TransferComplete(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            None,
        ],
        naive::Callback::TransferDisconnect(event) => [
            event.event_time.as_ref(),
            event.enqueued_time.as_ref(),
            event.start_time.as_ref(),
            event.answer_time.as_ref(),
            event.end_time.as_ref(),
        ],
    }
}
