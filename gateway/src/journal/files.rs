//! Writes the files of a journal.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::Fsync;
use super::lock::Lock;
use gateway_common::disk::Identity;
use gateway_common::journal::reader::Written;
use gateway_common::journal::{number_of, path_of};

const INTERVAL: Duration = Duration::from_millis(100);

/// How often a lasting fault is logged.
const LOG_EVERY: Duration = Duration::from_secs(5);

/// How often a batch is written again because its file was removed.
const TRIES: usize = 3;

pub struct Files {
    folder: PathBuf,
    lock: Lock,
    fsync: Fsync,
    file_size: u64,
    number: u64,
    /// The number of the newest file, which is not in use if it could not be made as a whole.
    newest: u64,
    file: Arc<File>,
    opened: Identity,
    path: PathBuf,
    /// The length of the file without what failed.
    len: u64,
    /// Whether the file can end in what failed.
    is_torn: bool,
    /// The file for the thread of [`Fsync::Interval`].
    to_sync: Arc<Mutex<Option<Arc<File>>>>,
    written: watch::Sender<Written>,
}

impl Files {
    /// Opens a folder for this process alone.
    ///
    /// # Errors
    ///
    /// The folder cannot be read or written, or another process has it.
    pub fn open(folder: &Path, fsync: Fsync, file_size: u64) -> io::Result<Self> {
        let (lock, mut number) = Lock::open(folder)?;
        let mut written = Written::default();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            let Some(text) = name.to_str().filter(|name| name.starts_with("events-")) else {
                continue;
            };
            if let Some(found) = text.strip_suffix(".zst").and_then(number_of) {
                // It was compressed after it was forwarded.
                number = number.max(found);
                written.add(found);
                continue;
            }
            let Some(found) = number_of(text) else {
                if text.ends_with(".ndjson") {
                    tracing::warn!(file = ?name, "this is no file of the journal: it is left alone");
                }
                continue;
            };
            number = number.max(found);
            match fs::metadata(folder.join(&name)) {
                Ok(metadata) => written.set(found, metadata.len()),
                // A link to what is gone.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        // Not the last file, which can end in half a line.
        number += 1;
        let file = create(folder, &lock, number)?;
        written.set(number, 0);
        let to_sync = Arc::new(Mutex::new(None));
        if fsync == Fsync::Interval {
            let weak = Arc::downgrade(&to_sync);
            thread::Builder::new().name("fsync".into()).spawn(move || {
                let mut log = Log::default();
                while let Some(to_sync) = weak.upgrade() {
                    let file: Option<Arc<File>> = to_sync
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .take();
                    drop(to_sync);
                    if let Some(Err(error)) = file.map(|file| file.sync_data()) {
                        log.error(&error, "the journal cannot be synchronized with the disk");
                    }
                    thread::sleep(INTERVAL);
                }
            })?;
        }
        Ok(Self {
            folder: folder.to_owned(),
            lock,
            fsync,
            file_size,
            number,
            newest: number,
            opened: Identity::of(&file)?,
            file: Arc::new(file),
            path: path_of(folder, number),
            len: 0,
            is_torn: false,
            to_sync,
            written: watch::Sender::new(written),
        })
    }

    pub fn identity(&self) -> &str {
        self.lock.identity()
    }

    pub fn written(&self) -> watch::Receiver<Written> {
        self.written.subscribe()
    }

    /// Writes whole lines, and makes them known to those who watch.
    ///
    /// # Errors
    ///
    /// They are not in the journal, or after a failed fsync perhaps.
    pub fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        if self.is_torn || self.len >= self.file_size {
            self.next_file()?;
        }
        for _ in 0..TRIES {
            self.append(lines)?;
            if self.is_whole()? {
                self.is_torn = false;
                self.written
                    .send_modify(|written| written.set(self.number, self.len));
                if self.fsync == Fsync::Interval {
                    *self.to_sync.lock().unwrap_or_else(PoisonError::into_inner) =
                        Some(self.file.clone());
                }
                return Ok(());
            }
            tracing::error!(
                file = self.number,
                "this file of the journal was removed, replaced or changed: a new file begins. What it had is not written again"
            );
            self.take_back(lines.len() as u64);
            self.next_file()?;
        }
        Err(io::Error::other(
            "its files are removed as soon as they are made",
        ))
    }

    /// The file stays torn, until it is known to be whole.
    fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        self.is_torn = true;
        if let Err(error) = (&*self.file).write_all(lines) {
            // Half of a line must not stay, or the next one would be part of it.
            self.is_torn = self.file.set_len(self.len).is_err();
            return Err(error);
        }
        if self.fsync == Fsync::Always {
            // After a failed fsync the system may have dropped the data, and a second fsync would
            // succeed. So the file stays torn.
            self.file.sync_data()?;
        }
        self.len += lines.len() as u64;
        Ok(())
    }

    /// Whether the file is where it was made, and as long as it was written.
    fn is_whole(&self) -> io::Result<bool> {
        let there = self.opened.metadata_at(&self.path)?;
        Ok(there.is_some_and(|there| there.len() == self.len))
    }

    /// Removes what was written last, so that it is not in two files: who moved the file away has
    /// it still, and who truncated it too.
    fn take_back(&mut self, length: u64) {
        self.len -= length;
        // Of a file that is longer, the end may be somebody else's. If it cannot be removed, it is
        // in the journal twice.
        let _ = match self.file.metadata() {
            Ok(metadata) if metadata.len() <= self.len + length => {
                self.file.set_len(metadata.len().saturating_sub(length))
            }
            _ => Ok(()),
        };
    }

    fn next_file(&mut self) -> io::Result<()> {
        self.is_torn = true;
        self.lock.renew(&self.folder)?;
        // Not the number of a file that was made, but whose name could not be synchronized.
        self.newest += 1;
        let file = create(&self.folder, &self.lock, self.newest)?;
        if self.fsync == Fsync::Interval
            && let Err(error) = self.file.sync_data()
        {
            tracing::error!(%error, "the journal cannot be synchronized with the disk");
        }
        self.opened = Identity::of(&file)?;
        self.file = Arc::new(file);
        self.path = path_of(&self.folder, self.newest);
        self.number = self.newest;
        self.len = 0;
        self.is_torn = false;
        Ok(())
    }

    /// Synchronizes the file with the disk, unless that is left to the system.
    ///
    /// # Errors
    ///
    /// What was written last may be lost if the system crashes.
    pub fn close(&self) -> io::Result<()> {
        match self.fsync {
            Fsync::Never => Ok(()),
            Fsync::Always | Fsync::Interval => self.file.sync_data(),
        }
    }
}

/// Logs a lasting fault now and then.
#[derive(Default)]
pub struct Log {
    last: Option<Instant>,
}

impl Log {
    pub fn error(&mut self, error: &io::Error, message: &str) {
        if self.last.is_none_or(|last| last.elapsed() > LOG_EVERY) {
            self.last = Some(Instant::now());
            tracing::error!(%error, "{message}");
        }
    }
}

fn create(folder: &Path, lock: &Lock, number: u64) -> io::Result<File> {
    let mut options = OpenOptions::new();
    // Appends, so that after somebody truncated it, no hole is left.
    options.append(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path_of(folder, number))?;
    lock.write(number)?;
    // The name must survive a loss of power too.
    File::open(folder)?.sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gateway_common::journal::MAX_NUMBER;
    use gateway_common::journal::reader::Position;

    fn text(folder: &Path, number: u64) -> String {
        fs::read_to_string(path_of(folder, number)).unwrap()
    }

    #[test]
    fn after_half_a_line_a_new_file_begins_and_one_that_exists_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let mut files = Files::open(folder, Fsync::Always, 1024).unwrap();
        files.write(b"whole\n").unwrap();
        (&*files.file).write_all(b"half").unwrap();
        files.is_torn = true;
        fs::write(path_of(folder, 2), "of another\n").unwrap();
        assert!(files.write(b"refused\n").is_err());
        assert!(files.is_torn);
        files.write(b"next\n").unwrap();
        assert_eq!((files.number, files.len, files.is_torn), (3, 5, false));
        assert_eq!(
            [1, 2, 3].map(|number| text(folder, number)),
            ["whole\nhalf", "of another\n", "next\n"]
        );
        drop(files);
        // Also if the files were moved away.
        for number in 1..=3 {
            fs::remove_file(path_of(folder, number)).unwrap();
        }
        assert_eq!(Files::open(folder, Fsync::Never, 1024).unwrap().number, 4);
    }

    /// The changes that the file that is written can suffer, and what is at its path afterwards.
    type Change = (
        &'static str,
        fn(&Path, &Path) -> io::Result<()>,
        Option<&'static str>,
    );

    const CHANGES: [Change; 7] = [
        ("removed", |_, file| fs::remove_file(file), None),
        (
            "moved",
            |folder, file| fs::rename(file, folder.join("moved")),
            None,
        ),
        (
            "truncated",
            |_, file| File::options().write(true).open(file)?.set_len(0),
            Some(""),
        ),
        (
            "cut",
            |_, file| File::options().write(true).open(file)?.set_len(3),
            Some("one"),
        ),
        (
            "replaced",
            |folder, file| {
                fs::write(folder.join("new"), "one\n")?;
                fs::rename(folder.join("new"), file)
            },
            Some("one\n"),
        ),
        (
            "written by another process",
            |_, file| {
                File::options()
                    .append(true)
                    .open(file)?
                    .write_all(b"other\n")
            },
            Some("one\nother\n"),
        ),
        (
            "removed with its folder",
            |folder, _| fs::remove_dir_all(folder),
            None,
        ),
    ];

    #[test]
    fn lines_are_in_a_file_of_the_folder_whatever_happened_to_the_last_one() {
        for fsync in [Fsync::Always, Fsync::Interval, Fsync::Never] {
            for (name, change, left) in CHANGES {
                let home = tempfile::tempdir().unwrap();
                let folder = home.path().join("journal");
                fs::create_dir(&folder).unwrap();
                let mut files = Files::open(&folder, fsync, 1024).unwrap();
                files.write(b"one\n").unwrap();
                change(&folder, &path_of(&folder, 1)).unwrap();
                files.write(b"two\n").unwrap();
                files.write(b"three\n").unwrap();
                assert_eq!(text(&folder, 2), "two\nthree\n", "{name}");
                let there = fs::read_to_string(path_of(&folder, 1)).ok();
                match left {
                    // Somebody else's bytes are not removed, and so ours are there too.
                    Some("one\nother\n") => assert!(there.unwrap().starts_with("one\nother\n")),
                    left => assert_eq!(there.as_deref(), left, "{name}"),
                }
                if name == "moved" {
                    assert_eq!(fs::read_to_string(folder.join("moved")).unwrap(), "one\n");
                }
                // The length that was written, so that what is lost is known.
                let written = files.written();
                assert_eq!(
                    written.borrow().bytes_after(Position::default()),
                    4 + 10,
                    "{name}"
                );
                assert_eq!(
                    written.borrow().end(),
                    Position {
                        file: 2,
                        offset: 10
                    }
                );
                // The folder is still taken.
                assert!(Files::open(&folder, fsync, 1024).is_err(), "{name}");
                drop(files);
                assert_eq!(
                    Files::open(&folder, fsync, 1024).unwrap().number,
                    3,
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn a_compressed_file_keeps_its_number_and_is_no_gap() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let compressed = |number| path_of(folder, number).with_extension("ndjson.zst");
        for number in 2..=4 {
            fs::write(compressed(number), "some bytes").unwrap();
        }
        // Not removed yet when the archive was killed.
        fs::write(path_of(folder, 3), "line\n").unwrap();
        let files = Files::open(folder, Fsync::Never, 1024).unwrap();
        let written = files.written();
        let written = written.borrow();
        assert_eq!(files.number, 5);
        assert_eq!(written.gaps(2), []);
        assert_eq!(written.bytes_after(Position::default()), 5);
    }

    #[test]
    fn numbers_that_cannot_be_right_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for name in [
            "events-18446744073709551615",
            "events-18446744073709551616",
            "events-9223372036854775807",
            "events-1000000000000",
            "events-7",
            "events-+0000008",
            "events--0000009",
            "events-000000010",
        ] {
            for end in ["ndjson", "ndjson.zst"] {
                fs::write(folder.join(format!("{name}.{end}")), "of another\n").unwrap();
            }
        }
        let files = Files::open(folder, Fsync::Never, 1024).unwrap();
        assert_eq!(
            (
                files.number,
                files.written().borrow().bytes_after(Position::default())
            ),
            (1, 0)
        );
        drop(files);
        fs::write(path_of(folder, MAX_NUMBER - 1), "right\n").unwrap();
        let files = Files::open(folder, Fsync::Never, 1024).unwrap();
        assert_eq!(
            (
                files.number,
                files.written().borrow().bytes_after(Position::default())
            ),
            (MAX_NUMBER, 6)
        );
    }
}
