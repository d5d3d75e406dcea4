//! STIR/SHAKEN's verdict on a caller's number, whose words have several spellings.

use std::fmt;

use crate::values::Unlisted;

/// The outcome of checking a caller's number (STIR/SHAKEN), with the text as received.
///
/// Bandwidth writes `TN-Validation-Passed` and `TN-Verification-Passed`, also as `Tn-…`; case and
/// that word make no difference here. Two spellings of one outcome are not equal, because each is
/// kept as received. Ask for the outcome by the variant, with `matches!`.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
///
/// ```
/// use bandwidth_callbacks::voice::Verstat;
///
/// assert_ne!(Verstat::from_wire("Tn-Verification-Passed"), Verstat::from_wire("TN-Validation-Passed"));
/// assert!(matches!(Verstat::from_wire("Tn-Verification-Passed"), Verstat::Passed("Tn-Verification-Passed")));
/// assert!(matches!(Verstat::from_wire("TN-Validation-Failed-A"), Verstat::Other(_)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Verstat<'b> {
    /// The number was checked and is genuine. Not equal to another spelling of the same.
    Passed(&'b str),
    /// The number was checked and is not genuine. Not equal to another spelling of the same.
    Failed(&'b str),
    /// The number was not checked. Not equal to another spelling of the same.
    NoValidation(&'b str),
    /// A value that this release does not know.
    Other(Unlisted<'b>),
}

impl<'b> Verstat<'b> {
    /// The value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Verstat;
    /// assert_eq!(Verstat::from_wire("no-tn-validation"), Verstat::NoValidation("no-tn-validation"));
    /// ```
    #[must_use]
    pub fn from_wire(text: &'b str) -> Self {
        let is = |validation: &str, verification: &str| {
            text.eq_ignore_ascii_case(validation) || text.eq_ignore_ascii_case(verification)
        };
        if is("TN-Validation-Passed", "TN-Verification-Passed") {
            Self::Passed(text)
        } else if is("TN-Validation-Failed", "TN-Verification-Failed") {
            Self::Failed(text)
        } else if is("No-TN-Validation", "No-TN-Verification") {
            Self::NoValidation(text)
        } else {
            Self::Other(Unlisted::new(text))
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Verstat;
    /// assert_eq!(Verstat::from_wire("TN-VALIDATION-PASSED").as_str(), "TN-VALIDATION-PASSED");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Passed(text) | Self::Failed(text) | Self::NoValidation(text) => text,
            Self::Other(other) => other.as_str(),
        }
    }
}

impl fmt::Debug for Verstat<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed(_) => f.write_str("Passed"),
            Self::Failed(_) => f.write_str("Failed"),
            Self::NoValidation(_) => f.write_str("NoValidation"),
            Self::Other(other) => other.fmt(f),
        }
    }
}

crate::values::text!(Verstat, Self::from_wire);

/// The empty text.
impl Default for Verstat<'_> {
    fn default() -> Self {
        Self::Other(Unlisted::default())
    }
}
