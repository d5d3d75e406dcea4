//! [`trace`](super::trace) without the feature `tracing`: nothing.

use super::{Receive, Rejection};
use crate::owned::Owned;

pub(super) struct Trace;

impl Trace {
    pub(super) fn begin() -> Self {
        Self
    }

    #[allow(clippy::unused_self, reason = "as with the feature")]
    pub(super) fn refused(&mut self, _: Rejection) {}

    #[allow(clippy::unused_self, reason = "as with the feature")]
    pub(super) fn received<T: Receive>(&mut self, _: usize, _: Result<&Owned<T>, &Rejection>) {}
}
