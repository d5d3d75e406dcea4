//! Frames whose audio is decoded where its text was: three quarters of the text's length, so that
//! it fits.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::Frame;
use super::frame::DEPTH;
use super::scan::scan;
use crate::engine::{Engine, Kept, Parse};
use crate::error::{Error, ParseOwnedError};
use crate::extra::Extra;
use crate::json::fast::Declined;
use crate::revealed::{Reveal, Revealed};
use crate::values::{TextOrNumber, Track, decode_in_place};

/// A frame of a media stream whose audio is bytes.
///
/// [`Parser::parse`](crate::Parser::parse) decodes the audio where its text was, and does not
/// allocate for the media frames that Bandwidth sends: their members are texts without escapes. For
/// other media frames, and by the other calls, the audio is decoded into memory of its
/// own. In place, it takes less time than a [`Frame`] and
/// [`Base64::decode_to`](crate::types::Base64::decode_to), because the payload is read only once.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::stream::{DecodedFrame, Frame};
///
/// let mut parser = Parser::new();
/// let mut message = br#"{"track":"inbound","payload":"/////w==","sequenceNumber":"1","eventType":"media"}"#.to_vec();
/// let DecodedFrame::Audio(frame) = parser.parse(&mut message)? else { panic!() };
/// assert_eq!(*frame.audio, [0xff; 4]);
///
/// // A payload that is not Base64 is no error.
/// let mut message = br#"{"track":"inbound","payload":"/!//","eventType":"media"}"#.to_vec();
/// let DecodedFrame::Other(Frame::Media(media)) = parser.parse(&mut message)? else { panic!() };
/// assert_eq!(media.payload.unwrap().decode_to(&mut Vec::new()).unwrap_err().offset(), Some(1));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
pub enum DecodedFrame<'b> {
    /// Audio.
    Audio(AudioFrame<'b>),
    /// Any other frame, and a media frame whose payload is absent or not Base64.
    /// [`Base64::decode_to`](crate::types::Base64::decode_to) returns why it is not.
    Other(Frame<'b>),
}

/// A media frame with its audio as bytes. `Debug` prints only how many there are.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AudioFrame<'b> {
    /// The direction: `inbound` is what Bandwidth receives from the call.
    pub track: Option<Track<'b>>,
    /// The number of the frame, from 1.
    pub sequence_number: Option<TextOrNumber<'b>>,
    /// The audio, in the encoding that the `start` frame named: µ-law, a byte for each of 8000
    /// samples a second. Borrowed from the message, or owned if that has an unusual form or
    /// was not parsed in place.
    pub audio: Cow<'b, [u8]>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl<'b> Parse<'b> for DecodedFrame<'b> {
    type At<'a> = DecodedFrame<'a>;

    fn in_place(engine: &mut Engine, message: &'b mut [u8]) -> Result<Self, Error> {
        engine.start(message.len())?;
        let media = engine
            .options
            .takes_fast_path(DEPTH)
            .then(|| scan(message))
            .flatten();
        let Some(media) = media else {
            return Frame::in_place(engine, message).map(decode_copy);
        };
        let Some(Ok(len)) = message.get_mut(media.payload.clone()).map(decode_in_place) else {
            return Frame::in_place(engine, message).map(decode_copy);
        };
        let (before, rest) = message.split_at_mut(media.payload.start);
        let (audio, after) = rest.split_at_mut(media.payload.len());
        let (before, after) = (&*before, &*after);
        // ASCII, as `scan` knows.
        let bytes = |range: Range<usize>| match range.start.checked_sub(media.payload.end) {
            Some(start) => after.get(start..start + range.len()),
            None => before.get(range),
        };
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
        Ok(DecodedFrame::Audio(AudioFrame {
            track: media.track.and_then(bytes).map(|track| match track {
                b"inbound" => Track::Inbound,
                b"outbound" => Track::Outbound,
                other => Track::from_wire(text(other)),
            }),
            sequence_number: media
                .sequence_number
                .and_then(bytes)
                .map(|number| TextOrNumber::Text(text(number))),
            audio: Cow::Borrowed(audio.get(..len).unwrap_or_default()),
            extra: Extra::new(),
        }))
    }
    #[inline]
    fn by_ref(engine: &'b mut Engine, message: &'b [u8]) -> Result<Self, Error> {
        Frame::by_ref(engine, message).map(decode_copy)
    }

    #[inline]
    fn own(engine: &mut Engine, message: Vec<u8>) -> Result<Kept, ParseOwnedError> {
        Frame::own(engine, message)
    }

    #[inline]
    fn read(kept: &'b Kept) -> Self {
        decode_copy(Frame::read(kept))
    }

    #[inline]
    fn declines(engine: &mut Engine, message: &[u8]) -> Option<Declined> {
        Frame::declines(engine, message)
    }
}

impl fmt::Debug for AudioFrame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AudioFrame")
            .field("track", &self.track)
            .field("sequence_number", &self.sequence_number)
            .field(
                "audio",
                &format_args!("<redacted: {} bytes>", self.audio.len()),
            )
            .field("extra", &self.extra)
            .finish()
    }
}

impl Reveal for AudioFrame<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AudioFrame")
            .field("track", &Revealed(&self.track))
            .field("sequence_number", &Revealed(&self.sequence_number))
            .field("audio", &self.audio)
            .field("extra", &Revealed(&self.extra))
            .finish()
    }
}

impl Reveal for DecodedFrame<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Audio(frame) => f.debug_tuple("Audio").field(&Revealed(frame)).finish(),
            Self::Other(frame) => f.debug_tuple("Other").field(&Revealed(frame)).finish(),
        }
    }
}

/// Decodes the audio of a frame that was parsed as text.
fn decode_copy(frame: Frame<'_>) -> DecodedFrame<'_> {
    let Frame::Media(mut media) = frame else {
        return DecodedFrame::Other(frame);
    };
    let mut audio = Vec::new();
    match media.payload.take() {
        Some(payload) if payload.decode_to(&mut audio).is_ok() => DecodedFrame::Audio(AudioFrame {
            track: media.track,
            sequence_number: media.sequence_number,
            audio: Cow::Owned(audio),
            extra: media.extra,
        }),
        payload => {
            media.payload = payload;
            DecodedFrame::Other(Frame::Media(media))
        }
    }
}
