//! What a request leaves in `tracing`.

use std::time::Instant;

use tracing::field::{Empty, debug};
use tracing::{Span, info_span};

use super::Rejection;
use crate::values::shown_text;
use crate::{Callback, OwnedCallback, Timestamp};

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
                event_time = Empty,
                outcome = Empty,
                error = Empty,
                size = Empty,
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

    pub(super) fn received(&mut self, size: usize, event: Result<&OwnedCallback, &Rejection>) {
        self.span.record("size", size);
        match event {
            Ok(_) if self.span.is_disabled() => self.outcome("accepted"),
            Ok(event) => {
                self.ids(&event.view());
                self.outcome("accepted");
            }
            Err(rejection) => self.refused(*rejection),
        }
    }

    /// Ids, the type and the time are no personal data, and a log is useless without them.
    fn ids(&self, event: &Callback<'_>) {
        self.span.record("event_type", event.event_type().to_string());
        for (field, text) in [
            ("call_id", event.call_id()),
            ("account_id", event.account_id()),
            ("conference_id", event.conference_id()),
            ("recording_id", event.recording_id()),
            ("event_time", event.event_time().map(Timestamp::as_str)),
        ] {
            if let Some(text) = text.and_then(shown_text) {
                self.span.record(field, text);
            }
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
