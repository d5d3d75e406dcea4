//! The types of events, and what Bandwidth expects as the answer.

use super::table::voice_events;
use crate::error::Error;
use crate::family::declare::{event_names, event_replies, event_types};

/// What Bandwidth expects as the answer to an event.
///
/// Source: <https://dev.bandwidth.com/docs/voice/webhooks>.
///
/// ```
/// use bandwidth_callbacks::{EventType, Reply};
///
/// assert_eq!(EventType::from_wire("initiate").reply(), Reply::Bxml);
/// assert_eq!(EventType::from_wire("disconnect").reply(), Reply::Empty);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reply {
    /// 200 with BXML (`application/xml`): the call waits for it.
    Bxml,
    /// 200 with BXML, or 204: conference events, which may change nothing.
    BxmlOrEmpty,
    /// 2xx without content, best 204: whatever is sent is ignored.
    Empty,
}

macro_rules! types {
    ($($variant:ident [$($wire:literal)+])+) => {
        event_types! {
            /// The type of an event. Make one by [`from_wire`](Self::from_wire), which knows the known ones.
            ///
            /// ```
            /// use bandwidth_callbacks::EventType;
            ///
            /// assert_eq!(EventType::from_wire("recordComplete"), EventType::RecordingComplete);
            /// assert_eq!(EventType::from_wire("brandNew"), EventType::Unknown("brandNew"));
            /// ```
            EventType "bandwidth_callbacks";
            $($variant [$($wire)+])+
        }
    };
}

voice_events!(event_names(types));

macro_rules! replies {
    ($($variant:ident $reply:ident)+) => {
        impl EventType<'_> {
            /// The number of the type. There are few enough for one bit each in `Options`.
            #[inline]
            pub(crate) const fn index(self) -> usize {
                enum Index { $($variant,)+ Unknown }
                const { assert!((Index::Unknown as u32) < u32::BITS, "an event type has no bit in `Options::only`") };
                match self {
                    $(Self::$variant => Index::$variant as usize,)+
                    Self::Unknown(_) => Index::Unknown as usize,
                }
            }

            /// Returns what Bandwidth expects as the answer. Unknown types get [`Reply::Empty`]: an error would make Bandwidth retry.
            ///
            /// ```
            /// # use bandwidth_callbacks::{EventType, Reply};
            /// assert_eq!(EventType::ConferenceCreated.reply(), Reply::BxmlOrEmpty);
            /// assert_eq!(EventType::Unknown("brandNew").reply(), Reply::Empty);
            /// ```
            #[must_use]
            pub const fn reply(self) -> Reply {
                match self {
                    $(Self::$variant => Reply::$reply,)+
                    Self::Unknown(_) => Reply::Empty,
                }
            }
        }
    };
}

voice_events!(event_replies(replies));

impl Error {
    /// Returns the type of the event, once that was known and if it is a known one.
    ///
    /// ```
    /// # use bandwidth_callbacks::{EventType, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().strict(true));
    /// let error = parser.parse(&mut br#"{"eventType":"answer","tag":1}"#.to_vec()).unwrap_err();
    /// assert_eq!(error.event_type(), Some(EventType::Answer));
    /// ```
    #[must_use]
    pub fn event_type(&self) -> Option<EventType<'static>> {
        EventType::known(self.event_name()?.as_bytes())
    }
}
