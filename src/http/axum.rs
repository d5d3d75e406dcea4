use std::fmt;

use axum_core::body::Body;
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode};
use http_body_util::BodyExt;

use super::{Answer, Endpoint, Rejection};
use crate::{OwnedCallback, Reply};

/// A webhook as axum's extractor: the event, and the bytes that it was made of.
///
/// The router's state must be an [`Endpoint`], or give one by axum's `FromRef`. Route it for POST, and for GET if you let Bandwidth
/// use that. How long a body may take is up to the server, as always with axum: put a time-out around the route, below the 15 s that
/// Bandwidth waits.
///
/// The body of a request that is refused for its head is read all the same, up to the limit and without being kept, for the reason that
/// [`Incoming`](super::Incoming) tells.
///
/// ```
/// use bandwidth_callbacks::Callback;
/// use bandwidth_callbacks::http::{Answer, Webhook};
///
/// async fn webhook(webhook: Webhook) -> Answer {
///     match webhook.event.view() {
///         Callback::Initiate(_) => Answer::bxml("<Response><SpeakSentence>Good morning.</SpeakSentence></Response>"),
///         other => other.reply().into(),
///     }
/// }
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Webhook {
    /// The event.
    pub event: OwnedCallback,
    /// The body, or for a GET the query string, as it came: for a queue, an archive or a signature.
    pub raw: Bytes,
}

/// Without the content.
impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("event", &self.event).finish_non_exhaustive()
    }
}

/// Copies the bytes twice: for the event and for [`raw`](Webhook::raw).
impl<S: Send + Sync> FromRequest<S> for Webhook
where
    Endpoint: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let (head, mut body) = request.into_parts();
        let mut incoming = Endpoint::from_ref(state).receive(head.method.as_str(), head.uri.query(), |name| head.headers.get_all(name))?;
        while let Some(frame) = body.frame().await {
            if let Some(piece) = frame.map_err(|_| Rejection::Incomplete)?.data_ref() {
                incoming.push(piece)?;
            }
        }
        let raw = Bytes::copy_from_slice(incoming.raw());
        let event = incoming.finish()?;
        Ok(Self { event, raw })
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let header = self
            .header()
            .map(|(name, value)| [(HeaderName::from_static(name), HeaderValue::from_static(value))]);
        // As bytes it would get a content type of its own, also where there is no content.
        (status, header, Body::from(self.into_body())).into_response()
    }
}

/// The answer that does nothing, see [`Answer`].
impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        Answer::from(self).into_response()
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        Answer::from(self).into_response()
    }
}
