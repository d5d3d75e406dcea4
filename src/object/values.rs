//! The types that known fields have, each with the JSON types it can hold.

use std::fmt;

use super::{Elements, FieldValue, Slot, Source, rest_of_array, rest_of_object};
use crate::extra::Value;
use crate::values::{
    Attestation, Cause, DetectedAnswer, Direction, DiversionReason, FileFormat, IsoDuration, Number, RecordingStatus, ReferCallStatus,
    Sensitive, SipHeaders, Timestamp, Track, Tracks, TranscriptionStatus, Verstat, redacted_text,
};

macro_rules! text_values {
    ($($name:ident),+ $(,)?) => {
        $(impl<'b> FieldValue<'b> for $name<'b> {
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

text_values!(
    Attestation,
    Cause,
    DetectedAnswer,
    Direction,
    DiversionReason,
    FileFormat,
    IsoDuration,
    RecordingStatus,
    ReferCallStatus,
    Sensitive,
    Timestamp,
    TranscriptionStatus,
    Verstat,
);

impl<'b> FieldValue<'b> for &'b str {
    #[inline]
    fn from_text(text: &'b str) -> Option<Self> {
        Some(text)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redacted_text(self, f)
    }
}

impl FieldValue<'_> for bool {
    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: bool>")
    }
}

impl FieldValue<'_> for Number {
    fn from_number(number: Number) -> Option<Self> {
        Some(number)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl FieldValue<'_> for u32 {
    fn from_number(number: Number) -> Option<Self> {
        number.as_u64().and_then(|number| Self::try_from(number).ok())
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: number>")
    }
}

impl<'b> FieldValue<'b> for Tracks<'b> {
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
