//! The structs of the table.

use super::callback::VOICE;
use super::common::{Common, common};
use super::event_type::EventType;
use super::family::Voice;
use super::table::{voice_events, voice_fields, voice_objects, voice_unknown};
use crate::family::declare::{dictionary, event, objects, unknown_event};
use crate::json::Number;
#[allow(clippy::wildcard_imports, reason = "the types of the table")]
use crate::values::*;

voice_fields!(dictionary (voice_field "bandwidth_callbacks"));

#[cfg(feature = "arbitrary")]
#[allow(clippy::single_component_path_imports, reason = "gives the macro a path")]
pub(super) use voice_field;

voice_objects!(objects(voice_field));

/// What the page of each event shows.
macro_rules! usage {
    ($variant:ident $name:ident) => {
        concat!(
            "\n```\nuse bandwidth_callbacks::{EventType, OwnedCallback, Parser, ",
            stringify!($name),
            ", samples};\n\n",
            "let mut body = samples::of(EventType::",
            stringify!($variant),
            ").unwrap().body.as_bytes().to_vec();\n\n",
            "// From JSON, for as long as the body lives …\n",
            "let event: ",
            stringify!($name),
            " = Parser::new().parse_as(&mut body)?;\n",
            "assert!(event.event_time.is_some() && event.extra.is_empty());\n\n",
            "// … to JSON, as a text and as a tree …\n",
            "let json = serde_json::to_string(&event)?;\n",
            "let tree = serde_json::to_value(&event)?;\n\n",
            "// … and from JSON again, for as long as you like.\n",
            "let owned = OwnedCallback::try_from(json.into_bytes())?;\n",
            "assert_eq!(owned.view_as::<",
            stringify!($name),
            ">(), Some(event));\n\n",
            "// From scratch, for tests.\n",
            "let built = ",
            stringify!($name),
            "::build(|event| event.event_time = Some(\"2026-03-09T14:11:04.218Z\".into()));\n",
            "assert!(OwnedCallback::try_from(serde_json::to_vec(&built)?).is_ok());\n",
            "# Ok::<(), Box<dyn std::error::Error>>(())\n```\n\n",
            "`Deserialize` is for parsers that unescape in place, as simd-json does. serde_json and sonic-rs cannot fill this struct from a ",
            "body that has an escape in a string: they return an error. Use [`Parser`](crate::Parser) or ",
            "[`OwnedCallback`](crate::OwnedCallback) for bytes of any kind.\n",
        )
    };
}

macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] $reply:ident { $($field:ident $(: $over:ty)?),+ })+) => {
        $(
            event! {
                voice_field, VOICE, Voice;
                $(#[$meta])*
                #[doc = usage!($variant $name)]
                EventType::$variant $name [$($wire),+] { $($field $(: $over)?),+ }
            }

            impl<'b> Common<'b> for $name<'b> {
                $(common!($field);)+
            }
        )+
    };
}

voice_events!(events);

macro_rules! unknown {
    ($(#[$meta:meta])* struct $name:ident { $($field:ident),+ }) => {
        unknown_event! {
            voice_field, VOICE;
            $(#[$meta])* struct $name { $($field),+ }
        }

        impl<'b> Common<'b> for $name<'b> {
            $(common!($field);)+
        }
    };
}

voice_unknown!(unknown);

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::family::declare::event_structs;
    use crate::schema::Object;

    /// What `tests/fixtures.rs` checks of fields, it checks by these bodies.
    #[test]
    fn full_fixtures_have_every_field() {
        macro_rules! check {
            ($($variant:ident $name:ident)+) => {
                $({
                    let path = format!("{}/fixtures/voice/{}/full.json", env!("CARGO_MANIFEST_DIR"), EventType::$variant.as_str());
                    let body: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
                    for field in <$name<'_> as Object<'_>>::FIELDS {
                        // One of the two is named by the tables of the documentation, the other by its examples.
                        let is_alias = field.key == "realTimeTranscription" || field.key == "transcription";
                        assert!(is_alias || body.get(field.key).is_some(), "{path} has no {}", field.key);
                    }
                })+
            };
        }
        voice_events!(event_structs(check));
    }
}
