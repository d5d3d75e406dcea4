//! The two paths, and the memory that they need: a body is parsed in place, in a copy, or into a
//! form that owns it.
//!
//! Nothing here knows a family. [`Parse`] is what a family implements for the types that callers
//! ask for, by [`parse_by`] and a [`Family`].

mod by_tape;
mod kept;
mod parse;
mod scratch;

pub(crate) use kept::{Kept, Losses};
pub use parse::Parse;
pub(crate) use parse::parse_by;

use std::mem;

use crate::error::{Error, ErrorKind, ParseOwnedError};
use crate::family::Family;
use crate::json::fast::{Declined, Layout, OnDemand, Slots, Walker};
use crate::json::not_utf8;
use crate::json::tape::Tape;
use crate::options::Options;
use scratch::Scratch;

/// What a [`Parser`](crate::Parser) consists of. It can be named in this crate only, which seals
/// [`Parse`].
#[allow(missing_debug_implementations, reason = "internal; `Parser` has one")]
#[allow(unnameable_types, reason = "the seal of `Parse`")]
pub struct Engine {
    pub(crate) options: Options,
    tape: Tape,
    /// What is worked on in place of bytes that must stay as they are.
    scratch: Scratch,
    walker: Walker,
    /// The body of the last view, if the fast path declined it.
    declined: Option<Kept>,
    replaced: usize,
}

/// What a view reads from.
#[derive(Clone, Copy)]
#[allow(
    missing_debug_implementations,
    reason = "internal; it would print the body"
)]
pub(crate) enum Viewed<'b> {
    Slots(OnDemand<'b>),
    Kept(&'b Kept),
}

impl Engine {
    pub(crate) fn new(options: Options) -> Self {
        Self {
            options,
            tape: Tape::new(options.max_depth),
            scratch: Scratch::new(),
            walker: Walker::new(),
            declined: None,
            replaced: 0,
        }
    }

    /// How often something was replaced in the last body.
    pub(crate) const fn replaced(&self) -> usize {
        self.replaced
    }

    /// Uses the vector instructions of that name; `None` if this CPU does not have them.
    pub(crate) fn use_level(&mut self, name: &str) -> Option<()> {
        self.walker.use_level(name)
    }

    /// Does what has to be done before any body. The last event is gone, and with it the need for a
    /// copy.
    #[inline]
    pub(crate) fn start(&mut self, len: usize) -> Result<(), Error> {
        self.scratch.wipe();
        self.declined = None;
        self.replaced = 0;
        self.options.check_len(len)
    }

    /// Parses a body in place.
    #[inline]
    pub(crate) fn in_place<'b, F: Family>(
        &mut self,
        body: &'b mut [u8],
    ) -> Result<F::Root<'b>, Error> {
        self.start(body.len())?;
        match self.find::<F>(body) {
            Ok(found) => {
                let body = text(body, &mut self.walker.slots)?;
                F::build(found, self.walker.slots.view_all(), body, Ok)
            }
            Err(_) => self.read_in_place(body, F::read),
        }
    }

    /// Parses a body that must stay as it is.
    #[inline]
    pub(crate) fn by_ref<'b, F: Family>(
        &'b mut self,
        body: &'b [u8],
    ) -> Result<F::Root<'b>, Error> {
        self.start(body.len())?;
        match self.find_in_text::<F>(body) {
            Ok((found, text)) => {
                let text = text_or_copy(text, &mut self.scratch, &mut self.walker.slots)?;
                F::build(found, self.walker.slots.view_all(), text, Ok)
            }
            Err(_) => self.read_copy(body, F::read),
        }
    }

    /// Checks a body and finds its values, but builds nothing. A body that the fast path declines is
    /// copied, and kept until the next call.
    #[inline]
    pub(crate) fn view<'b, F: Family>(
        &'b mut self,
        body: &'b [u8],
    ) -> Result<(Option<F::Found>, Viewed<'b>), Error> {
        self.start(body.len())?;
        if let Ok((found, text)) = self.find_in_text::<F>(body) {
            let body = text_or_copy(text, &mut self.scratch, &mut self.walker.slots)?;
            let slots = self.walker.slots.view();
            return Ok((Some(found), Viewed::Slots(OnDemand { slots, body })));
        }
        // All events are wanted here: nothing is saved by leaving one out.
        let wanted = mem::replace(&mut self.options.wanted, Options::new().wanted);
        let kept = self.read_owned::<F>(body.to_vec());
        self.options.wanted = wanted;
        let kept = kept?;
        Ok((None, Viewed::Kept(self.declined.insert(kept))))
    }

    /// Parses a body into a form that owns it.
    #[inline]
    pub(crate) fn own<F: Family>(&mut self, body: Vec<u8>) -> Result<Kept, ParseOwnedError> {
        if let Err(error) = self.start(body.len()) {
            return Err(ParseOwnedError::new(error, body));
        }
        match self.find::<F>(&body) {
            Ok(found) => self.own_text(body, F::is_wanted(found)),
            Err(_) => self.read_owned::<F>(body),
        }
    }

    /// Walks over a body, unless the fast path declines it.
    #[inline]
    fn find<F: Family>(&mut self, body: &[u8]) -> Result<F::Found, Declined> {
        self.walker.index(body)?;
        // Without the option, this is checked when the texts are cut, and an error then.
        if self.options.lossy && simdutf8::basic::from_utf8(body).is_err() {
            return Err(Declined::InvalidUtf8);
        }
        F::find(&mut self.walker, body, self.options)
    }

    /// Walks over a body that must stay as it is. UTF-8 is checked between the index and the walk,
    /// which then need not wait until the index is written.
    #[inline]
    fn find_in_text<'b, F: Family>(
        &mut self,
        body: &'b [u8],
    ) -> Result<(F::Found, &'b str), Declined> {
        self.walker.index(body)?;
        let text = simdutf8::basic::from_utf8(body).map_err(|_| Declined::InvalidUtf8)?;
        let found = F::find(&mut self.walker, body, self.options)?;
        Ok((found, text))
    }

    /// Why the fast path declines a body.
    #[inline]
    pub(crate) fn declines<F: Family>(&mut self, body: &[u8]) -> Option<Declined> {
        self.find::<F>(body).err()
    }

    /// Finds the values of a body, whatever the options say of it.
    #[inline]
    pub(crate) fn walk(
        &mut self,
        body: &[u8],
        layout: &'static Layout,
    ) -> Result<&Slots, Declined> {
        self.walker.index(body)?;
        self.walker.walk::<false>(body, layout)?;
        Ok(&self.walker.slots)
    }

    /// Owns a body that was walked over.
    fn own_text(&mut self, mut body: Vec<u8>, is_wanted: bool) -> Result<Kept, ParseOwnedError> {
        if let Err(error) = text(&mut body, &mut self.walker.slots) {
            return Err(ParseOwnedError::new(error, body));
        }
        String::from_utf8(body)
            .map(|text| Kept::from_slots(text, is_wanted, &self.walker.slots))
            .map_err(|error| {
                ParseOwnedError::new(Error::new(ErrorKind::InvalidUtf8), error.into_bytes())
            })
    }

    #[cfg(test)]
    pub(crate) fn scratch(&self) -> &[u8] {
        self.scratch.bytes()
    }

    #[cfg(test)]
    pub(crate) fn keeps_a_body(&self) -> bool {
        self.declined.is_some()
    }
}

/// The text of a body that was walked over, unescaped in place.
#[inline]
fn text<'b>(body: &'b mut [u8], slots: &mut Slots) -> Result<&'b str, Error> {
    if slots.has_escapes() {
        // Once escapes are replaced, the offset of invalid UTF-8 is lost.
        simdutf8::basic::from_utf8(body).map_err(|_| Error::from(not_utf8(body)))?;
        slots.unescape(body);
    }
    match simdutf8::basic::from_utf8(body) {
        Ok(text) => Ok(text),
        Err(_) => Err(Error::from(not_utf8(body))),
    }
}

/// The text of a body that was walked over and must stay as it is: its own, or if it has escapes
/// that of a copy without them.
#[inline]
fn text_or_copy<'b>(
    body: &'b str,
    scratch: &'b mut Scratch,
    slots: &mut Slots,
) -> Result<&'b str, Error> {
    if !slots.has_escapes() {
        return Ok(body);
    }
    let copy = scratch.fill(body.as_bytes(), 0);
    slots.unescape(copy);
    // Escapes stand for whole characters: without them, the copy is UTF-8 too.
    simdutf8::basic::from_utf8(copy).map_err(|_| Error::from(not_utf8(body.as_bytes())))
}
