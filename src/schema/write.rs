//! Objects as JSON text, by the walk over their fields.

use std::convert::Infallible;

use super::{FieldName, FieldValue, Object, Visit};
use crate::extra::Extra;
use crate::json::write::Writer;

/// Writes an object as [`serialize`](super::visit::serialize) does through `serde_json`.
pub(crate) fn object<'b, O: Object<'b>>(object: &O, writer: &mut Writer<'_>) {
    let start = writer.end();
    let Ok(()) = object.walk(&mut Members(writer));
    end(start, object.unknown(), writer);
}

#[inline(never)]
fn end(start: usize, unknown: &Extra<'_>, writer: &mut Writer<'_>) {
    unknown.write_members(writer);
    writer.close(*b"{}", start);
}

struct Members<'w, 'o>(&'w mut Writer<'o>);

impl<'b> Visit<'_, 'b> for Members<'_, '_> {
    type Error = Infallible;

    #[inline]
    fn field<T: FieldValue<'b>>(&mut self, name: FieldName, value: &T) -> Result<(), Infallible> {
        value.write_member(name.prefix, self.0);
        Ok(())
    }
}

/// A type with an inherent `write_json`: what [`Owned`](crate::Owned) asks of what it owns.
#[allow(
    unnameable_types,
    reason = "only a bound: users call the inherent methods"
)]
pub trait WriteJson {
    #[doc(hidden)]
    fn append(&self, out: &mut Vec<u8>);
}

impl<'b, O: Object<'b>> WriteJson for O {
    fn append(&self, out: &mut Vec<u8>) {
        Writer::append(out, |writer| object(self, writer));
    }
}
