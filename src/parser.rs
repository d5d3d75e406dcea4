use std::cell::RefCell;
use std::fmt;

use crate::engine::{Engine, Parse};
use crate::error::{Error, ParseOwnedError};
use crate::options::Options;
use crate::owned::Owned;

/// Parses bodies into events. It owns the memory that parsing needs, so that after the first bodies
/// nothing is allocated.
///
/// It has three calls, which differ in what happens to the body: [`parse`](Self::parse) works in
/// place, [`parse_ref`](Self::parse_ref) leaves the bytes as they are, and
/// [`parse_owned`](Self::parse_owned) keeps the buffer with the event. Each returns the type that
/// you ask for: [`Callback`](crate::Callback) for any event of the Voice API, or one of the other
/// types that implement [`Parse`].
///
/// Keep one for each worker thread. It can be used again after any error. No body changes the
/// result of a later one, nor the path that a later one takes.
///
/// Between bodies it keeps at most 1 MiB, and the body of a view that the fast path declined. Of the
/// last body it keeps offsets, and content in three cases only:
///
/// - [`parse_ref`](Self::parse_ref) works on a copy if a body has escapes or takes the [tape
///   path](Options::fast_path). The copy is wiped at the next call, or freed if it is longer than
///   32 KiB.
/// - A body that the fast path declined for a [view](Self::view) is kept until the next call.
/// - The buffers of simd-json hold what the tape path wrote into them, until it overwrites them or
///   the parser is dropped.
///
/// ```
/// use bandwidth_callbacks::messaging::Messages;
/// use bandwidth_callbacks::stream::DecodedFrame;
/// use bandwidth_callbacks::voice::GatherCallback;
/// use bandwidth_callbacks::{Callback, OwnedCallback, Parser};
///
/// let mut parser = Parser::new();
///
/// let mut body = br#"{"eventType":"gather","callId":"c-1","digits":"42"}"#.to_vec();
/// match parser.parse(&mut body)? {
///     Callback::Gather(gather) => assert_eq!(gather.digits.unwrap(), "42"),
///     other => println!("nothing to do for {:?}", other.event_type()),
/// }
///
/// let body = br#"{"eventType":"gather","digits":"4\u0032"}"#;
/// let gather: GatherCallback = parser.parse_ref(body)?;
/// assert_eq!(gather.digits.unwrap(), "42");
///
/// let mut body = br#"[{"type":"message-sent"},{"type":"message-delivered"}]"#.to_vec();
/// for event in parser.parse::<Messages>(&mut body)?.iter() {
///     println!("{}", event.message_type());
/// }
///
/// let mut message = br#"{"track":"inbound","payload":"/////w==","sequenceNumber":"1","eventType":"media"}"#.to_vec();
/// if let DecodedFrame::Audio(audio) = parser.parse(&mut message)? {
///     assert_eq!(*audio.audio, [0xff; 4]);
/// }
///
/// let owned: OwnedCallback = parser.parse_owned(br#"{"eventType":"answer","callId":"c-1"}"#.to_vec())?;
/// let worker = std::thread::spawn(move || owned.get().call_id().map(str::to_owned));
/// assert_eq!(worker.join().unwrap().as_deref(), Some("c-1"));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
pub struct Parser {
    pub(crate) engine: Engine,
}

impl Parser {
    /// Makes a parser with default [`Options`].
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Parser};
    /// assert!(Parser::new().parse::<Callback>(&mut br#"{"eventType":"dtmf"}"#.to_vec()).is_ok());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::with_options(Options::default())
    }

    /// Makes a parser with other limits, or a stricter one.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().max_len(10));
    /// assert!(parser.parse::<Callback>(&mut br#"{"eventType":"dtmf"}"#.to_vec()).is_err());
    /// ```
    #[must_use]
    pub fn with_options(options: Options) -> Self {
        Self {
            engine: Engine::new(options),
        }
    }

    /// Parses a body in place.
    ///
    /// The event borrows the body, not the parser: it can live across an `await` while the parser
    /// parses other bodies. Strings are unescaped in place, which is why the body is borrowed
    /// mutably. Afterwards, the bytes between the texts are unspecified. Does not allocate once
    /// the parser has seen bodies of this size, except for:
    ///
    /// - more than four unknown fields in one object, and lists longer than documented,
    /// - unknown arrays and objects, where the [fast path](Options::fast_path) declines the body,
    /// - [`Messages`](crate::messaging::Messages) with more than one event, more than eight entries
    ///   of `message.to` or four of `message.media`,
    /// - the audio of a [`DecodedFrame`](crate::stream::DecodedFrame) whose message has an unusual
    ///   form.
    ///
    /// # Errors
    ///
    /// [`Error`] if the body is not what the type says, or exceeds a limit of the [`Options`]. For
    /// [`Callback`](crate::Callback), it must be one JSON object in UTF-8 with an `eventType`.
    /// A struct such as [`GatherCallback`](crate::voice::GatherCallback) does without, but if there
    /// is an `eventType` that names another event, the error is
    /// [`ErrorKind::UnexpectedEventType`](crate::ErrorKind::UnexpectedEventType). The pages of
    /// the other types name the errors that only they have.
    ///
    /// The parser can be used again. The body can be handed on, but some of its strings may have
    /// been unescaped in place already. Use [`parse_ref`](Self::parse_ref) if the original is
    /// needed then, or with [`Options::lossy`], for which there may be no room in place.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::DisconnectCallback;
    /// # use bandwidth_callbacks::{Callback, Parser};
    /// let mut parser = Parser::new();
    /// let mut body = br#"{"eventType":"dtmf","digit":"\u0035"}"#.to_vec();
    /// let Callback::Dtmf(dtmf) = parser.parse(&mut body)? else { panic!() };
    /// assert_eq!(dtmf.digit.unwrap(), "5");
    ///
    /// let mut body = b"{}".to_vec();
    /// let disconnect: DisconnectCallback = parser.parse(&mut body)?;
    /// assert_eq!(disconnect.event_type, None);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[inline]
    pub fn parse<'b, T: Parse<'b>>(&mut self, body: &'b mut [u8]) -> Result<T, Error> {
        T::in_place(&mut self.engine, body)
    }

    /// Parses a body that must stay as it is, such as the immutable `Bytes` of a web framework.
    ///
    /// The event borrows the parser as well, because strings may have to be unescaped in a copy
    /// that the parser keeps. The parser cannot parse another body until the event is gone; use
    /// [`parse_owned`](Self::parse_owned) if it must. Allocates as [`parse`](Self::parse) does,
    /// and for the audio of each [`DecodedFrame`](crate::stream::DecodedFrame).
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Parser};
    /// let body = br#"{"eventType":"dtmf","callId":"c-\u0031"}"#;
    /// assert_eq!(Parser::new().parse_ref::<Callback>(body)?.call_id(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[inline]
    pub fn parse_ref<'b, T: Parse<'b>>(&'b mut self, body: &'b [u8]) -> Result<T, Error> {
        T::by_ref(&mut self.engine, body)
    }

    /// Parses a body into an event that owns it, for queues and other tasks: an
    /// [`OwnedCallback`](crate::OwnedCallback) if the type is [`Callback`](crate::Callback).
    ///
    /// Keeps the body's own buffer for the texts and makes one allocation besides, of at most 1,048
    /// bytes, or 16 bytes for each JSON value and key where the [fast path](Options::fast_path)
    /// declines the body. Then the check that the body is an event also allocates as
    /// [`parse`](Self::parse) does, and frees that again. A body that [`Options::lossy`] repairs
    /// gets another buffer.
    ///
    /// # Errors
    ///
    /// [`ParseOwnedError`], which has the [`Error`] of [`parse`](Self::parse) and gives the body
    /// back. Some of its strings may have been unescaped in place already. A damaged one comes
    /// back as it was.
    ///
    /// ```
    /// # use bandwidth_callbacks::{OwnedCallback, Parser};
    /// let owned: OwnedCallback = Parser::new().parse_owned(br#"{"eventType":"dtmf","callId":"c-1"}"#.to_vec())?;
    /// let worker = std::thread::spawn(move || owned.get().call_id().map(str::to_owned));
    /// assert_eq!(worker.join().unwrap().as_deref(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[inline]
    pub fn parse_owned<T: Parse<'static>>(
        &mut self,
        body: Vec<u8>,
    ) -> Result<Owned<T>, ParseOwnedError> {
        T::own(&mut self.engine, body).map(Owned::of)
    }

    /// Returns how often [`Options::lossy`] replaced something in the last body, also if that was
    /// refused in the end. 0 without that option.
    ///
    /// An event from [`parse_ref`](Self::parse_ref) borrows the parser: call this after the last
    /// use of the event. [`Owned::replaced`](crate::Owned::replaced) stays with the event.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().lossy(true));
    /// parser.parse_ref::<Callback>(b"{\"eventType\":\"gather\",\"tag\":\"caf\xe9\"}")?;
    /// assert_eq!(parser.replaced(), 1);
    /// parser.parse_ref::<Callback>(br#"{"eventType":"dtmf"}"#)?;
    /// assert_eq!(parser.replaced(), 0);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub const fn replaced(&self) -> usize {
        self.engine.replaced()
    }
}

impl fmt::Debug for Parser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parser")
            .field("options", &self.engine.options)
            .finish_non_exhaustive()
    }
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

/// How many parsers a thread keeps: for as many endpoints with options of their own. Each keeps at
/// most 1 MiB.
const KEPT: usize = 4;

/// Lends the parser that each thread keeps for these options. The one that was used least recently
/// makes room for another.
#[inline]
pub(crate) fn with_kept<T>(options: Options, parse: impl FnOnce(&mut Parser) -> T) -> T {
    let mut parser = taken(options);
    let result = parse(&mut parser);
    keep(parser);
    result
}

thread_local! {
    /// Boxed, because they are moved. The last was used last.
    #[allow(clippy::vec_box, reason = "a parser has more than 1,000 bytes")]
    static PARSERS: RefCell<Vec<Box<Parser>>> = const { RefCell::new(Vec::new()) };
}

/// A thread that is shutting down may have lost its parsers already: then a new one does.
fn taken(options: Options) -> Box<Parser> {
    let kept = PARSERS.try_with(|parsers| {
        let mut parsers = parsers.borrow_mut();
        let index = parsers
            .iter()
            .rposition(|parser| parser.engine.options == options)?;
        Some(parsers.remove(index))
    });
    kept.ok()
        .flatten()
        .unwrap_or_else(|| Box::new(Parser::with_options(options)))
}

fn keep(parser: Box<Parser>) {
    let _ = PARSERS.try_with(|parsers| {
        let mut parsers = parsers.borrow_mut();
        if parsers.len() == KEPT {
            parsers.remove(0);
        }
        parsers.push(parser);
    });
}
