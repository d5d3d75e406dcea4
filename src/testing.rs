//! What the tests, benchmarks and fuzzers of this repository look at inside of a [`Parser`]. No
//! part of the interface: it may change in any release.

use crate::engine::Parse;
pub use crate::json::fast::Declined;
use crate::json::fast::levels as known_levels;
use crate::parser::Parser;

/// Returns the vector instructions that this CPU has for the fast path, the best first.
#[must_use]
pub fn levels() -> Vec<&'static str> {
    known_levels().into_iter().map(|(name, _)| name).collect()
}

/// Makes the parser use the vector instructions of that name; `None` if this CPU does not have
/// them.
#[must_use]
pub fn at_level(mut parser: Parser, name: &str) -> Option<Parser> {
    parser.engine.use_level(name)?;
    Some(parser)
}

/// Returns why the fast path declines a body for a `T`; `None` if it takes it.
pub fn declines<'b, T: Parse<'b>>(parser: &mut Parser, body: &[u8]) -> Option<Declined> {
    T::declines(&mut parser.engine, body)
}
