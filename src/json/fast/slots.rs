//! Where the values of a body are: the result of the walk, without a lifetime, so that the body can
//! still be changed.

use std::ops::Range;

use super::layout::{Alias, FIELDS, Layout};
use crate::json::{FieldValues, FromFieldValues, Number, Scalar, escape};

/// A range of bytes in the body: a text without its quotes, a number, `true`, `false`. Of a nested
/// value, the slots of its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// What a slot holds when its field is absent or null: no value begins at the start of a body,
    /// nor anything nested in slot 0.
    const ABSENT: Self = Self { start: 0, end: 0 };

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

    const fn to_bits(self) -> u64 {
        self.start as u64 | (self.end as u64) << 32
    }
}

/// How many unknown fields the fast path takes.
pub(super) const EXTRA: usize = 8;

/// The first of the slots for what is nested, after those of the root object's fields and two for
/// each unknown field.
const NESTED: usize = FIELDS + 2 * EXTRA;

/// How many slots there are for what is nested in a body.
pub(crate) const NESTED_SLOTS: usize = 48;

/// How many slots there are.
const SLOTS: usize = NESTED + NESTED_SLOTS;

const _: () = assert!(
    SLOTS <= u128::BITS as usize,
    "a slot has no bit in `Slots::escaped`"
);

// As `Parser::parse_owned` says; three more are for what is no span.
const _: () = assert!((3 + SLOTS) * size_of::<Span>() == 1048);

/// Where the values of one body are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slots<S = [Span; SLOTS]> {
    /// Which fields of the root object occur, one bit each, and which of these are null.
    keys: u64,
    nulls: u64,
    /// The next free slots for an unknown field and for what is nested.
    unknown: usize,
    nested: usize,
    /// The slots of texts that have escapes, one bit each.
    escaped: u128,
    spans: S,
}

impl Slots {
    pub(crate) const fn new() -> Self {
        Self {
            keys: 0,
            nulls: 0,
            unknown: FIELDS,
            nested: NESTED,
            escaped: 0,
            spans: [Span::ABSENT; SLOTS],
        }
    }

    /// Forgets the last body. Slots of the root object are not cleared, for `keys` says which of
    /// them count.
    #[inline]
    pub(super) fn clear(&mut self) {
        self.keys = 0;
        self.nulls = 0;
        self.unknown = FIELDS;
        self.nested = NESTED;
        self.escaped = 0;
    }

    #[inline]
    pub(super) fn set(&mut self, slot: usize, span: Span) {
        if let Some(place) = self.spans.get_mut(slot) {
            *place = span;
        }
    }

    /// The same for a text that may have escapes.
    #[inline]
    pub(super) fn set_text(&mut self, slot: usize, span: Span) {
        if span.has_escapes() {
            self.escaped |= 1 << slot;
        }
        self.set(slot, span);
    }

    /// Which fields of the root object were found, and which of these are null.
    #[inline]
    pub(super) fn set_keys(&mut self, keys: u64, nulls: u64) {
        self.keys = keys;
        self.nulls = nulls;
    }

    /// Adds an unknown field of the root object.
    pub(super) fn push_unknown(&mut self, key: Span, value: Span) -> Option<()> {
        if self.unknown == NESTED {
            return None;
        }
        self.set(self.unknown, key);
        self.set_text(self.unknown + 1, value);
        self.unknown += 2;
        Some(())
    }

    /// Takes slots for what is nested.
    #[inline]
    pub(super) fn take(&mut self, count: usize) -> Option<usize> {
        let first = self.nested;
        self.nested += count;
        (self.nested <= SLOTS).then_some(first)
    }

    /// Unescapes the texts that have escapes, in place.
    pub(crate) fn unescape(&mut self, body: &mut [u8]) {
        while self.escaped != 0 {
            let slot = self.escaped.trailing_zeros() as usize;
            self.escaped &= self.escaped - 1;
            if let Some(span) = self.spans.get_mut(slot) {
                let range = span.range();
                let start = range.start;
                let len = body.get_mut(range).map_or(0, escape::unescape);
                *span = Span::new(start, start + len);
            }
        }
    }

    /// The same in one piece of memory, no larger than needed: what is no span comes first, in the
    /// form of spans.
    pub(crate) fn boxed(&self) -> Box<[Span]> {
        let numbers = [
            self.keys,
            self.nulls,
            self.unknown as u64 | (self.nested as u64) << 32,
        ]
        .map(Span::from_bits);
        let spans = self.spans.get(..self.nested).unwrap_or_default();
        numbers.into_iter().chain(spans.iter().copied()).collect()
    }

    pub(crate) fn has_escapes(&self) -> bool {
        self.escaped != 0
    }
}

/// The same, borrowed.
pub(crate) type SlotsView<'f> = Slots<&'f [Span]>;

impl Slots {
    #[inline]
    pub(crate) fn view(&self) -> SlotsView<'_> {
        let Self {
            keys,
            nulls,
            unknown,
            nested,
            escaped,
            ..
        } = *self;
        SlotsView {
            keys,
            nulls,
            unknown,
            nested,
            escaped,
            spans: &self.spans,
        }
    }
}

impl<'f> SlotsView<'f> {
    /// Those that [`boxed`](Slots::boxed) has made.
    pub(crate) fn of_boxed(boxed: &'f [Span]) -> Self {
        let (numbers, spans) = boxed
            .split_first_chunk()
            .unwrap_or((&[Span::ABSENT; 3], &[]));
        let [keys, nulls, next] = numbers.map(Span::to_bits);
        Self {
            keys,
            nulls,
            unknown: (next & 0xffff_ffff) as usize,
            nested: (next >> 32) as usize,
            escaped: 0,
            spans,
        }
    }
}

impl SlotsView<'_> {
    /// Where a scalar of the root object is, if it occurs and is not null.
    #[inline]
    pub(crate) fn span(self, slot: usize) -> Option<Span> {
        if self.values() >> slot & 1 == 0 {
            return None;
        }
        self.spans.get(slot).copied()
    }

    /// The same, cut out of a body without escapes.
    pub(crate) fn text(self, slot: usize, body: &str) -> Option<&str> {
        body.get(self.span(slot)?.range())
    }

    /// Which fields of the root object occur, nulls included, one bit each.
    #[inline]
    pub(crate) fn keys(self) -> u64 {
        self.keys
    }

    /// Which of them have a value other than null.
    #[inline]
    pub(crate) fn values(self) -> u64 {
        self.keys & !self.nulls
    }

    /// How many unknown fields there are.
    #[inline]
    pub(crate) fn unknown(self) -> usize {
        (self.unknown - FIELDS) / 2
    }

    /// Cuts the texts of some fields out of the body.
    #[inline]
    pub(crate) fn cut<'b>(self, fields: u64, body: &'b str, texts: &mut [Option<&'b str>; FIELDS]) {
        if let Some(spans) = self.spans.first_chunk::<FIELDS>() {
            cut(self.values() & fields, spans, body, texts);
        }
    }
}

/// Cuts texts out of a body: those of the slots whose bits are set.
#[inline]
fn cut<'b>(mut slots: u64, spans: &[Span], body: &'b str, texts: &mut [Option<&'b str>]) {
    while slots != 0 {
        let slot = slots.trailing_zeros() as usize;
        slots &= slots - 1;
        if let (Some(text), Some(span)) = (texts.get_mut(slot), spans.get(slot)) {
            *text = body.get(span.range());
        }
    }
}

/// The values of one object, as a struct of the table is built from them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Values<'f, 'b, const N: usize> {
    body: &'b str,
    spans: &'f [Span],
    /// The object's first slot.
    base: usize,
    /// Which of its fields have a value other than null, one bit each. Bits from [`Alias::BIT`]
    /// on: which occur under their alias.
    present: u64,
    /// The texts, numbers and names in their slots.
    texts: &'f [Option<&'b str>; N],
}

/// The most fields of a nested object.
pub(crate) const NESTED_FIELDS: usize = 16;

impl<'f, 'b> Values<'f, 'b, FIELDS> {
    /// Those of the root object. `texts` must be cut from this body.
    #[inline]
    pub(crate) fn root(
        slots: SlotsView<'f>,
        body: &'b str,
        texts: &'f [Option<&'b str>; FIELDS],
    ) -> Self {
        Self {
            body,
            spans: slots.spans,
            base: 0,
            present: slots.values(),
            texts,
        }
    }
}

impl<'f, const N: usize> Values<'f, '_, N> {
    /// The slots of the parts of a nested value.
    #[inline]
    fn nested(self, slot: usize) -> Option<&'f [Span]> {
        if self.present >> slot & 1 == 0 {
            return None;
        }
        self.spans.get(self.spans.get(self.base + slot)?.range())
    }
}

impl<'b, const N: usize> FieldValues<'b> for Values<'_, 'b, N> {
    #[inline]
    fn text(self, slot: usize) -> Option<&'b str> {
        self.texts.get(slot).copied().flatten()
    }

    #[inline]
    fn is_alias(self, slot: usize) -> bool {
        self.present >> Alias::BIT >> slot & 1 != 0
    }

    #[inline]
    fn scalar(self, slot: usize) -> Option<Scalar<'b>> {
        if self.present >> slot & 1 == 0 {
            return None;
        }
        Some(scalar(*self.spans.get(self.base + slot)?, self.body))
    }

    fn texts(self, slot: usize) -> Option<impl Iterator<Item = &'b str>> {
        let spans = self.nested(slot)?;
        Some(
            spans
                .iter()
                .map_while(move |span| self.body.get(span.range())),
        )
    }

    fn object<O: FromFieldValues<'b>>(self, slot: usize) -> Option<O> {
        let first = self.spans.get(self.base + slot)?.range().start;
        let (present, fields) = self.nested(slot)?.split_first()?;
        let present = present.to_bits();
        let mut texts = [None; NESTED_FIELDS];
        cut(present, fields, self.body, &mut texts);
        O::from_field_values(Values {
            body: self.body,
            spans: self.spans,
            base: first + 1,
            present,
            texts: &texts,
        })
    }
}

impl SlotsView<'_> {
    /// Hands out the fields of the root object that are none of `known`, in the order of the body.
    #[inline]
    pub(crate) fn each_unknown<'b>(
        self,
        layout: &'static Layout,
        known: u64,
        body: &'b str,
        mut give: impl FnMut(&'b str, Scalar<'b>),
    ) {
        let mut foreign = self.keys & !known;
        let unlisted = self
            .spans
            .get(FIELDS..self.unknown)
            .unwrap_or_default()
            .as_chunks()
            .0;
        for [key, value] in unlisted {
            if foreign != 0 {
                self.give_foreign(&mut foreign, key.range().start, layout, body, &mut give);
            }
            give(
                body.get(key.range()).unwrap_or_default(),
                scalar(*value, body),
            );
        }
        if foreign != 0 {
            self.give_foreign(&mut foreign, usize::MAX, layout, body, &mut give);
        }
    }

    /// Hands out the fields that have slots because other events have them, up to an offset. Slots
    /// say nothing of the order, so the next field is looked for each time.
    #[cold]
    fn give_foreign<'b>(
        self,
        foreign: &mut u64,
        before: usize,
        layout: &'static Layout,
        body: &'b str,
        give: &mut dyn FnMut(&'b str, Scalar<'b>),
    ) {
        loop {
            let left = (0..FIELDS).filter(|slot| *foreign >> slot & 1 != 0);
            let spans = left.filter_map(|slot| Some((slot, *self.spans.get(slot)?)));
            let Some((slot, value)) = spans.min_by_key(|(_, span)| span.range().start) else {
                return;
            };
            if value.range().start > before {
                return;
            }
            *foreign &= !(1 << slot);
            give(
                layout.field(slot).map_or("", |field| field.key),
                scalar(value, body),
            );
        }
    }
}

/// A value that the walk accepted as a scalar.
#[inline]
fn scalar(value: Span, body: &str) -> Scalar<'_> {
    let range = value.range();
    let (first, before) = (range.start, range.start.wrapping_sub(1));
    let text = body.get(range).unwrap_or_default();
    let bytes = body.as_bytes();
    if bytes.get(before) == Some(&b'"') {
        return Scalar::Text(text);
    }
    match bytes.get(first) {
        Some(b'n') => Scalar::Null,
        Some(b't') => Scalar::Bool(true),
        Some(b'f') => Scalar::Bool(false),
        _ => Scalar::Number(Number::Unsigned(text.parse().unwrap_or_default())),
    }
}
