//! The routes.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use bandwidth_callbacks::http::WebhookResponse;
use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::{Callback, Owned};

use super::state::Gateway;
use super::stream;
use super::webhook::Taken;
use crate::journal::Receipt;
use crate::menu::answer::{Answer, answer};
use crate::page;
use gateway_common::journal::line;
use time::error::Format;

/// How old a text of the metrics may be.
const SHARED: Duration = Duration::from_millis(20);

/// The most memory for lines that a worker keeps.
const KEPT: usize = 64 * 1024;

thread_local! {
    /// The lines of one request. No task waits while it has them.
    static LINES: RefCell<Vec<u8>> = RefCell::default();
}

pub fn router(gateway: Arc<Gateway>) -> Router {
    Router::new()
        .route("/webhooks", routing::any(webhook))
        .route("/webhooks/", routing::any(webhook))
        .route("/messages", routing::any(messages))
        .route("/messages/", routing::any(messages))
        .route("/stream", routing::get(stream::connect))
        .route("/stream/", routing::get(stream::connect))
        .route("/health", routing::get(async || "alive\n"))
        .route("/ready", routing::get(ready))
        .route("/metrics", routing::get(metrics))
        .merge(page::routes(gateway.page.clone()))
        .fallback(async |State(gateway): State<Arc<Gateway>>| {
            gateway
                .refusals
                .count("", None, "no_route", "there is no such path");
            StatusCode::NOT_FOUND
        })
        .method_not_allowed_fallback(async |State(gateway): State<Arc<Gateway>>| {
            gateway
                .refusals
                .count("", None, "method", "the path has no such method");
            StatusCode::METHOD_NOT_ALLOWED
        })
        .with_state(gateway)
}

fn webhook(
    State(gateway): State<Arc<Gateway>>,
    request: Request,
) -> impl Future<Output = Response> {
    let (head, body) = request.into_parts();
    gateway.handle("webhooks", head, body, take_callback)
}

fn take_callback(gateway: &Gateway, event: Owned<Callback<'static>>, time: Duration) -> Taken {
    let view = event.get();
    let mut shown = page::Event::voice(&view);
    let mut unknown = 0;
    view.each_extra(&mut |parent, extra| {
        unknown += extra.len();
        shown.add_unknown(parent, extra);
    });
    gateway.metrics.parsed(time, unknown);
    Taken {
        event_type: Some(event.event_type().label()),
        receipt: journal(gateway, |lines| line::voice(&view, lines)),
        answer: answer(&gateway.menu.get(), &view),
        shown: vec![shown],
    }
}

/// Adds lines to the journal.
fn journal(gateway: &Gateway, write: impl FnOnce(&mut Vec<u8>) -> Result<(), Format>) -> Receipt {
    LINES.with_borrow_mut(|lines| {
        lines.clear();
        lines.shrink_to(KEPT);
        match write(lines) {
            Ok(()) => gateway.journal.append(lines),
            Err(_) => Receipt::failed(),
        }
    })
}

fn messages(
    State(gateway): State<Arc<Gateway>>,
    request: Request,
) -> impl Future<Output = Response> {
    let (head, body) = request.into_parts();
    gateway.handle("messages", head, body, take_messages)
}

fn take_messages(gateway: &Gateway, events: Owned<Messages<'static>>, time: Duration) -> Taken {
    let view = events.get();
    let mut unknown = 0;
    let shown = view
        .iter()
        .map(|event| {
            let mut shown = page::Event::message(event);
            event.each_extra(&mut |parent, extra| {
                unknown += extra.len();
                shown.add_unknown(parent, extra);
            });
            shown
        })
        .collect();
    gateway.metrics.parsed(time, unknown);
    Taken {
        // Of the first event, which in practice is the only one.
        event_type: view.first().map(|event| event.message_type().label()),
        receipt: journal(gateway, |lines| line::messages(&view, lines)),
        answer: Answer::Other(WebhookResponse::empty()),
        shown,
    }
}

async fn ready(State(gateway): State<Arc<Gateway>>) -> Response {
    if gateway.journal.has_room() && gateway.permits.available_permits() > 0 {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the gateway sheds load\n").into_response()
    }
}

async fn metrics(State(gateway): State<Arc<Gateway>>) -> Response {
    let text = {
        let mut made = gateway.made.lock().await;
        match &*made {
            Some((at, text)) if at.elapsed() < SHARED => text.clone(),
            _ => made
                .insert((Instant::now(), gateway.text_of_metrics().await))
                .1
                .clone(),
        }
    };
    (
        [(
            header::CONTENT_TYPE,
            "application/openmetrics-text; version=1.0.0; charset=utf-8",
        )],
        text,
    )
        .into_response()
}
