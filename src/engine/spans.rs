//! A tape without a lifetime: texts are spans of a buffer that is kept elsewhere.

use super::{Json, Node};
use crate::values::Number;

/// A parsed body in one allocation, in the order of the tape.
#[derive(Clone)]
pub(crate) struct Spans(Box<[Span]>);

/// One node.
#[derive(Clone, Copy)]
pub(crate) enum Span {
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

impl Spans {
    pub(crate) fn of(nodes: impl ExactSizeIterator<Item = Span>) -> Self {
        Self(nodes.collect())
    }

    /// Overwrites with spaces all bytes that are not part of a text. What is left is as valid UTF-8 as the texts are.
    pub(crate) fn blank_between(&self, buffer: &mut [u8]) {
        let mut end = 0;
        for span in &self.0 {
            if let Span::Text { start, len } = *span {
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

    /// The members of the root, with texts out of the buffer that the spans were made for.
    pub(crate) fn members<'b>(&'b self, buffer: &'b str) -> Members<'b> {
        match (Cursor { buffer, spans: &self.0 }).json() {
            Json::Object(members) => members,
            _ => Members(Cursor { buffer, spans: &[] }),
        }
    }
}

/// A node and those behind it.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'b> {
    buffer: &'b str,
    spans: &'b [Span],
}

impl<'b> Cursor<'b> {
    /// The nodes inside the first one.
    fn inside(self, count: u32) -> Self {
        Self {
            buffer: self.buffer,
            spans: self.spans.get(1..=count as usize).unwrap_or_default(),
        }
    }

    fn text(self, start: u32, len: u32) -> &'b str {
        let start = start as usize;
        self.buffer.get(start..start + len as usize).unwrap_or_default()
    }

    /// The first value, and moves behind it.
    fn take_value(&mut self) -> Option<Self> {
        let value = *self;
        let nodes = match *self.spans.first()? {
            Span::Array(count) | Span::Object(count) => count as usize + 1,
            Span::Null | Span::Bool(_) | Span::Number(_) | Span::Text { .. } => 1,
        };
        self.spans = self.spans.get(nodes..)?;
        Some(value)
    }
}

impl<'b> Node<'b> for Cursor<'b> {
    type Elements = Elements<'b>;
    type Members = Members<'b>;

    fn json(self) -> Json<'b, Self> {
        match self.spans.first().copied() {
            Some(Span::Text { start, len }) => Json::Text(self.text(start, len)),
            Some(Span::Bool(value)) => Json::Bool(value),
            Some(Span::Number(number)) => Json::Number(number),
            Some(Span::Array(count)) => Json::Array(Elements(self.inside(count))),
            Some(Span::Object(count)) => Json::Object(Members(self.inside(count))),
            Some(Span::Null) | None => Json::Null,
        }
    }
}

/// The elements of an array that are still to come.
pub(crate) struct Elements<'b>(Cursor<'b>);

impl<'b> Iterator for Elements<'b> {
    type Item = Cursor<'b>;

    fn next(&mut self) -> Option<Cursor<'b>> {
        self.0.take_value()
    }
}

/// The members of an object that are still to come.
#[derive(Clone)]
pub(crate) struct Members<'b>(Cursor<'b>);

impl<'b> Iterator for Members<'b> {
    type Item = (&'b str, Cursor<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        match self.0.take_value()?.json() {
            Json::Text(key) => Some((key, self.0.take_value()?)),
            _ => None,
        }
    }
}
