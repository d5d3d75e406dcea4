// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::stream::{FrameType, Stream};
use crate::values::{Base64, TextOrNumber, Track};

/// The audio of one track, 20 ms of it: some 50 frames a second and track.
///
/// Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.
///
/// ```
/// use bandwidth_callbacks::stream::Frame;
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::types::Track;
///
/// let mut message = br#"{"track":"inbound","payload":"/////w==","sequenceNumber":"1","eventType":"media"}"#.to_vec();
/// let Frame::Media(media) = Parser::new().parse::<Frame>(&mut message)? else { panic!() };
/// assert_eq!(media.track, Some(Track::Inbound));
/// assert_eq!(media.sequence_number.and_then(|number| number.to_u64()), Some(1));
/// assert_eq!(media.payload.unwrap().decode_to(&mut Vec::new())?, [0xff; 4]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct MediaFrame<'b> {
    /// The frame's name as received. It is the last member on the wire.
    pub event_type: Option<&'b str>,
    /// The direction: `inbound` is what Bandwidth receives from the call.
    pub track: Option<Track<'b>>,
    /// The audio: 20 ms are 160 bytes of µ-law, which are 216 characters of Base64.
    pub payload: Option<Base64<'b>>,
    /// The number of the frame, from 1: digits in a string. Absent in documents of 2023. Whether each
    /// track counts for itself is not documented.
    pub sequence_number: Option<TextOrNumber<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl MediaFrame<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::stream::MediaFrame;
    ///
    /// let built = MediaFrame::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    MediaFrame, Stream, FrameType::Media ["media"];
    event_type "eventType",
    track "track",
    payload "payload",
    sequence_number "sequenceNumber",
}
