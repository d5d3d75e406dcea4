//! JSON text, byte for byte as `serde_json` writes it.
//!
//! All functions append. Texts are copied in chunks of a fixed size: a copy of 16 bytes is two
//! instructions, and one of any length is a call.

use std::io::Write;

use super::Number;

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

    /// Writes it without the quote, before a value that is no text.
    #[inline]
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        self.cut(out, 1);
    }

    #[inline]
    fn cut(&self, out: &mut Vec<u8>, less: usize) {
        let len = out.len() + usize::from(self.0[Self::SIZE - 1]) - less;
        out.extend_from_slice(&self.0);
        out.truncate(len);
    }
}

/// Writes a member whose value is a text.
#[inline(never)]
pub(crate) fn text_member(prefix: &Prefix, text: &str, out: &mut Vec<u8>) {
    prefix.cut(out, 0);
    content(text.as_bytes(), out);
    out.push(b'"');
}

/// Writes a text.
pub(crate) fn text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    content(text.as_bytes(), out);
    out.push(b'"');
}

/// Writes a key that the sender has chosen, with the comma before it and the colon after it.
pub(crate) fn key(key: &str, out: &mut Vec<u8>) {
    out.push(b',');
    text(key, out);
    out.push(b':');
}

/// Ends an array or object. Each of its elements or members was written with a comma before it,
/// also the first: there the bracket goes.
pub(crate) fn close(brackets: &[u8; 2], start: usize, out: &mut Vec<u8>) {
    let [open, close] = *brackets;
    match out.get_mut(start) {
        Some(comma) => *comma = open,
        None => out.push(open),
    }
    out.push(close);
}

const CHUNK: usize = 16;

/// Writes what is between the quotes: all bytes as they are, and anew if one of them has to be
/// escaped.
#[inline]
fn content(text: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    let has_special = if text.len() >= CHUNK {
        long(text, out)
    } else {
        short(text, out)
    };
    if has_special {
        out.truncate(start);
        escaped(text, out);
    }
}

/// Copies a text of at least one chunk. Returns whether one of its bytes has to be escaped. The
/// last chunk overlaps the one before it.
#[inline]
fn long(text: &[u8], out: &mut Vec<u8>) -> bool {
    let end = out.len() + text.len();
    let mut special = [0; CHUNK];
    let (chunks, _) = text.as_chunks::<CHUNK>();
    for chunk in chunks {
        out.extend_from_slice(chunk);
        mark(chunk, &mut special);
    }
    if let Some(last) = text.last_chunk::<CHUNK>() {
        out.truncate(end - CHUNK);
        out.extend_from_slice(last);
        mark(last, &mut special);
    }
    special != [0; CHUNK]
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
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

/// Copies a text of less than a chunk, in two parts that overlap.
#[inline]
fn short(text: &[u8], out: &mut Vec<u8>) -> bool {
    let end = out.len() + text.len();
    if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        out.extend_from_slice(first);
        out.truncate(end - 8);
        out.extend_from_slice(last);
        return has_special(u64::from_ne_bytes(*first)) | has_special(u64::from_ne_bytes(*last));
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        out.extend_from_slice(first);
        out.truncate(end - 4);
        out.extend_from_slice(last);
        let both = u64::from(u32::from_ne_bytes(*first)) << 32;
        return has_special(both | u64::from(u32::from_ne_bytes(*last)));
    }
    let mut special = false;
    for byte in text {
        out.push(*byte);
        special |= is_special(*byte);
    }
    special
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

/// Writes the content of a text that has bytes to escape. Chunks without one are copied whole.
#[cold]
#[inline(never)]
fn escaped(text: &[u8], out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for chunk in text.chunks(CHUNK) {
        if !chunk
            .iter()
            .fold(false, |any, byte| any | is_special(*byte))
        {
            out.extend_from_slice(chunk);
            continue;
        }
        for byte in chunk {
            let letter = match byte {
                b'"' | b'\\' => *byte,
                8 => b'b',
                9 => b't',
                10 => b'n',
                12 => b'f',
                13 => b'r',
                0..b' ' => {
                    out.extend_from_slice(b"\\u00");
                    let digits = [byte >> 4, byte & 15];
                    out.extend(
                        digits
                            .iter()
                            .filter_map(|digit| HEX.get(usize::from(*digit))),
                    );
                    continue;
                }
                _ => {
                    out.push(*byte);
                    continue;
                }
            };
            out.extend_from_slice(&[b'\\', letter]);
        }
    }
}

pub(crate) fn bool(value: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(if value { b"true" } else { b"false" });
}

#[inline(never)]
pub(crate) fn number(number: Number, out: &mut Vec<u8>) {
    match number {
        Number::Unsigned(n) => unsigned(n, out),
        Number::Signed(n) => {
            if n < 0 {
                out.push(b'-');
            }
            unsigned(n.unsigned_abs(), out);
        }
        Number::Float(n) => float(n, out),
    }
}

fn unsigned(mut n: u64, out: &mut Vec<u8>) {
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
    out.extend_from_slice(digits.get(20 - len..).unwrap_or_default());
}

/// The shortest digits that stand for this number alone, which `std` finds too, laid out as
/// `serde_json` does: without an exponent from -5 to 15.
#[cold]
#[inline(never)]
fn float(n: f64, out: &mut Vec<u8>) {
    if !n.is_finite() {
        return out.extend_from_slice(b"null");
    }
    // A sign, 17 digits, a point, `e-` and 3 digits have room.
    let mut scientific = [0; 32];
    let _ = write!(&mut scientific[..], "{n:e}");
    let mut parts = scientific.split(|byte| *byte == b'e' || *byte == 0);
    let (mantissa, exponent) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let exponent: i32 =
        str::from_utf8(exponent).map_or(0, |exponent| exponent.parse().unwrap_or(0));
    let digits = mantissa.iter().copied().filter(u8::is_ascii_digit);
    if mantissa.starts_with(b"-") {
        out.push(b'-');
    }
    match usize::try_from(exponent) {
        Ok(exponent @ ..16) => {
            let whole = digits.clone().chain(std::iter::repeat(b'0'));
            out.extend(whole.take(exponent + 1));
            out.push(b'.');
            let fraction = out.len();
            out.extend(digits.skip(exponent + 1));
            if out.len() == fraction {
                out.push(b'0');
            }
        }
        Err(_) if exponent >= -5 => {
            out.extend_from_slice(b"0.");
            out.extend((exponent + 1..0).map(|_| b'0'));
            out.extend(digits);
        }
        _ => {
            out.extend(mantissa.iter().filter(|byte| **byte != b'-'));
            out.extend_from_slice(if exponent < 0 { b"e-" } else { b"e+" });
            unsigned(exponent.unsigned_abs().into(), out);
        }
    }
}
