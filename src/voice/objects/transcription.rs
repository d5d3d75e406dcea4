// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::json::Number;
use crate::schema::ByAlias;
use crate::schema::declare::nested;
use crate::values::{IsoDuration, Sensitive, Timestamp, Tracks};
use crate::voice::words::TranscriptionStatus;

/// A transcription of a recording or of a live call. `speaker`, `text` and `confidence` are in the
/// specification's model, the rest in the documentation.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/transcriptionAvailable>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::voice::{TranscriptionAvailableCallback, TranscriptionStatus};
///
/// let mut body = br#"{"transcription":{"id":"t-1","status":"available","completeTime":"2026-03-09T14:13:40.118Z"}}"#.to_vec();
/// let event: TranscriptionAvailableCallback = Parser::new().parse(&mut body)?;
/// let transcription = event.transcription.unwrap();
/// assert_eq!(transcription.status, Some(TranscriptionStatus::Available));
/// assert_eq!(transcription.completed_time.unwrap().to_offset_date_time().unwrap().minute(), 13);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Transcription<'b> {
    /// The id of the transcription, `t-…`.
    pub id: Option<&'b str>,
    /// The name that the customer gave.
    pub name: Option<Sensitive<'b>>,
    /// The WebSocket URL that the audio or text is sent to.
    pub destination: Option<Sensitive<'b>>,
    /// Whether partial results are kept stable: `true` or `false`, in a string.
    pub stabilized: Option<&'b str>,
    /// Which directions of the audio.
    pub tracks: Option<Tracks<'b>>,
    /// When the transcription started.
    pub start_time: Option<Timestamp<'b>>,
    /// The length of the call, recording, stream or detection.
    pub duration: Option<IsoDuration<'b>>,
    /// The state of the transcription.
    pub status: Option<TranscriptionStatus<'b>>,
    /// Where the transcription can be fetched.
    pub url: Option<Sensitive<'b>>,
    /// When the transcription was done: `completedTime` in the documentation, `completeTime` in the
    /// bodies that are known from the wire. A body has either of them, never both. Either fills this
    /// field, both at once are a duplicate field, and the key received is written back; it is no part
    /// of equality.
    pub completed_time: Option<Timestamp<'b>>,
    pub(crate) complete_time: ByAlias,
    /// Which speaker said the text.
    pub speaker: Option<u32>,
    /// The words that were said.
    pub text: Option<Sensitive<'b>>,
    /// How sure the transcription is of the text, from 0 to 1.
    pub confidence: Option<Number>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl Transcription<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::Transcription;
    ///
    /// let built = Transcription::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    Transcription, crate::voice::keys::KEYS;
    id "id",
    name "name",
    destination "destination",
    stabilized "stabilized",
    tracks "tracks",
    start_time "startTime",
    duration "duration",
    status "status",
    url "url",
    completed_time "completedTime" | complete_time "completeTime",
    speaker "speaker",
    text "text",
    confidence "confidence",
}
