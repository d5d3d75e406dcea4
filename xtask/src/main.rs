//! `cargo xtask`: what keeps the files of this repository that are made from others.

#![allow(unreachable_pub, reason = "a program has no public API")]

mod bodies;
mod files;
mod generate;
mod schema;

use std::process::Command;

use anyhow::{Result, bail, ensure};

use files::Files;
use schema::Schema;

const HELP: &str = "\
cargo xtask gen            writes what is made from schema/
cargo xtask gen --check    fails if something of it is out of date
cargo xtask bless          writes the snapshots anew; read the difference
cargo xtask bodies FOLDER  writes the bodies of the tests into a folder, for fuzz targets";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["gen"] => generated()?.write(),
        ["gen", "--check"] => generated()?.check(),
        ["bless"] => bless(),
        ["bodies", folder] => bodies::write(folder.as_ref()),
        _ => bail!("{HELP}"),
    }
}

fn generated() -> Result<Files> {
    let schema = Schema::read()?;
    let mut files = Files::default();
    generate::all(&schema, &mut files);
    files.format()?;
    Ok(files)
}

fn bless() -> Result<()> {
    for test in [
        "each_body_gives_the_event_of_its_snapshot",
        "every_back_end_gives_the_same_outcomes",
    ] {
        let status = Command::new(env!("CARGO"))
            .args(["test", "--test", "it", test])
            .env("BLESS", "1")
            .current_dir(files::root())
            .status()?;
        ensure!(status.success(), "a test fails");
    }
    Ok(())
}
