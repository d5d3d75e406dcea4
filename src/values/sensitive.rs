use std::fmt;
use std::ops::Deref;

/// Text that identifies or describes a person, or may: a phone number, pressed digits, a tag, a name, a URL with an account in it.
///
/// It derefs to [`str`], so it is read like any other text, but its `Debug` prints only the length and there is no `Display`:
/// content reaches a log only where somebody writes [`as_str`](Self::as_str). `Serialize` gives the text, deliberately.
///
/// ```
/// use bandwidth_callbacks::Sensitive;
///
/// let from = Sensitive::new("+15551234567");
/// assert!(from.starts_with("+1555"));
/// assert_eq!(format!("{from:?}"), "<redacted: 12 bytes>");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sensitive<'b>(&'b str);

impl<'b> Sensitive<'b> {
    /// Marks a text as sensitive. Does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::Sensitive;
    /// assert_eq!(Sensitive::new("4242").len(), 4);
    /// ```
    #[must_use]
    pub const fn new(text: &'b str) -> Self {
        Self(text)
    }

    /// The text itself, for as long as the body lives.
    ///
    /// ```
    /// # use bandwidth_callbacks::Sensitive;
    /// assert_eq!(Sensitive::new("4242").as_str(), "4242");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        self.0
    }
}

impl Deref for Sensitive<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl PartialEq<str> for Sensitive<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Sensitive<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// What `Debug` prints wherever a text of the body stands.
pub(crate) fn redacted_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "<redacted: {} bytes>", text.len())
}

/// What all wrappers of a text of the body have in common.
macro_rules! text_wrapper {
    ($name:ident) => {
        impl<'b> From<&'b str> for $name<'b> {
            fn from(text: &'b str) -> Self {
                Self(text)
            }
        }

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::values::redacted_text(self.0, f)
            }
        }

        impl serde::Serialize for $name<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.0)
            }
        }
    };
}

text_wrapper!(Sensitive);

pub(super) use text_wrapper;
