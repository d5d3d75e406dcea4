//! What the scan learns from bodies: in which order fields come, for only documentation shows the usual one, and whether it is worth
//! trying.

use super::shape::{Field, HEAD, Shape};

/// In which order the fields of an object usually come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Order {
    fields: [u8; FIELDS],
    /// How many bodies were tried.
    bodies: u8,
    /// How many bodies are not to be tried now, and how many were not the last time.
    left_out: u8,
    leaves_out: u8,
}

const MOST_LEFT_OUT: u8 = 15;

/// The most fields of an object.
const FIELDS: usize = 32;

impl Order {
    /// That of the table.
    #[allow(clippy::cast_possible_truncation, reason = "there are few fields")]
    pub(crate) const AS_LISTED: Self = {
        let mut fields = [0; FIELDS];
        let mut rest: &mut [u8] = &mut fields;
        while let [others @ .., last] = rest {
            *last = others.len() as u8;
            rest = others;
        }
        Self {
            fields,
            bodies: 0,
            left_out: 0,
            leaves_out: 0,
        }
    };

    /// Whether the next body is to be tried. While all are declined, fewer and fewer are, so that events which have something
    /// that is not plain cost hardly more than without this lane.
    #[inline]
    pub(super) fn tries(&mut self) -> bool {
        if let Some(left_out) = self.left_out.checked_sub(1) {
            self.left_out = left_out;
            return false;
        }
        self.bodies = self.bodies.wrapping_add(1);
        true
    }

    /// Learns from the outcome.
    #[inline]
    pub(super) fn tried(&mut self, is_plain: bool) {
        self.leaves_out = if is_plain { 0 } else { MOST_LEFT_OUT.min(2 * self.leaves_out + 1) };
        self.left_out = self.leaves_out;
    }

    #[inline]
    pub(super) fn field(&self, next: usize) -> Option<usize> {
        self.fields.get(next).map(|index| usize::from(*index))
    }

    /// Where in this order the field of a key stands that is not at `next`, which field that is, and the field itself.
    ///
    /// The first body's order is taken for the usual one, and once in 256 bodies anew. In every eighth of the others, a field that came
    /// out of order takes a new place before the one that was expected, if that follows: in every body, it would cost too much where
    /// there is no order. `missed` are the place that was expected last and the one that was met, where they differed.
    #[inline(never)]
    pub(super) fn find(
        &mut self,
        shape: Shape,
        next: usize,
        missed: &mut Option<(usize, usize)>,
        next_bytes: &[u8; HEAD],
    ) -> Option<(usize, usize, &'static Field)> {
        *missed = missed.filter(|(_, met)| next == met + 1);
        let from = missed.map_or(next, |(expected, _)| expected);
        let from = if from < shape.len() { from } else { 0 };
        let mut at = from;
        let (index, field) = loop {
            let index = self.field(at)?;
            let field = *shape.get(index)?;
            if field.has_key(next_bytes) {
                break (index, field);
            }
            at += 1;
            if at >= shape.len() {
                at = 0;
            }
            if at == from {
                return None;
            }
        };
        if self.bodies == 1 {
            if let Some(new @ [_, ..]) = self.fields.get_mut(from..=at) {
                new.rotate_right(1);
                at = from;
            }
        } else if let Some((_, before)) = *missed
            && at == from
        {
            *missed = None;
            if self.bodies % 8 == 1 {
                if let Some(later @ [_, ..]) = self.fields.get_mut(before..from) {
                    later.rotate_left(1);
                } else if let Some(sooner @ [_, ..]) = self.fields.get_mut(from..=before) {
                    sooner.rotate_right(1);
                    at += 1;
                }
            }
        } else {
            *missed = Some((from, at));
        }
        Some((at, index, field))
    }
}
