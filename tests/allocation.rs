//! The allocations of each call, counted by the global allocator on the thread that parses.
#![allow(unreachable_pub, reason = "a program has no public API")]

mod common;

use bandwidth_callbacks::any::AnyBody;
use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::testing::declines;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use bandwidth_callbacks::stream::{self, AudioFormat, DecodedFrame, FrameType, FrameWriter};
use bandwidth_callbacks::voice::{DisconnectCallback, DtmfCallback, Field, View, peek, samples};
use bandwidth_callbacks::{Callback, EventType, Options, OwnedCallback, Parser, messaging};
use common::{Family, Parsed, all_fixtures, fixtures, notifications};
use serde_json::{Map, Value, json};

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

fn count() {
    COUNT.with(|count| count.set(count.get() + 1));
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Returns the number of allocations of a call, and its result, which is dropped by the caller.
fn allocations<T>(call: impl FnOnce() -> T) -> (usize, T) {
    let before = COUNT.with(Cell::get);
    let result = call();
    (COUNT.with(Cell::get) - before, result)
}

/// Whether a fixture has an unknown field that is an array or object, or more than four unknown
/// fields in one object.
fn may_allocate(case: &str) -> bool {
    matches!(case, "nested" | "numbers" | "wrong" | "wrong-inside")
}

#[test]
fn a_warm_parser_allocates_nothing() {
    let mut parser = Parser::new();
    let mut counted = 0;
    for fixture in fixtures() {
        let (mut first, mut second) = (fixture.body.clone(), fixture.body.clone());
        parser.parse::<Callback<'_>>(&mut first).unwrap();
        let (in_place, callback) = allocations(|| parser.parse::<Callback<'_>>(&mut second));
        callback.unwrap();
        parser.parse_ref::<Callback<'_>>(&fixture.body).unwrap();
        let (by_ref, is_ok) =
            allocations(|| parser.parse_ref::<Callback<'_>>(&fixture.body).is_ok());
        assert!(is_ok);
        if fixture.event == "brandNew" || may_allocate(&fixture.case) {
            continue;
        }
        assert_eq!((in_place, by_ref), (0, 0), "{}", fixture.name());
        counted += 1;
    }
    assert!(counted > 200);
}

/// The usual bodies and their variants take the fast path. It allocates nothing even in a new
/// parser, whose tape is still empty.
#[test]
fn usual_bodies_take_the_fast_path_without_allocation() {
    let mut explainer = Parser::new();
    for sample in samples::all() {
        let members: Map<String, Value> = serde_json::from_str(sample.body).unwrap();
        let mut reversed: Map<_, _> = members.clone().into_iter().rev().collect();
        let pretty = serde_json::to_string_pretty(&members).unwrap();
        reversed.insert("tag".into(), r#"{"room":7}"#.into());
        reversed.insert("brandNew".into(), 1.into());
        let mut unknown = members.clone();
        unknown.extend(
            [
                ("a", true.into()),
                ("b", false.into()),
                ("c", Value::Null),
                ("d", "it".into()),
            ]
            .map(|(key, value)| (key.into(), value)),
        );
        let mut bodies = vec![
            sample.body.to_owned(),
            pretty,
            serde_json::to_string(&reversed).unwrap(),
            serde_json::to_string(&unknown).unwrap(),
        ];
        let others = match sample.event_type {
            EventType::Answer => vec![
                ("privacy", true.into()),
                ("privacy", false.into()),
                ("privacy", Value::Null),
            ],
            EventType::Initiate => vec![(
                "sipHeaders",
                json!({"x-a": "1", "x-b": "2", "x-c": "3", "x-d": "4"}),
            )],
            _ => vec![],
        };
        bodies.extend(others.into_iter().map(|(key, value)| {
            let mut other = members.clone();
            other.insert(key.into(), value);
            serde_json::to_string(&other).unwrap()
        }));
        for body in bodies {
            assert_eq!(
                declines::<Callback<'_>>(&mut explainer, body.as_bytes()),
                None,
                "{body}"
            );
            let mut parser = Parser::new();
            let mut bytes = body.clone().into_bytes();
            let (count, callback) = allocations(|| parser.parse::<Callback<'_>>(&mut bytes));
            assert_eq!(callback.unwrap().event_type(), sample.event_type);
            assert_eq!(count, 0, "{body}");
        }
    }
}

/// The samples of the other families too, with a new parser. A transcription has a list of words,
/// with room for one.
#[test]
fn frames_and_messages_allocate_nothing() {
    for family in [Family::Stream, Family::Messaging] {
        for fixture in family.fixtures() {
            let is_usual = matches!(
                &*fixture.case,
                "typical" | "full" | "last" | "minimal" | "nulls" | "bare" | "mfa" | "error-text"
            );
            if !is_usual || fixture.event == "brandNew" {
                continue;
            }
            let (mut parser, mut body) = (Parser::new(), fixture.body.clone());
            let declined = family.declines(&mut parser, &body);
            assert_eq!(declined, None, "{}", fixture.name());
            let (count, root) = allocations(|| family.parse(&mut parser, &mut body));
            assert_eq!(root.unwrap().names(), [&*fixture.event]);
            let expected = match (&*fixture.event, &*fixture.case) {
                ("transcription", "typical" | "last") => 1,
                ("transcription", "full") => 2,
                _ => 0,
            };
            assert_eq!(count, expected, "{}", fixture.name());
        }
    }
    let sample = stream::samples::of(FrameType::Media).unwrap();
    let mut message = sample.body.as_bytes().to_vec();
    let (mut parser, mut writer) = (Parser::new(), FrameWriter::new());
    writer.play_audio(AudioFormat::Pcmu, &[0; 160]);
    let (count, length) = allocations(|| match parser.parse::<DecodedFrame<'_>>(&mut message) {
        Ok(DecodedFrame::Audio(frame)) => writer.play_audio(AudioFormat::Pcmu, &frame.audio).len(),
        _ => 0,
    });
    assert!(length > 160);
    assert_eq!(count, 0);
}

/// The events are one list, and the slots of their values are kept from body to body.
#[test]
fn several_events_are_one_allocation() {
    let mut parser = Parser::new();
    let fixtures = Family::Messaging.fixtures();
    let two = fixtures.iter().find(|fixture| fixture.case == "two");
    let body = &two.unwrap().body;
    assert!(parser.parse_ref::<Messages<'_>>(body).is_ok());
    let (count, messages) = allocations(|| parser.parse_ref::<Messages<'_>>(body));
    assert_eq!(messages.unwrap().len(), 2);
    assert_eq!(count, 1);
}

/// As the call for the kind of the body, whatever the kind is.
#[test]
fn bodies_of_any_kind_allocate_as_their_own_call_does() {
    let mut new = Parser::new();
    for sample in samples::all() {
        let mut body = sample.body.as_bytes().to_vec();
        assert_eq!(
            allocations(|| new.parse::<AnyBody<'_>>(&mut body).is_ok()),
            (0, true),
            "{}",
            sample.body
        );
        assert_eq!(
            allocations(|| new.parse_ref::<AnyBody<'_>>(sample.body.as_bytes()).is_ok()),
            (0, true),
            "{}",
            sample.body
        );
        let (count, owned) = allocations(|| new.parse_owned::<AnyBody<'_>>(sample.body.into()));
        assert!(owned.is_ok());
        assert_eq!(
            count, 2,
            "that of the body, and one besides: {}",
            sample.body
        );
    }
    for sample in messaging::samples::all() {
        let mut body = sample.body.as_bytes().to_vec();
        assert_eq!(
            allocations(|| new.parse::<AnyBody<'_>>(&mut body).is_ok()),
            (0, true),
            "{}",
            sample.body
        );
        assert_eq!(
            allocations(|| new.parse_ref::<AnyBody<'_>>(sample.body.as_bytes()).is_ok()),
            (0, true),
            "{}",
            sample.body
        );
    }
    let mut warm = Parser::new();
    for (kind, name, body) in notifications() {
        for _ in 0..2 {
            assert!(warm.parse::<AnyBody<'_>>(&mut body.clone()).is_ok());
            assert!(warm.parse_ref::<AnyBody<'_>>(&body).is_ok());
        }
        let mut copy = body.clone();
        let in_place = allocations(|| warm.parse::<AnyBody<'_>>(&mut copy).is_ok());
        let by_ref = allocations(|| warm.parse_ref::<AnyBody<'_>>(&body).is_ok());
        assert_eq!((in_place, by_ref), ((0, true), (0, true)), "{kind} {name}");
    }
    // Of an unknown body all members are unknown fields: up to four texts and numbers are kept
    // without allocation.
    for (members, expected) in [(4, 0), (5, 1)] {
        let members: Vec<_> = (0..members)
            .map(|index| format!("\"k{index}\":{index}"))
            .collect();
        let body = format!("{{{}}}", members.join(","));
        assert!(
            warm.parse::<AnyBody<'_>>(&mut body.clone().into_bytes())
                .is_ok()
        );
        let mut copy = body.into_bytes();
        assert_eq!(
            allocations(|| warm.parse::<AnyBody<'_>>(&mut copy).is_ok()),
            (expected, true)
        );
    }
}

#[test]
fn an_envelope_allocates_only_for_escapes() {
    let mut parser = Parser::with_options(Options::new().only(&[]));
    assert!(
        peek(b"").is_err(),
        "the first call in a thread allocates what later calls reuse"
    );
    for sample in samples::all() {
        assert_eq!(
            allocations(|| peek(sample.body.as_bytes()).is_ok()),
            (0, true)
        );
        let mut body = sample.body.as_bytes().to_vec();
        assert_eq!(
            allocations(|| parser.parse::<Callback<'_>>(&mut body).is_ok()),
            (0, true)
        );
        assert_eq!(
            allocations(|| parser
                .parse_ref::<Callback<'_>>(sample.body.as_bytes())
                .is_ok()),
            (0, true)
        );
    }
    let escaped = br#"{"eventType":"dtmf","callId":"c-1","tag":"\n","x":"\n"}"#;
    assert_eq!(allocations(|| peek(escaped).is_ok()), (1, true));
    assert_eq!(
        allocations(|| parser.parse::<Callback<'_>>(&mut escaped.clone()).is_ok()),
        (0, true)
    );
}

#[test]
fn unknown_arrays_and_objects_allocate_when_they_are_read() {
    let mut parser = Parser::new();
    for (value, expected) in [
        ("[]", 0),
        ("[1]", 1),
        ("[1,2,3,4,5,6,7,8,9]", 1),
        (r#"{"a":1,"b":2,"c":3,"d":4,"e":5}"#, 1),
        (r#"[[1],[2,{}],{"a":[]}]"#, 4),
    ] {
        let body = format!(r#"{{"eventType":"dtmf","x":{value}}}"#).into_bytes();
        let (mut first, mut second) = (body.clone(), body);
        parser.parse::<Callback<'_>>(&mut first).unwrap();
        let (count, callback) = allocations(|| parser.parse::<Callback<'_>>(&mut second));
        let callback = callback.unwrap();
        assert_eq!(count, 0, "{value}");
        let (count, read) = allocations(|| callback.extra().get("x"));
        assert!(read.is_some());
        assert_eq!(
            count, expected,
            "one for each array or object that is not empty: {value}"
        );
    }
}

#[test]
fn four_unknown_fields_in_an_object_allocate_nothing() {
    let mut parser = Parser::new();
    let mut body = *br#"{"eventType":"initiate","a":1,"b":"2","c":null,"d":true,"diversion":{"a":1,"b":"2","c":null,"d":-0.5}}"#;
    let mut again = body;
    parser.parse::<Callback<'_>>(&mut body).unwrap();
    let (count, callback) = allocations(|| parser.parse::<Callback<'_>>(&mut again));
    assert_eq!(callback.unwrap().extra().len(), 4);
    assert_eq!(count, 0);
}

#[test]
fn short_lists_allocate_nothing() {
    let headers = |count: usize| {
        let headers: Vec<String> = (0..count)
            .map(|index| format!(r#""x-{index}":"v""#))
            .collect();
        format!(
            r#"{{"eventType":"initiate","sipHeaders":{{{}}}}}"#,
            headers.join(",")
        )
    };
    let tracks = |count: usize| {
        let tracks = vec![r#""inbound""#; count].join(",");
        format!(r#"{{"eventType":"mediaStreamStarted","mediaStream":{{"tracks":[{tracks}]}}}}"#)
    };
    let mut parser = Parser::new();
    for (body, expected) in [
        (headers(4), 0),
        (headers(5), 1),
        (tracks(2), 0),
        (tracks(3), 1),
    ] {
        let (mut first, mut second) = (body.clone().into_bytes(), body.clone().into_bytes());
        parser.parse::<Callback<'_>>(&mut first).unwrap();
        let (count, callback) = allocations(|| parser.parse::<Callback<'_>>(&mut second));
        assert!(callback.unwrap().extra().is_empty());
        assert_eq!(count, expected, "{body}");
    }
}

#[test]
fn a_known_type_and_a_parser_of_the_thread_allocate_nothing_either() {
    let body = samples::of(EventType::Disconnect).unwrap().body.as_bytes();
    let mut copies = [body.to_vec(), body.to_vec(), body.to_vec(), body.to_vec()];
    let mut parser = Parser::new();
    let [first, second, third, fourth] = &mut copies;
    parser.parse::<DisconnectCallback<'_>>(first).unwrap();
    let (count, event) = allocations(|| parser.parse::<DisconnectCallback<'_>>(second));
    event.unwrap();
    assert_eq!(count, 0);
    bandwidth_callbacks::parse(third).unwrap();
    let (count, callback) = allocations(|| bandwidth_callbacks::parse(fourth));
    callback.unwrap();
    assert_eq!(count, 0);
}

/// A buffer that has room, or is kept, is all that is needed. In a new one, an event of less than
/// 1 KB is one allocation.
#[test]
fn json_is_written_without_allocation() {
    let mut parser = Parser::new();
    let mut kept = Vec::new();
    for _ in 0..2 {
        for fixture in all_fixtures() {
            let root = fixture
                .family
                .parse_ref(&mut parser, &fixture.body)
                .unwrap();
            let expected = serde_json::to_vec(&root).unwrap();
            let mut exact = Vec::with_capacity(expected.len() + 32);
            let (count, ()) = allocations(|| root.write(&mut exact));
            assert_eq!((count, &exact), (0, &expected), "{}", fixture.name());
            let mut new = Vec::new();
            let (count, ()) = allocations(|| root.write(&mut new));
            assert!(count == 1 || expected.len() > 900, "{}", fixture.name());
            kept.clear();
            let before = kept.capacity();
            let (count, ()) = allocations(|| root.write(&mut kept));
            assert!(count == 0 || kept.capacity() > before, "{}", fixture.name());
            assert_eq!(kept, expected);
        }
    }
    let (count, ()) = allocations(|| {
        for sample in samples::all() {
            kept.clear();
            let callback: Callback<'_> = parser.parse_ref(sample.body.as_bytes()).unwrap();
            callback.write_json(&mut kept);
        }
    });
    assert_eq!(count, 0);
}

#[test]
fn errors_allocate_nothing() {
    let mut parser = Parser::new();
    let mut refused = 0;
    for fixture in fixtures() {
        let len = fixture.body.trim_ascii_end().len();
        for cut in [0, 1, len / 4, len / 2, len - 1] {
            let (mut first, mut second) =
                (fixture.body[..cut].to_vec(), fixture.body[..cut].to_vec());
            let _ = parser.parse::<Callback<'_>>(&mut first);
            let (count, result) = allocations(|| parser.parse::<Callback<'_>>(&mut second));
            assert!(result.is_err());
            assert_eq!(count, 0, "{} cut at {cut}", fixture.name());
            refused += 1;
        }
    }
    for body in [
        &br#"{"eventType":"dtmf","tag":"\x"}"#[..],
        br#"{"eventType":"dtmf","tag":"a","tag":"b"}"#,
        br#"{"eventType":7}"#,
        br#"["eventType"]"#,
        b"{\"eventType\":\"\xff\"}",
        b"{} {}",
    ] {
        assert!(parser.parse_ref::<Callback<'_>>(body).is_err());
        let (count, is_err) = allocations(|| parser.parse_ref::<Callback<'_>>(body).is_err());
        assert!(is_err);
        assert_eq!(count, 0);
        refused += 1;
    }
    assert!(refused > 1000);
}

/// The list of replacements, and what refers to it. Parsing in place also makes the repaired body,
/// before it overwrites the damaged one. An owned event also has the repaired body, its count, and
/// the nodes that others have too.
#[test]
fn a_repaired_body_makes_up_to_four_allocations_more() {
    let mut parser = Parser::with_options(Options::new().lossy(true));
    let damaged = b"{\"eventType\":\"dtmf\",\"tag\":\"\xe9\xe9\",\"digit\":\"\\ud83d\"}";
    let fits = br#"{"eventType":"dtmf","tag":"\ud83d\ud83d"}"#;
    for body in [damaged.as_slice(), fits] {
        assert!(
            parser.parse_ref::<Callback<'_>>(body).is_ok()
                && parser.parse_owned::<Callback<'_>>(body.to_vec()).is_ok()
        );
        assert_eq!(
            allocations(|| parser.parse_ref::<Callback<'_>>(body).is_ok()),
            (2, true)
        );
        let copy = body.to_vec();
        let (count, owned) = allocations(|| {
            parser
                .parse_owned::<Callback<'_>>(copy)
                .map_err(|refused| refused.error())
        });
        assert_eq!((count, owned.unwrap().replaced() > 0), (5, true));
    }
    let mut copy = fits.to_vec();
    assert_eq!(
        allocations(|| parser.parse::<Callback<'_>>(&mut copy).is_ok()),
        (3, true)
    );
    // One that has nothing to repair allocates as it does without the option.
    for body in [
        br#"{"eventType":"dtmf","tag":"\n\ud83d\ude00"}"#.as_slice(),
        br#"{"eventType":"dtmf","x":[]}"#,
    ] {
        let (mut copy, owned) = (body.to_vec(), body.to_vec());
        assert_eq!(
            allocations(|| parser.parse_ref::<Callback<'_>>(body).is_ok()),
            (0, true)
        );
        assert_eq!(
            allocations(|| parser.parse::<Callback<'_>>(&mut copy).is_ok()),
            (0, true)
        );
        assert_eq!(
            allocations(|| parser.parse_owned::<Callback<'_>>(owned).is_ok()),
            (1, true)
        );
    }
}

/// The list of errors, which doubles and is cut to its length.
#[test]
fn events_that_are_left_out_allocate_for_their_errors() {
    let mut parser = Parser::with_options(Options::new().lossy(true));
    for (bad, expected) in [(0, 0), (1, 2), (3, 2), (5, 3), (9, 4)] {
        let body = format!("[{}{}]", "7,".repeat(bad), r#"{"type":"message-sent"}"#).into_bytes();
        assert!(parser.parse_ref::<Messages<'_>>(&body).is_ok());
        let (count, messages) = allocations(|| parser.parse_ref::<Messages<'_>>(&body));
        assert_eq!(messages.unwrap().refused().len(), bad);
        assert_eq!(count, expected, "{bad}");
    }
}

#[test]
fn an_owned_callback_is_one_allocation_besides_the_body() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        parser
            .parse::<Callback<'_>>(&mut fixture.body.clone())
            .unwrap();
        let body = fixture.body.clone();
        let (count, owned) = allocations(|| parser.parse_owned::<Callback<'_>>(body));
        let owned = owned.unwrap();
        let (viewing, view) = allocations(|| owned.get());
        drop(view);
        if fixture.event != "brandNew" && !may_allocate(&fixture.case) {
            assert_eq!((count, viewing), (1, 0), "{}", fixture.name());
        }
        let (cloning, clone) = allocations(|| owned.clone());
        assert_eq!(cloning, 2);
        drop(clone);
    }
}

/// Returns the body with the elements of every array repeated.
fn with_longer_arrays(value: &Value, times: usize) -> Value {
    match value {
        Value::Array(elements) => {
            let elements = elements
                .iter()
                .map(|element| with_longer_arrays(element, times));
            let elements: Vec<_> = elements.collect();
            Value::Array(
                elements
                    .iter()
                    .cycle()
                    .take(times * elements.len())
                    .cloned()
                    .collect(),
            )
        }
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(key, value)| (key.clone(), with_longer_arrays(value, times)));
            Value::Object(members.collect())
        }
        scalar => scalar.clone(),
    }
}

/// Returns the body with an unknown field in every object.
fn with_unknown(value: &Value, unknown: &Value) -> Value {
    match value {
        Value::Array(elements) => elements
            .iter()
            .map(|element| with_unknown(element, unknown))
            .collect(),
        Value::Object(members) => {
            let mut members: Map<_, _> = members
                .iter()
                .map(|(key, value)| (key.clone(), with_unknown(value, unknown)))
                .collect();
            members.insert("unknown".into(), unknown.clone());
            Value::Object(members)
        }
        scalar => scalar.clone(),
    }
}

/// The guide: a view allocates as `parse` does, whatever the body holds.
#[test]
fn a_view_allocates_as_parsing_does() {
    let mut parser = Parser::new();
    let mut allocating = 0;
    let mut compare = |family: Family, body: &[u8], name: &str| {
        // The memory that a longer body needs is not kept, and so is allocated by each parse.
        if body.len() > 32 * 1024 {
            return;
        }
        family.parse(&mut parser, &mut body.to_vec()).unwrap();
        let mut again = body.to_vec();
        let (parsing, parsed) = allocations(|| family.parse(&mut parser, &mut again));
        drop(parsed);
        let owned = family.parse_owned(&mut parser, body.to_vec()).unwrap();
        let (viewing, view) = allocations(|| owned.get());
        drop(view);
        assert_eq!(
            viewing,
            parsing,
            "{name}: {}",
            String::from_utf8_lossy(body)
        );
        allocating += usize::from(parsing > 0);
    };
    for fixture in all_fixtures() {
        compare(fixture.family, &fixture.body, &fixture.name());
        if fixture.case != "full" {
            continue;
        }
        let json = fixture.json();
        for count in 1..=20 {
            let longer = serde_json::to_vec(&with_longer_arrays(&json, count)).unwrap();
            compare(fixture.family, &longer, &fixture.name());
            let array = Value::from_iter(0..count);
            let object: Value = (0..count)
                .map(|index| (format!("key {index}"), Value::from(index)))
                .collect();
            for unknown in [
                json!([array, [], {}, array]),
                json!({"a": object, "b": [object, "text", null]}),
                array,
                object,
            ] {
                let body = serde_json::to_vec(&with_unknown(&json, &unknown)).unwrap();
                compare(fixture.family, &body, &fixture.name());
            }
        }
    }
    for count in 0..=20 {
        let several =
            |unit: &dyn Fn(usize) -> String| (0..count).map(unit).collect::<Vec<_>>().join(",");
        let unknown = several(&|index| format!(r#""x{index}":[{index}]"#));
        let headers = several(&|index| format!(r#""x-{index}":"v""#));
        let events = several(&|_| r#"{"type":"message-sent","to":"1","x":[1,2,3,4,5]}"#.to_owned());
        let comma = if count > 0 { "," } else { "" };
        for (family, body) in [
            (
                Family::Voice,
                format!(r#"{{"eventType":"dtmf"{comma}{unknown}}}"#),
            ),
            (
                Family::Voice,
                format!(r#"{{"eventType":"initiate","sipHeaders":{{{headers}}}}}"#),
            ),
            (
                Family::Voice,
                format!(r#"{{"eventType":"initiate","sipHeaders":{{{headers}{comma}"last":7}}}}"#),
            ),
            (
                Family::Stream,
                format!(r#"{{"eventType":"start","streamParams":{{{headers}}}}}"#),
            ),
            (Family::Messaging, format!("[{events}]")),
        ] {
            compare(family, body.as_bytes(), "several");
        }
    }
    assert!(allocating > 450, "{allocating}");
}

#[test]
fn an_owned_event_of_a_known_type_allocates_as_parsing_does() {
    let mut parser = Parser::new();
    for count in 0..=20 {
        let list = (0..count)
            .map(|index| index.to_string())
            .collect::<Vec<_>>()
            .join(",");
        let body = format!(
            r#"{{"eventType":"dtmf","x":[{list}],"y":{{"a":[[{list}],0]}},"tag":[{list}]}}"#
        );
        parser
            .parse::<DtmfCallback<'_>>(&mut body.clone().into_bytes())
            .unwrap();
        let mut again = body.clone().into_bytes();
        let (parsing, parsed) = allocations(|| parser.parse::<DtmfCallback<'_>>(&mut again));
        drop(parsed);
        let owned = parser
            .parse_owned::<DtmfCallback<'_>>(body.into_bytes())
            .unwrap();
        let (getting, event) = allocations(|| owned.get());
        drop(event);
        assert_eq!(getting, parsing, "{count}");
    }
}

/// The memory for bodies of up to 32 KiB is kept from one to the next, on both paths and for
/// copies.
#[test]
fn bodies_of_up_to_32_kib_reuse_memory() {
    for len in [1, 4, 16, 31, 32].map(|kib| kib * 1024) {
        let padded = |body: &str| format!("{body}{}", " ".repeat(len - body.len())).into_bytes();
        let empty = r#"{"eventType":"dtmf","tag":""}"#;
        for body in [
            padded(r#"{"eventType":"dtmf","tag":"a\tb"}"#),
            padded(r#"{"eventType":"dtmf","x":[],"tag":"a\tb"}"#),
            padded(r#"{"eventType":"dtmf","x":[],"tag":"\x"}"#),
            empty
                .replace(r#""}"#, &format!(r#"{}"}}"#, "x".repeat(len - empty.len())))
                .into_bytes(),
        ] {
            assert_eq!(body.len(), len);
            let mut parser = Parser::new();
            let by_ref =
                [0; 3].map(|_| allocations(|| parser.parse_ref::<Callback<'_>>(&body).is_ok()).0);
            assert_eq!(by_ref[1..], [0, 0], "{len}");
            let mut copies = [body.clone(), body.clone(), body.clone()];
            let in_place = copies
                .each_mut()
                .map(|copy| allocations(|| parser.parse::<Callback<'_>>(copy).is_ok()).0);
            assert_eq!(in_place[1..], [0, 0], "{len}");
        }
    }
    // Memory that grew with one body is kept for the next, also if it has more room than was asked
    // for.
    let mut parser = Parser::new();
    for len in (1..=32).map(|kib| kib * 1024) {
        let body = format!(
            r#"{{"eventType":"dtmf","x":[],"tag":"\\n"}}{}"#,
            " ".repeat(len - 40)
        )
        .into_bytes();
        let by_ref =
            [0; 2].map(|_| allocations(|| parser.parse_ref::<Callback<'_>>(&body).is_ok()).0);
        let in_place = [0; 2].map(|_| {
            let mut copy = body.clone();
            allocations(|| parser.parse::<Callback<'_>>(&mut copy).is_ok()).0
        });
        assert_eq!((by_ref[1], in_place[1]), (0, 0), "{len}");
    }
}

#[test]
fn values_allocate_nothing() {
    let sample = samples::of(EventType::RecordingAvailable).unwrap();
    let mut parser = Parser::new();
    let Ok(Callback::RecordingAvailable(event)) = parser.parse_ref(sample.body.as_bytes()) else {
        panic!()
    };
    let (count, times) = allocations(|| {
        (
            event.event_time.unwrap().to_offset_date_time(),
            event.duration.unwrap().to_duration(),
        )
    });
    assert!(times.0.is_ok() && times.1.is_ok());
    assert_eq!(count, 0);
}

#[test]
fn owned_callbacks_can_be_sent_to_other_threads() {
    fn is_free<T: Send + Sync + Clone + 'static>() {}
    is_free::<OwnedCallback>();
}

#[test]
fn a_view_allocates_only_where_the_fast_path_declines_the_body() {
    let mut parser = Parser::new();
    let usual = br#"{"eventType":"gather","callId":"c-1","digits":"4\n2","x":[1,{"a":"\""}]}"#;
    let declined = br#"{"eventType":"gather","callId":"c-1","d\u0069gits":"42"}"#;
    for body in [usual.as_slice(), declined, usual] {
        assert!(parser.view(body).is_ok());
    }
    for (body, expected) in [(usual.as_slice(), 0), (declined, 2)] {
        let (count, call_id) = allocations(|| parser.view(body).unwrap().call_id() == Some("c-1"));
        assert_eq!((count, call_id), (expected, true));
    }
    // By number, texts and scalars are free.
    let digits = Field::named("digits").unwrap();
    let read = |view: View<'_>| {
        view.fields().count() == 3
            && view.text(digits) == Some("4\n2")
            && view.get(digits).is_some()
    };
    assert_eq!(allocations(|| read(parser.view(usual).unwrap())), (0, true));
}
