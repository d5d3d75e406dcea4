use std::fmt;

use crate::extra::{Extra, Value};
use crate::values::{Sensitive, SipHeaders};

/// Shows content in `Debug`, where everything else in this crate redacts it: for tests, and for logs that may hold personal data.
///
/// Works on [`Callback`](crate::Callback), each event and nested object, [`OwnedCallback`](crate::OwnedCallback), [`Extra`], [`Value`],
/// [`Sensitive`] and [`SipHeaders`]. Equal if what it holds is equal, so that a failed assertion shows both sides. Printing allocates.
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

impl Reveal for Sensitive<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Reveal for Value<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => fmt::Debug::fmt(value, f),
            Self::Number(crate::Number::Unsigned(n)) => fmt::Debug::fmt(n, f),
            Self::Number(crate::Number::Signed(n)) => fmt::Debug::fmt(n, f),
            Self::Number(crate::Number::Float(n)) => fmt::Debug::fmt(n, f),
            Self::Text(text) => fmt::Debug::fmt(text, f),
            Self::Array(elements) => f.debug_list().entries(elements.iter().map(Revealed)).finish(),
            Self::Object(members) => f
                .debug_map()
                .entries(members.iter().map(|(key, value)| (key, Revealed(value))))
                .finish(),
        }
    }
}

impl Reveal for Extra<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|(key, value)| (key, Revealed(value))))
            .finish()
    }
}

impl Reveal for SipHeaders<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|(name, value)| (name, Revealed(value))))
            .finish()
    }
}
