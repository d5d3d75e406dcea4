use std::{error, fmt, iter};

use axum_core::body::Body;
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use http_body_util::{BodyExt, LengthLimitError};

use super::{Endpoint, Rejection, WebhookResponse};
use crate::engine::Parse;
use crate::owned::Owned;
use crate::revealed::{BodyText, Reveal, Revealed};
use crate::voice::{Callback, Reply};

/// A webhook as axum's extractor: the event, and the bytes that it was made of.
///
/// `Webhook` alone is that of a voice event, [`Callback`]. `Webhook<Messages<'static>>` is that of
/// messaging events, and so on for each type that implements [`Parse`].
///
/// The router's state must be an [`Endpoint`], or provide one by axum's `FromRef`. Route it for
/// POST, and for GET if you let Bandwidth use that. How long a body may take is up to the server,
/// as always with axum: put a time-out around the route, below the 15 s that Bandwidth waits.
///
/// The body of a request that is refused for its head is read all the same, up to the limit and
/// without being kept, for the reason that [`Incoming`](super::Incoming) gives. The body of any
/// other request is copied once, into the event.
///
/// ```
/// use bandwidth_callbacks::any::AnyBody;
/// use bandwidth_callbacks::http::{Webhook, WebhookResponse};
/// use bandwidth_callbacks::messaging::Messages;
/// use bandwidth_callbacks::{Callback, Parser};
///
/// async fn webhook(webhook: Webhook) -> WebhookResponse {
///     match webhook.event.get() {
///         Callback::Initiate(_) => WebhookResponse::bxml("<Response><SpeakSentence>Good morning.</SpeakSentence></Response>"),
///         other => other.reply().into(),
///     }
/// }
///
/// async fn messages(webhook: Webhook<Messages<'static>>) -> WebhookResponse {
///     for event in webhook.event.get().iter() {
///         println!("{} of {:?}", event.message_type(), event.message_id());
///     }
///     WebhookResponse::empty()
/// }
///
/// // A URL that receives bodies of several kinds.
/// async fn anything(webhook: Webhook<AnyBody<'static>>) -> WebhookResponse {
///     let body = webhook.event.get();
///     if let AnyBody::Endpoint(event) = &body {
///         println!("{:?} of {:?}", event.event, event.endpoint_id);
///     }
///     body.reply().into()
/// }
///
/// // In a test, without a server:
/// let event = br#"{"eventType":"disconnect"}"#;
/// let _response = webhook(Webhook::new(Parser::new().parse_owned(event.to_vec())?, event.as_slice()));
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[non_exhaustive]
pub struct Webhook<T = Callback<'static>> {
    /// The event, in messaging the events, or what a body of any kind is.
    pub event: Owned<T>,
    raw: Raw,
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

/// The bytes that the event was made of, as axum has them.
#[derive(Clone)]
enum Raw {
    Body(Vec<Bytes>),
    Query(Uri),
}

impl<T> Webhook<T> {
    /// Makes a webhook of an event and the bytes that stand for its request, for tests of handlers.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Webhook;
    /// # use bandwidth_callbacks::voice::DtmfCallback;
    /// let dtmf = DtmfCallback::build(|dtmf| dtmf.digit = Some("5".into()));
    /// let webhook = Webhook::new(bandwidth_callbacks::Callback::from(dtmf).into(), "");
    /// assert_eq!(webhook.event.event_type().as_str(), "dtmf");
    /// ```
    #[must_use]
    pub fn new(event: Owned<T>, raw: impl Into<Bytes>) -> Self {
        Self {
            event,
            raw: Raw::Body(vec![raw.into()]),
            #[cfg(feature = "tracing")]
            span: tracing::Span::none(),
        }
    }

    /// Returns the body, or for a GET the query string, as it came: for a queue, an archive or a
    /// signature. Does not copy a body that came in one piece, and copies other bodies and
    /// query strings at each call.
    ///
    /// ```
    /// # use bandwidth_callbacks::Parser;
    /// # use bandwidth_callbacks::http::Webhook;
    /// let body = br#"{"eventType":"dtmf"}"#;
    /// let webhook: Webhook = Webhook::new(Parser::new().parse_owned(body.to_vec())?, body.as_slice());
    /// assert_eq!(webhook.raw(), body.as_slice());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn raw(&self) -> Bytes {
        match &self.raw {
            Raw::Body(pieces) => match pieces.as_slice() {
                [piece] => piece.clone(),
                pieces => pieces.concat().into(),
            },
            Raw::Query(uri) => Bytes::copy_from_slice(uri.query().unwrap_or_default().as_bytes()),
        }
    }

    /// Returns the span of the request, as [`Incoming::span`](super::Incoming::span) does:
    /// `handle(&webhook.event).instrument(webhook.span())`.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Webhook;
    /// async fn webhook(webhook: Webhook) {
    ///     webhook.span().in_scope(|| tracing::info!("inside of the span"));
    /// }
    /// ```
    #[cfg(feature = "tracing")]
    #[must_use]
    pub fn span(&self) -> tracing::Span {
        self.span.clone()
    }
}

/// Without the content.
impl<T> fmt::Debug for Webhook<T>
where
    Owned<T>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("event", &self.event)
            .finish_non_exhaustive()
    }
}

impl<T> Reveal for Webhook<T>
where
    Owned<T>: Reveal,
{
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook")
            .field("event", &Revealed(&self.event))
            .field("raw", &BodyText(&self.raw()))
            .finish_non_exhaustive()
    }
}

impl<T> Clone for Webhook<T> {
    fn clone(&self) -> Self {
        Self {
            event: self.event.clone(),
            raw: self.raw.clone(),
            #[cfg(feature = "tracing")]
            span: self.span.clone(),
        }
    }
}

impl<T: Parse<'static> + 'static, S: Send + Sync> FromRequest<S> for Webhook<T>
where
    Endpoint: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let (head, mut body) = request.into_parts();
        let mut incoming =
            Endpoint::from_ref(state).receive(head.method.as_str(), head.uri.query(), |name| {
                head.headers.get_all(name)
            })?;
        #[cfg(feature = "tracing")]
        let span = incoming.span();
        let is_refused = incoming.rejection().is_some();
        let mut pieces = Vec::new();
        while let Some(frame) = body.frame().await {
            if let Ok(piece) = frame.map_err(|error| why_unread(&error))?.into_data() {
                incoming.push(&piece)?;
                if !is_refused {
                    pieces.push(piece);
                }
            }
        }
        let event = incoming.finish()?;
        let raw = if head.method == Method::GET {
            Raw::Query(head.uri)
        } else {
            Raw::Body(pieces)
        };
        Ok(Self {
            event,
            raw,
            #[cfg(feature = "tracing")]
            span,
        })
    }
}

/// Why the rest of a body cannot be read: it broke off, or a layer around the route has a lower
/// limit.
fn why_unread(error: &axum_core::Error) -> Rejection {
    let mut causes = iter::successors(Some(error as &dyn error::Error), |error| error.source());
    if causes.any(<dyn error::Error>::is::<LengthLimitError>) {
        Rejection::TooLarge
    } else {
        Rejection::Incomplete
    }
}

impl IntoResponse for WebhookResponse {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let header = self.header().and_then(|(name, value)| {
            Some([(
                HeaderName::from_static(name),
                HeaderValue::from_str(value).ok()?,
            )])
        });
        // As bytes it would get a content type of its own, also where there is no content.
        (status, header, Body::from(self.into_body())).into_response()
    }
}

/// The response that does nothing, see [`WebhookResponse`].
impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        WebhookResponse::from(self).into_response()
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        WebhookResponse::from(self).into_response()
    }
}
