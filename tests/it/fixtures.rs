//! The fixtures: the event that each body gives, and the round trip.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use crate::common::{
    Family, Parsed, Root, all_fixtures, assert_round_trip, cases, derive, extra_keys, fixtures,
    folder, schema,
};
use bandwidth_callbacks::voice::samples;
use bandwidth_callbacks::{Callback, ErrorKind, EventType, Options, Parser};
use serde::Deserialize;
use serde_json::Value;

#[test]
fn every_accepted_body_passes_the_round_trip() {
    let mut parser = Parser::new();
    for fixture in all_fixtures() {
        let (family, json, name) = (fixture.family, fixture.json(), fixture.name());
        assert_round_trip(
            &name,
            &family
                .parse(&mut parser, &mut fixture.body.clone())
                .unwrap(),
            &json,
        );
        assert_round_trip(
            &name,
            &family.parse_ref(&mut parser, &fixture.body).unwrap(),
            &json,
        );
        assert_round_trip(
            &name,
            &family
                .parse_owned(&mut parser, fixture.body.clone())
                .unwrap()
                .get(),
            &json,
        );
        if family == Family::Voice {
            assert_round_trip(
                &name,
                &bandwidth_callbacks::parse(&mut fixture.body.clone()).unwrap(),
                &json,
            );
        }
    }
}

/// What the tests check of fields, they check by these bodies.
#[test]
fn full_fixtures_have_every_field() {
    let mut checked = 0;
    for module in ["voice", "messaging", "stream"] {
        let fields = schema::entries(module, "fields");
        for (variant, event) in schema::entries(module, "events") {
            let path = folder()
                .with_file_name(module)
                .join(event["names"][0].as_str().unwrap())
                .join("full.json");
            let body: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let body = body.get(0).unwrap_or(&body);
            for name in schema::field_names(&event) {
                let keys = schema::keys(&fields[name]);
                // One of the two is named by the tables of the documentation, the other by its
                // examples.
                let is_alias = matches!(name, "real_time_transcription" | "transcription");
                assert!(
                    is_alias || keys.iter().any(|key| body.get(key).is_some()),
                    "{variant} has no {name}"
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 500, "{checked}");
}

#[test]
fn other_parsers_fill_the_same_callback() {
    let mut parser = Parser::new();
    let mut with_serde_json = 0;
    for fixture in all_fixtures() {
        let (mut body, mut copy) = (fixture.body.clone(), fixture.body.clone());
        let ours = fixture.family.parse(&mut parser, &mut body).unwrap();
        let theirs = fixture
            .family
            .deserialize(&mut simd_json::Deserializer::from_slice(&mut copy).unwrap())
            .unwrap();
        // simd-json passes `-0` to serde as an integer, so the sign is lost before this library
        // sees it.
        if fixture.case != "numbers" {
            assert_eq!(ours, theirs, "{}", fixture.name());
        }
        if let Ok(theirs) = fixture
            .family
            .deserialize(&mut serde_json::Deserializer::from_slice(&fixture.body))
        {
            assert_eq!(ours, theirs, "{}", fixture.name());
            with_serde_json += 1;
        } else {
            assert!(
                fixture.body.contains(&b'\\'),
                "{}: serde_json borrows every string without escapes",
                fixture.name()
            );
        }
    }
    assert!(with_serde_json > 200);
}

/// `cargo xtask bless` writes what the test sees; read the difference before you commit it.
#[test]
fn each_body_gives_the_event_of_its_snapshot() {
    let blesses = env::var_os("BLESS").is_some();
    let mut parser = Parser::new();
    let mut by_event: BTreeMap<PathBuf, String> = BTreeMap::new();
    for fixture in all_fixtures() {
        let root = fixture
            .family
            .parse_ref(&mut parser, &fixture.body)
            .unwrap();
        let golden = by_event
            .entry(fixture.family.path().join(&fixture.event))
            .or_default();
        writeln!(golden, "{}: {root:#?}", fixture.case).unwrap();
        root.each_unknown(&mut |parent, extra| {
            for (key, value) in extra.iter() {
                let value = serde_json::to_string(&value).unwrap();
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
        let path = event.join("golden.txt");
        if blesses {
            fs::write(&path, &seen).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap();
        for (line, (before, now)) in golden.lines().zip(seen.lines()).enumerate() {
            assert_eq!(before, now, "{} line {}", path.display(), line + 1);
        }
        assert_eq!(golden.len(), seen.len(), "{}", path.display());
    }
}

#[test]
fn each_event_of_the_table_has_a_sample_and_fixtures() {
    assert_eq!(samples::all().len(), EventType::ALL.len());
    for (sample, event_type) in samples::all().iter().zip(EventType::ALL) {
        assert_eq!(sample.event_type, *event_type);
        let typical =
            fs::read_to_string(folder().join(event_type.as_str()).join("typical.json")).unwrap();
        assert_eq!(sample.body, typical.trim_ascii_end());
        let mut parser = Parser::new();
        let callback = parser
            .parse_ref::<Callback<'_>>(sample.body.as_bytes())
            .unwrap();
        assert_eq!(callback.event_type(), *event_type);
        assert!(callback.extra().is_empty());
        assert!(
            callback
                .event_time()
                .is_some_and(|time| time.to_offset_date_time().is_ok())
        );
    }
    for family in Family::ALL {
        for case in derive::CASES.into_iter().chain(["full", "typical"]) {
            assert_eq!(family.cases(case).len(), family.names().len());
        }
    }
}

#[test]
fn every_documented_field_is_typed() {
    let mut parser = Parser::new();
    for fixture in Family::ALL
        .into_iter()
        .flat_map(|family| family.cases("full"))
    {
        let root = fixture
            .family
            .parse_ref(&mut parser, &fixture.body)
            .unwrap();
        assert_eq!(extra_keys(&root), [""; 0], "{}", fixture.name());
    }
}

#[test]
fn absent_and_null_are_none() {
    let mut parser = Parser::new();
    for family in Family::ALL {
        for (minimal, nulls) in family.cases("minimal").iter().zip(family.cases("nulls")) {
            let mut first = minimal.body.clone();
            let root = family.parse(&mut parser, &mut first).unwrap();
            let object = serde_json::json!({ family.discriminator(): minimal.event });
            let expected = if family == Family::Messaging {
                Value::Array(vec![object])
            } else {
                object
            };
            assert_eq!(serde_json::to_value(&root).unwrap(), expected);
            assert!(
                root == family.parse_ref(&mut parser, &nulls.body).unwrap(),
                "{}",
                nulls.name()
            );
        }
    }
}

#[test]
fn the_type_may_occur_anywhere_and_members_in_any_order() {
    let mut parser = Parser::new();
    for family in Family::ALL {
        for (typical, last) in family.cases("typical").iter().zip(family.cases("last")) {
            assert!(
                last.members()
                    .keys()
                    .next_back()
                    .is_some_and(|key| key == family.discriminator())
            );
            let mut first = typical.body.clone();
            let root = family.parse(&mut parser, &mut first).unwrap();
            assert!(
                root == family.parse_ref(&mut parser, &last.body).unwrap(),
                "{}",
                last.name()
            );
        }
    }
}

#[test]
fn escapes_make_no_difference() {
    let mut parser = Parser::new();
    for (full, escapes) in Family::ALL.into_iter().flat_map(|family| {
        family
            .cases("full")
            .into_iter()
            .zip(family.cases("escapes"))
    }) {
        let escaped = full.family.parse_ref(&mut parser, &escapes.body).unwrap();
        assert_eq!(extra_keys(&escaped), [""; 0], "{}", escapes.name());
        if let Root::Voice(escaped) = &escaped
            && let Some(tag) = escaped.tag()
        {
            assert_eq!(
                tag,
                "{\"room\":\"zürich\\n\u{df}\u{1f600} – 東京\"}\t\0\u{8}"
            );
        }
        assert_eq!(
            without_tag(serde_json::to_value(&escaped).unwrap()),
            without_tag(full.json()),
            "{}",
            full.name()
        );
    }
}

/// Removes the tag, which the escaped fixtures have another one of.
fn without_tag(mut value: Value) -> Value {
    match &mut value {
        Value::Array(elements) => elements
            .iter_mut()
            .for_each(|element| *element = without_tag(element.take())),
        Value::Object(members) => {
            members.remove("tag");
            members
                .values_mut()
                .for_each(|member| *member = without_tag(member.take()));
        }
        _ => {}
    }
    value
}

#[test]
fn a_value_of_another_type_is_kept_or_refused() {
    let mut lenient = Parser::new();
    let mut strict = Parser::with_options(Options::new().strict(true));
    for fixture in Family::ALL
        .into_iter()
        .flat_map(|family| family.cases("wrong"))
    {
        let family = fixture.family;
        let root = family.parse_ref(&mut lenient, &fixture.body).unwrap();
        let known: Vec<_> = fixture
            .members()
            .keys()
            .filter(|key| *key != family.discriminator())
            .cloned()
            .collect();
        assert_eq!(extra_keys(&root), known, "{}", fixture.name());

        let error = family.parse_ref(&mut strict, &fixture.body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::WrongType);
        assert_eq!(error.field(), Some(known[0].as_str()));
        assert_eq!(error.event_name(), Some(&*fixture.event));
        assert_eq!(error.element(), (family == Family::Messaging).then_some(0));
        let offset = error.offset().unwrap();
        assert!(fixture.body[offset..].starts_with(format!("\"{}\"", known[0]).as_bytes()));
    }
    for fixture in Family::ALL
        .into_iter()
        .flat_map(|family| family.cases("full"))
    {
        assert!(
            fixture.family.parse_ref(&mut strict, &fixture.body).is_ok(),
            "{}",
            fixture.name()
        );
    }
    for (event, field) in [
        ("initiate", "origTo"),
        ("mediaStreamStarted", "tracks"),
        ("transcriptionAvailable", "speaker"),
    ] {
        let body = fs::read(folder().join(event).join("wrong-inside.json")).unwrap();
        let error = strict.parse_ref::<Callback<'_>>(&body).unwrap_err();
        assert_eq!(
            (error.kind(), error.field()),
            (ErrorKind::WrongType, Some(field))
        );
        assert!(body[error.offset().unwrap()..].starts_with(format!("\"{field}\"").as_bytes()));
    }
}

#[test]
fn lookups_return_the_last_of_repeated_unknown_keys() {
    let mut body =
        br#"{"eventType":"initiate","x":1,"x":2,"sipHeaders":{"x-a":"1","X-A":"2"}}"#.to_vec();
    let Callback::Initiate(event) = Parser::new().parse(&mut body).unwrap() else {
        panic!()
    };
    assert_eq!(
        event.extra.get("x").and_then(|value| value.as_u64()),
        Some(2)
    );
    assert_eq!(event.extra.len(), 2);
    assert_eq!(event.sip_headers.unwrap().get("x-a").unwrap(), "2");
}

#[test]
fn accessors_work_for_every_event_that_has_the_field() {
    let mut parser = Parser::new();
    let unknown = br#"{"eventType":"brandNew","eventTime":"a","callId":"b","accountId":"c","applicationId":"d","conferenceId":"e","from":"f","to":"g","tag":"h"}"#;
    let bodies = cases("full")
        .into_iter()
        .map(|fixture| fixture.body)
        .chain([unknown.to_vec()]);
    for body in bodies {
        let json: Value = serde_json::from_slice(&body).unwrap();
        let callback = parser.parse_ref::<Callback<'_>>(&body).unwrap();
        let member = |key: &str| json.get(key).and_then(Value::as_str);
        assert_eq!(
            callback.event_time().map(|it| it.as_str()),
            member("eventTime")
        );
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
        let as_disconnect =
            parser.parse::<bandwidth_callbacks::voice::DisconnectCallback<'_>>(&mut body);
        match as_disconnect {
            Ok(_) => assert_eq!(fixture.event, "disconnect"),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::UnexpectedEventType);
                assert!(
                    fixture.body[error.offset().unwrap()..]
                        .starts_with(format!("\"{}", &fixture.event[..4]).as_bytes())
                );
            }
        }
    }
    let mut other_name = fs::read(folder().join("recordingComplete/other-name.json")).unwrap();
    let event: bandwidth_callbacks::voice::RecordingCompleteCallback<'_> =
        parser.parse(&mut other_name).unwrap();
    assert_eq!(event.event_type, Some("recordComplete"));
    assert_eq!(
        Into::<Callback<'_>>::into(event).event_type(),
        EventType::RecordingComplete
    );
}

#[test]
fn each_struct_can_be_filled_by_other_parsers() {
    macro_rules! check {
        ($($name:ident = $event:literal),+ $(,)?) => {
            $({
                let body = fs::read_to_string(folder().join($event).join("full.json")).unwrap();
                let mut bytes = body.clone().into_bytes();
                let event = bandwidth_callbacks::voice::$name::deserialize(&mut serde_json::Deserializer::from_str(&body)).unwrap();
                assert_eq!(serde_json::to_value(&event).unwrap(), serde_json::from_str::<Value>(&body).unwrap());
                assert_eq!(Parser::new().parse::<bandwidth_callbacks::voice::$name<'_>>(&mut bytes).unwrap(), event);
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
