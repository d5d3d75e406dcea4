// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! The events that are read on demand, one file each, and the enum of them.

mod answer;
mod bridge_complete;
mod bridge_target_complete;
mod conference_completed;
mod conference_created;
mod conference_member_exit;
mod conference_member_join;
mod conference_recording_available;
mod conference_redirect;
mod disconnect;
mod dtmf;
mod gather;
mod initiate;
mod machine_detection_complete;
mod media_stream_rejected;
mod media_stream_started;
mod media_stream_stopped;
mod real_time_transcription_available;
mod real_time_transcription_rejected;
mod real_time_transcription_started;
mod real_time_transcription_stopped;
mod recording_available;
mod recording_complete;
mod redirect;
mod refer_complete;
mod transcription_available;
mod transfer_answer;
mod transfer_complete;
mod transfer_disconnect;
mod unknown;

pub use answer::AnswerView;
pub use bridge_complete::BridgeCompleteView;
pub use bridge_target_complete::BridgeTargetCompleteView;
pub use conference_completed::ConferenceCompletedView;
pub use conference_created::ConferenceCreatedView;
pub use conference_member_exit::ConferenceMemberExitView;
pub use conference_member_join::ConferenceMemberJoinView;
pub use conference_recording_available::ConferenceRecordingAvailableView;
pub use conference_redirect::ConferenceRedirectView;
pub use disconnect::DisconnectView;
pub use dtmf::DtmfView;
pub use gather::GatherView;
pub use initiate::InitiateView;
pub use machine_detection_complete::MachineDetectionCompleteView;
pub use media_stream_rejected::MediaStreamRejectedView;
pub use media_stream_started::MediaStreamStartedView;
pub use media_stream_stopped::MediaStreamStoppedView;
pub use real_time_transcription_available::RealTimeTranscriptionAvailableView;
pub use real_time_transcription_rejected::RealTimeTranscriptionRejectedView;
pub use real_time_transcription_started::RealTimeTranscriptionStartedView;
pub use real_time_transcription_stopped::RealTimeTranscriptionStoppedView;
pub use recording_available::RecordingAvailableView;
pub use recording_complete::RecordingCompleteView;
pub use redirect::RedirectView;
pub use refer_complete::ReferCompleteView;
pub use transcription_available::TranscriptionAvailableView;
pub use transfer_answer::TransferAnswerView;
pub use transfer_complete::TransferCompleteView;
pub use transfer_disconnect::TransferDisconnectView;
pub use unknown::UnknownView;

use std::fmt;

use crate::revealed::Reveal;
use crate::voice::EventType;
use crate::voice::view::View;

/// The event of a [`View`], by its type.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum EventView<'b> {
    /// The event of [`EventType::Answer`].
    Answer(AnswerView<'b>),
    /// The event of [`EventType::BridgeComplete`].
    BridgeComplete(BridgeCompleteView<'b>),
    /// The event of [`EventType::BridgeTargetComplete`].
    BridgeTargetComplete(BridgeTargetCompleteView<'b>),
    /// The event of [`EventType::ConferenceCompleted`].
    ConferenceCompleted(ConferenceCompletedView<'b>),
    /// The event of [`EventType::ConferenceCreated`].
    ConferenceCreated(ConferenceCreatedView<'b>),
    /// The event of [`EventType::ConferenceMemberExit`].
    ConferenceMemberExit(ConferenceMemberExitView<'b>),
    /// The event of [`EventType::ConferenceMemberJoin`].
    ConferenceMemberJoin(ConferenceMemberJoinView<'b>),
    /// The event of [`EventType::ConferenceRecordingAvailable`].
    ConferenceRecordingAvailable(ConferenceRecordingAvailableView<'b>),
    /// The event of [`EventType::ConferenceRedirect`].
    ConferenceRedirect(ConferenceRedirectView<'b>),
    /// The event of [`EventType::Disconnect`].
    Disconnect(DisconnectView<'b>),
    /// The event of [`EventType::Dtmf`].
    Dtmf(DtmfView<'b>),
    /// The event of [`EventType::Gather`].
    Gather(GatherView<'b>),
    /// The event of [`EventType::Initiate`].
    Initiate(InitiateView<'b>),
    /// The event of [`EventType::MachineDetectionComplete`].
    MachineDetectionComplete(MachineDetectionCompleteView<'b>),
    /// The event of [`EventType::MediaStreamRejected`].
    MediaStreamRejected(MediaStreamRejectedView<'b>),
    /// The event of [`EventType::MediaStreamStarted`].
    MediaStreamStarted(MediaStreamStartedView<'b>),
    /// The event of [`EventType::MediaStreamStopped`].
    MediaStreamStopped(MediaStreamStoppedView<'b>),
    /// The event of [`EventType::RealTimeTranscriptionAvailable`].
    RealTimeTranscriptionAvailable(RealTimeTranscriptionAvailableView<'b>),
    /// The event of [`EventType::RealTimeTranscriptionRejected`].
    RealTimeTranscriptionRejected(RealTimeTranscriptionRejectedView<'b>),
    /// The event of [`EventType::RealTimeTranscriptionStarted`].
    RealTimeTranscriptionStarted(RealTimeTranscriptionStartedView<'b>),
    /// The event of [`EventType::RealTimeTranscriptionStopped`].
    RealTimeTranscriptionStopped(RealTimeTranscriptionStoppedView<'b>),
    /// The event of [`EventType::RecordingAvailable`].
    RecordingAvailable(RecordingAvailableView<'b>),
    /// The event of [`EventType::RecordingComplete`].
    RecordingComplete(RecordingCompleteView<'b>),
    /// The event of [`EventType::Redirect`].
    Redirect(RedirectView<'b>),
    /// The event of [`EventType::ReferComplete`].
    ReferComplete(ReferCompleteView<'b>),
    /// The event of [`EventType::TranscriptionAvailable`].
    TranscriptionAvailable(TranscriptionAvailableView<'b>),
    /// The event of [`EventType::TransferAnswer`].
    TransferAnswer(TransferAnswerView<'b>),
    /// The event of [`EventType::TransferComplete`].
    TransferComplete(TransferCompleteView<'b>),
    /// The event of [`EventType::TransferDisconnect`].
    TransferDisconnect(TransferDisconnectView<'b>),
    /// The event of [`EventType::Unknown`].
    Unknown(UnknownView<'b>),
}

impl<'b> View<'b> {
    /// Returns the event by its type, to read the fields that only it has. Reads nothing but the type.
    ///
    /// ```
    /// use bandwidth_callbacks::Parser;
    /// use bandwidth_callbacks::voice::EventView;
    ///
    /// let mut parser = Parser::new();
    /// match parser.view(br#"{"eventType":"gather","digits":"42"}"#)?.event() {
    ///     EventView::Gather(gather) => assert_eq!(gather.digits().unwrap(), "42"),
    ///     other => println!("{other:?}"),
    /// }
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn event(self) -> EventView<'b> {
        match self.event_type() {
            EventType::Answer => EventView::Answer(AnswerView(self)),
            EventType::BridgeComplete => EventView::BridgeComplete(BridgeCompleteView(self)),
            EventType::BridgeTargetComplete => {
                EventView::BridgeTargetComplete(BridgeTargetCompleteView(self))
            }
            EventType::ConferenceCompleted => {
                EventView::ConferenceCompleted(ConferenceCompletedView(self))
            }
            EventType::ConferenceCreated => {
                EventView::ConferenceCreated(ConferenceCreatedView(self))
            }
            EventType::ConferenceMemberExit => {
                EventView::ConferenceMemberExit(ConferenceMemberExitView(self))
            }
            EventType::ConferenceMemberJoin => {
                EventView::ConferenceMemberJoin(ConferenceMemberJoinView(self))
            }
            EventType::ConferenceRecordingAvailable => {
                EventView::ConferenceRecordingAvailable(ConferenceRecordingAvailableView(self))
            }
            EventType::ConferenceRedirect => {
                EventView::ConferenceRedirect(ConferenceRedirectView(self))
            }
            EventType::Disconnect => EventView::Disconnect(DisconnectView(self)),
            EventType::Dtmf => EventView::Dtmf(DtmfView(self)),
            EventType::Gather => EventView::Gather(GatherView(self)),
            EventType::Initiate => EventView::Initiate(InitiateView(self)),
            EventType::MachineDetectionComplete => {
                EventView::MachineDetectionComplete(MachineDetectionCompleteView(self))
            }
            EventType::MediaStreamRejected => {
                EventView::MediaStreamRejected(MediaStreamRejectedView(self))
            }
            EventType::MediaStreamStarted => {
                EventView::MediaStreamStarted(MediaStreamStartedView(self))
            }
            EventType::MediaStreamStopped => {
                EventView::MediaStreamStopped(MediaStreamStoppedView(self))
            }
            EventType::RealTimeTranscriptionAvailable => {
                EventView::RealTimeTranscriptionAvailable(RealTimeTranscriptionAvailableView(self))
            }
            EventType::RealTimeTranscriptionRejected => {
                EventView::RealTimeTranscriptionRejected(RealTimeTranscriptionRejectedView(self))
            }
            EventType::RealTimeTranscriptionStarted => {
                EventView::RealTimeTranscriptionStarted(RealTimeTranscriptionStartedView(self))
            }
            EventType::RealTimeTranscriptionStopped => {
                EventView::RealTimeTranscriptionStopped(RealTimeTranscriptionStoppedView(self))
            }
            EventType::RecordingAvailable => {
                EventView::RecordingAvailable(RecordingAvailableView(self))
            }
            EventType::RecordingComplete => {
                EventView::RecordingComplete(RecordingCompleteView(self))
            }
            EventType::Redirect => EventView::Redirect(RedirectView(self)),
            EventType::ReferComplete => EventView::ReferComplete(ReferCompleteView(self)),
            EventType::TranscriptionAvailable => {
                EventView::TranscriptionAvailable(TranscriptionAvailableView(self))
            }
            EventType::TransferAnswer => EventView::TransferAnswer(TransferAnswerView(self)),
            EventType::TransferComplete => EventView::TransferComplete(TransferCompleteView(self)),
            EventType::TransferDisconnect => {
                EventView::TransferDisconnect(TransferDisconnectView(self))
            }
            EventType::Unknown(_) => EventView::Unknown(UnknownView(self)),
        }
    }
}

impl Reveal for EventView<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(view) => view.reveal(f),
            Self::BridgeComplete(view) => view.reveal(f),
            Self::BridgeTargetComplete(view) => view.reveal(f),
            Self::ConferenceCompleted(view) => view.reveal(f),
            Self::ConferenceCreated(view) => view.reveal(f),
            Self::ConferenceMemberExit(view) => view.reveal(f),
            Self::ConferenceMemberJoin(view) => view.reveal(f),
            Self::ConferenceRecordingAvailable(view) => view.reveal(f),
            Self::ConferenceRedirect(view) => view.reveal(f),
            Self::Disconnect(view) => view.reveal(f),
            Self::Dtmf(view) => view.reveal(f),
            Self::Gather(view) => view.reveal(f),
            Self::Initiate(view) => view.reveal(f),
            Self::MachineDetectionComplete(view) => view.reveal(f),
            Self::MediaStreamRejected(view) => view.reveal(f),
            Self::MediaStreamStarted(view) => view.reveal(f),
            Self::MediaStreamStopped(view) => view.reveal(f),
            Self::RealTimeTranscriptionAvailable(view) => view.reveal(f),
            Self::RealTimeTranscriptionRejected(view) => view.reveal(f),
            Self::RealTimeTranscriptionStarted(view) => view.reveal(f),
            Self::RealTimeTranscriptionStopped(view) => view.reveal(f),
            Self::RecordingAvailable(view) => view.reveal(f),
            Self::RecordingComplete(view) => view.reveal(f),
            Self::Redirect(view) => view.reveal(f),
            Self::ReferComplete(view) => view.reveal(f),
            Self::TranscriptionAvailable(view) => view.reveal(f),
            Self::TransferAnswer(view) => view.reveal(f),
            Self::TransferComplete(view) => view.reveal(f),
            Self::TransferDisconnect(view) => view.reveal(f),
            Self::Unknown(view) => view.reveal(f),
        }
    }
}
