// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use crate::values::{Unlisted, open_set};

/// Why a call, transfer, bridge, media stream or transcription ended or did not come about. One set
/// for all of them: the provider says of each list that it is not exhaustive.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks/disconnect>,
/// <https://dev.bandwidth.com/docs/voice/webhooks/transferComplete>,
/// <https://dev.bandwidth.com/docs/voice/webhooks/bridgeComplete>,
/// <https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamRejected>,
/// <https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStopped>.
///
/// ```
/// use bandwidth_callbacks::voice::Cause;
///
/// assert_eq!(Cause::from_wire("invalid-bxml"), Cause::InvalidBxml);
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Cause<'b> {
    /// `account-limit`
    AccountLimit,
    /// `application-error`
    ApplicationError,
    /// `busy`
    Busy,
    /// `callback-error`
    CallbackError,
    /// `cancel`
    Cancel,
    /// `closed`
    Closed,
    /// `connection-error`
    ConnectionError,
    /// `duplicate`
    Duplicate,
    /// `error`
    Error,
    /// `hangup`
    Hangup,
    /// `invalid-bxml`
    InvalidBxml,
    /// `node-capacity-exceeded`
    NodeCapacityExceeded,
    /// `rejected`
    Rejected,
    /// `timeout`
    Timeout,
    /// `track-limit`
    TrackLimit,
    /// `unknown`
    Unknown,
    /// A value that this release does not know, as received.
    Other(Unlisted<'b>),
}

impl<'b> Cause<'b> {
    /// Returns the value of a text. Never fails, does not allocate.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Cause;
    /// assert!(matches!(Cause::from_wire("brand-new"), Cause::Other(_)));
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn from_wire(text: &'b str) -> Self {
        match text {
            "account-limit" => Self::AccountLimit,
            "application-error" => Self::ApplicationError,
            "busy" => Self::Busy,
            "callback-error" => Self::CallbackError,
            "cancel" => Self::Cancel,
            "closed" => Self::Closed,
            "connection-error" => Self::ConnectionError,
            "duplicate" => Self::Duplicate,
            "error" => Self::Error,
            "hangup" => Self::Hangup,
            "invalid-bxml" => Self::InvalidBxml,
            "node-capacity-exceeded" => Self::NodeCapacityExceeded,
            "rejected" => Self::Rejected,
            "timeout" => Self::Timeout,
            "track-limit" => Self::TrackLimit,
            "unknown" => Self::Unknown,
            other => Self::Other(Unlisted::new(other)),
        }
    }

    /// Returns the text as received.
    ///
    /// ```
    /// # use bandwidth_callbacks::voice::Cause;
    /// assert_eq!(Cause::from_wire("brand-new").as_str(), "brand-new");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        match self {
            Self::AccountLimit => "account-limit",
            Self::ApplicationError => "application-error",
            Self::Busy => "busy",
            Self::CallbackError => "callback-error",
            Self::Cancel => "cancel",
            Self::Closed => "closed",
            Self::ConnectionError => "connection-error",
            Self::Duplicate => "duplicate",
            Self::Error => "error",
            Self::Hangup => "hangup",
            Self::InvalidBxml => "invalid-bxml",
            Self::NodeCapacityExceeded => "node-capacity-exceeded",
            Self::Rejected => "rejected",
            Self::Timeout => "timeout",
            Self::TrackLimit => "track-limit",
            Self::Unknown => "unknown",
            Self::Other(other) => other.as_str(),
        }
    }
}

open_set! {
    Cause: AccountLimit, ApplicationError, Busy, CallbackError, Cancel, Closed, ConnectionError, Duplicate, Error, Hangup, InvalidBxml, NodeCapacityExceeded, Rejected, Timeout, TrackLimit, Unknown,
}
