//! Events for fuzzers.

use super::callback::Callback;
use super::event_type::EventType;
use super::model::voice_field;
#[allow(clippy::wildcard_imports, reason = "the structs of the table")]
use super::model::*;
use super::table::{voice_events, voice_objects, voice_unknown};
use crate::family::arbitrary::{arbitrary_events, arbitrary_objects, arbitrary_unknown};

voice_objects!(arbitrary_objects(voice_field));
voice_unknown!(arbitrary_unknown(voice_field, EventType));
voice_events!(arbitrary_events(voice_field, EventType, Callback));
