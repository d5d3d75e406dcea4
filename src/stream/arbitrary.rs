//! Frames for fuzzers.

use super::frame::stream_field;
#[allow(clippy::wildcard_imports, reason = "the structs of the table")]
use super::frame::*;
use super::table::{stream_frames, stream_objects, stream_unknown};
use crate::family::arbitrary::{arbitrary_events, arbitrary_objects, arbitrary_unknown};

stream_objects!(arbitrary_objects(stream_field));
stream_unknown!(arbitrary_unknown(stream_field, FrameType));
stream_frames!(arbitrary_events(stream_field, FrameType, Frame));
