// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::{Sensitive, Timestamp};

/// Another carrier, or another account of Bandwidth, asks for a number's messages: a request of
/// Messaging Transfer Confirmation. Without your answer, by the API of that name, it counts as
/// denied after 47 hours.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/messagingTransfer>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::notification::TransferConfirmation;
///
/// let mut body = br#"{"notificationType":"PORTOUT_REQUEST","phoneNumber":"+13125550187","requestId":"7f3a10c4"}"#.to_vec();
/// let request: TransferConfirmation = Parser::new().parse(&mut body)?;
/// assert_eq!(request.request_id, Some("7f3a10c4"));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct TransferConfirmation<'b> {
    /// `PORTOUT_REQUEST`.
    pub notification_type: Option<&'b str>,
    /// The number that it is about.
    pub phone_number: Option<Sensitive<'b>>,
    /// The network (NNID) that has the number's messages.
    pub old_nnid: Option<&'b str>,
    /// The network (NNID) that is to get the number's messages.
    pub new_nnid: Option<&'b str>,
    /// The carrier that asks for it; `bandwidth` for another account of Bandwidth.
    pub overwriter_carrier: Option<&'b str>,
    /// The request, which your answer names.
    pub request_id: Option<&'b str>,
    /// When the request was made.
    pub activation: Option<Timestamp<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl TransferConfirmation<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::notification::TransferConfirmation;
    ///
    /// let built = TransferConfirmation::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    TransferConfirmation, crate::notification::keys::KEYS;
    notification_type "notificationType",
    phone_number "phoneNumber",
    old_nnid "oldNnid",
    new_nnid "newNnid",
    overwriter_carrier "overwriterCarrier",
    request_id "requestId",
    activation "activation",
}
