// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

//! The objects inside events.

mod content;
mod content_media;
mod location_response;
mod message;
mod suggestion_response;

pub use content::Content;
pub use content_media::ContentMedia;
pub use location_response::LocationResponse;
pub use message::Message;
pub use suggestion_response::SuggestionResponse;
