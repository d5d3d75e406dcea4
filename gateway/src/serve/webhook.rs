//! What is done with each webhook: receive, parse, journal, answer.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandwidth_callbacks::http::{Incoming, Rejection};
use bandwidth_callbacks::{Owned, Parse};
use http_body_util::BodyExt;
use tokio::sync::SemaphorePermit;
use tokio::time::{Sleep, sleep};

use super::head;
use super::state::Gateway;
use crate::journal::{NotWritten, Receipt};
use crate::menu::answer::Answer;
use crate::metrics;
use crate::page;

/// The parts of an event that are needed when the event itself is gone: it must not be kept while
/// its request waits.
pub struct Taken {
    pub event_type: Option<&'static str>,
    /// Of its lines in the journal.
    pub receipt: Receipt,
    pub answer: Answer,
    /// For the page.
    pub shown: Vec<page::Event>,
}

impl Gateway {
    /// Handles a request from its head to its answer. `take` gets the event, and the time from the
    /// whole body to it.
    #[allow(
        clippy::manual_async_fn,
        reason = "the future is allocated for each request, and in an `async fn` the head would be in it twice"
    )]
    pub fn handle<T: Parse<'static> + 'static>(
        self: Arc<Self>,
        route: &'static str,
        head: Parts,
        body: Body,
        take: fn(&Self, Owned<T>, Duration) -> Taken,
    ) -> impl Future<Output = Response> {
        async move {
            let mut limit = pin!(None);
            // The permit is given back after the answer.
            let (taken, _permit) = {
                let received = self.receive(route, &head, body, limit.as_mut()).await;
                let (incoming, permit) = match received {
                    Ok(received) => received,
                    Err(refusal) => return refusal,
                };
                let begin = Instant::now();
                match incoming.finish() {
                    Ok(event) => (take(&self, event, begin.elapsed()), permit),
                    Err(rejection) => return self.refused(route, rejection),
                }
            };
            limit.set(None);
            // An event that comes too late for its answer is in the journal all the same, and its
            // repetition has the same id.
            let written = within(limit, self.patience, taken.receipt.written())
                .await
                .unwrap_or(Err(NotWritten::Late));
            match written {
                Ok(()) => {
                    self.metrics.request(route, taken.event_type, "answered");
                    for event in taken.shown {
                        self.page.event(event);
                    }
                    taken.answer.into_response()
                }
                Err(why) => self.overloaded(route, taken.event_type, why),
            }
        }
    }

    /// Reads a body to its end, or returns the response that refuses the request.
    async fn receive<'h>(
        &'h self,
        route: &'static str,
        head: &'h Parts,
        mut body: Body,
        mut limit: Pin<&mut Option<Sleep>>,
    ) -> Result<(Incoming<'h>, Option<SemaphorePermit<'h>>), Response> {
        let refuse = |rejection| self.refused(route, rejection);
        if let Some(refusal) = self.refusal_of_sender(route, &head.headers) {
            return Err(refusal);
        }
        let mut incoming = self
            .endpoint
            .receive(head.method.as_str(), head.uri.query(), |name| {
                head.headers.get_all(head::name(name))
            })
            .map_err(refuse)?;
        let mut permit = None;
        loop {
            let frame = match within(limit.as_mut(), self.patience, body.frame()).await {
                Ok(Some(frame)) => frame.map_err(|_| refuse(Rejection::Incomplete))?,
                Ok(None) => return Ok((incoming, permit)),
                Err(TooLate) => {
                    self.refusals
                        .count(route, None, "timed_out", "the body did not come in time");
                    return Err(StatusCode::REQUEST_TIMEOUT.into_response());
                }
            };
            if let Ok(piece) = frame.into_data() {
                incoming.push(&piece).map_err(refuse)?;
            }
            // Only what is kept needs a permit: strangers, whose bodies are not, must not take the
            // last one.
            if permit.is_none() && !incoming.raw().is_empty() {
                let acquired = self.permits.try_acquire();
                permit =
                    Some(acquired.map_err(|_| self.overloaded(route, None, NotWritten::Busy))?);
            }
        }
    }

    /// Refuses what browsers send, and, without credentials, what is sent to the name of a site.
    pub fn refusal_of_sender(&self, route: &'static str, headers: &HeaderMap) -> Option<Response> {
        // With credentials there may be a load balancer that sets cookies.
        let is_of_browser = head::is_of_browser(headers)
            || self.known.is_none() && headers.contains_key(header::COOKIE);
        let (kind, reason) = if is_of_browser {
            ("of_page", "events are not taken from browsers\n")
        } else if self.known.is_none() && !page::is_at_this_machine(headers) {
            (
                "other_name",
                "without credentials, events are taken at localhost and at addresses, and not at names\n",
            )
        } else {
            return None;
        };
        self.refusals.count(route, None, kind, reason.trim_end());
        Some((StatusCode::FORBIDDEN, reason).into_response())
    }

    pub fn refused(&self, route: &'static str, rejection: Rejection) -> Response {
        self.refusals
            .count(route, None, metrics::kind_of(rejection), rejection);
        rejection.into_response()
    }

    pub fn overloaded(
        &self,
        route: &'static str,
        event_type: Option<&'static str>,
        why: NotWritten,
    ) -> Response {
        let (kind, reason) = match why {
            NotWritten::Busy => ("busy", "too much waits already"),
            NotWritten::Late => ("late", "the journal did not take an event in time"),
            // The journal has logged why.
            NotWritten::Failed => ("not_written", "an event is not in the journal"),
        };
        self.refusals.count(route, event_type, kind, reason);
        (
            StatusCode::SERVICE_UNAVAILABLE,
            [(header::RETRY_AFTER, "1")],
            format!("{why}\n"),
        )
            .into_response()
    }
}

struct TooLate;

/// Waits for something until the time limit, which begins with the first waiting: what is there
/// already needs no timer, and none is made for it.
async fn within<T>(
    mut limit: Pin<&mut Option<Sleep>>,
    patience: Duration,
    awaited: impl Future<Output = T>,
) -> Result<T, TooLate> {
    let mut awaited = pin!(awaited);
    poll_fn(|context| {
        if let Poll::Ready(value) = awaited.as_mut().poll(context) {
            return Poll::Ready(Ok(value));
        }
        if limit.is_none() {
            limit.set(Some(sleep(patience)));
        }
        match limit.as_mut().as_pin_mut() {
            Some(limit) => limit.poll(context).map(|()| Err(TooLate)),
            None => Poll::Pending,
        }
    })
    .await
}
