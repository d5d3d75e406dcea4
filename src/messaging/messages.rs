//! The root of a messaging webhook: an array of events, or one event.

use std::marker::PhantomData;
use std::ops::Deref;
use std::{convert, fmt, iter, slice};

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::event::Messaging;
use super::{MessageCallback, MessageType};
use crate::engine::parse_by;
use crate::error::{Error, ErrorKind};
use crate::family::tape::{Checks, read_event};
use crate::family::{self, Family, fast};
use crate::json::fast::{Declined, SlotsView, Walker};
use crate::json::stored::{Cursor, Stored};
use crate::json::tape::{self, Root};
use crate::json::write::Writer;
use crate::json::{Json, Node};
use crate::options::Options;
use crate::revealed::Reveal;
use crate::schema::de::refuse_scalars;
use crate::schema::write::WriteJson;
use crate::value::Value;

/// The events of a messaging webhook, in order. Bandwidth sends an array of one event; receipts of
/// two-factor authentication (MFA), and the provider's specification, have the event without an
/// array.
///
/// A body is refused as that of a voice event is, with `type` in place of `eventType`; and with
/// [`ErrorKind::TooManyMessages`] if the array is too long. [`Error::element`] is the event that is
/// wrong. With [`Options::lossy`](crate::Options::lossy) it is left out, unless no other event is
/// left, and [`refused`](Self::refused) has its error.
///
/// It derefs to a slice. It keeps one event without allocation, and remembers whether there was an
/// array, so that it serializes to what the body was, less the events that were
/// [`refused`](Self::refused). For tests, collect one from events, or make one `From` an event.
///
/// ```
/// use bandwidth_callbacks::Parser;
/// use bandwidth_callbacks::messaging::Messages;
///
/// let mut parser = Parser::new();
/// let (mut array, mut object) = (br#"[{"type":"message-sent"}]"#.to_vec(), br#"{"type":"message-sent"}"#.to_vec());
/// let (array, object): (Messages, Messages) = (parser.parse(&mut array)?, parser.parse(&mut object)?);
/// assert!(array.is_array() && !object.is_array());
/// assert_eq!(array[0], object[0]);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Messages<'b> {
    events: Events<'b>,
    refused: Box<[Error]>,
}

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
    /// # use bandwidth_callbacks::messaging::Messages;
    /// assert!(Parser::new().parse::<Messages>(&mut b"[]".to_vec())?.is_array());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub const fn is_array(&self) -> bool {
        !matches!(self.events, Events::Bare(_))
    }

    /// Returns the errors of the events that [`Options::lossy`](crate::Options::lossy) left out of
    /// the array, in order. Empty without that option.
    ///
    /// [`Error::element`] is the index of such an event in the body. One that is no object has no
    /// [`Error::offset`]. `Serialize` writes only the events that are there, so hand on the
    /// body if another service has to see all of them.
    ///
    /// ```
    /// # use bandwidth_callbacks::{ErrorKind, Options, Parser};
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut parser = Parser::with_options(Options::new().lossy(true));
    /// let mut body = br#"[{"type":"message-sent"},{"text":"no type"},{"type":"message-failed"}]"#.to_vec();
    /// let messages = parser.parse::<Messages>(&mut body)?;
    /// assert_eq!(messages.len(), 2);
    /// let [refused] = messages.refused() else { panic!() };
    /// assert_eq!((refused.kind(), refused.element()), (ErrorKind::MissingEventType, Some(1)));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub const fn refused(&self) -> &[Error] {
        &self.refused
    }

    /// Appends the events as JSON, byte for byte as `serde_json` writes it, in less than half the
    /// time. Cannot fail.
    ///
    /// Does not allocate if `out` has room for the JSON and 32 bytes more.
    ///
    /// ```
    /// use bandwidth_callbacks::Parser;
    /// use bandwidth_callbacks::messaging::Messages;
    ///
    /// let mut body = br#"[ {"type":"message-sent"}, {"type":"message-failed"} ]"#.to_vec();
    /// let mut json = Vec::new();
    /// Parser::new().parse::<Messages>(&mut body)?.write_json(&mut json);
    /// assert_eq!(json, br#"[{"type":"message-sent"},{"type":"message-failed"}]"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        if let Events::Bare(event) = &self.events {
            return event.write_json(out);
        }
        Writer::append(out, |writer| {
            let start = writer.end();
            for event in self {
                writer.bytes(b",");
                event.any().write_json(writer);
            }
            writer.close(*b"[]", start);
        });
    }
}

impl<'b> Messages<'b> {
    /// The body as JSON, with the name of each event, and with null for each that was left out
    /// before one: those that are there keep their index.
    pub(super) fn to_value(&self) -> Value<'b> {
        if let Events::Bare(event) = &self.events {
            return event.to_value();
        }
        let mut left_out = self.refused.iter().filter_map(Error::element).peekable();
        let mut elements = Vec::with_capacity(self.len() + self.refused.len());
        for event in self {
            while left_out.next_if_eq(&elements.len()).is_some() {
                elements.push(Value::Null);
            }
            elements.push(event.to_value());
        }
        Value::Array(elements)
    }

    /// An array of events that are still to come.
    fn array<E>(
        mut events: impl Iterator<Item = Result<MessageCallback<'b>, E>>,
    ) -> Result<Self, E> {
        let Some(first) = events.next() else {
            return Ok(Events::Many(Vec::new()).into());
        };
        let Some(second) = events.next() else {
            return first.map(|event| Events::One(event).into());
        };
        let mut many = vec![first?, second?];
        for event in events {
            many.push(event?);
        }
        Ok(Events::Many(many).into())
    }
}

impl<'b> From<Events<'b>> for Messages<'b> {
    #[inline]
    fn from(events: Events<'b>) -> Self {
        Self {
            events,
            refused: Box::default(),
        }
    }
}

impl<'b> Deref for Messages<'b> {
    type Target = [MessageCallback<'b>];

    fn deref(&self) -> &Self::Target {
        match &self.events {
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
        let Ok(messages) = Self::array(events.into_iter().map(Ok::<_, convert::Infallible>));
        messages
    }
}

/// One event without an array.
impl<'b> From<MessageCallback<'b>> for Messages<'b> {
    fn from(event: MessageCallback<'b>) -> Self {
        Events::Bare(event).into()
    }
}

impl fmt::Debug for Messages<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.events {
            Events::Bare(event) => event.fmt(f),
            _ => f.debug_list().entries(self.iter()).finish(),
        }
    }
}

impl Reveal for Messages<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.events {
            Events::Bare(event) => event.reveal(f),
            _ => (**self).reveal(f),
        }
    }
}

impl Serialize for Messages<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.events {
            Events::Bare(event) => event.serialize(serializer),
            _ => serializer.collect_seq(self.iter()),
        }
    }
}

impl WriteJson for Messages<'_> {
    fn append(&self, out: &mut Vec<u8>) {
        self.write_json(out);
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
        Messages::array(iter::from_fn(|| {
            seq.next_element::<MessageCallback<'de>>().transpose()
        }))
    }
}

/// The levels of nesting of the bodies that the fast path takes.
const DEPTH: usize = 5;

impl Family for Messaging {
    type Root<'b> = Messages<'b>;
    /// `None` if there are several.
    type Found = Option<MessageType<'static>>;

    #[inline]
    fn find(walker: &mut Walker, body: &[u8], options: Options) -> Result<Self::Found, Declined> {
        let event_type = fast::find::<Self, true>(walker, body, DEPTH, options)?;
        if walker.has_more() {
            fast::find_others::<Self>(walker, body, DEPTH, options, event_type)?;
            return Ok(None);
        }
        Ok(Some(event_type))
    }

    #[inline]
    fn found_before(slots: SlotsView<'_>, _: bool, body: &str) -> Self::Found {
        (slots.elements().len() == 1).then(|| type_in(slots, body))
    }

    #[inline]
    fn build<'b, T>(
        found: Self::Found,
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(Messages<'b>) -> T,
    ) -> T {
        let Some(event_type) = found else {
            return wrap(several(slots, body));
        };
        let is_array = body.trim_ascii_start().starts_with('[');
        fast::build::<Self, T>(event_type, slots, body, |event| {
            wrap(Messages::from(if is_array {
                Events::One(event)
            } else {
                Events::Bare(event)
            }))
        })
    }

    fn read<'b>(root: Root<'_, 'b>, options: Options) -> Result<Messages<'b>, Error> {
        let mut checks = Checks::new(root, options);
        let Json::Array(elements) = root.value().json() else {
            let members = checks.members(root.value())?;
            return read_event::<Self>(&mut checks, members).map(Messages::from);
        };
        if elements.clone().count() > options.max_messages {
            return Err(Error::new(ErrorKind::TooManyMessages));
        }
        if options.lossy {
            return read_good(&mut checks, elements.enumerate());
        }
        Messages::array(
            elements
                .enumerate()
                .map(|element| read_element(&mut checks, element)),
        )
    }

    fn refused<'r>(messages: &'r Messages<'_>) -> &'r [Error] {
        messages.refused()
    }

    fn read_stored<'b>(
        nodes: &'b Stored,
        _: bool,
        refused: &[Error],
        text: &'b str,
    ) -> Messages<'b> {
        let read = |event: Cursor<'b>| match event.json() {
            Json::Object(members) => Some(family::read_again::<Self, _>(members)),
            _ => None,
        };
        let root = nodes.value(text);
        let Json::Array(elements) = root.json() else {
            return read(root).map_or_else(|| Events::Many(Vec::new()).into(), Messages::from);
        };
        let mut left_out = refused.iter().filter_map(Error::element).peekable();
        let elements = elements
            .enumerate()
            .filter(|(index, _)| left_out.next_if_eq(index).is_none());
        Messages {
            refused: refused.into(),
            ..elements.filter_map(|(_, element)| read(element)).collect()
        }
    }
}

parse_by!(Messaging, Messages);

/// The type of an event that was found before.
fn type_in(slots: SlotsView<'_>, body: &str) -> MessageType<'static> {
    fast::event_type::<Messaging>(slots, body.as_bytes()).unwrap_or(MessageType::NAMELESS)
}

/// Builds the events of an array of several.
#[inline(never)]
fn several<'b>(slots: SlotsView<'_>, body: &'b str) -> Messages<'b> {
    let events = slots.elements().map(|slots| {
        fast::build::<Messaging, _>(type_in(slots, body), slots, body, convert::identity)
    });
    events.collect()
}

fn read_element<'t, 'b>(
    checks: &mut Checks<'t, 'b>,
    (index, element): (usize, tape::Cursor<'t, 'b>),
) -> Result<MessageCallback<'b>, Error> {
    checks.element = Some(index);
    let members = checks.members(element)?;
    read_event::<Messaging>(checks, members)
}

/// Reads the elements that are right. The error is that of the first one, if all are wrong: an
/// accepted body has lost no more than a part.
#[cold]
fn read_good<'t, 'b>(
    checks: &mut Checks<'t, 'b>,
    elements: impl Iterator<Item = (usize, tape::Cursor<'t, 'b>)>,
) -> Result<Messages<'b>, Error> {
    let mut refused = Vec::new();
    let good = elements.filter_map(|element| {
        let extra_left = checks.extra_left;
        read_element(checks, element)
            .inspect_err(|error| {
                refused.push(*error);
                // One that has too many unknown fields leaves the others theirs.
                checks.extra_left = extra_left;
            })
            .ok()
    });
    let messages: Messages<'b> = good.collect();
    match refused.first() {
        Some(first) if messages.is_empty() => Err(*first),
        _ => Ok(Messages {
            refused: refused.into(),
            ..messages
        }),
    }
}

/// An array of one event, and sometimes one event without an array, or none or several in one.
#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for Messages<'a> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        Ok(match u.int_in_range(0..=7)? {
            0 => u.arbitrary::<MessageCallback<'_>>()?.into(),
            1 => Self::array((0..u.int_in_range(0..=3)?).map(|_| u.arbitrary()))?,
            _ => [u.arbitrary::<MessageCallback<'_>>()?]
                .into_iter()
                .collect(),
        })
    }
}

#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for crate::family::GeneratedBody<Messages<'static>> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        Self::of::<Messaging>(super::samples::all().iter().map(|sample| sample.body), u)
    }
}
