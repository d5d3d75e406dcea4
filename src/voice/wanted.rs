//! Which types of events a parser builds.

use super::EventType;
use crate::options::Options;

const _: () = assert!(
    EventType::ALL.len() < u32::BITS as usize,
    "an event type has no bit in `Options::only`"
);

impl Options {
    /// Sets the only event types to build. `EventType::Unknown` with any name means all unknown
    /// ones. By default, all events are built.
    ///
    /// A body with another type gives [`Callback::Unwanted`](crate::Callback::Unwanted), an
    /// [`Envelope`](crate::voice::Envelope) with its type, call, account, conference and tag.
    /// It is checked exactly as a wanted body is: grammar, UTF-8, depth, limits and duplicate
    /// fields. In addition, none of these five fields may occur twice, even if the event is not
    /// documented with it. A call that asks for one event, such as `parse::<DtmfCallback>`,
    /// ignores this option.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, EventType, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().only(&[EventType::Initiate, EventType::Answer]));
    /// let callback = parser.parse_ref::<Callback>(br#"{"eventType":"dtmf","callId":"c-1","digit":"5"}"#)?;
    /// assert!(matches!(callback, Callback::Unwanted(_)));
    /// assert_eq!((callback.event_type(), callback.call_id()), (EventType::Dtmf, Some("c-1")));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub const fn only(mut self, event_types: &[EventType<'_>]) -> Self {
        self.wanted = 0;
        let mut rest = event_types;
        while let [event_type, others @ ..] = rest {
            self.wanted |= 1 << event_type.index();
            rest = others;
        }
        self
    }

    #[inline]
    pub(crate) const fn wants(self, event_type: EventType<'_>) -> bool {
        self.wanted >> event_type.index() & 1 != 0
    }
}
