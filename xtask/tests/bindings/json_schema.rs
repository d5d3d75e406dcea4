//! The JSON Schemas against the library: what is in a field there is valid here, and what is kept
//! as unknown there, because its type is wrong, is refused here.

use std::collections::{BTreeMap, BTreeSet};

use bandwidth_callbacks::stream::Frame;
use bandwidth_callbacks::{Callback, Parse, Parser};
use serde_json::{Value, json};

use crate::bodies::{field_cases, fixtures, published};
use crate::schemas::{MODULES, Validators, schema};
use crate::tools::report_skipped;

#[test]
fn the_schemas_are_schemas_of_2020_12_and_refer_to_what_they_have() {
    for module in MODULES {
        let schema = schema(module);
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        each(&schema, &mut |value| {
            if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(schema.pointer(pointer).is_some(), "{module}: {reference}");
            }
        });
    }
}

#[test]
fn every_fixture_is_valid_unless_it_has_wrong_types() {
    let validators = Validators::open();
    let (mut valid, mut refused) = (0, 0);
    for body in fixtures() {
        match validators.validate(&body) {
            Ok(()) if !body.is_wrong() => valid += 1,
            Err(_) if body.is_wrong() => refused += 1,
            other => panic!("{}: {other:?}", body.name()),
        }
    }
    println!("{valid} fixtures are valid, {refused} have wrong types and are refused");
    assert!(valid > 300 && refused > 40, "{valid} {refused}");
}

#[test]
fn every_published_body_is_valid_and_has_no_unknown_field() {
    let Some(bodies) = published() else {
        report_skipped("BANDWIDTH_SAMPLES");
        return;
    };
    let validators = [Validators::open(), Validators::closed()];
    for body in &bodies {
        for validators in &validators {
            let result = validators.validate(body);
            assert_eq!(result, Ok(()), "{}", body.name());
        }
    }
    println!("{} published bodies are valid", bodies.len());
    assert!(bodies.len() > 50);
}

#[test]
fn a_value_is_refused_exactly_where_the_library_finds_a_wrong_type() {
    let validators = Validators::open();
    // How often each value is valid, and how often it is refused.
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for case in field_cases() {
        let result = validators.validate(&case.body);
        assert_eq!(
            result.is_ok(),
            case.is_typed,
            "{}: {result:?}",
            case.body.name()
        );
        let (_, value) = case.body.case.split_once(" = ").unwrap();
        counts.entry(value.to_owned()).or_default()[usize::from(!case.is_typed)] += 1;
    }
    println!("value: valid, refused: {counts:?}");
    for (value, [valid, refused]) in counts {
        // Elements are texts or objects.
        let is_never_valid = ["[7]", "[null]", r#"[["x"]]"#].contains(&&*value);
        assert_eq!(valid == 0, is_never_valid, "{value}");
        assert!(refused > 0, "{value} is never refused");
    }
}

#[test]
fn every_field_of_every_definition_is_tried() {
    let validators = Validators::open();
    let schemas = BTreeMap::from(MODULES.map(|module| (module, schema(module))));
    let mut tried = BTreeSet::new();
    for case in field_cases() {
        let schema = &schemas[case.body.module];
        let unknown = || names(schema).find(|name| name.starts_with("Unknown"));
        let mut definition = validators.definition(&case.body.first()).or_else(unknown);
        let (path, _) = case.body.case.split_once(" = ").unwrap();
        for key in path.split('/').filter(|key| *key != "0") {
            // A list of texts, or an object with any keys, has no definition.
            let Some(name) = definition else { break };
            let property = &schema["$defs"][&name]["properties"][key];
            definition = reference(property).or_else(|| reference(&property["items"]));
            tried.insert((case.body.module, name, key.to_owned()));
        }
    }
    for (module, schema) in &schemas {
        for name in names(schema) {
            let properties = schema["$defs"][&name]["properties"].as_object();
            for key in properties.into_iter().flat_map(|it| it.keys()) {
                let is_name = schema["$defs"][&name]["properties"][key]["type"] == "string";
                let field = (*module, name.clone(), key.clone());
                assert!(is_name || tried.contains(&field), "{field:?}");
            }
        }
    }
}

/// The names of the definitions.
fn names(schema: &Value) -> impl Iterator<Item = String> {
    schema["$defs"].as_object().unwrap().keys().cloned()
}

/// The definition that a value refers to, if it is an object.
fn reference(property: &Value) -> Option<String> {
    let other = property["oneOf"].get(0).unwrap_or(property);
    let reference = other.get("$ref")?.as_str().unwrap();
    Some(reference.strip_prefix("#/$defs/").unwrap().to_owned())
}

#[test]
fn an_event_needs_a_name_and_has_one_of_two_keys() {
    fn is_accepted<'b, T: Parse<'b>>(body: &'b mut [u8]) -> bool {
        Parser::new().parse::<T>(body).is_ok()
    }
    let validators = Validators::open();
    let transcription =
        |members: Value| json!({"eventType": "transcriptionAvailable", "transcription": members});
    let cases = [
        ("voice", json!({"eventType": "recordComplete"}), true),
        ("voice", json!({"eventType": "recordingComplete"}), true),
        ("voice", json!({"eventType": "brandNew"}), true),
        ("voice", json!({"eventType": ""}), true),
        ("voice", json!({}), false),
        ("voice", json!({"eventType": null}), false),
        ("voice", json!({"eventType": 7}), false),
        ("voice", json!({"eventtype": "answer"}), false),
        ("voice", json!([{"eventType": "answer"}]), false),
        ("voice", json!(null), false),
        ("voice", json!("answer"), false),
        ("voice", transcription(json!({"completedTime": "x"})), true),
        ("voice", transcription(json!({"completeTime": "x"})), true),
        (
            "voice",
            transcription(json!({"completeTime": "x", "completedTime": "x"})),
            false,
        ),
        ("stream", json!({"eventType": "media"}), true),
        ("stream", json!({"eventType": "mark"}), true),
        ("stream", json!({"event": "media"}), false),
        ("stream", json!({"eventType": ["media"]}), false),
        ("stream", json!([]), false),
    ];
    for (module, body, is_valid) in cases {
        let mut text = serde_json::to_vec(&body).unwrap();
        let by_library = match module {
            "voice" => is_accepted::<Callback<'_>>(&mut text),
            _ => is_accepted::<Frame<'_>>(&mut text),
        };
        assert_eq!(by_library, is_valid, "{body}");
        assert_eq!(validators.is_body(module, &body), is_valid, "{body}");
    }
}

#[test]
fn messages_are_an_array_of_events_or_one_event() {
    let validators = Validators::open();
    for (body, is_valid) in [
        (json!([]), true),
        (
            json!([{"type": "message-sent"}, {"type": "brandNew"}]),
            true,
        ),
        (json!({"type": "message-sent"}), true),
        (json!([{"type": "message-sent"}, {}]), false),
        (json!([[]]), false),
        (json!([null]), false),
        (json!({"eventType": "message-sent"}), false),
    ] {
        let mut text = serde_json::to_vec(&body).unwrap();
        let result = Parser::new()
            .parse::<bandwidth_callbacks::messaging::Messages<'_>>(&mut text)
            .is_ok();
        assert_eq!(result, is_valid, "{body}");
        assert_eq!(validators.is_body("messaging", &body), is_valid, "{body}");
    }
}

fn each(value: &Value, with: &mut dyn FnMut(&Value)) {
    with(value);
    match value {
        Value::Object(members) => members.values().for_each(|value| each(value, with)),
        Value::Array(elements) => elements.iter().for_each(|value| each(value, with)),
        _ => {}
    }
}
