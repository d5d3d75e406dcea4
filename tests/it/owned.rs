//! Callbacks that own their body.

use crate::common::fixtures;
use bandwidth_callbacks::{Callback, EventType, Parser};

fn owned(body: &str) -> bandwidth_callbacks::OwnedCallback {
    Parser::new()
        .parse_owned(body.as_bytes().to_vec())
        .map_err(bandwidth_callbacks::Error::from)
        .unwrap()
}

#[test]
fn a_view_equals_the_parsed_event() {
    let mut parser = Parser::new();
    for fixture in fixtures() {
        let owned = parser.parse_owned(fixture.body.clone()).unwrap();
        let seen = parser.parse_ref(&fixture.body).unwrap();
        assert_eq!(owned.get(), seen, "{}", fixture.name());
        assert_eq!(owned.event_type(), seen.event_type());
        assert_eq!(owned.clone(), owned);
    }
}

/// Unescaping in place leaves the end of the escaped text after the shorter unescaped one. That end
/// may begin inside a character.
#[test]
fn bytes_that_unescaping_leaves_are_ignored() {
    for escapes in 1..12 {
        for text in ["é", "東", "\u{1f600}", "aé", "é東\u{1f600}", "éé"] {
            let tag = format!("{}{text}", r"\n".repeat(escapes));
            let body = format!(
                r#"{{"tag":"{tag}","digit":"7","eventType":"dtmf","x{tag}":"{tag}","list":["{tag}",1]}}"#
            );
            let unescaped = format!("{}{text}", "\n".repeat(escapes));
            let owned = owned(&body);
            let Callback::Dtmf(event) = owned.get() else {
                panic!("{body}")
            };
            assert_eq!(event.tag.unwrap(), unescaped.as_str(), "{body}");
            assert_eq!(event.digit.unwrap(), "7");
            assert_eq!(
                event.extra.get(&format!("x{unescaped}")).unwrap().as_str(),
                Some(unescaped.as_str())
            );
            assert_eq!(
                owned.get(),
                Parser::new().parse_ref(body.as_bytes()).unwrap()
            );
        }
    }
}

#[test]
fn owned_callbacks_are_equal_if_their_events_are() {
    let first = owned(r#"{"eventType":"dtmf","digit":"7"}"#);
    assert_eq!(
        first,
        owned(r#" { "digit" : "\u0037", "eventType" : "dtmf", "tag": null } "#)
    );
    assert_ne!(first, owned(r#"{"eventType":"dtmf","digit":"8"}"#));
    assert_ne!(first, owned(r#"{"eventType":"gather","digit":"7"}"#));
}

#[test]
fn a_queue_moves_them_to_another_thread() {
    let (sender, receiver) = std::sync::mpsc::channel();
    let worker = std::thread::spawn(move || {
        receiver
            .iter()
            .map(|event: bandwidth_callbacks::OwnedCallback| {
                event.get().call_id().unwrap().to_owned()
            })
            .collect::<Vec<_>>()
    });
    for call in ["c-1", "c-2"] {
        sender
            .send(owned(&format!(
                r#"{{"eventType":"dtmf","callId":"{call}"}}"#
            )))
            .unwrap();
    }
    drop(sender);
    assert_eq!(worker.join().unwrap(), ["c-1", "c-2"]);
    assert_eq!(
        owned(r#"{"eventType":"brandNew"}"#).event_type(),
        EventType::from_wire("brandNew")
    );
}
