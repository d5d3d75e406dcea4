//! Refused bodies: the kind and offset of the error, and the state of body and parser afterwards.

use crate::common::ways::{AS_DTMF, NOTIFICATION, ways};
use crate::common::{Family, Random, all_fixtures, cases, every, fixtures};
use bandwidth_callbacks::voice::peek;
use bandwidth_callbacks::{Callback, ErrorKind, EventType, Options, Parser};

/// A body, its error, and the offset of that.
const REFUSED: &[(&[u8], ErrorKind, Option<usize>)] = &[
    (b"", ErrorKind::Empty, Some(0)),
    (b" \t\r\n", ErrorKind::Empty, Some(0)),
    (b"{", ErrorKind::UnexpectedEnd, Some(0)),
    (
        br#"{"eventType":"answer""#,
        ErrorKind::UnexpectedEnd,
        Some(13),
    ),
    (
        br#"{"eventType":"answer","#,
        ErrorKind::UnexpectedEnd,
        Some(21),
    ),
    (
        br#"{"eventType":"answer","tag":"#,
        ErrorKind::UnexpectedEnd,
        Some(27),
    ),
    (
        br#"{"eventType":"answer","tag"#,
        ErrorKind::InvalidString,
        Some(22),
    ),
    (br#"{"eventType":"answer",}"#, ErrorKind::Syntax, Some(22)),
    (
        br#"{"eventType":"answer" "tag":""}"#,
        ErrorKind::Syntax,
        Some(22),
    ),
    (br#"{"eventType" "answer"}"#, ErrorKind::Syntax, Some(13)),
    (br#"{eventType:"answer"}"#, ErrorKind::Syntax, Some(1)),
    (br#"{'eventType':'answer'}"#, ErrorKind::Syntax, Some(1)),
    (br#"{"eventType":answer}"#, ErrorKind::Syntax, Some(13)),
    (
        br#"{"eventType":"answer","x":nul}"#,
        ErrorKind::Syntax,
        Some(26),
    ),
    (
        br#"{"eventType":"answer","x":[1,]}"#,
        ErrorKind::Syntax,
        Some(29),
    ),
    (
        b"\xef\xbb\xbf{\"eventType\":\"answer\"}",
        ErrorKind::ByteOrderMark,
        Some(0),
    ),
    (b"\xef\xbb\xbf", ErrorKind::ByteOrderMark, Some(0)),
    (
        b"\xef\xbb\xbf{\"eventType\":\"\n\"}",
        ErrorKind::ByteOrderMark,
        Some(0),
    ),
    (b"\xef\xbb\xbf\xff", ErrorKind::InvalidUtf8, Some(3)),
    (b" \xef\xbb\xbf{}", ErrorKind::Syntax, Some(1)),
    (b"\xff\xfe{\0}\0", ErrorKind::InvalidUtf8, Some(0)),
    (b"\xfe\xff\0{\0}", ErrorKind::InvalidUtf8, Some(0)),
    (
        b"{\0\"\0a\0\"\0:\x001\0}\0",
        ErrorKind::InvalidString,
        Some(3),
    ),
    (b"\0{\0}", ErrorKind::Syntax, Some(0)),
    (b"\0{\"eventType\":\"answer\"}", ErrorKind::Syntax, Some(0)),
    (
        b"{\"eventType\":\"answer\"}\0",
        ErrorKind::TrailingData,
        Some(22),
    ),
    (
        br#"{"eventType":"answer"}{}"#,
        ErrorKind::TrailingData,
        Some(22),
    ),
    (
        br#"{"eventType":"answer"}  x"#,
        ErrorKind::TrailingData,
        Some(24),
    ),
    (
        br#"{"eventType":"answer"}]"#,
        ErrorKind::TrailingData,
        Some(22),
    ),
    (
        b"{\"eventType\":\"ans\xffwer\"}",
        ErrorKind::InvalidUtf8,
        Some(17),
    ),
    (
        b"{\"eventType\":\"answer\",\"x\":\"\xed\xa0\x80\"}",
        ErrorKind::InvalidUtf8,
        Some(27),
    ),
    (
        b"{\"eventType\":\"answer\",\"x\":\"\xc0\xaf\"}",
        ErrorKind::InvalidUtf8,
        Some(27),
    ),
    (
        b"{\"eventType\":\"answer\",\"tag\":\"a\nb\"}",
        ErrorKind::InvalidString,
        Some(30),
    ),
    (
        b"{\"eventType\":\"answer\",\"t\0ag\":\"\"}",
        ErrorKind::InvalidString,
        Some(24),
    ),
    (
        b"{\"eventType\":\"answer\",\"tag\":\"a\\\nb\"}",
        ErrorKind::InvalidString,
        Some(31),
    ),
    (
        b"{\"eventType\":\"answer\",\"tag\":\"\\u00e9\\\"\x1f\"}",
        ErrorKind::InvalidString,
        Some(37),
    ),
    (
        b"{\"eventType\":\"answer\",\"tag\":\"a\\",
        ErrorKind::InvalidString,
        Some(28),
    ),
    (
        br#"{"eventType":"answer","tag":"\x"}"#,
        ErrorKind::InvalidEscape,
        Some(28),
    ),
    (
        br#"{"eventType":"answer","tag":"\u12g4"}"#,
        ErrorKind::InvalidEscape,
        Some(28),
    ),
    (
        br#"{"eventType":"answer","tag":"\ud800"}"#,
        ErrorKind::InvalidEscape,
        Some(28),
    ),
    (
        br#"{"eventType":"answer","tag":"\ud800\ud800"}"#,
        ErrorKind::InvalidEscape,
        Some(28),
    ),
    (
        br#"{"eventType":"answer","tag":"\ud800A"}"#,
        ErrorKind::InvalidEscape,
        Some(28),
    ),
    (
        br#"{"eventType":"answer","tag":"\udc00"}"#,
        ErrorKind::InvalidEscape,
        Some(28),
    ),
    (
        br#"{"ev\xntType":"answer"}"#,
        ErrorKind::InvalidEscape,
        Some(1),
    ),
    (
        br#"{"eventType":"answer","x":1,"y":true,"z\q":2}"#,
        ErrorKind::InvalidEscape,
        Some(37),
    ),
    (
        br#"{"eventType":"answer","x":[[],{"y":"ok"},["\q"]]}"#,
        ErrorKind::InvalidEscape,
        Some(42),
    ),
    (
        br#"{"eventType":"answer","x":["a"],"\q":1}"#,
        ErrorKind::InvalidEscape,
        Some(32),
    ),
    (
        br#"{"eventType":"initiate","diversion":{"reason":"away"},"t\q":1}"#,
        ErrorKind::InvalidEscape,
        Some(54),
    ),
    (
        br#"{"eventType":"answer","x":[{"a":"s"}],"\q":1}"#,
        ErrorKind::InvalidEscape,
        Some(38),
    ),
    (
        br#"{"eventType":"answer","x":["s",1],"\q":1}"#,
        ErrorKind::InvalidEscape,
        Some(34),
    ),
    (
        br#"{"eventType":"answer","x":[["s",[1,2]],true],"\q":1}"#,
        ErrorKind::InvalidEscape,
        Some(45),
    ),
    (
        br#"{"eventType":"answer","a":"\\","x":"\"\\\"","\q":1}"#,
        ErrorKind::InvalidEscape,
        Some(44),
    ),
    (
        br#"{"eventType":"answer","a":[[],"\ud83d\ude00","\ud83d\u12"]}"#,
        ErrorKind::InvalidEscape,
        Some(45),
    ),
    (
        br#"{"eventType":"answer","x":[[],"a",{"\\":"\q"}]}"#,
        ErrorKind::InvalidEscape,
        Some(40),
    ),
    (
        br#"{"eventType":"answer","x":[[],"\ud800\u0041"]}"#,
        ErrorKind::InvalidEscape,
        Some(30),
    ),
    (
        br#"{"eventType":"answer", \"tag":"x"}"#,
        ErrorKind::InvalidString,
        Some(23),
    ),
    (
        br#"{"eventType":"answer","x":-"#,
        ErrorKind::UnexpectedEnd,
        Some(26),
    ),
    (
        br#"{"eventType":"answer","x":1."#,
        ErrorKind::UnexpectedEnd,
        Some(26),
    ),
    (
        br#"{"eventType":"answer","x":1e"#,
        ErrorKind::UnexpectedEnd,
        Some(26),
    ),
    (
        br#"{"eventType":"answer","x":01}"#,
        ErrorKind::InvalidNumber,
        Some(27),
    ),
    (
        br#"{"eventType":"answer","x":-}"#,
        ErrorKind::InvalidNumber,
        Some(27),
    ),
    (
        br#"{"eventType":"answer","x":1e400}"#,
        ErrorKind::InvalidNumber,
        Some(26),
    ),
    (
        br#"{"eventType":"answer","x":+1}"#,
        ErrorKind::Syntax,
        Some(26),
    ),
    (
        br#"{"eventType":"answer","x":NaN}"#,
        ErrorKind::Syntax,
        Some(26),
    ),
    (br"[]", ErrorKind::NotAnObject, Some(0)),
    (
        br#" [{"eventType":"answer"}]"#,
        ErrorKind::NotAnObject,
        Some(1),
    ),
    (br#""eventType""#, ErrorKind::NotAnObject, Some(0)),
    (b"null", ErrorKind::NotAnObject, Some(0)),
    (b"17", ErrorKind::NotAnObject, Some(0)),
    (b"{}", ErrorKind::MissingEventType, None),
    (
        br#"{"EventType":"answer"}"#,
        ErrorKind::MissingEventType,
        None,
    ),
    (
        br#"{"x":{"eventType":"answer"}}"#,
        ErrorKind::MissingEventType,
        None,
    ),
    (
        br#"{"callId":"c-1","eventType":null}"#,
        ErrorKind::EventTypeNotText,
        Some(16),
    ),
    (
        br#"{"eventType":["answer"]}"#,
        ErrorKind::EventTypeNotText,
        Some(1),
    ),
    (
        br#"{"eventType":"answer","eventType":"answer"}"#,
        ErrorKind::DuplicateField,
        Some(22),
    ),
    (
        br#"{"eventType":"answer","event\u0054ype":"disconnect"}"#,
        ErrorKind::DuplicateField,
        Some(22),
    ),
    (
        br#"{"eventType":"x","eventType":"answer"}"#,
        ErrorKind::DuplicateField,
        Some(17),
    ),
    (
        br#"{"eventType":"answer","tag":null,"tag":"a"}"#,
        ErrorKind::DuplicateField,
        Some(33),
    ),
    (
        br#"{"eventType":"answer","tag":5,"tag":"a"}"#,
        ErrorKind::DuplicateField,
        Some(30),
    ),
    (
        br#"{"eventType":"initiate","diversion":{"reason":"away","reason":"away"}}"#,
        ErrorKind::DuplicateField,
        Some(53),
    ),
];

#[test]
fn each_error_has_its_kind_and_offset() {
    let mut parser = Parser::new();
    for (body, kind, offset) in REFUSED {
        let shown = String::from_utf8_lossy(body);
        let error = parser.parse_ref::<Callback<'_>>(body).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (*kind, *offset), "{shown}");

        for way in ways(Family::Voice) {
            assert_eq!(
                way.parse_with(Options::new(), body),
                Err(error),
                "{} {shown}",
                way.name
            );
        }
    }
}

/// Bodies that are refused in many places: cut, and with one or two bytes that change the meaning
/// of others. Those at every `step`.
fn damaged(body: &[u8], step: usize, random: &mut Random) -> Vec<Vec<u8>> {
    const HOSTILE: &[u8] = b"\"\\{}[]:, \0\x1f\n\x80\xbb\xff0-eu";
    let mut bodies = Vec::new();
    for at in (random.below(step)..body.len()).step_by(step) {
        bodies.push(body[..at].to_vec());
        let mut spoiled = body.to_vec();
        spoiled[at] = HOSTILE[random.below(HOSTILE.len())];
        bodies.push(spoiled.clone());
        spoiled[random.below(body.len())] = HOSTILE[random.below(HOSTILE.len())];
        bodies.push(spoiled);
    }
    bodies
}

/// Whatever is wrong with a body, each way reports the same, the place included.
#[test]
fn every_way_gives_the_same_error() {
    let mut random = Random::new(9);
    let mut parsers = [true, false].map(|on| Parser::with_options(Options::new().fast_path(on)));
    let mut refused = 0;
    for fixture in all_fixtures() {
        // The bodies of the other cases are those with other spaces, members in another order and
        // the like.
        let step = match &*fixture.case {
            "typical" | "mfa" => 3,
            "escapes" => 11,
            _ => continue,
        };
        for body in damaged(fixture.body.trim_ascii_end(), step * every(4), &mut random) {
            let expected = fixture.family.parse_ref(&mut parsers[0], &body).map(drop);
            for way in ways(fixture.family) {
                for parser in &mut parsers {
                    assert_eq!(
                        way.parse(parser, &body),
                        expected,
                        "{} {}",
                        way.name,
                        body.escape_ascii()
                    );
                }
            }
            if let Err(error) = expected {
                let is_nowhere = error.kind() == ErrorKind::MissingEventType;
                assert_eq!(
                    error.offset().is_none(),
                    is_nowhere,
                    "{error}: {}",
                    body.escape_ascii()
                );
                refused += 1;
            }
        }
    }
    assert!(refused > 20_000 / every(5), "{refused}");
}

/// The ways for what has no name, or a known one, share their errors with the others.
#[test]
fn the_grammar_is_checked_alike_for_typed_bodies() {
    let mut random = Random::new(90);
    let body = br#"{"eventType":"dtmf","callId":"c-\u0031","x":[{"a":"\n"},[],-1.5e3,"\ud83d\ude00"],"digit":"5","y":true}"#;
    let mut parser = Parser::new();
    for body in (0..50).flat_map(|_| damaged(body, 1, &mut random)) {
        let mut parse = |way: &crate::common::ways::Way| {
            way.parse(&mut parser, &body)
                .map_err(|error| (error.kind(), error.offset()))
        };
        let expected = parse(ways(Family::Voice)[0]);
        let is_grammar = |kind| kind < ErrorKind::NotAnObject || kind == ErrorKind::TooDeep;
        for way in AS_DTMF.iter().chain(NOTIFICATION) {
            match expected {
                Err((kind, _)) if is_grammar(kind) => {
                    assert_eq!(parse(way), expected, "{} {}", way.name, body.escape_ascii())
                }
                _ => assert!(
                    parse(way).is_ok_and(|()| true)
                        || parse(way).is_err_and(|(kind, _)| !is_grammar(kind))
                ),
            }
        }
        assert_eq!(
            parse(&AS_DTMF[0]),
            parse(&AS_DTMF[1]),
            "{}",
            body.escape_ascii()
        );
    }
}

/// All families and all ways: what other encodings begin with.
#[test]
fn other_encodings_are_named() {
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| {
        text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    for (before, after, way, _) in crate::common::ways::subjects() {
        let text = format!("{before}{after}");
        let marked = format!("\u{feff}{text}");
        let little = [
            utf16(&marked, u16::to_le_bytes),
            utf16(&text, u16::to_le_bytes),
        ];
        let big = [
            utf16(&marked, u16::to_be_bytes),
            utf16(&text, u16::to_be_bytes),
        ];
        for (body, kind) in [
            (marked.into_bytes(), ErrorKind::ByteOrderMark),
            (little[0].clone(), ErrorKind::InvalidUtf8),
            (big[0].clone(), ErrorKind::InvalidUtf8),
            (little[1].clone(), ErrorKind::InvalidString),
            (big[1].clone(), ErrorKind::InvalidString),
        ] {
            let error = way.parse_with(Options::new(), &body).unwrap_err();
            assert_eq!(error.kind(), kind, "{} {}", way.name, body.escape_ascii());
            assert!(error.offset().is_some(), "{error}");
            if let Err(peeked) = peek(&body) {
                assert_eq!(
                    (peeked.kind(), peeked.offset()),
                    (error.kind(), error.offset()),
                    "{}",
                    body.escape_ascii()
                );
            }
        }
    }
    assert_eq!(
        Parser::new()
            .parse_ref::<Callback<'_>>("\u{feff}{}".as_bytes())
            .unwrap_err()
            .to_string(),
        "the body begins with a byte order mark: at byte 0"
    );
}

#[test]
fn white_space_is_not_trailing_data() {
    let body = b" \n\r\t{\t\"eventType\" :\r\n\"answer\" }\n\t \r";
    assert_eq!(
        Parser::new()
            .parse_ref::<Callback<'_>>(body)
            .unwrap()
            .event_type(),
        EventType::Answer
    );
}

#[test]
fn every_cut_is_refused_with_an_offset() {
    let mut parser = Parser::new();
    for fixture in cases("typical") {
        let body = fixture.body.trim_ascii_end();
        for cut in 0..body.len() {
            let error = parser.parse_ref::<Callback<'_>>(&body[..cut]).unwrap_err();
            let kinds = [
                ErrorKind::Empty,
                ErrorKind::UnexpectedEnd,
                ErrorKind::InvalidString,
                ErrorKind::Syntax,
                ErrorKind::InvalidNumber,
            ];
            assert!(
                kinds.contains(&error.kind()),
                "{} cut at {cut}: {error}",
                fixture.name()
            );
            assert!(
                error.offset().is_some_and(|offset| offset < cut.max(1)),
                "{} cut at {cut}: {error}",
                fixture.name()
            );
        }
    }
}

#[test]
fn a_parser_works_like_a_new_one_after_an_error() {
    let mut parser = Parser::new();
    for (fixture, (refused, ..)) in fixtures().iter().zip(REFUSED.iter().cycle()) {
        assert!(parser.parse::<Callback<'_>>(&mut refused.to_vec()).is_err());
        let (mut first, mut second) = (fixture.body.clone(), fixture.body.clone());
        assert_eq!(
            parser.parse::<Callback<'_>>(&mut first),
            Parser::new().parse::<Callback<'_>>(&mut second)
        );
    }
}

/// Every field of every event and nested object occurs twice, with values of various types.
#[test]
fn every_duplicate_field_is_refused() {
    let mut parser = Parser::new();
    let mut tried = 0;
    for fixture in cases("full") {
        let json = fixture.json();
        let members = json.as_object().unwrap();
        let body = std::str::from_utf8(&fixture.body).unwrap().trim_end();
        let refuse = |twice: &str, key: &str, parser: &mut Parser| {
            let error = parser
                .parse_ref::<Callback<'_>>(twice.as_bytes())
                .unwrap_err();
            assert_eq!(
                (error.kind(), error.field()),
                (ErrorKind::DuplicateField, Some(key)),
                "{twice}"
            );
            assert_eq!(
                error.event_type(),
                Some(EventType::from_wire(&fixture.event))
            );
            assert!(twice[error.offset().unwrap()..].starts_with(&format!("\"{key}\"")));
            assert!(
                serde_json::from_str::<Callback<'_>>(twice)
                    .is_err_and(|error| error.to_string().starts_with("duplicate field"))
            );
        };
        for (key, value) in members {
            for again in [value.to_string(), "null".to_owned(), "[]".to_owned()] {
                let twice = format!("{},\"{key}\":{again}}}", &body[..body.len() - 1]);
                refuse(&twice, key, &mut parser);
                tried += 1;
            }
            let Some(nested) = value.as_object().filter(|_| key != "sipHeaders") else {
                continue;
            };
            for (inner, value) in nested {
                let twice = format!(
                    r#"{{"eventType":"{}","{key}":{{"{inner}":null,"{inner}":{value}}}}}"#,
                    fixture.event
                );
                refuse(&twice, inner, &mut parser);
                tried += 1;
            }
        }
    }
    assert!(tried > 1500, "{tried}");
}

#[test]
fn parse_ref_does_not_change_the_body() {
    // The signature of `parse_ref` guarantees that it does not change the body. Its event is right
    // although it is unescaped in a copy:
    let body = *br#"{"eventType":"dtmf","tag":"a\tb","digit":"\u0037"}"#;
    let mut parser = Parser::new();
    let Ok(Callback::Dtmf(event)) = parser.parse_ref(&body) else {
        panic!()
    };
    assert_eq!(
        (event.tag.unwrap().as_str(), event.digit.unwrap().as_str()),
        ("a\tb", "7")
    );
}

#[test]
fn a_refused_body_can_be_passed_on() {
    let refused = br#"{"eventType":"dtmf","digit":"7","digit":"8"}"#.to_vec();
    let error = Parser::new()
        .parse_owned::<Callback<'_>>(refused.clone())
        .unwrap_err();
    assert_eq!(error.error().field(), Some("digit"));
    assert_eq!(
        error.into_body(),
        refused,
        "without escapes nothing was changed"
    );
    let long = vec![b' '; 300_000];
    let error = Parser::new()
        .parse_owned::<Callback<'_>>(long.clone())
        .unwrap_err();
    assert_eq!(
        (error.error().kind(), error.into_body()),
        (ErrorKind::TooLong, long)
    );
}

#[test]
fn length_is_limited() {
    let body = br#"{"eventType":"answer"}"#;
    let mut padded = body.to_vec();
    padded.resize(256 * 1024, b' ');
    let mut parser = Parser::new();
    assert!(parser.parse_ref::<Callback<'_>>(&padded).is_ok());
    padded.push(b' ');
    let error = parser.parse_ref::<Callback<'_>>(&padded).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::TooLong, None));

    let mut exact = Parser::with_options(Options::new().max_len(body.len()));
    assert!(exact.parse_ref::<Callback<'_>>(body).is_ok());
    let mut short = Parser::with_options(Options::new().max_len(body.len() - 1));
    assert_eq!(
        short.parse_ref::<Callback<'_>>(body).unwrap_err().kind(),
        ErrorKind::TooLong
    );
    assert_eq!(
        Options::new().max_len(usize::MAX),
        Options::new().max_len(Options::MAX_LEN)
    );
    assert_eq!(
        short
            .parse::<Callback<'_>>(&mut body.to_vec())
            .unwrap_err()
            .kind(),
        ErrorKind::TooLong
    );
    assert_eq!(
        short
            .parse::<bandwidth_callbacks::voice::AnswerCallback<'_>>(&mut body.to_vec())
            .unwrap_err()
            .kind(),
        ErrorKind::TooLong
    );
}

/// Returns a body with this many levels. The root object is the first level.
fn nested(levels: usize) -> Vec<u8> {
    let (open, close) = ("[".repeat(levels - 1), "]".repeat(levels - 1));
    format!(r#"{{"eventType":"answer","x":{open}{close}}}"#).into_bytes()
}

#[test]
fn depth_is_limited() {
    let mut parser = Parser::new();
    assert!(parser.parse_ref::<Callback<'_>>(&nested(32)).is_ok());
    let error = parser.parse_ref::<Callback<'_>>(&nested(33)).unwrap_err();
    assert_eq!(
        (error.kind(), error.offset()),
        (ErrorKind::TooDeep, Some(26 + 31))
    );
    assert_eq!(
        parser
            .parse_ref::<Callback<'_>>(&nested(100_000))
            .unwrap_err()
            .kind(),
        ErrorKind::TooDeep
    );

    let mut documented = Parser::with_options(Options::new().max_depth(3));
    assert!(
        cases("full")
            .iter()
            .all(|fixture| documented.parse_ref::<Callback<'_>>(&fixture.body).is_ok())
    );

    let mut deeper = Parser::with_options(Options::new().max_depth(usize::MAX));
    assert!(
        deeper
            .parse_ref::<Callback<'_>>(&nested(Options::MAX_DEPTH))
            .is_ok()
    );
    assert_eq!(
        deeper
            .parse_ref::<Callback<'_>>(&nested(Options::MAX_DEPTH + 1))
            .unwrap_err()
            .kind(),
        ErrorKind::TooDeep
    );
}

#[test]
fn unknown_fields_are_limited() {
    let body = |fields: usize, nested: usize| {
        let members = |count: usize| {
            (0..count)
                .map(|index| format!(r#","x{index}":0"#))
                .collect::<String>()
        };
        format!(
            r#"{{"eventType":"initiate"{},"diversion":{{"reason":"away"{}}}}}"#,
            members(fields),
            members(nested)
        )
        .into_bytes()
    };
    let mut parser = Parser::new();
    assert_eq!(
        parser
            .parse_ref::<Callback<'_>>(&body(256, 0))
            .unwrap()
            .extra()
            .len(),
        256
    );
    assert!(parser.parse_ref::<Callback<'_>>(&body(200, 56)).is_ok());
    for (fields, nested) in [(257, 0), (200, 57), (0, 257)] {
        assert_eq!(
            parser
                .parse_ref::<Callback<'_>>(&body(fields, nested))
                .unwrap_err()
                .kind(),
            ErrorKind::TooManyExtra
        );
    }
    let error = Parser::with_options(Options::new().max_extra(0))
        .parse_ref::<Callback<'_>>(&body(1, 0))
        .unwrap_err();
    assert_eq!(
        (error.offset(), error.event_type(), error.field()),
        (Some(24), Some(EventType::Initiate), None)
    );
    let inside = format!(
        r#"{{"eventType":"answer","x":[{}]}}"#,
        vec![r#"{"a":1,"b":2}"#; 300].join(",")
    );
    assert!(
        Parser::with_options(Options::new().max_extra(1))
            .parse_ref::<Callback<'_>>(inside.as_bytes())
            .is_ok(),
        "what a field holds is not counted"
    );
    let known_of_another_type = br#"{"eventType":"answer","tag":7}"#;
    let mut none = Parser::with_options(Options::new().max_extra(0));
    assert_eq!(
        none.parse_ref::<Callback<'_>>(known_of_another_type)
            .unwrap_err()
            .kind(),
        ErrorKind::TooManyExtra
    );
}

#[test]
fn an_error_prints_one_readable_line() {
    let mut parser = Parser::new();
    for (body, ..) in REFUSED {
        let line = parser
            .parse_ref::<Callback<'_>>(body)
            .unwrap_err()
            .to_string();
        assert!(
            line.len() < 120 && line.is_ascii() && !line.contains('\n'),
            "{line}"
        );
    }
    let shown = |body: &[u8]| {
        Parser::new()
            .parse_ref::<Callback<'_>>(body)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(shown(b"[]"), "the body is not one object: at byte 0");
    assert_eq!(shown(b"{}"), "the event type is missing: field `eventType`");
    assert_eq!(shown(b"{]"), "the body is not JSON: at byte 1");
    assert_eq!(
        shown(br#"{"eventType":1}"#),
        "the event type is not a string: field `eventType`, at byte 1"
    );
}
