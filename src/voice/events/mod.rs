// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! The events, one file each, and the enum of them.

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
mod made;
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
mod table;
mod transcription_available;
mod transfer_answer;
mod transfer_complete;
mod transfer_disconnect;
mod unknown;

pub use answer::AnswerCallback;
pub use bridge_complete::BridgeCompleteCallback;
pub use bridge_target_complete::BridgeTargetCompleteCallback;
pub use conference_completed::ConferenceCompletedCallback;
pub use conference_created::ConferenceCreatedCallback;
pub use conference_member_exit::ConferenceMemberExitCallback;
pub use conference_member_join::ConferenceMemberJoinCallback;
pub use conference_recording_available::ConferenceRecordingAvailableCallback;
pub use conference_redirect::ConferenceRedirectCallback;
pub use disconnect::DisconnectCallback;
pub use dtmf::DtmfCallback;
pub use gather::GatherCallback;
pub use initiate::InitiateCallback;
pub use machine_detection_complete::MachineDetectionCompleteCallback;
pub use media_stream_rejected::MediaStreamRejectedCallback;
pub use media_stream_started::MediaStreamStartedCallback;
pub use media_stream_stopped::MediaStreamStoppedCallback;
pub use real_time_transcription_available::RealTimeTranscriptionAvailableCallback;
pub use real_time_transcription_rejected::RealTimeTranscriptionRejectedCallback;
pub use real_time_transcription_started::RealTimeTranscriptionStartedCallback;
pub use real_time_transcription_stopped::RealTimeTranscriptionStoppedCallback;
pub use recording_available::RecordingAvailableCallback;
pub use recording_complete::RecordingCompleteCallback;
pub use redirect::RedirectCallback;
pub use refer_complete::ReferCompleteCallback;
pub use transcription_available::TranscriptionAvailableCallback;
pub use transfer_answer::TransferAnswerCallback;
pub use transfer_complete::TransferCompleteCallback;
pub use transfer_disconnect::TransferDisconnectCallback;
pub use unknown::UnknownCallback;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::revealed::Reveal;
use crate::voice::Envelope;
use crate::voice::EventType;
use crate::voice::common::Common;

/// An event of the Voice API. It is borrowed from the body it was parsed from.
///
/// ```
/// use bandwidth_callbacks::{Callback, parse};
///
/// let mut body = br#"{"eventType":"gather","callId":"c-1","digits":"42"}"#.to_vec();
/// match parse(&mut body)? {
///     Callback::Gather(gather) => assert_eq!(gather.digits.unwrap(), "42"),
///     other => println!("{} of {:?}", other.event_type().as_str(), other.call_id()),
/// }
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
pub enum Callback<'b> {
    /// The event of [`EventType::Answer`].
    Answer(AnswerCallback<'b>),
    /// The event of [`EventType::BridgeComplete`].
    BridgeComplete(BridgeCompleteCallback<'b>),
    /// The event of [`EventType::BridgeTargetComplete`].
    BridgeTargetComplete(BridgeTargetCompleteCallback<'b>),
    /// The event of [`EventType::ConferenceCompleted`].
    ConferenceCompleted(ConferenceCompletedCallback<'b>),
    /// The event of [`EventType::ConferenceCreated`].
    ConferenceCreated(ConferenceCreatedCallback<'b>),
    /// The event of [`EventType::ConferenceMemberExit`].
    ConferenceMemberExit(ConferenceMemberExitCallback<'b>),
    /// The event of [`EventType::ConferenceMemberJoin`].
    ConferenceMemberJoin(ConferenceMemberJoinCallback<'b>),
    /// The event of [`EventType::ConferenceRecordingAvailable`].
    ConferenceRecordingAvailable(ConferenceRecordingAvailableCallback<'b>),
    /// The event of [`EventType::ConferenceRedirect`].
    ConferenceRedirect(ConferenceRedirectCallback<'b>),
    /// The event of [`EventType::Disconnect`].
    Disconnect(DisconnectCallback<'b>),
    /// The event of [`EventType::Dtmf`].
    Dtmf(DtmfCallback<'b>),
    /// The event of [`EventType::Gather`].
    Gather(GatherCallback<'b>),
    /// The event of [`EventType::Initiate`].
    Initiate(InitiateCallback<'b>),
    /// The event of [`EventType::MachineDetectionComplete`].
    MachineDetectionComplete(MachineDetectionCompleteCallback<'b>),
    /// The event of [`EventType::MediaStreamRejected`].
    MediaStreamRejected(MediaStreamRejectedCallback<'b>),
    /// The event of [`EventType::MediaStreamStarted`].
    MediaStreamStarted(MediaStreamStartedCallback<'b>),
    /// The event of [`EventType::MediaStreamStopped`].
    MediaStreamStopped(MediaStreamStoppedCallback<'b>),
    /// The event of [`EventType::RealTimeTranscriptionAvailable`].
    RealTimeTranscriptionAvailable(RealTimeTranscriptionAvailableCallback<'b>),
    /// The event of [`EventType::RealTimeTranscriptionRejected`].
    RealTimeTranscriptionRejected(RealTimeTranscriptionRejectedCallback<'b>),
    /// The event of [`EventType::RealTimeTranscriptionStarted`].
    RealTimeTranscriptionStarted(RealTimeTranscriptionStartedCallback<'b>),
    /// The event of [`EventType::RealTimeTranscriptionStopped`].
    RealTimeTranscriptionStopped(RealTimeTranscriptionStoppedCallback<'b>),
    /// The event of [`EventType::RecordingAvailable`].
    RecordingAvailable(RecordingAvailableCallback<'b>),
    /// The event of [`EventType::RecordingComplete`].
    RecordingComplete(RecordingCompleteCallback<'b>),
    /// The event of [`EventType::Redirect`].
    Redirect(RedirectCallback<'b>),
    /// The event of [`EventType::ReferComplete`].
    ReferComplete(ReferCompleteCallback<'b>),
    /// The event of [`EventType::TranscriptionAvailable`].
    TranscriptionAvailable(TranscriptionAvailableCallback<'b>),
    /// The event of [`EventType::TransferAnswer`].
    TransferAnswer(TransferAnswerCallback<'b>),
    /// The event of [`EventType::TransferComplete`].
    TransferComplete(TransferCompleteCallback<'b>),
    /// The event of [`EventType::TransferDisconnect`].
    TransferDisconnect(TransferDisconnectCallback<'b>),
    /// An event of a type that this release does not know.
    Unknown(UnknownCallback<'b>),
    /// An event of a type that [`Options::only`](crate::Options::only) leaves out.
    Unwanted(Envelope<'b>),
}

impl<'b> Callback<'b> {
    /// Returns the event's type.
    pub(super) fn type_of(&self) -> EventType<'b> {
        match self {
            Self::Answer(_) => EventType::Answer,
            Self::BridgeComplete(_) => EventType::BridgeComplete,
            Self::BridgeTargetComplete(_) => EventType::BridgeTargetComplete,
            Self::ConferenceCompleted(_) => EventType::ConferenceCompleted,
            Self::ConferenceCreated(_) => EventType::ConferenceCreated,
            Self::ConferenceMemberExit(_) => EventType::ConferenceMemberExit,
            Self::ConferenceMemberJoin(_) => EventType::ConferenceMemberJoin,
            Self::ConferenceRecordingAvailable(_) => EventType::ConferenceRecordingAvailable,
            Self::ConferenceRedirect(_) => EventType::ConferenceRedirect,
            Self::Disconnect(_) => EventType::Disconnect,
            Self::Dtmf(_) => EventType::Dtmf,
            Self::Gather(_) => EventType::Gather,
            Self::Initiate(_) => EventType::Initiate,
            Self::MachineDetectionComplete(_) => EventType::MachineDetectionComplete,
            Self::MediaStreamRejected(_) => EventType::MediaStreamRejected,
            Self::MediaStreamStarted(_) => EventType::MediaStreamStarted,
            Self::MediaStreamStopped(_) => EventType::MediaStreamStopped,
            Self::RealTimeTranscriptionAvailable(_) => EventType::RealTimeTranscriptionAvailable,
            Self::RealTimeTranscriptionRejected(_) => EventType::RealTimeTranscriptionRejected,
            Self::RealTimeTranscriptionStarted(_) => EventType::RealTimeTranscriptionStarted,
            Self::RealTimeTranscriptionStopped(_) => EventType::RealTimeTranscriptionStopped,
            Self::RecordingAvailable(_) => EventType::RecordingAvailable,
            Self::RecordingComplete(_) => EventType::RecordingComplete,
            Self::Redirect(_) => EventType::Redirect,
            Self::ReferComplete(_) => EventType::ReferComplete,
            Self::TranscriptionAvailable(_) => EventType::TranscriptionAvailable,
            Self::TransferAnswer(_) => EventType::TransferAnswer,
            Self::TransferComplete(_) => EventType::TransferComplete,
            Self::TransferDisconnect(_) => EventType::TransferDisconnect,
            Self::Unknown(event) => EventType::from_wire(event.event_type.unwrap_or_default()),
            Self::Unwanted(event) => EventType::from_wire(event.borrowed(0).unwrap_or_default()),
        }
    }

    /// Returns the event as any, for what all have in common.
    pub(super) fn any(&self) -> &(dyn Common<'b> + '_) {
        match self {
            Self::Answer(event) => event,
            Self::BridgeComplete(event) => event,
            Self::BridgeTargetComplete(event) => event,
            Self::ConferenceCompleted(event) => event,
            Self::ConferenceCreated(event) => event,
            Self::ConferenceMemberExit(event) => event,
            Self::ConferenceMemberJoin(event) => event,
            Self::ConferenceRecordingAvailable(event) => event,
            Self::ConferenceRedirect(event) => event,
            Self::Disconnect(event) => event,
            Self::Dtmf(event) => event,
            Self::Gather(event) => event,
            Self::Initiate(event) => event,
            Self::MachineDetectionComplete(event) => event,
            Self::MediaStreamRejected(event) => event,
            Self::MediaStreamStarted(event) => event,
            Self::MediaStreamStopped(event) => event,
            Self::RealTimeTranscriptionAvailable(event) => event,
            Self::RealTimeTranscriptionRejected(event) => event,
            Self::RealTimeTranscriptionStarted(event) => event,
            Self::RealTimeTranscriptionStopped(event) => event,
            Self::RecordingAvailable(event) => event,
            Self::RecordingComplete(event) => event,
            Self::Redirect(event) => event,
            Self::ReferComplete(event) => event,
            Self::TranscriptionAvailable(event) => event,
            Self::TransferAnswer(event) => event,
            Self::TransferComplete(event) => event,
            Self::TransferDisconnect(event) => event,
            Self::Unknown(event) => event,
            Self::Unwanted(event) => event,
        }
    }
}

impl Serialize for Callback<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Answer(event) => event.serialize(serializer),
            Self::BridgeComplete(event) => event.serialize(serializer),
            Self::BridgeTargetComplete(event) => event.serialize(serializer),
            Self::ConferenceCompleted(event) => event.serialize(serializer),
            Self::ConferenceCreated(event) => event.serialize(serializer),
            Self::ConferenceMemberExit(event) => event.serialize(serializer),
            Self::ConferenceMemberJoin(event) => event.serialize(serializer),
            Self::ConferenceRecordingAvailable(event) => event.serialize(serializer),
            Self::ConferenceRedirect(event) => event.serialize(serializer),
            Self::Disconnect(event) => event.serialize(serializer),
            Self::Dtmf(event) => event.serialize(serializer),
            Self::Gather(event) => event.serialize(serializer),
            Self::Initiate(event) => event.serialize(serializer),
            Self::MachineDetectionComplete(event) => event.serialize(serializer),
            Self::MediaStreamRejected(event) => event.serialize(serializer),
            Self::MediaStreamStarted(event) => event.serialize(serializer),
            Self::MediaStreamStopped(event) => event.serialize(serializer),
            Self::RealTimeTranscriptionAvailable(event) => event.serialize(serializer),
            Self::RealTimeTranscriptionRejected(event) => event.serialize(serializer),
            Self::RealTimeTranscriptionStarted(event) => event.serialize(serializer),
            Self::RealTimeTranscriptionStopped(event) => event.serialize(serializer),
            Self::RecordingAvailable(event) => event.serialize(serializer),
            Self::RecordingComplete(event) => event.serialize(serializer),
            Self::Redirect(event) => event.serialize(serializer),
            Self::ReferComplete(event) => event.serialize(serializer),
            Self::TranscriptionAvailable(event) => event.serialize(serializer),
            Self::TransferAnswer(event) => event.serialize(serializer),
            Self::TransferComplete(event) => event.serialize(serializer),
            Self::TransferDisconnect(event) => event.serialize(serializer),
            Self::Unknown(event) => event.serialize(serializer),
            Self::Unwanted(event) => event.serialize(serializer),
        }
    }
}

impl fmt::Debug for Callback<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().fmt(f)
    }
}

impl Reveal for Callback<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().reveal(f)
    }
}
