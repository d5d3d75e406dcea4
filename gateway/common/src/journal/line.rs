//! A line of the journal: `{"received":"…","family":"voice","type":"gather","id":"…","event":{…}}`.

use std::borrow::Cow;
use std::time::SystemTime;

use bandwidth_callbacks::Callback;
use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::types::{DedupKey, Value};
use serde::Deserialize;
use serde_json::value::RawValue;
use time::OffsetDateTime;
use time::error::Format;
use time::format_description::well_known::Rfc3339;

/// The parts of a line that a reader needs. The event is not parsed yet.
#[derive(Deserialize)]
pub struct Entry<'l> {
    #[serde(borrow)]
    pub received: Cow<'l, str>,
    #[serde(borrow)]
    pub event: &'l RawValue,
}

/// Appends the line of a voice event.
///
/// # Errors
///
/// It is a year that is not from 0 to 9999.
pub fn voice(event: &Callback<'_>, lines: &mut Vec<u8>) -> Result<(), Format> {
    write_line(
        lines,
        OffsetDateTime::from(SystemTime::now()),
        "voice",
        event.event_type().as_str(),
        event.dedup_key(),
        |lines| event.write_json(lines),
    )
}

/// Appends a line for each event of a messaging webhook.
///
/// # Errors
///
/// As for [`voice`].
pub fn messages(events: &Messages<'_>, lines: &mut Vec<u8>) -> Result<(), Format> {
    for event in events.iter() {
        write_line(
            lines,
            OffsetDateTime::from(SystemTime::now()),
            "messaging",
            event.message_type().as_str(),
            event.dedup_key(),
            |lines| event.write_json(lines),
        )?;
    }
    Ok(())
}

/// `received` is when the gateway had the whole request. Equal keys are of two deliveries of one
/// event. There is none if no field of the event identifies it.
fn write_line(
    lines: &mut Vec<u8>,
    received: OffsetDateTime,
    family: &'static str,
    event_type: &str,
    key: Option<DedupKey<'_>>,
    write_event: impl FnOnce(&mut Vec<u8>),
) -> Result<(), Format> {
    lines.extend_from_slice(br#"{"received":""#);
    received.format_into(lines, &Rfc3339)?;
    lines.extend_from_slice(br#"","family":""#);
    lines.extend_from_slice(family.as_bytes());
    lines.extend_from_slice(br#"","type":"#);
    // The sender may have chosen any text, for the type as for the parts of a key.
    Value::Text(event_type).write_json(lines);
    if let Some(key) = key {
        lines.extend_from_slice(br#","id":"#);
        Value::Text(&key.to_text()).write_json(lines);
    }
    lines.extend_from_slice(br#","event":"#);
    write_event(lines);
    lines.extend_from_slice(b"}\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::Parser;
    use bandwidth_callbacks::messaging::samples as of_messaging;
    use bandwidth_callbacks::voice::samples as of_voice;
    use serde::Serialize;

    use super::*;

    /// A line for `serde_json`.
    #[derive(Serialize)]
    struct Line<'l, E> {
        received: &'l str,
        family: &'l str,
        #[serde(rename = "type")]
        event_type: &'l str,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        event: &'l E,
    }

    /// Whether a line has the bytes that `serde_json` writes, but for its time.
    fn check<E: Serialize>(
        written: &[u8],
        family: &str,
        event_type: &str,
        key: Option<DedupKey<'_>>,
        event: &E,
    ) {
        let entry: Entry<'_> = serde_json::from_slice(written).unwrap();
        let line = Line {
            received: &entry.received,
            family,
            event_type,
            id: key.map(|key| key.to_text()),
            event,
        };
        let expected = serde_json::to_string(&line).unwrap() + "\n";
        assert_eq!(str::from_utf8(written).unwrap(), expected);
    }

    fn check_voice(body: &str) {
        let mut parser = Parser::new();
        let event: Callback<'_> = parser.parse_ref(body.as_bytes()).unwrap();
        let mut written = Vec::new();
        voice(&event, &mut written).unwrap();
        check(
            &written,
            "voice",
            event.event_type().as_str(),
            event.dedup_key(),
            &event,
        );
    }

    fn check_messages(body: &str) {
        let mut parser = Parser::new();
        let events: Messages<'_> = parser.parse_ref(body.as_bytes()).unwrap();
        let mut written = Vec::new();
        messages(&events, &mut written).unwrap();
        let lines: Vec<_> = written.split_inclusive(|byte| *byte == b'\n').collect();
        assert_eq!(lines.len(), events.len());
        for (line, event) in lines.into_iter().zip(events.iter()) {
            check(
                line,
                "messaging",
                event.message_type().as_str(),
                event.dedup_key(),
                event,
            );
        }
    }

    #[test]
    fn lines_are_those_of_serde_json() {
        for sample in of_voice::all() {
            check_voice(sample.body);
        }
        let bodies: Vec<_> = of_messaging::all()
            .iter()
            .map(|sample| sample.body)
            .collect();
        for body in &bodies {
            check_messages(body);
        }
        let events = bodies
            .iter()
            .map(|body| body.trim_start_matches('[').trim_end_matches(']'));
        check_messages(&format!("[{}]", events.collect::<Vec<_>>().join(",")));
    }

    #[test]
    fn a_type_or_a_part_of_the_id_can_be_any_text() {
        for text in [
            "",
            r#"\""#,
            r"\\",
            r"\n",
            r"\u0000",
            r"\u001f\b\f\t\r",
            r"\u007f\u2028\ud83d\ude00",
            "\u{e9}\u{1f600}",
            r#"x\",\"event\":{\"eventType\":\"answer"#,
            &"a\\\"".repeat(100),
        ] {
            for body in [
                format!(r#"{{"eventType":"x{text}","callId":"c-1","eventTime":"t"}}"#),
                format!(
                    r#"{{"eventType":"dtmf","callId":"c{text}","eventTime":"{text}t","digit":"{text}"}}"#
                ),
                format!(r#"{{"eventType":"gather","tag":"{text}","x{text}":["{text}"]}}"#),
            ] {
                check_voice(&body);
            }
            check_messages(&format!(
                r#"[{{"type":"x{text}","to":"{text}","message":{{"id":"m{text}"}}}}]"#
            ));
        }
    }
}
