//! Where a refused body is wrong, for the errors that simd-json tells without a place. Runs on the original bytes only.

use crate::error::{Error, ErrorKind};

/// Adds the offset to an error of a body, where the parser knows none or not for sure.
#[cold]
pub(crate) fn locate(error: Error, body: &[u8]) -> Error {
    let offset = match error.kind() {
        ErrorKind::InvalidString => find_string(body, |string| match string.iter().position(|byte| *byte < b' ') {
            Some(control) => Some(control),
            None => (closing_quote(string).is_none()).then_some(0),
        }),
        ErrorKind::InvalidEscape => find_string(body, |string| has_invalid_escape(string).then_some(0)),
        ErrorKind::NotAnObject => body.iter().position(|byte| !byte.is_ascii_whitespace()),
        _ => None,
    };
    offset.map_or(error, |offset| error.at(offset))
}

/// Looks through the strings of a body, each given from its opening quote to its closing one or to the end of the body,
/// for the first of which `fault` tells a place, and adds the string's own place to that. A backslash outside of strings is a fault
/// as well: simd-json takes the quote behind it for escaped.
fn find_string(body: &[u8], fault: impl Fn(&[u8]) -> Option<usize>) -> Option<usize> {
    let mut start = 0;
    loop {
        start += body.get(start..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        let string = body.get(start..)?;
        if string.first() == Some(&b'\\') {
            return Some(start);
        }
        let string = closing_quote(string).and_then(|quote| string.get(..=quote)).unwrap_or(string);
        if let Some(place) = fault(string) {
            return Some(start + place);
        }
        start += string.len();
    }
}

/// The place of the quote that ends a string which begins with one.
fn closing_quote(string: &[u8]) -> Option<usize> {
    let mut escaped = false;
    let end = string.iter().skip(1).position(|byte| {
        let closes = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        closes
    })?;
    Some(end + 1)
}

/// Whether a string has an escape that JSON does not know, or half a surrogate pair.
fn has_invalid_escape(mut rest: &[u8]) -> bool {
    while let Some(backslash) = rest.iter().position(|byte| *byte == b'\\') {
        rest = match rest.get(backslash + 1..) {
            Some([b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', rest @ ..]) => rest,
            Some([b'u', rest @ ..]) => match code_unit(rest) {
                Some((0xDC00..=0xDFFF, _)) | None => return true,
                Some((0xD800..=0xDBFF, rest)) => match rest.strip_prefix(b"\\u").and_then(code_unit) {
                    Some((0xDC00..=0xDFFF, rest)) => rest,
                    _ => return true,
                },
                Some((_, rest)) => rest,
            },
            _ => return true,
        };
    }
    false
}

/// Four hexadecimal digits, and what follows them.
fn code_unit(text: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.split_first_chunk::<4>()?;
    let mut unit = 0;
    for digit in digits {
        unit = unit * 16 + char::from(*digit).to_digit(16)?;
    }
    Some((unit, rest))
}
