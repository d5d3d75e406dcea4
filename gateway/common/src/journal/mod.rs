//! The form of the journal: the names of its files, a line, and reading.

pub mod line;
pub mod reader;

use std::path::{Path, PathBuf};

/// The greatest number of a file. With one a millisecond, it is reached after 30 years. A file with
/// a greater one is no file of a journal.
pub const MAX_NUMBER: u64 = 999_999_999_999;

/// Returns where the file of this number is.
pub fn path_of(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("events-{number:08}.ndjson"))
}

/// Returns the number of the file of this name, if it is one of a journal.
pub fn number_of(name: &str) -> Option<u64> {
    let number = name.strip_prefix("events-")?.strip_suffix(".ndjson")?;
    let number = number.parse().ok().filter(|number| *number <= MAX_NUMBER)?;
    (path_of(Path::new(""), number) == Path::new(name)).then_some(number)
}
