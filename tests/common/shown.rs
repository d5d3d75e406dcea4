//! The list of the fields that show in logs, read from the documentation of `logs`: the only list
//! there is.

use std::collections::BTreeMap;
use std::fs;

/// The classes of fields, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Token,
    Time,
    Duration,
    Number,
    Word,
}

/// The columns of the table.
pub const COLUMNS: [&str; 4] = ["voice", "stream", "messaging", "notification"];

/// Returns the fields of a column with their classes. The name of a field may be that of an object
/// and of a field in it: `diversion.privacy`.
pub fn shown_fields(column: &str) -> BTreeMap<String, Class> {
    let source = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/logs.rs")).unwrap();
    let rows: Vec<&str> = source
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .collect();
    assert_eq!(
        rows[0],
        "class | shows if it is | voice | frames | messaging | notifications |"
    );
    let classes = [
        Class::Token,
        Class::Time,
        Class::Duration,
        Class::Number,
        Class::Word,
    ];
    assert_eq!(rows.len(), 1 + classes.len());
    let index = COLUMNS.iter().position(|name| *name == column).unwrap();
    let mut fields = BTreeMap::new();
    for (row, class) in rows[1..].iter().zip(classes) {
        let cell = row.split('|').nth(2 + index).unwrap();
        for field in cell.split('`').skip(1).step_by(2) {
            assert_eq!(
                fields.insert(field.to_owned(), class),
                None,
                "{column}: {field}"
            );
        }
    }
    assert!(fields.len() > 5, "{column}");
    fields
}
