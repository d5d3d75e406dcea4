//! The copy of a body that must stay as it is, or of one that is changed where it is.

use crate::json::tape::Tape;

/// The copy that a parser works on in place of the caller's bytes, and what remains of it
/// afterwards.
pub(crate) struct Scratch {
    bytes: Vec<u8>,
    /// The length of the body that is in there.
    len: usize,
}

impl Scratch {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: Vec::new(),
            len: 0,
        }
    }

    /// Copies a body, with zeros after it.
    pub(crate) fn fill(&mut self, body: &[u8], padding: usize) -> &mut Vec<u8> {
        self.fill_by(padding, |bytes| {
            bytes.reserve(body.len() + padding);
            bytes.extend_from_slice(body);
            bytes.resize(body.len() + padding, 0);
        })
    }

    /// Holds what is written into the empty buffer, with that many zeros at its end.
    #[inline]
    pub(crate) fn fill_by(
        &mut self,
        padding: usize,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> &mut Vec<u8> {
        self.bytes.clear();
        write(&mut self.bytes);
        self.len = self.bytes.len().saturating_sub(padding);
        &mut self.bytes
    }

    /// Copies a body that is about to be changed where it is, for errors that are found in its
    /// original bytes.
    pub(crate) fn original(&mut self, body: &[u8]) -> Original<'_> {
        self.fill(body, 0);
        Original(self)
    }

    /// Removes the last copy. A long one is given back, not wiped: its sender would slow down this
    /// call by its length.
    #[inline]
    pub(crate) fn wipe(&mut self) {
        if self.len > 0 {
            if self.len > Tape::KEPT_LEN {
                self.bytes = Vec::new();
            }
            self.bytes.fill(0);
            self.len = 0;
        }
    }

    #[cfg(test)]
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The original bytes of a body. Removed by `Drop`, so that the result of the parse need not wait
/// in a local and be moved.
pub(crate) struct Original<'s>(&'s mut Scratch);

impl Original<'_> {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }
}

impl Drop for Original<'_> {
    fn drop(&mut self) {
        self.0.wipe();
    }
}
