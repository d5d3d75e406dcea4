//! Media streams (`<StartStream>`) and real-time transcriptions (`<StartTranscription>`): the
//! frames that Bandwidth sends over a WebSocket, and those that it takes.
//!
//! Each text message of the WebSocket is one frame. [`Parser::parse`] and its siblings parse it
//! into a [`Frame`], or into a [`DecodedFrame`] with its audio as bytes.
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
pub(crate) use frame::Stream;
pub use frames::*;
pub use mulaw::{decode_mulaw, encode_mulaw, mulaw_to_sample, sample_to_mulaw};
pub use objects::*;
pub use playback::Playback;
pub use sequence::Sequence;
pub use tracker::{StreamEvent, StreamTracker};
pub use writer::{AudioFormat, FrameWriter, SampleRate};

pub use crate::values::Parameters;

use crate::engine::Kept;
use crate::owned::Owned;
#[cfg(doc)]
use crate::parser::Parser;

/// A realistic message with a frame, for fuzzers.
#[cfg(feature = "arbitrary")]
pub type ArbitraryFrame = crate::family::GeneratedBody<Frame<'static>>;

/// A frame that owns its message.
pub type OwnedFrame = Owned<Frame<'static>>;

/// Copies a frame. Allocates for the texts and for the values.
///
/// ```
/// use bandwidth_callbacks::stream::{Frame, OwnedFrame, StopFrame};
///
/// let owned = OwnedFrame::from(Frame::from(StopFrame::default()));
/// assert!(matches!(owned.get(), Frame::Stop(_)));
/// ```
impl From<Frame<'_>> for OwnedFrame {
    fn from(frame: Frame<'_>) -> Self {
        Self::of(Kept::copy_of(&frame.to_value(), true))
    }
}
