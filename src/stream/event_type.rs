// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

use crate::error::Name;
use crate::family::declare::event_type;
use crate::values::Unlisted;

/// The type of a frame. Make one by [`from_wire`](Self::from_wire), which knows the known ones.
///
/// ```
/// use bandwidth_callbacks::stream::FrameType;
///
/// assert_eq!(FrameType::from_wire("media"), FrameType::Media);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FrameType<'b> {
    /// `media`
    Media,
    /// `start`
    Start,
    /// `stop`
    Stop,
    /// `transcription`
    Transcription,
    /// A type that this release does not know, as received.
    Unknown(Unlisted<'b>),
}

impl FrameType<'static> {
    /// All known types, in alphabetical order.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::FrameType;
    /// assert!(FrameType::ALL.iter().all(|known| known.label() == known.as_str()));
    /// ```
    pub const ALL: &'static [Self] = &[Self::Media, Self::Start, Self::Stop, Self::Transcription];

    /// An unknown type, without its name.
    pub(crate) const NAMELESS: Self = Self::Unknown(Unlisted::new(""));

    /// Every name of every known type.
    pub(crate) const NAMES: &'static [(&'static str, Self)] = &[
        ("media", Self::Media),
        ("start", Self::Start),
        ("stop", Self::Stop),
        ("transcription", Self::Transcription),
    ];
}

impl<'b> FrameType<'b> {
    /// Returns the name on the wire; of a type with several, the usual one.
    ///
    /// ```
    /// # use bandwidth_callbacks::stream::FrameType;
    /// assert_eq!(FrameType::from_wire("brandNew").as_str(), "brandNew");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Media => "media",
            Self::Start => "start",
            Self::Stop => "stop",
            Self::Transcription => "transcription",
            Self::Unknown(name) => name.as_str(),
        }
    }

    /// The name of the variant, for `Debug`.
    const fn variant(self) -> &'static str {
        match self {
            Self::Media => "Media",
            Self::Start => "Start",
            Self::Stop => "Stop",
            Self::Transcription => "Transcription",
            Self::Unknown(_) => "Unknown",
        }
    }

    /// The name of a known type, for errors.
    pub(crate) const fn name(self) -> Option<Name> {
        match self {
            Self::Media => Some(&"media"),
            Self::Start => Some(&"start"),
            Self::Stop => Some(&"stop"),
            Self::Transcription => Some(&"transcription"),
            Self::Unknown(_) => None,
        }
    }
}

event_type!(FrameType, "bandwidth_callbacks::stream");
