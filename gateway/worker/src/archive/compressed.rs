//! Files of the journal that are compressed.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::journal::Journal;
use super::manifest::{Content, Manifest};
use gateway_common::disk;

/// The level of compression of `zstd`.
const LEVEL: i32 = 9;

const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// Replaces a file of the journal by its compressed form, which is read again before.
///
/// # Errors
///
/// A file cannot be read or written, or the compressed one has something else. The plain one stays
/// then.
pub fn compress(journal: &Journal, number: u64, content: &Content) -> io::Result<()> {
    let (plain, name) = (journal.path(number), Journal::compressed(number));
    let path = journal.folder.join(&name);
    if !path.try_exists()? {
        let mut lines = File::open(&plain)?;
        disk::replace_private(&journal.folder, &name, |file| {
            let mut encoder = zstd::Encoder::new(file, LEVEL)?;
            encoder.include_checksum(true)?;
            io::copy(&mut lines, &mut encoder)?;
            encoder.finish().map(drop)
        })?;
    }
    if !has(&path, content)? || fs::metadata(&plain)?.len() != content.bytes {
        return Err(io::Error::other(format!(
            "{name} has something else: the file that is not compressed stays"
        )));
    }
    remove(&journal.folder, &plain)
}

/// Whether a compressed file has this content.
fn has(path: &Path, content: &Content) -> io::Result<bool> {
    let decoder = zstd::Decoder::new(File::open(path)?)?;
    // What cannot be decompressed has nothing.
    Ok(content.is_of(decoder).unwrap_or(false))
}

fn remove(folder: &Path, file: &Path) -> io::Result<()> {
    fs::remove_file(file)?;
    File::open(folder)?.sync_all()
}

/// How many compressed files are kept.
#[derive(Clone, Copy, Default)]
pub struct Kept {
    pub days: Option<u32>,
    pub mib: Option<u32>,
}

/// Deletes the oldest compressed files, up to the first that is kept. Returns their number. `now`
/// is in microseconds since 1970.
///
/// # Errors
///
/// A file is not proven to be archived and forwarded. It stays, and so do all after it.
pub fn delete_oldest(journal: &Journal, events: &Path, kept: Kept, now: i64) -> io::Result<usize> {
    if kept.days.is_none() && kept.mib.is_none() {
        return Ok(0);
    }
    let files = journal.all_compressed()?;
    let mut bytes: u64 = files.values().sum();
    let oldest = kept
        .days
        .map(|days| now.saturating_sub(i64::from(days) * DAY));
    let mut deleted = 0;
    for (number, length) in files {
        let name = Journal::compressed(number);
        let manifest = Manifest::load(events, &journal.name(number))?
            .ok_or_else(|| io::Error::other(format!("{name} is not archived here: it is kept")))?;
        let is_old = oldest.is_some_and(|oldest| match manifest.last_received {
            Some(last) => last < oldest,
            None => manifest.lines == 0,
        });
        let is_too_much = kept.mib.is_some_and(|mib| bytes > u64::from(mib) << 20);
        if !is_old && !is_too_much {
            break;
        }
        if !journal.is_forwarded(number, manifest.journal.bytes) {
            return Err(io::Error::other(format!(
                "{name} is not forwarded: it is kept"
            )));
        }
        if let Some(path) = manifest.damaged(events)? {
            return Err(io::Error::other(format!(
                "{path} is missing or not as it was written: {name} is kept"
            )));
        }
        let path = journal.folder.join(&name);
        if !has(&path, &manifest.journal)? {
            return Err(io::Error::other(format!(
                "{name} is not what was archived: it is kept"
            )));
        }
        remove(&journal.folder, &path)?;
        bytes -= length;
        deleted += 1;
    }
    Ok(deleted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::file;

    const BEGIN: i64 = 1_795_564_800_000_000;

    /// Three compressed files, whose last events were received a day apart, and their lengths.
    fn three(home: &Path) -> (Journal, Vec<u64>) {
        let folder = home.join("journal");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("lock"), "3 0123456789abcdef0123456789abcdef").unwrap();
        for number in 1..=3_u64 {
            let mut line = format!(
                r#"{{"received":"2026-11-{:02}T00:00:00Z","family":"voice","type":"dtmf","event":{{}}}}"#,
                24 + number
            );
            line.push('\n');
            // What cannot be compressed well, for lengths of more than a MiB.
            let mut state = number;
            for _ in 0..1_500_000 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                line.push(char::from(b'!' + u8::try_from(state >> 58).unwrap()));
            }
            let name = format!("events-{number:08}.ndjson");
            fs::write(folder.join(name), line + "\n").unwrap();
        }
        let journal = Journal::open(&folder, true).unwrap();
        for number in [1, 2, 3] {
            let (path, name) = (journal.path(number), journal.name(number));
            let manifest = file::archive(&path, &home.join("events"), &name).unwrap();
            compress(&journal, number, &manifest.journal).unwrap();
            assert!(!path.exists());
        }
        let lengths: Vec<_> = journal.all_compressed().unwrap().into_values().collect();
        assert!(
            lengths.iter().all(|length| *length > 1 << 20),
            "{lengths:?}"
        );
        (journal, lengths)
    }

    #[test]
    fn the_oldest_are_deleted_up_to_the_first_that_is_kept() {
        let home = tempfile::tempdir().unwrap();
        let (journal, lengths) = three(home.path());
        let events = home.path().join("events");
        let delete =
            |days, mib, now| delete_oldest(&journal, &events, Kept { days, mib }, now).unwrap();
        assert_eq!(delete(None, None, i64::MAX), 0);
        assert_eq!(delete(Some(1_000_000), None, BEGIN), 0);
        // The first was received at `BEGIN`.
        assert_eq!(delete(Some(0), None, BEGIN), 0);
        assert_eq!(delete(Some(1), None, BEGIN + DAY), 0);
        let all = u32::try_from(lengths.iter().sum::<u64>() >> 20).unwrap();
        assert_eq!(delete(None, Some(all + 1), i64::MAX), 0);
        assert_eq!(delete(Some(1), None, BEGIN + DAY + 1), 1);
        // What is left is longer than this, until one more is gone.
        let left = u32::try_from((lengths[1] + lengths[2]) >> 20).unwrap();
        assert_eq!(delete(Some(100), Some(left), BEGIN), 1);
        assert_eq!(
            journal
                .all_compressed()
                .unwrap()
                .into_keys()
                .collect::<Vec<_>>(),
            [3]
        );
        assert_eq!(delete(None, Some(0), BEGIN), 1);
        assert_eq!(delete(Some(0), Some(0), i64::MAX), 0);
    }

    #[test]
    fn what_is_not_forwarded_is_kept_whoever_compressed_it() {
        let home = tempfile::tempdir().unwrap();
        let (journal, _) = three(home.path());
        let manifest = Manifest::load(&home.path().join("events"), &journal.name(1)).unwrap();
        let end = manifest.unwrap().journal.bytes;
        let all = Kept {
            days: Some(0),
            mib: Some(0),
        };
        for (position, deleted) in [
            (None, 0),
            (Some(format!(r#"{{"file":1,"offset":{}}}"#, end - 1)), 0),
            (Some(format!(r#"{{"file":1,"offset":{end}}}"#)), 1),
        ] {
            if let Some(position) = position {
                fs::write(journal.folder.join("forwarded"), position).unwrap();
            }
            let journal = Journal::open(&journal.folder, false).unwrap();
            assert!(delete_oldest(&journal, &home.path().join("events"), all, i64::MAX).is_err());
            assert_eq!(journal.all_compressed().unwrap().len(), 3 - deleted);
        }
    }
}
