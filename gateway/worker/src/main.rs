//! Makes records of calls out of the events that gateways forward, and files of events out of their
//! journals. `gateway-worker --help` describes it.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use gateway_common::{credentials, log};
use gateway_worker::{archive, records};
use tokio::runtime::Runtime;

/// Folds the events in JetStream into a record of each call, and writes those of ended calls to
/// files.
#[derive(Parser)]
#[command(
    name = "gateway-worker",
    version,
    args_conflicts_with_subcommands = true
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    records: records::Args,

    /// Print the log as JSON; the environment variable RUST_LOG chooses what is logged
    #[arg(long, env = "GATEWAY_LOG_JSON", global = true)]
    log_json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Makes Parquet files of the events in the journal's files that are complete, compresses these,
    /// and ends
    Archive(archive::Args),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gateway-worker: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let matches = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    log::begin(cli.log_json)?;
    if let Some(Command::Archive(args)) = &cli.command {
        return archive::run(args);
    }
    credentials::refuse_arguments(&matches, "source")?;
    let runtime = Runtime::new()?;
    let outcome = runtime.block_on(records::run(&cli.records));
    // What still waits for a disk that does not answer must not keep the process.
    runtime.shutdown_background();
    outcome
}
