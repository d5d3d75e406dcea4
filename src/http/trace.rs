//! What a request leaves in `tracing`, without anything that it says.

use std::time::Instant;

use tracing::field::{Empty, debug};
use tracing::{Span, info_span};

use super::Rejection;
use crate::{EventType, OwnedCallback};

/// The span of one request, from its head to its event.
pub(super) struct Trace {
    span: Span,
    began: Instant,
}

impl Trace {
    pub(super) fn begin() -> Self {
        Self {
            span: info_span!(
                "bandwidth_webhook",
                event_type = Empty,
                outcome = "abandoned",
                error = Empty,
                size = Empty,
                duration_us = Empty
            ),
            began: Instant::now(),
        }
    }

    /// Nothing of the body was read.
    pub(super) fn refused(&self, rejection: Rejection) {
        let outcome = match rejection {
            Rejection::MethodNotAllowed => "method_not_allowed",
            Rejection::BadLength => "bad_length",
            Rejection::TooLarge => "too_large",
            Rejection::Unauthorized => "unauthorized",
            Rejection::UnsupportedMediaType => "unsupported_media_type",
            Rejection::Incomplete => "incomplete",
            Rejection::Invalid(error) => {
                self.span.record("error", debug(error.kind()));
                "invalid"
            }
        };
        self.span.record("outcome", outcome);
    }

    pub(super) fn received(&self, size: usize, event: Result<&OwnedCallback, &Rejection>) {
        self.span.record("size", size);
        match event {
            Ok(event) => {
                // The name of an unknown event is content.
                let event_type = match event.event_type() {
                    EventType::Unknown(_) => "unknown",
                    known => known.as_str(),
                };
                self.span.record("event_type", event_type);
                self.span.record("outcome", "accepted");
            }
            Err(rejection) => self.refused(*rejection),
        }
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        let micros = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.span.record("duration_us", micros);
    }
}
