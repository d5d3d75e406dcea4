//! What a request leaves in `tracing`.

use std::time::Instant;

use tracing::field::{Empty, debug};
use tracing::{Span, info_span};

use super::{Receive, Rejection};
use crate::owned::Owned;

/// The span of one request, from its head to its event.
pub(super) struct Trace {
    span: Span,
    began: Instant,
    has_outcome: bool,
}

impl Trace {
    pub(super) fn begin() -> Self {
        Self {
            span: info_span!(
                "bandwidth_webhook",
                event_type = Empty,
                call_id = Empty,
                account_id = Empty,
                conference_id = Empty,
                recording_id = Empty,
                message_id = Empty,
                event_time = Empty,
                outcome = Empty,
                error = Empty,
                size = Empty,
                replaced = Empty,
                left_out = Empty,
                duration_us = Empty
            ),
            began: Instant::now(),
            has_outcome: false,
        }
    }

    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }

    /// The request ends without an event.
    pub(super) fn refused(&mut self, rejection: Rejection) {
        if let Rejection::Invalid(error) = rejection {
            self.span.record("error", debug(error.kind()));
        }
        self.outcome(rejection.label());
    }

    pub(super) fn received<T: Receive>(
        &mut self,
        size: usize,
        event: Result<&Owned<T>, &Rejection>,
    ) {
        self.span.record("size", size);
        match event {
            Ok(_) if self.span.is_disabled() => self.outcome("accepted"),
            Ok(event) => {
                let root = event.get();
                T::ids(&root, &mut |field, text| {
                    self.span.record(field, text);
                });
                for (field, count) in [
                    ("replaced", event.replaced()),
                    ("left_out", T::left_out(&root)),
                ] {
                    if count > 0 {
                        self.span.record(field, count);
                    }
                }
                self.outcome("accepted");
            }
            Err(rejection) => self.refused(*rejection),
        }
    }

    /// Records the outcome, which is known once.
    fn outcome(&mut self, outcome: &'static str) {
        self.span.record("outcome", outcome);
        self.has_outcome = true;
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        if !self.has_outcome {
            self.outcome("abandoned");
        }
        let micros = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.span.record("duration_us", micros);
    }
}
