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
