//! Notifications of other products: toll-free verification, WebRTC endpoints, transfer confirmation
//! and international delivery reports.
//!
//! Their bodies have no discriminator in common. [`Parser::parse`] and its siblings parse a body
//! whose kind its URL says into the struct that you ask for, and tell the kinds apart if it is an
//! [`AnyBody`](crate::any::AnyBody). They are rare, so that all take the tape path. The errors are
//! those for a voice event, but for those about the event type.
//!
//! ```
//! use bandwidth_callbacks::Parser;
//! use bandwidth_callbacks::notification::EndpointEvent;
//!
//! let mut body = br#"{"event":"endpointConnected","deviceId":"d-1"}"#.to_vec();
//! let event: EndpointEvent = Parser::new().parse(&mut body)?;
//! assert_eq!(event.device_id, Some("d-1"));
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```

mod keys;
mod objects;
mod words;

pub use objects::*;
pub use words::*;

use std::convert;
use std::marker::PhantomData;

use crate::engine::parse_by;
use crate::error::Error;
use crate::family::tape::Checks;
use crate::family::{Family, Timeless};
use crate::json::fast::{Declined, SlotsView, Walker};
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::options::Options;
#[cfg(doc)]
use crate::parser::Parser;
use crate::schema::Object;
use crate::schema::nodes::{Accepted, Nodes};

/// The kind of a [`TollFreeVerification`]. The specification has no discriminator: the kind follows
/// from the fields that only one of them has.
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
        } else if self.denial_status_code.is_some()
            || self.decline_reason_description.is_some()
            || self.additional_denial_reasons.is_some()
        {
            VerificationKind::Denial
        } else if self.blocked.is_some() {
            VerificationKind::Blocked
        } else {
            VerificationKind::Verification
        }
    }
}

/// A notification whose kind the caller knows. The fast path takes none of them.
pub(crate) struct Plain<N>(PhantomData<N>);

impl<N: Timeless> Family for Plain<N> {
    type Root<'b> = N::With<'b>;
    type Found = ();

    #[inline]
    fn find(_: &mut Walker, _: &[u8], _: Options) -> Result<(), Declined> {
        Err(Declined::Off)
    }

    #[inline]
    fn found_before(_: SlotsView<'_>, _: bool, _: &str) {}

    /// Never called, because nothing is found.
    #[inline]
    fn build<'b, T>(
        (): (),
        _: SlotsView<'_>,
        _: &'b str,
        wrap: impl FnOnce(N::With<'b>) -> T,
    ) -> T {
        wrap(N::With::default())
    }

    fn read<'b>(root: Root<'_, 'b>, options: Options) -> Result<N::With<'b>, Error> {
        let mut checks = Checks::new(root, options);
        let members = checks.members(root.value())?;
        <N::With<'b> as Object<'b>>::read(&mut Nodes::new(members, &mut checks), convert::identity)
    }

    fn read_stored<'b>(nodes: &'b Stored, _: bool, _: &[Error], text: &'b str) -> N::With<'b> {
        let Ok(notification) = <N::With<'b> as Object<'b>>::read(
            &mut Nodes::new(nodes.members(text), &mut Accepted),
            convert::identity,
        );
        notification
    }
}

parse_by!(each Plain; DeliveryReport EndpointEvent TollFreeVerification TransferConfirmation);
