//! Raw values: JSON text of unknown values, which the fast path has checked and leaves in the body
//! until somebody reads it.
//!
//! A string with escapes is unescaped in place, as everywhere in a body. Then its text may hold
//! quotes, so that they no longer tell where it ends. Such a string gets its length in front, in
//! the room of its quotes and of the byte or more that unescaping has saved:
//!
//! ```text
//! "a\"b"   becomes   <marker> <length> <length> a " b
//! ```
//!
//! The marker is a control character, which RFC 8259 allows neither in strings nor elsewhere. What
//! is left over becomes white space. So a raw value is still text, and all strings in it can be
//! borrowed.

use super::{Json, Node, Number, Scalar, escape};

/// The value of an unknown field, as the fast path found it.
#[derive(Clone, Copy)]
#[allow(
    missing_debug_implementations,
    reason = "internal; it would print the body"
)]
pub(crate) enum RawValue<'b> {
    Scalar(Scalar<'b>),
    /// An array or object, a number, `true`, `false` or `null`.
    Unread(RawNode<'b>),
}

/// The first marker. Its low four bits are the highest of the length.
const MARKER: u8 = 0x10;

/// The length from which a string with escapes has no room for its length.
pub(crate) const MAX_ESCAPED_LEN: usize = 1 << 18;

/// A value and what follows it.
#[derive(Clone, Copy)]
#[allow(
    missing_debug_implementations,
    reason = "internal; it would print the body"
)]
pub(crate) struct RawNode<'b>(&'b str);

impl<'b> RawNode<'b> {
    /// `text` must begin with a value that was checked and [unescaped](unescape).
    pub(crate) fn new(text: &'b str) -> Self {
        Self(text)
    }

    /// The bytes from an offset on, after white space.
    fn after(self, offset: usize) -> &'b str {
        let rest = self.0.get(offset..).unwrap_or_default();
        rest.trim_ascii_start()
    }

    /// The length of the value.
    fn len(self) -> usize {
        let text = self.0;
        match text.as_bytes() {
            [b'{' | b'[', ..] => nested_len(text),
            [b'"' | MARKER..=0x1f, ..] => string(text).2,
            bytes => {
                let is_end = |byte: &u8| matches!(byte, b',' | b']' | b'}' | 0..=b' ');
                bytes.iter().position(is_end).unwrap_or(bytes.len())
            }
        }
    }
}

/// Where the text of a string begins and ends, and the length of the string.
fn string(text: &str) -> (usize, usize, usize) {
    if let [marker @ MARKER..=0x1f, high, low, ..] = *text.as_bytes() {
        let len = usize::from(marker & 0xf) << 14 | usize::from(high) << 7 | usize::from(low);
        return (3, 3 + len, 3 + len);
    }
    let rest = text.as_bytes().iter().skip(1);
    let end = 1 + rest.take_while(|byte| **byte != b'"').count();
    (1, end, end + 1)
}

/// The length of an array or object, its brackets included.
fn nested_len(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' | MARKER..=0x1f => {
                at += string(text.get(at..).unwrap_or_default()).2;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return at + 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

impl<'b> Node<'b> for RawNode<'b> {
    type Elements = Elements<'b>;
    type Members = Members<'b>;

    fn json(self) -> Json<'b, Self> {
        let text = self.0;
        match text.as_bytes() {
            [b'{', ..] => Json::Object(Members(self.after(1))),
            [b'[', ..] => Json::Array(Elements(self.after(1))),
            [b't', ..] => Json::Bool(true),
            [b'f', ..] => Json::Bool(false),
            [b'n', ..] | [] => Json::Null,
            [b'"' | MARKER..=0x1f, ..] => {
                let (start, end, _) = string(text);
                Json::Text(text.get(start..end).unwrap_or_default())
            }
            _ => Json::Number(Number::parse(text.get(..self.len()).unwrap_or_default())),
        }
    }
}

/// The elements of an array that are still to come, from the first of them on.
#[derive(Clone)]
pub(crate) struct Elements<'b>(&'b str);

impl<'b> Iterator for Elements<'b> {
    type Item = RawNode<'b>;

    fn next(&mut self) -> Option<RawNode<'b>> {
        let value = RawNode(self.0);
        let len = value.len();
        if len == 0 || self.0.starts_with(']') {
            return None;
        }
        self.0 = after_separator(value.after(len));
        Some(value)
    }

    /// Counts: only lists, whose length has to be known, ask for it.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.clone().count();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Elements<'_> {}

/// The members of an object that are still to come, from the key of the first of them on.
#[derive(Clone)]
pub(crate) struct Members<'b>(&'b str);

impl<'b> Iterator for Members<'b> {
    type Item = (&'b str, RawNode<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        let name = RawNode(self.0);
        let Json::Text(key) = name.json() else {
            return None;
        };
        let value = RawNode(after_separator(name.after(name.len())));
        self.0 = after_separator(value.after(value.len()));
        Some((key, value))
    }

    /// Counts: only lists, whose length has to be known, ask for it.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.clone().count();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Members<'_> {}

/// What follows a colon or comma, and white space; the text itself if it begins with neither.
fn after_separator(text: &str) -> &str {
    match text.as_bytes() {
        [b':' | b',', ..] => RawNode(text).after(1),
        _ => text,
    }
}

/// Unescapes the strings of a value that was checked, in place.
pub(crate) fn unescape(value: &mut [u8]) {
    let mut at = 0;
    while let Some(rest) = value.get_mut(at..) {
        let Some(open) = rest.iter().position(|byte| *byte == b'"') else {
            return;
        };
        let string = rest.get_mut(open..).unwrap_or_default();
        let (end, has_escapes) = end_of_string(string);
        if has_escapes && let Some(string) = string.get_mut(..=end) {
            unescape_string(string);
        }
        at += open + end + 1;
    }
}

/// The offset of a string's closing quote, and whether the string has escapes.
fn end_of_string(string: &[u8]) -> (usize, bool) {
    let (mut at, mut has_escapes) = (1, false);
    loop {
        match string.get(at) {
            Some(b'\\') => {
                has_escapes = true;
                at += 2;
            }
            Some(b'"') | None => return (at, has_escapes),
            Some(_) => at += 1,
        }
    }
}

/// Puts the length and the text of a string in the place of the string.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the walk declines longer strings"
)]
fn unescape_string(string: &mut [u8]) {
    let last = string.len().saturating_sub(1);
    let len = string.get_mut(1..last).map_or(0, escape::unescape);
    // At least one byte was saved, so that it and the quotes leave room for three.
    let Some((text, unused)) = string.split_at_mut_checked(3 + len) else {
        return;
    };
    text.copy_within(1..=len, 3);
    let length = [
        MARKER | (len >> 14) as u8 & 0xf,
        (len >> 7) as u8 & 0x7f,
        len as u8 & 0x7f,
    ];
    text.iter_mut()
        .zip(length)
        .for_each(|(to, byte)| *to = byte);
    unused.fill(b' ');
}
