//! The extractor and the responses, without a server. With one: `examples/http/tests`.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::common::{Family, Root, fixtures};
use axum_core::body::Body;
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bandwidth_callbacks::http::{Credentials, Endpoint, Rejection, Webhook, WebhookResponse};
use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::{Options, OwnedCallback, Parser, Reply};
use http_body_util::BodyExt;

/// Bodies in memory are there at once.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing here has to wait"),
    }
}

/// A damaged body is accepted if the endpoint wants that, and is handed on as it came.
#[test]
fn the_options_of_the_endpoint_apply() {
    let endpoint = Endpoint::without_authentication().options(Options::new().lossy(true));
    let body = b"{\"eventType\":\"gather\",\"tag\":\"caf\xe9\"}".as_slice();
    let posted = request("POST", "/").map(|()| Body::from(body));
    let webhook: Webhook = now(<Webhook>::from_request(posted, &endpoint)).unwrap();
    assert_eq!(webhook.event.get().tag().unwrap(), "caf\u{fffd}");
    assert_eq!(
        (webhook.event.replaced(), webhook.clone().event.replaced()),
        (1, 1)
    );
    assert_eq!(webhook.raw(), body);

    let body = br#"[{"type":"message-sent"},{"type":7}]"#.as_slice();
    let posted = request("POST", "/").map(|()| Body::from(body));
    let webhook = now(<Webhook<Messages<'_>>>::from_request(posted, &endpoint)).unwrap();
    assert_eq!(
        (
            webhook.event.get().len(),
            webhook.event.get().refused().len()
        ),
        (1, 1)
    );
    assert_eq!(webhook.raw(), body);

    let query = request("GET", "/?eventType=gather&tag=caf%e9").map(|()| Body::empty());
    let webhook: Webhook = now(<Webhook>::from_request(query, &endpoint)).unwrap();
    assert_eq!(
        (
            webhook.event.get().tag().unwrap().as_str(),
            webhook.event.replaced()
        ),
        ("caf\u{fffd}", 1)
    );
}

/// A state that has more than the endpoint.
struct State {
    endpoint: Endpoint,
}

impl FromRef<State> for Endpoint {
    fn from_ref(state: &State) -> Self {
        state.endpoint.clone()
    }
}

fn extract(request: Request) -> Result<Webhook, Rejection> {
    let endpoint = Endpoint::new(Credentials::new("bandwidth", "open sesame").unwrap());
    now(<Webhook>::from_request(request, &State { endpoint }))
}

fn request(method: &str, uri: &str) -> axum_core::extract::Request<()> {
    let mut request = Request::new(());
    *request.method_mut() = method.parse().unwrap();
    *request.uri_mut() = uri.parse().unwrap();
    for (name, value) in [
        ("authorization", "Basic YmFuZHdpZHRoOm9wZW4gc2VzYW1l"),
        ("content-type", "application/json"),
    ] {
        request.headers_mut().append(name, value.parse().unwrap());
    }
    request
}

#[test]
fn the_event_and_the_bytes_as_they_came() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        let body = Body::from(fixture.body.clone());
        let webhook = extract(request("POST", "/").map(|()| body)).unwrap();
        assert_eq!(webhook.raw(), fixture.body, "{}", fixture.name());
        assert_eq!(
            webhook.event.get(),
            parser.parse_ref(&fixture.body).unwrap(),
            "{}",
            fixture.name()
        );
    }
    let webhook =
        extract(request("GET", "/?eventType=dtmf&digit=%23").map(|()| Body::empty())).unwrap();
    assert_eq!(webhook.raw(), "eventType=dtmf&digit=%23");
    assert_eq!(
        serde_json::to_string(&webhook.event).unwrap(),
        r##"{"eventType":"dtmf","digit":"#"}"##
    );
}

#[test]
fn messaging_events_are_extracted_too() {
    let endpoint = Endpoint::new(Credentials::new("bandwidth", "open sesame").unwrap());
    let extract = |request: Request| now(<Webhook<Messages<'_>>>::from_request(request, &endpoint));
    let mut parser = Parser::new();
    for fixture in Family::Messaging.fixtures() {
        let webhook =
            extract(request("POST", "/").map(|()| Body::from(fixture.body.clone()))).unwrap();
        assert_eq!(webhook.raw(), fixture.body, "{}", fixture.name());
        let expected = Family::Messaging
            .parse_ref(&mut parser, &fixture.body)
            .unwrap();
        assert!(
            Root::Messaging(webhook.event.get()) == expected,
            "{}",
            fixture.name()
        );
    }
    let by_get = extract(request("GET", "/?type=message-sent").map(|()| Body::empty()));
    assert_eq!(by_get.unwrap_err(), Rejection::UnsupportedMediaType);
    let wrong =
        extract(request("POST", "/").map(|()| Body::from(r#"[{"type":"message-sent"},{}]"#)))
            .unwrap_err();
    assert_eq!(
        WebhookResponse::from(wrong).body(),
        "the event type is missing: field `type`, in element 1"
    );
}

#[test]
fn debug_prints_no_content() {
    let body = Body::from(r#"{"eventType":"dtmf","from":"+19195550142"}"#);
    let webhook = extract(request("POST", "/").map(|()| body)).unwrap();
    assert_eq!(
        format!("{webhook:?}"),
        r#"Webhook { event: DtmfCallback { event_type: "dtmf", from: <redacted: 12 bytes> }, .. }"#
    );
}

#[test]
fn what_is_extracted_goes_to_queues_and_other_tasks() {
    fn goes<T: Send + Sync + 'static>() {}
    goes::<Webhook>();
    goes::<OwnedCallback>();
    goes::<Endpoint>();
    fn future_goes<T: Send>(_: T) {}
    let endpoint = Endpoint::without_authentication();
    future_goes(<Webhook>::from_request(
        Request::new(Body::empty()),
        &endpoint,
    ));
}

#[test]
fn refusals_become_responses() {
    let without_credentials = Request::new(Body::from(r#"{"eventType":"dtmf"}"#));
    let mut post = without_credentials;
    *post.method_mut() = "POST".parse().unwrap();
    let response = extract(post).unwrap_err().into_response();
    assert_eq!(
        parts(response),
        (
            401,
            vec!["www-authenticate: Basic realm=\"webhooks\", charset=\"UTF-8\""],
            "authentication is required"
        )
    );

    let response = extract(request("PUT", "/").map(|()| Body::empty()))
        .unwrap_err()
        .into_response();
    assert_eq!(
        parts(response),
        (
            405,
            vec!["allow: POST, GET"],
            "only POST and GET are answered here"
        )
    );

    let response = extract(request("POST", "/").map(|()| Body::from("{}")))
        .unwrap_err()
        .into_response();
    assert_eq!(
        parts(response),
        (
            422,
            vec!["content-type: text/plain; charset=utf-8"],
            "the event type is missing: field `eventType`"
        )
    );
}

#[test]
fn replies_become_responses() {
    let xml = "content-type: application/xml; charset=utf-8";
    assert_eq!(
        parts(Reply::Bxml.into_response()),
        (200, vec![xml], "<Response></Response>")
    );
    assert_eq!(parts(Reply::BxmlOrEmpty.into_response()), (204, vec![], ""));
    assert_eq!(parts(Reply::Empty.into_response()), (204, vec![], ""));
    assert_eq!(
        parts(WebhookResponse::bxml("<Response/>").into_response()),
        (200, vec![xml], "<Response/>")
    );
    assert_eq!(
        parts(WebhookResponse::empty().into_response()),
        (204, vec![], "")
    );
    for (retry_after, header) in [
        (Duration::ZERO, "retry-after: 1"),
        (Duration::from_nanos(1), "retry-after: 1"),
        (Duration::from_secs(30), "retry-after: 30"),
        (Duration::from_millis(30_001), "retry-after: 31"),
        (Duration::MAX, "retry-after: 18446744073709551615"),
    ] {
        assert_eq!(
            parts(WebhookResponse::unavailable(retry_after).into_response()),
            (503, vec![header], "")
        );
    }
}

fn parts(response: Response) -> (u16, Vec<&'static str>, &'static str) {
    let (head, body) = response.into_parts();
    let headers = head
        .headers
        .iter()
        .map(|(name, value)| leak(format!("{name}: {}", value.to_str().unwrap())));
    let body = now(body.collect()).unwrap().to_bytes();
    (
        head.status.as_u16(),
        headers.collect(),
        leak(String::from_utf8(body.to_vec()).unwrap()),
    )
}

fn leak(text: String) -> &'static str {
    text.leak()
}

#[cfg(feature = "tracing")]
#[test]
fn a_webhook_of_a_test_has_no_span() {
    let webhook: Webhook = Webhook::new(
        Parser::new()
            .parse_owned(br#"{"eventType":"dtmf"}"#.to_vec())
            .unwrap(),
        "raw",
    );
    assert!(webhook.span().is_disabled());
    assert_eq!(webhook.raw(), "raw");
}

/// One piece is lent, and several are put together only where they are asked for.
#[test]
fn a_body_in_one_piece_is_not_copied_for_its_bytes() {
    let body = bytes::Bytes::from_static(br#"{"eventType":"dtmf","tag":"\u0061"}"#);
    let webhook = extract(request("POST", "/").map(|()| Body::from(body.clone()))).unwrap();
    assert_eq!(webhook.raw().as_ptr(), body.as_ptr());
    assert_eq!(webhook.event.get().tag().unwrap(), "a");

    let pieces = [&body[..5], &body[5..20], &body[20..]].map(|piece| body.slice_ref(piece));
    let webhook = extract(request("POST", "/").map(|()| Body::new(Pieces(pieces.into())))).unwrap();
    assert_eq!(webhook.raw(), body);
    assert_eq!(webhook.event.get().tag().unwrap(), "a");
}

/// A layer such as tower-http's `RequestBodyLimitLayer` ends a body with an error, as a broken
/// connection does.
#[test]
fn a_limit_of_a_layer_is_too_large_and_all_else_is_incomplete() {
    let limited = |limit| {
        let body = Body::from(r#"{"eventType":"dtmf"}"#);
        let body = Body::new(http_body_util::Limited::new(body, limit));
        // Layers may wrap it again.
        extract(request("POST", "/").map(|()| Body::new(body))).map(drop)
    };
    assert_eq!(limited(20), Ok(()));
    assert_eq!(limited(19), Err(Rejection::TooLarge));
    let broken = Body::new(Broken);
    assert_eq!(
        extract(request("POST", "/").map(|()| broken)).unwrap_err(),
        Rejection::Incomplete
    );
}

/// A body that comes in several pieces.
struct Pieces(std::collections::VecDeque<bytes::Bytes>);

impl http_body::Body for Pieces {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        Poll::Ready(
            self.0
                .pop_front()
                .map(|piece| Ok(http_body::Frame::data(piece))),
        )
    }
}

/// A body that breaks off.
struct Broken;

impl http_body::Body for Broken {
    type Data = bytes::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        Poll::Ready(Some(Err(std::io::ErrorKind::UnexpectedEof.into())))
    }
}
