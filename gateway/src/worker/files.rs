//! The files of records, NDJSON and Parquet. Each has the records of 10,000 sequence numbers of the stream, so workers need no agreement about
//! them. A record that is in the files stays in them when it is gone from the stream.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::record::Completed;
use super::table;
use crate::disk::{self, replace};

/// The sequence numbers that a file has.
const ROWS: u64 = 10_000;

/// Writes the folder's files. Locks the folder while it exists.
pub struct Files {
    folder: PathBuf,
    /// What the file `written` has.
    written: State,
    /// The lines of the first file that is not complete.
    lines: Vec<u8>,
    /// The sequence number that comes next.
    next: u64,
    _lock: File,
}

/// What is in the files.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct State {
    /// When the stream was made: no other stream was made at that time.
    stream: String,
    /// The sequence number that comes next. It says which file that belongs to.
    next: u64,
    /// The bytes of that file. A crash can leave more, which are written again.
    length: usize,
}

impl Files {
    /// Opens a folder for this process alone. Returns nothing if another process has it.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or read, or it has the files of another stream.
    pub fn open(folder: &Path, stream: &str) -> io::Result<Option<Self>> {
        disk::make_folder(folder)?;
        let Some(lock) = disk::lock(folder)? else { return Ok(None) };
        let new = State {
            stream: stream.into(),
            next: 1,
            length: 0,
        };
        let written = match fs::read(folder.join("written")) {
            Ok(text) => serde_json::from_slice::<State>(&text)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_empty(folder)? => {
                replace(folder, "written", |file| Ok(serde_json::to_writer(file, &new)?))?;
                new
            }
            Err(error) => return Err(error),
        };
        if written.stream != stream {
            return Err(io::Error::other("it has the records of another stream: choose another folder"));
        }
        let mut lines = Vec::new();
        if written.length > 0 {
            let name = format!("{}.ndjson", name(written.next));
            lines = fs::read(folder.join(&name))?;
            if lines.len() < written.length {
                return Err(io::Error::other(format!("{name} is shorter than it was: choose another folder")));
            }
            lines.truncate(written.length);
        }
        Ok(Some(Self {
            folder: folder.into(),
            next: written.next,
            written,
            lines,
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
                }
                Err(_) => tracing::error!(sequence = self.next, "a message is no record: it is left out"),
            }
        }
        let is_complete = self.next.is_multiple_of(ROWS);
        if is_complete {
            self.write_lines()?;
            self.lines.clear();
        }
        self.next += 1;
        if is_complete { self.save() } else { Ok(()) }
    }

    /// Writes what has been added since the last time. A reader sees the old file or the new one.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn write(&mut self) -> io::Result<()> {
        self.write_lines()?;
        self.save()
    }

    fn write_lines(&self) -> io::Result<()> {
        if self.lines.len() > self.written.length {
            let name = name(self.next);
            replace(&self.folder, &format!("{name}.ndjson"), |mut file| file.write_all(&self.lines))?;
            replace(&self.folder, &format!("{name}.parquet"), |file| table::write(&self.lines, file))?;
        }
        Ok(())
    }

    /// Keeps what is in the files, after they are written.
    fn save(&mut self) -> io::Result<()> {
        if self.next > self.written.next {
            (self.written.next, self.written.length) = (self.next, self.lines.len());
            replace(&self.folder, "written", |file| Ok(serde_json::to_writer(file, &self.written)?))?;
        }
        Ok(())
    }
}

/// The name of the file that has a sequence number, without its extension.
fn name(sequence: u64) -> String {
    format!("calls-{:08}", sequence.saturating_sub(1) / ROWS + 1)
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

    fn versions(folder: &Path) -> Vec<u64> {
        let version = |line| serde_json::from_str::<Completed>(line).unwrap().version;
        text(folder, 1).lines().map(version).collect()
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
        for (next, last) in [(4, ROWS), (ROWS + 1, ROWS + 1), (ROWS + 2, count)] {
            let mut files = open(two);
            assert_eq!(files.next(), next);
            (next..=last).for_each(|sequence| files.push(Some(&payload(sequence))).unwrap());
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
        assert_eq!(versions(folder.path()), [1, 4]);
    }

    #[test]
    fn a_record_that_is_gone_from_the_stream_stays_in_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let mut files = open(folder);
        (1..=2).for_each(|sequence| files.push(Some(&payload(sequence))).unwrap());
        files.write().unwrap();
        let written = fs::read(folder.join("written")).unwrap();
        files.push(Some(&payload(3))).unwrap();
        files.write().unwrap();
        drop(files);
        // As after a crash between the files and the progress. By now, the first two are gone.
        fs::write(folder.join("written"), written).unwrap();
        let mut files = open(folder);
        assert_eq!(files.next(), 3);
        (3..=4).for_each(|sequence| files.push(Some(&payload(sequence))).unwrap());
        files.write().unwrap();
        assert_eq!(versions(folder), [1, 2, 3, 4]);
        drop(files);
        // Half of a file is no file.
        fs::write(folder.join("calls-00000001.ndjson"), "{").unwrap();
        assert!(Files::open(folder, "one").is_err());
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
