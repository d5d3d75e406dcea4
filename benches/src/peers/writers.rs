//! `playAudio` frames with 160 bytes of audio, into a buffer that is kept.

use std::fmt::Write;

use bandwidth_callbacks::stream::{AudioFormat, FrameWriter};
use base64::Engine;
use serde::Serialize;
use serde_json::Value;

use super::frames::BASE64;
use super::{Peer, Values};

/// A frame as text.
pub struct Written<'a>(&'a str);

impl Values for Written<'_> {
    fn values(&self) -> Option<Value> {
        serde_json::from_str(self.0).ok()
    }
}

#[derive(Default)]
pub struct Ours(FrameWriter);

impl Peer for Ours {
    type Parsed<'a> = Option<Written<'a>>;

    fn name(&self) -> &'static str {
        "ours"
    }

    fn parse<'a>(&'a mut self, audio: &'a mut [u8]) -> Option<Written<'a>> {
        Some(Written(self.0.play_audio(AudioFormat::Pcmu, audio)))
    }
}

/// Formatted by hand.
#[derive(Default)]
pub struct Format {
    payload: String,
    frame: String,
}

impl Peer for Format {
    type Parsed<'a> = Option<Written<'a>>;

    fn name(&self) -> &'static str {
        "write!, strings reused"
    }

    fn parse<'a>(&'a mut self, audio: &'a mut [u8]) -> Option<Written<'a>> {
        self.payload.clear();
        BASE64.encode_string(audio, &mut self.payload);
        self.frame.clear();
        let payload = &self.payload;
        write!(
            self.frame,
            r#"{{"eventType":"playAudio","media":{{"contentType":"audio/pcmu","payload":"{payload}"}}}}"#
        )
        .ok()?;
        Some(Written(&self.frame))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Frame<'a> {
    event_type: &'a str,
    media: Media<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Media<'a> {
    content_type: &'a str,
    payload: &'a str,
}

/// Serializers of structs, with their strings kept.
macro_rules! serializers {
    ($($peer:ident $name:literal $to_writer:path;)+) => {
        $(
            #[derive(Default)]
            pub struct $peer {
                payload: String,
                frame: Vec<u8>,
            }

            impl Peer for $peer {
                type Parsed<'a> = Option<Written<'a>>;

                fn name(&self) -> &'static str {
                    $name
                }

                fn parse<'a>(&'a mut self, audio: &'a mut [u8]) -> Option<Written<'a>> {
                    self.payload.clear();
                    BASE64.encode_string(audio, &mut self.payload);
                    self.frame.clear();
                    let media = Media { content_type: "audio/pcmu", payload: &self.payload };
                    $to_writer(&mut self.frame, &Frame { event_type: "playAudio", media }).ok()?;
                    simdutf8::basic::from_utf8(&self.frame).ok().map(Written)
                }
            }
        )+
    };
}

serializers! {
    SerdeJson "serde_json, struct of &str" serde_json::to_writer;
    SonicRs "sonic-rs, struct of &str" sonic_rs::to_writer;
}

/// Encoding alone.
#[derive(Default)]
pub struct Base64Alone(Vec<u8>);

impl Peer for Base64Alone {
    type Parsed<'a> = Option<super::frames::Decoded>;

    fn name(&self) -> &'static str {
        "floor: Base64 alone"
    }

    fn parse<'a>(&'a mut self, audio: &'a mut [u8]) -> Option<super::frames::Decoded> {
        self.0.resize(216, 0);
        BASE64
            .encode_slice(audio, &mut self.0)
            .ok()
            .map(super::frames::Decoded)
    }
}
