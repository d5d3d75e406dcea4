//! The plain lane must be invisible: the tape gives the same, errors and their places included, and leaves the same body behind an error.

use std::cell::RefCell;

use bandwidth_callbacks::{Options, Parser};

/// Parses a body with the plain lane and without.
pub fn lanes(body: &[u8]) {
    thread_local! {
        // It keeps nothing from body to body that could make a difference, and its memory makes this check several times faster.
        static WITHOUT: RefCell<Parser> = RefCell::new(Parser::with_options(Options::new().fast_path(false)));
    }
    WITHOUT.with_borrow_mut(|without| {
        let mut with = Parser::new();
        let (mut copy, mut other) = (body.to_vec(), body.to_vec());
        let (found, expected) = (with.parse(&mut copy), without.parse(&mut other));
        assert_eq!(found, expected);
        if found.is_err() {
            drop((found, expected));
            assert_eq!(copy, other);
        }
        // Now it has learned the order of the fields.
        assert_eq!(with.parse_ref(body), without.parse_ref(body));
        match (with.parse_owned(body.to_vec()), without.parse_ref(body)) {
            (Ok(owned), Ok(expected)) => assert_eq!(owned.view(), expected),
            (owned, expected) => assert_eq!((owned.is_ok(), expected.is_ok()), (false, false)),
        }
    });
}
