//! What more than one of the programs needs: `gateway`, `gateway-worker` and `bandwidth-simulate`.

#![allow(unreachable_pub, reason = "a program has no public API")]
#![forbid(unsafe_code)]

pub mod credentials;
pub mod disk;
#[cfg(feature = "jetstream")]
pub mod jetstream;
pub mod journal;
pub mod log;
pub mod retry;
pub mod stop;
