//! One URL for bodies of every kind: with the pieces for any framework, and as axum's extractor.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::common::{Family, all_fixtures, notifications};
use axum_core::body::Body;
use axum_core::extract::{FromRequest, Request};
use bandwidth_callbacks::any::{AnyBody, OwnedAnyBody};
use bandwidth_callbacks::http::{Endpoint, Rejection, Webhook, WebhookResponse};
use bandwidth_callbacks::{Callback, Error, ErrorKind, Options, Parser};

fn json(name: &str) -> Option<&'static str> {
    (name == "content-type").then_some("application/json")
}

fn post(body: &[u8]) -> Result<OwnedAnyBody, Rejection> {
    let mut incoming = Endpoint::without_authentication().receive("POST", None, json)?;
    incoming.push(body)?;
    incoming.finish::<AnyBody<'_>>()
}

fn get(query: &str) -> Result<OwnedAnyBody, Rejection> {
    Endpoint::without_authentication()
        .receive("GET", Some(query), |_| [] as [&str; 0])?
        .finish()
}

/// What axum makes of a request, whose body is there at once.
fn extract(method: &str, uri: &str, body: &[u8]) -> Result<Webhook<AnyBody<'static>>, Rejection> {
    let mut request = Request::new(Body::from(body.to_vec()));
    *request.method_mut() = method.parse().unwrap();
    *request.uri_mut() = uri.parse().unwrap();
    request
        .headers_mut()
        .append("content-type", "application/json".parse().unwrap());
    let endpoint = Endpoint::without_authentication();
    match pin!(Webhook::from_request(request, &endpoint))
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(extracted) => extracted,
        Poll::Pending => panic!("nothing here has to wait"),
    }
}

#[test]
fn a_body_of_any_kind_becomes_what_the_parser_makes_of_it() {
    let mut parser = Parser::new();
    let bodies = all_fixtures()
        .into_iter()
        .map(|fixture| (fixture.name(), fixture.body));
    for (name, body) in bodies.chain(
        notifications()
            .into_iter()
            .map(|(_, name, body)| (name, body)),
    ) {
        let expected = parser.parse_ref::<AnyBody<'_>>(&body).unwrap();
        assert_eq!(post(&body).unwrap().get(), expected, "{name}");
        let webhook = extract("POST", "/", &body).unwrap();
        assert_eq!(webhook.event.get(), expected, "{name}");
        assert_eq!(webhook.raw(), body, "{name}");
        assert_eq!(
            WebhookResponse::from(expected.reply()).status(),
            WebhookResponse::from(webhook.event.get().reply()).status()
        );
    }
}

#[test]
fn a_body_is_refused_for_the_error_of_the_parser() {
    let mut parser = Parser::new();
    for body in [
        "",
        "<Notification/>",
        "17",
        r#"{"eventType":7}"#,
        r#"[{"type":"message-sent"},{}]"#,
        r#"{"event":"endpointConnected","event":"endpointConnected"}"#,
        r#"{"phoneNumber":"+18005550142","phoneNumber":"+18005550143"}"#,
    ] {
        let error: Error = parser
            .parse_owned::<AnyBody<'_>>(body.into())
            .unwrap_err()
            .into();
        assert_eq!(
            post(body.as_bytes()).unwrap_err(),
            Rejection::Invalid(error),
            "{body}"
        );
        assert_eq!(
            extract("POST", "/", body.as_bytes()).unwrap_err(),
            Rejection::Invalid(error),
            "{body}"
        );
    }
    let endpoint = Endpoint::without_authentication().options(Options::new().max_messages(1));
    let mut incoming = endpoint.receive("POST", None, json).unwrap();
    incoming
        .push(br#"[{"type":"message-sent"},{"type":"message-sent"}]"#)
        .unwrap();
    let Err(Rejection::Invalid(error)) = incoming.finish::<AnyBody<'_>>() else {
        panic!()
    };
    assert_eq!(error.kind(), ErrorKind::TooManyMessages);
}

/// Otherwise whoever asks for the page would be an object of unknown kind.
#[test]
fn a_query_has_an_event_type_or_is_refused_as_for_voice_events() {
    for query in [
        "",
        "a=b",
        "type=message-sent&message=",
        "event=endpointConnected",
        "phoneNumber=1",
        "eventTyp=dtmf",
    ] {
        let Err(Rejection::Invalid(error)) = get(query) else {
            panic!("{query}")
        };
        assert_eq!(
            (error.kind(), error.field()),
            (ErrorKind::MissingEventType, Some("eventType")),
            "{query}"
        );
        let as_voice = Endpoint::without_authentication()
            .receive("GET", Some(query), |_| [] as [&str; 0])
            .unwrap()
            .finish::<Callback<'_>>();
        assert_eq!(as_voice.unwrap_err(), Rejection::Invalid(error), "{query}");
        assert_eq!(
            extract("GET", &format!("/?{query}"), b"").unwrap_err(),
            Rejection::Invalid(error),
            "{query}"
        );
    }
    for (query, event) in [
        (
            "eventType=dtmf&digit=5",
            r#"{"eventType":"dtmf","digit":"5"}"#,
        ),
        (
            "a=b&event%54ype=recordingAvailable&channels=2",
            r#"{"eventType":"recordingAvailable","channels":2,"a":"b"}"#,
        ),
        ("eventType=brandNew", r#"{"eventType":"brandNew"}"#),
        ("eventType=", r#"{"eventType":""}"#),
        (
            "eventType=dtmf&callId=a&callId=b",
            r#"{"eventType":"dtmf","callId":"b","?callId":"a"}"#,
        ),
    ] {
        let read = get(query).unwrap();
        assert!(matches!(read.get(), AnyBody::Voice(_)), "{query}");
        assert_eq!(serde_json::to_string(&read).unwrap(), event);
        assert_eq!(
            extract("GET", &format!("/?{query}"), b"").unwrap().event,
            read,
            "{query}"
        );
    }
    let Err(Rejection::Invalid(error)) = get("eventType=dtmf&callId=%a") else {
        panic!()
    };
    assert_eq!(
        (error.kind(), error.offset()),
        (ErrorKind::InvalidEscape, Some(22))
    );
}

#[test]
fn voice_events_by_get_are_those_of_the_voice_extractor() {
    let mut compared = 0;
    for fixture in Family::Voice.fixtures() {
        let members = fixture.members();
        let texts = members
            .iter()
            .filter_map(|(key, value)| Some((key, value.as_str()?)));
        let encode = |text: &str| {
            text.bytes()
                .map(|byte| format!("%{byte:02x}"))
                .collect::<String>()
        };
        let query: Vec<_> = texts
            .map(|(key, text)| format!("{}={}", encode(key), encode(text)))
            .collect();
        let query = query.join("&");
        let voice = Endpoint::without_authentication()
            .receive("GET", Some(&query), |_| [] as [&str; 0])
            .unwrap()
            .finish::<Callback<'_>>();
        match (get(&query), voice) {
            (Ok(any), Ok(voice)) => {
                assert_eq!(any.get(), AnyBody::Voice(voice.get()), "{}", fixture.name())
            }
            (any, voice) => assert_eq!(any.unwrap_err(), voice.unwrap_err(), "{}", fixture.name()),
        }
        compared += 1;
    }
    assert!(compared > 200);
}
