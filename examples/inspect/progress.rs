//! A progress bar on stderr.

use std::io::{IsTerminal, stderr, stdout};

use indicatif::{ProgressBar, ProgressStyle};

use crate::sources::{Problem, Source};

/// Shorter inputs need no bar.
const LARGE: u64 = 8 * 1024 * 1024;

/// Returns a bar that counts bytes. It is hidden if stderr is not a terminal, or if lines are
/// printed to the same terminal.
pub fn bar(sources: &[Result<Source, Problem>], json: bool) -> ProgressBar {
    if json || !stderr().is_terminal() || stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match sources.iter().flatten().map(Source::len).sum() {
        Some(total) if total < LARGE => return ProgressBar::hidden(),
        Some(total) => (
            ProgressBar::new(total),
            "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}",
        ),
        None => (
            ProgressBar::no_length(),
            "{spinner} {bytes} {bytes_per_sec} {elapsed}",
        ),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
