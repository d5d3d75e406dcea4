// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;

/// The encoding of the audio of a track: 8 kHz µ-law is the only documented format.
///
/// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct MediaFormat<'b> {
    /// The encoding: `PCMU` on the wire, `audio/PCMU` in the documentation's table.
    pub encoding: Option<&'b str>,
    /// Samples a second: 8000.
    pub sample_rate: Option<u32>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl MediaFormat<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::MediaFormat;
    ///
    /// let built = MediaFormat::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    MediaFormat, crate::stream::keys::KEYS;
    encoding "encoding",
    sample_rate "sampleRate",
}
