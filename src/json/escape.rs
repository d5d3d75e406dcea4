//! The escapes of strings: the one place that knows them.

/// The escapes of two characters: the second character, and the byte that it stands for.
const SHORT: [(u8, u8); 8] = [
    (b'"', b'"'),
    (b'\\', b'\\'),
    (b'/', b'/'),
    (b'b', 8),
    (b'f', 12),
    (b'n', b'\n'),
    (b'r', b'\r'),
    (b't', b'\t'),
];

/// [`SHORT`] by the second character; 0 for all others. A `match` becomes a jump by a table, with
/// which a body with 14 escapes takes 9 % longer.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
static BYTES: [u8; 256] = {
    let mut bytes = [0; 256];
    let mut rest: &[(u8, u8)] = &SHORT;
    while let [(second, byte), others @ ..] = rest {
        bytes[*second as usize] = *byte;
        rest = others;
    }
    bytes
};

/// The byte that an escape of two characters stands for, such as a line feed for `\\n`, by its
/// second character.
#[inline]
fn short(second: u8) -> Option<u8> {
    BYTES
        .get(usize::from(second))
        .copied()
        .filter(|byte| *byte != 0)
}

/// The character of an escape, and the length of the escape after its backslash. `None` if it is
/// none that RFC 8259 knows, or half a surrogate pair.
pub(crate) fn decode(after_backslash: &[u8]) -> Option<(char, usize)> {
    let (first, digits) = after_backslash.split_first()?;
    if let Some(byte) = short(*first) {
        return Some((byte.into(), 1));
    }
    let high = code_unit(digits.get(..4).filter(|_| *first == b'u')?)?;
    if !(0xD800..0xDC00).contains(&high) {
        return Some((char::from_u32(high)?, 5));
    }
    let low = code_unit(digits.get(4..10)?.strip_prefix(b"\\u")?)?;
    let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
    Some((char::from_u32(0x10000 + ((high - 0xD800) << 10) + low)?, 11))
}

fn code_unit(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |unit, digit| {
        Some(unit * 16 + char::from(*digit).to_digit(16)?)
    })
}

/// Whether this is an escape by number, which [`decode`] knows unless it is half a surrogate pair.
pub(crate) fn is_code_unit(after_backslash: &[u8]) -> bool {
    let digits = after_backslash
        .strip_prefix(b"u")
        .and_then(|digits| digits.get(..4));
    digits.and_then(code_unit).is_some()
}

/// The length of an escape after its backslash, if it is valid.
#[inline]
pub(crate) fn len(after_backslash: &[u8]) -> Option<usize> {
    if short(*after_backslash.first()?).is_some() {
        return Some(1);
    }
    decode(after_backslash).map(|(_, len)| len)
}

/// The pieces of a string's content: what is between escapes, and each escape's character.
#[derive(Debug)]
pub(crate) enum Piece<'r> {
    Plain(&'r [u8]),
    Escape(char),
    /// An escape that is half a surrogate pair.
    Half,
    /// An escape that is invalid for another reason. Nothing follows.
    Invalid,
}

/// Divides the content of a string into pieces.
pub(crate) fn pieces(mut content: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    std::iter::from_fn(move || {
        let piece = match content {
            [] => return None,
            [b'\\', after @ ..] => {
                if let Some((char, len)) = decode(after) {
                    content = after.get(len..)?;
                    Piece::Escape(char)
                } else if is_code_unit(after) {
                    content = after.get(5..)?;
                    Piece::Half
                } else {
                    content = &[];
                    Piece::Invalid
                }
            }
            _ => {
                let len = content
                    .iter()
                    .position(|byte| *byte == b'\\')
                    .unwrap_or(content.len());
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
    !pieces(content).any(|piece| matches!(piece, Piece::Half | Piece::Invalid))
}

/// Whether all escapes of a string's content are valid after a [`Repair`](super::repair::Repair).
pub(crate) fn is_valid_if_repaired(content: &[u8]) -> bool {
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
            Piece::Half | Piece::Invalid => return false,
        };
        match left.strip_prefix(part) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
    left.is_empty()
}

/// Unescapes the content of a string in place, if its escapes are valid. Fills the bytes that it no
/// longer needs with spaces, and returns its new length.
pub(crate) fn unescape(content: &mut [u8]) -> usize {
    let written = write(content).unwrap_or_default();
    if let Some(unused) = content.get_mut(written..) {
        unused.fill(b' ');
    }
    written
}

/// `None` only where an escape is invalid.
fn write(content: &mut [u8]) -> Option<usize> {
    let mut read = content.iter().position(|byte| *byte == b'\\')?;
    let mut written = read;
    while let Some(&byte) = content.get(read) {
        let mut next = byte;
        read += 1;
        if byte == b'\\' {
            let escape = content.get(read..)?;
            if let Some(byte) = short(*escape.first()?) {
                next = byte;
                read += 1;
            } else {
                let (char, len) = decode(escape)?;
                let mut utf8 = [0; 4];
                for byte in char.encode_utf8(&mut utf8).bytes() {
                    *content.get_mut(written)? = byte;
                    written += 1;
                }
                read += len;
                continue;
            }
        }
        *content.get_mut(written)? = next;
        written += 1;
    }
    Some(written)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    /// Escapes of code units, of which the digits have both cases.
    fn escaped(units: &[u16]) -> Vec<u8> {
        let escapes = units
            .iter()
            .enumerate()
            .map(|(index, unit)| match index % 2 {
                0 => format!("\\u{unit:04x}"),
                _ => format!("\\u{unit:04X}"),
            });
        escapes.collect::<String>().into_bytes()
    }

    #[test]
    fn every_character_is_that_of_its_escape() {
        for char in (0..=0x10_ffff).filter_map(char::from_u32) {
            let mut content = escaped(char.encode_utf16(&mut [0; 2]));
            let len = content.len() - 1;
            content.extend(b"1f");
            assert_eq!(decode(&content[1..]), Some((char, len)));
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_no_character() {
        let edges = [
            0, 0xd7ff, 0xd800, 0xd801, 0xdbfe, 0xdbff, 0xdc00, 0xdc01, 0xdffe, 0xdfff, 0xe000,
            0xffff,
        ];
        for (first, second) in
            (0xd7fe..=0xe001).flat_map(|first| edges.map(|second| (first, second)))
        {
            let content = escaped(&[first, second]);
            let expected = char::decode_utf16([first, second]).next().unwrap().ok();
            assert_eq!(
                decode(&content[1..]).map(|(char, _)| char),
                expected,
                "{first:x} {second:x}"
            );
            assert_eq!(
                is_valid(&content),
                char::decode_utf16([first, second]).all(|char| char.is_ok())
            );
            // Nor is a pair that ends too early.
            for end in 1..content.len() {
                let is_whole = end == 6 && !(0xd800..0xe000).contains(&first);
                assert_eq!(
                    is_valid(&content[..end]),
                    is_whole,
                    "{first:x} {second:x} {end}"
                );
            }
        }
    }

    /// The oracle is another parser.
    #[test]
    fn every_byte_after_a_backslash_has_its_meaning() {
        for second in 0..=u8::MAX {
            for digits in [
                "", "0", "00", "00e", "00e9", "00E9", "00eg", "+0e9", "00e9f",
            ] {
                let content = [b"\\", &[second][..], digits.as_bytes()].concat();
                let expected =
                    serde_json::from_slice::<String>(&[b"\"", &content[..], b"\""].concat()).ok();
                let is_quote = matches!(second, b'"' | b'\\') && digits.is_empty();
                if str::from_utf8(&content).is_ok() && (expected.is_some() || !is_quote) {
                    assert_eq!(is_valid(&content), expected.is_some(), "{second} {digits}");
                }
                if let Some(text) = expected {
                    assert!(is_text(&content, &text) && !is_text(&content, &format!("{text}x")));
                    let mut unescaped = content.clone();
                    let end = unescape(&mut unescaped);
                    assert_eq!(
                        (&unescaped[..end], unescaped.len()),
                        (text.as_bytes(), content.len())
                    );
                    assert!(unescaped[end..].iter().all(|byte| *byte == b' '));
                    assert_eq!(len(&content[1..]), Some(if second == b'u' { 5 } else { 1 }));
                }
            }
        }
    }
}
