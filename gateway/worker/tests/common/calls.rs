//! Calls whose records are known without the worker's code.

#![allow(dead_code, unreachable_pub, reason = "not every test uses all of it")]

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Value, json};
use time::OffsetDateTime;

use super::records;

/// 2026-11-25T10:00:00Z in seconds.
const BEGIN: i64 = 1_795_600_800;

/// When second `second` of call `number` is.
fn moment(number: usize, second: usize) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(BEGIN + (number * 60 + second) as i64).unwrap()
}

/// That moment as Bandwidth writes it.
pub fn time(number: usize, second: usize) -> String {
    let at = moment(number, second);
    let (date, clock) = (at.date(), at.time());
    format!(
        "{date}T{:02}:{:02}:{:02}.250Z",
        clock.hour(),
        clock.minute(),
        clock.second()
    )
}

/// That moment in nanoseconds since 1970.
pub fn nanoseconds(number: usize, second: usize) -> i64 {
    moment(number, second).unix_timestamp() * 1_000_000_000 + 250_000_000
}

/// The most events of a call.
pub const STEPS: usize = 8;

/// The events of a call. Repetitions have the same event time. Some calls are transferred, and some
/// of those to which they are transferred are transferred too.
pub fn events(number: usize) -> Vec<Value> {
    let call = format!("c-{number}");
    let event = |event_type: &str, second: usize, more: Value| {
        let mut event = json!({
            "eventType": event_type, "accountId": "5500000", "callId": call, "from": "+15551110000", "to": "+15552220000",
            "direction": "inbound", "startTime": time(number, 0), "eventTime": time(number, second)
        });
        event
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        event
    };
    let answer = json!({"answerTime": time(number, 2)});
    let mut events = vec![event("initiate", 0, json!({})), event("gather", 5, answer)];
    if number.is_multiple_of(3) {
        let leg = json!({
            "callId": format!("c-{number}-b"), "parentCallId": call, "direction": "outbound", "startTime": time(number, 10),
            "answerTime": time(number, 12), "transferTo": "+15553330000"
        });
        events.push(event("transferAnswer", 12, leg.clone()));
        let mut leg = leg;
        leg["endTime"] = time(number, 30).into();
        leg["cause"] = "hangup".into();
        events.push(event("transferDisconnect", 30, leg));
    }
    if number.is_multiple_of(6) {
        let leg = json!({
            "callId": format!("c-{number}-c"), "parentCallId": format!("c-{number}-b"), "direction": "outbound", "startTime": time(number, 15),
            "answerTime": time(number, 17), "transferTo": "+15554440000"
        });
        events.push(event("transferAnswer", 17, leg.clone()));
        let mut leg = leg;
        leg["endTime"] = time(number, 25).into();
        leg["cause"] = "busy".into();
        events.push(event("transferDisconnect", 25, leg));
    }
    if number.is_multiple_of(4) {
        let recording = json!({
            "recordingId": format!("r-{number}"), "startTime": time(number, 3), "endTime": time(number, 20), "duration": "PT17S",
            "status": "complete", "fileFormat": "wav", "channels": 1
        });
        events.push(event("recordingAvailable", 21, recording));
    }
    let end = json!({"endTime": time(number, 40), "cause": if number.is_multiple_of(7) { "busy" } else { "hangup" }});
    events.push(event("disconnect", 40, end));
    events
}

/// The record of a call without its version.
pub fn expected(number: usize) -> Value {
    let leg = |id: String,
               parent: Option<String>,
               direction: &str,
               times: [usize; 3],
               cause: &str| {
        let [start, answer, end] = times;
        json!({
            "call_id": id, "parent_call_id": parent, "account_id": "5500000", "application_id": null, "direction": direction, "enqueued_time": null,
            "start_time": nanoseconds(number, start), "answer_time": nanoseconds(number, answer), "end_time": nanoseconds(number, end),
            "duration_ms": (end - start) * 1000, "answered_ms": (end - answer) * 1000, "cause": cause, "sip_response_code": null
        })
    };
    let cause = if number.is_multiple_of(7) {
        "busy"
    } else {
        "hangup"
    };
    let mut record = leg(format!("c-{number}"), None, "inbound", [0, 2, 40], cause);
    let mut legs = Vec::new();
    let [a, b, c] = ["", "-b", "-c"].map(|end| format!("c-{number}{end}"));
    if number.is_multiple_of(3) {
        legs.push(leg(b.clone(), Some(a), "outbound", [10, 12, 30], "hangup"));
    }
    if number.is_multiple_of(6) {
        legs.push(leg(c, Some(b), "outbound", [15, 17, 25], "busy"));
    }
    record["legs"] = legs.into();
    record["recordings"] = json!([]);
    if number.is_multiple_of(4) {
        record["recordings"] = json!([{
            "recording_id": format!("r-{number}"), "call_id": format!("c-{number}"), "start_time": nanoseconds(number, 3),
            "end_time": nanoseconds(number, 20), "duration_ms": 17_000, "channels": 1, "file_format": "wav", "status": "complete"
        }]);
    }
    record
}

/// The events of the conference of a call, which leaves it and comes back. Nothing for a call
/// without one.
pub fn conference(number: usize) -> Vec<Value> {
    if !number.is_multiple_of(5) {
        return Vec::new();
    }
    let event = |event_type: &str, second: usize, more: Value| {
        let mut event = json!({
            "conferenceId": format!("room-{number}"), "name": "room of Ann", "eventType": event_type, "eventTime": time(number, second)
        });
        event
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        event
    };
    let member =
        json!({"callId": format!("c-{number}"), "from": "+15551110000", "to": "+15552220000"});
    let recording = json!({
        "accountId": "5500000", "recordingId": format!("r-room-{number}"), "startTime": time(number, 7), "endTime": time(number, 11),
        "duration": "PT4S", "status": "complete", "fileFormat": "mp3", "channels": 1
    });
    vec![
        event("conferenceCreated", 5, json!({})),
        event("conferenceMemberJoin", 6, member.clone()),
        event("conferenceMemberExit", 12, member.clone()),
        event("conferenceMemberJoin", 20, member.clone()),
        event("conferenceMemberExit", 38, member),
        event("conferenceRecordingAvailable", 13, recording),
        event("conferenceCompleted", 39, json!({})),
    ]
}

/// The record of that conference without its version.
pub fn expected_conference(number: usize) -> Value {
    let member = |join: usize, exit: usize| {
        json!({
            "call_id": format!("c-{number}"), "join_time": nanoseconds(number, join), "exit_time": nanoseconds(number, exit),
            "duration_ms": (exit - join) * 1000
        })
    };
    json!({
        "conference_id": format!("room-{number}"), "account_id": "5500000", "created_time": nanoseconds(number, 5),
        "completed_time": nanoseconds(number, 39), "duration_ms": 34_000,
        "members": [member(6, 12), member(20, 38)],
        "recordings": [{
            "recording_id": format!("r-room-{number}"), "start_time": nanoseconds(number, 7), "end_time": nanoseconds(number, 11),
            "duration_ms": 4000, "channels": 1, "file_format": "mp3", "status": "complete"
        }]
    })
}

/// The last version of each call in a folder, without its number.
pub fn last(folder: &Path) -> HashMap<String, Value> {
    last_of(folder, "call_id")
}

/// The last version of each conference of the workers with this folder, without its number.
pub fn last_conferences(folder: &Path) -> HashMap<String, Value> {
    last_of(&folder.join("conferences"), "conference_id")
}

fn last_of(folder: &Path, id: &str) -> HashMap<String, Value> {
    let mut last: HashMap<String, (u64, Value)> = HashMap::new();
    for mut row in records::ndjson(folder) {
        let version = row
            .as_object_mut()
            .unwrap()
            .remove("version")
            .unwrap()
            .as_u64()
            .unwrap();
        let id = row[id].as_str().unwrap().to_owned();
        if last.get(&id).is_none_or(|(old, _)| *old < version) {
            last.insert(id, (version, row));
        }
    }
    last.into_iter().map(|(id, (_, row))| (id, row)).collect()
}
