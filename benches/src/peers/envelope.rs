//! What a router needs of a body: type, call, account, conference, tag. By the library, and by
//! structs that people would write.

use std::borrow::Cow;

use bandwidth_callbacks::voice::{Envelope, peek};
use bandwidth_callbacks::{Callback, Error, Options, Parser};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Peer, Values, by_serde};

pub struct Peek;

impl Peer for Peek {
    type Parsed<'a> = Result<Envelope<'a>, Error>;

    fn name(&self) -> &'static str {
        "ours, peek"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        peek(body)
    }
}

impl Values for Envelope<'_> {
    fn values(&self) -> Option<Value> {
        serde_json::to_value(self).ok()
    }
}

/// A parser that is to parse no event.
pub struct Unwanted(Parser);

impl Default for Unwanted {
    fn default() -> Self {
        Self(Parser::with_options(Options::new().only(&[])))
    }
}

impl Peer for Unwanted {
    type Parsed<'a> = Result<Callback<'a>, Error>;

    fn name(&self) -> &'static str {
        "ours, an unwanted event"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        self.0.parse(body)
    }
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fields<'b> {
    #[serde(borrow)]
    event_type: Cow<'b, str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    call_id: Option<Cow<'b, str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    account_id: Option<Cow<'b, str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    conference_id: Option<Cow<'b, str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    tag: Option<Cow<'b, str>>,
}

impl Values for Fields<'_> {
    fn values(&self) -> Option<Value> {
        serde_json::to_value(self).ok()
    }
}

by_serde! {
    Fields:
    SonicRs "sonic-rs, struct of the five" sonic_rs::from_slice, sonic_rs::Error;
    SerdeJson "serde_json, struct of the five" serde_json::from_slice, serde_json::Error;
    SimdJson "simd-json, struct of the five" simd_json::serde::from_slice, simd_json::Error;
}
