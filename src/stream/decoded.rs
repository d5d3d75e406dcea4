//! Frames whose audio is decoded where its text was: three quarters of the text's length, so that it fits.

use std::borrow::Cow;
use std::fmt;

use super::frame::{Frame, FrameType, MediaFrame, STREAM, Stream};
use crate::error::Error;
use crate::extra::Extra;
use crate::family::fast::has_unknown;
use crate::json::fast::{SlotsView, Span, scalar};
use crate::json::{FieldValues, FromFieldValues, Scalar, not_utf8};
use crate::parser::Parser;
use crate::schema::Object;
use crate::values::{TextOrNumber, Track, decode_in_place};

/// A frame from [`Parser::parse_frame_decoded`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
pub enum DecodedFrame<'b> {
    /// Audio.
    Audio(AudioFrame<'b>),
    /// Any other frame, and a media frame whose payload is absent or not Base64. [`Base64::decode_to`](crate::Base64::decode_to) returns
    /// why it is not.
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
    /// The audio, in the encoding that the `start` frame named: µ-law, a byte for each of 8000 samples a second. Borrowed from the
    /// message, or owned if the fast path declined the message.
    pub audio: Cow<'b, [u8]>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl Parser {
    /// Parses a message of a media stream, and decodes audio where its text was.
    ///
    /// Does not allocate for the media frames that Bandwidth sends. For media frames that the fast path declines, the audio is decoded into
    /// memory of its own. Costs the copy of the audio within the message in comparison with [`parse_frame`](Self::parse_frame) and
    /// [`Base64::decode_to`](crate::Base64::decode_to), and saves the buffer.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse). A payload that is not Base64 is no error: the frame is [`DecodedFrame::Other`] with its text unchanged.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// use bandwidth_callbacks::stream::{DecodedFrame, Frame};
    ///
    /// let mut parser = Parser::new();
    /// let mut message = br#"{"track":"inbound","payload":"/////w==","sequenceNumber":"1","eventType":"media"}"#.to_vec();
    /// let DecodedFrame::Audio(frame) = parser.parse_frame_decoded(&mut message)? else { panic!() };
    /// assert_eq!(*frame.audio, [0xff; 4]);
    ///
    /// let mut message = br#"{"track":"inbound","payload":"/!//","eventType":"media"}"#.to_vec();
    /// let DecodedFrame::Other(Frame::Media(media)) = parser.parse_frame_decoded(&mut message)? else { panic!() };
    /// assert_eq!(media.payload.unwrap().decode_to(&mut Vec::new()).unwrap_err().offset(), Some(1));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_frame_decoded<'b>(&mut self, message: &'b mut [u8]) -> Result<DecodedFrame<'b>, Error> {
        const PAYLOAD: usize = STREAM.slot("payload");
        let payload = match self.find_slots::<Stream>(message)? {
            Some((FrameType::Media, slots)) if !slots.has_escapes() && !has_unknown::<Stream>(FrameType::Media, slots.view()) => {
                slots.view().span(PAYLOAD)
            }
            _ => None,
        };
        let Some(payload) = payload.map(Span::range) else {
            return self.parse_frame(message).map(decode_copy);
        };
        simdutf8::basic::from_utf8(message).map_err(|_| Error::from(not_utf8(message)))?;
        let decoded = message.get_mut(payload.clone()).map(decode_in_place);
        let Some(Ok(len)) = decoded else {
            return self.parse_frame(message).map(DecodedFrame::Other);
        };
        let (before, rest) = message.split_at_mut(payload.start);
        let (audio, after) = rest.split_at_mut(payload.len());
        let values = Around {
            before: simdutf8::basic::from_utf8(before).unwrap_or_default(),
            after: simdutf8::basic::from_utf8(after).unwrap_or_default(),
            end: payload.end,
            slots: self.slots(),
        };
        Ok(MediaFrame::from_values(values, Extra::new, |media| {
            DecodedFrame::Audio(AudioFrame {
                track: media.track,
                sequence_number: media.sequence_number,
                audio: Cow::Borrowed(audio.get(..len).unwrap_or_default()),
                extra: media.extra,
            })
        }))
    }
}

/// The values of a media frame before and after its payload, which is no text any more.
#[derive(Clone, Copy)]
struct Around<'s, 'b> {
    before: &'b str,
    after: &'b str,
    /// Where the payload ends in the message.
    end: usize,
    slots: SlotsView<'s>,
}

impl<'b> Around<'_, 'b> {
    /// The part that a value is in, and its span there.
    fn find(self, slot: usize) -> Option<(&'b str, Span)> {
        let range = self.slots.span(slot)?.range();
        if range.end <= self.before.len() {
            return Some((self.before, Span::new(range.start, range.end)));
        }
        let start = range.start.checked_sub(self.end)?;
        Some((self.after, Span::new(start, start + range.len())))
    }
}

impl<'b> FieldValues<'b> for Around<'_, 'b> {
    fn text(self, slot: usize) -> Option<&'b str> {
        let (part, span) = self.find(slot)?;
        part.get(span.range())
    }

    fn scalar(self, slot: usize) -> Option<Scalar<'b>> {
        let (part, span) = self.find(slot)?;
        Some(scalar(span, part))
    }

    // A media frame has neither lists nor objects.
    fn texts(self, _: usize) -> Option<impl Iterator<Item = &'b str>> {
        None::<std::iter::Empty<&str>>
    }

    fn object<O: FromFieldValues<'b>>(self, _: usize) -> Option<O> {
        None
    }
}

impl fmt::Debug for AudioFrame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AudioFrame")
            .field("track", &self.track)
            .field("sequence_number", &self.sequence_number)
            .field("audio", &format_args!("<redacted: {} bytes>", self.audio.len()))
            .field("extra", &self.extra)
            .finish()
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
