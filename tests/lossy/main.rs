//! Damaged texts with `Options::lossy`, against a model that shares no code with the library.

#![allow(unreachable_pub, reason = "a program has no public API")]

#[path = "../common/mod.rs"]
mod common;
mod damage;
mod messages;
mod model;
mod rules;

use bandwidth_callbacks::Options;
use common::Lossy;

const LOSSY: Options = Options::new().lossy(true);

/// Compares with the model, with default limits.
fn model() -> Lossy {
    Lossy::new(Options::new(), 256)
}
