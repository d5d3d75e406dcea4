// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::values::{Sensitive, Timestamp};
use crate::voice::common::common;
use crate::voice::{Event, EventType, Voice};

/// A member joined a conference.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/conferenceMemberJoin>.
///
/// ```
/// use bandwidth_callbacks::voice::{ConferenceMemberJoinCallback, samples};
/// use bandwidth_callbacks::{Callback, EventType, OwnedCallback, Parser};
///
/// let mut body = samples::of(EventType::ConferenceMemberJoin).unwrap().body.as_bytes().to_vec();
///
/// // From JSON, for as long as the body lives …
/// let event: ConferenceMemberJoinCallback = Parser::new().parse(&mut body)?;
/// assert!(event.event_time.is_some() && event.extra.is_empty());
///
/// // … to JSON, as a text and as a tree …
/// let json = serde_json::to_string(&event)?;
/// let tree = serde_json::to_value(&event)?;
///
/// // … and from JSON again, for as long as you like.
/// let owned: OwnedCallback = Parser::new().parse_owned(json.into_bytes())?;
/// assert_eq!(owned.get(), Callback::from(event));
///
/// // From scratch, for tests.
/// let built = ConferenceMemberJoinCallback::build(|event| event.event_time = Some("2026-03-09T14:11:04.218Z".into()));
/// assert!(Parser::new().parse_owned::<Callback>(serde_json::to_vec(&built)?).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `Deserialize` is for parsers that unescape in place, as simd-json does. `serde_json` and
/// `sonic-rs` cannot fill this struct from a body that has an escape in a string: they return an
/// error. Use [`Parser`](crate::Parser) or [`OwnedCallback`](crate::OwnedCallback) for bytes of any
/// kind.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ConferenceMemberJoinCallback<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    pub event_type: Option<&'b str>,
    /// When the event happened, approximately, in UTC.
    pub event_time: Option<Timestamp<'b>>,
    /// The conference, `conf-` and hexadecimal groups.
    pub conference_id: Option<&'b str>,
    /// The name that the customer gave.
    pub name: Option<Sensitive<'b>>,
    /// The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.
    pub from: Option<Sensitive<'b>>,
    /// The called party: E.164 or a SIP URI.
    pub to: Option<Sensitive<'b>>,
    /// The call, `c-` and hexadecimal groups.
    pub call_id: Option<&'b str>,
    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    pub tag: Option<Sensitive<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl ConferenceMemberJoinCallback<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::ConferenceMemberJoinCallback;
    ///
    /// let built = ConferenceMemberJoinCallback::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

event! {
    ConferenceMemberJoinCallback, Voice, EventType::ConferenceMemberJoin ["conferenceMemberJoin"];
    event_type "eventType",
    event_time "eventTime",
    conference_id "conferenceId",
    name "name",
    from "from",
    to "to",
    call_id "callId",
    tag "tag",
}

common!(ConferenceMemberJoinCallback: event_time, conference_id, from, to, call_id, tag);

impl<'b> Event<'b> for ConferenceMemberJoinCallback<'b> {
    const EVENT_TYPE: EventType<'static> = EventType::ConferenceMemberJoin;
}
