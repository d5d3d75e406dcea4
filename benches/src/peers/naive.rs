//! What most people write: an enum that serde tells apart by `eventType`, of structs of `String`s.
//!
//! The lifetime comes with the table's types and borrows nothing.

use bandwidth_callbacks::TranscriptionStatus;
use serde::{Deserialize, Serialize};

use super::{Peer, Values};
use crate::table::{Mirror, field_type};
use crate::voice::{voice_events, voice_objects};

macro_rules! object {
    ($(#[$meta:meta])* $name:ident { $($field:ident $(| $alias:ident)? $(: $over:ty)?),+ }) => {
        #[derive(Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name<'b> {
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<<field_type!($field $(, $over)?) as Mirror<'b>>::Owned>,
            )+
        }
    };
}

macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident struct $name:ident [$first:literal $(, $more:literal)*] $reply:ident { $($fields:tt)+ })+) => {
        $(object!($name { $($fields)+ });)+

        #[derive(Deserialize, Serialize)]
        #[serde(tag = "eventType")]
        #[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
        pub enum Callback<'b> {
            $(
                #[serde(rename = $first $(, alias = $more)*)]
                $variant($name<'b>),
            )+
        }
    };
}

macro_rules! objects {
    ($($(#[$meta:meta])* struct $name:ident { $($fields:tt)+ })+) => {
        $(object!($name { $($fields)+ });)+
    };
}

voice_objects!(objects);
voice_events!(events);

impl Values for Callback<'_> {
    fn values(&self) -> Option<serde_json::Value> {
        serde_json::to_value(self).ok()
    }
}

pub struct NaiveSerdeJson;

impl Peer for NaiveSerdeJson {
    type Parsed<'a> = serde_json::Result<Callback<'static>>;

    fn name(&self) -> &'static str {
        "serde_json, tagged enum of Strings"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        serde_json::from_slice(body)
    }
}

pub struct NaiveSimdJson;

impl Peer for NaiveSimdJson {
    type Parsed<'a> = simd_json::Result<Callback<'static>>;

    fn name(&self) -> &'static str {
        "simd-json, tagged enum of Strings"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        simd_json::serde::from_slice(body)
    }
}
