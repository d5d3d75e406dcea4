//! How many bodies the tests try.

use std::env;

/// Returns 1 if `EXHAUSTIVE` is set, as in CI: the tests then try every body. Otherwise returns `n`,
/// and they try one in `n`, so that a contributor need not wait. What a test steps through begins
/// at another place for each fixture, so that no place is left out by all.
pub fn every(n: usize) -> usize {
    if env::var_os("EXHAUSTIVE").is_some() {
        1
    } else {
        n
    }
}
