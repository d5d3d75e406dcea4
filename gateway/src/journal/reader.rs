//! Reads the journal from a position to the end of what is written.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::path_of;

/// A position between two lines of the journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// The number of the file.
    pub file: u64,
    pub offset: u64,
}

/// A line and where it ends.
pub struct Line {
    /// Without its end.
    pub text: Vec<u8>,
    pub begin: Position,
    pub end: Position,
}

/// The most that is read at once.
const MAX_LINES: usize = 256;
const MAX_BYTES: u64 = 1024 * 1024;

/// Reads some lines after `from`, none if there are none before `end`. Bytes after `end` can still be taken back.
///
/// # Errors
///
/// A file cannot be read. One that is missing has no lines: an operator may have moved it away.
pub fn lines(folder: &Path, mut from: Position, end: Position) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    while lines.is_empty() && from < end {
        let limit = if from.file == end.file { end.offset } else { u64::MAX };
        match File::open(path_of(folder, from.file)) {
            Ok(mut file) => {
                file.seek(SeekFrom::Start(from.offset))?;
                read(BufReader::new(file.take(limit.saturating_sub(from.offset))), from, &mut lines)?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        if lines.is_empty() {
            if from.file == end.file {
                break;
            }
            from = Position {
                file: from.file + 1,
                offset: 0,
            };
        }
    }
    Ok(lines)
}

/// The number of bytes between two positions, not counting files that are missing.
pub fn bytes(folder: &Path, from: Position, end: Position) -> u64 {
    let length = |number| {
        let length = match fs::metadata(path_of(folder, number)) {
            Ok(metadata) if number < end.file => metadata.len(),
            Ok(_) => end.offset,
            Err(_) => 0,
        };
        let skipped = if number == from.file { from.offset } else { 0 };
        length.saturating_sub(skipped)
    };
    (from.file.max(1)..=end.file).map(length).sum()
}

fn read(mut file: impl BufRead, mut at: Position, lines: &mut Vec<Line>) -> io::Result<()> {
    let mut bytes = 0;
    while lines.len() < MAX_LINES && bytes < MAX_BYTES {
        let mut text = Vec::new();
        let length = file.read_until(b'\n', &mut text)? as u64;
        // Half a line is what a kill leaves at the end of a file. It was not acknowledged.
        if text.pop() != Some(b'\n') {
            break;
        }
        bytes += length;
        let end = Position {
            offset: at.offset + length,
            ..at
        };
        lines.push(Line { text, begin: at, end });
        at = end;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(folder: &Path, from: (u64, u64), end: (u64, u64)) -> Vec<String> {
        let position = |(file, offset)| Position { file, offset };
        let (mut from, end) = (position(from), position(end));
        let mut texts = Vec::new();
        loop {
            let lines = lines(folder, from, end).unwrap();
            let Some(last) = lines.last() else { return texts };
            from = last.end;
            texts.extend(lines.into_iter().map(|line| String::from_utf8(line.text).unwrap()));
        }
    }

    #[test]
    fn whole_lines_up_to_the_end_over_files_and_gaps() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(path_of(folder, 1), "a\nbb\nhalf").unwrap();
        fs::write(path_of(folder, 2), "").unwrap();
        fs::write(path_of(folder, 4), "c\nd\nnot yet\n").unwrap();
        assert_eq!(texts(folder, (0, 0), (4, 4)), ["a", "bb", "c", "d"]);
        assert_eq!(texts(folder, (1, 2), (4, 2)), ["bb", "c"]);
        assert_eq!(texts(folder, (1, 5), (4, 3)), ["c"]);
        assert_eq!(texts(folder, (4, 4), (4, 4)), [""; 0]);
        assert_eq!(texts(folder, (1, 0), (1, 0)), [""; 0]);

        // Half a line is counted, because only reading finds it.
        let bytes = |from: (u64, u64), end: (u64, u64)| {
            let position = |(file, offset)| Position { file, offset };
            bytes(folder, position(from), position(end))
        };
        assert_eq!(bytes((0, 0), (4, 4)), 13);
        assert_eq!(bytes((1, 2), (4, 2)), 9);
        assert_eq!(bytes((4, 2), (4, 4)), 2);
        assert_eq!(bytes((4, 4), (4, 4)), 0);
        assert_eq!(bytes((3, 0), (3, 0)), 0);
        // What was forwarded of a missing file is not of the next one.
        assert_eq!(bytes((3, 100), (4, 4)), 4);
    }

    #[test]
    fn many_lines_come_in_parts() {
        let folder = tempfile::tempdir().unwrap();
        let text: String = (0..600).map(|number| format!("{number}\n")).collect();
        fs::write(path_of(folder.path(), 1), &text).unwrap();
        let end = (1, text.len() as u64);
        assert_eq!(
            texts(folder.path(), (1, 0), end),
            (0..600).map(|number| number.to_string()).collect::<Vec<_>>()
        );
    }
}
