//! The round trip, which defines what a body means to the tests and the fuzz targets.

use serde_json::Value;

use super::family::Parsed;
use super::written::assert_written;

/// Asserts that what was parsed, serialized, equals its body less the nulls of known fields, and
/// that the library's own writer writes the same.
pub fn assert_round_trip(name: &str, root: &impl Parsed, body: &Value) {
    assert_written(root, |out| root.write(out));
    let mut unknown = Vec::new();
    root.each_unknown(&mut |parent, extra| {
        unknown.extend(extra.iter().map(|(key, _)| (parent, key.to_owned())))
    });
    let mut kept = body.clone();
    drop_known_nulls(&mut kept, None, &unknown);
    assert_eq!(serde_json::to_value(root).unwrap(), kept, "{name}");
}

/// Removes the nulls of fields. Unknown fields keep their values, nulls included. The elements of
/// an array belong to its field.
fn drop_known_nulls(value: &mut Value, parent: Option<&str>, unknown: &[(Option<&str>, String)]) {
    let is_unknown = |key: &str| {
        unknown
            .iter()
            .any(|(of, name)| *of == parent && name == key)
    };
    match value {
        Value::Array(elements) => elements
            .iter_mut()
            .for_each(|element| drop_known_nulls(element, parent, unknown)),
        Value::Object(members) => {
            members.retain(|key, value| !value.is_null() || is_unknown(key));
            for (key, value) in members.iter_mut().filter(|(key, _)| !is_unknown(key)) {
                drop_known_nulls(value, Some(key), unknown);
            }
        }
        _ => {}
    }
}
