//! The plain lane: one pass over the bytes of a body that is as bodies usually are. Whatever it declines, the tape lane reads.
//!
//! A scan tells where the values stand and borrows nothing, so that the body can still be changed in place if the scan declines.
//! What is left of the body goes from call to call by value, so that it stays in registers.

use std::ops::{Deref, Range};

use wide::u8x16;

/// What is left of a body.
pub type Rest<'s> = &'s [u8];

/// What a scan needs off the usual way.
#[derive(Debug)]
pub struct Scan<'s> {
    len: usize,
    /// How long the strings are that begin with [`UNESCAPED`], in their order.
    unescaped: &'s [u32],
    /// Where the string begins that has an escape, if that is why the body was declined.
    escape: Option<usize>,
}

/// Where a text stands in the body, without its quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    start: u32,
    end: u32,
}

/// What a scan keeps of a field.
pub trait Place: Default {
    /// That of a null.
    const NULL: Self;

    /// Whether the field was met, be it null.
    fn is_taken(&self) -> bool;
}

/// A body that can be given up for good once it is known to be plain.
pub(crate) trait Body<'b>: Deref<Target = [u8]> {
    fn freeze(self) -> &'b [u8];
}

impl<'b> Body<'b> for &'b mut [u8] {
    fn freeze(self) -> &'b [u8] {
        self
    }
}

impl<'b> Body<'b> for &'b [u8] {
    fn freeze(self) -> &'b [u8] {
        self
    }
}

/// Stands in the place of a string's opening quote where its escapes have been replaced already. No JSON has this byte anywhere.
pub(super) const UNESCAPED: u8 = 1;

impl Place for Spot {
    /// No text can stand at the very start of a body.
    const NULL: Self = Self { start: 0, end: 1 };

    #[inline]
    fn is_taken(&self) -> bool {
        self.end != 0
    }
}

impl Spot {
    #[inline]
    pub(crate) fn range(self) -> Option<Range<usize>> {
        (self.start != 0).then_some(self.start as usize..self.end as usize)
    }

    #[inline]
    pub(crate) fn text(self, body: &str) -> Option<&str> {
        body.get(self.range()?)
    }
}

/// A field that needs more than a [`Spot`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Found<P> {
    #[default]
    Absent,
    Null,
    Value(P),
}

impl<P> Place for Found<P> {
    const NULL: Self = Self::Null;

    #[inline]
    fn is_taken(&self) -> bool {
        !matches!(self, Self::Absent)
    }
}

impl<P: Copy> Found<P> {
    pub(crate) fn value(self) -> Option<P> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

/// The places of a short list; a longer one is not plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Few<const N: usize> {
    spots: [Spot; N],
    len: usize,
}

impl<const N: usize> Default for Few<N> {
    fn default() -> Self {
        Self {
            spots: [Spot::default(); N],
            len: 0,
        }
    }
}

impl<const N: usize> Few<N> {
    pub(crate) fn push(&mut self, spot: Spot) -> Option<()> {
        *self.spots.get_mut(self.len)? = spot;
        self.len += 1;
        Some(())
    }

    pub(crate) fn as_slice(&self) -> &[Spot] {
        self.spots.get(..self.len).unwrap_or_default()
    }
}

/// Every method takes what is left and gives what is left behind the part it is named for, or `None` where the body is not plain.
impl<'s> Scan<'s> {
    #[inline]
    pub(crate) fn new(body: &[u8], unescaped: &'s [u32]) -> Self {
        Self {
            len: body.len(),
            unescaped,
            escape: None,
        }
    }

    /// Where the string begins that made this scan give up because of an escape in it.
    pub(crate) fn escape(&self) -> Option<usize> {
        self.escape
    }

    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a body has less than 2^32 bytes, by `Options::MAX_LEN`"
    )]
    fn at(&self, rest: Rest<'_>) -> u32 {
        (self.len - rest.len()) as u32
    }

    /// The value of a text field, behind its key.
    #[inline(never)]
    pub(crate) fn text_field<'r>(&mut self, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        match rest {
            [b':', b'"', rest @ ..] => self.content(rest),
            _ => self.spaced_text(rest),
        }
    }

    #[inline]
    fn spaced_text<'r>(&mut self, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let rest = colon(rest)?;
        match rest.strip_prefix(b"null") {
            Some(rest) => Some((Spot::NULL, rest)),
            None => self.text(rest),
        }
    }

    /// The value of another field, behind its key.
    #[inline]
    pub(crate) fn field<'r, P: Place>(
        &mut self,
        rest: Rest<'r>,
        value: impl FnOnce(&mut Self, Rest<'r>) -> Option<(P, Rest<'r>)>,
    ) -> Option<(P, Rest<'r>)> {
        let rest = colon(rest)?;
        match rest.strip_prefix(b"null") {
            Some(rest) => Some((P::NULL, rest)),
            None => value(self, rest),
        }
    }

    /// A string.
    #[inline]
    pub(crate) fn text<'r>(&mut self, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        match rest {
            [b'"', rest @ ..] => self.content(rest),
            _ => self.unescaped(rest),
        }
    }

    /// The rest of a string, behind its opening quote.
    #[inline]
    fn content<'r>(&mut self, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let start = self.at(rest);
        let mut left = rest;
        while let Some((chunk, tail)) = left.split_first_chunk::<16>() {
            let stops = stops(chunk);
            if stops != 0 {
                return self.close(start, left.get(stops.trailing_zeros() as usize..)?);
            }
            left = tail;
        }
        self.short_content(start, left)
    }

    /// The same for the last bytes of a body.
    #[inline(never)]
    fn short_content<'r>(&mut self, start: u32, left: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let end = left.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '))?;
        self.close(start, left.get(end..)?)
    }

    /// Ends a string in front of what stopped it.
    #[inline]
    fn close<'r>(&mut self, start: u32, stop: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let end = self.at(stop);
        if let [b'"', rest @ ..] = stop {
            return Some((Spot { start, end }, rest));
        }
        self.stopped(start, stop);
        None
    }

    #[cold]
    #[inline(never)]
    fn stopped(&mut self, start: u32, stop: Rest<'_>) {
        if stop.starts_with(b"\\") {
            self.escape = Some(start as usize - 1);
        }
    }

    /// A string whose escapes have been replaced before.
    #[cold]
    fn unescaped<'r>(&mut self, rest: Rest<'r>) -> Option<(Spot, Rest<'r>)> {
        let rest = rest.strip_prefix(&[UNESCAPED])?;
        let (len, others) = self.unescaped.split_first()?;
        self.unescaped = others;
        let start = self.at(rest);
        Some((Spot { start, end: start + len }, rest.get(*len as usize..)?))
    }

    /// The text of a member wherever it stands, if it stands where it seems to: whoever asks must compare with what the scan finds.
    #[inline]
    pub(crate) fn find(&self, quoted: &str, members: Rest<'_>) -> Option<Spot> {
        let value = match members.strip_prefix(quoted.as_bytes()) {
            Some(value) => value,
            None => search(quoted.as_bytes(), members)?,
        };
        let mut ahead = Scan { escape: None, ..*self };
        ahead.text_field(value).map(|(spot, _)| spot)
    }
}

/// What follows the first place where a text stands. It is looked for by a letter of it that is rare in bodies.
#[inline(never)]
fn search<'r>(text: &[u8], body: Rest<'r>) -> Option<Rest<'r>> {
    let rare = text.iter().position(|byte| *byte == b'y')?;
    let behind = |at: usize| body.get(at.checked_sub(rare)?..)?.strip_prefix(text);
    let mut left = body;
    while let Some((chunk, tail)) = left.split_first_chunk::<16>() {
        let mut found = u8x16::new(*chunk).cmp_eq(u8x16::splat(b'y')).move_mask();
        while found != 0 {
            let at = body.len() - left.len() + found.trailing_zeros() as usize;
            if let Some(rest) = behind(at) {
                return Some(rest);
            }
            found &= found - 1;
        }
        left = tail;
    }
    (body.len() - left.len()..body.len()).find_map(behind)
}

#[inline]
pub(crate) fn space(mut rest: Rest<'_>) -> Rest<'_> {
    while let [b' ' | b'\n' | b'\t' | b'\r', after @ ..] = rest {
        rest = after;
    }
    rest
}

/// Enters an object or array, up to its first key or element; `Err` behind it if it is empty.
#[inline]
pub(crate) fn open(rest: Rest<'_>, bracket: u8, closing: u8) -> Option<Result<Rest<'_>, Rest<'_>>> {
    let rest = space(space(rest).strip_prefix(&[bracket])?);
    match rest.strip_prefix(&[closing]) {
        Some(rest) => Some(Err(rest)),
        None => Some(Ok(rest)),
    }
}

/// Behind a member: up to the next key, or `Err` behind the object.
#[inline]
pub(crate) fn next_member(rest: Rest<'_>) -> Option<Result<Rest<'_>, Rest<'_>>> {
    if let [b',', next @ ..] = rest
        && next.first() == Some(&b'"')
    {
        return Some(Ok(next));
    }
    next(rest, b'}')
}

/// Behind a value: up to the next one, or `Err` behind the object or array.
#[inline(never)]
pub(crate) fn next(rest: Rest<'_>, closing: u8) -> Option<Result<Rest<'_>, Rest<'_>>> {
    let rest = space(rest);
    match rest.strip_prefix(b",") {
        Some(rest) => Some(Ok(space(rest))),
        None => rest.strip_prefix(&[closing]).map(Err),
    }
}

/// Behind a key: up to the value.
#[inline]
pub(crate) fn colon(rest: Rest<'_>) -> Option<Rest<'_>> {
    Some(space(space(rest).strip_prefix(b":")?))
}

/// An integer of few digits; all other numbers are not plain.
pub(crate) fn integer(rest: Rest<'_>) -> Option<(u32, Rest<'_>)> {
    let digits = rest.iter().position(|byte| !byte.is_ascii_digit())?;
    let (number, rest) = rest.split_at_checked(digits)?;
    let is_number = match number {
        [b'0', more @ ..] => more.is_empty(),
        _ => (1..10).contains(&digits),
    };
    let ends = matches!(rest, [b',' | b'}' | b' ' | b'\n' | b'\r' | b'\t', ..]);
    let value = number
        .iter()
        .fold(0, |value: u32, digit| value.wrapping_mul(10).wrapping_add(u32::from(digit - b'0')));
    (is_number && ends).then_some((value, rest))
}

/// Which bytes end a string or need a closer look: one bit each.
#[inline]
fn stops(chunk: &[u8; 16]) -> u32 {
    // The quote becomes the byte behind the control characters, which change places among themselves.
    let bytes = u8x16::new(*chunk);
    let swapped = bytes ^ u8x16::splat(b'"' ^ b' ');
    let low = swapped.min(u8x16::splat(b' ')).cmp_eq(swapped);
    (low | bytes.cmp_eq(u8x16::splat(b'\\'))).move_mask().cast_unsigned()
}
