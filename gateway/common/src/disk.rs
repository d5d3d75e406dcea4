//! What the journal and the files of records need of the file system.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

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
    let new = folder.join(format!("{name}.new"));
    let file = File::create(&new)?;
    write(&file)?;
    file.sync_data()?;
    fs::rename(new, folder.join(name))?;
    File::open(folder)?.sync_all()
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
