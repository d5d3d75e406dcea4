//! Events for fuzzers.

use super::event::message_field;
#[allow(clippy::wildcard_imports, reason = "the structs of the table")]
use super::event::*;
use super::table::{message_events, message_objects, message_unknown};
use crate::family::arbitrary::{arbitrary_events, arbitrary_objects, arbitrary_unknown};

message_objects!(arbitrary_objects(message_field));
message_unknown!(arbitrary_unknown(message_field, MessageType));
message_events!(arbitrary_events(message_field, MessageType, MessageCallback));
