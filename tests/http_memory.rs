//! How much memory a query string takes, for queries that are made to take the most.
#![cfg(feature = "http")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use bandwidth_callbacks::Options;
use bandwidth_callbacks::http::Endpoint;

/// Knows how many bytes the thread holds, and the most that it held.
struct Counting;

thread_local! {
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
    let is_accepted = incoming.finish().is_ok();
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
        for unit in units {
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
    assert!(accepted > 100, "{accepted}");
}

#[test]
fn parameters_beyond_the_limit_take_nothing() {
    let query = "a&".repeat(Options::DEFAULT_MAX_LEN / 2);
    let (bytes, is_accepted) = peak(&query, Options::new());
    assert!(bytes < 100 && !is_accepted, "{bytes}");
}
