// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::stream::objects::StreamMetadata;
use crate::stream::{FrameType, Stream};
use crate::values::Parameters;

/// The first frame of a stream of audio, or of a real-time transcription: both have this name.
/// [`StreamMetadata`] says which of the two it is.
///
/// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>,
/// <https://dev.bandwidth.com/docs/voice/bxml/startTranscription>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct StartFrame<'b> {
    /// The frame's name as received. It is the last member on the wire.
    pub event_type: Option<&'b str>,
    /// Which stream or transcription it is.
    pub metadata: Option<StreamMetadata<'b>>,
    /// The parameters of `<StreamParam>`.
    pub stream_params: Option<Parameters<'b>>,
    /// The parameters of `<CustomParam>`, of a transcription.
    pub custom_params: Option<Parameters<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl StartFrame<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::StartFrame;
    ///
    /// let built = StartFrame::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    StartFrame, Stream, FrameType::Start ["start"];
    event_type "eventType",
    metadata "metadata",
    stream_params "streamParams",
    custom_params "customParams",
}
