//! A line of the journal: `{"received":"…","family":"voice","type":"gather","id":"…","event":{…}}`.

use std::borrow::Cow;
use std::time::SystemTime;

use bandwidth_callbacks::Callback;
use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::types::DedupKey;
use serde::ser::Error as _;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

#[derive(Serialize)]
struct Line<'l, E> {
    /// When the gateway had the whole request.
    received: &'l str,
    family: &'l str,
    #[serde(rename = "type")]
    event_type: &'l str,
    /// Equal for two deliveries of one event. Missing if no field of the event identifies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    event: &'l E,
}

/// The parts of a line that a reader needs. The event is not parsed yet.
#[derive(Deserialize)]
pub struct Entry<'l> {
    #[serde(borrow)]
    pub received: Cow<'l, str>,
    #[serde(borrow)]
    pub event: &'l RawValue,
}

/// The line of a voice event.
pub fn voice(event: &Callback<'_>) -> serde_json::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(1024);
    write_line(
        &mut lines,
        "voice",
        event.event_type().as_str(),
        event.dedup_key(),
        event,
    )?;
    Ok(lines)
}

/// A line for each event of a messaging webhook.
pub fn messages(events: &Messages<'_>) -> serde_json::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(1024);
    for event in events.iter() {
        write_line(
            &mut lines,
            "messaging",
            event.message_type().as_str(),
            event.dedup_key(),
            event,
        )?;
    }
    Ok(lines)
}

fn write_line(
    lines: &mut Vec<u8>,
    family: &str,
    event_type: &str,
    key: Option<DedupKey<'_>>,
    event: &impl Serialize,
) -> serde_json::Result<()> {
    // Fails in the year 10000.
    let received = OffsetDateTime::from(SystemTime::now())
        .format(&Rfc3339)
        .map_err(serde_json::Error::custom)?;
    let line = Line {
        received: &received,
        family,
        event_type,
        id: key.map(|key| key.to_text()),
        event,
    };
    serde_json::to_writer(&mut *lines, &line)?;
    lines.push(b'\n');
    Ok(())
}
