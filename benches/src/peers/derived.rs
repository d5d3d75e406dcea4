//! What a careful engineer writes by hand: find the event's type, wherever it stands, and then fill its struct of `&str`s.
//!
//! By serde, or by simd-json-derive, which reads from simd-json's tape and looks the type up there.

use bandwidth_callbacks::TranscriptionStatus;
use jiter::Jiter;
use serde::Serialize;
use simd_json::prelude::*;
use simd_json::{Buffers, Deserializer};
use simd_json_derive::Deserialize;
use sonic_rs::JsonValueTrait as _;

use super::{Peer, Values};
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
    ($(#[$meta:meta])* $name:ident { $($field:ident $(| $alias:ident)? $(: $over:ty)?),+ }) => {
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
    ($($(#[$meta:meta])* $variant:ident struct $name:ident [$first:literal $(, $more:literal)*] $reply:ident { $($fields:tt)+ })+) => {
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

        fn read_by<'b, P: Finder>(body: &'b [u8]) -> Option<Callback<'b>> {
            P::with_event_type(body, |name| match name {
                $($first $(| $more)* => P::from_slice::<$name<'b>>(body).map(Callback::$variant),)+
                _ => None,
            })?
        }

        fn read<'b>(name: &str, nodes: &mut simd_json_derive::Tape<'b>) -> Option<Callback<'b>> {
            match name {
                $($first $(| $more)* => $name::from_tape(nodes).map(Callback::$variant).ok(),)+
                _ => None,
            }
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

/// A parser that fills structs by serde, and its fastest way to find the event's type before.
trait Finder {
    fn with_event_type<T>(body: &[u8], then: impl FnOnce(&str) -> T) -> Option<T>;

    fn from_slice<'b, T: serde::Deserialize<'b>>(body: &'b [u8]) -> Option<T>;
}

pub struct SonicRsDerive;

impl Finder for SonicRsDerive {
    fn with_event_type<T>(body: &[u8], then: impl FnOnce(&str) -> T) -> Option<T> {
        let name = sonic_rs::get(body, ["eventType"]).ok()?;
        name.as_str().map(then)
    }

    fn from_slice<'b, T: serde::Deserialize<'b>>(body: &'b [u8]) -> Option<T> {
        sonic_rs::from_slice(body).ok()
    }
}

pub struct JiterDerive;

impl Finder for JiterDerive {
    fn with_event_type<T>(body: &[u8], then: impl FnOnce(&str) -> T) -> Option<T> {
        let mut jiter = Jiter::new(body);
        let mut found = jiter.next_object().ok()?? == "eventType";
        while !found {
            jiter.next_skip().ok()?;
            found = jiter.next_key().ok()?? == "eventType";
        }
        jiter.next_str().ok().map(then)
    }

    fn from_slice<'b, T: serde::Deserialize<'b>>(body: &'b [u8]) -> Option<T> {
        jiter::serde::from_slice(body).ok()
    }
}

pub struct SerdeJsonDerive;

impl Finder for SerdeJsonDerive {
    fn with_event_type<T>(body: &[u8], then: impl FnOnce(&str) -> T) -> Option<T> {
        #[derive(serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Head<'b> {
            event_type: &'b str,
        }

        let head: Head<'_> = serde_json::from_slice(body).ok()?;
        Some(then(head.event_type))
    }

    fn from_slice<'b, T: serde::Deserialize<'b>>(body: &'b [u8]) -> Option<T> {
        serde_json::from_slice(body).ok()
    }
}

macro_rules! peers {
    ($($peer:ident $name:literal;)+) => {
        $(impl Peer for $peer {
            type Parsed<'a> = Option<Callback<'a>>;

            fn name(&self) -> &'static str {
                $name
            }

            fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Callback<'a>> {
                read_by::<Self>(body)
            }
        })+
    };
}

peers! {
    SonicRsDerive "sonic-rs, structs of &str";
    JiterDerive "jiter, structs of &str";
    SerdeJsonDerive "serde_json, structs of &str";
}

#[derive(Default)]
pub struct SimdJsonDerive {
    buffers: Buffers,
}

impl Peer for SimdJsonDerive {
    type Parsed<'a> = Option<Callback<'a>>;

    fn name(&self) -> &'static str {
        "simd-json-derive, structs of &str"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Callback<'a>> {
        let tape = Deserializer::from_slice_with_buffers(body, &mut self.buffers).ok()?.into_tape();
        let name = tape.as_value().as_object()?.get("eventType")?.into_string()?;
        read(name, &mut tape.0.into_iter().peekable())
    }
}
