//! Where a refused body is wrong, for the errors that simd-json reports without a place. Runs on
//! the original bytes only, also where simd-json read repaired ones.

/// The first control character in a string, or the opening quote of a string that is not closed.
#[cold]
pub(crate) fn invalid_string(body: &[u8]) -> Option<usize> {
    find_string(body, |content, end| match end {
        Some(b'"') => None,
        Some(_) => Some(1 + content.len()),
        None => Some(0),
    })
}

/// The opening quote of the first string that has an invalid escape, which `is_valid` finds in its
/// content.
#[cold]
pub(crate) fn invalid_escape(body: &[u8], is_valid: fn(&[u8]) -> bool) -> Option<usize> {
    find_string(body, |content, _| (!is_valid(content)).then_some(0))
}

/// The first byte of an element of an array that is the body.
#[cold]
pub(crate) fn element(body: &[u8], index: usize) -> Option<usize> {
    let mut at = first_token(body)? + 1;
    let (mut depth, mut before) = (0_usize, 0);
    loop {
        at += first_token(body.get(at..)?)?;
        if depth == 0 && before == index {
            return Some(at);
        }
        // The body is JSON, or the error would be another one.
        match body.get(at)? {
            b'"' => at += 1 + content_len(body.get(at + 1..)?),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.checked_sub(1)?,
            b',' if depth == 0 => before += 1,
            _ => {}
        }
        at += 1;
    }
}

/// The first byte that is not white space.
#[cold]
pub(crate) fn first_token(body: &[u8]) -> Option<usize> {
    body.iter().position(|byte| !byte.is_ascii_whitespace())
}

/// Looks through the strings of a body for the first of which `fault` has a place after its opening
/// quote, and returns where that is. `fault` gets the content up to the closing quote, a control
/// character or the end of the body, and the byte there. A backslash outside of strings is
/// a fault as well: simd-json takes the quote after it for escaped.
fn find_string(body: &[u8], fault: impl Fn(&[u8], Option<u8>) -> Option<usize>) -> Option<usize> {
    let mut start = 0;
    loop {
        start += body
            .get(start..)?
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\\'))?;
        let (quote, rest) = body.get(start..)?.split_first()?;
        if *quote == b'\\' {
            return Some(start);
        }
        let len = content_len(rest);
        let (content, after) = rest.split_at_checked(len)?;
        if let Some(place) = fault(content, after.first().copied()) {
            return Some(start + place);
        }
        start += 2 + len;
    }
}

/// The length of a string's content, from the byte after its opening quote up to a closing quote, a
/// control character or the end of the body.
fn content_len(rest: &[u8]) -> usize {
    let mut len = 0;
    while let Some(byte) = rest.get(len) {
        len += match byte {
            b'"' | 0..b' ' => return len,
            // The next byte is escaped, but may not be a control character either.
            b'\\' => 1 + usize::from(rest.get(len + 1).is_some_and(|next| *next >= b' ')),
            _ => 1,
        };
    }
    rest.len()
}
