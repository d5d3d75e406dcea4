//! From a name on the wire to a value, by a perfect hash that is made when the crate is compiled: a
//! name is compared with one known name and not with all.

/// The number of slots for names.
const SLOT_COUNT: usize = 128;

/// Which name is in which slot.
pub(crate) type Slots = [u8; SLOT_COUNT];

/// The slot of a name.
#[inline]
const fn slot(name: &[u8], factor: usize) -> Option<usize> {
    match name {
        [first, .., third, _, last] => Some(
            (name.len() + *first as usize + *third as usize * 10 + *last as usize * factor)
                % SLOT_COUNT,
        ),
        _ => None,
    }
}

/// A factor by which no two names share a slot.
///
/// # Panics
///
/// When the crate is compiled, if there is none.
#[allow(clippy::panic, reason = "evaluated by the compiler only")]
pub(crate) const fn factor<T>(names: &[(&str, T)]) -> usize {
    let mut factor = 0;
    while factor < SLOT_COUNT {
        if slots_by(names, factor).is_some() {
            return factor;
        }
        factor += 1;
    }
    panic!("two names share a slot by every factor: the hash must look at more of them")
}

/// The slots of names by [`factor`].
pub(crate) const fn slots<T>(names: &[(&str, T)]) -> Slots {
    match slots_by(names, factor(names)) {
        Some(slots) => slots,
        None => [u8::MAX; SLOT_COUNT],
    }
}

/// The slots by this factor, if no two names share one.
#[allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler only"
)]
const fn slots_by<T>(names: &[(&str, T)], factor: usize) -> Option<Slots> {
    let mut slots = [u8::MAX; SLOT_COUNT];
    let mut rest = names;
    while let [others @ .., (name, _)] = rest {
        match slot(name.as_bytes(), factor) {
            Some(slot) if slots[slot] == u8::MAX => slots[slot] = others.len() as u8,
            _ => return None,
        }
        rest = others;
    }
    Some(slots)
}

/// The value of a name, if it is one of those that the slots were made for.
#[inline]
pub(crate) fn find<T: Copy, const FACTOR: usize>(
    name: &[u8],
    names: &[(&str, T)],
    slots: &Slots,
) -> Option<T> {
    let slot = slot(name, FACTOR)?;
    let (known, value) = names.get(usize::from(*slots.get(slot)?))?;
    (name == known.as_bytes()).then_some(*value)
}
