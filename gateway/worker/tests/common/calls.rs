//! Calls whose records are known without the worker's code.

#![allow(unreachable_pub, reason = "a program has no public API")]

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

/// The events of a call. Repetitions have the same event time.
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
    let leg = |id: String, direction: &str, times: [usize; 3], cause: &str| {
        let [start, answer, end] = times;
        json!({
            "call_id": id, "account_id": "5500000", "application_id": null, "direction": direction, "enqueued_time": null,
            "start_time": nanoseconds(number, start), "answer_time": nanoseconds(number, answer), "end_time": nanoseconds(number, end),
            "duration_ms": (end - start) * 1000, "answered_ms": (end - answer) * 1000, "cause": cause, "sip_response_code": null
        })
    };
    let cause = if number.is_multiple_of(7) {
        "busy"
    } else {
        "hangup"
    };
    let mut record = leg(format!("c-{number}"), "inbound", [0, 2, 40], cause);
    record["legs"] = json!([]);
    if number.is_multiple_of(3) {
        record["legs"] = json!([leg(
            format!("c-{number}-b"),
            "outbound",
            [10, 12, 30],
            "hangup"
        )]);
    }
    record["recordings"] = json!([]);
    if number.is_multiple_of(4) {
        record["recordings"] = json!([{
            "recording_id": format!("r-{number}"), "call_id": format!("c-{number}"), "start_time": nanoseconds(number, 3),
            "end_time": nanoseconds(number, 20), "duration_ms": 17_000, "channels": 1, "file_format": "wav", "status": "complete"
        }]);
    }
    record
}

/// The last version of each call in a folder, without its number.
pub fn last(folder: &Path) -> HashMap<String, Value> {
    let mut last: HashMap<String, (u64, Value)> = HashMap::new();
    for mut row in records::ndjson(folder) {
        let version = row
            .as_object_mut()
            .unwrap()
            .remove("version")
            .unwrap()
            .as_u64()
            .unwrap();
        let call = row["call_id"].as_str().unwrap().to_owned();
        if last.get(&call).is_none_or(|(old, _)| *old < version) {
            last.insert(call, (version, row));
        }
    }
    last.into_iter()
        .map(|(call, (_, row))| (call, row))
        .collect()
}
