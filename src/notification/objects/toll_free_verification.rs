// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

use crate::extra::Extra;
use crate::notification::objects::DenialReason;
use crate::schema::declare::nested;
use crate::values::{List, Sensitive, TextOrNumber};

/// The outcome of a toll-free verification. Four bodies in one type, because they have no
/// discriminator. `kind` tells them apart.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::notification::{TollFreeVerification, VerificationKind};
///
/// let mut body = br#"{"accountId":"5550142","phoneNumber":"+18005550142","status":"UNVERIFIED","denialStatusCode":511}"#.to_vec();
/// let outcome: TollFreeVerification = Parser::new().parse(&mut body)?;
/// assert_eq!(outcome.kind(), VerificationKind::Denial);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct TollFreeVerification<'b> {
    /// The account: digits in a string, or a number.
    pub account_id: Option<TextOrNumber<'b>>,
    /// The number that it is about.
    pub phone_number: Option<Sensitive<'b>>,
    /// `VERIFIED` or `UNVERIFIED`.
    pub status: Option<&'b str>,
    /// The verification, a UUID.
    pub internal_ticket_number: Option<&'b str>,
    /// Further reasons of a denial.
    pub additional_denial_reasons: Option<List<DenialReason<'b>, 2>>,
    /// Why the verification was denied.
    pub decline_reason_description: Option<Sensitive<'b>>,
    /// Why the verification was denied, as a number.
    pub denial_status_code: Option<TextOrNumber<'b>>,
    /// Whether the verification may be submitted again.
    pub resubmit_allowed: Option<bool>,
    /// Whether the number was blocked.
    pub blocked: Option<bool>,
    /// Why the number was blocked.
    pub blocked_reason: Option<Sensitive<'b>>,
    /// Why it failed. Of a verification `400` in a string; of a delivery report a number, 0 if nothing
    /// failed.
    pub error_code: Option<TextOrNumber<'b>>,
    /// Why it failed, in words.
    pub error_message: Option<Sensitive<'b>>,
    /// The faults of the request.
    pub errors: Option<List<Sensitive<'b>, 4>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl TollFreeVerification<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::notification::TollFreeVerification;
    ///
    /// let built = TollFreeVerification::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    TollFreeVerification, crate::notification::keys::KEYS;
    account_id "accountId",
    phone_number "phoneNumber",
    status "status",
    internal_ticket_number "internalTicketNumber",
    additional_denial_reasons "additionalDenialReasons",
    decline_reason_description "declineReasonDescription",
    denial_status_code "denialStatusCode",
    resubmit_allowed "resubmitAllowed",
    blocked "blocked",
    blocked_reason "blockedReason",
    error_code "errorCode",
    error_message "errorMessage",
    errors "errors",
}
