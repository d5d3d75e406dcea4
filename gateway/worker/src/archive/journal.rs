//! The files of a journal that no gateway writes any more.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gateway_common::disk;
use gateway_common::journal::reader::Position;
use gateway_common::journal::{number_of, path_of};

/// How far the journal is forwarded.
const POSITION: &str = "forwarded";

pub struct Journal {
    pub folder: PathBuf,
    /// What no other journal has.
    identity: String,
    forwarded: Forwarded,
    /// The numbers of the files to archive.
    pub files: Vec<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Forwarded {
    /// Up to this position.
    To(Position),
    /// There is no sink, as the operator has said.
    NoSink,
    /// There may be a sink that has got nothing yet.
    Unknown,
}

impl Journal {
    /// Finds the files that no gateway writes any more: if none has the folder, all, and else those
    /// before the newest.
    ///
    /// # Errors
    ///
    /// The folder has no journal or cannot be read, or it has a sink despite `no_sink`.
    pub fn open(folder: &Path, no_sink: bool) -> io::Result<Self> {
        let text = fs::read_to_string(folder.join("lock")).map_err(|error| {
            let error = format!(
                "{} is no journal: its file `lock`: {error}",
                folder.display()
            );
            io::Error::other(error)
        })?;
        let mut words = text.split_whitespace();
        let newest = words.next().and_then(|word| word.parse::<u64>().ok());
        let identity = words
            .next()
            .filter(|word| word.len() == 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let (Some(newest), Some(identity)) = (newest, identity) else {
            return Err(io::Error::other(
                "the journal's file `lock` is not as a gateway writes it",
            ));
        };
        let forwarded = match fs::read(folder.join(POSITION)) {
            Ok(_) if no_sink => {
                return Err(io::Error::other(
                    "--no-sink: the journal has the file `forwarded`, so it has a sink. Remove that file if it has none any more",
                ));
            }
            Ok(text) => Forwarded::To(serde_json::from_slice(&text)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if no_sink {
                    Forwarded::NoSink
                } else {
                    Forwarded::Unknown
                }
            }
            Err(error) => return Err(error),
        };
        // Held while the files are listed: a gateway that starts afterwards writes a new one.
        let lock = disk::lock(folder)?;
        let mut files: Vec<u64> = list(folder, "")?.into_keys().collect();
        if lock.is_none() {
            // Somebody may have put files with greater numbers there.
            let newest = newest.min(files.last().copied().unwrap_or_default());
            files.retain(|number| *number < newest);
        }
        drop(lock);
        Ok(Self {
            folder: folder.to_owned(),
            identity: identity.to_owned(),
            forwarded,
            files,
        })
    }

    pub fn path(&self, number: u64) -> PathBuf {
        path_of(&self.folder, number)
    }

    /// The name of what is made of a file, in a folder for several journals.
    pub fn name(&self, number: u64) -> String {
        format!("{}-{number:08}", self.identity)
    }

    /// The name of a file that is compressed.
    pub fn compressed(number: u64) -> String {
        format!("events-{number:08}.ndjson.zst")
    }

    /// The numbers and lengths of the files that are compressed.
    pub fn all_compressed(&self) -> io::Result<BTreeMap<u64, u64>> {
        list(&self.folder, ".zst")
    }

    /// Whether the sink has a file of this length.
    pub fn is_forwarded(&self, number: u64, bytes: u64) -> bool {
        match self.forwarded {
            Forwarded::To(position) => {
                bytes == 0
                    || position
                        >= Position {
                            file: number,
                            offset: bytes,
                        }
            }
            Forwarded::NoSink => true,
            Forwarded::Unknown => false,
        }
    }

    /// Whether it is not known if there is a sink.
    pub fn may_have_sink(&self) -> bool {
        self.forwarded == Forwarded::Unknown
    }
}

/// The numbers and lengths of the journal's files whose names end in this after the usual end.
fn list(folder: &Path, end: &str) -> io::Result<BTreeMap<u64, u64>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let number = name
            .to_str()
            .and_then(|name| name.strip_suffix(end))
            .filter(|name| name.ends_with(".ndjson"))
            .and_then(number_of);
        if let Some(number) = number {
            match entry.metadata() {
                Ok(metadata) if metadata.is_file() => {
                    files.insert(number, metadata.len());
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    const LOCK: &str = "00000003 0123456789abcdef0123456789abcdef\n";

    fn journal() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("lock"), LOCK).unwrap();
        for number in 1..=3 {
            fs::write(path_of(folder.path(), number), "12\n").unwrap();
        }
        folder
    }

    #[test]
    fn the_newest_file_is_taken_only_if_no_gateway_can_write_it() {
        let folder = journal();
        let folder = folder.path();
        let files = || Journal::open(folder, false).unwrap().files;
        assert_eq!(files(), [1, 2, 3]);
        let lock = disk::lock(folder).unwrap();
        assert_eq!(files(), [1, 2]);
        // The newest one is made before its number is written.
        fs::write(path_of(folder, 4), "").unwrap();
        assert_eq!(files(), [1, 2]);
        fs::remove_file(path_of(folder, 4)).unwrap();
        fs::remove_file(path_of(folder, 3)).unwrap();
        assert_eq!(files(), [1]);
        drop(lock);
        for name in [
            "events-4.ndjson",
            "events-00000005.ndjson.zst",
            "events-00000006.ndjson.new",
            "events-99999999999999.ndjson",
        ] {
            File::create(folder.join(name)).unwrap();
        }
        fs::create_dir(path_of(folder, 7)).unwrap();
        assert_eq!(files(), [1, 2]);
        // It was not kept.
        assert!(disk::lock(folder).unwrap().is_some());
    }

    #[test]
    fn what_is_no_journal_is_refused_and_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        assert!(Journal::open(folder, false).is_err());
        assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
        for text in [
            "",
            "3",
            "x 0123456789abcdef0123456789abcdef",
            "3 ../3456789abcdef0123456789abcdef",
        ] {
            fs::write(folder.join("lock"), text).unwrap();
            assert!(Journal::open(folder, false).is_err(), "{text}");
        }
    }

    #[test]
    fn a_file_is_forwarded_when_its_end_is() {
        let folder = journal();
        let folder = folder.path();
        let is_forwarded = |number, bytes| {
            Journal::open(folder, false)
                .unwrap()
                .is_forwarded(number, bytes)
        };
        // Nothing has said that there is no sink.
        assert!(!is_forwarded(1, 3));
        assert!(Journal::open(folder, false).unwrap().may_have_sink());
        assert!(Journal::open(folder, true).unwrap().is_forwarded(9, 3));
        fs::write(folder.join("forwarded"), r#"{"file":2,"offset":3}"#).unwrap();
        assert!(is_forwarded(1, 100) && is_forwarded(2, 3) && is_forwarded(3, 0));
        assert!(!is_forwarded(2, 4) && !is_forwarded(3, 1));
        assert!(Journal::open(folder, true).is_err());
        fs::write(folder.join("forwarded"), "").unwrap();
        assert!(Journal::open(folder, false).is_err());
    }
}
