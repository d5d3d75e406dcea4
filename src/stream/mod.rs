//! Media streams (`<StartStream>`) and real-time transcriptions (`<StartTranscription>`): the frames that Bandwidth sends over a WebSocket,
//! and those that it takes.
//!
//! Each text message of the WebSocket is one frame, and [`Parser::parse_frame`] parses it.
//!
//! Source: <https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream>.

mod decoded;
mod event_type;
mod frame;
mod frames;
mod keys;
mod mulaw;
mod objects;
mod playback;
pub mod samples;
mod scan;
mod sequence;
mod tracker;
mod writer;

pub use decoded::{AudioFrame, DecodedFrame};
pub use event_type::FrameType;
pub use frame::Stream;
pub use frames::*;
pub use mulaw::{decode_mulaw, encode_mulaw, mulaw_to_sample, sample_to_mulaw};
pub use objects::*;
pub use playback::Playback;
pub use sequence::Sequence;
pub use tracker::{StreamEvent, StreamTracker};
pub use writer::{AudioFormat, FrameWriter, SampleRate};

use crate::error::{Error, ParseOwnedError};
use crate::owned::Owned;
use crate::parser::Parser;

/// A realistic message with a frame, for fuzzers.
#[cfg(feature = "arbitrary")]
pub type ArbitraryFrame = crate::family::GeneratedBody<Stream>;

/// A frame that owns its message.
pub type OwnedFrame = Owned<Stream>;

impl Parser {
    /// Parses a message of a media stream into the frame that its `eventType` names.
    ///
    /// Borrows, unescapes and allocates as [`parse`](Self::parse) does; what that says of bodies is true of messages.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::stream::Frame;
    /// let mut parser = Parser::new();
    /// let mut message = br#"{"track":"inbound","payload":"/////w==","sequenceNumber":"1","eventType":"media"}"#.to_vec();
    /// let Frame::Media(media) = parser.parse_frame(&mut message)? else { panic!() };
    /// assert_eq!(media.payload.unwrap().as_str(), "/////w==");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_frame<'b>(&mut self, message: &'b mut [u8]) -> Result<Frame<'b>, Error> {
        self.parse_in::<Stream>(message)
    }

    /// Parses a message that must stay as it is, as [`parse_ref`](Self::parse_ref) does.
    ///
    /// # Errors
    ///
    /// As [`parse_ref`](Self::parse_ref).
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::stream::FrameType;
    /// let mut parser = Parser::new();
    /// assert_eq!(parser.parse_frame_ref(br#"{"eventType":"stop"}"#)?.frame_type(), FrameType::Stop);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_frame_ref<'b>(&'b mut self, message: &'b [u8]) -> Result<Frame<'b>, Error> {
        self.parse_ref_in::<Stream>(message)
    }

    /// Parses a message into a frame that owns it, as [`parse_owned`](Self::parse_owned) does.
    ///
    /// # Errors
    ///
    /// As [`parse_owned`](Self::parse_owned).
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::stream::FrameType;
    /// let owned = Parser::new().parse_frame_owned(br#"{"eventType":"stop"}"#.to_vec())?;
    /// assert_eq!(owned.view().frame_type(), FrameType::Stop);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_frame_owned(&mut self, message: Vec<u8>) -> Result<OwnedFrame, ParseOwnedError> {
        self.parse_owned_in(message)
    }
}

/// Copies a frame. Allocates for the texts and for the values.
///
/// ```
/// use bandwidth_callbacks::stream::{Frame, OwnedFrame, StopFrame};
///
/// let owned = OwnedFrame::from(Frame::from(StopFrame::default()));
/// assert!(matches!(owned.view(), Frame::Stop(_)));
/// ```
impl From<Frame<'_>> for OwnedFrame {
    fn from(frame: Frame<'_>) -> Self {
        Self::copy_of(&frame.to_value(), true)
    }
}
