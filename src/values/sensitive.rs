use std::fmt;

use crate::logs::redacted_text;

/// Text that identifies or describes a person, or may: a phone number, pressed digits, a tag, a
/// name, a URL with an account in it.
///
/// Its content is read by [`as_str`](Self::as_str) or `AsRef<str>` and in no other way: `Debug`
/// prints only the length, and there is neither `Display` nor `Deref`, so that no number reaches a
/// log by `to_string()` or `{}`, and no placeholder is dialled in its place. `Serialize`
/// gives the text, deliberately. [`Revealed`](crate::Revealed) shows it in a failed test.
///
/// ```
/// use bandwidth_callbacks::Sensitive;
///
/// let from = Sensitive::new("+15551234567");
/// assert!(from == "+15551234567" && from.as_str().starts_with("+1555"));
/// assert_eq!(format!("{from:?}"), "<redacted: 12 bytes>");
/// ```
///
/// ```compile_fail
/// bandwidth_callbacks::Sensitive::new("4242").to_string();
/// ```
///
/// ```compile_fail
/// println!("{}", bandwidth_callbacks::Sensitive::new("4242"));
/// ```
///
/// ```compile_fail
/// bandwidth_callbacks::Sensitive::new("4242").trim();
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

    /// Returns the text itself, for as long as the body lives.
    ///
    /// ```
    /// # use bandwidth_callbacks::Sensitive;
    /// assert_eq!(Sensitive::new("4242").as_str(), "4242");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        self.0
    }

    /// Returns the length in bytes.
    ///
    /// ```
    /// # use bandwidth_callbacks::Sensitive;
    /// assert_eq!(Sensitive::new("é").len(), 2);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Returns whether the text is empty, as `digits` are after a time-out.
    ///
    /// ```
    /// # use bandwidth_callbacks::Sensitive;
    /// assert!(Sensitive::new("").is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl AsRef<str> for Sensitive<'_> {
    fn as_ref(&self) -> &str {
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

impl PartialEq<String> for Sensitive<'_> {
    fn eq(&self, other: &String) -> bool {
        self.0 == other
    }
}

super::text!(Sensitive, Self);

impl fmt::Debug for Sensitive<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redacted_text(self.0, f)
    }
}
