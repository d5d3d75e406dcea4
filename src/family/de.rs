//! `Deserialize` for events of any type: other parsers drive the same dispatch.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use smallvec::SmallVec;

use super::Table;
use crate::error::Name;
use crate::schema::de::{SerdeMembers, SerdeRules, refuse_scalars};
use crate::schema::nodes::read_value;
use crate::schema::{FieldValue, Slot, Source};
use crate::value::Value;

/// The members of an event whose type was found: those up to the type, which are kept, and the
/// rest, which serde still has. Where the type comes first, it is all that is kept.
struct Members<'b, A> {
    kept: smallvec::IntoIter<[(&'b str, Value<'b>); KEPT]>,
    value: Option<Value<'b>>,
    rest: SerdeMembers<A>,
}

const KEPT: usize = 8;

impl<'b, A: MapAccess<'b>> Source<'b> for Members<'b, A> {
    type Error = A::Error;

    fn key(&mut self, known: &'static [&'static str]) -> Result<Option<&'b str>, A::Error> {
        match self.kept.next() {
            Some((key, value)) => {
                self.value = Some(value);
                Ok(Some(key))
            }
            None => self.rest.key(known),
        }
    }

    #[inline]
    fn value<T: FieldValue<'b>>(&mut self) -> Result<Slot<'b, T>, A::Error> {
        match self.value.take() {
            Some(value) => read_value(&value, &mut SerdeRules(PhantomData)),
            None => self.rest.value(),
        }
    }

    fn any(&mut self) -> Result<Value<'b>, A::Error> {
        self.value.take().map_or_else(|| self.rest.any(), Ok)
    }

    fn duplicate(&mut self, field: Name, key: &str) -> Result<(), A::Error> {
        self.rest.duplicate(field, key)
    }

    fn wrong_type(&mut self, field: Name, key: &str) -> Result<(), A::Error> {
        self.rest.wrong_type(field, key)
    }

    fn extra(&mut self, key: &str) -> Result<(), A::Error> {
        self.rest.extra(key)
    }
}

/// Reads one object as an event.
pub(crate) fn visit_map<'de, F: Table, A: MapAccess<'de>>(
    map: A,
) -> Result<F::Event<'de>, A::Error> {
    let mut rest = SerdeMembers(map);
    let mut kept = SmallVec::new();
    while let Some(key) = rest.key(F::KEYS)? {
        let value = rest.any()?;
        let is_event_type = key == *F::DISCRIMINATOR;
        let name = value.as_str();
        kept.push((key, value));
        match name {
            Some(name) if is_event_type => {
                let kept = kept.into_iter();
                return F::read(
                    F::type_of(name),
                    &mut Members {
                        kept,
                        value: None,
                        rest,
                    },
                );
            }
            None if is_event_type => {
                return Err(A::Error::custom("the event type is not a string"));
            }
            _ => {}
        }
    }
    Err(A::Error::missing_field(F::DISCRIMINATOR))
}

struct EventVisitor<F>(PhantomData<F>);

impl<'de, F: Table> Visitor<'de> for EventVisitor<F> {
    type Value = F::Event<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event object")
    }

    refuse_scalars!();

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<F::Event<'de>, A::Error> {
        visit_map::<F, A>(map)
    }
}

/// Deserializes an event of any type.
pub(crate) fn deserialize<'de, F: Table, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<F::Event<'de>, D::Error> {
    deserializer.deserialize_any(EventVisitor::<F>(PhantomData))
}
