//! The fields that callers ask of any event.

use super::Message;
use crate::schema::AnyObject;
use crate::values::{Sensitive, Timestamp};

/// The fields that callers ask of any event. An event without the field keeps the default.
pub(super) trait Common<'b>: AnyObject<'b> {
    fn time(&self) -> Option<Timestamp<'b>> {
        None
    }

    fn to(&self) -> Option<Sensitive<'b>> {
        None
    }

    fn message(&self) -> Option<&Message<'b>> {
        None
    }
}

/// Implements [`Common`] for an event, by those of its fields that callers ask for.
macro_rules! common {
    ($name:ident: $($field:ident),*) => {
        impl<'b> $crate::messaging::common::Common<'b> for $name<'b> {
            $(common!(@$field);)*
        }
    };
    (@time) => {
        fn time(&self) -> Option<crate::values::Timestamp<'b>> {
            self.time
        }
    };
    (@to) => {
        fn to(&self) -> Option<crate::values::Sensitive<'b>> {
            self.to
        }
    };
    (@message) => {
        fn message(&self) -> Option<&crate::messaging::Message<'b>> {
            self.message.as_ref()
        }
    };
}

pub(super) use common;
