//! The generated JSON Schemas, and validators that are made from them.

use std::collections::BTreeMap;
use std::fs;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::bodies::Body;
use crate::root;

pub const MODULES: [&str; 4] = ["voice", "stream", "messaging", "notification"];

/// The schema of a family.
pub fn schema(module: &str) -> Value {
    let path = root().join(format!("bindings/json-schema/{module}.json"));
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Validators of all bodies and of each definition.
pub struct Validators {
    roots: BTreeMap<&'static str, Validator>,
    definitions: BTreeMap<(&'static str, String), Validator>,
    /// The definition of each event, by its name.
    names: BTreeMap<(&'static str, String), String>,
}

impl Validators {
    /// Those of the schemas as they are.
    pub fn open() -> Self {
        Self::new(&|_| ())
    }

    /// Those that refuse unknown fields, but for those of an event of unknown type.
    pub fn closed() -> Self {
        Self::new(&|definition| {
            let properties = &definition["properties"];
            let is_unknown = ["eventType", "type"]
                .iter()
                .any(|key| properties[key].get("not").is_some());
            if properties.is_object() && !is_unknown {
                definition["additionalProperties"] = json!(false);
            }
        })
    }

    fn new(change: &dyn Fn(&mut Value)) -> Self {
        let (mut roots, mut definitions) = (BTreeMap::new(), BTreeMap::new());
        let mut names = BTreeMap::new();
        for module in MODULES {
            let mut schema = schema(module);
            for definition in schema["$defs"].as_object_mut().unwrap().values_mut() {
                change(definition);
            }
            roots.insert(module, jsonschema::validator_for(&schema).unwrap());
            for (name, definition) in schema["$defs"].as_object().unwrap() {
                let one = json!({
                    "$schema": schema["$schema"],
                    "$ref": format!("#/$defs/{name}"),
                    "$defs": schema["$defs"],
                });
                definitions.insert(
                    (module, name.clone()),
                    jsonschema::validator_for(&one).unwrap(),
                );
                for key in ["eventType", "type"] {
                    let property = &definition["properties"][key];
                    let words = [&property["const"]]
                        .into_iter()
                        .chain(property["enum"].as_array().into_iter().flatten());
                    for word in words.filter_map(Value::as_str) {
                        names.insert((module, word.to_owned()), name.clone());
                    }
                }
            }
        }
        Self {
            roots,
            definitions,
            names,
        }
    }

    /// The name of the definition that a body is an example of. `None` for an array and for an
    /// event of unknown type.
    pub fn definition(&self, body: &Body) -> Option<String> {
        if body.module == "notification" {
            let (first, rest) = body.event.split_at(1);
            return Some(first.to_uppercase() + rest);
        }
        let name = body.json.get(body.name_key()?)?.as_str()?.to_owned();
        self.names.get(&(body.module, name)).cloned()
    }

    /// Validates a body as one of its family, and as what its name says that it is.
    pub fn validate(&self, body: &Body) -> Result<(), String> {
        let mut validators = vec![&self.roots[body.module]];
        if let Some(name) = self.definition(body) {
            validators.push(&self.definitions[&(body.module, name)]);
        }
        if body.module == "notification" {
            // Nothing tells them apart, so that any is valid as one of the others.
            validators.remove(0);
        }
        let of = |validator: &Validator| {
            let errors = validator.iter_errors(&body.json);
            let list: Vec<String> = errors
                .map(|error| format!("{} {error}", error.instance_path()))
                .collect();
            list.join("; ")
        };
        let results: Vec<String> = validators.into_iter().map(of).collect();
        let refused = results.iter().filter(|errors| !errors.is_empty()).count();
        assert!(
            refused == 0 || refused == results.len(),
            "{}: as one of its family and as itself it is not the same: {results:?}",
            body.name()
        );
        match results.into_iter().next_back() {
            Some(errors) if refused > 0 => Err(errors),
            _ => Ok(()),
        }
    }

    /// Whether a value is one of a family.
    pub fn is_body(&self, module: &str, body: &Value) -> bool {
        self.roots[module].is_valid(body)
    }
}
