//! How far reading has come, on stderr.

use std::io::{IsTerminal, stderr, stdout};

use indicatif::{ProgressBar, ProgressStyle};

use crate::sources::{Problem, Source};

/// Below this the end comes sooner than a bar helps.
const LARGE: u64 = 8 * 1024 * 1024;

/// A bar that counts bytes; hidden where nobody would see it, or where lines on the same terminal show the progress already.
pub fn bar(sources: &[Result<Source, Problem>], json: bool) -> ProgressBar {
    if json || !stderr().is_terminal() || stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match sources.iter().flatten().map(Source::len).sum() {
        Some(total) if total < LARGE => return ProgressBar::hidden(),
        Some(total) => (ProgressBar::new(total), "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}"),
        None => (ProgressBar::no_length(), "{spinner} {bytes} {bytes_per_sec} {elapsed}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
