//! The round trip, which defines what a body means to the tests and the fuzz targets.

use bandwidth_callbacks::Callback;
use serde_json::Value;

/// Asserts that the callback, serialized, equals its body less the nulls of known fields.
pub fn assert_round_trip(name: &str, callback: &Callback<'_>, body: &Value) {
    let mut unknown = Vec::new();
    callback.each_extra(&mut |parent, extra| unknown.extend(extra.iter().map(|(key, _)| (parent, key))));
    let mut kept = body.clone();
    drop_known_nulls(&mut kept, None, &unknown);
    assert_eq!(serde_json::to_value(callback).unwrap(), kept, "{name}");
}

/// Removes the nulls of fields. Unknown fields keep their values, nulls included.
fn drop_known_nulls(object: &mut Value, parent: Option<&str>, unknown: &[(Option<&str>, &str)]) {
    let Value::Object(members) = object else { return };
    members.retain(|key, value| !value.is_null() || unknown.contains(&(parent, key)));
    if parent.is_none() {
        for (key, value) in members.iter_mut().filter(|(key, _)| !unknown.contains(&(None, key))) {
            drop_known_nulls(value, Some(key), unknown);
        }
    }
}
