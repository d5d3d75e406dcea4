//! How much time the library takes for each unit that simd-json's serde path takes, measured in turn.
//!
//! `cargo bench -p bandwidth-callbacks-benches --bench ratio` prints the table: for each group of bodies the median of 41 pairs of rounds, which holds also
//! where the machine's speed drifts from second to second. `-- --test` runs each pair once.

#[path = "common/bodies.rs"]
mod bodies;
#[path = "common/contestants.rs"]
mod contestants;

use std::env;
use std::hint::black_box;
use std::time::{Duration, Instant};

use contestants::Contestants;

/// One round should last so long that the clock's own cost does not count.
const ROUND: Duration = Duration::from_millis(2);

fn main() {
    let is_test = env::args().any(|argument| argument == "--test");
    let pairs = if is_test { 1 } else { 41 };
    println!("time of ours for 1 of simd-json's serde path, which reuses    buffers   buffers and tape");
    for (name, bodies) in bodies::groups() {
        let mut contestants = Contestants::new();
        bodies.iter().for_each(|body| contestants.check(body));
        let mut scratch = vec![0; bodies.iter().map(Vec::len).max().unwrap_or_default()];

        macro_rules! round {
            ($method:ident, $times:expr) => {{
                let start = Instant::now();
                for body in (0..$times).flat_map(|_| &bodies) {
                    let copy = &mut scratch[..body.len()];
                    copy.copy_from_slice(body);
                    black_box(contestants.$method(black_box(copy)));
                }
                start.elapsed()
            }};
        }
        let once = round!(ours, 1).max(Duration::from_nanos(100));
        let times = if is_test { 1 } else { (ROUND.as_nanos() / once.as_nanos()).max(1) };
        let (mut to_buffers, mut to_tape) = (Vec::new(), Vec::new());
        for _ in 0..pairs {
            let ours = round!(ours, times).as_secs_f64();
            to_buffers.push(ours / round!(buffers, times).as_secs_f64());
            let ours = round!(ours, times).as_secs_f64();
            to_tape.push(ours / round!(tape, times).as_secs_f64());
        }
        println!("{name:60} {:8.2} {:18.2}", median(to_buffers), median(to_tape));
    }
}

fn median(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}
