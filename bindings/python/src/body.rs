//! An event as it was received: the body as Python has it, and where the texts of the event are.

use std::fmt::{self, Debug};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use bandwidth::messaging::{MessageCallback, Messages};
use bandwidth::stream::Frame;
use bandwidth::voice::{Callback, Field, View};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::parser::with_parser;

/// Texts, times among them, are what is read most: where they are is kept when the body is parsed, in
/// 4 bytes for each. All else is read from a [`Value`] that is made when it is first asked for.
pub struct Body {
    bytes: PyBackedBytes,
    event: Family,
    texts: Texts,
    /// Which fields of a voice event have a value, one bit each. 0 before somebody asks: it has a type.
    fields: AtomicU64,
    value: OnceLock<Option<Box<Value>>>,
}

/// What a body holds.
pub enum Family {
    Voice,
    /// One event of a messaging webhook, by its place.
    Message(usize),
    /// A message of a media stream, and its audio if it has any.
    Frame(Option<Py<PyBytes>>),
}

/// Texts by number. Those of a voice event have the numbers of the library's fields, those of other
/// events the places of the fields in their class.
#[derive(Default)]
pub struct Texts {
    /// Which numbers there are, one bit each.
    present: u64,
    /// Where they are, in the order of the bits.
    spans: Box<[Span]>,
    /// Copies, because words that the library knows and texts with escapes are not in the body.
    apart: Vec<u8>,
}

/// A range of the body with `apart` behind it.
#[derive(Clone, Copy, Default)]
struct Span {
    start: u16,
    len: u16,
}

impl Texts {
    /// The texts of a voice event.
    pub fn of_view(view: View<'_>, body: &[u8]) -> Self {
        let mut spans = [Span::default(); 64];
        let (mut present, mut count) = (0, 0);
        let mut are_inside = body.len() <= usize::from(u16::MAX);
        view.each_text(|field, text| {
            let start = text.as_ptr().addr().wrapping_sub(body.as_ptr().addr());
            are_inside &= start <= body.len();
            present |= 1 << field.number();
            spans[count % 64] = Span {
                start: start as u16,
                len: text.len() as u16,
            };
            count += 1;
        });
        if !are_inside {
            let mut texts = Self::apart(body, |texts| {
                view.each_text(|field, text| texts.add(field.number(), Some(text)));
            });
            texts.apart.shrink_to_fit();
            return texts;
        }
        Self {
            present,
            spans: spans[..count].into(),
            apart: Vec::new(),
        }
    }

    /// Copies the texts that `find` adds.
    pub fn apart(body: &[u8], find: impl FnOnce(&mut Copied)) -> Self {
        let mut copied = Copied {
            start: body.len(),
            present: 0,
            spans: [Span::default(); 64],
            count: 0,
            // They are all in the body, but for the form. To shrink it later would take time.
            apart: Vec::with_capacity(body.len()),
        };
        find(&mut copied);
        // Of a very long body no text is found here, but in its value.
        if copied.start + copied.apart.len() > usize::from(u16::MAX) {
            return Self::default();
        }
        Self {
            present: copied.present,
            spans: copied.spans[..copied.count].into(),
            apart: copied.apart,
        }
    }
}

/// Texts that are being copied.
pub struct Copied {
    start: usize,
    present: u64,
    spans: [Span; 64],
    count: usize,
    apart: Vec<u8>,
}

impl Copied {
    /// Adds a text if there is one. Numbers ascend.
    #[inline]
    pub fn add(&mut self, number: usize, text: Option<&str>) {
        if let Some(text) = text {
            self.present |= 1 << number;
            self.spans[self.count % 64] = Span {
                start: (self.start + self.apart.len()) as u16,
                len: text.len() as u16,
            };
            self.count += 1;
            self.apart.extend_from_slice(text.as_bytes());
        }
    }
}

/// What is known of a text.
pub enum Known<'a> {
    Text(&'a [u8]),
    Absent,
    /// Look at the value.
    Unknown,
}

/// The event, borrowed from a parser.
pub enum Parsed<'b> {
    Voice(Callback<'b>),
    Message(MessageCallback<'b>),
    Frame(Frame<'b>),
}

impl Serialize for Parsed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Voice(event) => event.serialize(serializer),
            Self::Message(event) => event.serialize(serializer),
            Self::Frame(frame) => frame.serialize(serializer),
        }
    }
}

impl Debug for Parsed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Voice(event) => event.fmt(f),
            Self::Message(event) => event.fmt(f),
            Self::Frame(frame) => frame.fmt(f),
        }
    }
}

impl Body {
    pub fn new(bytes: PyBackedBytes, event: Family, texts: Texts) -> Self {
        Self {
            bytes,
            event,
            texts,
            fields: AtomicU64::new(0),
            value: OnceLock::new(),
        }
    }

    pub fn event(&self) -> &Family {
        &self.event
    }

    /// What is known of the text with this number.
    pub fn text(&self, number: usize) -> Known<'_> {
        let Texts {
            present,
            spans,
            apart,
        } = &self.texts;
        if present >> number & 1 == 0 {
            // Of a frame only some texts are here; each other event has at least its type.
            let is_frame = matches!(self.event, Family::Frame(_));
            return if is_frame || spans.is_empty() {
                Known::Unknown
            } else {
                Known::Absent
            };
        }
        let before = present & ((1 << number) - 1);
        let text = spans.get(before.count_ones() as usize).and_then(|span| {
            let start = usize::from(span.start);
            let (from, start) = match start.checked_sub(self.bytes.len()) {
                None => (&self.bytes[..], start),
                Some(start) => (&apart[..], start),
            };
            from.get(start..start + usize::from(span.len))
        });
        text.map_or(Known::Unknown, Known::Text)
    }

    /// Whether a field of a voice event has a value.
    pub fn has(&self, field: Field) -> bool {
        let mut fields = self.fields.load(Ordering::Relaxed);
        if fields == 0 {
            fields = with_parser(|parser| {
                let view = parser.view(&self.bytes).ok()?;
                Some(
                    view.fields()
                        .fold(0, |bits, field| bits | 1 << field.number()),
                )
            })
            .unwrap_or_default();
            self.fields.store(fields, Ordering::Relaxed);
        }
        fields >> field.number() & 1 != 0
    }

    /// The value of a field of a voice event. That of one field takes a fifth of the time of all.
    pub fn one(&self, field: Field) -> Option<Value> {
        match self.value.get() {
            Some(value) => value.as_ref()?.get(field.name()).cloned(),
            None => with_parser(|parser| {
                let view = parser.view(&self.bytes).ok()?;
                serde_json::to_value(view.get(field)?).ok()
            }),
        }
    }

    /// The event as a value with all fields, which is kept.
    pub fn value(&self) -> Option<&Value> {
        let value = self.value.get_or_init(|| self.to_value().map(Box::new));
        value.as_deref()
    }

    /// The event as a value with all fields.
    pub fn to_value(&self) -> Option<Value> {
        match self.value.get() {
            Some(value) => value.as_deref().cloned(),
            None => self.parsed(|event| serde_json::to_value(event).ok())?,
        }
    }

    pub fn bytes(&self) -> &PyBackedBytes {
        &self.bytes
    }

    /// Parses the body once more, for what is rarely asked.
    pub fn parsed<T>(&self, use_it: impl FnOnce(&Parsed<'_>) -> T) -> Option<T> {
        let bytes = &self.bytes;
        with_parser(|parser| {
            Some(use_it(&match self.event {
                Family::Voice => Parsed::Voice(parser.parse_ref(bytes).ok()?),
                Family::Message(at) => {
                    let messages = parser.parse_ref::<Messages<'_>>(bytes).ok()?;
                    Parsed::Message(messages.get(at)?.clone())
                }
                Family::Frame(_) => Parsed::Frame(parser.parse_ref(bytes).ok()?),
            }))
        })
    }
}
