//! The parts of `gateway-worker`.

#![allow(unreachable_pub, reason = "a program has no public API")]
#![forbid(unsafe_code)]

pub mod archive;
pub mod records;
