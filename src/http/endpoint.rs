use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::incoming::Query;
use super::{Credentials, Incoming, Rejection};
use crate::options::Options;

/// The settings of a URL that receives webhooks: who may send them, and how large they may be.
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
    /// See [`unencoded_plus_signs`](Self::unencoded_plus_signs).
    restored: Arc<AtomicU64>,
}

impl Endpoint {
    /// Makes an endpoint for senders that have one of the credentials.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, http::{Credentials, Endpoint, Rejection}};
    /// let endpoint = Endpoint::new(Credentials::new("bandwidth", "open sesame")?);
    /// let incoming = endpoint.receive("POST", None, |_| [] as [&str; 0])?;
    /// assert_eq!(incoming.finish::<Callback>().unwrap_err(), Rejection::NoCredentials);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(credentials: Credentials) -> Self {
        Self {
            credentials: Some(Arc::new(credentials)),
            ..Self::without_authentication()
        }
    }

    /// Makes an endpoint for every sender: for services behind something that protects them, such
    /// as a proxy that checks certificates.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, http::Endpoint};
    /// let endpoint = Endpoint::without_authentication();
    /// let incoming = endpoint.receive("GET", Some("eventType=dtmf"), |_| [] as [&str; 0])?;
    /// assert!(incoming.finish::<Callback>().is_ok());
    /// # Ok::<(), bandwidth_callbacks::http::Rejection>(())
    /// ```
    #[must_use]
    pub fn without_authentication() -> Self {
        Self {
            credentials: None,
            options: Options::new(),
            restored: Arc::default(),
        }
    }

    /// Sets the limits. The limit of length applies to bodies and to query strings.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Options, http::Endpoint};
    /// # use bandwidth_callbacks::http::Rejection;
    /// let endpoint = Endpoint::without_authentication().options(Options::new().max_len(1024));
    /// let length = |name| (name == "content-length").then_some("1025");
    /// assert_eq!(endpoint.receive("POST", None, length).unwrap_err(), Rejection::TooLarge);
    /// ```
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Returns how many phone numbers in accepted query strings had a `+` that was not encoded,
    /// since this endpoint was made. Its clones count together.
    ///
    /// Such a number begins with a space, which [`Incoming::finish`] reads as the `+`. Use the
    /// count for a metric: if it grows, the sender or a proxy does not encode query strings
    /// correctly.
    ///
    /// ```
    /// # use bandwidth_callbacks::{OwnedCallback, http::Endpoint};
    /// let endpoint = Endpoint::without_authentication();
    /// let query = Some("eventType=initiate&from=+15551234567&to=%2B15557654321");
    /// let event: OwnedCallback = endpoint.receive("GET", query, |_| [] as [&str; 0])?.finish()?;
    /// assert_eq!(event.get().caller().unwrap(), "+15551234567");
    /// assert_eq!(endpoint.unencoded_plus_signs(), 1);
    /// # Ok::<(), bandwidth_callbacks::http::Rejection>(())
    /// ```
    #[must_use]
    pub fn unencoded_plus_signs(&self) -> u64 {
        self.restored.load(Ordering::Relaxed)
    }

    /// Checks the head of a request and returns an [`Incoming`], which takes its body. `query` is
    /// the part of the URL after the `?`. `headers` returns **all** values of a header, whose
    /// name it gets in lower case: `|name| head.headers.get_all(name)` with hyper, axum and
    /// actix-web.
    ///
    /// Asks for `content-length`, `authorization`, and for a POST `content-type` and
    /// `content-encoding`, in this order, and stops at the first that is wrong. Without
    /// [`Credentials`] it does not ask for `authorization`. The query string of a POST has no
    /// effect.
    ///
    /// # Errors
    ///
    /// A [`Rejection`] to answer at once: the body is too large to be read, or its sender waits for
    /// the answer first, by `Expect`. [`Incoming::finish`] returns all others, after the body
    /// was read to its end.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, OwnedCallback, http::{Endpoint, Rejection}};
    /// let endpoint = Endpoint::without_authentication();
    /// let json = |name| (name == "content-type").then_some("application/json; charset=utf-8");
    /// let mut incoming = endpoint.receive("POST", None, json)?;
    /// incoming.push(br#"{"eventType":"dtmf","#)?;
    /// incoming.push(br#""digit":"5"}"#)?;
    /// let event: OwnedCallback = incoming.finish()?;
    /// assert_eq!(event.event_type().as_str(), "dtmf");
    ///
    /// let refused = endpoint.receive("PUT", None, json)?.finish::<Callback>();
    /// assert_eq!(refused.unwrap_err(), Rejection::MethodNotAllowed);
    /// # Ok::<(), Rejection>(())
    /// ```
    pub fn receive<'r, V: AsRef<[u8]>, I: IntoIterator<Item = V>>(
        &self,
        method: &str,
        query: Option<&'r str>,
        headers: impl Fn(&'static str) -> I,
    ) -> Result<Incoming<'r>, Rejection> {
        let query = self.check(method, query, &headers).map(|query| {
            query.map(|text| Query {
                text,
                restored: Arc::clone(&self.restored),
            })
        });
        let incoming = Incoming::new(self.options, query);
        match incoming.rejection() {
            Some(Rejection::TooLarge) => Err(Rejection::TooLarge),
            Some(rejection) if waits_for_answer(headers("expect")) => Err(rejection),
            _ => Ok(incoming),
        }
    }

    /// The query string if the event is in it, and none if it is in the body.
    fn check<'r, V: AsRef<[u8]>, I: IntoIterator<Item = V>>(
        &self,
        method: &str,
        query: Option<&'r str>,
        headers: impl Fn(&'static str) -> I,
    ) -> Result<Option<&'r str>, Rejection> {
        let (query, max_len) = match method {
            "POST" => (None, self.options.max_len),
            "GET" => (Some(query.unwrap_or_default()), 0),
            _ => return Err(Rejection::MethodNotAllowed),
        };
        check_length(headers("content-length"), max_len)?;
        if let Some(credentials) = &self.credentials {
            if headers("authorization").into_iter().next().is_none() {
                return Err(Rejection::NoCredentials);
            }
            credentials.check(headers("authorization"))?;
        }
        if query.is_none() {
            check_type(headers("content-type"), headers("content-encoding"))?;
        }
        Ok(query)
    }
}

/// The elements of a header's list, without the white space around them. Several headers of one
/// name mean the same as one with all of their elements (RFC 9110, section 5.3), so that a proxy
/// may join them.
fn elements(list: &[u8]) -> impl Iterator<Item = &[u8]> {
    list.split(|&byte| byte == b',').map(<[u8]>::trim_ascii)
}

/// Whether the sender sends the body only when it is asked to.
fn waits_for_answer<V: AsRef<[u8]>>(expect: impl IntoIterator<Item = V>) -> bool {
    expect.into_iter().any(|value| {
        elements(value.as_ref()).any(|expected| expected.eq_ignore_ascii_case(b"100-continue"))
    })
}

/// Refuses what says itself that it is too long. A length may be repeated (RFC 9110, section 8.6);
/// two lengths are none. Servers check that the header and the body agree.
fn check_length<V: AsRef<[u8]>>(
    content_length: impl IntoIterator<Item = V>,
    max_len: usize,
) -> Result<(), Rejection> {
    let mut declared = None;
    let is_one = content_length.into_iter().all(|value| {
        elements(value.as_ref())
            .map(length)
            .all(|len| len.is_some() && *declared.get_or_insert(len) == len)
    });
    match declared.flatten() {
        _ if !is_one => Err(Rejection::BadLength),
        Some(len) if len > max_len => Err(Rejection::TooLarge),
        _ => Ok(()),
    }
}

/// A length in digits. One that does not fit is too large in any case.
fn length(digits: &[u8]) -> Option<usize> {
    let digits = str::from_utf8(digits)
        .ok()
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(usize::MAX))
}

/// JSON, as it is. Parameters are not looked at: JSON has none (RFC 8259, section 11), and what is
/// not UTF-8 is refused by the parser.
fn check_type<V: AsRef<[u8]>>(
    content_type: impl IntoIterator<Item = V>,
    content_encoding: impl IntoIterator<Item = V>,
) -> Result<(), Rejection> {
    let mut content_type = content_type.into_iter().peekable();
    let is_json = content_type.peek().is_some()
        && content_type.all(|value| {
            let essence = value
                .as_ref()
                .split(|&byte| byte == b';')
                .next()
                .unwrap_or_default();
            elements(essence).all(|media_type| media_type.eq_ignore_ascii_case(b"application/json"))
        });
    let is_plain = content_encoding.into_iter().all(|value| {
        elements(value.as_ref())
            .all(|coding| coding.is_empty() || coding.eq_ignore_ascii_case(b"identity"))
    });
    if is_json && is_plain {
        Ok(())
    } else {
        Err(Rejection::UnsupportedMediaType)
    }
}
