//! The library, and simd-json's own serde path into the same structs.
//!
//! All of them unescape in place, so whoever times them gives each a fresh copy of the body inside the timed part.

use bandwidth_callbacks::{Callback, Parser};
use serde::Deserialize;
use simd_json::{Buffers, Deserializer, Tape};

/// What each keeps from body to body.
pub struct Contestants {
    ours: Parser,
    buffers: Buffers,
    tape: Option<Tape<'static>>,
}

impl Contestants {
    pub fn new() -> Self {
        Self {
            ours: Parser::new(),
            buffers: Buffers::new(4096),
            tape: Some(Tape::null()),
        }
    }

    pub fn ours<'b>(&mut self, body: &'b mut [u8]) -> Callback<'b> {
        self.ours.parse(body).unwrap()
    }

    /// `simd_json::serde::from_slice_with_buffers`: one allocation a body, the tape.
    pub fn buffers<'b>(&mut self, body: &'b mut [u8]) -> Callback<'b> {
        simd_json::serde::from_slice_with_buffers(body, &mut self.buffers).unwrap()
    }

    /// The tape reused as well, as simd-json's documentation shows: no allocation.
    pub fn tape<'b>(&mut self, body: &'b mut [u8]) -> Callback<'b> {
        let mut tape = self.tape.take().unwrap().reset();
        simd_json::fill_tape(body, &mut self.buffers, &mut tape).unwrap();
        let mut deserializer = Deserializer::from_tape(tape);
        let callback = Callback::deserialize(&mut deserializer).unwrap();
        self.tape = Some(deserializer.into_tape().reset());
        callback
    }

    /// All agree, or their times mean nothing.
    pub fn check(&mut self, body: &[u8]) {
        let (mut a, mut b, mut c) = (body.to_vec(), body.to_vec(), body.to_vec());
        let ours = self.ours(&mut a);
        assert_eq!(ours, self.buffers(&mut b));
        assert_eq!(ours, self.tape(&mut c));
    }
}
