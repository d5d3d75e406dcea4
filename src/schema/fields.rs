//! The types that known fields have, each with the JSON types that it can hold.

use std::fmt;

use super::{Elements, FieldValue, ShowExtra, Slot, Source, rest_of_array, rest_of_object};
use crate::json::fast::Kind;
use crate::json::write::{Prefix, Writer};
use crate::json::{FieldValues, Number, Scalar};
use crate::logs::Shown;
use crate::value::Value;
use crate::values::{Coordinate, List, Names, PAIRS, Pairs, Sensitive, Text, TextOrNumber};

/// Texts that are kept as they are, and words of a set.
impl<'b, T: Text<'b>> FieldValue<'b> for T {
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
        Value::Text(self.text())
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        writer.text(self.text());
    }

    #[inline]
    fn write_member(&self, prefix: &'static Prefix, writer: &mut Writer<'_>) {
        writer.text_member(prefix, self.text());
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

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

    fn write_json(&self, writer: &mut Writer<'_>) {
        writer.text(self);
    }

    #[inline]
    fn write_member(&self, prefix: &'static Prefix, writer: &mut Writer<'_>) {
        writer.text_member(prefix, self);
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Shown::token(self), f)
    }
}

impl<'b> FieldValue<'b> for bool {
    const KIND: Kind = Kind::Bool;

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

    fn write_json(&self, writer: &mut Writer<'_>) {
        writer.bool(*self);
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: bool>")
    }
}

impl<'b> FieldValue<'b> for Number {
    const KIND: Kind = Kind::Number;

    #[inline]
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        values.text(slot).map(Self::parse)
    }

    fn from_number(number: Number) -> Option<Self> {
        Some(number)
    }

    fn to_value(&self) -> Value<'b> {
        Value::Number(*self)
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        writer.number(*self);
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<'b> FieldValue<'b> for u32 {
    const KIND: Kind = Kind::Integer;

    #[inline]
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        values.text(slot)?.parse().ok()
    }

    fn from_number(number: Number) -> Option<Self> {
        number
            .as_u64()
            .and_then(|number| Self::try_from(number).ok())
    }

    fn to_value(&self) -> Value<'b> {
        Value::Number(Number::Unsigned((*self).into()))
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        writer.number(Number::Unsigned((*self).into()));
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted: number>")
    }
}

/// Values that are a text here and a number there.
impl<'b> FieldValue<'b> for TextOrNumber<'b> {
    const KIND: Kind = Kind::TextOrNumber;

    #[inline]
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        match values.scalar(slot)? {
            Scalar::Text(text) => Some(Self::Text(text)),
            Scalar::Number(number) => Some(Self::Number(number)),
            Scalar::Null | Scalar::Bool(_) => None,
        }
    }

    fn from_number(number: Number) -> Option<Self> {
        Some(Self::Number(number))
    }

    fn from_text(text: &'b str) -> Option<Self> {
        Some(Self::Text(text))
    }

    fn to_value(&self) -> Value<'b> {
        match *self {
            Self::Text(text) => Value::Text(text),
            Self::Number(number) => Value::Number(number),
        }
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        match *self {
            Self::Text(text) => writer.text(text),
            Self::Number(number) => writer.number(number),
        }
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<'b> FieldValue<'b> for Coordinate<'b> {
    const KIND: Kind = TextOrNumber::KIND;

    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        TextOrNumber::from_slot(values, slot).map(Self)
    }

    fn from_number(number: Number) -> Option<Self> {
        TextOrNumber::from_number(number).map(Self)
    }

    fn from_text(text: &'b str) -> Option<Self> {
        TextOrNumber::from_text(text).map(Self)
    }

    fn to_value(&self) -> Value<'b> {
        self.0.to_value()
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        self.0.write_json(writer);
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<'b, T: FieldValue<'b> + Default + fmt::Debug, const N: usize> FieldValue<'b> for List<T, N> {
    #[allow(clippy::panic, reason = "evaluated by the compiler only")]
    const KIND: Kind = match T::KIND {
        Kind::Text => Kind::Texts(N),
        Kind::Object(layout) => Kind::Objects(layout, N),
        _ => panic!("a list of neither texts nor objects"),
    };

    fn fill<V: FieldValues<'b>>(field: &mut Option<Self>, values: V, slot: usize) {
        if let Kind::Object(_) = T::KIND {
            if let Some(items) = values.objects(slot) {
                let items = items.filter_map(|item| T::from_slot(item, 0));
                field.insert(Self::default()).extend(items);
            }
        } else if let Some(texts) = values.texts(slot) {
            let list = field.insert(Self::default());
            list.extend(texts.filter_map(T::from_text));
        }
    }

    fn from_array<E: Elements<'b>>(elements: &mut E) -> Result<Slot<'b, Self>, E::Error> {
        let mut list = Self::default();
        while let Some(element) = elements.next_value::<T>()? {
            let other = match element {
                Slot::Value(item) => {
                    list.push(item);
                    continue;
                }
                Slot::Null => Value::Null,
                Slot::Other(other) => other,
            };
            let mut so_far: Vec<_> = list.iter().map(T::to_value).collect();
            so_far.push(other);
            return rest_of_array(so_far, elements).map(Slot::Other);
        }
        Ok(Slot::Value(list))
    }

    fn to_value(&self) -> Value<'b> {
        Value::Array(self.iter().map(T::to_value).collect())
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        let start = writer.end();
        for item in self {
            writer.bytes(b",");
            item.write_json(writer);
        }
        writer.close(*b"[]", start);
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }

    fn each_extra<'s>(&'s self, name: &'static str, show: ShowExtra<'_, 's, 'b>) {
        self.iter().for_each(|item| item.each_extra(name, show));
    }
}

/// Texts by names that the sender chooses.
impl<'b, N: Names> FieldValue<'b> for Pairs<'b, N> {
    const KIND: Kind = Kind::Pairs(PAIRS);

    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        let mut pairs = Self::default();
        let mut texts = values.texts(slot)?;
        while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
            pairs.push(name, Sensitive::new(value));
        }
        Some(pairs)
    }

    fn from_object<S: Source<'b>>(members: &mut S) -> Result<Slot<'b, Self>, S::Error> {
        let mut pairs = Self::default();
        while let Some(name) = members.key(&[])? {
            match members.any()? {
                Value::Text(text) => pairs.push(name, Sensitive::new(text)),
                other => {
                    let mut so_far: Vec<_> = pairs
                        .iter()
                        .map(|(name, value)| (*name, Value::Text(value.as_str())))
                        .collect();
                    so_far.push((name, other));
                    return rest_of_object(so_far, members).map(Slot::Other);
                }
            }
        }
        Ok(Slot::Value(pairs))
    }

    fn to_value(&self) -> Value<'b> {
        Value::Object(
            self.iter()
                .map(|(name, value)| (*name, Value::Text(value.as_str())))
                .collect(),
        )
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        let start = writer.end();
        for (name, value) in self {
            writer.key(name);
            writer.text(value.as_str());
        }
        writer.close(*b"{}", start);
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
