//! The few fields of an event that a router needs.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Voice;
use super::{EVENT_TYPE, EventType};
use crate::error::Name;
use crate::family::Table;
use crate::json::fast::SlotsView;
use crate::json::write::Writer;
use crate::json::{Json, Node, outline};
use crate::logs::Shown;
use crate::revealed::Reveal;
use crate::value::Value;
use crate::values::Sensitive;

/// The fields of an event that a router needs: type, call, account, conference and tag. Made by
/// [`peek`](crate::voice::peek), and for events that [`Options::only`](crate::Options::only) leaves
/// out.
///
/// `Debug` shows type and ids by the rules of [`logs`](crate::logs), and redacts the tag.
///
/// ```
/// use bandwidth_callbacks::EventType;
/// use bandwidth_callbacks::voice::peek;
///
/// let envelope = peek(br#"{"eventType":"gather","callId":"c-1","digits":"42"}"#)?;
/// assert_eq!(envelope.event_type(), EventType::Gather);
/// assert_eq!((envelope.call_id(), envelope.account_id()), (Some("c-1"), None));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Envelope<'b> {
    pub(super) texts: [Option<Cow<'b, str>>; FIELDS],
}

/// A field of the envelope that occurs twice, and its second key.
#[derive(Debug)]
pub(crate) struct Duplicate<'b> {
    pub(crate) field: Name,
    pub(crate) key: &'b str,
}

pub(super) const FIELDS: usize = 5;

pub(super) const KEYS: [Name; FIELDS] = [EVENT_TYPE, &"callId", &"accountId", &"conferenceId", TAG];

/// Where the walk leaves them.
const SLOTS: [usize; FIELDS] = [
    Voice::LAYOUT.slot(KEYS[0]),
    Voice::LAYOUT.slot(KEYS[1]),
    Voice::LAYOUT.slot(KEYS[2]),
    Voice::LAYOUT.slot(KEYS[3]),
    Voice::LAYOUT.slot(KEYS[4]),
];

const TAG: Name = &"tag";

impl<'b> Envelope<'b> {
    pub(crate) const EMPTY: Self = Self {
        texts: [const { None }; FIELDS],
    };

    /// The index of a field of the envelope.
    #[cfg(feature = "http")]
    pub(crate) fn field(key: &str) -> Option<usize> {
        KEYS.iter().position(|field| **field == key)
    }

    /// Reads the envelope of a body that was walked over and has no escapes left.
    pub(crate) fn new(slots: SlotsView<'_>, body: &'b str) -> Self {
        Self {
            texts: SLOTS.map(|slot| slots.text(slot, body).map(Cow::Borrowed)),
        }
    }

    /// Reads the envelope of a body that was walked over, and copies the texts that have escapes.
    #[inline(never)]
    pub(super) fn with_escapes(slots: SlotsView<'_>, body: &'b [u8]) -> Self {
        Self {
            texts: SLOTS.map(|slot| outline::text(body, slots.span(slot)?)),
        }
    }

    /// Reads the envelope of an object that was read before. A field that occurs twice is an error.
    pub(crate) fn read<N: Node<'b>>(
        members: impl Iterator<Item = (&'b str, N)>,
    ) -> Result<Self, Duplicate<'b>> {
        let mut values = [const { None }; FIELDS];
        for (key, value) in members {
            let field = KEYS
                .iter()
                .zip(&mut values)
                .find(|(name, _)| key == ***name);
            if let Some((name, found)) = field
                && found.replace(value).is_some()
            {
                return Err(Duplicate { field: name, key });
            }
        }
        let texts = values.map(|value| match value.map(Node::json) {
            Some(Json::Text(text)) => Some(Cow::Borrowed(text)),
            _ => None,
        });
        Ok(Self { texts })
    }

    /// The envelope as JSON.
    pub(super) fn to_value(&self) -> Value<'b> {
        let members = KEYS.iter().enumerate();
        Value::Object(
            members
                .filter_map(|(index, key)| Some((**key, Value::Text(self.borrowed(index)?))))
                .collect(),
        )
    }

    /// Appends the fields as JSON, byte for byte as `serde_json` writes it, in less than half the
    /// time. Cannot fail.
    ///
    /// Does not allocate if `out` has room for the JSON and 32 bytes more.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::peek;
    ///
    /// let envelope = peek(br#"{"callId":"c-1","eventType":"gather","digits":"42"}"#)?;
    /// let mut json = Vec::new();
    /// envelope.write_json(&mut json);
    /// assert_eq!(json, br#"{"eventType":"gather","callId":"c-1"}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Writer::append(out, |writer| self.write(writer));
    }

    pub(super) fn write(&self, writer: &mut Writer<'_>) {
        let start = writer.end();
        for (key, text) in KEYS.iter().zip(&self.texts) {
            if let Some(text) = text {
                writer.key(key);
                writer.text(text);
            }
        }
        writer.close(*b"{}", start);
    }

    fn text(&self, index: usize) -> Option<&str> {
        self.texts.get(index)?.as_deref()
    }

    /// Returns a text that lives as long as the body. Parsers unescape in place, and so borrow all.
    pub(super) fn borrowed(&self, index: usize) -> Option<&'b str> {
        match self.texts.get(index)? {
            Some(Cow::Borrowed(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns which event it is.
    ///
    /// ```
    /// # use bandwidth_callbacks::EventType;
    /// # use bandwidth_callbacks::voice::peek;
    /// assert_eq!(peek(br#"{"eventType":"dtmf"}"#)?.event_type(), EventType::Dtmf);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn event_type(&self) -> EventType<'_> {
        EventType::from_wire(self.text(0).unwrap_or_default())
    }

    /// Returns the call's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::peek;
    /// assert_eq!(peek(br#"{"eventType":"dtmf","callId":"c-1"}"#)?.call_id(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn call_id(&self) -> Option<&str> {
        self.text(1)
    }

    /// Returns the account's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::peek;
    /// assert_eq!(peek(br#"{"eventType":"dtmf","accountId":"9"}"#)?.account_id(), Some("9"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn account_id(&self) -> Option<&str> {
        self.text(2)
    }

    /// Returns the conference's id, in conference events.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::peek;
    /// let body = br#"{"eventType":"conferenceCreated","conferenceId":"conf-1"}"#;
    /// assert_eq!(peek(body)?.conference_id(), Some("conf-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn conference_id(&self) -> Option<&str> {
        self.text(3)
    }

    /// Returns the customer's own text for the call or verb.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::peek;
    /// assert_eq!(peek(br#"{"eventType":"dtmf","tag":"{\"room\":7}"}"#)?.tag().unwrap(), r#"{"room":7}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn tag(&self) -> Option<Sensitive<'_>> {
        self.text(4).map(Sensitive::new)
    }
}

impl fmt::Debug for Envelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct("Envelope");
        fields.field("event_type", &self.event_type());
        for (key, text) in KEYS.iter().zip(&self.texts).skip(1) {
            match text.as_deref() {
                Some(text) if *key == TAG => fields.field(key, &Sensitive::new(text)),
                Some(text) => fields.field(key, &Shown::token(text)),
                None => &mut fields,
            };
        }
        fields.finish()
    }
}

impl Reveal for Envelope<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members = KEYS
            .iter()
            .zip(&self.texts)
            .filter_map(|(key, text)| Some((key, text.as_deref()?)));
        f.debug_map().entries(members).finish()
    }
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, text) in KEYS.iter().zip(&self.texts) {
            if let Some(text) = text {
                map.serialize_entry(key, text)?;
            }
        }
        map.end()
    }
}
