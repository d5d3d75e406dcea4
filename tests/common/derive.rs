//! The fixtures that are made from an event's `full.json` and `typical.json`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::family::Family;

/// The cases that are made from the other two.
pub const DERIVED: [&str; 7] = [
    "escapes", "last", "minimal", "nested", "nulls", "unknown", "wrong",
];

/// Writes the derived fixtures of an event that its folder does not have.
pub fn write_missing(family: Family, folder: &Path) {
    let read = |case: &str| -> Value {
        let path = folder.join(case).with_extension("json");
        let body = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_slice(&body).unwrap()
    };
    for case in DERIVED {
        let path = folder.join(case).with_extension("json");
        if !path.exists() {
            let is_array = read("full").is_array();
            let object = |value: Value| match value {
                Value::Array(elements) => elements[0].as_object().unwrap().clone(),
                value => value.as_object().unwrap().clone(),
            };
            let json = derive(family, case, object(read("full")), object(read("typical")));
            let json = if is_array { format!("[{json}]") } else { json };
            fs::write(&path, json + "\n").unwrap();
        }
    }
}

fn derive(
    family: Family,
    case: &str,
    full: Map<String, Value>,
    mut typical: Map<String, Value>,
) -> String {
    let name = family.discriminator();
    let event_type = full[name].clone();
    let members = match case {
        "escapes" => return escaped(&full),
        "last" => {
            typical.shift_remove(name);
            typical.insert(name.into(), event_type);
            return spread(&typical);
        }
        "minimal" => Map::from_iter([(name.into(), event_type)]),
        "nested" => {
            typical.insert(
                "labels".into(),
                json!(["a", 1, null, {"deep": [{}, [], i64::MIN, 1e-7, 0.1]}]),
            );
            typical.insert("meta".into(), json!({"tag": "not the tag", name: "answer"}));
            typical
        }
        "nulls" => map(name, full, |_, _| Value::Null),
        "unknown" => {
            let unknown = json!({"queuePosition": 3, "callerIsVip": true, "sentiment": -0.25, "skill": "français"});
            typical.extend(unknown.as_object().unwrap().clone());
            typical
        }
        "wrong" => map(name, full, |index, value| match value {
            // Some of their texts may be numbers.
            Value::String(_) | Value::Number(_) if family != Family::Voice => json!(true),
            Value::String(_) => [json!(true), json!(-1.5), json!(42)][(index - 1) % 3].clone(),
            Value::Object(_) => json!(0),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => json!("1"),
        }),
        other => panic!("no rule makes {other}"),
    };
    serde_json::to_string(&members).unwrap()
}

/// Replaces all values but the event's type.
fn map(
    name: &str,
    members: Map<String, Value>,
    value: impl Fn(usize, &Value) -> Value,
) -> Map<String, Value> {
    let replaced = members.into_iter().enumerate().map(|(index, (key, old))| {
        let new = if key == name { old } else { value(index, &old) };
        (key, new)
    });
    replaced.collect()
}

/// With white space around all tokens.
fn spread(members: &Map<String, Value>) -> String {
    serde_json::to_string_pretty(members)
        .unwrap()
        .replace("  ", "\t")
        .replace("\": ", "\"\t:  ")
}

/// With an escape for every fifth character of a text, and for those of every other key. The tag
/// has each kind of escape.
fn escaped(members: &Map<String, Value>) -> String {
    let mut json = String::new();
    push_members(members, &mut json);
    json
}

fn push_members(members: &Map<String, Value>, json: &mut String) {
    json.push('{');
    for (index, (key, value)) in members.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        push_text(key, index % 2 == 1, json);
        json.push(':');
        match value {
            Value::String(_) if key == "tag" => {
                json.push_str(r#""{\"room\":\"zürich\\n\u00df\ud83d\ude00 – 東京\"}\t\u0000\b""#);
            }
            Value::String(text) => push_text(text, true, json),
            Value::Object(members) => push_members(members, json),
            Value::Array(elements) => {
                json.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        json.push(',');
                    }
                    match element {
                        Value::Object(members) => push_members(members, json),
                        other => json.push_str(&other.to_string()),
                    }
                }
                json.push(']');
            }
            other => json.push_str(&other.to_string()),
        }
    }
    json.push('}');
}

fn push_text(text: &str, with_escapes: bool, json: &mut String) {
    json.push('"');
    for (index, c) in text.chars().enumerate() {
        match c {
            c if with_escapes && index % 5 == 1 => write!(json, "\\u{:04x}", u32::from(c)).unwrap(),
            '/' if with_escapes => json.push_str("\\/"),
            '"' | '\\' => json.extend(['\\', c]),
            c => json.push(c),
        }
    }
    json.push('"');
}
