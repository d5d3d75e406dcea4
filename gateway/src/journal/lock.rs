//! The file `lock` of a journal.

use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use gateway_common::disk::{self, Identity};
use gateway_common::journal::MAX_NUMBER;

/// How often the folder is tried, and the time between.
const TRIES: usize = 10;
const PAUSE: Duration = Duration::from_millis(20);

/// The length of an identity.
const IDENTITY: usize = 32;

/// No other process writes the folder while this is open.
///
/// The file has the number of the newest file, so that numbers are never used again: what was
/// archived keeps its place, and the sink its position. It has the identity of the journal too: if
/// the file is lost, and numbers begin anew, it is another journal.
pub struct Lock {
    file: File,
    identity: String,
}

impl Lock {
    /// Returns the number of the newest file too, 0 if it is not known.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or another process has it.
    pub fn open(folder: &Path) -> io::Result<(Self, u64)> {
        let file = take(folder)?;
        let mut text = Vec::new();
        (&file).read_to_end(&mut text)?;
        let text = String::from_utf8_lossy(&text);
        let mut words = text.split_whitespace();
        let number = match words
            .next()
            .map(|word| word.parse().ok().filter(|number| *number <= MAX_NUMBER))
        {
            Some(Some(number)) => number,
            Some(None) => {
                tracing::warn!(
                    "the journal's file `lock` has no number of a file: the next number is that after the files in the folder"
                );
                0
            }
            None => 0,
        };
        let is_identity = |word: &&str| {
            word.len() == IDENTITY && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let identity = words
            .next()
            .filter(is_identity)
            .map_or_else(new_identity, str::to_owned);
        Ok((Self { file, identity }, number))
    }

    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// Takes the folder again if the file was removed.
    ///
    /// # Errors
    ///
    /// The folder cannot be made, or another process has it.
    pub fn renew(&mut self, folder: &Path) -> io::Result<()> {
        let is_there = Identity::of(&self.file)?.metadata_at(&folder.join("lock"))?;
        if is_there.is_none() {
            disk::make_folder(folder)?;
            self.file = take(folder)?;
        }
        Ok(())
    }

    /// Keeps the number of the newest file.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn write(&self, number: u64) -> io::Result<()> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        // In place and at least as long as before, so that it fits on a full disk.
        writeln!(file, "{number:08} {}", self.identity)
    }
}

/// Tries again for some milliseconds, because an archive has the lock while it lists the files.
fn take(folder: &Path) -> io::Result<File> {
    for _ in 0..TRIES {
        if let Some(file) = disk::lock(folder)? {
            return Ok(file);
        }
        thread::sleep(PAUSE);
    }
    Err(io::Error::new(
        io::ErrorKind::ResourceBusy,
        "another process writes this journal",
    ))
}

/// Returns 128 random bits. The standard library seeds its hashers from the system.
fn new_identity() -> String {
    let random = || RandomState::new().hash_one(());
    format!("{:016x}{:016x}", random(), random())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_journal_has_an_identity_for_as_long_as_its_numbers_go_on() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let open = || {
            let (lock, number) = Lock::open(folder).unwrap();
            lock.write(number).unwrap();
            (number, lock.identity)
        };
        let (number, identity) = open();
        assert_eq!((number, identity.len()), (0, IDENTITY));
        assert_eq!(open(), (0, identity.clone()));
        assert_ne!(
            Lock::open(tempfile::tempdir().unwrap().path())
                .unwrap()
                .0
                .identity,
            identity
        );
        // Of an older release, and what is not the file's.
        for (text, number) in [
            ("00000007\n", 7),
            ("999999999999", MAX_NUMBER),
            ("", 0),
            ("\0\0", 0),
            ("half 0123", 0),
            ("1000000000000", 0),
            ("18446744073709551615", 0),
            ("18446744073709551616", 0),
            ("00000011 0123456789abcdefg\n", 11),
        ] {
            fs::write(folder.join("lock"), text).unwrap();
            let (found, other) = open();
            assert_eq!((found, other.len()), (number, IDENTITY), "{text}");
            assert_ne!(other, identity);
            assert_eq!(open(), (number, other));
        }
    }

    #[test]
    fn a_folder_is_taken_again_unless_another_process_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("journal");
        disk::make_folder(&folder).unwrap();
        let (mut lock, _) = Lock::open(&folder).unwrap();
        for remove in [
            |folder: &Path| fs::remove_dir_all(folder),
            |folder: &Path| fs::remove_file(folder.join("lock")),
        ] {
            remove(&folder).unwrap();
            lock.renew(&folder).unwrap();
            assert!(Lock::open(&folder).is_err());
            lock.renew(&folder).unwrap();
        }
        fs::remove_file(folder.join("lock")).unwrap();
        let (other, _) = Lock::open(&folder).unwrap();
        assert!(lock.renew(&folder).is_err());
        drop(other);
        lock.renew(&folder).unwrap();
        assert!(Lock::open(&folder).is_err());
    }

    #[test]
    fn a_folder_that_an_archive_lists_is_taken_after_that() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let listing = disk::lock(folder).unwrap().unwrap();
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(2 * PAUSE);
                drop(listing);
            });
            assert!(Lock::open(folder).is_ok());
        });
    }
}
