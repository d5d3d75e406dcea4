//! What must hold for any input: one module a fuzz target. The targets, the replay of the corpora and the generated tests all call these.

mod agree;
mod differential;
mod lanes;
#[path = "../../tests/common/law.rs"]
mod law;
mod reuse;
mod structured;
mod values;

pub use agree::bytes;
pub use differential::differential;
pub use lanes::lanes;
pub use reuse::reuse;
pub use structured::structured;
pub use values::values;

/// A check, which panics where what it looks at does not hold.
pub type Check = fn(&[u8]);

/// All checks, by the name of their target and of the folder of their corpus.
pub const CHECKS: &[(&str, Check)] = &[
    ("bytes", bytes),
    ("differential", differential),
    ("lanes", lanes),
    ("reuse", reuse),
    ("structured", structured),
    ("values", values),
];

/// The `main` of a target: libFuzzer's under `cargo fuzz`, else one that runs the check once on each file it is given.
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
