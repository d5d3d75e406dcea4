//! Bytes to JSON values, as RFC 8259 has them. This module knows nothing of Bandwidth.

pub(crate) mod escape;
pub(crate) mod fast;
mod fault;
pub(crate) mod locate;
mod number;
pub(crate) mod outline;
pub(crate) mod raw;
pub(crate) mod repair;
pub(crate) mod stored;
pub(crate) mod tape;
pub(crate) mod write;

pub(crate) use fault::{Fault, FaultKind, not_utf8};
pub use number::Number;

use raw::RawValue;

/// A JSON value that some parser has already validated, with texts that live as long as the body.
///
/// The typed layer is written against this trait once and reads a parser's tape, an owned callback
/// and a [`Value`](crate::types::Value) alike.
pub(crate) trait Node<'b>: Copy {
    /// The elements of an array, in order. Of a known number, so that whatever they are read from
    /// makes a list in one allocation.
    type Elements: ExactSizeIterator<Item = Self>;
    /// The members of an object, in order, duplicates included.
    type Members: ExactSizeIterator<Item = (&'b str, Self)>;

    fn json(self) -> Json<'b, Self>;
}

/// The values of an object that the fast path has walked over. Each is found by the slot of its
/// field, see [`fast::Layout`].
///
/// The typed layer builds its structs from this trait, so that it knows nothing of spans.
pub(crate) trait FieldValues<'b>: Copy {
    /// A text without its quotes, or a number, `true` or `false` as written. `None` if the field is
    /// absent or null.
    fn text(self, slot: usize) -> Option<&'b str>;

    /// Whether the field occurs under its alias.
    fn is_alias(self, slot: usize) -> bool;

    /// A text, number or truth value, each by its type.
    fn scalar(self, slot: usize) -> Option<Scalar<'b>>;

    /// The texts of an array, or the keys and values of an object in turn.
    fn texts(self, slot: usize) -> Option<impl Iterator<Item = &'b str>>;

    /// The objects of an array, each of them the value in slot 0.
    fn objects(self, slot: usize) -> Option<impl Iterator<Item = impl FieldValues<'b>>>;

    /// Whether a nested object has unknown fields.
    fn has_unknown(self) -> bool;

    /// Hands out the unknown fields of a nested object, in the order of the body.
    fn each_unknown(self, give: impl FnMut(&'b str, RawValue<'b>));

    /// Puts a nested object into a field. Nothing is moved: an object may have 1,400 bytes.
    fn object<O: FromFieldValues<'b>>(self, slot: usize, field: &mut Option<O>);
}

/// A struct that is filled with the values of a nested object.
pub(crate) trait FromFieldValues<'b>: Sized {
    /// Puts it into a field.
    fn put<V: FieldValues<'b>>(field: &mut Option<Self>, values: V);
}

/// A JSON value that is neither an array nor an object.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scalar<'b> {
    Null,
    Bool(bool),
    Number(Number),
    Text(&'b str),
}

/// A [`Node`] by its JSON type.
pub(crate) enum Json<'b, N: Node<'b>> {
    Null,
    Bool(bool),
    Number(Number),
    Text(&'b str),
    Array(N::Elements),
    Object(N::Members),
}
