//! Events to JSON, by the library and by serde's serializers.

use std::hint::black_box;

use bandwidth_callbacks::{Callback, Parser};

use crate::bodies;

/// Appends the JSON of an event to a buffer.
type Write = fn(&Callback<'_>, &mut Vec<u8>);

/// A way to write, with the buffer that it keeps.
pub struct Writer {
    pub name: &'static str,
    write: Write,
    reuses: bool,
    buffer: Vec<u8>,
}

/// The library first, twice: the others are compared with it.
pub fn writers() -> Vec<Writer> {
    let ours: Write = |event, out| event.write_json(out);
    let serde_json: Write = |event, out| serde_json::to_writer(out, event).unwrap();
    [
        ("ours, write_json, buffer reused", true, ours),
        ("ours, write_json, buffer reused", true, ours),
        ("ours, write_json, new buffer", false, ours),
        ("serde_json::to_writer, buffer reused", true, serde_json),
        ("serde_json::to_vec", false, |event, out| {
            *out = serde_json::to_vec(event).unwrap()
        }),
        ("sonic_rs::to_writer, buffer reused", true, |event, out| {
            sonic_rs::to_writer(out, event).unwrap()
        }),
        ("sonic_rs::to_vec", false, |event, out| {
            *out = sonic_rs::to_vec(event).unwrap()
        }),
    ]
    .map(|(name, reuses, write)| Writer {
        name,
        write,
        reuses,
        buffer: Vec::new(),
    })
    .into()
}

impl Writer {
    pub fn write_each(&mut self, events: &[Callback<'_>]) {
        for event in events {
            self.written(black_box(event));
            black_box(&self.buffer);
        }
    }

    /// What it writes for an event.
    pub fn written(&mut self, event: &Callback<'_>) -> &[u8] {
        if self.reuses {
            self.buffer.clear();
        } else {
            self.buffer = Vec::new();
        }
        (self.write)(event, &mut self.buffer);
        &self.buffer
    }
}

/// The events of the mix, which live as long as the program.
pub fn events() -> Vec<Callback<'static>> {
    let bodies = bodies::mix().bodies.into_iter();
    let parse = |body: Vec<u8>| Parser::new().parse(body.leak()).unwrap();
    bodies.map(parse).collect()
}
