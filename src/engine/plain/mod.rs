//! The plain lane: one pass over the bytes of a body that is as bodies usually are. Whatever it declines, the tape lane reads.
//!
//! A scan tells where the values stand and borrows nothing, so that the body can still be changed afterwards. It is one loop over
//! tables for all events, because code for each would not stay in the instruction cache. What is left of the body goes from call
//! to call by value, so that it stays in registers.

mod bytes;
mod order;
mod places;
mod shape;
mod unescape;

use std::ops::Range;

use wide::u8x16;

pub(super) use bytes::stop;
use bytes::{Rest, colon, lead, next, open, space, stops};
pub(crate) use order::Order;
use places::EXTRA;
pub(crate) use places::{Found, Other, Part, Places, Spot};
pub(crate) use shape::{Field, Kind, Shape};
use shape::{HEAD, halves};
pub(super) use unescape::escaped;

/// The scan of one body.
#[derive(Debug)]
pub(crate) struct Scan<'s> {
    len: usize,
    /// The last bytes of the body, and zeros.
    tail: &'s [u8; 2 * HEAD],
    places: &'s mut Places,
    /// How many unknown fields are still allowed, and where they go.
    extra: Range<usize>,
}

/// Every method takes what is left and gives what is left behind the part it is named for, or `None` where the body is not plain.
impl Scan<'_> {
    /// Scans a body up to its end, if that is worth a try.
    #[inline]
    pub(crate) fn body(body: &[u8], shape: Shape, order: &mut Order, max_extra: usize, places: &mut Places) -> Option<()> {
        if !order.tries() {
            return None;
        }
        let scanned = Self::whole(body, shape, order, max_extra, places);
        order.tried(scanned.is_some());
        scanned
    }

    #[inline]
    fn whole(body: &[u8], shape: Shape, order: &mut Order, max_extra: usize, places: &mut Places) -> Option<()> {
        let known = shape.len();
        places.clear(known + 2 * EXTRA)?;
        let mut tail = [0; 2 * HEAD];
        *tail.first_chunk_mut()? = *body.last_chunk::<HEAD>()?;
        let mut scan = Scan {
            len: body.len(),
            tail: &tail,
            places,
            extra: known..known + 2 * EXTRA.min(max_extra),
        };
        let rest = space(body);
        let rest = scan.object(shape, order, 0, rest.starts_with(b"{").then_some(rest)?)?;
        space(rest).is_empty().then_some(())
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "by `Options::MAX_LEN`")]
    fn at(&self, rest: Rest<'_>) -> u32 {
        (self.len - rest.len()) as u32
    }

    /// An object, from its opening bracket on.
    #[inline(never)]
    fn object<'r>(&mut self, shape: Shape, order: &mut Order, base: usize, rest: Rest<'r>) -> Option<Rest<'r>> {
        let mut rest = lead(rest);
        let (mut next, mut missed) = (0, None);
        if let [_, b'}', rest @ ..] = rest {
            return Some(rest);
        }
        loop {
            let bytes = next_bytes(self.tail, rest);
            // Most members are texts that come in the expected order.
            let behind = if let Some(index) = order.field(next)
                && let Some(field) = shape.get(index)
                && let Some(text) = field.text(bytes, rest)
            {
                let (text, behind) = self.content(rest.get(text..)?)?;
                self.places.put(base + index, text)?;
                next += 1;
                behind
            } else if let Some((at, index, field)) = order.find(shape, next, &mut missed, bytes) {
                let (spot, behind) = match field.text(bytes, rest) {
                    Some(text) => self.content(rest.get(text..)?)?,
                    None => self.value(field.kind, rest.get(field.key_len..)?)?,
                };
                self.places.put(base + index, spot)?;
                next = at + 1;
                behind
            } else {
                self.other(base, rest)?
            };
            rest = match behind {
                [b',', b'"', ..] => behind,
                _ => match space(behind) {
                    comma @ [b',', ..] => lead(comma),
                    [b'}', rest @ ..] => return Some(rest),
                    _ => return None,
                },
            };
        }
    }

    /// A member that no field is for: a plain one of the body's own object is kept.
    #[cold]
    #[inline(never)]
    fn other<'r>(&mut self, base: usize, rest: Rest<'r>) -> Option<Rest<'r>> {
        if base != 0 || self.extra.is_empty() {
            return None;
        }
        let (key, rest) = self.text(rest.get(1..)?)?;
        if key.start & Spot::ESCAPED != 0 {
            // It may be that of a field after all.
            return None;
        }
        let rest = colon(rest)?;
        let (value, rest) = match rest.first()? {
            b'"' => self.text(rest)?,
            b't' => self.word(b"true", rest)?,
            b'f' => self.word(b"false", rest)?,
            b'n' => self.word(b"null", rest)?,
            _ => self.integer(rest)?,
        };
        for spot in [key, value] {
            let place = self.extra.next()?;
            self.places.put(place, spot)?;
        }
        Some(rest)
    }

    /// A value behind its key.
    #[inline(never)]
    fn value<'r>(&mut self, kind: Kind, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let rest = colon(rest)?;
        if let Some(rest) = rest.strip_prefix(b"null") {
            return Some((Spot::NULL, rest));
        }
        match kind {
            Kind::Text => self.text(rest),
            Kind::Number => self.integer(rest),
            Kind::Bool if rest.first() == Some(&b't') => self.word(b"true", rest),
            Kind::Bool => self.word(b"false", rest),
            Kind::Texts(most) => {
                let mut places = self.places.take(most)?;
                let taken = places.clone();
                let mut element = open(rest, b'[', b']')?;
                while let Ok(rest) = element {
                    let (text, rest) = self.text(rest)?;
                    self.places.put(places.next()?, text)?;
                    element = next(rest, b']')?;
                }
                Some((Spot::nested(taken), element.err()?))
            }
            Kind::Pairs(most) => {
                let mut places = self.places.take(2 * most)?;
                let taken = places.clone();
                let mut member = open(rest, b'{', b'}')?;
                while let Ok(rest) = member {
                    let (key, rest) = self.text(rest)?;
                    self.places.put(places.next()?, key)?;
                    let (value, rest) = self.text(colon(rest)?)?;
                    self.places.put(places.next()?, value)?;
                    member = next(rest, b'}')?;
                }
                Some((Spot::nested(taken), member.err()?))
            }
            Kind::Object(shape) => {
                let taken = self.places.take(shape.len())?;
                let rest = rest.starts_with(b"{").then_some(rest)?;
                let mut order = Order::AS_LISTED;
                let rest = self.object(shape, &mut order, taken.start, rest)?;
                Some((Spot::nested(taken), rest))
            }
        }
    }

    #[inline]
    fn text<'r>(&mut self, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        self.content(rest.strip_prefix(b"\"")?)
    }

    /// The rest of a string, behind its opening quote.
    #[inline]
    fn content<'r>(&mut self, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let start = self.at(rest);
        let mut stop = stop(rest);
        if stop.len() < 16 {
            let stops = stops(next_bytes(self.tail, stop));
            stop = stop.get(stops.trailing_zeros() as usize..)?;
        }
        if let [b'"', behind @ ..] = stop {
            let end = self.at(stop);
            return Some((Spot { start, end }, behind));
        }
        self.content_by_bytes(start, stop)
    }

    /// The same from an escape on.
    #[inline(never)]
    fn content_by_bytes<'r>(&mut self, mut start: u32, mut left: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        loop {
            match left {
                [b'"', rest @ ..] => {
                    let end = self.at(left);
                    return Some((Spot { start, end }, rest));
                }
                [b'\\', escape @ ..] => {
                    let (_, len) = unescape::escaped(escape)?;
                    left = escape.get(len..)?;
                    start |= Spot::ESCAPED;
                    self.places.escapes = true;
                }
                [byte, rest @ ..] if *byte >= b' ' => left = rest,
                _ => return None,
            }
        }
    }

    /// An integer of few digits; all other numbers are not plain.
    fn integer<'r>(&self, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let digits = rest.iter().position(|byte| !byte.is_ascii_digit())?;
        let (number, behind) = rest.split_at_checked(digits)?;
        let is_number = match number {
            [b'0', more @ ..] => more.is_empty(),
            _ => (1..10).contains(&digits),
        };
        is_number.then_some((self.spot(rest, behind), behind))
    }

    fn word<'r>(&self, word: &[u8], rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let behind = rest.strip_prefix(word)?;
        Some((self.spot(rest, behind), behind))
    }

    fn spot(&self, rest: Rest<'_>, behind: Rest<'_>) -> Spot {
        Spot {
            start: self.at(rest),
            end: self.at(behind),
        }
    }
}

/// The next bytes of a body, of whose last ones and zeros `tail` consists.
#[inline]
fn next_bytes<'r, const N: usize>(tail: &'r [u8; 2 * HEAD], rest: Rest<'r>) -> &'r [u8; N] {
    const { assert!(N <= HEAD) };
    if let Some(next) = rest.first_chunk() {
        return next;
    }
    let next = tail.get(HEAD.saturating_sub(rest.len())..);
    next.and_then(<[u8]>::first_chunk).unwrap_or(&[0; N])
}

/// The text of the body's own member with this key, in a compact or pretty body, if the first place that looks like it is that.
/// Whoever asks must compare with what the scan finds.
#[inline]
pub(crate) fn guess<'r>(quoted: &[u8], body: Rest<'r>) -> Option<&'r [u8]> {
    let value = match lead(body).get(1..)?.strip_prefix(quoted) {
        Some(value) => value,
        None => search(quoted, body)?,
    };
    let text = match value {
        [b':', b'"', text @ ..] => text,
        _ => colon(value)?.strip_prefix(b"\"")?,
    };
    let stop = stop(text);
    let len = text.len() - stop.len() + stop.iter().position(|byte| *byte == b'"')?;
    text.get(..len)
}

/// What follows the first place where a text stands. It is looked for by a letter of it that is rare in bodies.
#[inline(never)]
fn search<'r>(text: &[u8], body: Rest<'r>) -> Option<Rest<'r>> {
    let rare = text.iter().position(|byte| *byte == b'y')?;
    let behind = |at: usize| body.get(at.checked_sub(rare)?..)?.strip_prefix(text);
    let mut left = body;
    while let Some((chunk, tail)) = left.split_first_chunk() {
        let [low, high] = halves(chunk).map(|half| half.cmp_eq(u8x16::splat(b'y')));
        if (low | high).any() {
            let mut found = low.move_mask().cast_unsigned() | high.move_mask().cast_unsigned() << 16;
            while found != 0 {
                let at = body.len() - left.len() + found.trailing_zeros() as usize;
                if let Some(rest) = behind(at) {
                    return Some(rest);
                }
                found &= found - 1;
            }
        }
        left = tail;
    }
    (body.len() - left.len()..body.len()).find_map(behind)
}
