//! Which body is of which kind, and how each is read.

use super::AnyBody;
use crate::engine::{Engine, Kept, Parse};
use crate::error::{Error, Name, ParseOwnedError};
use crate::extra::Extra;
use crate::family::Family;
use crate::family::tape::Checks;
use crate::json::fast::{Declined, SlotsView, Walker};
use crate::json::stored::Stored;
use crate::json::tape::Root;
use crate::json::{Json, Node};
use crate::messaging::{Messages, Messaging};
use crate::options::Options;
use crate::schema::nodes::{Accepted, Nodes, Rules};
use crate::schema::{Object, Source};
use crate::voice::{self, EVENT_TYPE, EventType, Voice};

/// The bodies of all products together.
pub(crate) enum Any {}

/// The kind of a body.
#[derive(Clone, Copy)]
enum Kind {
    Voice,
    Messaging,
    Other(OtherKind),
}

/// The kind of an object that is neither a voice nor a messaging event.
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
    /// Returns the kind of an object with these signs, by the table of [`AnyBody`]. Each sign is
    /// the text of its member, and empty if that is none.
    fn of(signs: [Option<&str>; SIGNS.len()]) -> Self {
        let [
            event_type,
            r#type,
            platform,
            message,
            event,
            notification_type,
            phone_number,
        ] = signs;
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
    /// Returns the kind of an object with such an `event`.
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
    fn read<'b, N: Node<'b>, R: Rules>(
        self,
        members: impl Iterator<Item = (&'b str, N)>,
        rules: &mut R,
    ) -> Result<AnyBody<'b>, R::Error> {
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

/// Returns the kind of a body, and the sign that makes it ambiguous: one that occurs twice, with
/// its second key.
fn tell<'b, N: Node<'b>>(body: N) -> (Kind, Option<(Name, &'b str)>) {
    let members = match body.json() {
        Json::Array(_) => return (Kind::Messaging, None),
        Json::Object(members) => members,
        _ => return (Kind::Other(OtherKind::Unknown), None),
    };
    let (mut signs, mut twice) = ([None; SIGNS.len()], None);
    for (key, value) in members {
        let Some((name, sign)) = SIGNS
            .iter()
            .zip(&mut signs)
            .find(|(name, _)| key == ***name)
        else {
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

/// Whether a body can only be an array, which the family of messages parses as it does its own.
#[inline]
fn is_array(body: &[u8]) -> bool {
    body.trim_ascii_start().first() == Some(&b'[')
}

/// The fast path takes voice events. Bodies of other kinds have no known `eventType`, so that it
/// declines them. Arrays are not for this family, but for that of messages.
impl Family for Any {
    type Root<'b> = AnyBody<'b>;
    type Found = voice::Found;

    #[inline]
    fn find(walker: &mut Walker, body: &[u8], options: Options) -> Result<voice::Found, Declined> {
        let found = Voice::find(walker, body, options)?;
        match found.event_type {
            // It may be that of an endpoint.
            EventType::Unknown(_) => Err(Declined::EventType),
            _ => Ok(found),
        }
    }

    #[inline]
    fn found_before(slots: SlotsView<'_>, is_wanted: bool, body: &str) -> voice::Found {
        Voice::found_before(slots, is_wanted, body)
    }

    #[inline]
    fn is_wanted(found: voice::Found) -> bool {
        Voice::is_wanted(found)
    }

    #[inline]
    fn build<'b, T>(
        found: voice::Found,
        slots: SlotsView<'_>,
        body: &'b str,
        wrap: impl FnOnce(AnyBody<'b>) -> T,
    ) -> T {
        Voice::build(found, slots, body, |callback| {
            wrap(AnyBody::Voice(callback))
        })
    }

    fn read<'b>(root: Root<'_, 'b>, options: Options) -> Result<AnyBody<'b>, Error> {
        let (kind, twice) = tell(root.value());
        let mut checks = Checks::new(root, options);
        let body = match kind {
            Kind::Voice => Voice::read(root, options).map(AnyBody::Voice),
            Kind::Messaging => Messaging::read(root, options).map(AnyBody::Messaging),
            Kind::Other(kind) => kind.read(checks.members(root.value())?, &mut checks),
        }?;
        // The kind's own error comes first, so that it is that of the kind's own type.
        match twice {
            Some((name, key)) => checks.duplicate(name, key).map(|()| body),
            None => Ok(body),
        }
    }

    fn is_whole(body: &AnyBody<'_>) -> bool {
        match body {
            AnyBody::Voice(callback) => Voice::is_whole(callback),
            _ => true,
        }
    }

    fn refused<'r>(body: &'r AnyBody<'_>) -> &'r [Error] {
        match body {
            AnyBody::Messaging(messages) => Messaging::refused(messages),
            _ => &[],
        }
    }

    fn read_stored<'b>(
        nodes: &'b Stored,
        is_wanted: bool,
        refused: &[Error],
        text: &'b str,
    ) -> AnyBody<'b> {
        match tell(nodes.value(text)).0 {
            Kind::Voice => AnyBody::Voice(Voice::read_stored(nodes, is_wanted, refused, text)),
            Kind::Messaging => {
                AnyBody::Messaging(Messaging::read_stored(nodes, is_wanted, refused, text))
            }
            Kind::Other(kind) => {
                let Ok(body) = kind.read(nodes.members(text), &mut Accepted);
                body
            }
        }
    }
}

impl<'b> Parse<'b> for AnyBody<'b> {
    type At<'a> = AnyBody<'a>;

    fn in_place(engine: &mut Engine, body: &'b mut [u8]) -> Result<Self, Error> {
        if is_array(body) {
            return Messages::in_place(engine, body).map(AnyBody::Messaging);
        }
        engine.in_place::<Any>(body)
    }

    fn by_ref(engine: &'b mut Engine, body: &'b [u8]) -> Result<Self, Error> {
        if is_array(body) {
            return Messages::by_ref(engine, body).map(AnyBody::Messaging);
        }
        engine.by_ref::<Any>(body)
    }

    fn own(engine: &mut Engine, body: Vec<u8>) -> Result<Kept, ParseOwnedError> {
        if is_array(&body) {
            return Messages::own(engine, body);
        }
        engine.own::<Any>(body)
    }

    #[inline]
    fn read(kept: &'b Kept) -> Self {
        if is_array(kept.text().as_bytes()) {
            return AnyBody::Messaging(Messages::read(kept));
        }
        kept.read::<Any>()
    }

    #[inline]
    fn declines(engine: &mut Engine, body: &[u8]) -> Option<Declined> {
        if is_array(body) {
            return Messages::declines(engine, body);
        }
        engine.declines::<Any>(body)
    }
}
