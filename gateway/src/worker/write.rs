//! Brings the records of ended calls from JetStream to the files.

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use async_nats::ServerAddr;
use async_nats::jetstream as nats;
use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use time::format_description::well_known::Rfc3339;
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use super::files::Files;
use crate::jetstream::values::Values;
use crate::jetstream::{self, Fault};

/// How often the file that is not complete is written again.
const REWRITE: Duration = Duration::from_secs(5);

/// Before the next try after a fault.
const PAUSE: Duration = Duration::from_millis(500);

/// Records that are asked for at the same time, and those that are brought at once.
const REQUESTS: usize = 64;
const CHUNK: u64 = 1000;

pub struct Writer {
    pub servers: Vec<ServerAddr>,
    pub replicas: usize,
    pub folder: PathBuf,
}

/// Why the files are not written.
enum Failure {
    /// It can be tried again. What is not in the files yet is read from JetStream again.
    Fault(Fault),
    /// The folder must not be written.
    Folder(io::Error),
}

impl<E: Into<Fault>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Fault(error.into())
    }
}

impl Writer {
    /// Writes until it is told to stop, and then what is left.
    ///
    /// # Errors
    ///
    /// The folder cannot be opened, or has the records of another stream.
    pub async fn run(&self, mut stop: watch::Receiver<()>) -> io::Result<()> {
        let mut is_logged = false;
        loop {
            match self.work(&mut stop, &mut is_logged).await {
                Ok(()) => return Ok(()),
                Err(Failure::Folder(error)) => return Err(error),
                Err(Failure::Fault(fault)) if !is_logged => {
                    tracing::warn!(%fault, "the records stay in JetStream until they can be written");
                    is_logged = true;
                }
                Err(Failure::Fault(_)) => {}
            }
            sleep(PAUSE).await;
        }
    }

    async fn work(&self, stop: &mut watch::Receiver<()>, is_logged: &mut bool) -> Result<(), Failure> {
        let client = jetstream::connect(self.servers.clone()).await?;
        let ended = Values::ended(&nats::new(client), self.replicas).await?;
        let identity = ended.stream.cached_info().created.format(&Rfc3339)?;
        let mut files = self.open(&identity)?;
        if files.is_none() {
            tracing::info!("another process writes the files: this one does when that ends");
        }
        loop {
            let is_last = stop.has_changed().is_err();
            if let Some(opened) = files {
                files = Some(bring(&ended, &identity, opened).await?);
                *is_logged = false;
            }
            if is_last {
                return Ok(());
            }
            tokio::select! {
                () = sleep(REWRITE) => {}
                _ = stop.changed() => {}
            }
            if files.is_none() {
                files = self.open(&identity)?;
            }
        }
    }

    fn open(&self, stream: &str) -> Result<Option<Files>, Failure> {
        Files::open(&self.folder, stream).map_err(Failure::Folder)
    }
}

/// Brings the records that the files do not have yet.
async fn bring(ended: &Values, identity: &str, mut files: Files) -> Result<Files, Fault> {
    let info = ended.stream.get_info().await?;
    if info.created.format(&Rfc3339)? != identity {
        return Err("the stream of records was made again".into());
    }
    let (first, last) = (info.state.first_sequence, info.state.last_sequence);
    // What has reached the age limit is not asked for.
    files = spawn_blocking(move || {
        while files.next() < first {
            files.push(None)?;
        }
        io::Result::Ok(files)
    })
    .await??;
    while files.next() <= last {
        let (from, to) = (files.next(), last.min(files.next() + CHUNK - 1));
        let last = async || Ok(ended.stream.get_info().await?.state.last_sequence);
        let records = read(from, to, |sequence| ended.at(sequence), last).await?;
        files = spawn_blocking(move || {
            for record in &records {
                files.push(record.as_deref())?;
            }
            io::Result::Ok(files)
        })
        .await??;
    }
    Ok(spawn_blocking(move || files.write().map(|()| files)).await??)
}

/// Reads records by their sequence numbers, nothing for one that is gone. A leader that is new may not have applied its log yet, so what is
/// missing is asked for again.
async fn read<R: Future<Output = Result<Option<Bytes>, Fault>>>(
    from: u64,
    to: u64,
    at: impl Fn(u64) -> R,
    last: impl AsyncFnOnce() -> Result<u64, Fault>,
) -> Result<Vec<Option<Bytes>>, Fault> {
    let mut records: Vec<_> = stream::iter(from..=to).map(&at).buffered(REQUESTS).try_collect().await?;
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
            async move { Ok(is_there.then(|| Bytes::from(sequence.to_string()))) }
        };
        let records = read(1, 4, at, async || Ok(4)).await.unwrap();
        let records: Vec<_> = records.iter().map(Option::as_deref).collect();
        assert_eq!(records, [Some(&b"1"[..]), None, Some(b"3"), Some(b"4")]);
        assert_eq!(requests.get(), 6);
        // The leader has fewer records than there were.
        assert!(read(1, 4, async |_| Ok(None), async || Ok(3)).await.is_err());
    }
}
