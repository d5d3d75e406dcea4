//! The parser of a thread.

use std::cell::RefCell;

use bandwidth::{Options, Parser};

/// The JSON of what was parsed can be longer than its body: `1e15` has fourteen more digits.
const OPTIONS: Options = Options::new().max_len(4 * Options::DEFAULT_MAX_LEN);

thread_local! {
    static PARSER: RefCell<Parser> = RefCell::new(Parser::with_options(OPTIONS));
}

/// Python can collect garbage whenever an object is made, and then run a finalizer that parses too.
pub fn with_parser<T>(use_it: impl FnOnce(&mut Parser) -> T) -> T {
    PARSER.with(|parser| match parser.try_borrow_mut() {
        Ok(mut parser) => use_it(&mut parser),
        Err(_) => use_it(&mut Parser::with_options(OPTIONS)),
    })
}
