//! From a sequence of frames to the state of its stream, without I/O.

use std::fmt;

use super::decoded::DecodedFrame;
use super::sequence::{Numbers, Sequence};
use super::{Frame, StreamMetadata};
use crate::values::{TextOrNumber, Track};

/// Follows one stream from frame to frame: whether it began and ended, and whether audio was lost.
///
/// Keep one for each WebSocket connection. It keeps counters only, allocates nothing, and does no
/// I/O. `Debug` prints whether the stream began and ended, and no numbers of frames, which may be
/// any.
///
/// Bandwidth does not document whether the tracks of a stream count their frames together or each
/// for itself. Both are followed:
///
/// - Until it is known, tracks are taken to count together: a frame is compared with the highest
///   number of all.
/// - A number that another track has had proves that each counts for itself, and so does one that
///   is new to its track and 64 or more below that of another. From that frame on, a frame is
///   compared with its own track alone.
/// - [`Sequence::Repeat`] is the same for both: the number is not above the highest of its own
///   track. A number that is 64 or more below that is no repeat: the count began anew.
///
/// Streams in which no number occurs on two tracks cannot be told apart. If tracks count for
/// themselves and their first frames are lost, such as in inbound 1, outbound 2, a verdict before
/// the proof can be wrong, at most once for each run of lost frames: it is `Next` or a `Gap` that
/// is too small, never `Repeat`. An application that drops repeats therefore loses no audio, with
/// one exception: a count that begins anew after less than 64 frames looks like frames that are
/// sent again.
///
/// Tracks other than inbound and outbound are followed as one.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::stream::{DecodedFrame, Sequence, StreamEvent, StreamTracker};
///
/// let (mut parser, mut tracker) = (Parser::new(), StreamTracker::new());
/// for (message, expected) in [
///     (r#"{"metadata":{"streamId":"s-1"},"eventType":"start"}"#, StreamEvent::Started),
///     (r#"{"track":"inbound","payload":"","sequenceNumber":"1","eventType":"media"}"#, StreamEvent::Audio(Sequence::Next)),
///     (r#"{"track":"inbound","payload":"","sequenceNumber":"4","eventType":"media"}"#, StreamEvent::Audio(Sequence::Gap(2))),
///     (r#"{"eventType":"stop"}"#, StreamEvent::Stopped),
/// ] {
///     let mut message = message.as_bytes().to_vec();
///     assert_eq!(tracker.decoded(&parser.parse::<DecodedFrame>(&mut message)?), expected);
/// }
/// assert!(tracker.is_stopped());
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct StreamTracker {
    is_started: bool,
    is_stopped: bool,
    numbers: Numbers,
}

/// The meaning of a frame in its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StreamEvent {
    /// The stream or transcription began.
    Started,
    /// Audio came. Before `Started`, the application may want to keep it.
    Audio(Sequence),
    /// A piece of text came.
    Text,
    /// The stream or transcription ended.
    Stopped,
    /// A frame that does not belong there: a second `start`, or anything after `stop`.
    Unexpected,
    /// A frame whose type this release does not know. Skip it.
    Unknown,
}

impl StreamTracker {
    /// Makes a tracker for a new connection.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::StreamTracker;
    /// assert!(!StreamTracker::new().is_started());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            is_started: false,
            is_stopped: false,
            numbers: Numbers::new(),
        }
    }

    /// Takes the next frame.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::{Frame, StopFrame, StreamEvent, StreamTracker};
    /// let mut tracker = StreamTracker::new();
    /// assert_eq!(tracker.frame(&Frame::Stop(StopFrame::default())), StreamEvent::Stopped);
    /// assert_eq!(tracker.frame(&Frame::Stop(StopFrame::default())), StreamEvent::Unexpected);
    /// ```
    pub fn frame(&mut self, frame: &Frame<'_>) -> StreamEvent {
        match frame {
            Frame::Media(media) => self.audio(media.track, media.sequence_number),
            _ if self.is_stopped => StreamEvent::Unexpected,
            Frame::Start(_) if self.is_started => StreamEvent::Unexpected,
            Frame::Start(_) => {
                self.is_started = true;
                StreamEvent::Started
            }
            Frame::Stop(_) => {
                self.is_stopped = true;
                StreamEvent::Stopped
            }
            Frame::Transcription(_) => StreamEvent::Text,
            Frame::Unknown(_) => StreamEvent::Unknown,
        }
    }

    /// Takes the next frame, with its audio decoded.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::{DecodedFrame, Frame, StartFrame, StreamEvent, StreamTracker};
    /// let frame = DecodedFrame::Other(Frame::Start(StartFrame::default()));
    /// assert_eq!(StreamTracker::new().decoded(&frame), StreamEvent::Started);
    /// ```
    pub fn decoded(&mut self, frame: &DecodedFrame<'_>) -> StreamEvent {
        match frame {
            DecodedFrame::Audio(frame) => self.audio(frame.track, frame.sequence_number),
            DecodedFrame::Other(frame) => self.frame(frame),
        }
    }

    fn audio(&mut self, track: Option<Track<'_>>, number: Option<TextOrNumber<'_>>) -> StreamEvent {
        if self.is_stopped {
            return StreamEvent::Unexpected;
        }
        let Some(number) = number.and_then(TextOrNumber::to_u64) else {
            return StreamEvent::Audio(Sequence::Unknown);
        };
        let track = match track {
            Some(Track::Inbound) => 0,
            Some(Track::Outbound) => 1,
            _ => 2,
        };
        StreamEvent::Audio(self.numbers.follow(track, number))
    }

    /// Returns whether the stream began.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::{Frame, StartFrame, StreamTracker};
    /// let mut tracker = StreamTracker::new();
    /// tracker.frame(&Frame::Start(StartFrame::default()));
    /// assert!(tracker.is_started());
    /// ```
    #[must_use]
    pub const fn is_started(&self) -> bool {
        self.is_started
    }

    /// Returns whether the stream ended by a `stop`. A connection that is closed without one has
    /// ended its stream, too.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::StreamTracker;
    /// assert!(!StreamTracker::new().is_stopped());
    /// ```
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        self.is_stopped
    }
}

impl StreamMetadata<'_> {
    /// Returns whether it is that of a real-time transcription, and not of a stream of audio:
    /// `start` and `stop` have the same name in both.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::StreamMetadata;
    /// let metadata = StreamMetadata::build(|it| it.real_time_transcription_id = Some("t-1"));
    /// assert!(metadata.is_transcription());
    /// ```
    #[must_use]
    pub const fn is_transcription(&self) -> bool {
        self.real_time_transcription_id.is_some()
    }
}

impl fmt::Debug for StreamTracker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamTracker")
            .field("is_started", &self.is_started)
            .field("is_stopped", &self.is_stopped)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{MediaFrame, StartFrame, StopFrame, TranscriptionFrame, UnknownFrame};
    use super::*;

    /// Takes frames of tracks and numbers, and returns how each follows the one before.
    fn sequences(frames: &[(&'static str, &'static str)]) -> Vec<Sequence> {
        let mut tracker = StreamTracker::new();
        tracker.frame(&StartFrame::default().into());
        let frames = frames.iter().map(|(track, number)| {
            let media = MediaFrame::build(|it| {
                it.track = Some((*track).into());
                it.sequence_number = Some((*number).into());
            });
            match tracker.frame(&media.into()) {
                StreamEvent::Audio(sequence) => sequence,
                other => panic!("{other:?}"),
            }
        });
        frames.collect()
    }

    #[test]
    fn gaps_and_repeats_are_found_on_one_track() {
        use Sequence::{Gap, Next, Repeat, Unknown};
        let numbers = [
            ("inbound", "1"),
            ("inbound", "2"),
            ("inbound", "5"),
            ("inbound", "5"),
            ("inbound", "4"),
            ("inbound", "6"),
            ("inbound", "x"),
        ];
        assert_eq!(
            sequences(&numbers),
            [Next, Next, Gap(2), Repeat, Repeat, Next, Unknown]
        );
        assert_eq!(sequences(&[("inbound", "3")]), [Gap(2)]);
        assert_eq!(
            sequences(&[
                ("inbound", "18446744073709551615"),
                ("inbound", "18446744073709551616")
            ]),
            [Gap(u64::MAX - 1), Unknown]
        );
    }

    #[test]
    fn two_tracks_may_count_together_or_each_for_itself() {
        use Sequence::{Gap, Next, Repeat};
        // The first frame of the second track is lost.
        let lost = [
            ("inbound", "1"),
            ("outbound", "2"),
            ("inbound", "2"),
            ("outbound", "3"),
            ("inbound", "3"),
            ("outbound", "5"),
        ];
        assert_eq!(sequences(&lost), [Next, Next, Next, Next, Next, Gap(1)]);
        let together = [
            ("inbound", "1"),
            ("outbound", "2"),
            ("inbound", "3"),
            ("outbound", "5"),
            ("inbound", "6"),
        ];
        assert_eq!(sequences(&together), [Next, Next, Next, Gap(1), Next]);
        let apart = [
            ("inbound", "1"),
            ("outbound", "1"),
            ("inbound", "2"),
            ("outbound", "2"),
            ("outbound", "4"),
            ("inbound", "2"),
            ("inbound", "3"),
        ];
        assert_eq!(
            sequences(&apart),
            [Next, Next, Next, Next, Gap(1), Repeat, Next]
        );
    }

    #[test]
    fn a_stream_begins_and_ends_once() {
        let mut tracker = StreamTracker::new();
        let (start, stop) = (
            Frame::from(StartFrame::default()),
            Frame::from(StopFrame::default()),
        );
        let early = MediaFrame::default().into();
        assert_eq!(tracker.frame(&early), StreamEvent::Audio(Sequence::Unknown));
        assert_eq!(tracker.frame(&start), StreamEvent::Started);
        assert_eq!(tracker.frame(&start), StreamEvent::Unexpected);
        assert_eq!(
            tracker.frame(&TranscriptionFrame::default().into()),
            StreamEvent::Text
        );
        assert_eq!(
            tracker.frame(&UnknownFrame::default().into()),
            StreamEvent::Unknown
        );
        assert!(tracker.is_started() && !tracker.is_stopped());
        assert_eq!(tracker.frame(&stop), StreamEvent::Stopped);
        for late in [start, stop, early, UnknownFrame::default().into()] {
            assert_eq!(tracker.frame(&late), StreamEvent::Unexpected);
        }
    }
}
