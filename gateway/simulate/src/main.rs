//! Plays calls against a gateway as Bandwidth would. `bandwidth-simulate --help` describes it.

#![allow(unreachable_pub, reason = "a program has no public API")]
#![forbid(unsafe_code)]

mod args;
mod attacks;
mod call;
mod client;
mod delivery;
mod document;
mod event;
mod fit;
mod flood;
mod hostile;
mod hostile_stream;
mod mix;
mod plan;
mod report;
mod stream;
mod wire;

use std::io::{IsTerminal, stderr};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::anyhow;
use args::Args;
use clap::Parser;
use client::{Client, Target, authorization};
use gateway_common::stop::stopped;
use indicatif::{ProgressBar, ProgressStyle};
use report::Report;
use tokio::runtime::Runtime;
use tokio::sync::watch;
use url::Url;
use wire::Connection;

/// The state that all calls of a run share.
struct Run {
    url: Url,
    messages: Option<Url>,
    stream: Option<Url>,
    /// Whether events go to the application's URL that Bandwidth sends only to URLs that a verb or
    /// a request names.
    samples: bool,
    authorization: Option<String>,
    client: Client,
    report: Report,
    progress: ProgressBar,
    stop: watch::Sender<bool>,
    seed: u64,
    rate: Option<f64>,
    calls: Option<u64>,
    duration: Duration,
    connections: u32,
    timeout: Duration,
    speed: f64,
    frames: f64,
}

impl Run {
    fn is_stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Waits for something. Returns nothing if the run is stopped before.
    async fn unless_stopped<T>(&self, awaited: impl Future<Output = T>) -> Option<T> {
        let mut stop = self.stop.subscribe();
        tokio::select! {
            biased;
            value = awaited => Some(value),
            _ = stop.wait_for(|is_stopped| *is_stopped) => None,
        }
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    let outcome = match Runtime::new() {
        Ok(runtime) => runtime.block_on(run(&args)),
        Err(error) => Err(error.into()),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("bandwidth-simulate: {error:#}");
        ExitCode::FAILURE
    })
}

/// Plays what the options ask for, and prints the report. Fails if a reply does not fit.
async fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let credentials = args.credentials()?;
    let (url, messages, stream) = (args.url()?, args.messages()?, args.stream()?);
    let address = Target::new(&url).address;
    Connection::new(address.clone())
        .open(args.timeout())
        .await
        .map_err(|_| anyhow!("{address} cannot be reached"))?;
    let run = Arc::new(Run {
        url,
        messages,
        stream,
        samples: args.samples,
        authorization: credentials
            .as_ref()
            .map(|known| authorization(&known.user, &known.password)),
        client: Client::new(args.connections, args.timeout()),
        report: Report::default(),
        progress: bar(args),
        stop: watch::Sender::new(false),
        seed: args.seed,
        rate: args.rate,
        calls: args.calls,
        duration: Duration::from_secs(args.duration),
        connections: args.connections,
        timeout: args.timeout(),
        speed: args.speed,
        frames: args.frames,
    });
    let watched = run.clone();
    tokio::spawn(async move {
        stopped().await;
        watched.stop.send_replace(true);
        // The calls hang up, and the report follows. A second signal does not wait for it.
        stopped().await;
        std::process::exit(130);
    });
    let attacks = args
        .hostile
        .then(|| tokio::spawn(hostile::run(run.clone())));
    if args.flood {
        flood::run(run.clone()).await;
    } else {
        plan::run(run.clone()).await;
    }
    if let Some(attacks) = attacks {
        // They do not panic.
        run.unless_stopped(attacks).await;
    }
    run.progress.finish_and_clear();
    if args.json {
        println!("{:#}", run.report.to_json());
    } else {
        print!("{}", run.report);
    }
    Ok(if run.report.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A progress bar on stderr, hidden where that is not a terminal.
fn bar(args: &Args) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match args.calls {
        Some(calls) => (
            ProgressBar::new(calls),
            "{wide_bar} {pos}/{len} {per_sec} {eta}",
        ),
        None => (
            ProgressBar::no_length(),
            "{spinner} {pos} {per_sec} {elapsed}",
        ),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
