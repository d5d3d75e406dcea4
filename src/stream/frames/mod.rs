// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

//! The events, one file each, and the enum of them.

mod made;
mod media;
mod start;
mod stop;
mod table;
mod transcription;
mod unknown;

pub use media::MediaFrame;
pub use start::StartFrame;
pub use stop::StopFrame;
pub use transcription::TranscriptionFrame;
pub use unknown::UnknownFrame;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::revealed::Reveal;
use crate::schema::AnyObject;
use crate::stream::FrameType;

/// A frame of a media stream. It is borrowed from the message it was parsed from.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::stream::Frame;
///
/// let mut message = br#"{"metadata":{"callId":"c-1","streamId":"s-1"},"eventType":"start"}"#.to_vec();
/// match Parser::new().parse(&mut message)? {
///     Frame::Start(start) => assert_eq!(start.metadata.unwrap().stream_id, Some("s-1")),
///     other => println!("{:?}", other.frame_type()),
/// }
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
pub enum Frame<'b> {
    /// The event of [`FrameType::Media`].
    Media(MediaFrame<'b>),
    /// The event of [`FrameType::Start`].
    Start(StartFrame<'b>),
    /// The event of [`FrameType::Stop`].
    Stop(StopFrame<'b>),
    /// The event of [`FrameType::Transcription`].
    Transcription(TranscriptionFrame<'b>),
    /// An event of a type that this release does not know.
    Unknown(UnknownFrame<'b>),
}

impl<'b> Frame<'b> {
    /// Returns the event's type.
    pub(super) fn type_of(&self) -> FrameType<'b> {
        match self {
            Self::Media(_) => FrameType::Media,
            Self::Start(_) => FrameType::Start,
            Self::Stop(_) => FrameType::Stop,
            Self::Transcription(_) => FrameType::Transcription,
            Self::Unknown(event) => FrameType::from_wire(event.event_type.unwrap_or_default()),
        }
    }

    /// Returns the event as any, for what all have in common.
    pub(super) fn any(&self) -> &(dyn AnyObject<'b> + '_) {
        match self {
            Self::Media(event) => event,
            Self::Start(event) => event,
            Self::Stop(event) => event,
            Self::Transcription(event) => event,
            Self::Unknown(event) => event,
        }
    }
}

impl Serialize for Frame<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Media(event) => event.serialize(serializer),
            Self::Start(event) => event.serialize(serializer),
            Self::Stop(event) => event.serialize(serializer),
            Self::Transcription(event) => event.serialize(serializer),
            Self::Unknown(event) => event.serialize(serializer),
        }
    }
}

impl fmt::Debug for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().fmt(f)
    }
}

impl Reveal for Frame<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any().reveal(f)
    }
}
