//! A gateway for the webhooks of the Bandwidth Voice API. `gateway --help` describes it.

#![forbid(unsafe_code)]

mod answer;
mod args;
mod bxml;
mod forward;
mod journal;
mod menu;
mod metrics;
mod reader;
mod record;
mod reload;
mod routes;
mod server;
mod stream;

use std::io;
use std::process::ExitCode;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use args::Args;
use bandwidth_callbacks::Options;
use bandwidth_callbacks::http::{Credentials, Endpoint};
use clap::Parser;
use forward::Forwarder;
use journal::Journal;
use metrics::Metrics;
use routes::Gateway;
use tokio::net::TcpListener;
use tokio::signal;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let args = Args::parse();
    if args.print_menu {
        print!("{}", menu::DEFAULT);
        return ExitCode::SUCCESS;
    }
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    if args.log_json {
        log.json().init();
    } else {
        log.init();
    }
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("gateway: {message}");
            ExitCode::FAILURE
        }
    }
}

/// How long a shutdown waits for the journal, and for the sink.
const CLOSING: Duration = Duration::from_secs(5);

#[tokio::main]
async fn run(args: &Args) -> Result<(), String> {
    let credentials = args.credentials()?;
    let known = match &credentials {
        Some((user, password)) => Some(Credentials::new(user, password).map_err(|error| format!("the credentials: {error}"))?),
        None => None,
    };
    let menu = reload::load(args.menu.as_deref())?;
    let (journal, writer) = Journal::open(&args.journal, args.fsync, args.file_size * 1024 * 1024, args.max_requests as usize)
        .map_err(|error| format!("the journal {}: {error}", args.journal.display()))?;
    let listener = TcpListener::bind(args.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", args.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;

    let metrics = Arc::new(Metrics::new());
    let forwarding = (!args.sink.is_empty()).then(|| {
        let forwarder = Forwarder {
            servers: args.sink.clone(),
            replicas: args.replicas.into(),
            folder: args.journal.clone(),
            end: journal.end(),
            metrics: metrics.clone(),
        };
        tokio::spawn(async move {
            if let Err(error) = forwarder.run().await {
                tracing::error!(%error, "nothing is forwarded: the file with the position cannot be read");
            }
        })
    });
    let endpoint = known.clone().map_or_else(Endpoint::without_authentication, Endpoint::new);
    let gateway = Arc::new(Gateway {
        endpoint: endpoint.options(Options::new().max_len(args.max_length)),
        known,
        credentials,
        menu: RwLock::new(Arc::new(menu)),
        journal,
        metrics,
        permits: Semaphore::new(args.max_requests as usize),
    });
    if let Some(file) = args.menu.clone() {
        tokio::spawn(reload::watch(file, Arc::downgrade(&gateway)));
    }
    greet(&address.to_string(), args, gateway.credentials.is_some());
    let patience = Duration::from_secs(args.patience);
    let router = routes::router(gateway, patience);
    server::serve(listener, router, patience, args.max_connections, stopped()).await;
    // With the last handle of the journal gone, its thread writes what is queued and ends, and then the forwarder does.
    if timeout(CLOSING, spawn_blocking(move || writer.join())).await.is_err() {
        tracing::warn!("the journal did not close in time");
    }
    if let Some(forwarding) = forwarding
        && timeout(CLOSING, forwarding).await.is_err()
    {
        tracing::warn!("some events are not forwarded yet: the next start does it");
    }
    Ok(())
}

fn greet(address: &str, args: &Args, has_credentials: bool) {
    let user = if has_credentials {
        " --user \"$GATEWAY_USER:$GATEWAY_PASSWORD\""
    } else {
        ""
    };
    println!("listening on {address}");
    if !has_credentials {
        println!("no credentials are set: only this machine is served");
    }
    println!("every event goes to {}, before its answer", args.journal.display());
    println!("try a call:");
    println!(
        "  curl{user} -H 'Content-Type: application/json' -d '{{\"eventType\":\"initiate\",\"callId\":\"c-1\"}}' http://{address}/webhooks"
    );
    println!("see the metrics:");
    println!("  curl http://{address}/metrics");
}

/// Ends with SIGINT or SIGTERM.
async fn stopped() {
    #[cfg(unix)]
    if let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = signal::ctrl_c() => {}
        }
        return;
    }
    let _ = signal::ctrl_c().await;
}
