//! The fast path: it finds the values of usual bodies in two stages, without a general parser, and
//! *declines* all others.
//!
//! The first stage, [`index`], goes over the body 64 bytes at a time with vector instructions and
//! writes down the offsets of all bytes that the second stage has to look at: the *entries*.
//! Whoever knows simdjson's first stage knows this one, but for one difference. Entries are:
//!
//! - the quotes at both ends of each string,
//! - all other bytes outside of strings, save white space and save the byte directly after a
//!   closing quote,
//! - inside strings, control characters and the backslashes that begin an escape.
//!
//! ```text
//! {"eventType":"dtmf","channels":2, "tag" : "a\"b"}
//! ^^         ^ ^    ^ ^        ^ ^^ ^   ^ ^ ^ ^  ^
//! ```
//!
//! The byte after a closing quote, most often a colon, a comma or a bracket, is no entry because
//! the second stage looks there anyway. So a text member has four entries instead of six, whatever
//! white space is around it, and writing entries down is the most costly part of the first stage
//! where there is no AVX-512.
//!
//! The second stage, [`walk`], takes the entries in order. Each one must be what the grammar
//! expects there; as all bytes outside of strings are entries or looked at, nothing can hide
//! between them, and no loop depends on the length of a text. A key finds its [`Field`] in a table
//! made by the compiler, in the same time wherever it is in the body: the order of members costs
//! nothing, and nothing is remembered from one body to the next. What the walk finds it leaves as
//! [`Span`]s in [`Slots`], which borrow nothing, so that texts with escapes can still be unescaped
//! in place, and the body can still be handed on where the walk declines it.
//!
//! Meaning is defined by the [tape path](super::tape) alone: the fast path finds the same values or
//! declines, and reports no errors.

mod any_value;
mod index;
mod layout;
mod slots;
mod values;
mod walk;

use fearless_simd::Level;

use index::Index;
pub(crate) use index::levels;
pub(crate) use layout::{Alias, Field, Fields, Kind, Layout};
pub(crate) use layout::{FIELDS, nested_slots};
pub(crate) use slots::{NESTED_SLOTS, Slots, SlotsView, Span, Unusual};
pub(crate) use values::{NESTED_FIELDS, OnDemand, Values};

/// The memory of the fast path, and the vector instructions that it uses.
pub(crate) struct Walker {
    level: Level,
    index: Index,
    /// How many entries are those of the elements of an array that were not walked over yet.
    left: usize,
    pub(crate) slots: Slots,
}

impl Walker {
    pub(crate) fn new() -> Self {
        Self {
            level: index::best_level(),
            index: Index::new(),
            left: 0,
            slots: Slots::new(),
        }
    }

    /// Uses the vector instructions of that name; `None` if this CPU does not have them.
    pub(crate) fn use_level(&mut self, name: &str) -> Option<()> {
        self.level = index::levels()
            .into_iter()
            .find(|(known, _)| *known == name)?
            .1;
        Some(())
    }

    /// The first stage.
    #[inline]
    pub(crate) fn index(&mut self, body: &[u8]) -> Result<(), Declined> {
        self.left = 0;
        self.index.fill(self.level, body)
    }

    /// Walks over the body that was indexed last. If `ARRAYS`, its root may also be an array, of which
    /// this walks over the first element, and over one more each time that it is called again.
    #[inline]
    pub(crate) fn walk<const ARRAYS: bool>(
        &mut self,
        body: &[u8],
        layout: &'static Layout,
    ) -> Result<(), Declined> {
        let mut entries = self.index.entries();
        let is_later = ARRAYS && self.has_more();
        if is_later {
            entries = entries.get(entries.len() - self.left..).unwrap_or_default();
        } else {
            self.slots.clear();
        }
        let left = walk::walk::<ARRAYS>(body, entries, is_later, layout, &mut self.slots)?;
        self.left = left.len();
        Ok(())
    }

    /// Whether the root is an array with elements that were not walked over yet.
    #[inline]
    pub(crate) fn has_more(&self) -> bool {
        self.left > 0
    }
}

/// Why the fast path declines a body, which the tape path then accepts or refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Declined {
    /// It is switched off, or the limit of depth is lower than what documented callbacks need.
    Off,
    /// The index is full.
    TooManyEntries,
    /// A string is not closed.
    OpenString,
    /// The body is not an object.
    NotAnObject,
    /// A byte is not what the grammar expects.
    Syntax,
    /// Something follows the object.
    TrailingData,
    /// A string holds a control character.
    ControlCharacter,
    /// An escape is invalid.
    InvalidEscape,
    /// A key has escapes, so that it may be any.
    EscapedKey,
    /// A field occurs twice.
    DuplicateField,
    /// A field has a value of another type than documented, which the options do not allow.
    WrongType,
    /// A number is none that RFC 8259 allows, or beyond the range of an `f64`.
    Number,
    /// Arrays and objects are nested too deep.
    TooDeep,
    /// An array or object that has to be kept as it is has escapes, and a known type or a length of
    /// 256 KiB.
    UnknownField,
    /// There are more unknown fields or nested values than slots, or more unknown fields than
    /// allowed.
    TooManyUnknown,
    /// An array has several elements, and one of them has escapes, or they need too many slots.
    Several,
    /// The type of the event is absent, not a text, not the one that was asked for, or perhaps one
    /// of another family.
    EventType,
    /// The body is not UTF-8, and may be repaired.
    InvalidUtf8,
}

impl Declined {
    /// The reason in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "the fast path is switched off",
            Self::TooManyEntries => "the body has too many tokens",
            Self::OpenString => "a string is not closed",
            Self::NotAnObject => "the body is not an object",
            Self::Syntax => "a byte is not what the grammar expects",
            Self::TrailingData => "something follows the object",
            Self::ControlCharacter => "a string holds a control character",
            Self::InvalidEscape => "an escape is invalid",
            Self::EscapedKey => "a key has escapes",
            Self::DuplicateField => "a field occurs twice",
            Self::WrongType => "a field has a value of another type than documented",
            Self::Number => "a number is invalid, or beyond the range of an `f64`",
            Self::TooDeep => "arrays and objects are nested too deep",
            Self::UnknownField => "an array or object has escapes and cannot be kept as it is",
            Self::TooManyUnknown => "there are too many unknown fields or nested values",
            Self::Several => "an array has several elements, with escapes or very many",
            Self::EventType => "the event type is absent, not a text, or another than asked for",
            Self::InvalidUtf8 => "the body is not UTF-8",
        }
    }
}
