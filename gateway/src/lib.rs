//! The parts of the gateway. `gateway --help` describes what they do together.
//!
//! An import points down this list only:
//!
//! - `serve`: the server; `worker`: call records out of JetStream; `simulate`: calls for testing a
//!   server
//! - `page`: what the operator sees
//! - `jetstream`: the way to the servers; `menu`: what a call is answered with
//! - `journal`: every event, on the disk; `metrics`: the metrics at `/metrics`; `credentials`: user
//!   and password; `disk`: folders, locks, replacing a file; `slow`: work that may take forever

#![allow(unreachable_pub, reason = "a program has no public API")]
#![forbid(unsafe_code)]

pub mod credentials;
mod disk;
pub mod jetstream;
pub mod journal;
pub mod menu;
pub mod metrics;
mod page;
pub mod serve;
pub mod simulate;
pub mod slow;
pub mod stop;
pub mod worker;
