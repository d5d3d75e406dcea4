//! Where values stand in a body, and what stands there.

use std::ops::Range;

use super::unescape;

/// Where a text stands in the body, without its quotes; of a nested value, where its parts stand among the places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Spot {
    /// No text stands at the very start of a body, nor anything nested at the very first place.
    pub(super) const NULL: Self = Self { start: 0, end: 1 };

    /// Set in `start` of a text that has escapes. Bodies are shorter, by `Options::MAX_LEN`.
    pub(super) const ESCAPED: u32 = 1 << 31;

    /// That of a text.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "texts beyond `Options::MAX_LEN` are not found again, and do no harm"
    )]
    pub(crate) fn text(range: Range<usize>, has_escapes: bool) -> Self {
        Self {
            start: range.start as u32 | if has_escapes { Self::ESCAPED } else { 0 },
            end: range.end as u32,
        }
    }

    /// Where a text stands, and whether it has escapes.
    pub(crate) fn raw(self) -> (Range<usize>, bool) {
        let start = self.start & !Self::ESCAPED;
        (start as usize..self.end as usize, start != self.start)
    }

    /// Where the opening quote of a text stands.
    pub(crate) fn quote(self) -> usize {
        self.raw().0.start.saturating_sub(1)
    }

    #[inline]
    pub(super) fn is_taken(self) -> bool {
        self.end != 0
    }

    /// That of what stands at these places.
    #[allow(clippy::cast_possible_truncation, reason = "there are few places")]
    pub(super) fn nested(places: Range<usize>) -> Self {
        Self {
            start: places.start as u32,
            end: places.end as u32,
        }
    }

    /// `None` for what is absent or null.
    #[inline]
    fn range(self) -> Option<Range<usize>> {
        (self.start != 0).then_some(self.start as usize..self.end as usize)
    }
}

/// How many places a scan has: more than any documented callback needs.
const PLACES: usize = 80;

/// How many unknown fields a plain body may have.
pub(super) const EXTRA: usize = 4;

/// Where the values of a body stand. Those of the body's own object come first, then its unknown fields, then what is nested.
#[derive(Debug)]
pub(crate) struct Places {
    spots: [Spot; PLACES],
    used: usize,
    pub(super) escapes: bool,
}

/// The values themselves.
#[derive(Clone, Copy, Debug)]
pub struct Found<'f, 'b> {
    body: &'b str,
    spots: &'f [Spot],
}

/// What was found for one field: its text, if it is one, and the place where it is told.
#[derive(Clone, Copy, Debug)]
pub struct Part<'b> {
    pub(crate) text: Option<&'b str>,
    place: usize,
}

/// An unknown field.
#[derive(Debug)]
pub(crate) enum Other<'b> {
    Null,
    Bool(bool),
    Number(u32),
    Text(&'b str),
}

impl<'f, 'b> Found<'f, 'b> {
    /// `spots` must be those of a scan of the body.
    #[inline]
    pub(crate) fn new(body: &'b str, spots: &'f [Spot]) -> Self {
        Self { body, spots }
    }

    /// The text of the first field of the body's own object.
    pub(crate) fn first(self) -> Option<&'b str> {
        self.text(*self.spots.first()?)
    }

    /// What was found for the fields of the object whose places begin at `start`.
    #[inline]
    pub(crate) fn parts<const N: usize>(self, start: usize) -> [Option<&'b str>; N] {
        let mut parts = [None; N];
        fill(self.body, self.spots.get(start..).unwrap_or_default(), &mut parts);
        parts
    }

    /// Where the places of a nested object begin.
    #[inline]
    pub(crate) fn nested(self, part: Part<'b>) -> Option<usize> {
        Some(self.spots.get(part.place)?.range()?.start)
    }

    #[inline]
    fn text(self, spot: Spot) -> Option<&'b str> {
        self.body.get(spot.range()?)
    }

    /// The texts of a list, or of an object's keys and values.
    pub(crate) fn texts(self, part: Part<'b>) -> Option<impl Iterator<Item = &'b str>> {
        let places = self.spots.get(part.place)?.range()?;
        Some(self.spots.get(places)?.iter().map_while(move |spot| self.text(*spot)))
    }

    /// Whether there are unknown fields in a body whose own object has so many known ones.
    #[inline]
    pub(crate) fn has_extra(self, known: usize) -> bool {
        self.spots.get(known).is_some_and(|spot| spot.is_taken())
    }

    /// The unknown fields of a body whose own object has so many known ones.
    pub(crate) fn extra(self, known: usize) -> impl Iterator<Item = (&'b str, Other<'b>)> {
        let places = self.spots.get(known..known + 2 * EXTRA).unwrap_or_default();
        places.as_chunks().0.iter().map_while(move |[key, value]| {
            let (key, value) = (self.text(*key)?, *value);
            let text = self.text(value).unwrap_or_default();
            let before = self.body.as_bytes().get((value.start as usize).wrapping_sub(1));
            let value = match text {
                _ if before == Some(&b'"') => Other::Text(text),
                "null" => Other::Null,
                "true" | "false" => Other::Bool(text == "true"),
                number => Other::Number(number.parse().unwrap_or_default()),
            };
            Some((key, value))
        })
    }
}

/// One loop for all events, which have some 500 fields.
#[inline(never)]
fn fill<'b>(body: &'b str, spots: &[Spot], parts: &mut [Option<&'b str>]) {
    for (part, spot) in parts.iter_mut().zip(spots) {
        if let Some(range) = spot.range() {
            *part = body.get(range);
        }
    }
}

impl<'b> Part<'b> {
    /// What was found for the next field of an object.
    #[inline]
    pub(crate) fn next(text: Option<&'b str>, place: &mut usize) -> Self {
        let part = Self { text, place: *place };
        *place += 1;
        part
    }
}

impl Places {
    #[inline]
    pub(crate) fn new() -> Self {
        Self {
            spots: [Spot::default(); PLACES],
            used: 0,
            escapes: false,
        }
    }

    /// Takes what was found otherwise for a new body.
    pub(crate) fn set(&mut self, spots: impl IntoIterator<Item = Option<Spot>>) {
        self.used = 0;
        self.escapes = false;
        for (place, spot) in self.spots.iter_mut().zip(spots) {
            *place = spot.unwrap_or_default();
            self.escapes |= place.raw().1;
            self.used += 1;
        }
    }

    /// Makes room for a new body's own object.
    #[inline]
    pub(super) fn clear(&mut self, count: usize) -> Option<()> {
        self.used = 0;
        self.escapes = false;
        self.take(count).map(|_| ())
    }

    /// Takes places that are free.
    #[inline]
    pub(super) fn take(&mut self, count: usize) -> Option<Range<usize>> {
        let taken = self.used..self.used + count;
        self.spots.get_mut(taken.clone())?.fill(Spot::default());
        self.used = taken.end;
        Some(taken)
    }

    /// `None` if something is there already, or no place is.
    #[inline]
    pub(super) fn put(&mut self, place: usize, spot: Spot) -> Option<()> {
        let place = self.spots.get_mut(place).filter(|place| !place.is_taken())?;
        *place = spot;
        Some(())
    }

    #[inline]
    pub(crate) fn spots(&self) -> &[Spot] {
        self.spots.get(..self.used).unwrap_or_default()
    }

    /// The text at the first place, if it needs no unescaping.
    #[inline]
    pub(crate) fn first<'r>(&self, body: &'r [u8]) -> Option<&'r [u8]> {
        body.get(self.spots.first()?.range()?)
    }

    /// Whether nothing was found for the first place.
    pub(crate) fn is_first_absent(&self) -> bool {
        self.spots.first().is_none_or(|spot| !spot.is_taken())
    }

    /// Whether texts have to be unescaped before they can be read.
    #[inline]
    pub(crate) fn has_escapes(&self) -> bool {
        self.escapes
    }

    /// Unescapes the texts that need it, in place. What they no longer need is filled with spaces.
    pub(crate) fn unescape(&mut self, body: &mut [u8]) {
        for spot in self.spots.iter_mut().take(self.used) {
            if spot.start & Spot::ESCAPED != 0 {
                spot.start ^= Spot::ESCAPED;
                let text = spot.range().and_then(|range| body.get_mut(range));
                spot.end = spot.start + text.map_or(0, unescape::in_place);
            }
        }
        self.escapes = false;
    }
}
