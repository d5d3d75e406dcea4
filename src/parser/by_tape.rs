//! The tape path: in place, in a copy, or into an owned form, and of a repaired body where [`Options::lossy`] wants that.

use super::Parser;
use crate::error::{Error, ErrorKind, ParseOwnedError};
use crate::family::Family;
use crate::json::repair::Repair;
use crate::json::tape::{Root, Tape};
use crate::json::{escape, locate};
use crate::options::Options;
use crate::owned::{Losses, Owned};

impl Parser {
    /// Parses a body of which no family knows the type, by its tape.
    pub(crate) fn parse_by_tape<'b, T>(
        &mut self,
        body: &'b mut [u8],
        read: impl FnOnce(Root<'_, 'b>, Options) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.start(body.len())?;
        self.read_in_place(body, read)
    }

    /// Reads a body by its tape, repaired if that makes it no longer. Where it does, there is no room, and the body is refused as it is.
    #[inline(never)]
    pub(super) fn read_in_place<'b, T>(
        &mut self,
        mut body: &'b mut [u8],
        read: impl FnOnce(Root<'_, 'b>, Options) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let options = self.options;
        let repair = self.repair(body).filter(|repair| repair.len() <= body.len());
        if let Some(repair) = &repair {
            self.replaced = repair.count();
            let repaired = self.scratch.put(repair.apply(body, 0));
            let (text, rest) = body.split_at_mut(repaired.len());
            text.copy_from_slice(repaired);
            rest.fill(b' ');
            self.scratch.wipe();
            body = text;
        }
        let len = body.len();
        self.tape.with_root(body, len, repair.as_ref(), |root| read(root, options))
    }

    /// Reads a copy of a body by its tape.
    #[inline(never)]
    pub(super) fn read_copy<'b, T>(
        &'b mut self,
        body: &[u8],
        read: impl FnOnce(Root<'_, 'b>, Options) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let options = self.options;
        let (repair, copy) = self.repaired_copy(body, Tape::PADDING)?.unzip();
        let bytes = match copy {
            Some(copy) => self.scratch.put(copy),
            None => self.scratch.fill(body, Tape::PADDING),
        };
        let len = bytes.len() - Tape::PADDING;
        self.tape
            .with_root(bytes, len, repair.as_ref(), |root| read(root, options))
            .map_err(|error| locate(error, body, repair.is_some()))
    }

    /// Reads a body by its tape into a form that owns it.
    pub(super) fn read_owned<F: Family>(&mut self, mut body: Vec<u8>) -> Result<Owned<F>, ParseOwnedError> {
        let options = self.options;
        let (repair, mut repaired) = match self.repaired_copy(&body, 0) {
            Ok(repaired) => repaired.unzip(),
            Err(error) => return Err(ParseOwnedError::new(error, body)),
        };
        let bytes = repaired.as_mut().unwrap_or(&mut body);
        let len = bytes.len();
        let stored = self.tape.with_root(bytes, len, repair.as_ref(), |root| {
            let parsed = F::read_root(root, options)?;
            Ok((root.to_stored(), F::is_wanted(&parsed), F::refused(&parsed).into()))
        });
        match stored {
            Ok((nodes, is_wanted, refused)) => {
                let losses = Losses {
                    replaced: self.replaced,
                    refused,
                };
                Ok(Owned::from_stored(repaired.unwrap_or(body), nodes, is_wanted).with_losses(losses))
            }
            Err(error) => Err(ParseOwnedError::new(error, body)),
        }
    }

    /// What has to be replaced in a body, if the options want that.
    fn repair(&self, body: &[u8]) -> Option<Repair> {
        if self.options.lossy { Repair::of(body) } else { None }
    }

    /// The repaired body, if something has to be replaced.
    fn repaired_copy(&mut self, body: &[u8], padding: usize) -> Result<Option<(Repair, Vec<u8>)>, Error> {
        let Some(repair) = self.repair(body) else { return Ok(None) };
        self.options.check_len(repair.len())?;
        self.replaced = repair.count();
        let copy = repair.apply(body, padding);
        Ok(Some((repair, copy)))
    }
}

/// Adds the offset to an error of a body, where the tape path knows none or not for sure.
#[cold]
fn locate(error: Error, body: &[u8], is_repaired: bool) -> Error {
    let is_valid = if is_repaired {
        escape::is_valid_if_repaired
    } else {
        escape::is_valid
    };
    let offset = match error.kind() {
        ErrorKind::InvalidString => locate::invalid_string(body),
        ErrorKind::InvalidEscape => locate::invalid_escape(body, is_valid),
        ErrorKind::NotAnObject if error.element().is_none() => locate::first_token(body),
        _ => None,
    };
    offset.map_or(error, |offset| error.at(offset))
}
