//! The types that known fields have, each with the JSON types it can hold.

use std::fmt;

use super::{Elements, FieldValue, Slot, Source, rest_of_array, rest_of_object};
use crate::extra::Value;
use crate::json::Number;
use crate::json::fast::{Kind, Unknown, Values};
use crate::values::{
    Attestation, Cause, DetectedAnswer, Direction, DiversionReason, FileFormat, HEADERS, IsoDuration, RecordingStatus, ReferCallStatus,
    Sensitive, SipHeaders, TRACKS, Timestamp, Track, Tracks, TranscriptionStatus, Verstat, redacted_text,
};

/// Texts that are moved as they are.
macro_rules! texts {
    ($($name:ty: $redacted:path),+ $(,)?) => {
        $(impl<'b> FieldValue<'b> for $name {
            const KIND: Kind = Kind::Text;

            type Early = ();

            #[inline]
            fn early<const N: usize>(_: Values<'_, 'b, N>, _: usize) {}

            #[inline]
            fn late<const N: usize>((): (), values: Values<'_, 'b, N>, slot: usize) -> Option<Self> {
                values.text(slot).map(Self::from)
            }

            #[inline]
            fn from_text(text: &'b str) -> Option<Self> {
                Some(Self::from(text))
            }

            fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                $redacted(self, f)
            }
        })+
    };
}

texts!(
    &'b str: redacted_text,
    IsoDuration<'b>: fmt::Debug::fmt,
    Sensitive<'b>: fmt::Debug::fmt,
    Timestamp<'b>: fmt::Debug::fmt,
);

/// What is made of the value in a slot early.
macro_rules! early {
    ($from_slot:expr) => {
        type Early = Option<Self>;

        #[inline]
        fn early<const N: usize>(values: Values<'_, 'b, N>, slot: usize) -> Option<Self> {
            let from_slot: fn(Values<'_, 'b, N>, usize) -> Option<Self> = $from_slot;
            from_slot(values, slot)
        }

        #[inline]
        fn late<const N: usize>(early: Option<Self>, _: Values<'_, 'b, N>, _: usize) -> Option<Self> {
            early
        }
    };
}

/// Texts that are one of a set of words.
macro_rules! words {
    ($($name:ident),+ $(,)?) => {
        $(impl<'b> FieldValue<'b> for $name<'b> {
            const KIND: Kind = Kind::Text;

            early!(|values, slot| values.text(slot).map(Self::from_wire));

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

words!(
    Attestation,
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

impl<'b> FieldValue<'b> for bool {
    const KIND: Kind = Kind::Bool;

    early!(|values, slot| values.text(slot).map(|text| text == "true"));

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: bool>")
    }
}

impl<'b> FieldValue<'b> for Number {
    const KIND: Kind = Kind::Number;

    early!(|values, slot| values.text(slot)?.parse().ok().map(Self::Unsigned));

    fn from_number(number: Number) -> Option<Self> {
        Some(number)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<'b> FieldValue<'b> for u32 {
    const KIND: Kind = Kind::Number;

    early!(|values, slot| values.text(slot)?.parse().ok());

    fn from_number(number: Number) -> Option<Self> {
        number.as_u64().and_then(|number| Self::try_from(number).ok())
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: number>")
    }
}

impl<'b> FieldValue<'b> for Tracks<'b> {
    const KIND: Kind = Kind::Texts(TRACKS);

    type Early = ();

    #[inline]
    fn early<const N: usize>(_: Values<'_, 'b, N>, _: usize) {}

    fn late<const N: usize>((): (), values: Values<'_, 'b, N>, slot: usize) -> Option<Self> {
        let mut tracks = Self::default();
        values.list(slot)?.for_each(|track| tracks.push(Track::from_wire(track)));
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
    const KIND: Kind = Kind::Pairs(HEADERS);

    type Early = ();

    #[inline]
    fn early<const N: usize>(_: Values<'_, 'b, N>, _: usize) {}

    fn late<const N: usize>((): (), values: Values<'_, 'b, N>, slot: usize) -> Option<Self> {
        let mut headers = Self::default();
        let mut texts = values.list(slot)?;
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

impl<'b> From<Unknown<'b>> for Value<'b> {
    fn from(value: Unknown<'b>) -> Self {
        match value {
            Unknown::Null => Self::Null,
            Unknown::Bool(value) => Self::Bool(value),
            Unknown::Number(number) => Self::Number(Number::Unsigned(number.into())),
            Unknown::Text(text) => Self::Text(text),
        }
    }
}
