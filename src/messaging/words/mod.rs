// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

//! Sets of words that Bandwidth may add to at any time.

mod message_channel;
mod message_direction;
mod message_priority;

pub use message_channel::MessageChannel;
pub use message_direction::MessageDirection;
pub use message_priority::MessagePriority;
