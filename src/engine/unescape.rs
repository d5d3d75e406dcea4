//! Escapes replaced in place, so that the plain lane can read the body after all.

use super::plain::UNESCAPED;

/// How many strings of a body may have escapes. Bodies usually have one: a tag that holds JSON.
const MAX_STRINGS: usize = 8;

/// The lengths of the strings whose escapes were replaced, in their order.
pub(crate) struct Unescaped {
    lens: [u32; MAX_STRINGS],
    count: usize,
}

impl Unescaped {
    pub(crate) fn lens(&self) -> &[u32] {
        self.lens.get(..self.count).unwrap_or_default()
    }

    /// Replaces the escapes of all strings, from the one whose opening quote stands at `start`. What a string no longer needs is filled
    /// with spaces behind it. `None`, with the body in disorder, if an escape is invalid or too many strings have any.
    pub(crate) fn in_place(body: &mut [u8], start: usize) -> Option<Self> {
        let mut unescaped = Self {
            lens: [0; MAX_STRINGS],
            count: 0,
        };
        let mut rest = body.get_mut(start..)?;
        while let Some(quote) = rest.iter().position(|byte| matches!(*byte, b'"' | UNESCAPED)) {
            let string = rest.get_mut(quote..)?;
            if string.first() == Some(&UNESCAPED) {
                // The sender's, not ours.
                return None;
            }
            let stop = 1 + string.get(1..)?.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '))?;
            let end = match string.get(stop)? {
                b'"' => stop + 1,
                b'\\' => {
                    let (len, end) = replace(string, stop)?;
                    *unescaped.lens.get_mut(unescaped.count)? = u32::try_from(len).ok()?;
                    unescaped.count += 1;
                    *string.first_mut()? = UNESCAPED;
                    string.get_mut(1 + len..end)?.fill(b' ');
                    end
                }
                _ => return None,
            };
            rest = string.get_mut(end..)?;
        }
        Some(unescaped)
    }
}

/// Replaces the escapes of one string from its first backslash on; gives its new length without quotes, and where it ended.
fn replace(string: &mut [u8], backslash: usize) -> Option<(usize, usize)> {
    let (mut read, mut write) = (backslash, backslash);
    loop {
        match *string.get(read)? {
            b'"' => return Some((write - 1, read + 1)),
            0..b' ' => return None,
            b'\\' => {
                let (char, len) = escaped(string.get(read + 1..)?)?;
                let mut utf8 = [0; 4];
                let utf8 = char.encode_utf8(&mut utf8).as_bytes();
                string.get_mut(write..write + utf8.len())?.copy_from_slice(utf8);
                write += utf8.len();
                read += 1 + len;
            }
            byte => {
                *string.get_mut(write)? = byte;
                write += 1;
                read += 1;
            }
        }
    }
}

/// The character of an escape behind its backslash, and how long that is.
fn escaped(text: &[u8]) -> Option<(char, usize)> {
    let char = match text.first()? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let high = code_unit(text.get(1..5)?)?;
            if !(0xD800..0xDC00).contains(&high) {
                return Some((char::from_u32(high)?, 5));
            }
            let low = code_unit(text.get(5..11)?.strip_prefix(b"\\u")?)?;
            let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
            return Some((char::from_u32(0x10000 + ((high - 0xD800) << 10) + low)?, 11));
        }
        _ => return None,
    };
    Some((char, 1))
}

fn code_unit(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
}
