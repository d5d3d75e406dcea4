//! Prints what webhooks contain: a line for each event, the reason for each refused body, and
//! totals. `cargo run --release --example inspect -- --help` describes it.

#![allow(unreachable_pub, reason = "a program has no public API")]

mod bodies;
mod lines;
mod output;
mod paths;
mod progress;
mod sources;
mod summary;
mod text;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use bandwidth_callbacks::{Callback, Error, ErrorKind, Options, Parser};
use indicatif::ProgressBar;

use bodies::{Bodies, Body};
use lines::{Accepted, Refused};
use output::Output;
use paths::Explainer;
use sources::{Problem, Source};
use summary::Summary;

/// Prints what webhooks of the Bandwidth Voice API contain.
///
/// Prints one line for each event: type, time, call (or conference), from → to, and the unknown
/// fields. A field whose value has another JSON type than documented counts as unknown. For each
/// refused body it prints source:line:column and the reason. Totals and the speed of parsing alone
/// follow at the end.
#[derive(clap::Parser)]
#[command(name = "inspect", after_help = MORE_HELP)]
struct Arguments {
    /// Files, folders (searched for *.json, *.ndjson and *.jsonl) or `-` for stdin; without any,
    /// the built-in samples
    ///
    /// A file that ends in .json is one body. Every other file, and stdin, has one body on each
    /// line; empty lines are skipped.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Print one JSON object on each line; the last one is {"summary": ...}
    ///
    /// "from" and "to" are "<redacted>" where the body has one, and null where it has none. So is
    /// an id that does not look like one.
    #[arg(long)]
    json: bool,

    /// Print phone numbers and SIP addresses instead of <redacted>
    #[arg(long)]
    show: bool,

    /// Refuse bodies in which a known field has a value of another JSON type or range than
    /// documented
    #[arg(long)]
    strict: bool,

    /// Print for each body whether the fast path or the tape path parsed it, and why the fast path
    /// declined it
    ///
    /// The fast path parses the usual bodies. It declines all others, and the tape path then
    /// accepts or refuses them. Both give the same result, but the tape path takes longer.
    #[arg(long)]
    explain: bool,
}

const MORE_HELP: &str = "\
Examples:
  inspect                            the built-in samples
  inspect hook.json                  one body
  inspect --show captured/           all bodies in a folder
  zcat calls.ndjson.gz | inspect -   one body on each line, of any size
  inspect --json calls.ndjson | jq -c 'select(.error)'
  inspect --explain calls.ndjson     which bodies take longer, and why

Exit codes:
  0  every body was accepted
  1  a body was refused
  2  wrong arguments, or a path could not be read or contains no body; the rest is still processed";

const PRETTY_PRINTED: &str = "\
hint: the first line ends inside a JSON value, but each line must be one body. \
A body of several lines is read from a file that ends in .json; `jq -c .` makes one line of it";

const REFUSED: u8 = 1;
const UNREAD: u8 = 2;

fn main() -> ExitCode {
    let arguments = <Arguments as clap::Parser>::parse();
    let sources = sources::find(&arguments.paths);
    if !sources
        .iter()
        .flatten()
        .any(|source| matches!(source, Source::Stdin))
        && sources::has_piped_stdin()
    {
        complain("hint: standard input is not read; add `-` to the arguments to read it");
    }
    let progress = progress::bar(&sources, arguments.json);
    let result = inspect(&arguments, sources, &progress);
    progress.finish_and_clear();
    match result {
        Ok(code) => ExitCode::from(code),
        // The reader of the output has exited, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("stdout: {error}"));
            ExitCode::from(UNREAD)
        }
    }
}

/// Reads all sources. Returns only errors of stdout: a problem with a source is reported, and the
/// next source is read.
fn inspect(
    arguments: &Arguments,
    sources: Vec<Result<Source, Problem>>,
    progress: &ProgressBar,
) -> io::Result<u8> {
    let options = Options::new().strict(arguments.strict);
    let mut report = Report {
        output: Output::new(arguments.json),
        summary: Summary::default(),
        show: arguments.show,
        explainer: arguments.explain.then(|| Explainer::new(options)),
    };
    let mut parser = Parser::with_options(options);
    let mut code = 0;
    for source in sources {
        let problem = match source {
            Ok(source) => read(&source, &mut parser, &mut report, progress)?,
            Err(problem) => Some(problem),
        };
        if let Some(problem) = problem {
            progress.suspend(|| complain(&problem.to_string()));
            code = UNREAD;
        }
    }
    report.output.write(&report.summary)?;
    report.output.flush()?;
    Ok(if report.summary.has_refused() {
        code.max(REFUSED)
    } else {
        code
    })
}

fn read(
    source: &Source,
    parser: &mut Parser,
    report: &mut Report,
    progress: &ProgressBar,
) -> io::Result<Option<Problem>> {
    let mut bodies = match Bodies::open(source, progress) {
        Ok(bodies) => bodies,
        Err(error) => return Ok(Some(Problem::new(source, error))),
    };
    let mut is_empty = true;
    loop {
        match bodies.next_body() {
            Ok(Some(body)) => {
                let start = Instant::now();
                let result = parser.parse_ref(body.bytes);
                report.add(&body, &result, start.elapsed())?;
                // Only the first line is looked at: later ones may be any part of a body.
                if is_empty
                    && !source.is_one_body()
                    && result.is_err_and(|error| error.kind() == ErrorKind::UnexpectedEnd)
                {
                    progress
                        .suspend(|| complain(&Problem::new(source, PRETTY_PRINTED).to_string()));
                }
                is_empty = false;
            }
            Ok(None) => return Ok(is_empty.then(|| Problem::new(source, "it contains no body"))),
            Err(error) => return Ok(Some(Problem::new(source, error))),
        }
    }
}

/// Prints a line for each result and adds it to the totals.
struct Report {
    output: Output,
    summary: Summary,
    show: bool,
    explainer: Option<Explainer>,
}

impl Report {
    fn add(
        &mut self,
        body: &Body,
        result: &Result<Callback, Error>,
        took: Duration,
    ) -> io::Result<()> {
        let path = self
            .explainer
            .as_mut()
            .map(|explainer| explainer.path(body.bytes, result.as_ref().err()));
        if let Some(path) = path {
            self.summary.explain(path);
        }
        match result {
            Ok(callback) => {
                let line = Accepted::new(body, callback, self.show, path);
                self.summary
                    .accept(&line, callback.event_type(), body.bytes.len(), took);
                self.output.write(&line)
            }
            Err(error) => {
                self.summary.refuse(error.kind());
                self.output.write(&Refused::new(body, *error, path))
            }
        }
    }
}

/// Prints to stderr. `eprintln` would panic if stderr is closed.
fn complain(what: &str) {
    let _ = writeln!(io::stderr(), "inspect: {what}");
}
