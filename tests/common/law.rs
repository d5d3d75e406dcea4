//! The round-trip law, by which the tests and the fuzz targets know what a body means.

use bandwidth_callbacks::Callback;
use serde_json::Value;

/// A callback serialized equals its body, less the nulls of known fields.
pub fn assert_law(name: &str, callback: &Callback<'_>, body: &Value) {
    let mut unknown = Vec::new();
    callback.each_extra(&mut |parent, extra| unknown.extend(extra.iter().map(|(key, _)| (parent, key))));
    let mut kept = body.clone();
    drop_known_nulls(&mut kept, None, &unknown);
    assert_eq!(serde_json::to_value(callback).unwrap(), kept, "{name}");
}

/// Removes nulls, except where the callback says that the field is unknown to it. Values of unknown fields stay as they are.
fn drop_known_nulls(object: &mut Value, parent: Option<&str>, unknown: &[(Option<&str>, &str)]) {
    let Value::Object(members) = object else { return };
    members.retain(|key, value| !value.is_null() || unknown.contains(&(parent, key)));
    if parent.is_none() {
        for (key, value) in members.iter_mut().filter(|(key, _)| !unknown.contains(&(None, key))) {
            drop_known_nulls(value, Some(key), unknown);
        }
    }
}
