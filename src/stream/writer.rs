//! The frames to Bandwidth, of streams with mode `bidirectional`.

use std::fmt;

use super::mulaw::encode_mulaw;
use crate::values::{encode_at, encoded_len};

/// The encoding of audio to be played.
///
/// Source: <https://dev.bandwidth.com/docs/voice/integrations/pipecat>.
///
/// ```
/// use bandwidth_callbacks::stream::{AudioFormat, SampleRate};
///
/// assert_eq!(AudioFormat::Pcmu.content_type(), "audio/pcmu");
/// assert_eq!(AudioFormat::Pcm(SampleRate::Hz16000).bytes_per_second(), 32_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AudioFormat {
    /// µ-law, 8000 bytes a second.
    Pcmu,
    /// Signed 16-bit samples, little endian, one channel.
    Pcm(SampleRate),
}

/// A number of samples a second.
///
/// ```
/// use bandwidth_callbacks::stream::SampleRate;
///
/// assert_eq!(SampleRate::Hz24000.samples_per_second(), 24_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SampleRate {
    /// 8 kHz.
    Hz8000,
    /// 16 kHz.
    Hz16000,
    /// 24 kHz.
    Hz24000,
}

impl SampleRate {
    /// Returns the number of samples a second.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::SampleRate;
    /// assert_eq!(SampleRate::Hz8000.samples_per_second(), 8000);
    /// ```
    #[must_use]
    pub const fn samples_per_second(self) -> u32 {
        match self {
            Self::Hz8000 => 8000,
            Self::Hz16000 => 16_000,
            Self::Hz24000 => 24_000,
        }
    }
}

impl AudioFormat {
    /// Returns the value of `contentType`.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::{AudioFormat, SampleRate};
    /// let format = AudioFormat::Pcm(SampleRate::Hz24000);
    /// assert_eq!(format.content_type(), "audio/pcm;rate=24000;channels=1;bit-depth=16;endian=little;encoding=signed");
    /// ```
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Pcmu => "audio/pcmu",
            Self::Pcm(SampleRate::Hz8000) => {
                "audio/pcm;rate=8000;channels=1;bit-depth=16;endian=little;encoding=signed"
            }
            Self::Pcm(SampleRate::Hz16000) => {
                "audio/pcm;rate=16000;channels=1;bit-depth=16;endian=little;encoding=signed"
            }
            Self::Pcm(SampleRate::Hz24000) => {
                "audio/pcm;rate=24000;channels=1;bit-depth=16;endian=little;encoding=signed"
            }
        }
    }

    /// Returns the number of bytes of a second of audio.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::AudioFormat;
    /// assert_eq!(AudioFormat::Pcmu.bytes_per_second(), 8000);
    /// ```
    #[must_use]
    pub const fn bytes_per_second(self) -> u32 {
        match self {
            Self::Pcmu => 8000,
            Self::Pcm(rate) => 2 * rate.samples_per_second(),
        }
    }
}

/// Writes frames to Bandwidth into one buffer, which it keeps. Allocates only if a frame is longer
/// than all before.
///
/// Each method returns the text of one message for the WebSocket. Chunks may have any length: no
/// limit is documented.
///
/// Source: <https://dev.bandwidth.com/docs/voice/integrations/openai/realtime/websockets>.
///
/// ```
/// use bandwidth_callbacks::stream::{AudioFormat, FrameWriter};
///
/// let mut writer = FrameWriter::new();
/// assert_eq!(
///     writer.play_audio(AudioFormat::Pcmu, &[0xff; 4]),
///     r#"{"eventType":"playAudio","media":{"contentType":"audio/pcmu","payload":"/////w=="}}"#,
/// );
/// assert_eq!(FrameWriter::CLEAR, r#"{"eventType":"clear"}"#);
/// ```
#[derive(Clone, Default)]
pub struct FrameWriter {
    /// The last frame, and what is left of longer ones before it.
    buffer: Vec<u8>,
}

const HEAD: &[u8] = br#"{"eventType":"playAudio","media":{"contentType":""#;
const MIDDLE: &[u8] = br#"","payload":""#;
const TAIL: &[u8] = br#""}}"#;

/// The number of samples that are converted at a time: divisible by three, so that their Base64 has
/// no padding.
const CHUNK: usize = 384;

impl FrameWriter {
    /// The frame that drops the audio which Bandwidth has queued, for barge-in.
    pub const CLEAR: &'static str = r#"{"eventType":"clear"}"#;

    /// Makes a writer without a buffer.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::FrameWriter;
    /// let mut writer = FrameWriter::new();
    /// assert!(writer.play_samples_as_pcmu(&[0; 160]).contains("audio/pcmu"));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { buffer: Vec::new() }
    }

    /// Writes a frame that queues audio, given in its encoding. Bytes of PCM should be an even
    /// number, as a sample has two.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::{AudioFormat, FrameWriter, SampleRate};
    /// let mut writer = FrameWriter::new();
    /// assert!(writer.play_audio(AudioFormat::Pcm(SampleRate::Hz8000), &[1, 0]).ends_with(r#""payload":"AQA="}}"#));
    /// ```
    pub fn play_audio(&mut self, format: AudioFormat, audio: &[u8]) -> &str {
        let at = self.begin(format, audio.len());
        let end = encode_at(audio, &mut self.buffer, at);
        self.end(end)
    }

    /// Writes a frame that queues 16-bit samples, without a change of their encoding.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::{FrameWriter, SampleRate};
    /// let mut writer = FrameWriter::new();
    /// assert!(writer.play_samples(SampleRate::Hz24000, &[1, -1]).ends_with(r#""payload":"AQD//w=="}}"#));
    /// ```
    pub fn play_samples(&mut self, rate: SampleRate, samples: &[i16]) -> &str {
        let mut at = self.begin(AudioFormat::Pcm(rate), 2 * samples.len());
        let mut bytes = [0; 2 * CHUNK];
        for samples in samples.chunks(CHUNK) {
            bytes
                .iter_mut()
                .zip(samples.iter().flat_map(|sample| sample.to_le_bytes()))
                .for_each(|(to, byte)| *to = byte);
            at = encode_at(
                bytes.get(..2 * samples.len()).unwrap_or_default(),
                &mut self.buffer,
                at,
            );
        }
        self.end(at)
    }

    /// Writes a frame that queues 16-bit samples at 8000 a second, as µ-law: half as long as PCM.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::FrameWriter;
    /// let mut writer = FrameWriter::new();
    /// assert!(writer.play_samples_as_pcmu(&[0, 32124, -32124]).ends_with(r#""payload":"/4AA"}}"#));
    /// ```
    pub fn play_samples_as_pcmu(&mut self, samples: &[i16]) -> &str {
        let mut at = self.begin(AudioFormat::Pcmu, samples.len());
        let mut codes = [0; CHUNK];
        for samples in samples.chunks(CHUNK) {
            let len = encode_mulaw(samples, &mut codes);
            at = encode_at(codes.get(..len).unwrap_or_default(), &mut self.buffer, at);
        }
        self.end(at)
    }

    /// Makes room for a frame with so many bytes of audio, and writes what comes before them.
    /// Returns where they come.
    fn begin(&mut self, format: AudioFormat, len: usize) -> usize {
        let content_type = format.content_type().as_bytes();
        let head = HEAD.len() + content_type.len() + MIDDLE.len();
        let needed = head + encoded_len(len) + TAIL.len();
        // What is in the buffer is overwritten; to clear it first would be to fill it twice.
        if self.buffer.len() < needed {
            self.buffer.resize(needed, 0);
        }
        let mut at = 0;
        for part in [HEAD, content_type, MIDDLE] {
            at = self.put(at, part);
        }
        at
    }

    /// Writes what comes after the audio. Returns the frame.
    fn end(&mut self, at: usize) -> &str {
        let end = self.put(at, TAIL);
        let frame = self.buffer.get(..end).unwrap_or_default();
        // It is ASCII. Safe code must look at it to know.
        simdutf8::basic::from_utf8(frame).unwrap_or_default()
    }

    fn put(&mut self, at: usize, part: &[u8]) -> usize {
        let end = at + part.len();
        if let Some(to) = self.buffer.get_mut(at..end) {
            to.copy_from_slice(part);
        }
        end
    }
}

impl fmt::Debug for FrameWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrameWriter").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde_json::Value;

    use super::*;

    fn payload(frame: &str) -> Vec<u8> {
        let frame: Value = serde_json::from_str(frame).unwrap();
        assert_eq!(frame["eventType"], "playAudio");
        STANDARD
            .decode(frame["media"]["payload"].as_str().unwrap())
            .unwrap()
    }

    #[test]
    fn audio_of_every_length_is_read_back() {
        let audio: Vec<u8> = (0..2500_usize)
            .map(|index| (index * 31 % 251) as u8)
            .collect();
        let samples: Vec<i16> = (0..2500_i32)
            .map(|index| (index * 7919 % 65536 - 32768) as i16)
            .collect();
        let mut writer = FrameWriter::new();
        // From long to short, so that the buffer is longer than the frame.
        for len in (0..2500)
            .rev()
            .step_by(3)
            .chain([768, 767, 769, 385, 384, 383])
        {
            assert_eq!(
                payload(writer.play_audio(AudioFormat::Pcmu, &audio[..len])),
                &audio[..len]
            );
            let bytes: Vec<u8> = samples[..len]
                .iter()
                .flat_map(|sample| sample.to_le_bytes())
                .collect();
            assert_eq!(
                payload(writer.play_samples(SampleRate::Hz16000, &samples[..len])),
                bytes
            );
            let codes: Vec<u8> = samples[..len]
                .iter()
                .map(|sample| super::super::sample_to_mulaw(*sample))
                .collect();
            assert_eq!(payload(writer.play_samples_as_pcmu(&samples[..len])), codes);
        }
    }

    #[test]
    fn the_buffer_is_kept() {
        let mut writer = FrameWriter::new();
        writer.play_audio(AudioFormat::Pcm(SampleRate::Hz24000), &[1; 960]);
        let (address, capacity) = (writer.buffer.as_ptr(), writer.buffer.capacity());
        for len in 0..=960 {
            writer.play_audio(AudioFormat::Pcmu, &vec![2; len]);
        }
        assert_eq!(
            (writer.buffer.as_ptr(), writer.buffer.capacity()),
            (address, capacity)
        );
    }
}
