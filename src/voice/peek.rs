//! The envelope of a body that is not parsed.

use std::mem;

use super::envelope::{FIELDS, KEYS};
use super::{Callback, Envelope, Voice};
use crate::error::{Error, ErrorKind};
use crate::family::Table;
use crate::json::outline::{self, Outline, Outlined};
use crate::options::Options;
use crate::parser::{self, Parser};

/// Reads the envelope of an event, also of a body that is cut off or damaged: [`Parser::peek`] in
/// one call, with default [`Options`](crate::Options) and a parser that each thread keeps.
///
/// Use it to report a body that was refused, or to choose a worker.
///
/// # Errors
///
/// As [`Parser::peek`].
///
/// ```
/// use bandwidth_callbacks::voice::peek;
/// use bandwidth_callbacks::{Callback, Parser};
///
/// let body = br#"{"eventType":"answer","callId":"c-1","tag":"cut o"#;
/// if let Err(error) = Parser::new().parse_ref::<Callback>(body) {
///     eprintln!("call {:?}: {error}", peek(body)?.call_id());
/// }
/// assert_eq!(peek(body)?.call_id(), Some("c-1"));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub fn peek(body: &[u8]) -> Result<Envelope<'_>, Error> {
    parser::with_kept(Options::new(), |parser| parser.peek(body))
}

impl Parser {
    /// Reads the envelope of an event, also of a body that is cut off or damaged.
    ///
    /// Use it for a body that may not be whole, or that was refused. For any other body, a
    /// [`view`](Self::view) takes as long, and also reads the other fields.
    ///
    /// It reads the members of the root object only, and nested or escaped look-alikes do not
    /// mislead it. Fields that are not texts are `None`. The body may be as long as for
    /// [`parse`](Self::parse), and stays as it is. Takes time in proportion to its length: a body
    /// that the [fast path](crate::Options::fast_path) declines is read again, byte by byte.
    /// Allocates only for a text with escapes.
    ///
    /// For a body that [`parse`](Self::parse) accepts, the fields are those of the event.
    /// [`Options::lossy`](crate::Options::lossy) has no effect: a field that is damaged is an
    /// error. Otherwise it differs from `parse` in three ways:
    ///
    /// - It does not check the rest of the body: a body that is refused for what is outside of the
    ///   five fields has an envelope, even one that ends or is no longer JSON after its
    ///   `eventType`.
    /// - It reads all five fields of any event. If an event is not documented with one of them,
    ///   `dtmf` with `conferenceId` for example, `parse` has that field in
    ///   [`Callback::extra`](crate::Callback::extra).
    /// - So one of the five fields that occurs twice is an error here for every event, but for
    ///   `parse` only where the event is documented with it.
    ///
    /// # Errors
    ///
    /// [`Error`] if the body is not the beginning of an object with an `eventType` that is a text,
    /// or if one of the five fields occurs twice or is not valid. It is the error that
    /// [`parse`](Self::parse) reports, if that refuses the body as well.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().max_len(1 << 20));
    /// assert_eq!(parser.peek(br#"{"eventType":"answer","callId":"c-1"}"#)?.call_id(), Some("c-1"));
    /// assert_eq!(parser.peek(b"{}").unwrap_err(), parser.parse_ref::<Callback>(b"{}").unwrap_err());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn peek<'b>(&mut self, body: &'b [u8]) -> Result<Envelope<'b>, Error> {
        self.engine.start(body.len())?;
        if let Ok(slots) = self.engine.walk(body, Voice::LAYOUT)
            && let Ok(text) = simdutf8::basic::from_utf8(body)
        {
            let envelope = if slots.has_escapes() {
                Envelope::with_escapes(slots.view(), body)
            } else {
                Envelope::new(slots.view(), text)
            };
            if matches!(envelope.texts, [Some(_), ..]) {
                return Ok(envelope);
            }
        }
        self.peek_any(body)
    }

    /// Reads the envelope of a body that the fast path declines, or that is damaged.
    #[inline(never)]
    fn peek_any<'b>(&mut self, body: &'b [u8]) -> Result<Envelope<'b>, Error> {
        outlined(body).map_err(|own| {
            let lossy = mem::replace(&mut self.engine.options.lossy, false);
            let error = self.parse_ref::<Callback<'_>>(body).err();
            self.engine.options.lossy = lossy;
            error.unwrap_or(own)
        })
    }
}

/// The envelope of any body. The error counts only if the parser accepts the body, and so is no
/// more than that of a field that it does not know.
fn outlined(body: &[u8]) -> Result<Envelope<'_>, Error> {
    let mut values = [const { None }; FIELDS];
    for (key, value) in Outline::new(body) {
        let field = KEYS
            .iter()
            .zip(&mut values)
            .find(|(name, _)| outline::is_key(body, key, name));
        if let Some((name, found)) = field
            && found.replace(value).is_some()
        {
            return Err(Error::new(ErrorKind::DuplicateField)
                .in_field(name)
                .at(key.range().start.saturating_sub(1)));
        }
    }
    let refused = || Error::new(ErrorKind::MissingEventType).in_field(KEYS[0]);
    let [Some(Outlined::Text(_)), ..] = values else {
        return Err(refused());
    };
    let mut texts = [const { None }; FIELDS];
    for (text, value) in texts.iter_mut().zip(values) {
        if let Some(Outlined::Text(span)) = value {
            *text = Some(outline::text(body, span).ok_or_else(refused)?);
        }
    }
    Ok(Envelope { texts })
}
