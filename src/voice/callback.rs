//! The events as one type.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Envelope;
use super::event_type::{EventType, Reply};
#[allow(clippy::wildcard_imports, reason = "the structs of the table")]
use super::model::*;
use super::table::voice_events;
use crate::extra::Extra;
use crate::object::{Object, Slotted, Source};
use crate::values::{Sensitive, Timestamp};

/// An event of the Voice API. Implemented by the structs of this crate only.
///
/// ```
/// use bandwidth_callbacks::{DtmfCallback, Event, EventType};
///
/// assert_eq!(DtmfCallback::EVENT_TYPE, EventType::Dtmf);
/// ```
pub trait Event<'b>: Object<'b> + Slotted<'b> {
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

    fn extra(&self) -> &Extra<'b>;
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

    fn extra(&self) -> &Extra<'b> {
        &self.extra
    }
}

impl<'b> Common<'b> for Envelope<'b> {
    fn call_id(&self) -> Option<&'b str> {
        self.borrowed(1)
    }

    fn account_id(&self) -> Option<&'b str> {
        self.borrowed(2)
    }

    fn conference_id(&self) -> Option<&'b str> {
        self.borrowed(3)
    }

    fn tag(&self) -> Option<Sensitive<'b>> {
        self.borrowed(4).map(Sensitive::new)
    }

    fn extra(&self) -> &Extra<'b> {
        static NONE: Extra<'static> = Extra::new();
        &NONE
    }
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
            /// An event of a type that [`Options::only`](crate::Options::only) leaves out.
            Unwanted(Envelope<'b>),
        }

        $(
            impl<'b> Event<'b> for $name<'b> {
                const EVENT_TYPE: EventType<'static> = EventType::$variant;
            }

            impl<'b> Common<'b> for $name<'b> {
                $(common!($field);)+

                fn extra(&self) -> &Extra<'b> {
                    &self.extra
                }
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
                    Callback::Unwanted($event) => $result,
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
                    Self::Unwanted(event) => EventType::from_wire(event.borrowed(0).unwrap_or_default()),
                }
            }

            /// Reads the members of an object as the event of a type.
            pub(crate) fn read<S: Source<'b>>(event_type: EventType<'_>, source: &mut S) -> Result<Self, S::Error> {
                match event_type {
                    $(EventType::$variant => $name::read(source, Self::$variant),)+
                    EventType::Unknown(_) => UnknownCallback::read(source, Self::Unknown),
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
        of_each!(self, event => Common::call_id(event))
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
        of_each!(self, event => Common::account_id(event))
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
        of_each!(self, event => Common::conference_id(event))
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
        of_each!(self, event => Common::tag(event))
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
        of_each!(self, event => Common::extra(event))
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
