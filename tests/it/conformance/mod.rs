//! The grammar of RFC 8259 and the quirks of Bandwidth's callbacks: what is accepted, what is
//! refused, and what the documents state.

mod documents;
mod points;
mod quirks;
pub mod table;
mod ways;
