// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

//! The enum of events, made of one of them.

use crate::stream::{Frame, MediaFrame, StartFrame, StopFrame, TranscriptionFrame, UnknownFrame};

impl<'b> From<MediaFrame<'b>> for Frame<'b> {
    fn from(event: MediaFrame<'b>) -> Self {
        Self::Media(event)
    }
}

impl<'b> From<StartFrame<'b>> for Frame<'b> {
    fn from(event: StartFrame<'b>) -> Self {
        Self::Start(event)
    }
}

impl<'b> From<StopFrame<'b>> for Frame<'b> {
    fn from(event: StopFrame<'b>) -> Self {
        Self::Stop(event)
    }
}

impl<'b> From<TranscriptionFrame<'b>> for Frame<'b> {
    fn from(event: TranscriptionFrame<'b>) -> Self {
        Self::Transcription(event)
    }
}

impl<'b> From<UnknownFrame<'b>> for Frame<'b> {
    fn from(event: UnknownFrame<'b>) -> Self {
        Self::Unknown(event)
    }
}

/// Any event, with the fields that it has. Serialized, it is a body that a [`Parser`](crate::Parser) returns the same event for.
#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for Frame<'a> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        use crate::stream::FrameType;

        if u.ratio(1, 16)? {
            return u.arbitrary().map(Self::Unknown);
        }
        match *u.choose(FrameType::ALL)? {
            FrameType::Media => u.arbitrary().map(Self::Media),
            FrameType::Start => u.arbitrary().map(Self::Start),
            FrameType::Stop => u.arbitrary().map(Self::Stop),
            FrameType::Transcription => u.arbitrary().map(Self::Transcription),
            FrameType::Unknown(_) => u.arbitrary().map(Self::Unknown),
        }
    }
}
