//! The parsers that are compared, each used as its authors would.

pub(crate) mod derived;
mod envelope;
mod floors;
mod frames;
mod lazy;
mod messages;
pub(crate) mod naive;
#[cfg(ondemand)]
mod ondemand;
mod rewritten;
mod tasks;
mod typed;
mod view;
mod writers;

use std::hint::black_box;

use bandwidth_callbacks::Options;
use serde_json::Value;

/// The number of bytes of any content that may be read after a body, as simdjson asks for.
pub const PADDING: usize = 64;

/// A parser and what it keeps from body to body.
pub trait Peer {
    /// What it gives for a body, as it gives it: to wrap an event of 1,800 bytes anew would be to
    /// move it.
    type Parsed<'a>: Parsed
    where
        Self: 'a;

    fn name(&self) -> &'static str;

    /// Parses a body, in place if it likes.
    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a>;

    /// Parses a body of this length at the start of memory that is longer by [`PADDING`].
    fn parse_padded<'a>(&'a mut self, memory: &'a mut [u8], length: usize) -> Self::Parsed<'a> {
        self.parse(&mut memory[..length])
    }
}

/// The `Result` or `Option` that a parser gives.
pub trait Parsed {
    type Callback: Values;

    /// `None` if the body was refused.
    fn accepted(&self) -> Option<&Self::Callback>;
}

impl<T: Values, E> Parsed for Result<T, E> {
    type Callback = T;

    fn accepted(&self) -> Option<&T> {
        self.as_ref().ok()
    }
}

impl<T: Values> Parsed for Option<T> {
    type Callback = T;

    fn accepted(&self) -> Option<&T> {
        self.as_ref()
    }
}

/// What was read, as JSON, so that parsers with types of their own can be compared.
pub trait Values {
    /// `None` where nothing is read: a floor.
    fn values(&self) -> Option<Value>;
}

/// Any [`Peer`], with the loops over bodies compiled for it.
pub trait Contestant {
    fn name(&self) -> &'static str;

    /// What it reads from a body; `None` if it refuses it, `Some(None)` from a floor.
    fn values(&mut self, body: &[u8]) -> Option<Option<Value>>;

    /// Parses bodies, each from a fresh copy in `scratch`, because many parsers unescape in place.
    /// Results are dropped at once. `scratch` has [`PADDING`] bytes more than the longest body.
    fn parse_each(&mut self, bodies: &[&[u8]], scratch: &mut [u8]);

    /// Parses the lines of a stream, each from a fresh copy in `scratch`.
    fn parse_lines(&mut self, stream: &[u8], scratch: &mut [u8]);
}

impl<P: Peer> Contestant for P {
    fn name(&self) -> &'static str {
        Peer::name(self)
    }

    fn values(&mut self, body: &[u8]) -> Option<Option<Value>> {
        let mut memory = body.to_vec();
        memory.resize(body.len() + PADDING, b' ');
        self.parse_padded(&mut memory, body.len())
            .accepted()
            .map(Values::values)
    }

    fn parse_each(&mut self, bodies: &[&[u8]], scratch: &mut [u8]) {
        for body in bodies {
            let memory = &mut scratch[..body.len() + PADDING];
            memory[..body.len()].copy_from_slice(body);
            black_box(&self.parse_padded(black_box(memory), body.len()));
        }
    }

    fn parse_lines(&mut self, stream: &[u8], scratch: &mut [u8]) {
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', stream) {
            let memory = &mut scratch[..end - start + PADDING];
            memory[..end - start].copy_from_slice(&stream[start..end]);
            black_box(&self.parse_padded(black_box(memory), end - start));
            start = end + 1;
        }
    }
}

/// Parsers that keep nothing from body to body: their name in the tables, and how to fill a struct
/// with them.
macro_rules! by_serde {
    ($filled:ident: $($peer:ident $name:literal $from_slice:path, $error:ty;)+) => {
        $(
            pub struct $peer;

            impl Peer for $peer {
                type Parsed<'a> = Result<$filled<'a>, $error>;

                fn name(&self) -> &'static str {
                    $name
                }

                fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
                    $from_slice(body)
                }
            }
        )+
    };
}

use by_serde;

/// Fills a value by simd-json, whose buffers and tape are kept.
fn from_tape<'a, T: serde::Deserialize<'a>>(
    body: &'a mut [u8],
    buffers: &mut simd_json::Buffers,
    kept: &mut simd_json::Tape<'static>,
) -> Option<T> {
    let mut tape = std::mem::replace(kept, simd_json::Tape(Vec::new())).reset();
    if simd_json::fill_tape(body, buffers, &mut tape).is_err() {
        *kept = tape.reset();
        return None;
    }
    let mut deserializer = simd_json::Deserializer::from_tape(tape);
    let value = T::deserialize(&mut deserializer);
    *kept = deserializer.into_tape().reset();
    value.ok()
}

/// Media frames to bytes of audio, by the library twice.
pub fn frames() -> Vec<Box<dyn Contestant>> {
    vec![
        Box::new(frames::InPlace::default()),
        Box::new(frames::InPlace::default()),
        Box::new(frames::ToBuffer::default()),
        Box::new(frames::SimdJsonDerive::default()),
        Box::new(frames::SimdJsonTape::default()),
        Box::new(frames::SimdJson::default()),
        Box::new(frames::SonicRs::default()),
        Box::new(frames::Jiter::default()),
        Box::new(frames::SerdeJson::default()),
        Box::new(frames::Base64Alone::default()),
    ]
}

/// Audio to `playAudio` frames, by the library twice.
pub fn writers() -> Vec<Box<dyn Contestant>> {
    vec![
        Box::new(writers::Ours::default()),
        Box::new(writers::Ours::default()),
        Box::new(writers::Format::default()),
        Box::new(writers::SonicRs::default()),
        Box::new(writers::SerdeJson::default()),
        Box::new(writers::Base64Alone::default()),
    ]
}

/// Messaging webhooks, by the library twice.
pub fn messages() -> Vec<Box<dyn Contestant>> {
    vec![
        Box::new(messages::Ours::default()),
        Box::new(messages::Ours::default()),
        Box::new(messages::SimdJsonDerive::default()),
        Box::new(messages::SimdJsonTape::default()),
        Box::new(messages::SimdJson),
        Box::new(messages::SonicRsOne),
        Box::new(messages::SonicRs),
        Box::new(messages::SonicRsOurs),
        Box::new(messages::Jiter),
        Box::new(messages::SerdeJson),
    ]
}

/// The library, which all others are compared with.
pub fn ours() -> Box<dyn Contestant> {
    Box::new(typed::Ours::new("ours", Options::new()))
}

/// The library where the body stays as it is.
pub fn ours_by_reference() -> Box<dyn Contestant> {
    Box::new(typed::OursRef::default())
}

/// simdjson On-Demand, built for this CPU; then built for AVX2 alone, if the CPU has it.
pub fn ondemand() -> Vec<Box<dyn Contestant>> {
    let own_cpu = || -> Option<Box<dyn Contestant>> {
        #[cfg(ondemand)]
        return Some(Box::new(ondemand::OnDemand::default()));
        #[cfg(not(ondemand))]
        None
    };
    own_cpu().into_iter().chain(ondemand_avx2()).collect()
}

fn ondemand_avx2() -> Option<Box<dyn Contestant>> {
    #[cfg(ondemand_avx2)]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi2") {
        return Some(Box::new(ondemand::OnDemandAvx2::default()));
    }
    None
}

/// Views, of which some or all fields are read, beside the struct and simdjson On-Demand. The
/// library's struct comes twice.
pub fn views() -> Vec<Box<dyn Contestant>> {
    let mut all: Vec<Box<dyn Contestant>> = vec![
        ours_by_reference(),
        ours_by_reference(),
        Box::new(view::Untouched::default()),
        Box::new(view::EightTexts::default()),
        Box::new(view::AllTexts::default()),
        Box::new(view::AllFields::default()),
    ];
    let avx2 = [
        typed::Ours::at_level("ours, AVX2", "avx2").map(|it| Box::new(it) as Box<dyn Contestant>),
        view::AllTexts::at_level("ours, view, all texts read, AVX2", "avx2")
            .map(|it| Box::new(it) as Box<dyn Contestant>),
    ];
    all.extend(avx2.into_iter().flatten());
    all.extend(ondemand());
    all
}

/// Events parsed and written again, by the library twice.
pub fn rewriters() -> Vec<Box<dyn Contestant>> {
    #[allow(unused_mut, reason = "without C++ there are no others")]
    let mut all: Vec<Box<dyn Contestant>> = vec![
        Box::new(rewritten::Ours::default()),
        Box::new(rewritten::Ours::default()),
        Box::new(rewritten::BySonicRs::default()),
        Box::new(rewritten::BySerdeJson::default()),
    ];
    #[cfg(ondemand)]
    all.push(Box::new(ondemand::OnDemandWriter::default()));
    #[cfg(ondemand_avx2)]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi2") {
        all.push(Box::new(ondemand::OnDemandAvx2Writer::default()));
    }
    all
}

/// The library first, which all are compared with; then the library once more, which shows how
/// exact the comparison is.
pub fn all() -> Vec<Box<dyn Contestant>> {
    with(ondemand())
}

/// The contestants of [`all`] that are not built for this CPU, whose instructions valgrind may not
/// know.
pub fn counted() -> Vec<Box<dyn Contestant>> {
    with(ondemand_avx2().into_iter().collect())
}

fn with(ondemand: Vec<Box<dyn Contestant>>) -> Vec<Box<dyn Contestant>> {
    let mut all: Vec<Box<dyn Contestant>> = vec![
        ours(),
        ours(),
        ours_by_reference(),
        Box::new(typed::Ours::new(
            "ours, tape path alone",
            Options::new().fast_path(false),
        )),
        Box::new(typed::SonicRs),
        Box::new(lazy::SonicRsLazy::default()),
        Box::new(typed::Jiter),
        Box::new(typed::SerdeJson),
        Box::new(typed::SimdJsonTape::default()),
        Box::new(typed::SimdJsonBuffers::default()),
        Box::new(typed::SimdJson),
        #[cfg(feature = "cpp")]
        Box::new(typed::Simdjson::default()),
    ];
    all.push(Box::new(envelope::Peek));
    all.push(Box::new(envelope::Unwanted::default()));
    for (name, level) in [("ours, AVX2", "avx2"), ("ours, SSE2", "sse2")] {
        if let Some(ours) = typed::Ours::at_level(name, level) {
            all.push(Box::new(ours));
        }
    }
    all.extend(ondemand);
    let others: [Box<dyn Contestant>; 10] = [
        Box::new(derived::SonicRsDerive),
        Box::new(derived::JiterDerive),
        Box::new(derived::SerdeJsonDerive),
        Box::new(derived::SimdJsonDerive::default()),
        Box::new(naive::NaiveSerdeJson),
        Box::new(naive::NaiveSimdJson),
        Box::new(floors::SimdJsonTapeAlone::default()),
        Box::new(floors::Structure::default()),
        Box::new(floors::Utf8),
        Box::new(floors::Copy),
    ];
    all.extend(others);
    all
}

/// Parsers that are kept from body to body, for those who share one.
pub fn shared() -> Vec<Box<dyn Contestant>> {
    let mut shared: Vec<Box<dyn Contestant>> = vec![
        ours(),
        ours_by_reference(),
        Box::new(typed::Ours::new(
            "ours, tape path alone",
            Options::new().fast_path(false),
        )),
        Box::new(typed::SimdJsonTape::default()),
    ];
    shared.extend(ondemand());
    shared
}

/// Events that outlive the body, the library's twice.
pub fn owned() -> Vec<Box<dyn Contestant>> {
    vec![
        Box::new(tasks::Owned::default()),
        Box::new(tasks::Owned::default()),
        Box::new(naive::NaiveSerdeJson),
        Box::new(naive::NaiveSimdJson),
    ]
}

/// What a router needs, by `peek` twice.
pub fn envelopes() -> Vec<Box<dyn Contestant>> {
    vec![
        Box::new(envelope::Peek),
        Box::new(envelope::Peek),
        Box::new(envelope::Unwanted::default()),
        Box::new(envelope::SonicRs),
        Box::new(envelope::SerdeJson),
        Box::new(envelope::SimdJson),
    ]
}

/// All times of an event as dates, by the library twice.
pub fn times() -> Vec<Box<dyn Contestant>> {
    vec![
        Box::new(tasks::OwnTimes::default()),
        Box::new(tasks::OwnTimes::default()),
        Box::new(tasks::OtherTimes::default()),
        Box::new(tasks::NaiveTimes),
        Box::new(tasks::NoTimes::default()),
    ]
}
