// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use std::fmt;

use crate::extra::Extra;
use crate::revealed::Reveal;
use crate::values::{Sensitive, Timestamp};
use crate::voice::MachineDetectionCompleteCallback;
use crate::voice::objects::MachineDetectionResult;
use crate::voice::view::{View, slot};
use crate::voice::words::Direction;

/// A [`MachineDetectionCompleteCallback`] that is read on demand: each method reads one field from the body.
///
/// ```
/// use bandwidth_callbacks::voice::{EventView, samples};
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let body = samples::of(EventType::MachineDetectionComplete).unwrap().body;
/// let mut parser = Parser::new();
/// let EventView::MachineDetectionComplete(event) = parser.view(body.as_bytes())?.event() else { panic!() };
/// assert_eq!(event.event_time(), event.to_event().event_time);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MachineDetectionCompleteView<'b>(pub(super) View<'b>);

impl<'b> MachineDetectionCompleteView<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    #[must_use]
    #[inline]
    pub fn event_type(self) -> Option<&'b str> {
        self.0.field(
            const { slot("eventType") },
            |event: MachineDetectionCompleteCallback<'b>| event.event_type,
        )
    }

    /// When the event happened, approximately, in UTC.
    #[must_use]
    #[inline]
    pub fn event_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("eventTime") },
            |event: MachineDetectionCompleteCallback<'b>| event.event_time,
        )
    }

    /// The account, digits in a string.
    #[must_use]
    #[inline]
    pub fn account_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("accountId") },
            |event: MachineDetectionCompleteCallback<'b>| event.account_id,
        )
    }

    /// The application that the call or callback belongs to, a UUID.
    #[must_use]
    #[inline]
    pub fn application_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("applicationId") },
            |event: MachineDetectionCompleteCallback<'b>| event.application_id,
        )
    }

    /// The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.
    #[must_use]
    #[inline]
    pub fn caller(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("from") },
            |event: MachineDetectionCompleteCallback<'b>| event.from,
        )
    }

    /// The called party: E.164 or a SIP URI.
    #[must_use]
    #[inline]
    pub fn callee(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("to") },
            |event: MachineDetectionCompleteCallback<'b>| event.to,
        )
    }

    /// Which way the call was placed.
    #[must_use]
    #[inline]
    pub fn direction(self) -> Option<Direction<'b>> {
        self.0.field(
            const { slot("direction") },
            |event: MachineDetectionCompleteCallback<'b>| event.direction,
        )
    }

    /// The call, `c-` and hexadecimal groups.
    #[must_use]
    #[inline]
    pub fn call_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("callId") },
            |event: MachineDetectionCompleteCallback<'b>| event.call_id,
        )
    }

    /// Where the call can be controlled. It holds the account and need not end in `callId`.
    #[must_use]
    #[inline]
    pub fn call_url(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("callUrl") },
            |event: MachineDetectionCompleteCallback<'b>| event.call_url,
        )
    }

    /// When an outbound call was queued, if it was.
    #[must_use]
    #[inline]
    pub fn enqueued_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("enqueuedTime") },
            |event: MachineDetectionCompleteCallback<'b>| event.enqueued_time,
        )
    }

    /// When the call started; in recording and transcription events, when the recording did.
    #[must_use]
    #[inline]
    pub fn start_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("startTime") },
            |event: MachineDetectionCompleteCallback<'b>| event.start_time,
        )
    }

    /// When the call was answered. Absent or null if it never was; the empty string in documents of
    /// 2019.
    #[must_use]
    #[inline]
    pub fn answer_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("answerTime") },
            |event: MachineDetectionCompleteCallback<'b>| event.answer_time,
        )
    }

    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    #[must_use]
    #[inline]
    pub fn tag(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("tag") },
            |event: MachineDetectionCompleteCallback<'b>| event.tag,
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
            |event: MachineDetectionCompleteCallback<'b>| event.privacy,
        )
    }

    /// The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
    /// expected on every event of a call.
    #[must_use]
    #[inline]
    pub fn caller_display_name(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("callerDisplayName") },
            |event: MachineDetectionCompleteCallback<'b>| event.caller_display_name,
        )
    }

    /// Who or what answered, if detection was asked for. Documents of 2021 have a bare string. A string
    /// goes to `extra`.
    #[must_use]
    #[inline]
    pub fn machine_detection_result(self) -> Option<MachineDetectionResult<'b>> {
        self.0.field(
            const { slot("machineDetectionResult") },
            |event: MachineDetectionCompleteCallback<'b>| event.machine_detection_result,
        )
    }

    /// Returns the unknown fields, and known ones with a value of another type.
    #[must_use]
    pub fn extra(self) -> Extra<'b> {
        self.0.extra_of::<MachineDetectionCompleteCallback<'b>>()
    }

    /// Reads all fields.
    #[must_use]
    pub fn to_event(self) -> MachineDetectionCompleteCallback<'b> {
        self.0.to_event()
    }
}

impl Reveal for MachineDetectionCompleteView<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_event().reveal(f)
    }
}
