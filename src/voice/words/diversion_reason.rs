// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// Why a call was diverted to the number it reached.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/initiate>.
///
/// ```
/// use bandwidth_callbacks::voice::DiversionReason;
///
/// assert_eq!(DiversionReason::from_wire("no-answer"), DiversionReason::NoAnswer);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum DiversionReason<'b> {
    /// `away`
    Away,
    /// `deflection`
    Deflection,
    /// `do-not-disturb`
    DoNotDisturb,
    /// `follow-me`
    FollowMe,
    /// `no-answer`
    NoAnswer,
    /// `out-of-service`
    OutOfService,
    /// `time-of-day`
    TimeOfDay,
    /// `unavailable`
    Unavailable,
    /// `unconditional`
    Unconditional,
    /// `unknown`
    Unknown,
    /// `user-busy`
    UserBusy,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> DiversionReason<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::DiversionReason;
    /// assert!(matches!(DiversionReason::from_wire("brand-new"), DiversionReason::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "away" => Self::Away,
            "deflection" => Self::Deflection,
            "do-not-disturb" => Self::DoNotDisturb,
            "follow-me" => Self::FollowMe,
            "no-answer" => Self::NoAnswer,
            "out-of-service" => Self::OutOfService,
            "time-of-day" => Self::TimeOfDay,
            "unavailable" => Self::Unavailable,
            "unconditional" => Self::Unconditional,
            "unknown" => Self::Unknown,
            "user-busy" => Self::UserBusy,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::DiversionReason;
    /// assert_eq!(DiversionReason::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::Away => "away",
            Self::Deflection => "deflection",
            Self::DoNotDisturb => "do-not-disturb",
            Self::FollowMe => "follow-me",
            Self::NoAnswer => "no-answer",
            Self::OutOfService => "out-of-service",
            Self::TimeOfDay => "time-of-day",
            Self::Unavailable => "unavailable",
            Self::Unconditional => "unconditional",
            Self::Unknown => "unknown",
            Self::UserBusy => "user-busy",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    DiversionReason: Away, Deflection, DoNotDisturb, FollowMe, NoAnswer, OutOfService, TimeOfDay, Unavailable, Unconditional, Unknown, UserBusy,
}
