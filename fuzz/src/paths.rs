//! The fast path is invisible: the tape path gives the same event or the same error at the same
//! offset, and leaves the same bytes in a body that is refused.

use std::cell::RefCell;

use bandwidth_callbacks::{Options, Parser};

use crate::family::Family;

/// Parses a voice body with and without the fast path, and compares the results.
pub fn paths(body: &[u8]) {
    agree(Family::Voice, body);
}

/// Parses a body of any family with and without the fast path, and compares the results.
pub fn agree(family: Family, body: &[u8]) {
    thread_local! {
        // One parser for all bodies: its memory is expensive to allocate for each, and no body
        // affects the next.
        static TAPE: RefCell<Parser> = RefCell::new(Parser::with_options(Options::new().fast_path(false)));
    }
    TAPE.with_borrow_mut(|without| {
        let mut with = Parser::new();
        let (mut copy, mut other) = (body.to_vec(), body.to_vec());
        let (found, expected) = (
            family.parse(&mut with, &mut copy),
            family.parse(without, &mut other),
        );
        assert_eq!(found, expected);
        match (found, expected) {
            // Equal events can have been written by different keys of a field.
            (Ok(found), Ok(expected)) => assert_eq!(
                serde_json::to_string(&found).unwrap(),
                serde_json::to_string(&expected).unwrap()
            ),
            (found, expected) => {
                drop((found, expected));
                assert_eq!(copy, other);
            }
        }
        assert_eq!(
            family.parse_ref(&mut with, body),
            family.parse_ref(without, body)
        );
        match (
            family.parse_owned(&mut with, body.to_vec()),
            family.parse_ref(without, body),
        ) {
            (Ok(owned), Ok(expected)) => assert_eq!(owned.get(), expected),
            (owned, expected) => assert_eq!((owned.is_ok(), expected.is_ok()), (false, false)),
        }
    });
}
