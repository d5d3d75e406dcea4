//! The JSON Schemas and the types for TypeScript in bindings/ permit what the library reads into
//! fields, and nothing else.

#![allow(unreachable_pub, reason = "a test has no public API")]

mod bodies;
#[path = "../../../tests/common/derive.rs"]
mod derive;
#[path = "../../../tests/common/family.rs"]
#[allow(dead_code, reason = "the tests of the library use all of it")]
mod family;
mod json_schema;
mod schemas;
#[path = "../../../tests/common/tools.rs"]
mod tools;
mod typescript;

use std::path::Path;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
