//! Writes the committed results into both README files and the chart: `cargo bench -p
//! bandwidth-callbacks-benches --bench report`. With `-- --test` it writes nothing.

use std::{env, fs};

use bandwidth_callbacks_benches::report::Report;

fn main() {
    let test = env::args().any(|argument| argument == "--test");
    for (path, text) in Report::load().files() {
        if !test {
            fs::write(&path, text).unwrap();
            println!("wrote {}", path.display());
        }
    }
}
