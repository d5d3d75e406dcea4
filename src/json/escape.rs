//! The escapes of strings: the one place that knows them.

/// The character of an escape, and the length of the escape after its backslash. `None` if it is none that RFC 8259 knows, or half a
/// surrogate pair.
pub(crate) fn decode(after_backslash: &[u8]) -> Option<(char, usize)> {
    let char = match after_backslash.first()? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let high = code_unit(after_backslash.get(1..5)?)?;
            if !(0xD800..0xDC00).contains(&high) {
                return Some((char::from_u32(high)?, 5));
            }
            let low = code_unit(after_backslash.get(5..11)?.strip_prefix(b"\\u")?)?;
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

/// The pieces of a string's content: what is between escapes, and each escape's character.
#[derive(Debug)]
pub(crate) enum Piece<'r> {
    Plain(&'r [u8]),
    Escape(char),
    /// An escape that is invalid. Nothing follows.
    Invalid,
}

/// Divides the content of a string into pieces.
pub(crate) fn pieces(mut content: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    std::iter::from_fn(move || {
        let piece = match content {
            [] => return None,
            [b'\\', after @ ..] => match decode(after) {
                Some((char, len)) => {
                    content = after.get(len..)?;
                    Piece::Escape(char)
                }
                None => {
                    content = &[];
                    Piece::Invalid
                }
            },
            _ => {
                let len = content.iter().position(|byte| *byte == b'\\').unwrap_or(content.len());
                let (plain, rest) = content.split_at_checked(len)?;
                content = rest;
                Piece::Plain(plain)
            }
        };
        Some(piece)
    })
}

/// Whether all escapes of a string's content are valid.
pub(crate) fn is_valid(content: &[u8]) -> bool {
    !pieces(content).any(|piece| matches!(piece, Piece::Invalid))
}

/// Whether the content of a string is this text, once unescaped.
pub(crate) fn is_text(content: &[u8], text: &str) -> bool {
    let mut left = text.as_bytes();
    for piece in pieces(content) {
        let mut utf8 = [0; 4];
        let part = match piece {
            Piece::Plain(plain) => plain,
            Piece::Escape(char) => char.encode_utf8(&mut utf8).as_bytes(),
            Piece::Invalid => return false,
        };
        match left.strip_prefix(part) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
    left.is_empty()
}

/// Unescapes the content of a string in place, if its escapes are valid. Fills the bytes that it no longer needs with spaces, and
/// returns its new length.
pub(crate) fn unescape(content: &mut [u8]) -> usize {
    let written = write(content).unwrap_or_default();
    if let Some(unused) = content.get_mut(written..) {
        unused.fill(b' ');
    }
    written
}

/// `None` only where an escape is invalid.
fn write(content: &mut [u8]) -> Option<usize> {
    let (mut read, mut written) = (0, 0);
    while let Some(&byte) = content.get(read) {
        if byte == b'\\' {
            let (char, len) = decode(content.get(read + 1..)?)?;
            let mut utf8 = [0; 4];
            let utf8 = char.encode_utf8(&mut utf8).as_bytes();
            content.get_mut(written..written + utf8.len())?.copy_from_slice(utf8);
            written += utf8.len();
            read += 1 + len;
        } else {
            *content.get_mut(written)? = byte;
            written += 1;
            read += 1;
        }
    }
    Some(written)
}
