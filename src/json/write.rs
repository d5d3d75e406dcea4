//! JSON text, byte for byte as `serde_json` writes it.

use std::fmt;
use std::io::Write;

use super::Number;

/// Appends JSON to a buffer.
///
/// The buffer is filled with zeros first and then written to as a slice. To append to it would
/// store its length and load it again for each chunk, and take 1.2 times as long.
pub(crate) struct Writer<'o> {
    out: &'o mut Vec<u8>,
    /// How much of the buffer is written.
    end: usize,
}

/// By how much the buffer is filled at a time, and grows at least.
const STEP: usize = 1024;

/// What is written before the text of a member, made when the crate is compiled: a comma, the key,
/// a colon and a quote. The last byte is the length.
///
/// It has 32 bytes so that it is written as a whole, and what is too much cut off again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prefix([u8; Self::SIZE]);

impl Prefix {
    pub(crate) const SIZE: usize = 32;

    /// # Panics
    ///
    /// When the crate is compiled, if the key is too long, or would have to be escaped.
    #[allow(clippy::indexing_slicing, reason = "the compiler would panic")]
    pub(crate) const fn new(key: &str) -> Self {
        let key = key.as_bytes();
        assert!(
            key.len() + 6 <= Self::SIZE,
            "a key is longer than a prefix can be: raise `Prefix::SIZE`"
        );
        let mut prefix = [0; Self::SIZE];
        prefix[0] = b',';
        prefix[1] = b'"';
        let mut at = 0;
        while at < key.len() {
            assert!(
                key[at].is_ascii_alphanumeric(),
                "a known key has no other characters"
            );
            prefix[at + 2] = key[at];
            at += 1;
        }
        prefix[at + 2] = b'"';
        prefix[at + 3] = b':';
        prefix[at + 4] = b'"';
        #[allow(clippy::cast_possible_truncation, reason = "at most 32")]
        {
            prefix[Self::SIZE - 1] = (at + 5) as u8;
        }
        Self(prefix)
    }

    #[inline]
    fn len(&self) -> usize {
        self.0[Self::SIZE - 1].into()
    }
}

impl<'o> Writer<'o> {
    /// Appends what `write` writes.
    #[inline]
    pub(crate) fn append(out: &'o mut Vec<u8>, write: impl FnOnce(&mut Self)) {
        let end = out.len();
        let mut writer = Self { out, end };
        write(&mut writer);
        let Self { out, end } = writer;
        out.truncate(end);
    }

    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// The next bytes to write to.
    #[inline]
    fn room(&mut self, len: usize) -> &mut [u8] {
        if self.out.len() - self.end < len {
            self.fill(len);
        }
        self.out.get_mut(self.end..).unwrap_or_default()
    }

    #[cold]
    #[inline(never)]
    fn fill(&mut self, len: usize) {
        let least = self.end + len;
        self.out.truncate(self.end);
        if self.out.capacity() < least {
            self.out.reserve(len.max(STEP));
        }
        let filled = least.max(self.end + STEP).min(self.out.capacity());
        self.out.resize(filled, 0);
    }

    /// Writes some bytes.
    #[inline]
    pub(crate) fn bytes<const N: usize>(&mut self, bytes: &[u8; N]) {
        if let Some(room) = self.room(N).first_chunk_mut() {
            *room = *bytes;
        }
        self.end += N;
    }

    #[inline]
    fn slice(&mut self, bytes: &[u8]) {
        if let Some(room) = self.room(bytes.len()).get_mut(..bytes.len()) {
            room.copy_from_slice(bytes);
        }
        self.end += bytes.len();
    }

    /// Writes what is before a value that is no text.
    #[inline]
    pub(crate) fn prefix(&mut self, prefix: &Prefix) {
        self.bytes(&prefix.0);
        self.end -= Prefix::SIZE + 1 - prefix.len();
    }

    /// Writes a member whose value is a text.
    #[inline(never)]
    pub(crate) fn text_member(&mut self, prefix: &Prefix, text: &str) {
        let text = text.as_bytes();
        let len = prefix.len();
        let room = self.room(Prefix::SIZE + text.len() + 1);
        if let Some(room) = room.first_chunk_mut() {
            *room = prefix.0;
        }
        let has_special = copy(text, room.get_mut(len..).unwrap_or_default());
        self.end += len;
        self.content(text, has_special);
    }

    /// Writes a text.
    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(b"\"");
        let text = text.as_bytes();
        let has_special = copy(text, self.room(text.len() + 1));
        self.content(text, has_special);
    }

    /// Ends a text that is copied already.
    #[inline]
    fn content(&mut self, text: &[u8], has_special: bool) {
        if has_special {
            self.escaped(text);
        } else {
            self.end += text.len() + 1;
        }
    }

    /// Writes the content of a text that has bytes to escape, and a quote. Chunks without such a
    /// byte are copied whole.
    #[cold]
    #[inline(never)]
    fn escaped(&mut self, text: &[u8]) {
        for chunk in text.chunks(CHUNK) {
            if !chunk
                .iter()
                .fold(false, |any, byte| any | is_special(*byte))
            {
                self.slice(chunk);
                continue;
            }
            for byte in chunk {
                match byte {
                    b'"' | b'\\' => self.bytes(&[b'\\', *byte]),
                    8 => self.bytes(b"\\b"),
                    9 => self.bytes(b"\\t"),
                    10 => self.bytes(b"\\n"),
                    12 => self.bytes(b"\\f"),
                    13 => self.bytes(b"\\r"),
                    0..b' ' => {
                        let low = byte & 15;
                        let low = if low < 10 {
                            b'0' + low
                        } else {
                            b'a' - 10 + low
                        };
                        self.bytes(&[b'\\', b'u', b'0', b'0', b'0' + (byte >> 4), low]);
                    }
                    _ => self.bytes(&[*byte]),
                }
            }
        }
        self.bytes(b"\"");
    }

    /// Writes a key that the sender has chosen, with the comma before it and the colon after it.
    pub(crate) fn key(&mut self, key: &str) {
        self.bytes(b",");
        self.text(key);
        self.bytes(b":");
    }

    /// Ends an array or object. Each of its elements or members was written with a comma before it,
    /// also the first: there the bracket goes.
    pub(crate) fn close(&mut self, brackets: [u8; 2], start: usize) {
        if self.end == start {
            return self.bytes(&brackets);
        }
        let [open, close] = brackets;
        if let Some(comma) = self.out.get_mut(start) {
            *comma = open;
        }
        self.bytes(&[close]);
    }

    pub(crate) fn null(&mut self) {
        self.bytes(b"null");
    }

    pub(crate) fn bool(&mut self, value: bool) {
        if value {
            self.bytes(b"true");
        } else {
            self.bytes(b"false");
        }
    }

    #[inline(never)]
    pub(crate) fn number(&mut self, number: Number) {
        match number {
            Number::Unsigned(n) => self.unsigned(n),
            Number::Signed(n) => {
                if n < 0 {
                    self.bytes(b"-");
                }
                self.unsigned(n.unsigned_abs());
            }
            Number::Float(n) => self.float(n),
        }
    }

    fn unsigned(&mut self, mut n: u64) {
        let mut digits = [0; 20];
        let mut len = 0;
        for place in digits.iter_mut().rev() {
            #[allow(clippy::cast_possible_truncation, reason = "a digit")]
            {
                *place = b'0' + (n % 10) as u8;
            }
            n /= 10;
            len += 1;
            if n == 0 {
                break;
            }
        }
        self.slice(digits.get(20 - len..).unwrap_or_default());
    }

    /// The shortest digits that stand for this number alone, which `std` finds too, laid out as
    /// `serde_json` does: without an exponent from -5 to 15.
    #[cold]
    #[inline(never)]
    fn float(&mut self, n: f64) {
        if !n.is_finite() {
            return self.null();
        }
        let (mut shortest, mut exact) = ([0; 32], [0; 64]);
        let (mut mantissa, exponent) = scientific(format_args!("{n:e}"), &mut shortest);
        // Of two that are as near, `std` takes the upper one, and `serde_json` the even one. Only
        // numbers of so many digits can be in the middle of two.
        if mantissa.len() > 15 {
            let (longer, _) = scientific(format_args!("{n:.45e}"), &mut exact);
            if let Some((lower, [b'5', rest @ ..])) = longer.split_at_checked(mantissa.len())
                && rest.iter().all(|digit| *digit == b'0')
                && lower.last().is_some_and(|digit| digit % 2 == 0)
            {
                mantissa = lower;
            }
        }
        let digits = mantissa.iter().copied().filter(u8::is_ascii_digit);
        if mantissa.starts_with(b"-") {
            self.bytes(b"-");
        }
        match usize::try_from(exponent) {
            Ok(exponent @ ..16) => {
                let mut rest = digits.fuse();
                for _ in 0..=exponent {
                    self.bytes(&[rest.next().unwrap_or(b'0')]);
                }
                self.bytes(b".");
                self.bytes(&[rest.next().unwrap_or(b'0')]);
                rest.for_each(|digit| self.bytes(&[digit]));
            }
            Err(_) if exponent >= -5 => {
                self.bytes(b"0.");
                (exponent + 1..0).for_each(|_| self.bytes(b"0"));
                digits.for_each(|digit| self.bytes(&[digit]));
            }
            _ => {
                self.slice(mantissa.strip_prefix(b"-").unwrap_or(mantissa));
                self.bytes(if exponent < 0 { b"e-" } else { b"e+" });
                self.unsigned(exponent.unsigned_abs().into());
            }
        }
    }
}

const CHUNK: usize = 16;

/// The mantissa and the exponent of a number that is formatted into a buffer.
fn scientific<'b>(n: fmt::Arguments<'_>, buffer: &'b mut [u8]) -> (&'b [u8], i32) {
    let _ = (&mut *buffer).write_fmt(n);
    let mut parts = buffer.split(|byte| matches!(byte, b'e' | 0));
    let (mantissa, exponent) = (parts.next(), parts.next().map(str::from_utf8));
    let exponent = exponent.and_then(|exponent| exponent.ok()?.parse().ok());
    (mantissa.unwrap_or_default(), exponent.unwrap_or_default())
}

/// Copies a text, and a quote after it. Returns whether one of its bytes has to be escaped.
#[inline]
fn copy(text: &[u8], room: &mut [u8]) -> bool {
    let Some((room, rest)) = room.split_at_mut_checked(text.len()) else {
        return true;
    };
    if let Some(quote) = rest.first_mut() {
        *quote = b'"';
    }
    if text.len() >= CHUNK {
        copy_long(text, room)
    } else {
        copy_short(text, room)
    }
}

/// Copies a text of at least one chunk. The last chunk overlaps the one before it.
#[inline]
fn copy_long(text: &[u8], room: &mut [u8]) -> bool {
    let mut special = [0; CHUNK];
    if let (Some(room), Some(last)) = (room.last_chunk_mut(), text.last_chunk()) {
        *room = *last;
        mark(last, &mut special);
    }
    let (chunks, _) = room.as_chunks_mut::<CHUNK>();
    for (room, chunk) in chunks.iter_mut().zip(text.as_chunks::<CHUNK>().0) {
        *room = *chunk;
        mark(chunk, &mut special);
    }
    special.into_iter().fold(0, |any, special| any | special) != 0
}

#[inline]
fn mark(chunk: &[u8; CHUNK], special: &mut [u8; CHUNK]) {
    for (special, byte) in special.iter_mut().zip(chunk) {
        *special |= u8::from(is_special(*byte));
    }
}

/// Whether a byte has to be escaped.
#[inline]
const fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// Copies a text of less than a chunk.
#[inline]
fn copy_short(text: &[u8], room: &mut [u8]) -> bool {
    const SPACES: u64 = u64::MAX / 255 * b' ' as u64;
    if let Some([first, last]) = copy_ends::<8>(text, room) {
        return has_special(u64::from_ne_bytes(first)) | has_special(u64::from_ne_bytes(last));
    }
    let word = if let Some([first, last]) = copy_ends::<4>(text, room) {
        u64::from(u32::from_ne_bytes(first)) << 32 | u64::from(u32::from_ne_bytes(last))
    } else if let Some([first, last]) = copy_ends::<2>(text, room) {
        let two = u32::from(u16::from_ne_bytes(first)) << 16 | u32::from(u16::from_ne_bytes(last));
        SPACES << 32 | u64::from(two)
    } else if let Some([[byte], _]) = copy_ends::<1>(text, room) {
        SPACES << 8 | u64::from(byte)
    } else {
        return false;
    };
    has_special(word)
}

/// Copies the first and the last bytes of a text, which overlap if it has less than twice as many.
#[inline]
fn copy_ends<const N: usize>(text: &[u8], room: &mut [u8]) -> Option<[[u8; N]; 2]> {
    let ends = [*text.first_chunk()?, *text.last_chunk()?];
    *room.first_chunk_mut()? = ends[0];
    *room.last_chunk_mut()? = ends[1];
    Some(ends)
}

/// Whether one of eight bytes has to be escaped.
#[inline]
const fn has_special(word: u64) -> bool {
    const ONES: u64 = u64::MAX / 255;
    // The high bit of a byte that is less than `bound`; of other bytes too, but only if there is
    // such a byte.
    const fn less(word: u64, bound: u64) -> u64 {
        word.wrapping_sub(ONES * bound) & !word
    }
    let quotes = less(word ^ (ONES * b'"' as u64), 1);
    let backslashes = less(word ^ (ONES * b'\\' as u64), 1);
    (less(word, b' ' as u64) | quotes | backslashes) & (ONES << 7) != 0
}
