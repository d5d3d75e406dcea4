//! What the benchmarks' contestants need of the Voice API: structs that people would write by hand,
//! and the fields for those without structs.

use std::fmt::Write as _;

use super::Unit;
use super::text::field_name;
use crate::files::Files;
use crate::schema::{Event, Family, Member, Object, has};

/// How a contestant keeps texts.
#[derive(Clone, Copy, PartialEq)]
enum Texts {
    Owned,
    Borrowed,
}

impl Unit<'_> {
    pub fn benches(self, files: &mut Files) {
        let source = format!("schema/{}.toml", self.family.module);
        let mut add =
            |path: &str, text: &str| files.add(format!("benches/src/{path}"), &source, text);
        add("peers/naive/structs.rs", &self.naive());
        add("peers/derived/structs.rs", &self.derived());
        add("peers/tasks/times.rs", &self.times());
        add("table/events.rs", &self.fields());
        add("peers/fields.h", &self.header());
    }

    fn naive(self) -> String {
        let family = self.family;
        let mut text =
            "use std::collections::HashMap;\n\nuse serde::{Deserialize, Serialize};\n\n".to_owned();
        for (name, object) in objects(family) {
            text += "#[derive(Deserialize, Serialize)]\n#[serde(rename_all = \"camelCase\")]\n";
            writeln!(text, "pub struct {name} {{").expect("a text");
            for member in family.members(object) {
                let ty = mirror(family, member.ty, Texts::Owned);
                write!(
                    text,
                    "#[serde(skip_serializing_if = \"Option::is_none\")]\npub {}: Option<{ty}>,\n",
                    field_name(member.name)
                )
                .expect("a text");
            }
            text += "}\n\n";
        }
        text += "#[derive(Deserialize, Serialize)]\n#[serde(tag = \"eventType\")]\n\
                 #[allow(clippy::large_enum_variant, reason = \"a box would be an allocation\")]\npub enum Callback {\n";
        for (variant, event) in &family.events {
            let names = event.names.split_first().expect("an event has a name");
            let more: String = names
                .1
                .iter()
                .map(|name| format!(", alias = {name:?}"))
                .collect();
            writeln!(
                text,
                "#[serde(rename = {:?}{more})]\n{variant}({}),",
                names.0,
                family.struct_of(variant)
            )
            .expect("a text");
        }
        text + "}\n"
    }

    fn derived(self) -> String {
        let family = self.family;
        let mut text =
            "use std::collections::HashMap;\n\nuse serde::Serialize;\nuse simd_json_derive::Deserialize;\n\nuse super::Finder;\n\n"
                .to_owned();
        for (name, object) in objects(family) {
            text += "#[derive(serde::Deserialize, Deserialize, Serialize)]\n#[serde(rename_all = \"camelCase\")]\n";
            writeln!(text, "pub struct {name}<'b> {{").expect("a text");
            for member in family.members(object) {
                let ty = mirror(family, member.ty, Texts::Borrowed);
                // simd-json-derive takes `r#type` for the name on the wire.
                let (rename, name) = match member.name {
                    "type" => ("rename = \"type\", ", "kind"),
                    name => ("", name),
                };
                let borrow = if ty.contains("'b") { "borrow, " } else { "" };
                writeln!(
                    text,
                    "#[serde({rename}{borrow}skip_serializing_if = \"Option::is_none\")]\npub {name}: Option<{ty}>,"
                )
                .expect("a text");
            }
            text += "}\n\n";
        }
        text += "#[derive(Serialize)]\n#[serde(tag = \"eventType\")]\n\
                 #[allow(clippy::large_enum_variant, reason = \"a box would be an allocation\")]\npub enum Callback<'b> {\n";
        let (mut by, mut from) = (String::new(), String::new());
        for (variant, event) in &family.events {
            let name = family.struct_of(variant);
            writeln!(
                text,
                "#[serde(rename = {:?})]\n{variant}({name}<'b>),",
                event.names[0]
            )
            .expect("a text");
            let names = patterns(event);
            writeln!(
                by,
                "{names} => P::from_slice(body).map(Callback::{variant}),"
            )
            .expect("a text");
            writeln!(
                from,
                "{names} => {name}::from_tape(nodes).map(Callback::{variant}).ok(),"
            )
            .expect("a text");
        }
        text + "}\n\n"
            + &format!(
                "/// Fills the struct of the event by serde.\npub(super) fn read_by<'b, P: Finder>(body: &'b [u8]) -> Option<Callback<'b>> {{\n\
                 P::with_event_type(body, |name| match name {{\n{by}_ => None,\n}})?\n}}\n\n\
                 /// Fills the struct of the event from a tape.\n\
                 pub(super) fn read<'b>(name: &str, nodes: &mut simd_json_derive::Tape<'b>) -> Option<Callback<'b>> {{\nmatch name {{\n{from}_ => None,\n}}\n}}\n"
            )
    }

    /// The times of an event, nested objects aside.
    fn times(self) -> String {
        const TIMES: [&str; 5] = [
            "event_time",
            "enqueued_time",
            "start_time",
            "answer_time",
            "end_time",
        ];
        let family = self.family;
        let function = |head: &str, callback: &str, rest: &str| {
            let mut text = format!("pub(super) {head} {{\nmatch callback {{\n");
            for (variant, event) in &family.events {
                let members = family.members(&event.object);
                let times = TIMES.map(|time| {
                    let is_there = members.iter().any(|member| member.name == time);
                    if is_there {
                        format!("event.{time}.as_ref()")
                    } else {
                        "None".to_owned()
                    }
                });
                writeln!(
                    text,
                    "{callback}::{variant}(event) => [{}],",
                    times.join(", ")
                )
                .expect("a text");
            }
            text + rest + "}\n}\n\n"
        };
        "use bandwidth_callbacks::Callback;\nuse bandwidth_callbacks::types::Timestamp;\n\nuse crate::peers::naive;\n\n".to_owned()
            + &function(
                "fn times<'e, 'b>(callback: &'e Callback<'b>) -> [Option<&'e Timestamp<'b>>; 5]",
                "Callback",
                "_ => [None; 5],\n",
            )
            + &function(
                "fn naive_times(callback: &naive::Callback) -> [Option<&String>; 5]",
                "naive::Callback",
                "",
            )
    }

    /// The documented fields of events, in the order of the types.
    fn fields(self) -> String {
        let family = self.family;
        let events: String = family
            .events
            .iter()
            .map(|(_, event)| format!("{},\n", list(family, &event.object)))
            .collect();
        let objects: String = family
            .objects
            .iter()
            .map(|(name, object)| {
                format!(
                    "const {}: &[Field] = {};\n\n",
                    constant(name),
                    list(family, object)
                )
            })
            .collect();
        format!(
            "use super::Field;\n\n{objects}/// In the order of `EventType::ALL`.\npub(super) const EVENTS: &[&[Field]] = &[\n{events}];\n"
        )
    }

    /// The fields as C++: one layout for each object, one for the fields of all events, one for the
    /// events.
    fn header(self) -> String {
        let family = self.family;
        let mut nested = 0;
        let mut layout = |name: &str, members: &[(&str, &str)]| {
            let mut text = format!("constexpr Layout {name} = layout({{");
            for (key, ty) in members {
                let value = match *ty {
                    "u32" => "UNSIGNED".to_owned(),
                    "Number" => "DOUBLE".to_owned(),
                    "bool" => "BOOL".to_owned(),
                    "Tracks" => "LIST".to_owned(),
                    "SipHeaders" => "PAIRS".to_owned(),
                    ty if has(&family.objects, ty) => {
                        nested += 1;
                        format!("OBJECT, &{ty}, {}", nested - 1)
                    }
                    _ => "TEXT".to_owned(),
                };
                write!(text, "{{\"{key}\", {value}}}, ").expect("a text");
            }
            text + "});\n"
        };
        let mut text = String::new();
        for (name, object) in &family.objects {
            let members = family.members(object);
            text += &layout(name, &members.iter().map(key_and_type).collect::<Vec<_>>());
        }
        let mut root = vec![(family.head.discriminator.as_str(), "Text")];
        for (_, event) in &family.events {
            for member in family.members(&event.object) {
                if !root.contains(&(&member.field.key, member.ty)) {
                    root.push((&member.field.key, member.ty));
                }
            }
        }
        text += &layout("ROOT", &root);
        let names = family.events.iter().flat_map(|(_, event)| &event.names);
        text += &layout(
            "EVENTS",
            &names
                .map(|name| (name.as_str(), "Text"))
                .collect::<Vec<_>>(),
        );
        text + &format!("constexpr size_t NESTED = {nested};\n")
    }
}

fn key_and_type<'s>(member: &Member<'s>) -> (&'s str, &'s str) {
    (&member.field.key, member.ty)
}

/// The structs of nested objects and of events.
fn objects(family: &Family) -> impl Iterator<Item = (String, &Object)> {
    let events = family
        .events
        .iter()
        .map(|(variant, event)| (family.struct_of(variant), &event.object));
    family
        .objects
        .iter()
        .map(|(name, object)| (name.clone(), object))
        .chain(events)
}

fn patterns(event: &Event) -> String {
    event
        .names
        .iter()
        .map(|name| format!("{name:?}"))
        .collect::<Vec<_>>()
        .join(" | ")
}

/// What people write for a type of the library.
fn mirror(family: &Family, ty: &str, texts: Texts) -> String {
    let owned = texts == Texts::Owned;
    let text = if owned { "String" } else { "&'b str" };
    match ty {
        "u32" | "bool" => ty.to_owned(),
        "Number" => "f64".to_owned(),
        "Tracks" => format!("Vec<{text}>"),
        "SipHeaders" => format!("HashMap<{text}, {text}>"),
        _ if has(&family.objects, ty) && owned => ty.to_owned(),
        _ if has(&family.objects, ty) => format!("{ty}<'b>"),
        _ => text.to_owned(),
    }
}

fn list(family: &Family, object: &Object) -> String {
    let fields: String = family
        .members(object)
        .iter()
        .map(|member| {
            let inside = if has(&family.objects, member.ty) {
                constant(member.ty)
            } else {
                "&[]".to_owned()
            };
            format!(
                "Field {{ name: {:?}, inside: {inside} }},\n",
                member.field.key
            )
        })
        .collect();
    format!("&[\n{fields}]")
}

fn constant(name: &str) -> String {
    super::text::snake_case(name).to_uppercase()
}
