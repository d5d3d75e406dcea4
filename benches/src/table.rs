//! The library's table of events, read once more: for the structs that people would write by hand, and for what is documented where.

use std::marker::PhantomData;

use bandwidth_callbacks::{
    Attestation, Cause, DetectedAnswer, Direction, Diversion, DiversionReason, EventType, FileFormat, IsoDuration, MachineDetectionResult,
    MediaStream, Number, RecordingStatus, ReferCallStatus, Sensitive, SipHeaders, StirShaken, Timestamp, Tracks, Transcription,
    TranscriptionStatus, Verstat,
};

use crate::peers::{derived, naive};
use crate::voice::{voice_events, voice_fields, voice_objects};

/// A documented field, and those of the object that it holds.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub inside: &'static [Field],
}

/// The documented fields of an event, without `eventType`.
pub fn fields(event_type: EventType<'_>) -> &'static [Field] {
    let place = EventType::ALL.iter().position(|known| *known == event_type);
    place.map_or(&[], |place| Events::FIELDS[place])
}

/// What stands for a type of the library in structs that other parsers fill.
pub trait Mirror<'b> {
    /// As most people write it.
    type Owned;
    /// Without copies.
    type Borrowed;
    /// The fields, if it is an object.
    const INSIDE: &'static [Field] = &[];
}

macro_rules! mirrors {
    ($($library:ty => $owned:ty, $borrowed:ty;)+) => {
        $(impl<'b> Mirror<'b> for $library {
            type Owned = $owned;
            type Borrowed = $borrowed;
        })+
    };
}

mirrors! {
    &'b str => String, &'b str;
    Attestation<'b> => String, &'b str;
    Cause<'b> => String, &'b str;
    DetectedAnswer<'b> => String, &'b str;
    Direction<'b> => String, &'b str;
    DiversionReason<'b> => String, &'b str;
    FileFormat<'b> => String, &'b str;
    IsoDuration<'b> => String, &'b str;
    RecordingStatus<'b> => String, &'b str;
    ReferCallStatus<'b> => String, &'b str;
    Sensitive<'b> => String, &'b str;
    Timestamp<'b> => String, &'b str;
    TranscriptionStatus<'b> => String, &'b str;
    Verstat<'b> => String, &'b str;
    Tracks<'b> => Vec<String>, Vec<&'b str>;
    SipHeaders<'b> => std::collections::HashMap<String, String>, std::collections::HashMap<&'b str, &'b str>;
    Number => f64, f64;
    u32 => u32, u32;
    bool => bool, bool;
}

macro_rules! dictionary {
    ($($field:ident $wire:literal: $ty:ty = $doc:literal;)+) => {
        macro_rules! field_wire {
            $(($field) => { $wire };)+
        }

        /// The library's type of each field.
        #[allow(non_camel_case_types)]
        pub mod types {
            use super::*;

            $(pub type $field<'b> = $ty;)+
        }
    };
}

voice_fields!(dictionary);

/// The library's type of a field, unless a row overrides it.
macro_rules! field_type {
    ($field:ident) => { $crate::table::types::$field<'b> };
    ($field:ident, $over:ty) => { $over };
}

pub(crate) use field_type;

macro_rules! field_list {
    ($($field:ident $(| $alias:ident)? $(: $over:ty)?),+) => {
        &[$(Field {
            name: field_wire!($field),
            inside: <field_type!($field $(, $over)?) as Mirror<'b>>::INSIDE,
        }),+]
    };
}

macro_rules! object {
    ($(#[$meta:meta])* $name:ident { $($field:ident $(| $alias:ident)? $(: $over:ty)?),+ }) => {
        impl<'b> Mirror<'b> for $name<'b> {
            type Owned = naive::$name<'b>;
            type Borrowed = derived::$name<'b>;
            const INSIDE: &'static [Field] = field_list!($($field $(: $over)?),+);
        }
    };
}

macro_rules! objects {
    ($($(#[$meta:meta])* struct $name:ident { $($fields:tt)+ })+) => {
        $(object!($name { $($fields)+ });)+
    };
}

voice_objects!(objects);

/// Has the lifetime that the table's types need.
struct Events<'b>(PhantomData<&'b ()>);

macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] $reply:ident { $($field:ident $(: $over:ty)?),+ })+) => {
        impl<'b> Events<'b> {
            /// In the order of [`EventType::ALL`].
            const FIELDS: &'static [&'static [Field]] = &[$(field_list!($($field $(: $over)?),+)),+];
        }
    };
}

voice_events!(events);
