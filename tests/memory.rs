//! The memory of a parser, an event and an owned callback, for bodies that are made to need the
//! most.
#![allow(unreachable_pub, reason = "a program has no public API")]

#[path = "common/effort.rs"]
mod effort;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::notification::TollFreeVerification;
use bandwidth_callbacks::stream::Frame;
use bandwidth_callbacks::voice::DtmfCallback;
use bandwidth_callbacks::{Callback, Options, Parser};
use effort::every;

/// Counts the bytes that the thread has allocated.
struct Counting;

thread_local! {
    static LIVE: Cell<isize> = const { Cell::new(0) };
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.with(|live| live.set(live.get() + layout.size().cast_signed()));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.with(|live| live.set(live.get() - layout.size().cast_signed()));
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const KIB: usize = 1024;

/// Returns bodies of at most `len` bytes, each the most expensive of its kind. All but the last two
/// are accepted.
fn expensive(len: usize) -> Vec<(&'static str, Vec<u8>)> {
    let fill = |before: &str, unit: &str, after: &str| {
        let count = (len - before.len() - after.len()) / unit.len();
        format!("{before}{}{after}", unit.repeat(count)).into_bytes()
    };
    vec![
        ("numbers", fill(r#"{"eventType":"x","a":[0"#, ",0", "]}")),
        (
            "empty arrays",
            fill(r#"{"eventType":"x","a":[0"#, ",[]", "]}"),
        ),
        (
            "arrays of one",
            fill(r#"{"eventType":"x","a":[0"#, ",[0]", "]}"),
        ),
        (
            "arrays in arrays",
            fill(r#"{"eventType":"x","a":[0"#, ",[[[[[[[[0]]]]]]]]", "]}"),
        ),
        (
            "objects of one",
            fill(r#"{"eventType":"x","a":[0"#, r#",{"":0}"#, "]}"),
        ),
        (
            "empty strings",
            fill(r#"{"eventType":"x","a":[0"#, r#","""#, "]}"),
        ),
        (
            "members",
            fill(r#"{"eventType":"x","a":{"":0"#, r#","":0"#, "}}"),
        ),
        (
            "SIP headers",
            fill(
                r#"{"eventType":"initiate","sipHeaders":{"":"""#,
                r#","":"""#,
                "}}",
            ),
        ),
        (
            "tracks",
            fill(
                r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["""#,
                r#","""#,
                "]}}",
            ),
        ),
        (
            "no tracks",
            fill(
                r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":[0"#,
                ",0",
                "]}}",
            ),
        ),
        (
            "no SIP headers",
            fill(
                r#"{"eventType":"initiate","sipHeaders":{"":0"#,
                r#","":0"#,
                "}}",
            ),
        ),
        (
            "an array for text",
            fill(r#"{"eventType":"initiate","to":[0"#, ",0", "]}"),
        ),
        (
            "one string",
            fill(r#"{"eventType":"x","a":""#, "a", r#""}"#),
        ),
        ("escapes", fill(r#"{"eventType":"x","a":""#, r"\n", r#""}"#)),
        (
            "a tag of escapes",
            fill(r#"{"eventType":"dtmf","tag":""#, r"\n", r#""}"#),
        ),
        ("white space", fill(r#"{"eventType":"x"#, " ", r#""}"#)),
        ("commas", fill(r#"{"eventType":"x""#, ",", "}")),
        ("open arrays", fill("", "[", "")),
    ]
}

/// Lengths around the longest body whose memory is kept, and around powers of two, at which lists
/// double.
fn lengths() -> impl Iterator<Item = usize> {
    [1, 16, 32, 33, 128]
        .into_iter()
        .flat_map(|kib| [kib * KIB, kib * KIB + 100])
}

/// Returns the number of bytes that `call` leaves allocated, and its result.
fn kept<T>(call: impl FnOnce() -> T) -> (usize, T) {
    let before = LIVE.with(Cell::get);
    let result = call();
    (
        usize::try_from(LIVE.with(Cell::get) - before).unwrap(),
        result,
    )
}

#[test]
fn a_parser_keeps_at_most_a_mebibyte() {
    for len in lengths() {
        for (name, body) in expensive(len) {
            let mut in_place = body.clone();
            let (bytes, _parser) = kept(|| {
                let options = Options::new().max_len(len).max_messages(128);
                let mut parser = Parser::with_options(options);
                let _ = parser.parse_ref::<Callback<'_>>(&body);
                let _ = parser.parse::<Callback<'_>>(&mut in_place);
                // The most elements whose slots are kept.
                let array = format!("[{}]", vec![r#"{"type":"message-sent"}"#; 128].join(","));
                let _ = parser.parse_ref::<Messages<'_>>(array.as_bytes());
                parser
            });
            assert!(bytes <= 1024 * KIB, "{name} of {len}: {bytes}");
        }
    }
}

#[test]
fn the_copy_of_a_long_body_is_freed_at_the_next_body() {
    let long = expensive(256 * KIB).remove(0).1;
    let mut parser = Parser::new();
    let (bytes, _) = kept(|| parser.parse_ref::<Callback<'_>>(&long).is_ok());
    assert!(bytes <= long.len() + KIB, "{bytes}");
    let before = LIVE.with(Cell::get);
    assert!(parser.parse::<Callback<'_>>(&mut []).is_err());
    assert!(before - LIVE.with(Cell::get) > (long.len() - KIB).cast_signed());
}

#[test]
fn parsing_in_place_keeps_nothing_of_a_long_body() {
    for (name, mut body) in expensive(256 * KIB) {
        let mut parser = Parser::new();
        let (bytes, ()) = kept(|| drop(parser.parse::<Callback<'_>>(&mut body)));
        assert!(bytes <= KIB, "{name}: {bytes}");
    }
}

#[test]
fn an_event_takes_at_most_24_times_its_body() {
    let mut accepted = 0;
    for len in lengths() {
        for (name, mut body) in expensive(len) {
            // The call includes the parser, which frees the memory for a short body only when it is
            // dropped.
            let (bytes, callback) = kept(|| {
                Parser::with_options(Options::new().max_len(len)).parse::<Callback<'_>>(&mut body)
            });
            assert!(bytes <= 24 * len, "{name} of {len}: {bytes}");
            accepted += usize::from(callback.is_ok());
        }
    }
    assert!(accepted > 100);
}

/// Each element has two bytes and a comma, and becomes a struct with room for unknown fields. In
/// voice events there is no such list.
#[test]
fn a_list_of_objects_takes_at_most_256_times_its_body() {
    let fill = |len: usize, before: &str, after: &str| {
        let count = (len - before.len() - after.len()) / 3;
        [before, &"{},".repeat(count), after].concat().into_bytes()
    };
    for len in lengths() {
        for (before, after) in [
            (r#"{"eventType":"start","metadata":{"tracks":["#, "{}]}}"),
            (r#"{"eventType":"transcription","items":["#, "{}]}"),
        ] {
            let mut body = fill(len, before, after);
            let (bytes, frame) = kept(|| {
                Parser::with_options(Options::new().max_len(len)).parse::<Frame<'_>>(&mut body)
            });
            assert!(
                frame.is_ok() && bytes <= 256 * len,
                "{before} of {len}: {bytes}"
            );
        }
        let mut body = fill(len, r#"{"additionalDenialReasons":["#, "{}]}");
        let (bytes, verification) = kept(|| {
            Parser::with_options(Options::new().max_len(len))
                .parse::<TollFreeVerification<'_>>(&mut body)
        });
        assert!(
            verification.is_ok() && bytes <= 256 * len,
            "reasons of {len}: {bytes}"
        );
    }
}

#[test]
fn an_owned_callback_takes_at_most_9_times_its_body() {
    for len in lengths() {
        for (name, body) in expensive(len) {
            let (bytes, owned) = kept(|| {
                Parser::with_options(Options::new().max_len(len))
                    .parse_owned::<Callback<'_>>(body.clone())
            });
            assert!(bytes <= 9 * len, "{name} of {len}: {bytes}");
            drop(owned);
        }
    }
}

/// Returns bodies of at most `len` bytes that grow when they are repaired, or shrink, or have much
/// to repair.
fn damaged(len: usize) -> Vec<(&'static str, Vec<u8>)> {
    let fill = |before: &str, unit: &[u8], after: &str| {
        let count = (len - before.len() - after.len()) / unit.len();
        [before.as_bytes(), &unit.repeat(count), after.as_bytes()].concat()
    };
    vec![
        (
            "Latin-1",
            fill(r#"{"eventType":"dtmf","tag":""#, b"\xe9", r#""}"#),
        ),
        (
            "Latin-1 in an unknown field",
            fill(r#"{"eventType":"x","a":""#, b"\xe9", r#""}"#),
        ),
        (
            "strings of a byte",
            fill(r#"{"eventType":"x","a":[0"#, b",\"\xe9\"", "]}"),
        ),
        (
            "keys of a byte",
            fill(r#"{"eventType":"x","a":{"":0"#, b",\"\xe9\":0", "}}"),
        ),
        (
            "objects with a key of a byte",
            fill(r#"{"eventType":"x","a":[0"#, b",{\"\xe9\":0}", "]}"),
        ),
        (
            "halves of pairs",
            fill(r#"{"eventType":"dtmf","tag":""#, br"\ud83d", r#""}"#),
        ),
        (
            "halves and bytes",
            fill(r#"{"eventType":"dtmf","tag":""#, b"\\ud83d\xe9", r#""}"#),
        ),
        (
            "numbers, and one byte",
            fill(
                "{\"eventType\":\"x\",\"b\":\"\\ud83d\",\"a\":[0",
                b",0",
                "]}",
            ),
        ),
        ("a string that is not closed", fill("{\"", b"\xff", "")),
    ]
}

#[test]
fn a_repaired_body_takes_no_more_than_others() {
    let mut accepted = 0;
    for len in lengths() {
        let options = Options::new().max_len(3 * len).lossy(true);
        for (name, body) in damaged(len) {
            let mut in_place = body.clone();
            let (bytes, callback) =
                kept(|| Parser::with_options(options).parse::<Callback<'_>>(&mut in_place));
            assert!(bytes <= 24 * len, "{name} of {len}: {bytes}");
            drop(callback);
            let (bytes, owned) =
                kept(|| Parser::with_options(options).parse_owned::<Callback<'_>>(body.clone()));
            assert!(bytes <= 9 * len, "{name} of {len}, owned: {bytes}");
            accepted += usize::from(owned.is_ok());
        }
    }
    assert!(accepted >= 70, "{accepted}");
}

/// The replacements and the repaired body are gone with the call, except for the copy of
/// `parse_ref`, which is as long as the repaired body.
#[test]
fn a_parser_keeps_at_most_a_mebibyte_of_repaired_bodies() {
    let mut kept = Kept::new(LONGEST.lossy(true));
    for len in [
        KIB,
        KEPT_LEN / 3,
        KEPT_LEN / 3 + 30,
        KEPT_LEN,
        KEPT_LEN + 100,
        4 * KEPT_LEN,
        KIB,
    ] {
        for (name, body) in damaged(len) {
            for (way, call) in WAYS {
                kept.run(|parser| call(parser, &mut body.clone()));
                let copied = if way == "parse_ref" {
                    3 * body.len() + PADDING
                } else {
                    0
                };
                assert!(
                    kept.bytes <= 1024 * KIB + copied,
                    "{name} of {len} by {way}: {}",
                    kept.bytes
                );
                kept.run(|parser| assert!(parser.parse::<Callback<'_>>(&mut []).is_err()));
                assert!(
                    kept.bytes <= 1024 * KIB,
                    "{name} of {len} by {way}, afterwards: {}",
                    kept.bytes
                );
            }
            if body.len() > 2 * KEPT_LEN {
                assert!(kept.bytes <= 32 * KIB, "{name} of {len}: {}", kept.bytes);
            }
        }
    }
}

/// Returns bodies of exactly `len` bytes, one of each shape.
fn shapes(len: usize) -> Vec<(&'static str, Vec<u8>)> {
    let fill = |before: &str, unit: &str, after: &str| {
        let rest = len - before.len() - after.len();
        // White space at the end if the length is not a multiple of the unit.
        format!(
            "{before}{}{after}{}",
            unit.repeat(rest / unit.len()),
            " ".repeat(rest % unit.len())
        )
        .into_bytes()
    };
    vec![
        ("open objects", fill("", "{", "")),
        ("open arrays", fill("", "[", "")),
        ("open arrays in an object", fill(r#"{"a":["#, "[", "")),
        ("open objects in members", fill("", r#"{"a":"#, "")),
        ("numbers in an open array", fill("[0", ",0", "")),
        (
            "numbers in an unknown field",
            fill(r#"{"eventType":"x","a":[1"#, ",1", "]}"),
        ),
        (
            "empty arrays in a known event",
            fill(r#"{"eventType":"dtmf","a":[0"#, ",[]", "]}"),
        ),
        (
            "members",
            fill(r#"{"eventType":"dtmf","a":{"":0"#, r#","":0"#, "}}"),
        ),
        ("quotes", fill("", "\"", "")),
        ("commas", fill("", ",", "")),
        ("one string", fill("\"", "a", "\"")),
        (
            "one long tag",
            fill(
                r#"{"eventType":"dtmf","callId":"c-1","tag":""#,
                "a",
                r#""}"#,
            ),
        ),
        (
            "escapes",
            fill(r#"{"eventType":"dtmf","tag":""#, r"\n", r#""}"#),
        ),
        (
            "surrogate pairs",
            fill(r#"{"eventType":"dtmf","tag":""#, r"\ud83d\ude00", r#""}"#),
        ),
        (
            "escaped quotes in an unknown field",
            fill(r#"{"eventType":"x","a":""#, r#"\""#, r#""}"#),
        ),
        ("backslashes in an open string", fill("\"", r"\\", "")),
        ("white space", fill("{", " ", "}")),
    ]
}

/// A way to parse a body. The result is dropped.
type Way = fn(&mut Parser, &mut Vec<u8>);

const WAYS: [(&str, Way); 4] = [
    ("parse", |parser, body| {
        drop(parser.parse::<Callback<'_>>(body))
    }),
    ("parse_ref", |parser, body| {
        drop(parser.parse_ref::<Callback<'_>>(body))
    }),
    ("parse_owned", |parser, body| {
        drop(parser.parse_owned::<Callback<'_>>(std::mem::take(body)))
    }),
    ("parse::<DtmfCallback>", |parser, body| {
        drop(parser.parse::<DtmfCallback<'_>>(body))
    }),
];

/// The longest body whose copy is kept until the next body.
const KEPT_LEN: usize = 32 * KIB;

/// The length of the copy beyond that of the body.
const PADDING: usize = 64;

/// Powers of two and their neighbours, in ascending order. Of those beyond what is kept, the
/// neighbours only if there is time.
fn powers() -> impl Iterator<Item = usize> {
    (10..=20)
        .flat_map(|log| [(1 << log) - 1, 1 << log, (1 << log) + 1])
        .filter(|len| *len < 2 * KEPT_LEN || len.is_power_of_two() || every(2) == 1)
}

/// A parser, and the number of bytes that it keeps.
struct Kept {
    parser: Parser,
    bytes: usize,
}

impl Kept {
    fn new(options: Options) -> Self {
        let (bytes, parser) = kept(|| Parser::with_options(options));
        Self { parser, bytes }
    }

    /// Runs a call that may change the number of bytes that the parser keeps.
    fn run(&mut self, call: impl FnOnce(&mut Parser)) {
        let before = LIVE.with(Cell::get);
        call(&mut self.parser);
        self.bytes = self
            .bytes
            .checked_add_signed(LIVE.with(Cell::get) - before)
            .unwrap();
    }

    /// Parses a body in one of the ways. Returns a description if the parser keeps more than it
    /// may, and more than before.
    fn parse(&mut self, shape: &str, body: &[u8], way: usize) -> Option<String> {
        let (name, call) = WAYS[way];
        let before = self.bytes;
        self.run(|parser| call(parser, &mut body.to_vec()));
        // The copy of a long body is freed at the next body.
        let copied = if name == "parse_ref" && body.len() > KEPT_LEN {
            body.len() + PADDING
        } else {
            0
        };
        let bytes = self.bytes;
        (bytes > before && bytes > 1024 * KIB + copied)
            .then(|| format!("{shape} of {} by {name}: {bytes}", body.len()))
    }
}

const LONGEST: Options = Options::new().max_len(2 * KIB * KIB);

/// Longer bodies take time: from this length on, each size and shape uses only one way, in turn.
const LONG: usize = 128 * KIB;

fn ways_of(len: usize, shape: usize) -> impl Iterator<Item = usize> {
    (0..WAYS.len())
        .filter(move |way| len < LONG || (len + len.ilog2() as usize + shape) % WAYS.len() == *way)
}

#[test]
fn a_parser_keeps_at_most_a_mebibyte_of_ever_longer_bodies() {
    let mut failures = Vec::new();
    let count = shapes(KIB).len();
    // Each shape has one parser for each way, which parses all sizes in turn.
    let mut parsers: Vec<Vec<_>> = (0..count)
        .map(|_| WAYS.map(|_| Kept::new(LONGEST)).into())
        .collect();
    for len in powers() {
        for (shape, (name, body)) in shapes(len).iter().enumerate() {
            assert_eq!(body.len(), len);
            for way in ways_of(len, shape) {
                failures.extend(parsers[shape][way].parse(name, body, way));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn a_parser_keeps_at_most_a_mebibyte_of_a_body_and_the_next_longer_one() {
    let mut failures = Vec::new();
    let lens: Vec<_> = powers().filter(|len| *len <= LONG + 1).collect();
    for next in lens.windows(2) {
        let (first, second) = (shapes(next[0]), shapes(next[1]));
        for (shape, ((name, first), (_, second))) in first.iter().zip(&second).enumerate() {
            for way in ways_of(LONG, next[0] + shape) {
                let mut kept = Kept::new(LONGEST);
                failures.extend(kept.parse(name, first, way));
                failures.extend(kept.parse(name, second, way));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// One parser for all shapes and ways, each after every other.
#[test]
fn a_parser_keeps_at_most_a_mebibyte_of_bodies_of_many_shapes() {
    let mut failures = Vec::new();
    let mut kept = Kept::new(LONGEST);
    for len in [
        KEPT_LEN - 1,
        KEPT_LEN,
        KEPT_LEN + 1,
        KEPT_LEN - 1,
        4 * KIB,
        KEPT_LEN,
    ] {
        for way in 0..WAYS.len() {
            for (name, body) in shapes(len) {
                failures.extend(kept.parse(name, &body, way));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// The copy is freed even if the next body is refused or empty.
#[test]
fn the_copy_of_any_long_body_is_freed_at_the_next_body() {
    for len in powers().filter(|len| *len > KEPT_LEN && *len <= LONG + 1) {
        for (name, body) in shapes(len) {
            let mut kept = Kept::new(LONGEST);
            kept.run(|parser| drop(parser.parse_ref::<Callback<'_>>(&body)));
            kept.run(|parser| assert!(parser.parse::<Callback<'_>>(&mut []).is_err()));
            assert!(kept.bytes <= 32 * KIB, "{name} of {len}: {}", kept.bytes);
        }
    }
}

#[test]
fn a_parser_keeps_at_most_a_mebibyte_of_open_objects() {
    let mut failures = Vec::new();
    for way in 0..WAYS.len() {
        for depth in [1, 3, 32, 128] {
            let mut kept = Kept::new(Options::new().max_depth(depth));
            for len in [32_767, 32_768] {
                failures.extend(kept.parse("open objects", &b"{".repeat(len), way));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}
