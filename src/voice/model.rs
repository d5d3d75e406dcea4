//! The structs of the table.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::table::{voice_events, voice_fields, voice_objects, voice_unknown};
use crate::error::{ErrorKind, Name};
use crate::extra::Extra;
use crate::json::Number;
use crate::json::fast::{Field, Fields, Kind, Layout, NESTED_FIELDS, Values};
use crate::object::declare::{deserialize, nested, object};
use crate::object::{FieldValue, Object, Redacted, Slot, Slotted, Source, de};
use crate::values::{
    Attestation, Cause, DetectedAnswer, Direction, DiversionReason, FileFormat, IsoDuration, RecordingStatus, ReferCallStatus, Sensitive,
    SipHeaders, Timestamp, Tracks, TranscriptionStatus, Verstat,
};

macro_rules! dictionary {
    ($($field:ident $wire:literal: $ty:ty = $doc:literal;)+) => {
        macro_rules! field_wire {
            $(($field) => { $wire };)+
        }

        macro_rules! field_type {
            $(($field) => { $ty };)+
        }

        macro_rules! field_doc {
            $(($field) => { $doc };)+
        }

        /// A key as a name that lives for ever, if it is one of the Voice API.
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
pub(super) use field_wire;

voice_objects!(object);

nested!(Diversion, MachineDetectionResult, MediaStream, StirShaken, Transcription);
deserialize!(
    Diversion,
    MachineDetectionResult,
    MediaStream,
    StirShaken,
    Transcription,
    UnknownCallback
);

macro_rules! event_objects {
    ($($(#[$meta:meta])* $variant:ident $name:ident [$($wire:literal),+] $reply:ident { $($field:ident $(: $over:ty)?),+ })+) => {
        $(object! {
            @in (&super::VOICE)
            $(#[$meta])*
            #[doc = concat!(
                "\n```\nuse bandwidth_callbacks::{EventType, Parser, ", stringify!($name), ", samples};\n\n",
                "let mut body = samples::of(EventType::", stringify!($variant), ").unwrap().body.as_bytes().to_vec();\n",
                "let event: ", stringify!($name), " = Parser::new().parse_as(&mut body)?;\n",
                "assert!(event.event_time.is_some() && event.extra.is_empty());\n",
                "# Ok::<(), bandwidth_callbacks::Error>(())\n```"
            )]
            $name { event_type, $($field $(: $over)?),+ }
        }

        /// The event's type may be absent, but must not be another one.
        impl<'de> Deserialize<'de> for $name<'de> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let event: Self = deserializer.deserialize_any(de::ObjectVisitor(PhantomData))?;
                match event.event_type {
                    Some($($wire)|+) => Ok(event),
                    None if event.extra.get(super::EVENT_TYPE).is_none() => Ok(event),
                    _ => Err(serde::de::Error::custom(ErrorKind::OtherEventType.as_str())),
                }
            }
        })+
    };
}

voice_events!(event_objects);
macro_rules! unknown_object {
    ($($row:tt)+) => {
        object! { @in (&super::VOICE) $($row)+ }
    };
}

voice_unknown!(unknown_object);
