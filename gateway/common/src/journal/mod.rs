//! The form of the journal: the names of its files, a line, and reading.

pub mod line;
pub mod reader;

use std::path::{Path, PathBuf};

/// Returns where the file of this number is.
pub fn path_of(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("events-{number:08}.ndjson"))
}

/// Returns the number of a file from its name.
pub fn number_of(name: &str) -> Option<u64> {
    name.strip_prefix("events-")?
        .strip_suffix(".ndjson")?
        .parse()
        .ok()
}
