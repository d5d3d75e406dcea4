// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::stream::objects::StreamMetadata;
use crate::stream::{FrameType, Stream};

/// The last frame of a stream or transcription. The connection may also be closed without it.
///
/// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct StopFrame<'b> {
    /// The frame's name as received. It is the last member on the wire.
    pub event_type: Option<&'b str>,
    /// Which stream or transcription it is.
    pub metadata: Option<StreamMetadata<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl StopFrame<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::StopFrame;
    ///
    /// let built = StopFrame::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

event! {
    StopFrame, Stream, FrameType::Stop ["stop"];
    event_type "eventType",
    metadata "metadata",
}
