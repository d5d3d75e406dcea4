//! The library's view, of which nothing, eight texts, all texts or all fields are read.

mod fields;

use std::hint::black_box;

use bandwidth_callbacks::voice::View;
use bandwidth_callbacks::{Error, Parser, testing};

use super::{Peer, Values};

impl Values for View<'_> {
    fn values(&self) -> Option<serde_json::Value> {
        serde_json::to_value(self.to_callback()).ok()
    }
}

/// Views, with what is read from each.
macro_rules! views {
    ($($peer:ident $name:literal $read:expr;)+) => {
        $(
            pub struct $peer {
                name: &'static str,
                parser: Parser,
            }

            impl Default for $peer {
                fn default() -> Self {
                    Self { name: $name, parser: Parser::new() }
                }
            }

            impl Peer for $peer {
                type Parsed<'a> = Result<View<'a>, Error>;

                fn name(&self) -> &'static str {
                    self.name
                }

                fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
                    let view = self.parser.view(body)?;
                    $read(view);
                    Ok(view)
                }
            }
        )+
    };
}

views! {
    Untouched "ours, view, only its type read" (|_: View<'_>| {});
    EightTexts "ours, view, eight texts read" eight_texts;
    AllTexts "ours, view, all texts read" all_texts;
    AllFields "ours, view, all fields read" fields::read;
}

impl AllTexts {
    /// With the vector instructions of that name, if this CPU has them.
    pub fn at_level(name: &'static str, level: &str) -> Option<Self> {
        let parser = testing::at_level(Parser::new(), level)?;
        Some(Self { name, parser })
    }
}

/// Every text, as On-Demand's peer reads it, which has no types for words and times either. Nested
/// objects and lists, which hold texts too, are read by their types.
fn all_texts(view: View<'_>) {
    for field in view.fields() {
        black_box(view.text(field));
    }
    fields::read_nested(view);
}

/// What a gateway reads of most events.
fn eight_texts(view: View<'_>) {
    black_box(view.event_type());
    black_box(view.event_time());
    black_box(view.account_id());
    black_box(view.application_id());
    black_box(view.call_id());
    black_box(view.caller());
    black_box(view.callee());
    black_box(view.tag());
}
