//! The server: how it starts and how it ends.
//!
//! A request goes from `server` (accepting) through `connection` (limits) to `routes`, from where a
//! webhook goes through `webhook`, and a media stream through `stream` to `agent`. `state` has what
//! they share.

mod agent;
mod allowance;
mod args;
mod connection;
mod head;
mod refusals;
mod routes;
pub mod server;
mod sink;
mod state;
mod stream;
mod webhook;

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

pub use args::Args;
use gateway_common::stop::stopped;
use server::{Limits, Refused};
use sink::Sink;
use state::Opened;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// How long a shutdown waits for the journal, and for the sink.
const CLOSING: Duration = Duration::from_secs(5);

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
///
/// A fault of the arguments, the menu or the journal, or the reason why it cannot listen.
pub async fn run(args: &Args) -> anyhow::Result<()> {
    let Opened {
        gateway,
        listener,
        link,
        writer,
        sink,
    } = state::open(args).await?;
    tokio::spawn(gateway.menu.clone().watch());
    tokio::spawn(gateway.page.clone().fold());
    greet(args, listener.local_addr()?, &link);
    let limits = Limits {
        head: gateway.patience,
        idle: Duration::from_secs(args.idle),
    };
    let refusals = gateway.refusals.clone();
    let refused: Refused = Arc::new(move |kind, reason| refusals.count("", None, kind, reason));
    let page = gateway.page.clone();
    let stop = async move {
        stopped().await;
        // Otherwise the shutdown would wait for these requests, which do not end.
        page.stop();
    };
    let router = routes::router(gateway);
    let most = args.max_connections;
    server::serve(listener, router, limits, most, refused, stop).await;
    close(writer, sink).await;
    Ok(())
}

/// Waits for what has been answered. With the last handle of the journal gone, its thread writes
/// what is queued and ends, and then the forwarder does.
async fn close(writer: JoinHandle<()>, sink: Option<Sink>) {
    let written = timeout(CLOSING, spawn_blocking(move || writer.join())).await;
    if written.is_err() {
        tracing::warn!("the journal did not close in time");
    }
    if let Some(sink) = sink
        && timeout(CLOSING, sink.forwarding).await.is_err()
    {
        tracing::warn!("some events are not forwarded yet: the next start does it");
    }
}

fn greet(args: &Args, address: SocketAddr, link: &str) {
    // curl asks for the password.
    let user = args.user.as_ref().map_or_else(String::new, |user| {
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
