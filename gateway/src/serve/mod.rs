//! The server: what it is made of, how it starts and how it ends.

mod agent;
mod allowance;
mod args;
mod connection;
mod gateway;
mod head;
mod refusals;
mod routes;
pub mod server;
mod sink;
mod stream;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
pub use args::Args;
use bandwidth_callbacks::Options;
use bandwidth_callbacks::http::{Credentials, Endpoint};
use gateway::Gateway;
use gateway_common::stop::stopped;
use refusals::Refusals;
use server::{Limits, Refused};
use tokio::net::TcpListener;
use tokio::sync::{Mutex, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::journal::Journal;
use crate::menu::reload::Current;
use crate::metrics::Metrics;
use crate::page::{Access, Page, Token};

/// How long a shutdown waits for the journal, and for the sink.
const CLOSING: Duration = Duration::from_secs(5);

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
///
/// A fault of the arguments, the menu or the journal, or the reason why it cannot listen.
pub async fn run(args: &Args) -> anyhow::Result<()> {
    let credentials = args.credentials()?;
    let known = match &credentials {
        Some(set) => Some(Credentials::new(&set.user, &set.password).context("the credentials")?),
        None => None,
    };
    let menu = Arc::new(Current::load(args.menu.clone(), credentials.clone()).await?);
    let (journal, writer) = Journal::open(
        &args.journal,
        args.fsync,
        args.file_size * 1024 * 1024,
        args.max_requests as usize,
    )
    .with_context(|| format!("the journal {}", args.journal.display()))?;
    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;
    let address = listener.local_addr()?;

    let metrics = Arc::new(Metrics::default());
    let sink = sink::begin(args, &journal, &metrics)?;
    let backlog = sink.as_ref().map(|sink| sink.backlog.clone());
    let journal = Arc::new(journal);
    let (access, link) = match known.clone() {
        None => {
            let token = Token::new(address.port())?;
            let link = format!("http://{address}/?token={}", token.as_str());
            (Access::Local(token), link)
        }
        Some(_) if args.open_page => (Access::Anyone, format!("http://{address}/")),
        Some(known) => (Access::Known(known), format!("http://{address}/")),
    };
    let page = Arc::new(Page::new(
        access,
        known.is_some(),
        journal.clone(),
        backlog.clone(),
    ));
    let patience = Duration::from_secs(args.patience);
    let endpoint = known
        .clone()
        .map_or_else(Endpoint::without_authentication, Endpoint::new);
    let refusals = Arc::new(Refusals::new(metrics.clone(), page.clone()));
    let gateway = Arc::new(Gateway {
        endpoint: endpoint.options(Options::new().max_len(args.max_length)),
        known,
        menu: menu.clone(),
        journal,
        backlog,
        metrics,
        made: Mutex::default(),
        page: page.clone(),
        refusals: refusals.clone(),
        permits: Semaphore::new(args.max_requests as usize),
        streams: Arc::new(Semaphore::new(args.max_streams as usize)),
        patience,
    });
    tokio::spawn(menu.watch());
    greet(
        &address.to_string(),
        args,
        credentials
            .as_ref()
            .map(|credentials| credentials.user.as_str()),
        &link,
    );
    let router = routes::router(gateway);
    let stop = async {
        stopped().await;
        // Otherwise the shutdown would wait for these requests, which do not end.
        page.stop();
    };
    let refused: Refused = Arc::new(move |kind, reason| refusals.count("", None, kind, reason));
    let limits = Limits {
        head: patience,
        idle: Duration::from_secs(args.idle),
    };
    server::serve(
        listener,
        router,
        limits,
        args.max_connections,
        refused,
        stop,
    )
    .await;
    drop(page);
    // With the last handle of the journal gone, its thread writes what is queued and ends, and then
    // the forwarder does.
    if timeout(CLOSING, spawn_blocking(move || writer.join()))
        .await
        .is_err()
    {
        tracing::warn!("the journal did not close in time");
    }
    if let Some(sink) = sink
        && timeout(CLOSING, sink.forwarding).await.is_err()
    {
        tracing::warn!("some events are not forwarded yet: the next start does it");
    }
    Ok(())
}

fn greet(address: &str, args: &Args, user: Option<&str>, link: &str) {
    // curl asks for the password.
    let user = user.map_or_else(String::new, |user| {
        format!(" --user '{}'", user.replace('\'', r"'\''"))
    });
    println!("listening on {address}");
    if user.is_empty() {
        println!("no credentials are set: only this machine is served");
    }
    println!(
        "every event goes to {}, before its answer",
        args.journal.display()
    );
    println!("try a call:");
    println!(
        "  curl{user} -H 'Content-Type: application/json' -d '{{\"eventType\":\"initiate\",\"callId\":\"c-1\"}}' http://{address}/webhooks"
    );
    println!("see what happens:");
    println!("  {link}");
    println!("see the metrics:");
    println!("  curl http://{address}/metrics");
}
