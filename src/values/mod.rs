//! The values that fields hold.

mod duration;
mod inline;
mod list;
mod open_enum;
mod scan;
mod sensitive;
pub(crate) mod table;
mod timestamp;

pub use duration::IsoDuration;
pub use list::{SipHeaders, Tracks};
pub use open_enum::*;
pub use scan::ValueError;
pub use sensitive::Sensitive;
pub use timestamp::Timestamp;

pub(crate) use inline::Inline;
pub(crate) use list::{HEADERS, TRACKS};
pub(crate) use sensitive::{redacted_text, shown_text};
