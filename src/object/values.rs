//! The types that known fields have, each with the JSON types it can hold.

use std::fmt;

use super::{Elements, FieldValue, Slot, Source, rest_of_array, rest_of_object};
use crate::engine::plain::{Few, Found, Rest, Scan, Spot, colon, integer, next, next_member, open};
use crate::extra::Value;
use crate::values::{
    Attestation, Cause, DetectedAnswer, Direction, DiversionReason, FileFormat, IsoDuration, Number, RecordingStatus, ReferCallStatus,
    Sensitive, SipHeaders, Timestamp, Track, Tracks, TranscriptionStatus, Verstat, redacted_text,
};

macro_rules! text_values {
    ($($name:ident),+ $(,)?) => {
        $(impl<'b> FieldValue<'b> for $name<'b> {
            type Place = Spot;

            #[inline]
            fn scan<'r>(scan: &mut Scan<'_>, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
                scan.text_field(rest)
            }

            #[inline]
            fn build(place: &Spot, body: &'b str) -> Option<Self> {
                place.text(body).map(Self::from)
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
    type Place = Spot;

    #[inline]
    fn scan<'r>(scan: &mut Scan<'_>, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        scan.text_field(rest)
    }

    #[inline]
    fn build(place: &Spot, body: &'b str) -> Option<Self> {
        place.text(body)
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
    type Place = Found<Self>;

    fn scan<'r>(scan: &mut Scan<'_>, rest: Rest<'r>) -> Option<(Self::Place, Rest<'r>)> {
        scan.field(rest, |_, rest| match rest.strip_prefix(b"true") {
            Some(rest) => Some((Found::Value(true), rest)),
            None => rest.strip_prefix(b"false").map(|rest| (Found::Value(false), rest)),
        })
    }

    fn build(place: &Self::Place, _: &str) -> Option<Self> {
        place.value()
    }

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: bool>")
    }
}

impl FieldValue<'_> for Number {
    type Place = Found<Self>;

    fn scan<'r>(scan: &mut Scan<'_>, rest: Rest<'r>) -> Option<(Self::Place, Rest<'r>)> {
        scan.field(rest, |_, rest| {
            integer(rest).map(|(value, rest)| (Found::Value(Self::Unsigned(value.into())), rest))
        })
    }

    fn build(place: &Self::Place, _: &str) -> Option<Self> {
        place.value()
    }

    fn from_number(number: Number) -> Option<Self> {
        Some(number)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl FieldValue<'_> for u32 {
    type Place = Found<Self>;

    fn scan<'r>(scan: &mut Scan<'_>, rest: Rest<'r>) -> Option<(Self::Place, Rest<'r>)> {
        scan.field(rest, |_, rest| integer(rest).map(|(value, rest)| (Found::Value(value), rest)))
    }

    fn build(place: &Self::Place, _: &str) -> Option<Self> {
        place.value()
    }

    fn from_number(number: Number) -> Option<Self> {
        number.as_u64().and_then(|number| Self::try_from(number).ok())
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: number>")
    }
}

impl<'b> FieldValue<'b> for Tracks<'b> {
    type Place = Found<Few<2>>;

    fn scan<'r>(scan: &mut Scan<'_>, rest: Rest<'r>) -> Option<(Self::Place, Rest<'r>)> {
        scan.field(rest, |scan, rest| {
            let mut places = Few::default();
            let mut next_one = open(rest, b'[', b']')?;
            while let Ok(rest) = next_one {
                let (spot, rest) = scan.text(rest)?;
                places.push(spot)?;
                next_one = next(rest, b']')?;
            }
            Some((Found::Value(places), next_one.err()?))
        })
    }

    fn build(place: &Self::Place, body: &'b str) -> Option<Self> {
        let mut tracks = Self::default();
        for spot in place.value()?.as_slice() {
            tracks.push(Track::from_wire(spot.text(body)?));
        }
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
    type Place = Found<Few<8>>;

    fn scan<'r>(scan: &mut Scan<'_>, rest: Rest<'r>) -> Option<(Self::Place, Rest<'r>)> {
        scan.field(rest, |scan, rest| {
            let mut places = Few::default();
            let mut next_one = open(rest, b'{', b'}')?;
            while let Ok(rest) = next_one {
                let (name, rest) = scan.text(rest)?;
                places.push(name)?;
                let (value, rest) = scan.text(colon(rest)?)?;
                places.push(value)?;
                next_one = next_member(rest)?;
            }
            Some((Found::Value(places), next_one.err()?))
        })
    }

    fn build(place: &Self::Place, body: &'b str) -> Option<Self> {
        let mut headers = Self::default();
        for pair in place.value()?.as_slice().chunks_exact(2) {
            if let [name, value] = pair {
                headers.push(name.text(body)?, Sensitive::new(value.text(body)?));
            }
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
