//! From the slots of a body to its event.

use std::{convert, iter};

use super::Table;
use crate::extra::{Extra, Unknown};
use crate::json::fast::{
    Declined, FIELDS, Field, Kind, Layout, Slots, SlotsView, Unusual, Values, Walker,
};
use crate::json::{FieldValues, escape};
use crate::options::Options;
use crate::value::Value;

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

/// Walks over the other elements of an array, whose first one has this type. Their slots are kept,
/// those of the first too.
#[inline(never)]
pub(crate) fn find_others<F: Table>(
    walker: &mut Walker,
    body: &[u8],
    depth: usize,
    mut options: Options,
    mut event_type: F::Type<'static>,
) -> Result<(), Declined> {
    for _ in 0..options.max_messages {
        options.max_extra -= unknown::<F>(event_type, &walker.slots);
        walker.slots.keep()?;
        if !walker.has_more() {
            return Ok(());
        }
        event_type = find::<F, true>(walker, body, depth, options)?;
    }
    Err(Declined::Several)
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
    if unknown::<F>(event_type, slots) > options.max_extra {
        return Err(Declined::TooManyUnknown);
    }
    Ok(())
}

/// How many fields are not the event's own.
fn unknown<F: Table>(event_type: F::Type<'_>, slots: &Slots) -> usize {
    let foreign = slots.view().keys() & !F::own_fields(event_type);
    slots.unusual().unknown() + foreign.count_ones() as usize
}

/// The value of a field, whatever its kind; `None` if it is absent or null.
pub(crate) fn value<'b, const N: usize>(
    values: Values<'_, 'b, N>,
    field: &Field,
) -> Option<Value<'b>> {
    let slot = usize::from(field.slot);
    Some(match field.kind {
        Kind::Texts(_) => Value::Array(values.texts(slot)?.map(Value::Text).collect()),
        Kind::Pairs(_) => {
            let mut texts = values.texts(slot)?;
            let pairs = iter::from_fn(|| Some((texts.next()?, Value::Text(texts.next()?))));
            Value::Object(pairs.collect())
        }
        Kind::Object(layout) => object(values.object_values(slot)?, layout),
        _ => Value::of_scalar(values.scalar(slot)?),
    })
}

/// A nested object as `Serialize` has it: known fields in the order of the struct, then the others.
fn object<'b, const N: usize>(values: Values<'_, 'b, N>, layout: &'static Layout) -> Value<'b> {
    let mut members = Vec::new();
    for field in layout.fields() {
        if let Some(value) = value(values, field) {
            let slot = usize::from(field.slot);
            let alias = layout.alias(slot).filter(|_| values.is_alias(slot));
            members.push((alias.unwrap_or(field.key), value));
        }
    }
    values.each_unknown(|key, value| members.push((key, Unknown::from(value).to_value())));
    Value::Object(members)
}
