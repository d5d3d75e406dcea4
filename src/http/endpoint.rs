use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use super::credentials::the_only;
use super::trace::Trace;
use super::{Credentials, Rejection, query};
use crate::{Error, Options, OwnedCallback, Parser};

/// An URL that webhooks come to: who may send them, and how large they may be.
///
/// Cheap to clone, so that each worker can have one.
///
/// ```
/// use bandwidth_callbacks::Options;
/// use bandwidth_callbacks::http::{Credentials, Endpoint};
///
/// let endpoint = Endpoint::new(Credentials::new("bandwidth", "open sesame")?).options(Options::new().max_len(64 * 1024));
/// # Ok::<(), bandwidth_callbacks::http::CredentialsError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint {
    credentials: Option<Arc<Credentials>>,
    options: Options,
}

impl Endpoint {
    /// Lets in whoever has one of the credentials.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{Credentials, Endpoint, Rejection};
    /// let endpoint = Endpoint::new(Credentials::new("bandwidth", "open sesame")?);
    /// assert_eq!(endpoint.admit("POST", None, |_| [] as [&str; 0]).unwrap_err(), Rejection::Unauthorized);
    /// # Ok::<(), bandwidth_callbacks::http::CredentialsError>(())
    /// ```
    #[must_use]
    pub fn new(credentials: Credentials) -> Self {
        Self {
            credentials: Some(Arc::new(credentials)),
            options: Options::new(),
        }
    }

    /// Lets in everyone: for services that something in front of them protects, such as a proxy that checks certificates.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Endpoint;
    /// let endpoint = Endpoint::without_authentication();
    /// assert!(endpoint.admit("GET", Some("eventType=dtmf"), |_| [] as [&str; 0]).is_ok());
    /// ```
    #[must_use]
    pub fn without_authentication() -> Self {
        Self {
            credentials: None,
            options: Options::new(),
        }
    }

    /// Sets the limits. The one of length holds for bodies and for query strings.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Options, http::Endpoint};
    /// let endpoint = Endpoint::without_authentication().options(Options::new().max_len(1024));
    /// # let admitted = endpoint.admit("GET", None, |_| [] as [&str; 0]);
    /// ```
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Decides by the head of a request whether it is let in. `query` is what stands behind the `?` of its URL, and `headers` gives
    /// **all** values of a header, whose name it gets in lower case: `|name| head.headers.get_all(name)`, with hyper, axum and
    /// actix-web alike.
    ///
    /// Asks for `content-length`, `transfer-encoding`, `authorization`, `content-type` and `content-encoding`, in this order, and for none
    /// behind one that is wrong. Without [`Credentials`], `authorization` is not asked for.
    ///
    /// # Errors
    ///
    /// A [`Rejection`] that says why not, and with which status.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{Endpoint, Rejection};
    /// let endpoint = Endpoint::without_authentication();
    /// let json = |name| (name == "content-type").then_some("application/json; charset=utf-8");
    /// assert!(endpoint.admit("POST", None, json).is_ok());
    /// assert_eq!(endpoint.admit("PUT", None, json).unwrap_err(), Rejection::MethodNotAllowed);
    /// ```
    pub fn admit<'r, V: AsRef<[u8]>, I: IntoIterator<Item = V>>(
        &self,
        method: &str,
        query: Option<&'r str>,
        headers: impl Fn(&'static str) -> I,
    ) -> Result<Admitted<'r>, Rejection> {
        let trace = Trace::begin();
        match self.form(method, query, headers) {
            Ok(form) => Ok(Admitted {
                form,
                options: self.options,
                trace,
            }),
            Err(rejection) => {
                trace.refused(rejection);
                Err(rejection)
            }
        }
    }

    /// The longest body.
    #[cfg(feature = "axum")]
    pub(super) fn max_len(&self) -> usize {
        self.options.max_len
    }

    fn form<'r, V: AsRef<[u8]>, I: IntoIterator<Item = V>>(
        &self,
        method: &str,
        query: Option<&'r str>,
        headers: impl Fn(&'static str) -> I,
    ) -> Result<Form<'r>, Rejection> {
        let form = match method {
            "POST" => Form::Body,
            "GET" => Form::Query(query.unwrap_or_default()),
            _ => return Err(Rejection::MethodNotAllowed),
        };
        check_length(headers("content-length"), form.max_len(self.options))?;
        if let Form::Query(_) = form
            && headers("transfer-encoding").into_iter().next().is_some()
        {
            return Err(Rejection::TooLarge);
        }
        if let Some(credentials) = &self.credentials {
            credentials.check(headers("authorization"))?;
        }
        if let Form::Body = form {
            check_type(headers("content-type"), headers("content-encoding"))?;
        }
        Ok(form)
    }
}

/// Where the event stands.
#[derive(Clone, Copy)]
enum Form<'r> {
    Body,
    Query(&'r str),
}

impl Form<'_> {
    fn max_len(self, options: Options) -> usize {
        match self {
            Self::Body => options.max_len,
            Self::Query(_) => 0,
        }
    }
}

/// A request that was let in. What is missing is its body.
///
/// ```
/// use bandwidth_callbacks::http::Endpoint;
///
/// let endpoint = Endpoint::without_authentication();
/// let admitted = endpoint.admit("GET", Some("eventType=dtmf&digit=%23"), |_| [] as [&str; 0])?;
/// assert_eq!(admitted.max_len(), 0);
/// assert_eq!(serde_json::to_string(&admitted.receive(b"")?).unwrap(), r##"{"eventType":"dtmf","digit":"#"}"##);
/// # Ok::<(), bandwidth_callbacks::http::Rejection>(())
/// ```
#[must_use = "the event is in the request's body"]
pub struct Admitted<'r> {
    form: Form<'r>,
    options: Options,
    trace: Trace,
}

impl<'r> Admitted<'r> {
    /// How many bytes of the body to read, at most. A body that has more is [`Rejection::TooLarge`]; this also holds for a GET,
    /// whose event is in the query string: it must not have a body, and 0 is the limit.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Options, http::Endpoint};
    /// let endpoint = Endpoint::without_authentication();
    /// let admitted = endpoint.admit("POST", None, |name| (name == "content-type").then_some("application/json"))?;
    /// assert_eq!(admitted.max_len(), Options::DEFAULT_MAX_LEN);
    /// # Ok::<(), bandwidth_callbacks::http::Rejection>(())
    /// ```
    #[must_use]
    pub fn max_len(&self) -> usize {
        self.form.max_len(self.options)
    }

    /// The query string, if the event is in it.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Endpoint;
    /// let admitted = Endpoint::without_authentication().admit("GET", Some("eventType=dtmf"), |_| [] as [&str; 0])?;
    /// assert_eq!(admitted.query(), Some("eventType=dtmf"));
    /// # Ok::<(), bandwidth_callbacks::http::Rejection>(())
    /// ```
    #[must_use]
    pub fn query(&self) -> Option<&'r str> {
        match self.form {
            Form::Body => None,
            Form::Query(query) => Some(query),
        }
    }

    /// Parses the body, or for a GET the query string, into the event, with a parser that each thread keeps.
    ///
    /// The event owns a copy of the bytes, which are unescaped in place there; the caller's stay as they are. So this allocates twice: for the copy, and
    /// as [`Parser::parse_owned`] does. Where that is too much, hand a buffer of your own to [`Parser::parse`] instead; its [`Error`]
    /// converts into a [`Rejection`].
    ///
    /// A query string becomes an event as a flat JSON object of texts does, by the same rules: `eventType` must be there, and a known field
    /// must not stand twice. Percent escapes must be well-formed and give UTF-8, and `+` is a space. Fields that are documented as numbers or truth
    /// values are read as such, if they are written as JSON writes them; everything else is text. How Bandwidth would write
    /// nested objects is not documented: whatever it sends for them is in [`Extra`](crate::Extra), as are your own parameters of the URL.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/webhooks>, "the properties are passed as query parameters".
    ///
    /// # Errors
    ///
    /// [`Rejection::TooLarge`], or [`Rejection::Invalid`] with the error, whose offset is one in the body or the query string.
    ///
    /// ```
    /// # use bandwidth_callbacks::{ErrorKind, http::{Endpoint, Rejection}};
    /// let query = Some("eventType=recordingAvailable&channels=1&channels=2");
    /// let admitted = Endpoint::without_authentication().admit("GET", query, |_| [] as [&str; 0])?;
    /// let Err(Rejection::Invalid(error)) = admitted.receive(b"") else { panic!() };
    /// assert_eq!((error.kind(), error.field(), error.offset()), (ErrorKind::DuplicateField, Some("channels"), Some(40)));
    /// # Ok::<(), Rejection>(())
    /// ```
    pub fn receive(self, body: &[u8]) -> Result<OwnedCallback, Rejection> {
        let (len, event) = match self.form {
            Form::Query(_) if !body.is_empty() => (body.len(), Err(Rejection::TooLarge)),
            Form::Query(query) => (query.len(), query::parse(query, self.options).map_err(Rejection::from)),
            Form::Body => (body.len(), parse(body, self.options).map_err(Rejection::from)),
        };
        self.trace.received(len, event.as_ref());
        event
    }
}

/// Without the query string.
impl fmt::Debug for Admitted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Admitted").field("max_len", &self.max_len()).finish_non_exhaustive()
    }
}

fn parse(body: &[u8], options: Options) -> Result<OwnedCallback, Error> {
    options.check_len(body.len())?;
    with_parser(options, |parser| parser.parse_owned(body.to_vec()).map_err(|(error, _)| error))
}

/// Lends the thread's parser, which is made anew if the last one had other options.
pub(super) fn with_parser<R>(options: Options, parse: impl FnOnce(&mut Parser) -> R) -> R {
    thread_local! {
        static KEPT: RefCell<Option<(Options, Parser)>> = const { RefCell::new(None) };
    }
    // A thread that is shutting down may have lost its parser already.
    let kept = KEPT.try_with(RefCell::take).ok().flatten();
    let mut parser = match kept {
        Some((same, parser)) if same == options => parser,
        _ => Parser::with_options(options),
    };
    let result = parse(&mut parser);
    let _ = KEPT.try_with(|kept| kept.replace(Some((options, parser))));
    result
}

/// Refuses what says itself that it is too long. Servers check that the header and the body agree.
fn check_length<V: AsRef<[u8]>>(content_length: impl IntoIterator<Item = V>, max_len: usize) -> Result<(), Rejection> {
    for value in content_length {
        let digits = str::from_utf8(value.as_ref())
            .ok()
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty())
            .ok_or(Rejection::BadLength)?;
        // A number that does not fit is too large as well.
        if digits.parse::<usize>().is_ok_and(|len| len <= max_len) {
            continue;
        }
        return Err(Rejection::TooLarge);
    }
    Ok(())
}

/// JSON, as it is. Parameters are not looked at: JSON has none (RFC 8259, section 11), and what is not UTF-8 is refused by the parser.
fn check_type<V: AsRef<[u8]>>(
    content_type: impl IntoIterator<Item = V>,
    content_encoding: impl IntoIterator<Item = V>,
) -> Result<(), Rejection> {
    let content_type = the_only(content_type).ok_or(Rejection::UnsupportedMediaType)?;
    let essence = content_type.as_ref().split(|&byte| byte == b';').next().unwrap_or_default();
    let is_json = essence.trim_ascii().eq_ignore_ascii_case(b"application/json");
    let is_plain = content_encoding
        .into_iter()
        .all(|coding| coding.as_ref().eq_ignore_ascii_case(b"identity"));
    if is_json && is_plain {
        Ok(())
    } else {
        Err(Rejection::UnsupportedMediaType)
    }
}
