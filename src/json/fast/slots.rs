//! Where the values of a body are: the result of the walk, without a lifetime, so that the body can
//! still be changed.

use std::ops::Range;

use super::Declined;
use super::layout::FIELDS;
use crate::json::{escape, raw};

/// A range of bytes in the body: a text without its quotes, a number, `true`, `false`. Of a nested
/// value, the slots of its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// What the slot of a field holds whose value has a wrong type: no value begins at the start of a
    /// body.
    pub(super) const ABSENT: Self = Self { start: 0, end: 0 };

    /// Set in `start` of a text that has escapes. Bodies are shorter.
    const ESCAPED: u32 = 1 << 31;

    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "offsets come from the index, whose entries are of 32 bits"
    )]
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    pub(crate) const fn with_escapes(self) -> Self {
        Self {
            start: self.start | Self::ESCAPED,
            ..self
        }
    }

    pub(crate) const fn has_escapes(self) -> bool {
        self.start & Self::ESCAPED != 0
    }

    #[inline]
    pub(crate) const fn range(self) -> Range<usize> {
        (self.start & !Self::ESCAPED) as usize..self.end as usize
    }

    /// A number that is kept among spans.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the other half is kept too"
    )]
    pub(super) const fn from_bits(bits: u64) -> Self {
        Self {
            start: bits as u32,
            end: (bits >> 32) as u32,
        }
    }

    pub(super) const fn to_bits(self) -> u64 {
        self.start as u64 | (self.end as u64) << 32
    }
}

/// How many unknown fields the fast path takes.
pub(super) const EXTRA: usize = 8;

/// The first of the slots for what is nested, after those of the root object's fields and two for
/// each unknown field.
const NESTED: usize = FIELDS + 2 * EXTRA;

/// How many slots there are for what is nested in a body.
pub(crate) const NESTED_SLOTS: usize = 56;

/// Of how many elements of an array the slots are kept. They take a KiB each.
const MOST_ELEMENTS: usize = 128;

/// How many slots there are.
const SLOTS: usize = NESTED + NESTED_SLOTS;

/// In front of the slots are numbers in the form of spans: which fields of the root object occur, one
/// bit each, which of these are null, and what is [`Unusual`].
const NUMBERS: usize = 3;

const _: () = assert!(
    SLOTS <= u128::BITS as usize,
    "a slot has no bit in `Slots::escaped`"
);

// As `Parser::parse_owned` says.
const _: () = assert!((NUMBERS + SLOTS) * size_of::<Span>() == 1048);

/// What few bodies have, in one number, so that all others pass one test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unusual(u64);

impl Unusual {
    pub(crate) const NOTHING: Self = Self(0);

    // The lowest bits say which of the unknown fields are the root object's.
    const WRONG_TYPE: u64 = 1 << EXTRA;
    const ONE_UNKNOWN: u64 = 1 << 16;
    const ONE_DEEP: u64 = 1 << 32;

    /// Which of the unknown fields are those of the root object, one bit each.
    #[inline]
    pub(crate) const fn of_root(self) -> u64 {
        self.0 & (Self::WRONG_TYPE - 1)
    }

    /// Whether a field has a value of another type than documented, at any level.
    pub(crate) const fn has_wrong_type(self) -> bool {
        self.0 & Self::WRONG_TYPE != 0
    }

    /// How many unknown fields there are, at all levels.
    pub(crate) const fn unknown(self) -> usize {
        (self.0 % Self::ONE_DEEP / Self::ONE_UNKNOWN) as usize
    }

    /// How deep the raw values are nested in the body; 0 if there are none.
    pub(crate) const fn depth(self) -> usize {
        (self.0 / Self::ONE_DEEP) as usize
    }
}

/// Where the values of one body are.
#[derive(Debug)]
pub(crate) struct Slots {
    pub(super) unusual: Unusual,
    /// The next free slot for what is nested.
    pub(super) nested: usize,
    /// The slots of texts that have escapes, one bit each.
    escaped: u128,
    spans: [Span; NUMBERS + SLOTS],
    /// Those of each element of an array of several.
    several: Vec<Span>,
}

impl Slots {
    pub(crate) const fn new() -> Self {
        Self {
            unusual: Unusual::NOTHING,
            nested: NESTED,
            escaped: 0,
            spans: [Span::ABSENT; NUMBERS + SLOTS],
            several: Vec::new(),
        }
    }

    /// Forgets the last body. Slots of the root object are not cleared, for the numbers say which of
    /// them count.
    #[inline]
    pub(super) fn clear(&mut self) {
        self.several.clear();
        self.clear_element();
    }

    #[inline]
    fn clear_element(&mut self) {
        self.unusual = Unusual::NOTHING;
        self.nested = NESTED;
        self.escaped = 0;
    }

    /// Keeps the slots of one of several elements, and forgets that.
    pub(crate) fn keep(&mut self) -> Result<(), Declined> {
        if self.has_escapes() || self.several.len() >= MOST_ELEMENTS * self.spans.len() {
            return Err(Declined::Several);
        }
        self.several.extend(self.spans);
        self.clear_element();
        Ok(())
    }

    #[inline]
    pub(super) fn set(&mut self, slot: usize, span: Span) {
        if let Some(place) = self.spans.get_mut(NUMBERS + slot) {
            *place = span;
        }
    }

    /// Sets the span of a text that may have escapes.
    #[inline]
    pub(super) fn set_text(&mut self, slot: usize, span: Span) {
        if span.has_escapes() {
            self.escaped |= 1 << slot;
        }
        self.set(slot, span);
    }

    /// Notes which fields of the root object were found, which of these are null, and which of the
    /// unknown fields are the root object's.
    #[inline]
    pub(super) fn finish(&mut self, keys: u64, nulls: u64, unknown: u64) {
        self.unusual.0 |= unknown;
        if let Some(numbers) = self.spans.first_chunk_mut() {
            *numbers = [keys, nulls, self.unusual.0].map(Span::from_bits);
        }
    }

    /// Adds an unknown field. Returns its bit.
    pub(super) fn push_unknown(&mut self, key: Span, value: Span) -> Option<u64> {
        let index = self.unusual.unknown();
        let slot = FIELDS + 2 * index;
        if slot == NESTED {
            return None;
        }
        self.set(slot, key);
        self.set_text(slot + 1, value);
        self.unusual.0 += Unusual::ONE_UNKNOWN;
        Some(1 << index)
    }

    /// Notes how deep a raw value is nested.
    pub(super) fn reach(&mut self, depth: usize) {
        if depth > self.unusual.depth() {
            let others = self.unusual.0 % Unusual::ONE_DEEP;
            self.unusual.0 = others + depth as u64 * Unusual::ONE_DEEP;
        }
    }

    pub(super) fn set_wrong_type(&mut self) {
        self.unusual.0 |= Unusual::WRONG_TYPE;
    }

    /// Takes slots for what is nested.
    #[inline]
    pub(super) fn take(&mut self, count: usize) -> Option<usize> {
        let first = self.nested;
        self.nested += count;
        (self.nested <= SLOTS).then_some(first)
    }

    /// Gives back the slots from one on.
    pub(super) fn give_back(&mut self, first: usize) {
        self.nested = first;
        self.escaped &= !(u128::MAX << first);
    }

    /// Unescapes the texts and raw values that have escapes, in place.
    pub(crate) fn unescape(&mut self, body: &mut [u8]) {
        while self.escaped != 0 {
            let slot = self.escaped.trailing_zeros() as usize;
            self.escaped &= self.escaped - 1;
            if let Some(span) = self.spans.get_mut(NUMBERS + slot) {
                let range = span.range();
                let (start, end) = (range.start, range.end);
                let is_text = body.get(start.wrapping_sub(1)) == Some(&b'"');
                let bytes = body.get_mut(range).unwrap_or_default();
                *span = if is_text {
                    Span::new(start, start + escape::unescape(bytes))
                } else {
                    raw::unescape(bytes);
                    Span::new(start, end)
                };
            }
        }
    }

    /// A copy in one piece of memory, no larger than needed, for [`SlotsView`].
    pub(crate) fn boxed(&self) -> Box<[Span]> {
        let SlotsView(spans) = self.view_all();
        let used = spans.get(..NUMBERS + self.nested);
        used.filter(|_| self.several.is_empty())
            .unwrap_or(spans)
            .into()
    }

    #[inline]
    pub(crate) fn unusual(&self) -> Unusual {
        self.unusual
    }

    pub(crate) fn has_escapes(&self) -> bool {
        self.escaped != 0
    }

    #[inline]
    pub(crate) fn view(&self) -> SlotsView<'_> {
        SlotsView(&self.spans)
    }

    /// Those of all elements, if there are several.
    #[inline]
    pub(crate) fn view_all(&self) -> SlotsView<'_> {
        if self.several.is_empty() {
            self.view()
        } else {
            SlotsView(&self.several)
        }
    }
}

/// Slots that are borrowed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SlotsView<'f>(pub(crate) &'f [Span]);

impl<'f> SlotsView<'f> {
    /// Those of each element, or of the one object.
    pub(crate) fn elements(self) -> impl ExactSizeIterator<Item = Self> {
        self.0.chunks(NUMBERS + SLOTS).map(Self)
    }

    #[inline]
    fn number(self, index: usize) -> u64 {
        self.0.get(index).map_or(0, |number| number.to_bits())
    }

    #[inline]
    pub(crate) fn unusual(self) -> Unusual {
        Unusual(self.number(2))
    }

    /// The slots without the numbers.
    #[inline]
    pub(super) fn spans(self) -> &'f [Span] {
        self.0.get(NUMBERS..).unwrap_or_default()
    }

    /// Where a scalar of the root object is, if it occurs and is not null.
    #[inline]
    pub(crate) fn span(self, slot: usize) -> Option<Span> {
        if self.values() >> slot & 1 == 0 {
            return None;
        }
        self.0.get(NUMBERS + slot).copied()
    }

    /// The text of a scalar, cut out of a body without escapes.
    #[inline]
    pub(crate) fn text(self, slot: usize, body: &str) -> Option<&str> {
        body.get(self.span(slot)?.range())
    }

    /// Which fields of the root object occur, nulls included, one bit each.
    #[inline]
    pub(crate) fn keys(self) -> u64 {
        self.number(0)
    }

    /// Which of them have a value other than null.
    #[inline]
    pub(crate) fn values(self) -> u64 {
        self.keys() & !self.number(1)
    }

    /// Cuts the texts of some fields out of the body.
    #[inline]
    pub(crate) fn cut<'b>(self, fields: u64, body: &'b str, texts: &mut [Option<&'b str>; FIELDS]) {
        if let Some(spans) = self.spans().first_chunk::<FIELDS>() {
            cut(self.values() & fields, spans, body, texts);
        }
    }

    /// Calls a function with the slot and the text of each of some fields that has a text.
    #[inline]
    pub(crate) fn each_text<'b>(
        self,
        fields: u64,
        body: &'b str,
        mut each: impl FnMut(usize, &'b str),
    ) {
        let mut slots = self.values() & fields;
        let spans = self.spans();
        while slots != 0 {
            let slot = slots.trailing_zeros() as usize;
            slots &= slots - 1;
            if let Some(span) = spans.get(slot)
                && is_text(*span, body)
                && let Some(text) = body.get(span.range())
            {
                each(slot, text);
            }
        }
    }
}

/// Whether a scalar is a text: a quote is before it.
#[inline]
pub(super) fn is_text(value: Span, body: &str) -> bool {
    body.as_bytes().get(value.range().start.wrapping_sub(1)) == Some(&b'"')
}

/// Cuts texts out of a body: those of the slots whose bits are set.
#[inline]
pub(super) fn cut<'b>(
    mut slots: u64,
    spans: &[Span],
    body: &'b str,
    texts: &mut [Option<&'b str>],
) {
    while slots != 0 {
        let slot = slots.trailing_zeros() as usize;
        slots &= slots - 1;
        if let (Some(text), Some(span)) = (texts.get_mut(slot), spans.get(slot)) {
            *text = body.get(span.range());
        }
    }
}
