//! The grammar of RFC 8259 and the quirks of Bandwidth's callbacks: what is accepted and
//! what is refused.

mod points;
mod quirks;
pub mod table;
mod ways;
