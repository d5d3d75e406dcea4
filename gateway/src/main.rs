//! A gateway for the webhooks of the Bandwidth Voice API. `gateway --help` describes it.

#![forbid(unsafe_code)]

use std::env::{self, VarError};
use std::io;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use gateway::{menu, serve, simulate, worker};
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;

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
    /// Folds the events in JetStream into a record of each call, and writes those of ended calls to
    /// files
    Worker(worker::Args),

    /// Plays calls against a gateway, and reports latencies and replies that do not fit
    Simulate(Box<simulate::Args>),
}

fn main() -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    if cli.print_menu {
        print!("{}", menu::DEFAULT);
        return ExitCode::SUCCESS;
    }
    let filter = match filter() {
        Ok(filter) => filter,
        Err(message) => {
            eprintln!("gateway: {message}");
            return ExitCode::FAILURE;
        }
    };
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr);
    if cli.log_json {
        log.json().init();
    } else {
        log.init();
    }
    let runtime = match Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("gateway: {error}");
            return ExitCode::FAILURE;
        }
    };
    let outcome = runtime.block_on(run(&cli, &matches));
    // What still waits for a disk that does not answer must not keep the process.
    runtime.shutdown_background();
    match outcome {
        Ok(code) => code,
        Err(message) => {
            eprintln!("gateway: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The levels and targets that are logged.
fn filter() -> Result<EnvFilter, String> {
    let chosen = match env::var(EnvFilter::DEFAULT_ENV) {
        Ok(chosen) => chosen,
        Err(VarError::NotPresent) => "info".to_owned(),
        Err(error) => return Err(format!("{}: {error}", EnvFilter::DEFAULT_ENV)),
    };
    EnvFilter::try_new(chosen).map_err(|error| format!("{}: {error}", EnvFilter::DEFAULT_ENV))
}

async fn run(cli: &Cli, matches: &ArgMatches) -> Result<ExitCode, String> {
    let of_command = matches.subcommand().map_or(matches, |(_, matches)| matches);
    match &cli.command {
        Some(Command::Worker(args)) => {
            refuse_passwords(of_command, "source")?;
            worker::run(args).await?;
        }
        Some(Command::Simulate(args)) => return simulate::run(args).await,
        None => {
            refuse_passwords(of_command, "sink")?;
            serve::run(&cli.serve).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses a URL with a password among the arguments, which every user of the machine can read.
fn refuse_passwords(matches: &ArgMatches, option: &str) -> Result<(), String> {
    let is_argument = matches.value_source(option) == Some(ValueSource::CommandLine);
    let mut urls = matches.get_many::<String>(option).into_iter().flatten();
    if is_argument && urls.any(|url| url.contains('@')) {
        let variable = format!("GATEWAY_{}", option.to_uppercase());
        return Err(format!(
            "--{option} has a URL with a password, which every user of this machine could read: set {variable} in its place"
        ));
    }
    Ok(())
}
