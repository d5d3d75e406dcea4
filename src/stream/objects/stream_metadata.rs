// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::stream::objects::StreamTrack;
use crate::values::{List, Sensitive, TextOrNumber};

/// The ids, the call and the tracks of a stream or real-time transcription.
///
/// Nothing in it is signed. Take the call from the webhook `mediaStreamStarted` where a wrong one
/// would matter.
///
/// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct StreamMetadata<'b> {
    /// The account: digits in a string, or a number.
    pub account_id: Option<TextOrNumber<'b>>,
    /// The call, `c-` and hexadecimal groups.
    pub call_id: Option<&'b str>,
    /// The stream, `s-` and hexadecimal groups. Absent for transcriptions.
    pub stream_id: Option<&'b str>,
    /// The name that the customer gave the stream, or its id.
    pub stream_name: Option<Sensitive<'b>>,
    /// The transcription. Absent for audio.
    pub real_time_transcription_id: Option<&'b str>,
    /// The name that the customer gave the transcription, or its id.
    pub transcription_name: Option<Sensitive<'b>>,
    /// The tracks.
    pub tracks: Option<List<StreamTrack<'b>, 2>>,
    /// Whether partial results are kept stable.
    pub stabilized: Option<bool>,
    /// The called party. In one test of the provider only.
    pub to: Option<Sensitive<'b>>,
    /// The caller. In one test of the provider only.
    pub from: Option<Sensitive<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl StreamMetadata<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::StreamMetadata;
    ///
    /// let built = StreamMetadata::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

nested! {
    StreamMetadata, crate::stream::keys::KEYS;
    account_id "accountId",
    call_id "callId",
    stream_id "streamId",
    stream_name "streamName",
    real_time_transcription_id "realTimeTranscriptionId",
    transcription_name "transcriptionName",
    tracks "tracks",
    stabilized "stabilized",
    to "to",
    from "from",
}
