//! Texts that anyone may have sent, fit for a terminal.

use std::borrow::Cow;

/// More than any name or identifier of the provider has.
const MAX_CHARS: usize = 64;

/// A text short enough for a line.
pub fn cut(text: &str) -> Cow<'_, str> {
    if text.chars().nth(MAX_CHARS).is_none() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().take(MAX_CHARS).chain(['…']).collect())
    }
}

/// A text without anything that a terminal would obey.
pub fn escape(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().flat_map(char::escape_debug).collect())
    }
}

/// Whether a text is of ASCII letters, digits, punctuation and blanks only.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
