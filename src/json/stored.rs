//! A tape without a lifetime: texts are spans of a buffer that is kept elsewhere.

use super::{Json, Node, Number};

/// A parsed body in one allocation, in the order of the tape.
#[derive(Clone)]
#[allow(missing_debug_implementations, reason = "internal")]
pub(crate) struct Stored(Box<[StoredNode]>);

/// One node.
#[derive(Clone, Copy)]
pub(crate) enum StoredNode {
    Null,
    Bool(bool),
    Number(Number),
    Text {
        start: u32,
        len: u32,
    },
    /// With the number of nodes inside.
    Array(u32),
    Object(u32),
}

// As `Parser::parse_owned` says.
const _: () = assert!(size_of::<StoredNode>() == 16);

impl Stored {
    pub(crate) fn of(nodes: impl ExactSizeIterator<Item = StoredNode>) -> Self {
        Self(nodes.collect())
    }

    /// Stores a value, whose texts are copied into a buffer of their own.
    pub(crate) fn of_node<'b, N: Node<'b>>(value: N) -> (Self, String) {
        let (mut nodes, mut buffer) = (Vec::new(), String::new());
        push(value, &mut nodes, &mut buffer);
        (Self(nodes.into_boxed_slice()), buffer)
    }

    /// Overwrites with spaces all bytes that are not part of a text. What is left is as valid UTF-8
    /// as the texts are.
    pub(crate) fn blank_between(&self, buffer: &mut [u8]) {
        let mut end = 0;
        for span in &self.0 {
            if let StoredNode::Text { start, len } = *span {
                let start = start as usize;
                if let Some(gap) = buffer.get_mut(end..start) {
                    gap.fill(b' ');
                }
                end = start + len as usize;
            }
        }
        if let Some(gap) = buffer.get_mut(end..) {
            gap.fill(b' ');
        }
    }

    /// The root, with texts out of the buffer that the spans were made for.
    pub(crate) fn value<'b>(&'b self, buffer: &'b str) -> Cursor<'b> {
        Cursor {
            buffer,
            spans: &self.0,
        }
    }

    /// The members of the root, if it is an object.
    pub(crate) fn members<'b>(&'b self, buffer: &'b str) -> Members<'b> {
        match self.value(buffer).json() {
            Json::Object(members) => members,
            _ => Members(Cursor { buffer, spans: &[] }),
        }
    }
}

/// Appends a value and what is inside of it, as deep as it is nested.
#[allow(
    clippy::cast_possible_truncation,
    reason = "more than 4 GiB of values do not fit into 32 bits, as in a body"
)]
fn push<'b, N: Node<'b>>(value: N, nodes: &mut Vec<StoredNode>, buffer: &mut String) {
    fn text(text: &str, buffer: &mut String) -> StoredNode {
        let start = buffer.len() as u32;
        buffer.push_str(text);
        StoredNode::Text {
            start,
            len: text.len() as u32,
        }
    }
    let node = match value.json() {
        Json::Null => StoredNode::Null,
        Json::Bool(value) => StoredNode::Bool(value),
        Json::Number(number) => StoredNode::Number(number),
        Json::Text(value) => text(value, buffer),
        Json::Array(elements) => {
            let at = nodes.len();
            nodes.push(StoredNode::Array(0));
            elements.for_each(|element| push(element, nodes, buffer));
            let inside = (nodes.len() - at - 1) as u32;
            if let Some(node) = nodes.get_mut(at) {
                *node = StoredNode::Array(inside);
            }
            return;
        }
        Json::Object(members) => {
            let at = nodes.len();
            nodes.push(StoredNode::Object(0));
            for (key, value) in members {
                nodes.push(text(key, buffer));
                push(value, nodes, buffer);
            }
            let inside = (nodes.len() - at - 1) as u32;
            if let Some(node) = nodes.get_mut(at) {
                *node = StoredNode::Object(inside);
            }
            return;
        }
    };
    nodes.push(node);
}

/// A node and those after it.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'b> {
    buffer: &'b str,
    spans: &'b [StoredNode],
}

impl<'b> Cursor<'b> {
    fn at(self, spans: &'b [StoredNode]) -> Self {
        Self {
            buffer: self.buffer,
            spans,
        }
    }

    #[inline]
    fn text(self, start: u32, len: u32) -> &'b str {
        let start = start as usize;
        self.buffer
            .get(start..start + len as usize)
            .unwrap_or_default()
    }

    /// Divides the nodes after the first value.
    #[inline]
    fn split_value(self) -> Option<(Self, Self)> {
        let (first, rest) = self.spans.split_first()?;
        let nested = match *first {
            StoredNode::Array(count) | StoredNode::Object(count) => count as usize,
            StoredNode::Null
            | StoredNode::Bool(_)
            | StoredNode::Number(_)
            | StoredNode::Text { .. } => 0,
        };
        Some((self, self.at(rest.get(nested..)?)))
    }
}

impl<'b> Node<'b> for Cursor<'b> {
    type Elements = Elements<'b>;
    type Members = Members<'b>;

    #[inline]
    fn json(self) -> Json<'b, Self> {
        let Some((first, rest)) = self.spans.split_first() else {
            return Json::Null;
        };
        let inside = |count: u32| self.at(rest.get(..count as usize).unwrap_or_default());
        match *first {
            StoredNode::Text { start, len } => Json::Text(self.text(start, len)),
            StoredNode::Bool(value) => Json::Bool(value),
            StoredNode::Number(number) => Json::Number(number),
            StoredNode::Array(count) => Json::Array(Elements(inside(count))),
            StoredNode::Object(count) => Json::Object(Members(inside(count))),
            StoredNode::Null => Json::Null,
        }
    }
}

/// The elements of an array that are still to come.
#[derive(Clone)]
pub(crate) struct Elements<'b>(Cursor<'b>);

impl<'b> Iterator for Elements<'b> {
    type Item = Cursor<'b>;

    fn next(&mut self) -> Option<Cursor<'b>> {
        let (value, rest) = self.0.split_value()?;
        self.0 = rest;
        Some(value)
    }

    /// Counts, as that of the tape.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.clone().count();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Elements<'_> {}

/// The members of an object that are still to come.
#[derive(Clone)]
pub(crate) struct Members<'b>(Cursor<'b>);

impl<'b> Iterator for Members<'b> {
    type Item = (&'b str, Cursor<'b>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (&StoredNode::Text { start, len }, rest) = self.0.spans.split_first()? else {
            return None;
        };
        let key = self.0.text(start, len);
        let (value, rest) = self.0.at(rest).split_value()?;
        self.0 = rest;
        Some((key, value))
    }

    /// Counts, as that of the tape.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.clone().count();
        (left, Some(left))
    }
}

impl ExactSizeIterator for Members<'_> {}
