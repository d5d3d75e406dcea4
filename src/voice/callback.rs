//! The events as one type.

use serde::{Deserialize, Deserializer};

use super::{Callback, EVENT_TYPE, EventType, Reply, Voice};
use crate::dedup::DedupKey;
use crate::engine::Parse;
use crate::extra::Extra;
use crate::family;
use crate::json::write::Writer;
use crate::schema::write::WriteJson;
use crate::value::Value;
use crate::values::{Sensitive, Timestamp};

/// An event of the Voice API. Implemented by the structs of this crate only.
///
/// ```
/// use bandwidth_callbacks::EventType;
/// use bandwidth_callbacks::voice::{DtmfCallback, Event};
///
/// assert_eq!(DtmfCallback::EVENT_TYPE, EventType::Dtmf);
/// ```
pub trait Event<'b>: Parse<'b> {
    /// Returns which event it is.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::{AnswerCallback, Event};
    /// assert_eq!(AnswerCallback::EVENT_TYPE.as_str(), "answer");
    /// ```
    const EVENT_TYPE: EventType<'static>;
}

impl WriteJson for Callback<'_> {
    fn append(&self, out: &mut Vec<u8>) {
        self.write_json(out);
    }
}

/// For parsers other than this crate's own, such as `serde_json` on a `&str`. `eventType` may be
/// anywhere in the object.
///
/// Escaped strings need a parser that unescapes in place, as `simd-json` does: all fields borrow,
/// so with any other parser a body with an escape in a value is refused. Depth, duplicates of
/// unknown keys and numbers are up to the parser.
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
        family::de::deserialize::<Voice, D>(deserializer)
    }
}

impl<'b> Callback<'b> {
    /// Returns which event it is.
    ///
    /// ```
    /// # use bandwidth_callbacks::{EventType, parse};
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf"}"#.to_vec())?.event_type(), EventType::Dtmf);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn event_type(&self) -> EventType<'b> {
        self.type_of()
    }

    /// Returns when the event happened, approximately.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"dtmf","eventTime":"2022-06-16T13:15:07.160Z"}"#.to_vec();
    /// let time = parse(&mut body)?.event_time().unwrap();
    /// assert_eq!(time.to_offset_date_time()?.year(), 2022);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn event_time(&self) -> Option<Timestamp<'b>> {
        self.any().event_time()
    }

    /// Returns the call's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","callId":"c-1"}"#.to_vec())?.call_id(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn call_id(&self) -> Option<&'b str> {
        self.any().call_id()
    }

    /// Returns the account's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","accountId":"9"}"#.to_vec())?.account_id(), Some("9"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn account_id(&self) -> Option<&'b str> {
        self.any().account_id()
    }

    /// Returns the application's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","applicationId":"a"}"#.to_vec())?.application_id(), Some("a"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn application_id(&self) -> Option<&'b str> {
        self.any().application_id()
    }

    /// Returns the conference's id, in conference events.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"conferenceCreated","conferenceId":"conf-1"}"#.to_vec();
    /// assert_eq!(parse(&mut body)?.conference_id(), Some("conf-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn conference_id(&self) -> Option<&'b str> {
        self.any().conference_id()
    }

    /// Returns the recording's id, in the events of recordings and their transcriptions.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"recordingAvailable","recordingId":"r-1"}"#.to_vec();
    /// assert_eq!(parse(&mut body)?.recording_id(), Some("r-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn recording_id(&self) -> Option<&'b str> {
        self.any().recording_id()
    }

    /// Returns the caller, the field `from`.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","from":"Anonymous"}"#.to_vec())?.caller().unwrap(), "Anonymous");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn caller(&self) -> Option<Sensitive<'b>> {
        self.any().from()
    }

    /// Returns the called party, the field `to`.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","to":"sip:a@example.com"}"#.to_vec())?.callee().unwrap(), "sip:a@example.com");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn callee(&self) -> Option<Sensitive<'b>> {
        self.any().to()
    }

    /// Returns the customer's own text for the call or verb.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","tag":"{\"room\":7}"}"#.to_vec())?.tag().unwrap(), r#"{"room":7}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn tag(&self) -> Option<Sensitive<'b>> {
        self.any().tag()
    }

    /// Returns what Bandwidth expects as the answer.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Reply, parse};
    /// assert_eq!(parse(&mut br#"{"eventType":"answer"}"#.to_vec())?.reply(), Reply::Bxml);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn reply(&self) -> Reply {
        self.event_type().reply()
    }

    /// Returns the unknown fields of the event itself, and the known ones with a value of another
    /// type. Those of nested objects are in these; [`each_extra`](Self::each_extra) shows all.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert!(parse(&mut br#"{"eventType":"dtmf","pressure":3}"#.to_vec())?.extra().get("pressure").is_some());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn extra(&self) -> &Extra<'b> {
        self.any().extra()
    }

    /// Shows the unknown fields of the event and then those of its nested objects, these under the
    /// object's wire name. Use it to watch for what Bandwidth adds.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"initiate","a":1,"diversion":{"b":2}}"#.to_vec();
    /// let mut found = Vec::new();
    /// parse(&mut body)?.each_extra(&mut |parent, extra| found.extend(extra.iter().map(|(key, _)| (parent, key))));
    /// assert_eq!(found, [(None, "a"), (Some("diversion"), "b")]);
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
    /// use bandwidth_callbacks::parse;
    ///
    /// let mut body = br#"{ "tag": "a \"b\"", "eventType": "answer", "new": [1] }"#.to_vec();
    /// let mut json = Vec::with_capacity(1024);
    /// parse(&mut body)?.write_json(&mut json);
    /// assert_eq!(json, br#"{"eventType":"answer","tag":"a \"b\"","new":[1]}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Writer::append(out, |writer| self.any().write_json(writer));
    }

    /// The event as JSON, with its name.
    pub(crate) fn to_value(&self) -> Value<'b> {
        self.any()
            .to_value()
            .with_member(EVENT_TYPE, self.event_type().as_str())
    }

    /// Returns a key that is equal for two deliveries of one event; `None` if the event has no
    /// time, or neither a call nor a conference.
    ///
    /// Bandwidth sends no event id, and an event can come twice: see `http::answering`. Allocates
    /// nothing.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let body = |digit| format!(r#"{{"eventType":"dtmf","callId":"c-1","eventTime":"2022-06-16T13:15:07.160Z","digit":"{digit}"}}"#);
    /// let (mut first, mut again, mut other) = (body(1).into_bytes(), body(1).into_bytes(), body(2).into_bytes());
    /// let key = parse(&mut first)?.dedup_key().unwrap();
    /// assert_eq!(parse(&mut again)?.dedup_key(), Some(key));
    /// assert_ne!(parse(&mut other)?.dedup_key(), Some(key));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn dedup_key(&self) -> Option<DedupKey<'b>> {
        let (call, conference) = (self.call_id(), self.conference_id());
        call.or(conference)?;
        let parts = [
            Some(self.event_type().as_str()),
            call,
            conference,
            Some(self.event_time()?.as_str()),
            self.any().recording_id(),
            self.any().part_id(),
            self.any().digit().map(Sensitive::as_str),
        ];
        Some(DedupKey::new(parts, 4))
    }
}
