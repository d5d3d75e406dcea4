// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

//! Sets of words that Bandwidth may add to at any time.

mod destination_type;

pub use destination_type::DestinationType;
