//! The sink of the journal, where one is set.

use std::sync::Arc;

use tokio::task::JoinHandle;

use super::Args;
use crate::journal::Journal;
use crate::metrics::Metrics;
use crate::slow::Slow;

pub struct Sink {
    /// The bytes that are not forwarded yet.
    pub backlog: Arc<Slow<u64>>,
    /// Ends after the journal.
    pub forwarding: JoinHandle<()>,
}

/// Begins to forward the journal to the servers of `--sink`.
///
/// # Errors
///
/// One of them is no URL, or the file with the position cannot be read.
#[cfg(feature = "jetstream")]
pub fn begin(
    args: &Args,
    journal: &Journal,
    metrics: &Arc<Metrics>,
) -> anyhow::Result<Option<Sink>> {
    use std::time::Duration;

    use anyhow::Context;
    use gateway_common::jetstream;

    use crate::forward::Forwarder;

    /// How long the page and the metrics wait for the file system.
    const DISK: Duration = Duration::from_millis(500);

    if args.sink.is_empty() {
        return Ok(None);
    }
    let servers = jetstream::servers("sink", &args.sink)?;
    let forwarder = Forwarder::open(servers, args.replicas.into(), journal, metrics.clone())
        .context("the file `forwarded` of the journal")?;
    let backlog = forwarder.backlog();
    Ok(Some(Sink {
        backlog: Arc::new(Slow::new(DISK, move || backlog.bytes())),
        forwarding: tokio::spawn(forwarder.run()),
    }))
}

/// # Errors
///
/// There is a sink, and this build has no way to it.
#[cfg(not(feature = "jetstream"))]
pub fn begin(args: &Args, _: &Journal, _: &Arc<Metrics>) -> anyhow::Result<Option<Sink>> {
    if args.sink.is_empty() {
        return Ok(None);
    }
    anyhow::bail!(
        "this gateway is built without JetStream, so it has no --sink: build it by `cargo build --release -p gateway --features jetstream`"
    )
}
