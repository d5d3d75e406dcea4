//! The fields of an object, and how a key finds its field: all made when the crate is compiled.

/// The most fields of an object. A `u64` has a bit for each.
pub(crate) const FIELDS: usize = 56;

/// The fields that an object may have. The index of a field is its slot.
#[derive(Debug)]
pub(crate) struct Layout {
    fields: &'static [Field],
    aliases: &'static [Alias],
    /// For each hash, the one field whose key can have it.
    buckets: [&'static Field; BUCKETS],
    factor: u64,
    /// The slots of texts, numbers and booleans, one bit each.
    scalars: u64,
}

const BUCKETS: usize = 256;

/// A key, and what its value may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) key: &'static str,
    pub(crate) kind: Kind,
    pub(crate) slot: u8,
    ends: u64,
    /// The first bytes of the key with its quotes, and which bits of them are the key's.
    words: [(u64, u64); WINDOW / 8],
}

/// A second key of a field of a nested object. It has the slot of its field, so that both keys at
/// once are a duplicate field. It is looked for where a key is unknown: the hash cannot tell two
/// spellings apart that begin and end alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Alias {
    pub(crate) key: &'static str,
    pub(crate) slot: usize,
}

impl Alias {
    /// The bit of the alias of the field in slot 0. It is set if that occurs; the others follow.
    pub(super) const BIT: u32 = 32;

    /// # Panics
    ///
    /// When the crate is compiled, if no field has the key.
    #[allow(clippy::expect_used, reason = "evaluated by the compiler only")]
    pub(crate) const fn new(key: &'static str, fields: &[Field], of: &str) -> Self {
        Self {
            key,
            slot: slot(fields, of).expect("an alias of no field"),
        }
    }
}

/// What the walk accepts as the value of a field. It accepts null for each of them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Text,
    /// An integer of 32 bits, without a sign.
    Integer,
    Number,
    TextOrNumber,
    Bool,
    /// An array of texts, so many in a usual body. Of this and of the other lists, the walk takes as
    /// many items as there are slots for.
    Texts(usize),
    /// An object whose values are texts.
    Pairs(usize),
    Object(&'static Layout),
    /// An array of objects.
    Objects(&'static Layout, usize),
}

/// How many bytes a key is compared by, besides its last four.
pub(super) const WINDOW: usize = 24;

/// What a bucket holds that no key belongs to.
const NO_FIELD: Field = Field {
    key: "",
    kind: Kind::Text,
    slot: 0,
    // No key is like this, for its first byte would have to be 0 and 1.
    ends: 0,
    words: [(1, 0xff); WINDOW / 8],
};

impl Field {
    /// # Panics
    ///
    /// When the crate is compiled, if the key has an unusual length.
    #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
    pub(crate) const fn new(key: &'static str, kind: Kind) -> Self {
        let quoted_len = key.len() + 2;
        assert!(
            !key.is_empty() && quoted_len < WINDOW + 8,
            "a key has an unusual length"
        );
        let mut member = [0; WINDOW + 8];
        let (start, rest) = member.split_at_mut(1);
        let (name, rest) = rest.split_at_mut(key.len());
        start.copy_from_slice(b"\"");
        name.copy_from_slice(key.as_bytes());
        rest.split_at_mut(2).0.copy_from_slice(b"\":");
        let mut words = [(0, 0); WINDOW / 8];
        let mut at = 0;
        while at < quoted_len && at < WINDOW {
            let shift = at % 8 * 8;
            words[at / 8].0 |= (member[at] as u64) << shift;
            words[at / 8].1 |= 0xff << shift;
            at += 1;
        }
        let (mut first, mut last) = ([0; 4], [0; 4]);
        first.copy_from_slice(member.split_at(4).0);
        last.copy_from_slice(member.split_at(quoted_len - 3).1.split_at(4).0);
        Self {
            key,
            kind,
            slot: 0,
            ends: ends(first, last),
            words,
        }
    }
}

/// What keys are told apart by at first: the first four bytes of a key with its quotes, and the
/// last four with the colon.
#[inline]
const fn ends(first: [u8; 4], last: [u8; 4]) -> u64 {
    u32::from_le_bytes(first) as u64 | (u32::from_le_bytes(last) as u64) << 32
}

/// The bucket of a key.
#[inline]
const fn bucket(ends: u64, factor: u64) -> usize {
    (ends.wrapping_mul(factor) >> 56) as usize
}

/// The fields of a layout, each in its slot.
#[derive(Debug)]
pub(crate) struct Fields {
    fields: [Field; FIELDS],
    len: usize,
}

impl Fields {
    /// The fields of several lists, without repetitions.
    ///
    /// # Panics
    ///
    /// When the crate is compiled, if there are more than [`FIELDS`], or if a key has one kind of
    /// value here and another there.
    #[allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "evaluated by the compiler only"
    )]
    pub(crate) const fn of(lists: &[&[Field]]) -> Self {
        let (mut fields, mut len) = ([NO_FIELD; FIELDS], 0);
        let mut list = 0;
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].len() {
                let field = lists[list][at];
                if let Some(slot) = slot(fields.split_at(len).0, field.key) {
                    assert!(
                        fields[slot].kind.is(field.kind),
                        "a key has two kinds of values in one family"
                    );
                } else {
                    assert!(len < FIELDS, "an object has more fields than slots");
                    fields[len] = Field {
                        slot: len as u8,
                        ..field
                    };
                    len += 1;
                }
                at += 1;
            }
            list += 1;
        }
        Self { fields, len }
    }

    const fn as_slice(&self) -> &[Field] {
        self.fields.split_at(self.len).0
    }
}

/// How many slots the walk takes for what is nested in these fields, at most in a usual body.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
pub(crate) const fn nested_slots(fields: &[Field]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < fields.len() {
        count += match fields[at].kind {
            Kind::Text | Kind::Integer | Kind::Number | Kind::TextOrNumber | Kind::Bool => 0,
            Kind::Texts(usual) => 1 + usual,
            Kind::Pairs(usual) => 1 + 2 * usual,
            Kind::Object(layout) => object_slots(layout),
            Kind::Objects(layout, usual) => 1 + usual * object_slots(layout),
        };
        at += 1;
    }
    count
}

const fn object_slots(layout: &Layout) -> usize {
    2 + layout.fields.len() + nested_slots(layout.fields)
}

impl Kind {
    /// Whether two kinds are the same, as far as the compiler can compare them.
    const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Text, Self::Text)
            | (Self::Integer, Self::Integer)
            | (Self::Number, Self::Number)
            | (Self::TextOrNumber, Self::TextOrNumber)
            | (Self::Bool, Self::Bool) => true,
            (Self::Texts(most), Self::Texts(other)) | (Self::Pairs(most), Self::Pairs(other)) => {
                most == other
            }
            (Self::Object(layout), Self::Object(other))
            | (Self::Objects(layout, _), Self::Objects(other, _)) => {
                layout.fields.len() == other.fields.len() && layout.factor == other.factor
            }
            _ => false,
        }
    }
}

impl Layout {
    /// # Panics
    ///
    /// When the crate is compiled, if two keys begin and end with the same letters.
    #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
    pub(crate) const fn new(fields: &'static Fields) -> Self {
        let fields = fields.as_slice();
        let mut scalars = 0;
        let mut slot = 0;
        while slot < fields.len() {
            let Field { kind, ends, .. } = fields[slot];
            if matches!(
                kind,
                Kind::Text | Kind::Integer | Kind::Number | Kind::TextOrNumber | Kind::Bool
            ) {
                scalars |= 1 << slot;
            }
            let mut other = 0;
            while other < slot {
                assert!(
                    ends != fields[other].ends,
                    "two keys begin and end with the same letters: the hash must look at more of them"
                );
                other += 1;
            }
            slot += 1;
        }
        let mut factor = 1;
        loop {
            factor = u64::wrapping_mul(factor, 0x5851_f42d_4c95_7f2d);
            if let Some(buckets) = buckets(fields, factor) {
                return Self {
                    fields,
                    aliases: &[],
                    buckets,
                    factor,
                    scalars,
                };
            }
        }
    }

    /// A layout with second keys of fields.
    ///
    /// # Panics
    ///
    /// When the crate is compiled, if there are no bits left for them.
    pub(crate) const fn with_aliases(self, aliases: &'static [Alias]) -> Self {
        assert!(
            aliases.is_empty() || self.fields.len() <= Alias::BIT as usize,
            "an object with an alias has too many fields"
        );
        Self { aliases, ..self }
    }

    /// The slot of a key.
    ///
    /// # Panics
    ///
    /// When the crate is compiled, if it has none.
    #[allow(clippy::panic, reason = "evaluated by the compiler only")]
    pub(crate) const fn slot(&self, key: &str) -> usize {
        match self.find_slot(key) {
            Some(slot) => slot,
            None => panic!("the layout has no such key"),
        }
    }

    /// The slot of a key, which is looked for in the list of all.
    pub(crate) const fn find_slot(&self, key: &str) -> Option<usize> {
        slot(self.fields, key)
    }

    /// The slots of some fields, one bit each.
    #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
    pub(crate) const fn mask(&self, fields: &[Field]) -> u64 {
        let (mut mask, mut at) = (0, 0);
        while at < fields.len() {
            mask |= 1 << self.slot(fields[at].key);
            at += 1;
        }
        mask
    }

    #[inline]
    pub(crate) const fn scalars(&self) -> u64 {
        self.scalars
    }

    #[inline]
    pub(super) const fn len(&self) -> usize {
        self.fields.len()
    }

    #[inline]
    pub(crate) const fn fields(&self) -> &'static [Field] {
        self.fields
    }

    #[inline]
    pub(crate) fn field(&self, slot: usize) -> Option<&'static Field> {
        self.fields.get(slot)
    }

    /// The key of a field under its alias.
    pub(crate) fn alias(&self, slot: usize) -> Option<&'static str> {
        let alias = self.aliases.iter().find(|alias| alias.slot == slot)?;
        Some(alias.key)
    }

    /// The field of a key that is longer than what [`find`](Self::find) compares.
    pub(super) fn find_long(&self, key: &[u8]) -> Option<&'static Field> {
        let mut fields = self.fields.iter().filter(|_| is_long(key.len()));
        fields.find(|field| field.key.as_bytes() == key)
    }

    /// The field that a key is an alias of.
    pub(super) fn aliased(&self, key: &[u8]) -> Option<&'static Field> {
        let alias = self
            .aliases
            .iter()
            .find(|alias| alias.key.as_bytes() == key)?;
        self.fields.get(alias.slot)
    }

    /// The field of a key that is not long. `window` begins with its opening quote, `last` are its
    /// last three bytes and a colon. Whether the key's length is the field's need not be compared:
    /// both end at the first quote after the opening one.
    #[inline]
    pub(super) fn find(&self, window: &[u8; WINDOW], last: [u8; 4]) -> Option<&'static Field> {
        let (words, _) = window.as_chunks();
        let ends = ends(*window.first_chunk()?, last);
        let field = *self.buckets.get(bucket(ends, self.factor))?;
        let mut differs = ends ^ field.ends;
        for (word, (key, mask)) in words.iter().zip(field.words) {
            differs |= (u64::from_le_bytes(*word) ^ key) & mask;
        }
        (differs == 0).then_some(field)
    }
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
const fn slot(fields: &[Field], key: &str) -> Option<usize> {
    let mut slot = 0;
    while slot < fields.len() {
        if is_same(fields[slot].key.as_bytes(), key.as_bytes()) {
            return Some(slot);
        }
        slot += 1;
    }
    None
}

const fn is_same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([x, others @ ..], [y, more @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (others, more);
    }
    a.is_empty() && b.is_empty()
}

/// Whether a key of this length would not be compared as a whole.
const fn is_long(len: usize) -> bool {
    len + 2 > WINDOW
}

/// The field of each bucket, if no two keys come into one by this factor. Long keys have none.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
const fn buckets(fields: &'static [Field], factor: u64) -> Option<[&'static Field; BUCKETS]> {
    let mut buckets: [&Field; BUCKETS] = [const { &NO_FIELD }; BUCKETS];
    let mut rest = fields;
    while let [field, others @ ..] = rest {
        rest = others;
        if is_long(field.key.len()) {
            continue;
        }
        let bucket = bucket(field.ends, factor);
        if !buckets[bucket].key.is_empty() {
            return None;
        }
        buckets[bucket] = field;
    }
    Some(buckets)
}
