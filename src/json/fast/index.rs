//! The first stage: an index of the bytes that the walk has to look at, made 64 bytes at a time.

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd, dispatch, u8x16, u8x32, u8x64};

use super::Declined;

/// The most entries of a body: ten times what the longest documented callback needs. A body with
/// more is declined.
pub(crate) const CAPACITY: usize = 2048;

/// With room for those that are written too much.
type Entries = [u32; CAPACITY + 64];

/// Offsets in the body, in ascending order.
#[derive(Debug)]
pub(crate) struct Index {
    entries: Box<Entries>,
    len: usize,
}

impl Index {
    pub(crate) fn new() -> Self {
        Self {
            entries: Box::new([0; CAPACITY + 64]),
            len: 0,
        }
    }

    /// Makes the index of a body.
    #[inline]
    pub(crate) fn fill(&mut self, level: Level, body: &[u8]) -> Result<(), Declined> {
        self.len = 0;
        self.len = dispatch!(level, simd => fill(simd, body, &mut self.entries))?;
        Ok(())
    }

    #[inline]
    pub(crate) fn entries(&self) -> &[u32] {
        self.entries.get(..self.len).unwrap_or_default()
    }
}

/// The vector instructions to use: the best that this CPU has or, without run-time detection, that
/// the program is compiled for.
pub(crate) fn best_level() -> Level {
    if cfg!(feature = "runtime-detection") {
        Level::new()
    } else {
        Level::baseline()
    }
}

/// All that could be used instead, by name.
pub(crate) fn levels() -> Vec<(&'static str, Level)> {
    let best = best_level();
    #[cfg(target_arch = "x86_64")]
    let levels = [
        ("avx512", best.as_avx512().map(Level::Avx512)),
        ("avx2", best.as_avx2().map(Level::Avx2)),
        ("sse4.2", best.as_sse4_2().map(Level::Sse4_2)),
        ("sse2", best.as_sse2().map(Level::Sse2)),
    ];
    #[cfg(not(target_arch = "x86_64"))]
    let levels = [("best", Some(best))];
    levels
        .into_iter()
        .filter_map(|(name, level)| Some((name, level?)))
        .collect()
}

/// What a block of 64 bytes holds, one bit for each byte, the first byte's lowest.
struct Masks {
    quotes: u64,
    /// White space as RFC 8259 has it.
    blanks: u64,
    /// All bytes below 0x20, white space included.
    controls: u64,
    backslashes: u64,
}

/// What the next block has to know of those before it, in bit 0 (of `inside`: in all bits).
#[derive(Default)]
struct Carry {
    /// The block begins inside a string.
    inside: u64,
    /// The byte before the block closes a string.
    closed: u64,
    /// The first byte is escaped.
    escaped: u64,
}

#[inline(always)]
#[allow(
    clippy::inline_always,
    reason = "code that is not inlined loses the CPU features of its caller"
)]
fn fill<S: Simd>(simd: S, body: &[u8], entries: &mut Entries) -> Result<usize, Declined> {
    let mut carry = Carry::default();
    let mut len = 0;
    let mut start = 0;
    let (blocks, rest) = body.as_chunks();
    for block in blocks {
        let found = carry.entries(simd, &masks(simd, block));
        len = write(simd, found, start, entries, len)?;
        start += 64;
    }
    if !rest.is_empty() {
        let unused = 64 - rest.len();
        let mut masks = if let Some(last) = body.last_chunk() {
            masks(simd, last).shifted(unused)
        } else {
            let mut last = [0; 64];
            for (to, from) in last.iter_mut().zip(rest) {
                *to = *from;
            }
            masks(simd, &last)
        };
        masks.blanks |= !(u64::MAX >> unused);
        masks.controls &= u64::MAX >> unused;
        len = write(simd, carry.entries(simd, &masks), start, entries, len)?;
    }
    if carry.inside == 0 {
        Ok(len)
    } else {
        Err(Declined::OpenString)
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn masks<S: Simd>(simd: S, block: &[u8; 64]) -> Masks {
    let block = u8x64::simd_from(simd, *block);
    let blanks = if has_byte_shuffle(simd) {
        // Each white space character is at the index of its own low four bits, and no other byte
        // equals what is at its index.
        let table = u8x16::simd_from(simd, *b" \0\0\0\0\0\0\0\0\t\n\0\0\r\0\0");
        let table: u8x32<S> = table.combine(table);
        let table: u8x64<S> = table.combine(table);
        table
            .swizzle_dyn_within_blocks(block)
            .simd_eq(block)
            .to_bitmask()
    } else {
        (block.simd_eq(b' ') | block.simd_eq(b'\t') | block.simd_eq(b'\n') | block.simd_eq(b'\r'))
            .to_bitmask()
    };
    Masks {
        quotes: block.simd_eq(b'"').to_bitmask(),
        blanks,
        controls: block.simd_lt(0x20).to_bitmask(),
        backslashes: block.simd_eq(b'\\').to_bitmask(),
    }
}

/// Whether a table of 16 bytes can be read by the low four bits of each byte in one instruction.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn has_byte_shuffle<S: Simd>(simd: S) -> bool {
    #[cfg(target_arch = "x86_64")]
    return matches!(
        simd.level(),
        Level::Sse4_2(_) | Level::Avx2(_) | Level::Avx512(_)
    );
    #[cfg(not(target_arch = "x86_64"))]
    return false;
}

impl Masks {
    /// Without the first `count` bytes. The bytes that come in at the end are of no kind.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as above")]
    fn shifted(self, count: usize) -> Self {
        Self {
            quotes: self.quotes >> count,
            blanks: self.blanks >> count,
            controls: self.controls >> count,
            backslashes: self.backslashes >> count,
        }
    }
}

impl Carry {
    /// Which bytes of the next block become entries.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as above")]
    fn entries<S: Simd>(&mut self, simd: S, masks: &Masks) -> u64 {
        let (mut quotes, mut special) = (masks.quotes, masks.controls);
        if (masks.backslashes | self.escaped) != 0 {
            let (escaped, starts) = self.escapes(masks.backslashes);
            quotes &= !escaped;
            special |= starts;
        }
        let inside = prefix_xor(simd, quotes) ^ self.inside;
        self.inside = (inside.cast_signed() >> 63).cast_unsigned();
        let closing = quotes & !inside;
        let after_closing = closing << 1 | self.closed;
        self.closed = closing >> 63;
        quotes | (special & inside) | !(inside | masks.blanks | after_closing)
    }

    /// Which bytes are escaped, and which backslashes begin an escape. An even number of
    /// backslashes in a row are escapes of backslashes; of an odd number, the last one escapes
    /// the byte after it. The trick is simdjson's: a subtraction whose borrow runs through each
    /// row of backslashes from its start.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as above")]
    fn escapes(&mut self, backslashes: u64) -> (u64, u64) {
        const ODD: u64 = 0xAAAA_AAAA_AAAA_AAAA;
        let free = backslashes & !self.escaped;
        let codes = (free << 1 | ODD).wrapping_sub(free) ^ ODD;
        let escaped = codes ^ (backslashes | self.escaped);
        let starts = codes & backslashes;
        self.escaped = starts >> 63;
        (escaped, starts)
    }
}

/// Each bit becomes the parity of all bits up to it: from an opening quote up to the byte before
/// the closing one, bits are set.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn prefix_xor<S: Simd>(simd: S, mut bits: u64) -> u64 {
    #[cfg(target_arch = "x86_64")]
    if let Level::Avx512(avx512) = simd.level() {
        return avx512::prefix_xor(avx512, bits);
    }
    let _ = simd;
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^ bits << 32
}

/// Writes the offsets of the bits that are set after the first `len` entries. Returns how many
/// entries there are then.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn write<S: Simd>(
    simd: S,
    mut bits: u64,
    start: u32,
    entries: &mut Entries,
    len: usize,
) -> Result<usize, Declined> {
    let end = len + bits.count_ones() as usize;
    if end > CAPACITY {
        return Err(Declined::TooManyEntries);
    }
    let mut at = len;
    // More are written than there are bits, most often once: a loop that counts would be
    // mispredicted for each block.
    loop {
        let next = entries.get_mut(at..).ok_or(Declined::TooManyEntries)?;
        #[cfg(target_arch = "x86_64")]
        if let Level::Avx512(avx512) = simd.level() {
            let next = next
                .first_chunk_mut::<16>()
                .ok_or(Declined::TooManyEntries)?;
            *next = avx512::first_16(avx512, bits, start).into();
            at += 16;
            if at >= end {
                return Ok(end);
            }
            (0..16).for_each(|_| bits &= bits.wrapping_sub(1));
            continue;
        }
        let next = next
            .first_chunk_mut::<8>()
            .ok_or(Declined::TooManyEntries)?;
        for entry in next {
            *entry = start + bits.trailing_zeros();
            bits &= bits.wrapping_sub(1);
        }
        at += 8;
        if at >= end {
            return Ok(end);
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use std::arch::x86_64 as arch;

    use fearless_simd::prelude::*;
    use fearless_simd::{Avx512, kernel, u8x64, u32x16};

    /// The numbers of the lanes.
    #[allow(clippy::cast_possible_truncation, reason = "there are 64 lanes")]
    const LANES: [u8; 64] = {
        let mut lanes = [0; 64];
        let mut rest: &mut [u8] = &mut lanes;
        while let [others @ .., last] = rest {
            *last = others.len() as u8;
            rest = others;
        }
        lanes
    };

    kernel!(
        /// [`prefix_xor`](super::prefix_xor) by a multiplication without carries, which only this level
        /// is sure to have.
        #[inline(always)]
        pub(super) fn prefix_xor(_avx512: Avx512, bits: u64) -> u64 {
            let bits = arch::_mm_set_epi64x(0, bits.cast_signed());
            let product = arch::_mm_clmulepi64_si128::<0>(bits, arch::_mm_set1_epi8(-1));
            arch::_mm_cvtsi128_si64(product).cast_unsigned()
        }
    );

    kernel!(
        /// The offsets of the first 16 bits, in three instructions: the numbers of the lanes whose
        /// bits are set move together, become 32 bits wide, and the block's own offset is
        /// added.
        #[inline(always)]
        pub(super) fn first_16(avx512: Avx512, bits: u64, start: u32) -> u32x16<Avx512> {
            let lanes: arch::__m512i = u8x64::simd_from(avx512, LANES).into();
            let packed =
                arch::_mm512_castsi512_si128(arch::_mm512_maskz_compress_epi8(bits, lanes));
            let offsets = arch::_mm512_add_epi32(
                arch::_mm512_cvtepu8_epi32(packed),
                arch::_mm512_set1_epi32(start.cast_signed()),
            );
            offsets.simd_into(avx512)
        }
    );
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]
mod tests {
    use super::*;

    /// The drawing in the documentation of this module's parent.
    #[test]
    fn the_drawing_is_of_the_index() {
        let lines: Vec<&str> = include_str!("mod.rs")
            .lines()
            .filter_map(|line| line.strip_prefix("//! "))
            .collect();
        let body = lines.iter().position(|line| line.starts_with('{')).unwrap();
        for (_, level) in levels() {
            let mut index = Index::new();
            index.fill(level, lines[body].as_bytes()).unwrap();
            let mut drawn = " ".repeat(lines[body].len()).into_bytes();
            index
                .entries()
                .iter()
                .for_each(|offset| drawn[*offset as usize] = b'^');
            assert_eq!(
                String::from_utf8(drawn).unwrap().trim_end(),
                lines[body + 1]
            );
        }
    }

    /// Each bit of a block, of both of its neighbours, and of the end of a body.
    #[test]
    fn every_byte_outside_of_strings_is_an_entry() {
        for (_, level) in levels() {
            let mut index = Index::new();
            for len in 1..200 {
                for at in 0..len {
                    let mut body = vec![b' '; len];
                    body[at] = b'x';
                    index.fill(level, &body).unwrap();
                    assert_eq!(index.entries(), [u32::try_from(at).unwrap()]);
                    body[at] = b'"';
                    assert_eq!(index.fill(level, &body), Err(Declined::OpenString));
                }
            }
        }
    }

    #[test]
    fn a_full_index_declines() {
        for (_, level) in levels() {
            let mut index = Index::new();
            for len in CAPACITY - 70..CAPACITY + 70 {
                let filled = index.fill(level, &vec![b'{'; len]);
                assert_eq!(
                    filled.err(),
                    (len > CAPACITY).then_some(Declined::TooManyEntries),
                    "{len}"
                );
            }
        }
    }
}
