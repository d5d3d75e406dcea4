//! What the documentation says of the option, in single cases.

use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::{Callback, ErrorKind, Options, Parser};

use super::LOSSY;

#[test]
fn texts_and_counts_are_these() {
    for (text, expected, count) in [
        (b"caf\xe9".as_slice(), "caf\u{fffd}", 1),
        (
            b"\xe6\x9d\xf0\x9f\x98\x80\xff\xff",
            "\u{fffd}\u{1f600}\u{fffd}\u{fffd}",
            3,
        ),
        (b"\xed\xa0\x80", "\u{fffd}\u{fffd}\u{fffd}", 3),
        (br"\ud83d", "\u{fffd}", 1),
        (
            br"\ud83d\ud83d\ude00\ude00!",
            "\u{fffd}\u{1f600}\u{fffd}!",
            2,
        ),
        (br"\udbff\n\uDC00", "\u{fffd}\n\u{fffd}", 2),
        (br"\\ud83d", r"\ud83d", 0),
    ] {
        let body = [
            br#"{"eventType":"gather","tag":""#,
            text,
            br#"","a"#,
            text,
            br#"":0}"#,
        ]
        .concat();
        let owned = Parser::with_options(LOSSY)
            .parse_owned::<Callback<'_>>(body)
            .unwrap();
        assert_eq!(owned.get().tag().unwrap(), expected);
        assert_eq!(
            owned
                .get()
                .extra()
                .get(&format!("a{expected}"))
                .and_then(|it| it.as_u64()),
            Some(0)
        );
        assert_eq!(owned.replaced(), 2 * count);
    }
}

/// Without the option, nothing changes.
#[test]
fn damage_is_refused_by_default() {
    let body = b"{\"eventType\":\"gather\",\"tag\":\"\xe9\"}";
    let escaped = br#"{"eventType":"gather","tag":"\ud83d"}"#;
    let part = br#"[{"type":"message-sent"},{}]"#;
    for options in [Options::new(), Options::new().lossy(true).lossy(false)] {
        let mut parser = Parser::with_options(options);
        assert_eq!(
            parser.parse_ref::<Callback<'_>>(body).unwrap_err().kind(),
            ErrorKind::InvalidUtf8
        );
        assert_eq!(
            parser
                .parse_ref::<Callback<'_>>(escaped)
                .unwrap_err()
                .kind(),
            ErrorKind::InvalidEscape
        );
        assert_eq!(
            parser
                .parse_ref::<Messages<'_>>(part)
                .unwrap_err()
                .element(),
            Some(1)
        );
        assert_eq!(parser.replaced(), 0);
    }
    assert_eq!(
        bandwidth_callbacks::parse(&mut body.to_vec())
            .unwrap_err()
            .kind(),
        ErrorKind::InvalidUtf8
    );
}

/// A body as it came must not be longer than the limit, nor the repaired one. One that is repaired
/// in place is never longer.
#[test]
fn the_limit_of_length_is_one_of_both_bodies() {
    for count in [1, 2, 31, 32, 1000] {
        let body = [
            br#"{"eventType":"gather","tag":""#,
            &vec![0xe9; count][..],
            br#""}"#,
        ]
        .concat();
        let repaired = body.len() + 2 * count;
        for (limit, fits) in [
            (repaired, true),
            (repaired - 1, false),
            (body.len(), false),
            (body.len() - 1, false),
        ] {
            let mut parser = Parser::with_options(LOSSY.max_len(limit));
            let kind = parser
                .parse_ref::<Callback<'_>>(&body)
                .map_err(|error| (error.kind(), error.offset()))
                .err();
            assert_eq!(kind, (!fits).then_some((ErrorKind::TooLong, None)));
            assert_eq!(parser.replaced(), if fits { count } else { 0 });
            let owned = parser.parse_owned::<Callback<'_>>(body.clone());
            assert_eq!(
                owned.as_ref().err().map(|refused| refused.error().kind()),
                (!fits).then_some(ErrorKind::TooLong)
            );
            if let Err(refused) = owned {
                assert_eq!(refused.into_body(), body);
            }
        }
        // Shorter when repaired: the limit is one of what came in.
        let body = format!(
            r#"{{"eventType":"gather","tag":"{}"}}"#,
            r"\ud83d".repeat(count)
        )
        .into_bytes();
        for (limit, fits) in [(body.len(), true), (body.len() - 1, false)] {
            let mut parser = Parser::with_options(LOSSY.max_len(limit));
            assert_eq!(parser.parse_ref::<Callback<'_>>(&body).is_ok(), fits);
            assert_eq!(
                parser.parse::<Callback<'_>>(&mut body.clone()).is_ok(),
                fits
            );
            assert_eq!(
                parser.parse_owned::<Callback<'_>>(body.clone()).is_ok(),
                fits
            );
        }
    }
}

/// Half a pair makes room for a byte of Latin-1, with one to spare.
#[test]
fn parsing_in_place_replaces_what_fits() {
    for halves in 0..4 {
        for bytes in 0..8 {
            let tag = [&b"\xe9".repeat(bytes)[..], &br"\ud83d".repeat(halves)].concat();
            let body = [
                br#"{"eventType":"gather","tag":""#,
                &tag[..],
                br#"","digits":"\u0031"}"#,
            ]
            .concat();
            let mut in_place = body.clone();
            let mut parser = Parser::with_options(LOSSY);
            let found = parser
                .parse(&mut in_place)
                .map(|callback: Callback<'_>| callback.tag().unwrap().as_str().to_owned());
            if 2 * bytes <= 3 * halves {
                assert_eq!(found, Ok("\u{fffd}".repeat(bytes + halves)));
                assert_eq!(parser.replaced(), bytes + halves);
            } else {
                assert_eq!(
                    found.map_err(|error| (error.kind(), error.offset())),
                    Err((ErrorKind::InvalidUtf8, Some(29)))
                );
                assert_eq!(
                    (in_place, parser.replaced()),
                    (body, 0),
                    "the body is as it was"
                );
            }
        }
    }
}

#[test]
fn the_count_is_that_of_the_last_body() {
    let damaged = b"{\"eventType\":\"gather\",\"tag\":\"\xe9\xe9\"}".as_slice();
    let mut parser = Parser::with_options(LOSSY);
    for other in [
        br#"{"eventType":"gather"}"#.as_slice(),
        b"",
        b"{\xe9}",
        &[b' '; 300_000],
    ] {
        assert!(parser.parse_ref::<Callback<'_>>(damaged).is_ok());
        assert_eq!(parser.replaced(), 2);
        let _ = parser.parse_ref::<Callback<'_>>(other);
        assert_eq!(parser.replaced(), 0);
        assert!(parser.parse_owned::<Callback<'_>>(damaged.to_vec()).is_ok());
        assert_eq!(parser.replaced(), 2);
        let _ = parser.parse::<Callback<'_>>(&mut other.to_vec());
        assert_eq!(parser.replaced(), 0);
    }
    // Also of one that was refused in the end.
    assert!(
        parser
            .parse_ref::<Callback<'_>>(&damaged[..damaged.len() - 1])
            .is_err()
    );
    assert_eq!(parser.replaced(), 2);
}

#[test]
fn a_damaged_key_is_an_unknown_field() {
    let body = b"{\"eventType\":\"gather\",\"t\xe9g\":\"1\",\"t\xe8g\":\"2\",\"tag\":\"3\"}";
    let owned = Parser::with_options(LOSSY)
        .parse_owned::<Callback<'_>>(body.to_vec())
        .unwrap();
    let Callback::Gather(gather) = owned.get() else {
        panic!()
    };
    let unknown: Vec<_> = gather
        .extra
        .iter()
        .map(|(key, value)| (key, value.as_str()))
        .collect();
    assert_eq!(
        unknown,
        [("t\u{fffd}g", Some("1")), ("t\u{fffd}g", Some("2"))]
    );
    assert_eq!(gather.tag.unwrap(), "3");

    let body = b"{\"eventTyp\xe9\":\"gather\"}";
    assert_eq!(
        Parser::with_options(LOSSY)
            .parse_ref::<Callback<'_>>(body)
            .unwrap_err()
            .kind(),
        ErrorKind::MissingEventType
    );
}

/// Bytes that are no characters are replaced in strings only, and reported where they are
/// elsewhere.
#[test]
fn damage_outside_of_strings_is_refused() {
    for (body, offset) in [
        (b"{\"eventType\":\"gather\"\xe9}".as_slice(), 21),
        (b"\xff{\"eventType\":\"gather\",\"tag\":\"\xe9\"}", 0),
        (
            b"{\"eventType\":\"gather\",\"tag\":\"\xe9\\ud83d\",\xe9\"a\":0}",
            38,
        ),
    ] {
        let error = Parser::with_options(LOSSY)
            .parse_ref::<Callback<'_>>(body)
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.offset()),
            (ErrorKind::InvalidUtf8, Some(offset))
        );
    }
    let error = Parser::with_options(LOSSY)
        .parse_ref::<Callback<'_>>(br#"{"eventType":"gather",\ud83d}"#)
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax);
}
