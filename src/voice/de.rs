//! `Deserialize` for [`Callback`]: other parsers drive the same dispatch.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use smallvec::SmallVec;

use super::model::known;
use super::{Callback, EVENT_TYPE, EventType};
use crate::error::Name;
use crate::extra::Value;
use crate::schema::de::{SerdeMembers, SerdeRules, refuse_scalars};
use crate::schema::nodes::read_value;
use crate::schema::{FieldValue, Slot, Source};

/// The members of an event whose type was found: those up to the type, which are kept, and the rest, which serde still has.
/// Where the type comes first, it is all that is kept.
struct Members<'b, A> {
    kept: smallvec::IntoIter<[(&'b str, Value<'b>); KEPT]>,
    value: Option<Value<'b>>,
    rest: SerdeMembers<A>,
}

const KEPT: usize = 8;

impl<'b, A: MapAccess<'b>> Source<'b> for Members<'b, A> {
    type Error = A::Error;

    fn key(&mut self, known: fn(&str) -> Option<Name>) -> Result<Option<&'b str>, A::Error> {
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

struct CallbackVisitor;

impl<'de> Visitor<'de> for CallbackVisitor {
    type Value = Callback<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a callback object")
    }

    refuse_scalars!();

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Callback<'de>, A::Error> {
        let mut rest = SerdeMembers(map);
        let mut kept = SmallVec::new();
        while let Some(key) = rest.key(known)? {
            let value = rest.any()?;
            let is_event_type = key == *EVENT_TYPE;
            let name = value.as_str();
            kept.push((key, value));
            match name {
                Some(name) if is_event_type => {
                    let kept = kept.into_iter();
                    return Callback::read(EventType::from_wire(name), &mut Members { kept, value: None, rest });
                }
                None if is_event_type => return Err(A::Error::custom("the event type is not a string")),
                _ => {}
            }
        }
        Err(A::Error::missing_field(EVENT_TYPE))
    }
}

/// For parsers other than this crate's own, such as `serde_json` on a `&str`. `eventType` may be anywhere in the object.
///
/// Escaped strings need a parser that unescapes in place, as `simd-json` does: all fields borrow, so with any other parser a
/// body with an escape in a value is refused. Depth, duplicates of unknown keys and numbers are up to the parser.
///
/// ```
/// use bandwidth_callbacks::Callback;
///
/// let callback: Callback = serde_json::from_str(r#"{"callId":"c-1","eventType":"answer"}"#)?;
/// assert_eq!(callback.call_id(), Some("c-1"));
/// assert!(serde_json::from_str::<Callback>(r#"{"eventType":"answer","tag":"\n"}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Callback<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CallbackVisitor)
    }
}
