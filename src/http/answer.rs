use std::borrow::Cow;
use std::fmt;

use super::{CHALLENGE, Rejection};
use crate::Reply;
use crate::revealed::Reveal;

/// An HTTP response to a webhook: what Bandwidth expects, or a refusal. Any framework can send it: a status, at most one header, a text.
///
/// ```
/// use bandwidth_callbacks::http::Answer;
/// use bandwidth_callbacks::{Callback, parse};
///
/// fn answer(callback: &Callback) -> Answer {
///     match callback {
///         Callback::Initiate(_) => Answer::bxml("<Response><SpeakSentence>Good morning.</SpeakSentence></Response>"),
///         other => other.reply().into(),
///     }
/// }
///
/// let answered = |body: &str| answer(&parse(&mut body.as_bytes().to_vec()).unwrap());
/// assert_eq!(answered(r#"{"eventType":"initiate"}"#).header(), Some(("content-type", "application/xml; charset=utf-8")));
/// assert_eq!(answered(r#"{"eventType":"disconnect"}"#).status(), 204);
/// assert_eq!(answered(r#"{"eventType":"brandNew"}"#).status(), 204);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    status: u16,
    header: Option<(&'static str, &'static str)>,
    body: Cow<'static, str>,
}

impl Answer {
    /// 204, for events whose answer Bandwidth does not read.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Answer;
    /// assert_eq!(Answer::empty().status(), 204);
    /// ```
    #[must_use]
    pub const fn empty() -> Self {
        Self {
            status: 204,
            header: None,
            body: Cow::Borrowed(""),
        }
    }

    /// 200 with a BXML document, `<Response>…</Response>`, sent as it is. Bandwidth takes documents of 64 KB at most.
    ///
    /// Source: <https://dev.bandwidth.com/docs/voice/bxml>.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Answer;
    /// assert_eq!(Answer::bxml("<Response><Hangup/></Response>").status(), 200);
    /// ```
    #[must_use]
    pub fn bxml(document: impl Into<Cow<'static, str>>) -> Self {
        Self {
            status: 200,
            header: Some(("content-type", "application/xml; charset=utf-8")),
            body: document.into(),
        }
    }

    /// The HTTP status.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{Answer, Rejection};
    /// assert_eq!(Answer::from(Rejection::MethodNotAllowed).status(), 405);
    /// ```
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The one header that the answer has, if it has one: `content-type`, `www-authenticate` or `allow`.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{Answer, Rejection};
    /// assert_eq!(Answer::from(Rejection::MethodNotAllowed).header(), Some(("allow", "POST, GET")));
    /// ```
    #[must_use]
    pub const fn header(&self) -> Option<(&'static str, &'static str)> {
        self.header
    }

    /// The text.
    ///
    /// ```
    /// # use bandwidth_callbacks::{http::{Answer, Rejection}, parse};
    /// let error = parse(&mut br#"{"eventType":"dtmf","digit":"1","digit":"2"}"#.to_vec()).unwrap_err();
    /// let answer = Answer::from(Rejection::from(error));
    /// assert_eq!(answer.status(), 422);
    /// assert_eq!(answer.body(), "duplicate field: field `digit` of `dtmf`, at byte 32");
    /// ```
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The text, given away.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Answer;
    /// assert_eq!(Answer::empty().into_body(), "");
    /// ```
    #[must_use]
    pub fn into_body(self) -> Cow<'static, str> {
        self.body
    }
}

/// The answer that does nothing: 204, and where Bandwidth waits for BXML a document without verbs. Such a document ends the call, unless
/// another event brings new ones.
///
/// Source: <https://dev.bandwidth.com/docs/voice/bxml>, "there is an implicit `<Hangup>` at the end of the document".
impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Bxml => Self::bxml("<Response></Response>"),
            Reply::BxmlOrEmpty | Reply::Empty => Self::empty(),
        }
    }
}

/// Tells the sender what is wrong, as far as that helps it: an error has its kind and offset, and nothing of the request.
impl From<Rejection> for Answer {
    fn from(rejection: Rejection) -> Self {
        let header = match rejection {
            Rejection::NoCredentials | Rejection::WrongCredentials => ("www-authenticate", CHALLENGE),
            Rejection::MethodNotAllowed => ("allow", "POST, GET"),
            _ => ("content-type", "text/plain; charset=utf-8"),
        };
        Self {
            status: rejection.status(),
            header: Some(header),
            body: rejection.to_string().into(),
        }
    }
}

/// Without the text, which may name whom to call.
impl Reveal for Answer {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({}, {:?})", self.status, self.body)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({}, <redacted: {} bytes>)", self.status, self.body.len())
    }
}
