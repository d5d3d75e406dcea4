//! The columns of the gateway's files of events.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Unit;
use crate::files::Files;
use crate::schema::{Member, has};

/// Where the gateway has them.
const FOLDER: &str = "gateway/worker/src/archive";

/// The width of a line, and how one begins.
const WIDTH: usize = 100;
const INDENT: &str = "        ";
const LINE: &str = "\n        ";

impl Unit<'_> {
    pub fn columns(self, files: &mut Files) {
        let family = self.family;
        let unknown = family
            .unknown
            .as_ref()
            .expect("a family with events has one of unknown type");
        let (mut columns, mut events) = (BTreeMap::new(), String::new());
        for (_, event) in &family.events {
            let members = [vec![family.type_member()], family.members(&event.object)].concat();
            let list = self.list(&members, &mut columns);
            write!(events, "    {:?}:\n{list};\n", event.names[0]).expect("a text");
        }
        let unknown = self.list(&family.members(unknown), &mut columns);
        let columns: String = columns.into_values().collect();
        let text = format!(
            "use super::column::{{Column, Event, Kind, columns, events}};\n\n{columns}\n\
             /// The events in alphabetical order, each with its fields in the order in which they are serialized.\n\
             pub const EVENTS: &[Event] = events! {{\n{events}}};\n\n\
             /// The fields of events of unknown types.\n\
             pub const UNKNOWN: &[Column] = columns! {{\n{unknown}\n}};\n"
        );
        files.add(
            format!("{FOLDER}/{}.rs", family.module),
            &format!("schema/{}.toml", family.module),
            &text,
        );
    }

    /// Lines with the names of the constants of an event's columns, after adding those that are new.
    fn list(self, members: &[Member<'_>], columns: &mut BTreeMap<String, String>) -> String {
        let mut list = Vec::new();
        for member in members {
            let kind = self.kind(member.ty);
            let name = match kind {
                "Duration" => format!("{}_ms", member.name),
                _ => member.name.to_owned(),
            };
            let constant = name.to_uppercase();
            list.push(constant.clone());
            let text = format!(
                "const {constant}: Column = Column::new({name:?}, {:?}, {:?}, Kind::{kind});\n",
                member.field.key, member.field.alias
            );
            let before = columns.insert(constant, text.clone());
            assert!(
                before.is_none_or(|before| before == text),
                "{name} has two types"
            );
        }
        lines(&list)
    }

    /// The kind of a column, from the Rust type of a field.
    fn kind(self, ty: &str) -> &'static str {
        match ty {
            "Text" | "Sensitive" => "Text",
            "Timestamp" => "Time",
            "IsoDuration" => "Duration",
            "bool" => "Bool",
            "u32" | "TextOrNumber" => "Integer",
            _ if has(&self.family.sets, ty) || ty == "Track" => "Text",
            _ => "Json",
        }
    }
}

/// Names in lines, which rustfmt leaves as they are in a macro.
fn lines(names: &[String]) -> String {
    let mut text = String::new();
    let mut width = WIDTH;
    for name in names {
        if width + 1 + name.len() > WIDTH {
            text.push_str(if text.is_empty() { INDENT } else { LINE });
            width = INDENT.len();
        } else {
            text.push(' ');
            width += 1;
        }
        text.push_str(name);
        width += name.len();
    }
    text
}
