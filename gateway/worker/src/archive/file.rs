//! Makes Parquet files of a file of the journal, and checks that they have all of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::column::Event;
use super::manifest::{Content, Manifest, Part};
use super::row::Row;
use super::table::{self, Table};
use gateway_common::disk;

/// The lines of a file of the journal: where each begins and its digest.
#[derive(Default)]
struct Lines {
    begins: Vec<u64>,
    digests: Vec<[u8; 32]>,
    is_found: Vec<bool>,
}

impl Lines {
    fn push(&mut self, begin: u64, line: &[u8]) {
        self.begins.push(begin);
        self.digests.push(Sha256::digest(line).into());
        self.is_found.push(false);
    }

    /// Checks that a row gives a line that no row before has given.
    fn find(&mut self, row: &Row<'_>) -> io::Result<()> {
        let index = row
            .offset()
            .and_then(|offset| self.begins.binary_search(&offset).ok());
        let Some(index) = index else {
            return Err(wrong());
        };
        let is_found = &mut self.is_found[index];
        if *is_found || Sha256::digest(row.line())[..] != self.digests[index] {
            return Err(wrong());
        }
        *is_found = true;
        Ok(())
    }

    fn are_found(&self) -> io::Result<()> {
        if self.is_found.iter().all(|is_found| *is_found) {
            Ok(())
        } else {
            Err(wrong())
        }
    }
}

fn wrong() -> io::Error {
    io::Error::other("the Parquet files do not give the lines of the journal again")
}

/// A day and a type of events.
type Partition = (String, &'static str);

/// Writes the Parquet files, reads them again, and writes the manifest if each line of the journal
/// can be made of them, byte for byte.
///
/// # Errors
///
/// A file cannot be read or written, or the check fails. There is no manifest then.
pub fn archive(journal: &Path, events: &Path, name: &str) -> io::Result<Manifest> {
    let mut lines = Lines::default();
    let mut tables: BTreeMap<Partition, (&'static Event, Table)> = BTreeMap::new();
    let mut digest = Sha256::new();
    let mut last_received = None;
    let (mut begin, mut half_line_bytes) = (0, 0);
    let mut file = BufReader::with_capacity(1 << 16, File::open(journal)?);
    let mut line = Vec::new();
    while file.read_until(b'\n', &mut line)? > 0 {
        digest.update(&line);
        let length = line.len() as u64;
        if line.pop_if(|byte| *byte == b'\n').is_some() {
            lines.push(begin, &line);
            let row = Row::of(&line, begin);
            last_received = last_received.max(row.micros());
            let table = match tables.entry((row.day(), row.event.name)) {
                std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert((row.event, Table::new(row.event)?))
                }
            };
            table.1.push(&row)?;
        } else {
            half_line_bytes = length;
        }
        begin += length;
        line.clear();
    }

    let file_name = format!("{name}.parquet");
    let mut files = Vec::new();
    for ((day, event_type), (event, table)) in tables {
        let folder = format!("day={day}/type={event_type}");
        let rows = table.rows();
        let parquet = table.finish()?;
        let part = Part {
            path: format!("{folder}/{file_name}"),
            rows,
            content: Content::of(parquet.as_slice(), u64::MAX)?,
        };
        let folder = events.join(folder);
        disk::make_folder(&folder)?;
        disk::replace_private(&folder, &file_name, |mut file| file.write_all(&parquet))?;
        drop(parquet);
        let path = events.join(&part.path);
        if !part.content.is_of(File::open(&path)?)? {
            return Err(io::Error::other(format!(
                "{} is not as it was written",
                part.path
            )));
        }
        table::read(File::open(path)?, event, |row| lines.find(row))?;
        files.push(part);
    }
    lines.are_found()?;
    remove_others(events, &file_name, &files)?;
    let manifest = Manifest {
        journal: Content::new(begin, digest),
        lines: lines.begins.len() as u64,
        half_line_bytes,
        last_received,
        files,
    };
    manifest.save(events, name)?;
    Ok(manifest)
}

/// Removes what another release, which knew other types, has left when it was killed: its rows
/// would be there twice.
fn remove_others(events: &Path, file_name: &str, files: &[Part]) -> io::Result<()> {
    let ours: BTreeSet<&str> = files.iter().map(|part| part.path.as_str()).collect();
    for day in folders(events, "day=")? {
        for event_type in folders(&events.join(&day), "type=")? {
            let path = format!("{day}/{event_type}/{file_name}");
            if !ours.contains(path.as_str()) {
                match fs::remove_file(events.join(path)) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

fn folders(folder: &Path, begin: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().into_string();
        names.extend(name.ok().filter(|name| name.starts_with(begin)));
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::super::column::Cell;
    use super::*;

    const LINE: &[u8] = br#"{"received":"2026-11-25T10:00:00Z","family":"voice","type":"dtmf","event":{"digit":"1"}}"#;

    fn two_lines() -> Lines {
        let mut lines = Lines::default();
        lines.push(0, LINE);
        lines.push(100, b"no line");
        lines
    }

    #[test]
    fn rows_are_checked_against_each_line() {
        let (first, second) = (Row::of(LINE, 0), Row::of(b"no line", 100));
        let mut lines = two_lines();
        lines.find(&second).unwrap();
        assert!(lines.are_found().is_err());
        lines.find(&first).unwrap();
        lines.are_found().unwrap();
        // It is there twice.
        assert!(lines.find(&first).is_err());
    }

    #[test]
    fn no_cell_of_a_line_can_be_another_one() {
        let whole = Row::of(LINE, 0);
        two_lines().find(&whole).unwrap();
        for (index, cell) in whole.cells.iter().enumerate() {
            let others = [
                Cell::Null,
                Cell::Integer(100),
                Cell::Text("x".into()),
                Cell::Bytes(b"no line"),
            ];
            for other in others.into_iter().filter(|other| other != cell) {
                let mut row = Row::of(LINE, 0);
                row.cells[index] = other;
                // What no line has is not written.
                let is_same = row.line() == LINE && row.offset() == Some(0);
                assert_eq!(two_lines().find(&row).is_ok(), is_same, "{index}");
            }
        }
    }
}
