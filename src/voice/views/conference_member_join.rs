// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use std::fmt;

use crate::extra::Extra;
use crate::revealed::Reveal;
use crate::values::{Sensitive, Timestamp};
use crate::voice::ConferenceMemberJoinCallback;
use crate::voice::view::{View, slot};

/// A [`ConferenceMemberJoinCallback`] that is read on demand: each method reads one field from the body.
///
/// ```
/// use bandwidth_callbacks::voice::{EventView, samples};
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let body = samples::of(EventType::ConferenceMemberJoin).unwrap().body;
/// let mut parser = Parser::new();
/// let EventView::ConferenceMemberJoin(event) = parser.view(body.as_bytes())?.event() else { panic!() };
/// assert_eq!(event.event_time(), event.to_event().event_time);
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ConferenceMemberJoinView<'b>(pub(super) View<'b>);

impl<'b> ConferenceMemberJoinView<'b> {
    /// The event's name as received. Absent only if the caller named the type.
    #[must_use]
    #[inline]
    pub fn event_type(self) -> Option<&'b str> {
        self.0.field(
            const { slot("eventType") },
            |event: ConferenceMemberJoinCallback<'b>| event.event_type,
        )
    }

    /// When the event happened, approximately, in UTC.
    #[must_use]
    #[inline]
    pub fn event_time(self) -> Option<Timestamp<'b>> {
        self.0.field(
            const { slot("eventTime") },
            |event: ConferenceMemberJoinCallback<'b>| event.event_time,
        )
    }

    /// The conference, `conf-` and hexadecimal groups.
    #[must_use]
    #[inline]
    pub fn conference_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("conferenceId") },
            |event: ConferenceMemberJoinCallback<'b>| event.conference_id,
        )
    }

    /// The name that the customer gave.
    #[must_use]
    #[inline]
    pub fn name(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("name") },
            |event: ConferenceMemberJoinCallback<'b>| event.name,
        )
    }

    /// The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`.
    #[must_use]
    #[inline]
    pub fn caller(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("from") },
            |event: ConferenceMemberJoinCallback<'b>| event.from,
        )
    }

    /// The called party: E.164 or a SIP URI.
    #[must_use]
    #[inline]
    pub fn callee(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("to") },
            |event: ConferenceMemberJoinCallback<'b>| event.to,
        )
    }

    /// The call, `c-` and hexadecimal groups.
    #[must_use]
    #[inline]
    pub fn call_id(self) -> Option<&'b str> {
        self.0.field(
            const { slot("callId") },
            |event: ConferenceMemberJoinCallback<'b>| event.call_id,
        )
    }

    /// The customer's free text, at most 4096 characters. Absent or null if none was set.
    #[must_use]
    #[inline]
    pub fn tag(self) -> Option<Sensitive<'b>> {
        self.0.field(
            const { slot("tag") },
            |event: ConferenceMemberJoinCallback<'b>| event.tag,
        )
    }

    /// Returns the unknown fields, and known ones with a value of another type.
    #[must_use]
    pub fn extra(self) -> Extra<'b> {
        self.0.extra_of::<ConferenceMemberJoinCallback<'b>>()
    }

    /// Reads all fields.
    #[must_use]
    pub fn to_event(self) -> ConferenceMemberJoinCallback<'b> {
        self.0.to_event()
    }
}

impl Reveal for ConferenceMemberJoinView<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_event().reveal(f)
    }
}
