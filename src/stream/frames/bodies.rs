// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::family::samples::Sample;
use crate::stream::FrameType;

/// A realistic body of each event, in the order of the types.
pub(in crate::stream) const BODIES: &[Sample<FrameType<'static>>] = &[
    Sample::new(
        FrameType::Media,
        include_str!("../../../fixtures/stream/media/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        FrameType::Start,
        include_str!("../../../fixtures/stream/start/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        FrameType::Stop,
        include_str!("../../../fixtures/stream/stop/typical.json").trim_ascii_end(),
    ),
    Sample::new(
        FrameType::Transcription,
        include_str!("../../../fixtures/stream/transcription/typical.json").trim_ascii_end(),
    ),
];
