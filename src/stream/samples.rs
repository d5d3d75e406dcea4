//! One realistic message for each frame, so that users can test and measure their own code.
//!
//! They are written from the documentation, not recorded. The audio is a tone.
//!
//! ```
//! use bandwidth_callbacks::Parser;
//! use bandwidth_callbacks::stream::samples;
//!
//! let mut parser = Parser::new();
//! for sample in samples::all() {
//!     assert_eq!(parser.parse_frame_ref(sample.body.as_bytes())?.frame_type(), sample.event_type);
//! }
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```

use super::frame::FrameType as Type;
use super::table::stream_frames;
use crate::family::declare::event_names;
pub use crate::family::samples::Sample;
use crate::family::samples::samples;

stream_frames!(event_names (samples "bandwidth_callbacks::stream" "stream"));
