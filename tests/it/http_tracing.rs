//! What requests leave in `tracing`.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use crate::common::personal::{
    Kind, full_bodies, needles, personal_values, with_content_as_name, with_content_everywhere,
};
use crate::common::{Family, notifications};
use bandwidth_callbacks::any::AnyBody;
use bandwidth_callbacks::http::{Credentials, Endpoint, Rejection};
use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::voice::DtmfCallback;
use bandwidth_callbacks::{Callback, Options};
use serde_json::Value;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Keeps the fields of every span and event, as texts. An event also has the name of the span that
/// it is inside of.
#[derive(Clone, Default)]
struct Capture(
    Arc<Mutex<Vec<BTreeMap<String, String>>>>,
    Arc<Mutex<Vec<u64>>>,
);

struct Fields<'a>(&'a mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    /// The default formatter prints each value of a field, so that a field must be recorded once.
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let before = self.0.insert(field.name().to_owned(), format!("{value:?}"));
        assert_eq!(before, None, "{field} is recorded twice");
    }
}

impl Subscriber for Capture {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut spans = self.0.lock().unwrap();
        let mut fields = BTreeMap::from([("name".to_owned(), span.metadata().name().to_owned())]);
        span.record(&mut Fields(&mut fields));
        spans.push(fields);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        let mut spans = self.0.lock().unwrap();
        values.record(&mut Fields(&mut spans[id.into_u64() as usize - 1]));
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = BTreeMap::from([("name".to_owned(), event.metadata().name().to_owned())]);
        event.record(&mut Fields(&mut fields));
        let mut spans = self.0.lock().unwrap();
        if let Some(span) = self.1.lock().unwrap().last() {
            fields.insert(
                "inside".to_owned(),
                spans[*span as usize - 1]["name"].clone(),
            );
        }
        spans.push(fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, id: &Id) {
        self.1.lock().unwrap().push(id.into_u64());
    }

    fn exit(&self, id: &Id) {
        assert_eq!(self.1.lock().unwrap().pop(), Some(id.into_u64()));
    }
}

fn captured(work: impl FnOnce()) -> Vec<BTreeMap<String, String>> {
    let capture = Capture::default();
    tracing::subscriber::with_default(capture.clone(), work);
    let spans = capture.0.lock().unwrap();
    spans.clone()
}

fn one(work: impl FnOnce()) -> BTreeMap<String, String> {
    let mut spans = captured(work);
    assert_eq!(spans.len(), 1, "{spans:?}");
    spans.remove(0)
}

fn json(name: &str) -> Option<&'static str> {
    (name == "content-type").then_some("application/json")
}

fn post(body: &[u8]) {
    post_to(Family::Voice, body);
}

fn post_to(family: Family, body: &[u8]) {
    let mut incoming = Endpoint::without_authentication()
        .receive("POST", None, json)
        .unwrap();
    incoming.push(body).unwrap();
    if family == Family::Messaging {
        let _ = incoming.finish::<Messages<'_>>();
    } else {
        let _ = incoming.finish::<Callback<'_>>();
    }
}

#[test]
fn a_span_tells_type_outcome_size_and_duration() {
    let span = one(|| post(br#"{"eventType":"gather","digits":"42"}"#));
    assert_eq!(span["name"], "bandwidth_webhook");
    assert_eq!(span["event_type"], "\"gather\"");
    assert_eq!(span["outcome"], "\"accepted\"");
    assert_eq!(span["size"], "36");
    assert!(span["duration_us"].parse::<u64>().unwrap() < 60_000_000);
    assert_eq!(span.len(), 5, "{span:?}");

    let span = one(|| post(br#"{"eventType":"brandNew"}"#));
    assert_eq!(
        (&*span["event_type"], &*span["outcome"]),
        ("\"brandNew\"", "\"accepted\"")
    );

    let span = one(|| {
        post(br#"{"eventType":"recordingAvailable","callId":"c-1","accountId":"9","recordingId":"r-1","eventTime":"2026-03-09T14:11:04.218Z"}"#)
    });
    let ids = ["call_id", "account_id", "recording_id", "event_time"].map(|field| &*span[field]);
    assert_eq!(
        ids,
        [
            "\"c-1\"",
            "\"9\"",
            "\"r-1\"",
            "\"2026-03-09T14:11:04.218Z\""
        ]
    );
    // An id is no time and a time no id.
    let span = one(|| {
        post(br#"{"eventType":"answer","callId":"2026-03-09T14:11:04.218Z","eventTime":"c-1"}"#)
    });
    assert!(
        ["call_id", "event_time"]
            .iter()
            .all(|field| !span.contains_key(*field)),
        "{span:?}"
    );
    // Whoever sends an event must not write into a log.
    let span = one(|| {
        post(br#"{"eventType":"brand\nnew","callId":"c 1","conferenceId":"","eventTime":"\u001b[31m"}"#)
    });
    assert_eq!(span["event_type"], "\"unknown\"");
    assert!(
        ["call_id", "conference_id", "event_time"]
            .iter()
            .all(|field| !span.contains_key(*field)),
        "{span:?}"
    );

    let span = one(|| post(br#"{"eventType":"gather""#));
    assert_eq!(
        (&*span["outcome"], &*span["error"], &*span["size"]),
        ("\"invalid\"", "UnexpectedEnd", "21")
    );
    assert!(!span.contains_key("event_type"));

    let endpoint = Endpoint::new(Credentials::new("user", "password").unwrap());
    let span = one(|| {
        let mut incoming = endpoint.receive("POST", None, json).unwrap();
        incoming.push(b"{}").unwrap();
        assert_eq!(
            incoming.finish::<Callback<'_>>().unwrap_err(),
            Rejection::NoCredentials
        );
    });
    assert_eq!(span["outcome"], "\"no_credentials\"");
    assert!(!span.contains_key("size"));

    let small = Endpoint::without_authentication().options(Options::new().max_len(1));
    let span = one(|| {
        assert_eq!(
            small
                .receive("POST", None, json)
                .unwrap()
                .push(b"{}")
                .unwrap_err(),
            Rejection::TooLarge
        )
    });
    assert_eq!(span["outcome"], "\"too_large\"");

    let span = one(|| {
        drop(
            Endpoint::without_authentication()
                .receive("POST", None, json)
                .unwrap(),
        )
    });
    assert_eq!(span["outcome"], "\"abandoned\"");
    assert!(span.contains_key("duration_us"));
}

#[test]
fn a_span_tells_what_the_lossy_option_did() {
    let endpoint = Endpoint::without_authentication().options(Options::new().lossy(true));
    let span = one(|| {
        let mut incoming = endpoint.receive("POST", None, json).unwrap();
        incoming
            .push(b"{\"eventType\":\"gather\",\"tag\":\"\xe9\xe9\"}")
            .unwrap();
        assert_eq!(incoming.finish::<Callback<'_>>().unwrap().replaced(), 2);
    });
    assert_eq!(
        (&*span["outcome"], &*span["replaced"]),
        ("\"accepted\"", "2")
    );
    assert!(!span.contains_key("left_out"));

    let span = one(|| {
        let mut incoming = endpoint.receive("POST", None, json).unwrap();
        incoming
            .push(br#"[{},{"type":"message-sent"},7,{"type":"a"},[]]"#)
            .unwrap();
        assert_eq!(
            incoming
                .finish::<Messages<'_>>()
                .unwrap()
                .get()
                .refused()
                .len(),
            3
        );
    });
    assert_eq!(
        (&*span["outcome"], &*span["left_out"]),
        ("\"accepted\"", "3")
    );
    assert!(!span.contains_key("replaced"));

    let span = one(|| {
        let incoming = endpoint
            .receive("GET", Some("eventType=dtmf&tag=%ff"), |_| [] as [&str; 0])
            .unwrap();
        assert_eq!(incoming.finish::<Callback<'_>>().unwrap().replaced(), 1);
    });
    assert_eq!(&*span["replaced"], "1");
}

#[test]
fn the_code_that_handles_an_event_can_log_inside_of_its_span() {
    let spans = captured(|| {
        let incoming = Endpoint::without_authentication()
            .receive("GET", Some("eventType=dtmf"), |_| [] as [&str; 0])
            .unwrap();
        let span = incoming.span();
        let event = incoming.finish::<Callback<'_>>().unwrap();
        span.in_scope(|| tracing::info!(reply = ?event.event_type().reply()));
    });
    assert_eq!(spans.len(), 2, "{spans:?}");
    assert_eq!(spans[0]["outcome"], "\"accepted\"");
    assert_eq!(spans[1]["inside"], "bandwidth_webhook");
}

#[test]
fn no_span_has_personal_content() {
    let mut spans = 0;
    for (kind, full) in full_bodies() {
        let Kind::Event(family @ (Family::Voice | Family::Messaging)) = kind else {
            continue;
        };
        for content in personal_values() {
            let everywhere = with_content_everywhere(kind, &full, &content);
            let as_name = content
                .as_str()
                .and_then(|text| with_content_as_name(kind, &everywhere, text));
            for body in [Some(everywhere), as_name].into_iter().flatten() {
                let text = body.to_string();
                let twice =
                    text.replacen('{', &format!("{{\"{}\":\"x\",", family.discriminator()), 1);
                // The members of the body as parameters of a URL.
                let members = body.as_object().into_iter().flatten();
                let query: String = members
                    .filter_map(|(key, value)| Some(format!("{key}={}&", value.as_str()?)))
                    .collect();
                let captured = captured(|| {
                    for body in [
                        text.as_bytes(),
                        &text.as_bytes()[..text.len() / 3],
                        twice.as_bytes(),
                    ] {
                        post_to(family, body);
                    }
                    let open = Endpoint::without_authentication();
                    let _ = open
                        .receive("GET", Some(&query), |_| [] as [&str; 0])
                        .unwrap()
                        .finish::<Callback<'_>>();
                    let closed = Endpoint::new(Credentials::new("user", "password").unwrap());
                    let _ = closed.receive("GET", Some(&query), |name| {
                        (name == "authorization").then_some(&query)
                    });
                });
                assert_eq!(captured.len(), 5);
                for (field, value) in captured.iter().flatten() {
                    let found = needles(&content)
                        .into_iter()
                        .find(|needle| value.contains(needle));
                    assert_eq!(found, None, "{field} of {text}");
                }
                spans += captured.len();
            }
        }
    }
    assert!(spans > 5000, "{spans}");
}

#[test]
fn the_span_of_a_messaging_webhook_has_the_ids_of_its_first_event() {
    for fixture in Family::Messaging.fixtures() {
        let spans = captured(|| {
            let json = |name| (name == "content-type").then_some("application/json");
            let mut incoming = Endpoint::without_authentication()
                .receive("POST", None, json)
                .unwrap();
            incoming.push(&fixture.body).unwrap();
            incoming.finish::<Messages<'_>>().unwrap();
        });
        let [span] = &spans[..] else {
            panic!("{}", spans.len())
        };
        let event = match fixture.json() {
            Value::Array(events) => events.first().cloned().unwrap_or(Value::Null),
            event => event,
        };
        for (field, expected) in [
            ("outcome", Some("accepted")),
            ("message_id", event["message"]["id"].as_str()),
            ("event_time", event["time"].as_str()),
        ] {
            assert_eq!(
                span.get(field).map(|text| text.trim_matches('"')),
                expected,
                "{} {field}",
                fixture.name()
            );
        }
        let log: Vec<_> = span.values().map(String::as_str).collect();
        let log = log.join(" ");
        assert!(
            !log.contains("+1") && !log.contains("http") && !log.contains("Incoming"),
            "{}: {log}",
            fixture.name()
        );
    }
}

/// A single event shows what it shows as one of all. Its type may be absent.
#[test]
fn the_span_of_a_single_event_has_its_ids() {
    for (body, fields) in [
        (
            r#"{"eventType":"dtmf","callId":"c-1","digit":"5"}"#,
            &[
                "call_id",
                "duration_us",
                "event_type",
                "name",
                "outcome",
                "size",
            ][..],
        ),
        (
            r#"{"callId":"c-1","digit":"5"}"#,
            &["call_id", "duration_us", "name", "outcome", "size"],
        ),
        // The tape path.
        (
            r#"{"callId":"c-1","list":[1]}"#,
            &["call_id", "duration_us", "name", "outcome", "size"],
        ),
    ] {
        let span = one(|| {
            let mut incoming = Endpoint::without_authentication()
                .receive("POST", None, json)
                .unwrap();
            incoming.push(body.as_bytes()).unwrap();
            incoming.finish::<DtmfCallback<'_>>().unwrap();
        });
        let shown: Vec<_> = span.keys().map(String::as_str).collect();
        assert_eq!(shown, fields, "{body}");
        assert_eq!(span["call_id"], "\"c-1\"", "{body}");
    }
}

/// The ids of voice and messaging events as elsewhere; of other bodies the name of the event.
#[test]
fn the_span_of_a_body_of_any_kind_has_its_name() {
    let span = |body: &[u8]| {
        one(|| {
            let mut incoming = Endpoint::without_authentication()
                .receive("POST", None, json)
                .unwrap();
            incoming.push(body).unwrap();
            incoming.finish::<AnyBody<'_>>().unwrap();
        })
    };
    let (message, report) = (
        "17730667640820v6w9x2zd5fz8j3k",
        "2b7c6e5f-4a30-4c1e-8d11-90aa5be1d7f2",
    );
    let mfa = format!(
        r#"{{"type":"message-failed","platform":"GlobalSMS","message":{{"id":"{message}"}}}}"#
    );
    for (body, fields) in [
        (
            r#"{"eventType":"dtmf","callId":"c-1"}"#,
            &[("event_type", "dtmf"), ("call_id", "c-1")][..],
        ),
        (
            &mfa,
            &[("event_type", "message-failed"), ("message_id", message)],
        ),
        (
            r#"{"eventType":"DEVICE_CONNECTED"}"#,
            &[("event_type", "DEVICE_CONNECTED")],
        ),
        (r#"{"event":"endpoint Connected"}"#, &[]),
        (r#"{"phoneNumber":"+18005550142","status":"VERIFIED"}"#, &[]),
        (r#"{"callId":"c-1"}"#, &[]),
    ] {
        let mut span = span(body.as_bytes());
        for (field, expected) in fields {
            assert_eq!(
                span.remove(*field).as_deref(),
                Some(&*format!("{expected:?}")),
                "{body}"
            );
        }
        let rest: Vec<_> = span.keys().map(String::as_str).collect();
        assert_eq!(rest, ["duration_us", "name", "outcome", "size"], "{body}");
    }
    for (kind, name, body) in notifications() {
        let span = span(&body);
        let json: Value = serde_json::from_slice(&body).unwrap();
        let event = ["event", "eventType", "notificationType"]
            .iter()
            .find_map(|key| json[key].as_str());
        let shown = |field: &str| span.get(field).map(|text| text.trim_matches('"'));
        assert_eq!(
            (shown("event_type"), shown("outcome")),
            (event, Some("accepted")),
            "{name}"
        );
        assert_eq!(
            shown("message_id"),
            (kind == "deliveryReport").then_some(report),
            "{name}"
        );
        let log: Vec<_> = span.values().map(String::as_str).collect();
        let log = log.join(" ");
        assert!(
            !log.contains("5550") && !log.contains("desk") && !log.contains("Telecom"),
            "{name}: {log}"
        );
    }
}
