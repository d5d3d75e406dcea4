//! The log of a program, on stderr.

use std::env::{self, VarError};
use std::io;

use anyhow::{Context, anyhow};
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
    let filter = filter(&chosen)?;
    let lines = fmt::layer().with_writer(io::stderr);
    if json {
        registry().with(lines.json()).with(filter).init();
    } else {
        registry().with(lines).with(filter).init();
    }
    Ok(())
}

fn filter(text: &str) -> anyhow::Result<Targets> {
    // The error has the text of its cause, which would be printed twice.
    text.parse().map_err(|error| anyhow!("{FILTER}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_filter_is_said_once() {
        for (text, fault) in [
            ("gateway=much", "error parsing level filter"),
            ("a=b=c", "invalid filter directive"),
        ] {
            let error = format!("{:#}", filter(text).unwrap_err());
            assert!(error.starts_with(&format!("RUST_LOG: {fault}")), "{error}");
            assert_eq!(error.matches(fault).count(), 1, "{error}");
        }
        assert!(filter("info,gateway=debug").is_ok());
    }
}
