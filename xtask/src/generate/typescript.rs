//! Declarations for TypeScript, one file for each family.
//!
//! The interfaces of known events have no index signature: with one, a misspelt field would
//! compile.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::text::wrap;
use super::wire::{Wire, described, neutral, wire, words};
use crate::files::Files;
use crate::schema::{Family, Member, Object, Schema};

/// The name of an event of unknown type. If it were a plain `string`, a comparison of `eventType`
/// with a known name would not rule out the event of unknown type; with a branded string, the
/// compiler does not compare at all. The enum is not exported, because no value of it exists.
const UNKNOWN_NAME: &str = "\
declare const enum Unknown {
  Name = \"unknown\",
}

/**
 * The name of an event that this release does not know: a string, as a type of its own, so that a
 * comparison with a known name narrows the type of the event. In a test, write
 * `\"brandNew\" as UnknownName`.
 */
export type UnknownName = Unknown;

export {};
";

/// Adds the declarations of all families, and the file that exports them.
pub fn declarations(schema: &Schema, files: &mut Files) {
    let mut exports = String::new();
    let families = schema.families.iter().chain([&schema.values]);
    for family in families {
        let module = family.module;
        let text = Module { schema, family }.text();
        files.add(
            format!("bindings/typescript/{module}.d.ts"),
            &format!("schema/{module}.toml"),
            &text,
        );
        writeln!(exports, "export * from \"./{module}.js\";").expect("a text");
    }
    files.add("bindings/typescript/index.d.ts", "schema/", &exports);
}

#[derive(Clone, Copy)]
struct Module<'s> {
    schema: &'s Schema,
    family: &'s Family,
}

impl Module<'_> {
    fn text(self) -> String {
        let family = self.family;
        let mut text = String::new();
        let sets = family.sets.iter().map(|(name, set)| (name, &set.docs));
        let spellings = family.spellings.iter().map(|(name, set)| (name, &set.docs));
        for (name, docs) in sets.chain(spellings) {
            text += &jsdoc(&described(family, docs), "");
            let words = words(self.schema, family, name).expect("a set has words");
            let words: String = words.iter().map(|word| format!("{word:?} | ")).collect();
            // The last type keeps the set open, and editors still propose the words.
            writeln!(text, "export type {name} = {words}(string & {{}});\n").expect("a text");
        }
        for (name, object) in family.objects.iter().chain(&family.notifications) {
            text += &self.interface(name, object, "", "");
        }
        for (variant, event) in &family.events {
            let names: Vec<String> = event.names.iter().map(|name| format!("{name:?}")).collect();
            let of_type = self.type_field(&names.join(" | "));
            text += &self.interface(&family.struct_of(variant), &event.object, &of_type, "");
        }
        if let Some(object) = &family.unknown {
            let of_type = self.type_field("UnknownName");
            let fields = format!(
                "{}  [key: string]: unknown;\n",
                jsdoc("Any other field.", "  ")
            );
            text += &self.interface(&family.unknown_struct(), object, &of_type, &fields);
        }
        text += &self.unions();
        if family.module == "values" {
            text = format!("{UNKNOWN_NAME}\n{text}");
        }
        self.imports() + text.trim_end() + "\n"
    }

    /// One of the events or notifications, and what a body is if it is an array of them.
    fn unions(self) -> String {
        let family = self.family;
        let head = &family.head;
        let events = family.events.iter().map(|(name, _)| family.struct_of(name));
        let unknown = family.unknown.iter().map(|_| family.unknown_struct());
        let notifications = family.notifications.iter().map(|(name, _)| name.clone());
        let (name, doc) = match family.events.is_empty() {
            true => (family.root_name(), &head.doc),
            false => (&*head.event.name, &head.event.doc),
        };
        let types: Vec<String> = events.chain(unknown).chain(notifications).collect();
        if types.is_empty() {
            return String::new();
        }
        let types = types.join("\n  | ");
        let mut text = jsdoc(&neutral(family, doc), "");
        writeln!(text, "export type {name} =\n  | {types};\n").expect("a text");
        if let Some(list) = &head.list {
            text += &jsdoc(&neutral(family, &head.doc), "");
            writeln!(text, "export type {list} = {name}[] | {name};").expect("a text");
        }
        text
    }

    /// What comes from the file of the values that families share.
    fn imports(self) -> String {
        let shared = &self.schema.values.sets;
        let mut names: BTreeSet<&str> = BTreeSet::new();
        names.extend(self.family.unknown.iter().map(|_| "UnknownName"));
        for (_, object) in self.family.all_objects() {
            for member in self.family.members(object) {
                let name = word_of(&wire(self.schema, self.family, member.ty));
                names.extend(name.and_then(|name| {
                    let (shared, _) = shared.iter().find(|(known, _)| *known == name)?;
                    Some(&**shared)
                }));
            }
        }
        match names.is_empty() {
            true => String::new(),
            false => {
                let names: Vec<&str> = names.into_iter().collect();
                let names = names.join(", ");
                format!("import type {{ {names} }} from \"./values.js\";\n\n")
            }
        }
    }

    /// The field by which events are told apart.
    fn type_field(self, ty: &str) -> String {
        let member = self.family.type_member();
        let doc = jsdoc(&neutral(self.family, member.doc), "  ");
        format!("{doc}  {}: {ty};\n", member.field.key)
    }

    fn interface(self, name: &str, object: &Object, first: &str, last: &str) -> String {
        let mut text = jsdoc(&described(self.family, &object.docs), "");
        writeln!(text, "export interface {name} {{\n{first}").expect("a text");
        text.truncate(text.trim_end_matches('\n').len() + 1);
        for member in self.family.members(object) {
            if first.is_empty() || member.name != "event_type" {
                text += &self.field(&member);
            }
        }
        text + last + "}\n\n"
    }

    fn field(self, member: &Member<'_>) -> String {
        let key = &member.field.key;
        let ty = of(&wire(self.schema, self.family, member.ty));
        let doc = jsdoc(&neutral(self.family, member.doc), "  ");
        let mut text = format!("{doc}  {key}?: {ty} | null;\n");
        if let Some(alias) = &member.field.alias {
            let doc = jsdoc(&format!("Another key of `{key}`."), "  ");
            writeln!(text, "{doc}  {alias}?: {ty} | null;").expect("a text");
        }
        text
    }
}

/// The type of a value.
fn of(wire: &Wire<'_>) -> String {
    match wire {
        Wire::Text | Wire::Base64 => "string".to_owned(),
        Wire::Bool => "boolean".to_owned(),
        Wire::Integer | Wire::Number => "number".to_owned(),
        Wire::TextOrNumber => "string | number".to_owned(),
        Wire::Texts => "{ [key: string]: string }".to_owned(),
        Wire::Word(name, _) | Wire::Object(name) => (*name).to_owned(),
        Wire::List(element) => format!("{}[]", of(element)),
    }
}

/// The set of a word, or of the words of a list.
fn word_of<'s>(wire: &Wire<'s>) -> Option<&'s str> {
    match wire {
        Wire::Word(name, _) => Some(name),
        Wire::List(element) => word_of(element),
        _ => None,
    }
}

fn jsdoc(text: &str, indent: &str) -> String {
    let text = text.replace("*/", "*\\/");
    let paragraphs: Vec<String> = text.split("\n\n").map(wrap).collect();
    match &paragraphs[..] {
        [line] if !line.contains('\n') => format!("{indent}/** {line} */\n"),
        _ => {
            let lines = paragraphs.join("\n\n");
            let lines = lines
                .lines()
                .map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
            format!("{indent}/**\n{}{indent} */\n", lines.collect::<String>())
        }
    }
}
