//! simd-json-derive: structs of `&str` that are filled from simd-json's tape without serde. It has no tagged enums, so the event's
//! type is looked up on the tape first.

use bandwidth_callbacks::TranscriptionStatus;
use serde::Serialize;
use simd_json::prelude::*;
use simd_json::{Buffers, Deserializer};
use simd_json_derive::Deserialize;

use super::{Peer, Values};
use crate::table::{Mirror, field_type};
use crate::voice::{voice_events, voice_objects};

macro_rules! object {
    // It takes `r#type` for the name on the wire, so this one is written out.
    ($(#[$meta:meta])* MediaStream { $($field:ident),+ }) => {
        #[derive(Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct MediaStream<'b> {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub id: Option<&'b str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub name: Option<&'b str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub destination: Option<&'b str>,
            #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
            pub kind: Option<&'b str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub tracks: Option<Vec<&'b str>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub start_time: Option<&'b str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub duration: Option<&'b str>,
        }
    };
    ($(#[$meta:meta])* $name:ident { $($field:ident $(: $over:ty)?),+ }) => {
        #[derive(Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name<'b> {
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<<field_type!($field $(, $over)?) as Mirror<'b>>::Borrowed>,
            )+
        }
    };
}

macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident $name:ident [$first:literal $(, $more:literal)*] $reply:ident { $($fields:tt)+ })+) => {
        $(object!($name { $($fields)+ });)+

        #[derive(Serialize)]
        #[serde(tag = "eventType")]
        #[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
        pub enum Callback<'b> {
            $(
                #[serde(rename = $first)]
                $variant($name<'b>),
            )+
        }

        fn read<'b>(name: &str, nodes: &mut simd_json_derive::Tape<'b>) -> Option<Callback<'b>> {
            match name {
                $($first $(| $more)* => $name::from_tape(nodes).map(Callback::$variant).ok(),)+
                _ => None,
            }
        }
    };
}

voice_objects!(object);
voice_events!(events);

impl Values for Callback<'_> {
    fn values(&self) -> Option<serde_json::Value> {
        serde_json::to_value(self).ok()
    }
}

#[derive(Default)]
pub struct SimdJsonDerive {
    buffers: Buffers,
}

impl Peer for SimdJsonDerive {
    type Callback<'a> = Callback<'a>;

    fn name(&self) -> &'static str {
        "simd-json-derive"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Callback<'a>> {
        let tape = Deserializer::from_slice_with_buffers(body, &mut self.buffers).ok()?.into_tape();
        let name = tape.as_value().as_object()?.get("eventType")?.into_string()?;
        read(name, &mut tape.0.into_iter().peekable())
    }
}
