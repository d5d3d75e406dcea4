//! The journal: append-only files of NDJSON. An event is in it before Bandwidth gets its answer.
//!
//! One thread writes what has come in since its last write, so that under load one write, and one
//! fsync, serves many requests. A write that fails is taken back, and its requests get 503. If the
//! file was removed or truncated meanwhile, the write is made again in a new one.

mod files;
mod lock;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{fmt, io, mem, thread};

use clap::ValueEnum;
use tokio::sync::{oneshot, watch};

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
    queue: Arc<Queue>,
    /// The most requests that may wait.
    most: usize,
    written: watch::Receiver<Written>,
}

/// What is to be written. Lines are copied to the end of one buffer, which the thread that writes
/// takes as a whole: a channel would allocate for each of them.
#[derive(Default)]
struct Queue {
    pending: Mutex<Pending>,
    filled: Condvar,
}

#[derive(Default)]
struct Pending {
    batch: Batch,
    /// Whether the thread waits to be woken.
    is_idle: bool,
    is_closed: bool,
}

#[derive(Default)]
struct Batch {
    lines: Vec<u8>,
    /// Where the lines of each request end, and who waits for them.
    requests: Vec<(usize, oneshot::Sender<()>)>,
}

/// Lines that were added, or not.
#[must_use = "they are not written yet"]
pub struct Receipt(Result<oneshot::Receiver<()>, NotWritten>);

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
        most: usize,
    ) -> io::Result<(Self, thread::JoinHandle<()>)> {
        disk::make_folder(folder)?;
        let mut files = Files::open(folder, fsync, file_size)?;
        let (identity, written) = (files.identity().to_owned(), files.written());
        let queue = Arc::new(Queue::default());
        let queued = queue.clone();
        let thread = thread::Builder::new()
            .name("journal".into())
            .spawn(move || run(&mut files, &queued))?;
        let journal = Self {
            folder: folder.to_owned(),
            identity,
            queue,
            most,
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

    /// Adds lines, each with its end, to those that are to be written.
    pub fn append(&self, lines: &[u8]) -> Receipt {
        let (written, is_written) = oneshot::channel();
        if lines.is_empty() {
            // Nobody waits for it yet.
            let _ = written.send(());
            return Receipt(Ok(is_written));
        }
        let mut pending = locked(&self.queue.pending);
        let Batch {
            lines: all,
            requests,
        } = &mut pending.batch;
        if requests.len() >= self.most {
            return Receipt(Err(NotWritten::Busy));
        }
        all.extend_from_slice(lines);
        requests.push((all.len(), written));
        let is_idle = mem::take(&mut pending.is_idle);
        drop(pending);
        if is_idle {
            self.queue.filled.notify_one();
        }
        Receipt(Ok(is_written))
    }

    /// Returns what is written. The sender is gone when the journal is closed.
    pub fn written(&self) -> watch::Receiver<Written> {
        self.written.clone()
    }

    /// The number of requests that wait for the journal.
    pub fn depth(&self) -> usize {
        locked(&self.queue.pending).batch.requests.len()
    }

    /// Whether the queue has room.
    pub fn has_room(&self) -> bool {
        self.depth() < self.most
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        locked(&self.queue.pending).is_closed = true;
        self.queue.filled.notify_one();
    }
}

impl Receipt {
    /// Of lines that could not be made.
    pub fn failed() -> Self {
        Self(Err(NotWritten::Failed))
    }

    /// Returns when they are written, and with [`Fsync::Always`] when they are on the disk.
    ///
    /// # Errors
    ///
    /// The lines are not in the journal, or after a failed fsync perhaps.
    pub async fn written(self) -> Result<(), NotWritten> {
        self.0?.await.map_err(|_| NotWritten::Failed)
    }
}

impl Queue {
    /// Waits for lines, and takes all that there are. None if nobody can add any more.
    fn take(&self, empty: &mut Batch) -> Option<()> {
        let mut pending = locked(&self.pending);
        while pending.batch.requests.is_empty() {
            if pending.is_closed {
                return None;
            }
            pending.is_idle = true;
            pending = self
                .filled
                .wait(pending)
                .unwrap_or_else(PoisonError::into_inner);
        }
        pending.is_idle = false;
        mem::swap(&mut pending.batch, empty);
        Some(())
    }
}

/// Writes until nobody can add lines any more.
fn run(files: &mut Files, queue: &Queue) {
    let mut batch = Batch::default();
    let mut log = Log::default();
    while let Some(()) = queue.take(&mut batch) {
        let Batch { lines, requests } = &mut batch;
        let mut requests = requests.drain(..).peekable();
        let mut begin = 0;
        while let Some((mut end, first)) = requests.next() {
            let mut waiting = vec![first];
            while let Some((next, written)) = requests.next_if(|(next, _)| next - begin <= BATCH) {
                end = next;
                waiting.push(written);
            }
            match files.write(&lines[begin..end]) {
                Ok(()) => waiting.into_iter().for_each(|written| {
                    // The client may be gone.
                    let _ = written.send(());
                }),
                Err(error) => log.error(
                    &error,
                    "the journal cannot be written: requests are answered with 503",
                ),
            }
            begin = end;
        }
        drop(requests);
        lines.clear();
        lines.shrink_to(BATCH);
    }
    if let Err(error) = files.close() {
        log.error(&error, "the journal cannot be synchronized with the disk");
    }
}

fn locked(pending: &Mutex<Pending>) -> MutexGuard<'_, Pending> {
    pending.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of many requests, with more than one write takes and with single ones that are longer.
    #[tokio::test]
    async fn lines_are_written_in_order_whatever_their_lengths() {
        let folder = tempfile::tempdir().unwrap();
        let (journal, writer) = Journal::open(folder.path(), Fsync::Never, 1 << 30, 1000).unwrap();
        let (mut all, mut receipts) = (Vec::new(), Vec::new());
        for (number, length) in [
            1,
            BATCH / 3,
            BATCH / 3,
            BATCH / 3,
            BATCH,
            BATCH - 1,
            BATCH + 1,
            7,
        ]
        .into_iter()
        .cycle()
        .take(40)
        .enumerate()
        {
            let line = format!("{number} {}\n", "x".repeat(length));
            receipts.push(journal.append(line.as_bytes()));
            all.extend_from_slice(line.as_bytes());
        }
        for receipt in receipts {
            receipt.written().await.unwrap();
        }
        drop(journal);
        writer.join().unwrap();
        let written = std::fs::read(folder.path().join("events-00000001.ndjson")).unwrap();
        assert!(written == all);
    }

    #[tokio::test]
    async fn only_so_many_requests_wait() {
        let folder = tempfile::tempdir().unwrap();
        let (journal, _writer) = Journal::open(folder.path(), Fsync::Never, 1 << 30, 0).unwrap();
        assert_eq!(
            journal.append(b"{}\n").written().await,
            Err(NotWritten::Busy)
        );
        assert_eq!(journal.append(b"").written().await, Ok(()));
        assert!(!journal.has_room());
        assert_eq!(journal.depth(), 0);
    }
}
