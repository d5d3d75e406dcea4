//! Where a refused body is wrong, for the errors that simd-json reports without a place. Runs on the original bytes only, also where
//! simd-json read repaired ones.

/// The first control character in a string, or the opening quote of a string that is not closed.
#[cold]
pub(crate) fn invalid_string(body: &[u8]) -> Option<usize> {
    find_string(body, |string| match string.iter().position(|byte| *byte < b' ') {
        Some(control) => Some(control),
        None => (closing_quote(string).is_none()).then_some(0),
    })
}

/// The opening quote of the first string that has an invalid escape, which `is_valid` finds in its content.
#[cold]
pub(crate) fn invalid_escape(body: &[u8], is_valid: fn(&[u8]) -> bool) -> Option<usize> {
    find_string(body, |string| {
        let content = string.get(1..).unwrap_or_default();
        (!is_valid(content)).then_some(0)
    })
}

/// The first byte that is not white space.
#[cold]
pub(crate) fn first_token(body: &[u8]) -> Option<usize> {
    body.iter().position(|byte| !byte.is_ascii_whitespace())
}

/// Looks through the strings of a body, each given from its opening quote to its closing one or to the end of the body,
/// for the first of which `fault` has a place, and adds the string's own place to that. A backslash outside of strings is a fault
/// as well: simd-json takes the quote after it for escaped.
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
