//! The grammar of RFC 8259 and the quirks of Bandwidth's callbacks: what is accepted, what is
//! refused, and what the documents state.

#![allow(unreachable_pub, reason = "a program has no public API")]

#[path = "../common/mod.rs"]
mod common;
mod documents;
mod points;
mod quirks;
mod table;
mod ways;
