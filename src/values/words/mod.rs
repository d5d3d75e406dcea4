// Written by `cargo xtask gen` from schema/values.toml. Edit that file.

//! Sets of words that Bandwidth may add to at any time.

mod track;

pub use track::Track;
