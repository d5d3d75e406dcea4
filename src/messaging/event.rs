//! What callers ask of any messaging event.

use serde::{Deserialize, Deserializer};

use super::{Message, MessageCallback, MessageType};
use crate::dedup::DedupKey;
use crate::extra::Extra;
use crate::family;
use crate::json::write::Writer;
use crate::value::Value;
use crate::values::{Sensitive, Timestamp};

/// The events of messages: webhooks of the Messaging API.
pub(crate) enum Messaging {}

impl<'b> MessageCallback<'b> {
    /// Returns which event it is.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::{MessageType, Messages};
    /// let mut body = br#"[{"type":"message-sent"}]"#.to_vec();
    /// assert_eq!(Parser::new().parse::<Messages>(&mut body)?[0].message_type(), MessageType::MessageSent);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn message_type(&self) -> MessageType<'b> {
        self.type_of()
    }

    /// Returns when the event happened.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut body = br#"[{"type":"message-sent","time":"2026-03-09T14:11:04.218000Z"}]"#.to_vec();
    /// assert_eq!(Parser::new().parse::<Messages>(&mut body)?[0].time().unwrap().to_offset_date_time()?.year(), 2026);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn time(&self) -> Option<Timestamp<'b>> {
        self.any().time()
    }

    /// Returns the recipient that the event is about, the field `to`.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut body = br#"[{"type":"message-sent","to":"+13125550187"}]"#.to_vec();
    /// assert_eq!(Parser::new().parse::<Messages>(&mut body)?[0].recipient().unwrap(), "+13125550187");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn recipient(&self) -> Option<Sensitive<'b>> {
        self.any().to()
    }

    /// Returns the message that the event is about.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut body = br#"[{"type":"message-sent","message":{"segmentCount":2}}]"#.to_vec();
    /// assert_eq!(Parser::new().parse::<Messages>(&mut body)?[0].message().unwrap().segment_count, Some(2));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn message(&self) -> Option<&Message<'b>> {
        self.any().message()
    }

    /// Returns the message's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut body = br#"[{"type":"message-sent","message":{"id":"17"}}]"#.to_vec();
    /// assert_eq!(Parser::new().parse::<Messages>(&mut body)?[0].message_id(), Some("17"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn message_id(&self) -> Option<&'b str> {
        self.message()?.id
    }

    /// Returns a key that is equal for two deliveries of one event: its type, message and
    /// recipient. `None` if it has no message id.
    ///
    /// Bandwidth sends no event id, and an event can come twice. Allocates nothing.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let body = |to| format!(r#"[{{"type":"message-sent","to":"{to}","message":{{"id":"17"}}}}]"#).into_bytes();
    /// let (mut first, mut again, mut other) = (body("+13125550187"), body("+13125550187"), body("+19195550142"));
    /// let mut parser = Parser::new();
    /// let key = parser.parse::<Messages>(&mut first)?[0].dedup_key().unwrap();
    /// assert_eq!(parser.parse::<Messages>(&mut again)?[0].dedup_key(), Some(key));
    /// assert_ne!(parser.parse::<Messages>(&mut other)?[0].dedup_key(), Some(key));
    /// assert_eq!(key.to_text(), "12:message-sent2:1712:+13125550187");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn dedup_key(&self) -> Option<DedupKey<'b>> {
        let parts = [
            Some(self.message_type().as_str()),
            Some(self.message_id()?),
            self.recipient().map(Sensitive::as_str),
        ];
        Some(DedupKey::new(parts, 2))
    }

    /// Returns the unknown fields of the event itself, and the known ones with a value of another
    /// type.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut body = br#"[{"type":"message-sent","mood":1}]"#.to_vec();
    /// assert!(Parser::new().parse::<Messages>(&mut body)?[0].extra().get("mood").is_some());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn extra(&self) -> &Extra<'b> {
        self.any().extra()
    }

    /// Shows the unknown fields of the event and then those of its nested objects, these under the
    /// wire name of the object's field.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut body = br#"[{"type":"message-sent","message":{"mood":1}}]"#.to_vec();
    /// let messages = Parser::new().parse::<Messages>(&mut body)?;
    /// let mut found = Vec::new();
    /// messages[0].each_extra(&mut |parent, extra| found.extend(extra.iter().map(|(key, _)| (parent, key))));
    /// assert_eq!(found, [(Some("message"), "mood")]);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn each_extra<'s>(&'s self, show: &mut dyn FnMut(Option<&'static str>, &'s Extra<'b>)) {
        self.any().each_extra(show);
    }

    /// Appends the event as JSON, byte for byte as `serde_json` writes it, in less than half the
    /// time. Cannot fail.
    ///
    /// Does not allocate if `out` has room for the JSON and 32 bytes more.
    ///
    /// ```
    /// use bandwidth_callbacks::Parser;
    /// use bandwidth_callbacks::messaging::Messages;
    ///
    /// let mut body = br#"[{"to":"+13125550187","type":"message-sent"}]"#.to_vec();
    /// let mut json = Vec::new();
    /// Parser::new().parse::<Messages>(&mut body)?[0].write_json(&mut json);
    /// assert_eq!(json, br#"{"type":"message-sent","to":"+13125550187"}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Writer::append(out, |writer| self.any().write_json(writer));
    }

    /// The event as JSON, with its name.
    pub(super) fn to_value(&self) -> Value<'b> {
        self.any()
            .to_value()
            .with_member("type", self.message_type().as_str())
    }
}

/// For parsers other than this crate's own. `type` may be anywhere in the object. Escaped strings
/// need a parser that unescapes in place.
///
/// ```
/// use bandwidth_callbacks::messaging::MessageCallback;
///
/// let event: MessageCallback = serde_json::from_str(r#"{"time":"2026-03-09T14:11:04Z","type":"message-sent"}"#)?;
/// assert!(matches!(event, MessageCallback::MessageSent(_)));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for MessageCallback<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        family::de::deserialize::<Messaging, D>(deserializer)
    }
}
