//! Which body is of which kind, and how each is read.

use super::AnyBody;
use crate::error::{Error, Name};
use crate::extra::Extra;
use crate::family::Family;
use crate::family::tape::Checks;
use crate::json::fast::SlotsView;
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::json::{Json, Node};
use crate::messaging::Messaging;
use crate::options::Options;
use crate::schema::nodes::{Accepted, Nodes, Rules};
use crate::schema::{Object, Source};
use crate::voice::{EVENT_TYPE, EventType, Voice};

/// The bodies of all products together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Any {}

/// What a body is.
#[derive(Clone, Copy)]
enum Kind {
    Voice,
    Messaging,
    Other(OtherKind),
}

/// What an object is that is neither a voice nor a messaging event.
#[derive(Clone, Copy)]
enum OtherKind {
    Endpoint,
    International,
    Transfer,
    TollFree,
    Unknown,
}

/// The keys that tell objects apart.
const SIGNS: [Name; 7] = [
    EVENT_TYPE,
    &"type",
    &"platform",
    &"message",
    &"event",
    &"notificationType",
    &"phoneNumber",
];

impl Kind {
    /// What an object with these signs is, as the table of [`AnyBody`] has it. Each sign is the text of its member, and empty if that is none.
    fn of(signs: [Option<&str>; SIGNS.len()]) -> Self {
        let [event_type, r#type, platform, message, event, notification_type, phone_number] = signs;
        if let Some("DEVICE_CONNECTED" | "DEVICE_DISCONNECTED") = event_type {
            Self::Other(OtherKind::Endpoint)
        } else if event_type.is_some() {
            Self::Voice
        } else if r#type.is_some() && (platform.is_some() || message.is_some()) {
            Self::Messaging
        } else if let Some(name) = event {
            Self::Other(OtherKind::of_event(name))
        } else if notification_type.is_some() {
            Self::Other(OtherKind::Transfer)
        } else if phone_number.is_some() {
            Self::Other(OtherKind::TollFree)
        } else {
            Self::Other(OtherKind::Unknown)
        }
    }
}

impl OtherKind {
    /// What an object is with such an `event`.
    fn of_event(name: &str) -> Self {
        let is_small = |c: char| c.is_ascii_lowercase();
        if name.starts_with(is_small) {
            Self::Endpoint
        } else if name.starts_with(|c: char| c.is_ascii_uppercase()) && !name.contains(is_small) {
            Self::International
        } else {
            Self::Unknown
        }
    }

    /// Reads the members of such an object.
    fn read<'b, N: Node<'b>, R: Rules>(self, members: impl Iterator<Item = (&'b str, N)>, rules: &mut R) -> Result<AnyBody<'b>, R::Error> {
        let mut source = Nodes::new(members, rules);
        match self {
            Self::Endpoint => Object::read(&mut source, AnyBody::Endpoint),
            Self::International => Object::read(&mut source, AnyBody::International),
            Self::Transfer => Object::read(&mut source, AnyBody::Transfer),
            Self::TollFree => Object::read(&mut source, AnyBody::TollFree),
            Self::Unknown => {
                let mut extra = Extra::new();
                while let Some(key) = source.key(&[])? {
                    source.extra(key)?;
                    extra.push(key, source.any()?);
                }
                Ok(AnyBody::Unknown(extra))
            }
        }
    }
}

/// What a body is, and the sign that makes it ambiguous: one that occurs twice, with its second key.
fn tell<'b, N: Node<'b>>(body: N) -> (Kind, Option<(Name, &'b str)>) {
    let members = match body.json() {
        Json::Array(_) => return (Kind::Messaging, None),
        Json::Object(members) => members,
        _ => return (Kind::Other(OtherKind::Unknown), None),
    };
    let (mut signs, mut twice) = ([None; SIGNS.len()], None);
    for (key, value) in members {
        let Some((name, sign)) = SIGNS.iter().zip(&mut signs).find(|(name, _)| key == ***name) else {
            continue;
        };
        match (&sign, value.json()) {
            (Some(_), _) => twice = twice.or(Some((*name, key))),
            (None, Json::Text(text)) => *sign = Some(text),
            (None, _) => *sign = Some(""),
        }
    }
    let [event_type, ..] = signs;
    (Kind::of(signs), twice.filter(|_| event_type.is_none()))
}

impl Family for Any {
    /// Usual voice events are what the fast path is for. Bodies of other kinds have no known `eventType`, so that it declines them.
    type Events = Voice;

    const ARRAYS: bool = Voice::ARRAYS;
    const DEPTH: usize = Voice::DEPTH;

    #[cfg(feature = "arbitrary")]
    fn samples() -> Vec<&'static str> {
        [Voice::samples(), Messaging::samples()].concat()
    }

    type Root<'b> = AnyBody<'b>;

    /// One that is unknown may be that of an endpoint.
    #[inline]
    fn is_usual(event_type: EventType<'_>) -> bool {
        !matches!(event_type, EventType::Unknown(_))
    }

    #[inline]
    fn wants(options: Options, event_type: EventType<'_>) -> bool {
        Voice::wants(options, event_type)
    }

    fn is_wanted(body: &AnyBody<'_>) -> bool {
        match body {
            AnyBody::Voice(callback) => Voice::is_wanted(callback),
            _ => true,
        }
    }

    #[inline]
    fn build_root<'b, T>(
        event_type: EventType<'_>,
        is_wanted: bool,
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(AnyBody<'b>) -> T,
    ) -> T {
        Voice::build_root(event_type, is_wanted, slots, body, |callback| wrap(AnyBody::Voice(callback)))
    }

    fn read_root<'b>(root: Root<'_, 'b>, options: Options) -> Result<AnyBody<'b>, Error> {
        let (kind, twice) = tell(root.value());
        let mut checks = Checks::new(root, options);
        let body = match kind {
            Kind::Voice => Voice::read_root(root, options).map(AnyBody::Voice),
            Kind::Messaging => Messaging::read_root(root, options).map(AnyBody::Messaging),
            Kind::Other(kind) => kind.read(checks.members(root.value())?, &mut checks),
        }?;
        // The kind's own error comes first, so that it is that of the kind's own call.
        match twice {
            Some((name, key)) => checks.duplicate(name, key).map(|()| body),
            None => Ok(body),
        }
    }

    fn refused<'r>(body: &'r AnyBody<'_>) -> &'r [Error] {
        match body {
            AnyBody::Messaging(messages) => Messaging::refused(messages),
            _ => &[],
        }
    }

    fn read_stored<'b>(nodes: &'b Stored, is_wanted: bool, refused: &[Error], text: &'b str) -> AnyBody<'b> {
        match tell(nodes.value(text)).0 {
            Kind::Voice => AnyBody::Voice(Voice::read_stored(nodes, is_wanted, refused, text)),
            Kind::Messaging => AnyBody::Messaging(Messaging::read_stored(nodes, is_wanted, refused, text)),
            Kind::Other(kind) => {
                let Ok(body) = kind.read(nodes.members(text), &mut Accepted);
                body
            }
        }
    }
}
