//! What a request leaves in `tracing`.

use std::time::Instant;

use tracing::field::{Empty, debug};
use tracing::{Span, info_span};

use super::Rejection;
use super::received::Kind;
use crate::any::AnyBody;
use crate::engine::{Kept, Parse};
use crate::logs::{is_time, is_token};
use crate::messaging::Messages;
use crate::owned::Owned;
use crate::values::Timestamp;
use crate::voice::Callback;

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

    pub(super) fn received<T>(
        &mut self,
        kind: Kind,
        size: usize,
        event: Result<&Owned<T>, &Rejection>,
    ) {
        self.span.record("size", size);
        match event {
            Ok(_) if self.span.is_disabled() => self.outcome("accepted"),
            Ok(event) => {
                self.ids(kind, event.kept());
                self.count("replaced", event.replaced());
                self.outcome("accepted");
            }
            Err(rejection) => self.refused(*rejection),
        }
    }

    /// Records the type, the ids and the time of an event, as far as they may show in a log.
    fn ids(&self, kind: Kind, kept: &Kept) {
        match kind {
            Kind::Voice => self.voice(&Callback::read(kept)),
            Kind::Messages => self.messages(&Messages::read(kept)),
            Kind::Any => self.any(&AnyBody::read(kept)),
            Kind::Other => {}
        }
    }

    fn voice(&self, event: &Callback<'_>) {
        // That of a single event may be absent.
        let event_type = event.event_type();
        if !event_type.as_str().is_empty() {
            self.span.record("event_type", event_type.to_string());
        }
        self.shown([
            ("call_id", event.call_id()),
            ("account_id", event.account_id()),
            ("conference_id", event.conference_id()),
            ("recording_id", event.recording_id()),
        ]);
        self.time(event.event_time());
    }

    /// Records what is known of the first event, which in practice is the only one.
    fn messages(&self, messages: &Messages<'_>) {
        self.count("left_out", messages.refused().len());
        if let Some(event) = messages.first() {
            self.span
                .record("event_type", event.message_type().to_string());
            self.shown([("message_id", event.message_id())]);
            self.time(event.time());
        }
    }

    fn any(&self, body: &AnyBody<'_>) {
        let (name, message) = match body {
            AnyBody::Voice(callback) => return self.voice(callback),
            AnyBody::Messaging(messages) => return self.messages(messages),
            AnyBody::Endpoint(event) => (event.event.or(event.event_type), None),
            AnyBody::International(report) => (report.event, report.msg_id),
            AnyBody::Transfer(request) => (request.notification_type, None),
            AnyBody::TollFree(_) | AnyBody::Unknown(_) => (None, None),
        };
        self.shown([("event_type", name), ("message_id", message)]);
    }

    fn count(&self, field: &'static str, count: usize) {
        if count > 0 {
            self.span.record(field, count);
        }
    }

    fn shown<const N: usize>(&self, ids: [(&'static str, Option<&str>); N]) {
        for (field, id) in ids {
            if let Some(id) = id.filter(|id| is_token(id)) {
                self.span.record(field, id);
            }
        }
    }

    fn time(&self, time: Option<Timestamp<'_>>) {
        if let Some(time) = time.map(Timestamp::as_str).filter(|time| is_time(time)) {
            self.span.record("event_time", time);
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
