// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::{Sensitive, TextOrNumber};

/// One reason of a denial.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct DenialReason<'b> {
    /// The reason as a number.
    pub status_code: Option<TextOrNumber<'b>>,
    /// The reason in words.
    pub reason: Option<Sensitive<'b>>,
    /// Whether the verification may be submitted again.
    pub resubmit_allowed: Option<bool>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl DenialReason<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::notification::DenialReason;
    ///
    /// let built = DenialReason::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

nested! {
    DenialReason, crate::notification::keys::KEYS;
    status_code "statusCode",
    reason "reason",
    resubmit_allowed "resubmitAllowed",
}
