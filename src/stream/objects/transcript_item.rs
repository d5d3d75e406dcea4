// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::json::Number;
use crate::schema::declare::nested;
use crate::values::{Sensitive, TextOrNumber};

/// A word or punctuation mark of a transcription.
///
/// Source: <https://dev.bandwidth.com/docs/voice/bxml/startTranscription>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct TranscriptItem<'b> {
    /// The word or the punctuation mark.
    pub content: Option<Sensitive<'b>>,
    /// `PRONUNCIATION` or `PUNCTUATION`.
    pub r#type: Option<&'b str>,
    /// When the text began, in the form of `end_time`.
    pub start_time: Option<TextOrNumber<'b>>,
    /// When the text ended. Documents write `2023-03-31T20:07.493Z`; seconds from the start of the
    /// audio are possible.
    pub end_time: Option<TextOrNumber<'b>>,
    /// How sure the transcription is of the word, from 0 to 1.
    pub confidence: Option<Number>,
    /// Whether the item will not change any more.
    pub stable: Option<bool>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl TranscriptItem<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::TranscriptItem;
    ///
    /// let built = TranscriptItem::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    TranscriptItem, crate::stream::keys::KEYS;
    content "content",
    r#type "type",
    start_time "startTime",
    end_time "endTime",
    confidence "confidence",
    stable "stable",
}
