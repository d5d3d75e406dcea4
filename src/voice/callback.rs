//! The events as one type, and the way from a name on the wire to one of them.

use std::fmt;

use serde::{Serialize, Serializer};

#[allow(clippy::wildcard_imports, reason = "the structs of the table")]
use super::model::*;
use super::table::voice_events;
use crate::engine::plain::{Found, Shape};
use crate::error::Name;
use crate::extra::Extra;
use crate::object::{Object, Plain, Source};
use crate::values::{Sensitive, Timestamp, redacted_text};

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

/// An event of the Voice API. Implemented by the structs of this crate only.
///
/// ```
/// use bandwidth_callbacks::{DtmfCallback, Event, EventType};
///
/// assert_eq!(DtmfCallback::EVENT_TYPE, EventType::Dtmf);
/// ```
pub trait Event<'b>: Object<'b> + Plain<'b> {
    /// Which event it is.
    ///
    /// ```
    /// # use bandwidth_callbacks::{AnswerCallback, Event};
    /// assert_eq!(AnswerCallback::EVENT_TYPE.as_str(), "answer");
    /// ```
    const EVENT_TYPE: EventType<'static>;
}

/// The fields that callers ask of any event. An event without the field keeps the default.
trait Common<'b> {
    fn event_time(&self) -> Option<Timestamp<'b>> {
        None
    }

    fn call_id(&self) -> Option<&'b str> {
        None
    }

    fn account_id(&self) -> Option<&'b str> {
        None
    }

    fn application_id(&self) -> Option<&'b str> {
        None
    }

    fn conference_id(&self) -> Option<&'b str> {
        None
    }

    fn from(&self) -> Option<Sensitive<'b>> {
        None
    }

    fn to(&self) -> Option<Sensitive<'b>> {
        None
    }

    fn tag(&self) -> Option<Sensitive<'b>> {
        None
    }
}

macro_rules! common {
    (event_time) => { common!(@copy event_time: Timestamp<'b>); };
    (call_id) => { common!(@copy call_id: &'b str); };
    (account_id) => { common!(@copy account_id: &'b str); };
    (application_id) => { common!(@copy application_id: &'b str); };
    (conference_id) => { common!(@copy conference_id: &'b str); };
    (from) => { common!(@copy from: Sensitive<'b>); };
    (to) => { common!(@copy to: Sensitive<'b>); };
    (tag) => { common!(@copy tag: Sensitive<'b>); };
    (@copy $field:ident: $ty:ty) => {
        fn $field(&self) -> Option<$ty> {
            self.$field
        }
    };
    ($other:ident) => {};
}

impl<'b> Common<'b> for UnknownCallback<'b> {
    common!(event_time);
    common!(call_id);
    common!(account_id);
    common!(application_id);
    common!(conference_id);
    common!(from);
    common!(to);
    common!(tag);
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
#[allow(clippy::indexing_slicing, clippy::panic, clippy::cast_possible_truncation, reason = "evaluated by the compiler only")]
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

macro_rules! callback {
    ($($(#[$meta:meta])* $variant:ident $name:ident [$first:literal $(, $more:literal)*] $reply:ident { $($field:ident $(: $over:ty)?),+ })+) => {
        /// An event of the Voice API, borrowed from the body it was parsed from.
        ///
        /// ```
        /// use bandwidth_callbacks::{Callback, parse};
        ///
        /// let mut body = br#"{"eventType":"gather","callId":"c-1","digits":"42"}"#.to_vec();
        /// match parse(&mut body)? {
        ///     Callback::Gather(gather) => assert_eq!(gather.digits.unwrap(), "42"),
        ///     other => println!("{} of {:?}", other.event_type().as_str(), other.call_id()),
        /// }
        /// # Ok::<(), bandwidth_callbacks::Error>(())
        /// ```
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
        pub enum Callback<'b> {
            $(#[doc = concat!("`", $first, "`")] $variant($name<'b>),)+
            /// An event of a type that this release does not know.
            Unknown(UnknownCallback<'b>),
        }

        /// The type of an event. Make one by [`from_wire`](Self::from_wire), which knows the known ones.
        ///
        /// ```
        /// use bandwidth_callbacks::EventType;
        ///
        /// assert_eq!(EventType::from_wire("recordComplete"), EventType::RecordingComplete);
        /// assert_eq!(EventType::from_wire("brandNew"), EventType::Unknown("brandNew"));
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
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
            /// assert_eq!(EventType::ALL.len(), 29);
            /// ```
            pub const ALL: &'static [EventType<'static>] = &[$(EventType::$variant),+];

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
                    Self::Unknown(name) => {
                        f.write_str("Unknown(")?;
                        redacted_text(name, f)?;
                        f.write_str(")")
                    }
                }
            }
        }

        $(
            impl<'b> Event<'b> for $name<'b> {
                const EVENT_TYPE: EventType<'static> = EventType::$variant;
            }

            impl<'b> Common<'b> for $name<'b> {
                $(common!($field);)+
            }

            impl<'b> From<$name<'b>> for Callback<'b> {
                fn from(event: $name<'b>) -> Self {
                    Self::$variant(event)
                }
            }
        )+

        /// Runs one expression over whatever event a callback holds.
        macro_rules! of_each {
            ($callback:expr, $event:ident => $result:expr) => {
                match $callback {
                    $(Callback::$variant($event) => $result,)+
                    Callback::Unknown($event) => $result,
                }
            };
        }

        impl<'b> Callback<'b> {
            /// Which event it is.
            ///
            /// ```
            /// # use bandwidth_callbacks::{EventType, parse};
            /// assert_eq!(parse(&mut br#"{"eventType":"dtmf"}"#.to_vec())?.event_type(), EventType::Dtmf);
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            #[must_use]
            pub fn event_type(&self) -> EventType<'b> {
                match self {
                    $(Self::$variant(_) => EventType::$variant,)+
                    Self::Unknown(event) => EventType::Unknown(event.event_type.unwrap_or_default()),
                }
            }

            /// Reads the members of an object as the event of a type.
            pub(crate) fn read<S: Source<'b>>(event_type: EventType<'_>, source: &mut S) -> Result<Self, S::Error> {
                match event_type {
                    $(EventType::$variant => $name::read(source, Self::$variant),)+
                    EventType::Unknown(_) => UnknownCallback::read(source, Self::Unknown),
                }
            }

            /// What the scan of a plain body looks for, and the number of the event.
            #[inline]
            pub(crate) fn shape(event_type: EventType<'_>) -> (usize, Shape) {
                enum Index { $($variant,)+ Unknown }
                match event_type {
                    $(EventType::$variant => (Index::$variant as usize, $name::SHAPE),)+
                    EventType::Unknown(_) => (Index::Unknown as usize, UnknownCallback::SHAPE),
                }
            }

            /// The event of a plain body that was scanned for that type, wrapped on the way out.
            #[inline]
            pub(crate) fn from_plain<T>(event_type: EventType<'_>, found: Found<'_, 'b>, wrap: impl FnOnce(Self) -> T) -> T {
                if found.has_extra(Self::shape(event_type).1.len()) {
                    Self::build::<T, true>(event_type, found, wrap)
                } else {
                    Self::build::<T, false>(event_type, found, wrap)
                }
            }

            /// With unknown fields, or without: room for them that is not needed would have the whole event moved.
            #[inline(never)]
            fn build<T, const EXTRA: bool>(event_type: EventType<'_>, found: Found<'_, 'b>, wrap: impl FnOnce(Self) -> T) -> T {
                match event_type {
                    $(EventType::$variant => $name::from_body::<_, EXTRA>(found, |event| wrap(Self::$variant(event))),)+
                    EventType::Unknown(_) => UnknownCallback::from_body::<_, EXTRA>(found, |event| wrap(Self::Unknown(event))),
                }
            }
        }
    };
}

voice_events!(callback);

impl<'b> From<UnknownCallback<'b>> for Callback<'b> {
    fn from(event: UnknownCallback<'b>) -> Self {
        Self::Unknown(event)
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

impl<'b> Callback<'b> {
    /// When the event happened, approximately.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"dtmf","eventTime":"2022-06-16T13:15:07.160Z"}"#.to_vec();
    /// let time = parse(&mut body)?.event_time().unwrap();
    /// assert_eq!(time.to_offset_date_time()?.year(), 2022);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn event_time(&self) -> Option<Timestamp<'b>> {
        of_each!(self, event => event.event_time())
    }

    /// The call.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","callId":"c-1"}"#.to_vec())?.call_id(), Some("c-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn call_id(&self) -> Option<&'b str> {
        of_each!(self, event => event.call_id())
    }

    /// The account.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","accountId":"9"}"#.to_vec())?.account_id(), Some("9"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn account_id(&self) -> Option<&'b str> {
        of_each!(self, event => event.account_id())
    }

    /// The application.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","applicationId":"a"}"#.to_vec())?.application_id(), Some("a"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn application_id(&self) -> Option<&'b str> {
        of_each!(self, event => event.application_id())
    }

    /// The conference, in conference events.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"conferenceCreated","conferenceId":"conf-1"}"#.to_vec();
    /// assert_eq!(parse(&mut body)?.conference_id(), Some("conf-1"));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn conference_id(&self) -> Option<&'b str> {
        of_each!(self, event => event.conference_id())
    }

    /// The caller.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","from":"Anonymous"}"#.to_vec())?.from().unwrap(), "Anonymous");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn from(&self) -> Option<Sensitive<'b>> {
        of_each!(self, event => Common::from(event))
    }

    /// The called party.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","to":"sip:a@example.com"}"#.to_vec())?.to().unwrap(), "sip:a@example.com");
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn to(&self) -> Option<Sensitive<'b>> {
        of_each!(self, event => event.to())
    }

    /// The customer's own text for the call or verb.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","tag":"{\"room\":7}"}"#.to_vec())?.tag().unwrap(), r#"{"room":7}"#);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn tag(&self) -> Option<Sensitive<'b>> {
        of_each!(self, event => event.tag())
    }

    /// What Bandwidth expects as the answer.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Reply, parse};
    /// assert_eq!(parse(&mut br#"{"eventType":"answer"}"#.to_vec())?.reply(), Reply::Bxml);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn reply(&self) -> Reply {
        self.event_type().reply()
    }

    /// The unknown fields of the event itself, and the known ones with a value of another type.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert!(parse(&mut br#"{"eventType":"dtmf","pressure":3}"#.to_vec())?.extra().get("pressure").is_some());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn extra(&self) -> &Extra<'b> {
        of_each!(self, event => &event.extra)
    }

    /// Shows the unknown fields of the event and then those of its nested objects, these under the object's wire name.
    /// Useful to watch for what Bandwidth adds.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"initiate","a":1,"diversion":{"b":2}}"#.to_vec();
    /// let mut found = Vec::new();
    /// parse(&mut body)?.each_extra(&mut |parent, extra| found.extend(extra.iter().map(|(key, _)| (parent, key))));
    /// assert_eq!(found, [(None, "a"), (Some("diversion"), "b")]);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    pub fn each_extra<'s>(&'s self, show: &mut dyn FnMut(Option<&'static str>, &'s Extra<'b>)) {
        of_each!(self, event => event.each_extra(show));
    }
}

impl fmt::Debug for Callback<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        of_each!(self, event => event.fmt(f))
    }
}

impl Serialize for Callback<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        of_each!(self, event => event.serialize(serializer))
    }
}
