// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::{IsoDuration, Sensitive, Timestamp, Tracks};

/// A stream of a call's audio to a WebSocket. `duration` only once it has stopped.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStarted>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::voice::MediaStreamStoppedCallback;
///
/// let mut body = br#"{"mediaStream":{"id":"s-1","duration":"PT1M"}}"#.to_vec();
/// let event: MediaStreamStoppedCallback = Parser::new().parse(&mut body)?;
/// let stream = event.media_stream.unwrap();
/// assert_eq!(stream.duration.unwrap().to_duration().unwrap().whole_seconds(), 60);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct MediaStream<'b> {
    /// The id of the stream, `s-…`.
    pub id: Option<&'b str>,
    /// The name that the customer gave.
    pub name: Option<Sensitive<'b>>,
    /// The WebSocket URL that the audio or text is sent to.
    pub destination: Option<Sensitive<'b>>,
    /// The kind of stream: `WebSocket`.
    pub r#type: Option<&'b str>,
    /// Which directions of the audio.
    pub tracks: Option<Tracks<'b>>,
    /// When the stream started.
    pub start_time: Option<Timestamp<'b>>,
    /// The length of the call, recording, stream or detection.
    pub duration: Option<IsoDuration<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl MediaStream<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::MediaStream;
    ///
    /// let built = MediaStream::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    MediaStream, crate::voice::keys::KEYS;
    id "id",
    name "name",
    destination "destination",
    r#type "type",
    tracks "tracks",
    start_time "startTime",
    duration "duration",
}
