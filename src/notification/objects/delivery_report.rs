// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

use crate::extra::Extra;
use crate::schema::declare::nested;
use crate::values::{Sensitive, TextOrNumber};

/// The delivery report of a part of an international message: `DELIVERED`, `UNDELIVERED`,
/// `REJECTED`, `BUFFERED` or `SENT_TO_SMSC` in `event`. It goes to the `dlrUrl` of the request that
/// sent the message.
///
/// Source: <https://dev.bandwidth.com/docs/messaging/international>.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::notification::DeliveryReport;
///
/// let mut body = br#"{"msgId":"2b7c6e5f","event":"DELIVERED","errorCode":0,"partNum":0,"numParts":1}"#.to_vec();
/// let report: DeliveryReport = Parser::new().parse(&mut body)?;
/// assert_eq!((report.event, report.num_parts), (Some("DELIVERED"), Some(1)));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct DeliveryReport<'b> {
    /// The message, a UUID.
    pub msg_id: Option<&'b str>,
    /// The event's name as received.
    pub event: Option<&'b str>,
    /// Why it failed. Of a verification `400` in a string; of a delivery report a number, 0 if nothing
    /// failed.
    pub error_code: Option<TextOrNumber<'b>>,
    /// Why it failed, in words.
    pub error_message: Option<Sensitive<'b>>,
    /// Which part of the message it is about. Documents count from 0 in a table and from 1 in examples.
    pub part_num: Option<u32>,
    /// How many parts the message has.
    pub num_parts: Option<u32>,
    /// The name of the account.
    pub account_name: Option<Sensitive<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl DeliveryReport<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::notification::DeliveryReport;
    ///
    /// let built = DeliveryReport::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    DeliveryReport, crate::notification::keys::KEYS;
    msg_id "msgId",
    event "event",
    error_code "errorCode",
    error_message "errorMessage",
    part_num "partNum",
    num_parts "numParts",
    account_name "accountName",
}
