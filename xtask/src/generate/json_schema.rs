//! JSON Schemas (2020-12), one for each family, with a definition of each event and object.
//!
//! Generators of classes read them, so that they have only what those understand: no `allOf`, a
//! definition of each nested object that does not permit null itself, no `format` that would make
//! a class refuse a time, and the words of open sets as examples. Null counts as absent, so that
//! every field may be null.

use serde_json::{Map, Value, json};

use super::wire::{Wire, described, neutral, wire};
use crate::files::Files;
use crate::schema::{Family, Member, Object, Schema};

/// Adds the schema of each family.
pub fn json_schemas(schema: &Schema, files: &mut Files) {
    for family in &schema.families {
        let module = family.module;
        let root = Definitions { schema, family }.root();
        let text = printed(&root, 0) + "\n";
        files.add(
            format!("bindings/json-schema/{module}.json"),
            &format!("schema/{module}.toml"),
            &text,
        );
    }
}

#[derive(Clone, Copy)]
struct Definitions<'s> {
    schema: &'s Schema,
    family: &'s Family,
}

impl<'s> Definitions<'s> {
    /// What a body is.
    fn root(self) -> Value {
        let family = self.family;
        let mut root = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": family.root_name(),
            "description": family.head.doc,
        });
        let union = &family.head.event.name;
        let mut definitions = Map::new();
        if family.events.is_empty() {
            let names = family.notifications.iter().map(|(name, _)| name.clone());
            root["anyOf"] = references(names);
        } else if family.head.list.is_some() {
            root["oneOf"] = json!([{"type": "array", "items": reference(union)}, reference(union)]);
            definitions.insert(union.clone(), self.union());
        } else {
            extend(&mut root, self.union());
        }
        definitions.extend(self.events());
        let plain = family.notifications.iter().chain(&family.objects);
        definitions.extend(plain.map(|(name, object)| {
            let members = family.members(object);
            (name.clone(), self.object(name, object, members))
        }));
        root["$defs"] = definitions.into();
        root
    }

    /// One of the events. That of an unknown type is each that is none of the others.
    fn union(self) -> Value {
        let family = self.family;
        let events = family.events.iter().map(|(name, _)| family.struct_of(name));
        let unknown = family.unknown.iter().map(|_| family.unknown_struct());
        json!({
            "title": family.head.event.name,
            "description": neutral(family, &family.head.event.doc),
            "type": "object",
            "required": [family.head.discriminator],
            "oneOf": references(events.chain(unknown)),
        })
    }

    fn events(self) -> impl Iterator<Item = (String, Value)> {
        let family = self.family;
        let known: Vec<&String> = family
            .events
            .iter()
            .flat_map(|(_, event)| &event.names)
            .collect();
        let events = family.events.iter().map(move |(variant, event)| {
            let members = [vec![family.type_member()], family.members(&event.object)].concat();
            let name = family.struct_of(variant);
            let mut definition = self.object(&name, &event.object, members);
            let one_of = match &event.names[..] {
                [name] => json!({"const": name}),
                names => json!({"enum": names}),
            };
            extend(
                &mut definition["properties"][&family.head.discriminator],
                one_of,
            );
            (name, definition)
        });
        let unknown = family.unknown.iter().map(move |object| {
            let name = family.unknown_struct();
            let mut definition = self.object(&name, object, family.members(object));
            extend(
                &mut definition["properties"][&family.head.discriminator],
                json!({"not": {"enum": known}}),
            );
            (name, definition)
        });
        events.chain(unknown)
    }

    fn object(self, name: &str, object: &Object, members: Vec<Member<'_>>) -> Value {
        let mut properties = Map::new();
        let mut never_both = Vec::new();
        for member in members {
            let field = member.field;
            properties.insert(field.key.clone(), self.property(&member));
            if let Some(alias) = &field.alias {
                let mut second = self.property(&member);
                second["description"] = format!("Another key of `{}`.", field.key).into();
                properties.insert(alias.clone(), second);
                never_both.push(json!({"required": [field.key, alias]}));
            }
        }
        let mut definition = json!({
            "title": name,
            "description": described(self.family, &object.docs),
            "type": "object",
            "properties": properties,
        });
        match &never_both[..] {
            [] => {}
            [pair] => definition["not"] = pair.clone(),
            pairs => definition["not"] = json!({"anyOf": pairs}),
        }
        definition
    }

    fn property(self, member: &Member<'_>) -> Value {
        let mut property = json!({"description": neutral(self.family, member.doc)});
        if member.field.key == self.family.head.discriminator && member.name == "event_type" {
            extend(&mut property, json!({"type": "string"}));
        } else {
            extend(
                &mut property,
                of(&wire(self.schema, self.family, member.ty), true),
            );
        }
        property
    }
}

/// The values that are permitted.
fn of(wire: &Wire<'_>, or_null: bool) -> Value {
    let ty = |ty: &str| match or_null {
        true => json!([ty, "null"]),
        false => json!(ty),
    };
    match wire {
        Wire::Text => json!({"type": ty("string")}),
        Wire::Base64 => json!({"type": ty("string"), "contentEncoding": "base64"}),
        Wire::Word(_, words) => json!({"type": ty("string"), "examples": words}),
        Wire::Bool => json!({"type": ty("boolean")}),
        Wire::Integer => json!({"type": ty("integer"), "minimum": 0, "maximum": u32::MAX}),
        Wire::Number => json!({"type": ty("number")}),
        Wire::TextOrNumber if or_null => json!({"type": ["string", "number", "null"]}),
        Wire::TextOrNumber => json!({"type": ["string", "number"]}),
        Wire::Texts => json!({"type": ty("object"), "additionalProperties": {"type": "string"}}),
        Wire::Object(name) if or_null => json!({"oneOf": [reference(name), {"type": "null"}]}),
        Wire::Object(name) => reference(name),
        Wire::List(element) => json!({"type": ty("array"), "items": of(element, false)}),
    }
}

/// How long a line may be that is not broken.
const WIDTH: usize = 150;

/// A value, in one line where it fits. `serde_json` would write four lines for the type of each
/// field.
fn printed(value: &Value, indent: usize) -> String {
    let (open, items, close) = match value {
        Value::Object(members) => {
            let text = |(key, value)| format!("{}: {}", json!(key), printed(value, indent + 2));
            ('{', members.iter().map(text).collect::<Vec<_>>(), '}')
        }
        Value::Array(elements) => {
            let text = |element| printed(element, indent + 2);
            ('[', elements.iter().map(text).collect(), ']')
        }
        scalar => return scalar.to_string(),
    };
    let line = format!("{open}{}{close}", items.join(", "));
    // The root stays open, so that what the file is written from has a line of its own.
    if indent > 0 && indent + line.len() <= WIDTH && !line.contains('\n') {
        return line;
    }
    let gap = format!("\n{:indent$}", "");
    format!(
        "{open}{gap}  {}{gap}{close}",
        items.join(&format!(",{gap}  "))
    )
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn references(names: impl Iterator<Item = String>) -> Value {
    names.map(|name| reference(&name)).collect()
}

fn extend(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
