//! The fast path: it finds the values of the usual bodies without a general parser, and declines all others.

mod index;
mod layout;
mod slots;
mod walk;

pub(crate) use index::{Index, best_level, levels};
pub(crate) use layout::FIELDS;
pub use layout::{Field, Fields, Kind, Layout};
pub(crate) use slots::{Slots, SlotsView, Span, Unknown, Values};
pub(crate) use walk::walk;

/// Why the fast path declines a body, which the tape path then accepts or refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Declined {
    TooManyEntries,
    OpenString,
    NotAnObject,
    Syntax,
    ControlCharacter,
    EscapedKey,
    InvalidEscape,
    DuplicateField,
    WrongType,
    Number,
    UnknownField,
    TooManyUnknown,
    ListTooLong,
    TrailingData,
    EventType,
    InvalidUtf8,
    Off,
}
