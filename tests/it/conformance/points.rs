//! The choices that RFC 8259 leaves to the implementation, unless the table or another test covers
//! them.

use bandwidth_callbacks::types::Value;
use bandwidth_callbacks::{Callback, ErrorKind, Options, Parser};

use crate::common::{Family, OwnedRoot, cases};

/// Every byte, before and after every token.
#[test]
fn white_space_is_the_four_characters_of_the_grammar() {
    let tokens: [&[u8]; 15] = [
        b"",
        b"{",
        br#""eventType""#,
        b":",
        br#""dtmf""#,
        b",",
        br#""x""#,
        b":",
        b"[",
        b"true",
        b",",
        b"{",
        b"}",
        b"]",
        b"}",
    ];
    let mut parser = Parser::new();
    for border in 0..tokens.len() {
        let (before, after) = tokens.split_at(border + 1);
        for byte in 0..=u8::MAX {
            let body = [&before.concat()[..], &[byte], &after.concat()[..]].concat();
            let is_taken = parser.parse_ref::<Callback<'_>>(&body).is_ok();
            assert_eq!(
                is_taken,
                b" \t\r\n".contains(&byte),
                "{byte:02x} after token {border}"
            );
        }
    }
}

#[test]
fn padding_of_any_length_changes_nothing() {
    let mut parser = Parser::new();
    for fixture in cases("escapes") {
        for padding in [" ", "\t", "\r\n", &" ".repeat(300), &"\n\t ".repeat(43)] {
            let padded = padded(&fixture.body, padding.as_bytes());
            assert!(padded.len() > fixture.body.len());
            let mut body = fixture.body.clone();
            let expected = parser.parse::<Callback<'_>>(&mut body).unwrap();
            assert_eq!(
                parser.parse_ref::<Callback<'_>>(&padded).unwrap(),
                expected,
                "{}",
                fixture.name()
            );
        }
    }
}

/// Adds white space around every bracket, colon and comma.
fn padded(body: &[u8], padding: &[u8]) -> Vec<u8> {
    let mut padded = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    for byte in body {
        let is_structure = !in_string && b"{}[]:,".contains(byte);
        let around = if is_structure { padding } else { b"" };
        padded.extend([around, &[*byte], around].concat());
        in_string ^= *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
    }
    padded
}

/// Keys are compared after unescaping, code point by code point, without case folding or
/// normalization.
#[test]
fn keys_are_equal_if_their_code_points_are() {
    let kind = |second: &str| {
        let body = format!(r#"{{"eventType":"dtmf","callId":"c-1","{second}":"c-2"}}"#);
        let mut parser = Parser::new();
        parser
            .parse_ref::<Callback<'_>>(body.as_bytes())
            .map(|_| ())
            .map_err(|error| error.kind())
    };
    for same in [
        "callId",
        r"call\u0049d",
        r"\u0063\u0061\u006C\u006c\u0049\u0064",
    ] {
        assert_eq!(kind(same), Err(ErrorKind::DuplicateField), "{same}");
    }
    for other in [
        "callid",
        "CallId",
        " callId",
        "callId ",
        r"callId\u0000",
        "сallId",
        "callI\u{307}d",
        "ｃａｌｌＩｄ",
    ] {
        assert_eq!(kind(other), Ok(()), "{other}");
    }
    let mut body = "{\"eventType\":\"dtmf\",\"\u{e9}\":1,\"e\u{301}\":2}"
        .as_bytes()
        .to_vec();
    let callback = Parser::new().parse::<Callback<'_>>(&mut body).unwrap();
    assert_eq!(
        callback
            .extra()
            .get("\u{e9}")
            .and_then(|value| value.as_u64()),
        Some(1)
    );
    assert_eq!(
        callback
            .extra()
            .get("e\u{301}")
            .and_then(|value| value.as_u64()),
        Some(2)
    );
}

/// An unknown key may repeat at any position. All values are kept, and lookups return the last one.
#[test]
fn repeated_unknown_fields_are_all_kept() {
    let mut body =
        br#"{"eventType":"initiate","x":1,"stirShaken":{"y":1,"y":2},"x":{"z":1,"z":2}}"#.to_vec();
    let Callback::Initiate(event) = Parser::new().parse(&mut body).unwrap() else {
        panic!()
    };
    let number = |value: Option<Value<'_>>| value.and_then(|value| value.as_u64());
    let names: Vec<&str> = event.extra.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["x", "x"]);
    let Some(Value::Object(members)) = event.extra.get("x") else {
        panic!()
    };
    assert_eq!(
        (members[0].1.as_u64(), members[1].1.as_u64()),
        (Some(1), Some(2))
    );
    let stir_shaken = event.stir_shaken.unwrap();
    assert_eq!(
        (stir_shaken.extra.len(), number(stir_shaken.extra.get("y"))),
        (2, Some(2))
    );
}

/// In every family, on both paths, by every way to write an event; a field of another event is an
/// unknown one.
#[test]
fn repeated_unknown_fields_are_all_written() {
    for (family, begin) in [
        (
            Family::Voice,
            r#"{"eventType":"conferenceMemberJoin","accountId":"1","accountId":"1""#,
        ),
        (
            Family::Voice,
            r#"{"eventType":"brandNew","digits":"1","digits":"2""#,
        ),
        (Family::Stream, r#"{"eventType":"media""#),
        (Family::Messaging, r#"{"type":"message-sent""#),
    ] {
        for end in [
            r#","x":1,"x":1}"#,
            r#","x":1,"y":2,"x":null,"x":"1"}"#,
            r#","":"","":{"z":1,"z":[{"z":2,"z":2}]},"":[],"":"","":false}"#,
        ] {
            let body = format!("{begin}{end}");
            for fast_path in [true, false] {
                let mut parser = Parser::with_options(Options::new().fast_path(fast_path));
                let owned = family
                    .parse_owned(&mut parser, body.clone().into_bytes())
                    .unwrap();
                let mut copy = body.clone().into_bytes();
                let written = [
                    serde_json::to_string(&family.parse_ref(&mut parser, body.as_bytes()).unwrap()),
                    serde_json::to_string(&family.parse(&mut parser, &mut copy).unwrap()),
                    serde_json::to_string(&owned),
                    serde_json::to_string(&owned.clone().get()),
                    serde_json::to_string(
                        &family
                            .deserialize(&mut serde_json::Deserializer::from_str(&body))
                            .unwrap(),
                    ),
                    serde_json::to_string(&OwnedRoot::from(owned.get())),
                ];
                for text in written {
                    assert_eq!(text.unwrap(), body);
                }
            }
        }
    }
}

/// The values that a field of a 32-bit number accepts, and the values that are kept in `Extra`.
#[test]
fn number_fields_accept_only_32_bit_integers() {
    let mut parser = Parser::new();
    for (text, channels) in [
        ("0", Some(0)),
        ("2", Some(2)),
        ("4294967295", Some(u32::MAX)),
        ("4294967296", None),
        ("18446744073709551616", None),
        ("-1", None),
        ("-0", None),
        ("1.0", None),
        ("1e0", None),
        ("1e-400", None),
        ("\"1\"", None),
    ] {
        let body = format!(r#"{{"eventType":"recordingAvailable","channels":{text}}}"#);
        let Ok(Callback::RecordingAvailable(event)) = parser.parse_ref(body.as_bytes()) else {
            panic!("{text}")
        };
        assert_eq!(event.channels, channels, "{text}");
        assert_eq!(
            event.extra.get("channels").is_none(),
            channels.is_some(),
            "{text}"
        );
    }
}

/// The root object is the first level. Arrays and objects count alike, at any position and by every
/// function that parses.
#[test]
fn depth_counts_arrays_and_objects_alike() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        for (before, after, levels) in [
            (r#"{"eventType":"dtmf","x":"#, "}", 1),
            (r#"{"eventType":"dtmf","tag":"#, r#","digit":"7"}"#, 1),
            (r#"{"eventType":"initiate","diversion":{"x":"#, "}}", 2),
        ] {
            for limit in [3, 32, Options::MAX_DEPTH] {
                let mut parser = Parser::with_options(Options::new().max_depth(limit));
                let body = |depth: usize| {
                    let nested = depth - levels;
                    format!(
                        "{before}{}1{}{after}",
                        open.repeat(nested),
                        close.repeat(nested)
                    )
                    .into_bytes()
                };
                assert!(
                    parser.parse_ref::<Callback<'_>>(&body(limit)).is_ok(),
                    "{open} {before} {limit}"
                );
                assert!(
                    parser.parse::<Callback<'_>>(&mut body(limit)).is_ok(),
                    "{open} {before} {limit}"
                );
                assert!(
                    parser.parse_owned::<Callback<'_>>(body(limit)).is_ok(),
                    "{open} {before} {limit}"
                );
                let errors = [
                    parser
                        .parse_ref::<Callback<'_>>(&body(limit + 1))
                        .unwrap_err(),
                    parser
                        .parse::<Callback<'_>>(&mut body(limit + 1))
                        .unwrap_err(),
                    parser
                        .parse_owned::<Callback<'_>>(body(limit + 1))
                        .unwrap_err()
                        .error(),
                ];
                let bracket = before.len() + open.len() * (limit - levels);
                for error in errors {
                    assert_eq!(
                        (error.kind(), error.offset()),
                        (ErrorKind::TooDeep, Some(bracket)),
                        "{open} {before}"
                    );
                }
            }
        }
    }
    assert_eq!(
        Options::default(),
        Options::default().max_depth(32),
        "32 is the default"
    );
    let mut flat = Parser::with_options(Options::new().max_depth(0));
    assert_eq!(
        flat.parse_ref::<Callback<'_>>(br#"{"eventType":"dtmf"}"#)
            .unwrap_err()
            .kind(),
        ErrorKind::TooDeep
    );
}

/// The limit of length counts bytes, including white space, and is checked first.
#[test]
fn length_is_checked_before_content() {
    let mut body = br#"{"eventType":"dtmf","tag":""#.to_vec();
    body.resize(Options::DEFAULT_MAX_LEN - 2, b'a');
    body.extend(br#""}"#);
    let mut parser = Parser::new();
    assert_eq!(body.len(), Options::DEFAULT_MAX_LEN);
    assert!(parser.parse_ref::<Callback<'_>>(&body).is_ok());
    assert!(parser.parse_owned::<Callback<'_>>(body.clone()).is_ok());
    assert!(parser.parse::<Callback<'_>>(&mut body.clone()).is_ok());

    let too_long = vec![0xff; Options::DEFAULT_MAX_LEN + 1];
    assert_eq!(
        parser
            .parse_ref::<Callback<'_>>(&too_long)
            .unwrap_err()
            .kind(),
        ErrorKind::TooLong
    );
    assert_eq!(
        parser
            .parse::<Callback<'_>>(&mut too_long.clone())
            .unwrap_err()
            .kind(),
        ErrorKind::TooLong
    );
    assert_eq!(
        parser
            .parse_owned::<Callback<'_>>(too_long.clone())
            .unwrap_err()
            .error()
            .kind(),
        ErrorKind::TooLong
    );
    assert_eq!(
        parser
            .parse_ref::<Callback<'_>>(&too_long[1..])
            .unwrap_err()
            .kind(),
        ErrorKind::InvalidUtf8
    );
}
