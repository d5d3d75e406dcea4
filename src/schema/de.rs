//! The way in for other parsers: serde, without its buffering.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::nodes::Rules;
use super::{Elements, FieldValue, Object, Slot, Source};
use crate::error::Name;
use crate::json::Number;
use crate::value::Value;

/// The members of an object as serde gives them.
pub(crate) struct SerdeMembers<A>(pub(crate) A);

impl<'b, A: MapAccess<'b>> Source<'b> for SerdeMembers<A> {
    type Error = A::Error;

    fn key(&mut self, known: &'static [&'static str]) -> Result<Option<&'b str>, A::Error> {
        self.0.next_key_seed(Key(known))
    }

    #[inline]
    fn value<T: FieldValue<'b>>(&mut self) -> Result<Slot<'b, T>, A::Error> {
        self.0.next_value_seed(FieldVisitor(PhantomData))
    }

    fn any(&mut self) -> Result<Value<'b>, A::Error> {
        self.0.next_value_seed(AnyValue(MAX_DEPTH))
    }

    fn duplicate(&mut self, field: Name, key: &str) -> Result<(), A::Error> {
        SerdeRules(PhantomData).duplicate(field, key)
    }

    fn wrong_type(&mut self, field: Name, key: &str) -> Result<(), A::Error> {
        SerdeRules(PhantomData).wrong_type(field, key)
    }

    fn extra(&mut self, key: &str) -> Result<(), A::Error> {
        SerdeRules(PhantomData).extra(key)
    }
}

/// The rules for other parsers: repeated known fields are errors, all else is up to the parser.
pub(crate) struct SerdeRules<E>(pub(crate) PhantomData<E>);

impl<E: serde::de::Error> Rules for SerdeRules<E> {
    type Error = E;

    fn duplicate(&mut self, field: Name, _: &str) -> Result<(), E> {
        Err(E::duplicate_field(field))
    }

    fn wrong_type(&mut self, _: Name, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn extra(&mut self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// The elements of an array as serde gives them.
struct SerdeElements<A>(A);

impl<'b, A: SeqAccess<'b>> Elements<'b> for SerdeElements<A> {
    type Error = A::Error;

    fn next(&mut self) -> Result<Option<Value<'b>>, A::Error> {
        self.0.next_element_seed(AnyValue(MAX_DEPTH))
    }

    fn next_value<T: FieldValue<'b>>(&mut self) -> Result<Option<Slot<'b, T>>, A::Error> {
        self.0.next_element_seed(FieldVisitor(PhantomData))
    }
}

/// Refuses a scalar where an object must be. serde's own errors would print it.
macro_rules! refuse_scalars {
    ($($visit:ident($ty:ty)),+ $(,)?) => {
        $(fn $visit<E: serde::de::Error>(self, _: $ty) -> Result<Self::Value, E> {
            Err(E::custom($crate::error::ErrorKind::NotAnObject.as_str()))
        })+
    };
    () => { $crate::schema::de::refuse_scalars!(visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64), visit_str(&str)); };
}

pub(crate) use refuse_scalars;

/// A struct of facts as a serde visitor, for `deserialize_any`: told to expect a map, parsers would
/// print what they found.
struct ObjectVisitor<O>(PhantomData<O>);

impl<'b, O: Object<'b>> Visitor<'b> for ObjectVisitor<O> {
    type Value = O;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    refuse_scalars!();

    fn visit_map<A: MapAccess<'b>>(self, map: A) -> Result<O, A::Error> {
        O::read(&mut SerdeMembers(map), |object| object)
    }
}

/// Deserializes a struct of facts.
pub(crate) fn object<'b, O: Object<'b>, D: Deserializer<'b>>(
    deserializer: D,
) -> Result<O, D::Error> {
    deserializer.deserialize_any(ObjectVisitor(PhantomData))
}

/// A key that lives as long as the body, or as long as the program if it is a known one: parsers
/// that cannot unescape in place have only a passing copy of an escaped key.
struct Key(&'static [&'static str]);

impl<'b> DeserializeSeed<'b> for Key {
    type Value = &'b str;

    fn deserialize<D: Deserializer<'b>>(self, deserializer: D) -> Result<&'b str, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'b> Visitor<'b> for Key {
    type Value = &'b str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, key: &'b str) -> Result<&'b str, E> {
        Ok(key)
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<&'b str, E> {
        match self.0.iter().find(|known| **known == key) {
            Some(known) => Ok(known),
            None => Err(not_borrowed()),
        }
    }
}

/// The error for escapes with parsers that cannot unescape in place. serde's own would print the
/// text.
#[cold]
fn not_borrowed<E: serde::de::Error>() -> E {
    E::custom("an escaped string cannot be borrowed from this parser")
}

/// The value of a field of type `T`.
struct FieldVisitor<T>(PhantomData<T>);

impl<'b, T: FieldValue<'b>> DeserializeSeed<'b> for FieldVisitor<T> {
    type Value = Slot<'b, T>;

    #[inline]
    fn deserialize<D: Deserializer<'b>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'b, T: FieldValue<'b>> Visitor<'b> for FieldVisitor<T> {
    type Value = Slot<'b, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Slot::or(T::from_bool(value), Value::Bool(value)))
    }

    fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Self::Value, E> {
        let number = integer(n);
        Ok(Slot::or(T::from_number(number), Value::Number(number)))
    }

    fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Self::Value, E> {
        let number = Number::Unsigned(n);
        Ok(Slot::or(T::from_number(number), Value::Number(number)))
    }

    fn visit_f64<E: serde::de::Error>(self, n: f64) -> Result<Self::Value, E> {
        let number = Number::Float(n);
        Ok(Slot::or(T::from_number(number), Value::Number(number)))
    }

    #[inline]
    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'b str) -> Result<Self::Value, E> {
        Ok(Slot::or(T::from_text(text), Value::Text(text)))
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
        Err(not_borrowed())
    }

    // serde_json calls a null `none` for options and `unit` else; simd-json calls it `unit`.
    fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
        Ok(Slot::Null)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
        Ok(Slot::Null)
    }

    fn visit_seq<A: SeqAccess<'b>>(self, seq: A) -> Result<Self::Value, A::Error> {
        T::from_array(&mut SerdeElements(seq))
    }

    fn visit_map<A: MapAccess<'b>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::from_object(&mut SerdeMembers(map))
    }
}

/// Some parsers give every integer that fits as `i64`.
fn integer(n: i64) -> Number {
    u64::try_from(n).map_or(Number::Signed(n), Number::Unsigned)
}

/// How deep the value of an unknown field may be nested, because not every parser has a limit of
/// its own.
const MAX_DEPTH: usize = crate::options::Options::MAX_DEPTH;

/// A value of any type, with at most so many levels of nesting.
#[derive(Clone, Copy)]
struct AnyValue(usize);

impl AnyValue {
    /// What an array or object may hold.
    fn inside<E: serde::de::Error>(self) -> Result<Self, E> {
        self.0
            .checked_sub(1)
            .map(Self)
            .ok_or_else(|| E::custom("nesting is deeper than the limit"))
    }
}

/// For parsers other than this crate's own. Borrows all texts, so escaped strings need a parser
/// that unescapes in place.
///
/// ```
/// use bandwidth_callbacks::types::Value;
///
/// assert_eq!(serde_json::from_str::<Value>("[true]")?, Value::Array(vec![Value::Bool(true)]));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AnyValue(MAX_DEPTH).deserialize(deserializer)
    }
}

impl<'b> DeserializeSeed<'b> for AnyValue {
    type Value = Value<'b>;

    fn deserialize<D: Deserializer<'b>>(self, deserializer: D) -> Result<Value<'b>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'b> Visitor<'b> for AnyValue {
    type Value = Value<'b>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Value<'b>, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Value<'b>, E> {
        Ok(Value::Number(integer(n)))
    }

    fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Value<'b>, E> {
        Ok(Value::Number(Number::Unsigned(n)))
    }

    fn visit_f64<E: serde::de::Error>(self, n: f64) -> Result<Value<'b>, E> {
        Ok(Value::Number(Number::Float(n)))
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'b str) -> Result<Value<'b>, E> {
        Ok(Value::Text(text))
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Value<'b>, E> {
        Err(not_borrowed())
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Value<'b>, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value<'b>, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'b>>(self, mut seq: A) -> Result<Value<'b>, A::Error> {
        let inside = self.inside::<A::Error>()?;
        let mut elements = Vec::new();
        while let Some(element) = seq.next_element_seed(inside)? {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'b>>(self, mut map: A) -> Result<Value<'b>, A::Error> {
        let inside = self.inside::<A::Error>()?;
        let mut members = Vec::new();
        while let Some(key) = map.next_key_seed(Key(&[]))? {
            members.push((key, map.next_value_seed(inside)?));
        }
        Ok(Value::Object(members))
    }
}
