// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::stream::objects::TranscriptItem;
use crate::stream::{FrameType, Stream};
use crate::values::{List, Sensitive, TextOrNumber, Track};

/// A piece of text of a real-time transcription.
///
/// Source: <https://dev.bandwidth.com/docs/voice/bxml/startTranscription>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct TranscriptionFrame<'b> {
    /// The frame's name as received. It is the last member on the wire.
    pub event_type: Option<&'b str>,
    /// The direction: `inbound` is what Bandwidth receives from the call.
    pub track: Option<Track<'b>>,
    /// When the text began, in the form of `end_time`.
    pub start_time: Option<TextOrNumber<'b>>,
    /// When the text ended. Documents write `2023-03-31T20:07.493Z`; seconds from the start of the
    /// audio are possible.
    pub end_time: Option<TextOrNumber<'b>>,
    /// Whether the text may still change. The documentation's table says the reverse of the name.
    pub is_partial: Option<bool>,
    /// The language, `en-US`.
    pub language: Option<&'b str>,
    /// The text.
    pub transcript: Option<Sensitive<'b>>,
    /// The words and punctuation marks.
    pub items: Option<List<TranscriptItem<'b>, 1>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl TranscriptionFrame<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::TranscriptionFrame;
    ///
    /// let built = TranscriptionFrame::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    TranscriptionFrame, Stream, FrameType::Transcription ["transcription"];
    event_type "eventType",
    track "track",
    start_time "startTime",
    end_time "endTime",
    is_partial "isPartial",
    language "language",
    transcript "transcript",
    items "items",
}
