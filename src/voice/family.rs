//! What is special about voice events: [`Options::only`](crate::Options::only), and events whose type the caller knows.

use super::events::VOICE;
use super::{Callback, EVENT_TYPE, Envelope, Event, EventType};
use crate::error::{Error, ErrorKind};
use crate::extra::Extra;
use crate::family::fast::{NO_TEXTS, has_unknown, unknown_fields};
use crate::family::tape::{Checks, event_name, read_event};
use crate::family::{self, Family};
use crate::json::fast::{SlotsView, Values};
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::options::Options;
use crate::schema::nodes::Nodes;

/// The events of calls: webhooks of the Voice API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {}

impl Family for Voice {
    type Events = Self;

    const ARRAYS: bool = false;
    const DEPTH: usize = 3;

    #[cfg(feature = "arbitrary")]
    fn samples() -> Vec<&'static str> {
        super::samples::all().iter().map(|sample| sample.body).collect()
    }

    type Root<'b> = Callback<'b>;

    #[inline]
    fn wants(options: Options, event_type: EventType<'_>) -> bool {
        options.wants(event_type)
    }

    fn is_wanted(root: &Callback<'_>) -> bool {
        !matches!(root, Callback::Unwanted(_))
    }

    #[inline]
    fn build_root<'b, T>(
        event_type: EventType<'_>,
        is_wanted: bool,
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(Callback<'b>) -> T,
    ) -> T {
        if is_wanted {
            family::fast::build::<Self, T>(event_type, slots, body, wrap)
        } else {
            wrap(Callback::Unwanted(Envelope::new(slots, body)))
        }
    }

    fn read_root<'b>(root: Root<'_, 'b>, options: Options) -> Result<Callback<'b>, Error> {
        let mut checks = Checks::new(root, options);
        let members = checks.members(root.value())?;
        let callback = read_event::<Self>(&mut checks, members.clone())?;
        if options.wants(callback.event_type()) {
            return Ok(callback);
        }
        // An unwanted event is checked as others are, and then its envelope.
        let envelope = Envelope::read(members)
            .map_err(|duplicate| checks.error(ErrorKind::DuplicateField, duplicate.key).in_field(duplicate.field))?;
        Ok(Callback::Unwanted(envelope))
    }

    fn read_stored<'b>(nodes: &'b Stored, is_wanted: bool, _: &[Error], text: &'b str) -> Callback<'b> {
        let members = nodes.members(text);
        if is_wanted {
            family::read_again::<Self, _>(members)
        } else {
            // No field of the envelope occurs twice, or the body would not have been accepted.
            Callback::Unwanted(Envelope::read(members).unwrap_or(Envelope::EMPTY))
        }
    }
}

/// Builds an event of a known type.
#[inline]
pub(crate) fn build_as<'b, E: Event<'b>>(slots: SlotsView<'_>, body: &'b str) -> E {
    let mut texts = NO_TEXTS;
    slots.cut(VOICE.scalars(), body, &mut texts);
    let values = Values::root(slots, body, &texts);
    if has_unknown::<Voice>(E::EVENT_TYPE, slots) {
        let extra = || unknown_fields::<Voice>(E::EVENT_TYPE, slots, body);
        E::from_values(values, extra, |event| event)
    } else {
        E::from_values(values, Extra::default, |event| event)
    }
}

/// Reads a parsed body as the event that the caller asks for.
pub(crate) fn read_as<'b, E: Event<'b>>(root: Root<'_, 'b>, options: Options) -> Result<E, Error> {
    let mut checks = Checks::new(root, options);
    let members = checks.members(root.value())?;
    match event_name::<Voice>(&checks, members.clone())? {
        Some(name) if EventType::from_wire(name) != E::EVENT_TYPE => Err(Error::new(ErrorKind::OtherEventType)
            .in_field(EVENT_TYPE)
            .at(root.quote_before(name))),
        _ => {
            checks.event_name = E::EVENT_TYPE.name();
            E::read(&mut Nodes::new(members, &mut checks), |event| event)
        }
    }
}
