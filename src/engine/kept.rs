//! A body with the values that were found in it.

use std::convert;

use super::Viewed;
use crate::error::Error;
use crate::family::{self, Family, Table};
use crate::json::fast::{OnDemand, Slots, SlotsView, Span};
use crate::json::stored::Stored;
use crate::schema::Object;
use crate::schema::nodes::{Accepted, Nodes};
use crate::value::Value;

/// A body that was parsed, and where its values are.
#[derive(Clone)]
#[allow(
    missing_debug_implementations,
    reason = "internal; it would print the body"
)]
#[allow(unnameable_types, reason = "the seal of `Parse`")]
pub struct Kept {
    /// The body after it was unescaped in place, with spaces where no text is left if that was
    /// necessary.
    text: String,
    values: Values,
    /// In a box, because it is rare.
    losses: Option<Box<Losses>>,
}

/// Where the values are, and whether more of them than the envelope is wanted.
#[derive(Clone)]
enum Values {
    Slots(Box<[Span]>, bool),
    Stored(Stored, bool),
}

/// What [`Options::lossy`](crate::Options::lossy) has done to a body.
#[derive(Clone)]
pub(crate) struct Losses {
    /// How often something was replaced.
    pub(crate) replaced: usize,
    /// Why elements of an array are missing.
    pub(crate) refused: Box<[Error]>,
}

impl Kept {
    fn new(text: String, values: Values) -> Self {
        Self {
            text,
            values,
            losses: None,
        }
    }

    pub(crate) fn with_losses(mut self, losses: Losses) -> Self {
        if losses.replaced > 0 || !losses.refused.is_empty() {
            self.losses = Some(Box::new(losses));
        }
        self
    }

    /// `slots` must be those of a walk over this body.
    pub(super) fn from_slots(text: String, is_wanted: bool, slots: &Slots) -> Self {
        Self::new(text, Values::Slots(slots.boxed(), is_wanted))
    }

    /// `nodes` must be those of a body that was read before.
    pub(super) fn from_stored(body: Vec<u8>, nodes: Stored, is_wanted: bool) -> Self {
        let text = String::from_utf8(body).unwrap_or_else(|error| {
            // What unescaping leaves between texts can be any part of a character.
            let mut body = error.into_bytes();
            nodes.blank_between(&mut body);
            String::from_utf8(body).unwrap_or_default()
        });
        Self::new(text, Values::Stored(nodes, is_wanted))
    }

    /// Copies something that was parsed or built.
    pub(crate) fn copy_of(value: &Value<'_>, is_wanted: bool) -> Self {
        let (nodes, text) = Stored::of_node(value);
        Self::new(text, Values::Stored(nodes, is_wanted))
    }

    /// Builds what was parsed, by the family that it was parsed by.
    #[inline]
    pub(crate) fn read<F: Family>(&self) -> F::Root<'_> {
        match &self.values {
            Values::Slots(slots, is_wanted) => {
                let slots = SlotsView(slots);
                F::build(
                    F::found_before(slots, *is_wanted, &self.text),
                    slots,
                    &self.text,
                    convert::identity,
                )
            }
            Values::Stored(nodes, is_wanted) => {
                let refused = self
                    .losses
                    .as_ref()
                    .map_or(&[][..], |losses| &losses.refused);
                F::read_stored(nodes, *is_wanted, refused, &self.text)
            }
        }
    }

    /// What a view reads from.
    pub(crate) fn viewed(&self) -> Viewed<'_> {
        match &self.values {
            Values::Slots(slots, _) => Viewed::Slots(OnDemand {
                slots: SlotsView(slots),
                body: &self.text,
            }),
            Values::Stored(..) => Viewed::Kept(self),
        }
    }

    /// Reads the root object as the event that it names, also if that was not wanted. `None` where
    /// the values are in slots.
    pub(crate) fn read_event<F: Table>(&self) -> Option<F::Event<'_>> {
        match &self.values {
            Values::Slots(..) => None,
            Values::Stored(nodes, _) => Some(family::read_again::<F, _>(nodes.members(&self.text))),
        }
    }

    /// Reads the root object as one struct. Empty where the values are in slots.
    pub(crate) fn read_object<'b, O: Object<'b>>(&'b self) -> O {
        match &self.values {
            Values::Slots(..) => O::empty(),
            Values::Stored(nodes, _) => {
                let members = nodes.members(&self.text);
                let Ok(object) =
                    O::read(&mut Nodes::new(members, &mut Accepted), convert::identity);
                object
            }
        }
    }

    /// The body, unescaped in place.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The name of the one event in the body.
    pub(crate) fn event_name<F: Table>(&self) -> Option<&str> {
        match &self.values {
            Values::Slots(slots, _) => {
                SlotsView(slots).text(family::fast::name_slot::<F>(), &self.text)
            }
            Values::Stored(nodes, _) => family::event_name::<F, _>(nodes.members(&self.text))
                .ok()
                .flatten(),
        }
    }

    /// How often something was replaced in the body.
    pub(crate) fn replaced(&self) -> usize {
        self.losses.as_ref().map_or(0, |losses| losses.replaced)
    }
}
