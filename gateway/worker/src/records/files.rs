//! The files of records, NDJSON and Parquet. Each has the records of 10,000 sequence numbers of the
//! stream, so workers need no agreement about them. A record that is in the files stays in them
//! when it is gone from the stream.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::conference;
use super::record::{Completed, Record};
use super::table::{self, Kind};
use gateway_common::disk::{self, replace};

/// The sequence numbers that a file has.
const ROWS: u64 = 10_000;

impl Kind {
    /// What the names of the files begin with.
    fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Conferences => "conferences",
        }
    }

    /// Appends a published record as a line.
    fn write_line(self, payload: &[u8], lines: &mut Vec<u8>) -> serde_json::Result<()> {
        match self {
            Self::Calls => write_line::<Record>(payload, lines),
            Self::Conferences => write_line::<conference::Row>(payload, lines),
        }
    }
}

fn write_line<R: Serialize + DeserializeOwned>(
    payload: &[u8],
    lines: &mut Vec<u8>,
) -> serde_json::Result<()> {
    let line = serde_json::to_vec(&serde_json::from_slice::<Completed<R>>(payload)?)?;
    lines.extend(line);
    lines.push(b'\n');
    Ok(())
}

/// Writes the folder's files. Locks the folder while it exists.
pub struct Files {
    kind: Kind,
    folder: PathBuf,
    /// The content of the file `written`.
    written: State,
    /// The lines of the first file that is not complete.
    lines: Vec<u8>,
    /// The sequence number that comes next.
    next: u64,
    last: Option<Last>,
    _lock: File,
}

/// The content of the files.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct State {
    /// The sequence number that comes next. It says which file that belongs to.
    next: u64,
    /// The bytes of that file. A crash can leave more, which are written again.
    length: usize,
    last: Option<Last>,
}

/// The last record in the files. No other stream has a record of this number and time, so it says
/// which stream the files belong to.
///
/// The time at which a stream was made does not: servers differ in it, and it changes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Last {
    pub sequence: u64,
    /// When the servers got it.
    pub time: SystemTime,
}

impl Files {
    /// Opens a folder for this process alone. Returns nothing if another process has it.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or read, or its files are not as they were written.
    pub fn open(kind: Kind, folder: &Path) -> io::Result<Option<Self>> {
        disk::make_folder(folder)?;
        let Some(lock) = disk::lock(folder)? else {
            return Ok(None);
        };
        let new = State {
            next: 1,
            length: 0,
            last: None,
        };
        let written = match fs::read(folder.join("written")) {
            Ok(text) => serde_json::from_slice::<State>(&text).map_err(|_| changed("written"))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_empty(kind, folder)? => {
                replace(folder, "written", |file| {
                    Ok(serde_json::to_writer(file, &new)?)
                })?;
                new
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(changed("written"));
            }
            Err(error) => return Err(error),
        };
        let mut lines = Vec::new();
        if written.length > 0 {
            let name = format!("{}.ndjson", name(kind, written.next));
            lines = match fs::read(folder.join(&name)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Err(changed(&name));
                }
                lines => lines?,
            };
            if lines.len() < written.length {
                return Err(changed(&name));
            }
            lines.truncate(written.length);
        }
        Ok(Some(Self {
            kind,
            folder: folder.into(),
            next: written.next,
            last: written.last,
            written,
            lines,
            _lock: lock,
        }))
    }

    /// The sequence number that [`push`](Self::push) expects.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// The last record, nothing if there is none yet.
    pub fn last(&self) -> Option<Last> {
        self.last
    }

    /// Adds the next record with its time, nothing if it is gone. Writes the file when it is
    /// complete.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn push(&mut self, record: Option<(&[u8], SystemTime)>) -> io::Result<()> {
        if let Some((payload, time)) = record {
            self.last = Some(Last {
                sequence: self.next,
                time,
            });
            if self.kind.write_line(payload, &mut self.lines).is_err() {
                tracing::error!(
                    sequence = self.next,
                    "a message is no record: it is left out"
                );
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
            let name = name(self.kind, self.next);
            replace(&self.folder, &format!("{name}.ndjson"), |mut file| {
                file.write_all(&self.lines)
            })?;
            replace(&self.folder, &format!("{name}.parquet"), |file| {
                table::write(self.kind, &self.lines, file)
            })?;
        }
        Ok(())
    }

    /// Keeps what is in the files, after they are written.
    fn save(&mut self) -> io::Result<()> {
        if self.next > self.written.next {
            self.written = State {
                next: self.next,
                length: self.lines.len(),
                last: self.last,
            };
            replace(&self.folder, "written", |file| {
                Ok(serde_json::to_writer(file, &self.written)?)
            })?;
        }
        Ok(())
    }
}

fn changed(name: &str) -> io::Error {
    io::Error::other(format!(
        "the file {name} is missing or not as it was written: choose another folder, or empty this one"
    ))
}

/// The name of the file that has a sequence number, without its extension.
fn name(kind: Kind, sequence: u64) -> String {
    let number = sequence.saturating_sub(1) / ROWS + 1;
    format!("{}-{number:08}", kind.name())
}

/// Whether there are no files of records.
fn is_empty(kind: Kind, folder: &Path) -> io::Result<bool> {
    let begin = format!("{}-", kind.name());
    for entry in fs::read_dir(folder)? {
        if entry?
            .file_name()
            .to_str()
            .is_some_and(|name| name.starts_with(&begin))
        {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn payload(version: u64) -> Vec<u8> {
        let mut record = Record::default();
        record.call.call_id = format!("c-{version}");
        serde_json::to_vec(&Completed { version, record }).unwrap()
    }

    /// The time of a record.
    fn time(sequence: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH
            + Duration::new(1_795_600_800, 123_456_789)
            + Duration::from_nanos(sequence)
    }

    fn push(files: &mut Files, record: Option<&[u8]>) {
        let time = time(files.next());
        files.push(record.map(|record| (record, time))).unwrap();
    }

    fn open(folder: &Path) -> Files {
        Files::open(Kind::Calls, folder).unwrap().unwrap()
    }

    fn text(folder: &Path, number: u64) -> String {
        fs::read_to_string(folder.join(format!("calls-{number:08}.ndjson"))).unwrap()
    }

    fn versions(folder: &Path) -> Vec<u64> {
        let version = |line| {
            serde_json::from_str::<Completed<Record>>(line)
                .unwrap()
                .version
        };
        text(folder, 1).lines().map(version).collect()
    }

    #[test]
    fn files_depend_on_sequence_numbers_alone() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (one, two) = (one.path(), two.path());
        let count = ROWS + 2;
        let mut files = open(one);
        (1..=count).for_each(|sequence| push(&mut files, Some(&payload(sequence))));
        files.write().unwrap();
        // Stopped and started anew, with an incomplete file written between.
        let mut files = open(two);
        (1..=3).for_each(|sequence| push(&mut files, Some(&payload(sequence))));
        files.write().unwrap();
        drop(files);
        for (next, last) in [(4, ROWS), (ROWS + 1, ROWS + 1), (ROWS + 2, count)] {
            let mut files = open(two);
            assert_eq!(files.next(), next);
            (next..=last).for_each(|sequence| push(&mut files, Some(&payload(sequence))));
            files.write().unwrap();
        }
        for number in [1, 2] {
            assert!(text(one, number) == text(two, number));
            let parquet = |folder: &Path| {
                fs::read(folder.join(format!("calls-{number:08}.parquet"))).unwrap()
            };
            assert!(parquet(one) == parquet(two));
        }
        assert_eq!(
            (text(one, 1).lines().count(), text(one, 2).lines().count()),
            (10_000, 2)
        );
    }

    #[test]
    fn what_is_gone_or_no_record_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = open(folder.path());
        for record in [
            Some(payload(1)),
            None,
            Some(b"{}\n".to_vec()),
            Some(payload(4)),
        ] {
            push(&mut files, record.as_deref());
        }
        files.write().unwrap();
        assert_eq!(versions(folder.path()), [1, 4]);
    }

    #[test]
    fn the_last_record_is_known_until_the_next_one_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = open(folder.path());
        assert_eq!(files.last(), None);
        for record in [None, Some(payload(2)), Some(payload(3)), None] {
            push(&mut files, record.as_deref());
        }
        let last = Some(Last {
            sequence: 3,
            time: time(3),
        });
        assert_eq!(files.last(), last);
        files.write().unwrap();
        drop(files);
        let mut files = open(folder.path());
        assert_eq!((files.next(), files.last()), (5, last));
        push(&mut files, Some(&payload(5)));
        drop(files);
        assert_eq!(open(folder.path()).last(), last);
    }

    #[test]
    fn a_record_that_is_gone_from_the_stream_stays_in_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let mut files = open(folder);
        (1..=2).for_each(|sequence| push(&mut files, Some(&payload(sequence))));
        files.write().unwrap();
        let written = fs::read(folder.join("written")).unwrap();
        push(&mut files, Some(&payload(3)));
        files.write().unwrap();
        drop(files);
        // As after a crash between the files and the progress. By now, the first two are gone.
        fs::write(folder.join("written"), written).unwrap();
        let mut files = open(folder);
        assert_eq!(files.next(), 3);
        (3..=4).for_each(|sequence| push(&mut files, Some(&payload(sequence))));
        files.write().unwrap();
        assert_eq!(versions(folder), [1, 2, 3, 4]);
        drop(files);
        // Half of a file is no file.
        fs::write(folder.join("calls-00000001.ndjson"), "{").unwrap();
        assert!(Files::open(Kind::Calls, folder).is_err());
    }

    #[test]
    fn a_folder_has_one_writer_and_its_files_are_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let files = open(folder);
        assert!(Files::open(Kind::Calls, folder).unwrap().is_none());
        drop(files);
        assert!(Files::open(Kind::Calls, folder).unwrap().is_some());
        for text in ["", "{}", "null", r#"{"next":1,"length":0,"last":{}}"#] {
            fs::write(folder.join("written"), text).unwrap();
            assert!(Files::open(Kind::Calls, folder).is_err(), "{text}");
        }
        // Whose files they are is not known any more.
        fs::write(folder.join("calls-00000001.ndjson"), "").unwrap();
        fs::remove_file(folder.join("written")).unwrap();
        assert!(Files::open(Kind::Calls, folder).is_err());
    }
}
