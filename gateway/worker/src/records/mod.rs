//! Records of calls and conferences out of the events in JetStream, and the files of those that are
//! complete.

mod args;
mod batch;
mod call;
mod conference;
mod counts;
mod event;
mod files;
mod fold;
mod record;
mod table;
pub mod values;
mod write;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
pub use args::Args;
use counts::Counts;
use fold::Folder;
use tokio::sync::watch;
use tokio::time::timeout;
use write::Writer;

use gateway_common::jetstream;
use gateway_common::stop::stopped;

/// How long the end waits for the events that are under way, and then for the files.
const CLOSING: Duration = Duration::from_secs(10);

/// Folds and writes until SIGINT or SIGTERM.
///
/// # Errors
///
/// A fault of the arguments, or the reason why it cannot listen.
pub async fn run(args: &Args) -> anyhow::Result<()> {
    ensure!(
        !args.source.is_empty(),
        "--source or GATEWAY_SOURCE must name the servers that have the events"
    );
    let servers = jetstream::servers("source", &args.source)?;
    let counts = Arc::new(Counts::default());
    if let Some(address) = args.listen {
        let address = counts::serve(address, counts.clone())
            .await
            .with_context(|| format!("cannot listen on {address}"))?;
        println!("listening on {address}");
    }
    let folder = Folder {
        servers: servers.clone(),
        replicas: args.replicas.into(),
        settle: Duration::from_secs(args.settle),
        counts: counts.clone(),
    };
    let writer = Writer {
        servers,
        replicas: args.replicas.into(),
        folder: args.folder.clone(),
        counts,
    };
    let (stop, is_stopping) = watch::channel(());
    let (last, is_last) = watch::channel(());
    let mut folding = tokio::spawn(async move { folder.run(is_stopping).await });
    let writing = tokio::spawn(async move { writer.run(is_last).await });
    println!(
        "records of ended calls and conferences go to {}, {} s after their end",
        args.folder.display(),
        args.settle
    );
    tokio::select! {
        outcome = &mut folding => return outcome.context("the events are not folded any more"),
        () = stopped() => {}
    }
    drop(stop);
    match timeout(CLOSING, folding).await {
        Ok(outcome) => outcome?,
        Err(_) => tracing::warn!(
            "some events are not folded yet: another worker, or the next start, does it"
        ),
    }
    // The files get what was published last.
    drop(last);
    match timeout(CLOSING, writing).await {
        Ok(outcome) => outcome?,
        Err(_) => {
            tracing::warn!("some records are not in the files yet: the next start does it");
        }
    }
    Ok(())
}
