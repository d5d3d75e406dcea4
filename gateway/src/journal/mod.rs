//! The journal: append-only files of NDJSON. An event is in it before Bandwidth gets its answer.
//!
//! One thread writes what has come in since its last write, so that under load one write, and one
//! fsync, serves many requests. A write that fails is taken back, and its requests get 503. If the
//! file was removed or truncated meanwhile, the write is made again in a new one.

mod files;
mod lock;

use std::path::{Path, PathBuf};
use std::{fmt, io, thread};

use clap::ValueEnum;
use tokio::sync::{mpsc, oneshot, watch};

use self::files::{Files, Log};
use gateway_common::disk;
use gateway_common::journal::reader::Written;

/// When the files are synchronized with the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fsync {
    /// Before each answer. Survives a loss of power.
    Always,
    /// Ten times a second. Survives the end of this process; a loss of power can cost the last
    /// tenth of a second.
    Interval,
    /// When the system decides to. Survives the end of this process.
    Never,
}

/// The most that one write takes, so that the first of its requests does not wait long.
const BATCH: usize = 1024 * 1024;

pub struct Journal {
    folder: PathBuf,
    identity: String,
    entries: mpsc::Sender<Entry>,
    written: watch::Receiver<Written>,
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
    pub fn open(
        folder: &Path,
        fsync: Fsync,
        file_size: u64,
        queue: usize,
    ) -> io::Result<(Self, thread::JoinHandle<()>)> {
        disk::make_folder(folder)?;
        let mut files = Files::open(folder, fsync, file_size)?;
        let (identity, written) = (files.identity().to_owned(), files.written());
        let (entries, mut queued) = mpsc::channel(queue);
        let thread = thread::Builder::new()
            .name("journal".into())
            .spawn(move || run(&mut files, &mut queued))?;
        let journal = Self {
            folder: folder.to_owned(),
            identity,
            entries,
            written,
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

    /// Adds lines, each with its end. Returns when they are written, and with [`Fsync::Always`]
    /// when they are on the disk.
    ///
    /// # Errors
    ///
    /// The lines are not in the journal, or after a failed fsync perhaps.
    pub async fn append(&self, lines: Vec<u8>) -> Result<(), NotWritten> {
        if lines.is_empty() {
            return Ok(());
        }
        let (written, is_written) = oneshot::channel();
        self.entries
            .try_send(Entry { lines, written })
            .map_err(|_| NotWritten::Busy)?;
        is_written.await.map_err(|_| NotWritten::Failed)
    }

    /// Returns what is written. The sender is gone when the journal is closed.
    pub fn written(&self) -> watch::Receiver<Written> {
        self.written.clone()
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

/// Writes until nobody can add lines any more.
fn run(files: &mut Files, queued: &mut mpsc::Receiver<Entry>) {
    let mut lines = Vec::new();
    let mut waiting = Vec::new();
    let mut log = Log::default();
    while let Some(first) = queued.blocking_recv() {
        let mut next = Some(first);
        while let Some(entry) = next {
            lines.extend_from_slice(&entry.lines);
            waiting.push(entry.written);
            next = if lines.len() < BATCH {
                queued.try_recv().ok()
            } else {
                None
            };
        }
        match files.write(&lines) {
            Ok(()) => waiting.drain(..).for_each(|written| {
                // The client may be gone.
                let _ = written.send(());
            }),
            Err(error) => {
                log.error(
                    &error,
                    "the journal cannot be written: requests are answered with 503",
                );
                waiting.clear();
            }
        }
        lines.clear();
        lines.shrink_to(BATCH);
    }
    if let Err(error) = files.close() {
        log.error(&error, "the journal cannot be synchronized with the disk");
    }
}
