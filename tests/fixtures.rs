//! The fixtures: the event that each body gives, and the round trip.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs};

use bandwidth_callbacks::{Callback, ErrorKind, EventType, Options, Parser, samples};
use common::derive::{DERIVED, write_missing};
use common::{Fixture, assert_round_trip, cases, extra_keys, fixtures, folder};
use serde::Deserialize;
use serde_json::Value;

#[test]
fn every_accepted_body_passes_the_round_trip() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        let json = fixture.json();
        let name = fixture.name();
        assert_round_trip(&name, &parser.parse(&mut fixture.body.clone()).unwrap(), &json);
        assert_round_trip(&name, &parser.parse_ref(&fixture.body).unwrap(), &json);
        assert_round_trip(&name, &parser.parse_owned(fixture.body.clone()).unwrap().view(), &json);
        assert_round_trip(&name, &bandwidth_callbacks::parse(&mut fixture.body.clone()).unwrap(), &json);
    }
}

#[test]
fn other_parsers_fill_the_same_callback() {
    let mut parser = Parser::new();
    let mut with_serde_json = 0;
    for fixture in fixtures() {
        let (mut body, mut copy) = (fixture.body.clone(), fixture.body.clone());
        let ours = parser.parse(&mut body).unwrap();
        let theirs: Callback<'_> = simd_json::serde::from_slice(&mut copy).unwrap();
        // simd-json passes `-0` to serde as an integer, so the sign is lost before this library sees it.
        if fixture.case != "numbers" {
            assert_eq!(ours, theirs, "{}", fixture.name());
        }
        if let Ok(theirs) = serde_json::from_slice::<Callback<'_>>(&fixture.body) {
            assert_eq!(ours, theirs, "{}", fixture.name());
            with_serde_json += 1;
        } else {
            assert_eq!(
                fixture.case,
                "escapes",
                "{}: serde_json borrows every string without escapes",
                fixture.name()
            );
        }
    }
    assert!(with_serde_json > 200);
}

/// `.ci/bless` writes what the test sees, and the derived fixtures that are missing; read the difference before you
/// commit it.
#[test]
fn each_body_gives_the_event_of_its_snapshot() {
    let blesses = env::var_os("BLESS").is_some();
    if blesses {
        EventType::ALL
            .iter()
            .for_each(|event_type| write_missing(&folder().join(event_type.as_str())));
    }
    let mut parser = Parser::new();
    let mut by_event: BTreeMap<String, String> = BTreeMap::new();
    for fixture in fixtures() {
        let callback = parser.parse_ref(&fixture.body).unwrap();
        let golden = by_event.entry(fixture.event.clone()).or_default();
        writeln!(golden, "{}: {callback:#?}", fixture.case).unwrap();
        callback.each_extra(&mut |parent, extra| {
            for (key, value) in extra.iter() {
                let value = serde_json::to_string(value).unwrap();
                writeln!(
                    golden,
                    "    extra {}{key:?} = {value}",
                    parent.map(|it| format!("{it}.")).unwrap_or_default()
                )
                .unwrap();
            }
        });
    }
    for (event, seen) in by_event {
        let path = folder().join(&event).join("golden.txt");
        if blesses {
            fs::write(&path, &seen).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap();
        for (line, (before, now)) in golden.lines().zip(seen.lines()).enumerate() {
            assert_eq!(before, now, "{} line {}", path.display(), line + 1);
        }
        assert_eq!(golden.len(), seen.len(), "{event}");
    }
}

#[test]
fn each_event_of_the_table_has_a_sample_and_fixtures() {
    assert_eq!(samples::all().len(), EventType::ALL.len());
    for (sample, event_type) in samples::all().iter().zip(EventType::ALL) {
        assert_eq!(sample.event_type, *event_type);
        let typical = fs::read_to_string(folder().join(event_type.as_str()).join("typical.json")).unwrap();
        assert_eq!(sample.body, typical.trim_ascii_end());
        let mut parser = Parser::new();
        let callback = parser.parse_ref(sample.body.as_bytes()).unwrap();
        assert_eq!(callback.event_type(), *event_type);
        assert!(callback.extra().is_empty());
        assert!(callback.event_time().is_some_and(|time| time.to_offset_date_time().is_ok()));
    }
    for case in DERIVED.into_iter().chain(["full", "typical"]) {
        for (fixture, event_type) in cases(case).iter().zip(EventType::ALL) {
            assert_eq!(fixture.event, event_type.as_str());
        }
    }
}

/// A field that was added to `full.json` alone would be tested by half: remove the derived fixtures of the event and make them again.
#[test]
fn derived_fixtures_have_the_fields_of_the_full_one() {
    let keys = |fixture: &Fixture| -> Vec<String> { fixture.json().as_object().unwrap().keys().cloned().collect() };
    for case in ["escapes", "nulls", "wrong"] {
        for (derived, full) in cases(case).iter().zip(cases("full")) {
            assert_eq!(keys(derived), keys(&full), "{}", derived.name());
        }
    }
}

#[test]
fn every_documented_field_is_typed() {
    let mut parser = Parser::new();
    for fixture in cases("full") {
        let callback = parser.parse_ref(&fixture.body).unwrap();
        assert_eq!(extra_keys(&callback), [""; 0], "{}", fixture.name());
    }
}

#[test]
fn absent_and_null_are_none() {
    let mut parser = Parser::new();
    for (minimal, nulls) in cases("minimal").iter().zip(cases("nulls")) {
        let mut first = minimal.body.clone();
        let callback = parser.parse(&mut first).unwrap();
        assert_eq!(
            serde_json::to_value(&callback).unwrap(),
            serde_json::json!({ "eventType": minimal.event })
        );
        assert_eq!(callback, parser.parse_ref(&nulls.body).unwrap());
    }
}

#[test]
fn the_type_may_occur_anywhere_and_members_in_any_order() {
    let mut parser = Parser::new();
    for (typical, last) in cases("typical").iter().zip(cases("last")) {
        assert!(
            last.json()
                .as_object()
                .unwrap()
                .keys()
                .next_back()
                .is_some_and(|key| key == "eventType")
        );
        let mut first = typical.body.clone();
        assert_eq!(parser.parse(&mut first).unwrap(), parser.parse_ref(&last.body).unwrap());
    }
}

#[test]
fn escapes_make_no_difference() {
    let mut parser = Parser::new();
    for (full, escapes) in cases("full").iter().zip(cases("escapes")) {
        let escaped = parser.parse_ref(&escapes.body).unwrap();
        assert_eq!(extra_keys(&escaped), [""; 0], "{}", escapes.name());
        if let Some(tag) = escaped.tag() {
            assert_eq!(tag, "{\"room\":\"zürich\\n\u{df}\u{1f600} – 東京\"}\t\0\u{8}");
        }
        let without_tag = |mut value: Value| {
            value.as_object_mut().unwrap().remove("tag");
            value
        };
        assert_eq!(
            without_tag(serde_json::to_value(&escaped).unwrap()),
            without_tag(full.json()),
            "{}",
            full.name()
        );
    }
}

#[test]
fn a_value_of_another_type_is_kept_or_refused() {
    let mut lenient = Parser::new();
    let mut strict = Parser::with_options(Options::new().strict(true));
    for fixture in cases("wrong") {
        let callback = lenient.parse_ref(&fixture.body).unwrap();
        let members = fixture.json().as_object().unwrap().clone();
        let known: Vec<_> = members.keys().filter(|key| *key != "eventType").cloned().collect();
        assert_eq!(extra_keys(&callback), known, "{}", fixture.name());

        let error = strict.parse_ref(&fixture.body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::WrongType);
        assert_eq!(error.field(), Some(known[0].as_str()));
        assert_eq!(error.event_type(), Some(EventType::from_wire(&fixture.event)));
        let offset = error.offset().unwrap();
        assert!(fixture.body[offset..].starts_with(format!("\"{}\"", known[0]).as_bytes()));
    }
    for fixture in cases("full") {
        assert!(strict.parse_ref(&fixture.body).is_ok(), "{}", fixture.name());
    }
    for (event, field) in [
        ("initiate", "origTo"),
        ("mediaStreamStarted", "tracks"),
        ("transcriptionAvailable", "speaker"),
    ] {
        let body = fs::read(folder().join(event).join("wrong-inside.json")).unwrap();
        let error = strict.parse_ref(&body).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::WrongType, Some(field)));
        assert!(body[error.offset().unwrap()..].starts_with(format!("\"{field}\"").as_bytes()));
    }
}

#[test]
fn lookups_return_the_last_of_repeated_unknown_keys() {
    let mut body = br#"{"eventType":"initiate","x":1,"x":2,"sipHeaders":{"x-a":"1","X-A":"2"}}"#.to_vec();
    let Callback::Initiate(event) = Parser::new().parse(&mut body).unwrap() else {
        panic!()
    };
    assert_eq!(event.extra.get("x").and_then(bandwidth_callbacks::Value::as_u64), Some(2));
    assert_eq!(event.extra.len(), 2);
    assert_eq!(event.sip_headers.unwrap().get("x-a").unwrap(), "2");
}

#[test]
fn accessors_work_for_every_event_that_has_the_field() {
    let mut parser = Parser::new();
    let unknown = br#"{"eventType":"brandNew","eventTime":"a","callId":"b","accountId":"c","applicationId":"d","conferenceId":"e","from":"f","to":"g","tag":"h"}"#;
    let bodies = cases("full").into_iter().map(|fixture| fixture.body).chain([unknown.to_vec()]);
    for body in bodies {
        let json: Value = serde_json::from_slice(&body).unwrap();
        let callback = parser.parse_ref(&body).unwrap();
        let member = |key: &str| json.get(key).and_then(Value::as_str);
        assert_eq!(callback.event_time().map(|it| it.as_str()), member("eventTime"));
        assert_eq!(callback.call_id(), member("callId"));
        assert_eq!(callback.account_id(), member("accountId"));
        assert_eq!(callback.application_id(), member("applicationId"));
        assert_eq!(callback.conference_id(), member("conferenceId"));
        assert_eq!(callback.caller().map(|it| it.as_str()), member("from"));
        assert_eq!(callback.callee().map(|it| it.as_str()), member("to"));
        assert_eq!(callback.tag().map(|it| it.as_str()), member("tag"));
    }
}

#[test]
fn a_body_can_be_parsed_as_its_own_event_only() {
    let mut parser = Parser::new();
    for fixture in fixtures()
        .iter()
        .filter(|fixture| fixture.case == "typical" || fixture.case == "other-name")
    {
        let mut body = fixture.body.clone();
        let as_disconnect = parser.parse_as::<bandwidth_callbacks::DisconnectCallback<'_>>(&mut body);
        match as_disconnect {
            Ok(_) => assert_eq!(fixture.event, "disconnect"),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::OtherEventType);
                assert!(fixture.body[error.offset().unwrap()..].starts_with(format!("\"{}", &fixture.event[..4]).as_bytes()));
            }
        }
    }
    let mut other_name = fs::read(folder().join("recordingComplete/other-name.json")).unwrap();
    let event: bandwidth_callbacks::RecordingCompleteCallback<'_> = parser.parse_as(&mut other_name).unwrap();
    assert_eq!(event.event_type, Some("recordComplete"));
    assert_eq!(Into::<Callback<'_>>::into(event).event_type(), EventType::RecordingComplete);
}

#[test]
fn each_struct_can_be_filled_by_other_parsers() {
    macro_rules! check {
        ($($name:ident = $event:literal),+ $(,)?) => {
            $({
                let body = fs::read_to_string(folder().join($event).join("full.json")).unwrap();
                let mut bytes = body.clone().into_bytes();
                let event = bandwidth_callbacks::$name::deserialize(&mut serde_json::Deserializer::from_str(&body)).unwrap();
                assert_eq!(serde_json::to_value(&event).unwrap(), serde_json::from_str::<Value>(&body).unwrap());
                assert_eq!(Parser::new().parse_as::<bandwidth_callbacks::$name<'_>>(&mut bytes).unwrap(), event);
            })+
        };
    }
    check!(
        AnswerCallback = "answer",
        ConferenceMemberJoinCallback = "conferenceMemberJoin",
        DisconnectCallback = "disconnect",
        GatherCallback = "gather",
        InitiateCallback = "initiate",
        MediaStreamRejectedCallback = "mediaStreamRejected",
        RealTimeTranscriptionRejectedCallback = "realTimeTranscriptionRejected",
        RecordingAvailableCallback = "recordingAvailable",
        ReferCompleteCallback = "referComplete",
        TranscriptionAvailableCallback = "transcriptionAvailable",
    );
}
