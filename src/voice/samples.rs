// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! One realistic body for each event, so that users can test and measure their own code.
//!
//! They are written from the documentation, not recorded. Numbers are from the range reserved
//! for fiction, identifiers are made up, and audio is a tone.
//!
//! ```
//! use bandwidth_callbacks::voice::{EventType, samples};
//!
//! assert_eq!(samples::all().len(), EventType::ALL.len());
//! for sample in samples::all() {
//!     println!("{}: {}", sample.event_type, sample.body);
//! }
//! ```

pub use crate::family::samples::Sample;
use crate::voice::EventType;

const BODIES: &[Sample<EventType<'static>>] = &[
    Sample::new(
        EventType::Answer,
        include_str!("../../fixtures/voice/answer/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::BridgeComplete,
        include_str!("../../fixtures/voice/bridgeComplete/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::BridgeTargetComplete,
        include_str!("../../fixtures/voice/bridgeTargetComplete/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::ConferenceCompleted,
        include_str!("../../fixtures/voice/conferenceCompleted/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::ConferenceCreated,
        include_str!("../../fixtures/voice/conferenceCreated/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::ConferenceMemberExit,
        include_str!("../../fixtures/voice/conferenceMemberExit/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::ConferenceMemberJoin,
        include_str!("../../fixtures/voice/conferenceMemberJoin/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::ConferenceRecordingAvailable,
        include_str!("../../fixtures/voice/conferenceRecordingAvailable/typical.json")
            .trim_ascii_end(),
    ),
    Sample::new(
        EventType::ConferenceRedirect,
        include_str!("../../fixtures/voice/conferenceRedirect/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::Disconnect,
        include_str!("../../fixtures/voice/disconnect/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::Dtmf,
        include_str!("../../fixtures/voice/dtmf/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::Gather,
        include_str!("../../fixtures/voice/gather/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::Initiate,
        include_str!("../../fixtures/voice/initiate/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::MachineDetectionComplete,
        include_str!("../../fixtures/voice/machineDetectionComplete/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::MediaStreamRejected,
        include_str!("../../fixtures/voice/mediaStreamRejected/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::MediaStreamStarted,
        include_str!("../../fixtures/voice/mediaStreamStarted/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::MediaStreamStopped,
        include_str!("../../fixtures/voice/mediaStreamStopped/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::RealTimeTranscriptionAvailable,
        include_str!("../../fixtures/voice/realTimeTranscriptionAvailable/typical.json")
            .trim_ascii_end(),
    ),
    Sample::new(
        EventType::RealTimeTranscriptionRejected,
        include_str!("../../fixtures/voice/realTimeTranscriptionRejected/typical.json")
            .trim_ascii_end(),
    ),
    Sample::new(
        EventType::RealTimeTranscriptionStarted,
        include_str!("../../fixtures/voice/realTimeTranscriptionStarted/typical.json")
            .trim_ascii_end(),
    ),
    Sample::new(
        EventType::RealTimeTranscriptionStopped,
        include_str!("../../fixtures/voice/realTimeTranscriptionStopped/typical.json")
            .trim_ascii_end(),
    ),
    Sample::new(
        EventType::RecordingAvailable,
        include_str!("../../fixtures/voice/recordingAvailable/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::RecordingComplete,
        include_str!("../../fixtures/voice/recordingComplete/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::Redirect,
        include_str!("../../fixtures/voice/redirect/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::ReferComplete,
        include_str!("../../fixtures/voice/referComplete/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::TranscriptionAvailable,
        include_str!("../../fixtures/voice/transcriptionAvailable/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::TransferAnswer,
        include_str!("../../fixtures/voice/transferAnswer/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::TransferComplete,
        include_str!("../../fixtures/voice/transferComplete/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        EventType::TransferDisconnect,
        include_str!("../../fixtures/voice/transferDisconnect/typical.json").trim_ascii_end(),
    ),
];

/// Returns a sample of each event, in the order of the types.
///
/// ```
/// # use bandwidth_callbacks::voice::samples;
/// assert!(samples::all().iter().all(|sample| sample.body.contains(sample.event_type.as_str())));
/// ```
#[must_use]
pub const fn all() -> &'static [Sample<EventType<'static>>] {
    BODIES
}

/// Returns the sample of one event; `None` for an unknown type.
///
/// ```
/// # use bandwidth_callbacks::voice::samples;
/// assert!(samples::of("brandNew".into()).is_none());
/// ```
#[must_use]
pub fn of(event_type: EventType<'_>) -> Option<Sample<EventType<'static>>> {
    BODIES
        .iter()
        .copied()
        .find(|sample| sample.event_type == event_type)
}
