//! What a careful engineer writes by hand: find the event's type, wherever it stands, and then fill
//! its struct of `&str`s.
//!
//! By serde, or by simd-json-derive, which reads from simd-json's tape and looks the type up there.

mod structs;

use jiter::Jiter;
use simd_json::prelude::*;
use simd_json::{Buffers, Deserializer};
use sonic_rs::JsonValueTrait as _;

use super::{Peer, Values};
use structs::{Callback, read, read_by};

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
        let tape = Deserializer::from_slice_with_buffers(body, &mut self.buffers)
            .ok()?
            .into_tape();
        let name = tape
            .as_value()
            .as_object()?
            .get("eventType")?
            .into_string()?;
        read(name, &mut tape.0.into_iter().peekable())
    }
}
