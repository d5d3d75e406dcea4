//! What the benchmarks share: bodies, parsers, the check that all read the same, and the results.

#![allow(
    unreachable_pub,
    unnameable_types,
    reason = "a program has no public API"
)]

pub mod bodies;
mod chart;
pub mod check;
pub mod families;
pub mod peers;
pub mod report;
pub mod results;
pub mod table;
pub mod turns;
pub mod writing;
