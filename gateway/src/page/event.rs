//! What the page keeps of an event: its type, ids and names of unknown fields. No value of the body
//! is in it.

use std::borrow::Cow;

use bandwidth_callbacks::logs::is_token;
use bandwidth_callbacks::messaging::{MessageCallback, MessageType};
use bandwidth_callbacks::types::Extra;
use bandwidth_callbacks::{Callback, EventType};
use serde::Serialize;

use super::calls::{Change, Key, Token, key_of};

/// The most unknown fields that are kept of one event.
const MAX_UNKNOWN: usize = 32;

/// Shown in place of an id that is not one token.
const NOT_AN_ID: &str = "?";

/// Shown in place of a name that could be anything.
const NOT_A_NAME: &str = "(not a name)";

#[derive(Serialize)]
pub struct Event {
    /// The label that the events are counted by: a known type or `unknown`.
    #[serde(skip)]
    pub label: &'static str,
    #[serde(rename = "type")]
    event_type: Cow<'static, str>,
    /// Of the call, or of the conference or message if the event has no call.
    pub id: Option<Token>,
    pub account: Option<Token>,
    /// Of the call.
    #[serde(skip)]
    pub key: Key,
    #[serde(skip)]
    pub change: Change,
    /// The call that this one is the other leg of.
    #[serde(skip)]
    pub parent: Option<(Key, Token)>,
    #[serde(skip)]
    pub unknown: Vec<Box<str>>,
}

impl Event {
    /// Takes from a voice event what may be shown.
    pub fn voice(event: &Callback<'_>) -> Self {
        let call = event.call_id().map(shown);
        let event_type = event.event_type();
        let parent = match event {
            Callback::TransferAnswer(leg) => leg.parent_call_id.and_then(token),
            _ => None,
        };
        Self {
            label: event_type.label(),
            event_type: match event_type {
                EventType::Unknown(text) => name(text.as_str()).to_owned().into(),
                known => known.label().into(),
            },
            key: call.as_deref().map_or(0, key_of),
            change: match &call {
                Some(call) if call != NOT_AN_ID => Change::by(event_type),
                _ => Change::Nothing,
            },
            id: call.or_else(|| event.conference_id().map(shown)),
            account: event.account_id().map(shown),
            parent: parent.map(|parent| (key_of(parent), shown(parent))),
            unknown: Vec::new(),
        }
    }

    /// Takes from a messaging event what may be shown.
    pub fn message(event: &MessageCallback<'_>) -> Self {
        let message_type = event.message_type();
        Self {
            label: message_type.label(),
            event_type: match message_type {
                MessageType::Unknown(text) => name(text.as_str()).to_owned().into(),
                known => known.label().into(),
            },
            key: 0,
            change: Change::Nothing,
            id: event.message_id().map(shown),
            account: None,
            parent: None,
            unknown: Vec::new(),
        }
    }

    /// Takes the names of unknown fields, of the event or of this object in it.
    pub fn add_unknown(&mut self, parent: Option<&'static str>, extra: &Extra<'_>) {
        let room = MAX_UNKNOWN - self.unknown.len();
        self.unknown
            .extend(extra.iter().take(room).map(|(key, _)| match parent {
                Some(parent) => format!("{parent}.{}", name(key)).into(),
                None => name(key).into(),
            }));
    }
}

/// Returns the text if it is an id.
fn token(text: &str) -> Option<&str> {
    Some(text).filter(|text| is_token(text))
}

fn shown(id: &str) -> Token {
    // A token has room.
    Token::from(token(id).unwrap_or(NOT_AN_ID)).unwrap_or_default()
}

/// Returns the text if it looks like an identifier: a token with a letter first, because a number
/// is no name.
fn name(text: &str) -> &str {
    let is_name = is_token(text)
        && text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    if is_name { text } else { NOT_A_NAME }
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::Parser;
    use bandwidth_callbacks::messaging::Messages;

    use super::*;
    use crate::page::calls::MAX_TOKEN;

    fn voice(body: &str) -> Event {
        let mut body = body.as_bytes().to_vec();
        let mut parser = Parser::new();
        let view: Callback<'_> = parser.parse(&mut body).unwrap();
        let mut event = Event::voice(&view);
        view.each_extra(&mut |parent, extra| event.add_unknown(parent, extra));
        event
    }

    fn shows(event: &Event) -> String {
        format!(
            "{} {}",
            serde_json::to_string(event).unwrap(),
            event.unknown.join(" ")
        )
    }

    #[test]
    fn ids_types_and_names_are_kept_and_no_values() {
        let body = r#"{"eventType":"gather","callId":"c-1","accountId":"5500000","digits":"4711","from":"+15555550100","tag":"secret",
            "novelty":"value","diversion":{"line-2":"value"}}"#;
        assert_eq!(
            shows(&voice(body)),
            r#"{"type":"gather","id":"c-1","account":"5500000"} novelty diversion"#
        );
        let nested =
            r#"{"eventType":"initiate","conferenceId":"conf-1","diversion":{"line-2":"value"}}"#;
        assert_eq!(
            shows(&voice(nested)),
            r#"{"type":"initiate","id":null,"account":null} conferenceId diversion.line-2"#
        );
        assert_eq!(
            shows(&voice(r#"{"eventType":"brandNew"}"#)),
            r#"{"type":"brandNew","id":null,"account":null} "#
        );
    }

    #[test]
    fn what_could_be_a_text_or_a_number_is_replaced() {
        let body = r#"{"eventType":"<b>call me</b>","callId":"+15555550100","accountId":"two words","+15555550101":1,"5550102":2,"a b":3,"":4}"#;
        assert_eq!(
            shows(&voice(body)),
            r#"{"type":"(not a name)","id":"?","account":"?"} (not a name) (not a name) (not a name) (not a name)"#
        );
        let longest = "x".repeat(MAX_TOKEN);
        let event = voice(&format!(
            r#"{{"eventType":"gather","callId":"{longest}","{longest}":1}}"#
        ));
        assert_eq!(
            shows(&event),
            format!(r#"{{"type":"gather","id":"{longest}","account":null}} {longest}"#)
        );
        let long = "x".repeat(MAX_TOKEN + 1);
        let event = voice(&format!(
            r#"{{"eventType":"{long}","callId":"{long}","accountId":"","{long}":1}}"#
        ));
        assert_eq!(
            shows(&event),
            r#"{"type":"(not a name)","id":"?","account":"?"} (not a name)"#
        );
        assert_eq!((event.label, event.change), ("unknown", Change::Nothing));
        let mut body =
            br#"[{"type":"<b>","message":{"id":"+15555550100","text":"hello"}}]"#.to_vec();
        let mut parser = Parser::new();
        let messages = parser.parse::<Messages<'_>>(&mut body).unwrap();
        assert_eq!(
            shows(&Event::message(&messages[0])),
            r#"{"type":"(not a name)","id":"?","account":null} "#
        );
    }

    #[test]
    fn an_event_with_many_unknown_fields_keeps_some() {
        let fields: String = (0..200).map(|n| format!(r#","f{n}":1"#)).collect();
        let event = voice(&format!(
            r#"{{"eventType":"dtmf"{fields},"diversion":{{"a":1}}}}"#
        ));
        assert_eq!(event.unknown.len(), MAX_UNKNOWN);
    }
}
