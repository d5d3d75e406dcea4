//! One realistic body for each event, so that users can test and measure their own code.
//!
//! They are written from the documentation, not recorded. Numbers are from the range reserved for fiction, identifiers are made up.
//!
//! ```
//! use bandwidth_callbacks::Parser;
//! use bandwidth_callbacks::messaging::samples;
//!
//! let mut parser = Parser::new();
//! for sample in samples::all() {
//!     assert_eq!(parser.parse_messages_ref(sample.body.as_bytes())?[0].message_type(), sample.event_type);
//! }
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```

use super::event::MessageType as Type;
use super::table::message_events;
use crate::family::declare::event_names;
pub use crate::family::samples::Sample;
use crate::family::samples::samples;

message_events!(event_names (samples "bandwidth_callbacks::messaging" "messaging"));
