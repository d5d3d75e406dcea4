use std::fmt;

use crate::extra::{Extra, ExtraIter, Value};
use crate::json::Number;
use crate::values::{Coordinate, List, Pairs, Text, TextOrNumber};

/// Shows content in `Debug`, where everything else in this crate redacts it: for tests, and for logs that may hold personal data.
///
/// Works on all that is redacted: events, frames, messages and notifications, borrowed and owned, each of their objects, fields and lists, also in an
/// `Option` or a slice; types of events; [`Extra`]; [`DedupKey`](crate::DedupKey); and of `http` requests and responses. It does not work on
/// credentials and secrets, of which only hashes are kept. Equal if what it holds is equal, so that a failed assertion shows both
/// sides. Printing may allocate.
///
/// ```
/// use bandwidth_callbacks::{GatherCallback, Revealed};
///
/// let one = GatherCallback::build(|gather| gather.digits = Some("41".into()));
/// let other = GatherCallback::build(|gather| gather.digits = Some("42".into()));
/// assert_ne!(Revealed(&one), Revealed(&other));
/// assert_eq!(format!("{:?}", Revealed(&one)), r#"GatherCallback { event_type: "gather", digits: "41" }"#);
/// assert!(!format!("{one:?}").contains("41"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs, reason = "a wrapper")]
pub struct Revealed<'a, T: ?Sized>(pub &'a T);

impl<T: Reveal + ?Sized> fmt::Debug for Revealed<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.reveal(f)
    }
}

/// What [`Revealed`] can show. Implemented in this crate only.
pub trait Reveal {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// Texts, also those that are one of a set of words.
impl<'b, T: Text<'b>> Reveal for T {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text(), f)
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

impl Reveal for Extra<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().reveal(f)
    }
}

impl<N> Reveal for Pairs<'_, N> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|(name, value)| (name, Revealed(value)))).finish()
    }
}

impl Reveal for str {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Reveal for bool {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Reveal for u32 {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
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

impl Reveal for Value<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => fmt::Debug::fmt(value, f),
            Self::Number(number) => number.reveal(f),
            Self::Text(text) => fmt::Debug::fmt(text, f),
            Self::Array(elements) => elements.reveal(f),
            Self::Object(members) => f
                .debug_map()
                .entries(members.iter().map(|(key, value)| (key, Revealed(value))))
                .finish(),
        }
    }
}

impl Reveal for ExtraIter<'_, '_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.clone().map(|(key, value)| (key, Revealed(value))))
            .finish()
    }
}

impl<T: Reveal> Reveal for [T] {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(Revealed)).finish()
    }
}

impl<T: Reveal> Reveal for Vec<T> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().reveal(f)
    }
}

impl<T: Reveal, const N: usize> Reveal for List<T, N> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).reveal(f)
    }
}

impl<T: Reveal> Reveal for Option<T> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.as_ref().map(Revealed), f)
    }
}

impl Reveal for &str {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).reveal(f)
    }
}

/// Shows a body, of which invalid UTF-8 is replaced.
pub(crate) struct BodyText<'a>(pub(crate) &'a [u8]);

impl fmt::Debug for BodyText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&String::from_utf8_lossy(self.0), f)
    }
}
