//! What is done with each webhook: receive, parse, journal, answer.

use std::pin::pin;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bandwidth_callbacks::http::{Incoming, Rejection};
use bandwidth_callbacks::{Owned, Parse};
use futures_util::FutureExt;
use http_body_util::BodyExt;
use tokio::sync::SemaphorePermit;
use tokio::time::timeout;

use super::head;
use super::state::Gateway;
use crate::journal::NotWritten;
use crate::metrics;
use crate::page;

/// The parts of an event that are needed when the event itself is gone: it must not be kept while
/// its request waits.
pub struct Taken<A, S> {
    pub event_type: Option<&'static str>,
    /// For the journal.
    pub lines: Result<Vec<u8>, time::error::Format>,
    pub answer: A,
    /// For the page.
    pub shown: S,
}

impl Gateway {
    /// Handles a request from its head to its answer. `take` gets the event, and the time from the
    /// whole body to it.
    pub async fn handle<T, A, S>(
        &self,
        route: &'static str,
        request: Request,
        take: impl FnOnce(&Self, Owned<T>, Duration) -> Taken<A, S>,
    ) -> Response
    where
        T: Parse<'static> + 'static,
        A: IntoResponse,
        S: IntoIterator<Item = page::Event>,
    {
        match self.receive(route, request, take).await {
            // The permit is given back after the answer.
            Ok((taken, _permit)) => self.journal_and_answer(route, taken).await,
            Err(refusal) => refusal,
        }
    }

    /// Reads a request to its end. Returns what is taken of the event, or the response that refuses
    /// the request.
    async fn receive<T: Parse<'static> + 'static, R>(
        &self,
        route: &'static str,
        request: Request,
        take: impl FnOnce(&Self, Owned<T>, Duration) -> R,
    ) -> Result<(R, Option<SemaphorePermit<'_>>), Response> {
        let refuse = |rejection| self.refused(route, rejection);
        let (head, body) = request.into_parts();
        if let Some(refusal) = self.refusal_of_sender(route, &head.headers) {
            return Err(refusal);
        }
        let mut incoming = self
            .endpoint
            .receive(head.method.as_str(), head.uri.query(), |name| {
                head.headers.get_all(head::name(name))
            })
            .map_err(refuse)?;
        let permit = {
            let mut reading = pin!(self.read(route, body, &mut incoming));
            // In general the body has come with the head, and needs no timer.
            match reading.as_mut().now_or_never() {
                Some(permit) => permit?,
                None => timeout(self.patience, reading).await.map_err(|_| {
                    self.refusals
                        .count(route, None, "timed_out", "the body did not come in time");
                    StatusCode::REQUEST_TIMEOUT.into_response()
                })??,
            }
        };
        let begin = Instant::now();
        let event = incoming.finish().map_err(refuse)?;
        let time = begin.elapsed();
        Ok((take(self, event, time), permit))
    }

    async fn read(
        &self,
        route: &'static str,
        mut body: Body,
        incoming: &mut Incoming<'_>,
    ) -> Result<Option<SemaphorePermit<'_>>, Response> {
        let refuse = |rejection| self.refused(route, rejection);
        let mut permit = None;
        while let Some(frame) = body.frame().await {
            if let Ok(piece) = frame
                .map_err(|_| refuse(Rejection::Incomplete))?
                .into_data()
            {
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
        Ok(permit)
    }

    async fn journal_and_answer<A: IntoResponse, S: IntoIterator<Item = page::Event>>(
        &self,
        route: &'static str,
        taken: Taken<A, S>,
    ) -> Response {
        let Taken {
            event_type,
            lines,
            answer,
            shown,
        } = taken;
        let written = match lines {
            // An event that comes too late for its answer is in the journal all the same, and its
            // repetition has the same id.
            Ok(lines) => timeout(self.patience, self.journal.append(lines))
                .await
                .unwrap_or(Err(NotWritten::Late)),
            Err(_) => Err(NotWritten::Failed),
        };
        match written {
            Ok(()) => {
                self.metrics.request(route, event_type, "answered");
                shown.into_iter().for_each(|event| self.page.event(event));
                answer.into_response()
            }
            Err(why) => self.overloaded(route, event_type, why),
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
