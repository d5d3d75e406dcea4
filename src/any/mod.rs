//! Bodies of every kind that the provider sends as JSON, for a URL that receives several of them.
//!
//! The provider's own sample servers have one URL for voice events and for those of WebRTC
//! endpoints. [`Parser::parse`] and its siblings tell the kinds apart if an [`AnyBody`] is asked
//! for. Its page has the rules.

mod family;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::extra::Extra;
use crate::messaging::Messages;
use crate::notification::{
    DeliveryReport, EndpointEvent, TollFreeVerification, TransferConfirmation,
};
use crate::owned::Owned;
#[cfg(doc)]
use crate::parser::Parser;
use crate::revealed::Reveal;
use crate::schema::write::WriteJson;
use crate::voice::{Callback, Reply};

/// A body of any kind, parsed and borrowed.
///
/// No key is common to all kinds, so that several keys of the root object decide. The first row
/// that is true of a body says what it is:
///
/// | body | variant |
/// |---|---|
/// | an array | [`Messaging`](Self::Messaging) |
/// | has `eventType`, which is `DEVICE_CONNECTED` or `DEVICE_DISCONNECTED` | [`Endpoint`](Self::Endpoint), in the specification's form |
/// | has `eventType` | [`Voice`](Self::Voice) |
/// | has `type`, and `message` or `platform` | [`Messaging`](Self::Messaging); with `platform` a receipt of two-factor authentication (MFA) |
/// | has `event`, which begins with a small letter, as in `endpointConnected` | [`Endpoint`](Self::Endpoint) |
/// | has `event`, which is in capitals, as in `DELIVERED` | [`International`](Self::International) |
/// | has `event` | [`Unknown`](Self::Unknown) |
/// | has `notificationType` | [`Transfer`](Self::Transfer) |
/// | has `phoneNumber` | [`TollFree`](Self::TollFree) |
/// | is another object | [`Unknown`](Self::Unknown) |
///
/// A key counts with any value, null included. Its place in the body and escapes in it make no
/// difference. Without `eventType`, none of these keys may occur twice; with it, they are unknown
/// fields of the event. Frames of media streams have an `eventType` too, but come by a WebSocket of
/// their own: here they are unknown voice events, as they are for [`Parser::parse`].
///
/// Each kind is parsed as by a call for its type, which says what that allocates. A usual voice
/// event or array of messaging events takes the fast path; all other bodies take the tape path. The
/// errors are those of the type; and
/// [`ErrorKind::DuplicateField`](crate::ErrorKind::DuplicateField) if one of the keys that tell the
/// kinds apart occurs twice in a body without `eventType`. A body that is not JSON, such as the XML
/// of number orders, is [`ErrorKind::Syntax`](crate::ErrorKind::Syntax). An object of no known kind
/// is no error, but [`Unknown`](Self::Unknown).
///
/// Sources: the page of each variant's type. That several kinds come to one URL is from the samples
/// of the provider's WebRTC SDKs.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::any::AnyBody;
///
/// let mut parser = Parser::new();
/// for body in [
///     r#"{"eventType":"initiate","from":"+19195550142","to":"+13125550187","callId":"c-7f3a10c4"}"#,
///     r#"{"event":"outboundConnectionRequest","endpointId":"e-1","to":"13125550187","toType":"PHONE_NUMBER"}"#,
///     r#"[{"type":"message-delivered","to":"+13125550187","message":{"id":"17"}}]"#,
/// ] {
///     match parser.parse(&mut body.as_bytes().to_vec())? {
///         AnyBody::Voice(callback) => println!("answer {:?}", callback.call_id()),
///         AnyBody::Endpoint(event) if event.event == Some("outboundConnectionRequest") => println!("call {:?}", event.to),
///         AnyBody::Messaging(messages) => println!("{} messages", messages.len()),
///         other => println!("nothing to do for {other:?}"),
///     }
/// }
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
pub enum AnyBody<'b> {
    /// A voice event.
    Voice(Callback<'b>),
    /// Messaging events, or a receipt of two-factor authentication (MFA).
    Messaging(Messages<'b>),
    /// An event of a WebRTC endpoint.
    Endpoint(EndpointEvent<'b>),
    /// A delivery report of an international message.
    International(DeliveryReport<'b>),
    /// A request of Messaging Transfer Confirmation.
    Transfer(TransferConfirmation<'b>),
    /// The outcome of a toll-free verification.
    TollFree(TollFreeVerification<'b>),
    /// All members of an object that is none of these.
    Unknown(Extra<'b>),
}

/// A body of any kind, parsed and owned.
pub type OwnedAnyBody = Owned<AnyBody<'static>>;

/// Runs one expression over what a body is.
macro_rules! of_each {
    ($of:expr, $it:ident => $result:expr) => {
        match $of {
            AnyBody::Voice($it) => $result,
            AnyBody::Messaging($it) => $result,
            AnyBody::Endpoint($it) => $result,
            AnyBody::International($it) => $result,
            AnyBody::Transfer($it) => $result,
            AnyBody::TollFree($it) => $result,
            AnyBody::Unknown($it) => $result,
        }
    };
}

impl AnyBody<'_> {
    /// Returns what Bandwidth expects as the answer: for a voice event that of [`Callback::reply`],
    /// and for all others [`Reply::Empty`], 2xx without content.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Parser, Reply};
    /// # use bandwidth_callbacks::any::AnyBody;
    /// let mut parser = Parser::new();
    /// assert_eq!(parser.parse::<AnyBody>(&mut br#"{"eventType":"answer"}"#.to_vec())?.reply(), Reply::Bxml);
    /// assert_eq!(parser.parse::<AnyBody>(&mut br#"{"event":"endpointConnected"}"#.to_vec())?.reply(), Reply::Empty);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn reply(&self) -> Reply {
        match self {
            Self::Voice(callback) => callback.reply(),
            _ => Reply::Empty,
        }
    }

    /// Appends the body as JSON, byte for byte as `serde_json` writes it, in less than half the
    /// time. Cannot fail.
    ///
    /// Does not allocate if `out` has room for the JSON and 32 bytes more.
    ///
    /// ```
    /// use bandwidth_callbacks::Parser;
    /// use bandwidth_callbacks::any::AnyBody;
    ///
    /// let mut body = br#"{"toType":"PHONE_NUMBER","event":"outboundConnectionRequest"}"#.to_vec();
    /// let mut json = Vec::new();
    /// Parser::new().parse::<AnyBody>(&mut body)?.write_json(&mut json);
    /// assert_eq!(json, br#"{"event":"outboundConnectionRequest","toType":"PHONE_NUMBER"}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        of_each!(self, it => it.write_json(out));
    }
}

impl fmt::Debug for AnyBody<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        of_each!(self, it => it.fmt(f))
    }
}

impl Reveal for AnyBody<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        of_each!(self, it => it.reveal(f))
    }
}

impl WriteJson for AnyBody<'_> {
    fn append(&self, out: &mut Vec<u8>) {
        self.write_json(out);
    }
}

impl Serialize for AnyBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        of_each!(self, it => it.serialize(serializer))
    }
}
