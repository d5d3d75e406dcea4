//! The agent: what a media stream's messages are answered with. This one sends the caller's voice
//! back. Replace it by your own; the stream calls [`Agent::message`] and sends what it returns.

use std::cell::RefCell;

use bandwidth_callbacks::Parser;
use bandwidth_callbacks::stream::{
    AudioFormat, DecodedFrame, FrameWriter, Sequence, StreamEvent, StreamTracker,
};
use bytes::{Bytes, BytesMut};

thread_local! {
    /// One parser and one writer for each worker: no frame is needed while a task waits.
    static KEPT: RefCell<(Parser, FrameWriter)> = RefCell::default();
}

/// The agent of one stream.
#[derive(Default)]
pub struct Agent {
    tracker: StreamTracker,
    missing: u64,
    repeated: u64,
    unreadable: u64,
}

/// What the stream does after a message.
pub enum Next {
    /// Sends this.
    Play(String),
    Listen,
    Stop,
}

impl Agent {
    /// Takes the text of a message.
    pub fn message(&mut self, text: Bytes) -> Next {
        // The parser decodes in place. This copies nothing where nobody else has the text.
        let mut text = BytesMut::from(text);
        KEPT.with_borrow_mut(|(parser, writer)| {
            let Ok(frame) = parser.parse::<DecodedFrame<'_>>(&mut text) else {
                // One frame that cannot be read must not end the call.
                self.unreadable += 1;
                return Next::Listen;
            };
            match self.tracker.decoded(&frame) {
                // A sender can claim any gap.
                StreamEvent::Audio(Sequence::Gap(frames)) => {
                    self.missing = self.missing.saturating_add(frames);
                }
                StreamEvent::Audio(Sequence::Repeat) => self.repeated += 1,
                StreamEvent::Stopped => return Next::Stop,
                // Nor must a frame of a kind that does not exist yet.
                _ => {}
            }
            match frame {
                // The audio is 8000 bytes a second of PCMU (μ-law).
                DecodedFrame::Audio(frame) => {
                    let frame = writer.play_audio(AudioFormat::Pcmu, &frame.audio);
                    Next::Play(frame.to_owned())
                }
                _ => Next::Listen,
            }
        })
    }

    /// Logs what was wrong with the stream, when it has ended.
    pub fn log(&self) {
        tracing::debug!(
            has_stop = self.tracker.is_stopped(),
            missing = self.missing,
            repeated = self.repeated,
            unreadable = self.unreadable,
            "a stream has ended"
        );
    }
}
