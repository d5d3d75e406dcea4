//! Values of any kind: where each ends, and whether it is one that RFC 8259 allows.

use super::Declined;
use super::slots::Span;
use super::walk::{Rest, Walk, between};
use crate::json::{escape, raw};

impl Walk<'_> {
    /// A text, number or name, and the byte that follows it.
    pub(super) fn scalar(&mut self, rest: &mut Rest<'_>) -> Result<(Span, u8), Declined> {
        let start = rest
            .first()
            .map_or(self.body.len(), |start| *start as usize);
        let bytes = self.body.get(start..).unwrap_or_default();
        let len = match bytes {
            [b'"', ..] => {
                let text = self.text(rest)?;
                let separator = self.separator(self.byte(text.range().end + 1), rest);
                return Ok((text, separator));
            }
            [b't', b'r', b'u', b'e', ..] | [b'n', b'u', b'l', b'l', ..] => 4,
            [b'f', b'a', b'l', b's', b'e', ..] => 5,
            _ => number_len(bytes).ok_or(Declined::Number)?,
        };
        // Each byte of it is an entry, and so is the one that follows.
        let (separator, after) = self.next(rest.get(len..).unwrap_or_default());
        *rest = after;
        Ok((Span::new(start, start + len), separator))
    }

    /// An array or object, of which all is checked, and the byte that follows it.
    #[inline(never)]
    pub(super) fn nested(&mut self, rest: &mut Rest<'_>) -> Result<(Span, u8), Declined> {
        let from = *rest;
        // Which of the arrays and objects around are objects, one bit each, after a one.
        let mut open = 1_u64;
        let mut has_escapes = false;
        loop {
            // A value begins here.
            let (byte, inside) = self.next(rest);
            let mut separator;
            match byte {
                b'{' | b'[' => {
                    if open.leading_zeros() == 0 {
                        return Err(Declined::TooDeep);
                    }
                    open = open << 1 | u64::from(byte == b'{');
                    self.slots
                        .reach(self.depth + (u64::BITS - 1 - open.leading_zeros()) as usize);
                    *rest = inside;
                    separator = self.next(rest).0;
                    if separator != b'}' && separator != b']' {
                        if byte == b'{' {
                            has_escapes |= self.any_key(rest)?;
                        }
                        continue;
                    }
                    *rest = self.next(rest).1;
                }
                _ => {
                    let value;
                    (value, separator) = self.scalar(rest)?;
                    has_escapes |= value.has_escapes();
                }
            }
            loop {
                match (separator, open & 1) {
                    (b',', 0) => break,
                    (b',', _) => {
                        has_escapes |= self.any_key(rest)?;
                        break;
                    }
                    (b']', 0) | (b'}', 1) => open >>= 1,
                    _ => return Err(Declined::Syntax),
                }
                if open == 1 {
                    let value = between(from, rest)?;
                    let (separator, after) = self.next(rest);
                    *rest = after;
                    if !has_escapes {
                        return Ok((value, separator));
                    }
                    if value.range().len() > raw::MAX_ESCAPED_LEN {
                        return Err(Declined::UnknownField);
                    }
                    return Ok((value.with_escapes(), separator));
                }
                (separator, *rest) = self.next(rest);
            }
        }
    }

    /// A key of any object and its colon. Returns whether it has escapes.
    fn any_key(&mut self, rest: &mut Rest<'_>) -> Result<bool, Declined> {
        let key = self.text(rest)?;
        match self.separator(self.byte(key.range().end + 1), rest) {
            b':' => Ok(key.has_escapes()),
            _ => Err(Declined::Syntax),
        }
    }

    /// A string.
    #[inline]
    pub(super) fn text(&mut self, rest: &mut Rest<'_>) -> Result<Span, Declined> {
        let [start, end, after @ ..] = *rest else {
            return Err(Declined::Syntax);
        };
        let (start, end) = (*start as usize, *end as usize);
        if self.byte(start) != b'"' {
            return Err(Declined::Syntax);
        }
        *rest = after;
        if self.byte(end) == b'"' {
            return Ok(Span::new(start + 1, end));
        }
        self.escaped_text(start + 1, end, rest)
    }

    /// The rest of a string, from its first escape on.
    #[inline(never)]
    fn escaped_text(
        &mut self,
        start: usize,
        mut end: usize,
        rest: &mut Rest<'_>,
    ) -> Result<Span, Declined> {
        while self.byte(end) == b'\\' {
            let escape = self.body.get(end + 1..).unwrap_or_default();
            let len = escape::len(escape).ok_or(Declined::InvalidEscape)?;
            let after = end + 1 + len;
            // A surrogate pair has two entries.
            while end < after {
                let [next, left @ ..] = *rest else {
                    return Err(Declined::OpenString);
                };
                end = *next as usize;
                *rest = left;
            }
        }
        if self.byte(end) != b'"' {
            return Err(Declined::ControlCharacter);
        }
        Ok(Span::new(start, end).with_escapes())
    }
}

/// The most bytes of a number that is finite whatever its digits are, if it has no exponent.
const SAFE_LEN: usize = 300;

/// The length of the number that these bytes begin with, if there is one, and it is finite.
#[inline]
fn number_len(bytes: &[u8]) -> Option<usize> {
    let len = digits(bytes, 0);
    match (bytes, bytes.get(len)) {
        (_, Some(b'.' | b'e' | b'E')) | ([b'-', ..], _) => any_number_len(bytes),
        ([b'0', b'0'..=b'9', ..], _) => None,
        _ if len > SAFE_LEN => None,
        _ => (len > 0).then_some(len),
    }
}

/// The offset after the digits from an offset on.
#[inline]
fn digits(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[inline(never)]
fn any_number_len(bytes: &[u8]) -> Option<usize> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let start = usize::from(bytes.first() == Some(&b'-'));
    let mut end = digits(bytes, start);
    if end == start || bytes.get(start) == Some(&b'0') && end > start + 1 {
        return None;
    }
    if bytes.get(end) == Some(&b'.') {
        if !is_digit(end + 1) {
            return None;
        }
        end = digits(bytes, end + 1);
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        if !is_digit(end + 1 + sign) {
            return None;
        }
        end = digits(bytes, end + 1 + sign);
    } else if end <= SAFE_LEN {
        return Some(end);
    }
    let text = str::from_utf8(bytes.get(..end)?).ok()?;
    text.parse::<f64>().is_ok_and(f64::is_finite).then_some(end)
}
