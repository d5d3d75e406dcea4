//! The envelope, from `peek` and of unwanted events.

use crate::common::{every, fixtures};
use bandwidth_callbacks::voice::{Envelope, peek, samples};
use bandwidth_callbacks::{Callback, ErrorKind, EventType, Options, Parser};
use serde_json::Value;

/// Returns the envelope that a callback must have.
fn expected(callback: &Callback<'_>) -> [Option<String>; 5] {
    let own = |text: Option<&str>| text.map(str::to_owned);
    [
        own(Some(callback.event_type().as_str())),
        own(callback.call_id()),
        own(callback.account_id()),
        own(callback.conference_id()),
        own(callback.tag().map(bandwidth_callbacks::Sensitive::as_str)),
    ]
}

fn fields(envelope: &Envelope<'_>) -> [Option<String>; 5] {
    let own = |text: Option<&str>| text.map(str::to_owned);
    [
        own(Some(envelope.event_type().as_str())),
        own(envelope.call_id()),
        own(envelope.account_id()),
        own(envelope.conference_id()),
        own(envelope.tag().map(bandwidth_callbacks::Sensitive::as_str)),
    ]
}

/// An event that lacks one of the five fields has it as an unknown field.
fn with_unknown(callback: &Callback<'_>) -> [Option<String>; 5] {
    let mut fields = expected(callback);
    for (field, key) in
        fields
            .iter_mut()
            .zip(["eventType", "callId", "accountId", "conferenceId", "tag"])
    {
        if field.is_none() {
            *field = callback
                .extra()
                .get(key)
                .and_then(|value| value.as_str())
                .map(str::to_owned);
        }
    }
    fields
}

#[test]
fn an_envelope_has_what_the_event_has() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        let callback = parser.parse_ref(&fixture.body).unwrap();
        let before = fixture.body.clone();
        let envelope = peek(&fixture.body).unwrap();
        assert_eq!(
            fields(&envelope),
            with_unknown(&callback),
            "{}",
            fixture.name()
        );
        assert_eq!(fixture.body, before);
        let json: Value = serde_json::to_value(&envelope).unwrap();
        assert!(
            json.as_object()
                .unwrap()
                .iter()
                .all(|(key, value)| fixture.json()[key] == *value || key == "eventType")
        );
    }
}

/// The envelope of a cut body has every field that ends before the cut.
#[test]
fn cut_bodies_have_an_envelope() {
    for sample in samples::all() {
        let whole = fields(&peek(sample.body.as_bytes()).unwrap());
        let mut known = 0;
        for end in 0..sample.body.len() {
            match peek(&sample.body.as_bytes()[..end]) {
                Ok(envelope) => {
                    let found = fields(&envelope);
                    let count = found.iter().flatten().count();
                    assert!(count >= known, "{}", &sample.body[..end]);
                    known = count;
                    assert!(
                        found
                            .iter()
                            .zip(&whole)
                            .all(|(found, whole)| found.is_none() || found == whole)
                    );
                }
                Err(error) => assert_eq!(known, 0, "{error}: {}", &sample.body[..end]),
            }
        }
        assert_eq!(known, whole.iter().flatten().count());
    }
}

#[test]
fn look_alikes_do_not_mislead_it() {
    let envelope = |body: &str| fields(&peek(body.as_bytes()).unwrap());
    let of = |event_type: &str, call_id: Option<&str>| {
        [
            Some(event_type.to_owned()),
            call_id.map(str::to_owned),
            None,
            None,
            None,
        ]
    };
    for (body, expected) in [
        (
            r#"{"x":{"eventType":"dtmf","callId":"c-1"},"eventType":"answer"}"#,
            of("answer", None),
        ),
        (
            r#"{"x":[{"callId":"c-1"},"}"],"eventType":"answer","callId":"c-2"}"#,
            of("answer", Some("c-2")),
        ),
        (
            r#"{"x":"\"callId\":\"c-1\"","eventType":"answer"}"#,
            of("answer", None),
        ),
        (
            r#"{"x":"\\","eventType":"answer","callId":"c-\u0032"}"#,
            of("answer", Some("c-2")),
        ),
        (
            r#"{"x\\\"y":1,"event\u0054ype":"answer","\u0063allId":"c-1"}"#,
            of("answer", Some("c-1")),
        ),
        (
            r#"{"eventTypes":"dtmf","eventType":"answer","CallId":"c-1","callId":7}"#,
            of("answer", None),
        ),
        (
            r#" { "eventType" : "answer" , "callId" : null } "#,
            of("answer", None),
        ),
        (
            r#"{"eventType":"brandNew","x":-1.5e+3,"callId":"é"}"#,
            of("brandNew", Some("é")),
        ),
        (
            r#"{"eventType":"answer","callId":"c-1"} trailing"#,
            of("answer", Some("c-1")),
        ),
    ] {
        assert_eq!(envelope(body), expected, "{body}");
    }
}

/// Bodies that are cut take the way that is not that of whole ones. White space may be between all
/// tokens, and values may be any.
#[test]
fn cut_bodies_are_read_as_whole_ones() {
    let values = [
        "null",
        "true",
        "false",
        "0123456789",
        "aAzZ",
        "-1.5e+30",
        "1E-7",
        r#""""#,
        r#""\\""#,
        r#""\"}""#,
        "[]",
        "{}",
        r#"[[],{"callId":"c-2"},"]",{"a":[{}]}]"#,
        r#"{"callId":"c-2","a":"\\\"}","b":{"c":[1,2]}}"#,
    ];
    for blank in ["", " ", "\t", "\n", "\r", " \r\n\t"] {
        for value in values {
            let tokens = [
                "{",
                "\"x\"",
                ":",
                value,
                ",",
                "\"eventType\"",
                ":",
                "\"answer\"",
                ",",
                "\"callId\"",
                ":",
                "\"c-1\"",
            ];
            let cut = tokens.map(|token| format!("{blank}{token}")).concat();
            for end in ["", " ", ",", ",\"tag\":\"", "} {", "}"] {
                let body = format!("{cut}{end}");
                let envelope =
                    peek(body.as_bytes()).unwrap_or_else(|error| panic!("{error}: {body:?}"));
                assert_eq!(
                    (envelope.event_type(), envelope.call_id()),
                    (EventType::Answer, Some("c-1")),
                    "{body:?}"
                );
            }
        }
    }
    for (before, byte) in (0..=0x20).flat_map(|byte: u8| {
        [
            (r#"{"eventType":"dtmf","#, byte),
            (r#"{"eventType":"dtmf""#, byte),
        ]
    }) {
        let mut body = before.as_bytes().to_vec();
        body.push(byte);
        body.extend(if before.ends_with(',') {
            &br#""callId":"c-1""#[..]
        } else {
            br#","callId":"c-1""#
        });
        let is_blank = b" \t\n\r".contains(&byte);
        assert_eq!(
            peek(&body).unwrap().call_id(),
            is_blank.then_some("c-1"),
            "{byte}"
        );
        let inside = [
            br#"{"eventType":"dtmf","callId":"a"#,
            &[byte][..],
            b"b\",\"tag\":\"t\"",
        ]
        .concat();
        let envelope = peek(&inside).unwrap();
        assert_eq!(envelope.tag().is_some(), byte == b' ', "{byte}");
    }
}

#[test]
fn ambiguous_or_invalid_bodies_are_errors() {
    for (body, kind, offset) in [
        ("", ErrorKind::Empty, Some(0)),
        (" \n", ErrorKind::Empty, Some(0)),
        ("[]", ErrorKind::NotAnObject, Some(0)),
        ("{}", ErrorKind::MissingEventType, None),
        ("{", ErrorKind::UnexpectedEnd, Some(0)),
        ("{} x", ErrorKind::TrailingData, Some(3)),
        (r#"{"callId":"c-1"}}"#, ErrorKind::TrailingData, Some(16)),
        ("\u{feff}{}", ErrorKind::ByteOrderMark, Some(0)),
        (r#"{"callId":"c-1"}"#, ErrorKind::MissingEventType, None),
        (r#"{"callId":"c-1","#, ErrorKind::UnexpectedEnd, Some(15)),
        (r#"{"callId":"c-1",}"#, ErrorKind::Syntax, Some(16)),
        (r#"{"callId" "c-1"}"#, ErrorKind::Syntax, Some(10)),
        (r#"{"callId":}"#, ErrorKind::Syntax, Some(10)),
        (
            r#"{"eventType":null}"#,
            ErrorKind::EventTypeNotText,
            Some(1),
        ),
        (
            r#"{"eventType":["answer"]}"#,
            ErrorKind::EventTypeNotText,
            Some(1),
        ),
        (
            r#"{"eventType":"answer","callId":"c-1","callId":"c-2"}"#,
            ErrorKind::DuplicateField,
            Some(37),
        ),
        (
            r#"{"eventType":"answer","event\u0054ype":"dtmf"}"#,
            ErrorKind::DuplicateField,
            Some(22),
        ),
        (
            r#"{"eventType":"answer","tag":"\x"}"#,
            ErrorKind::InvalidEscape,
            Some(28),
        ),
        (
            r#"{"eventType":"answer","tag":"\ud800"}"#,
            ErrorKind::InvalidEscape,
            Some(28),
        ),
        ("{\"x\":\"\n\"}", ErrorKind::InvalidString, Some(6)),
    ] {
        let error = peek(body.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (kind, offset), "{body}");
    }
    let error = peek(b"{\"eventType\":\"answer\",\"tag\":\"a\xff\"}").unwrap_err();
    assert_eq!(
        (error.kind(), error.offset()),
        (ErrorKind::InvalidUtf8, Some(30))
    );
}

#[test]
fn an_envelope_prints_ids_and_no_other_content() {
    let body = br#"{"eventType":"answer","callId":"c-1","accountId":"a secret","conferenceId":"+1 555","tag":"secret"}"#;
    assert_eq!(
        format!("{:?}", peek(body).unwrap()),
        r#"Envelope { event_type: Answer, callId: "c-1", accountId: <redacted: 8 bytes>, conferenceId: <redacted: 6 bytes>, tag: <redacted: 6 bytes> }"#
    );
}

/// One event type at a time is wanted, by each function that parses, with and without the fast
/// path.
#[test]
fn only_wanted_events_are_built() {
    for wanted in [
        EventType::Initiate,
        EventType::ConferenceMemberJoin,
        EventType::from_wire(""),
    ] {
        for fast_path in [true, false] {
            let mut parser =
                Parser::with_options(Options::new().only(&[wanted]).fast_path(fast_path));
            for fixture in fixtures() {
                let is_wanted = match wanted {
                    EventType::Unknown(_) => fixture.event == "brandNew",
                    wanted => fixture.event == wanted.as_str(),
                };
                let mut body = fixture.body.clone();
                let owned = parser.parse_owned(body.clone()).unwrap();
                let whole = Parser::new()
                    .parse_ref(&fixture.body)
                    .map(|callback| with_unknown(&callback))
                    .unwrap();
                let callback = parser.parse(&mut body).unwrap();
                assert_eq!(owned.get(), callback);
                assert_eq!(
                    matches!(callback, Callback::Unwanted(_)),
                    !is_wanted,
                    "{}",
                    fixture.name()
                );
                assert_eq!(owned.event_type(), callback.event_type());
                if !is_wanted {
                    assert_eq!(expected(&callback), whole, "{}", fixture.name());
                    assert!(callback.extra().is_empty() && callback.event_time().is_none());
                    assert_eq!(callback.reply(), callback.event_type().reply());
                }
                assert_eq!(
                    parser.parse_ref::<Callback<'_>>(&fixture.body).unwrap(),
                    callback
                );
            }
        }
    }
}

/// An unwanted body is accepted if and only if it would be accepted as a wanted one. In addition,
/// no field of the envelope may occur twice.
#[test]
fn unwanted_bodies_are_checked_as_wanted_ones() {
    let mut bodies: Vec<Vec<u8>> = Vec::new();
    let step = 17 * every(4);
    for (turn, fixture) in fixtures().into_iter().enumerate() {
        for at in (turn % step..fixture.body.len()).step_by(step) {
            bodies.push(fixture.body[..at].to_vec());
            let mut changed = fixture.body.clone();
            changed[at] = b"\"\\{}[],:x0 \n\xff"[at % 13];
            bodies.push(changed);
        }
    }
    bodies.extend(
        [
            r#"{"eventType":"dtmf","a":[}}"#,
            "{\"eventType\":\"dtmf\",\"a\":\"\n\"}",
            "{\"eventType\":\"dtmf\",\"a\":[\"\u{1}\"]}",
            r#"{"eventType":"dtmf","digit":"1","digit":"2"}"#,
            r#"{"eventType":"dtmf","conferenceId":"a","conferenceId":"b"}"#,
            r#"{"eventType":"dtmf","conferenceId":"a","conferenceId":[1]}"#,
            r#"{"eventType":"dtmf","callId":"a","a":{"callId":"b"}}"#,
            r#"{"eventType":"dtmf","a":1,"a":2}"#,
            r#"{"eventType":"dtmf","a":1,"b":2,"c":3}"#,
            r#"{"eventType":"dtmf","digit":7}"#,
            r#"{"eventType":"dtmf"} x"#,
            r#"{"eventType":"dtmf","tag":"\x"}"#,
            r#"{"callId":"c-1"}"#,
            r#"{"eventType":7}"#,
            r#"{"event\u0054ype":"dtmf","conferenceI\u0064":"a","conferenceId":"b"}"#,
        ]
        .map(|body| body.as_bytes().to_vec()),
    );
    bodies.extend(
        [30, 31, 32, 33, 127, 128, 129, 100_001].map(|depth: usize| {
            format!(
                r#"{{"eventType":"dtmf","a":{}{}}}"#,
                "[".repeat(depth),
                "]".repeat(depth)
            )
            .into_bytes()
        }),
    );
    for options in [
        Options::new(),
        Options::new().max_extra(2),
        Options::new().strict(true).max_depth(2),
    ] {
        for fast_path in [true, false] {
            let options = options.fast_path(fast_path);
            let mut wanted = Parser::with_options(options);
            let mut unwanted = Parser::with_options(options.only(&[]));
            for body in &bodies {
                let text = String::from_utf8_lossy(body);
                match (wanted.parse_ref(body), unwanted.parse_ref(body)) {
                    (Ok(callback), Ok(envelope)) => {
                        assert!(matches!(envelope, Callback::Unwanted(_)), "{text}");
                        assert_eq!(expected(&envelope), with_unknown(&callback), "{text}");
                        let owned = Parser::with_options(options.only(&[]))
                            .parse_owned::<Callback<'_>>(body.clone());
                        let owned = owned.unwrap();
                        assert_eq!(owned.get(), envelope, "{text}");
                    }
                    (Ok(callback), Err(error)) => {
                        let field = error.field().unwrap();
                        assert_eq!(error.kind(), ErrorKind::DuplicateField, "{text}");
                        assert!(callback.extra().get(field).is_some(), "{text}");
                    }
                    (Err(expected), Err(error)) => assert_eq!(error, expected, "{text}"),
                    (Err(error), Ok(_)) => panic!("accepted, but {error}: {text}"),
                }
            }
        }
    }
}

/// `peek` and the parser report the same fields if neither reports an error.
#[test]
fn peek_and_parse_agree() {
    let mut parser = Parser::new();
    let step = 13 * every(5);
    for (turn, fixture) in fixtures().into_iter().enumerate() {
        for at in (turn % step..fixture.body.len()).step_by(step) {
            for byte in *b"\"\\{}[],:x0 \n\xff" {
                let mut body = fixture.body.clone();
                body[at] = byte;
                let text = String::from_utf8_lossy(&body);
                match (parser.parse_ref(&body), peek(&body)) {
                    (Ok(callback), Ok(envelope)) => {
                        assert_eq!(fields(&envelope), with_unknown(&callback), "{text}")
                    }
                    (Ok(callback), Err(error)) => {
                        assert_eq!(error.kind(), ErrorKind::DuplicateField, "{text}");
                        assert!(
                            callback.extra().get(error.field().unwrap()).is_some(),
                            "{text}"
                        );
                    }
                    (Err(error), Ok(_)) => {
                        assert_ne!(error.kind(), ErrorKind::MissingEventType, "{text}")
                    }
                    (Err(error), Err(peeked)) => assert_eq!(peeked, error, "{text}"),
                }
            }
        }
    }
    let twice = br#"{"eventType":"dtmf","conferenceId":"a","conferenceId":"b"}"#;
    assert!(parser.parse_ref::<Callback<'_>>(twice).is_ok());
    assert_eq!(peek(twice).unwrap_err().field(), Some("conferenceId"));
}

/// No option but the limit of length changes what `peek` reads or reports.
#[test]
fn options_do_not_change_an_envelope() {
    let options = [
        Options::new().lossy(true),
        Options::new().strict(true),
        Options::new().max_extra(0),
        Options::new().max_depth(1),
        Options::new().only(&[]),
        Options::new().fast_path(false),
    ];
    let bodies = [
        r#"{"eventType":"dtmf","callId":"c-1","digit":7,"tag":"t"}"#,
        r#"{"eventType":"dtmf","callId":["c-1"],"a":[[{"b":1e999}]],"tag":"\n"}"#,
        r#"{"eventType":"dtmf","tag":"t","digit":"1","digit":"2"}"#,
        r#"{"eventType":"dtmf","tag":"t","a":"\ud83d"}"#,
        r#"{"eventType":"dtmf","tag":"\ud83d"}"#,
        r#"{"eventType":7,"tag":"\n"}"#,
    ]
    .map(|body| body.as_bytes().to_vec());
    let damaged = [
        b"{\"eventType\":\"dtmf\",\"tag\":\"t\",\"a\":\"\xe9\"}".to_vec(),
        b"{\"eventType\":\"dtmf\",\"tag\":\"\xe9\"}".to_vec(),
    ];
    for body in bodies.iter().chain(&damaged) {
        let text = String::from_utf8_lossy(body);
        let expected = peek(body);
        for options in options {
            assert_eq!(Parser::with_options(options).peek(body), expected, "{text}");
        }
    }
}

/// What both refuse, both refuse for the same reason: bodies that are cut, begin elsewhere, or are
/// in another encoding.
#[test]
fn peek_and_parse_report_the_same_error() {
    let mut parser = Parser::new();
    let mut refused = 0;
    for fixture in fixtures() {
        for at in (0..fixture.body.len()).step_by(29) {
            let (begin, end) = fixture.body.split_at(at);
            for body in [
                begin,
                end,
                &[b"\xef\xbb\xbf", begin].concat(),
                &[b" \n", end, b"x"].concat(),
            ] {
                let text = String::from_utf8_lossy(body);
                match (parser.parse_ref::<Callback<'_>>(body).map(drop), peek(body)) {
                    (Err(error), Err(peeked)) => {
                        assert_eq!(peeked, error, "{text}");
                        refused += 1;
                    }
                    (Ok(()), result) => assert!(result.is_ok(), "{text}"),
                    (Err(_), Ok(_)) => {}
                }
            }
        }
    }
    assert!(refused > 5_000, "{refused}");
}

#[test]
fn peek_and_parse_take_bodies_of_the_same_length() {
    let body = |len: usize| [br#"{"eventType":"dtmf"}"#.as_slice(), &vec![b' '; len - 20]].concat();
    let too_long = |result: Result<(), bandwidth_callbacks::Error>| {
        result.is_err_and(|error| error.kind() == ErrorKind::TooLong)
    };
    for limit in [
        20,
        21,
        1000,
        Options::DEFAULT_MAX_LEN,
        2 * Options::DEFAULT_MAX_LEN,
    ] {
        let mut parser = Parser::with_options(Options::new().max_len(limit));
        for len in [limit, limit + 1] {
            let body = body(len);
            assert_eq!(
                too_long(parser.peek(&body).map(drop)),
                len > limit,
                "{limit}"
            );
            assert_eq!(
                too_long(parser.parse_ref::<Callback<'_>>(&body).map(drop)),
                len > limit,
                "{limit}"
            );
            let is_default = len > Options::DEFAULT_MAX_LEN;
            assert_eq!(too_long(peek(&body).map(drop)), is_default, "{limit}");
            assert_eq!(
                too_long(bandwidth_callbacks::parse(&mut body.clone()).map(drop)),
                is_default,
                "{limit}"
            );
        }
    }
}
