//! Makes the subject and the id of a message from a line of the journal.

use std::borrow::Cow;
use std::fmt::{self, Write};

use bandwidth_callbacks::logs::is_token;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use gateway_common::journal::reader::Position;

/// The longest message id that is taken from an event.
const MAX_ID: usize = 512;

/// The parts of the subject and of the id.
#[derive(Deserialize)]
pub struct Head<'l> {
    #[serde(borrow)]
    family: Cow<'l, str>,
    #[serde(borrow, rename = "type")]
    event_type: Cow<'l, str>,
    #[serde(borrow)]
    id: Option<Cow<'l, str>>,
    #[serde(borrow)]
    event: Event<'l>,
}

impl<'l> Head<'l> {
    /// Returns nothing if it is no line of a journal.
    pub fn of(line: &'l [u8]) -> Option<Self> {
        serde_json::from_slice(line).ok()
    }

    /// `bandwidth.<family>.<account>.<type>`.
    pub fn subject(&self) -> String {
        let account = self
            .event
            .account_id
            .map_or("", |account| account.get().trim_matches('"'));
        format!(
            "bandwidth.{}.{}.{}",
            token(&self.family),
            token(account),
            token(&self.event_type)
        )
    }

    /// The key of an event, or for one without a key the place of its line in this journal, so that
    /// a line that is published again is no second event. Keys begin with a number and a colon,
    /// so that they are equal to no other id.
    pub fn id(&self, journal: &str, begin: Position) -> String {
        match &self.id {
            Some(id) if id.len() <= MAX_ID => header(id),
            Some(id) => format!(
                "sha256/{}",
                BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(id.as_bytes()))
            ),
            None => format!("{journal}/{}/{}", begin.file, begin.offset),
        }
    }
}

/// What is used of an event. Unlike a derived `Deserialize`, its own takes everything that a
/// webhook can have, such as a member twice.
struct Event<'l> {
    /// The first one that is not null. A text, but a number was seen too.
    account_id: Option<&'l RawValue>,
}

impl<'de: 'l, 'l> Deserialize<'de> for Event<'l> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Event<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut account_id = None;
        while let Some(Key { is_account_id }) = members.next_key()? {
            if is_account_id && account_id.is_none() {
                account_id = members.next_value()?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Event { account_id })
    }
}

struct Key {
    is_account_id: bool,
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // As bytes, because an escape in a text can be half of a character.
        deserializer.deserialize_bytes(KeyVisitor)
    }
}

struct KeyVisitor;

impl Visitor<'_> for KeyVisitor {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Key, E> {
        let is_account_id = key == b"accountId";
        Ok(Key { is_account_id })
    }
}

/// A text as one token of a subject: the sender must not choose another subject by a dot or a
/// wildcard, and a phone number is not an account.
fn token(text: &str) -> &str {
    match text {
        "" => "none",
        text if is_token(text) => text,
        _ => "other",
    }
}

/// A text as the value of a header, in which the sender must not end the line.
fn header(text: &str) -> String {
    let mut header = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && byte != b'%' {
            header.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(header, "%{byte:02x}");
        }
    }
    header
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::Parser;

    use super::*;
    use gateway_common::journal::line;

    const JOURNAL: &str = "0f";

    fn of(line: &str) -> (String, String) {
        let head = Head::of(line.as_bytes()).unwrap();
        (
            head.subject(),
            head.id(
                JOURNAL,
                Position {
                    file: 3,
                    offset: 17,
                },
            ),
        )
    }

    #[test]
    fn subjects_and_ids_are_safe_for_any_event() {
        let line = r#"{"received":"t","family":"voice","type":"gather","id":"6:gather3:c-1-","event":{"accountId":"5500000"}}"#;
        assert_eq!(
            of(line),
            (
                "bandwidth.voice.5500000.gather".into(),
                "6:gather3:c-1-".into()
            )
        );
        // A field of another type is kept as it came.
        for (account, expected) in [
            ("5500000", "5500000"),
            (r#""+15555550100""#, "other"),
            ("15555550100", "other"),
            ("-1.5", "other"),
            ("null", "none"),
            (r#""""#, "none"),
            ("{}", "other"),
        ] {
            let line = format!(
                r#"{{"received":"t","family":"voice","type":"gather","id":"6:gather","event":{{"accountId":{account}}}}}"#
            );
            assert_eq!(
                of(&line),
                (
                    format!("bandwidth.voice.{expected}.gather"),
                    "6:gather".into()
                )
            );
        }
        let hostile = r#"{"received":"t","family":"voice","type":"a.>*\r\n","id":"1:\r\nX: %é","event":{"accountId":""}}"#;
        assert_eq!(
            of(hostile),
            (
                "bandwidth.voice.none.other".into(),
                "1:%0d%0aX:%20%25%c3%a9".into()
            )
        );
        let line = r#"{"received":"t","family":"messaging","type":"message-sent","event":{}}"#;
        assert_eq!(
            of(line),
            (
                "bandwidth.messaging.none.message-sent".into(),
                "0f/3/17".into()
            )
        );
    }

    #[test]
    fn equal_keys_of_any_length_are_equal_ids_and_others_are_not() {
        let id = |key: &str| {
            of(&format!(
                r#"{{"family":"voice","type":"gather","id":"{key}","event":{{}}}}"#
            ))
            .1
        };
        let keys = [0, MAX_ID - 2, MAX_ID - 1, MAX_ID, 4 * MAX_ID]
            .map(|length| format!("6:{}", "x".repeat(length)));
        let ids = keys.clone().map(|key| id(&key));
        assert_eq!(ids[..2], keys[..2]);
        assert_eq!(ids, keys.clone().map(|key| id(&key)));
        for (index, id) in ids.iter().enumerate() {
            assert!(id.len() <= MAX_ID);
            assert!(!ids[..index].contains(id));
        }
        // In another character than the first 512.
        assert_ne!(id(&format!("{}y", keys[4])), ids[4]);
    }

    #[test]
    fn whatever_an_event_has_its_subject_and_id_are_its_own() {
        let line = |event: &str| {
            let mut line = Vec::new();
            line::voice(
                &Parser::new().parse_ref(event.as_bytes()).unwrap(),
                &mut line,
            )
            .unwrap();
            String::from_utf8(line).unwrap()
        };
        let event = |members: &str| {
            format!(
                r#"{{"eventType":"conferenceMemberJoin","callId":"c-1","eventTime":"t"{members}}}"#
            )
        };
        let own = of(&line(&event("")));
        assert_eq!(own.0, "bandwidth.voice.none.conferenceMemberJoin");
        for members in [
            r#","unknown":1,"unknown":2"#,
            r#","accountId":"","accountId":"1""#,
            r#","\u0061ccountI":"1","accountId\u0000":"1""#,
            r#","unknown":1e99,"other":[[{"accountId":"1","accountId":"2"}]]"#,
        ] {
            assert_eq!(of(&line(&event(members))), own, "{members}");
        }
        for members in [
            r#","accountId":"1","accountId":"2""#,
            r#","accountId":null,"\u0061ccountId":1,"accountId":{}"#,
        ] {
            let (subject, id) = of(&line(&event(members)));
            assert_eq!(
                (subject.as_str(), id),
                ("bandwidth.voice.1.conferenceMemberJoin", own.1.clone()),
                "{members}"
            );
        }
        let half =
            r#"{"family":"voice","type":"gather","event":{"\ud800":"\ud800","accountId":"1"}}"#;
        assert_eq!(of(half).0, "bandwidth.voice.1.gather");
    }

    #[test]
    fn what_is_no_line_has_neither() {
        for line in [
            "",
            "half a li",
            "{}",
            r#"{"family":"voice","event":{}}"#,
            r#"{"family":"voice","type":"gather"}"#,
        ] {
            assert!(Head::of(line.as_bytes()).is_none());
        }
    }
}
