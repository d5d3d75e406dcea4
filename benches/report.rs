//! Writes the committed results into both README files and the chart.
//!
//! `cargo bench -p bandwidth-callbacks-benches --bench report`; with `-- --test` it only checks that they are there already, and that
//! nobody wrote a figure by hand.

use std::process::ExitCode;
use std::{env, fs};

use bandwidth_callbacks_benches::report::{Report, stray_figure};

fn main() -> ExitCode {
    let test = env::args().any(|argument| argument == "--test");
    let mut clean = true;
    for (path, text) in Report::load().files() {
        if !test {
            fs::write(&path, text).unwrap();
            println!("wrote {}", path.display());
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            println!("{} does not show the committed results", path.display());
            clean = false;
        } else if let Some(line) = stray_figure(&text)
            && path.extension().is_some_and(|extension| extension == "md")
        {
            println!("{} has a figure that no command wrote: {line}", path.display());
            clean = false;
        }
    }
    if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
