use std::fmt;

use serde::{Serialize, Serializer};

use crate::revealed::Reveal;

/// A JSON number, as exact as `serde_json` keeps it.
///
/// Integers from -2⁶³ to 2⁶⁴-1 are exact; integers beyond that, fractions and `-0` are the nearest
/// `f64`. Numbers beyond the range of `f64` make a body invalid. Its `Debug` prints no digits. All
/// that holds as long as no other crate of the build switches on simd-json's feature
/// `approx-number-parsing`.
///
/// ```
/// use bandwidth_callbacks::types::{Number, Value};
/// use bandwidth_callbacks::parse;
///
/// let mut body = br#"{"eventType":"dtmf","rate":0.5}"#.to_vec();
/// let callback = parse(&mut body)?;
/// assert_eq!(callback.extra().get("rate"), Some(Value::Number(Number::Float(0.5))));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// Zero or a positive integer.
    Unsigned(u64),
    /// A negative integer.
    Signed(i64),
    /// Everything else; always finite.
    Float(f64),
}

impl Number {
    /// Returns the nearest `f64`.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Number;
    /// assert_eq!(Number::Unsigned(7).as_f64(), 7.0);
    /// ```
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "the nearest value is what the name promises"
    )]
    pub const fn as_f64(self) -> f64 {
        match self {
            Self::Unsigned(n) => n as f64,
            Self::Signed(n) => n as f64,
            Self::Float(n) => n,
        }
    }

    /// Returns the number, if it is an integer from 0 to 2⁶⁴-1.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Number;
    /// assert_eq!(Number::Unsigned(7).as_u64(), Some(7));
    /// assert_eq!(Number::Float(7.0).as_u64(), None);
    /// ```
    #[must_use]
    pub const fn as_u64(self) -> Option<u64> {
        match self {
            Self::Unsigned(n) => Some(n),
            Self::Signed(_) | Self::Float(_) => None,
        }
    }

    /// Returns the number, if it is an integer from -2⁶³ to 2⁶³-1.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Number;
    /// assert_eq!(Number::Signed(-7).as_i64(), Some(-7));
    /// assert_eq!(Number::Unsigned(u64::MAX).as_i64(), None);
    /// ```
    #[must_use]
    #[allow(clippy::cast_possible_wrap, reason = "checked")]
    pub const fn as_i64(self) -> Option<i64> {
        match self {
            Self::Unsigned(n) if n <= i64::MAX as u64 => Some(n as i64),
            Self::Signed(n) => Some(n),
            Self::Unsigned(_) | Self::Float(_) => None,
        }
    }

    /// The number of a text that RFC 8259 allows as one.
    pub(crate) fn parse(text: &str) -> Self {
        if let Ok(n) = text.parse() {
            return Self::Unsigned(n);
        }
        match text.parse() {
            Ok(n) => Self::negative(n),
            Err(_) => Self::Float(text.parse().unwrap_or_default()),
        }
    }

    /// A JSON integer that was written with a minus sign. `-0` is not an integer to `serde_json`,
    /// and so not to us.
    pub(crate) fn negative(n: i64) -> Self {
        if n == 0 {
            Self::Float(-0.0)
        } else {
            Self::Signed(n)
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: number>")
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Unsigned(n) => serializer.serialize_u64(n),
            Self::Signed(n) => serializer.serialize_i64(n),
            Self::Float(n) => serializer.serialize_f64(n),
        }
    }
}

impl Reveal for Number {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsigned(n) => fmt::Debug::fmt(n, f),
            Self::Signed(n) => fmt::Debug::fmt(n, f),
            Self::Float(n) => fmt::Debug::fmt(n, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_exact_to_the_ends_of_their_types() {
        for n in [
            0,
            1,
            i64::MAX as u64 - 1,
            i64::MAX as u64,
            i64::MAX as u64 + 1,
            u64::MAX,
        ] {
            let number = Number::Unsigned(n);
            assert_eq!(
                (number.as_u64(), number.as_i64()),
                (Some(n), i64::try_from(n).ok())
            );
        }
        for n in [i64::MIN, i64::MIN + 1, -1] {
            let number = Number::negative(n);
            assert_eq!(
                (number, number.as_u64(), number.as_i64()),
                (Number::Signed(n), None, Some(n))
            );
        }
        let Number::Float(zero) = Number::negative(0) else {
            panic!("-0 is no integer")
        };
        assert!(zero == 0.0 && zero.is_sign_negative());
        assert_eq!(
            (Number::Float(1.0).as_u64(), Number::Float(1.0).as_i64()),
            (None, None)
        );
    }
}
