//! The grammar of RFC 8259 and the quirks of the provider: what is taken, what is refused, and that the documents say so.

#[path = "../common/mod.rs"]
mod common;
mod documents;
mod points;
mod quirks;
mod table;
mod ways;
