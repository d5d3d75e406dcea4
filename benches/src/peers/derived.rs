//! What a careful engineer writes by hand: structs of `&str`, filled in one pass without copies.
//!
//! By serde, the event's type must come first, because what stands before it would have to be kept. simd-json-derive reads from
//! simd-json's tape without serde, where the type is looked up.

use std::fmt;

use bandwidth_callbacks::TranscriptionStatus;
use serde::Serialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize as _, MapAccess, Visitor};
use simd_json::prelude::*;
use simd_json::{Buffers, Deserializer};
use simd_json_derive::Deserialize;

use super::{Peer, Values, by_serde};
use crate::table::{Mirror, field_type};
use crate::voice::{voice_events, voice_objects};

macro_rules! object {
    // It takes `r#type` for the name on the wire, so this one is written out.
    ($(#[$meta:meta])* MediaStream { $($field:ident),+ }) => {
        #[derive(serde::Deserialize, Deserialize, Serialize)]
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
        #[derive(serde::Deserialize, Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name<'b> {
            $(
                #[serde(borrow, skip_serializing_if = "Option::is_none")]
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

        struct TypeFirst;

        impl<'de> Visitor<'de> for TypeFirst {
            type Value = Callback<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object whose first key is eventType")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Callback<'de>, A::Error> {
                let Some(("eventType", name)) = map.next_entry::<&str, &str>()? else {
                    return Err(de::Error::missing_field("eventType"));
                };
                let rest = MapAccessDeserializer::new(map);
                match name {
                    $($first $(| $more)* => $name::deserialize(rest).map(Callback::$variant),)+
                    _ => Err(de::Error::custom("an unknown event")),
                }
            }
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

impl<'de> de::Deserialize<'de> for Callback<'de> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TypeFirst)
    }
}

by_serde! {
    SonicRsDerive Callback "sonic-rs, structs of &str" sonic_rs::from_slice;
    JiterDerive Callback "jiter, structs of &str" jiter::serde::from_slice;
    SerdeJsonDerive Callback "serde_json, structs of &str" serde_json::from_slice;
}

#[derive(Default)]
pub struct SimdJsonDerive {
    buffers: Buffers,
}

impl Peer for SimdJsonDerive {
    type Callback<'a> = Callback<'a>;

    fn name(&self) -> &'static str {
        "simd-json-derive, structs of &str"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Callback<'a>> {
        let tape = Deserializer::from_slice_with_buffers(body, &mut self.buffers).ok()?.into_tape();
        let name = tape.as_value().as_object()?.get("eventType")?.into_string()?;
        read(name, &mut tape.0.into_iter().peekable())
    }
}
