//! Events and bodies for fuzzers.

use arbitrary::{Arbitrary, Result, Unstructured};

use super::callback::Callback;
use super::event_type::EventType;
use super::model::voice_field;
#[allow(clippy::wildcard_imports, reason = "the structs of the table")]
use super::model::*;
use super::table::{event_structs, voice_events, voice_objects, voice_unknown};
use crate::arbitrary::{extra, text};

macro_rules! fields {
    ($u:ident, $name:ident { $($field:ident),+ }) => {
        $name {
            $($field: $u.arbitrary()?,)+
            extra: extra($u, |key| match key {
                $(voice_field!(wire $field) => true,)+
                _ => false,
            })?,
        }
    };
}

macro_rules! nested {
    ($($(#[$meta:meta])* struct $name:ident { $($field:ident $(: $over:ty)?),+ })+) => {
        $(impl<'a> Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                Ok(fields!(u, $name { $($field),+ }))
            }
        })+
    };
}

voice_objects!(nested);

macro_rules! unknown {
    ($(#[$meta:meta])* struct $name:ident { $($field:ident),+ }) => {
        /// An event that this release does not know.
        impl<'a> Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                let name = text(u)?;
                let is_unknown = matches!(EventType::from_wire(name), EventType::Unknown(_));
                Ok(Self {
                    event_type: Some(if is_unknown { name } else { "brandNew" }),
                    ..fields!(u, $name { $($field),+ })
                })
            }
        }
    };
}

voice_unknown!(unknown);

macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident struct $name:ident [$($wire:literal),+] $reply:ident { $($field:ident $(: $over:ty)?),+ })+) => {
        $(impl<'a> Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                let name = *u.choose(&[$($wire),+])?;
                Ok(Self {
                    event_type: Some(name),
                    ..fields!(u, $name { event_type, $($field),+ })
                })
            }
        })+
    };
}

voice_events!(events);

macro_rules! any_event {
    ($($variant:ident $name:ident)+) => {
        /// Any event, with the fields that it has. Serialized, it is a body that a [`Parser`](crate::Parser) returns the same event for.
        impl<'a> Arbitrary<'a> for Callback<'a> {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                if u.ratio(1, 16)? {
                    return u.arbitrary().map(Self::Unknown);
                }
                match *u.choose(EventType::ALL)? {
                    $(EventType::$variant => u.arbitrary().map(Self::$variant),)+
                    EventType::Unknown(_) => u.arbitrary().map(Self::Unknown),
                }
            }
        }
    };
}

voice_events!(event_structs any_event);
