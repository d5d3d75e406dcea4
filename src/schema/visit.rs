//! What is made of the one walk over an object's fields.

use std::convert::Infallible;
use std::fmt;

use serde::ser::{SerializeMap, Serializer};

use super::{FieldName, FieldValue, Object, ShowExtra, Visit};
use crate::revealed::Revealed;
use crate::value::Value;

/// Serializes an object in wire form.
pub(crate) fn serialize<'b, O: Object<'b>, S: Serializer>(
    object: &O,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut members = Members(serializer.serialize_map(None)?);
    object.walk(&mut members)?;
    for (key, value) in object.unknown().members() {
        members.0.serialize_entry(key, value)?;
    }
    members.0.end()
}

struct Members<M>(M);

impl<'b, M: SerializeMap> Visit<'_, 'b> for Members<M> {
    type Error = M::Error;

    fn field<T: FieldValue<'b>>(&mut self, name: FieldName, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(name.wire, value)
    }
}

/// A field behind `dyn`. So the walk is compiled once for each object, and not once more for each
/// purpose below.
trait AnyField<'b> {
    fn to_value(&self) -> Value<'b>;

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    fn each_extra<'s>(&'s self, name: &'static str, show: ShowExtra<'_, 's, 'b>);
}

impl<'b, T: FieldValue<'b>> AnyField<'b> for T {
    fn to_value(&self) -> Value<'b> {
        FieldValue::to_value(self)
    }

    fn redacted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        FieldValue::redacted(self, f)
    }

    fn each_extra<'s>(&'s self, name: &'static str, show: ShowExtra<'_, 's, 'b>) {
        FieldValue::each_extra(self, name, show);
    }
}

/// Shows every field that is set.
#[inline(never)]
fn each_field<'s, 'b: 's, O: Object<'b>>(
    object: &'s O,
    show: &mut dyn FnMut(FieldName, &'s (dyn AnyField<'b> + 's)),
) {
    let Ok(()) = object.walk(&mut EachField(show));
}

struct EachField<'f, 's, 'b>(&'f mut dyn FnMut(FieldName, &'s (dyn AnyField<'b> + 's)));

impl<'s, 'b> Visit<'s, 'b> for EachField<'_, 's, 'b> {
    type Error = Infallible;

    fn field<T: FieldValue<'b>>(
        &mut self,
        name: FieldName,
        value: &'s T,
    ) -> Result<(), Infallible> {
        (self.0)(name, value);
        Ok(())
    }
}

/// The object as JSON.
pub(crate) fn to_value<'b, O: Object<'b>>(object: &O) -> Value<'b> {
    let mut members = Vec::new();
    each_field(object, &mut |name, value| {
        members.push((*name.wire, value.to_value()));
    });
    members.extend(object.unknown().iter());
    Value::Object(members)
}

/// Prints an object for `Debug`, without personal data.
pub(crate) fn redacted<'b, O: Object<'b>>(object: &O, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut debug = f.debug_struct(O::NAME);
    each_field(object, &mut |name, value| {
        debug.field(name.shown(), &Redacted(value));
    });
    let extra = object.unknown();
    if !extra.is_empty() {
        debug.field("extra", extra);
    }
    debug.finish()
}

/// Prints an object with all that it holds.
pub(crate) fn revealed<'b, O: Object<'b>>(object: &O, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut debug = f.debug_struct(O::NAME);
    each_field(object, &mut |name, value| {
        debug.field(name.shown(), &Revealed(&value.to_value()));
    });
    let extra = object.unknown();
    if !extra.is_empty() {
        debug.field("extra", &Revealed(extra));
    }
    debug.finish()
}

impl FieldName {
    /// The name in the struct, as `Debug` prints it.
    fn shown(self) -> &'static str {
        self.rust.trim_start_matches("r#")
    }
}

/// The value of a field, printed as its type says.
struct Redacted<'s, 'b>(&'s (dyn AnyField<'b> + 's));

impl fmt::Debug for Redacted<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.redacted(f)
    }
}

/// Shows the unknown fields of an object, then those of its nested objects, under the wire names of
/// their fields. `name` is that of the object's own field.
pub(crate) fn each_extra<'s, 'b: 's, O: Object<'b>>(
    object: &'s O,
    name: Option<&'static str>,
    show: ShowExtra<'_, 's, 'b>,
) {
    show(name, object.unknown());
    each_field(object, &mut |name, value| value.each_extra(name.wire, show));
}
