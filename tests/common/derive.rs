//! The bodies that are made from an event's `full.json` and `typical.json`.

use std::fmt::Write;

use serde_json::{Map, Value, json};

/// Returns the names of the cases, in alphabetical order, and their bodies. `family` is the folder
/// of the family in `fixtures/`.
pub fn derived(
    family: &str,
    full: &[u8],
    typical: &[u8],
) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let read = |body: &[u8]| match serde_json::from_slice(body).unwrap() {
        Value::Array(elements) => (true, elements[0].as_object().unwrap().clone()),
        body => (false, body.as_object().unwrap().clone()),
    };
    let ((is_array, full), (_, typical)) = (read(full), read(typical));
    let cases = CASES.map(|case| {
        let json = derive(family, case, full.clone(), typical.clone());
        let json = if is_array { format!("[{json}]") } else { json };
        (case, (json + "\n").into_bytes())
    });
    cases.into_iter()
}

/// The cases that are made from the other two.
pub const CASES: [&str; 7] = [
    "escapes", "last", "minimal", "nested", "nulls", "unknown", "wrong",
];

fn derive(
    family: &str,
    case: &str,
    full: Map<String, Value>,
    mut typical: Map<String, Value>,
) -> String {
    let name = match family {
        "messaging" => "type",
        _ => "eventType",
    };
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
            // A number beyond 64 bits, which `serde_json` would write as a float.
            let json = serde_json::to_string(&typical).unwrap();
            return json.replace("[{},[],", "[{},[],18446744073709551616,");
        }
        "nulls" => map(name, full, |_, _| Value::Null),
        "unknown" => {
            let unknown = json!({"queuePosition": 3, "callerIsVip": true, "sentiment": -0.25, "skill": "français"});
            for (key, value) in &mut typical {
                // These may have any name.
                let has_fields = !matches!(&**key, "sipHeaders" | "streamParams");
                if let (true, Value::Object(nested)) = (has_fields, value) {
                    nested.insert("futureKey".into(), json!("x7"));
                    nested.insert("futureNull".into(), Value::Null);
                }
            }
            typical.extend(unknown.as_object().unwrap().clone());
            typical
        }
        "wrong" => map(name, full, |index, value| match value {
            // Some texts of frames and messages may be numbers.
            Value::String(_) | Value::Number(_) if family != "voice" => json!(true),
            Value::String(_) => [json!(true), json!(-1.5), json!(42)][(index - 1) % 3].clone(),
            Value::Object(_) => [json!(0), json!("human")][index % 2].clone(),
            Value::Bool(_) => json!("false"),
            Value::Null | Value::Number(_) | Value::Array(_) => json!("1"),
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
                        Value::String(text) => push_text(text, true, json),
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
