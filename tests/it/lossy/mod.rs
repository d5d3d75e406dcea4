//! Damaged texts with `Options::lossy`, against a model that shares no code with the library.

mod damage;
mod messages;
mod model;
mod rules;

use crate::common::Lossy;
use bandwidth_callbacks::Options;

const LOSSY: Options = Options::new().lossy(true);

/// Compares with the model, with default limits.
fn model() -> Lossy {
    Lossy::new(Options::new(), 256)
}
