//! The parts of the gateway. `gateway --help` describes what they do together.
//!
//! An import points down this list only:
//!
//! - `serve`: the server
//! - `page`: what the operator sees
//! - `forward`: the journal's way to JetStream; `menu`: what a call is answered with
//! - `journal`: every event, on the disk; `metrics`: the metrics at `/metrics`; `slow`: work that
//!   may take forever
//! - `gateway-common`: what the other programs need too

#![allow(unreachable_pub, reason = "a program has no public API")]
#![forbid(unsafe_code)]

#[cfg(feature = "jetstream")]
pub mod forward;
pub mod journal;
pub mod menu;
pub mod metrics;
mod page;
pub mod serve;
pub mod slow;
