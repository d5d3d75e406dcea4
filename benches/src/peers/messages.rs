//! Messaging webhooks: an array of one event.

use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::{Error, Parser};
use serde::Serialize;
use serde_json::Value;
use simd_json::{Buffers, Tape};

use super::{Peer, Values, by_serde};

impl Values for Messages<'_> {
    fn values(&self) -> Option<Value> {
        serde_json::to_value(self).ok()
    }
}

#[derive(Default)]
pub struct Ours(Parser);

impl Peer for Ours {
    type Parsed<'a> = Result<Messages<'a>, Error>;

    fn name(&self) -> &'static str {
        "ours"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        self.0.parse::<Messages<'_>>(body)
    }
}

/// What people write by hand: one struct for all types, because they have the same fields.
macro_rules! structs {
    ($($name:ident { $($field:ident: $ty:ty),+ })+) => {
        $(
            #[derive(serde::Deserialize, simd_json_derive::Deserialize, Serialize)]
            #[serde(rename_all = "camelCase")]
            #[simd_json(rename_all = "camelCase")]
            pub struct $name<'a> {
                $(
                    #[serde(borrow, skip_serializing_if = "Option::is_none")]
                    $field: Option<$ty>,
                )+
            }
        )+
    };
}

structs! {
    Content { text: &'a str, media: ContentMedia<'a> }
    ContentMedia { file_url: &'a str, thumbnail_url: &'a str }
    SuggestionResponse { text: &'a str, postback_data: &'a str, paired_message_id: &'a str }
    LocationResponse { latitude: &'a str, longitude: &'a str }
}

#[derive(serde::Deserialize, simd_json_derive::Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[simd_json(rename_all = "camelCase")]
pub struct Message<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    segment_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'a str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    to: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    media: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    content: Option<Content<'a>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    suggestion_response: Option<SuggestionResponse<'a>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    location_response: Option<LocationResponse<'a>>,
}

#[derive(serde::Deserialize, simd_json_derive::Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[simd_json(rename_all = "camelCase")]
pub struct Event<'a> {
    #[serde(rename = "type")]
    #[simd_json(rename = "type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_time: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    carrier_name: Option<&'a str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

type Events<'a> = Vec<Event<'a>>;

/// An array of exactly one event, which needs no list.
type One<'a> = [Event<'a>; 1];

impl Values for Vec<Event<'_>> {
    fn values(&self) -> Option<Value> {
        serde_json::to_value(self).ok()
    }
}

impl Values for [Event<'_>; 1] {
    fn values(&self) -> Option<Value> {
        serde_json::to_value(self).ok()
    }
}

by_serde! {
    Events:
    SonicRs "sonic-rs, structs of &str" sonic_rs::from_slice, sonic_rs::Error;
    Jiter "jiter, structs of &str" jiter::serde::from_slice, jiter::serde::Error;
    SerdeJson "serde_json, structs of &str" serde_json::from_slice, serde_json::Error;
    SimdJson "simd-json, structs of &str" simd_json::serde::from_slice, simd_json::Error;
}

by_serde! {
    One:
    SonicRsOne "sonic-rs, one element" sonic_rs::from_slice, sonic_rs::Error;
}

by_serde! {
    Messages:
    SonicRsOurs "sonic-rs, the library's structs" sonic_rs::from_slice, sonic_rs::Error;
}

/// simd-json with its buffers and its tape reused.
pub struct SimdJsonTape {
    buffers: Buffers,
    tape: Tape<'static>,
}

impl Default for SimdJsonTape {
    fn default() -> Self {
        Self {
            buffers: Buffers::default(),
            tape: Tape::null(),
        }
    }
}

impl Peer for SimdJsonTape {
    type Parsed<'a> = Option<One<'a>>;

    fn name(&self) -> &'static str {
        "simd-json, one element, tape reused"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        super::from_tape(body, &mut self.buffers, &mut self.tape)
    }
}

/// simd-json-derive, which needs no serde.
#[derive(Default)]
pub struct SimdJsonDerive(Buffers);

impl Peer for SimdJsonDerive {
    type Parsed<'a> = Option<Events<'a>>;

    fn name(&self) -> &'static str {
        "simd-json-derive, structs of &str"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        use simd_json_derive::Deserialize;
        Vec::from_slice_with_buffers(body, &mut self.0).ok()
    }
}
