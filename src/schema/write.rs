//! Objects as JSON text, by the walk over their fields.

use std::convert::Infallible;

use super::{FieldName, FieldValue, Object, Visit};
use crate::extra::Extra;
use crate::json::write;

/// Writes an object as [`serialize`](super::visit::serialize) does through `serde_json`.
///
/// Each member is written with a comma before it. The first comma then becomes the brace.
pub(crate) fn object<'b, O: Object<'b>>(object: &O, out: &mut Vec<u8>) {
    let start = out.len();
    let Ok(()) = object.walk(&mut Members(out));
    end(start, object.unknown(), out);
}

#[inline(never)]
fn end(start: usize, unknown: &Extra<'_>, out: &mut Vec<u8>) {
    unknown.write_members(out);
    write::close(b"{}", start, out);
}

/// A type with an inherent `write_json`, for code that is written for all of them.
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
        object(self, out);
    }
}

struct Members<'o>(&'o mut Vec<u8>);

impl<'b> Visit<'_, 'b> for Members<'_> {
    type Error = Infallible;

    #[inline]
    fn field<T: FieldValue<'b>>(&mut self, name: FieldName, value: &T) -> Result<(), Infallible> {
        value.write_member(name.prefix, self.0);
        Ok(())
    }
}
