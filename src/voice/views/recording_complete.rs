// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use std::fmt;

use crate::extra::Extra;
use crate::revealed::Reveal;
use crate::values::{IsoDuration, Sensitive, Timestamp};
use crate::voice::RecordingCompleteCallback;
use crate::voice::view::{View, slot};
use crate::voice::words::{Direction, FileFormat};

/// A [`RecordingCompleteCallback`] that is read on demand: each method reads one field from the body.
///
/// ```
/// use bandwidth_callbacks::voice::{EventView, samples};
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let body = samples::of(EventType::RecordingComplete).unwrap().body;
/// let mut parser = Parser::new();
/// let EventView::RecordingComplete(event) = parser.view(body.as_bytes())?.event() else { panic!() };
/// assert_eq!(event.event_time(), event.to_event().event_time);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RecordingCompleteView<'b>(pub(super) View<'b>);

impl<'b> RecordingCompleteView<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    #[must_use]
    #[inline]
    pub fn event_type(self) -> Option<&'b str> {
        self.0.field(
            const { slot("eventType") },
            |event: RecordingCompleteCallback<'b>| event.event_type,
        )
    }

    /// When the event happened, approximately, in UTC.
    #[must_use]
    #[inline]
    pub fn event_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("eventTime") },
            |event: RecordingCompleteCallback<'b>| event.event_time,
        )
    }

    /// The account, digits in a string.
    #[must_use]
    #[inline]
    pub fn account_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("accountId") },
            |event: RecordingCompleteCallback<'b>| event.account_id,
        )
    }

    /// The application that the call or callback belongs to, a UUID.
    #[must_use]
    #[inline]
    pub fn application_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("applicationId") },
            |event: RecordingCompleteCallback<'b>| event.application_id,
        )
    }

    /// The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.
    #[must_use]
    #[inline]
    pub fn caller(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("from") },
            |event: RecordingCompleteCallback<'b>| event.from,
        )
    }

    /// The called party: E.164 or a SIP URI.
    #[must_use]
    #[inline]
    pub fn callee(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("to") },
            |event: RecordingCompleteCallback<'b>| event.to,
        )
    }

    /// Which way the call was placed.
    #[must_use]
    #[inline]
    pub fn direction(self) -> Option<Direction<'b>> {
        self.0.field(
            const { slot("direction") },
            |event: RecordingCompleteCallback<'b>| event.direction,
        )
    }

    /// The call, `c-` and hexadecimal groups.
    #[must_use]
    #[inline]
    pub fn call_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("callId") },
            |event: RecordingCompleteCallback<'b>| event.call_id,
        )
    }

    /// Where the call can be controlled. It holds the account and need not end in `callId`.
    #[must_use]
    #[inline]
    pub fn call_url(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("callUrl") },
            |event: RecordingCompleteCallback<'b>| event.call_url,
        )
    }

    /// The A leg, if this call is the B leg of a transfer.
    #[must_use]
    #[inline]
    pub fn parent_call_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("parentCallId") },
            |event: RecordingCompleteCallback<'b>| event.parent_call_id,
        )
    }

    /// The recording, `r-` and a UUID.
    #[must_use]
    #[inline]
    pub fn recording_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("recordingId") },
            |event: RecordingCompleteCallback<'b>| event.recording_id,
        )
    }

    /// Where the recording can be fetched.
    #[must_use]
    #[inline]
    pub fn media_url(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("mediaUrl") },
            |event: RecordingCompleteCallback<'b>| event.media_url,
        )
    }

    /// When an outbound call was queued, if it was.
    #[must_use]
    #[inline]
    pub fn enqueued_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("enqueuedTime") },
            |event: RecordingCompleteCallback<'b>| event.enqueued_time,
        )
    }

    /// When the call started; in recording and transcription events, when the recording did.
    #[must_use]
    #[inline]
    pub fn start_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("startTime") },
            |event: RecordingCompleteCallback<'b>| event.start_time,
        )
    }

    /// When the call was answered. Absent or null if it never was; the empty string in documents of
    /// 2019.
    #[must_use]
    #[inline]
    pub fn answer_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("answerTime") },
            |event: RecordingCompleteCallback<'b>| event.answer_time,
        )
    }

    /// When the call ended; in recording and transcription events, when the recording did.
    #[must_use]
    #[inline]
    pub fn end_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("endTime") },
            |event: RecordingCompleteCallback<'b>| event.end_time,
        )
    }

    /// The length of the call, recording, stream or detection.
    #[must_use]
    #[inline]
    pub fn duration(self) -> Option<IsoDuration<'b>> {
        self.0.field(
            const { slot("duration") },
            |event: RecordingCompleteCallback<'b>| event.duration,
        )
    }

    /// The format of the recording.
    #[must_use]
    #[inline]
    pub fn file_format(self) -> Option<FileFormat<'b>> {
        self.0.field(
            const { slot("fileFormat") },
            |event: RecordingCompleteCallback<'b>| event.file_format,
        )
    }

    /// Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a
    /// string. A string goes to `extra`.
    #[must_use]
    #[inline]
    pub fn channels(self) -> Option<u32> {
        self.0.field(
            const { slot("channels") },
            |event: RecordingCompleteCallback<'b>| event.channels,
        )
    }

    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    #[must_use]
    #[inline]
    pub fn tag(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("tag") },
            |event: RecordingCompleteCallback<'b>| event.tag,
        )
    }

    /// The caller shown to the transfer's target: E.164 or one of the words of `from`.
    #[must_use]
    #[inline]
    pub fn transfer_caller_id(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("transferCallerId") },
            |event: RecordingCompleteCallback<'b>| event.transfer_caller_id,
        )
    }

    /// The transfer's target: E.164 or a SIP URI.
    #[must_use]
    #[inline]
    pub fn transfer_to(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("transferTo") },
            |event: RecordingCompleteCallback<'b>| event.transfer_to,
        )
    }

    /// The key that ended the input; empty if none did.
    #[must_use]
    #[inline]
    pub fn terminating_digit(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("terminatingDigit") },
            |event: RecordingCompleteCallback<'b>| event.terminating_digit,
        )
    }

    /// Whether the caller's number is to be hidden. Documented for two events; known from the wire on
    /// `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
    /// of a call.
    #[must_use]
    #[inline]
    pub fn privacy(self) -> Option<bool> {
        self.0.field(
            const { slot("privacy") },
            |event: RecordingCompleteCallback<'b>| event.privacy,
        )
    }

    /// The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
    /// expected on every event of a call.
    #[must_use]
    #[inline]
    pub fn caller_display_name(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("callerDisplayName") },
            |event: RecordingCompleteCallback<'b>| event.caller_display_name,
        )
    }

    /// Returns the unknown fields, and known ones with a value of another type.
    #[must_use]
    pub fn extra(self) -> Extra<'b> {
        self.0.extra_of::<RecordingCompleteCallback<'b>>()
    }

    /// Reads all fields.
    #[must_use]
    pub fn to_event(self) -> RecordingCompleteCallback<'b> {
        self.0.to_event()
    }
}

impl Reveal for RecordingCompleteView<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_event().reveal(f)
    }
}
