//! The counts of the agent, for `/stats`.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use rustix::time::{ClockId, clock_gettime};

#[derive(Clone, Copy)]
pub enum Count {
    Frames,
    Refused,
    Missing,
    Repeated,
    ClosedWithoutStop,
    ParseNanos,
}

const NAMES: [&str; 6] = [
    "frames",
    "refused",
    "missing",
    "repeated",
    "closed_without_stop",
    "parse_ns",
];

static COUNTS: [AtomicU64; NAMES.len()] = [const { AtomicU64::new(0) }; NAMES.len()];

pub fn add(count: Count, by: u64) {
    COUNTS[count as usize].fetch_add(by, Relaxed);
}

/// One line for each count, and the CPU time of the process.
pub fn text() -> String {
    let mut text = String::new();
    for (name, count) in NAMES.iter().zip(&COUNTS) {
        let _ = writeln!(text, "{name} {}", count.load(Relaxed));
    }
    let cpu = clock_gettime(ClockId::ProcessCPUTime);
    let _ = writeln!(text, "cpu_ns {}", cpu.tv_sec * 1_000_000_000 + cpu.tv_nsec);
    text
}
