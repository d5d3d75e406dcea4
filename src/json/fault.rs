//! What can be wrong with bytes that should be one JSON object.

use super::repair::Repair;

/// What is wrong, and where in the body, if there is one place and it is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) kind: FaultKind,
    pub(crate) offset: Option<usize>,
}

impl Fault {
    /// Returns the fault with the offset that it had before the body was repaired.
    #[inline]
    pub(crate) fn before(self, repair: Option<&Repair>) -> Self {
        match (repair, self.offset) {
            (Some(repair), Some(offset)) => self.kind.at(repair.original(offset)),
            _ => self,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum FaultKind {
    Empty,
    UnexpectedEnd,
    Syntax,
    TrailingData,
    InvalidUtf8,
    ByteOrderMark,
    InvalidString,
    InvalidEscape,
    InvalidNumber,
    TooLong,
    TooDeep,
}

impl FaultKind {
    pub(crate) const fn at(self, offset: usize) -> Fault {
        Fault {
            kind: self,
            offset: Some(offset),
        }
    }

    /// A fault without an offset: it has no single place, or only [`locate`](super::locate) finds
    /// it.
    pub(crate) const fn nowhere(self) -> Fault {
        Fault {
            kind: self,
            offset: None,
        }
    }
}

/// The fault of a body that is not UTF-8.
#[cold]
pub(crate) fn not_utf8(body: &[u8]) -> Fault {
    let valid = str::from_utf8(body).map_or_else(|error| error.valid_up_to(), str::len);
    FaultKind::InvalidUtf8.at(valid)
}
