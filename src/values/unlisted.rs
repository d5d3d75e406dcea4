use std::fmt;

use crate::logs::redacted_text;

/// A word that this release does not list: what `Other` of an open set of words holds, and
/// `Unknown` of a type of events.
///
/// The parser and `from_wire` make one, of a word that is not listed. A later release may list that
/// word. To ask for a word that you know and this release does not, compare `as_str`: that works
/// before and after. The sets compare by text too, whatever the variant.
///
/// `Debug` prints the length of the text.
///
/// ```
/// use bandwidth_callbacks::voice::Cause;
///
/// let cause = Cause::from_wire("brand-new");
/// assert!(matches!(cause, Cause::Other(word) if word.as_str() == "brand-new"));
/// assert_eq!(cause.as_str(), "brand-new");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unlisted<'b>(&'b str);

impl<'b> Unlisted<'b> {
    pub(crate) const fn new(word: &'b str) -> Self {
        Self(word)
    }

    /// Returns the word as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Cause;
    /// let Cause::Other(word) = Cause::from_wire("brand-new") else { panic!() };
    /// assert_eq!(word.as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        self.0
    }
}

impl fmt::Debug for Unlisted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redacted_text(self.0, f)
    }
}

impl crate::revealed::Reveal for Unlisted<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}
