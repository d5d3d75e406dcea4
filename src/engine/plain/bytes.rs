//! What stands between and around values, and where strings end. All functions take what is left of a body and give what is left then.

use wide::u8x16;

/// What is left of a body.
pub(super) type Rest<'r> = &'r [u8];

/// Skips white space behind the first byte.
#[inline]
pub(super) fn lead(rest: Rest<'_>) -> Rest<'_> {
    if let Some(chunk) = rest.first_chunk() {
        let bytes = u8x16::new(*chunk);
        let [space, line, feed, tab] = [b' ', b'\n', b'\r', b'\t'].map(|byte| bytes.cmp_eq(u8x16::splat(byte)));
        let count = ((space | line | feed | tab).move_mask() >> 1).trailing_ones() as usize;
        if count < 15 {
            return rest.get(count..).unwrap_or_default();
        }
    }
    lead_by_bytes(rest)
}

#[inline(never)]
fn lead_by_bytes(mut rest: Rest<'_>) -> Rest<'_> {
    while let [_, after @ ..] = rest
        && let [b' ' | b'\n' | b'\t' | b'\r', ..] = after
    {
        rest = after;
    }
    rest
}

#[inline]
pub(super) fn space(mut rest: Rest<'_>) -> Rest<'_> {
    while let [b' ' | b'\n' | b'\t' | b'\r', after @ ..] = rest {
        rest = after;
    }
    rest
}

/// Enters an object or array, up to its first key or element; `Err` behind it if it is empty.
#[inline]
pub(super) fn open(rest: Rest<'_>, bracket: u8, closing: u8) -> Option<Result<Rest<'_>, Rest<'_>>> {
    let rest = space(space(rest).strip_prefix(&[bracket])?);
    match rest.strip_prefix(&[closing]) {
        Some(rest) => Some(Err(rest)),
        None => Some(Ok(rest)),
    }
}

/// Behind a value: up to the next one, or `Err` behind the object or array.
#[inline(never)]
pub(super) fn next(rest: Rest<'_>, closing: u8) -> Option<Result<Rest<'_>, Rest<'_>>> {
    let rest = space(rest);
    match rest.strip_prefix(b",") {
        Some(rest) => Some(Ok(space(rest))),
        None => rest.strip_prefix(&[closing]).map(Err),
    }
}

/// Behind a key: up to the value.
#[inline]
pub(super) fn colon(rest: Rest<'_>) -> Option<Rest<'_>> {
    Some(space(space(rest).strip_prefix(b":")?))
}

/// What is left from the first byte on that ends a string or needs a closer look, or the last few bytes of a body.
#[inline]
pub(in crate::engine) fn stop(mut rest: Rest<'_>) -> Rest<'_> {
    while let Some((chunk, tail)) = rest.split_first_chunk::<16>() {
        let stops = stops(chunk);
        if stops != 0 {
            return rest.get(stops.trailing_zeros() as usize..).unwrap_or_default();
        }
        rest = tail;
    }
    rest
}

/// Which bytes end a string or need a closer look: one bit each.
#[inline]
pub(super) fn stops(chunk: &[u8; 16]) -> u32 {
    // The quote becomes the byte behind the control characters, which change places among themselves.
    let bytes = u8x16::new(*chunk);
    let swapped = bytes ^ u8x16::splat(b'"' ^ b' ');
    let low = swapped.min(u8x16::splat(b' ')).cmp_eq(swapped);
    (low | bytes.cmp_eq(u8x16::splat(b'\\'))).move_mask().cast_unsigned()
}
