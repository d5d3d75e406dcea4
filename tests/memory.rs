//! How much memory a parser, an event and an owned callback take, for bodies that are made to take the most.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use bandwidth_callbacks::{Options, Parser};

/// Knows how many bytes the thread holds.
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

/// Bodies of at most `len` bytes that are as expensive as their kind can be, all accepted but the last two.
fn expensive(len: usize) -> Vec<(&'static str, Vec<u8>)> {
    let fill = |before: &str, unit: &str, after: &str| {
        let count = (len - before.len() - after.len()) / unit.len();
        format!("{before}{}{after}", unit.repeat(count)).into_bytes()
    };
    vec![
        ("numbers", fill(r#"{"eventType":"x","a":[0"#, ",0", "]}")),
        ("empty arrays", fill(r#"{"eventType":"x","a":[0"#, ",[]", "]}")),
        ("arrays of one", fill(r#"{"eventType":"x","a":[0"#, ",[0]", "]}")),
        ("arrays in arrays", fill(r#"{"eventType":"x","a":[0"#, ",[[[[[[[[0]]]]]]]]", "]}")),
        ("objects of one", fill(r#"{"eventType":"x","a":[0"#, r#",{"":0}"#, "]}")),
        ("empty strings", fill(r#"{"eventType":"x","a":[0"#, r#","""#, "]}")),
        ("members", fill(r#"{"eventType":"x","a":{"":0"#, r#","":0"#, "}}")),
        (
            "SIP headers",
            fill(r#"{"eventType":"initiate","sipHeaders":{"":"""#, r#","":"""#, "}}"),
        ),
        (
            "tracks",
            fill(r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["""#, r#","""#, "]}}"),
        ),
        (
            "no tracks",
            fill(r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":[0"#, ",0", "]}}"),
        ),
        (
            "no SIP headers",
            fill(r#"{"eventType":"initiate","sipHeaders":{"":0"#, r#","":0"#, "}}"),
        ),
        ("an array for text", fill(r#"{"eventType":"initiate","to":[0"#, ",0", "]}")),
        ("one string", fill(r#"{"eventType":"x","a":""#, "a", r#""}"#)),
        ("escapes", fill(r#"{"eventType":"x","a":""#, r"\n", r#""}"#)),
        ("a tag of escapes", fill(r#"{"eventType":"dtmf","tag":""#, r"\n", r#""}"#)),
        ("white space", fill(r#"{"eventType":"x"#, " ", r#""}"#)),
        ("commas", fill(r#"{"eventType":"x""#, ",", "}")),
        ("open arrays", fill("", "[", "")),
    ]
}

/// Lengths on both sides of the longest body whose memory is kept, and of powers of two, at which lists double.
fn lengths() -> impl Iterator<Item = usize> {
    [1, 16, 32, 33, 128].into_iter().flat_map(|kib| [kib * KIB, kib * KIB + 100])
}

/// The bytes that `call` leaves allocated, and its result.
fn kept<T>(call: impl FnOnce() -> T) -> (usize, T) {
    let before = LIVE.with(Cell::get);
    let result = call();
    (usize::try_from(LIVE.with(Cell::get) - before).unwrap(), result)
}

#[test]
fn a_parser_keeps_at_most_a_mebibyte() {
    for len in lengths() {
        for (name, body) in expensive(len) {
            let mut in_place = body.clone();
            let (bytes, _parser) = kept(|| {
                let mut parser = Parser::with_options(Options::new().max_len(len));
                let _ = parser.parse_ref(&body);
                let _ = parser.parse(&mut in_place);
                parser
            });
            assert!(bytes <= 1024 * KIB, "{name} of {len}: {bytes}");
        }
    }
}

#[test]
fn the_copy_of_a_long_body_is_given_back_at_the_next_body() {
    let long = expensive(256 * KIB).remove(0).1;
    let mut parser = Parser::new();
    let (bytes, _) = kept(|| parser.parse_ref(&long).is_ok());
    assert!(bytes <= long.len() + KIB, "{bytes}");
    let before = LIVE.with(Cell::get);
    assert!(parser.parse(&mut []).is_err());
    assert!(before - LIVE.with(Cell::get) > (long.len() - KIB).cast_signed());
}

#[test]
fn in_place_nothing_of_a_long_body_is_kept() {
    for (name, mut body) in expensive(256 * KIB) {
        let mut parser = Parser::new();
        let (bytes, ()) = kept(|| drop(parser.parse(&mut body)));
        assert!(bytes <= KIB, "{name}: {bytes}");
    }
}

#[test]
fn an_event_takes_at_most_24_times_its_body() {
    let mut accepted = 0;
    for len in lengths() {
        for (name, mut body) in expensive(len) {
            // The parser is inside, because it gives back what it needed for a short body only when it is dropped.
            let (bytes, callback) = kept(|| Parser::with_options(Options::new().max_len(len)).parse(&mut body));
            assert!(bytes <= 24 * len, "{name} of {len}: {bytes}");
            accepted += usize::from(callback.is_ok());
        }
    }
    assert!(accepted > 100);
}

#[test]
fn an_owned_callback_takes_at_most_9_times_its_body() {
    for len in lengths() {
        for (name, body) in expensive(len) {
            let (bytes, owned) = kept(|| Parser::with_options(Options::new().max_len(len)).parse_owned(body.clone()));
            assert!(bytes <= 9 * len, "{name} of {len}: {bytes}");
            drop(owned);
        }
    }
}
