//! `cargo xtask`: what keeps the files of this repository that are made from others.

mod files;
mod generate;
mod schema;

use anyhow::{Result, bail};

use files::Files;
use schema::Schema;

const HELP: &str = "\
cargo xtask gen            writes what is made from schema/
cargo xtask gen --check    fails if something of it is out of date";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["gen"] => generated()?.write(),
        ["gen", "--check"] => generated()?.check(),
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
