//! Brings the records of ended calls and conferences from JetStream to the files.

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use async_nats::ServerAddr;
use async_nats::jetstream as nats;
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::counts::Counts;
use super::files::{Files, Last};
use super::table::Kind;
use super::values::Values;
use gateway_common::jetstream::{self, Fault};
use gateway_common::retry::{PAUSE, Retry};

/// How often the file that is not complete is written again.
const REWRITE: Duration = Duration::from_secs(5);

/// Records that are asked for at the same time, and those that are brought at once.
const REQUESTS: usize = 64;
const CHUNK: u64 = 1000;

pub struct Writer {
    pub servers: Vec<ServerAddr>,
    pub replicas: usize,
    pub folder: PathBuf,
    pub counts: Arc<Counts>,
}

/// Why the files are not written. What is not in them yet is read from JetStream again.
enum Failure {
    Servers(Fault),
    Folder(io::Error),
}

impl<E: Into<Fault>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Servers(error.into())
    }
}

impl Writer {
    /// Writes until it is told to stop, and then what is left. A fault is logged and tried again.
    pub async fn run(&self, mut stop: watch::Receiver<()>) {
        let mut retry = Retry::new("the records stay in JetStream until they can be written");
        while let Err(fault) = self.work(&mut stop, &mut retry).await {
            retry.pause(&fault).await;
        }
    }

    async fn work(&self, stop: &mut watch::Receiver<()>, retry: &mut Retry) -> Result<(), Fault> {
        let context = nats::new(jetstream::connect(self.servers.clone()).await?);
        // The folder of the conferences has a lock and a state of its own.
        let mut sets = [
            Set {
                kind: Kind::Calls,
                folder: self.folder.clone(),
                ended: Values::ended(&context, self.replicas).await?,
                files: None,
            },
            Set {
                kind: Kind::Conferences,
                folder: self.folder.join("conferences"),
                ended: Values::completed(&context, self.replicas).await?,
                files: None,
            },
        ];
        let (mut is_waiting, mut fault) = (false, None);
        loop {
            let is_last = stop.has_changed().is_err();
            match bring_all(&mut sets).await {
                Ok(true) => {
                    if retry.succeeds() || fault.is_some() {
                        tracing::info!("records are written again");
                    }
                    (is_waiting, fault) = (false, None);
                }
                Ok(false) if !is_waiting => {
                    tracing::info!(
                        "another process writes the files: this one does when that ends"
                    );
                    is_waiting = true;
                }
                Ok(false) => {}
                Err(Failure::Servers(fault)) => return Err(fault),
                Err(Failure::Folder(error)) => {
                    self.counts.file_fault();
                    let error = error.to_string();
                    if fault.as_ref() != Some(&error) {
                        tracing::error!(
                            error,
                            "the files cannot be written: events are folded all the same, and the records stay in JetStream"
                        );
                        fault = Some(error);
                    }
                }
            }
            if is_last {
                return Ok(());
            }
            tokio::select! {
                () = sleep(REWRITE) => {}
                _ = stop.changed() => {}
            }
        }
    }
}

/// The files of one kind of records, if they are open, and the stream that these come from.
struct Set {
    kind: Kind,
    folder: PathBuf,
    ended: Values,
    files: Option<Files>,
}

/// Brings the records of each kind, whatever is wrong with the files of the other one. Returns
/// whether this process has all files, or the first fault.
async fn bring_all(sets: &mut [Set]) -> Result<bool, Failure> {
    let mut outcome = Ok(true);
    for set in sets {
        match set.bring().await {
            Err(Failure::Servers(fault)) => return Err(Failure::Servers(fault)),
            Err(Failure::Folder(error)) => {
                let error = io::Error::other(format!("{}: {error}", set.folder.display()));
                outcome = outcome.and(Err(Failure::Folder(error)));
            }
            Ok(has_files) => outcome = outcome.map(|all| all && has_files),
        }
    }
    outcome
}

impl Set {
    /// Brings the records that the files do not have yet, after opening them. Returns whether this
    /// process has them, and not another one.
    async fn bring(&mut self) -> Result<bool, Failure> {
        let files = match self.files.take() {
            Some(files) => Some(files),
            None => Files::open(self.kind, &self.folder).map_err(Failure::Folder)?,
        };
        let Some(mut files) = files else {
            return Ok(false);
        };
        let ended = &self.ended;
        let state = ended.stream.get_info().await?.state;
        let (first, last) = (state.first_sequence, state.last_sequence);
        if let Some(written) = files.last() {
            check(
                written,
                last,
                ended
                    .at(written.sequence)
                    .await?
                    .map(|message| message.time.into()),
            )
            .map_err(Failure::Folder)?;
        }
        // What has reached the age limit is not asked for.
        files = blocking(move || {
            while files.next() < first {
                files.push(None)?;
            }
            Ok(files)
        })
        .await?;
        while files.next() <= last {
            let (from, to) = (files.next(), last.min(files.next() + CHUNK - 1));
            let last = async || Ok(ended.stream.get_info().await?.state.last_sequence);
            let records = read(from, to, |sequence| ended.at(sequence), last).await?;
            files = blocking(move || {
                for record in records {
                    files.push(
                        record
                            .as_ref()
                            .map(|record| (record.payload.as_ref(), record.time.into())),
                    )?;
                }
                Ok(files)
            })
            .await?;
        }
        self.files = Some(blocking(move || files.write().map(|()| files)).await?);
        Ok(true)
    }
}

/// Whether a stream is the one whose records the files have. The last number of the stream is
/// known, and the time of the record that has the number of the files' last one. If that has
/// reached the age limit, nothing contradicts.
fn check(written: Last, last: u64, time: Option<SystemTime>) -> io::Result<()> {
    if last < written.sequence {
        return Err(io::Error::other(format!(
            "it has {} records, and the stream {last}: it was made again, or a server does not have all yet",
            written.sequence
        )));
    }
    if time.is_some_and(|time| time != written.time) {
        return Err(io::Error::other(
            "it has the records of another stream: choose another folder",
        ));
    }
    Ok(())
}

/// Works on the folder. A panic is a fault of its files, too.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    spawn_blocking(work)
        .await
        .map_err(io::Error::other)
        .flatten()
        .map_err(Failure::Folder)
}

/// Reads records by their sequence numbers, nothing for one that is gone. A leader that is new may
/// not have applied its log yet, so what is missing is asked for again.
async fn read<T, R: Future<Output = Result<Option<T>, Fault>>>(
    from: u64,
    to: u64,
    at: impl Fn(u64) -> R,
    last: impl AsyncFnOnce() -> Result<u64, Fault>,
) -> Result<Vec<Option<T>>, Fault> {
    let mut records: Vec<_> = stream::iter(from..=to)
        .map(&at)
        .buffered(REQUESTS)
        .try_collect()
        .await?;
    if records.iter().any(Option::is_none) {
        sleep(PAUSE).await;
        if last().await? < to {
            return Err("a server does not have the last records yet".into());
        }
        for (sequence, record) in (from..=to).zip(&mut records) {
            if record.is_none() {
                *record = at(sequence).await?;
            }
        }
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[tokio::test]
    async fn a_record_that_a_new_leader_does_not_have_yet_is_asked_for_again() {
        let requests = Cell::new(0);
        // The third is there at the second request, and the second is gone.
        let at = |sequence: u64| {
            requests.set(requests.get() + 1);
            let is_there = sequence != 2 && (sequence != 3 || requests.get() > 4);
            async move { Ok(is_there.then_some(sequence)) }
        };
        let records = read(1, 4, at, async || Ok(4)).await.unwrap();
        assert_eq!(records, [Some(1), None, Some(3), Some(4)]);
        assert_eq!(requests.get(), 6);
        // The leader has fewer records than there were.
        assert!(
            read(1, 4, async |_| Ok(None::<u64>), async || Ok(3))
                .await
                .is_err()
        );
    }

    #[test]
    fn a_stream_is_another_one_if_it_has_fewer_records_or_another_last_one() {
        let time = |nanoseconds| SystemTime::UNIX_EPOCH + Duration::from_nanos(nanoseconds);
        let written = Last {
            sequence: 7,
            time: time(5),
        };
        for last in [7, 8, 100] {
            assert!(check(written, last, Some(time(5))).is_ok());
            assert!(check(written, last, None).is_ok());
            for other in [4, 6] {
                assert!(check(written, last, Some(time(other))).is_err());
            }
        }
        for last in [0, 6] {
            assert!(check(written, last, Some(time(5))).is_err());
            assert!(check(written, last, None).is_err());
        }
    }
}
