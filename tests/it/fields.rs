//! Every documented field is found by its key, alone and next to each other field. No other key is
//! confused with it.

use std::collections::BTreeMap;

use crate::common::{Paths, assert_numbered, cases, extra_keys};
use bandwidth_callbacks::voice::{Field, samples};
use bandwidth_callbacks::{Callback, ErrorKind, EventType, Options, Parser};
use serde_json::{Map, Value};

/// The type of an event and all its documented fields, without `eventType`.
struct Event {
    name: String,
    fields: Vec<(String, Value)>,
}

/// Returns all fields of all events, each with a value of its type.
fn all_fields() -> BTreeMap<String, Value> {
    let mut fields = BTreeMap::new();
    for fixture in cases("full") {
        for (key, value) in fixture.json().as_object().unwrap() {
            match (fields.get_mut(key), value) {
                // A nested object gets all the fields that it has in any event.
                (Some(Value::Object(known)), Value::Object(value)) => known.extend(value.clone()),
                _ => drop(fields.insert(key.clone(), value.clone())),
            }
        }
    }
    fields.remove("eventType").unwrap();
    assert!(fields.len() > 45);
    fields
}

/// Returns all events. The tape path decides which fields an event has: those that are not unknown
/// fields.
fn events() -> Vec<Event> {
    let mut parser = Parser::with_options(Options::new().fast_path(false));
    let mut is_own = |name: &str, key: &str, value: &Value| {
        let body = body(name, &[(key, value)], 0);
        parser
            .parse_ref::<Callback<'_>>(body.as_bytes())
            .unwrap()
            .extra()
            .is_empty()
    };
    let all = all_fields();
    let events: Vec<_> = samples::all()
        .iter()
        .map(|sample| {
            let name = sample.event_type.as_str();
            let own = all.iter().filter(|(key, value)| is_own(name, key, value));
            Event {
                name: name.to_owned(),
                fields: own
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
            }
        })
        .collect();
    for fixture in cases("full") {
        let event = events
            .iter()
            .find(|event| event.name == fixture.event)
            .unwrap();
        for key in fixture
            .json()
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| *key != "eventType")
        {
            assert!(
                event.fields.iter().any(|(own, _)| own == key),
                "{}: {key}",
                fixture.name()
            );
        }
    }
    assert_eq!(events.len(), EventType::ALL.len());
    events
}

/// Returns the body of an event whose type comes after `before` of the members.
fn body(event: &str, members: &[(&str, &Value)], before: usize) -> String {
    let mut members: Vec<_> = members
        .iter()
        .map(|(key, value)| format!("{}:{value}", Value::from(*key)))
        .collect();
    members.insert(before, format!(r#""eventType":"{event}""#));
    format!("{{{}}}", members.join(","))
}

/// Parses a body by both paths. Returns whether the fast path handles it, its members and its
/// unknown fields.
fn parsed(paths: &mut Paths, body: &str) -> (bool, Value, Vec<String>) {
    let is_taken = paths.agree(body.as_bytes());
    let mut parser = Parser::new();
    let callback: Callback<'_> = parser
        .parse_ref(body.as_bytes())
        .unwrap_or_else(|error| panic!("{error}: {body}"));
    (
        is_taken,
        serde_json::to_value(&callback).unwrap(),
        extra_keys(&callback),
    )
}

/// Asserts that all members of a body are fields, and that the event has no others. Returns whether
/// the fast path handles the body.
fn assert_known(paths: &mut Paths, body: &str) -> bool {
    let (is_taken, found, extra) = parsed(paths, body);
    assert_eq!(
        found,
        serde_json::from_str::<Value>(body).unwrap(),
        "{body}"
    );
    assert!(extra.is_empty(), "{extra:?}: {body}");
    is_taken
}

#[test]
fn each_field_alone_is_found() {
    let mut paths = Paths::new(Options::new());
    for event in events() {
        for (key, value) in &event.fields {
            for before in [0, 1] {
                let body = body(&event.name, &[(key, value)], before);
                assert!(assert_known(&mut paths, &body), "{body}");
                // A space between key and colon, which a different lookup handles.
                let spaced = body.replacen("\":", "\" :", 1).replacen(
                    "\"eventType\":",
                    "\"eventType\" :",
                    1,
                );
                assert!(assert_known(&mut paths, &spaced), "{spaced}");
                let null = body_of_null(&event.name, key, before);
                let (is_taken, found, extra) = parsed(&mut paths, &null);
                assert!(is_taken, "{null}");
                assert_eq!(found.as_object().unwrap().len(), 1, "{null}: {found}");
                assert!(extra.is_empty(), "{null}");
            }
        }
    }
    assert!(paths.compared > 2_000);
}

fn body_of_null(event: &str, key: &str, before: usize) -> String {
    body(event, &[(key, &Value::Null)], before)
}

#[test]
fn each_pair_of_fields_is_found() {
    let mut paths = Paths::new(Options::new());
    for event in events() {
        for (turn, (first, value)) in event.fields.iter().enumerate() {
            for (second, other) in &event.fields[..turn] {
                // The type is first, in the middle or last. Each pair occurs in one order, which
                // varies from pair to pair.
                let mut members = [(&**first, value), (&**second, other)];
                if paths.compared.is_multiple_of(2) {
                    members.reverse();
                }
                let body = body(&event.name, &members, paths.compared % 3);
                assert!(assert_known(&mut paths, &body), "{body}");
            }
        }
    }
    assert!(paths.compared > 3_000);
}

/// A duplicate field is an error, whichever of its values are null, and with or without a space
/// before the colon.
#[test]
fn duplicate_fields_are_declined() {
    let mut paths = Paths::new(Options::new());
    for event in events() {
        for (key, value) in &event.fields {
            let key = Value::from(&**key);
            let forms = [
                format!("{key}:{value}"),
                format!("{key} : {value}"),
                format!("{key}:null"),
                format!("{key}\n:null"),
            ];
            // All forms for one event, and two of them for each other event.
            for (turn, first) in forms.iter().enumerate() {
                for (other, second) in forms.iter().enumerate() {
                    if event.name == "initiate"
                        || event.name == "recordingComplete"
                        || (turn * 4 + other) == paths.compared % 16
                    {
                        let body = format!(
                            r#"{{"eventType":"{}",{first},"new":1,{second}}}"#,
                            event.name
                        );
                        assert!(!paths.agree(body.as_bytes()), "{body}");
                        let error = Parser::new()
                            .parse_ref::<Callback<'_>>(body.as_bytes())
                            .unwrap_err();
                        assert_eq!(error.kind(), ErrorKind::DuplicateField, "{body}");
                    }
                }
            }
            let Some((inner, value)) = value.as_object().and_then(|object| object.iter().next())
            else {
                continue;
            };
            for [first, second] in [
                [value, value],
                [&Value::Null, value],
                [value, &Value::Null],
                [&Value::Null, &Value::Null],
            ] {
                let body = format!(
                    r#"{{"eventType":"{}",{key}:{{"{inner}":{first},"{inner}" :{second}}}}}"#,
                    event.name
                );
                let is_taken = paths.agree(body.as_bytes());
                // SIP headers are a list, not fields.
                assert!(!is_taken || key == "sipHeaders", "{body}");
            }
        }
    }
    assert!(paths.compared > 700);
}

/// Other keys of fields, which no fixture can have at the same time: the usual key, and the other
/// one.
const ALIASES: [(&str, &str); 1] = [("completedTime", "completeTime")];

/// The members of a nested object, and those under other keys of its fields.
fn members_and_aliases(nested: &Map<String, Value>) -> Vec<(&str, &Value)> {
    let members = nested.iter().map(|(key, value)| (&**key, value));
    let aliases = ALIASES
        .iter()
        .filter_map(|(key, alias)| Some((*alias, nested.get(*key)?)));
    members.chain(aliases).collect()
}

/// Each field of a nested object, alone.
#[test]
fn each_nested_field_alone_is_found() {
    let mut paths = Paths::new(Options::new());
    for event in events() {
        for (key, value) in &event.fields {
            for (inner, value) in value
                .as_object()
                .map(members_and_aliases)
                .into_iter()
                .flatten()
            {
                let nested =
                    Value::Object([(inner.to_owned(), value.clone())].into_iter().collect());
                let body = body(&event.name, &[(key, &nested)], 1);
                assert!(assert_known(&mut paths, &body), "{body}");
            }
        }
    }
    assert!(paths.compared > 80);
}

/// A field of other events is an unknown field of this event.
#[test]
fn fields_of_other_events_are_unknown() {
    let mut paths = Paths::new(Options::new());
    for event in events() {
        for (key, value) in all_fields() {
            if event.fields.iter().any(|(own, _)| *own == key) {
                continue;
            }
            let body = body(&event.name, &[(&key, &value)], paths.compared % 2);
            let (is_taken, found, extra) = parsed(&mut paths, &body);
            assert!(is_taken, "{body}");
            assert_eq!(
                found,
                serde_json::from_str::<Value>(&body).unwrap(),
                "{body}"
            );
            assert_eq!(extra, [key], "{body}");
        }
    }
    assert!(paths.compared > 900);
}

/// Returns keys that are similar to a known one: with the same beginning and end, with a byte less,
/// or with a byte more.
fn look_alikes(key: &str) -> Vec<String> {
    let mut others = vec![
        key[1..].to_owned(),
        key[..key.len() - 1].to_owned(),
        key.to_uppercase(),
        format!("{key}{key}"),
        format!("{key} "),
        format!(" {key}"),
        format!("{key}:"),
        format!("{key},"),
        format!("{key}{}", &key[key.len() - 1..]),
        format!("{}{key}", &key[..1]),
        // Keys as long as the words by which keys are compared, and longer ones.
        format!(
            "{key}{}{}",
            "x".repeat(22_usize.saturating_sub(2 * key.len())),
            &key[key.len().saturating_sub(3)..]
        ),
        format!(
            "{key}{}{}",
            "x".repeat(24),
            &key[key.len().saturating_sub(3)..]
        ),
        format!(
            "{key}{}{}",
            "\u{e9}".repeat(40),
            &key[key.len().saturating_sub(3)..]
        ),
        "x".repeat(22) + key,
        "x".repeat(24) + key,
    ];
    for at in 0..key.len() {
        let (before, after) = key.split_at(at);
        let byte = &after[..1];
        let other_case = if byte == byte.to_lowercase() {
            byte.to_uppercase()
        } else {
            byte.to_lowercase()
        };
        for other in [&*other_case, "x", "\u{e9}", "", "\u{7f}"] {
            others.push(format!("{before}{other}{}", &after[1..]));
        }
        others.push(format!("{before}x{after}"));
        others.push(format!("{before}{byte}{after}"));
    }
    others.retain(|other| other != key);
    others
}

#[test]
fn look_alikes_of_keys_are_unknown() {
    let mut paths = Paths::new(Options::new());
    let mut known = all_fields();
    known.insert("eventType".into(), "dtmf".into());
    let it = Value::from("it");
    for key in known.keys() {
        for other in look_alikes(key) {
            // Next to the field itself: the two must not count as duplicates.
            let value = &known[key];
            let event = if key == "eventType" {
                None
            } else {
                Some((&**key, value))
            };
            let members: Vec<_> = [(&*other, &it)].into_iter().chain(event).collect();
            let body = body("dtmf", &members, paths.compared % (members.len() + 1));
            let (_, found, extra) = parsed(&mut paths, &body);
            assert_eq!(
                found,
                serde_json::from_str::<Value>(&body).unwrap(),
                "{body}"
            );
            assert_eq!(found[&*other], "it", "{body}");
            if !known.contains_key(&other) {
                assert!(extra.contains(&other), "{extra:?}: {body}");
                if !value.is_object() {
                    paths.take(body.as_bytes());
                }
            }
        }
    }
    assert!(paths.compared > 6_000);
}

/// Look-alikes of the keys of nested objects.
#[test]
fn look_alikes_of_nested_keys_are_unknown() {
    let mut paths = Paths::new(Options::new());
    let mut checked = BTreeMap::new();
    let it = Value::from("it");
    for event in events() {
        for (key, value) in &event.fields {
            // SIP headers may have any key.
            let Some(nested) = value.as_object().filter(|_| key != "sipHeaders") else {
                continue;
            };
            if checked.insert(key.clone(), ()).is_some() {
                continue;
            }
            let known = members_and_aliases(nested);
            for (inner, _) in &known {
                for other in look_alikes(inner)
                    .into_iter()
                    .filter(|other| known.iter().all(|(key, _)| key != other))
                {
                    let object = Value::Object([(other.clone(), it.clone())].into_iter().collect());
                    let body = body(&event.name, &[(key, &object)], 1);
                    let (is_taken, found, extra) = parsed(&mut paths, &body);
                    assert!(is_taken, "{body}");
                    assert_eq!(
                        found,
                        serde_json::from_str::<Value>(&body).unwrap(),
                        "{body}"
                    );
                    assert_eq!(extra, [format!("{key}.{other}")], "{body}");
                }
            }
        }
    }
    assert!(paths.compared > 1_000);
}

/// Every field of every event by its number, from a view on the fast path, from one of a body that it
/// declines, and from an owned event.
#[test]
fn a_view_has_every_field_by_its_number() {
    let mut parser = Parser::new();
    for name in all_fields().keys() {
        assert_eq!(Field::named(name).unwrap().name(), name);
    }
    assert!(Field::named("new").is_none());
    for fixture in cases("full") {
        let body = fixture.json().to_string();
        let declined = body.replacen('{', r#"{"\u006eew":1,"#, 1);
        for body in [body, declined] {
            let mut whole = Parser::new();
            let event: Callback<'_> = whole.parse_ref(body.as_bytes()).unwrap();
            assert_numbered(parser.view(body.as_bytes()).unwrap(), &event, 0, 1);
            let owned = parser
                .parse_owned::<Callback<'_>>(body.clone().into_bytes())
                .unwrap();
            assert_numbered(owned.view(), &event, 0, 1);
        }
    }
    // A field of other events is an unknown one.
    let [taken, declined] = ["", r#""\u006eew":1,"#]
        .map(|new| format!(r#"{{{new}"eventType":"dtmf","conferenceId":"conf-1"}}"#));
    for body in [taken, declined] {
        let view = parser.view(body.as_bytes()).unwrap();
        let foreign = Field::named("conferenceId").unwrap();
        assert!(view.get(foreign).is_none() && view.text(foreign).is_none());
        assert_eq!(
            view.fields().collect::<Vec<_>>(),
            [Field::named("eventType").unwrap()]
        );
    }
}
