//! The types that known fields have, each with the JSON types it can hold.

use std::fmt;

use super::{Elements, FieldValue, Slot, Source, rest_of_array, rest_of_object};
use crate::engine::plain::{Found, Kind, Other, Part};
use crate::extra::{Extra, Value};
use crate::values::{
    Attestation, Cause, DetectedAnswer, Direction, DiversionReason, FileFormat, IsoDuration, Number, RecordingStatus, ReferCallStatus,
    Sensitive, SipHeaders, Timestamp, Track, Tracks, TranscriptionStatus, Verstat, redacted_text,
};

macro_rules! text_values {
    ($inline:ident: $($name:ident),+ $(,)?) => {
        $(impl<'b> FieldValue<'b> for $name<'b> {
            const KIND: Kind = Kind::Text;

            #[inline($inline)]
            fn from_plain(_: Found<'_, 'b>, part: Part<'b>) -> Option<Self> {
                part.text.map(Self::from)
            }

            #[inline]
            fn from_text(text: &'b str) -> Option<Self> {
                Some(Self::from(text))
            }

            fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self, f)
            }
        })+
    };
}

// Which name it is, is found by code that is too much for each field of each event.
text_values!(
    never: Attestation,
    Cause,
    DetectedAnswer,
    Direction,
    DiversionReason,
    FileFormat,
    RecordingStatus,
    ReferCallStatus,
    TranscriptionStatus,
    Verstat,
);
text_values!(always: IsoDuration, Sensitive, Timestamp);

impl<'b> FieldValue<'b> for &'b str {
    const KIND: Kind = Kind::Text;

    #[inline]
    fn from_plain(_: Found<'_, 'b>, part: Part<'b>) -> Option<Self> {
        part.text
    }

    #[inline]
    fn from_text(text: &'b str) -> Option<Self> {
        Some(text)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redacted_text(self, f)
    }
}

impl FieldValue<'_> for bool {
    const KIND: Kind = Kind::Bool;

    fn from_plain(_: Found<'_, '_>, part: Part<'_>) -> Option<Self> {
        part.text.map(|text| text == "true")
    }

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: bool>")
    }
}

impl FieldValue<'_> for Number {
    const KIND: Kind = Kind::Number;

    fn from_plain(_: Found<'_, '_>, part: Part<'_>) -> Option<Self> {
        part.text?.parse().ok().map(Self::Unsigned)
    }

    fn from_number(number: Number) -> Option<Self> {
        Some(number)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl FieldValue<'_> for u32 {
    const KIND: Kind = Kind::Number;

    fn from_plain(_: Found<'_, '_>, part: Part<'_>) -> Option<Self> {
        part.text?.parse().ok()
    }

    fn from_number(number: Number) -> Option<Self> {
        number.as_u64().and_then(|number| Self::try_from(number).ok())
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: number>")
    }
}

impl<'b> FieldValue<'b> for Tracks<'b> {
    const KIND: Kind = Kind::Texts(2);

    fn from_plain(found: Found<'_, 'b>, part: Part<'b>) -> Option<Self> {
        let mut tracks = Self::default();
        found.texts(part)?.for_each(|track| tracks.push(Track::from_wire(track)));
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

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<'b> FieldValue<'b> for SipHeaders<'b> {
    const KIND: Kind = Kind::Pairs(4);

    fn from_plain(found: Found<'_, 'b>, part: Part<'b>) -> Option<Self> {
        let mut headers = Self::default();
        let mut texts = found.texts(part)?;
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

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// The unknown fields of a plain body whose own object has so many known ones.
#[inline(never)]
pub(crate) fn extra<'b>(found: Found<'_, 'b>, known: usize) -> Extra<'b> {
    let mut extra = Extra::default();
    found.extra(known).for_each(|(key, value)| extra.push(key, value.into()));
    extra
}

impl<'b> From<Other<'b>> for Value<'b> {
    fn from(other: Other<'b>) -> Self {
        match other {
            Other::Null => Self::Null,
            Other::Bool(value) => Self::Bool(value),
            Other::Number(number) => Self::Number(Number::Unsigned(number.into())),
            Other::Text(text) => Self::Text(text),
        }
    }
}
