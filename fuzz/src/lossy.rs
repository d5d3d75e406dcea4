//! `Options::lossy` changes nothing of what is accepted without it, and makes of a damaged body
//! what the model does, by every call.

use std::cell::RefCell;

use bandwidth_callbacks::Options;

use crate::family::Family;
use crate::model::Lossy;

/// Compares the results for a body of any family with those of the model.
pub fn agree(family: Family, body: &[u8]) {
    thread_local! {
        static MODEL: RefCell<Lossy> = RefCell::new(Lossy::new(Options::new(), 256));
    }
    MODEL.with_borrow_mut(|model| model.assert(family, body));
}
