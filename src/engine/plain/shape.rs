//! What the scan looks for, made from the table of events when the crate is compiled.

use wide::u8x16;

use super::bytes::Rest;

/// What an object may hold, in the usual order.
pub type Shape = &'static [&'static Field];

/// A key, and what the scan expects behind it.
#[derive(Debug)]
pub struct Field {
    /// The member as it begins in a compact body: comma, key with its quotes, colon, and the opening quote of a text.
    head: [u8x16; 2],
    /// Which bytes of it must be there, one bit each; none but a text's can.
    compact_bits: u64,
    text_len: usize,
    /// Which of them are the key with its quotes.
    key_bits: u64,
    pub(super) key_len: usize,
    pub(super) kind: Kind,
}

/// The most bytes of a [`Field`]'s head.
pub(super) const HEAD: usize = 32;

#[inline]
pub(super) const fn halves(bytes: &[u8; HEAD]) -> [u8x16; 2] {
    match bytes.as_chunks() {
        ([a, b], _) => [u8x16::new(*a), u8x16::new(*b)],
        _ => [u8x16::new([0; 16]); 2],
    }
}

/// What the scan of a value looks for; all kinds may be null.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Text,
    /// An integer of few digits.
    Number,
    Bool,
    /// An array of texts, at most so many.
    Texts(usize),
    /// An object of texts, at most so many.
    Pairs(usize),
    Object(Shape),
}

impl Field {
    /// Panics if the key is too long, when the crate is compiled.
    pub(crate) const fn new(key: &str, kind: Kind) -> Self {
        let (key_len, text_len) = (key.len() + 3, key.len() + 5);
        let mut head = [0; HEAD];
        let (start, rest) = head.split_at_mut(2);
        let (name, rest) = rest.split_at_mut(key.len());
        start.copy_from_slice(b",\"");
        name.copy_from_slice(key.as_bytes());
        rest.split_at_mut(3).0.copy_from_slice(b"\":\"");
        Self {
            head: halves(&head),
            compact_bits: if matches!(kind, Kind::Text) { ones(text_len) ^ 1 } else { u64::MAX },
            text_len,
            key_bits: ones(key_len) ^ 1,
            key_len,
            kind,
        }
    }

    /// Whether the member has this key.
    #[inline]
    pub(super) fn has_key(&self, next: &[u8; HEAD]) -> bool {
        let ([a, _], [c, _]) = (halves(next), self.head);
        // Most other keys differ in the first half.
        (!same(a, c) & self.key_bits).trailing_zeros() >= 16 && self.differs(next) & self.key_bits == 0
    }

    /// Where the content of the text begins, if it is the member that `rest` begins with, in a compact or pretty body.
    #[inline]
    pub(super) fn text(&self, next: &[u8; HEAD], rest: Rest<'_>) -> Option<usize> {
        let differs = self.differs(next);
        if differs & self.compact_bits == 0 {
            return Some(self.text_len);
        }
        let is_pretty = differs & self.key_bits == 0
            && matches!(self.kind, Kind::Text)
            && matches!(rest.get(self.key_len..), Some([b':', b' ', b'"', ..]));
        is_pretty.then_some(self.text_len + 1)
    }

    #[inline]
    fn differs(&self, next: &[u8; HEAD]) -> u64 {
        let ([a, b], [c, d]) = (halves(next), self.head);
        !(same(a, c) | same(b, d) << 16)
    }
}

#[inline]
fn same(a: u8x16, b: u8x16) -> u64 {
    u64::from(a.cmp_eq(b).move_mask().cast_unsigned())
}

const fn ones(count: usize) -> u64 {
    u64::MAX >> (64 - count)
}
