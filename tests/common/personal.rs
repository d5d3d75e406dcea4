//! Content that must not show in a log, and bodies that have it in each of their fields.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Family, sorted};

/// Texts that may be a number, a name or an address of a person, or that a sender writes into a
/// log.
pub const PERSONAL_TEXTS: [&str; 19] = [
    "+15555550100",
    "15555550100",
    "5555550100",
    "555-555-0100",
    "(555) 555-0100",
    "555 0100",
    "tel:+15555550100",
    "sip:15555550100",
    "sip:jane@example.com",
    "jane.doe@example.com",
    "Jane Doe",
    "Zoë",
    "192.0.2.17",
    "https://example.com/jane",
    "123-45-6789",
    "4111111111111111",
    "first line\nERROR second line",
    "\u{1b}[31mred",
    "12345678901234567890123456789012345678901234567890123456789abcdef",
];

/// Personal data as numbers.
pub fn personal_numbers() -> [Value; 5] {
    [
        json!(15_555_550_100_u64),
        json!(5_555_550_100_u64),
        json!(-15_555_550_100_i64),
        json!(15_555_550_100.5),
        json!(4_111_111_111_111_111_u64),
    ]
}

pub fn personal_values() -> Vec<Value> {
    PERSONAL_TEXTS
        .iter()
        .map(|text| json!(text))
        .chain(personal_numbers())
        .collect()
}

/// Returns the ways in which a value could be in a log: each line of a text, and the text as
/// `Debug` prints it.
pub fn needles(personal: &Value) -> Vec<String> {
    match personal {
        Value::String(text) => {
            let mut needles: Vec<String> = text.lines().map(str::to_owned).collect();
            needles.push(text.escape_debug().to_string());
            needles
        }
        other => vec![other.to_string().trim_start_matches('-').to_owned()],
    }
}

/// What a body is parsed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Event(Family),
    DeliveryReport,
    EndpointEvent,
    TollFreeVerification,
    TransferConfirmation,
}

impl Kind {
    /// The folder of the family's table.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Event(family) => family.folder(),
            _ => "notification",
        }
    }

    /// The key of the name of an event.
    pub fn discriminator(self) -> Option<&'static str> {
        match self {
            Self::Event(family) => Some(family.discriminator()),
            _ => None,
        }
    }
}

/// Bodies that together have every field of every family.
pub fn full_bodies() -> Vec<(Kind, Value)> {
    let mut bodies = Vec::new();
    for family in Family::ALL {
        let cases = family
            .fixtures()
            .into_iter()
            .filter(|fixture| fixture.case == "full");
        bodies.extend(cases.map(|fixture| (Kind::Event(family), fixture.json())));
        // The fields that an event of an unknown type has.
        let mut all = serde_json::Map::new();
        for (_, mut body) in bodies
            .iter()
            .filter(|(kind, _)| *kind == Kind::Event(family))
            .cloned()
        {
            let event = if body.is_array() {
                body[0].take()
            } else {
                body
            };
            all.extend(event.as_object().unwrap().clone());
        }
        all.insert(family.discriminator().into(), json!("brandNew"));
        bodies.push((Kind::Event(family), Value::Object(all)));
    }
    bodies.push((
        Kind::Event(Family::Voice),
        json!({"eventType": "transcriptionAvailable", "transcription": {"completeTime": "2026-03-09T14:11:04.218Z"}}),
    ));
    // The fields that only streams of a transcription have.
    let transcription = json!({"realTimeTranscriptionId": "t-1", "transcriptionName": "Front desk", "stabilized": true});
    bodies.push((
        Kind::Event(Family::Stream),
        json!({"eventType": "start", "metadata": transcription}),
    ));
    for (kind, folder) in [
        (Kind::DeliveryReport, "deliveryReport"),
        (Kind::EndpointEvent, "endpointEvent"),
        (Kind::TollFreeVerification, "tollFreeVerification"),
        (Kind::TransferConfirmation, "transferConfirmation"),
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures/notification")
            .join(folder);
        bodies.extend(sorted(&folder).iter().map(|path| {
            (
                kind,
                serde_json::from_slice(&fs::read(path).unwrap()).unwrap(),
            )
        }));
    }
    bodies
}

/// Replaces each value of a body but the names of events, and gives each object an unknown member.
pub fn with_content_everywhere(kind: Kind, body: &Value, content: &Value) -> Value {
    let mut body = body.clone();
    let events = match &mut body {
        Value::Array(events) => events.iter_mut().collect(),
        event => vec![event],
    };
    for event in events {
        let name = kind.discriminator().map(|key| (key, event[key].clone()));
        replace(event, content);
        if let Some((key, name)) = name {
            event[key] = name;
        }
    }
    body
}

fn replace(value: &mut Value, content: &Value) {
    match value {
        Value::Array(elements) => elements
            .iter_mut()
            .for_each(|element| replace(element, content)),
        Value::Object(members) => {
            members
                .values_mut()
                .for_each(|value| replace(value, content));
            let key = content
                .as_str()
                .map_or_else(|| content.to_string(), str::to_owned);
            members.insert(key, content.clone());
        }
        other => *other = content.clone(),
    }
}

/// Replaces the names of events.
pub fn with_content_as_name(kind: Kind, body: &Value, content: &str) -> Option<Value> {
    let mut body = body.clone();
    let key = kind.discriminator()?;
    match &mut body {
        Value::Array(events) => events
            .iter_mut()
            .for_each(|event| event[key] = json!(content)),
        event => event[key] = json!(content),
    }
    Some(body)
}
