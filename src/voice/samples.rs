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

use super::EventType as Type;
use super::table::voice_events;
use crate::family::declare::event_names;
pub use crate::family::samples::Sample;
use crate::family::samples::samples;

voice_events!(event_names (samples "bandwidth_callbacks" "voice"));
