use axum_core::body::Body;
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::EXPECT;
use http::{HeaderName, HeaderValue, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::{Answer, Endpoint, Rejection};
use crate::{OwnedCallback, Reply};

/// A webhook as axum's extractor: the event, and the bytes that it was made of.
///
/// The router's state must be an [`Endpoint`], or give one by axum's `FromRef`. Route it for POST, and for GET if you let Bandwidth
/// use that. How long a body may take is up to the server, as always with axum: put a time-out around the route, below the 15 s that
/// Bandwidth waits.
///
/// The body of a request that is refused for its head is read to its end all the same, up to the limit and without being kept: so the
/// connection stays open for Bandwidth's second request, the one with credentials.
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
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Webhook {
    /// The event. It has a copy of the bytes, in which texts are unescaped in place.
    pub event: OwnedCallback,
    /// The body, or for a GET the query string, as it came: for a queue, an archive or a signature.
    pub raw: Bytes,
}

/// Allocates for the raw bytes if the body came in pieces or as a query, and else as [`Admitted::receive`](super::Admitted::receive) does.
impl<S: Send + Sync> FromRequest<S> for Webhook
where
    Endpoint: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let endpoint = Endpoint::from_ref(state);
        let (head, body) = request.into_parts();
        let admitted = match endpoint.admit(head.method.as_str(), head.uri.query(), |name| head.headers.get_all(name)) {
            Ok(admitted) => admitted,
            Err(rejection) => {
                let sender_waits = head.headers.contains_key(EXPECT);
                if rejection != Rejection::TooLarge && !sender_waits {
                    drain(Limited::new(body, endpoint.max_len())).await;
                }
                return Err(rejection);
            }
        };
        let body = match Limited::new(body, admitted.max_len()).collect().await {
            Ok(body) => body.to_bytes(),
            Err(error) if error.is::<LengthLimitError>() => return Err(Rejection::TooLarge),
            Err(_) => return Err(Rejection::Incomplete),
        };
        let raw = match admitted.query() {
            Some(query) => Bytes::copy_from_slice(query.as_bytes()),
            None => body.clone(),
        };
        let event = admitted.receive(&body)?;
        Ok(Self { event, raw })
    }
}

/// Reads a refused body to its end, piece by piece, and keeps none. With a part unread the server would close the connection, and what
/// is still under way to it makes a reset that can overtake the 401. Bandwidth would never send its second request.
async fn drain(mut body: Limited<Body>) {
    while let Some(Ok(_)) = body.frame().await {}
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
