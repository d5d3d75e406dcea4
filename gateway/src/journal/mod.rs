//! The journal: append-only files of NDJSON. An event is in it before Bandwidth gets its answer.
//!
//! One thread writes what has come in since its last write, so that under load one write, and one fsync, serves many requests. A write
//! that fails is taken back, and its requests get 503.

pub mod line;
pub mod reader;

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fmt, thread};

use clap::ValueEnum;
use tokio::sync::{mpsc, oneshot, watch};

use self::reader::Position;
use crate::disk;

/// When the files are synchronized with the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fsync {
    /// Before each answer. Survives a loss of power.
    Always,
    /// Ten times a second. Survives the end of this process; a loss of power can cost the last tenth of a second.
    Interval,
    /// When the system decides to. Survives the end of this process.
    Never,
}

const INTERVAL: Duration = Duration::from_millis(100);

/// The most that one write takes, so that the first of its requests does not wait long.
const BATCH: usize = 1024 * 1024;

/// How often a lasting fault is logged.
const LOG_EVERY: Duration = Duration::from_secs(5);

pub struct Journal {
    folder: PathBuf,
    identity: String,
    entries: mpsc::Sender<Entry>,
    end: watch::Receiver<Position>,
}

struct Entry {
    lines: Vec<u8>,
    written: oneshot::Sender<()>,
}

/// Why an event is not in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// The queue is full: the disk does not keep up.
    Busy,
    /// The write takes too long.
    Late,
    /// The write or its fsync failed.
    Failed,
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Busy => "the gateway is busy",
            Self::Late => "the journal takes too long",
            Self::Failed => "the journal cannot be written",
        })
    }
}

impl Journal {
    /// Opens a folder for this process alone, and starts the thread that writes.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or written, or another process has it.
    pub fn open(folder: &Path, fsync: Fsync, file_size: u64, queue: usize) -> io::Result<(Self, thread::JoinHandle<()>)> {
        disk::make_folder(folder)?;
        let mut files = Files::open(folder, fsync, file_size)?;
        let (identity, end) = (files.lock.identity.clone(), files.end.subscribe());
        let (entries, mut queued) = mpsc::channel(queue);
        let thread = thread::Builder::new()
            .name("journal".into())
            .spawn(move || files.run(&mut queued))?;
        let journal = Self {
            folder: folder.to_owned(),
            identity,
            entries,
            end,
        };
        Ok((journal, thread))
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns what no other journal has. With it, the position of a line is unique.
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// Adds lines, each with its end. Returns when they are written, and with [`Fsync::Always`] when they are on the disk.
    ///
    /// # Errors
    ///
    /// The lines are not in the journal, or after a failed fsync perhaps.
    pub async fn append(&self, lines: Vec<u8>) -> Result<(), NotWritten> {
        if lines.is_empty() {
            return Ok(());
        }
        let (written, is_written) = oneshot::channel();
        self.entries.try_send(Entry { lines, written }).map_err(|_| NotWritten::Busy)?;
        is_written.await.map_err(|_| NotWritten::Failed)
    }

    /// Returns the position after the last written line. The sender is gone when the journal is closed.
    pub fn end(&self) -> watch::Receiver<Position> {
        self.end.clone()
    }

    /// The number of requests that wait for the journal.
    pub fn depth(&self) -> usize {
        self.entries.max_capacity() - self.entries.capacity()
    }

    /// Whether the queue has room.
    pub fn has_room(&self) -> bool {
        self.entries.capacity() > 0
    }
}

struct Files {
    folder: PathBuf,
    lock: Lock,
    fsync: Fsync,
    file_size: u64,
    number: u64,
    /// The number of the newest file, which is not in use if it could not be made as a whole.
    newest: u64,
    file: Arc<File>,
    /// The length of the file without what failed.
    len: u64,
    /// Whether the file can end in what failed.
    is_torn: bool,
    /// The file for the thread of [`Fsync::Interval`].
    to_sync: Arc<Mutex<Option<Arc<File>>>>,
    log: Log,
    end: watch::Sender<Position>,
}

impl Files {
    fn open(folder: &Path, fsync: Fsync, file_size: u64) -> io::Result<Self> {
        let (lock, mut number) = Lock::open(folder)?;
        for entry in fs::read_dir(folder)? {
            number = number.max(entry?.file_name().to_str().and_then(number_of).unwrap_or(0));
        }
        // Not the last file, which can end in half a line.
        number += 1;
        let file = create(folder, &lock, number)?;
        let to_sync = Arc::new(Mutex::new(None));
        if fsync == Fsync::Interval {
            let weak = Arc::downgrade(&to_sync);
            thread::Builder::new().name("fsync".into()).spawn(move || {
                let mut log = Log::default();
                while let Some(to_sync) = weak.upgrade() {
                    let file: Option<Arc<File>> = to_sync.lock().unwrap_or_else(PoisonError::into_inner).take();
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
            file: Arc::new(file),
            len: 0,
            is_torn: false,
            to_sync,
            log: Log::default(),
            end: watch::Sender::new(Position { file: number, offset: 0 }),
        })
    }

    /// Writes until nobody can add lines any more.
    fn run(&mut self, queued: &mut mpsc::Receiver<Entry>) {
        let mut lines = Vec::new();
        let mut waiting = Vec::new();
        while let Some(first) = queued.blocking_recv() {
            let mut next = Some(first);
            while let Some(entry) = next {
                lines.extend_from_slice(&entry.lines);
                waiting.push(entry.written);
                next = if lines.len() < BATCH { queued.try_recv().ok() } else { None };
            }
            match self.write(&lines) {
                Ok(()) => {
                    self.end.send_replace(Position {
                        file: self.number,
                        offset: self.len,
                    });
                    waiting.drain(..).for_each(|written| {
                        // The client may be gone.
                        let _ = written.send(());
                    });
                }
                Err(error) => {
                    self.log
                        .error(&error, "the journal cannot be written: requests are answered with 503");
                    waiting.clear();
                }
            }
            lines.clear();
            lines.shrink_to(BATCH);
        }
        if self.fsync != Fsync::Never
            && let Err(error) = self.file.sync_data()
        {
            self.log
                .error(&error, "the journal cannot be written: requests are answered with 503");
        }
    }

    fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        if self.is_torn || self.len >= self.file_size {
            self.next_file()?;
        }
        self.is_torn = true;
        if let Err(error) = (&*self.file).write_all(lines) {
            // Half of a line must not stay, or the next one would be part of it.
            self.is_torn = self.take_back().is_err();
            return Err(error);
        }
        if self.fsync == Fsync::Always {
            // After a failed fsync the system may have dropped the data, and a second fsync would succeed. So the file stays torn.
            self.file.sync_data()?;
        }
        self.is_torn = false;
        self.len += lines.len() as u64;
        if self.fsync == Fsync::Interval {
            *self.to_sync.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.file.clone());
        }
        Ok(())
    }

    fn take_back(&self) -> io::Result<()> {
        self.file.set_len(self.len)?;
        (&*self.file).seek(SeekFrom::Start(self.len)).map(drop)
    }

    fn next_file(&mut self) -> io::Result<()> {
        // Not the number of a file that was made, but whose name could not be synchronized.
        self.newest += 1;
        let file = create(&self.folder, &self.lock, self.newest)?;
        if self.fsync == Fsync::Interval
            && let Err(error) = self.file.sync_data()
        {
            tracing::error!(%error, "the journal cannot be synchronized with the disk");
        }
        self.file = Arc::new(file);
        self.number = self.newest;
        self.len = 0;
        self.is_torn = false;
        Ok(())
    }
}

/// The file `lock` of the folder. No other process writes the folder while this is open.
///
/// It has the number of the newest file, so that numbers are never used again: what was archived keeps its place, and the sink its position.
/// It has the identity of the journal too, so that if it is lost, and numbers begin anew, the journal is another one.
struct Lock {
    file: File,
    identity: String,
}

impl Lock {
    /// Returns the number of the newest file too, 0 if it is not known.
    fn open(folder: &Path) -> io::Result<(Self, u64)> {
        let taken = || io::Error::new(io::ErrorKind::ResourceBusy, "another process writes this journal");
        let file = disk::lock(folder)?.ok_or_else(taken)?;
        let mut text = Vec::new();
        (&file).read_to_end(&mut text)?;
        let text = String::from_utf8_lossy(&text);
        let mut words = text.split_whitespace();
        let number = match words.next() {
            Some(word) => word.parse().unwrap_or_else(|_| {
                tracing::warn!("the journal's file `lock` has no number of a file: the next number is that after the files in the folder");
                0
            }),
            None => 0,
        };
        let is_identity = |word: &&str| word.len() == IDENTITY && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let identity = words.next().filter(is_identity).map_or_else(new_identity, str::to_owned);
        Ok((Self { file, identity }, number))
    }

    fn write(&self, number: u64) -> io::Result<()> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        // In place and at least as long as before, so that it fits on a full disk.
        writeln!(file, "{number:08} {}", self.identity)
    }
}

/// The length of an identity.
const IDENTITY: usize = 32;

/// Returns 128 random bits. The standard library seeds its hashers from the system.
fn new_identity() -> String {
    let random = || RandomState::new().hash_one(());
    format!("{:016x}{:016x}", random(), random())
}

/// Logs a lasting fault now and then.
#[derive(Default)]
struct Log {
    last: Option<Instant>,
}

impl Log {
    fn error(&mut self, error: &io::Error, message: &str) {
        if self.last.is_none_or(|last| last.elapsed() > LOG_EVERY) {
            self.last = Some(Instant::now());
            tracing::error!(%error, "{message}");
        }
    }
}

fn create(folder: &Path, lock: &Lock, number: u64) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path_of(folder, number))?;
    lock.write(number)?;
    // The name must survive a loss of power too.
    File::open(folder)?.sync_all()?;
    Ok(file)
}

/// Returns where the file of this number is.
pub fn path_of(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("events-{number:08}.ndjson"))
}

fn number_of(name: &str) -> Option<u64> {
    name.strip_prefix("events-")?.strip_suffix(".ndjson")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let texts = [1, 2, 3].map(|number| fs::read_to_string(path_of(folder, number)).unwrap());
        assert_eq!(texts, ["whole\nhalf", "of another\n", "next\n"]);
        drop(files);
        // Also if the files were moved away.
        for number in 1..=3 {
            fs::remove_file(path_of(folder, number)).unwrap();
        }
        assert_eq!(Files::open(folder, Fsync::Never, 1024).unwrap().number, 4);
    }

    #[test]
    fn a_journal_has_an_identity_for_as_long_as_its_numbers_go_on() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let open = || {
            let files = Files::open(folder, Fsync::Never, 1024).unwrap();
            (files.number, files.lock.identity.clone())
        };
        let (number, identity) = open();
        assert_eq!((number, identity.len()), (1, IDENTITY));
        assert_eq!(open(), (2, identity.clone()));
        assert_ne!(
            Files::open(tempfile::tempdir().unwrap().path(), Fsync::Never, 1024)
                .unwrap()
                .lock
                .identity,
            identity
        );
        // Of an older release, and what is not the file's.
        for (lock, number) in [
            ("00000007\n", 8),
            ("", 9),
            ("\0\0", 10),
            ("half 0123", 11),
            ("00000011 0123456789abcdefg\n", 12),
        ] {
            fs::write(folder.join("lock"), lock).unwrap();
            let (new, other) = open();
            assert_eq!((new, other.len()), (number, IDENTITY), "{lock}");
            assert_ne!(other, identity);
            assert_eq!(open(), (number + 1, other));
            fs::remove_file(path_of(folder, number + 1)).unwrap();
        }
    }
}
