//! The types that known fields have, each with the JSON types that it can hold.

use std::fmt;

use super::{Elements, FieldValue, Slot, Source, rest_of_array, rest_of_object};
use crate::extra::Value;
use crate::json::fast::Kind;
use crate::json::{FieldValues, Number};
use crate::values::table::{open_enum_names, open_enums, text_types};
#[allow(clippy::wildcard_imports, reason = "the types of the tables")]
use crate::values::*;

/// Texts that are kept as they are.
macro_rules! texts {
    ($($name:ident)+) => {
        $(impl<'b> FieldValue<'b> for $name<'b> {
            const KIND: Kind = Kind::Text;

            #[inline]
            fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
                values.text(slot).map(Self::from)
            }

            #[inline]
            fn from_text(text: &'b str) -> Option<Self> {
                Some(Self::from(text))
            }

            fn to_value(&self) -> Value<'b> {
                Value::Text(self.as_str())
            }

            fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self, f)
            }
        })+
    };
}

text_types!(texts);

/// Texts that are one of a set of words.
macro_rules! words {
    ($($name:ident)+) => {
        $(impl<'b> FieldValue<'b> for $name<'b> {
            const KIND: Kind = Kind::Text;

            const CALLS: bool = true;

            #[inline]
            fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
                values.text(slot).map(Self::from_wire)
            }

            #[inline]
            fn from_text(text: &'b str) -> Option<Self> {
                Some(Self::from(text))
            }

            fn to_value(&self) -> Value<'b> {
                Value::Text(self.as_str())
            }

            fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self, f)
            }
        })+
    };
}

open_enums!(open_enum_names words);

/// Ids and words, which are no personal data.
impl<'b> FieldValue<'b> for &'b str {
    const KIND: Kind = Kind::Text;

    #[inline]
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        values.text(slot)
    }

    #[inline]
    fn from_text(text: &'b str) -> Option<Self> {
        Some(text)
    }

    fn to_value(&self) -> Value<'b> {
        Value::Text(self)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match shown_text(self) {
            Some(text) => fmt::Debug::fmt(text, f),
            None => redacted_text(self, f),
        }
    }
}

impl<'b> FieldValue<'b> for bool {
    const KIND: Kind = Kind::Bool;

    const CALLS: bool = true;

    #[inline]
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        values.text(slot).map(|text| text == "true")
    }

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }

    fn to_value(&self) -> Value<'b> {
        Value::Bool(*self)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: bool>")
    }
}

impl<'b> FieldValue<'b> for Number {
    const KIND: Kind = Kind::Number;

    const CALLS: bool = true;

    #[inline]
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        values.text(slot)?.parse().ok().map(Self::Unsigned)
    }

    fn from_number(number: Number) -> Option<Self> {
        Some(number)
    }

    fn to_value(&self) -> Value<'b> {
        Value::Number(*self)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<'b> FieldValue<'b> for u32 {
    const KIND: Kind = Kind::Number;

    const CALLS: bool = true;

    #[inline]
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        values.text(slot)?.parse().ok()
    }

    fn from_number(number: Number) -> Option<Self> {
        number.as_u64().and_then(|number| Self::try_from(number).ok())
    }

    fn to_value(&self) -> Value<'b> {
        Value::Number(Number::Unsigned((*self).into()))
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: number>")
    }
}

impl<'b> FieldValue<'b> for Tracks<'b> {
    const KIND: Kind = Kind::Texts(TRACKS);

    const CALLS: bool = true;

    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        let mut tracks = Self::default();
        values.texts(slot)?.for_each(|track| tracks.push(Track::from_wire(track)));
        Some(tracks)
    }

    fn from_array<E: Elements<'b>>(elements: &mut E) -> Result<Slot<'b, Self>, E::Error> {
        let mut tracks = Self::default();
        while let Some(element) = elements.next()? {
            match element {
                Value::Text(text) => tracks.push(Track::from_wire(text)),
                other => {
                    let mut so_far: Vec<_> = tracks.iter().map(|track| Value::Text(track.as_str())).collect();
                    so_far.push(other);
                    return rest_of_array(so_far, elements).map(Slot::Other);
                }
            }
        }
        Ok(Slot::Value(tracks))
    }

    fn to_value(&self) -> Value<'b> {
        Value::Array(self.iter().map(|track| Value::Text(track.as_str())).collect())
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<'b> FieldValue<'b> for SipHeaders<'b> {
    const KIND: Kind = Kind::Pairs(HEADERS);

    const CALLS: bool = true;

    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        let mut headers = Self::default();
        let mut texts = values.texts(slot)?;
        while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
            headers.push(name, Sensitive::new(value));
        }
        Some(headers)
    }

    fn from_object<S: Source<'b>>(members: &mut S) -> Result<Slot<'b, Self>, S::Error> {
        let mut headers = Self::default();
        while let Some(name) = members.key(|_| None)? {
            match members.any()? {
                Value::Text(text) => headers.push(name, Sensitive::new(text)),
                other => {
                    let mut so_far: Vec<_> = headers.iter().map(|(name, value)| (*name, Value::Text(value.as_str()))).collect();
                    so_far.push((name, other));
                    return rest_of_object(so_far, members).map(Slot::Other);
                }
            }
        }
        Ok(Slot::Value(headers))
    }

    fn to_value(&self) -> Value<'b> {
        Value::Object(self.iter().map(|(name, value)| (*name, Value::Text(value.as_str()))).collect())
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
