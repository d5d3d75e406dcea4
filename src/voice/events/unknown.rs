// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::extra::Extra;
use crate::family::declare::unknown_event;
use crate::values::{Sensitive, Timestamp};
use crate::voice::Voice;
use crate::voice::common::common;
use crate::voice::words::{Cause, Direction};

/// An event whose type this release does not know: Bandwidth has added events without notice
/// before. The fields that most events share are typed. Answer it with 2xx and no content, because
/// an error would make Bandwidth retry or end the call. All other fields are in `extra`.
///
/// ```
/// use bandwidth_callbacks::{Callback, parse};
///
/// let mut body = br#"{"eventType":"brandNew","callId":"c-1","novelty":true}"#.to_vec();
/// let Callback::Unknown(event) = parse(&mut body)? else { panic!() };
/// assert_eq!((event.event_type, event.call_id), (Some("brandNew"), Some("c-1")));
/// assert_eq!(event.extra.get("novelty").unwrap().as_bool(), Some(true));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UnknownCallback<'b> {
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
    /// The conference, `conf-` and hexadecimal groups.
    pub conference_id: Option<&'b str>,
    /// The name that the customer gave.
    pub name: Option<Sensitive<'b>>,
    /// When an outbound call was queued, if it was.
    pub enqueued_time: Option<Timestamp<'b>>,
    /// When the call started; in recording and transcription events, when the recording did.
    pub start_time: Option<Timestamp<'b>>,
    /// When the call was answered. Absent or null if it never was; the empty string in documents of
    /// 2019.
    pub answer_time: Option<Timestamp<'b>>,
    /// When the call ended; in recording and transcription events, when the recording did.
    pub end_time: Option<Timestamp<'b>>,
    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    pub tag: Option<Sensitive<'b>>,
    /// Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
    /// empty string in documents of 2020.
    pub cause: Option<Cause<'b>>,
    /// The error in words; free text that may quote numbers.
    pub error_message: Option<Sensitive<'b>>,
    /// The provider's reference to the error.
    pub error_id: Option<&'b str>,
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

impl UnknownCallback<'_> {
    /// Builds one from scratch, for tests: `set` gets an empty struct.
    ///
    /// ```
    /// use bandwidth_callbacks::voice::UnknownCallback;
    ///
    /// let built = UnknownCallback::build(|it| it.extra = [("key", "value")].into_iter().collect());
    /// assert_eq!(built.extra.get("key").and_then(|value| value.as_str()), Some("value"));
    /// ```
    #[must_use]
    pub fn build(set: impl FnOnce(&mut Self)) -> Self {
        let mut built = Self::default();
        set(&mut built);
        built
    }
}

unknown_event! {
    UnknownCallback, Voice;
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
    conference_id "conferenceId",
    name "name",
    enqueued_time "enqueuedTime",
    start_time "startTime",
    answer_time "answerTime",
    end_time "endTime",
    tag "tag",
    cause "cause",
    error_message "errorMessage",
    error_id "errorId",
    privacy "privacy",
    caller_display_name "callerDisplayName",
}

common!(UnknownCallback: event_time, account_id, application_id, from, to, call_id, conference_id, tag);
