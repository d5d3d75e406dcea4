//! The tests of the library, a module for each subject. `cargo test --test it peek` runs one.
//!
//! Next to this folder are the tests that need a process of their own: `allocation`, `memory` and
//! `http_memory` replace the global allocator, an overflow would end the process of `stack`, and
//! `http_constant_time` runs itself under valgrind.

#![allow(unreachable_pub, reason = "a program has no public API")]

mod aliases;
mod any;
mod api;
mod backends;
mod blocks;
#[path = "../common/mod.rs"]
mod common;
mod conformance;
mod errors;
mod fields;
mod fixtures;
mod frames;
mod frozen;
#[cfg(feature = "axum")]
mod http_any;
#[cfg(feature = "auth")]
mod http_auth;
#[cfg(feature = "axum")]
mod http_axum;
#[cfg(feature = "http")]
mod http_endpoint;
#[cfg(feature = "http")]
mod http_parameters;
#[cfg(feature = "http")]
mod http_query;
#[cfg(all(feature = "http", feature = "tracing"))]
mod http_tracing;
#[cfg(feature = "http")]
mod http_types;
mod inspect;
mod layout;
mod levels;
mod limits;
mod lists;
mod live;
mod logs;
mod lossy;
mod messages;
mod notifications;
mod order;
mod other_parsers;
mod owned;
mod paths;
mod peek;
mod published;
mod raw;
mod readme;
mod redaction;
#[cfg(all(feature = "axum", feature = "arbitrary"))]
mod revealed;
mod usual_times;
mod values;
mod write;
