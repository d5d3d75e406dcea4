//! The values that fields hold.

mod base64;
mod convert;
mod duration;
mod inline;
mod list;
mod pairs;
mod scan;
mod sensitive;
mod text;
mod text_or_number;
mod timestamp;
mod unlisted;
mod words;

pub use base64::{Base64, Base64Error};
pub use duration::IsoDuration;
pub use list::{List, Tracks};
pub use pairs::{HeaderNames, Names, Pairs, ParameterNames, Parameters, SipHeaders};
pub use scan::ValueError;
pub use sensitive::Sensitive;
pub use text_or_number::{Coordinate, TextOrNumber};
pub use timestamp::Timestamp;
pub use unlisted::Unlisted;
pub use words::Track;

pub(crate) use base64::{decode_in_place, encode_at, encoded_len};
pub(crate) use inline::Inline;
pub(crate) use pairs::PAIRS;
pub(crate) use text::{Text, open_set, text};
