//! Makes the subject and the id of a message from a line of the journal.

use std::borrow::Cow;
use std::fmt::Write;

use bandwidth_callbacks::logs::is_token;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::journal::reader::Position;

/// The longest message id that is taken from an event.
pub const MAX_ID: usize = 512;

/// What the subject and the id are made of.
#[derive(Default, Deserialize)]
pub struct Head<'l> {
    #[serde(borrow, default)]
    received: Cow<'l, str>,
    #[serde(borrow, default)]
    family: Cow<'l, str>,
    #[serde(borrow, default, rename = "type")]
    event_type: Cow<'l, str>,
    #[serde(borrow, default)]
    id: Option<Cow<'l, str>>,
    #[serde(borrow, default)]
    event: Event<'l>,
}

#[derive(Default, Deserialize)]
struct Event<'l> {
    /// A text, but a number was seen too.
    #[serde(borrow, default, rename = "accountId")]
    account_id: Option<&'l RawValue>,
}

impl<'l> Head<'l> {
    pub fn of(line: &'l [u8]) -> Self {
        serde_json::from_slice(line).unwrap_or_default()
    }

    /// `bandwidth.<family>.<account>.<type>`.
    pub fn subject(&self) -> String {
        let account = self.event.account_id.map_or("", |account| account.get().trim_matches('"'));
        format!("bandwidth.{}.{}.{}", token(&self.family), token(account), token(&self.event_type))
    }

    /// The key of an event, or for one without a key the place of its line, so that a line that is published again is no second event.
    pub fn id(&self, begin: Position) -> String {
        match &self.id {
            Some(id) if id.len() <= MAX_ID => header(id),
            _ => format!("{}/{}/{}", header(&self.received), begin.file, begin.offset),
        }
    }
}

/// A text as one token of a subject: the sender must not choose another subject by a dot or a wildcard, and a phone number is not an account.
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
    use super::*;

    #[test]
    fn subjects_and_ids_are_safe_for_any_event() {
        let begin = Position { file: 3, offset: 17 };
        let of = |line: &str| {
            let head = Head::of(line.as_bytes());
            (head.subject(), head.id(begin))
        };
        let line = r#"{"received":"t","family":"voice","type":"gather","id":"6:gather3:c-1-","event":{"accountId":"5500000"}}"#;
        assert_eq!(of(line), ("bandwidth.voice.5500000.gather".into(), "6:gather3:c-1-".into()));
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
            let line = format!(r#"{{"received":"t","family":"voice","type":"gather","id":"6:gather","event":{{"accountId":{account}}}}}"#);
            assert_eq!(of(&line), (format!("bandwidth.voice.{expected}.gather"), "6:gather".into()));
        }
        let hostile = r#"{"received":"t","family":"voice","type":"a.>*\r\n","id":"1:\r\nX: %é","event":{"accountId":""}}"#;
        assert_eq!(of(hostile), ("bandwidth.voice.none.other".into(), "1:%0d%0aX:%20%25%c3%a9".into()));
        for id in ["".to_owned(), format!(r#","id":"{}""#, "x".repeat(MAX_ID + 1))] {
            let line = format!(r#"{{"received":"t","family":"messaging","type":"message-sent"{id},"event":{{}}}}"#);
            assert_eq!(of(&line), ("bandwidth.messaging.none.message-sent".into(), "t/3/17".into()));
        }
        assert_eq!(of("half a li").1, "/3/17");
    }
}
