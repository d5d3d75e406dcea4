//! What most people write: an enum that serde tells apart by `eventType`, of structs of `String`s.

mod structs;

pub use structs::Callback;

use super::{Peer, Values};

impl Values for Callback {
    fn values(&self) -> Option<serde_json::Value> {
        serde_json::to_value(self).ok()
    }
}

pub struct NaiveSerdeJson;

impl Peer for NaiveSerdeJson {
    type Parsed<'a> = serde_json::Result<Callback>;

    fn name(&self) -> &'static str {
        "serde_json, tagged enum of Strings"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        serde_json::from_slice(body)
    }
}

pub struct NaiveSimdJson;

impl Peer for NaiveSimdJson {
    type Parsed<'a> = simd_json::Result<Callback>;

    fn name(&self) -> &'static str {
        "simd-json, tagged enum of Strings"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        simd_json::serde::from_slice(body)
    }
}
