//! simdjson On-Demand by a C++ program of our own, `ondemand.cpp`, which build.rs compiles: for
//! this CPU, and for AVX2 alone.

use std::ffi::c_void;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::slice;

use super::rewritten::Written;
use super::{PADDING, Peer, Values};

type Json = unsafe extern "C" fn(
    NonNull<c_void>,
    *mut c_void,
    unsafe extern "C" fn(*mut c_void, *const u8, usize),
);

/// The fields of an event, kept by the parser in C++.
pub struct Event<'a> {
    event: NonNull<c_void>,
    json: Json,
    borrowed: PhantomData<&'a mut [u8]>,
}

impl Values for Event<'_> {
    fn values(&self) -> Option<serde_json::Value> {
        unsafe extern "C" fn take(to: *mut c_void, json: *const u8, length: usize) {
            // SAFETY: `to` is the option below, and C++ hands over a range of bytes.
            unsafe {
                *to.cast::<Option<serde_json::Value>>() =
                    serde_json::from_slice(slice::from_raw_parts(json, length)).ok()
            }
        }

        let mut values: Option<serde_json::Value> = None;
        // SAFETY: the event is borrowed from its parser, which so cannot be used in the meantime.
        unsafe { (self.json)(self.event, (&raw mut values).cast(), take) }
        values
    }
}

macro_rules! builds {
    ($($peer:ident $writer:ident $name:literal $new:ident $free:ident $parse:ident $write:ident $json:ident;)+) => {
        $(
            unsafe extern "C" {
                fn $new() -> NonNull<c_void>;
                fn $free(parser: NonNull<c_void>);
                fn $parse(parser: NonNull<c_void>, body: *const u8, length: usize, capacity: usize) -> Option<NonNull<c_void>>;
                fn $write(parser: NonNull<c_void>, length: &mut usize) -> Option<NonNull<u8>>;
                fn $json(event: NonNull<c_void>, to: *mut c_void, take: unsafe extern "C" fn(*mut c_void, *const u8, usize));
            }

            pub struct $peer {
                parser: NonNull<c_void>,
                padded: Vec<u8>,
            }

            impl Default for $peer {
                fn default() -> Self {
                    Self {
                        // SAFETY: it takes nothing.
                        parser: unsafe { $new() },
                        padded: Vec::new(),
                    }
                }
            }

            impl Drop for $peer {
                fn drop(&mut self) {
                    // SAFETY: the parser is ours and not used again.
                    unsafe { $free(self.parser) }
                }
            }

            impl $peer {
                fn read<'a>(parser: NonNull<c_void>, memory: &'a [u8], length: usize) -> Option<Event<'a>> {
                    assert!(memory.len() - length >= PADDING, "the body is padded");
                    // SAFETY: the parser lives, and the memory is as long as is said.
                    let event = unsafe { $parse(parser, memory.as_ptr(), length, memory.len()) };
                    event.map(|event| Event {
                        event,
                        json: $json,
                        borrowed: PhantomData,
                    })
                }
            }

            impl Peer for $peer {
                type Parsed<'a> = Option<Event<'a>>;

                fn name(&self) -> &'static str {
                    $name
                }

                fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Event<'a>> {
                    self.padded.clear();
                    self.padded.extend_from_slice(body);
                    self.padded.resize(body.len() + PADDING, 0);
                    Self::read(self.parser, &self.padded, body.len())
                }

                fn parse_padded<'a>(&'a mut self, memory: &'a mut [u8], length: usize) -> Option<Event<'a>> {
                    Self::read(self.parser, memory, length)
                }
            }

            /// The same, and the event written by simdjson's serializer.
            #[derive(Default)]
            pub struct $writer($peer);

            impl $writer {
                fn written(&self) -> Option<Written<'_>> {
                    let mut length = 0;
                    // SAFETY: the parser lives, and has parsed an event.
                    let json = unsafe { $write(self.0.parser, &mut length) }?;
                    // SAFETY: so many bytes are there until the parser is used again.
                    Some(Written(unsafe { slice::from_raw_parts(json.as_ptr(), length) }))
                }
            }

            impl Peer for $writer {
                type Parsed<'a> = Option<Written<'a>>;

                fn name(&self) -> &'static str {
                    concat!($name, ", its string_builder")
                }

                fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Written<'a>> {
                    self.0.parse(body)?;
                    self.written()
                }

                fn parse_padded<'a>(&'a mut self, memory: &'a mut [u8], length: usize) -> Option<Written<'a>> {
                    self.0.parse_padded(memory, length)?;
                    self.written()
                }
            }
        )+
    };
}

builds! {
    OnDemand OnDemandWriter "simdjson On-Demand (C++)" ondemand_native_new ondemand_native_free ondemand_native_parse ondemand_native_write ondemand_native_json;
}

#[cfg(ondemand_avx2)]
builds! {
    OnDemandAvx2 OnDemandAvx2Writer "simdjson On-Demand (C++), AVX2" ondemand_haswell_new ondemand_haswell_free ondemand_haswell_parse ondemand_haswell_write ondemand_haswell_json;
}
