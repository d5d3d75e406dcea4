// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

//! Sets of words that Bandwidth may add to at any time.

mod attestation;
mod cause;
mod detected_answer;
mod direction;
mod diversion_reason;
mod file_format;
mod recording_status;
mod refer_call_status;
mod transcription_status;

pub use attestation::Attestation;
pub use cause::Cause;
pub use detected_answer::DetectedAnswer;
pub use direction::Direction;
pub use diversion_reason::DiversionReason;
pub use file_format::FileFormat;
pub use recording_status::RecordingStatus;
pub use refer_call_status::ReferCallStatus;
pub use transcription_status::TranscriptionStatus;
