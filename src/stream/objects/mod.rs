// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

//! The objects inside events.

mod media_format;
mod stream_metadata;
mod stream_track;
mod transcript_item;

pub use media_format::MediaFormat;
pub use stream_metadata::StreamMetadata;
pub use stream_track::StreamTrack;
pub use transcript_item::TranscriptItem;
