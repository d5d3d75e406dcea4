// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::stream::objects::MediaFormat;
use crate::values::Track;

/// One direction of the audio, as `start` announces it.
///
/// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct StreamTrack<'b> {
    /// The track.
    pub name: Option<Track<'b>>,
    /// How the audio is encoded. Absent for transcriptions.
    pub media_format: Option<MediaFormat<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl StreamTrack<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::StreamTrack;
    ///
    /// let built = StreamTrack::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    StreamTrack, crate::stream::keys::KEYS;
    name "name",
    media_format "mediaFormat",
}
