//! The archive: Parquet files of the events in the journal's files, which are compressed then.
//!
//! - `journal`: the files that can be taken; `file`: one of them to Parquet, and the check;
//!   `manifest`: what was made of it; `compressed`: compressing and deleting it
//! - `row`: a line as cells, and the line again; `parts`: the parts of a line; `table`: rows in
//!   Parquet; `column`: kinds of cells; `voice` and `messaging`: the columns of each type of events,
//!   from the schema

mod args;
mod column;
mod compressed;
mod file;
mod journal;
mod manifest;
mod messaging;
mod parts;
mod row;
mod table;
mod voice;

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, bail, ensure};
pub use args::Args;
use compressed::Kept;
use journal::Journal;
use manifest::Manifest;

use gateway_common::disk;

/// What was done.
#[derive(Default)]
struct Done {
    archived: usize,
    lines: u64,
    compressed: usize,
    /// Files that are archived and not forwarded yet.
    waiting: usize,
    deleted: usize,
    failed: usize,
}

/// Archives each file of the journal that no gateway writes any more, compresses it if it is
/// forwarded, and deletes the oldest compressed ones if that is asked for.
///
/// # Errors
///
/// The reason why nothing could be done, or the number of faults, which are logged.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let folder = || args.folder.display().to_string();
    let journal = Journal::open(&args.journal, args.no_sink)?;
    disk::make_folder(&args.folder).with_context(folder)?;
    ensure!(
        !is_same(&args.journal, &args.folder).with_context(folder)?,
        "the files of events need a folder of their own"
    );
    let Some(_lock) = disk::lock(&args.folder).with_context(folder)? else {
        bail!("{}: another process archives to this folder", folder());
    };
    let mut done = Done::default();
    for number in &journal.files {
        if let Err(error) = archive(&journal, &args.folder, *number, &mut done) {
            tracing::error!(file = number, %error, "a file of the journal is not archived: it stays");
            done.failed += 1;
        }
    }
    let kept = Kept {
        days: args.keep_days,
        mib: args.keep_mib,
    };
    match compressed::delete_oldest(&journal, &args.folder, kept, now()) {
        Ok(deleted) => done.deleted = deleted,
        Err(error) => {
            tracing::error!(%error, "no more files are deleted");
            done.failed += 1;
        }
    }
    println!(
        "archived {} files with {} events, compressed {}, deleted {}",
        done.archived, done.lines, done.compressed, done.deleted
    );
    if done.waiting > 0 {
        let why = if journal.may_have_sink() {
            "the journal has no file `forwarded`; if it has no sink, say so by --no-sink"
        } else {
            "they are not forwarded yet"
        };
        println!(
            "{} files are archived and not compressed: {why}",
            done.waiting
        );
    }
    ensure!(done.failed == 0, "{} faults, which are logged", done.failed);
    Ok(())
}

fn archive(journal: &Journal, events: &Path, number: u64, done: &mut Done) -> io::Result<()> {
    let (path, name) = (journal.path(number), journal.name(number));
    let manifest = match Manifest::load(events, &name)? {
        Some(manifest) => {
            if !manifest.journal.is_of(File::open(&path)?)? {
                return Err(io::Error::other(
                    "it is not what was archived under its name",
                ));
            }
            manifest
                .damaged(events)?
                .map(|path| {
                    tracing::warn!(
                        path,
                        "missing or not as it was written: it is written again"
                    )
                })
                .is_none()
                .then_some(manifest)
        }
        None => None,
    };
    let manifest = match manifest {
        Some(manifest) => manifest,
        None => {
            let manifest = file::archive(&path, events, &name)?;
            done.archived += 1;
            done.lines += manifest.lines;
            manifest
        }
    };
    if journal.is_forwarded(number, manifest.journal.bytes) {
        compressed::compress(journal, number, &manifest.journal)?;
        done.compressed += 1;
    } else {
        done.waiting += 1;
    }
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    Ok(one.canonicalize()? == other.canonicalize()?)
}

/// Microseconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
    })
}
