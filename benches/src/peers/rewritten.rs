//! Events that are parsed and handed on as JSON.

use bandwidth_callbacks::{Callback, Parser};

use super::{Peer, Values};

/// An event as JSON again.
pub struct Written<'a>(pub &'a [u8]);

impl Values for Written<'_> {
    fn values(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(self.0).ok()
    }
}

macro_rules! ours {
    ($($peer:ident $name:literal $write:expr;)+) => {
        $(
            #[derive(Default)]
            pub struct $peer {
                parser: Parser,
                json: Vec<u8>,
            }

            impl Peer for $peer {
                type Parsed<'a> = Option<Written<'a>>;

                fn name(&self) -> &'static str {
                    $name
                }

                fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Written<'a>> {
                    let callback: Callback<'_> = self.parser.parse(body).ok()?;
                    self.json.clear();
                    let write: fn(&Callback<'_>, &mut Vec<u8>) = $write;
                    write(&callback, &mut self.json);
                    Some(Written(&self.json))
                }
            }
        )+
    };
}

ours! {
    Ours "ours, write_json" |event, json| event.write_json(json);
    BySerdeJson "ours, serde_json::to_writer" |event, json| serde_json::to_writer(json, event).unwrap();
    BySonicRs "ours, sonic_rs::to_writer" |event, json| sonic_rs::to_writer(json, event).unwrap();
}
