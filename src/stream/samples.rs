// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

//! One realistic body for each event, so that users can test and measure their own code.
//!
//! They are written from the documentation, not recorded. Numbers are from the range reserved
//! for fiction, identifiers are made up, and audio is a tone.
//!
//! ```
//! use bandwidth_callbacks::stream::{FrameType, samples};
//!
//! assert_eq!(samples::all().len(), FrameType::ALL.len());
//! for sample in samples::all() {
//!     println!("{}: {}", sample.event_type, sample.body);
//! }
//! ```

pub use crate::family::samples::Sample;
use crate::stream::FrameType;

const BODIES: &[Sample<FrameType<'static>>] = &[
    Sample::new(
        FrameType::Media,
        include_str!("../../fixtures/stream/media/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        FrameType::Start,
        include_str!("../../fixtures/stream/start/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        FrameType::Stop,
        include_str!("../../fixtures/stream/stop/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        FrameType::Transcription,
        include_str!("../../fixtures/stream/transcription/typical.json").trim_ascii_end(),
    ),
];

/// Returns a sample of each event, in the order of the types.
///
/// ```
/// # use bandwidth_callbacks::stream::samples;
/// assert!(samples::all().iter().all(|sample| sample.body.contains(sample.event_type.as_str())));
/// ```
#[must_use]
pub const fn all() -> &'static [Sample<FrameType<'static>>] {
    BODIES
}

/// Returns the sample of one event; `None` for an unknown type.
///
/// ```
/// # use bandwidth_callbacks::stream::samples;
/// assert!(samples::of("brandNew".into()).is_none());
/// ```
#[must_use]
pub fn of(event_type: FrameType<'_>) -> Option<Sample<FrameType<'static>>> {
    BODIES
        .iter()
        .copied()
        .find(|sample| sample.event_type == event_type)
}
