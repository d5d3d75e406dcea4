//! Webhooks over HTTP: who may send them, how they come in, how they are answered.
//!
//! Everything here needs a feature. All of them are off by default:
//!
//! | feature | adds | needs |
//! |---|---|---|
//! | `auth` | `Credentials` for HTTP Basic, `SigningSecrets` for HMAC signatures | `hmac`, `sha2`, `ctutils`, `base16ct`, `base64` |
//! | `http` | `Endpoint`, `Incoming`, `Rejection`, `WebhookResponse`: the same for any web framework | `auth`; `percent-encoding` |
//! | `axum` | the extractor `Webhook`; `WebhookResponse`, `Rejection` and [`Reply`](crate::Reply) as responses | `http`; `axum-core`, `bytes`, `http`, `http-body-util` |
//! | `tracing` | a span for each request of `http` | `tracing` |
//!
//! A request passes these checks in order, and the first that fails ends it with the status below:
//!
//! ```text
//! method ─► declared length ─► credentials ─► content type ─► body, with a limit ─► event
//!  405           413               401            415               413           400, 422
//! ```
//!
//! So nothing of a body is kept or parsed before its sender is known. This also suits the way
//! Bandwidth authenticates: its first request has no credentials, and only a 401 with a challenge
//! makes it send a second.
//!
//! [`answering`] describes what to answer, when Bandwidth repeats an event, and how to notice.
//! [`cookbook`](crate::cookbook) has recipes.
//!
//! # Without a framework
//!
//! The pieces take texts and bytes, so that they work with hyper, with actix-web, which has other
//! header types, and with other frameworks.
#![cfg_attr(feature = "http", doc = "```")]
#![cfg_attr(not(feature = "http"), doc = "```ignore")]
//! use bandwidth_callbacks::OwnedCallback;
//! use bandwidth_callbacks::http::{Credentials, Endpoint, Rejection, WebhookResponse};
//!
//! struct Request<'r> {
//!     method: &'r str,
//!     query: Option<&'r str>,
//!     headers: Vec<(&'r str, &'r str)>,
//!     body: &'r [u8],
//! }
//!
//! fn webhook(endpoint: &Endpoint, request: &Request) -> Result<WebhookResponse, Rejection> {
//!     let mut incoming = endpoint.receive(request.method, request.query, |name| {
//!         let headers = request.headers.iter();
//!         headers.filter(move |header| header.0.eq_ignore_ascii_case(name)).map(|header| header.1)
//!     })?;
//!     for piece in request.body.chunks(10) { // as they come in
//!         incoming.push(piece)?;
//!     }
//!     let event: OwnedCallback = incoming.finish()?;
//!     Ok(event.event_type().reply().into())
//! }
//!
//! let endpoint = Endpoint::new(Credentials::new("bandwidth", "open sesame")?);
//! let mut request = Request {
//!     method: "POST",
//!     query: None,
//!     headers: vec![("Content-Type", "application/json")],
//!     body: br#"{"eventType":"disconnect","cause":"hangup"}"#,
//! };
//! assert_eq!(webhook(&endpoint, &request).unwrap_err(), Rejection::NoCredentials);
//!
//! request.headers.push(("Authorization", "Basic YmFuZHdpZHRoOm9wZW4gc2VzYW1l"));
//! assert_eq!(webhook(&endpoint, &request)?.status(), 204);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "axum")]
mod axum;
#[cfg(feature = "auth")]
mod credentials;
#[cfg(feature = "http")]
mod endpoint;
#[cfg(feature = "http")]
mod incoming;
#[cfg(feature = "http")]
mod query;
#[cfg(feature = "http")]
mod received;
#[cfg(feature = "http")]
mod rejection;
#[cfg(feature = "http")]
mod response;
#[cfg(feature = "auth")]
mod signature;
#[cfg(all(feature = "http", feature = "tracing"))]
mod trace;

#[cfg(feature = "axum")]
pub use axum::Webhook;
#[cfg(feature = "auth")]
pub use credentials::{CHALLENGE, Credentials, CredentialsError, Unauthorized};
#[cfg(feature = "http")]
pub use endpoint::Endpoint;
#[cfg(feature = "http")]
pub use incoming::Incoming;
#[cfg(feature = "http")]
pub use rejection::Rejection;
#[cfg(feature = "http")]
pub use response::WebhookResponse;
#[cfg(feature = "auth")]
pub use signature::{EmptySecret, SignatureHeader, SigningSecrets};

/// Answering webhooks: time-outs, retries, duplicates, and which replies matter.
#[doc = include_str!("answering.md")]
pub mod answering {}
