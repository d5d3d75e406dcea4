//! Voice events: the body as Python has it, and where the texts are in it.

use std::sync::OnceLock;

use bandwidth::OwnedCallback;
use bandwidth::voice::{Callback, Field, View};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::made::with_parser;

/// An event whose texts have no escapes, which are nearly all. The library's `OwnedCallback` would
/// take a copy of the body and 600 bytes more: this takes 6 bytes for each text. What is no text is
/// read from an `OwnedCallback`, which is made when it is needed for the first time.
pub struct Texts {
    body: Py<PyBytes>,
    texts: Vec<Text>,
    whole: OnceLock<Box<OwnedCallback>>,
}

/// Where the text of a field is.
#[derive(Clone, Copy)]
struct Text {
    field: Field,
    start: u16,
    len: u16,
}

/// Where the texts of the view of a body are, or nothing if not all are in the body.
fn texts_of(view: View<'_>, body: &[u8]) -> Option<Vec<Text>> {
    let mut texts = Vec::with_capacity(view.fields().count());
    let mut are_inside = true;
    view.each_text(|field, text| {
        let start = text.as_ptr().addr().wrapping_sub(body.as_ptr().addr());
        let end = start.wrapping_add(text.len());
        are_inside &= start <= end && end <= body.len() && end <= usize::from(u16::MAX);
        texts.push(Text {
            field,
            start: start as u16,
            len: text.len() as u16,
        });
    });
    are_inside.then_some(texts)
}

impl Texts {
    /// Nothing if the event is not one of these.
    pub fn new(view: View<'_>, body: &Bound<'_, PyBytes>) -> Option<Self> {
        Some(Self {
            texts: texts_of(view, body.as_bytes())?,
            body: body.clone().unbind(),
            whole: OnceLock::new(),
        })
    }

    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        Self {
            body: self.body.clone_ref(py),
            texts: self.texts.clone(),
            whole: OnceLock::new(),
        }
    }

    /// The text of a field.
    pub fn text<'a>(&'a self, py: Python<'a>, field: Field) -> Option<&'a str> {
        let text = self.texts.iter().find(|text| text.field == field)?;
        let start = usize::from(text.start);
        let body = self.body.bind(py).as_bytes();
        str::from_utf8(body.get(start..start + usize::from(text.len))?).ok()
    }

    /// All of the event.
    pub fn whole(&self, py: Python<'_>) -> Option<&OwnedCallback> {
        if self.whole.get().is_none() {
            let body = self.body.bind(py).as_bytes().to_vec();
            let event = with_parser(|parser| parser.parse_owned::<Callback<'_>>(body)).ok()?;
            // Of two threads, one keeps its event.
            let _ = self.whole.set(Box::new(event));
        }
        self.whole.get().map(|event| &**event)
    }
}
