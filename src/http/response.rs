use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use super::{CHALLENGE, Rejection};
use crate::revealed::Reveal;
use crate::voice::Reply;

/// An HTTP response to a webhook: what Bandwidth expects, or a refusal. Any framework can send it:
/// a status, at most one header, a text.
///
/// ```
/// use bandwidth_callbacks::http::WebhookResponse;
/// use bandwidth_callbacks::{Callback, parse};
///
/// fn respond(callback: &Callback) -> WebhookResponse {
///     match callback {
///         Callback::Initiate(_) => WebhookResponse::bxml("<Response><SpeakSentence>Good morning.</SpeakSentence></Response>"),
///         other => other.reply().into(),
///     }
/// }
///
/// let responded = |body: &str| respond(&parse(&mut body.as_bytes().to_vec()).unwrap());
/// assert_eq!(responded(r#"{"eventType":"initiate"}"#).header(), Some(("content-type", "application/xml; charset=utf-8")));
/// assert_eq!(responded(r#"{"eventType":"disconnect"}"#).status(), 204);
/// assert_eq!(responded(r#"{"eventType":"brandNew"}"#).status(), 204);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookResponse {
    status: u16,
    header: Option<(&'static str, Cow<'static, str>)>,
    body: Cow<'static, str>,
}

impl WebhookResponse {
    /// Makes a 204, for events to which Bandwidth expects no content.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::WebhookResponse;
    /// assert_eq!(WebhookResponse::empty().status(), 204);
    /// ```
    #[must_use]
    pub const fn empty() -> Self {
        Self {
            status: 204,
            header: None,
            body: Cow::Borrowed(""),
        }
    }

    /// Makes a 200 with a BXML document, `<Response>…</Response>`, sent as it is. Bandwidth takes
    /// documents of 64 KB at most.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/bxml>.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::WebhookResponse;
    /// assert_eq!(WebhookResponse::bxml("<Response><Hangup/></Response>").status(), 200);
    /// ```
    #[must_use]
    pub fn bxml(document: impl Into<Cow<'static, str>>) -> Self {
        Self {
            status: 200,
            header: Some((
                "content-type",
                Cow::Borrowed("application/xml; charset=utf-8"),
            )),
            body: document.into(),
        }
    }

    /// Makes a 503 with a `Retry-After`, for a webhook that you cannot take now: a queue is full,
    /// or a server shuts down. Seconds are rounded up, and 0 is sent as 1.
    ///
    /// The documentation does not say whether Bandwidth heeds the header. It sends a messaging
    /// webhook again, but it takes a 503 to an event that waits for BXML for no answer: see
    /// [`answering`](super::answering).
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use bandwidth_callbacks::http::WebhookResponse;
    /// let response = WebhookResponse::unavailable(Duration::from_millis(1500));
    /// assert_eq!((response.status(), response.header()), (503, Some(("retry-after", "2"))));
    /// ```
    #[must_use]
    pub fn unavailable(retry_after: Duration) -> Self {
        let seconds = retry_after
            .as_secs()
            .saturating_add(u64::from(retry_after.subsec_nanos() > 0));
        Self {
            status: 503,
            header: Some(("retry-after", seconds.max(1).to_string().into())),
            body: Cow::Borrowed(""),
        }
    }

    /// Returns the HTTP status.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{Rejection, WebhookResponse};
    /// assert_eq!(WebhookResponse::from(Rejection::MethodNotAllowed).status(), 405);
    /// ```
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// Returns the one header that the response has, if it has one: `content-type`,
    /// `www-authenticate`, `allow` or `retry-after`.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{Rejection, WebhookResponse};
    /// assert_eq!(WebhookResponse::from(Rejection::MethodNotAllowed).header(), Some(("allow", "POST, GET")));
    /// ```
    #[must_use]
    pub fn header(&self) -> Option<(&'static str, &str)> {
        self.header.as_ref().map(|(name, value)| (*name, &**value))
    }

    /// Returns the text.
    ///
    /// ```
    /// # use bandwidth_callbacks::{http::{WebhookResponse, Rejection}, parse};
    /// let error = parse(&mut br#"{"eventType":"dtmf","digit":"1","digit":"2"}"#.to_vec()).unwrap_err();
    /// let response = WebhookResponse::from(Rejection::from(error));
    /// assert_eq!(response.status(), 422);
    /// assert_eq!(response.body(), "duplicate field: field `digit` of `dtmf`, at byte 32");
    /// ```
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Gives the text away.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::WebhookResponse;
    /// assert_eq!(WebhookResponse::empty().into_body(), "");
    /// ```
    #[must_use]
    pub fn into_body(self) -> Cow<'static, str> {
        self.body
    }
}

/// The response that does nothing: 204, and where Bandwidth waits for BXML a document without
/// verbs. Such a document ends the call, unless another event brings new ones.
///
/// Source: <https://dev.bandwidth.com/docs/voice/bxml>, "there is an implicit `<Hangup>` at the end of the document".
impl From<Reply> for WebhookResponse {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Bxml => Self::bxml("<Response></Response>"),
            Reply::BxmlOrEmpty | Reply::Empty => Self::empty(),
        }
    }
}

/// Tells the sender what is wrong, as far as that helps it: an error has its kind and offset, and
/// nothing of the request.
impl From<Rejection> for WebhookResponse {
    fn from(rejection: Rejection) -> Self {
        let (name, value) = match rejection {
            Rejection::NoCredentials | Rejection::WrongCredentials => {
                ("www-authenticate", CHALLENGE)
            }
            Rejection::MethodNotAllowed => ("allow", "POST, GET"),
            _ => ("content-type", "text/plain; charset=utf-8"),
        };
        Self {
            status: rejection.status(),
            header: Some((name, Cow::Borrowed(value))),
            body: rejection.to_string().into(),
        }
    }
}

/// Without the text, which may name whom to call.
impl Reveal for WebhookResponse {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WebhookResponse({}, {:?})", self.status, self.body)
    }
}

impl fmt::Debug for WebhookResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "WebhookResponse({}, <redacted: {} bytes>)",
            self.status,
            self.body.len()
        )
    }
}
