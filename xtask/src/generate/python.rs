//! The classes of the Python package, their stubs and their documentation.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter;

use super::text::snake_case;
use crate::files::Files;
use crate::schema::{Docs, Family, Member, Schema, element_type, has};

/// The part of the stubs that is the same whatever the schema has.
const STUBS: &str = include_str!("python.pyi");

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
    let source = "schema/ and xtask/src/generate/python.pyi";
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

/// The tables and classes of a family: a line for each field, and for each class the names of its
/// fields.
fn tables(family: &Family, classes: &[Class<'_>]) -> String {
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
        "use crate::class::{{Class, Kind, Member, classes, fields}};\n\nfields! {{\n{fields}}}\n\nclasses! {{\n    {:?}\n{text}}}\n",
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
        let (before, after, at) = path(family, classes, class, object, (before, after, at))?;
        Some(format!(
            "\n        in {} {before:?} {after:?} {at:?}",
            class.table()
        ))
    })
}

/// The way from a class to an object in it.
fn path(
    family: &Family,
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
            family,
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
                    "\nfn message<'b>(it: Option<&bandwidth::messaging::Message<'b>>, texts: &mut Found<'b>) {{\n\
                     use crate::record::OBJECT;\nif let Some(it) = it {{\n{lines}}}\n}}\n"
                );
            }
            _ => {}
        }
    }
    format!(
        "\nuse crate::body::Found;\n\n/// Adds the text of each field of an event that can have one.\n\
         pub fn texts<'b>(event: &bandwidth::messaging::MessageCallback<'b>, texts: &mut Found<'b>) {{\n\
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

fn modules(schema: &Schema) -> String {
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

/// The names of a class's attributes with the members. The type of a message has two names: that of
/// the provider's SDK and that of all other events.
fn attributes<'c>(class: &'c Class<'_>) -> impl Iterator<Item = (&'c str, &'c Member<'c>)> {
    class.members.iter().flat_map(|member| {
        let second = (member.name == "event_type" && member.field.key == "type").then_some("type");
        [Some(attribute(member.name)), second]
            .into_iter()
            .flatten()
            .map(move |name| (name, member))
    })
}

/// What all classes have, which no attribute may hide.
fn is_taken(name: &str) -> bool {
    let (_, bases) = STUBS
        .split_once("\nclass Record:")
        .expect("the class of all");
    bases.contains(&format!("    def {name}("))
}

fn stub(family: &Family, class: &Class<'_>) -> String {
    let mut text = format!(
        "\nclass {}({}):\n    \"\"\"{}\"\"\"\n\n",
        class.name,
        class.base,
        quoted(&plain(&class.docs.doc))
    );
    text +=
        "    def __new__(\n        cls,\n        of: Self | None = None,\n        /,\n        *,\n";
    for (name, member) in attributes(class) {
        let (_, ty) = kind(family, member.ty);
        assert!(
            !is_taken(name),
            "a method has the name of the attribute {name}"
        );
        let given = if ty == "datetime" {
            "datetime | str".to_owned()
        } else {
            ty
        };
        let _ = writeln!(text, "        {name}: {given} | None = None,");
    }
    text += "        additional_properties: dict[str, Any] | None = None,\n    ) -> Self: ...\n";
    for (name, member) in attributes(class) {
        let (_, ty) = kind(family, member.ty);
        let _ = write!(
            text,
            "    @property\n    def {name}(self) -> {ty} | None:\n        \"\"\"{}\"\"\"\n",
            quoted(&plain(member.doc))
        );
    }
    text
}

/// A text between three quotation marks.
fn quoted(doc: &str) -> String {
    doc.replace('\\', "\\\\").replace("\"\"\"", "'''")
}

fn page(schema: &Schema, family: &Family, class: &Class<'_>) -> String {
    let mut text = format!("\n### `{}`\n\n", class.name);
    if !class.event.is_empty() {
        let _ = write!(text, "`{}`: ", class.event);
    }
    let _ = write!(
        text,
        "{}\n\n| attribute | in JSON | type | |\n|---|---|---|---|\n",
        plain(&class.docs.doc)
    );
    for (name, member) in attributes(class) {
        let (_, ty) = kind(family, member.ty);
        let set = [family, &schema.values]
            .into_iter()
            .find_map(|family| family.sets.iter().find(|(name, _)| name == member.ty));
        let words = set.map_or(String::new(), |(_, set)| {
            let words: Vec<String> = set
                .words
                .values()
                .filter_map(|word| Some(format!("`{}`", word.as_str()?)))
                .collect();
            format!(" Known words: {}.", words.join(", "))
        });
        let _ = writeln!(
            text,
            "| `{name}` | `{}` | `{}` | {}{words} |",
            member.field.key,
            ty.replace('|', "or"),
            plain(member.doc).replace('|', "\\|"),
        );
    }
    text
}
