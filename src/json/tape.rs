//! The tape path: simd-json validates and unescapes the whole body in place and leaves a flat list
//! of nodes.

use std::{mem, slice};

use simd_json::prelude::ValueAsScalar;
use simd_json::{Buffers, ErrorType, INPUT_PADDING, StaticNode};

use super::fault::{Fault, FaultKind, not_utf8};
use super::repair::Repair;
use super::stored::{Stored, StoredNode};
use super::{Json, Node, Number};

/// The memory that parsing needs, kept from body to body.
pub(crate) struct Tape {
    buffers: Buffers,
    nodes: simd_json::Tape<'static>,
    max_depth: usize,
}

impl Tape {
    /// The longest body whose memory is kept for the next one, in bytes.
    pub(crate) const KEPT_LEN: usize = 32 * 1024;

    /// The most memory for nodes that is kept, in bytes: four times what usual bodies of that
    /// length need. Of hostile ones, each byte is a node, and memory that grows may be twice as
    /// much as is needed.
    const KEPT_NODES: usize = 512 * 1024;

    /// See [`with_root`](Self::with_root).
    pub(crate) const PADDING: usize = INPUT_PADDING;

    pub(crate) fn new(max_depth: usize) -> Self {
        Self {
            buffers: Buffers::with_max_depth(0, max_depth),
            nodes: simd_json::Tape(Vec::new()),
            max_depth,
        }
    }

    /// Parses `bytes[..len]` in place and hands its root to `read`. `len` is all of `bytes`, or
    /// less by at least [`PADDING`](Self::PADDING).
    ///
    /// With padding, simd-json works without a copy of its own. All offsets in errors are those
    /// before the `repair`.
    pub(crate) fn with_root<'b, R, E: From<Fault>>(
        &mut self,
        bytes: &'b mut [u8],
        len: usize,
        repair: Option<&Repair>,
        read: impl FnOnce(Root<'_, 'b>) -> Result<R, E>,
    ) -> Result<R, E> {
        // simd-json checks this too, but before or after other errors, depending on the CPU.
        if let Some(body) = bytes.get(..len)
            && simdutf8::basic::from_utf8(body).is_err()
        {
            return Err(not_utf8(body).before(repair).into());
        }
        if bytes.starts_with(b"\xef\xbb\xbf") {
            return Err(FaultKind::ByteOrderMark.at(0).into());
        }
        let base = bytes.as_ptr().addr();
        let mut lease = Lease {
            nodes: mem::replace(&mut self.nodes, simd_json::Tape(Vec::new())).reset(),
            home: self,
            len,
        };
        let Lease { nodes, home, .. } = &mut lease;
        let filled = if bytes.len() - len >= Self::PADDING {
            simd_json::fill_tape_padded(bytes, len, &mut home.buffers, nodes)
        } else {
            simd_json::fill_tape(bytes, &mut home.buffers, nodes)
        };
        match filled {
            Ok(()) => {
                let nodes = &nodes.0;
                read(Root {
                    nodes,
                    base,
                    repair,
                })
            }
            Err(error) => {
                let fault = refusal(&error, &nodes.0, home.buffers.structural_indexes(), len);
                Err(fault.before(repair).into())
            }
        }
    }
}

/// The nodes while they borrow a body. They go home by `Drop`, so that the result of the parse need
/// not wait in a local and be moved.
struct Lease<'p, 'b> {
    nodes: simd_json::Tape<'b>,
    home: &'p mut Tape,
    len: usize,
}

impl Drop for Lease<'_, '_> {
    fn drop(&mut self) {
        let nodes = self.nodes.0.capacity() * size_of::<simd_json::Node<'static>>();
        if self.len > Tape::KEPT_LEN || nodes > Tape::KEPT_NODES {
            *self.home = Tape::new(self.home.max_depth);
        } else {
            self.home.nodes = mem::replace(&mut self.nodes, simd_json::Tape(Vec::new())).reset();
        }
    }
}

/// The value that a body consists of.
#[derive(Clone, Copy)]
#[allow(
    missing_debug_implementations,
    reason = "internal; it would print the body"
)]
pub(crate) struct Root<'t, 'b> {
    nodes: &'t [simd_json::Node<'b>],
    base: usize,
    repair: Option<&'t Repair>,
}

impl<'t, 'b> Root<'t, 'b> {
    /// The value.
    pub(crate) fn value(self) -> Cursor<'t, 'b> {
        Cursor(self.nodes)
    }

    /// Where a text of the body is, in bytes.
    fn offset_of(self, text: &str) -> usize {
        text.as_ptr().addr().wrapping_sub(self.base)
    }

    /// Where the opening quote of a text is, or was before the body was repaired.
    pub(crate) fn quote_before(self, text: &str) -> usize {
        let offset = self.offset_of(text).wrapping_sub(1);
        self.repair.map_or(offset, |repair| repair.original(offset))
    }

    /// The whole tape in a form that does not borrow the body.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a body has less than 2^32 bytes, by `Options::MAX_LEN`"
    )]
    pub(crate) fn to_stored(self) -> Stored {
        Stored::of(self.nodes.iter().map(|node| match *node {
            simd_json::Node::Array { count, .. } => StoredNode::Array(count as u32),
            simd_json::Node::Object { count, .. } => StoredNode::Object(count as u32),
            _ => match Cursor(slice::from_ref(node)).json() {
                Json::Text(text) => StoredNode::Text {
                    start: self.offset_of(text) as u32,
                    len: text.len() as u32,
                },
                Json::Bool(value) => StoredNode::Bool(value),
                Json::Number(number) => StoredNode::Number(number),
                _ => StoredNode::Null,
            },
        }))
    }
}

/// A value on the tape: its node, and those after it.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'t, 'b>(&'t [simd_json::Node<'b>]);

impl<'t, 'b> Node<'b> for Cursor<'t, 'b> {
    type Elements = Elements<'t, 'b>;
    type Members = Members<'t, 'b>;

    #[inline]
    #[allow(
        clippy::match_wildcard_for_single_variants,
        reason = "features of simd-json add variants"
    )]
    fn json(self) -> Json<'b, Self> {
        match self.0.split_first() {
            Some((simd_json::Node::String(text), _)) => Json::Text(text),
            Some((simd_json::Node::Static(value), _)) => match *value {
                StaticNode::Null => Json::Null,
                StaticNode::Bool(value) => Json::Bool(value),
                StaticNode::U64(n) => Json::Number(Number::Unsigned(n)),
                // simd-json gives this type exactly to the integers with a minus sign.
                StaticNode::I64(n) => Json::Number(Number::negative(n)),
                // Floats, whose type depends on features that another crate may switch on, and then
                // 128-bit integers.
                other => Json::Number(Number::Float(other.cast_f64().unwrap_or_default())),
            },
            Some((simd_json::Node::Array { count, .. }, rest)) => {
                Json::Array(Elements(rest.get(..*count).unwrap_or_default()))
            }
            Some((simd_json::Node::Object { count, .. }, rest)) => {
                Json::Object(Members(rest.get(..*count).unwrap_or_default()))
            }
            None => Json::Null,
        }
    }
}

/// The elements of an array that are still to come.
#[derive(Clone)]
pub(crate) struct Elements<'t, 'b>(&'t [simd_json::Node<'b>]);

impl<'t, 'b> Iterator for Elements<'t, 'b> {
    type Item = Cursor<'t, 'b>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (value, rest) = split_value(self.0)?;
        self.0 = rest;
        Some(value)
    }

    /// Counts. Only unknown fields become lists, whose length has to be known.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.clone().count();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Elements<'_, '_> {}

/// The members of an object that are still to come.
#[derive(Clone)]
pub(crate) struct Members<'t, 'b>(&'t [simd_json::Node<'b>]);

impl<'t, 'b> Iterator for Members<'t, 'b> {
    type Item = (&'b str, Cursor<'t, 'b>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (simd_json::Node::String(key), rest) = self.0.split_first()? else {
            return None;
        };
        let (value, rest) = split_value(rest)?;
        self.0 = rest;
        Some((key, value))
    }

    /// Counts. Only unknown fields become lists, whose length has to be known.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.clone().count();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Members<'_, '_> {}

/// Divides a run of nodes after its first value, whose own nodes are skipped without a look at
/// them.
#[inline]
fn split_value<'t, 'b>(
    nodes: &'t [simd_json::Node<'b>],
) -> Option<(Cursor<'t, 'b>, &'t [simd_json::Node<'b>])> {
    let (first, rest) = nodes.split_first()?;
    let nested = match first {
        simd_json::Node::Array { count, .. } | simd_json::Node::Object { count, .. } => *count,
        simd_json::Node::String(_) | simd_json::Node::Static(_) => 0,
    };
    Some((Cursor(nodes), rest.get(nested..)?))
}

/// Puts simd-json's error into our words, with the offset where one can be had.
#[cold]
fn refusal(
    error: &simd_json::Error,
    tape: &[simd_json::Node<'_>],
    structurals: &[u32],
    len: usize,
) -> Fault {
    let at = |kind: FaultKind| kind.at(error.index());
    match error.error() {
        ErrorType::Eof => FaultKind::Empty.at(0),
        ErrorType::InputTooLarge => FaultKind::TooLong.nowhere(),
        ErrorType::InvalidUtf8 => FaultKind::InvalidUtf8.nowhere(),
        // From the first stage, which looks at all bytes before it knows where a string is.
        ErrorType::Syntax if error.character().is_none() => FaultKind::InvalidString.nowhere(),
        ErrorType::Syntax => at(FaultKind::UnexpectedEnd),
        ErrorType::DepthLimitExceeded => at(FaultKind::TooDeep),
        // simd-json reports a place inside the string or inside the body, depending on the CPU.
        ErrorType::InvalidEscape | ErrorType::InvalidUnicodeCodepoint => {
            FaultKind::InvalidEscape.nowhere()
        }
        ErrorType::InvalidNumber if error.index() >= len => {
            let number = structurals.last().map_or(0, |&offset| offset as usize);
            FaultKind::UnexpectedEnd.at(number)
        }
        ErrorType::InvalidNumber => at(FaultKind::InvalidNumber),
        ErrorType::TrailingData => trailing_data(error, structurals),
        ErrorType::InternalError if is_complete(tape) => trailing_data(error, structurals),
        _ => at(FaultKind::Syntax),
    }
}

/// The token after the one that simd-json reports, which is the last of the root.
fn trailing_data(error: &simd_json::Error, structurals: &[u32]) -> Fault {
    let next = structurals
        .iter()
        .map(|&offset| offset as usize)
        .find(|&offset| offset > error.index());
    FaultKind::TrailingData.at(next.unwrap_or(error.index()))
}

/// Whether the root was closed before the error: then what follows it is the error.
fn is_complete(tape: &[simd_json::Node<'_>]) -> bool {
    match tape {
        [simd_json::Node::Object { count, .. }, nested @ ..] => *count == nested.len(),
        // One that is open has no count yet, so that an empty one may be either.
        [simd_json::Node::Array { count, .. }, nested @ ..] => *count > 0 && *count == nested.len(),
        _ => false,
    }
}
