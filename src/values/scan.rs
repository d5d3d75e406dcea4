//! What timestamps and durations have in common: digits, and the ways to be wrong.

use std::fmt;

/// Why a text is not a point in time or a duration. It holds nothing of the text.
///
/// ```
/// use bandwidth_callbacks::types::{Timestamp, ValueError};
///
/// assert_eq!(Timestamp::new("").to_offset_date_time(), Err(ValueError::Empty));
/// assert_eq!(Timestamp::new("2022-13-01T00:00Z").to_offset_date_time(), Err(ValueError::Range));
/// assert_eq!(ValueError::Form.to_string(), "the text has none of the known forms");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueError {
    /// The text is empty, as Bandwidth once wrote for "never".
    Empty,
    /// The text has none of the known forms.
    Form,
    /// The form is right, but a number in it, or the value as a whole, is out of range.
    Range,
}

impl ValueError {
    /// The error for a text that does not even begin right.
    #[cold]
    pub(super) fn form(text: &[u8]) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Form
        }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the text is empty",
            Self::Form => "the text has none of the known forms",
            Self::Range => "a number in the text is out of range",
        })
    }
}

impl std::error::Error for ValueError {}

/// Two ASCII digits as a number.
#[inline]
pub(super) fn two_digits(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens <= 9 && ones <= 9).then(|| tens * 10 + ones)
}

/// The digits after a decimal sign, of which there is at least one, in nanoseconds, and what
/// follows them. Those after the ninth are cut.
#[inline]
pub(super) fn nanoseconds(text: &[u8]) -> Result<(u32, &[u8]), ValueError> {
    let mut rest = text;
    let mut scale = 1_000_000_000;
    let mut value = 0;
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        // The tenth digit and all others count for nothing.
        scale /= 10;
        value += u32::from(digit - b'0') * scale;
        rest = tail;
    }
    if rest.len() == text.len() {
        Err(ValueError::Form)
    } else {
        Ok((value, rest))
    }
}

/// A run of digits that fits 64 bits, and what follows it.
#[inline]
pub(super) fn integer(text: &[u8]) -> Result<(u64, &[u8]), ValueError> {
    let mut rest = text;
    let mut value = 0_u64;
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(u64::from(digit - b'0')))
            .ok_or(ValueError::Range)?;
        rest = tail;
    }
    if rest.len() == text.len() {
        Err(ValueError::Form)
    } else {
        Ok((value, rest))
    }
}
