// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! The objects inside events.

mod diversion;
mod machine_detection_result;
mod media_stream;
mod stir_shaken;
mod transcription;

pub use diversion::Diversion;
pub use machine_detection_result::MachineDetectionResult;
pub use media_stream::MediaStream;
pub use stir_shaken::StirShaken;
pub use transcription::Transcription;
