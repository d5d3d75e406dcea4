mod by_tape;

use std::cell::Cell;
use std::fmt;

use fearless_simd::Level;

use crate::error::{Error, ErrorKind, ParseOwnedError};
use crate::family::{self, Family, Table, TypeOf};
use crate::json::fast::{self, Declined, Index, Layout, Slots, SlotsView};
use crate::json::not_utf8;
use crate::json::tape::Tape;
use crate::options::Options;
use crate::owned::{Owned, OwnedCallback};
use crate::scratch::Scratch;
use crate::voice::{Callback, Event, Voice, build_as, read_as};

/// Parses bodies of all families into events. It owns the memory that parsing needs, so that after the first bodies nothing is allocated.
///
/// Keep one for each worker thread. It can be used again after any error. No body changes the result of a later one, nor the path that
/// a later one takes.
///
/// Between bodies it keeps at most 1 MiB. Of the last body it keeps offsets, and content in two cases only:
///
/// - [`parse_ref`](Self::parse_ref) works on a copy if a body has escapes or takes the [tape path](Options::fast_path). The copy is wiped at
///   the next call, or freed if it is longer than 32 KiB.
/// - The buffers of simd-json hold what the tape path wrote into them, until it overwrites them or the parser is dropped.
///
/// ```
/// use bandwidth_callbacks::Parser;
///
/// let mut parser = Parser::new();
/// let mut body = br#"{"eventType":"disconnect","callId":"c-1","cause":"hangup"}"#.to_vec();
/// let callback = parser.parse(&mut body)?;
/// assert_eq!(callback.call_id(), Some("c-1"));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub struct Parser {
    pub(crate) options: Options,
    tape: Tape,
    /// What `parse_ref` works on in place of the caller's bytes.
    scratch: Scratch,
    level: Level,
    index: Index,
    slots: Slots,
    replaced: usize,
}

impl Parser {
    /// Makes a parser with default [`Options`].
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// assert!(Parser::new().parse(&mut br#"{"eventType":"dtmf"}"#.to_vec()).is_ok());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::with_options(Options::default())
    }

    /// Makes a parser with other limits, or a stricter one.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().max_len(10));
    /// assert!(parser.parse(&mut br#"{"eventType":"dtmf"}"#.to_vec()).is_err());
    /// ```
    #[must_use]
    pub fn with_options(options: Options) -> Self {
        Self {
            options,
            tape: Tape::new(options.max_depth),
            scratch: Scratch::new(),
            level: fast::best_level(),
            index: Index::new(),
            slots: Slots::new(),
            replaced: 0,
        }
    }

    /// Parses a body into the event that its `eventType` names.
    ///
    /// The event borrows the body, not the parser: it can live across an `await` while the parser parses other bodies. Strings are
    /// unescaped in place, which is why the body is borrowed mutably. Afterwards, the bytes between the texts are unspecified. Does not
    /// allocate once the parser has seen bodies of this size, except for arrays and objects where none is documented, more than four
    /// unknown fields in one object, and lists longer than documented.
    ///
    /// # Errors
    ///
    /// [`Error`] if the body is not one JSON object in UTF-8 with an `eventType`, or exceeds a limit of the [`Options`]. The parser can be
    /// used again. The body can be handed on, but some of its strings may have been unescaped in place already. Use
    /// [`parse_ref`](Self::parse_ref) if the original is needed then, or with [`Options::lossy`], for which there may be no room in place.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Parser};
    /// let mut parser = Parser::new();
    /// let mut body = br#"{"eventType":"dtmf","digit":"\u0035"}"#.to_vec();
    /// let Callback::Dtmf(dtmf) = parser.parse(&mut body)? else { panic!() };
    /// assert_eq!(dtmf.digit.unwrap(), "5");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse<'b>(&mut self, body: &'b mut [u8]) -> Result<Callback<'b>, Error> {
        self.parse_in::<Voice>(body)
    }

    /// [`parse`](Self::parse) for a family.
    #[inline]
    pub(crate) fn parse_in<'b, F: Family>(&mut self, body: &'b mut [u8]) -> Result<F::Root<'b>, Error> {
        self.start(body.len())?;
        match self.find::<F>(body) {
            Ok(event_type) => {
                let body = text(body, &mut self.slots)?;
                F::build_root(event_type, F::wants(self.options, event_type), self.slots.view(), body, Ok)
            }
            Err(_) => self.read_in_place(body, F::read_root),
        }
    }

    /// Returns how often [`Options::lossy`] replaced something in the last body, also if that was refused in the end. 0 without that option.
    ///
    /// An event from [`parse_ref`](Self::parse_ref) borrows the parser: call this after the last use of the event.
    /// [`Owned::replaced`](crate::Owned::replaced) stays with the event.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().lossy(true));
    /// parser.parse_ref(b"{\"eventType\":\"gather\",\"tag\":\"caf\xe9\"}")?;
    /// assert_eq!(parser.replaced(), 1);
    /// parser.parse_ref(br#"{"eventType":"dtmf"}"#)?;
    /// assert_eq!(parser.replaced(), 0);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub const fn replaced(&self) -> usize {
        self.replaced
    }

    /// The vector instructions that this CPU has for the fast path, the best first. For tests and benchmarks.
    #[doc(hidden)]
    #[must_use]
    pub fn levels() -> Vec<&'static str> {
        fast::levels().into_iter().map(|(name, _)| name).collect()
    }

    /// The same parser with the vector instructions of that name; `None` if this CPU does not have them. For tests and benchmarks.
    #[doc(hidden)]
    #[must_use]
    pub fn at_level(mut self, name: &str) -> Option<Self> {
        self.level = fast::levels().into_iter().find(|(known, _)| *known == name)?.1;
        Some(self)
    }

    /// Why the fast path declines a body; `None` if it takes it. For tests, benchmarks and the `inspect` example.
    #[doc(hidden)]
    pub fn declines(&mut self, body: &[u8]) -> Option<Declined> {
        self.declines_in::<Voice>(body)
    }

    /// The same for a family.
    #[doc(hidden)]
    pub fn declines_in<F: Family>(&mut self, body: &[u8]) -> Option<Declined> {
        self.find::<F>(body).err()
    }

    /// Walks over a body whose event is not known, if it is one for the fast path.
    #[inline]
    fn find<F: Family>(&mut self, body: &[u8]) -> Result<TypeOf<'static, F>, Declined> {
        self.walk::<F>(body)?;
        family::fast::find::<F>(self.slots.view(), body, self.options)
    }

    /// Finds some texts of a body without a walk over the rest, if it is usual.
    #[inline]
    pub(crate) fn skim(&mut self, body: &[u8], layout: &'static Layout) -> Result<SlotsView<'_>, Declined> {
        self.index.fill(self.level, body)?;
        fast::skim(body, self.index.entries(), layout, &mut self.slots)?;
        Ok(self.slots.view())
    }

    /// Does what has to be done before any body. Returns whether a body of the family may be parsed by other ways than the tape path.
    pub(crate) fn start_fast<F: Family>(&mut self, len: usize) -> Result<bool, Error> {
        self.start(len)?;
        Ok(self.options.takes_fast_path(F::DEPTH))
    }

    /// Fills the slots with the values of a body.
    #[inline]
    fn walk<F: Family>(&mut self, body: &[u8]) -> Result<(), Declined> {
        if !self.options.takes_fast_path(F::DEPTH) {
            return Err(Declined::Off);
        }
        self.index.fill(self.level, body)?;
        if F::ARRAYS {
            fast::walk::<true>(body, self.index.entries(), F::Events::LAYOUT, &mut self.slots)?;
        } else {
            fast::walk::<false>(body, self.index.entries(), F::Events::LAYOUT, &mut self.slots)?;
        }
        // Without the option, this is checked only when the texts are needed, and an error then.
        if self.options.lossy && simdutf8::basic::from_utf8(body).is_err() {
            return Err(Declined::InvalidUtf8);
        }
        Ok(())
    }

    /// Parses a body as an event whose type is known, for example because each has a URL of its own. `eventType` may be absent.
    ///
    /// Borrows, unescapes and allocates as [`parse`](Self::parse) does.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse); and [`ErrorKind::OtherEventType`] if there is an `eventType` that names another event.
    ///
    /// ```
    /// # use bandwidth_callbacks::{DisconnectCallback, Parser};
    /// let mut body = b"{}".to_vec();
    /// let event: DisconnectCallback = Parser::new().parse_as(&mut body)?;
    /// assert_eq!(event.event_type, None);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_as<'b, E: Event<'b>>(&mut self, body: &'b mut [u8]) -> Result<E, Error> {
        self.start(body.len())?;
        if self.find_as::<E>(body).is_ok() {
            let body = text(body, &mut self.slots)?;
            return Ok(build_as(self.slots.view(), body));
        }
        self.read_in_place(body, read_as)
    }

    /// Parses a body that must stay as it is, such as the immutable `Bytes` of a web framework.
    ///
    /// The event borrows the parser as well, because strings may have to be unescaped in a copy that the parser keeps. The parser cannot
    /// parse another body until the event is gone; use [`parse_owned`](Self::parse_owned) if it must. Allocates as [`parse`](Self::parse) does.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let body = br#"{"eventType":"dtmf","callId":"c-\u0031"}"#;
    /// assert_eq!(Parser::new().parse_ref(body)?.call_id(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_ref<'b>(&'b mut self, body: &'b [u8]) -> Result<Callback<'b>, Error> {
        self.parse_ref_in::<Voice>(body)
    }

    /// [`parse_ref`](Self::parse_ref) for a family.
    #[inline]
    pub(crate) fn parse_ref_in<'b, F: Family>(&'b mut self, body: &'b [u8]) -> Result<F::Root<'b>, Error> {
        self.start(body.len())?;
        match self.find::<F>(body) {
            Ok(event_type) => {
                let text = text_or_copy(body, &mut self.scratch, &mut self.slots)?;
                F::build_root(event_type, F::wants(self.options, event_type), self.slots.view(), text, Ok)
            }
            Err(_) => self.read_copy(body, F::read_root),
        }
    }

    /// Parses a body that must stay as it is as an event whose type is known: [`parse_ref`](Self::parse_ref) and
    /// [`parse_as`](Self::parse_as) in one. `eventType` may be absent.
    ///
    /// # Errors
    ///
    /// As [`parse_ref`](Self::parse_ref); and [`ErrorKind::OtherEventType`] if there is an `eventType` that names another event.
    ///
    /// ```
    /// # use bandwidth_callbacks::{GatherCallback, Parser};
    /// let mut parser = Parser::new();
    /// let event: GatherCallback = parser.parse_ref_as(br#"{"eventType":"gather","digits":"4\u0032"}"#)?;
    /// assert_eq!(event.digits.unwrap(), "42");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_ref_as<'b, E: Event<'b>>(&'b mut self, body: &'b [u8]) -> Result<E, Error> {
        self.start(body.len())?;
        if self.find_as::<E>(body).is_ok() {
            let text = text_or_copy(body, &mut self.scratch, &mut self.slots)?;
            return Ok(build_as(self.slots.view(), text));
        }
        self.read_copy(body, read_as)
    }

    /// Walks over a body whose event is known.
    fn find_as<'b, E: Event<'b>>(&mut self, body: &[u8]) -> Result<(), Declined> {
        self.walk::<Voice>(body)?;
        let slots = self.slots.view();
        let has_name = slots.keys() >> family::fast::name_slot::<Voice>() & 1 != 0;
        if has_name && family::fast::event_type::<Voice>(slots, body) != Some(E::EVENT_TYPE) {
            return Err(Declined::EventType);
        }
        family::fast::check_unknown::<Voice>(E::EVENT_TYPE, slots, self.options)
    }

    /// Parses a body into an event that owns it, for queues and other tasks.
    ///
    /// Keeps the body's own buffer for the texts and makes one allocation besides, of at most 1,048 bytes, or 16 bytes for each JSON
    /// value and key where the [fast path](Options::fast_path) declines the body. Then the check that the body is a callback
    /// also allocates as [`parse`](Self::parse) does, and frees that again. A body that [`Options::lossy`] repairs gets another buffer.
    ///
    /// # Errors
    ///
    /// [`ParseOwnedError`], which has the [`Error`] of [`parse`](Self::parse) and gives the body back. Some of its strings may have been
    /// unescaped in place already. A damaged one comes back as it was.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// let owned = Parser::new().parse_owned(br#"{"eventType":"dtmf","callId":"c-1"}"#.to_vec())?;
    /// let worker = std::thread::spawn(move || owned.view().call_id().map(str::to_owned));
    /// assert_eq!(worker.join().unwrap().as_deref(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn parse_owned(&mut self, body: Vec<u8>) -> Result<OwnedCallback, ParseOwnedError> {
        self.parse_owned_in(body)
    }

    /// [`parse_owned`](Self::parse_owned) for a family.
    pub(crate) fn parse_owned_in<F: Family>(&mut self, body: Vec<u8>) -> Result<Owned<F>, ParseOwnedError> {
        if let Err(error) = self.start(body.len()) {
            return Err(ParseOwnedError::new(error, body));
        }
        if let Ok(event_type) = self.find::<F>(&body) {
            return self.own(F::wants(self.options, event_type), body);
        }
        self.read_owned(body)
    }

    fn own<F: Family>(&mut self, is_wanted: bool, mut body: Vec<u8>) -> Result<Owned<F>, ParseOwnedError> {
        if let Err(error) = text(&mut body, &mut self.slots) {
            return Err(ParseOwnedError::new(error, body));
        }
        String::from_utf8(body)
            .map(|text| Owned::from_slots(text, is_wanted, &self.slots))
            .map_err(|error| ParseOwnedError::new(Error::new(ErrorKind::InvalidUtf8), error.into_bytes()))
    }

    /// Does what has to be done before any body. The last event is gone, and with it the need for a copy.
    #[inline]
    pub(crate) fn start(&mut self, len: usize) -> Result<(), Error> {
        self.scratch.wipe();
        self.replaced = 0;
        self.options.check_len(len)
    }
}

impl fmt::Debug for Parser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parser").field("options", &self.options).finish_non_exhaustive()
    }
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

/// Parses a body with a parser that each thread keeps: [`Parser::parse`] in one call, with default [`Options`].
///
/// # Errors
///
/// As [`Parser::parse`].
///
/// ```
/// use bandwidth_callbacks::{Callback, parse};
///
/// let mut body = br#"{"eventType":"initiate","from":"+15551234567","to":"+15557654321"}"#.to_vec();
/// let Callback::Initiate(call) = parse(&mut body)? else { panic!() };
/// assert_eq!(call.to.unwrap(), "+15557654321");
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub fn parse(body: &mut [u8]) -> Result<Callback<'_>, Error> {
    with_kept(|parser| parser.parse(body))
}

/// Lends the parser that each thread keeps, with default [`Options`].
#[inline]
pub(crate) fn with_kept<T>(parse: impl FnOnce(&mut Parser) -> T) -> T {
    thread_local! {
        static KEPT: Cell<Option<Box<Parser>>> = const { Cell::new(None) };
    }
    // A thread that is shutting down may have lost its parser already.
    let mut parser = KEPT.try_with(Cell::take).ok().flatten().unwrap_or_default();
    let result = parse(&mut parser);
    let _ = KEPT.try_with(|kept| kept.set(Some(parser)));
    result
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

/// The text of a body that was walked over and must stay as it is: its own, or if it has escapes that of a copy without them.
#[inline]
fn text_or_copy<'b>(body: &'b [u8], scratch: &'b mut Scratch, slots: &mut Slots) -> Result<&'b str, Error> {
    let bytes = if slots.has_escapes() {
        let copy = scratch.fill(body, 0);
        slots.unescape(copy);
        copy
    } else {
        body
    };
    // Escapes stand for whole characters: without them, the copy is UTF-8 if and only if the body is.
    simdutf8::basic::from_utf8(bytes).map_err(|_| Error::from(not_utf8(body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_wiped(parser: &Parser) -> bool {
        !parser.scratch.bytes().is_empty() && parser.scratch.bytes().iter().all(|byte| *byte == 0)
    }

    #[test]
    fn the_copy_is_wiped_at_the_next_call() {
        let mut parser = Parser::with_options(Options::new().lossy(true));
        for body in [
            br#"{"eventType":"dtmf","tag":"se\u0063ret"}"#.as_slice(),
            br#"{"eventType":"dtmf","tag":"secret","list":[1]}"#,
            br#"{"eventType":"dtmf","tag":"secret" x"#,
            b"{\"eventType\":\"dtmf\",\"tag\":\"secret\xe9\"}",
            br#"{"eventType":"dtmf","tag":"secret\ud83d" x"#,
        ] {
            let _ = parser.parse_ref(body);
            assert!(parser.scratch.bytes().windows(3).any(|bytes| bytes == b"ret"));
            let _ = parser.parse(&mut br#"{"eventType":"dtmf"}"#.to_vec());
            assert!(is_wiped(&parser));
        }
        // A body that is repaired in place is gone with the call.
        assert!(parser.parse(&mut br#"{"eventType":"dtmf","tag":"secret\ud83d"}"#.to_vec()).is_ok());
        assert!(is_wiped(&parser) && parser.replaced() == 1);
    }

    #[test]
    fn the_copy_for_an_error_is_wiped_at_once() {
        for body in [
            br#"{"eventType":"dtmf","tag":"secret","list":[1]}"#.as_slice(),
            br#"{"eventType":"dtmf","tag":"secret\","list":["\x"]}"#,
            br#"{"eventType":"dtmf","tag":"secret" x"#,
        ] {
            let mut parser = Parser::new();
            let _ = parser.parse(&mut body.to_vec());
            let _ = parser.parse_owned(body.to_vec());
            let _ = parser.parse_as::<crate::DtmfCallback<'_>>(&mut body.to_vec());
            let copy = parser.scratch.bytes();
            assert!(copy.len() == body.len() && copy.iter().all(|byte| *byte == 0));
        }
    }
}
