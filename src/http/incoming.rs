use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fmt, mem};

use super::Rejection;
use super::received::Kind;
#[cfg(feature = "tracing")]
use super::trace::Trace;
use crate::engine::Parse;
use crate::error::Error;
use crate::options::Options;
use crate::owned::Owned;
use crate::parser;
#[cfg(doc)]
use crate::parser::Parser;
use crate::revealed::{BodyText, Reveal};

/// A request whose head was seen and whose body is to come. Made by
/// [`Endpoint::receive`](super::Endpoint::receive).
///
/// Push the body piece by piece and then finish, **even if the head was refused**: `finish` returns
/// the rejection, and the pieces are counted and thrown away. A server that answers before it has
/// read the whole body must close the connection, and the unread rest causes a reset
/// that can overtake the 401. Bandwidth would then never send its second request.
///
/// ```
/// use bandwidth_callbacks::Callback;
/// use bandwidth_callbacks::http::{Credentials, Endpoint, Rejection};
///
/// let endpoint = Endpoint::new(Credentials::new("bandwidth", "open sesame")?);
/// let mut incoming = endpoint.receive("POST", None, |_| [] as [&str; 0])?;
/// incoming.push(br#"{"eventType":"disconnect"}"#)?;
/// assert_eq!(incoming.raw(), b"");
/// assert_eq!(incoming.finish::<Callback>().unwrap_err(), Rejection::NoCredentials);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "the event is in the request's body"]
pub struct Incoming<'r> {
    options: Options,
    state: State<'r>,
    #[cfg(feature = "tracing")]
    trace: Trace,
}

enum State<'r> {
    /// The body so far.
    Body(Vec<u8>),
    /// A GET, whose event is in the query string.
    Query(Query<'r>),
    /// With how much more of the body is waited for.
    Refused(Rejection, usize),
}

/// A query string, and what counts the numbers in it whose `+` was not encoded.
pub(super) struct Query<'r> {
    pub(super) text: &'r str,
    pub(super) restored: Arc<AtomicU64>,
}

impl<'r> Incoming<'r> {
    pub(super) fn new(options: Options, checked: Result<Option<Query<'r>>, Rejection>) -> Self {
        let mut incoming = Self {
            options,
            state: State::Body(Vec::new()),
            #[cfg(feature = "tracing")]
            trace: Trace::begin(),
        };
        match checked {
            Ok(Some(query)) => incoming.state = State::Query(query),
            Ok(None) => {}
            Err(rejection) => incoming.refuse(rejection),
        }
        incoming
    }

    pub(super) fn rejection(&self) -> Option<Rejection> {
        match self.state {
            State::Refused(rejection, _) => Some(rejection),
            State::Body(_) | State::Query(_) => None,
        }
    }

    /// Takes the next piece of the body.
    ///
    /// Copies it into the one buffer of the body, which the event will own.
    ///
    /// # Errors
    ///
    /// A [`Rejection`] to answer at once, without reading on: the body is longer than the limit, or
    /// a GET, whose event is in the query string, has one.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Options, http::{Endpoint, Rejection}};
    /// let endpoint = Endpoint::without_authentication().options(Options::new().max_len(10));
    /// let mut incoming = endpoint.receive("POST", None, |name| (name == "content-type").then_some("application/json"))?;
    /// assert!(incoming.push(b"0123456789").is_ok());
    /// assert_eq!(incoming.push(b"0").unwrap_err(), Rejection::TooLarge);
    /// # Ok::<(), Rejection>(())
    /// ```
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Rejection> {
        let (rejection, fits) = match &mut self.state {
            State::Body(body) => {
                let fits = piece.len() <= self.options.max_len - body.len();
                if fits {
                    body.extend_from_slice(piece);
                }
                (Rejection::TooLarge, fits)
            }
            State::Query(_) => (Rejection::TooLarge, piece.is_empty()),
            State::Refused(rejection, left) => {
                let fits = piece.len() <= *left;
                *left = left.saturating_sub(piece.len());
                (*rejection, fits)
            }
        };
        if fits {
            return Ok(());
        }
        if self.rejection().is_none() {
            self.refuse(rejection);
        }
        Err(rejection)
    }

    /// Returns what was received so far, as it came: the body, or for a GET the query string.
    /// Nothing, if the request was refused.
    ///
    /// Copy it before [`finish`](Self::finish) if a queue, an archive or a signature needs it.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Endpoint;
    /// let incoming = Endpoint::without_authentication().receive("GET", Some("eventType=dtmf"), |_| [] as [&str; 0])?;
    /// assert_eq!(incoming.raw(), b"eventType=dtmf");
    /// # Ok::<(), bandwidth_callbacks::http::Rejection>(())
    /// ```
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        match &self.state {
            State::Body(body) => body,
            State::Query(query) => query.text.as_bytes(),
            State::Refused(..) => &[],
        }
    }

    /// Returns the span of this request, so that the logs of the code that handles the event are
    /// inside of it: `handle(event).instrument(span)`, with `tracing::Instrument`.
    ///
    /// It has the fields `outcome`, which is recorded once, `size` in bytes, `duration_us` from the
    /// head of the request to its event, and as far as the event has them and they may show by
    /// the rules of [`logs`](crate::logs): `event_type`, `call_id`, `account_id`,
    /// `conference_id`, `recording_id`, `message_id` and `event_time`. If a body is invalid,
    /// `error` has the kind. With [`Options::lossy`], `replaced` is the number of replacements
    /// and `left_out` the number of messaging events that are missing, if there are any.
    ///
    /// ```
    /// # use bandwidth_callbacks::{OwnedCallback, http::Endpoint};
    /// let incoming = Endpoint::without_authentication().receive("GET", Some("eventType=dtmf"), |_| [] as [&str; 0])?;
    /// let span = incoming.span();
    /// let event: OwnedCallback = incoming.finish()?;
    /// span.in_scope(|| tracing::info!("inside of the span"));
    /// # Ok::<(), bandwidth_callbacks::http::Rejection>(())
    /// ```
    #[cfg(feature = "tracing")]
    #[must_use]
    pub fn span(&self) -> tracing::Span {
        self.trace.span()
    }

    /// Parses what was received into the type that you ask for, with a parser that each thread
    /// keeps: [`Callback`](crate::Callback) for a voice event,
    /// [`Messages`](crate::messaging::Messages) for those of a messaging webhook,
    /// [`AnyBody`](crate::any::AnyBody) for a URL that receives several kinds, or another type that
    /// implements [`Parse`].
    ///
    /// The event keeps the body's buffer, in which texts are unescaped in place, and this allocates
    /// as [`Parser::parse_owned`] does. A thread keeps four parsers with the
    /// [`Options`](crate::Options) that it used last. With a fifth, one is made anew for a request.
    ///
    /// # Query strings
    ///
    /// Bandwidth sends only voice events by GET. A query string becomes a
    /// [`Callback`](crate::Callback), a single event or an [`AnyBody`](crate::any::AnyBody) as a
    /// flat JSON object of texts does, by the same rules. `eventType` must be there, also for a
    /// single event. Percent escapes must be well-formed and decode to UTF-8, unless
    /// [`Options::lossy`](crate::Options::lossy) replaces what is not, and `+` is a space. Any
    /// other character is taken as it is. Fields that are documented as numbers or truth values are
    /// read as such if they are written as in JSON. Everything else is text. How Bandwidth would
    /// write nested objects is not documented. Whatever it sends for them is in
    /// [`Extra`](crate::types::Extra), and so are your own parameters of the URL.
    ///
    /// A query string differs from a body in two ways:
    ///
    /// - Of several parameters with the name of one field, **the last one is the field**. The
    ///   others are in `Extra` as texts, each with a `?` before its name: `callId` is there as
    ///   `?callId`. They are taken for your own, from the URL that you configured, because
    ///   appending to a URL is the usual way to add parameters. How Bandwidth does it is not
    ///   documented. Under its own name, such a parameter would give the event two meanings once it
    ///   is serialized. All this holds for the fields of the event and of an
    ///   [`Envelope`](crate::voice::Envelope).
    /// - A phone number (`from`, `to`, `transferCallerId` and `transferTo`) that begins with one
    ///   space before a digit was sent with a `+` that was not encoded, because no number in E.164
    ///   begins with anything else. It gets the `+` back, also if the space is `%20`, which a proxy
    ///   may have made of it.
    ///   [`Endpoint::unencoded_plus_signs`](super::Endpoint::unencoded_plus_signs) counts them.
    ///
    /// With the default limits, a query string takes at most 24 times its length in memory. More
    /// parameters than an event has fields and [`Options::max_extra`](crate::Options::max_extra)
    /// allows are refused before any is decoded.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/webhooks>, "the properties are passed as query parameters".
    ///
    /// # Errors
    ///
    /// Why the request was refused; or [`Rejection::Invalid`] with the error, whose offset is one
    /// in the body or the query string; or [`Rejection::UnsupportedMediaType`] for a GET where the
    /// type is none that Bandwidth sends by GET.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, ErrorKind, OwnedCallback, http::{Endpoint, Rejection}};
    /// # use bandwidth_callbacks::any::AnyBody;
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let endpoint = Endpoint::without_authentication();
    /// let json = |name| (name == "content-type").then_some("application/json");
    ///
    /// let mut incoming = endpoint.receive("POST", None, json)?;
    /// incoming.push(br#"[{"type":"message-delivered","message":{"id":"17"}}]"#)?;
    /// assert_eq!(incoming.finish::<Messages>()?.get()[0].message_id(), Some("17"));
    ///
    /// let mut incoming = endpoint.receive("POST", None, json)?;
    /// incoming.push(br#"{"event":"endpointConnected","endpointId":"e-1"}"#)?;
    /// assert!(matches!(incoming.finish::<AnyBody>()?.get(), AnyBody::Endpoint(_)));
    ///
    /// // The URL that was configured ends with `?callId=mine`.
    /// let query = Some("callId=mine&eventType=disconnect&callId=c-1");
    /// let event: OwnedCallback = endpoint.receive("GET", query, |_| [] as [&str; 0])?.finish()?;
    /// assert_eq!(event.get().call_id(), Some("c-1"));
    /// assert_eq!(event.get().extra().get("?callId").and_then(|value| value.as_str()), Some("mine"));
    ///
    /// let incoming = endpoint.receive("GET", Some("eventType=dtmf&tag=%ff"), |_| [] as [&str; 0])?;
    /// let Err(Rejection::Invalid(error)) = incoming.finish::<Callback>() else { panic!() };
    /// assert_eq!((error.kind(), error.offset()), (ErrorKind::InvalidUtf8, Some(19)));
    /// # Ok::<(), Rejection>(())
    /// ```
    pub fn finish<T: Parse<'static> + 'static>(mut self) -> Result<Owned<T>, Rejection> {
        let kind = Kind::of::<T>();
        #[cfg(feature = "tracing")]
        let size = self.raw().len();
        let event = match mem::replace(&mut self.state, State::Body(Vec::new())) {
            State::Body(body) => parse(body, self.options).map_err(Rejection::from),
            State::Query(query) => parse_query(&query, kind, self.options),
            State::Refused(rejection, _) => return Err(rejection),
        };
        #[cfg(feature = "tracing")]
        self.trace.received(kind, size, event.as_ref());
        event
    }

    fn refuse(&mut self, rejection: Rejection) {
        #[cfg(feature = "tracing")]
        self.trace.refused(rejection);
        self.state = State::Refused(rejection, self.options.max_len);
    }
}

/// Tells how much was received.
impl fmt::Debug for Incoming<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rejection() {
            Some(rejection) => write!(f, "Incoming({rejection:?})"),
            None => write!(f, "Incoming(<redacted: {} bytes>)", self.raw().len()),
        }
    }
}

impl Reveal for Incoming<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rejection() {
            Some(rejection) => write!(f, "Incoming({rejection:?})"),
            None => write!(f, "Incoming({:?})", BodyText(self.raw())),
        }
    }
}

/// Parses a query string, by way of the JSON body that is made of it.
fn parse_query<T: Parse<'static>>(
    query: &Query<'_>,
    kind: Kind,
    options: Options,
) -> Result<Owned<T>, Rejection> {
    let mut body = kind.body_of(query.text, options)?;
    // The limit of length is one of what came in.
    let options = options.max_len(Options::MAX_LEN);
    let event = parse(mem::take(&mut body.json), options).map_err(|error| body.in_query(error))?;
    query.restored.fetch_add(body.restored, Ordering::Relaxed);
    Ok(event)
}

fn parse<T: Parse<'static>>(body: Vec<u8>, options: Options) -> Result<Owned<T>, Error> {
    parser::with_kept(options, |parser| parser.parse_owned(body)).map_err(Error::from)
}
