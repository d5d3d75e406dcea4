//! The lists of facts in schema/, checked.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::map::Map;

use crate::files::root;

/// Names in the order of the list.
pub type Listed<T> = Vec<(String, T)>;

/// The families with events or notifications: each has a file in schema/ and a folder in src/.
const FAMILIES: [&str; 4] = ["voice", "messaging", "stream", "notification"];

pub struct Schema {
    pub families: Vec<Family>,
    /// The sets of words that several families have.
    pub values: Family,
}

/// One file of schema/.
pub struct Family {
    /// The name of its file and of its folder in src/.
    pub module: &'static str,
    pub head: Head,
    pub fields: Listed<Field>,
    pub sets: Listed<Set>,
    pub spellings: Listed<Spellings>,
    pub objects: Listed<Object>,
    pub events: Listed<Event>,
    pub unknown: Option<Object>,
    pub notifications: Listed<Object>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Head {
    pub name: String,
    /// What the family is, for the schemas and types of other languages.
    pub doc: String,
    /// What an array of events is called, if a body is one.
    pub list: Option<String>,
    /// The key of an event's name.
    pub discriminator: String,
    /// What the structs of events end in.
    pub suffix: String,
    pub common: Vec<String>,
    pub event: Named,
    pub r#type: Named,
}

/// An enum of the family.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub name: String,
    pub doc: String,
    /// What is added to the doc in Rust.
    pub rust: Option<String>,
    pub example: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub key: String,
    /// A second key, of which bodies have either.
    pub alias: Option<String>,
    #[serde(rename = "type")]
    pub ty: String,
    pub doc: String,
    /// What is added to the doc in Rust.
    pub rust: Option<String>,
}

/// An open set of words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    #[serde(flatten)]
    pub docs: Docs,
    /// Variants, and words.
    pub words: Map<String, toml::Value>,
}

/// An open set of words of which some are spellings of one, and whose Rust type is written by hand.
#[derive(Deserialize)]
pub struct Spellings {
    #[serde(flatten)]
    pub docs: Docs,
    pub words: Vec<String>,
}

#[derive(Deserialize)]
pub struct Object {
    #[serde(flatten)]
    pub docs: Docs,
    pub fields: Vec<String>,
    /// The docs of fields that mean something of their own in this object.
    #[serde(default)]
    pub field_docs: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub struct Event {
    /// The names on the wire, the usual one first.
    pub names: Vec<String>,
    /// What the provider expects as the answer.
    pub reply: Option<String>,
    #[serde(flatten)]
    pub object: Object,
}

#[derive(Deserialize)]
pub struct Docs {
    pub doc: String,
    /// What is added to the doc in Rust.
    pub rust: Option<String>,
    #[serde(default)]
    pub source: Sources,
    pub example: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
pub enum Sources {
    #[default]
    None,
    One(String),
    Several(Vec<String>),
}

/// A field in its place in an object.
#[derive(Clone, Copy)]
pub struct Member<'s> {
    pub name: &'s str,
    pub field: &'s Field,
    pub ty: &'s str,
    pub doc: &'s str,
    /// What is added to the doc in Rust.
    pub rust: Option<&'s str>,
}

impl Sources {
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(source) => std::slice::from_ref(source),
            Self::Several(sources) => sources,
        }
    }
}

impl Set {
    pub fn list(&self) -> impl Iterator<Item = &str> {
        let words = self.words.values();
        words.map(|word| word.as_str().expect("a word is a text"))
    }
}

impl Schema {
    pub fn read() -> Result<Self> {
        let schema = Self {
            families: FAMILIES
                .into_iter()
                .map(Family::read)
                .collect::<Result<_>>()?,
            values: Family::read("values")?,
        };
        for family in &schema.families {
            family
                .check(&schema.values)
                .with_context(|| format!("schema/{}.toml", family.module))?;
        }
        Ok(schema)
    }
}

/// The types of values that are written by hand.
pub const BUILT_IN: [&str; 13] = [
    "Text",
    "Sensitive",
    "Timestamp",
    "IsoDuration",
    "Base64",
    "Number",
    "TextOrNumber",
    "Coordinate",
    "Tracks",
    "SipHeaders",
    "Parameters",
    "bool",
    "u32",
];

impl Family {
    fn read(module: &'static str) -> Result<Self> {
        let path = root().join(format!("schema/{module}.toml"));
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Self::of(module, &text).with_context(|| path.display().to_string())
    }

    fn of(module: &'static str, text: &str) -> Result<Self> {
        let mut tables: Map<String, toml::Value> = toml::from_str(text)?;
        let head = tables
            .remove("family")
            .map_or(Ok(Head::default()), toml::Value::try_into)?;
        let unknown = tables
            .remove("unknown")
            .map(toml::Value::try_into)
            .transpose()?;
        let family = Self {
            module,
            head,
            unknown,
            fields: listed(tables.remove("fields"))?,
            sets: listed(tables.remove("sets"))?,
            spellings: listed(tables.remove("spellings"))?,
            objects: listed(tables.remove("objects"))?,
            events: listed(tables.remove("events"))?,
            notifications: listed(tables.remove("notifications"))?,
        };
        ensure!(
            tables.is_empty(),
            "unknown tables: {:?}",
            tables.keys().collect::<Vec<_>>()
        );
        Ok(family)
    }

    /// What Rust would report too, but less clearly.
    fn check(&self, shared: &Self) -> Result<()> {
        let mut used = Vec::new();
        for (name, object) in self.all_objects() {
            for field in object.field_docs.keys() {
                let is_field = object.fields.iter().any(|entry| split(entry).0 == field);
                ensure!(
                    is_field,
                    "{name} has a doc of {field}, which it does not have"
                );
            }
            for entry in &object.fields {
                let (field, _) = split(entry);
                ensure!(
                    self.field(field).is_some(),
                    "{name} has a field that [fields] lacks: {field}"
                );
                used.push(field);
            }
        }
        if let Some(unknown) = &self.unknown {
            ensure!(
                unknown.fields.iter().any(|entry| entry == "event_type"),
                "the event of unknown type has no field `event_type`"
            );
        }
        for (name, _) in &self.fields {
            let is_type = self
                .field(name)
                .is_some_and(|field| field.key == self.head.discriminator);
            ensure!(
                is_type || used.contains(&name.as_str()),
                "no event or object has the field {name}"
            );
        }
        for member in self
            .all_objects()
            .flat_map(|(_, object)| self.members(object))
        {
            let ty = element_type(member.ty).unwrap_or(member.ty);
            let is_known = BUILT_IN.contains(&ty)
                || has(&self.sets, ty)
                || has(&self.spellings, ty)
                || has(&shared.sets, ty)
                || has(&self.objects, ty);
            ensure!(is_known, "{} has an unknown type: {ty}", member.name);
        }
        let names: Vec<&str> = self
            .events
            .iter()
            .flat_map(|(_, event)| &event.names)
            .map(String::as_str)
            .collect();
        for (index, name) in names.iter().enumerate() {
            ensure!(
                !names[..index].contains(name),
                "two events have the name {name}"
            );
        }
        if !self
            .events
            .is_sorted_by(|(one, _), (other, _)| one <= other)
        {
            bail!("events are in alphabetical order");
        }
        Ok(())
    }

    /// Nested objects, events, the event of unknown type, notifications.
    pub fn all_objects(&self) -> impl Iterator<Item = (String, &Object)> {
        let events = self
            .events
            .iter()
            .map(|(variant, event)| (self.struct_of(variant), &event.object));
        let unknown = self
            .unknown
            .iter()
            .map(|object| (self.unknown_struct(), object));
        let plain = |list: &'static str| {
            let list = if list == "objects" {
                &self.objects
            } else {
                &self.notifications
            };
            list.iter().map(|(name, object)| (name.clone(), object))
        };
        plain("objects")
            .chain(events)
            .chain(unknown)
            .chain(plain("notifications"))
    }

    pub fn struct_of(&self, variant: &str) -> String {
        format!("{variant}{}", self.head.suffix)
    }

    /// What a body is called: an event, an array of them, or any notification.
    pub fn root_name(&self) -> &str {
        match &self.head.list {
            Some(list) => list,
            None if self.events.is_empty() => &self.head.name,
            None => &self.head.event.name,
        }
    }

    pub fn unknown_struct(&self) -> String {
        format!("Unknown{}", self.head.event.name)
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, field)| field)
    }

    /// The fields of an object, in their order.
    pub fn members<'s>(&'s self, object: &'s Object) -> Vec<Member<'s>> {
        let member = |entry: &'s String| {
            let (name, ty) = split(entry);
            let field = self.field(name).expect("the list was checked");
            let own = object.field_docs.get(name);
            Member {
                name,
                field,
                ty: ty.unwrap_or(&field.ty),
                doc: own.unwrap_or(&field.doc),
                rust: field.rust.as_deref().filter(|_| own.is_none()),
            }
        };
        object.fields.iter().map(member).collect()
    }

    /// The field of an event's name.
    pub fn type_member(&self) -> Member<'_> {
        let (name, field) = self
            .fields
            .iter()
            .find(|(name, field)| field.key == self.head.discriminator && name == "event_type")
            .expect("a family with events has the field of their names");
        Member {
            name,
            field,
            ty: &field.ty,
            doc: &field.doc,
            rust: field.rust.as_deref(),
        }
    }
}

pub fn has<T>(list: &Listed<T>, name: &str) -> bool {
    list.iter().any(|(known, _)| known == name)
}

/// `name` or `name: Type`.
fn split(entry: &str) -> (&str, Option<&str>) {
    match entry.split_once(": ") {
        Some((name, ty)) => (name, Some(ty)),
        None => (entry, None),
    }
}

/// The type of the elements of `List<Type, 4>`.
pub fn element_type(ty: &str) -> Option<&str> {
    Some(ty.strip_prefix("List<")?.split_once(',')?.0)
}

fn listed<T: DeserializeOwned>(table: Option<toml::Value>) -> Result<Listed<T>> {
    let Some(table) = table else {
        return Ok(Vec::new());
    };
    let entries: Map<String, toml::Value> = table.try_into()?;
    entries
        .into_iter()
        .map(|(name, entry)| {
            let entry = entry.try_into().with_context(|| name.clone())?;
            Ok((name, entry))
        })
        .collect()
}
