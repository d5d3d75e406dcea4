//! The second stage: a walk over the index, which looks at each entry once and leaves in the slots where the values are.

use std::ops::Range;

use super::Declined;
use super::layout::{Field, Kind, Layout, WINDOW};
use super::slots::{Slots, Span};
use crate::json::escape;

/// Walks over the index of a body whose root object has this layout.
#[inline]
pub(crate) fn walk(body: &[u8], entries: &[u32], layout: &'static Layout, slots: &mut Slots) -> Result<(), Declined> {
    slots.clear();
    let mut end = [0; 2 * WINDOW];
    match (body.last_chunk::<WINDOW>(), end.first_chunk_mut::<WINDOW>()) {
        (Some(last), Some(end)) => *end = *last,
        _ => {
            for (to, from) in end.iter_mut().take(WINDOW).rev().zip(body.iter().rev()) {
                *to = *from;
            }
        }
    }
    let mut walk = Walk {
        body,
        entries,
        end: &end,
        slots,
    };
    if walk.byte_at(0) != b'{' {
        return Err(Declined::NotAnObject);
    }
    let mut found = Keys::default();
    let after = walk.object::<true>(layout, 0, &mut found, 1)?;
    if after != entries.len() {
        return Err(Declined::TrailingData);
    }
    walk.slots.set_keys(found.all, found.nulls);
    Ok(())
}

/// Which fields of an object occur, one bit each, and which of them are null.
#[derive(Default)]
struct Keys {
    all: u64,
    nulls: u64,
}

/// `at` is always the number of an entry.
struct Walk<'w> {
    body: &'w [u8],
    entries: &'w [u32],
    /// The last bytes of the body, and zeros, for keys near the end.
    end: &'w [u8; 2 * WINDOW],
    slots: &'w mut Slots,
}

impl Walk<'_> {
    /// The byte at an offset; 0, which is nowhere valid, after the end.
    #[inline]
    fn byte(&self, offset: usize) -> u8 {
        self.body.get(offset).copied().unwrap_or_default()
    }

    /// The offset of an entry; after the last one, that of the end.
    #[inline]
    fn offset(&self, at: usize) -> usize {
        self.entries.get(at).map_or(self.body.len(), |offset| *offset as usize)
    }

    #[inline]
    fn byte_at(&self, at: usize) -> u8 {
        self.byte(self.offset(at))
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
        let window = self.end.get(WINDOW.saturating_sub(left)..).and_then(<[u8]>::first_chunk);
        window.unwrap_or(&[0; WINDOW])
    }

    /// An object after its opening bracket, whose first slot is `base`. Returns the entry after its closing bracket.
    fn object<const ROOT: bool>(
        &mut self,
        layout: &'static Layout,
        base: usize,
        found: &mut Keys,
        mut at: usize,
    ) -> Result<usize, Declined> {
        if self.byte_at(at) == b'}' {
            return Ok(at + 1);
        }
        let mut keys = 0_u64;
        loop {
            // Most members are a text of a field whose key and colon are not apart: four entries, all of them quotes. Where a quote
            // is an entry and the one before it opens a string, this one closes it, whatever is between them.
            let Some(&[open, close, start, end]) = self.entries.get(at..at + 4).and_then(<[u32]>::first_chunk) else {
                return Err(Declined::Syntax);
            };
            let [open, close, start, end] = [open, close, start, end].map(|offset| offset as usize);
            let last = self.bytes(close.wrapping_sub(2));
            let field = last.and_then(|last| layout.find(self.window(open), *last));
            let separator;
            if let Some(field) = field
                && matches!(field.kind, Kind::Text)
                && self.byte(start) == b'"'
                && let Some(&[b'"', byte]) = self.bytes(end)
            {
                let slot = usize::from(field.slot);
                let bit = 1 << slot;
                if keys & bit != 0 {
                    return Err(Declined::DuplicateField);
                }
                keys |= bit;
                self.slots.set(base + slot, Span::new(start + 1, end));
                at += 4;
                // The byte after a closing quote is no entry, but looked at here.
                separator = match byte {
                    b',' => continue,
                    b'}' => b'}',
                    byte => self.separator(byte, &mut at)?,
                };
            } else {
                found.all = keys;
                separator = match field {
                    Some(field) => {
                        at += 2;
                        self.field::<ROOT>(field, base, found, &mut at)?
                    }
                    None => self.member::<ROOT>(layout, base, found, &mut at)?,
                };
                keys = found.all;
            }
            match separator {
                b',' => {}
                b'}' => {
                    found.all = keys;
                    return Ok(at);
                }
                _ => return Err(Declined::Syntax),
            }
        }
    }

    /// What follows a text, if `byte` directly after its closing quote is white space: the next entry.
    #[inline]
    fn separator(&self, byte: u8, at: &mut usize) -> Result<u8, Declined> {
        if let b' ' | b'\t' | b'\n' | b'\r' = byte {
            *at += 1;
            return Ok(self.byte_at(*at - 1));
        }
        Ok(byte)
    }

    /// A member whose key is unknown or not directly before its colon. Returns the byte that follows it.
    #[inline(never)]
    fn member<const ROOT: bool>(&mut self, layout: &'static Layout, base: usize, found: &mut Keys, at: &mut usize) -> Result<u8, Declined> {
        let key = self.text(at)?;
        if key.has_escapes() {
            // It may be that of a field after all.
            return Err(Declined::EscapedKey);
        }
        let Range { start, end } = key.range();
        let after = self.byte(end + 1);
        if self.separator(after, at)? != b':' {
            return Err(Declined::Syntax);
        }
        if after != b':'
            && let Some(&[x, y, quote]) = self.bytes(end - 2)
            && let Some(field) = layout.find(self.window(start - 1), [x, y, quote, b':'])
        {
            return self.field::<ROOT>(field, base, found, at);
        }
        if !ROOT {
            return Err(Declined::UnknownField);
        }
        let (value, separator) = self.scalar(at)?;
        self.slots.push_unknown(key, value).ok_or(Declined::TooManyUnknown)?;
        Ok(separator)
    }

    /// The value of a field. Returns the byte that follows it.
    #[inline(never)]
    fn field<const ROOT: bool>(&mut self, field: &'static Field, base: usize, found: &mut Keys, at: &mut usize) -> Result<u8, Declined> {
        let bit = 1 << field.slot;
        if found.all & bit != 0 {
            return Err(Declined::DuplicateField);
        }
        found.all |= bit;
        let span = match (field.kind, self.byte_at(*at)) {
            (_, b'n') => {
                let (null, separator) = self.scalar(at)?;
                found.nulls |= bit;
                if ROOT {
                    self.slots.set(usize::from(field.slot), null);
                }
                return Ok(separator);
            }
            (Kind::Text, b'"') | (Kind::Number, b'0'..=b'9') | (Kind::Bool, b't' | b'f') => {
                let (span, separator) = self.scalar(at)?;
                self.slots.set_text(base + usize::from(field.slot), span);
                return Ok(separator);
            }
            (Kind::Texts(most), b'[') => self.texts(most, 1, b']', at)?,
            (Kind::Pairs(most), b'{') => self.texts(most, 2, b'}', at)?,
            (Kind::Object(layout), b'{') => {
                let mut inside = Keys::default();
                let first = self.slots.take(1 + layout.len()).ok_or(Declined::TooManyUnknown)?;
                *at = self.object::<false>(layout, first + 1, &mut inside, *at + 1)?;
                self.slots.set(first, Span::from_bits(inside.all & !inside.nulls));
                Span::new(first, first + 1 + layout.len())
            }
            _ => return Err(Declined::WrongType),
        };
        self.slots.set(base + usize::from(field.slot), span);
        *at += 1;
        Ok(self.byte_at(*at - 1))
    }

    /// Up to `most` elements of one text, or members of two, after the opening bracket at this entry.
    fn texts(&mut self, most: usize, each: usize, closing: u8, at: &mut usize) -> Result<Span, Declined> {
        let first = self.slots.take(most * each).ok_or(Declined::TooManyUnknown)?;
        let mut slot = first;
        *at += 1;
        if self.byte_at(*at) == closing {
            *at += 1;
            return Ok(Span::new(first, slot));
        }
        loop {
            if slot == first + most * each {
                return Err(Declined::ListTooLong);
            }
            let mut separator = b':';
            for _ in 0..each {
                if separator != b':' {
                    return Err(Declined::Syntax);
                }
                let text = self.text(at)?;
                separator = self.separator(self.byte(text.range().end + 1), at)?;
                self.slots.set_text(slot, text);
                slot += 1;
            }
            match separator {
                b',' => {}
                byte if byte == closing => return Ok(Span::new(first, slot)),
                _ => return Err(Declined::Syntax),
            }
        }
    }

    /// A text, number, name, and the byte that follows it.
    fn scalar(&mut self, at: &mut usize) -> Result<(Span, u8), Declined> {
        let start = self.offset(*at);
        let rest = self.body.get(start..).unwrap_or_default();
        let len = match rest {
            [b'"', ..] => {
                let text = self.text(at)?;
                let separator = self.separator(self.byte(text.range().end + 1), at)?;
                return Ok((text, separator));
            }
            [b't', b'r', b'u', b'e', ..] | [b'n', b'u', b'l', b'l', ..] => 4,
            [b'f', b'a', b'l', b's', b'e', ..] => 5,
            [b'{' | b'[', ..] => return Err(Declined::UnknownField),
            _ => rest.iter().take_while(|byte| byte.is_ascii_digit()).count(),
        };
        let is_number = !matches!(rest, [b'0', b'0'..=b'9', ..] | []) && (1..10).contains(&len);
        if !is_number {
            return Err(Declined::Number);
        }
        // Each byte of it is an entry, and so is the one that follows.
        *at += len + 1;
        Ok((Span::new(start, start + len), self.byte_at(*at - 1)))
    }

    /// A string, from the entry of its opening quote to that after its closing one.
    #[inline]
    fn text(&mut self, at: &mut usize) -> Result<Span, Declined> {
        let (start, end) = (self.offset(*at), self.offset(*at + 1));
        if self.byte(start) != b'"' {
            return Err(Declined::Syntax);
        }
        *at += 2;
        if self.byte(end) == b'"' {
            return Ok(Span::new(start + 1, end));
        }
        self.escaped_text(start + 1, end, at)
    }

    /// The same from its first escape on.
    #[inline(never)]
    fn escaped_text(&mut self, start: usize, mut end: usize, at: &mut usize) -> Result<Span, Declined> {
        while self.byte(end) == b'\\' {
            let after = self.body.get(end + 1..).unwrap_or_default();
            let (_, len) = escape::decode(after).ok_or(Declined::InvalidEscape)?;
            let after = end + 1 + len;
            // A surrogate pair has two entries.
            while end < after {
                end = self.offset(*at);
                *at += 1;
            }
        }
        if self.byte(end) != b'"' {
            return Err(Declined::ControlCharacter);
        }
        Ok(Span::new(start, end).with_escapes())
    }
}
