//! Notifications of other products: toll-free verification, WebRTC endpoints, transfer confirmation and international delivery reports.
//!
//! Their bodies have no discriminator in common. [`Parser::parse_notification`] parses a body whose kind its URL says, and
//! [`Parser::parse_any`] tells the kinds apart where one URL receives several. They are rare, so that both take the tape path for them.

mod keys;
mod objects;
mod words;

pub use objects::*;
pub use words::*;

use crate::error::Error;
use crate::family::tape::Checks;
use crate::parser::Parser;
use crate::schema::Object;
use crate::schema::nodes::Nodes;

/// A body of a product without families of events. Implemented by structs of this crate only.
///
/// ```
/// use bandwidth_callbacks::notification::{EndpointEvent, Notification};
///
/// fn is_notification<'b, N: Notification<'b>>(_: &N) {}
/// is_notification(&EndpointEvent::default());
/// ```
pub trait Notification<'b>: Object<'b> {}

impl<'b> Notification<'b> for DeliveryReport<'b> {}

impl<'b> Notification<'b> for EndpointEvent<'b> {}

impl<'b> Notification<'b> for TollFreeVerification<'b> {}

impl<'b> Notification<'b> for TransferConfirmation<'b> {}

/// The kind of a [`TollFreeVerification`]. The specification has no discriminator: the kind follows from the fields that only one of them has.
///
/// ```
/// use bandwidth_callbacks::notification::{TollFreeVerification, VerificationKind};
///
/// assert_eq!(TollFreeVerification::default().kind(), VerificationKind::Verification);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VerificationKind {
    /// `status` says whether the number is verified.
    Verification,
    /// The verification was denied.
    Denial,
    /// The request was wrong.
    Failure,
    /// The number was blocked or unblocked.
    Blocked,
}

impl TollFreeVerification<'_> {
    /// Returns the kind.
    ///
    /// ```
    /// # use bandwidth_callbacks::notification::{TollFreeVerification, VerificationKind};
    /// let outcome = TollFreeVerification::build(|it| it.blocked = Some(true));
    /// assert_eq!(outcome.kind(), VerificationKind::Blocked);
    /// ```
    #[must_use]
    pub const fn kind(&self) -> VerificationKind {
        if self.error_code.is_some() || self.errors.is_some() {
            VerificationKind::Failure
        } else if self.denial_status_code.is_some() || self.decline_reason_description.is_some() || self.additional_denial_reasons.is_some()
        {
            VerificationKind::Denial
        } else if self.blocked.is_some() {
            VerificationKind::Blocked
        } else {
            VerificationKind::Verification
        }
    }
}

impl Parser {
    /// Parses the body of a notification, whose kind the URL says.
    ///
    /// Borrows and unescapes as [`parse`](Self::parse) does, and allocates as that does for a body on the tape path.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), but for those about the event type.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::notification::EndpointEvent;
    /// let mut body = br#"{"event":"endpointConnected","deviceId":"d-1"}"#.to_vec();
    /// let event: EndpointEvent = Parser::new().parse_notification(&mut body)?;
    /// assert_eq!(event.device_id, Some("d-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_notification<'b, N: Notification<'b>>(&mut self, body: &'b mut [u8]) -> Result<N, Error> {
        self.parse_by_tape(body, |root, options| {
            let mut checks = Checks::new(root, options);
            let members = checks.members(root.value())?;
            N::read(&mut Nodes::new(members, &mut checks), |notification| notification)
        })
    }
}
