//! From the slots of a body to its event.

use std::convert;

use super::Table;
use crate::extra::Extra;
use crate::json::escape;
use crate::json::fast::{Declined, FIELDS, Slots, SlotsView, Unusual, Values, Walker};
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
    check_unknown::<F>(event_type, &walker.slots, options)?;
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
    let unusual = walker.slots.unusual();
    if unusual != Unusual::NOTHING {
        check_unusual(unusual, options)?;
    }
    // Without the option, this is checked only when the texts are needed, and an error then.
    if options.lossy && simdutf8::basic::from_utf8(body).is_err() {
        return Err(Declined::InvalidUtf8);
    }
    Ok(())
}

fn check_unusual(unusual: Unusual, options: Options) -> Result<(), Declined> {
    if unusual.depth() > options.max_depth {
        return Err(Declined::TooDeep);
    }
    if unusual.has_wrong_type() && options.strict {
        return Err(Declined::WrongType);
    }
    if unusual.unknown() > options.max_extra {
        return Err(Declined::TooManyUnknown);
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
        // To move the event costs less than a second builder of all events would.
        let mut event = build_known::<F, _>(event_type, slots, body, convert::identity);
        if let Some(extra) = F::unknown_mut(&mut event) {
            add_unknown::<F>(event_type, slots, body, extra);
        }
        return wrap(event);
    }
    build_known::<F, T>(event_type, slots, body, wrap)
}

/// Builds an event without its unknown fields.
#[inline(never)]
fn build_known<'b, F: Table, T>(
    event_type: F::Type<'_>,
    slots: SlotsView<'_>,
    body: &'b str,
    wrap: impl FnOnce(F::Event<'b>) -> T,
) -> T {
    let mut texts = NO_TEXTS;
    slots.cut(F::LAYOUT.scalars(), body, &mut texts);
    F::build(event_type, Values::root(slots, body, &texts), wrap)
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
pub(crate) fn add_unknown<'b, F: Table>(
    event_type: F::Type<'_>,
    slots: SlotsView<'_>,
    body: &'b str,
    extra: &mut Extra<'b>,
) {
    let known = F::own_fields(event_type);
    slots.each_unknown(F::LAYOUT, known, body, |key, value| extra.push(key, value));
}

#[inline]
pub(crate) fn has_unknown<F: Table>(event_type: F::Type<'_>, slots: SlotsView<'_>) -> bool {
    slots.unusual() != Unusual::NOTHING || slots.keys() & !F::own_fields(event_type) != 0
}

/// Whether the fields that are not the event's own are as few as allowed, and can be kept.
#[inline]
pub(crate) fn check_unknown<F: Table>(
    event_type: F::Type<'_>,
    slots: &Slots,
    options: Options,
) -> Result<(), Declined> {
    let found = slots.view();
    let foreign = found.keys() & !F::own_fields(event_type);
    let unusual = slots.unusual();
    if foreign == 0 && unusual == Unusual::NOTHING {
        return Ok(());
    }
    // Where a field of another event holds an array or object, its texts were found in it. To
    // unescape them would leave no JSON.
    if found.values() & foreign & !F::LAYOUT.scalars() != 0 && slots.has_escapes() {
        return Err(Declined::UnknownField);
    }
    if unusual.unknown() + foreign.count_ones() as usize > options.max_extra {
        return Err(Declined::TooManyUnknown);
    }
    Ok(())
}
