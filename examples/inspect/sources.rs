//! Finds the sources that the arguments name.

use std::ffi::OsStr;
use std::fmt::{self, Display};
use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bandwidth_callbacks::voice::samples;

use crate::text;

/// A source of bodies.
pub enum Source {
    Samples,
    Stdin,
    File(PathBuf),
}

impl Source {
    pub fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(match self {
            Self::Samples => Box::new(io::Cursor::new(joined_samples())),
            Self::Stdin => Box::new(io::stdin().lock()),
            Self::File(path) => Box::new(File::open(path)?),
        })
    }

    /// Whether the whole source is one body. Other sources have one body on each line.
    pub fn is_one_body(&self) -> bool {
        matches!(self, Self::File(path) if has_extension(path, &["json"]))
    }

    /// Returns its length in bytes, or `None` if it is not known before reading.
    pub fn len(&self) -> Option<u64> {
        match self {
            Self::Samples => Some(0),
            Self::Stdin => None,
            // A file that cannot be opened counts as empty. The length of a pipe is not known.
            Self::File(path) => fs::metadata(path).map_or(Some(0), |metadata| {
                metadata.is_file().then_some(metadata.len())
            }),
        }
    }
}

impl Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Samples => f.write_str("samples"),
            Self::Stdin => f.write_str("stdin"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// Joins the samples as NDJSON.
fn joined_samples() -> String {
    samples::all()
        .iter()
        .map(|sample| format!("{}\n", sample.body))
        .collect()
}

/// Whether somebody pipes or redirects data to standard input. A terminal, `/dev/null` and an empty
/// file do not count.
#[cfg(unix)]
pub fn has_piped_stdin() -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;

    let stdin = io::stdin().as_fd().try_clone_to_owned().map(File::from);
    let metadata = stdin.and_then(|stdin| stdin.metadata());
    metadata.is_ok_and(|metadata| {
        metadata.file_type().is_fifo() || metadata.is_file() && metadata.len() > 0
    })
}

#[cfg(not(unix))]
pub fn has_piped_stdin() -> bool {
    false
}

/// Why a path could not be read, or only in part.
pub struct Problem {
    place: String,
    what: String,
}

impl Problem {
    pub fn new(place: &impl Display, what: impl Display) -> Self {
        Self {
            place: place.to_string(),
            what: what.to_string(),
        }
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", text::escape(&self.place), self.what)
    }
}

/// Returns the sources that the paths name, in the order of the paths. Files of a folder are sorted
/// by name.
pub fn find(paths: &[PathBuf]) -> Vec<Result<Source, Problem>> {
    if paths.is_empty() {
        return vec![Ok(Source::Samples)];
    }
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Ok(Source::Stdin));
        } else if path.is_dir() {
            let before = found.len();
            search(path, &mut found);
            if found.len() == before {
                found.push(Err(Problem::new(
                    &path.display(),
                    "no file in it ends in .json, .ndjson or .jsonl",
                )));
            }
        } else {
            found.push(Ok(Source::File(path.clone())));
        }
    }
    found
}

fn search(folder: &Path, found: &mut Vec<Result<Source, Problem>>) {
    let entries: io::Result<Vec<DirEntry>> = fs::read_dir(folder).and_then(Iterator::collect);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(Problem::new(&folder.display(), error))),
    };
    entries.sort_by_cached_key(DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // Links to folders are not followed, because they may form a loop.
        if entry.file_type().is_ok_and(|file_type| file_type.is_dir()) {
            search(&path, found);
        } else if has_extension(&path, &["json", "ndjson", "jsonl"]) {
            found.push(Ok(Source::File(path)));
        }
    }
}

fn has_extension(path: &Path, wanted: &[&str]) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|extension| {
        wanted
            .iter()
            .any(|wanted| extension.eq_ignore_ascii_case(wanted))
    })
}
