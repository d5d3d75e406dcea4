// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use std::fmt;

use crate::extra::Extra;
use crate::revealed::Reveal;
use crate::values::{Sensitive, Timestamp};
use crate::voice::ReferCompleteCallback;
use crate::voice::view::{View, slot};
use crate::voice::words::{Cause, Direction, ReferCallStatus};

/// A [`ReferCompleteCallback`] that is read on demand: each method reads one field from the body.
///
/// ```
/// use bandwidth_callbacks::voice::{EventView, samples};
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let body = samples::of(EventType::ReferComplete).unwrap().body;
/// let mut parser = Parser::new();
/// let EventView::ReferComplete(event) = parser.view(body.as_bytes())?.event() else { panic!() };
/// assert_eq!(event.event_time(), event.to_event().event_time);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ReferCompleteView<'b>(pub(super) View<'b>);

impl<'b> ReferCompleteView<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    #[must_use]
    #[inline]
    pub fn event_type(self) -> Option<&'b str> {
        self.0.field(
            const { slot("eventType") },
            |event: ReferCompleteCallback<'b>| event.event_type,
        )
    }

    /// When the event happened, approximately, in UTC.
    #[must_use]
    #[inline]
    pub fn event_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("eventTime") },
            |event: ReferCompleteCallback<'b>| event.event_time,
        )
    }

    /// The account, digits in a string.
    #[must_use]
    #[inline]
    pub fn account_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("accountId") },
            |event: ReferCompleteCallback<'b>| event.account_id,
        )
    }

    /// The application that the call or callback belongs to, a UUID.
    #[must_use]
    #[inline]
    pub fn application_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("applicationId") },
            |event: ReferCompleteCallback<'b>| event.application_id,
        )
    }

    /// The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.
    #[must_use]
    #[inline]
    pub fn caller(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("from") },
            |event: ReferCompleteCallback<'b>| event.from,
        )
    }

    /// The called party: E.164 or a SIP URI.
    #[must_use]
    #[inline]
    pub fn callee(self) -> Option<Sensitive<'b>> {
        self.0
            .field(const { slot("to") }, |event: ReferCompleteCallback<'b>| {
                event.to
            })
    }

    /// Which way the call was placed.
    #[must_use]
    #[inline]
    pub fn direction(self) -> Option<Direction<'b>> {
        self.0.field(
            const { slot("direction") },
            |event: ReferCompleteCallback<'b>| event.direction,
        )
    }

    /// The call, `c-` and hexadecimal groups.
    #[must_use]
    #[inline]
    pub fn call_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("callId") },
            |event: ReferCompleteCallback<'b>| event.call_id,
        )
    }

    /// Where the call can be controlled. It holds the account and need not end in `callId`.
    #[must_use]
    #[inline]
    pub fn call_url(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("callUrl") },
            |event: ReferCompleteCallback<'b>| event.call_url,
        )
    }

    /// When the call started; in recording and transcription events, when the recording did.
    #[must_use]
    #[inline]
    pub fn start_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("startTime") },
            |event: ReferCompleteCallback<'b>| event.start_time,
        )
    }

    /// When the call was answered. Absent or null if it never was; the empty string in documents of
    /// 2019.
    #[must_use]
    #[inline]
    pub fn answer_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("answerTime") },
            |event: ReferCompleteCallback<'b>| event.answer_time,
        )
    }

    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    #[must_use]
    #[inline]
    pub fn tag(self) -> Option<Sensitive<'b>> {
        self.0
            .field(const { slot("tag") }, |event: ReferCompleteCallback<'b>| {
                event.tag
            })
    }

    /// Whether the call was handed over.
    #[must_use]
    #[inline]
    pub fn refer_call_status(self) -> Option<ReferCallStatus<'b>> {
        self.0.field(
            const { slot("referCallStatus") },
            |event: ReferCompleteCallback<'b>| event.refer_call_status,
        )
    }

    /// The SIP status that REFER was answered with, if it was.
    #[must_use]
    #[inline]
    pub fn refer_sip_response_code(self) -> Option<u32> {
        self.0.field(
            const { slot("referSipResponseCode") },
            |event: ReferCompleteCallback<'b>| event.refer_sip_response_code,
        )
    }

    /// The SIP status that the transfer target answered with, as NOTIFY reports it; absent if REFER was
    /// rejected or NOTIFY did not come within 30 s.
    #[must_use]
    #[inline]
    pub fn notify_sip_response_code(self) -> Option<u32> {
        self.0.field(
            const { slot("notifySipResponseCode") },
            |event: ReferCompleteCallback<'b>| event.notify_sip_response_code,
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
            |event: ReferCompleteCallback<'b>| event.privacy,
        )
    }

    /// The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
    /// expected on every event of a call.
    #[must_use]
    #[inline]
    pub fn caller_display_name(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("callerDisplayName") },
            |event: ReferCompleteCallback<'b>| event.caller_display_name,
        )
    }

    /// When an outbound call was queued, if it was.
    #[must_use]
    #[inline]
    pub fn enqueued_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("enqueuedTime") },
            |event: ReferCompleteCallback<'b>| event.enqueued_time,
        )
    }

    /// Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
    /// empty string in documents of 2020.
    #[must_use]
    #[inline]
    pub fn cause(self) -> Option<Cause<'b>> {
        self.0.field(
            const { slot("cause") },
            |event: ReferCompleteCallback<'b>| event.cause,
        )
    }

    /// The error in words; free text that may quote numbers.
    #[must_use]
    #[inline]
    pub fn error_message(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("errorMessage") },
            |event: ReferCompleteCallback<'b>| event.error_message,
        )
    }

    /// The provider's reference to the error.
    #[must_use]
    #[inline]
    pub fn error_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("errorId") },
            |event: ReferCompleteCallback<'b>| event.error_id,
        )
    }

    /// The SIP status with which an outbound INVITE was rejected, if it was.
    #[must_use]
    #[inline]
    pub fn sip_response_code(self) -> Option<u32> {
        self.0.field(
            const { slot("sipResponseCode") },
            |event: ReferCompleteCallback<'b>| event.sip_response_code,
        )
    }

    /// The target of the REFER. In drafts of the SDKs only.
    #[must_use]
    #[inline]
    pub fn refer_to(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("referTo") },
            |event: ReferCompleteCallback<'b>| event.refer_to,
        )
    }

    /// Returns the unknown fields, and known ones with a value of another type.
    #[must_use]
    pub fn extra(self) -> Extra<'b> {
        self.0.extra_of::<ReferCompleteCallback<'b>>()
    }

    /// Reads all fields.
    #[must_use]
    pub fn to_event(self) -> ReferCompleteCallback<'b> {
        self.0.to_event()
    }
}

impl Reveal for ReferCompleteView<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_event().reveal(f)
    }
}
