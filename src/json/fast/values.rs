//! The values of a body that was walked over, as the typed layer reads them: cut out of the body, by
//! their slots.

use std::iter;
use std::ops::Range;

use super::layout::{Alias, FIELDS, Layout};
use super::slots::{EXTRA, SlotsView, Span, cut, is_text};
use crate::json::raw::{RawNode, RawValue};
use crate::json::{FieldValues, FromFieldValues, Number, Scalar};

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

impl<'b> OnDemand<'b> {
    /// The text of a scalar that is one.
    #[inline]
    pub(crate) fn string(self, slot: usize) -> Option<&'b str> {
        let span = self.slots.span(slot)?;
        if is_text(span, self.body) {
            self.body.get(span.range())
        } else {
            None
        }
    }
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

    fn objects(self, slot: usize) -> Option<impl Iterator<Item = impl FieldValues<'b>>> {
        Values::root(self.slots, self.body, &[]).objects(slot)
    }

    fn has_unknown(self) -> bool {
        false
    }

    fn each_unknown(self, _: impl FnMut(&'b str, RawValue<'b>)) {}

    fn object<O: FromFieldValues<'b>>(self, slot: usize, field: &mut Option<O>) {
        Values::root(self.slots, self.body, &[]).object(slot, field);
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
            spans: slots.spans(),
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
        let Range { start, end } = self.slots_of(slot);
        self.spans.get(start + 1..end)
    }

    /// The slots of a nested value.
    #[inline]
    fn slots_of(self, slot: usize) -> Range<usize> {
        self.spans
            .get(self.base + slot)
            .map_or(0..0, |span| span.range())
    }
}

impl<'f, 'b, const N: usize> Values<'f, 'b, N> {
    /// The values of a nested object, without its texts.
    #[inline]
    pub(crate) fn object_values(self, slot: usize) -> Option<Values<'f, 'b, 0>> {
        let first = self.spans.get(self.base + slot)?.range().start;
        let (present, _) = self.nested(slot)?.split_first()?;
        Some(Values {
            body: self.body,
            spans: self.spans,
            base: first + 2,
            present: present.to_bits(),
            texts: &[],
        })
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

    fn objects(self, slot: usize) -> Option<impl Iterator<Item = impl FieldValues<'b>>> {
        let mut left = self.nested(slot)?;
        let end = self.slots_of(slot).end;
        Some(iter::from_fn(move || {
            let base = end - left.len();
            let next = left.first()?.range().end;
            left = self.spans.get(next..end)?;
            Some(Self {
                base,
                present: 1,
                ..self
            })
        }))
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

    fn object<O: FromFieldValues<'b>>(self, slot: usize, field: &mut Option<O>) {
        let Some(Values { base, present, .. }) = self.object_values(slot) else {
            return;
        };
        let mut texts = [None; NESTED_FIELDS];
        cut(
            present & ((1 << NESTED_FIELDS) - 1),
            self.spans.get(base..).unwrap_or_default(),
            self.body,
            &mut texts,
        );
        let values = Values {
            body: self.body,
            spans: self.spans,
            base,
            present,
            texts: &texts,
        };
        O::put(field, values);
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
        let mut foreign = self.keys() & !known;
        let (mut left, mut unlisted) = (
            self.unusual().of_root(),
            self.spans().get(FIELDS..).unwrap_or_default(),
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
        let span = *self
            .spans()
            .get(slot)
            .filter(|span| **span != Span::ABSENT)?;
        if (self.values() & !layout.scalars()) >> slot & 1 == 0 {
            return Some(span);
        }
        self.spans().get(span.range().start).copied()
    }
}

/// A value that the walk accepted as any.
#[inline]
fn raw(value: Span, body: &str) -> RawValue<'_> {
    let text = body.get(value.range()).unwrap_or_default();
    if is_text(value, body) {
        RawValue::Scalar(Scalar::Text(text))
    } else {
        RawValue::Unread(RawNode::new(text))
    }
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
