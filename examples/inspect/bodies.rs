//! From a source to its bodies, in bounded memory.

use std::io::{self, BufRead, BufReader, Read};

use bandwidth_callbacks::Options;
use indicatif::ProgressBar;

use crate::sources::Source;

/// The most of a body that is kept. One byte more than the parser takes is enough for it to refuse a longer body by itself.
const PIECE: usize = Options::DEFAULT_MAX_LEN + 1;

pub struct Body<'a> {
    pub source: &'a str,
    /// The line on which it begins, from 1.
    pub line: u64,
    /// All of it, or so much that the parser refuses it as too long.
    pub bytes: &'a [u8],
    /// How long it is in the source.
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

    /// The next body that is more than white space.
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

    /// Reads a line, or all there is, into the buffer and returns its length. Of a body beyond the limit only the first bytes are kept.
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
