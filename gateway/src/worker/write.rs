//! Brings the records of ended calls from JetStream to the files.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use async_nats::ServerAddr;
use async_nats::jetstream as nats;
use async_nats::jetstream::stream::RawMessageErrorKind;
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
                files = Some(bring(&ended, opened).await?);
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
async fn bring(ended: &Values, mut files: Files) -> Result<Files, Fault> {
    let state = ended.stream.get_info().await?.state;
    while files.next() <= state.last_sequence {
        let (from, to) = (files.next(), state.last_sequence.min(files.next() + CHUNK - 1));
        let records = stream::iter(from..=to).map(|sequence| async move {
            match ended.stream.get_raw_message(sequence).await {
                Ok(message) => Ok(Some(message.payload)),
                Err(error) if error.kind() == RawMessageErrorKind::NoMessageFound => Ok(None),
                Err(error) => Err(Fault::from(error)),
            }
        });
        let records: Vec<_> = records.buffered(REQUESTS).try_collect().await?;
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
