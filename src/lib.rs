//! Parses the webhooks ("callbacks") of the [Bandwidth Voice API](https://dev.bandwidth.com/docs/voice/webhooks) into borrowed, typed events.
//!
//! ```
//! use bandwidth_callbacks::{Callback, Error, Parser, Reply};
//!
//! fn webhook(parser: &mut Parser, body: &mut [u8]) -> Result<&'static str, Error> {
//!     Ok(match parser.parse(body)? {
//!         Callback::Initiate(_) => "<Response><Gather><SpeakSentence>Press 1.</SpeakSentence></Gather></Response>",
//!         Callback::Gather(gather) if gather.digits.is_some_and(|digits| digits == "1") => "<Response><Hangup/></Response>",
//!         other if other.reply() == Reply::Bxml => "<Response/>",
//!         _ => "", // 204: no call waits for this answer
//!     })
//! }
//!
//! let mut parser = Parser::new(); // one for each worker
//! let mut body = br#"{"eventType":"gather","callId":"c-7f3a10c4","digits":"1"}"#.to_vec();
//! assert_eq!(webhook(&mut parser, &mut body)?, "<Response><Hangup/></Response>");
//! # Ok::<(), Error>(())
//! ```
//!
//! It is made for gateways that answer a phone call while the caller waits: a body becomes a
//! [`Callback`] whose texts are borrowed from the body, and after the first bodies a [`Parser`]
//! allocates nothing. It is safe on bodies that anyone may have sent: there is no `unsafe` in this
//! crate; length, depth and the number of unknown fields are limited; a body has one meaning or is
//! refused; errors show nothing of a body, and `Debug` only what [`logs`] lists.
//!
//! [`voice`] has the events, [`stream`] the frames of media streams, [`messaging`] the webhooks of
//! the Messaging API, [`notification`] those of other products, such as WebRTC endpoints and
//! toll-free verification. [`any`] is for a URL that receives several kinds.
//!
//! The features of [`http`] check who sends a webhook, for axum and for any other framework.
//! [`http::answering`] has the whole server: time-outs, retries and duplicates. The [`guide`]
//! describes what happens to a body, and the [`cookbook`] has recipes.
//!
//! # Which call
//!
//! | call | body | returns |
//! |---|---|---|
//! | [`Parser::parse`] | `&mut [u8]` | an event that borrows the body |
//! | [`Parser::parse_ref`] | `&[u8]`, unchanged | an event that borrows the body and the parser, which cannot parse another body until the event is gone |
//! | [`Parser::parse_owned`] | `Vec<u8>` | an [`OwnedCallback`], or another [`Owned`] event, for queues and other tasks |
//! | [`Parser::view`] | `&[u8]` | a [`View`](voice::View), which reads a field of a voice event when it is asked for |
//! | [`parse`] | `&mut [u8]` | a [`Callback`], with a parser that each thread keeps |
//! | [`voice::peek`], [`Parser::peek`] | `&[u8]` | an [`Envelope`](voice::Envelope): the type, call, account, conference and tag, also of a body that is cut off or damaged |
//! | `http::Incoming::finish` | a request | as `parse_owned` |
//!
//! The three calls of [`Parser`] and `http::Incoming::finish` return the type that you ask for. It follows from the variable or
//! pattern, or is written as in `parser.parse::<Messages>(body)`:
//!
//! | type | body |
//! |---|---|
//! | [`Callback`] | an event of the Voice API, which its `eventType` names |
//! | [`GatherCallback`](voice::GatherCallback) and the other structs of the events | an event of the Voice API whose type is known beforehand; `eventType` may be absent |
//! | [`Messages`](messaging::Messages) | a webhook of the Messaging API |
//! | [`Frame`](stream::Frame), [`DecodedFrame`](stream::DecodedFrame) | a message of a media stream; with its audio as bytes |
//! | [`EndpointEvent`](notification::EndpointEvent) and the other structs of [`notification`] | a webhook of another product, whose kind is known beforehand |
//! | [`AnyBody`](any::AnyBody) | any of these but frames, where one URL receives bodies of several kinds |
//!
//! # From the provider's SDKs
//!
//! | SDK | here |
//! |---|---|
//! | `from_json(text)` | `let owned: OwnedCallback = parser.parse_owned(bytes)?;`, then [`owned.get()`](OwnedCallback::get) |
//! | `to_json()` | [`event.write_json(&mut json)`](Callback::write_json), or `serde_json::to_string(&event)?` |
//! | `to_dict()` | `serde_json::to_value(&event)?` |
//!
//! # What is kept
//!
//! Every field is optional: absent and `null` are `None`, `""` is `Some("")`. Unknown fields, and
//! known fields with a value of another JSON type, are in [`Extra`](types::Extra); unknown events
//! are [`Callback::Unknown`]; unknown values of the provider's word lists are `Other`. Times and
//! durations keep their text and are converted on demand. So everything that is accepted is kept:
//! serialized, a callback equals its body, less the nulls of known fields.
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
//! Everything that could mean two things, and everything that is not JSON: see [`ErrorKind`].
//! Duplicate fields, trailing data, invalid UTF-8 and lone surrogates are errors, also in parts
//! that nobody reads. The limits are in [`Options`]. Unknown fields may repeat, and lookups return
//! the last one.
//!
//! [`Options::lossy`] is for services that must not lose a call for one damaged text: it replaces
//! what is damaged by U+FFFD.
//!
//! # What shows in logs
//!
//! `Debug` of an event, and the span of a request, show types, ids, times and documented words, if
//! they have the form of one, and redact everything else. The module [`logs`] has the list of the
//! fields that show, and the predicate for your own logs, [`logs::is_token`]. `Serialize`,
//! [`Sensitive::as_str`] and [`Revealed`] give content to those who ask for it.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `runtime-detection` | yes | simd-json chooses the fastest code for the CPU when the program runs; without it, what `-C target-cpu` permits when it is compiled |
//! | `auth` | no | HTTP Basic credentials as Bandwidth sends them, and HMAC signatures |
//! | `http` | no | which requests to let in and how to answer, for any web framework; with `auth` |
//! | `axum` | no | an extractor and responses for axum; with `http` |
//! | `chrono`, `jiff` | no | `TryFrom` for times and durations to the types of these crates |
//! | `tracing` | no | a span for each request of `http` |
//! | `arbitrary` | no | `Arbitrary` for events and bodies, to fuzz a gateway with valid input |
//!
//! No feature changes what a body means.
//!
//! # What a minor release may change
//!
//! Bandwidth adds fields, words and events at any time. A minor release of this crate makes them
//! known:
//!
//! | what becomes known | until then | from then on | code that works with both |
//! |---|---|---|---|
//! | a field | in `extra` | a field of its struct, and no longer in `extra` | reads it by its key from the serialized event |
//! | a word of a set | `Other` | a variant of its own | compares `as_str()` |
//! | an event | [`Callback::Unknown`] | a variant of its own | compares `event_type().as_str()`, before it matches |
//!
//! All enums of this kind are `#[non_exhaustive]`. The names of fields and variants do not change.
//! This function works whether this release knows `digit`, `hangup` and `dtmf`, or not:
//!
//! ```
//! use bandwidth_callbacks::voice::Cause;
//! use bandwidth_callbacks::{Callback, parse};
//!
//! fn wanted(callback: &Callback<'_>, event: &str, key: &str, text: &str) -> bool {
//!     callback.event_type().as_str() == event && serde_json::to_value(callback).is_ok_and(|event| event[key] == text)
//! }
//!
//! for (event, key) in [("dtmf", "digit"), ("dtmf", "strength"), ("brandNew", "digit"), ("brandNew", "strength")] {
//!     let mut body = format!(r#"{{"eventType":"{event}","{key}":"5"}}"#).into_bytes();
//!     assert!(wanted(&parse(&mut body)?, event, key, "5"));
//! }
//! for word in ["hangup", "brand-new"] {
//!     assert_eq!(Cause::from_wire(word).as_str(), word);
//! }
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```
//!
//! # Writing JSON
//!
//! All that can be parsed has a method like [`Callback::write_json`], which appends to a `Vec<u8>`
//! the bytes that `serde_json` would write, in a third of its time: for gateways that hand events
//! on.
//!
//! ```
//! use bandwidth_callbacks::{Callback, Parser};
//!
//! let (mut parser, mut json) = (Parser::new(), Vec::new());
//! for body in [r#"{"eventType":"answer"}"#, r#"{"eventType":"gather","digits":"42"}"#] {
//!     let callback: Callback = parser.parse_ref(body.as_bytes())?;
//!     json.clear();
//!     callback.write_json(&mut json);
//!     assert_eq!(json, body.as_bytes());
//! }
//! # Ok::<(), bandwidth_callbacks::Error>(())
//! ```
//!
//! # Other parsers
//!
//! All events implement serde's `Serialize` in wire form. They and [`Callback`] also implement
//! `Deserialize`, so that other parsers can fill them. Only a parser that unescapes in place, as
//! simd-json does, can fill them from bodies with escapes.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations, clippy::pedantic)]
#![warn(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]
#![cfg_attr(
    test,
    allow(
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::cast_possible_truncation,
        reason = "a test may panic"
    )
)]

pub mod any;
#[cfg(feature = "arbitrary")]
mod arbitrary;
mod dedup;
#[cfg(feature = "arbitrary")]
mod drawn;
mod engine;
mod error;
mod extra;
mod family;
pub mod http;
mod json;
pub mod logs;
pub mod messaging;
pub mod notification;
mod options;
mod owned;
mod parser;
mod revealed;
mod schema;
pub mod stream;
#[doc(hidden)]
pub mod testing;
mod value;
mod values;
pub mod voice;

/// How a body becomes an event, how to read less of it, and what allocates.
#[doc = include_str!("guide.md")]
pub mod guide {}

/// Recipes: a menu, a queue, metrics, logs, tests, other frameworks.
#[doc = include_str!("cookbook.md")]
pub mod cookbook {}

pub use engine::Parse;
pub use error::{Error, ErrorKind, ParseOwnedError};
pub use options::Options;
pub use owned::Owned;
pub use parser::Parser;
pub use revealed::Revealed;
pub use values::Sensitive;
pub use voice::{Callback, EventType, OwnedCallback, Reply, parse};

/// The types of fields that several families have: times, numbers, texts, unknown fields.
///
/// Types that one family alone has are in its module, such as [`Cause`](voice::Cause) in [`voice`].
pub mod types {
    pub use crate::dedup::DedupKey;
    pub use crate::extra::{Extra, ExtraIter};
    #[cfg(feature = "arbitrary")]
    pub use crate::family::GeneratedBody;
    pub use crate::json::Number;
    pub use crate::revealed::Reveal;
    pub use crate::value::Value;
    pub use crate::values::{
        Base64, Base64Error, HeaderNames, IsoDuration, List, Names, Pairs, ParameterNames,
        Sensitive, TextOrNumber, Timestamp, Track, Tracks, Unlisted, ValueError,
    };
}

/// The README's code runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
