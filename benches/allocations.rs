//! Allocations and bytes for each body: of every parser, for every event and for the mix.
//!
//! `cargo bench -p bandwidth-callbacks-benches --bench allocations` prints the table, `-- --save`
//! keeps it for `report`.

use std::alloc::{GlobalAlloc, Layout, System};
use std::env;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use bandwidth_callbacks_benches::bodies::{self, Group};
use bandwidth_callbacks_benches::check::{self, Verdict};
use bandwidth_callbacks_benches::families;
use bandwidth_callbacks_benches::peers::{self, Contestant};
use bandwidth_callbacks_benches::results::Results;

fn main() {
    let mut results = Results::here();
    for group in [bodies::mix()]
        .iter()
        .chain(&bodies::variations())
        .chain(&bodies::events())
    {
        let mut contestants = peers::all();
        let verdicts = check::verdicts(&mut contestants, group);
        add(&mut results, group, contestants, verdicts);
    }
    let mut families = vec![
        (families::audio(), peers::writers()),
        (families::messages(), peers::messages()),
    ];
    families.extend(
        families::frames()
            .into_iter()
            .map(|group| (group, peers::frames())),
    );
    for (group, mut contestants) in families {
        let verdicts = check::agree(&mut contestants, &group);
        add(&mut results, &group, contestants, verdicts);
    }
    if env::args().any(|argument| argument == "--save") {
        results.save("allocations.tsv");
    }
}

/// Counts for all contestants but the first.
fn add(
    results: &mut Results,
    group: &Group,
    contestants: Vec<Box<dyn Contestant>>,
    verdicts: Vec<Verdict>,
) {
    println!("\n{:52} allocations  bytes", group.name);
    for (mut contestant, verdict) in contestants.into_iter().zip(verdicts).skip(1) {
        let mut figures = vec![verdict.word().to_owned()];
        match verdict {
            Verdict::Floor => continue,
            Verdict::Refuses => println!("  {:50} {:>11}", contestant.name(), verdict.word()),
            _ => {
                let (allocations, bytes) = means(&mut *contestant, group);
                println!("  {:50} {allocations:11.1}  {bytes:5.0}", contestant.name());
                figures.extend([format!("{allocations:.1}"), format!("{bytes:.0}")]);
            }
        }
        results.push(&group.name, contestant.name(), figures);
    }
}

/// Allocations and bytes for each body, on average, by a parser that has seen all bodies before.
fn means(contestant: &mut dyn Contestant, group: &Group) -> (f64, f64) {
    let (bodies, mut scratch) = (group.slices(), group.scratch());
    contestant.parse_each(&bodies, &mut scratch);
    let before = (ALLOCATIONS.load(Relaxed), BYTES.load(Relaxed));
    contestant.parse_each(&bodies, &mut scratch);
    let after = (ALLOCATIONS.load(Relaxed), BYTES.load(Relaxed));
    let mean = |sum: usize| sum as f64 / bodies.len() as f64;
    (mean(after.0 - before.0), mean(after.1 - before.1))
}

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, counted. A buffer that grows counts as one more allocation of its whole
/// new size.
struct Counting;

// SAFETY: hands everything to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        // SAFETY: the caller's promise.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

fn count(size: usize) {
    ALLOCATIONS.fetch_add(1, Relaxed);
    BYTES.fetch_add(size, Relaxed);
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;
