//! What the benchmarks share: bodies, parsers, the check that all read the same, and the results.

pub mod bodies;
mod chart;
pub mod check;
pub mod families;
pub mod peers;
pub mod report;
pub mod results;
pub mod table;
pub mod turns;

/// The library's own list of events, for the structs that people would write by hand.
#[allow(unused_imports, unused_macros, reason = "unknown events are not compared")]
#[path = "../../src/voice/table.rs"]
mod voice;
