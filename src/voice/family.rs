//! What is special about voice events: [`Options::only`](crate::Options::only), and events whose
//! type the caller knows.

use std::convert;
use std::marker::PhantomData;

use super::{Callback, EVENT_TYPE, Envelope, Event, EventType, OwnedCallback, Voice};
use crate::engine::{Kept, parse_by};
use crate::error::{Error, ErrorKind};
use crate::family::tape::{Checks, event_name, read_event};
use crate::family::{self, Family, Table, Timeless, fast};
use crate::json::fast::{Declined, SlotsView, Values, Walker};
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::options::Options;
use crate::parser;
#[cfg(doc)]
use crate::parser::Parser;
use crate::schema::Object;
use crate::schema::nodes::{Accepted, Nodes};

/// The levels of nesting of the bodies that the fast path takes.
const DEPTH: usize = 3;

/// The result of the fast path: the type of the event, and whether it is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) event_type: EventType<'static>,
    is_wanted: bool,
}

impl Family for Voice {
    type Root<'b> = Callback<'b>;
    type Found = Found;

    #[inline]
    fn find(walker: &mut Walker, body: &[u8], options: Options) -> Result<Found, Declined> {
        let event_type = fast::find::<Self, false>(walker, body, DEPTH, options)?;
        let is_wanted = options.wants(event_type);
        Ok(Found {
            event_type,
            is_wanted,
        })
    }

    #[inline]
    fn found_before(slots: SlotsView<'_>, is_wanted: bool, body: &str) -> Found {
        let event_type =
            fast::event_type::<Self>(slots, body.as_bytes()).unwrap_or(EventType::NAMELESS);
        Found {
            event_type,
            is_wanted,
        }
    }

    #[inline]
    fn is_wanted(found: Found) -> bool {
        found.is_wanted
    }

    #[inline]
    fn build<'b, T>(
        found: Found,
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(Callback<'b>) -> T,
    ) -> T {
        if found.is_wanted {
            fast::build::<Self, T>(found.event_type, slots, body, wrap)
        } else {
            wrap(Callback::Unwanted(Envelope::new(slots, body)))
        }
    }

    fn read<'b>(root: Root<'_, 'b>, options: Options) -> Result<Callback<'b>, Error> {
        let mut checks = Checks::new(root, options);
        let members = checks.members(root.value())?;
        let callback = read_event::<Self>(&mut checks, members.clone())?;
        if options.wants(callback.event_type()) {
            return Ok(callback);
        }
        // An unwanted event is checked as others are, and then its envelope.
        let envelope = Envelope::read(members).map_err(|duplicate| {
            checks
                .error(ErrorKind::DuplicateField, duplicate.key)
                .in_field(duplicate.field)
        })?;
        Ok(Callback::Unwanted(envelope))
    }

    fn is_whole(root: &Callback<'_>) -> bool {
        !matches!(root, Callback::Unwanted(_))
    }

    fn read_stored<'b>(
        nodes: &'b Stored,
        is_wanted: bool,
        _: &[Error],
        text: &'b str,
    ) -> Callback<'b> {
        let members = nodes.members(text);
        if is_wanted {
            family::read_again::<Self, _>(members)
        } else {
            // No field of the envelope occurs twice, or the body would not have been accepted.
            Callback::Unwanted(Envelope::read(members).unwrap_or(Envelope::EMPTY))
        }
    }
}

/// An event whose type the caller knows.
pub(crate) struct Known<E>(PhantomData<E>);

impl<E: Event<'static> + Timeless> Family for Known<E> {
    type Root<'b> = E::With<'b>;
    type Found = ();

    fn find(walker: &mut Walker, body: &[u8], options: Options) -> Result<(), Declined> {
        fast::walk::<Voice, false>(walker, body, DEPTH, options)?;
        let slots = walker.slots.view();
        let has_name = slots.keys() >> fast::name_slot::<Voice>() & 1 != 0;
        if has_name && fast::event_type::<Voice>(slots, body) != Some(E::EVENT_TYPE) {
            return Err(Declined::EventType);
        }
        fast::check_unknown::<Voice>(E::EVENT_TYPE, &walker.slots, options)
    }

    #[inline]
    fn found_before(_: SlotsView<'_>, _: bool, _: &str) {}

    #[inline]
    fn build<'b, T>(
        (): (),
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(E::With<'b>) -> T,
    ) -> T {
        let mut texts = fast::NO_TEXTS;
        slots.cut(Voice::LAYOUT.scalars(), body, &mut texts);
        let values = Values::root(slots, body, &texts);
        if fast::has_unknown::<Voice>(E::EVENT_TYPE, slots) {
            let mut event = <E::With<'b> as Object<'b>>::from_values(values, convert::identity);
            fast::add_unknown::<Voice>(E::EVENT_TYPE, slots, body, event.unknown_mut());
            return wrap(event);
        }
        <E::With<'b> as Object<'b>>::from_values(values, wrap)
    }

    fn read<'b>(root: Root<'_, 'b>, options: Options) -> Result<E::With<'b>, Error> {
        let mut checks = Checks::new(root, options);
        let members = checks.members(root.value())?;
        match event_name::<Voice>(&checks, members.clone())? {
            Some(name) if EventType::from_wire(name) != E::EVENT_TYPE => {
                Err(Error::new(ErrorKind::UnexpectedEventType)
                    .in_field(EVENT_TYPE)
                    .at(root.quote_before(name)))
            }
            _ => {
                checks.event_name = E::EVENT_TYPE.name();
                <E::With<'b> as Object<'b>>::read(
                    &mut Nodes::new(members, &mut checks),
                    convert::identity,
                )
            }
        }
    }

    fn read_stored<'b>(nodes: &'b Stored, _: bool, _: &[Error], text: &'b str) -> E::With<'b> {
        let Ok(event) = <E::With<'b> as Object<'b>>::read(
            &mut Nodes::new(nodes.members(text), &mut Accepted),
            convert::identity,
        );
        event
    }
}

parse_by!(Voice, Callback);

impl OwnedCallback {
    /// Returns which event it is, without reading the others of its fields.
    ///
    /// ```
    /// # use bandwidth_callbacks::{EventType, OwnedCallback, Parser};
    /// let owned: OwnedCallback = Parser::new().parse_owned(br#"{"eventType":"dtmf"}"#.to_vec())?;
    /// assert_eq!(owned.event_type(), EventType::Dtmf);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn event_type(&self) -> EventType<'_> {
        EventType::from_wire(self.kept().event_name::<Voice>().unwrap_or_default())
    }
}

/// Copies an event, for example one that was built for a test. Allocates for the texts and for the
/// values.
///
/// An event without `event_type` gets that of its struct.
///
/// ```
/// use bandwidth_callbacks::voice::GatherCallback;
/// use bandwidth_callbacks::{Callback, OwnedCallback};
///
/// let gather = GatherCallback::build(|gather| gather.digits = Some("42".into()));
/// let owned = OwnedCallback::from(Callback::from(gather));
/// let Callback::Gather(gather) = owned.get() else { panic!() };
/// assert_eq!(gather.digits.unwrap(), "42");
/// ```
impl From<Callback<'_>> for OwnedCallback {
    fn from(callback: Callback<'_>) -> Self {
        Self::of(Kept::copy_of(
            &callback.to_value(),
            Voice::is_whole(&callback),
        ))
    }
}

/// Parses a body with a parser that each thread keeps: [`Parser::parse`] in one call, with default
/// [`Options`].
///
/// # Errors
///
/// As [`Parser::parse`].
///
/// ```
/// use bandwidth_callbacks::{Callback, parse};
///
/// let mut body = br#"{"eventType":"initiate","from":"+15551234567","to":"+15557654321"}"#.to_vec();
/// let Callback::Initiate(call) = parse(&mut body)? else { panic!() };
/// assert_eq!(call.to.unwrap(), "+15557654321");
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub fn parse(body: &mut [u8]) -> Result<Callback<'_>, Error> {
    parser::with_kept(Options::new(), |parser| parser.parse(body))
}

#[cfg(feature = "arbitrary")]
impl<'a> arbitrary::Arbitrary<'a> for crate::family::GeneratedBody<Callback<'static>> {
    fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        Self::of::<Voice>(super::samples::all().iter().map(|sample| sample.body), u)
    }
}

#[cfg(test)]
mod tests {
    use crate::options::Options;
    use crate::parser::Parser;
    use crate::voice::{Callback, DtmfCallback};

    fn is_wiped(parser: &Parser) -> bool {
        let copy = parser.engine.scratch();
        !copy.is_empty() && copy.iter().all(|byte| *byte == 0)
    }

    #[test]
    fn the_copy_is_wiped_at_the_next_call() {
        let mut parser = Parser::with_options(Options::new().lossy(true));
        for body in [
            br#"{"eventType":"dtmf","tag":"se\u0063ret"}"#.as_slice(),
            br#"{"eventType":"dtmf","tag":"secret","\u0061":1}"#,
            br#"{"eventType":"dtmf","tag":"secret" x"#,
            b"{\"eventType\":\"dtmf\",\"tag\":\"secret\xe9\"}",
            br#"{"eventType":"dtmf","tag":"secret\ud83d" x"#,
        ] {
            let _ = parser.parse_ref::<Callback<'_>>(body);
            assert!(
                parser
                    .engine
                    .scratch()
                    .windows(3)
                    .any(|bytes| bytes == b"ret")
            );
            let _ = parser.parse::<Callback<'_>>(&mut br#"{"eventType":"dtmf"}"#.to_vec());
            assert!(is_wiped(&parser));
        }
        // A body that is repaired in place is gone with the call.
        assert!(
            parser
                .parse::<Callback<'_>>(
                    &mut br#"{"eventType":"dtmf","tag":"secret\ud83d"}"#.to_vec()
                )
                .is_ok()
        );
        assert!(is_wiped(&parser) && parser.replaced() == 1);
    }

    #[test]
    fn the_copy_for_an_error_is_wiped_at_once() {
        for body in [
            br#"{"eventType":"dtmf","tag":"secret","\u0061":1}"#.as_slice(),
            br#"{"eventType":"dtmf","tag":"secret\","list":["\x"]}"#,
            br#"{"eventType":"dtmf","tag":"secret" x"#,
        ] {
            let mut parser = Parser::new();
            let _ = parser.parse::<Callback<'_>>(&mut body.to_vec());
            let _ = parser.parse_owned::<Callback<'_>>(body.to_vec());
            let _ = parser.parse::<DtmfCallback<'_>>(&mut body.to_vec());
            let copy = parser.engine.scratch();
            assert!(copy.len() == body.len() && copy.iter().all(|byte| *byte == 0));
        }
    }
}
