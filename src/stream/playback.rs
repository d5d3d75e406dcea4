//! How much audio is queued at Bandwidth: arithmetic on times that the caller gives.

use std::time::{Duration, Instant};

use super::writer::AudioFormat;

/// Keeps account of the audio that was sent to be played, for barge-in: how much is still queued,
/// and how much of an utterance was heard.
///
/// It is an estimate. Bandwidth sends neither marks nor acknowledgements, so this counts the length
/// of the audio from when it was sent, and knows nothing of the network. It has no clock and does
/// no I/O.
///
/// ```
/// use std::time::{Duration, Instant};
///
/// use bandwidth_callbacks::stream::{AudioFormat, Playback};
///
/// let start = Instant::now();
/// let mut playback = Playback::new();
/// playback.send(start, AudioFormat::Pcmu, 8000); // one second
/// let interrupted = start + Duration::from_millis(300);
/// assert_eq!(playback.queued(interrupted), Duration::from_millis(700));
/// assert_eq!(playback.clear(interrupted), Duration::from_millis(700)); // not heard
/// assert_eq!(playback.queued(interrupted), Duration::ZERO);
/// assert_eq!(playback.played(interrupted), Duration::from_millis(300));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Playback {
    /// When the queue is empty, if nothing more is sent.
    ends: Option<Instant>,
    /// The length of all audio that was sent and not dropped.
    sent: Duration,
}

impl Playback {
    /// Makes an account with an empty queue.
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # use bandwidth_callbacks::stream::Playback;
    /// assert_eq!(Playback::new().queued(Instant::now()), Duration::ZERO);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            ends: None,
            sent: Duration::ZERO,
        }
    }

    /// Adds audio that was sent now. Returns when it will have been played. A length that would
    /// overflow is not counted.
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # use bandwidth_callbacks::stream::{AudioFormat, Playback, SampleRate};
    /// let now = Instant::now();
    /// let mut playback = Playback::new();
    /// let ends = playback.send(now, AudioFormat::Pcm(SampleRate::Hz24000), 960);
    /// assert_eq!(ends - now, Duration::from_millis(20));
    /// ```
    pub fn send(&mut self, now: Instant, format: AudioFormat, bytes: usize) -> Instant {
        let begins = self.ends.map_or(now, |ends| ends.max(now));
        let length = length(format, bytes);
        let (Some(ends), Some(sent)) = (begins.checked_add(length), self.sent.checked_add(length))
        else {
            return begins;
        };
        self.ends = Some(ends);
        self.sent = sent;
        ends
    }

    /// Returns how much audio is queued: sent, and not played yet.
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # use bandwidth_callbacks::stream::{AudioFormat, Playback};
    /// let now = Instant::now();
    /// let mut playback = Playback::new();
    /// playback.send(now, AudioFormat::Pcmu, 160);
    /// assert_eq!(playback.queued(now + Duration::from_millis(5)), Duration::from_millis(15));
    /// ```
    #[must_use]
    pub fn queued(&self, now: Instant) -> Duration {
        self.ends
            .map_or(Duration::ZERO, |ends| ends.saturating_duration_since(now))
    }

    /// Empties the queue, as [`FrameWriter::CLEAR`](super::FrameWriter::CLEAR) does. Returns how
    /// much audio was not heard.
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # use bandwidth_callbacks::stream::Playback;
    /// assert_eq!(Playback::new().clear(Instant::now()), Duration::ZERO);
    /// ```
    pub fn clear(&mut self, now: Instant) -> Duration {
        let dropped = self.queued(now);
        self.sent = self.sent.saturating_sub(dropped);
        self.ends = None;
        dropped
    }

    /// Returns how much audio was played since the account was made. The difference of two calls is
    /// how much of an utterance was heard.
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # use bandwidth_callbacks::stream::{AudioFormat, Playback};
    /// let now = Instant::now();
    /// let mut playback = Playback::new();
    /// playback.send(now, AudioFormat::Pcmu, 160);
    /// assert_eq!(playback.played(now + Duration::from_secs(1)), Duration::from_millis(20));
    /// ```
    #[must_use]
    pub fn played(&self, now: Instant) -> Duration {
        self.sent.saturating_sub(self.queued(now))
    }
}

/// The duration of so many bytes of audio, rounded down to nanoseconds.
fn length(format: AudioFormat, bytes: usize) -> Duration {
    let rate = u64::from(format.bytes_per_second());
    let bytes = bytes as u64;
    let part = (bytes % rate) * 1_000_000_000 / rate;
    Duration::from_secs(bytes / rate) + Duration::from_nanos(part)
}

#[cfg(test)]
mod tests {
    use super::super::SampleRate;
    use super::*;

    #[test]
    fn audio_is_played_one_after_the_other_and_gaps_do_not_count() {
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let ms = Duration::from_millis;
        let mut playback = Playback::new();
        playback.send(at(0), AudioFormat::Pcmu, 160);
        playback.send(at(5), AudioFormat::Pcm(SampleRate::Hz8000), 320);
        assert_eq!(
            (playback.queued(at(5)), playback.played(at(5))),
            (ms(35), ms(5))
        );
        assert_eq!(
            (playback.queued(at(40)), playback.played(at(40))),
            (ms(0), ms(40))
        );
        playback.send(at(100), AudioFormat::Pcmu, 160);
        assert_eq!(
            (playback.queued(at(100)), playback.played(at(100))),
            (ms(20), ms(40))
        );
        assert_eq!(playback.clear(at(110)), ms(10));
        assert_eq!(
            (playback.queued(at(110)), playback.played(at(500))),
            (ms(0), ms(50))
        );
    }

    #[test]
    fn neither_overflow_nor_a_clock_that_goes_back_panics() {
        let now = Instant::now();
        let mut playback = Playback::new();
        for _ in 0..100 {
            playback.send(now, AudioFormat::Pcmu, usize::MAX);
        }
        let before = now.checked_sub(Duration::from_secs(1)).unwrap_or(now);
        assert!(playback.queued(before) >= playback.queued(now));
        playback.clear(before);
        assert_eq!(playback.queued(now), Duration::ZERO);
        assert_eq!(length(AudioFormat::Pcmu, 1), Duration::from_micros(125));
    }
}
