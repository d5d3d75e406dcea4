//! The classes of the Python package, their stubs and their documentation.

mod stubs;
mod tables;

use std::fmt::Write as _;

use self::stubs::{STUBS, page, stub};
use self::tables::{modules, tables};
use super::text::snake_case;
use crate::files::Files;
use crate::schema::{Docs, Family, Member, Schema, element_type, has};

/// A class of the package.
struct Class<'s> {
    name: String,
    base: &'static str,
    /// The name of the event on the wire, or nothing.
    event: &'s str,
    docs: &'s Docs,
    members: Vec<Member<'s>>,
}

impl Class<'_> {
    fn table(&self) -> String {
        snake_case(&self.name).to_uppercase()
    }
}

/// Adds the files of the package.
pub fn python(schema: &Schema, files: &mut Files) {
    let mut stubs = format!("{}\n", STUBS.trim_end());
    let mut docs =
        "# Classes\n\nEvery attribute is `None` if the body has no such field.\n".to_owned();
    for family in &schema.families {
        let classes = classes(family);
        let source = format!("schema/{}.toml", family.module);
        let path = format!("bindings/python/src/generated/{}.rs", family.module);
        files.add(path, &source, &tables(family, &classes));
        let _ = write!(docs, "\n## {}\n", family.head.name);
        if !family.events.is_empty() {
            let names: Vec<&str> = classes
                .iter()
                .filter(|class| class.base != "Record")
                .map(|class| class.name.as_str())
                .collect();
            let suffix = if family.module == "stream" {
                "Frame"
            } else {
                "Event"
            };
            let _ = writeln!(
                stubs,
                "\n_{}{suffix} = (\n    {}\n)",
                family.head.name,
                names.join("\n    | ")
            );
        }
        for class in &classes {
            stubs += &stub(family, class);
            docs += &page(schema, family, class);
        }
    }
    let source = "schema/ and xtask/src/generate/python/stubs.pyi";
    files.add("bindings/python/bandwidth_callbacks.pyi", source, &stubs);
    files.add("bindings/python/CLASSES.md", "schema/", &docs);
    files.add(
        "bindings/python/src/generated/mod.rs",
        "schema/",
        &modules(schema),
    );
}

/// Nested objects, events, the event of unknown type, notifications.
fn classes(family: &Family) -> Vec<Class<'_>> {
    let of_event = match family.module {
        "stream" => "Frame",
        "messaging" => "MessageEvent",
        _ => "Event",
    };
    let mut classes = Vec::new();
    for (name, object) in &family.objects {
        classes.push(Class {
            name: name.clone(),
            base: "Record",
            event: "",
            docs: &object.docs,
            members: family.members(object),
        });
    }
    for (variant, event) in &family.events {
        classes.push(Class {
            name: family.struct_of(variant),
            base: of_event,
            event: &event.names[0],
            docs: &event.object.docs,
            members: [vec![family.type_member()], family.members(&event.object)].concat(),
        });
    }
    if let Some(object) = &family.unknown {
        classes.push(Class {
            name: family.unknown_struct(),
            base: of_event,
            event: "",
            docs: &object.docs,
            members: family.members(object),
        });
    }
    for (name, object) in &family.notifications {
        classes.push(Class {
            name: name.clone(),
            base: "Event",
            event: "",
            docs: &object.docs,
            members: family.members(object),
        });
    }
    classes
}

/// The name of an attribute, as in the provider's SDK.
fn attribute(name: &str) -> &str {
    if name == "from" { "var_from" } else { name }
}

/// How a value is read, and its type in the stubs.
fn kind(family: &Family, ty: &str) -> (String, String) {
    let plain = |kind: &str, python: &str| (format!("Kind::{kind}"), python.to_owned());
    if let Some(element) = element_type(ty) {
        return if has(&family.objects, element) {
            let table = snake_case(element).to_uppercase();
            (
                format!("Kind::Objects(&super::{table})"),
                format!("list[{element}]"),
            )
        } else {
            plain("Texts", "list[str]")
        };
    }
    if has(&family.objects, ty) {
        let table = snake_case(ty).to_uppercase();
        return (format!("Kind::Object(&super::{table})"), ty.to_owned());
    }
    match ty {
        "Timestamp" => plain("Time", "datetime"),
        "bool" => plain("Bool", "bool"),
        "u32" => plain("Integer", "int"),
        "Number" => plain("Number", "int | float"),
        "TextOrNumber" | "Coordinate" => plain("TextOrNumber", "str | int | float"),
        "Tracks" => plain("Tracks", "str | list[str]"),
        "SipHeaders" | "Parameters" => plain("Pairs", "dict[str, str]"),
        _ => plain("Text", "str"),
    }
}

/// Text without the links of Rust's documentation.
fn plain(doc: &str) -> String {
    let mut text = String::new();
    let mut rest = doc;
    while let Some((before, after)) = rest.split_once("](") {
        let opened = before.rfind('[');
        let (head, label) = opened.map_or((before, ""), |at| (&before[..at], &before[at + 1..]));
        text += head;
        text += label;
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    text += rest;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
