//! The library, and other parsers that fill its `Callback` by serde.

use bandwidth_callbacks::{Callback, Error, Options, Parser, testing};
use serde::Deserialize;
use simd_json::{Buffers, Deserializer, Tape};

use super::{Peer, Values, by_serde};

impl Values for Callback<'_> {
    fn values(&self) -> Option<serde_json::Value> {
        serde_json::to_value(self).ok()
    }
}

/// The library, with any options.
pub struct Ours {
    name: &'static str,
    parser: Parser,
}

impl Ours {
    pub fn new(name: &'static str, options: Options) -> Self {
        Self {
            name,
            parser: Parser::with_options(options),
        }
    }

    /// With the vector instructions of that name, if this CPU has them.
    pub fn at_level(name: &'static str, level: &str) -> Option<Self> {
        let parser = testing::at_level(Parser::new(), level)?;
        Some(Self { name, parser })
    }
}

impl Peer for Ours {
    type Parsed<'a> = Result<Callback<'a>, Error>;

    fn name(&self) -> &'static str {
        self.name
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        self.parser.parse(body)
    }
}

/// The library where the body must stay as it is.
#[derive(Default)]
pub struct OursRef {
    parser: Parser,
}

impl Peer for OursRef {
    type Parsed<'a> = Result<Callback<'a>, Error>;

    fn name(&self) -> &'static str {
        "ours, parse_ref"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        self.parser.parse_ref(body)
    }
}

by_serde! {
    Callback:
    SerdeJson "serde_json" serde_json::from_slice, serde_json::Error;
    SonicRs "sonic-rs" sonic_rs::from_slice, sonic_rs::Error;
    Jiter "jiter" jiter::serde::from_slice, jiter::serde::Error;
    SimdJson "simd-json" simd_json::serde::from_slice, simd_json::Error;
}

/// simd-json with its buffers reused: one allocation a body, the tape.
#[derive(Default)]
pub struct SimdJsonBuffers {
    buffers: Buffers,
}

impl Peer for SimdJsonBuffers {
    type Parsed<'a> = simd_json::Result<Callback<'a>>;

    fn name(&self) -> &'static str {
        "simd-json, buffers reused"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        simd_json::serde::from_slice_with_buffers(body, &mut self.buffers)
    }
}

/// simd-json with the tape reused as well, as its documentation shows: no allocation.
pub struct SimdJsonTape {
    buffers: Buffers,
    tape: Tape<'static>,
}

impl Default for SimdJsonTape {
    fn default() -> Self {
        Self {
            buffers: Buffers::default(),
            tape: Tape::null(),
        }
    }
}

impl Peer for SimdJsonTape {
    type Parsed<'a> = simd_json::Result<Callback<'a>>;

    fn name(&self) -> &'static str {
        "simd-json, buffers and tape reused"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        let mut tape = std::mem::replace(&mut self.tape, Tape(Vec::new())).reset();
        if let Err(error) = simd_json::fill_tape(body, &mut self.buffers, &mut tape) {
            self.tape = tape.reset();
            return Err(error);
        }
        let mut deserializer = Deserializer::from_tape(tape);
        let callback = Callback::deserialize(&mut deserializer);
        self.tape = deserializer.into_tape().reset();
        callback
    }
}

/// simdjson's DOM by C++, its tape read by Rust.
#[cfg(feature = "cpp")]
#[derive(Default)]
pub struct Simdjson {
    parser: simdjson_rust::dom::Parser,
}

#[cfg(feature = "cpp")]
impl Peer for Simdjson {
    type Parsed<'a> = simdjson_rust::serde::Result<Callback<'a>>;

    fn name(&self) -> &'static str {
        "simdjson (C++), DOM"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        simdjson_rust::serde::from_tape(self.parser.parse_bytes(body)?)
    }
}
