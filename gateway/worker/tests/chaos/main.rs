//! Kills and stops servers, gateways and workers at random while calls come in, and counts the
//! events that were lost, wrong or doubled.
//!
//! `gateway/load/chaos --seconds 120 --seed 7` runs it. It needs nats-server; `NATS_SERVER` chooses
//! which.

#![allow(unreachable_pub, reason = "a program has no public API")]

#[path = "../common/calls.rs"]
mod calls;
mod faults;
mod load;
#[path = "../common/records.rs"]
mod records;
mod truth;
#[path = "../common/worker.rs"]
mod worker;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use fastrand::Rng;
use faults::Cluster;
use gateway_testing::nats;
use load::Load;

/// How long a worker waits for events that are late.
pub const SETTLE: &str = "2";

/// Kills and stops servers, gateways and workers at random while calls come in. Ends with a failure
/// if an event was lost, wrong or doubled.
#[derive(Parser)]
#[command(name = "chaos")]
struct Args {
    /// Seconds during which calls come in and faults happen
    #[arg(long, default_value_t = 60)]
    seconds: u64,

    /// What the faults and the calls depend on; at random if it is not given
    #[arg(long)]
    seed: Option<u64>,

    /// Calls a second
    #[arg(long, default_value_t = 8.0)]
    rate: f64,

    /// Seconds until the last record must be right
    #[arg(long, default_value_t = 300)]
    patience: u64,
}

fn main() -> ExitCode {
    let args = Args::parse();
    if !nats::is_installed() {
        return ExitCode::SUCCESS;
    }
    let seed = args.seed.unwrap_or_else(|| fastrand::u64(0..1_000_000));
    println!(
        "seed {seed}, {} s, nats-server {:?}",
        args.seconds,
        nats::release()
    );
    let home = tempfile::Builder::new().prefix("chaos").tempdir().unwrap();
    let mut cluster = Cluster::start(home.path(), Rng::with_seed(seed));
    let load = Arc::new(Load::new(&cluster.gateways(), seed, args.rate));
    let first = load.begin();
    let is_over = Arc::new(AtomicBool::new(false));
    let senders: Vec<_> = (0..load::SENDERS)
        .map(|sender| {
            let (load, is_over) = (load.clone(), is_over.clone());
            thread::spawn(move || load.send(sender, &is_over))
        })
        .collect();
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(args.seconds) {
        cluster.fault();
    }
    cluster.heal();
    is_over.store(true, Ordering::Relaxed);
    let calls = senders
        .into_iter()
        .map(|sender| sender.join().unwrap())
        .sum();
    println!(
        "{calls} calls in {:.0} s; {}",
        begin.elapsed().as_secs_f64(),
        cluster.summary()
    );

    let outcome = truth::compare(&cluster, calls, &first, Duration::from_secs(args.patience));
    println!(
        "lost {}, wrong {}, doubled {}",
        outcome.lost, outcome.wrong, outcome.doubled
    );
    if outcome.is_right() {
        return ExitCode::SUCCESS;
    }
    outcome
        .notes
        .iter()
        .take(20)
        .for_each(|note| println!("  {note}"));
    drop(cluster);
    println!("what it left is in {}", home.keep().display());
    ExitCode::FAILURE
}
