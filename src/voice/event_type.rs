//! The types of events, the way from a name on the wire to one of them, and what Bandwidth expects as the answer.

use std::fmt;

use serde::{Serialize, Serializer};

use super::table::{event_names, voice_events};
use crate::error::{Error, Name};
use crate::values::shown_text;

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

/// How many slots there are for the names of events: so many that no two known names share one.
const SLOT_COUNT: usize = 128;

/// The slot of a name: a perfect hash, so that a name is compared with one known name and not with all.
#[inline]
const fn slot(name: &[u8]) -> Option<usize> {
    match name {
        [first, .., third, _, _] => Some((name.len() + *first as usize + *third as usize * 10) % SLOT_COUNT),
        _ => None,
    }
}

/// Which name is in which slot. Panics when the crate is compiled, if ever.
#[allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler only"
)]
const fn slots(names: &[(&str, EventType<'static>)]) -> [u8; SLOT_COUNT] {
    let mut slots = [u8::MAX; SLOT_COUNT];
    let mut rest = names;
    while let [others @ .., (name, _)] = rest {
        let Some(slot) = slot(name.as_bytes()) else {
            panic!("the name is too short")
        };
        assert!(slots[slot] == u8::MAX, "two names share a slot: other factors are needed");
        slots[slot] = others.len() as u8;
        rest = others;
    }
    slots
}

macro_rules! event_types {
    ($($variant:ident [$first:literal $($more:literal)*] $reply:ident)+) => {
        /// The type of an event. Make one by [`from_wire`](Self::from_wire), which knows the known ones.
        ///
        /// ```
        /// use bandwidth_callbacks::EventType;
        ///
        /// assert_eq!(EventType::from_wire("recordComplete"), EventType::RecordingComplete);
        /// assert_eq!(EventType::from_wire("brandNew"), EventType::Unknown("brandNew"));
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum EventType<'b> {
            $(#[doc = concat!("`", $first, "`")] $variant,)+
            /// A type that this release does not know, as received.
            Unknown(&'b str),
        }

        impl EventType<'_> {
            /// All known types, in alphabetical order.
            ///
            /// ```
            /// # use bandwidth_callbacks::EventType;
            /// assert!(EventType::ALL.contains(&EventType::Answer));
            /// ```
            pub const ALL: &'static [EventType<'static>] = &[$(EventType::$variant),+];

            /// The names of a known type on the wire.
            pub(crate) const fn names(self) -> &'static [&'static str] {
                match self {
                    $(EventType::$variant => &[$first, $($more),*],)+
                    Self::Unknown(_) => &[],
                }
            }

            /// The type of a name, if it is a known one.
            #[inline]
            pub(crate) fn known(name: &[u8]) -> Option<EventType<'static>> {
                const NAMES: &[(&str, EventType<'static>)] = &[$(($first, EventType::$variant), $(($more, EventType::$variant),)*)+];
                const SLOTS: &[u8; SLOT_COUNT] = &slots(NAMES);
                let (known, event_type) = NAMES.get(usize::from(*SLOTS.get(slot(name)?)?))?;
                (name == known.as_bytes()).then_some(*event_type)
            }
        }

        impl<'b> EventType<'b> {
            /// The name on the wire; of `recordingComplete`, which has two, the one of the specification.
            ///
            /// ```
            /// # use bandwidth_callbacks::EventType;
            /// assert_eq!(EventType::MachineDetectionComplete.as_str(), "machineDetectionComplete");
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'b str {
                match self {
                    $(Self::$variant => $first,)+
                    Self::Unknown(name) => name,
                }
            }

            /// The type of a name on the wire. Never fails, does not allocate.
            ///
            /// ```
            /// # use bandwidth_callbacks::EventType;
            /// assert_eq!(EventType::from_wire("answer"), EventType::Answer);
            /// ```
            #[must_use]
            #[inline]
            pub fn from_wire(name: &'b str) -> Self {
                EventType::known(name.as_bytes()).unwrap_or(Self::Unknown(name))
            }

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

            /// The name of a known type, for errors.
            pub(crate) const fn name(self) -> Option<Name> {
                match self {
                    $(Self::$variant => Some(&$first),)+
                    Self::Unknown(_) => None,
                }
            }

            /// What Bandwidth expects as the answer. Unknown types get [`Reply::Empty`]: an error would make Bandwidth retry.
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

        impl fmt::Debug for EventType<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant => f.write_str(stringify!($variant)),)+
                    Self::Unknown(name) => match shown_text(name) {
                        Some(name) => write!(f, "Unknown({name:?})"),
                        None => write!(f, "Unknown(<redacted: {} bytes>)", name.len()),
                    },
                }
            }
        }
    };
}

voice_events!(event_names event_types);

impl EventType<'_> {
    /// Returns a label for metrics: the name on the wire, or `unknown` for every unknown type, so that no sender can add labels.
    ///
    /// ```
    /// # use bandwidth_callbacks::EventType;
    /// assert_eq!(EventType::Answer.label(), "answer");
    /// assert_eq!(EventType::Unknown("brandNew").label(), "unknown");
    /// ```
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self.name() {
            Some(name) => name,
            None => "unknown",
        }
    }
}

/// Prints the name on the wire; of an unknown type only if it is one token of at most 64 bytes, and else [`label`](EventType::label): no
/// sender can write into a log. [`as_str`](EventType::as_str) has every name.
///
/// ```
/// # use bandwidth_callbacks::EventType;
/// assert_eq!(EventType::Unknown("brandNew").to_string(), "brandNew");
/// assert_eq!(EventType::Unknown("a\nb").to_string(), "unknown");
/// ```
impl fmt::Display for EventType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(shown_text(self.as_str()).unwrap_or(self.label()))
    }
}

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

impl<'b> From<&'b str> for EventType<'b> {
    fn from(name: &'b str) -> Self {
        Self::from_wire(name)
    }
}

impl Serialize for EventType<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
