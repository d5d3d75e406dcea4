//! The root of a messaging webhook: an array of events, or one event.

use std::marker::PhantomData;
use std::ops::Deref;
use std::{fmt, slice};

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::event::{MessageCallback, MessageType, Messaging};
use crate::error::{Error, ErrorKind};
use crate::extra::Value;
use crate::family::tape::{Checks, read_event};
use crate::family::{self, Family};
use crate::json::fast::SlotsView;
use crate::json::stored::{Cursor, Stored};
use crate::json::tape::Root;
use crate::json::{Json, Node};
use crate::options::Options;
use crate::revealed::Reveal;
use crate::schema::de::refuse_scalars;

/// The events of a messaging webhook, in order. Bandwidth sends an array of one event; receipts of two-factor authentication (MFA), and the
/// provider's specification, have the event without an array.
///
/// It derefs to a slice. It keeps one event without allocation, and remembers whether there was an array, so that it serializes to what the
/// body was. For tests, collect one from events, or make one `From` an event.
///
/// ```
/// use bandwidth_callbacks::Parser;
///
/// let mut parser = Parser::new();
/// let (mut array, mut object) = (br#"[{"type":"message-sent"}]"#.to_vec(), br#"{"type":"message-sent"}"#.to_vec());
/// let (array, object) = (parser.parse_messages(&mut array)?, parser.parse_messages(&mut object)?);
/// assert!(array.is_array() && !object.is_array());
/// assert_eq!(array[0], object[0]);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Messages<'b>(Events<'b>);

/// Events as a body has them. An array of one event is kept apart so that it needs no allocation.
#[derive(Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
enum Events<'b> {
    Bare(MessageCallback<'b>),
    One(MessageCallback<'b>),
    Many(Vec<MessageCallback<'b>>),
}

impl Messages<'_> {
    /// Returns whether the body was an array.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// assert!(Parser::new().parse_messages(&mut b"[]".to_vec())?.is_array());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub const fn is_array(&self) -> bool {
        !matches!(self.0, Events::Bare(_))
    }
}

impl<'b> Messages<'b> {
    /// The body as JSON, with the name of each event.
    pub(super) fn to_value(&self) -> Value<'b> {
        match &self.0 {
            Events::Bare(event) => event.to_value(),
            Events::One(event) => Value::Array(vec![event.to_value()]),
            Events::Many(events) => Value::Array(events.iter().map(MessageCallback::to_value).collect()),
        }
    }

    /// An array of events that are still to come.
    fn array<E>(mut events: impl Iterator<Item = Result<MessageCallback<'b>, E>>) -> Result<Self, E> {
        let Some(first) = events.next() else {
            return Ok(Self(Events::Many(Vec::new())));
        };
        let Some(second) = events.next() else {
            return first.map(|event| Self(Events::One(event)));
        };
        let mut many = vec![first?, second?];
        for event in events {
            many.push(event?);
        }
        Ok(Self(Events::Many(many)))
    }
}

impl<'b> Deref for Messages<'b> {
    type Target = [MessageCallback<'b>];

    fn deref(&self) -> &Self::Target {
        match &self.0 {
            Events::Bare(event) | Events::One(event) => slice::from_ref(event),
            Events::Many(events) => events,
        }
    }
}

impl<'m, 'b> IntoIterator for &'m Messages<'b> {
    type Item = &'m MessageCallback<'b>;
    type IntoIter = slice::Iter<'m, MessageCallback<'b>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// An array.
impl<'b> FromIterator<MessageCallback<'b>> for Messages<'b> {
    fn from_iter<I: IntoIterator<Item = MessageCallback<'b>>>(events: I) -> Self {
        let Ok(messages) = Self::array(events.into_iter().map(Ok::<_, std::convert::Infallible>));
        messages
    }
}

/// One event without an array.
impl<'b> From<MessageCallback<'b>> for Messages<'b> {
    fn from(event: MessageCallback<'b>) -> Self {
        Self(Events::Bare(event))
    }
}

impl fmt::Debug for Messages<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Events::Bare(event) => event.fmt(f),
            _ => f.debug_list().entries(self.iter()).finish(),
        }
    }
}

impl Reveal for Messages<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Events::Bare(event) => event.reveal(f),
            _ => f.debug_list().entries(self.iter().map(crate::Revealed)).finish(),
        }
    }
}

impl Serialize for Messages<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Events::Bare(event) => event.serialize(serializer),
            _ => serializer.collect_seq(self.iter()),
        }
    }
}

/// For parsers other than this crate's own. They have their own limits, and none of elements.
///
/// ```
/// use bandwidth_callbacks::messaging::Messages;
///
/// let messages: Messages = serde_json::from_str(r#"[{"type":"message-sent"},{"type":"message-delivered"}]"#)?;
/// assert_eq!(messages.len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Messages<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MessagesVisitor(PhantomData))
    }
}

struct MessagesVisitor<'de>(PhantomData<Messages<'de>>);

impl<'de> Visitor<'de> for MessagesVisitor<'de> {
    type Value = Messages<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of event objects, or one")
    }

    refuse_scalars!();

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        family::de::visit_map::<Messaging, A>(map).map(Messages::from)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        Messages::array(std::iter::from_fn(|| seq.next_element::<MessageCallback<'de>>().transpose()))
    }
}

impl Family for Messaging {
    type Events = Self;

    const ARRAYS: bool = true;
    const DEPTH: usize = 5;

    #[cfg(feature = "arbitrary")]
    fn samples() -> Vec<&'static str> {
        super::samples::all().iter().map(|sample| sample.body).collect()
    }

    type Root<'b> = Messages<'b>;

    #[inline]
    fn build_root<'b, T>(
        message_type: MessageType<'_>,
        _: bool,
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(Messages<'b>) -> T,
    ) -> T {
        let is_array = body.trim_ascii_start().starts_with('[');
        family::fast::build::<Self, T>(message_type, slots, body, |event| {
            wrap(Messages(if is_array { Events::One(event) } else { Events::Bare(event) }))
        })
    }

    fn read_root<'b>(root: Root<'_, 'b>, options: Options) -> Result<Messages<'b>, Error> {
        let mut checks = Checks::new(root, options);
        let Json::Array(elements) = root.value().json() else {
            let members = checks.members(root.value())?;
            return read_event::<Self>(&mut checks, members).map(Messages::from);
        };
        if elements.clone().count() > options.max_messages {
            return Err(Error::new(ErrorKind::TooManyMessages));
        }
        Messages::array(elements.enumerate().map(|(index, element)| {
            checks.element = Some(index);
            let members = checks.members(element)?;
            read_event::<Self>(&mut checks, members)
        }))
    }

    fn read_stored<'b>(nodes: &'b Stored, _: bool, text: &'b str) -> Messages<'b> {
        let read = |event: Cursor<'b>| match event.json() {
            Json::Object(members) => Some(family::read_again::<Self, _>(members)),
            _ => None,
        };
        let root = nodes.value(text);
        match root.json() {
            Json::Array(elements) => elements.filter_map(read).collect(),
            _ => read(root).map_or_else(|| Messages(Events::Many(Vec::new())), Messages::from),
        }
    }
}

/// An array of one event, and sometimes one event without an array, or none or several in one.
#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for Messages<'a> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        Ok(match u.int_in_range(0..=7)? {
            0 => u.arbitrary::<MessageCallback<'_>>()?.into(),
            1 => Self::array((0..u.int_in_range(0..=3)?).map(|_| u.arbitrary()))?,
            _ => [u.arbitrary::<MessageCallback<'_>>()?].into_iter().collect(),
        })
    }
}
