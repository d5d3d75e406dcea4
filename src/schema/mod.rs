//! What the structs of facts stand on: every parser can fill them, and every serializer can read
//! them.
//!
//! A struct implements [`Object`], by a macro of [`declare`]. A type that a field can have
//! implements [`FieldValue`], in [`fields`]. Values come in from the slots of the fast path, from
//! [`nodes`] of a parsed body, or by serde in [`de`]. They go out by one walk over the fields,
//! which [`visit`] turns into `Serialize`, `Debug` and the like.

pub(crate) mod de;
pub(crate) mod declare;
mod fields;
pub(crate) mod nodes;
pub(crate) mod visit;
pub(crate) mod write;

use std::fmt;

use serde::Serialize;

use crate::error::Name;
use crate::extra::Extra;
use crate::json::fast::{Alias, Field, Kind, Layout, NESTED_FIELDS};
use crate::json::write::{Prefix, Writer};
use crate::json::{FieldValues, Number};
use crate::revealed::Reveal;
use crate::value::Value;

/// A struct of facts. Implemented by the macros of [`declare`] only.
pub(crate) trait Object<'b>: Sized {
    /// The name of the struct.
    const NAME: &'static str;

    /// The fields, in the order in which they are serialized.
    const FIELDS: &'static [Field];

    /// The second keys of fields. The slot of one is the place of its field in
    /// [`FIELDS`](Self::FIELDS).
    const ALIASES: &'static [Alias];

    /// The layout in which the fields have their slots. It may have others besides.
    const LAYOUT: &'static Layout;

    /// The keys of all fields of the family.
    const KEYS: &'static [&'static str];

    /// A struct in which nothing is set.
    fn empty() -> Self;

    /// Reads a value into the field at a place in [`FIELDS`](Self::FIELDS). Returns the value if
    /// the field cannot hold it.
    fn read_field<S: Source<'b>>(
        &mut self,
        index: usize,
        by_alias: bool,
        source: &mut S,
    ) -> Result<Option<Value<'b>>, S::Error>;

    /// Builds the struct from the values that the fast path has found, without unknown fields: the
    /// caller adds them afterwards, where there are any, so that all others are built without a look
    /// at them.
    ///
    /// `wrap` makes of the struct what the caller returns. An event has up to 1,848 bytes: without
    /// `wrap`, `Ok(Callback::Answer(event))` would copy it once or twice.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "a call would copy the event")]
    fn from_values<V: FieldValues<'b>, T>(values: V, wrap: impl FnOnce(Self) -> T) -> T {
        let mut object = Self::empty();
        object.fill(values);
        wrap(object)
    }

    /// Sets the fields of an empty struct, each where it is. A struct made of the values of its fields
    /// copies them: those of a message are 12 copies, and 6 % more instructions for its webhook.
    fn fill<V: FieldValues<'b>>(&mut self, values: V);

    /// Shows every field that is set, in their order. Unknown fields are not among them.
    fn walk<'s, V: Visit<'s, 'b>>(&'s self, visitor: &mut V) -> Result<(), V::Error>;

    /// The unknown fields.
    fn unknown(&self) -> &Extra<'b>;

    /// The unknown fields, to add to.
    fn unknown_mut(&mut self) -> &mut Extra<'b>;

    /// A struct with every field drawn, for fuzzers.
    #[cfg(feature = "arbitrary")]
    fn drawn(u: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self>;

    /// The place of the field of a key, the key as a name, and whether it is a second one.
    fn place(key: &str) -> Option<(usize, Name, bool)> {
        if let Some(place) = Self::FIELDS.iter().position(|field| field.key == key) {
            return Some((place, &Self::FIELDS.get(place)?.key, false));
        }
        let alias = Self::ALIASES.iter().find(|alias| alias.key == key)?;
        Some((alias.slot, &alias.key, true))
    }

    /// Reads the members of an object into one struct. `wrap` is that of
    /// [`from_values`](Self::from_values).
    fn read<S: Source<'b>, T>(source: &mut S, wrap: impl FnOnce(Self) -> T) -> Result<T, S::Error> {
        const {
            assert!(
                Self::FIELDS.len() <= u64::BITS as usize,
                "an object has more fields than bits"
            );
        };
        let mut object = Self::empty();
        let mut seen = 0_u64;
        while let Some(key) = source.key(Self::KEYS)? {
            let other = match Self::place(key) {
                Some((place, name, by_alias)) => {
                    if seen >> place & 1 != 0 {
                        source.duplicate(name, key)?;
                    }
                    seen |= 1 << place;
                    match object.read_field(place, by_alias, source)? {
                        None => continue,
                        Some(other) => source.wrong_type(name, key).map(|()| other)?,
                    }
                }
                None => source.any()?,
            };
            source.extra(key)?;
            object.unknown_mut().push(key, other);
        }
        Ok(wrap(object))
    }
}

/// An object behind `dyn`, for what is the same for all objects.
pub(crate) trait AnyObject<'b>: fmt::Debug + Reveal {
    /// The unknown fields of the object itself.
    fn extra(&self) -> &Extra<'b>;

    /// Shows the unknown fields of the object, and then those of its nested objects.
    fn each_extra<'s>(&'s self, show: ShowExtra<'_, 's, 'b>);

    /// The object as JSON.
    fn to_value(&self) -> Value<'b>;

    /// Writes the object as JSON.
    fn write_json(&self, writer: &mut Writer<'_>);
}

impl<'b, O: Object<'b> + fmt::Debug + Reveal> AnyObject<'b> for O {
    fn extra(&self) -> &Extra<'b> {
        self.unknown()
    }

    fn each_extra<'s>(&'s self, show: ShowExtra<'_, 's, 'b>) {
        visit::each_extra(self, None, show);
    }

    fn to_value(&self) -> Value<'b> {
        visit::to_value(self)
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        write::object(self, writer);
    }
}

/// The field of a key, with the type that its place in the struct has.
pub(crate) const fn field<'b, O, T: FieldValue<'b>>(
    key: &'static str,
    _: fn(&O) -> &Option<T>,
) -> Field {
    Field::new(key, T::KIND)
}

/// What the fast path accepts as the value of a field that is an object.
///
/// # Panics
///
/// When the crate is compiled, if the object has too many fields.
pub(crate) const fn kind_of<'b, O: Object<'b>>() -> Kind {
    assert!(
        O::FIELDS.len() <= NESTED_FIELDS,
        "a nested object has more fields than texts are cut for"
    );
    Kind::Object(O::LAYOUT)
}

/// Adds the unknown fields of a nested object.
#[cold]
#[inline(never)]
pub(crate) fn add_unknown<'b, V: FieldValues<'b>>(extra: &mut Extra<'b>, values: V) {
    values.each_unknown(|key, value| extra.push(key, value));
}

/// Reads a value into a field. Returns it if the field cannot hold it.
#[inline(never)]
pub(crate) fn read_into<'b, T: FieldValue<'b>, S: Source<'b>>(
    field: &mut Option<T>,
    source: &mut S,
) -> Result<Option<Value<'b>>, S::Error> {
    match source.value()? {
        Slot::Value(value) => *field = Some(value),
        Slot::Null => {}
        Slot::Other(other) => return Ok(Some(other)),
    }
    Ok(None)
}

/// Receives the fields of an object one after the other.
pub(crate) trait Visit<'s, 'b> {
    type Error;

    fn field<T: FieldValue<'b>>(
        &mut self,
        name: FieldName,
        value: &'s T,
    ) -> Result<(), Self::Error>;
}

/// Whether a field was received under the second of its two keys. It says how a value was written
/// and not what it is: objects that differ in nothing else are equal.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ByAlias(pub(crate) bool);

impl PartialEq for ByAlias {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The names of a field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldName {
    /// In the struct.
    pub(crate) rust: &'static str,
    /// In JSON, as received.
    pub(crate) wire: Name,
    /// In JSON, with all that is written before a text.
    pub(crate) prefix: &'static Prefix,
}

/// The members of an object that are still to come, from any parser, and what to do about their
/// peculiarities.
///
/// After each key, exactly one of `value` and `any` is called. Keys are given back for their place
/// in the body.
pub(crate) trait Source<'b> {
    type Error;

    /// The next key. A parser that has only a passing copy of it may give the same one of `known`
    /// instead.
    fn key(&mut self, known: &'static [&'static str]) -> Result<Option<&'b str>, Self::Error>;

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
pub(crate) trait Elements<'b> {
    type Error;

    fn next(&mut self) -> Result<Option<Value<'b>>, Self::Error>;

    /// The next element, for a list of values of type `T`.
    fn next_value<T: FieldValue<'b>>(&mut self) -> Result<Option<Slot<'b, T>>, Self::Error>;
}

/// What a known field turned out to hold.
#[derive(Debug)]
pub(crate) enum Slot<'b, T> {
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

/// A type that a known field can have. A method `from_…` that keeps its default refuses that JSON
/// type.
pub(crate) trait FieldValue<'b>: Sized + Serialize {
    /// What the fast path accepts as a value of this type. Other values, null apart, are left to
    /// the tape path.
    const KIND: Kind;

    /// The value in a slot, if there is one.
    #[inline(never)]
    fn from_slot<V: FieldValues<'b>>(values: V, slot: usize) -> Option<Self> {
        let mut field = None;
        Self::fill(&mut field, values, slot);
        field
    }

    /// Sets an empty field to the value in a slot, if there is one.
    #[inline]
    fn fill<V: FieldValues<'b>>(field: &mut Option<Self>, values: V, slot: usize) {
        *field = Self::from_slot(values, slot);
    }

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

    /// Writes the value as JSON.
    fn write_json(&self, writer: &mut Writer<'_>);

    /// Writes the value as JSON, and before it the key of its field.
    #[inline]
    fn write_member(&self, prefix: &'static Prefix, writer: &mut Writer<'_>) {
        writer.prefix(prefix);
        self.write_json(writer);
    }

    /// Prints the value for `Debug`, without personal data.
    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Shows the unknown fields of the objects that the value consists of. `name` is that of its
    /// field.
    fn each_extra<'s>(&'s self, _name: &'static str, _show: ShowExtra<'_, 's, 'b>) {}
}

/// An array, after the elements that were read before.
fn rest_of_array<'b, E: Elements<'b>>(
    mut so_far: Vec<Value<'b>>,
    elements: &mut E,
) -> Result<Value<'b>, E::Error> {
    while let Some(element) = elements.next()? {
        so_far.push(element);
    }
    so_far.shrink_to_fit();
    Ok(Value::Array(so_far))
}

/// An object, after the members that were read before.
fn rest_of_object<'b, S: Source<'b>>(
    mut so_far: Vec<(&'b str, Value<'b>)>,
    members: &mut S,
) -> Result<Value<'b>, S::Error> {
    while let Some(key) = members.key(&[])? {
        so_far.push((key, members.any()?));
    }
    so_far.shrink_to_fit();
    Ok(Value::Object(so_far))
}
