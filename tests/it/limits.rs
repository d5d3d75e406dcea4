//! Every bound of the library at its edge, on every way in.

use crate::common::ways::subjects;
use bandwidth_callbacks::testing::declines;
use bandwidth_callbacks::voice::peek;
use bandwidth_callbacks::{Callback, Error, ErrorKind, Options, Parser};

fn kind(result: Result<(), Error>) -> Result<(), ErrorKind> {
    result.map_err(|error| error.kind())
}

#[test]
fn a_body_may_be_as_long_as_the_limit() {
    for (before, after, way, _) in subjects() {
        let body = format!("{before}{after}");
        for limit in [
            body.len(),
            body.len() + 1,
            1000,
            65_537,
            Options::DEFAULT_MAX_LEN,
        ] {
            let options = Options::new().max_len(limit);
            let padded = |len: usize| [body.as_bytes(), &vec![b' '; len - body.len()]].concat();
            assert_eq!(
                way.parse_with(options, &padded(limit)),
                Ok(()),
                "{} {limit}",
                way.name
            );
            let too_long = way.parse_with(options, &padded(limit + 1)).unwrap_err();
            assert_eq!(
                (too_long.kind(), too_long.offset()),
                (ErrorKind::TooLong, None),
                "{} {limit}",
                way.name
            );
        }
        let none = Options::new().max_len(0);
        assert_eq!(
            kind(way.parse_with(none, b"")),
            Err(ErrorKind::Empty),
            "{}",
            way.name
        );
        assert_eq!(
            kind(way.parse_with(none, b" ")),
            Err(ErrorKind::TooLong),
            "{}",
            way.name
        );
    }
}

#[test]
fn a_body_may_be_as_deep_as_the_limit() {
    for (before, after, way, levels) in subjects() {
        let nested = |depth: usize| {
            let (open, close) = (r#"[{"a":"#.repeat(depth / 2), "}]".repeat(depth / 2));
            let last = if depth % 2 == 1 { "[]" } else { "0" };
            format!(r#"{before},"x":{open}{last}{close}{after}"#)
        };
        for limit in (levels..levels + 9).chain([31, 32, 33, 127, 128]) {
            let options = Options::new().max_depth(limit);
            assert_eq!(
                way.parse_with(options, nested(limit - levels).as_bytes()),
                Ok(()),
                "{} {limit}",
                way.name
            );
            let deeper = way.parse_with(options, nested(limit - levels + 1).as_bytes());
            assert_eq!(
                kind(deeper),
                Err(ErrorKind::TooDeep),
                "{} {limit}",
                way.name
            );
        }
        let shallow = way.parse_with(
            Options::new().max_depth(levels - 1),
            format!("{before}{after}").as_bytes(),
        );
        assert_eq!(kind(shallow), Err(ErrorKind::TooDeep), "{}", way.name);
        assert_eq!(
            kind(way.parse_with(Options::new(), nested(33).as_bytes())),
            Err(ErrorKind::TooDeep)
        );
    }
}

/// What the documentation nests counts as well: it is what the fast path takes without counting.
#[test]
fn documented_objects_are_as_deep_as_others() {
    let mut tried = 0;
    for family in crate::common::Family::ALL {
        for fixture in family.cases("full") {
            let levels = depth(&fixture.json());
            for way in crate::common::ways::ways(family) {
                let with =
                    |limit| kind(way.parse_with(Options::new().max_depth(limit), &fixture.body));
                assert_eq!(with(levels), Ok(()), "{} {}", way.name, fixture.name());
                assert_eq!(
                    with(levels - 1),
                    Err(ErrorKind::TooDeep),
                    "{} {}",
                    way.name,
                    fixture.name()
                );
                tried += usize::from(levels > 1);
            }
        }
    }
    assert!(tried > 50, "{tried}");
}

fn depth(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(elements) => {
            1 + elements.iter().map(depth).max().unwrap_or_default()
        }
        serde_json::Value::Object(members) => {
            1 + members.values().map(depth).max().unwrap_or_default()
        }
        _ => 0,
    }
}

#[test]
fn there_may_be_as_many_unknown_fields_as_the_limit() {
    for (before, after, way, _) in subjects() {
        let body = |count: usize| {
            let members: String = (0..count)
                .map(|index| format!(r#","x{index}":{index}"#))
                .collect();
            format!("{before}{members}{after}")
        };
        for limit in (0..12).chain([63, 64, 65, 255, 256, 257]) {
            let options = Options::new().max_extra(limit);
            assert_eq!(
                way.parse_with(options, body(limit).as_bytes()),
                Ok(()),
                "{} {limit}",
                way.name
            );
            let more = body(limit + 1);
            let error = way.parse_with(options, more.as_bytes()).unwrap_err();
            let key = more.find(&format!("\"x{limit}\""));
            assert_eq!(
                (error.kind(), error.offset()),
                (ErrorKind::TooManyExtra, key),
                "{} {limit}",
                way.name
            );
        }
        assert_eq!(way.parse_with(Options::new(), body(256).as_bytes()), Ok(()));
        assert_eq!(
            kind(way.parse_with(Options::new(), body(257).as_bytes())),
            Err(ErrorKind::TooManyExtra)
        );
    }
}

#[test]
fn limits_end_at_their_highest() {
    for (set, highest) in [
        (
            Options::max_len as fn(Options, usize) -> Options,
            Options::MAX_LEN,
        ),
        (Options::max_depth, Options::MAX_DEPTH),
        (Options::max_messages, Options::MAX_MESSAGES),
    ] {
        let options = |limit| set(Options::new(), limit);
        assert_ne!(options(highest - 1), options(highest));
        assert_eq!(options(highest + 1), options(highest));
        assert_eq!(options(usize::MAX), options(highest));
    }
    let messages = |limit| Options::new().max_messages(limit);
    assert_eq!(messages(0), messages(1));
    assert_ne!(messages(1), messages(2));
    assert_ne!(
        Options::new().max_extra(usize::MAX - 1),
        Options::new().max_extra(usize::MAX)
    );
}

/// Each way takes a surrogate pair at every edge of its range, and no half of one.
#[test]
fn surrogates_are_pairs_of_a_high_and_a_low_one() {
    let units = [
        0xd7ff, 0xd800, 0xd801, 0xdbfe, 0xdbff, 0xdc00, 0xdc01, 0xdffe, 0xdfff, 0xe000,
    ];
    for (before, after, way, _) in subjects() {
        for (first, second) in units
            .into_iter()
            .flat_map(|first| units.map(|second| (first, second)))
        {
            let is_text = char::decode_utf16([first, second]).all(|char| char.is_ok());
            for key in ["tag", "unknown"] {
                let body = format!(r#"{before},"{key}":"\u{first:04x}\u{second:04X}"{after}"#);
                let expected = if is_text {
                    Ok(())
                } else {
                    Err(ErrorKind::InvalidEscape)
                };
                assert_eq!(
                    kind(way.parse_with(Options::new(), body.as_bytes())),
                    expected,
                    "{} {body}",
                    way.name
                );
            }
        }
    }
    let mut parser = Parser::new();
    for pair in [
        r"\ud800\udc00",
        r"\udbff\udfff",
        r"\uDBFF\uDC00",
        r"\uD800\uDFFF",
    ] {
        let body =
            format!(r#"{{"eventType":"dtmf","callId":"{pair}","tag":"{pair}","x":"{pair}"}}"#);
        let text: String = serde_json::from_str(&format!("\"{pair}\"")).unwrap();
        assert_eq!(
            declines::<Callback<'_>>(&mut parser, body.as_bytes()),
            None,
            "{pair}"
        );
        let envelope = peek(body.as_bytes()).unwrap();
        assert_eq!(
            (envelope.call_id(), envelope.tag().map(|tag| tag.as_str())),
            (Some(&*text), Some(&*text))
        );
        let callback = parser.parse_ref::<Callback<'_>>(body.as_bytes()).unwrap();
        assert_eq!(
            (callback.call_id(), callback.tag().map(|tag| tag.as_str())),
            (Some(&*text), Some(&*text))
        );
        assert_eq!(
            callback.extra().get("x").and_then(|value| value.as_str()),
            Some(&*text)
        );
    }
}

/// The guide: integers of up to nine digits and up to eight unknown fields are for the fast path.
/// Beyond that the outcome is the same.
#[test]
fn the_fast_path_takes_what_the_documentation_says() {
    let mut parser = Parser::new();
    let mut declined =
        |body: String| declines::<Callback<'_>>(&mut parser, body.as_bytes()).is_some();
    for digits in 1..310 {
        let number = "7".repeat(digits);
        for member in [r#""x""#, r#""channels""#, r#""diversion":{"x""#] {
            let end = &"}"[..usize::from(member.contains('{'))];
            assert_eq!(
                declined(format!(
                    r#"{{"eventType":"recordingAvailable",{member}:{number}{end}}}"#
                )),
                digits > 300,
                "{digits}"
            );
        }
    }
    for fields in 0..20 {
        let members: String = (0..fields)
            .map(|index| format!(r#","x{index}":null"#))
            .collect();
        assert_eq!(
            declined(format!(r#"{{"eventType":"dtmf"{members}}}"#)),
            fields > 8,
            "{fields}"
        );
    }
}

#[cfg(feature = "http")]
mod http {
    use bandwidth_callbacks::http::{Endpoint, Rejection, SignatureHeader, SigningSecrets};
    use bandwidth_callbacks::{Options, OwnedCallback};

    fn post(limit: usize, pieces: &[&[u8]]) -> Result<OwnedCallback, Rejection> {
        let endpoint = Endpoint::without_authentication().options(Options::new().max_len(limit));
        let json = |name| (name == "content-type").then_some("application/json");
        let mut incoming = endpoint.receive("POST", None, json)?;
        pieces.iter().try_for_each(|piece| incoming.push(piece))?;
        incoming.finish()
    }

    fn get(limit: usize, query: &str) -> Result<OwnedCallback, Rejection> {
        let endpoint = Endpoint::without_authentication().options(Options::new().max_len(limit));
        endpoint
            .receive("GET", Some(query), |_| [] as [&str; 0])?
            .finish()
    }

    #[test]
    fn what_is_received_may_be_as_long_as_the_limit() {
        let body = br#"{"eventType":"dtmf"}"#;
        let query = "eventType=dtmf";
        for limit in [body.len(), body.len() + 1, 1000, Options::DEFAULT_MAX_LEN] {
            let rest = |len: usize| vec![b' '; len - body.len()];
            assert!(post(limit, &[body, &rest(limit)]).is_ok(), "{limit}");
            assert!(
                post(limit, &[body, b"", &rest(limit), b""]).is_ok(),
                "{limit}"
            );
            assert_eq!(
                post(limit, &[body, &rest(limit + 1)]).unwrap_err(),
                Rejection::TooLarge,
                "{limit}"
            );
            assert_eq!(
                post(limit, &[body, &rest(limit), b" "]).unwrap_err(),
                Rejection::TooLarge,
                "{limit}"
            );
            let of_length = |len: usize| format!("{query}{}", "&".repeat(len - query.len()));
            assert!(get(limit, &of_length(limit)).is_ok(), "{limit}");
            assert_eq!(
                get(limit, &of_length(limit + 1)).unwrap_err(),
                Rejection::TooLarge,
                "{limit}"
            );
        }
    }

    #[test]
    fn numbers_of_a_query_are_such_from_zero_to_32_bits() {
        for (text, number) in [
            ("0", Some(0)),
            ("1", Some(1)),
            ("9", Some(9)),
            ("10", Some(10)),
            ("4294967295", Some(u32::MAX)),
            ("4294967296", None),
            ("00", None),
            ("01", None),
        ] {
            let owned = get(
                1000,
                &format!("eventType=recordingAvailable&channels={text}"),
            )
            .unwrap();
            let bandwidth_callbacks::Callback::RecordingAvailable(event) = owned.get() else {
                panic!("{text}")
            };
            assert_eq!(event.channels, number, "{text}");
            let kept = event.extra.get("channels").and_then(|value| value.as_str());
            assert_eq!(kept, number.is_none().then_some(text));
        }
    }

    #[test]
    fn a_secret_may_have_any_length_but_none() {
        for len in (0..70).chain([127, 128, 129, 1000]) {
            let secrets = SigningSecrets::new(&vec![b's'; len]);
            assert_eq!(secrets.is_ok(), len > 0, "{len}");
            if let Ok(secrets) = secrets {
                let signature = secrets.sign(SignatureHeader::Subscriptions, b"{}");
                assert!(
                    secrets
                        .check(SignatureHeader::Subscriptions, [signature], b"{}")
                        .is_ok(),
                    "{len}"
                );
            }
        }
    }
}
