//! The routes, and the way of a webhook: receive, parse, journal, answer.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use bandwidth_callbacks::http::{Answer, Credentials, Endpoint, Incoming, Rejection};
use http_body_util::BodyExt;
use tokio::sync::Semaphore;
use tower_http::timeout::TimeoutLayer;

use crate::answer::answer;
use crate::bxml;
use crate::journal::{Journal, NotWritten};
use crate::menu::Menu;
use crate::metrics::Metrics;
use crate::{record, stream};

pub struct Gateway {
    pub endpoint: Endpoint,
    /// For the streams, which have no endpoint.
    pub known: Option<Credentials>,
    /// For the documents.
    pub credentials: Option<bxml::Credentials>,
    pub menu: RwLock<Arc<Menu>>,
    pub journal: Journal,
    pub metrics: Arc<Metrics>,
    /// A permit for each webhook that may be in memory.
    pub permits: Semaphore,
}

pub fn router(gateway: Arc<Gateway>, patience: Duration) -> Router {
    Router::new()
        .route("/webhooks", routing::any(webhook))
        .route("/messages", routing::any(messages))
        // Only the time of a request: streams last for as long as calls do.
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, patience))
        .route("/stream", routing::get(stream::connect))
        .route("/health", routing::get(async || "alive\n"))
        .route("/ready", routing::get(ready))
        .route("/metrics", routing::get(metrics))
        // The endpoint has a limit of its own.
        .layer(DefaultBodyLimit::disable())
        .with_state(gateway)
}

async fn webhook(State(gateway): State<Arc<Gateway>>, request: Request) -> Response {
    const ROUTE: &str = "webhooks";
    let Ok(_permit) = gateway.permits.try_acquire() else {
        return gateway.overloaded(ROUTE, None, NotWritten::Busy);
    };
    let (event, time) = match receive(&gateway.endpoint, request, |incoming| incoming.finish()).await {
        Ok(received) => received,
        Err(rejection) => return gateway.refused(ROUTE, rejection),
    };
    let event_type = Some(event.event_type().label());
    let (lines, answer) = {
        let view = event.view();
        let mut unknown = 0;
        view.each_extra(&mut |_, extra| unknown += extra.len());
        gateway.metrics.parsed(time, unknown);
        let menu = gateway.menu.read().unwrap_or_else(PoisonError::into_inner).clone();
        (record::voice(&event), answer(&menu, &view, gateway.credentials.as_ref()))
    };
    gateway.journal_and_answer(ROUTE, event_type, lines, answer).await
}

async fn messages(State(gateway): State<Arc<Gateway>>, request: Request) -> Response {
    const ROUTE: &str = "messages";
    let Ok(_permit) = gateway.permits.try_acquire() else {
        return gateway.overloaded(ROUTE, None, NotWritten::Busy);
    };
    let (events, time) = match receive(&gateway.endpoint, request, |incoming| incoming.finish_messages()).await {
        Ok(received) => received,
        Err(rejection) => return gateway.refused(ROUTE, rejection),
    };
    let (event_type, lines) = {
        let view = events.view();
        let mut unknown = 0;
        for event in view.iter() {
            event.each_extra(&mut |_, extra| unknown += extra.len());
        }
        gateway.metrics.parsed(time, unknown);
        // Of the first event, which in practice is the only one.
        (view.first().map(|event| event.message_type().label()), record::messages(&events))
    };
    gateway.journal_and_answer(ROUTE, event_type, lines, Answer::empty()).await
}

/// Reads a request to its end. Returns what `finish` made of it and how long that took.
async fn receive<T>(
    endpoint: &Endpoint,
    request: Request,
    finish: impl FnOnce(Incoming<'_>) -> Result<T, Rejection>,
) -> Result<(T, Duration), Rejection> {
    let (head, mut body) = request.into_parts();
    let mut incoming = endpoint.receive(head.method.as_str(), head.uri.query(), |name| head.headers.get_all(name))?;
    while let Some(frame) = body.frame().await {
        if let Ok(piece) = frame.map_err(|_| Rejection::Incomplete)?.into_data() {
            incoming.push(&piece)?;
        }
    }
    let begin = Instant::now();
    finish(incoming).map(|event| (event, begin.elapsed()))
}

impl Gateway {
    async fn journal_and_answer(
        &self,
        route: &'static str,
        event_type: Option<&'static str>,
        lines: serde_json::Result<Vec<u8>>,
        answer: Answer,
    ) -> Response {
        let written = match lines {
            Ok(lines) => self.journal.append(lines).await,
            Err(_) => Err(NotWritten::Failed),
        };
        match written {
            Ok(()) => {
                self.metrics.request(route, event_type, "answered");
                respond(answer)
            }
            Err(why) => self.overloaded(route, event_type, why),
        }
    }

    fn refused(&self, route: &'static str, rejection: Rejection) -> Response {
        self.metrics.rejected(route, rejection);
        tracing::debug!(route, %rejection, "refused");
        respond(rejection.into())
    }

    fn overloaded(&self, route: &'static str, event_type: Option<&'static str>, why: NotWritten) -> Response {
        self.metrics.request(
            route,
            event_type,
            match why {
                NotWritten::Busy => "busy",
                NotWritten::Failed => "not_written",
            },
        );
        (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "1")], format!("{why}\n")).into_response()
    }
}

fn respond(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let header = answer
        .header()
        .map(|(name, value)| [(HeaderName::from_static(name), HeaderValue::from_static(value))]);
    (status, header, Body::from(answer.into_body())).into_response()
}

async fn ready(State(gateway): State<Arc<Gateway>>) -> Response {
    if gateway.journal.has_room() && gateway.permits.available_permits() > 0 {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the gateway sheds load\n").into_response()
    }
}

async fn metrics(State(gateway): State<Arc<Gateway>>) -> Response {
    let text = gateway.metrics.text(gateway.journal.depth());
    (
        [(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")],
        text,
    )
        .into_response()
}
