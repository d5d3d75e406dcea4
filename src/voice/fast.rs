//! What the walk found in a body, as an event.

use super::event_type::EventType;
#[allow(clippy::wildcard_imports, reason = "the structs of the table")]
use super::model::*;
use super::table::{event_structs, voice_events};
use super::{Callback, Envelope};
use crate::extra::Extra;
use crate::json::escape;
use crate::json::fast::{Declined, FIELDS, Fields, Layout, NESTED_SLOTS, SlotsView, Values, nested_slots};
use crate::options::Options;
use crate::schema::Object;

/// What the slots of a body are those of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found {
    /// An event of this type, the name left out if it is unknown.
    Event(EventType<'static>),
    /// An event that is unwanted, of which only the envelope is read.
    Unwanted,
}

/// The texts of an object that has none, in their slots.
const NO_TEXTS: [Option<&str>; FIELDS] = [None; FIELDS];

/// The slot of `eventType`, the first field of all events.
pub(crate) const EVENT_TYPE_SLOT: usize = VOICE.slot(super::EVENT_TYPE);

macro_rules! layout {
    ($($variant:ident $name:ident)+) => {
        /// All fields of all events: while a body is walked over, its event is not known yet.
        pub(crate) static VOICE: Layout = Layout::new(VOICE_FIELDS);

        const VOICE_FIELDS: &Fields = &Fields::of(&[<UnknownCallback<'static> as Object<'static>>::FIELDS, $(<$name<'static> as Object<'static>>::FIELDS),+]);

        $(const _: () = assert!(
            nested_slots(<$name<'static> as Object<'static>>::FIELDS) <= NESTED_SLOTS,
            "an event as documented has more nested values than slots"
        );)+

        /// The slots of an event's own fields, one bit each.
        const fn own_fields(event_type: EventType<'_>) -> u64 {
            match event_type {
                $(EventType::$variant => const { VOICE.mask(<$name<'static> as Object<'static>>::FIELDS) },)+
                EventType::Unknown(_) => const { VOICE.mask(<UnknownCallback<'static> as Object<'static>>::FIELDS) },
            }
        }

        /// Builds the event. Events are too large to be moved for nothing: `wrap` makes of it what the caller returns.
        #[inline(never)]
        fn build<'b, T, const EXTRA: bool>(event_type: EventType<'_>, slots: SlotsView<'_>, body: &'b str, wrap: impl FnOnce(Callback<'b>) -> T) -> T {
            let mut texts = NO_TEXTS;
            slots.cut(VOICE.scalars(), body, &mut texts);
            let values = Values::root(slots, body, &texts);
            let extra = || {
                if EXTRA {
                    unknown_fields(event_type, slots, body)
                } else {
                    Extra::default()
                }
            };
            match event_type {
                $(EventType::$variant => $name::from_values(values, extra, |event| wrap(Callback::$variant(event))),)+
                EventType::Unknown(_) => UnknownCallback::from_values(values, extra, |event| wrap(Callback::Unknown(event))),
            }
        }
    };
}

voice_events!(event_structs layout);

impl Found {
    /// That of an event of this type.
    pub(crate) fn event(event_type: EventType<'_>) -> Self {
        Self::Event(EventType::known(event_type.as_str().as_bytes()).unwrap_or(EventType::Unknown("")))
    }

    /// Whether a body that was walked over can be read from its slots, and as what.
    #[inline]
    pub(crate) fn of(slots: SlotsView<'_>, body: &[u8], options: Options) -> Result<Self, Declined> {
        let event_type = event_type(slots, body).ok_or(Declined::EventType)?;
        check_unknown(event_type, slots, options)?;
        Ok(if options.wants(event_type) {
            Self::Event(event_type)
        } else {
            Self::Unwanted
        })
    }

    /// Builds the event or the envelope from a body that has no escapes left.
    #[inline]
    pub(crate) fn build<'b, T>(self, slots: SlotsView<'_>, body: &'b str, wrap: impl FnOnce(Callback<'b>) -> T) -> T {
        match self {
            Self::Event(event_type) if has_unknown(event_type, slots) => build::<T, true>(event_type, slots, body, wrap),
            Self::Event(event_type) => build::<T, false>(event_type, slots, body, wrap),
            Self::Unwanted => wrap(Callback::Unwanted(Envelope::new(slots, body))),
        }
    }
}

/// The type of the event in a body that was walked over, the name left out if it is unknown.
#[inline]
pub(crate) fn event_type(slots: SlotsView<'_>, body: &[u8]) -> Option<EventType<'static>> {
    let span = slots.span(EVENT_TYPE_SLOT)?;
    let name = body.get(span.range())?;
    let known = if span.has_escapes() {
        EventType::ALL
            .iter()
            .copied()
            .find(|known| known.names().iter().any(|wire| escape::is_text(name, wire)))
    } else {
        EventType::known(name)
    };
    Some(known.unwrap_or(EventType::Unknown("")))
}

/// Builds an event of a known type.
#[inline]
pub(crate) fn build_as<'b, E: super::Event<'b>>(slots: SlotsView<'_>, body: &'b str) -> E {
    let mut texts = NO_TEXTS;
    slots.cut(VOICE.scalars(), body, &mut texts);
    let values = Values::root(slots, body, &texts);
    if has_unknown(E::EVENT_TYPE, slots) {
        let extra = || unknown_fields(E::EVENT_TYPE, slots, body);
        E::from_values(values, extra, |event| event)
    } else {
        E::from_values(values, Extra::default, |event| event)
    }
}

#[inline(never)]
fn unknown_fields<'b>(event_type: EventType<'_>, slots: SlotsView<'_>, body: &'b str) -> Extra<'b> {
    let mut extra = Extra::default();
    slots.each_unknown(&VOICE, own_fields(event_type), body, |key, value| extra.push(key, value.into()));
    extra
}

#[inline]
fn has_unknown(event_type: EventType<'_>, slots: SlotsView<'_>) -> bool {
    slots.unknown() != 0 || slots.keys() & !own_fields(event_type) != 0
}

/// Whether the fields that are not the event's own are as few as allowed, and scalars.
#[inline]
pub(crate) fn check_unknown(event_type: EventType<'_>, slots: SlotsView<'_>, options: Options) -> Result<(), Declined> {
    let foreign = slots.keys() & !own_fields(event_type);
    if foreign == 0 && slots.unknown() == 0 {
        return Ok(());
    }
    if slots.values() & foreign & !VOICE.scalars() != 0 {
        return Err(Declined::UnknownField);
    }
    if slots.unknown() + foreign.count_ones() as usize > options.max_extra {
        return Err(Declined::TooManyUnknown);
    }
    Ok(())
}
