//! The files of records, NDJSON and Parquet, which are a function of the stream: each has the records of 10,000 sequence numbers. So workers
//! need no agreement about them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::record::Completed;
use super::table;

/// The sequence numbers that a file has.
const ROWS: u64 = 10_000;

/// The folder, which no other process writes while this exists.
pub struct Files {
    folder: PathBuf,
    state: State,
    /// The lines of the first file that is not complete.
    lines: Vec<u8>,
    /// The sequence number that comes next.
    next: u64,
    /// Whether there are lines that are not in the file.
    is_changed: bool,
    _lock: File,
}

/// What the folder's file `written` has.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct State {
    /// When the stream was made: no other stream was made at that time.
    stream: String,
    /// The number of files that are complete.
    complete: u64,
}

impl Files {
    /// Opens a folder for this process alone. Returns nothing if another process has it.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or read, or it has the files of another stream.
    pub fn open(folder: &Path, stream: &str) -> io::Result<Option<Self>> {
        fs::create_dir_all(folder)?;
        let lock = OpenOptions::new().create(true).append(true).open(folder.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        let new = State {
            stream: stream.into(),
            complete: 0,
        };
        let state = match fs::read(folder.join("written")) {
            Ok(text) => serde_json::from_slice::<State>(&text)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_empty(folder)? => {
                replace(folder, "written", |file| Ok(serde_json::to_writer(file, &new)?))?;
                new
            }
            Err(error) => return Err(error),
        };
        if state.stream != stream {
            return Err(io::Error::other("it has the records of another stream: choose another folder"));
        }
        Ok(Some(Self {
            folder: folder.into(),
            next: state.complete * ROWS + 1,
            state,
            lines: Vec::new(),
            is_changed: false,
            _lock: lock,
        }))
    }

    /// The sequence number that [`push`](Self::push) expects.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// Adds the next record, nothing if it is gone. Writes the file when it is complete.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn push(&mut self, payload: Option<&[u8]>) -> io::Result<()> {
        if let Some(payload) = payload {
            match serde_json::from_slice::<Completed>(payload) {
                Ok(completed) => {
                    serde_json::to_writer(&mut self.lines, &completed)?;
                    self.lines.push(b'\n');
                    self.is_changed = true;
                }
                Err(_) => tracing::error!(sequence = self.next, "a message is no record: it is left out"),
            }
        }
        self.next += 1;
        if (self.next - 1).is_multiple_of(ROWS) {
            self.write()?;
            self.state.complete += 1;
            self.lines.clear();
            replace(&self.folder, "written", |file| Ok(serde_json::to_writer(file, &self.state)?))?;
        }
        Ok(())
    }

    /// Writes what has been added since the last time. A reader sees the old file or the new one.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn write(&mut self) -> io::Result<()> {
        if self.is_changed {
            let name = format!("calls-{:08}", self.state.complete + 1);
            replace(&self.folder, &format!("{name}.ndjson"), |mut file| file.write_all(&self.lines))?;
            replace(&self.folder, &format!("{name}.parquet"), |file| table::write(&self.lines, file))?;
            self.is_changed = false;
        }
        Ok(())
    }
}

/// Whether there are no files of records.
fn is_empty(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        if entry?.file_name().to_str().is_some_and(|name| name.starts_with("calls-")) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Replaces a file as a whole. After a loss of power it is the old one or the new one.
fn replace(folder: &Path, name: &str, write: impl FnOnce(&File) -> io::Result<()>) -> io::Result<()> {
    let new = folder.join(format!("{name}.new"));
    let file = File::create(&new)?;
    write(&file)?;
    file.sync_data()?;
    fs::rename(new, folder.join(name))?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worker::record::Record;

    fn payload(version: u64) -> Vec<u8> {
        let mut record = Record::default();
        record.call.call_id = format!("c-{version}");
        serde_json::to_vec(&Completed { version, record }).unwrap()
    }

    fn open(folder: &Path) -> Files {
        Files::open(folder, "one").unwrap().unwrap()
    }

    fn text(folder: &Path, number: u64) -> String {
        fs::read_to_string(folder.join(format!("calls-{number:08}.ndjson"))).unwrap()
    }

    #[test]
    fn files_depend_on_sequence_numbers_alone() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (one, two) = (one.path(), two.path());
        let count = ROWS + 2;
        let mut files = open(one);
        (1..=count).for_each(|sequence| files.push(Some(&payload(sequence))).unwrap());
        files.write().unwrap();
        // Stopped and started anew, with an incomplete file written between.
        let mut files = open(two);
        (1..=3).for_each(|sequence| files.push(Some(&payload(sequence))).unwrap());
        files.write().unwrap();
        drop(files);
        for next in [1, ROWS + 1] {
            let mut files = open(two);
            assert_eq!(files.next(), next);
            (files.next()..=count).for_each(|sequence| files.push(Some(&payload(sequence))).unwrap());
            files.write().unwrap();
        }
        for number in [1, 2] {
            assert!(text(one, number) == text(two, number));
            let parquet = |folder: &Path| fs::read(folder.join(format!("calls-{number:08}.parquet"))).unwrap();
            assert!(parquet(one) == parquet(two));
        }
        assert_eq!((text(one, 1).lines().count(), text(one, 2).lines().count()), (10_000, 2));
    }

    #[test]
    fn what_is_gone_or_no_record_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = open(folder.path());
        for record in [Some(payload(1)), None, Some(b"{}\n".to_vec()), Some(payload(4))] {
            files.push(record.as_deref()).unwrap();
        }
        files.write().unwrap();
        let versions: Vec<_> = text(folder.path(), 1)
            .lines()
            .map(|line| serde_json::from_str::<Completed>(line).unwrap().version)
            .collect();
        assert_eq!(versions, [1, 4]);
    }

    #[test]
    fn a_folder_has_one_writer_and_one_stream() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let files = open(folder);
        assert!(Files::open(folder, "one").unwrap().is_none());
        drop(files);
        assert!(Files::open(folder, "two").is_err());
        assert!(Files::open(folder, "one").unwrap().is_some());
        // Whose files they are is not known any more.
        fs::write(folder.join("calls-00000001.ndjson"), "").unwrap();
        fs::remove_file(folder.join("written")).unwrap();
        assert!(Files::open(folder, "one").is_err());
    }
}
