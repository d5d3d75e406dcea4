//! Escapes of a string, replaced in place.

/// Unescapes the content of a string whose escapes are valid, and fills with spaces what it no longer needs. Gives its new length.
pub(super) fn in_place(text: &mut [u8]) -> u32 {
    let written = replace(text).unwrap_or_default();
    if let Some(unused) = text.get_mut(written..) {
        unused.fill(b' ');
    }
    u32::try_from(written).unwrap_or_default()
}

/// `None` only where an escape is invalid.
fn replace(text: &mut [u8]) -> Option<usize> {
    let (mut read, mut write) = (0, 0);
    while let Some(&byte) = text.get(read) {
        if byte == b'\\' {
            let (char, len) = escaped(text.get(read + 1..)?)?;
            let mut utf8 = [0; 4];
            let utf8 = char.encode_utf8(&mut utf8).as_bytes();
            text.get_mut(write..write + utf8.len())?.copy_from_slice(utf8);
            write += utf8.len();
            read += 1 + len;
        } else {
            *text.get_mut(write)? = byte;
            write += 1;
            read += 1;
        }
    }
    Some(write)
}

/// The character of an escape behind its backslash, and how long that is.
pub(in crate::engine) fn escaped(text: &[u8]) -> Option<(char, usize)> {
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
