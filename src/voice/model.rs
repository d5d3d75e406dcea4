//! The structs of the table.

use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer};

use super::common::{Common, common};
use super::event_type::EventType;
use super::table::{voice_events, voice_fields, voice_objects, voice_unknown};
use super::{EVENT_TYPE, VOICE};
use crate::error::{ErrorKind, Name};
use crate::json::Number;
use crate::schema::de::ObjectVisitor;
use crate::schema::declare::{deserialize, nested, object};
#[allow(clippy::wildcard_imports, reason = "the types of the table")]
use crate::values::*;

macro_rules! dictionary {
    ($($field:ident $wire:literal: $ty:ty = $doc:literal;)+) => {
        /// What the table says of a field.
        macro_rules! voice_field {
            $((wire $field) => { $wire };)+
            $((type $field) => { $ty };)+
            $((doc $field) => { $doc };)+
            (known) => { known };
        }

        /// The same key as a `&'static` name, if it is one of the Voice API.
        pub(super) fn known(key: &str) -> Option<Name> {
            match key {
                $($wire => Some(&$wire),)+
                _ => None,
            }
        }
    };
}

voice_fields!(dictionary);

#[cfg(feature = "arbitrary")]
#[allow(clippy::single_component_path_imports, reason = "gives the macro a path")]
pub(super) use voice_field;

macro_rules! objects {
    ($($(#[$meta:meta])* struct $name:ident { $($fields:tt)+ })+) => {
        $(object! {
            voice_field, own;
            $(#[$meta])* $name { $($fields)+ }
        })+

        nested!($($name)+);
        deserialize!($($name)+);
    };
}

voice_objects!(objects);

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
    ($($(#[$meta:meta])* $variant:ident struct $name:ident [$first:literal $(, $more:literal)*] $reply:ident { $($field:ident $(: $over:ty)?),+ })+) => {
        $(
            object! {
                voice_field, (&VOICE), { event_type: $first };
                $(#[$meta])*
                #[doc = usage!($variant $name)]
                $name { event_type, $($field $(: $over)?),+ }
            }

            impl<'b> Common<'b> for $name<'b> {
                $(common!($field);)+
            }

            /// The event's type may be absent, but must not be another one.
            impl<'de> Deserialize<'de> for $name<'de> {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let event: Self = deserializer.deserialize_any(ObjectVisitor(PhantomData))?;
                    match event.event_type {
                        Some(name) if EventType::from_wire(name) == EventType::$variant => Ok(event),
                        None if event.extra.get(EVENT_TYPE).is_none() => Ok(event),
                        _ => Err(serde::de::Error::custom(ErrorKind::OtherEventType.as_str())),
                    }
                }
            }
        )+
    };
}

voice_events!(events);

macro_rules! unknown {
    ($(#[$meta:meta])* struct $name:ident { $($field:ident),+ }) => {
        object! {
            voice_field, (&VOICE), {};
            $(#[$meta])* $name { $($field),+ }
        }

        impl<'b> Common<'b> for $name<'b> {
            $(common!($field);)+
        }

        deserialize!($name);
    };
}

voice_unknown!(unknown);

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::schema::Object;
    use crate::voice::table::event_structs;

    /// What `tests/fixtures.rs` checks of fields, it checks by these bodies.
    #[test]
    fn full_fixtures_have_every_field() {
        macro_rules! check {
            ($($variant:ident $name:ident)+) => {
                $({
                    let path = format!("{}/fixtures/{}/full.json", env!("CARGO_MANIFEST_DIR"), EventType::$variant.as_str());
                    let body: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
                    for field in <$name<'_> as Object<'_>>::FIELDS {
                        // One of the two is named by the tables of the documentation, the other by its examples.
                        let is_alias = field.key == "realTimeTranscription" || field.key == "transcription";
                        assert!(is_alias || body.get(field.key).is_some(), "{path} has no {}", field.key);
                    }
                })+
            };
        }
        voice_events!(event_structs check);
    }
}
