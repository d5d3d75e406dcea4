//! One realistic body for each event, so that users can test and measure their own code.
//!
//! They are written from the documentation, not recorded. Numbers are from the range reserved for
//! fiction, identifiers are made up.
//!
//! ```
//! use bandwidth_callbacks::Parser;
//! use bandwidth_callbacks::messaging::{Messages, samples};
//!
//! let mut parser = Parser::new();
//! for sample in samples::all() {
//!     assert_eq!(parser.parse_ref::<Messages>(sample.body.as_bytes())?[0].message_type(), sample.event_type);
//! }
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```

use super::{MessageType as Type, events::BODIES};
pub use crate::family::samples::Sample;

/// Returns a sample of each event, in the order of the types.
///
/// ```
/// # use bandwidth_callbacks::messaging::samples;
/// assert!(samples::all().iter().all(|sample| sample.body.contains(sample.event_type.as_str())));
/// ```
#[must_use]
pub const fn all() -> &'static [Sample<Type<'static>>] {
    BODIES
}

/// Returns the sample of one event; `None` for an unknown type.
///
/// ```
/// # use bandwidth_callbacks::messaging::samples;
/// assert!(samples::of("brandNew".into()).is_none());
/// ```
#[must_use]
pub fn of(event_type: Type<'_>) -> Option<Sample<Type<'static>>> {
    BODIES
        .iter()
        .copied()
        .find(|sample| sample.event_type == event_type)
}
