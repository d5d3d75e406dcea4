//! What is on the wire and not in the documentation: the members of bodies that were captured, in
//! their order.

use std::collections::BTreeSet;

use crate::common::{Fixture, Paths, extra_keys, fixtures};
use bandwidth_callbacks::{Callback, EventType, Options, Parser};
use serde_json::Value;

/// The members that events were captured with, in their order.
const CAPTURES: &[(&str, &str)] = &[
    (
        "answer",
        "eventType callId from to privacy direction applicationId accountId enqueuedTime startTime eventTime callUrl answerTime",
    ),
    (
        "bridgeTargetComplete",
        "eventType callId from to privacy direction applicationId accountId startTime eventTime callUrl answerTime",
    ),
    (
        "disconnect",
        "eventType callId from to privacy direction applicationId accountId enqueuedTime startTime eventTime callUrl answerTime endTime cause",
    ),
    (
        "initiate",
        "eventType callId from to privacy direction applicationId accountId startTime eventTime callUrl callerDisplayName",
    ),
    (
        "transcriptionAvailable",
        "callId callUrl mediaUrl transcription eventType duration accountId eventTime startTime from endTime to applicationId recordingId \
         fileFormat direction",
    ),
];

#[test]
fn each_capture_has_a_fixture_in_its_order() {
    let live = fixtures()
        .into_iter()
        .filter(|fixture| fixture.case == "live");
    let found: Vec<_> = live
        .map(|fixture| {
            (
                fixture.event.clone(),
                fixture
                    .members()
                    .keys()
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        })
        .collect();
    let expected: Vec<_> = CAPTURES
        .iter()
        .map(|(event, members)| ((*event).to_owned(), (*members).to_owned()))
        .collect();
    assert_eq!(found, expected);
    let transcription = &fixtures()
        .into_iter()
        .find(|it| it.name() == "voice/transcriptionAvailable/live")
        .unwrap()
        .members()["transcription"];
    let keys: Vec<_> = transcription.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "status", "url", "completeTime"]);
}

/// Also the bodies that are typical of every event: what is usual must not cost what unknown fields
/// cost.
#[test]
fn usual_bodies_have_no_unknown_field_and_stay_on_the_fast_path() {
    let mut paths = Paths::new(Options::new());
    let mut events = BTreeSet::new();
    let is_usual = |fixture: &Fixture| {
        fixture.event != "brandNew" && matches!(&*fixture.case, "live" | "typical")
    };
    for fixture in fixtures().iter().filter(|it| is_usual(it)) {
        paths.take(&fixture.body);
        let mut parser = Parser::new();
        assert_eq!(
            extra_keys(&parser.parse_ref::<Callback<'_>>(&fixture.body).unwrap()),
            [""; 0],
            "{}",
            fixture.name()
        );
        events.insert(fixture.event.clone());
    }
    assert_eq!(events.len(), EventType::ALL.len());
}

/// Events of a conference have ids of calls, but no such members. Those of an unknown type are
/// taken for events of a call, as most are.
#[test]
fn every_event_of_a_call_has_the_fields_of_its_caller() {
    let mut paths = Paths::new(Options::new());
    let unknown = EventType::from_wire("brandNew");
    for event_type in EventType::ALL.iter().chain([&unknown]) {
        let name = event_type.as_str();
        for (privacy, shown) in [("true", "\"Alice\""), ("false", "\"\""), ("null", "null")] {
            let body = format!(
                r#"{{"eventType":"{name}","callId":"c-1","privacy":{privacy},"callerDisplayName":{shown}}}"#
            );
            paths.take(body.as_bytes());
            let mut parser = Parser::new();
            let callback = parser.parse_ref::<Callback<'_>>(body.as_bytes()).unwrap();
            let own = if name.starts_with("conference") { 2 } else { 0 };
            assert_eq!(
                callback
                    .extra()
                    .iter()
                    .filter(|(key, _)| *key != "callId")
                    .count(),
                own,
                "{body}"
            );
        }
    }
    assert_eq!(paths.compared, 3 * 30);
}

#[test]
fn the_fields_of_the_caller_are_read() {
    let body =
        br#"{"eventType":"bridgeTargetComplete","privacy":true,"callerDisplayName":"Restricted"}"#;
    let mut parser = Parser::new();
    let Ok(Callback::BridgeTargetComplete(event)) = parser.parse_ref(body) else {
        panic!()
    };
    assert_eq!(event.privacy, Some(true));
    assert_eq!(event.caller_display_name.unwrap(), "Restricted");
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        serde_json::from_slice::<Value>(body).unwrap()
    );
}
