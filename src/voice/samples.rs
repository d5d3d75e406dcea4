//! One realistic body for each event, so that users can test and measure their own code.
//!
//! They are written from the documentation, not recorded. Numbers are from the range reserved for fiction, identifiers are made up.
//!
//! ```
//! use bandwidth_callbacks::{Parser, samples};
//!
//! let mut parser = Parser::new();
//! for sample in samples::all() {
//!     assert_eq!(parser.parse_ref(sample.body.as_bytes())?.event_type(), sample.event_type);
//! }
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```

use super::EventType;
use super::table::voice_events;
use crate::family::declare::event_names;

/// A body and the event it is.
///
/// ```
/// use bandwidth_callbacks::{EventType, samples};
///
/// let sample = samples::of(EventType::Gather).unwrap();
/// assert!(sample.body.contains(r#""digits""#));
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Sample {
    /// The event.
    pub event_type: EventType<'static>,
    /// The body as it comes in, compact JSON.
    pub body: &'static str,
}

macro_rules! samples {
    ($($variant:ident [$first:literal $($more:literal)*] $reply:ident)+) => {
        const SAMPLES: &[Sample] = &[$(Sample {
            event_type: EventType::$variant,
            body: include_str!(concat!("../../fixtures/", $first, "/typical.json")).trim_ascii_end(),
        }),+];
    };
}

voice_events!(event_names(samples));

/// A sample of each event, in the order of [`EventType::ALL`].
///
/// ```
/// # use bandwidth_callbacks::{EventType, samples};
/// assert_eq!(samples::all().len(), EventType::ALL.len());
/// ```
#[must_use]
pub const fn all() -> &'static [Sample] {
    SAMPLES
}

/// The sample of one event; `None` for an unknown type.
///
/// ```
/// # use bandwidth_callbacks::{EventType, samples};
/// assert!(samples::of(EventType::Unknown("brandNew")).is_none());
/// ```
#[must_use]
pub fn of(event_type: EventType<'_>) -> Option<Sample> {
    all().iter().copied().find(|sample| sample.event_type == event_type)
}
