//! The second stage: a walk over the index, which looks at each entry once and leaves in the slots
//! where the values are.

use std::ops::Range;

use super::Declined;
use super::layout::{Alias, Field, Kind, Layout, WINDOW};
use super::slots::{Slots, Span};
use super::values::UNKNOWN_BIT;

/// Walks over the index of a body whose root object has this layout. With `ARRAYS`, the object may
/// be an element of an array. Returns the entries of those after it.
#[inline]
pub(crate) fn walk<'i, const ARRAYS: bool>(
    body: &[u8],
    mut rest: Rest<'i>,
    is_later: bool,
    layout: &'static Layout,
    slots: &mut Slots,
) -> Result<Rest<'i>, Declined> {
    Walk::start(body, slots, |walk| {
        let mut is_array = is_later;
        if ARRAYS
            && !is_later
            && let (b'[', inside) = walk.next(rest)
        {
            (is_array, rest) = (true, inside);
        }
        let (b'{', rest) = walk.next(rest) else {
            return Err(Declined::NotAnObject);
        };
        walk.depth = 1 + usize::from(is_array);
        let mut found = Keys::default();
        let mut rest = walk.object::<true>(layout, 0, &mut found, rest)?;
        walk.slots.finish(found.all, found.nulls, found.unknown);
        if is_array {
            match walk.next(rest) {
                (b']', after) => rest = after,
                (b',', others @ [_, ..]) => return Ok(others),
                _ => return Err(Declined::Syntax),
            }
        }
        if !rest.is_empty() {
            return Err(Declined::TrailingData);
        }
        Ok(rest)
    })
}

/// Which fields of an object occur, one bit each, and which of them are null or of a wrong type.
/// Bits from [`Alias::BIT`] on: which occur under their alias.
#[derive(Default)]
struct Keys {
    all: u64,
    nulls: u64,
    /// Which of the unknown fields of the body are this object's.
    unknown: u64,
}

impl Keys {
    /// Adds a field. Returns its bit.
    #[inline]
    fn insert(&mut self, field: &Field) -> Result<u64, Declined> {
        let bit = 1 << field.slot;
        if self.all & bit != 0 {
            return Err(Declined::DuplicateField);
        }
        self.all |= bit;
        Ok(bit)
    }
}

/// The entries that are left. Every method takes those from its value on, and returns or leaves
/// those after it.
pub(super) type Rest<'i> = &'i [u32];

pub(super) struct Walk<'w> {
    pub(super) body: &'w [u8],
    /// The last bytes of the body, and zeros, for keys near the end.
    end: &'w [u8; 2 * WINDOW],
    /// How deep the object is nested that is being walked over.
    pub(super) depth: usize,
    pub(super) slots: &'w mut Slots,
}

impl Walk<'_> {
    /// Does something with a walk over a body.
    #[inline]
    fn start<T>(body: &[u8], slots: &mut Slots, then: impl FnOnce(&mut Walk<'_>) -> T) -> T {
        let mut end = [0; 2 * WINDOW];
        match (body.last_chunk::<WINDOW>(), end.first_chunk_mut::<WINDOW>()) {
            (Some(last), Some(end)) => *end = *last,
            _ => {
                for (to, from) in end.iter_mut().take(WINDOW).rev().zip(body.iter().rev()) {
                    *to = *from;
                }
            }
        }
        then(&mut Walk {
            body,
            end: &end,
            depth: 0,
            slots,
        })
    }

    /// The byte at an offset; 0, which is nowhere valid, after the end.
    #[inline]
    pub(super) fn byte(&self, offset: usize) -> u8 {
        self.body.get(offset).copied().unwrap_or_default()
    }

    /// The byte at the first entry, and the other entries.
    #[inline]
    pub(super) fn next<'i>(&self, rest: Rest<'i>) -> (u8, Rest<'i>) {
        match rest {
            [first, rest @ ..] => (self.byte(*first as usize), rest),
            [] => (0, rest),
        }
    }

    /// So many bytes from an offset on.
    #[inline]
    fn bytes<const N: usize>(&self, offset: usize) -> Option<&[u8; N]> {
        self.body.get(offset..offset + N)?.first_chunk()
    }

    /// The bytes that a key is compared by.
    #[inline]
    fn window(&self, offset: usize) -> &[u8; WINDOW] {
        if let Some(window) = self.bytes(offset) {
            return window;
        }
        let left = self.body.len().saturating_sub(offset);
        let window = self
            .end
            .get(WINDOW.saturating_sub(left)..)
            .and_then(<[u8]>::first_chunk);
        window.unwrap_or(&[0; WINDOW])
    }

    /// The field of the key whose quotes are at these offsets, if its colon follows directly.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "a call for each member costs a tenth of the walk"
    )]
    fn find(&self, layout: &'static Layout, open: usize, close: usize) -> Option<&'static Field> {
        let last = self.bytes(close.wrapping_sub(2))?;
        layout.find(self.window(open), *last)
    }

    /// An object after its opening bracket, whose first slot is `base`.
    fn object<'i, const ROOT: bool>(
        &mut self,
        layout: &'static Layout,
        base: usize,
        found: &mut Keys,
        mut rest: Rest<'i>,
    ) -> Result<Rest<'i>, Declined> {
        if let (b'}', rest) = self.next(rest) {
            return Ok(rest);
        }
        let mut keys = 0_u64;
        loop {
            // Most members are a text of a field whose key and colon are not apart: four entries,
            // all of them quotes. Where a quote is an entry and the one before it opens
            // a string, this one closes it, whatever is between them.
            let [open, close, start, end, after @ ..] = rest else {
                return Err(Declined::Syntax);
            };
            let [open, close, start, end] =
                [*open, *close, *start, *end].map(|offset| offset as usize);
            let field = self.find(layout, open, close);
            let separator;
            if let Some(field) = field
                && matches!(field.kind, Kind::Text | Kind::TextOrNumber)
                && self.byte(start) == b'"'
                && let Some(&[b'"', byte]) = self.bytes(end)
            {
                let slot = usize::from(field.slot);
                let bit = 1 << slot;
                if keys & bit != 0 {
                    return Err(Declined::DuplicateField);
                }
                keys |= bit;
                let slot = if ROOT { slot } else { base + slot };
                self.slots.set(slot, Span::new(start + 1, end));
                rest = after;
                // The byte after a closing quote is no entry, but looked at here.
                separator = match byte {
                    b',' => continue,
                    b'}' => b'}',
                    byte => self.separator(byte, &mut rest),
                };
            } else {
                found.all = keys;
                separator = match (field, rest) {
                    (Some(field), [_, _, value @ ..]) => {
                        rest = value;
                        let key = Span::new(open + 1, close);
                        self.field(field, key, base, found, &mut rest)?
                    }
                    _ => self.member(layout, base, found, &mut rest)?,
                };
                keys = found.all;
            }
            match separator {
                b',' => {}
                b'}' => {
                    found.all = keys;
                    return Ok(rest);
                }
                _ => return Err(Declined::Syntax),
            }
        }
    }

    /// What follows a text: the byte directly after its closing quote or, if that is white space,
    /// the next entry.
    #[inline]
    pub(super) fn separator(&self, byte: u8, rest: &mut Rest<'_>) -> u8 {
        if let b' ' | b'\t' | b'\n' | b'\r' = byte {
            let (next, after) = self.next(rest);
            *rest = after;
            return next;
        }
        byte
    }

    /// A member whose key is unknown or not directly before its colon: of the latter, no field was
    /// looked for yet. Returns the byte that follows it.
    #[inline(never)]
    fn member(
        &mut self,
        layout: &'static Layout,
        base: usize,
        found: &mut Keys,
        rest: &mut Rest<'_>,
    ) -> Result<u8, Declined> {
        let key = self.text(rest)?;
        if key.has_escapes() {
            // It may be that of a field after all.
            return Err(Declined::EscapedKey);
        }
        let Range { start, end } = key.range();
        match self.byte(end + 1) {
            b':' => {}
            byte if self.separator(byte, rest) != b':' => return Err(Declined::Syntax),
            _ => {
                if let Some(&[x, y, quote]) = self.bytes(end - 2)
                    && let Some(field) = layout.find(self.window(start - 1), [x, y, quote, b':'])
                {
                    return self.field(field, key, base, found, rest);
                }
            }
        }
        let name = self.body.get(start..end).unwrap_or_default();
        if let Some(field) = layout.find_long(name) {
            return self.field(field, key, base, found, rest);
        }
        if let Some(field) = layout.aliased(name) {
            found.all |= 1 << field.slot << Alias::BIT;
            return self.field(field, key, base, found, rest);
        }
        self.unknown(key, found, rest)
    }

    /// A value of any type, which is kept as that of an unknown field.
    #[inline]
    fn unknown(
        &mut self,
        key: Span,
        found: &mut Keys,
        rest: &mut Rest<'_>,
    ) -> Result<u8, Declined> {
        let (value, separator) = match self.next(rest).0 {
            b'{' | b'[' => self.nested(rest)?,
            _ => self.scalar(rest)?,
        };
        let bit = self.slots.push_unknown(key, value);
        found.unknown |= bit.ok_or(Declined::TooManyUnknown)?;
        Ok(separator)
    }

    /// The value of a field. Returns the byte that follows it.
    #[inline(never)]
    fn field(
        &mut self,
        field: &'static Field,
        key: Span,
        base: usize,
        found: &mut Keys,
        rest: &mut Rest<'_>,
    ) -> Result<u8, Declined> {
        let slot = base + usize::from(field.slot);
        let bit = found.insert(field)?;
        let (first, inside) = self.next(rest);
        let span = match (field.kind, first) {
            (_, b'n') => {
                let (null, separator) = self.scalar(rest)?;
                found.nulls |= bit;
                self.slots.set(slot, null);
                return Ok(separator);
            }
            (Kind::Text | Kind::TextOrNumber, b'"')
            | (Kind::Number | Kind::TextOrNumber, b'0'..=b'9' | b'-')
            | (Kind::Bool, b't' | b'f') => {
                let (span, separator) = self.scalar(rest)?;
                self.slots.set_text(slot, span);
                return Ok(separator);
            }
            (Kind::Integer, b'0'..=b'9') => {
                let start = *rest;
                let (span, separator) = self.scalar(rest)?;
                if !self.is_integer(span) {
                    *rest = start;
                    return self.wrong_type(key, slot, bit, found, rest);
                }
                self.slots.set(slot, span);
                return Ok(separator);
            }
            (Kind::Texts(_) | Kind::Objects(..), b'[') | (Kind::Pairs(_), b'{') => {
                self.list(field.kind, rest, inside)?
            }
            (Kind::Object(layout), b'{') => {
                let (first, value) = self.nested_object(layout, rest, inside)?;
                self.slots.set(first, value);
                Some(Span::new(first, first + 2 + layout.len()))
            }
            _ => None,
        };
        let Some(span) = span else {
            return self.wrong_type(key, slot, bit, found, rest);
        };
        self.slots.set(slot, span);
        let (separator, after) = self.next(rest);
        *rest = after;
        Ok(separator)
    }

    /// A value of another type than documented. The field counts as absent, and the member as an
    /// unknown field.
    #[inline(never)]
    fn wrong_type(
        &mut self,
        key: Span,
        slot: usize,
        bit: u64,
        found: &mut Keys,
        rest: &mut Rest<'_>,
    ) -> Result<u8, Declined> {
        found.nulls |= bit;
        self.slots.set(slot, Span::ABSENT);
        self.slots.set_wrong_type();
        self.unknown(key, found, rest)
    }

    /// A nested object, from its opening bracket on. Returns its first slot, which is still to be
    /// set, and where it is.
    fn nested_object<'i>(
        &mut self,
        layout: &'static Layout,
        rest: &mut Rest<'i>,
        inside: Rest<'i>,
    ) -> Result<(usize, Span), Declined> {
        let mut keys = Keys::default();
        let count = 2 + layout.len();
        let first = self.slots.take(count).ok_or(Declined::TooManyUnknown)?;
        self.depth += 1;
        let after = self.object::<false>(layout, first + 2, &mut keys, inside)?;
        self.depth -= 1;
        let value = between(rest, after)?;
        *rest = after;
        let present = keys.all & !keys.nulls | keys.unknown << UNKNOWN_BIT;
        self.slots.set(first + 1, Span::from_bits(present));
        Ok((first, value))
    }

    /// Whether a number is an integer of 32 bits.
    fn is_integer(&self, number: Span) -> bool {
        let digits = self.body.get(number.range()).unwrap_or_default();
        digits.len() == 1
            || str::from_utf8(digits).is_ok_and(|digits| digits.parse::<u32>().is_ok())
    }

    /// An array, or an object of texts, from the opening bracket on. `None` if values of another type
    /// are among the items.
    fn list<'i>(
        &mut self,
        kind: Kind,
        rest: &mut Rest<'i>,
        inside: Rest<'i>,
    ) -> Result<Option<Span>, Declined> {
        let list = self.slots.take(1).ok_or(Declined::TooManyUnknown)?;
        let (unusual, mut after) = (self.slots.unusual(), inside);
        match self.items(kind, &mut after) {
            Ok(()) => {
                self.slots.set(list, between(rest, after)?);
                *rest = after;
                Ok(Some(Span::new(list, self.slots.nested)))
            }
            // Unknown fields of objects cannot be given back.
            Err(Declined::WrongType) if self.slots.unusual() == unusual => {
                self.slots.give_back(list);
                Ok(None)
            }
            Err(declined) => Err(declined),
        }
    }

    /// The items of a list and its closing bracket.
    fn items(&mut self, kind: Kind, rest: &mut Rest<'_>) -> Result<(), Declined> {
        let (mut separator, after) = self.next(rest);
        if separator == b']' || separator == b'}' {
            *rest = after;
        } else {
            separator = b',';
        }
        while separator == b',' {
            separator = match kind {
                Kind::Objects(layout, _) => {
                    let (b'{', inside) = self.next(rest) else {
                        return Err(Declined::WrongType);
                    };
                    let (first, _) = self.nested_object(layout, rest, inside)?;
                    self.slots.set(first, Span::new(first, self.slots.nested));
                    let (separator, after) = self.next(rest);
                    *rest = after;
                    separator
                }
                Kind::Pairs(_) if self.item(rest)? != b':' => return Err(Declined::Syntax),
                _ => self.item(rest)?,
            };
        }
        let is_object = matches!(kind, Kind::Pairs(_));
        if separator != if is_object { b'}' } else { b']' } {
            return Err(Declined::Syntax);
        }
        Ok(())
    }

    /// A text of a list. Returns the byte that follows it.
    fn item(&mut self, rest: &mut Rest<'_>) -> Result<u8, Declined> {
        if self.next(rest).0 != b'"' {
            return Err(Declined::WrongType);
        }
        let text = self.text(rest)?;
        let slot = self.slots.take(1).ok_or(Declined::TooManyUnknown)?;
        self.slots.set_text(slot, text);
        Ok(self.separator(self.byte(text.range().end + 1), rest))
    }
}

/// The span from the first entry of `from` to that of `to`: a value, and white space perhaps.
pub(super) fn between(from: Rest<'_>, to: Rest<'_>) -> Result<Span, Declined> {
    let ([start, ..], [end, ..]) = (from, to) else {
        return Err(Declined::Syntax);
    };
    Ok(Span::new(*start as usize, *end as usize))
}
