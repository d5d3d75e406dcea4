//! The bodies that are tried, and what the library says of each.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bandwidth_callbacks::Parser;
use bandwidth_callbacks::notification::{
    DeliveryReport, EndpointEvent, TollFreeVerification, TransferConfirmation,
};
use bandwidth_callbacks::types::Extra;
use serde_json::{Map, Value, json};

use crate::derive::derived;
use crate::family::{Family, Parsed};
use crate::root;

/// The cases of fixtures that have values of a wrong type, which the library keeps as unknown.
const WRONG: [&str; 3] = ["out-of-range", "wrong", "wrong-inside"];

/// A body, and what kind of body it is.
pub struct Body {
    /// The name of the family's file.
    pub module: &'static str,
    /// The name of the folder of fixtures.
    pub event: String,
    pub case: String,
    pub json: Value,
}

impl Body {
    pub fn name(&self) -> String {
        format!("{}/{}/{}", self.module, self.event, self.case)
    }

    /// The key of the name of an event.
    pub fn name_key(&self) -> Option<&'static str> {
        match self.module {
            "messaging" => Some("type"),
            "notification" => None,
            _ => Some("eventType"),
        }
    }

    /// The event with a name that nobody knows, if it has all fields.
    fn renamed(&self) -> Option<Self> {
        let key = self.name_key().filter(|_| self.case == "full")?;
        let mut event = self.first();
        event.json[key] = json!("brandNew");
        event.event = "brandNew".to_owned();
        Some(event)
    }

    /// The event, or the first one of an array.
    pub fn first(&self) -> Self {
        Self {
            module: self.module,
            event: self.event.clone(),
            case: self.case.clone(),
            json: self.json.get(0).unwrap_or(&self.json).clone(),
        }
    }

    /// Whether a value has another type than its field.
    pub fn is_wrong(&self) -> bool {
        WRONG.contains(&&*self.case)
    }
}

/// All fixtures, and the bodies that the tests of the library derive from them.
pub fn fixtures() -> Vec<Body> {
    let mut bodies = Vec::new();
    for module in ["voice", "stream", "messaging", "notification"] {
        for folder in sorted(&root().join("fixtures").join(module)) {
            let files = sorted(&folder).into_iter();
            let mut cases: Vec<(String, Vec<u8>)> = files
                .filter(|path| path.extension().is_some_and(|it| it == "json"))
                .map(|path| (stem(&path), fs::read(path).unwrap()))
                .collect();
            let read = |case: &str| fs::read(folder.join(case)).ok();
            if let (Some(full), Some(typical)) = (read("full.json"), read("typical.json")) {
                let more = derived(module, &full, &typical);
                cases.extend(more.map(|(case, body)| (case.to_owned(), body)));
            }
            bodies.extend(cases.into_iter().map(|(case, body)| Body {
                module,
                event: stem(&folder),
                case,
                json: serde_json::from_slice(&body).unwrap(),
            }));
        }
    }
    bodies
}

/// The bodies that Bandwidth has published and that are JSON, from the folder that
/// `BANDWIDTH_SAMPLES` names.
pub fn published() -> Option<Vec<Body>> {
    let folder = PathBuf::from(std::env::var_os("BANDWIDTH_SAMPLES")?);
    let index = fs::read_to_string(folder.join("INDEX.tsv")).unwrap();
    let mut bodies = Vec::new();
    for line in index.lines().skip(1) {
        let [file, event, "valid", ..] = line.split('\t').collect::<Vec<_>>()[..] else {
            continue;
        };
        bodies.push(Body {
            module: match file.split('/').next() {
                Some("messaging") => "messaging",
                Some("stream-frame") => "stream",
                _ => "voice",
            },
            event: event.to_owned(),
            case: file.to_owned(),
            json: serde_json::from_slice(&fs::read(folder.join(file)).unwrap()).unwrap(),
        });
    }
    Some(bodies)
}

/// A body with one field, and whether the library finds that the value has the field's type.
pub struct FieldCase {
    pub body: Body,
    pub is_typed: bool,
}

/// The values that each field gets.
pub fn values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(4_294_967_296_u64),
        json!(""),
        json!("7"),
        json!([]),
        json!(["x"]),
        json!([7]),
        json!([null]),
        json!([{}]),
        json!([["x"]]),
        json!({}),
    ]
}

/// Each field that the fixtures of an event have, nested ones and second keys too, with each of the
/// values.
pub fn field_cases() -> Vec<FieldCase> {
    let mut cases = Vec::new();
    let mut seen = BTreeSet::new();
    let mut bodies = fixtures();
    let of_unknown_types: Vec<Body> = bodies.iter().filter_map(|it| it.renamed()).collect();
    bodies.extend(of_unknown_types);
    for body in bodies {
        // Of an array, the first event.
        let members = body.json.get(0).unwrap_or(&body.json);
        let key = body.name_key().unwrap_or_default();
        let name = members.get(key).cloned();
        let with_name = |mut event: Value| {
            let event_members = event.as_object_mut().unwrap();
            event_members.extend(name.clone().map(|name| (key.to_owned(), name)));
            event
        };
        each_place(members, &mut |path, place| {
            if path == key || !is_typed(&body, &with_name(place(None))) {
                // The type, or an unknown field.
                return;
            }
            if !seen.insert((body.module, body.event.clone(), path.to_owned())) {
                return;
            }
            for value in values() {
                let json = with_name(place(Some(&value)));
                let is_typed = is_typed(&body, &json);
                cases.push(FieldCase {
                    body: Body {
                        module: body.module,
                        event: body.event.clone(),
                        case: format!("{path} = {value}"),
                        json,
                    },
                    is_typed,
                });
            }
        });
    }
    cases
}

/// A body that has one value and what is around it: the value that is there, or another one.
type Place<'a> = &'a dyn Fn(Option<&Value>) -> Value;

/// Calls `with` for each member and element, with its path.
fn each_place(value: &Value, with: &mut dyn FnMut(&str, Place<'_>)) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let around = |inner: Value| json!(Map::from_iter([(key.clone(), inner)]));
                each_place_in(key, value, &around, with);
            }
        }
        Value::Array(elements) => {
            for value in elements.iter().take(1) {
                each_place_in("0", value, &|inner| json!([inner]), with);
            }
        }
        _ => {}
    }
}

fn each_place_in(
    name: &str,
    value: &Value,
    around: &dyn Fn(Value) -> Value,
    with: &mut dyn FnMut(&str, Place<'_>),
) {
    with(name, &|other| around(other.unwrap_or(value).clone()));
    each_place(value, &mut |path, place| {
        with(&format!("{name}/{path}"), &|other| around(place(other)));
    });
}

/// Whether the library has each member in a field: none is unknown, none has a wrong type.
fn is_typed(body: &Body, json: &Value) -> bool {
    let text = serde_json::to_vec(json).unwrap();
    let mut unknown = 0;
    let mut count = |extra: &Extra<'_>| unknown += extra.iter().count();
    let mut parser = Parser::new();
    let family = match body.module {
        "voice" => Family::Voice,
        "stream" => Family::Stream,
        "messaging" => Family::Messaging,
        _ => {
            match &*body.event {
                "deliveryReport" => {
                    count(&parser.parse_ref::<DeliveryReport<'_>>(&text).unwrap().extra);
                }
                "endpointEvent" => {
                    let event: EndpointEvent<'_> = parser.parse_ref(&text).unwrap();
                    count(&event.extra);
                    event.device.iter().for_each(|device| count(&device.extra));
                }
                "tollFreeVerification" => {
                    let event: TollFreeVerification<'_> = parser.parse_ref(&text).unwrap();
                    count(&event.extra);
                    let reasons = event.additional_denial_reasons.iter();
                    reasons.for_each(|list| list.iter().for_each(|it| count(&it.extra)));
                }
                "transferConfirmation" => {
                    let request: TransferConfirmation<'_> = parser.parse_ref(&text).unwrap();
                    count(&request.extra);
                }
                other => panic!("a new kind of notification: {other}"),
            }
            return unknown == 0;
        }
    };
    let parsed = family.parse_ref(&mut parser, &text).unwrap();
    parsed.each_unknown(&mut |_, extra| count(extra));
    unknown == 0
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}
