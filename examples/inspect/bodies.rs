//! Reads the bodies of a source, in bounded memory.

use std::io::{self, BufRead, BufReader, Read};

use bandwidth_callbacks::Options;
use indicatif::ProgressBar;

use crate::sources::Source;

/// The number of bytes kept of a body: one more than the limit, so that the parser refuses a longer
/// body itself.
const PIECE: usize = Options::DEFAULT_MAX_LEN + 1;

pub struct Body<'a> {
    pub source: &'a str,
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// The whole body, or its first bytes if the parser refuses it as too long.
    pub bytes: &'a [u8],
    /// Its length in the source.
    pub len: u64,
}

pub struct Bodies {
    source: String,
    reader: Box<dyn BufRead>,
    is_one_body: bool,
    line: u64,
    buffer: Vec<u8>,
}

impl Bodies {
    pub fn open(source: &Source, progress: &ProgressBar) -> io::Result<Self> {
        let reader = progress.wrap_read(source.open()?);
        Ok(Self {
            source: source.to_string(),
            reader: Box::new(BufReader::with_capacity(PIECE, reader)),
            is_one_body: source.is_one_body(),
            line: 0,
            buffer: Vec::new(),
        })
    }

    /// Returns the next body that is not only white space.
    pub fn next_body(&mut self) -> io::Result<Option<Body<'_>>> {
        while let Some(len) = self.read()? {
            self.line += 1;
            if !self.buffer.trim_ascii().is_empty() {
                return Ok(Some(Body {
                    source: &self.source,
                    line: self.line,
                    bytes: &self.buffer,
                    len,
                }));
            }
        }
        Ok(None)
    }

    /// Reads one line, or the whole source if it is one body, into the buffer and returns its
    /// length. Only the first bytes of a body longer than the limit are kept.
    fn read(&mut self) -> io::Result<Option<u64>> {
        self.buffer.clear();
        let mut len = 0;
        loop {
            self.buffer.truncate(PIECE);
            let mut piece = self.reader.by_ref().take(PIECE as u64);
            let read = if self.is_one_body {
                piece.read_to_end(&mut self.buffer)?
            } else {
                piece.read_until(b'\n', &mut self.buffer)?
            };
            len += read as u64;
            if !self.is_one_body && self.buffer.last() == Some(&b'\n') {
                self.buffer.pop();
                return Ok(Some(len - 1));
            }
            if read < PIECE {
                return Ok((len > 0).then_some(len));
            }
        }
    }
}
