//! The other direction of media streams, and what goes with frames.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bandwidth::stream::{
    AudioFormat, FrameWriter as Writer, Playback as Played, SampleRate, Sequence, StreamEvent,
    StreamTracker as Tracker, decode_mulaw, encode_mulaw,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::body::Parsed;
use crate::record::Frame;

fn format_of(rate: Option<u32>) -> PyResult<AudioFormat> {
    match rate {
        None => Ok(AudioFormat::Pcmu),
        Some(8000) => Ok(AudioFormat::Pcm(SampleRate::Hz8000)),
        Some(16_000) => Ok(AudioFormat::Pcm(SampleRate::Hz16000)),
        Some(24_000) => Ok(AudioFormat::Pcm(SampleRate::Hz24000)),
        Some(_) => Err(PyValueError::new_err("the rate is 8000, 16000 or 24000")),
    }
}

/// What a thread that has panicked leaves is still whole: each change is one assignment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes the messages that Bandwidth plays to the caller. It keeps its memory: use one for a stream.
#[pyclass(frozen, module = "bandwidth_callbacks")]
#[derive(Default)]
struct FrameWriter(Mutex<Writer>);

#[pymethods]
impl FrameWriter {
    /// The message that drops what is queued.
    #[classattr]
    const CLEAR: &'static str = Writer::CLEAR;

    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Returns the message that plays audio: µ-law, or with `rate` signed 16-bit samples, little
    /// endian, of 8000, 16000 or 24000 Hz.
    #[pyo3(signature = (audio, *, rate = None))]
    fn play_audio(&self, audio: &[u8], rate: Option<u32>) -> PyResult<String> {
        let format = format_of(rate)?;
        Ok(lock(&self.0).play_audio(format, audio).to_owned())
    }
}

/// Follows the frames of a stream, and finds those that are missing.
#[pyclass(frozen, module = "bandwidth_callbacks")]
#[derive(Default)]
struct StreamTracker(Mutex<Tracker>);

#[pymethods]
impl StreamTracker {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Returns what the frame means: `started`, `audio`, `text`, `stopped`, `unexpected` or `unknown`,
    /// and of audio how many frames are missing before it: 0 if none are, -1 for a frame that came
    /// before, `None` if its number does not say.
    fn follow(&self, frame: &Bound<'_, Frame>) -> (&'static str, Option<i64>) {
        let event = frame.as_super().get().body().and_then(|body| {
            body.parsed(|event| match event {
                Parsed::Frame(frame) => Some(lock(&self.0).frame(frame)),
                _ => None,
            })?
        });
        let Some(event) = event else {
            return ("unknown", None);
        };
        match event {
            StreamEvent::Started => ("started", None),
            StreamEvent::Audio(sequence) => ("audio", lost(sequence)),
            StreamEvent::Text => ("text", None),
            StreamEvent::Stopped => ("stopped", None),
            StreamEvent::Unexpected => ("unexpected", None),
            _ => ("unknown", None),
        }
    }

    #[getter]
    fn is_started(&self) -> bool {
        lock(&self.0).is_started()
    }

    #[getter]
    fn is_stopped(&self) -> bool {
        lock(&self.0).is_stopped()
    }
}

fn lost(sequence: Sequence) -> Option<i64> {
    match sequence {
        Sequence::Next => Some(0),
        Sequence::Gap(frames) => Some(i64::try_from(frames).unwrap_or(i64::MAX)),
        Sequence::Repeat => Some(-1),
        _ => None,
    }
}

/// How much of the audio that was sent has still to be heard, by the clock of this machine.
#[pyclass(frozen, module = "bandwidth_callbacks")]
#[derive(Default)]
struct Playback(Mutex<Played>);

#[pymethods]
impl Playback {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Counts audio that is sent now, in bytes, and returns in how many seconds it will have been
    /// heard. `rate` as of `FrameWriter.play_audio`.
    #[pyo3(signature = (size, *, rate = None))]
    fn send(&self, size: usize, rate: Option<u32>) -> PyResult<f64> {
        let (format, now) = (format_of(rate)?, Instant::now());
        let ends = lock(&self.0).send(now, format, size);
        Ok(ends.saturating_duration_since(now).as_secs_f64())
    }

    /// Seconds of audio that are still to be heard.
    fn queued(&self) -> f64 {
        seconds(lock(&self.0).queued(Instant::now()))
    }

    /// Seconds of audio that were heard.
    fn played(&self) -> f64 {
        seconds(lock(&self.0).played(Instant::now()))
    }

    /// Counts what is queued as dropped, and returns how many seconds of it there were.
    fn clear(&self) -> f64 {
        seconds(lock(&self.0).clear(Instant::now()))
    }
}

fn seconds(duration: Duration) -> f64 {
    duration.as_secs_f64()
}

/// Returns the samples of µ-law as signed 16-bit integers in little endian.
#[pyfunction]
fn mulaw_to_pcm<'py>(py: Python<'py>, audio: &[u8]) -> Bound<'py, PyBytes> {
    let mut samples = vec![0; audio.len()];
    decode_mulaw(audio, &mut samples);
    let bytes: Vec<u8> = samples
        .iter()
        .flat_map(|sample| sample.to_le_bytes())
        .collect();
    PyBytes::new(py, &bytes)
}

/// Returns signed 16-bit integers in little endian as µ-law.
#[pyfunction]
fn pcm_to_mulaw<'py>(py: Python<'py>, samples: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
    let (samples, rest) = samples.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(PyValueError::new_err("a sample has two bytes"));
    }
    let samples: Vec<i16> = samples
        .iter()
        .map(|bytes| i16::from_le_bytes(*bytes))
        .collect();
    let mut audio = vec![0; samples.len()];
    encode_mulaw(&samples, &mut audio);
    Ok(PyBytes::new(py, &audio))
}

/// Adds what is here to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<FrameWriter>()?;
    module.add_class::<StreamTracker>()?;
    module.add_class::<Playback>()?;
    module.add_function(wrap_pyfunction!(mulaw_to_pcm, module)?)?;
    module.add_function(wrap_pyfunction!(pcm_to_mulaw, module)?)
}
