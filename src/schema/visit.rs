//! What is made of the one walk over an object's fields.

use std::convert::Infallible;
use std::fmt;

use serde::ser::{SerializeMap, Serializer};

use super::{FieldName, FieldValue, Object, ShowExtra, Visit};
use crate::extra::Value;
use crate::revealed::Revealed;

/// Serializes an object in wire form.
pub(crate) fn serialize<'b, O: Object<'b>, S: Serializer>(object: &O, serializer: S) -> Result<S::Ok, S::Error> {
    let mut members = Members(serializer.serialize_map(None)?);
    object.walk(&mut members)?;
    for (key, value) in object.unknown() {
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

/// The object as JSON.
pub(crate) fn to_value<'b, O: Object<'b>>(object: &O) -> Value<'b> {
    let mut tree = Tree(Vec::new());
    let Ok(()) = object.walk(&mut tree);
    tree.0.extend(object.unknown().iter().map(|(key, value)| (key, value.clone())));
    Value::Object(tree.0)
}

struct Tree<'b>(Vec<(&'b str, Value<'b>)>);

impl<'b> Visit<'_, 'b> for Tree<'b> {
    type Error = Infallible;

    fn field<T: FieldValue<'b>>(&mut self, name: FieldName, value: &T) -> Result<(), Infallible> {
        self.0.push((name.wire, value.to_value()));
        Ok(())
    }
}

/// Prints an object for `Debug`, without personal data.
pub(crate) fn redacted<'b, O: Object<'b>>(object: &O, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug::<O, false>(object, f)
}

/// Prints an object with all that it holds.
pub(crate) fn revealed<'b, O: Object<'b>>(object: &O, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug::<O, true>(object, f)
}

fn debug<'b, O: Object<'b>, const REVEAL: bool>(object: &O, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut fields = Fields::<REVEAL>(f.debug_struct(O::NAME));
    let Ok(()) = object.walk(&mut fields);
    let extra = object.unknown();
    match (extra.is_empty(), REVEAL) {
        (true, _) => &mut fields.0,
        (false, true) => fields.0.field("extra", &Revealed(extra)),
        (false, false) => fields.0.field("extra", extra),
    }
    .finish()
}

struct Fields<'f, 'g, const REVEAL: bool>(fmt::DebugStruct<'f, 'g>);

impl<'b, const REVEAL: bool> Visit<'_, 'b> for Fields<'_, '_, REVEAL> {
    type Error = Infallible;

    fn field<T: FieldValue<'b>>(&mut self, name: FieldName, value: &T) -> Result<(), Infallible> {
        let name = name.rust.trim_start_matches("r#");
        if REVEAL {
            self.0.field(name, &Revealed(&value.to_value()));
        } else {
            self.0.field(name, &Field(value));
        }
        Ok(())
    }
}

/// The value of a field, printed as its type says.
struct Field<'a, T>(&'a T);

impl<'b, T: FieldValue<'b>> fmt::Debug for Field<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.redacted(f)
    }
}

/// Shows the unknown fields of an object, then those of its nested objects, under the wire names of their fields. `name` is that of the
/// object's own field.
pub(crate) fn each_extra<'s, 'b: 's, O: Object<'b>>(object: &'s O, name: Option<&'static str>, show: ShowExtra<'_, 's, 'b>) {
    show(name, object.unknown());
    let Ok(()) = object.walk(&mut Extras(show));
}

struct Extras<'d, 's, 'b>(ShowExtra<'d, 's, 'b>);

impl<'s, 'b> Visit<'s, 'b> for Extras<'_, 's, 'b> {
    type Error = Infallible;

    fn field<T: FieldValue<'b>>(&mut self, name: FieldName, value: &'s T) -> Result<(), Infallible> {
        value.each_extra(name.wire, self.0);
        Ok(())
    }
}
