//! The fields of events by number, for programs that know their names only at run time.

use std::{fmt, iter};

use super::view::View;
use super::{EventType, Voice};
use crate::engine::Viewed;
use crate::family::{Table, fast};
use crate::json::fast::Values;
use crate::value::Value;

/// A field of voice events, as a number: the same for all events that have the field.
///
/// For programs that find out at run time what to read, such as bindings to another language: look a
/// name up once, and then [`View::get`] finds the value without a search. Programs that know what
/// they read use the methods of a [`View`].
///
/// ```
/// use bandwidth_callbacks::types::Value;
/// use bandwidth_callbacks::voice::Field;
/// use bandwidth_callbacks::{EventType, Parser};
///
/// const DIGITS: Field = Field::named("digits").unwrap();
///
/// let mut parser = Parser::new();
/// let view = parser.view(br#"{"eventType":"gather","digits":"42"}"#)?;
/// assert_eq!(view.get(DIGITS), Some(Value::Text("42")));
/// assert!(EventType::Gather.fields().any(|field| field == DIGITS));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Field(u8);

impl Field {
    /// Returns the field with this name in JSON, if an event is documented with it.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Field;
    /// assert!(Field::named("callId").is_some() && Field::named("call_id").is_none());
    /// ```
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "there are fewer than 64 slots"
    )]
    pub const fn named(name: &str) -> Option<Self> {
        match Voice::LAYOUT.find_slot(name) {
            Some(slot) => Some(Self(slot as u8)),
            None => None,
        }
    }

    /// Returns its name in JSON.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Field;
    /// assert_eq!(Field::named("callId").unwrap().name(), "callId");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        let field = Voice::LAYOUT.field(usize::from(self.0));
        field.map_or("", |field| field.key)
    }

    /// Returns a number of the field, for a table of fields: below 64, and different for each field.
    /// Another release can number them in another way.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Field;
    /// let mut lengths = [0; 64];
    /// lengths[Field::named("callId").unwrap().number()] = 47;
    /// assert_eq!(lengths[Field::named("tag").unwrap().number()], 0);
    /// ```
    #[must_use]
    #[inline]
    pub const fn number(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Field").field(&self.name()).finish()
    }
}

/// The fields whose bits are set.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a bit of a `u64` has a small number"
)]
fn fields(mut bits: u64) -> impl Iterator<Item = Field> {
    iter::from_fn(move || {
        let slot = (bits != 0).then(|| bits.trailing_zeros())?;
        bits &= bits - 1;
        Some(Field(slot as u8))
    })
}

impl EventType<'_> {
    /// Returns the fields that the event is documented with, in no particular order. Those of an
    /// unknown event are the ones that all events may have.
    ///
    /// ```
    /// # use bandwidth_callbacks::EventType;
    /// assert!(EventType::Dtmf.fields().any(|field| field.name() == "digit"));
    /// ```
    pub fn fields(self) -> impl Iterator<Item = Field> {
        fields(Voice::own_fields(self))
    }
}

impl<'b> View<'b> {
    /// Returns the fields of the event that have a value other than null, in no particular order.
    /// Unknown fields are not among them.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut parser = Parser::new();
    /// let view = parser.view(br#"{"eventType":"dtmf","digit":"5","tag":null,"new":1}"#)?;
    /// let mut names: Vec<_> = view.fields().map(|field| field.name()).collect();
    /// names.sort_unstable();
    /// assert_eq!(names, ["digit", "eventType"]);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn fields(self) -> impl Iterator<Item = Field> {
        fields(self.present())
    }

    /// Calls a function with each field that has a text, and the text, in the order of
    /// [`Field::number`]. Takes less time than [`View::text`] for each of [`View::fields`].
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut parser = Parser::new();
    /// let view = parser.view(br#"{"eventType":"dtmf","digit":"5","new":"1"}"#)?;
    /// let mut texts = Vec::new();
    /// view.each_text(|field, text| texts.push((field.name(), text)));
    /// texts.sort_unstable();
    /// assert_eq!(texts, [("digit", "5"), ("eventType", "dtmf")]);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[inline]
    #[allow(
        clippy::cast_possible_truncation,
        reason = "there are fewer than 64 slots"
    )]
    pub fn each_text(self, mut each: impl FnMut(Field, &'b str)) {
        match self.viewed() {
            Viewed::Slots(values) => {
                let own = Voice::own_fields(self.event_type()) & Voice::LAYOUT.scalars();
                values.slots.each_text(own, values.body, |slot, text| {
                    each(Field(slot as u8), text);
                });
            }
            Viewed::Kept(_) => {
                let known = self.known().into_iter();
                let mut texts: Vec<_> = known
                    .filter_map(|(key, value)| match value {
                        Value::Text(text) => Some((Field::named(key)?, text)),
                        _ => None,
                    })
                    .collect();
                texts.sort_unstable_by_key(|(field, _)| field.number());
                for (field, text) in texts {
                    each(field, text);
                }
            }
        }
    }

    /// Returns the text of a field: an id, a word, a time, or any other text. `None` if it has none,
    /// or if the event is not documented with the field.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::voice::Field;
    /// let mut parser = Parser::new();
    /// let view = parser.view(br#"{"eventType":"answer","direction":"inbound"}"#)?;
    /// assert_eq!(view.text(Field::named("direction").unwrap()), Some("inbound"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn text(self, field: Field) -> Option<&'b str> {
        if let Viewed::Slots(values) = self.viewed() {
            let slot = usize::from(field.0);
            let scalars = Voice::own_fields(self.event_type()) & Voice::LAYOUT.scalars();
            if scalars >> slot & 1 == 0 {
                return None;
            }
            return values.string(slot);
        }
        match self.get(field) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns the value of a field. `None` if it is absent or null, or if the event is not
    /// documented with the field. Allocates for objects and lists.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::types::Value;
    /// # use bandwidth_callbacks::voice::Field;
    /// let mut parser = Parser::new();
    /// let view = parser.view(br#"{"eventType":"dtmf","digit":"5"}"#)?;
    /// assert_eq!(view.get(Field::named("digit").unwrap()), Some(Value::Text("5")));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn get(self, field: Field) -> Option<Value<'b>> {
        if let Viewed::Slots(values) = self.viewed() {
            let slot = usize::from(field.0);
            if Voice::own_fields(self.event_type()) >> slot & 1 == 0 {
                return None;
            }
            let values = Values::root(values.slots, values.body, &[]);
            return fast::value(values, Voice::LAYOUT.field(slot)?);
        }
        let mut members = self.known().into_iter();
        Some(members.find(|(key, _)| *key == field.name())?.1)
    }

    /// Which fields of the event have a value, one bit each.
    fn present(self) -> u64 {
        match self.viewed() {
            Viewed::Slots(values) => Voice::own_fields(self.event_type()) & values.slots.values(),
            Viewed::Kept(_) => {
                let known = self.known().into_iter();
                let slots = known.filter_map(|(key, _)| Voice::LAYOUT.find_slot(key));
                slots.fold(0, |bits, slot| bits | 1 << slot)
            }
        }
    }

    /// The known fields of an event that the fast path has declined.
    #[cold]
    fn known(self) -> Vec<(&'b str, Value<'b>)> {
        let event = self.to_callback();
        let Value::Object(mut members) = event.any().to_value() else {
            return Vec::new();
        };
        // Unknown fields come last; one with a known name has a value of a wrong type.
        members.truncate(members.len().saturating_sub(event.extra().len()));
        members
    }
}
