//! Where the values of a body are: the result of the walk, without a lifetime, so that the body can
//! still be changed.

use std::ops::Range;

use super::layout::{Alias, FIELDS, Layout};
use crate::json::raw::{self, RawNode, RawValue};
use crate::json::{FieldValues, FromFieldValues, Number, Scalar, escape};

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
pub(crate) const NESTED_SLOTS: usize = 56;

/// How many slots there are.
const SLOTS: usize = NESTED + NESTED_SLOTS;

const _: () = assert!(
    SLOTS <= u128::BITS as usize,
    "a slot has no bit in `Slots::escaped`"
);

// As `Parser::parse_owned` says; three more are for what is no span.
const _: () = assert!((3 + SLOTS) * size_of::<Span>() == 1048);

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
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slots<S = [Span; SLOTS]> {
    /// Which fields of the root object occur, one bit each, and which of these are null.
    keys: u64,
    nulls: u64,
    unusual: Unusual,
    /// The next free slot for what is nested.
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
            unusual: Unusual::NOTHING,
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
        self.unusual = Unusual::NOTHING;
        self.nested = NESTED;
        self.escaped = 0;
    }

    #[inline]
    pub(super) fn set(&mut self, slot: usize, span: Span) {
        if let Some(place) = self.spans.get_mut(slot) {
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

    /// Which fields of the root object were found, and which of these are null.
    #[inline]
    pub(super) fn set_keys(&mut self, keys: u64, nulls: u64) {
        self.keys = keys;
        self.nulls = nulls;
    }

    /// Which of the unknown fields are the root object's.
    #[inline]
    pub(super) fn set_unknown(&mut self, of_root: u64) {
        self.unusual.0 |= of_root;
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
            if let Some(span) = self.spans.get_mut(slot) {
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

    /// A copy in one piece of memory, no larger than needed. Numbers come first, in the form of spans.
    pub(crate) fn boxed(&self) -> Box<[Span]> {
        let numbers = [
            self.keys,
            self.nulls,
            (self.unusual.0 % Unusual::ONE_DEEP) | (self.nested as u64) << 32,
        ]
        .map(Span::from_bits);
        let spans = self.spans.get(..self.nested).unwrap_or_default();
        numbers.into_iter().chain(spans.iter().copied()).collect()
    }
}

impl<S> Slots<S> {
    #[inline]
    pub(crate) fn unusual(&self) -> Unusual {
        self.unusual
    }

    pub(crate) fn has_escapes(&self) -> bool {
        self.escaped != 0
    }
}

/// Slots that are borrowed.
pub(crate) type SlotsView<'f> = Slots<&'f [Span]>;

impl Slots {
    #[inline]
    pub(crate) fn view(&self) -> SlotsView<'_> {
        let Self {
            keys,
            nulls,
            unusual,
            nested,
            escaped,
            ..
        } = *self;
        SlotsView {
            keys,
            nulls,
            unusual,
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
            unusual: Unusual(next & u64::from(u32::MAX)),
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

    /// The text of a scalar, cut out of a body without escapes.
    #[inline]
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
    /// Which of its fields have a value other than null, one bit each. Of a nested object, bits from
    /// [`Alias::BIT`] on are those of fields that occur under their alias, and bits from
    /// [`UNKNOWN_BIT`] on are those of its unknown fields.
    present: u64,
    /// The texts, numbers and names in their slots.
    texts: &'f [Option<&'b str>; N],
}

/// The values of the root object, each cut out of the body when it is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OnDemand<'b> {
    pub(crate) slots: SlotsView<'b>,
    /// Without escapes.
    pub(crate) body: &'b str,
}

impl<'b> FieldValues<'b> for OnDemand<'b> {
    #[inline]
    fn text(self, slot: usize) -> Option<&'b str> {
        self.slots.text(slot, self.body)
    }

    #[inline]
    fn is_alias(self, _: usize) -> bool {
        false
    }

    #[inline]
    fn scalar(self, slot: usize) -> Option<Scalar<'b>> {
        Some(scalar(self.slots.span(slot)?, self.body))
    }

    fn texts(self, slot: usize) -> Option<impl Iterator<Item = &'b str>> {
        Values::root(self.slots, self.body, &[]).texts(slot)
    }

    fn has_unknown(self) -> bool {
        false
    }

    fn each_unknown(self, _: impl FnMut(&'b str, RawValue<'b>)) {}

    fn object<O: FromFieldValues<'b>>(self, slot: usize) -> Option<O> {
        Values::root(self.slots, self.body, &[]).object(slot)
    }
}

/// The most fields of a nested object.
pub(crate) const NESTED_FIELDS: usize = 16;

/// The bit of the first unknown field, among those of a nested object.
pub(super) const UNKNOWN_BIT: u32 = 48;

const _: () = assert!(
    Alias::BIT as usize + NESTED_FIELDS <= UNKNOWN_BIT as usize
        && UNKNOWN_BIT as usize + EXTRA <= u64::BITS as usize
);

impl<'f, 'b, const N: usize> Values<'f, 'b, N> {
    /// Those of the root object. `texts` must be cut from this body.
    #[inline]
    pub(crate) fn root(
        slots: SlotsView<'f>,
        body: &'b str,
        texts: &'f [Option<&'b str>; N],
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
    /// The slots of the parts of a nested value, after that of the value itself.
    #[inline]
    fn nested(self, slot: usize) -> Option<&'f [Span]> {
        if self.present >> slot & 1 == 0 {
            return None;
        }
        let Range { start, end } = self.spans.get(self.base + slot)?.range();
        self.spans.get(start + 1..end)
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

    #[inline]
    fn has_unknown(self) -> bool {
        self.present >> UNKNOWN_BIT != 0
    }

    fn each_unknown(self, mut give: impl FnMut(&'b str, RawValue<'b>)) {
        let mut left = self.present >> UNKNOWN_BIT;
        while left != 0 {
            let slot = FIELDS + 2 * left.trailing_zeros() as usize;
            left &= left - 1;
            if let Some(&[key, value]) = self.spans.get(slot..).and_then(<[Span]>::first_chunk) {
                let key = self.body.get(key.range()).unwrap_or_default();
                give(key, raw(value, self.body));
            }
        }
    }

    fn object<O: FromFieldValues<'b>>(self, slot: usize) -> Option<O> {
        let first = self.spans.get(self.base + slot)?.range().start;
        let (present, fields) = self.nested(slot)?.split_first()?;
        let present = present.to_bits();
        let mut texts = [None; NESTED_FIELDS];
        cut(
            present & ((1 << NESTED_FIELDS) - 1),
            fields,
            self.body,
            &mut texts,
        );
        O::from_field_values(Values {
            body: self.body,
            spans: self.spans,
            base: first + 2,
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
        mut give: impl FnMut(&'b str, RawValue<'b>),
    ) {
        let mut foreign = self.keys & !known;
        let (mut left, mut unlisted) = (
            self.unusual.of_root(),
            self.spans.get(FIELDS..).unwrap_or_default(),
        );
        while left != 0 {
            if let [key, value, ..] = unlisted
                && left & 1 != 0
            {
                if foreign != 0 {
                    self.give_foreign(&mut foreign, key.range().start, layout, body, &mut give);
                }
                let name = body.get(key.range()).unwrap_or_default();
                give(name, raw(*value, body));
            }
            left >>= 1;
            unlisted = unlisted.get(2..).unwrap_or_default();
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
        give: &mut dyn FnMut(&'b str, RawValue<'b>),
    ) {
        loop {
            let left = (0..FIELDS).filter(|slot| *foreign >> slot & 1 != 0);
            let spans = left.filter_map(|slot| Some((slot, self.value(slot, layout)?)));
            let Some((slot, value)) = spans.min_by_key(|(_, span)| span.range().start) else {
                return;
            };
            if value.range().start > before {
                return;
            }
            *foreign &= !(1 << slot);
            give(
                layout.field(slot).map_or("", |field| field.key),
                raw(value, body),
            );
        }
    }

    /// Where the value of a field of the root object is, be it nested or null; `None` if it has a
    /// wrong type.
    fn value(self, slot: usize, layout: &'static Layout) -> Option<Span> {
        let span = *self.spans.get(slot).filter(|span| **span != Span::ABSENT)?;
        if (self.values() & !layout.scalars()) >> slot & 1 == 0 {
            return Some(span);
        }
        self.spans.get(span.range().start).copied()
    }
}

/// A value that the walk accepted as any.
fn raw(value: Span, body: &str) -> RawValue<'_> {
    match body.as_bytes().get(value.range().start) {
        Some(b'{' | b'[') if !is_text(value, body) => {
            let text = body.get(value.range()).unwrap_or_default();
            RawValue::Nested(RawNode::new(text))
        }
        _ => RawValue::Scalar(scalar(value, body)),
    }
}

#[inline]
fn is_text(value: Span, body: &str) -> bool {
    body.as_bytes().get(value.range().start.wrapping_sub(1)) == Some(&b'"')
}

/// A value that the walk accepted as a scalar.
#[inline]
fn scalar(value: Span, body: &str) -> Scalar<'_> {
    let text = body.get(value.range()).unwrap_or_default();
    if is_text(value, body) {
        return Scalar::Text(text);
    }
    match text.as_bytes().first() {
        Some(b'n') => Scalar::Null,
        Some(b't') => Scalar::Bool(true),
        Some(b'f') => Scalar::Bool(false),
        _ => Scalar::Number(Number::parse(text)),
    }
}
