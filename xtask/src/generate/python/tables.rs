//! The tables of classes, in Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter;

use super::super::text::snake_case;
use super::{Class, attribute, kind, plain};
use crate::schema::{Family, Schema, element_type};

/// The tables and classes of a family: a line for each field, and for each class the names of its
/// fields.
pub(super) fn tables(family: &Family, classes: &[Class<'_>]) -> String {
    // By name. Two fields that differ in more than their class have one name with a number.
    let mut fields = BTreeMap::<String, String>::new();
    let mut text = String::new();
    for class in classes {
        let members: Vec<String> = class
            .members
            .iter()
            .map(|member| {
                let (kind, _) = kind(family, member.ty);
                let line = format!(
                    "{:?} {:?} {:?} {kind}, {:?}",
                    attribute(member.name),
                    member.field.key,
                    member.field.alias.as_deref().unwrap_or_default(),
                    plain(member.doc),
                );
                let first = member.name.to_uppercase();
                let numbered = (2..).map(|number| format!("{first}_{number}"));
                let name = iter::once(first.clone())
                    .chain(numbered)
                    .find(|name| fields.get(name).is_none_or(|known| *known == line))
                    .expect("numbers do not end");
                fields.insert(name.clone(), line);
                name
            })
            .collect();
        let within = within(family, classes, class);
        let _ = writeln!(
            text,
            "    #[doc = {:?}]\n    {}: {} = {} {:?} [\n{}    ]{};",
            plain(&class.docs.doc),
            class.name,
            class.base,
            class.table(),
            class.event,
            wrapped(&members),
            within.unwrap_or_default(),
        );
    }
    let fields: String = fields
        .iter()
        .map(|(name, line)| format!("    {name} {line};\n"))
        .collect();
    let mut text = format!(
        "use crate::class::{{Class, Kind, Member}};\nuse crate::declare::{{classes, fields}};\n\nfields! {{\n{fields}}}\n\nclasses! {{\n    {:?}\n{text}}}\n",
        family.module
    );
    if !family.events.is_empty() {
        let ty = &family.head.r#type.name;
        let arms: String = family
            .events
            .iter()
            .map(|(variant, _)| {
                let table = snake_case(&family.struct_of(variant)).to_uppercase();
                format!("{ty}::{variant} => &{table},\n")
            })
            .collect();
        let unknown = snake_case(&family.unknown_struct()).to_uppercase();
        let _ = write!(
            text,
            "\n/// The class of an event.\npub fn class_of(event_type: bandwidth::{module}::{ty}<'_>) -> &'static Class {{\n\
             use bandwidth::{module}::{ty};\nmatch event_type {{\n{arms}_ => &{unknown},\n}}\n}}\n",
            module = family.module,
        );
    }
    if family.module == "messaging" {
        text += &texts(family, classes);
    }
    if !family.notifications.is_empty() {
        let arms: String = family
            .notifications
            .iter()
            .map(|(name, _)| {
                format!("{name:?} => serde_json::to_value(parser.parse_ref::<bandwidth::{}::{name}<'_>>(body)?),\n", family.module)
            })
            .collect();
        let _ = write!(
            text,
            "\n/// Parses a body as the class of that name.\npub fn parse(\nparser: &mut bandwidth::Parser,\nbody: &[u8],\nclass: &Class,\n) -> Result<serde_json::Value, bandwidth::Error> {{\n\
             Ok(match class.name {{\n{arms}_ => Ok(serde_json::Value::Null),\n}}\n.unwrap_or_default())\n}}\n\n"
        );
        for (name, _) in &family.notifications {
            let table = snake_case(name).to_uppercase();
            let _ = write!(
                text,
                "/// The class of that name.\npub static {table}_CLASS: &Class = &{table};\n"
            );
        }
    }
    text
}

/// An event that has a nested object: its class, the JSON before and after the object, and a pointer to
/// it.
fn within(family: &Family, classes: &[Class<'_>], object: &Class<'_>) -> Option<String> {
    if object.base != "Record" {
        return None;
    }
    classes.iter().find_map(|class| {
        let (before, after, at) = match class.base {
            "Record" => return None,
            _ if class.event.is_empty() => ("{".to_owned(), "}".to_owned(), String::new()),
            _ => {
                let key = &family.type_member().field.key;
                (
                    format!("{{{key:?}:{:?},", class.event),
                    "}".to_owned(),
                    String::new(),
                )
            }
        };
        let (before, after, at) = path(classes, class, object, (before, after, at))?;
        Some(format!(
            "\n        in {} {before:?} {after:?} {at:?}",
            class.table()
        ))
    })
}

/// The way from a class to an object in it.
fn path(
    classes: &[Class<'_>],
    class: &Class<'_>,
    object: &Class<'_>,
    (before, after, at): (String, String, String),
) -> Option<(String, String, String)> {
    class.members.iter().find_map(|member| {
        let key = &member.field.key;
        let element = element_type(member.ty);
        let (open, close, place) = match element {
            Some(_) => ("[", "]", "/0"),
            None => ("", "", ""),
        };
        let ty = element.unwrap_or(member.ty);
        let found = (
            format!("{before}{key:?}:{open}"),
            format!("{close}{after}"),
            format!("{at}/{key}{place}"),
        );
        if ty == object.name {
            return Some(found);
        }
        let inner = classes.iter().find(|class| class.name == ty)?;
        let (before, after, at) = found;
        path(
            classes,
            inner,
            object,
            (before + "{", "}".to_owned() + &after, at),
        )
    })
}

/// Code that finds the texts of a messaging event, which has no view by number. The number of a text
/// is its place in the class, those in the message follow from `OBJECT` on; an object is there as a
/// text without content.
fn texts(family: &Family, classes: &[Class<'_>]) -> String {
    let mut text = String::new();
    let mut arms = String::new();
    for class in classes {
        assert!(class.members.len() <= 32, "there are numbers for 64 texts");
        let mut lines = String::new();
        let mut objects = Vec::new();
        for (place, member) in class.members.iter().enumerate() {
            let name = member.name;
            let number = match (class.name.as_str(), place) {
                ("Message", 0) => "OBJECT".to_owned(),
                ("Message", _) => format!("OBJECT + {place}"),
                _ => place.to_string(),
            };
            let _ = match (kind(family, member.ty).0.as_str(), member.ty) {
                ("Kind::Text", "Text") => writeln!(lines, "texts.add({number}, it.{name});"),
                ("Kind::Text" | "Kind::Time", _) => {
                    writeln!(
                        lines,
                        "texts.add({number}, it.{name}.map(|it| it.as_str()));"
                    )
                }
                (kind, _) if kind.starts_with("Kind::Object(") => {
                    objects.push((name, member.ty));
                    writeln!(
                        lines,
                        "texts.add({number}, it.{name}.as_ref().map(|_| \"\"));"
                    )
                }
                _ => Ok(()),
            };
        }
        match (class.base, &objects[..]) {
            ("MessageEvent", [(name, "Message")]) => {
                let mut events = family.events.iter();
                let event = events.find(|(variant, _)| family.struct_of(variant) == class.name);
                let variant = event.map_or("Unknown", |(variant, _)| variant);
                let _ = write!(
                    arms,
                    "MessageCallback::{variant}(it) => {{\n{lines}message(it.{name}.as_ref(), texts);\n}}\n"
                );
            }
            ("MessageEvent", _) => panic!("{} has another object than its message", class.name),
            _ if class.name == "Message" => {
                let _ = write!(
                    text,
                    "\nfn message(it: Option<&bandwidth::messaging::Message<'_>>, texts: &mut Copied) {{\n\
                     use crate::record::OBJECT;\nif let Some(it) = it {{\n{lines}}}\n}}\n"
                );
            }
            _ => {}
        }
    }
    format!(
        "\nuse crate::body::Copied;\n\n/// Adds the text of each field of an event that can have one.\n\
         pub fn texts(event: &bandwidth::messaging::MessageCallback<'_>, texts: &mut Copied) {{\n\
         use bandwidth::messaging::MessageCallback;\nmatch event {{\n{arms}_ => {{}}\n}}\n}}\n{text}"
    )
}

/// Names with commas, in lines.
fn wrapped(names: &[String]) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for name in names {
        if line.len() + name.len() > 88 {
            let _ = writeln!(text, "       {line}");
            line.clear();
        }
        let _ = write!(line, " {name},");
    }
    if !line.is_empty() {
        let _ = writeln!(text, "       {line}");
    }
    text
}

pub(super) fn modules(schema: &Schema) -> String {
    let mut text = String::new();
    for family in &schema.families {
        let _ = writeln!(text, "pub mod {};", family.module);
    }
    let add: String = schema
        .families
        .iter()
        .map(|family| format!("{}::add(module)?;\n", family.module))
        .collect();
    text + "\nuse pyo3::prelude::*;\n\n/// Adds the classes to the module.\n\
           pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {\n"
        + &add
        + "Ok(())\n}\n"
}
