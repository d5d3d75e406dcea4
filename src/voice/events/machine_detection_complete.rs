// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::values::{Sensitive, Timestamp};
use crate::voice::common::common;
use crate::voice::objects::MachineDetectionResult;
use crate::voice::words::Direction;
use crate::voice::{Event, EventType, Voice};

/// It was found out who or what answered an outbound call.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete>.
///
/// ```
/// use bandwidth_callbacks::voice::{MachineDetectionCompleteCallback, samples};
/// use bandwidth_callbacks::{Callback, EventType, OwnedCallback, Parser};
///
/// let mut body = samples::of(EventType::MachineDetectionComplete).unwrap().body.as_bytes().to_vec();
///
/// // From JSON, for as long as the body lives …
/// let event: MachineDetectionCompleteCallback = Parser::new().parse(&mut body)?;
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
/// let built = MachineDetectionCompleteCallback::build(|event| event.event_time = Some("2026-03-09T14:11:04.218Z".into()));
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
pub struct MachineDetectionCompleteCallback<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    pub event_type: Option<&'b str>,
    /// When the event happened, approximately, in UTC.
    pub event_time: Option<Timestamp<'b>>,
    /// The account, digits in a string.
    pub account_id: Option<&'b str>,
    /// The application that the call or callback belongs to, a UUID.
    pub application_id: Option<&'b str>,
    /// The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.
    pub from: Option<Sensitive<'b>>,
    /// The called party: E.164 or a SIP URI.
    pub to: Option<Sensitive<'b>>,
    /// Which way the call was placed.
    pub direction: Option<Direction<'b>>,
    /// The call, `c-` and hexadecimal groups.
    pub call_id: Option<&'b str>,
    /// Where the call can be controlled. It holds the account and need not end in `callId`.
    pub call_url: Option<Sensitive<'b>>,
    /// When an outbound call was queued, if it was.
    pub enqueued_time: Option<Timestamp<'b>>,
    /// When the call started; in recording and transcription events, when the recording did.
    pub start_time: Option<Timestamp<'b>>,
    /// When the call was answered. Absent or null if it never was; the empty string in documents of
    /// 2019.
    pub answer_time: Option<Timestamp<'b>>,
    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    pub tag: Option<Sensitive<'b>>,
    /// Whether the caller's number is to be hidden. Documented for two events; known from the wire on
    /// `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
    /// of a call.
    pub privacy: Option<bool>,
    /// The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
    /// expected on every event of a call.
    pub caller_display_name: Option<Sensitive<'b>>,
    /// Who or what answered, if detection was asked for. Documents of 2021 have a bare string. A string
    /// goes to `extra`.
    pub machine_detection_result: Option<MachineDetectionResult<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl MachineDetectionCompleteCallback<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::MachineDetectionCompleteCallback;
    ///
    /// let built = MachineDetectionCompleteCallback::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    MachineDetectionCompleteCallback, Voice, EventType::MachineDetectionComplete ["machineDetectionComplete"];
    event_type "eventType",
    event_time "eventTime",
    account_id "accountId",
    application_id "applicationId",
    from "from",
    to "to",
    direction "direction",
    call_id "callId",
    call_url "callUrl",
    enqueued_time "enqueuedTime",
    start_time "startTime",
    answer_time "answerTime",
    tag "tag",
    privacy "privacy",
    caller_display_name "callerDisplayName",
    machine_detection_result "machineDetectionResult",
}

common!(MachineDetectionCompleteCallback: event_time, account_id, application_id, from, to, call_id, tag);

impl<'b> Event<'b> for MachineDetectionCompleteCallback<'b> {
    const EVENT_TYPE: EventType<'static> = EventType::MachineDetectionComplete;
}
