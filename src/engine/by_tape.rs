//! The tape path: in place, in a copy, or into an owned form, and of a repaired body where
//! [`Options::lossy`] wants that.

use super::{Engine, Kept, Losses};
use crate::error::{Error, ErrorKind, ParseOwnedError};
use crate::family::Family;
use crate::json::repair::Repair;
use crate::json::stored::Stored;
use crate::json::tape::{Root, Tape};
use crate::json::{escape, locate};
use crate::options::Options;

impl Engine {
    /// Reads a body by its tape.
    ///
    /// simd-json changes the body on the way to an error, so that the place of that is found in a
    /// copy. It is made of each body, and costs 2 % of the parse: to look for faults before
    /// would cost more.
    #[inline(never)]
    pub(super) fn read_in_place<'b, T>(
        &mut self,
        body: &'b mut [u8],
        read: impl FnOnce(Root<'_, 'b>, Options) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let original = self.scratch.original(body);
        let (body, repair) = if self.options.lossy {
            repair_in_place(body, &mut self.replaced)
        } else {
            (body, None)
        };
        let (len, options) = (body.len(), &self.options);
        self.tape
            .with_root(body, len, repair.as_deref(), |root| read(root, *options))
            .map_err(|error| locate(error, original.bytes(), repair.is_some()))
    }

    /// Reads a copy of a body by its tape.
    #[inline(never)]
    pub(super) fn read_copy<'b, T>(
        &'b mut self,
        body: &[u8],
        read: impl FnOnce(Root<'_, 'b>, Options) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let repair = self.repair_in_copy(body)?;
        let bytes = match &repair {
            Some(repair) => self.scratch.fill_by(Tape::PADDING, |bytes| {
                repair.write(body, Tape::PADDING, bytes);
            }),
            None => self.scratch.fill(body, Tape::PADDING),
        };
        let (len, options) = (bytes.len() - Tape::PADDING, &self.options);
        self.tape
            .with_root(bytes, len, repair.as_deref(), |root| read(root, *options))
            .map_err(|error| locate(error, body, repair.is_some()))
    }

    /// Reads a body by its tape into a form that owns it.
    pub(super) fn read_owned<F: Family>(
        &mut self,
        mut body: Vec<u8>,
    ) -> Result<Kept, ParseOwnedError> {
        let repair = match self.repair_in_copy(&body) {
            Ok(repair) => repair,
            Err(error) => return Err(ParseOwnedError::new(error, body)),
        };
        let mut repaired = repair.as_ref().map(|repair| {
            let mut repaired = Vec::new();
            repair.write(&body, 0, &mut repaired);
            repaired
        });
        let options = self.options;
        let stored = if let Some(bytes) = &mut repaired {
            let len = bytes.len();
            let stored = self.tape.with_root(bytes, len, repair.as_deref(), |root| {
                stored::<F>(root, options)
            });
            stored.map_err(|error| locate(error, &body, true))
        } else {
            let (len, original) = (body.len(), self.scratch.original(&body));
            let stored = self
                .tape
                .with_root(&mut body, len, None, |root| stored::<F>(root, options));
            stored.map_err(|error| locate(error, original.bytes(), false))
        };
        match stored {
            Ok((nodes, is_wanted, refused)) => {
                let losses = Losses {
                    replaced: self.replaced,
                    refused,
                };
                Ok(
                    Kept::from_stored(repaired.unwrap_or(body), nodes, is_wanted)
                        .with_losses(losses),
                )
            }
            Err(error) => Err(ParseOwnedError::new(error, body)),
        }
    }

    /// What has to be replaced in a body, if the options want that. There is room for any length up
    /// to the limit.
    #[inline]
    fn repair_in_copy(&mut self, body: &[u8]) -> Result<Option<Box<Repair>>, Error> {
        if self.options.lossy {
            self.repair_of(body)
        } else {
            Ok(None)
        }
    }

    #[cold]
    fn repair_of(&mut self, body: &[u8]) -> Result<Option<Box<Repair>>, Error> {
        let Some(repair) = Repair::of(body) else {
            return Ok(None);
        };
        self.options.check_len(repair.len())?;
        self.replaced = repair.count();
        Ok(Some(Box::new(repair)))
    }
}

/// The values of a body, whether more of them than the envelope is wanted, and the errors of the
/// elements that were left out.
fn stored<F: Family>(
    root: Root<'_, '_>,
    options: Options,
) -> Result<(Stored, bool, Box<[Error]>), Error> {
    let parsed = F::read(root, options)?;
    Ok((
        root.to_stored(),
        F::is_whole(&parsed),
        F::refused(&parsed).into(),
    ))
}

/// Repairs a body if that makes it no longer. Where it does, there is no room, and the body stays
/// as it is.
#[cold]
fn repair_in_place<'b>(
    body: &'b mut [u8],
    replaced: &mut usize,
) -> (&'b mut [u8], Option<Box<Repair>>) {
    let Some(repair) = Repair::of(body).filter(|repair| repair.len() <= body.len()) else {
        return (body, None);
    };
    *replaced = repair.count();
    let mut repaired = Vec::new();
    repair.write(body, 0, &mut repaired);
    let (text, rest) = body.split_at_mut(repaired.len());
    text.copy_from_slice(&repaired);
    rest.fill(b' ');
    (text, Some(Box::new(repair)))
}

/// Adds the offset to an error of a body, where the tape path knows none.
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
        ErrorKind::NotAnObject => match error.element() {
            Some(index) => locate::element(body, index),
            None => locate::first_token(body),
        },
        _ => None,
    };
    offset.map_or(error, |offset| error.at(offset))
}
