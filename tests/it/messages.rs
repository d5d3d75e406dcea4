//! Arrays of events: how many, which one is wrong, and what they cost.

use crate::common::{Family, Paths};
use bandwidth_callbacks::messaging::{MessageCallback, MessageType, Messages, OwnedMessages};
use bandwidth_callbacks::testing::{Declined, declines};
use bandwidth_callbacks::{Error, ErrorKind, Options, Parser};

fn parse(options: Options, body: &str) -> Result<usize, Error> {
    let parsed = |options: Options| {
        let mut body = body.as_bytes().to_vec();
        Parser::with_options(options)
            .parse::<Messages<'_>>(&mut body)
            .map(|messages| messages.len())
    };
    let result = parsed(options);
    assert_eq!(result, parsed(options.fast_path(false)), "{body}");
    result
}

#[test]
fn any_number_of_events_is_taken_up_to_the_limit() {
    let array = |count: usize| format!("[{}]", vec![r#"{"type":"message-sent"}"#; count].join(","));
    for limit in [1, 2, 3, 100, 1000] {
        let options = Options::new().max_messages(limit);
        for count in [0, 1, limit - 1, limit] {
            assert_eq!(parse(options, &array(count)), Ok(count));
        }
        let error = parse(options, &array(limit + 1)).unwrap_err();
        assert_eq!(
            (error.kind(), error.element()),
            (ErrorKind::TooManyMessages, None)
        );
    }
    assert_eq!(parse(Options::new(), &array(100)), Ok(100));
    assert!(parse(Options::new(), &array(101)).is_err());
    assert_eq!(
        parse(Options::new().max_messages(0), &array(1)),
        Ok(1),
        "a limit of none is one of 1"
    );
    assert_eq!(
        Options::new().max_messages(usize::MAX),
        Options::new().max_messages(Options::MAX_MESSAGES)
    );
}

#[test]
fn the_error_names_the_element() {
    let good = r#"{"type":"message-sent","message":{"id":"1"}}"#;
    for (bad, kind, field) in [
        ("7", ErrorKind::NotAnObject, None),
        ("[]", ErrorKind::NotAnObject, None),
        ("{}", ErrorKind::MissingEventType, Some("type")),
        (
            r#"{"type":null}"#,
            ErrorKind::EventTypeNotText,
            Some("type"),
        ),
        (
            r#"{"type":"message-sent","to":"1","to":"2"}"#,
            ErrorKind::DuplicateField,
            Some("to"),
        ),
        (
            r#"{"type":"message-sent","message":{"id":"1","id":"2"}}"#,
            ErrorKind::DuplicateField,
            Some("id"),
        ),
    ] {
        for before in 0..3 {
            let body = format!("[{}{bad},{good}]", format!("{good},").repeat(before));
            let error = parse(Options::new(), &body).unwrap_err();
            assert_eq!(
                (error.kind(), error.element(), error.field()),
                (kind, Some(before), field),
                "{body}"
            );
            let at = match kind {
                ErrorKind::NotAnObject => Some(1 + before * (good.len() + 1)),
                ErrorKind::MissingEventType => None,
                _ => error
                    .offset()
                    .filter(|offset| body[*offset..].starts_with('"')),
            };
            assert_eq!(error.offset(), at, "{body}");
            if kind == ErrorKind::DuplicateField {
                assert_eq!(error.event_name(), Some("message-sent"));
                assert_eq!(error.event_type(), None, "it is no voice event");
                assert!(
                    error
                        .to_string()
                        .contains(&format!("in element {before}, at byte ")),
                    "{error}"
                );
            }
        }
        if bad.starts_with('{') {
            assert_eq!(
                parse(Options::new(), bad).unwrap_err().element(),
                None,
                "{bad} is no element"
            );
        }
    }
}

/// Whatever is in the elements before it.
#[test]
fn the_error_has_the_place_of_an_element_that_is_no_object() {
    let event =
        r#" { "type" : "message-sent" , "x" : [ { } , [ 1 , 2 ] , "]\"," ] , "to" : "\\" } "#;
    for bad in ["7", "-1.5", "null", "[]", r#"["a",{}]"#, r#""a,\"b""#] {
        for before in 0..4 {
            let head = format!(" [{}\n\t", format!("{event},").repeat(before));
            let body = format!("{head}{bad} , {event}]");
            let error = parse(Options::new(), &body).unwrap_err();
            assert_eq!(
                (error.kind(), error.element(), error.offset()),
                (ErrorKind::NotAnObject, Some(before), Some(head.len())),
                "{body}"
            );
        }
    }
}

#[test]
fn an_array_must_be_all() {
    for (body, kind) in [
        ("[", ErrorKind::UnexpectedEnd),
        (r#"[{"type":"message-sent"}"#, ErrorKind::UnexpectedEnd),
        (r#"[{"type":"message-sent"},]"#, ErrorKind::Syntax),
        (r#"[{"type":"message-sent"}}"#, ErrorKind::Syntax),
        (r#"[{"type":"message-sent"}] x"#, ErrorKind::TrailingData),
        (r#"[{"type":"message-sent"}]]"#, ErrorKind::TrailingData),
        (r#"{"type":"message-sent"}]"#, ErrorKind::TrailingData),
        (r#"[[{"type":"message-sent"}]]"#, ErrorKind::NotAnObject),
        ("7", ErrorKind::NotAnObject),
        ("", ErrorKind::Empty),
    ] {
        assert_eq!(
            parse(Options::new(), body).unwrap_err().kind(),
            kind,
            "{body}"
        );
    }
}

#[test]
fn whether_there_was_an_array_is_kept() {
    let mut parser = Parser::new();
    for body in [
        "[]",
        r#"{"type":"message-sent"}"#,
        r#"[{"type":"message-sent"}]"#,
        " [ {\"type\":\"message-sent\"} ] ",
        r#"[{"type":"a"},{"type":"b"}]"#,
    ] {
        let expected: serde_json::Value = serde_json::from_str(body).unwrap();
        let owned: OwnedMessages = Parser::new().parse_owned(body.into()).unwrap();
        let read = [
            owned.get(),
            parser.parse_ref::<Messages<'_>>(body.as_bytes()).unwrap(),
        ];
        for messages in &read {
            assert_eq!(serde_json::to_value(messages).unwrap(), expected);
            assert_eq!(messages.is_array(), expected.is_array());
        }
        assert!(OwnedMessages::from(read[0].clone()) == owned);
        let again: Messages<'_> = serde_json::from_str(body).unwrap();
        assert!(again == read[0]);
    }
}

#[test]
fn the_limit_of_unknown_fields_is_one_of_the_body() {
    let event = r#"{"type":"message-sent","a":1,"message":{"b":2}}"#;
    let body = format!("[{event},{event}]");
    assert_eq!(parse(Options::new().max_extra(4), &body), Ok(2));
    let error = parse(Options::new().max_extra(3), &body).unwrap_err();
    assert_eq!(
        (error.kind(), error.element()),
        (ErrorKind::TooManyExtra, Some(1))
    );
}

/// Receipts of two-factor authentication have no array, and their own `platform`.
#[test]
fn accessors_work_for_every_type() {
    let mut parser = Parser::new();
    for fixture in Family::Messaging.fixtures() {
        let messages = parser.parse_ref::<Messages<'_>>(&fixture.body).unwrap();
        let events = match fixture.json() {
            serde_json::Value::Array(events) => events,
            event => vec![event],
        };
        assert_eq!(messages.len(), events.len());
        for (event, json) in messages.iter().zip(&events) {
            assert_eq!(
                event.message_id(),
                json["message"]["id"].as_str(),
                "{}",
                fixture.name()
            );
            assert_eq!(
                event.recipient().map(|to| to.as_str()),
                json["to"].as_str(),
                "{}",
                fixture.name()
            );
            assert_eq!(
                event.time().map(|time| time.as_str()),
                json["time"].as_str(),
                "{}",
                fixture.name()
            );
            assert_eq!(
                event.dedup_key().is_some(),
                json["message"]["id"].is_string(),
                "{}",
                fixture.name()
            );
            let is_known = !matches!(event.message_type(), MessageType::Unknown(_));
            assert_eq!(is_known, !matches!(event, MessageCallback::Unknown(_)));
        }
        if fixture.case == "mfa" {
            assert!(!messages.is_array() && messages[0].recipient().is_none());
        }
    }
}

#[test]
fn keys_of_unlike_events_differ() {
    let key = |body: &str| {
        let owned: OwnedMessages = Parser::new().parse_owned(body.into()).unwrap();
        let text = owned.get()[0].dedup_key().unwrap().to_text();
        assert!(!format!("{:?}", owned.get()[0].dedup_key()).contains("+1919"));
        text
    };
    let mut keys: Vec<_> = [
        r#"{"type":"message-sent","to":"+19195550142","message":{"id":"1"}}"#,
        r#"{"type":"message-delivered","to":"+19195550142","message":{"id":"1"}}"#,
        r#"{"type":"message-sent","to":"+19195550143","message":{"id":"1"}}"#,
        r#"{"type":"message-sent","to":"+19195550142","message":{"id":"12"}}"#,
        r#"{"type":"message-sent","message":{"id":"1"}}"#,
    ]
    .map(key)
    .into();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 5);
    let spelled = r#"{"type":"location-response","to":"+19195550142","message":{"id":"1"}}"#;
    let other = spelled.replace("location-response", "requested-location-response");
    assert_eq!(
        key(spelled),
        key(&other),
        "spellings of one type are one type"
    );
}

/// An element of its own kind and length for each number.
fn element(number: usize) -> String {
    let elements = [
        r#"{"type":"message-sent"}"#,
        r#"{"to":"+13125550187","message":{"id":"17","to":["1","2","3"],"media":[]},"type":"message-received"}"#,
        r#"{ "type" : "brandNew" , "new" : [ { "a" : 1 } ] , "errorCode" : 4432 , "to" : null }"#,
        r#"{"type":"suggestion-response","message":{"suggestionResponse":{"text":"Yes","new":{}},"segmentCount":-1}}"#,
        r#"{"type":"message-failed","description":7,"errorCode":"4432","platform":"x"}"#,
    ];
    elements[number % elements.len()].to_owned()
}

fn array(count: usize, space: &str) -> String {
    let elements: Vec<_> = (0..count).map(element).collect();
    format!(
        "{space}[{space}{}{space}]{space}",
        elements.join(&format!("{space},{space}"))
    )
}

fn paths(options: Options) -> Paths {
    let mut paths = Paths::new(options);
    paths.family = Family::Messaging;
    paths
}

#[test]
fn arrays_of_several_events_take_the_fast_path() {
    let (mut paths, mut parser) = (paths(Options::new()), Parser::new());
    for count in 1..=40 {
        for space in ["", " ", "\r\n\t "] {
            let body = array(count, space);
            paths.take(body.as_bytes());
            let owned: OwnedMessages = parser.parse_owned(body.clone().into()).unwrap();
            let mut tape = Parser::with_options(Options::new().fast_path(false));
            let expected = tape.parse_ref::<Messages<'_>>(body.as_bytes()).unwrap();
            assert_eq!(owned.get(), expected);
            assert_eq!(owned.clone().get().len(), count);
            let types = expected.iter().map(MessageCallback::message_type);
            assert!(
                owned
                    .get()
                    .iter()
                    .map(MessageCallback::message_type)
                    .eq(types)
            );
        }
        // The next body of the parser is one event again.
        let one: OwnedMessages = parser.parse_owned(element(count).into()).unwrap();
        assert!(!one.get().is_array() && one.get().len() == 1);
    }
    assert!(
        !paths.agree(b"[]"),
        "the tape path has no elements to look at"
    );
}

/// With as many events and unknown fields as allowed, and with one more.
#[test]
fn limits_are_those_of_the_whole_array() {
    let count = 10;
    let body = array(count, "");
    for (most, allowed) in [(1, false), (9, false), (10, true), (11, true)] {
        assert_eq!(
            paths(Options::new().max_messages(most)).agree(body.as_bytes()),
            allowed
        );
        assert_eq!(
            parse(Options::new().max_messages(most), &body).is_ok(),
            allowed
        );
    }
    // Of five elements, the last three have one, two and one unknown field.
    let least = 8;
    for most in 0..2 * least {
        let is_taken = paths(Options::new().max_extra(most)).agree(body.as_bytes());
        assert_eq!(is_taken, most >= least, "{most}");
    }
    for (options, is_taken) in [
        (Options::new().max_depth(5), true),
        (Options::new().max_depth(4), false),
        (Options::new().strict(true), false),
        (Options::new().lossy(true), true),
    ] {
        assert_eq!(paths(options).agree(body.as_bytes()), is_taken);
    }
}

/// What is wrong with an element, wherever that is.
#[test]
fn an_element_that_is_not_taken_has_the_same_outcome_on_both_paths() {
    let deep = format!(
        r#"{{"type":"message-sent","new":{}1{}}}"#,
        "[".repeat(20),
        "]".repeat(20)
    );
    let others = [
        "7",
        "null",
        "[]",
        "{}",
        "",
        r#""text""#,
        r#"{"type":7}"#,
        r#"{"type":"message-sent","to":"1","to":"2"}"#,
        r#"{"type":"message-sent","message":{"id":"1","id":"2"}}"#,
        r#"{"type":"message-sent","message":{"text":"a\n\u00e9"}}"#,
        r#"{"type":"message\u002dsent"}"#,
        r#"{"type":"message-sent","new":["\u0041"]}"#,
        r#"{"t\u0079pe":"message-sent"}"#,
        r#"{"type":"message-sent","a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9}"#,
        r#"{"type":"message-sent","to":"#,
        r#"{"type":"message-sent"}}"#,
        r#"{"type":"message-sent"}]"#,
        r#"{"type":"message-sent"},"#,
        r#"{"type":"message-sent"} {"type":"message-sent"}"#,
        "{\"type\":\"message-sent\",\"to\":\"\u{7f}\u{1}\"}",
        &deep,
    ];
    let options = [
        Options::new(),
        Options::new().lossy(true),
        Options::new().strict(true),
    ];
    for mut paths in options.map(paths) {
        for other in others {
            for count in 1..4 {
                for at in 0..count {
                    let mut elements: Vec<_> = (0..count).map(element).collect();
                    elements[at] = other.to_owned();
                    let body = format!("[{}]", elements.join(","));
                    let is_taken = paths.agree(body.as_bytes());
                    assert!(!is_taken || other == deep || count == 1, "{body}");
                    paths.agree(format!("{body},").as_bytes());
                    paths.agree(format!("{body} x").as_bytes());
                }
            }
        }
    }
}

#[test]
fn several_events_cut_or_changed_anywhere_have_the_same_outcome() {
    let options = [Options::new(), Options::new().lossy(true)];
    for mut paths in options.map(paths) {
        for space in ["", " "] {
            let mut body = array(3, space).into_bytes();
            for end in 0..body.len() {
                assert!(!paths.agree(&body[..end]) || end + space.len() == body.len());
            }
            for at in 0..body.len() {
                let byte = body[at];
                for other in *b"\"\\,:{}[] \nx0\x01\x80\xff" {
                    body[at] = other;
                    paths.agree_on_outcome(&body);
                }
                body[at] = byte;
            }
        }
    }
}

/// The slots of very many events would take more memory than a parser may keep.
#[test]
fn very_many_events_are_left_to_the_tape_path() {
    let mut paths = paths(Options::new().max_messages(1000));
    let taken = |count: usize| format!("[{}]", vec![r#"{"type":"message-sent"}"#; count].join(","));
    let mut is_taken =
        [2, 50, 100, 150, 200, 300, 400].map(|count| paths.agree(taken(count).as_bytes()));
    assert!(is_taken[2] && !is_taken[6]);
    is_taken.reverse();
    assert!(is_taken.is_sorted(), "{is_taken:?}");
}

/// DESIGN: the slots of up to 128 events are kept, whatever the options allow.
#[test]
fn arrays_of_many_events_are_declined() {
    let mut parser = Parser::with_options(Options::new().max_messages(200));
    for (count, expected) in [(2, None), (128, None), (129, Some(Declined::Several))] {
        let body = format!("[{}]", vec![r#"{"type":"message-sent"}"#; count].join(","));
        assert_eq!(
            declines::<Messages<'_>>(&mut parser, body.as_bytes()),
            expected
        );
        assert_eq!(
            parser
                .parse_ref::<Messages<'_>>(body.as_bytes())
                .unwrap()
                .len(),
            count
        );
    }
}
