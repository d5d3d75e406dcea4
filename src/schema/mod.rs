//! From a row of a family's table to a struct that every parser can fill and every serializer can read.
//!
//! A struct implements [`Object`], by the macro of [`declare`]. A type that a field can have implements [`FieldValue`], in [`fields`].
//! Values come in from the slots of the fast path, from [`nodes`] of a parsed body, or by serde in [`de`]. They go out by
//! one walk over the fields, which [`visit`] turns into `Serialize`, `Debug` and the like.

pub(crate) mod de;
pub(crate) mod declare;
mod fields;
pub(crate) mod nodes;
pub(crate) mod visit;

use std::fmt;

use serde::Serialize;

use crate::error::Name;
use crate::extra::{Extra, Value};
use crate::json::fast::{Field, Kind, Layout};
use crate::json::{FieldValues, Number};

/// A struct whose fields are listed in a table. Implemented by `object!` only.
pub trait Object<'b>: Sized {
    /// The name of the struct.
    const NAME: &'static str;

    /// The fields, in the order of the table.
    const FIELDS: &'static [Field];

    /// The layout in which the fields have their slots. It may have others besides.
    const LAYOUT: &'static Layout;

    /// Reads the members of an object into one struct.
    ///
    /// `wrap` makes of the struct what the caller returns. An event has up to 1,848 bytes: without `wrap`, `Ok(Callback::Answer(event))` would
    /// copy it once or twice.
    fn read<S: Source<'b>, T>(source: &mut S, wrap: impl FnOnce(Self) -> T) -> Result<T, S::Error>;

    /// Builds the struct from the values that the fast path has found, with unknown fields that the caller gives. `wrap` is that of
    /// [`read`](Self::read).
    fn from_values<V: FieldValues<'b>, T>(values: V, extra: impl FnOnce() -> Extra<'b>, wrap: impl FnOnce(Self) -> T) -> T;

    /// Shows every field that is set, in the order of the table. Unknown fields are not among them.
    fn walk<'s, V: Visit<'s, 'b>>(&'s self, visitor: &mut V) -> Result<(), V::Error>;

    /// The unknown fields.
    fn unknown(&self) -> &Extra<'b>;
}

/// Receives the fields of an object one after the other.
pub trait Visit<'s, 'b> {
    type Error;

    fn field<T: FieldValue<'b>>(&mut self, name: FieldName, value: &'s T) -> Result<(), Self::Error>;
}

/// Whether a field was received under the second of its two keys. It says how a value was written and not what it is: objects that differ in
/// nothing else are equal.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ByAlias(pub(crate) bool);

impl PartialEq for ByAlias {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The names of a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldName {
    /// In the struct.
    pub(crate) rust: &'static str,
    /// In JSON, as received.
    pub(crate) wire: Name,
}

/// The members of an object that are still to come, from any parser, and what to do about their peculiarities.
///
/// After each key, exactly one of `value` and `any` is called. Keys are given back for their place in the body.
pub trait Source<'b> {
    type Error;

    /// The next key. A parser that has only a passing copy of it may give the name that `known` knows instead.
    fn key(&mut self, known: fn(&str) -> Option<Name>) -> Result<Option<&'b str>, Self::Error>;

    /// The value of the key, for a field of type `T`.
    fn value<T: FieldValue<'b>>(&mut self) -> Result<Slot<'b, T>, Self::Error>;

    /// The value of the key, of any type.
    fn any(&mut self) -> Result<Value<'b>, Self::Error>;

    /// A known field occurs again.
    fn duplicate(&mut self, field: Name, key: &str) -> Result<(), Self::Error>;

    /// A known field has a value of another type than documented.
    fn wrong_type(&mut self, field: Name, key: &str) -> Result<(), Self::Error>;

    /// A field goes to the unknown ones.
    fn extra(&mut self, key: &str) -> Result<(), Self::Error>;
}

/// The elements of an array that are still to come.
pub trait Elements<'b> {
    type Error;

    fn next(&mut self) -> Result<Option<Value<'b>>, Self::Error>;

    /// The next element, for a list of values of type `T`.
    fn next_value<T: FieldValue<'b>>(&mut self) -> Result<Option<Slot<'b, T>>, Self::Error>;
}

/// What a known field turned out to hold.
#[derive(Debug)]
pub enum Slot<'b, T> {
    Value(T),
    Null,
    /// A value that the field's type cannot hold without loss.
    Other(Value<'b>),
}

impl<'b, T> Slot<'b, T> {
    /// The value in the field, or kept as it is if the field cannot hold it.
    #[inline]
    fn or(value: Option<T>, otherwise: Value<'b>) -> Self {
        value.map_or(Self::Other(otherwise), Self::Value)
    }
}

/// Receives unknown fields, with the wire name of the field that their object is the value of.
pub(crate) type ShowExtra<'f, 's, 'b> = &'f mut dyn FnMut(Option<&'static str>, &'s Extra<'b>);

/// A type that a known field can have. A method `from_…` that keeps its default refuses that JSON type.
pub trait FieldValue<'b>: Sized + Serialize {
    /// What the fast path accepts as a value of this type. Other values, null apart, are left to the tape path.
    const KIND: Kind;

    /// Whether [`from_slot`](Self::from_slot) calls a function that is not inlined.
    const CALLS: bool = false;

    /// The value in a slot, if there is one.
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self>;

    fn from_bool(_: bool) -> Option<Self> {
        None
    }

    fn from_number(_: Number) -> Option<Self> {
        None
    }

    fn from_text(_: &'b str) -> Option<Self> {
        None
    }

    fn from_array<E: Elements<'b>>(elements: &mut E) -> Result<Slot<'b, Self>, E::Error> {
        rest_of_array(Vec::new(), elements).map(Slot::Other)
    }

    fn from_object<S: Source<'b>>(members: &mut S) -> Result<Slot<'b, Self>, S::Error> {
        rest_of_object(Vec::new(), members).map(Slot::Other)
    }

    /// The value as JSON.
    fn to_value(&self) -> Value<'b>;

    /// Prints the value for `Debug`, without personal data.
    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Shows the unknown fields of the objects that the value consists of. `name` is that of its field.
    fn each_extra<'s>(&'s self, _name: &'static str, _show: ShowExtra<'_, 's, 'b>) {}
}

/// An array, after the elements that were read before.
fn rest_of_array<'b, E: Elements<'b>>(mut so_far: Vec<Value<'b>>, elements: &mut E) -> Result<Value<'b>, E::Error> {
    while let Some(element) = elements.next()? {
        so_far.push(element);
    }
    so_far.shrink_to_fit();
    Ok(Value::Array(so_far))
}

/// An object, after the members that were read before.
fn rest_of_object<'b, S: Source<'b>>(mut so_far: Vec<(&'b str, Value<'b>)>, members: &mut S) -> Result<Value<'b>, S::Error> {
    while let Some(key) = members.key(|_| None)? {
        so_far.push((key, members.any()?));
    }
    so_far.shrink_to_fit();
    Ok(Value::Object(so_far))
}
