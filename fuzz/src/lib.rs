//! The properties that hold for any input, one module for each fuzz target. The targets, the replay
//! of the seeds and the generated tests all call these.

#![allow(unreachable_pub, reason = "a program has no public API")]

mod agree;
mod differential;
mod families;
#[path = "../../tests/common/family.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod family;
#[path = "../../tests/common/kinds.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod kinds;
mod lossy;
#[path = "../../tests/common/lossy.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod model;
mod paths;
mod reuse;
#[path = "../../tests/common/round_trip.rs"]
mod round_trip;
mod structured;
mod values;
#[path = "../../tests/common/written.rs"]
mod written;

pub use agree::bytes;
pub use differential::differential;
pub use families::{any, frames, messages};
pub use paths::paths;
pub use reuse::reuse;
pub use structured::structured;
pub use values::values;

/// A check of one property. It panics if the property does not hold for the input.
pub type Check = fn(&[u8]);

/// All checks, each with the name of its target, which is also the name of its folder of seeds.
pub const CHECKS: &[(&str, Check)] = &[
    ("any", any),
    ("bytes", bytes),
    ("differential", differential),
    ("frames", frames),
    ("messages", messages),
    ("paths", paths),
    ("reuse", reuse),
    ("structured", structured),
    ("values", values),
];

/// Defines the `main` of a target: that of libFuzzer under `cargo fuzz`, otherwise one that runs
/// the check on each file in its arguments.
#[macro_export]
macro_rules! target {
    ($check:path) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $check(data));

        #[cfg(not(fuzzing))]
        fn main() {
            for path in std::env::args().skip(1) {
                $check(&std::fs::read(&path).unwrap());
                println!("{path}: holds");
            }
        }
    };
}
