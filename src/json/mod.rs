//! Bytes to JSON values, as RFC 8259 has them. This module knows nothing of Bandwidth.

pub(crate) mod escape;
pub(crate) mod fast;
mod fault;
pub(crate) mod locate;
mod number;
pub(crate) mod outline;
pub(crate) mod stored;
pub(crate) mod tape;

pub(crate) use fault::{Fault, FaultKind, not_utf8};
pub use number::Number;

/// A JSON value that some parser has already validated, with texts that live as long as the body.
///
/// The typed layer is written against this trait once and reads a parser's tape, an owned callback and a [`Value`](crate::Value) alike.
pub trait Node<'b>: Copy {
    /// The elements of an array, in order.
    type Elements: Iterator<Item = Self>;
    /// The members of an object, in order, duplicates included.
    type Members: Iterator<Item = (&'b str, Self)>;

    fn json(self) -> Json<'b, Self>;
}

/// A [`Node`] by its JSON type.
pub enum Json<'b, N: Node<'b>> {
    Null,
    Bool(bool),
    Number(Number),
    Text(&'b str),
    Array(N::Elements),
    Object(N::Members),
}
