//! Webhooks ("callbacks") of the [Bandwidth Voice API](https://dev.bandwidth.com/docs/voice/webhooks) as borrowed, typed events.
//!
//! For gateways that answer a phone call while the caller waits: a body becomes a [`Callback`] whose texts are borrowed from it
//! and, once a [`Parser`] is warm, without allocation. For bodies that anyone may have sent: no `unsafe` in this crate, limits on
//! length, depth and unknown fields, one meaning for every body, and no content in errors or `Debug`.
//!
//! ```
//! use bandwidth_callbacks::{Callback, Parser, Reply};
//!
//! let mut parser = Parser::new(); // one for each worker
//!
//! let mut body = br#"{"eventType":"initiate","from":"+19195550142","to":"+13125550187","callId":"c-7f3a10c4"}"#.to_vec();
//! let callback = parser.parse(&mut body)?;
//! assert_eq!(callback.reply(), Reply::Bxml);
//! match callback {
//!     Callback::Initiate(call) => assert_eq!(call.to.unwrap(), "+13125550187"),
//!     Callback::Disconnect(end) => println!("{:?} ended: {:?}", end.call_id, end.cause),
//!     other => println!("nothing to do for {:?}", other.event_type()),
//! }
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```
//!
//! # Which call
//!
//! | call | body | gives |
//! |---|---|---|
//! | [`Parser::parse`] | `&mut [u8]` | an event that borrows the body |
//! | [`Parser::parse_ref`] | `&[u8]`, left as it is | an event that borrows the body and the parser, which serves no other meanwhile |
//! | [`Parser::parse_owned`] | `Vec<u8>`, taken over | an event for queues and other tasks |
//! | [`Parser::parse_as`] | `&mut [u8]` | an event of a type that is known beforehand |
//! | [`parse`] | `&mut [u8]` | as [`Parser::parse`], with a parser that each thread keeps |
//!
//! # What is kept
//!
//! Every field is optional: absent and `null` are `None`, `""` is `Some("")`. Unknown fields, and known fields with a value of
//! another JSON type, are in [`Extra`]; unknown events are [`Callback::Unknown`]; unknown values of the provider's word lists
//! are `Other`. Times and durations keep their text and are converted on demand. So whatever is accepted is kept: serialized,
//! a callback equals its body, less the nulls of known fields.
//!
//! ```
//! use bandwidth_callbacks::parse;
//!
//! let body = r#"{"eventType":"gather","digits":"42","tag":null,"terminatingDigit":7,"mood":["calm"]}"#;
//! let mut bytes = body.as_bytes().to_vec();
//! let callback = parse(&mut bytes)?;
//! assert_eq!(
//!     serde_json::to_value(&callback).unwrap(),
//!     serde_json::json!({"eventType": "gather", "digits": "42", "terminatingDigit": 7, "mood": ["calm"]}),
//! );
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```
//!
//! # What is refused
//!
//! Whatever could mean two things, and whatever is not JSON: see [`ErrorKind`]. Duplicate known fields, bytes behind the object,
//! invalid UTF-8 and half surrogate pairs are errors also in parts that nobody reads; limits are in [`Options`]. Unknown fields
//! may repeat, and lookups give the last one.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `runtime-detection` | yes | simd-json picks the fastest code for the CPU when the program runs; without, what `-C target-cpu` permits when it is compiled |
//! | `auth` | no | HTTP Basic credentials as Bandwidth sends them, and HMAC signatures |
//! | `http` | no | which requests to let in and how to answer, for any web framework; with `auth` |
//! | `axum` | no | an extractor and responses for axum; with `http` |
//! | `tracing` | no | a span for each request of `http` |
//! | `arbitrary` | no | `Arbitrary` for events and bodies, to fuzz a gateway with valid input |
//!
//! No feature changes what a body means.
//!
//! # Other parsers
//!
//! All that is parsed implements serde's `Serialize` in wire form, and the events and [`Callback`] implement `Deserialize`, so that other
//! parsers can fill them. Only one that unescapes in place, as simd-json does, can take bodies with escapes.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations, clippy::pedantic)]
#![warn(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod error;
mod extra;
pub mod http;
mod json;
mod options;
mod owned;
mod parser;
mod revealed;
mod schema;
mod scratch;
mod values;
mod voice;

pub use error::{Error, ErrorKind, ParseOwnedError};
pub use extra::{Extra, ExtraIter, Value};
pub use json::Number;
#[doc(hidden)]
pub use json::fast::Declined;
pub use options::Options;
pub use owned::OwnedCallback;
pub use parser::{Parser, parse};
pub use revealed::Revealed;
pub use values::*;
pub use voice::*;

/// The README's code runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
