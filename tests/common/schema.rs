//! The lists of facts in schema/, as the tests read them.

use std::fs;

use toml::{Table, Value};

/// The list of a family.
pub fn schema(module: &str) -> Table {
    let path = format!("{}/schema/{module}.toml", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap().parse().unwrap()
}

/// The entries of one table of a list: their names and what they hold. Empty if there is no such
/// table.
pub fn entries(module: &str, table: &str) -> Table {
    match schema(module).remove(table) {
        Some(Value::Table(entries)) => entries,
        None => Table::new(),
        other => panic!("{other:?}"),
    }
}

/// The keys of a field in JSON: the usual one, and a second one if there is any.
pub fn keys(field: &Value) -> Vec<String> {
    [field.get("key"), field.get("alias")]
        .into_iter()
        .flatten()
        .map(|key| key.as_str().unwrap().to_owned())
        .collect()
}

/// The names of the fields of an event or object.
pub fn field_names(object: &Value) -> Vec<&str> {
    let entries = object["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry.as_str().unwrap());
    entries
        .map(|entry| entry.split(':').next().unwrap())
        .collect()
}
