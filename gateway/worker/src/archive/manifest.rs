//! What was made of a file of the journal. It is written when all of that was checked.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use gateway_common::disk;

/// The folder of manifests, in that of the files of events.
const FOLDER: &str = "manifests";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The file of the journal.
    pub journal: Content,
    pub lines: u64,
    /// Half a line at its end, which is what a kill leaves. It was not acknowledged, and no row
    /// has it.
    pub half_line_bytes: u64,
    /// When the last event was received, in microseconds since 1970.
    pub last_received: Option<i64>,
    /// The Parquet files.
    pub files: Vec<Part>,
}

/// A Parquet file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// From the folder of the files of events on.
    pub path: String,
    pub rows: u64,
    #[serde(flatten)]
    pub content: Content,
}

/// The length and the digest of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    pub bytes: u64,
    pub sha256: String,
}

impl Content {
    /// Returns that of what is read, which ends after `limit` bytes.
    pub fn of(content: impl Read, limit: u64) -> io::Result<Self> {
        let mut digest = Sha256::new();
        let bytes = io::copy(&mut content.take(limit), &mut Hashing(&mut digest))?;
        Ok(Self::new(bytes, digest))
    }

    pub fn new(bytes: u64, digest: Sha256) -> Self {
        let digest = digest.finalize();
        let digits = digest.iter().map(|byte| format!("{byte:02x}"));
        Self {
            bytes,
            sha256: digits.collect(),
        }
    }

    /// Whether what is read is the same.
    pub fn is_of(&self, content: impl Read) -> io::Result<bool> {
        Ok(Self::of(content, self.bytes.saturating_add(1))? == *self)
    }
}

struct Hashing<'d>(&'d mut Sha256);

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Manifest {
    /// Reads the one of this name, if there is one.
    pub fn load(events: &Path, name: &str) -> io::Result<Option<Self>> {
        let file = format!("{name}.json");
        match fs::read(events.join(FOLDER).join(&file)) {
            Ok(text) => serde_json::from_slice(&text).map(Some).map_err(|error| {
                io::Error::other(format!("{FOLDER}/{file} is not as it was written: {error}"))
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub fn save(&self, events: &Path, name: &str) -> io::Result<()> {
        let folder = events.join(FOLDER);
        disk::make_folder(&folder)?;
        disk::replace_private(&folder, &format!("{name}.json"), |file| {
            Ok(serde_json::to_writer(file, self)?)
        })
    }

    /// Returns the first Parquet file that is missing or not as it was written.
    pub fn damaged(&self, events: &Path) -> io::Result<Option<&str>> {
        for part in &self.files {
            let is_whole = match File::open(events.join(&part.path)) {
                Ok(file) => part.content.is_of(file)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => false,
                Err(error) => return Err(error),
            };
            if !is_whole {
                return Ok(Some(&part.path));
            }
        }
        Ok(None)
    }
}
