//! The members of a body's root object, without a parse. Of an array or object in it, only the end
//! is looked for.

use std::borrow::Cow;

use super::escape;
use super::fast::Span;

/// The members that are still to come. A member is returned only if its value ends within the body.
/// The iterator ends with the object, or where the body is no longer JSON.
pub(crate) struct Outline<'b> {
    body: &'b [u8],
    at: usize,
    /// The byte that has to come before the next member.
    before: u8,
}

/// A member's value.
pub(crate) enum Outlined {
    Text(Span),
    /// Of another type.
    Other,
}

impl<'b> Outline<'b> {
    pub(crate) fn new(body: &'b [u8]) -> Self {
        Self {
            body,
            at: 0,
            before: b'{',
        }
    }

    fn byte(&self) -> Option<u8> {
        self.body.get(self.at).copied()
    }

    /// Goes after the white space. Returns the byte there.
    fn skip_space(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.skip_space()? == byte).then(|| self.at += 1)
    }

    fn member(&mut self) -> Option<(Span, Outlined)> {
        self.expect(b'"')?;
        let key = self.string()?;
        self.expect(b':')?;
        let value = match self.skip_space()? {
            b'"' => {
                self.at += 1;
                Outlined::Text(self.string()?)
            }
            b'{' | b'[' => self.nested()?,
            _ => self.word()?,
        };
        Some((key, value))
    }

    /// The rest of a string, after its opening quote.
    fn string(&mut self) -> Option<Span> {
        let start = self.at;
        let mut has_escapes = false;
        loop {
            let rest = self.body.get(self.at..)?;
            self.at += rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '))?;
            match self.byte()? {
                b'"' => {
                    let text = Span::new(start, self.at);
                    self.at += 1;
                    return Some(if has_escapes {
                        text.with_escapes()
                    } else {
                        text
                    });
                }
                b'\\' => {
                    has_escapes = true;
                    self.at += 2;
                }
                _ => return None,
            }
        }
    }

    /// Goes after an array or object by counting brackets.
    fn nested(&mut self) -> Option<Outlined> {
        let mut depth = 0_usize;
        loop {
            let byte = self.byte()?;
            self.at += 1;
            match byte {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 1 => return Some(Outlined::Other),
                b'}' | b']' => depth -= 1,
                _ => {}
            }
        }
    }

    /// Goes after a number or name.
    fn word(&mut self) -> Option<Outlined> {
        let start = self.at;
        while let Some(b'+' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') = self.byte() {
            self.at += 1;
        }
        (self.at > start).then_some(Outlined::Other)
    }
}

impl Iterator for Outline<'_> {
    /// The key and the value.
    type Item = (Span, Outlined);

    fn next(&mut self) -> Option<Self::Item> {
        self.expect(self.before)?;
        self.before = b',';
        self.member()
    }
}

/// Whether a key is this one, also if it is written with escapes.
pub(crate) fn is_key(body: &[u8], span: Span, key: &str) -> bool {
    escape::is_text(body.get(span.range()).unwrap_or_default(), key)
}

/// A text, which is copied if it has escapes; `None` if it is not valid.
pub(crate) fn text(body: &[u8], span: Span) -> Option<Cow<'_, str>> {
    let raw = body.get(span.range())?;
    let text = str::from_utf8(raw).ok()?;
    if !span.has_escapes() {
        return Some(text.into());
    }
    if !escape::is_valid(raw) {
        return None;
    }
    let mut unescaped = raw.to_vec();
    let len = escape::unescape(&mut unescaped);
    unescaped.truncate(len);
    String::from_utf8(unescaped).ok().map(Cow::Owned)
}
