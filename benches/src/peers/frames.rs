//! Media frames to bytes of audio. Everyone uses the same Base64 code, and a buffer that is kept
//! where one is needed.

use std::sync::LazyLock;

use bandwidth_callbacks::stream::{DecodedFrame, Frame};
use bandwidth_callbacks::{Error, Parser};
use base64::Engine;
use base64::engine::Simd;
use base64::engine::general_purpose::PAD;
use serde_json::{Value, json};
use simd_json::{Buffers, Tape};

use super::{Peer, Values};

pub(super) static BASE64: LazyLock<Simd> = LazyLock::new(|| Simd::standard(PAD));

/// What all read.
pub struct Audio<'a> {
    track: &'a str,
    number: &'a str,
    audio: &'a [u8],
}

impl Values for Audio<'_> {
    fn values(&self) -> Option<Value> {
        Some(json!({"track": self.track, "number": self.number, "audio": self.audio}))
    }
}

impl Values for DecodedFrame<'_> {
    fn values(&self) -> Option<Value> {
        let Self::Audio(frame) = self else {
            return None;
        };
        let number = frame.sequence_number.and_then(|number| number.as_str());
        Some(
            json!({"track": frame.track.map(|track| track.as_str()), "number": number, "audio": &*frame.audio}),
        )
    }
}

/// The library, audio decoded where its text was.
#[derive(Default)]
pub struct InPlace(Parser);

impl Peer for InPlace {
    type Parsed<'a> = Result<DecodedFrame<'a>, Error>;

    fn name(&self) -> &'static str {
        "ours"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        self.0.parse::<DecodedFrame<'_>>(body)
    }
}

/// The library, audio decoded into a buffer.
#[derive(Default)]
pub struct ToBuffer {
    parser: Parser,
    buffer: Vec<u8>,
}

impl Peer for ToBuffer {
    type Parsed<'a> = Option<Audio<'a>>;

    fn name(&self) -> &'static str {
        "ours, into a buffer"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Audio<'a>> {
        match self.parser.parse::<Frame<'_>>(body) {
            Ok(Frame::Media(media)) => Some(Audio {
                track: media.track?.as_str(),
                number: media.sequence_number?.as_str()?,
                audio: media.payload?.decode_to(&mut self.buffer).ok()?,
            }),
            _ => None,
        }
    }
}

/// What people write by hand: one struct for all frames, because the type comes last.
#[derive(serde::Deserialize, simd_json_derive::Deserialize)]
#[serde(rename_all = "camelCase")]
#[simd_json(rename_all = "camelCase")]
struct Fields<'a> {
    event_type: &'a str,
    track: Option<&'a str>,
    payload: Option<&'a str>,
    sequence_number: Option<&'a str>,
}

fn decode<'a>(fields: Option<Fields<'a>>, buffer: &'a mut Vec<u8>) -> Option<Audio<'a>> {
    let fields = fields?;
    if fields.event_type != "media" {
        return None;
    }
    let payload = fields.payload?;
    buffer.resize(payload.len().div_ceil(4) * 3, 0);
    let length = BASE64.decode_slice(payload, buffer).ok()?;
    Some(Audio {
        track: fields.track?,
        number: fields.sequence_number?,
        audio: &buffer[..length],
    })
}

macro_rules! by_serde {
    ($($peer:ident $name:literal $from_slice:path;)+) => {
        $(
            #[derive(Default)]
            pub struct $peer(Vec<u8>);

            impl Peer for $peer {
                type Parsed<'a> = Option<Audio<'a>>;

                fn name(&self) -> &'static str {
                    $name
                }

                fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Audio<'a>> {
                    decode($from_slice(body).ok(), &mut self.0)
                }
            }
        )+
    };
}

by_serde! {
    SonicRs "sonic-rs, struct of &str" sonic_rs::from_slice;
    Jiter "jiter, struct of &str" jiter::serde::from_slice;
    SerdeJson "serde_json, struct of &str" serde_json::from_slice;
    SimdJson "simd-json, struct of &str" simd_json::serde::from_slice;
}

/// simd-json with its buffers and its tape reused.
pub struct SimdJsonTape {
    buffers: Buffers,
    tape: Tape<'static>,
    audio: Vec<u8>,
}

impl Default for SimdJsonTape {
    fn default() -> Self {
        Self {
            buffers: Buffers::default(),
            tape: Tape::null(),
            audio: Vec::new(),
        }
    }
}

impl Peer for SimdJsonTape {
    type Parsed<'a> = Option<Audio<'a>>;

    fn name(&self) -> &'static str {
        "simd-json, buffers and tape reused"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Audio<'a>> {
        let fields = super::from_tape(body, &mut self.buffers, &mut self.tape);
        decode(fields, &mut self.audio)
    }
}

/// Frames by simd-json-derive, which needs no serde.
#[derive(Default)]
pub struct SimdJsonDerive {
    buffers: Buffers,
    audio: Vec<u8>,
}

impl Peer for SimdJsonDerive {
    type Parsed<'a> = Option<Audio<'a>>;

    fn name(&self) -> &'static str {
        "simd-json-derive, struct of &str"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Audio<'a>> {
        use simd_json_derive::Deserialize;
        decode(
            Fields::from_slice_with_buffers(body, &mut self.buffers).ok(),
            &mut self.audio,
        )
    }
}

/// Decoding alone, as if the payload had been found already.
#[derive(Default)]
pub struct Base64Alone(Vec<u8>);

pub struct Decoded(#[allow(dead_code, reason = "written for the benchmark")] pub(super) usize);

impl Values for Decoded {
    fn values(&self) -> Option<Value> {
        None
    }
}

impl Peer for Base64Alone {
    type Parsed<'a> = Option<Decoded>;

    fn name(&self) -> &'static str {
        "floor: Base64 alone"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Decoded> {
        self.0.resize(162, 0);
        // The payload has 216 characters and ends before `","sequenceNumber":"`, wherever the type
        // is.
        let start = if body[2] == b't' {
            30 + usize::from(body[10] == b'o')
        } else {
            50 + usize::from(body[30] == b'o')
        };
        let length = BASE64
            .decode_slice(&body[start..start + 216], &mut self.0)
            .ok()?;
        Some(Decoded(length))
    }
}
