//! The bodies of events: the samples of the library, with the ids, times and values of a call.

use bandwidth_callbacks::EventType;
use bandwidth_callbacks::messaging::{self, MessageType};
use bandwidth_callbacks::voice::samples;
use fastrand::Rng;
use serde_json::{Map, Value};

use super::mix::now;

/// The id of the call in the samples, which occurs in URLs too.
const CALL: &str = "c-7f3a10c4-5d2e41b8-93aa-4c06-8f11-2b6e0d94c7a5";
const CONFERENCE: &str = "conf-2e9b51d7-c4a0-4f38-b6e5-d1903f7c8a26";
const RECORDING: &str = "r-3c5d9a1e-0b7f-4826-9e4d-71f2a8c6b035";
const MESSAGE: &str = "17730668931210p3n8r5yv6cu2d1e";
const RECEIVED: &str = "17730667042180k7m2q9xw4zt5a8b";

/// The ids of one call, and when it began.
pub struct Ids {
    pub call: String,
    conference: String,
    recording: String,
    start: String,
}

impl Ids {
    pub fn new(rng: &mut Rng) -> Self {
        Self {
            call: call_id(rng),
            conference: format!("conf-{}", hex(rng)),
            recording: format!("r-{}", hex(rng)),
            start: now(),
        }
    }
}

pub fn call_id(rng: &mut Rng) -> String {
    format!("c-{:08x}-{}", rng.u32(..), hex(rng))
}

fn hex(rng: &mut Rng) -> String {
    let (a, b) = (rng.u64(..), rng.u64(..));
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        a >> 32,
        a >> 16 & 0xffff,
        a & 0xffff,
        b >> 48,
        b & 0xffff_ffff_ffff
    )
}

/// Writes a voice event. A field that is given as null is left out.
pub fn voice(
    event_type: EventType<'_>,
    ids: &Ids,
    tag: &str,
    fields: &[(&str, Value)],
) -> Map<String, Value> {
    let sample = samples::of(event_type).map_or("{}", |sample| sample.body);
    let text = sample
        .replace(CALL, &ids.call)
        .replace(CONFERENCE, &ids.conference);
    let mut event: Map<String, Value> =
        serde_json::from_str(&text.replace(RECORDING, &ids.recording)).unwrap_or_default();
    let now = now();
    for (name, time) in [
        ("eventTime", &now),
        ("startTime", &ids.start),
        ("answerTime", &ids.start),
        ("endTime", &now),
    ] {
        if let Some(value) = event.get_mut(name) {
            *value = time.as_str().into();
        }
    }
    set(
        &mut event,
        "tag",
        if tag.is_empty() {
            Value::Null
        } else {
            tag.into()
        },
    );
    for (name, value) in fields {
        set(&mut event, name, value.clone());
    }
    event
}

fn set(event: &mut Map<String, Value>, name: &str, value: Value) {
    if value.is_null() {
        // The other way to remove moves the last field.
        event.shift_remove(name);
    } else {
        event.insert(name.to_owned(), value);
    }
}

/// Writes the body of a messaging webhook.
pub fn message(message_type: MessageType<'_>, id: &str) -> String {
    let sample = messaging::samples::of(message_type).map_or("[]", |sample| sample.body);
    sample.replace(MESSAGE, id).replace(RECEIVED, id)
}

pub fn message_id(rng: &mut Rng) -> String {
    (0..29).map(|_| rng.char('a'..='z')).collect()
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::parse;
    use serde_json::json;

    use super::*;

    #[test]
    fn nothing_of_a_sample_is_left_that_would_make_two_calls_one() {
        let ids = Ids::new(&mut Rng::with_seed(1));
        for sample in samples::all() {
            let event = Value::Object(voice(sample.event_type, &ids, "a tag", &[])).to_string();
            for id in [CALL, CONFERENCE, RECORDING, r#""eventTime":"2026-03-09"#] {
                assert!(!event.contains(id), "{event}");
            }
            let mut body = event.into_bytes();
            let parsed = parse(&mut body).unwrap();
            assert_eq!(parsed.event_type(), sample.event_type);
            // A call has no tag when it begins.
            if sample.event_type != EventType::Initiate {
                assert_eq!(parsed.tag().unwrap().as_str(), "a tag");
            }
        }
        for sample in messaging::samples::all() {
            assert!(message(sample.event_type, "an id").contains(r#""id":"an id""#));
        }
    }

    #[test]
    fn fields_keep_the_order_of_the_sample() {
        let ids = Ids::new(&mut Rng::with_seed(1));
        let fields = [("digits", json!("5")), ("terminatingDigit", Value::Null)];
        let event = voice(EventType::Gather, &ids, "", &fields);
        let names: Vec<_> = event.keys().map(String::as_str).collect();
        let expected = "eventType eventTime accountId applicationId from to direction callId digits callUrl startTime answerTime";
        assert_eq!(names.join(" "), expected);
        assert_eq!(event["digits"], "5");
    }
}
