//! Audio to a WAV file.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use bandwidth_callbacks::logs::is_token;
use bandwidth_callbacks::stream::mulaw_to_sample;
use hound::{SampleFormat, WavSpec, WavWriter};

pub struct Recorder(WavWriter<BufWriter<File>>);

impl Recorder {
    /// A file named for the stream. Whoever has the credentials chooses the id, so it must not be a
    /// path.
    pub fn create(folder: &Path, stream_id: &str) -> Option<Self> {
        if !is_token(stream_id) {
            return None;
        }
        let spec = WavSpec {
            channels: 1,
            sample_rate: 8000,
            bits_per_sample: 16,
            sample_format: SampleFormat::Int,
        };
        let path = folder.join(stream_id).with_extension("wav");
        WavWriter::create(path, spec)
            .map(Self)
            .map_err(|error| eprintln!("no recording: {error}"))
            .ok()
    }

    pub fn write(&mut self, audio: &[u8]) {
        for code in audio {
            if self.0.write_sample(mulaw_to_sample(*code)).is_err() {
                return;
            }
        }
    }
}
