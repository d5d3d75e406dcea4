// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::unknown_event;
use crate::stream::Stream;
use crate::stream::objects::StreamMetadata;
use crate::values::{TextOrNumber, Track};

/// A frame whose type this release does not know. Skip it: an error would end the stream.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::stream::Frame;
///
/// let mut message = br#"{"eventType":"mark","name":"m-1"}"#.to_vec();
/// let Frame::Unknown(frame) = Parser::new().parse::<Frame>(&mut message)? else { panic!() };
/// assert_eq!(frame.event_type, Some("mark"));
/// assert_eq!(frame.extra.get("name").unwrap().as_str(), Some("m-1"));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UnknownFrame<'b> {
    /// The frame's name as received. It is the last member on the wire.
    pub event_type: Option<&'b str>,
    /// The direction: `inbound` is what Bandwidth receives from the call.
    pub track: Option<Track<'b>>,
    /// The number of the frame, from 1: digits in a string. Absent in documents of 2023. Whether each
    /// track counts for itself is not documented.
    pub sequence_number: Option<TextOrNumber<'b>>,
    /// Which stream or transcription it is.
    pub metadata: Option<StreamMetadata<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl UnknownFrame<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::UnknownFrame;
    ///
    /// let built = UnknownFrame::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

unknown_event! {
    UnknownFrame, Stream;
    event_type "eventType",
    track "track",
    sequence_number "sequenceNumber",
    metadata "metadata",
}
