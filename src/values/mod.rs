//! The values that fields hold.

mod base64;
mod convert;
mod duration;
mod inline;
mod list;
mod open_enum;
mod scan;
mod sensitive;
pub(crate) mod table;
mod text_or_number;
mod timestamp;

pub use base64::{Base64, Base64Error};
pub use duration::IsoDuration;
pub use list::{List, Parameters, SipHeaders, Tracks};
pub use open_enum::*;
pub use scan::ValueError;
pub use sensitive::Sensitive;
pub use text_or_number::{Coordinate, TextOrNumber};
pub use timestamp::Timestamp;

pub(crate) use base64::{decode_in_place, encode_at, encoded_len};
pub(crate) use inline::Inline;
pub(crate) use list::PAIRS;
