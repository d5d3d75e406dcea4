//! The members of a body's own object without a parse: nothing inside of other arrays and objects is looked at but where they end.

use std::borrow::Cow;

use super::escape;
use super::fast::Span;
use super::fault::{Fault, FaultKind};

/// The members that are still to come. A member counts where its value is whole; ends at the first error.
pub(crate) struct Outline<'b> {
    body: &'b [u8],
    at: usize,
    is_over: bool,
    /// Whether a separator has to come first.
    is_behind_member: bool,
}

/// A member's value.
pub(crate) enum Outlined {
    Text(Span),
    Null,
    Other,
}

impl<'b> Outline<'b> {
    /// # Errors
    ///
    /// If the body is not even the beginning of an object.
    pub(crate) fn new(body: &'b [u8]) -> Result<Self, Fault> {
        let mut outline = Self {
            body,
            at: 0,
            is_over: false,
            is_behind_member: false,
        };
        match outline.skip_space() {
            Some(b'{') => outline.at += 1,
            Some(_) => return Err(FaultKind::NotAnObject.nowhere()),
            None => return Err(FaultKind::Empty.at(0)),
        }
        Ok(outline)
    }

    fn error<T>(&self, kind: FaultKind) -> Result<T, Fault> {
        Err(kind.at(self.at))
    }

    fn byte(&self) -> Option<u8> {
        self.body.get(self.at).copied()
    }

    /// Gives the byte after the white space.
    fn skip_space(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        match self.skip_space() {
            Some(found) if found == byte => {
                self.at += 1;
                Ok(())
            }
            Some(_) => self.error(FaultKind::Syntax),
            None => self.error(FaultKind::UnexpectedEnd),
        }
    }

    fn member(&mut self) -> Result<(Span, Outlined), Fault> {
        self.expect(b'"')?;
        let key = self.string()?;
        self.expect(b':')?;
        let value = match self.skip_space() {
            Some(b'"') => {
                self.at += 1;
                Outlined::Text(self.string()?)
            }
            Some(b'{' | b'[') => self.nested()?,
            _ => self.word()?,
        };
        Ok((key, value))
    }

    /// Goes to the next key, or after the body's own object.
    fn separator(&mut self) -> Result<(), Fault> {
        if self.skip_space() == Some(b'}') {
            self.at += 1;
            self.is_over = true;
            return match self.skip_space() {
                Some(_) => self.error(FaultKind::TrailingData),
                None => Ok(()),
            };
        }
        if self.is_behind_member {
            self.expect(b',')?;
        }
        self.is_behind_member = true;
        Ok(())
    }

    /// The rest of a string, after its opening quote.
    fn string(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        let mut has_escapes = false;
        let mut rest = self.body.get(start..).unwrap_or_default();
        loop {
            let stop = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '));
            rest = match rest.get(stop.unwrap_or(rest.len())..).unwrap_or_default() {
                [b'"', after @ ..] => {
                    self.at = self.body.len() - after.len();
                    let text = Span::new(start, self.at - 1);
                    return Ok(if has_escapes { text.with_escapes() } else { text });
                }
                [b'\\', _, after @ ..] => {
                    has_escapes = true;
                    after
                }
                [0..b' ', ..] => return Err(FaultKind::InvalidString.at(start - 1)),
                [_, after @ ..] => after,
                [] => return Err(FaultKind::UnexpectedEnd.at(self.body.len())),
            };
        }
    }

    /// Goes after an array or object by counting brackets.
    fn nested(&mut self) -> Result<Outlined, Fault> {
        let mut depth = 0_usize;
        loop {
            let byte = self.byte();
            self.at += 1;
            match byte {
                Some(b'"') => {
                    self.string()?;
                }
                Some(b'{' | b'[') => depth += 1,
                Some(b'}' | b']') if depth == 1 => return Ok(Outlined::Other),
                Some(b'}' | b']') => depth -= 1,
                Some(_) => {}
                None => return Err(FaultKind::UnexpectedEnd.at(self.body.len())),
            }
        }
    }

    /// Goes after a number or name.
    fn word(&mut self) -> Result<Outlined, Fault> {
        let start = self.at;
        while let Some(b'+' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') = self.byte() {
            self.at += 1;
        }
        match self.body.get(start..self.at) {
            Some(b"null") => Ok(Outlined::Null),
            Some([_, ..]) => Ok(Outlined::Other),
            _ if self.byte().is_none() => self.error(FaultKind::UnexpectedEnd),
            _ => self.error(FaultKind::Syntax),
        }
    }
}

impl Iterator for Outline<'_> {
    /// The key and the value.
    type Item = Result<(Span, Outlined), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let member = match self.separator() {
            Ok(()) if self.is_over => return None,
            Ok(()) => self.member(),
            Err(error) => Err(error),
        };
        self.is_over |= member.is_err();
        Some(member)
    }
}

/// Whether a key is this one, also if it is written with escapes.
pub(crate) fn is_key(body: &[u8], span: Span, key: &str) -> bool {
    escape::is_text(body.get(span.range()).unwrap_or_default(), key)
}

/// Whether all escapes of a text can be replaced.
pub(crate) fn has_valid_escapes(body: &[u8], span: Span) -> bool {
    escape::is_valid(body.get(span.range()).unwrap_or_default())
}

/// A text with valid escapes, which is copied if it has any.
pub(crate) fn text(body: &[u8], span: Span) -> Result<Cow<'_, str>, Fault> {
    let range = span.range();
    let start = range.start;
    let raw = body.get(range).unwrap_or_default();
    let text = str::from_utf8(raw).map_err(|error| FaultKind::InvalidUtf8.at(start + error.valid_up_to()))?;
    if !span.has_escapes() {
        return Ok(text.into());
    }
    let mut unescaped = raw.to_vec();
    let len = escape::unescape(&mut unescaped);
    unescaped.truncate(len);
    Ok(String::from_utf8(unescaped).unwrap_or_default().into())
}
