//! Objects with known fields: what a struct of the table is to a parser.

pub(crate) mod de;
pub(crate) mod declare;
pub(crate) mod nodes;
pub(crate) mod values;

use std::fmt;

use crate::error::Name;
use crate::extra::{Extra, Value};
use crate::json::Number;
use crate::json::fast::{Field, Kind, Layout, Values};

/// A struct whose fields are listed in a table. Implemented by `object!` only.
pub trait Object<'b>: Default {
    /// Reads the members of an object into one struct, which is wrapped on the way out: events are too large to be moved for nothing.
    fn read<S: Source<'b>, T>(source: &mut S, wrap: impl FnOnce(Self) -> T) -> Result<T, S::Error>;
}

/// The same for the fast path: what its walk looks for, and how the struct is built from what it found.
pub trait Slotted<'b>: Sized {
    /// The fields, in the order of the table.
    const FIELDS: &'static [Field];

    /// The layout in which the fields have their slots. It may have others besides.
    const LAYOUT: &'static Layout;

    /// Builds the struct, which is wrapped on the way out, with unknown fields that the caller gives.
    fn build<T, const N: usize>(values: Values<'_, 'b, N>, extra: impl FnOnce() -> Extra<'b>, wrap: impl FnOnce(Self) -> T) -> T;
}

/// The members of an object that are still to come, from whatever parser, and what to do about their peculiarities.
///
/// After each key exactly one of `value` and `any` is called. Keys are given back for their place in the body.
pub trait Source<'b> {
    type Error;

    /// The next key. A parser that has only a passing copy of it may give the name that `known` knows instead.
    fn key(&mut self, known: fn(&str) -> Option<Name>) -> Result<Option<&'b str>, Self::Error>;

    /// The value of the key, for a field of type `T`.
    fn value<T: FieldValue<'b>>(&mut self) -> Result<Slot<'b, T>, Self::Error>;

    /// The value of the key, whatever it is.
    fn any(&mut self) -> Result<Value<'b>, Self::Error>;

    /// A known field stands there again.
    fn duplicate(&mut self, field: Name, key: &str) -> Result<(), Self::Error>;

    /// A known field has a value of another type than documented.
    fn wrong_type(&mut self, field: Name, key: &str) -> Result<(), Self::Error>;

    /// A field goes to the extra ones.
    fn extra(&mut self, key: &str) -> Result<(), Self::Error>;
}

/// The elements of an array that are still to come.
pub trait Elements<'b> {
    type Error;

    fn next(&mut self) -> Result<Option<Value<'b>>, Self::Error>;
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

/// A type that a known field can have. What stays at its default refuses that JSON type.
pub trait FieldValue<'b>: Sized {
    /// What the fast path accepts as a value of this type. Other values, null apart, are left to the tape path.
    const KIND: Kind;

    /// What [`early`](Self::early) hands to [`late`](Self::late).
    type Early;

    /// Reads the value in a slot if that takes a call.
    ///
    /// All fields of a struct are read early and then late. Without the first step, each text that comes before a call in the struct
    /// would be loaded, put on the stack until the call returns, and loaded again.
    fn early<const N: usize>(values: Values<'_, 'b, N>, slot: usize) -> Self::Early;

    /// The value in a slot, if there is one.
    fn late<const N: usize>(early: Self::Early, values: Values<'_, 'b, N>, slot: usize) -> Option<Self>;

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

    /// Prints the value for `Debug`, without its content.
    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The unknown fields, if the value is an object.
    fn extra(&self) -> Option<&Extra<'b>> {
        None
    }
}

/// An array behind the elements that were read before.
fn rest_of_array<'b, E: Elements<'b>>(mut so_far: Vec<Value<'b>>, elements: &mut E) -> Result<Value<'b>, E::Error> {
    while let Some(element) = elements.next()? {
        so_far.push(element);
    }
    so_far.shrink_to_fit();
    Ok(Value::Array(so_far))
}

/// An object behind the members that were read before.
fn rest_of_object<'b, S: Source<'b>>(mut so_far: Vec<(&'b str, Value<'b>)>, members: &mut S) -> Result<Value<'b>, S::Error> {
    while let Some(key) = members.key(|_| None)? {
        so_far.push((key, members.any()?));
    }
    so_far.shrink_to_fit();
    Ok(Value::Object(so_far))
}

/// Prints a field for `Debug` as its type says.
pub(crate) struct Redacted<'a, T>(pub(crate) &'a T);

impl<'b, T: FieldValue<'b>> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.redacted(f)
    }
}
