//! Unknown values, which the fast path checks and keeps as they are: `serde_json` is the oracle.

use bandwidth_callbacks::testing::{Declined, declines};
use bandwidth_callbacks::types::Value as OurValue;
use bandwidth_callbacks::voice::DtmfCallback;
use bandwidth_callbacks::{Callback, ErrorKind, Options, Parser};
use serde_json::Value;

use crate::common::every;

/// Where a value can be: bodies around it.
const PLACES: [(&str, &str); 5] = [
    (r#"{"eventType":"dtmf","x":"#, r#","digit":"1"}"#),
    (r#"{"digit":"#, r#","eventType":"dtmf","x":"y"}"#),
    (
        r#"{"eventType":"initiate","diversion":{"reason":"busy","x":"#,
        r#"},"tag":"t"}"#,
    ),
    (r#"{"eventType":"initiate","stirShaken":"#, r#"}"#),
    (
        r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["inbound","#,
        r#"],"name":"n"}}"#,
    ),
];

/// A parser for each path.
struct Both(Parser, Parser);

impl Both {
    fn new() -> Self {
        Self(
            Parser::new(),
            Parser::with_options(Options::new().fast_path(false)),
        )
    }

    /// Whether the body is valid. Both paths, by each call, say what the oracle says.
    fn check(&mut self, body: &str) -> bool {
        let expected = serde_json::from_str::<Value>(body).ok();
        for parser in [&mut self.0, &mut self.1] {
            let mut bytes = body.as_bytes().to_vec();
            let owned = parser.parse_owned::<Callback<'_>>(bytes.clone());
            let by_ref = parser.parse_ref::<Callback<'_>>(body.as_bytes());
            assert_eq!(by_ref.is_ok(), expected.is_some(), "{body}");
            let Some(expected) = &expected else {
                assert!(owned.is_err());
                continue;
            };
            let by_ref = serde_json::to_value(by_ref.unwrap()).unwrap();
            assert_eq!(
                without_nulls(by_ref),
                without_nulls(expected.clone()),
                "{body}"
            );
            let owned = owned.unwrap();
            let in_place = parser.parse::<Callback<'_>>(&mut bytes).unwrap();
            assert_eq!(in_place, owned.get(), "{body}");
            // A value that is made by hand says the same.
            for (key, value) in in_place.extra() {
                let text = serde_json::to_string(&value).unwrap();
                assert_eq!(
                    serde_json::from_str::<OurValue<'_>>(&text).is_ok(),
                    !text.contains('\\')
                );
                assert_eq!(
                    in_place.extra().get(key).is_some(),
                    owned.get().extra().get(key).is_some()
                );
            }
        }
        expected.is_some()
    }
}

/// The root's own fields are left out where they are null.
fn without_nulls(mut body: Value) -> Value {
    let object = body.as_object_mut().unwrap();
    object.retain(|_, value| !value.is_null());
    for (_, nested) in object.iter_mut() {
        if let Some(nested) = nested.as_object_mut() {
            nested.retain(|_, value| !value.is_null());
        }
    }
    body
}

const TOKENS: [&str; 10] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    r#""a""#,
    r#""\"\\""#,
    "-0.5",
    "null",
];

/// Checks each text of up to so many tokens, in all places. Of longer texts, it checks those in which
/// as many brackets are closed as opened, in one place each. Returns how many bodies were valid.
fn texts_of(most: u32, spaces: &[&str]) -> usize {
    let mut both = Both::new();
    let mut valid = 0;
    for len in 1..=most {
        for number in 0..TOKENS.len().pow(len) {
            let tokens = (0..len).map(|at| TOKENS[number / TOKENS.len().pow(at) % TOKENS.len()]);
            let tokens: Vec<&str> = tokens.collect();
            // No more brackets are closed than were opened: the rest is invalid at the first token.
            let depth = tokens.iter().try_fold(0_i32, |depth, token| match *token {
                "{" | "[" => Some(depth + 1),
                "}" | "]" if depth == 0 => None,
                "}" | "]" => Some(depth - 1),
                _ => Some(depth),
            });
            if len > 4 && depth != Some(0) {
                continue;
            }
            for space in spaces {
                let text = tokens.join(space);
                let places = if len > 5 { 1 } else { PLACES.len() };
                let some = PLACES.iter().cycle().skip(number % PLACES.len());
                for (before, after) in some.take(places) {
                    let body = format!("{before}{text}{after}");
                    let is_valid = both.check(&body);
                    match declines::<Callback<'_>>(&mut both.0, body.as_bytes()) {
                        None => assert!(is_valid, "{body}"),
                        Some(Declined::EscapedKey) => {}
                        Some(_) => assert!(!is_valid, "{body}"),
                    }
                    valid += usize::from(is_valid);
                }
            }
        }
    }
    valid
}

#[test]
fn every_text_of_a_few_tokens_has_its_meaning() {
    let (most, least_valid) = if every(2) == 1 { (7, 500) } else { (4, 70) };
    let valid = texts_of(most, &[""]) + texts_of(3, &[" \n"]);
    assert!(valid > least_valid, "{valid}");
}

/// Numbers at the edges of their types, and those that are none.
#[test]
fn every_number_has_its_value() {
    let mut both = Both::new();
    let mut valid = 0;
    let mut check = |number: &str| {
        for (before, after) in PLACES {
            valid += usize::from(both.check(&format!("{before}{number}{after}")));
            both.check(&format!("{before}[{number}, {number} ]{after}"));
        }
        both.check(&format!(
            r#"{{"eventType":"recordingAvailable","channels":{number},"transcription":{{"confidence":{number}}}}}"#
        ));
    };
    for number in [
        "0",
        "-0",
        "-0.0",
        "0.0",
        "1",
        "-1",
        "00",
        "01",
        "-01",
        "1.",
        ".1",
        "+1",
        "1e",
        "1e+",
        "1e5",
        "1E-5",
        "1e+05",
        "-",
        "--1",
        "1.5.5",
        "1e5e5",
        "0x1",
        "1_0",
        "NaN",
        "Infinity",
        "-Infinity",
        "4294967295",
        "4294967296",
        "4294967295.0",
        "999999999",
        "1000000000",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "1e308",
        "1e309",
        "-1e309",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "5e-324",
        "2e-324",
        "1e-400",
        "0.1000000000000000055511151231257827021181583404541015625",
        "123456789.123456789e-7",
        "2.2250738585072011e-308",
        "9007199254740993",
        "1a",
        "1 1",
        "1\u{e9}",
        "nul",
        "nulll",
        "truefalse",
        "tru",
        "falsee",
        "True",
    ] {
        check(number);
    }
    for digits in 1..320 {
        check(&"7".repeat(digits));
        check(&format!("0.{}", "3".repeat(digits)));
        check(&format!("-1{}", "0".repeat(digits)));
    }
    assert!(valid > 4000, "{valid}");
}

/// Strings with each escape and each character at each place of a value, and each length around
/// the blocks of the index.
#[test]
fn strings_inside_of_values_are_unescaped() {
    let mut both = Both::new();
    for escape in [
        r#"\""#,
        r"\\",
        r"\/",
        r"\b",
        r"\f",
        r"\n",
        r"\r",
        r"\t",
        r"\u0000",
        r"\u0010",
        r"\u00e9",
        r"\u20ac",
        r"\ud83d\ude00",
        r"\ud83d",
        r"\ude00",
        r"\x",
        r"\u12",
        "\u{e9}",
        "\u{1f600}",
        "",
    ] {
        for len in 0..140 {
            let fill = "x".repeat(len);
            for value in [
                format!(r#"["{fill}{escape}"]"#),
                format!(r#"{{"{escape}{fill}":["{escape}",{{"{fill}":"{escape}{escape}"}}]}}"#),
            ] {
                let (before, after) = PLACES[len % PLACES.len()];
                both.check(&format!("{before}{value}{after}"));
            }
        }
    }
}

/// The length of a string with escapes is kept in 18 bits.
#[test]
fn long_strings_with_escapes_have_their_length() {
    let options = Options::new().max_len(1 << 20);
    let mut parser = Parser::with_options(options);
    for len in [
        0, 126, 127, 128, 129, 16_382, 16_383, 16_384, 16_385, 262_130, 262_143, 262_144, 262_145,
    ] {
        for (escape, unescaped) in [(r#"\""#, "\""), (r"\u0041", "A")] {
            let text = format!(
                "{}{escape}\u{e9}",
                "\u{10}".replace('\u{10}', "y").repeat(len)
            );
            let body = format!(r#"{{"eventType":"dtmf","x":["{text}","after"],"tag":"t"}}"#);
            let expected = text.replace(escape, unescaped);
            let callback = parser.parse_ref::<Callback<'_>>(body.as_bytes()).unwrap();
            let x = callback.extra().get("x").unwrap();
            assert_eq!(
                x,
                OurValue::Array(vec![OurValue::Text(&expected), OurValue::Text("after")]),
                "{len}"
            );
        }
    }
}

/// Values at each offset of a block, compact and with white space.
#[test]
fn values_have_their_meaning_at_every_offset() {
    let mut both = Both::new();
    for value in [
        r#"[{"a":[1,-2.5,"\n",true],"b":{}},[],"",null]"#,
        "[ {\n\t\"a\" : [ 1 , -2.5 , \"\\\"\" , true ] , \"b\" : { } } , [ ] , \"\" , null ]",
        r#"{"\"":{"\\":{"\/":[[[["]"]]]]}}}"#,
    ] {
        for (before, after) in PLACES {
            for offset in 0..130 {
                for filler in [" ", "\n"] {
                    let body = format!("{before}{}{value}{after}", filler.repeat(offset));
                    assert!(both.check(&body));
                    let escaped = body.replacen("{", r#"{"tag ":"\t","#, 1);
                    assert!(both.check(&escaped));
                }
            }
        }
    }
}

/// The limit of depth counts all levels, whatever kind of object a value is in.
#[test]
fn depth_is_limited_as_on_the_tape_path() {
    for max_depth in [3, 4, 5, 32, 62, 63, 64, 65, 66, 127, 128] {
        let options = Options::new().max_depth(max_depth);
        let mut fast = Parser::with_options(options);
        let mut tape = Parser::with_options(options.fast_path(false));
        for depth in 1..140 {
            for (before, after) in PLACES {
                for (open, inside, close) in
                    [("[", "", "]"), ("[", "1", "]"), (r#"{"a":"#, "{}", "}")]
                {
                    let value = format!("{}{inside}{}", open.repeat(depth), close.repeat(depth));
                    let body = format!("{before}{value}{after}");
                    let found = fast.parse_ref::<Callback<'_>>(body.as_bytes());
                    let expected = tape.parse_ref::<Callback<'_>>(body.as_bytes());
                    assert_eq!(found, expected, "{max_depth} {depth}");
                }
            }
        }
    }
}

/// A list that turns out to hold another value is kept as it came, with the escapes of the texts
/// before that value.
#[test]
fn lists_that_are_given_up_keep_their_escapes() {
    let mut both = Both::new();
    for body in [
        r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["in\"b\\nou\"nd",5],"name":"\n"}}"#,
        r#"{"eventType":"initiate","sipHeaders":{"x":"a\"b\\nc\"","y":"\u0041\"","z":7},"tag":"\"t"}"#,
        r#"{"eventType":"initiate","sipHeaders":{"x":"a\"b","y":null},"diversion":{"reason":"\t"}}"#,
    ] {
        assert!(both.check(body));
        assert_eq!(
            declines::<Callback<'_>>(&mut both.0, body.as_bytes()),
            None,
            "{body}"
        );
    }
}

/// The name of an event is no unknown field, whatever it holds.
#[test]
fn a_name_of_another_type_is_an_error_for_single_events_too() {
    for body in [
        r#"{"eventType":5,"digit":"1"}"#,
        r#"{"digit":"1","eventType":["dtmf"]}"#,
        r#"{"eventType":{},"digit":[]}"#,
    ] {
        for fast_path in [true, false] {
            let mut parser = Parser::with_options(Options::new().fast_path(fast_path));
            let error = parser.parse_ref::<DtmfCallback<'_>>(body.as_bytes());
            let error = error.unwrap_err().kind();
            assert_eq!(error, ErrorKind::EventTypeNotText, "{body}");
        }
    }
}
