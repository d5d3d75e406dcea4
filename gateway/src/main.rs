//! A gateway for the webhooks of the Bandwidth Voice API. `gateway --help` describes it.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use gateway::{menu, serve};
use gateway_common::{credentials, log};
use tokio::runtime::Runtime;

/// Answers the webhooks of the Bandwidth Voice API with a phone menu, and keeps every event in a
/// journal.
///
/// Without credentials it serves this machine alone. It listens at /webhooks for voice events, at
/// /messages for messaging events and at /stream for media streams, which it sends back as an echo;
/// the page at /, /health, /ready and /metrics are for its operator.
#[derive(Parser)]
#[command(name = "gateway", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    serve: serve::Args,

    /// Print the built-in menu, as a beginning for your own, and exit
    #[arg(long)]
    print_menu: bool,

    /// Print the log as JSON; the environment variable RUST_LOG chooses what is logged
    #[arg(long, env = "GATEWAY_LOG_JSON", global = true)]
    log_json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Serves, as without a command
    Serve(Box<serve::Args>),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gateway: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let matches = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    if cli.print_menu {
        print!("{}", menu::DEFAULT);
        return Ok(());
    }
    log::begin(cli.log_json)?;
    let of_serve = matches
        .subcommand()
        .map_or(&matches, |(_, matches)| matches);
    credentials::refuse_arguments(of_serve, "sink")?;
    let args = match &cli.command {
        Some(Command::Serve(args)) => args,
        None => &cli.serve,
    };
    let runtime = Runtime::new()?;
    let outcome = runtime.block_on(serve::run(args));
    // What still waits for a disk that does not answer must not keep the process.
    runtime.shutdown_background();
    outcome
}
