//! What users build, convert and compare.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::common::{cases, fixtures, sorted};
use bandwidth_callbacks::types::{Extra, Track, Value};
use bandwidth_callbacks::voice::{
    AnswerCallback, GatherCallback, MediaStream, MediaStreamStartedCallback, SipHeaders,
    UnknownCallback,
};
use bandwidth_callbacks::{
    Callback, Error, ErrorKind, EventType, Options, Owned, OwnedCallback, Parser, Revealed,
};

/// Inherent methods of these names would hide those of traits that everybody uses.
const NAMES_OF_TRAITS: &[&str] = &[
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "default",
    "deref",
    "drop",
    "eq",
    "extend",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "into",
    "into_iter",
    "ne",
    "next",
    "partial_cmp",
    "source",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
];

#[test]
fn no_inherent_method_hides_one_of_a_trait() {
    let public =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public-api.txt")).unwrap();
    let (mut methods, mut is_inherent) = (0, false);
    for line in public.lines() {
        // Methods of traits follow their `impl Trait for Type` line; inherent ones follow `impl
        // Type`.
        if line.starts_with("impl") {
            is_inherent = !line.contains(" for ");
        }
        let Some((_, rest)) = line.split_once(" fn ").filter(|_| is_inherent) else {
            continue;
        };
        methods += 1;
        let path = rest.split('(').next().unwrap();
        let name = path.rsplit("::").next().unwrap().split('<').next().unwrap();
        assert!(!NAMES_OF_TRAITS.contains(&name), "{line}");
    }
    assert!(methods > 150, "{methods}");
    // What the accessors `from` and `to` once made impossible.
    let callback = Callback::from(GatherCallback::build(|gather| {
        gather.from = Some("Anonymous".into())
    }));
    assert_eq!(callback.caller().unwrap(), "Anonymous");
}

fn owned(body: Vec<u8>) -> OwnedCallback {
    Parser::new().parse_owned(body).unwrap()
}

/// The files of a folder and its folders.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) =
        sorted(folder).into_iter().partition(|path| path.is_dir());
    folders
        .iter()
        .flat_map(|folder| sources(folder))
        .chain(files)
        .collect()
}

/// Every function that makes something of a body. Its name is all that says so: `parse…`, `peek…`
/// or `finish…`.
#[test]
fn the_front_page_lists_every_call() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let front = std::fs::read_to_string(root.join("src/lib.rs")).unwrap();
    let table: Vec<&str> = front
        .lines()
        .skip_while(|line| *line != "//! # Which call")
        .take_while(|line| !line.starts_with("//! # From"))
        .filter(|line| line.starts_with("//! |"))
        .collect();
    let table = table.join("\n");
    let mut calls = 0;
    for path in sources(&root.join("src")) {
        let source = std::fs::read_to_string(&path).unwrap();
        for line in source
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("pub fn "))
        {
            let name = line.split(['(', '<']).next().unwrap();
            if ["parse", "peek", "finish"]
                .iter()
                .any(|verb| name.starts_with(verb))
            {
                let is_listed =
                    table.contains(&format!("`{name}`")) || table.contains(&format!("::{name}`"));
                assert!(
                    is_listed,
                    "{name} of {} is not in the table of calls",
                    path.display()
                );
                calls += 1;
            }
        }
    }
    assert_eq!(calls, 7);
}

/// Both tables have each type that a body can become. Those of the events of calls and of the
/// notifications are named by one of them.
#[test]
fn both_tables_of_types_list_every_type() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let public = std::fs::read_to_string(root.join("public-api.txt")).unwrap();
    let pages = ["src/lib.rs", "src/engine/parse.rs"]
        .map(|page| std::fs::read_to_string(root.join(page)).unwrap());
    let mut types = 0;
    for line in public.lines() {
        let Some(path) =
            line.strip_prefix("impl<'b> bandwidth_callbacks::Parse<'b> for bandwidth_callbacks::")
        else {
            continue;
        };
        let named = match path
            .trim_end_matches("<'b>")
            .split("::")
            .collect::<Vec<_>>()[..]
        {
            ["voice", _] => "GatherCallback",
            ["notification", _] => "notification",
            [.., name] => name,
            [] => panic!("{line}"),
        };
        for page in &pages {
            assert!(page.contains(&format!("[`{named}`]")), "{named}");
        }
        types += 1;
    }
    assert!(types >= 38, "{types}");
}

#[test]
fn a_built_event_is_a_body_that_is_read_as_the_same_event() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        let callback: Callback<'_> = parser.parse_ref(&fixture.body).unwrap();
        let body = serde_json::to_vec(&callback).unwrap();
        let again: OwnedCallback = Parser::new().parse_owned(body).unwrap();
        assert_eq!(
            Revealed(&again.get()),
            Revealed(&callback),
            "{}",
            fixture.name()
        );
    }
    let gather = GatherCallback::build(|gather| {
        gather.digits = Some("42".into());
        gather.extra = [("isFinal", Value::from(true))].into_iter().collect();
    });
    let body = serde_json::to_string(&gather).unwrap();
    assert_eq!(
        body,
        r#"{"eventType":"gather","digits":"42","isFinal":true}"#
    );
    assert_eq!(
        parser.parse_ref::<GatherCallback<'_>>(body.as_bytes()),
        Ok(gather)
    );

    let tracks = [Track::Inbound, Track::Outbound, Track::from_wire("both")];
    let stream = MediaStreamStartedCallback::build(|event| {
        event.media_stream = Some(MediaStream::build(|stream| {
            stream.tracks = Some(tracks.into_iter().collect())
        }));
    });
    let callback = Callback::from(stream);
    assert_eq!(OwnedCallback::from(callback.clone()).get(), callback);
}

#[test]
fn a_callback_can_be_owned_without_its_body() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        let callback: Callback<'_> = parser.parse_ref(&fixture.body).unwrap();
        let owned = OwnedCallback::from(callback.clone());
        assert_eq!(
            Revealed(&owned.get()),
            Revealed(&callback),
            "{}",
            fixture.name()
        );
        assert_eq!(owned.event_type(), callback.event_type());
    }
    let mut parser = Parser::with_options(Options::new().only(&[EventType::Answer]));
    let unwanted: Callback<'_> = parser
        .parse_ref(br#"{"eventType":"dtmf","callId":"c-1","tag":"t"}"#)
        .unwrap();
    let owned = OwnedCallback::from(unwanted.clone());
    assert_eq!(owned.get(), unwanted);

    // An event that was parsed without its type gets it.
    let answer: AnswerCallback<'_> = Parser::new()
        .parse(&mut b"{}".to_vec())
        .map(|_: AnswerCallback<'_>| AnswerCallback::default())
        .unwrap();
    let untyped = {
        let mut answer = answer.clone();
        answer.event_type = None;
        answer
    };
    assert_eq!(
        OwnedCallback::from(Callback::from(untyped)).get(),
        Callback::from(answer)
    );
    let unknown = UnknownCallback::build(|event| event.event_type = Some("brandNew"));
    assert_eq!(
        OwnedCallback::from(Callback::from(unknown.clone())).get(),
        Callback::from(unknown)
    );
}

/// In each way, from bodies of each kind, and with what the tape path alone can read.
#[test]
fn an_event_of_a_known_type_is_the_same_in_every_way() {
    let mut parser = Parser::new();
    for case in ["full", "escapes", "nested", "unknown", "wrong"] {
        for fixture in cases(case) {
            let owned: OwnedCallback = parser.parse_owned(fixture.body.clone()).unwrap();
            let as_gather = parser.parse_owned::<GatherCallback<'_>>(fixture.body.clone());
            match (fixture.event.as_str(), owned.get()) {
                ("gather", Callback::Gather(gather)) => {
                    let as_gather = as_gather.unwrap();
                    assert_eq!(as_gather.get(), gather);
                    assert_eq!(as_gather.clone(), as_gather);
                    assert_eq!(
                        serde_json::to_value(&as_gather).unwrap(),
                        serde_json::to_value(&gather).unwrap()
                    );
                    assert_eq!(
                        parser.parse_ref::<GatherCallback<'_>>(&fixture.body),
                        Ok(gather.clone())
                    );
                    assert_eq!(
                        parser.parse::<GatherCallback<'_>>(&mut fixture.body.clone()),
                        Ok(gather)
                    );
                }
                ("gather", other) => panic!("{other:?}"),
                (_, _) => {
                    let error = parser
                        .parse_ref::<GatherCallback<'_>>(&fixture.body)
                        .unwrap_err();
                    assert_eq!(error.kind(), ErrorKind::UnexpectedEventType);
                    assert_eq!(as_gather.unwrap_err().error(), error);
                }
            }
        }
    }
    for body in [
        &br#"{"digits":"\u0034"}"#[..],
        br#"{"digits":"4","list":[1]}"#,
        br#"{"digits":"4"}"#,
    ] {
        let owned: Owned<GatherCallback<'_>> = parser.parse_owned(body.to_vec()).unwrap();
        let event: GatherCallback<'_> = parser.parse_ref(body).unwrap();
        assert_eq!(event.digits.unwrap(), "4");
        assert_eq!(owned.get(), event);
    }
    for (body, kind) in [
        (&b"{\"digits\":\"\xff\"}"[..], ErrorKind::InvalidUtf8),
        (b"{\"digits\":\"\\u0034\xff\"}", ErrorKind::InvalidUtf8),
        (
            b"{\"digits\":\"4\",\"digits\":\"5\"}",
            ErrorKind::DuplicateField,
        ),
        (b"[]", ErrorKind::NotAnObject),
    ] {
        let error = parser.parse_ref::<GatherCallback<'_>>(body).unwrap_err();
        assert_eq!(error.kind(), kind);
        assert!(error.offset().is_some());
    }
}

#[test]
fn a_refused_body_comes_back_and_the_error_converts() {
    fn by_question_mark(body: &[u8]) -> Result<OwnedCallback, Error> {
        Ok(Parser::new().parse_owned(body.to_vec())?)
    }
    let body = br#"{"eventType":"dtmf","digit":"secret","digit":"2"}"#;
    let refused = Parser::new()
        .parse_owned::<Callback<'_>>(body.to_vec())
        .unwrap_err();
    assert_eq!(by_question_mark(body).unwrap_err(), refused.error());
    assert_eq!(refused.to_string(), refused.error().to_string());
    assert!(!format!("{refused:?}{refused:#?}").contains("secret"));
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(refused.clone());
    assert_eq!(
        error.to_string(),
        "duplicate field: field `digit` of `dtmf`, at byte 37"
    );
    assert_eq!(refused.into_body(), body);
}

#[test]
fn revealed_shows_what_debug_hides() {
    let body = br#"{"eventType":"initiate","from":"+19195550142","sipHeaders":{"x-a":"secret"},"diversion":{"origTo":"+1555","y":[null,1,-1,0.5]},"x":true}"#;
    let mut parser = Parser::new();
    let callback = parser.parse_ref::<Callback<'_>>(body).unwrap();
    assert_eq!(
        format!("{:?}", Revealed(&callback)),
        r#"InitiateCallback { event_type: "initiate", from: "+19195550142", diversion: {"origTo": "+1555", "y": [null, 1, -1, 0.5]}, sip_headers: {"x-a": "secret"}, extra: {"x": true} }"#
    );
    let owned = OwnedCallback::from(callback.clone());
    assert_eq!(
        format!("{:?}", Revealed(&owned)),
        format!("{:?}", Revealed(&callback))
    );
    let headers: SipHeaders<'_> = [("x-a", "secret")].into_iter().collect();
    assert_eq!(
        format!("{:?}{headers:?}", Revealed(&headers)),
        r#"{"x-a": "secret"}<redacted: 1 headers>"#
    );
}

#[test]
fn labels_are_few_and_ordered() {
    let mut by_type = BTreeMap::new();
    for event_type in EventType::ALL
        .iter()
        .copied()
        .chain(["a", "b\n"].map(EventType::from_wire))
    {
        *by_type.entry(event_type.label()).or_insert(0) += 1;
    }
    assert_eq!(by_type.len(), EventType::ALL.len() + 1);
    assert_eq!(by_type["unknown"], 2);
    assert_eq!(
        EventType::from_wire("recordComplete").label(),
        "recordingComplete"
    );
    assert_eq!(
        format!("{:>6}|{}", EventType::Dtmf, EventType::from_wire("b\n")),
        "  dtmf|unknown"
    );
    let labels: BTreeMap<_, _> = [ErrorKind::Empty, ErrorKind::TooManyExtra]
        .map(|kind| (kind, kind.label()))
        .into();
    assert_eq!(
        labels.into_values().collect::<Vec<_>>(),
        ["empty", "too_many_extra"]
    );
}

#[test]
fn one_event_has_one_dedup_key() {
    let mut keys = HashMap::new();
    for fixture in cases("full").into_iter().chain(cases("last")) {
        // `last` has the typical fields in another order and white space.
        let owned = owned(fixture.body.clone());
        let key = owned.get().dedup_key().unwrap().to_text();
        keys.entry(key).or_insert_with(Vec::new).push(fixture.event);
    }
    assert!(
        keys.values()
            .all(|events| events.iter().all(|event| *event == events[0])),
        "{keys:?}"
    );
    let event = |members: &str| {
        let body =
            format!(r#"{{"eventType":"dtmf","eventTime":"2022-06-16T13:15:07.160Z",{members}}}"#);
        let owned = owned(body.into_bytes());
        let view = owned.get();
        let key = view.dedup_key();
        assert!(!format!("{key:?}").contains("555"), "{key:?}");
        key.map(|key| key.to_text())
    };
    let base = event(r#""callId":"c-1","digit":"555""#).unwrap();
    assert_eq!(
        event(r#""digit":"555","callId":"c-1","tag":"other""#),
        Some(base.clone())
    );
    for other in [
        r#""callId":"c-1""#,
        r#""callId":"c-2","digit":"555""#,
        r#""callId":"c-1","digit":"556""#,
        r#""callId":"c-15","digit":"55""#,
    ] {
        assert_ne!(event(other), Some(base.clone()), "{other}");
    }
    assert_eq!(event(r#""digit":"555""#), None);
    let timeless = owned(br#"{"eventType":"dtmf","callId":"c-1"}"#.to_vec());
    assert_eq!(timeless.get().dedup_key(), None);
}

#[test]
fn values_have_the_accessors_of_their_peers() {
    let body = br#"{"eventType":"dtmf","x":{"a":1,"a":-2,"list":[0.5,"t",true,null],"big":18446744073709551615}}"#;
    let owned = owned(body.to_vec());
    let callback = owned.get();
    let x = callback.extra().get("x").unwrap();
    let theirs: serde_json::Value = serde_json::from_slice(body).unwrap();
    let theirs = &theirs["x"];
    for key in ["a", "list", "big", "absent"] {
        let (ours, theirs) = (x.get(key), theirs.get(key));
        assert_eq!(
            ours.and_then(Value::as_i64),
            theirs.and_then(serde_json::Value::as_i64),
            "{key}"
        );
        assert_eq!(
            ours.and_then(Value::as_u64),
            theirs.and_then(serde_json::Value::as_u64),
            "{key}"
        );
        assert_eq!(
            ours.and_then(Value::as_f64),
            theirs.and_then(serde_json::Value::as_f64),
            "{key}"
        );
    }
    let list = x.get("list").and_then(Value::as_array).unwrap();
    assert_eq!(
        list,
        [Value::from(0.5), "t".into(), true.into(), Value::Null]
    );
    assert_eq!(
        (list[2].as_bool(), list[3].is_null(), list[0].as_i64()),
        (Some(true), true, None)
    );
    assert_eq!(x.as_object().unwrap().len(), 4);
    assert_eq!(
        (x.as_str(), list[1].as_object(), list[1].get("a")),
        (None, None, None)
    );

    let extra: Extra<'_> = [("a", 1_u64), ("b", 2)].into_iter().collect();
    assert_eq!(
        (&extra)
            .into_iter()
            .rev()
            .map(|(key, _)| key)
            .collect::<Vec<_>>(),
        ["b", "a"]
    );
    assert_eq!(extra.iter().len(), 2);
}
