//! Bodies of any kind: each is told apart as the rules say, and is then what the call for its kind
//! makes of it.

use std::collections::BTreeMap;

use crate::common::{
    Family, Kind, Random, SIGNS, all_fixtures, assert_told, cases, kind, notifications,
};
use bandwidth_callbacks::any::{AnyBody, OwnedAnyBody};
use bandwidth_callbacks::stream::FrameType;
use bandwidth_callbacks::testing::{Declined, declines};
use bandwidth_callbacks::voice::samples;
use bandwidth_callbacks::{Callback, ErrorKind, EventType, Options, Parser, Reply};
use serde_json::{Map, Value};

/// Each fixture and what it is: bodies of all families, messaging events without their array, and
/// notifications.
fn bodies() -> Vec<(String, Kind, Vec<u8>)> {
    let mut bodies = Vec::new();
    for fixture in all_fixtures() {
        let kind = match fixture.family {
            Family::Voice | Family::Stream => Kind::Voice,
            Family::Messaging => Kind::Messaging,
        };
        if let Value::Array(events) = fixture.json()
            && let [event] = &events[..]
            && event.get("message").is_some()
        {
            bodies.push((
                format!("{}, bare", fixture.name()),
                Kind::Messaging,
                serde_json::to_vec(event).unwrap(),
            ));
        }
        bodies.push((fixture.name(), kind, fixture.body));
    }
    for (folder, name, body) in notifications() {
        let kind = match &*folder {
            "deliveryReport" => Kind::International,
            "endpointEvent" => Kind::Endpoint,
            "tollFreeVerification" => Kind::TollFree,
            "transferConfirmation" => Kind::Transfer,
            other => panic!("{other}"),
        };
        bodies.push((name, kind, body));
    }
    bodies
}

/// A key with each of its characters escaped.
fn escaped(key: &str) -> String {
    let characters: String = key
        .chars()
        .map(|c| format!("\\u{:04x}", u32::from(c)))
        .collect();
    format!("\"{characters}\"")
}

fn object(members: &[(String, String)]) -> Vec<u8> {
    let members: Vec<_> = members
        .iter()
        .map(|(key, value)| format!("{key}:{value}"))
        .collect();
    format!("{{{}}}", members.join(",")).into_bytes()
}

#[test]
fn every_fixture_is_what_its_folder_says() {
    let mut counts = BTreeMap::new();
    for (name, kind, body) in bodies() {
        for options in [
            Options::new(),
            Options::new().fast_path(false),
            Options::new().only(&[EventType::Answer, EventType::from_wire("")]),
            Options::new().max_depth(4),
        ] {
            let told = assert_told(options, &body);
            assert!(told.is_none_or(|told| told == kind), "{name}: {told:?}");
            if options == Options::new() {
                assert_eq!(told, Some(kind), "{name}");
            }
        }
        for options in [
            Options::new().strict(true),
            Options::new().max_extra(1),
            Options::new().max_len(200),
        ] {
            assert_told(options, &body);
        }
        *counts.entry(kind).or_insert(0) += 1;
    }
    let kinds: Vec<_> = counts.keys().copied().collect();
    assert_eq!(
        kinds,
        [
            Kind::Voice,
            Kind::Messaging,
            Kind::Endpoint,
            Kind::International,
            Kind::Transfer,
            Kind::TollFree
        ]
    );
}

#[test]
fn the_form_of_a_body_makes_no_difference() {
    let mut random = Random::new(7);
    for (name, kind, body) in bodies() {
        let Ok(json) = serde_json::from_slice::<Value>(&body) else {
            panic!("{name}")
        };
        let told = |body: &[u8]| assert_told(Options::new(), body);
        assert_eq!(
            told(&serde_json::to_vec(&json).unwrap()),
            Some(kind),
            "{name}"
        );
        assert_eq!(
            told(&serde_json::to_vec_pretty(&json).unwrap()),
            Some(kind),
            "{name}"
        );
        assert_eq!(
            told(&[b" \t\r\n", &body[..], b" \n"].concat()),
            Some(kind),
            "{name}"
        );
        let Value::Object(members) = json else {
            continue;
        };
        let mut members: Vec<_> = members
            .iter()
            .map(|(key, value)| (format!("{key:?}"), value.to_string()))
            .collect();
        for _ in 0..4 {
            random.shuffle(&mut members);
            assert_eq!(told(&object(&members)), Some(kind), "{name}");
        }
        for (key, _) in &mut members {
            *key = escaped(key.trim_matches('"'));
        }
        assert_eq!(told(&object(&members)), Some(kind), "{name}");
    }
}

/// A body that lacks a member may be of another kind, but is the same in every way of parsing, and
/// as the rules say.
#[test]
fn a_body_without_one_of_its_members_is_told_apart_too() {
    let mut without = BTreeMap::new();
    for (_, kind, body) in bodies() {
        let Ok(Value::Object(members)) = serde_json::from_slice(&body) else {
            continue;
        };
        for key in members.keys() {
            let mut rest = members.clone();
            rest.shift_remove(key);
            let told = assert_told(Options::new(), &serde_json::to_vec(&rest).unwrap());
            if told != Some(kind) {
                without
                    .entry((kind, key.clone()))
                    .or_insert_with(Vec::new)
                    .push(told);
            }
        }
    }
    for (of, signs) in [
        (Kind::Voice, &["eventType"][..]),
        (Kind::Messaging, &["message", "type"]),
        (Kind::Endpoint, &["event", "eventType"]),
        (Kind::International, &["event"]),
        (Kind::Transfer, &["notificationType"]),
        (Kind::TollFree, &["phoneNumber"]),
    ] {
        let needed: Vec<_> = without
            .keys()
            .filter(|(kind, _)| *kind == of)
            .map(|(_, key)| key.as_str())
            .collect();
        assert_eq!(needed, signs, "{of:?}");
    }
    assert_eq!(
        without[&(Kind::Transfer, "notificationType".into())],
        [Some(Kind::TollFree)]
    );
}

/// The values that each sign is tried with, besides being absent.
const VALUES: [&[&str]; 7] = [
    &[
        r#""answer""#,
        r#""start""#,
        r#""DEVICE_CONNECTED""#,
        r#""DEVICE_DISCONNECTED""#,
        r#""""#,
        "null",
        "7",
    ],
    &[r#""message-sent""#, r#""WEBRTC""#, "null", "7"],
    &[r#""GlobalSMS""#, "null"],
    &[r#"{"id":"17"}"#, r#""text""#, "null"],
    &[
        r#""endpointConnected""#,
        r#""outboundConnectionRequest""#,
        r#""DELIVERED""#,
        r#""Odd""#,
        r#""""#,
        "null",
        "[1]",
    ],
    &[r#""PORTOUT_REQUEST""#, "null"],
    &[r#""+18005550142""#, "null"],
];

#[test]
fn every_combination_of_signs_is_what_the_rules_say() {
    let mut random = Random::new(3);
    let mut counts = BTreeMap::new();
    let mut choice = [0; 7];
    loop {
        let mut members: Vec<_> = SIGNS
            .iter()
            .zip(VALUES)
            .zip(choice)
            .filter(|(_, chosen)| *chosen > 0)
            .map(|((sign, values), chosen)| (format!("\"{sign}\""), values[chosen - 1].to_owned()))
            .collect();
        members.push(("\"accountId\"".into(), "\"5550142\"".into()));
        random.shuffle(&mut members);
        let told = assert_told(Options::new(), &object(&members));
        *counts.entry(told).or_insert(0) += 1;
        let Some(next) = (0..7).find(|index| choice[*index] < VALUES[*index].len()) else {
            break;
        };
        choice[..next].fill(0);
        choice[next] += 1;
    }
    assert_eq!(
        counts.values().sum::<usize>(),
        VALUES
            .iter()
            .map(|values| values.len() + 1)
            .product::<usize>()
    );
    // All kinds, and the errors of an `eventType` or `type` that is not text.
    assert_eq!(counts.len(), 8, "{counts:?}");
}

#[test]
fn the_letters_of_an_event_say_whether_it_is_an_endpoint_or_a_report() {
    for (name, expected) in [
        ("endpointConnected", Kind::Endpoint),
        ("onLeave", Kind::Endpoint),
        ("a", Kind::Endpoint),
        ("z", Kind::Endpoint),
        ("aB", Kind::Endpoint),
        ("delivered", Kind::Endpoint),
        ("DELIVERED", Kind::International),
        ("SENT_TO_SMSC", Kind::International),
        ("A", Kind::International),
        ("Z", Kind::International),
        ("X2", Kind::International),
        ("X Y", Kind::International),
        ("Delivered", Kind::Unknown),
        ("DELIVEREd", Kind::Unknown),
        ("Aa", Kind::Unknown),
        ("Az", Kind::Unknown),
        ("_A", Kind::Unknown),
        ("`", Kind::Unknown),
        ("{", Kind::Unknown),
        ("@", Kind::Unknown),
        ("[", Kind::Unknown),
        ("1A", Kind::Unknown),
        (" A", Kind::Unknown),
        (" a", Kind::Unknown),
        ("ä", Kind::Unknown),
        ("Ä", Kind::Unknown),
        ("AÄä", Kind::International),
        ("", Kind::Unknown),
    ] {
        let body = serde_json::to_vec(&serde_json::json!({ "event": name })).unwrap();
        assert_eq!(
            assert_told(Options::new(), &body),
            Some(expected),
            "{name:?}"
        );
    }
}

/// Twice with the same value or another one, in any two places, with or without an escape.
#[test]
fn a_sign_that_occurs_twice_is_refused() {
    let mut refused = 0;
    for (sign, values) in SIGNS.iter().zip(VALUES) {
        for (first, second) in values
            .iter()
            .flat_map(|first| values.iter().map(move |second| (first, second)))
        {
            for others in [
                "",
                r#","accountId":"1""#,
                r#","event":"endpointConnected""#,
                r#","phoneNumber":"+1""#,
                r#","type":"a","message":{}"#,
            ] {
                for key in [format!("\"{sign}\""), escaped(sign)] {
                    let body = format!("{{\"{sign}\":{first}{others},{key}:{second}}}");
                    assert_eq!(assert_told(Options::new(), body.as_bytes()), None, "{body}");
                    let error = Parser::new()
                        .parse::<AnyBody<'_>>(&mut body.into_bytes())
                        .unwrap_err();
                    if error.kind() == ErrorKind::DuplicateField {
                        refused += 1;
                    } else {
                        assert!(error.kind() == ErrorKind::EventTypeNotText, "{error}");
                    }
                }
            }
        }
    }
    assert!(refused > 500, "{refused}");
    // With an event type, other signs are unknown fields of the event, which may repeat, on both
    // paths.
    for (event_type, kind) in [
        ("dtmf", Kind::Voice),
        ("brandNew", Kind::Voice),
        ("DEVICE_CONNECTED", Kind::Endpoint),
    ] {
        for sign in ["platform", "message", "notificationType", "phoneNumber"] {
            let body = format!(r#"{{"{sign}":1,"eventType":"{event_type}","{sign}":2}}"#);
            for options in [Options::new(), Options::new().fast_path(false)] {
                assert_eq!(assert_told(options, body.as_bytes()), Some(kind), "{body}");
            }
        }
    }
}

#[test]
fn nothing_of_an_unknown_body_is_lost() {
    let mut parser = Parser::new();
    for body in [
        "{}",
        r#"{"status":"INITIATED","callId":"c-1"}"#,
        r#"{"a":null,"b":[1,{"c":[]}],"a":{"d":-1.5},"type":"x"}"#,
        r#"{"event":["x"],"phoneNumber":"+18005550142","kept":"\u00e4\n"}"#,
        r#"{"nested":{"eventType":"answer"}}"#,
    ] {
        assert_eq!(
            assert_told(Options::new(), body.as_bytes()),
            Some(Kind::Unknown),
            "{body}"
        );
        let owned: OwnedAnyBody = Parser::new().parse_owned(body.into()).unwrap();
        let expected: Value = serde_json::from_str(body).unwrap();
        assert_eq!(
            serde_json::to_value(parser.parse_ref::<AnyBody<'_>>(body.as_bytes()).unwrap())
                .unwrap(),
            expected
        );
        assert_eq!(serde_json::to_value(&owned).unwrap(), expected);
    }
    for fields in [0, 1, 2, 256] {
        let body = |count: usize| {
            let members: Vec<_> = (0..count).map(|index| format!(r#""k{index}":1"#)).collect();
            format!("{{{}}}", members.join(",")).into_bytes()
        };
        let options = Options::new().max_extra(fields);
        assert_eq!(assert_told(options, &body(fields)), Some(Kind::Unknown));
        let error = Parser::with_options(options)
            .parse::<AnyBody<'_>>(&mut body(fields + 1))
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooManyExtra);
        assert_eq!(
            error.offset(),
            Some(body(fields).len() - 1 + usize::from(fields > 0))
        );
    }
}

#[test]
fn what_is_no_object_and_no_array_is_refused() {
    let mut parser = Parser::new();
    for (body, kind, offset) in [
        ("", ErrorKind::Empty, Some(0)),
        (" \n", ErrorKind::Empty, Some(0)),
        (
            "<?xml version=\"1.0\"?><Notification/>",
            ErrorKind::Syntax,
            Some(0),
        ),
        ("eventType=answer", ErrorKind::Syntax, Some(0)),
        (" 17", ErrorKind::NotAnObject, Some(1)),
        ("null", ErrorKind::NotAnObject, Some(0)),
        (r#""eventType""#, ErrorKind::NotAnObject, Some(0)),
        ("[7]", ErrorKind::NotAnObject, Some(1)),
        ("[{}]", ErrorKind::MissingEventType, None),
        ("[", ErrorKind::UnexpectedEnd, Some(0)),
        ("{", ErrorKind::UnexpectedEnd, Some(0)),
        (
            r#"{"phoneNumber":"+1"} x"#,
            ErrorKind::TrailingData,
            Some(21),
        ),
        (
            r#"{"event":"endpointConnected""#,
            ErrorKind::UnexpectedEnd,
            Some(9),
        ),
        (r#"{"eventType":7}"#, ErrorKind::EventTypeNotText, Some(1)),
        (
            r#"{"type":null,"message":{}}"#,
            ErrorKind::EventTypeNotText,
            Some(1),
        ),
    ] {
        let error = parser
            .parse_ref::<AnyBody<'_>>(body.as_bytes())
            .unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{body}");
        assert_eq!(assert_told(Options::new(), body.as_bytes()), None, "{body}");
    }
}

#[test]
fn usual_voice_events_take_the_fast_path() {
    let mut parser = Parser::new();
    for case in ["typical", "full", "escapes", "last", "minimal", "unknown"] {
        for fixture in cases(case) {
            assert_eq!(
                declines::<AnyBody<'_>>(&mut parser, &fixture.body),
                declines::<Callback<'_>>(&mut parser, &fixture.body),
                "{}",
                fixture.name()
            );
        }
    }
    for sample in samples::all() {
        assert_eq!(
            declines::<AnyBody<'_>>(&mut parser, sample.body.as_bytes()),
            None,
            "{}",
            sample.body
        );
    }
    // A name that no voice event has may be one of an endpoint.
    for name in ["DEVICE_CONNECTED", "brandNew", "start", ""] {
        let body = format!(r#"{{"eventType":"{name}"}}"#);
        assert_eq!(
            declines::<AnyBody<'_>>(&mut parser, body.as_bytes()),
            Some(Declined::EventType)
        );
    }
}

/// Frames come by a WebSocket, not to a URL, and each has an event type.
#[test]
fn frames_are_unknown_voice_events() {
    let mut parser = Parser::new();
    for frame in FrameType::ALL {
        let body = format!(r#"{{"eventType":"{frame}"}}"#);
        let AnyBody::Voice(Callback::Unknown(event)) =
            parser.parse_ref::<AnyBody<'_>>(body.as_bytes()).unwrap()
        else {
            panic!("{body}")
        };
        assert_eq!(event.event_type, Some(frame.as_str()));
    }
}

#[test]
fn events_that_are_not_wanted_are_envelopes() {
    let options = Options::new().only(&[EventType::Answer]);
    let mut parser = Parser::with_options(options);
    for list in ["", r#","list":[1]"#] {
        for (event, is_wanted) in [("answer", true), ("dtmf", false), ("brandNew", false)] {
            let body = format!(r#"{{"eventType":"{event}","callId":"c-1","tag":"t"{list}}}"#);
            let owned = parser
                .parse_owned::<AnyBody<'_>>(body.clone().into_bytes())
                .unwrap();
            let AnyBody::Voice(callback) =
                parser.parse_ref::<AnyBody<'_>>(body.as_bytes()).unwrap()
            else {
                panic!("{body}")
            };
            assert_eq!(
                matches!(callback, Callback::Unwanted(_)),
                !is_wanted,
                "{body}"
            );
            assert_eq!(callback.call_id(), Some("c-1"));
            assert_eq!(owned.get(), AnyBody::Voice(callback));
        }
    }
    // The option is about voice events only.
    for (name, told, body) in bodies()
        .into_iter()
        .filter(|(_, kind, _)| *kind != Kind::Voice)
    {
        assert_eq!(
            kind(&parser.parse_ref::<AnyBody<'_>>(&body).unwrap()),
            told,
            "{name}"
        );
    }
}

#[test]
fn the_reply_is_that_of_the_voice_event_or_empty() {
    let mut parser = Parser::new();
    for (name, _, body) in bodies() {
        let read = parser.parse_ref::<AnyBody<'_>>(&body).unwrap();
        let expected = match &read {
            AnyBody::Voice(callback) => callback.event_type().reply(),
            _ => Reply::Empty,
        };
        assert_eq!(read.reply(), expected, "{name}");
    }
    let mut body = br#"{"eventType":"initiate"}"#.to_vec();
    assert_eq!(
        parser.parse::<AnyBody<'_>>(&mut body).unwrap().reply(),
        Reply::Bxml
    );
}

/// One body after another of any kind with one parser, as one URL receives them.
#[test]
fn bodies_of_all_kinds_can_alternate() {
    let mut bodies = bodies();
    Random::new(11).shuffle(&mut bodies);
    let mut used = Parser::new();
    for (name, _, body) in &bodies {
        let expected = Parser::new()
            .parse_owned::<AnyBody<'_>>(body.clone())
            .unwrap();
        let mut copy = body.clone();
        assert_eq!(
            used.parse::<AnyBody<'_>>(&mut copy).unwrap(),
            expected.get(),
            "{name}"
        );
        assert_eq!(
            used.parse_ref::<AnyBody<'_>>(body).unwrap(),
            expected.get(),
            "{name}"
        );
        assert_eq!(
            used.parse_owned::<AnyBody<'_>>(body.clone()).unwrap(),
            expected,
            "{name}"
        );
    }
}

#[test]
fn members_of_nested_objects_are_no_signs() {
    let nested: Map<String, Value> = SIGNS
        .iter()
        .map(|sign| ((*sign).to_owned(), Value::from("answer")))
        .collect();
    let body = serde_json::json!({ "nested": nested, "list": [nested] });
    assert_eq!(
        assert_told(Options::new(), &serde_json::to_vec(&body).unwrap()),
        Some(Kind::Unknown)
    );
}
