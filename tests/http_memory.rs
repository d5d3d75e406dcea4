//! How much memory a query string takes, for queries that are made to take the most, and how often
//! the parsers that a thread keeps allocate.
#![allow(unreachable_pub, reason = "a program has no public API")]
#![cfg(feature = "http")]

#[path = "common/effort.rs"]
mod effort;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use bandwidth_callbacks::http::Endpoint;
use bandwidth_callbacks::voice::peek;
use bandwidth_callbacks::{Callback, Options, parse};
use effort::every;

/// Knows how many bytes the thread holds, the most that it held, and how often it allocated.
struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

fn change(bytes: isize) {
    let live = LIVE.get() + bytes;
    LIVE.set(live);
    PEAK.set(PEAK.get().max(live));
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        change(layout.size().cast_signed());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        change(-layout.size().cast_signed());
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The most memory that a query takes at one time, and whether it is accepted.
fn peak(query: &str, options: Options) -> (usize, bool) {
    let endpoint = Endpoint::without_authentication().options(options);
    let before = LIVE.get();
    PEAK.set(before);
    let incoming = endpoint
        .receive("GET", Some(query), |_| [] as [&str; 0])
        .unwrap();
    let is_accepted = incoming.finish::<Callback<'_>>().is_ok();
    (usize::try_from(PEAK.get() - before).unwrap(), is_accepted)
}

#[test]
fn a_query_takes_at_most_24_times_its_length() {
    let units = [
        "&", "a&", "&a=", "=&", "%41&", "%41", "a", "+", "%01", "\u{1}", "\"", "\\", "%22", "東",
        "&tag=1", "&tag", "&from=+1", "&digit", "&x=%ff", "%ff", "&%ff",
    ];
    // The parser and its memory are there before.
    peak("eventType=dtmf&tag=%01", Options::new());
    let mut accepted = 0;
    for len in [1000, 10_000, 100_000, Options::DEFAULT_MAX_LEN] {
        let step = if len < 100_000 { 1 } else { every(4) };
        for unit in units.iter().skip(len % step).step_by(step) {
            for begin in ["eventType=dtmf&tag=", "eventType=dtmf&", ""] {
                let query = format!("{begin}{}", unit.repeat((len - begin.len()) / unit.len()));
                for options in [Options::new(), Options::new().lossy(true)] {
                    let (bytes, is_accepted) = peak(&query, options);
                    // What the parser keeps for the next body is at most 1 MiB, and not the
                    // query's.
                    assert!(
                        bytes <= 24 * query.len() + 1024 * 1024,
                        "{unit:?} after {begin:?}, {len}: {bytes}"
                    );
                    accepted += usize::from(is_accepted);
                }
            }
        }
    }
    assert!(accepted > 100 / every(2), "{accepted}");
}

#[test]
fn parameters_beyond_the_limit_take_nothing() {
    let query = "a&".repeat(Options::DEFAULT_MAX_LEN / 2);
    let (bytes, is_accepted) = peak(&query, Options::new());
    assert!(bytes < 100 && !is_accepted, "{bytes}");
}

/// A server may have an endpoint for each product, each with limits of its own, and its threads
/// take requests of all of them in turn.
#[test]
fn endpoints_with_other_options_in_turn_keep_their_parsers() {
    let endpoints = [
        Options::new(),
        Options::new().lossy(true),
        Options::new().max_depth(8),
        Options::new().strict(true).max_len(1 << 20),
    ]
    .map(|options| Endpoint::without_authentication().options(options));
    // An array that is not documented takes the tape path, which needs the most memory.
    let body = br#"{"eventType":"dtmf","callId":"c-1","list":[1,2,3,"a\u0062c"]}"#;
    let json = |name| (name == "content-type").then_some("application/json");
    let allocations = |endpoint: &Endpoint| {
        let mut incoming = endpoint.receive("POST", None, json).unwrap();
        incoming.push(body).unwrap();
        let before = COUNT.get();
        let event = incoming.finish::<Callback<'_>>().unwrap();
        let count = COUNT.get() - before;
        assert_eq!(event.get().call_id(), Some("c-1"));
        count
    };
    let warm = |endpoint| (allocations(endpoint), allocations(endpoint)).1;
    let alone = endpoints.each_ref().map(warm);
    for round in 0..3 {
        let in_turn = endpoints.each_ref().map(|endpoint| {
            // Other users of the thread's parsers, with default options.
            assert!(peek(body).is_ok() && parse(&mut body.to_vec()).is_ok());
            allocations(endpoint)
        });
        assert_eq!(in_turn, alone, "round {round}");
    }
}
