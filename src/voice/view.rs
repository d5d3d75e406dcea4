//! Events that are read on demand.

use std::{convert, fmt};

use super::{Callback, EventType, OwnedCallback, UnknownCallback, Voice};
use crate::engine::{Kept, Viewed};
use crate::error::Error;
use crate::extra::Extra;
use crate::family::{Table, fast};
use crate::json::fast::Values;
use crate::parser::Parser;
use crate::revealed::Reveal;
use crate::schema::{FieldValue, Object};
use crate::values::{Sensitive, Timestamp};

/// The slot of a field of the root object.
pub(super) const fn slot(key: &str) -> usize {
    Voice::LAYOUT.slot(key)
}

/// An event that is read on demand. The body was checked as by [`Parser::parse_ref`], but nothing
/// was built: each method reads one field from it when it is called, and cannot fail.
///
/// Use it to read a few of an event's fields. To read all of them, or one often, parse a
/// [`Callback`]; the [guide](crate::guide) has figures. It is `Copy`.
///
/// Made by [`Parser::view`] and [`OwnedCallback::view`]. Where the [fast
/// path](crate::Options::fast_path) has declined the body, a copy of it is kept, and each method
/// reads the whole event.
///
/// ```
/// use bandwidth_callbacks::voice::EventView;
/// use bandwidth_callbacks::{EventType, Parser};
///
/// let mut parser = Parser::new();
/// let view = parser.view(br#"{"eventType":"gather","callId":"c-1","digits":"42"}"#)?;
/// assert_eq!((view.event_type(), view.call_id()), (EventType::Gather, Some("c-1")));
/// let EventView::Gather(gather) = view.event() else { panic!() };
/// assert_eq!(gather.digits().unwrap(), "42");
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct View<'b> {
    viewed: Viewed<'b>,
    event_type: EventType<'b>,
}

impl<'b> View<'b> {
    /// `event_type` is the known type, if it was looked for.
    #[inline]
    fn new(viewed: Viewed<'b>, event_type: Option<EventType<'static>>) -> Self {
        let event_type = match event_type {
            Some(known) if !matches!(known, EventType::Unknown(_)) => known,
            _ => EventType::from_wire(match viewed {
                Viewed::Slots(values) => {
                    let name = values.slots.text(fast::name_slot::<Voice>(), values.body);
                    name.unwrap_or_default()
                }
                Viewed::Kept(kept) => kept.event_name::<Voice>().unwrap_or_default(),
            }),
        };
        Self { viewed, event_type }
    }

    #[inline]
    pub(super) fn viewed(self) -> Viewed<'b> {
        self.viewed
    }

    /// A field of an event that is the struct `O`.
    #[inline]
    pub(super) fn field<O: Object<'b>, T: FieldValue<'b>>(
        self,
        slot: usize,
        field: impl FnOnce(O) -> Option<T>,
    ) -> Option<T> {
        match self.viewed {
            Viewed::Slots(values) => T::from_slot(values, slot),
            Viewed::Kept(kept) => read_whole(kept, field),
        }
    }

    /// The unknown fields of an event that is the struct `O`.
    pub(super) fn extra_of<O: Object<'b>>(self) -> Extra<'b> {
        let mut extra = Extra::new();
        match self.viewed {
            Viewed::Slots(values) => {
                fast::add_unknown::<Voice>(self.event_type, values.slots, values.body, &mut extra);
                extra
            }
            Viewed::Kept(kept) => {
                let mut object: O = kept.read_object();
                std::mem::take(object.unknown_mut())
            }
        }
    }

    /// An event that is the struct `O`.
    pub(super) fn to_event<O: Object<'b>>(self) -> O {
        match self.viewed {
            Viewed::Slots(values) => {
                let (slots, body) = (values.slots, values.body);
                let mut texts = fast::NO_TEXTS;
                slots.cut(Voice::LAYOUT.scalars(), body, &mut texts);
                let mut event =
                    O::from_values(Values::root(slots, body, &texts), convert::identity);
                if fast::has_unknown::<Voice>(self.event_type, slots) {
                    let extra = event.unknown_mut();
                    fast::add_unknown::<Voice>(self.event_type, slots, body, extra);
                }
                event
            }
            Viewed::Kept(kept) => kept.read_object(),
        }
    }

    /// Returns which event it is.
    ///
    /// ```
    /// # use bandwidth_callbacks::{EventType, Parser};
    /// assert_eq!(Parser::new().view(br#"{"eventType":"dtmf"}"#)?.event_type(), EventType::Dtmf);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn event_type(self) -> EventType<'b> {
        self.event_type
    }

    /// Builds the event with all of its fields.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Parser};
    /// let body = br#"{"eventType":"dtmf","digit":"1"}"#;
    /// let mut parser = Parser::new();
    /// let built = parser.view(body)?.to_callback();
    /// assert_eq!(built, Parser::new().parse_ref::<Callback>(body)?);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn to_callback(self) -> Callback<'b> {
        match self.viewed {
            Viewed::Slots(values) => fast::build::<Voice, _>(
                self.event_type,
                values.slots,
                values.body,
                convert::identity,
            ),
            Viewed::Kept(kept) => kept
                .read_event::<Voice>()
                .unwrap_or_else(|| kept.read::<Voice>()),
        }
    }

    /// Returns when the event happened.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut parser = Parser::new();
    /// let view = parser.view(br#"{"eventType":"dtmf","eventTime":"2026-03-09T14:11:04.218Z"}"#)?;
    /// assert_eq!(view.event_time().unwrap().as_str(), "2026-03-09T14:11:04.218Z");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn event_time(self) -> Option<Timestamp<'b>> {
        self.common(const { slot("eventTime") }, |event| event.event_time)
    }

    /// Returns the call's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// assert_eq!(Parser::new().view(br#"{"eventType":"dtmf","callId":"c-1"}"#)?.call_id(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn call_id(self) -> Option<&'b str> {
        self.common(const { slot("callId") }, |event| event.call_id)
    }

    /// Returns the account's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// assert_eq!(Parser::new().view(br#"{"eventType":"dtmf","accountId":"9"}"#)?.account_id(), Some("9"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn account_id(self) -> Option<&'b str> {
        self.common(const { slot("accountId") }, |event| event.account_id)
    }

    /// Returns the application's id.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// assert_eq!(Parser::new().view(br#"{"eventType":"dtmf","applicationId":"a"}"#)?.application_id(), Some("a"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn application_id(self) -> Option<&'b str> {
        self.common(const { slot("applicationId") }, |event| {
            event.application_id
        })
    }

    /// Returns the caller's number or SIP URI.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut parser = Parser::new();
    /// assert_eq!(parser.view(br#"{"eventType":"dtmf","from":"+15551234567"}"#)?.caller().unwrap(), "+15551234567");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn caller(self) -> Option<Sensitive<'b>> {
        self.common(const { slot("from") }, |event| event.from)
    }

    /// Returns the called number or SIP URI.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let mut parser = Parser::new();
    /// assert_eq!(parser.view(br#"{"eventType":"dtmf","to":"+15551234567"}"#)?.callee().unwrap(), "+15551234567");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn callee(self) -> Option<Sensitive<'b>> {
        self.common(const { slot("to") }, |event| event.to)
    }

    /// Returns the customer's own text for the call or verb.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// assert_eq!(Parser::new().view(br#"{"eventType":"dtmf","tag":"vip"}"#)?.tag().unwrap(), "vip");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn tag(self) -> Option<Sensitive<'b>> {
        self.common(const { slot("tag") }, |event| event.tag)
    }

    /// A field that unknown events have too.
    #[inline]
    fn common<T: FieldValue<'b>>(
        self,
        slot: usize,
        field: impl FnOnce(UnknownCallback<'b>) -> Option<T>,
    ) -> Option<T> {
        self.field(slot, field)
    }
}

/// A field of an event that the fast path has declined. A function of its own, because it has an
/// event on its stack, of which the callers should know nothing.
#[cold]
#[inline(never)]
fn read_whole<'b, O: Object<'b>, T>(
    kept: &'b Kept,
    field: impl FnOnce(O) -> Option<T>,
) -> Option<T> {
    field(kept.read_object())
}

/// As that of the [`Callback`].
impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_callback().fmt(f)
    }
}

impl Reveal for View<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_callback().reveal(f)
    }
}

impl Parser {
    /// Checks a body as [`parse_ref`](Self::parse_ref) does, but builds no event: each field is read
    /// when it is asked for. The [guide](crate::guide) says how much time that saves.
    ///
    /// Allocates only where the [fast path](crate::Options::fast_path) declines the body, of which a
    /// copy is kept until the next call. [`Options::only`](crate::Options::only) has no effect,
    /// because nothing is built.
    ///
    /// # Errors
    ///
    /// Those of [`parse_ref`](Self::parse_ref) for a [`Callback`].
    ///
    /// ```
    /// use bandwidth_callbacks::{EventType, Parser};
    ///
    /// let mut parser = Parser::new();
    /// let view = parser.view(br#"{"eventType":"answer","callId":"c-1","tag":"vip"}"#)?;
    /// if view.event_type() == EventType::Answer {
    ///     assert_eq!((view.call_id(), view.tag().unwrap().as_str()), (Some("c-1"), "vip"));
    /// }
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[inline]
    pub fn view<'b>(&'b mut self, body: &'b [u8]) -> Result<View<'b>, Error> {
        let (found, viewed) = self.engine.view::<Voice>(body)?;
        Ok(View::new(viewed, found.map(|found| found.event_type)))
    }
}

impl OwnedCallback {
    /// Returns a view of the event, which builds nothing. Does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::{OwnedCallback, Parser};
    /// let owned: OwnedCallback = Parser::new().parse_owned(br#"{"eventType":"dtmf","callId":"c-1"}"#.to_vec())?;
    /// assert_eq!(owned.view().call_id(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn view(&self) -> View<'_> {
        View::new(self.kept().viewed(), None)
    }
}

#[cfg(test)]
mod tests {
    use crate::options::Options;
    use crate::parser::Parser;
    use crate::voice::{Callback, EventType};

    /// On the fast path, and where it declines the body; also with a field twice that every
    /// envelope may have once.
    #[test]
    fn a_view_knows_nothing_of_only() {
        let options = Options::new().only(&[EventType::Answer]);
        for body in [
            br#"{"eventType":"dtmf","digit":"1","x":[1]}"#.as_slice(),
            br#"{"eventType":"dtmf","digit":"1","\u0061":"b"}"#,
            br#"{"eventType":"dtmf","digit":"1","conferenceId":"a","conferenceId":"b"}"#,
        ] {
            let mut whole = Parser::new();
            let expected: Callback<'_> = whole.parse_ref(body).unwrap();
            let mut parser = Parser::with_options(options);
            assert_eq!(parser.view(body).unwrap().to_callback(), expected);
            let after = parser.parse_ref::<Callback<'_>>(br#"{"eventType":"dtmf"}"#);
            assert!(matches!(after, Ok(Callback::Unwanted(_))));
        }
        for body in [
            br#"{"eventType":"dtmf","digit":"1"}"#.as_slice(),
            br#"{"eventType":"dtmf","digit":"1","\u0061":"b"}"#,
        ] {
            let mut parser = Parser::with_options(options);
            let owned = parser.parse_owned::<Callback<'_>>(body.to_vec()).unwrap();
            assert!(matches!(owned.get(), Callback::Unwanted(_)));
            let mut whole = Parser::new();
            assert_eq!(owned.view().to_callback(), whole.parse_ref(body).unwrap());
        }
    }

    #[test]
    fn the_body_of_a_declined_view_is_kept_until_the_next_call() {
        let mut parser = Parser::new();
        let declined = br#"{"eventType":"dtmf","\u0061":"secret"}"#;
        let usual = br#"{"eventType":"dtmf"}"#;
        assert!(parser.view(usual).is_ok() && !parser.engine.keeps_a_body());
        assert!(parser.view(declined).is_ok() && parser.engine.keeps_a_body());
        let _ = parser.parse_ref::<Callback<'_>>(usual);
        assert!(!parser.engine.keeps_a_body());
        assert!(parser.view(declined).is_ok() && parser.view(b"{").is_err());
        assert!(!parser.engine.keeps_a_body());
    }
}
