//! From the slots of a body to its event.

use super::Table;
use crate::extra::{Extra, Value};
use crate::json::escape;
use crate::json::fast::{Declined, FIELDS, SlotsView, Values, Walker};
use crate::options::Options;

/// The texts of an object that has none, in their slots.
pub(crate) const NO_TEXTS: [Option<&str>; FIELDS] = [None; FIELDS];

/// Walks over a body of a family, whose usual bodies have up to `depth` levels of nesting. Returns
/// the type of its event.
#[inline]
pub(crate) fn find<F: Table, const ARRAYS: bool>(
    walker: &mut Walker,
    body: &[u8],
    depth: usize,
    options: Options,
) -> Result<F::Type<'static>, Declined> {
    walk::<F, ARRAYS>(walker, body, depth, options)?;
    let slots = walker.slots.view();
    let event_type = event_type::<F>(slots, body).ok_or(Declined::EventType)?;
    check_unknown::<F>(event_type, slots, options)?;
    Ok(event_type)
}

/// Fills the slots with the values of a body.
#[inline]
pub(crate) fn walk<F: Table, const ARRAYS: bool>(
    walker: &mut Walker,
    body: &[u8],
    depth: usize,
    options: Options,
) -> Result<(), Declined> {
    if !options.takes_fast_path(depth) {
        return Err(Declined::Off);
    }
    walker.walk::<ARRAYS>(body, F::LAYOUT)?;
    // Without the option, this is checked only when the texts are needed, and an error then.
    if options.lossy && simdutf8::basic::from_utf8(body).is_err() {
        return Err(Declined::InvalidUtf8);
    }
    Ok(())
}

/// Builds an event from a body that has no escapes left.
#[inline]
pub(crate) fn build<'b, F: Table, T>(
    event_type: F::Type<'_>,
    slots: SlotsView<'_>,
    body: &'b str,
    wrap: impl FnOnce(F::Event<'b>) -> T,
) -> T {
    if has_unknown::<F>(event_type, slots) {
        build_with::<F, T, true>(event_type, slots, body, wrap)
    } else {
        build_with::<F, T, false>(event_type, slots, body, wrap)
    }
}

/// Builds an event, with unknown fields if `EXTRA`.
#[inline(never)]
fn build_with<'b, F: Table, T, const EXTRA: bool>(
    event_type: F::Type<'_>,
    slots: SlotsView<'_>,
    body: &'b str,
    wrap: impl FnOnce(F::Event<'b>) -> T,
) -> T {
    let mut texts = NO_TEXTS;
    slots.cut(F::LAYOUT.scalars(), body, &mut texts);
    let extra = || {
        if EXTRA {
            unknown_fields::<F>(event_type, slots, body)
        } else {
            Extra::default()
        }
    };
    F::build(event_type, Values::root(slots, body, &texts), extra, wrap)
}

/// The slot of the name of an event.
#[inline]
pub(crate) const fn name_slot<F: Table>() -> usize {
    const { F::LAYOUT.slot(F::DISCRIMINATOR) }
}

/// The type of the event in a body that was walked over, the name left out if it is unknown.
#[inline]
pub(crate) fn event_type<F: Table>(slots: SlotsView<'_>, body: &[u8]) -> Option<F::Type<'static>> {
    let span = slots.span(name_slot::<F>())?;
    let name = body.get(span.range())?;
    let known = if span.has_escapes() {
        F::NAMES
            .iter()
            .find(|(wire, _)| escape::is_text(name, wire))
            .map(|(_, known)| *known)
    } else {
        F::known_type(name)
    };
    Some(known.unwrap_or(F::unknown_type()))
}

#[inline(never)]
pub(crate) fn unknown_fields<'b, F: Table>(
    event_type: F::Type<'_>,
    slots: SlotsView<'_>,
    body: &'b str,
) -> Extra<'b> {
    let mut extra = Extra::default();
    slots.each_unknown(F::LAYOUT, F::own_fields(event_type), body, |key, value| {
        extra.push(key, Value::of_scalar(value));
    });
    extra
}

#[inline]
pub(crate) fn has_unknown<F: Table>(event_type: F::Type<'_>, slots: SlotsView<'_>) -> bool {
    slots.unknown() != 0 || slots.keys() & !F::own_fields(event_type) != 0
}

/// Whether the fields that are not the event's own are as few as allowed, and scalars.
#[inline]
pub(crate) fn check_unknown<F: Table>(
    event_type: F::Type<'_>,
    slots: SlotsView<'_>,
    options: Options,
) -> Result<(), Declined> {
    let foreign = slots.keys() & !F::own_fields(event_type);
    if foreign == 0 && slots.unknown() == 0 {
        return Ok(());
    }
    if slots.values() & foreign & !F::LAYOUT.scalars() != 0 {
        return Err(Declined::UnknownField);
    }
    if slots.unknown() + foreign.count_ones() as usize > options.max_extra {
        return Err(Declined::TooManyUnknown);
    }
    Ok(())
}
