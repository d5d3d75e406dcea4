//! The log of a program, on stderr.

use std::env::{self, VarError};
use std::io;

use anyhow::Context;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{fmt, registry};

/// The environment variable with levels and targets, as `info,gateway=debug`.
const FILTER: &str = "RUST_LOG";

/// Begins to log, as texts or as JSON.
///
/// # Errors
///
/// `RUST_LOG` cannot be understood.
pub fn begin(json: bool) -> anyhow::Result<()> {
    let chosen = match env::var(FILTER) {
        Ok(chosen) => chosen,
        Err(VarError::NotPresent) => "info".to_owned(),
        Err(error) => return Err(error).context(FILTER),
    };
    let filter: Targets = chosen.parse().context(FILTER)?;
    let lines = fmt::layer().with_writer(io::stderr);
    if json {
        registry().with(lines.json()).with(filter).init();
    } else {
        registry().with(lines).with(filter).init();
    }
    Ok(())
}
