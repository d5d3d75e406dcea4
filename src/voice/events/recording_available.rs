// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::event;
use crate::values::{IsoDuration, Sensitive, Timestamp};
use crate::voice::common::common;
use crate::voice::words::{Direction, FileFormat, RecordingStatus};
use crate::voice::{Event, EventType, Voice};

/// The recording of a call can be fetched.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/recordingAvailable>.
///
/// ```
/// use bandwidth_callbacks::voice::{RecordingAvailableCallback, samples};
/// use bandwidth_callbacks::{Callback, EventType, OwnedCallback, Parser};
///
/// let mut body = samples::of(EventType::RecordingAvailable).unwrap().body.as_bytes().to_vec();
///
/// // From JSON, for as long as the body lives …
/// let event: RecordingAvailableCallback = Parser::new().parse(&mut body)?;
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
/// let built = RecordingAvailableCallback::build(|event| event.event_time = Some("2026-03-09T14:11:04.218Z".into()));
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
pub struct RecordingAvailableCallback<'b> {
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
    /// The A leg, if this call is the B leg of a transfer.
    pub parent_call_id: Option<&'b str>,
    /// The recording, `r-` and a UUID.
    pub recording_id: Option<&'b str>,
    /// Where the recording can be fetched.
    pub media_url: Option<Sensitive<'b>>,
    /// When an outbound call was queued, if it was.
    pub enqueued_time: Option<Timestamp<'b>>,
    /// When the call started; in recording and transcription events, when the recording did.
    pub start_time: Option<Timestamp<'b>>,
    /// When the call ended; in recording and transcription events, when the recording did.
    pub end_time: Option<Timestamp<'b>>,
    /// The length of the call, recording, stream or detection.
    pub duration: Option<IsoDuration<'b>>,
    /// The format of the recording.
    pub file_format: Option<FileFormat<'b>>,
    /// Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a
    /// string. A string goes to `extra`.
    pub channels: Option<u32>,
    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    pub tag: Option<Sensitive<'b>>,
    /// The state of the recording.
    pub status: Option<RecordingStatus<'b>>,
    /// The caller shown to the transfer's target: E.164 or one of the words of `from`.
    pub transfer_caller_id: Option<Sensitive<'b>>,
    /// The transfer's target: E.164 or a SIP URI.
    pub transfer_to: Option<Sensitive<'b>>,
    /// Whether the caller's number is to be hidden. Documented for two events; known from the wire on
    /// `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
    /// of a call.
    pub privacy: Option<bool>,
    /// The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
    /// expected on every event of a call.
    pub caller_display_name: Option<Sensitive<'b>>,
    /// Unknown fields, and known ones with a value of another type.
    pub extra: Extra<'b>,
}

impl RecordingAvailableCallback<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct but for `event_type`.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::RecordingAvailableCallback;
    ///
    /// let built = RecordingAvailableCallback::build(|it| it.extra = [("key", "value")].into_iter().collect());
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
    RecordingAvailableCallback, Voice, EventType::RecordingAvailable ["recordingAvailable"];
    event_type "eventType",
    event_time "eventTime",
    account_id "accountId",
    application_id "applicationId",
    from "from",
    to "to",
    direction "direction",
    call_id "callId",
    call_url "callUrl",
    parent_call_id "parentCallId",
    recording_id "recordingId",
    media_url "mediaUrl",
    enqueued_time "enqueuedTime",
    start_time "startTime",
    end_time "endTime",
    duration "duration",
    file_format "fileFormat",
    channels "channels",
    tag "tag",
    status "status",
    transfer_caller_id "transferCallerId",
    transfer_to "transferTo",
    privacy "privacy",
    caller_display_name "callerDisplayName",
}

common!(RecordingAvailableCallback: event_time, account_id, application_id, from, to, call_id, recording_id, tag);

impl<'b> Event<'b> for RecordingAvailableCallback<'b> {
    const EVENT_TYPE: EventType<'static> = EventType::RecordingAvailable;
}
