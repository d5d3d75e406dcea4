use std::fmt;

use serde::{Serialize, Serializer};

use crate::json::Number;
use crate::logs::{Shown, is_shown_number, redacted_text};

/// Declares a value that senders write as a text or as a number. `$show` prints the text.
macro_rules! text_or_number {
    ($(#[$meta:meta])* $name:ident, $text:ident, $f:ident => $show_text:expr, $number:ident => $show_number:expr) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq)]
        #[non_exhaustive]
        pub enum $name<'b> {
            /// A text, as received.
            Text(&'b str),
            /// A number.
            Number(Number),
        }

        impl<'b> $name<'b> {
            /// Returns the text; `None` if it was written as a number.
            #[doc = concat!("\n```\n# use bandwidth_callbacks::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::from(\"7\").as_str(), Some(\"7\"));\n```")]
            #[must_use]
            pub const fn as_str(self) -> Option<&'b str> {
                match self {
                    Self::Text(text) => Some(text),
                    Self::Number(_) => None,
                }
            }

            /// Returns the integer that the number or the digits of the text are, from 0 to 2⁶⁴-1. Does not allocate.
            #[doc = concat!("\n```\n# use bandwidth_callbacks::{Number, ", stringify!($name), "};\n",
                "assert_eq!(", stringify!($name), "::from(\"07\").to_u64(), Some(7));\n",
                "assert_eq!(", stringify!($name), "::Number(Number::Unsigned(7)).to_u64(), Some(7));\n",
                "assert_eq!(", stringify!($name), "::from(\"+7\").to_u64(), None);\n```")]
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
            #[doc = concat!("\n```\n# use bandwidth_callbacks::", stringify!($name), ";\n",
                "assert_eq!(", stringify!($name), "::from(\"-122.4194\").to_f64(), Some(-122.4194));\n",
                "assert_eq!(", stringify!($name), "::from(\"nan\").to_f64(), None);\n```")]
            #[must_use]
            pub fn to_f64(self) -> Option<f64> {
                match self {
                    Self::Text(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
                    Self::Number(number) => Some(number.as_f64()),
                }
            }
        }

        impl<'b> From<&'b str> for $name<'b> {
            fn from(text: &'b str) -> Self {
                Self::Text(text)
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, $f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Text($text) => $show_text,
                    Self::Number($number) => $show_number,
                }
            }
        }

        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    Self::Text(text) => serializer.serialize_str(text),
                    Self::Number(number) => number.serialize(serializer),
                }
            }
        }
    };
}

text_or_number! {
    /// An id, counter, code or time that Bandwidth writes as a text in one place and as a number in another. Keeps which of the two it was.
    ///
    /// `Debug` shows a text that is a token or a time, and an integer of at most nine digits or of milliseconds since 1970. A longer one may be
    /// a phone number: see [`logs`](crate::logs).
    ///
    /// ```
    /// use bandwidth_callbacks::TextOrNumber;
    ///
    /// let sequence_number = TextOrNumber::from("41");
    /// assert_eq!(sequence_number.to_u64(), Some(41));
    /// ```
    TextOrNumber, text, f => fmt::Debug::fmt(&Shown::token_or_time(text), f), number => match number.as_u64().filter(|number| is_shown_number(*number)) {
        Some(number) => fmt::Debug::fmt(&number, f),
        None => fmt::Debug::fmt(number, f),
    }
}

text_or_number! {
    /// One coordinate of a place, in degrees: a text, or a number. `Debug` shows nothing of it.
    ///
    /// ```
    /// use bandwidth_callbacks::Coordinate;
    ///
    /// let latitude = Coordinate::from("37.7749");
    /// assert_eq!(latitude.to_f64(), Some(37.7749));
    /// assert_eq!(format!("{latitude:?}"), "<redacted: 7 bytes>");
    /// ```
    Coordinate, text, f => redacted_text(text, f), number => fmt::Debug::fmt(number, f)
}
