// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use std::fmt;

use crate::extra::Extra;
use crate::revealed::Reveal;
use crate::values::{Sensitive, SipHeaders, Timestamp};
use crate::voice::InitiateCallback;
use crate::voice::objects::{Diversion, StirShaken};
use crate::voice::view::{View, slot};
use crate::voice::words::Direction;

/// A [`InitiateCallback`] that is read on demand: each method reads one field from the body.
///
/// ```
/// use bandwidth_callbacks::voice::{EventView, samples};
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let body = samples::of(EventType::Initiate).unwrap().body;
/// let mut parser = Parser::new();
/// let EventView::Initiate(event) = parser.view(body.as_bytes())?.event() else { panic!() };
/// assert_eq!(event.event_time(), event.to_event().event_time);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct InitiateView<'b>(pub(super) View<'b>);

impl<'b> InitiateView<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    #[must_use]
    #[inline]
    pub fn event_type(self) -> Option<&'b str> {
        self.0.field(
            const { slot("eventType") },
            |event: InitiateCallback<'b>| event.event_type,
        )
    }

    /// When the event happened, approximately, in UTC.
    #[must_use]
    #[inline]
    pub fn event_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("eventTime") },
            |event: InitiateCallback<'b>| event.event_time,
        )
    }

    /// The account, digits in a string.
    #[must_use]
    #[inline]
    pub fn account_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("accountId") },
            |event: InitiateCallback<'b>| event.account_id,
        )
    }

    /// The application that the call or callback belongs to, a UUID.
    #[must_use]
    #[inline]
    pub fn application_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("applicationId") },
            |event: InitiateCallback<'b>| event.application_id,
        )
    }

    /// The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.
    #[must_use]
    #[inline]
    pub fn caller(self) -> Option<Sensitive<'b>> {
        self.0
            .field(const { slot("from") }, |event: InitiateCallback<'b>| {
                event.from
            })
    }

    /// The called party: E.164 or a SIP URI.
    #[must_use]
    #[inline]
    pub fn callee(self) -> Option<Sensitive<'b>> {
        self.0
            .field(const { slot("to") }, |event: InitiateCallback<'b>| event.to)
    }

    /// Which way the call was placed.
    #[must_use]
    #[inline]
    pub fn direction(self) -> Option<Direction<'b>> {
        self.0.field(
            const { slot("direction") },
            |event: InitiateCallback<'b>| event.direction,
        )
    }

    /// The call, `c-` and hexadecimal groups.
    #[must_use]
    #[inline]
    pub fn call_id(self) -> Option<&'b str> {
        self.0
            .field(const { slot("callId") }, |event: InitiateCallback<'b>| {
                event.call_id
            })
    }

    /// Where the call can be controlled. It holds the account and need not end in `callId`.
    #[must_use]
    #[inline]
    pub fn call_url(self) -> Option<Sensitive<'b>> {
        self.0
            .field(const { slot("callUrl") }, |event: InitiateCallback<'b>| {
                event.call_url
            })
    }

    /// When the call started; in recording and transcription events, when the recording did.
    #[must_use]
    #[inline]
    pub fn start_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("startTime") },
            |event: InitiateCallback<'b>| event.start_time,
        )
    }

    /// Where the call was diverted from, if it was.
    #[must_use]
    #[inline]
    pub fn diversion(self) -> Option<Diversion<'b>> {
        self.0.field(
            const { slot("diversion") },
            |event: InitiateCallback<'b>| event.diversion,
        )
    }

    /// The verification of the caller's number by STIR/SHAKEN.
    #[must_use]
    #[inline]
    pub fn stir_shaken(self) -> Option<StirShaken<'b>> {
        self.0.field(
            const { slot("stirShaken") },
            |event: InitiateCallback<'b>| event.stir_shaken,
        )
    }

    /// The SIP Identity header, some 500 characters, if the account is set up to get it.
    #[must_use]
    #[inline]
    pub fn identity(self) -> Option<Sensitive<'b>> {
        self.0
            .field(const { slot("identity") }, |event: InitiateCallback<'b>| {
                event.identity
            })
    }

    /// SIP User-to-User information, at most 256 characters: a list of `value;encoding=…`.
    #[must_use]
    #[inline]
    pub fn uui(self) -> Option<Sensitive<'b>> {
        self.0
            .field(const { slot("uui") }, |event: InitiateCallback<'b>| {
                event.uui
            })
    }

    /// The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an
    /// address in it.
    #[must_use]
    #[inline]
    pub fn sip_call_id(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("sipCallId") },
            |event: InitiateCallback<'b>| event.sip_call_id,
        )
    }

    /// SIP headers whose names begin with `x-`.
    #[must_use]
    #[inline]
    pub fn sip_headers(self) -> Option<SipHeaders<'b>> {
        self.0.field(
            const { slot("sipHeaders") },
            |event: InitiateCallback<'b>| event.sip_headers,
        )
    }

    /// Whether the caller's number is to be hidden. Documented for two events; known from the wire on
    /// `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
    /// of a call.
    #[must_use]
    #[inline]
    pub fn privacy(self) -> Option<bool> {
        self.0
            .field(const { slot("privacy") }, |event: InitiateCallback<'b>| {
                event.privacy
            })
    }

    /// The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
    /// expected on every event of a call.
    #[must_use]
    #[inline]
    pub fn caller_display_name(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("callerDisplayName") },
            |event: InitiateCallback<'b>| event.caller_display_name,
        )
    }

    /// Returns the unknown fields, and known ones with a value of another type.
    #[must_use]
    pub fn extra(self) -> Extra<'b> {
        self.0.extra_of::<InitiateCallback<'b>>()
    }

    /// Reads all fields.
    #[must_use]
    pub fn to_event(self) -> InitiateCallback<'b> {
        self.0.to_event()
    }
}

impl Reveal for InitiateView<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_event().reveal(f)
    }
}
