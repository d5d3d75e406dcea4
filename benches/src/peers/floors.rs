//! What no parser can do without: how far is anyone from the limit?

use simd_json::{Buffers, Tape};
use wide::u8x16;

use super::{Peer, Values};

/// A floor reads no values.
impl Values for () {
    fn values(&self) -> Option<serde_json::Value> {
        None
    }
}

/// The fresh copy that everyone gets, and nothing else.
pub struct Copy;

impl Peer for Copy {
    type Parsed<'a> = Option<()>;

    fn name(&self) -> &'static str {
        "floor: the copy alone"
    }

    fn parse<'a>(&'a mut self, _: &'a mut [u8]) -> Option<()> {
        Some(())
    }
}

/// The check that a body is UTF-8.
pub struct Utf8;

impl Peer for Utf8 {
    type Parsed<'a> = Option<()>;

    fn name(&self) -> &'static str {
        "floor: UTF-8 validation"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<()> {
        simdutf8::basic::from_utf8(body).map(|_| ()).ok()
    }
}

/// A pass that notes where braces, brackets, colons, commas and quotes stand, inside strings too.
#[derive(Default)]
pub struct Structure {
    places: Vec<u32>,
}

impl Peer for Structure {
    type Parsed<'a> = Option<()>;

    fn name(&self) -> &'static str {
        "floor: structural characters"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<()> {
        self.places.clear();
        let (blocks, rest) = body.as_chunks::<16>();
        let mut start = 0;
        for block in blocks {
            self.note(start, *block);
            start += 16;
        }
        let mut last = [0; 16];
        last[..rest.len()].copy_from_slice(rest);
        self.note(start, last);
        Some(())
    }
}

impl Structure {
    fn note(&mut self, start: u32, block: [u8; 16]) {
        let block = u8x16::new(block);
        // `[` and `{` differ in one bit only, and so do `]` and `}`.
        let folded = block | u8x16::splat(0x20);
        let found = folded.cmp_eq(u8x16::splat(b'{'))
            | folded.cmp_eq(u8x16::splat(b'}'))
            | block.cmp_eq(u8x16::splat(b'"'))
            | block.cmp_eq(u8x16::splat(b':'))
            | block.cmp_eq(u8x16::splat(b','));
        let mut bits = found.move_mask().cast_unsigned();
        while bits != 0 {
            self.places.push(start + bits.trailing_zeros());
            bits &= bits - 1;
        }
    }
}

/// simd-json's tape, without anything being read from it.
pub struct SimdJsonTapeAlone {
    buffers: Buffers,
    tape: Tape<'static>,
}

impl Default for SimdJsonTapeAlone {
    fn default() -> Self {
        Self {
            buffers: Buffers::default(),
            tape: Tape::null(),
        }
    }
}

impl Peer for SimdJsonTapeAlone {
    type Parsed<'a> = Option<()>;

    fn name(&self) -> &'static str {
        "floor: simd-json's tape"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<()> {
        let mut tape = std::mem::replace(&mut self.tape, Tape(Vec::new())).reset();
        let filled = simd_json::fill_tape(body, &mut self.buffers, &mut tape);
        std::hint::black_box(&tape);
        self.tape = tape.reset();
        filled.ok()
    }
}
