//! Writes lines to stdout, as text or as JSON.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::text::is_printable_ascii;

pub struct Output {
    stdout: Box<dyn Write>,
    json: bool,
}

impl Output {
    pub fn new(json: bool) -> Self {
        let stdout = io::stdout().lock();
        Self {
            // At a terminal each line is printed at once, because the input may be slow.
            stdout: if stdout.is_terminal() {
                Box::new(stdout)
            } else {
                Box::new(BufWriter::with_capacity(1 << 18, stdout))
            },
            json,
        }
    }

    pub fn write(&mut self, line: &(impl Display + Serialize)) -> io::Result<()> {
        if !self.json {
            return writeln!(self.stdout, "{line}");
        }
        line.serialize(&mut Serializer::with_formatter(
            &mut self.stdout,
            AsciiFormatter,
        ))?;
        self.stdout.write_all(b"\n")
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.stdout.flush()
    }
}

/// Writes strings as printable ASCII, because a terminal obeys some other characters.
struct AsciiFormatter;

impl Formatter for AsciiFormatter {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if is_printable_ascii(fragment) {
            return writer.write_all(fragment.as_bytes());
        }
        for unit in fragment.encode_utf16() {
            match u8::try_from(unit) {
                Ok(byte @ b' '..=b'~') => writer.write_all(&[byte])?,
                _ => write!(writer, "\\u{unit:04x}")?,
            }
        }
        Ok(())
    }
}
