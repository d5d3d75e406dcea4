//! What the journal and the files of records need of the file system.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Makes a folder and its parents where they are missing. Their names survive a loss of power.
///
/// # Errors
///
/// One of them cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().map(|parent| {
        if parent.as_os_str().is_empty() {
            Path::new(".")
        } else {
            parent
        }
    });
    let Some(parent) = parent else { return Ok(()) };
    make_folder(parent)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    File::open(parent)?.sync_all()
}

/// Locks a folder for as long as the returned file is open. Returns nothing if another process has
/// it.
///
/// # Errors
///
/// The folder's file `lock` cannot be made or locked.
pub fn lock(folder: &Path) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    let lock = options.open(folder.join("lock"))?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Replaces a file as a whole. After a loss of power, the file has its old or its new content.
///
/// # Errors
///
/// The new content cannot be written. The old one stays.
pub fn replace(
    folder: &Path,
    name: &str,
    write: impl FnOnce(&File) -> io::Result<()>,
) -> io::Result<()> {
    let create = |new: &Path| File::create(new);
    replace_by(&new_path(folder, name), &folder.join(name), create, write)
}

/// Replaces a file as [`replace`] does. Only the owner can read it.
///
/// # Errors
///
/// The new content cannot be written. The old one stays.
pub fn replace_private(
    folder: &Path,
    name: &str,
    write: impl FnOnce(&File) -> io::Result<()>,
) -> io::Result<()> {
    let new = new_path(folder, name);
    let create = |new: &Path| {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(new) {
            // Of a process that was killed, and whoever could read it.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                fs::remove_file(new)?;
                options.open(new)
            }
            opened => opened,
        }
    };
    let replaced = replace_by(&new, &folder.join(name), create, write);
    if replaced.is_err() {
        // A full disk needs its room.
        let _ = fs::remove_file(new);
    }
    replaced
}

fn new_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.new"))
}

fn replace_by(
    new: &Path,
    path: &Path,
    create: impl FnOnce(&Path) -> io::Result<File>,
    write: impl FnOnce(&File) -> io::Result<()>,
) -> io::Result<()> {
    let file = create(new)?;
    write(&file)?;
    file.sync_data()?;
    fs::rename(new, path)?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

/// What tells an open file from any other that is at its path later: device and number. Windows
/// removes no file that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Identity(#[cfg(unix)] (u64, u64));

impl Identity {
    /// # Errors
    ///
    /// It cannot be found out.
    pub fn of(file: &File) -> io::Result<Self> {
        Ok(Self::from_metadata(&file.metadata()?))
    }

    /// Returns what the file system says of this path, if it leads to the open file of this
    /// identity, and not to another one or to nothing.
    ///
    /// # Errors
    ///
    /// It cannot be found out.
    pub fn metadata_at(self, path: &Path) -> io::Result<Option<fs::Metadata>> {
        match fs::metadata(path) {
            Ok(there) => Ok((self == Self::from_metadata(&there)).then_some(there)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    #[cfg(unix)]
    fn from_metadata(metadata: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;

        Self((metadata.dev(), metadata.ino()))
    }

    #[cfg(not(unix))]
    fn from_metadata(_: &fs::Metadata) -> Self {
        Self()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_of_its_owner_alone_whatever_a_killed_process_has_left() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("file.new"), "half of something long").unwrap();
        replace_private(folder, "file", |mut file| file.write_all(b"new")).unwrap();
        let path = folder.join("file");
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);

        let full = replace_private(folder, "file", |mut file| {
            file.write_all(b"newer")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(full.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
    }
}
