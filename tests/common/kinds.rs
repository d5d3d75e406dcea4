//! A model of how bodies of any kind are told apart, that shares no code with the library: its
//! rules are rows, its parser is `serde_json`.

use std::fmt;

use bandwidth_callbacks::any::AnyBody;
use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::notification::{EndpointEvent, TransferConfirmation};
use bandwidth_callbacks::{Callback, Error, ErrorKind, Options, Parse, Parser};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Voice,
    Messaging,
    Endpoint,
    International,
    Transfer,
    TollFree,
    Unknown,
}

/// The keys that tell bodies apart.
pub const SIGNS: [&str; 7] = [
    "eventType",
    "type",
    "platform",
    "message",
    "event",
    "notificationType",
    "phoneNumber",
];

/// The keys that must all be there, what is true of the first one's value, and what the body then
/// is.
type Row = (&'static [&'static str], fn(&str) -> bool, Kind);

const ROWS: &[Row] = &[
    (
        &["eventType"],
        |name| ["DEVICE_CONNECTED", "DEVICE_DISCONNECTED"].contains(&name),
        Kind::Endpoint,
    ),
    (&["eventType"], |_| true, Kind::Voice),
    (&["type", "message"], |_| true, Kind::Messaging),
    (&["type", "platform"], |_| true, Kind::Messaging),
    (
        &["event"],
        |name| matches!(name.as_bytes(), [b'a'..=b'z', ..]),
        Kind::Endpoint,
    ),
    (
        &["event"],
        |name| {
            matches!(name.as_bytes(), [b'A'..=b'Z', ..])
                && !name.bytes().any(|byte| byte.is_ascii_lowercase())
        },
        Kind::International,
    ),
    (&["event"], |_| true, Kind::Unknown),
    (&["notificationType"], |_| true, Kind::Transfer),
    (&["phoneNumber"], |_| true, Kind::TollFree),
    (&[], |_| true, Kind::Unknown),
];

/// A body as `serde_json` reads it, with repeated keys.
pub enum Root {
    Array,
    Object(Vec<(String, Value)>),
    Scalar,
}

impl Root {
    /// Reads a body, if it is JSON.
    pub fn of(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(body).ok()
    }

    pub fn kind(&self) -> Kind {
        let Self::Object(members) = self else {
            return if matches!(self, Self::Array) {
                Kind::Messaging
            } else {
                Kind::Unknown
            };
        };
        let find = |sign: &str| {
            members
                .iter()
                .find(|(key, _)| key == sign)
                .map(|(_, value)| value)
        };
        let is_true = |(signs, of_first, _): &&Row| {
            let first = signs
                .first()
                .and_then(|sign| find(sign))
                .and_then(Value::as_str);
            signs.iter().all(|sign| find(sign).is_some()) && of_first(first.unwrap_or_default())
        };
        ROWS.iter().find(is_true).unwrap().2
    }

    /// The sign that occurs a second time first, if that makes the body ambiguous.
    fn repeated(&self) -> Option<&'static str> {
        let Self::Object(members) = self else {
            return None;
        };
        let mut seen = Vec::new();
        let mut repeated = None;
        for (key, _) in members {
            let Some(sign) = SIGNS.into_iter().find(|sign| sign == key) else {
                continue;
            };
            if seen.contains(&sign) {
                repeated = repeated.or(Some(sign));
            }
            seen.push(sign);
        }
        repeated.filter(|_| !seen.contains(&"eventType"))
    }
}

impl<'de> Deserialize<'de> for Root {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RootVisitor)
    }
}

struct RootVisitor;

macro_rules! scalars {
    ($($visit:ident($ty:ty))+) => {
        $(fn $visit<E>(self, _: $ty) -> Result<Root, E> {
            Ok(Root::Scalar)
        })+
    };
}

impl<'de> Visitor<'de> for RootVisitor {
    type Value = Root;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    scalars! { visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_f64(f64) visit_str(&str) }

    fn visit_unit<E>(self) -> Result<Root, E> {
        Ok(Root::Scalar)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Root, A::Error> {
        while seq.next_element::<Value>()?.is_some() {}
        Ok(Root::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Root, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Root::Object(members))
    }
}

/// The variant of what was parsed.
pub fn kind(body: &AnyBody<'_>) -> Kind {
    match body {
        AnyBody::Voice(_) => Kind::Voice,
        AnyBody::Messaging(_) => Kind::Messaging,
        AnyBody::Endpoint(_) => Kind::Endpoint,
        AnyBody::International(_) => Kind::International,
        AnyBody::Transfer(_) => Kind::Transfer,
        AnyBody::TollFree(_) => Kind::TollFree,
        AnyBody::Unknown(_) => Kind::Unknown,
        other => panic!("the model has no such kind: {other:?}"),
    }
}

/// What the call for a kind returns. An unknown body has no call: one that parses as JSON is
/// expected to be kept.
fn by_kind<'b>(
    kind: Kind,
    parser: &mut Parser,
    body: &'b mut [u8],
) -> Result<Option<AnyBody<'b>>, Error> {
    Ok(Some(match kind {
        Kind::Voice => AnyBody::Voice(parser.parse(body)?),
        Kind::Messaging => AnyBody::Messaging(parser.parse::<Messages<'_>>(body)?),
        Kind::Endpoint => AnyBody::Endpoint(parser.parse(body)?),
        Kind::International => AnyBody::International(parser.parse(body)?),
        Kind::Transfer => AnyBody::Transfer(parser.parse(body)?),
        Kind::TollFree => AnyBody::TollFree(parser.parse(body)?),
        Kind::Unknown => match parser.parse(body) {
            Err(error) if error.kind() == ErrorKind::MissingEventType => return Ok(None),
            other => AnyBody::Voice(other?),
        },
    }))
}

/// Asserts that the calls for `AnyBody` return what the one for the body's kind returns, value or
/// error. Returns the kind of an accepted body.
pub fn assert_told(options: Options, body: &[u8]) -> Option<Kind> {
    let shown = body.escape_ascii();
    let (mut parser, mut other) = (Parser::with_options(options), Parser::with_options(options));
    let mut copy = body.to_vec();
    let found = parser.parse::<AnyBody<'_>>(&mut copy);
    let Some(root) = Root::of(body) else {
        assert_not_json(options, body, &found);
        return None;
    };
    let mut specific = body.to_vec();
    let by_kind = by_kind(root.kind(), &mut other, &mut specific);
    match (&found, &by_kind, root.repeated()) {
        (Err(found), Err(expected), _) => assert_eq!(found, expected, "{shown}"),
        (Err(error), Ok(None), _) if error.kind() == ErrorKind::TooManyExtra => {
            assert!(
                matches!(&root, Root::Object(members) if members.len() > 1),
                "{shown}"
            );
        }
        (Err(error), Ok(_), Some(sign)) => {
            assert_eq!(
                (error.kind(), error.field()),
                (ErrorKind::DuplicateField, Some(sign)),
                "{shown}"
            );
            assert!(error.offset().is_some(), "{shown}");
        }
        (Ok(found), Ok(Some(expected)), None) => {
            assert!(found == expected, "{found:?} is not {expected:?}: {shown}")
        }
        (Ok(AnyBody::Unknown(extra)), Ok(None), None) => {
            let Root::Object(members) = &root else {
                panic!("{shown}")
            };
            let kept: Vec<_> = extra
                .iter()
                .map(|(key, value)| (key.to_owned(), serde_json::to_value(value).unwrap()))
                .collect();
            assert_eq!(&kept, members, "{shown}");
        }
        (found, expected, sign) => {
            panic!("{found:?} is not {expected:?}, repeated {sign:?}: {shown}")
        }
    }
    let kind = found.as_ref().ok().map(kind);
    assert_eq!(kind.unwrap_or(root.kind()), root.kind(), "{shown}");
    assert_same_in_each_way(options, body, &found);
    kind
}

/// By reference and owned it is the same.
fn assert_same_in_each_way(options: Options, body: &[u8], found: &Result<AnyBody<'_>, Error>) {
    let shown = body.escape_ascii();
    let (mut parser, mut other) = (Parser::with_options(options), Parser::with_options(options));
    match (
        parser.parse_ref::<AnyBody<'_>>(body),
        other.parse_owned::<AnyBody<'_>>(body.to_vec()),
        found,
    ) {
        (Ok(by_ref), Ok(owned), Ok(found)) => {
            assert!(by_ref == *found, "{by_ref:?} is not {found:?}: {shown}");
            assert!(owned.get() == *found, "{owned:?} is not {found:?}: {shown}");
            assert_eq!(
                serde_json::to_value(&owned).unwrap(),
                serde_json::to_value(found).unwrap(),
                "{shown}"
            );
        }
        (Err(by_ref), Err(owned), Err(found)) => {
            let told = |error: Error| {
                (
                    error.kind(),
                    error.field(),
                    error.event_name(),
                    error.element(),
                )
            };
            assert_eq!(told(by_ref), told(*found), "{shown}");
            assert!(
                found.offset().is_none() || found.offset() == by_ref.offset(),
                "{by_ref}, not {found}: {shown}"
            );
            assert_eq!(owned.error(), *found, "{shown}");
        }
        (by_ref, owned, found) => {
            panic!("by reference {by_ref:?}, owned {owned:?}, in place {found:?}: {shown}")
        }
    }
}

/// What is not JSON to `serde_json` is refused as every call refuses it.
fn assert_not_json(options: Options, body: &[u8], found: &Result<AnyBody<'_>, Error>) {
    fn notification<'b, N: Parse<'b>>(options: Options, body: &'b mut [u8]) -> Option<Error> {
        Parser::with_options(options).parse::<N>(body).err()
    }
    let error = found.as_ref().expect_err("accepted by us alone");
    let errors = [
        Parser::with_options(options)
            .parse::<Callback<'_>>(&mut body.to_vec())
            .err(),
        Parser::with_options(options)
            .parse::<Messages<'_>>(&mut body.to_vec())
            .err(),
        notification::<EndpointEvent<'_>>(options, &mut body.to_vec()),
        notification::<TransferConfirmation<'_>>(options, &mut body.to_vec()),
    ];
    assert!(
        errors.iter().all(|other| *other == Some(*error)),
        "{error}: {}",
        body.escape_ascii()
    );
    assert_same_in_each_way(options, body, found);
}
