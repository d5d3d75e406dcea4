//! Makes texts from bodies safe to print on a terminal.

use std::borrow::Cow;

/// More than any name or identifier of Bandwidth has.
const MAX_CHARS: usize = 64;

/// Cuts a text that is too long for a line.
pub fn cut(text: &str) -> Cow<'_, str> {
    if text.chars().nth(MAX_CHARS).is_none() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().take(MAX_CHARS).chain(['…']).collect())
    }
}

/// Escapes everything that is not printable ASCII, such as control sequences.
pub fn escape(text: &str) -> Cow<'_, str> {
    if is_printable_ascii(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().flat_map(char::escape_debug).collect())
    }
}

/// Whether a text consists of ASCII letters, digits, punctuation and spaces only.
pub fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
