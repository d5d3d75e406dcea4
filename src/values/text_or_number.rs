use std::fmt;

use serde::{Serialize, Serializer};

use crate::json::Number;
use crate::logs::{Shown, is_shown_number, redacted_text};
use crate::revealed::Reveal;

/// An id, counter, code or time that Bandwidth writes as a text in one place and as a number in
/// another. Keeps which of the two it was.
///
/// `Debug` shows a text that is a token or a time, and an integer of at most nine digits or of
/// milliseconds since 1970. A longer one may be a phone number: see [`logs`](crate::logs).
///
/// ```
/// use bandwidth_callbacks::types::TextOrNumber;
///
/// let sequence_number = TextOrNumber::from("41");
/// assert_eq!(sequence_number.to_u64(), Some(41));
/// ```
#[derive(Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum TextOrNumber<'b> {
    /// A text, as received.
    Text(&'b str),
    /// A number.
    Number(Number),
}

impl<'b> TextOrNumber<'b> {
    /// Returns the text; `None` if it was written as a number.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::TextOrNumber;
    /// assert_eq!(TextOrNumber::from("7").as_str(), Some("7"));
    /// ```
    #[must_use]
    pub const fn as_str(self) -> Option<&'b str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) => None,
        }
    }

    /// Returns the integer that the number or the digits of the text are, from 0 to 2⁶⁴-1. Does not
    /// allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::{Number, TextOrNumber};
    /// assert_eq!(TextOrNumber::from("07").to_u64(), Some(7));
    /// assert_eq!(TextOrNumber::Number(Number::Unsigned(7)).to_u64(), Some(7));
    /// assert_eq!(TextOrNumber::from("+7").to_u64(), None);
    /// ```
    #[must_use]
    pub fn to_u64(self) -> Option<u64> {
        match self {
            // `parse` would accept a sign.
            Self::Text(text) if text.starts_with('+') => None,
            Self::Text(text) => text.parse().ok(),
            Self::Number(number) => number.as_u64(),
        }
    }

    /// Returns the nearest `f64`; `None` if the text is no finite number. Does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::TextOrNumber;
    /// assert_eq!(TextOrNumber::from("-122.4194").to_f64(), Some(-122.4194));
    /// assert_eq!(TextOrNumber::from("nan").to_f64(), None);
    /// ```
    #[must_use]
    pub fn to_f64(self) -> Option<f64> {
        match self {
            Self::Text(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
            Self::Number(number) => Some(number.as_f64()),
        }
    }
}

impl<'b> From<&'b str> for TextOrNumber<'b> {
    fn from(text: &'b str) -> Self {
        Self::Text(text)
    }
}

impl fmt::Debug for TextOrNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => fmt::Debug::fmt(&Shown::token_or_time(text), f),
            Self::Number(number) => match number.as_u64().filter(|number| is_shown_number(*number))
            {
                Some(number) => fmt::Debug::fmt(&number, f),
                None => fmt::Debug::fmt(number, f),
            },
        }
    }
}

impl Serialize for TextOrNumber<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
        }
    }
}

/// One coordinate of a place, in degrees: a text, or a number. `Debug` shows nothing of it.
///
/// ```
/// use bandwidth_callbacks::messaging::Coordinate;
///
/// let latitude = Coordinate::from("37.7749");
/// assert_eq!(latitude.to_f64(), Some(37.7749));
/// assert_eq!(format!("{latitude:?}"), "<redacted: 7 bytes>");
/// ```
#[derive(Clone, Copy, PartialEq)]
pub struct Coordinate<'b>(pub(crate) TextOrNumber<'b>);

impl<'b> Coordinate<'b> {
    /// Returns the text; `None` if it was written as a number.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::Coordinate;
    /// assert_eq!(Coordinate::from("7").as_str(), Some("7"));
    /// ```
    #[must_use]
    pub const fn as_str(self) -> Option<&'b str> {
        self.0.as_str()
    }

    /// Returns the degrees; `None` if the text is no finite number. Does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::messaging::Coordinate;
    /// assert_eq!(Coordinate::from("-122.4194").to_f64(), Some(-122.4194));
    /// assert_eq!(Coordinate::from("nan").to_f64(), None);
    /// ```
    #[must_use]
    pub fn to_f64(self) -> Option<f64> {
        self.0.to_f64()
    }
}

impl<'b> From<&'b str> for Coordinate<'b> {
    fn from(text: &'b str) -> Self {
        Self(text.into())
    }
}

impl From<Number> for Coordinate<'_> {
    fn from(degrees: Number) -> Self {
        Self(TextOrNumber::Number(degrees))
    }
}

impl fmt::Debug for Coordinate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            TextOrNumber::Text(text) => redacted_text(text, f),
            TextOrNumber::Number(number) => fmt::Debug::fmt(&number, f),
        }
    }
}

impl Serialize for Coordinate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Reveal for TextOrNumber<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => fmt::Debug::fmt(text, f),
            Self::Number(number) => number.reveal(f),
        }
    }
}

impl Reveal for Coordinate<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.reveal(f)
    }
}
