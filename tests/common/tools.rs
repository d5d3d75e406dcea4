//! What a test needs besides this repository, and a machine may lack.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::{env, io, thread};

/// Returns whether a program can be started, and reports the test as skipped if not.
pub fn is_installed(program: &str) -> bool {
    let is_there = Command::new(program).arg("--version").output().is_ok();
    if !is_there {
        report_skipped(Path::new(program).file_name().unwrap().to_str().unwrap());
    }
    is_there
}

/// Says that a test is skipped because something is missing.
///
/// # Panics
///
/// Where the variable `REQUIRED_TOOLS` names it: `.ci/run` lists there what it has found or
/// installed.
pub fn report_skipped(missing: &str) {
    let required = env::var("REQUIRED_TOOLS").unwrap_or_default();
    assert!(
        !required.split_whitespace().any(|tool| tool == missing),
        "{missing} is missing"
    );
    let test = thread::current();
    let test = test.name().unwrap_or_default();
    // `println!` would show nothing of a test that passes.
    let _ = writeln!(io::stderr(), "skipped: {test}, without {missing}");
}
