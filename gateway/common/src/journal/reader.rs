//! Reads the journal from a position to the end of what is written.

use std::collections::BTreeMap;
use std::fs::File;
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
#[derive(Debug)]
pub struct Line {
    /// Without its end.
    pub text: Vec<u8>,
    pub begin: Position,
    pub end: Position,
}

/// The numbers of all files and the length of what was written to each, whether it is there still
/// or not. Bytes after that can be taken back.
#[derive(Debug, Default)]
pub struct Written(BTreeMap<u64, u64>);

/// A part of one file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    pub begin: Position,
    pub end: Position,
}

/// The content of a part.
#[derive(Debug)]
pub enum Content {
    /// Some of its lines, from the first one on.
    Lines(Vec<Line>),
    /// Nothing but half a line, which is what a kill leaves at the end of a file. It was not
    /// acknowledged.
    HalfALine,
    /// Less than was written, and no line any more. The file was removed or truncated.
    Lost,
}

/// The most that is read at once.
const MAX_LINES: usize = 256;
const MAX_BYTES: u64 = 1024 * 1024;

impl Written {
    /// Sets the length of a file.
    pub fn set(&mut self, file: u64, length: u64) {
        self.0.insert(file, length);
    }

    /// Adds a file that has nothing to read, unless its length is set.
    pub fn add(&mut self, file: u64) {
        self.0.entry(file).or_default();
    }

    /// The end of the newest file.
    pub fn end(&self) -> Position {
        self.0
            .last_key_value()
            .map_or_else(Position::default, |(file, length)| Position {
                file: *file,
                offset: *length,
            })
    }

    /// Returns the rest of the first file that has more after this position.
    pub fn after(&self, position: Position) -> Option<Part> {
        self.parts(position).next()
    }

    /// The number of bytes after this position.
    pub fn bytes_after(&self, position: Position) -> u64 {
        self.parts(position).map(Part::bytes).sum()
    }

    fn parts(&self, position: Position) -> impl Iterator<Item = Part> {
        self.0
            .range(position.file..)
            .filter_map(move |(&file, &length)| {
                let offset = if file == position.file {
                    position.offset
                } else {
                    0
                };
                (offset < length).then_some(Part {
                    begin: Position { file, offset },
                    end: Position {
                        file,
                        offset: length,
                    },
                })
            })
    }

    /// The first and the last number of each gap between the files from this number on.
    pub fn gaps(&self, from: u64) -> Vec<(u64, u64)> {
        let mut next = from.max(1);
        let mut gaps = Vec::new();
        for file in self.0.range(from..).map(|(file, _)| *file) {
            if file > next {
                gaps.push((next, file - 1));
            }
            next = file + 1;
        }
        gaps
    }
}

impl Part {
    pub fn bytes(self) -> u64 {
        self.end.offset - self.begin.offset
    }
}

/// Reads a part, or the begin of a long one.
///
/// # Errors
///
/// The file cannot be read.
pub fn read(folder: &Path, part: Part) -> io::Result<Content> {
    let mut file = match File::open(path_of(folder, part.begin.file)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Content::Lost),
        Err(error) => return Err(error),
    };
    file.seek(SeekFrom::Start(part.begin.offset))?;
    let lines = lines(BufReader::new((&file).take(part.bytes())), part.begin)?;
    if !lines.is_empty() {
        Ok(Content::Lines(lines))
    } else if file.metadata()?.len() < part.end.offset {
        Ok(Content::Lost)
    } else {
        Ok(Content::HalfALine)
    }
}

fn lines(mut file: impl BufRead, mut at: Position) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while lines.len() < MAX_LINES && bytes < MAX_BYTES {
        let mut text = Vec::new();
        let length = file.read_until(b'\n', &mut text)? as u64;
        if text.pop() != Some(b'\n') {
            break;
        }
        bytes += length;
        let end = Position {
            offset: at.offset + length,
            ..at
        };
        lines.push(Line {
            text,
            begin: at,
            end,
        });
        at = end;
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn position((file, offset): (u64, u64)) -> Position {
        Position { file, offset }
    }

    fn written(files: &[(u64, u64)]) -> Written {
        Written(files.iter().copied().collect())
    }

    /// The result of reading from a position on: the texts of lines, and the lengths of lost parts.
    fn contents(folder: &Path, from: (u64, u64), written: &Written) -> Vec<String> {
        let mut from = position(from);
        let mut contents = Vec::new();
        while let Some(part) = written.after(from) {
            from = match read(folder, part).unwrap() {
                Content::Lines(lines) => {
                    let end = lines.last().unwrap().end;
                    contents.extend(
                        lines
                            .into_iter()
                            .map(|line| String::from_utf8(line.text).unwrap()),
                    );
                    end
                }
                Content::HalfALine => part.end,
                Content::Lost => {
                    contents.push(format!("lost {}", part.bytes()));
                    part.end
                }
            };
        }
        contents
    }

    #[test]
    fn whole_lines_up_to_the_end_over_files_and_gaps() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(path_of(folder, 1), "a\nbb\nhalf").unwrap();
        fs::write(path_of(folder, 2), "").unwrap();
        fs::write(path_of(folder, 4), "c\nd\nnot yet\n").unwrap();
        let files = written(&[(1, 9), (2, 0), (4, 4)]);
        assert_eq!(contents(folder, (0, 0), &files), ["a", "bb", "c", "d"]);
        assert_eq!(contents(folder, (1, 2), &files), ["bb", "c", "d"]);
        assert_eq!(contents(folder, (1, 5), &files), ["c", "d"]);
        assert_eq!(contents(folder, (4, 2), &files), ["d"]);
        assert_eq!(contents(folder, (4, 4), &files), [""; 0]);
        assert_eq!(contents(folder, (5, 0), &files), [""; 0]);
        assert_eq!(files.end(), position((4, 4)));

        // Half a line is counted, because only reading finds it.
        let bytes = |from| files.bytes_after(position(from));
        assert_eq!(bytes((0, 0)), 13);
        assert_eq!(bytes((1, 2)), 11);
        assert_eq!(bytes((1, 5)), 8);
        assert_eq!(bytes((4, 2)), 2);
        assert_eq!(bytes((4, 4)), 0);
        // What was forwarded of a missing file is not of the next one.
        assert_eq!(bytes((3, 100)), 4);
    }

    #[test]
    fn what_is_not_in_the_files_any_more_is_lost_and_counted() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(path_of(folder, 2), "c\n").unwrap();
        let files = written(&[(1, 10), (2, 2), (3, 0), (4, 7)]);
        assert_eq!(contents(folder, (0, 0), &files), ["lost 10", "c", "lost 7"]);
        assert_eq!(contents(folder, (1, 9), &files), ["lost 1", "c", "lost 7"]);
        assert_eq!(contents(folder, (1, 10), &files), ["c", "lost 7"]);
        assert_eq!(files.bytes_after(position((1, 9))), 10);
        // Each length of what is left of `aa\nbbb\n`.
        for (length, left) in [
            (0, vec!["lost 7"]),
            (2, vec!["lost 7"]),
            (3, vec!["aa", "lost 4"]),
            (6, vec!["aa", "lost 4"]),
            (7, vec!["aa", "bbb"]),
        ] {
            fs::write(path_of(folder, 5), &"aa\nbbb\n"[..length]).unwrap();
            assert_eq!(contents(folder, (0, 0), &written(&[(5, 7)])), left);
        }
    }

    #[test]
    fn gaps_are_found_without_counting_to_the_next_file() {
        let gaps = |files: &[(u64, u64)], from| written(files).gaps(from);
        assert_eq!(gaps(&[(1, 1), (2, 1)], 0), []);
        assert_eq!(gaps(&[(3, 1), (5, 1), (9, 0)], 0), [(1, 2), (4, 4), (6, 8)]);
        assert_eq!(gaps(&[(3, 1), (5, 1), (9, 0)], 3), [(4, 4), (6, 8)]);
        assert_eq!(gaps(&[(3, 1), (5, 1), (9, 0)], 4), [(4, 4), (6, 8)]);
        assert_eq!(
            gaps(&[(1, 1), (999_999_999_999, 1)], 1),
            [(2, 999_999_999_998)]
        );
    }

    #[test]
    fn many_lines_come_in_parts() {
        let folder = tempfile::tempdir().unwrap();
        let text: String = (0..600).map(|number| format!("{number}\n")).collect();
        fs::write(path_of(folder.path(), 1), &text).unwrap();
        assert_eq!(
            contents(folder.path(), (1, 0), &written(&[(1, text.len() as u64)])),
            (0..600)
                .map(|number| number.to_string())
                .collect::<Vec<_>>()
        );
    }
}
