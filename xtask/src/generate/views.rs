//! The events that are read on demand.

use std::fmt::Write as _;

use super::Unit;
use super::structs::modules_of;
use super::text::{code, field_name, prose_with, snake_case};
use crate::files::Files;
use crate::schema::{Member, element_type};

impl Unit<'_> {
    /// A view of each event, one file each, and the enum of them.
    pub fn views(self, files: &mut Files) {
        let family = self.family;
        let mut modules = Vec::new();
        for (variant, event) in &family.events {
            let members = [vec![family.type_member()], family.members(&event.object)].concat();
            let name = format!("{variant}View");
            let text = self.view(variant, &name, &family.struct_of(variant), &members);
            self.add(files, &format!("views/{}", snake_case(variant)), &text);
            modules.push((snake_case(variant), name));
        }
        if let Some(object) = &family.unknown {
            let members = family.members(object);
            let text = self.view("Unknown", "UnknownView", &family.unknown_struct(), &members);
            self.add(files, "views/unknown", &text);
            modules.push(("unknown".to_owned(), "UnknownView".to_owned()));
        }
        self.add(files, "views/mod", &self.enum_of_views(&modules));
        let source = format!("schema/{}.toml", family.module);
        files.add("tests/common/views.rs", &source, &self.compared());
        files.add("benches/src/peers/view/fields.rs", &source, &self.texts());
    }

    /// The events with the names of their variants.
    fn each_event(self, line: &dyn Fn(&str, &[Member<'_>]) -> String) -> String {
        let family = self.family;
        let mut text = String::new();
        for (variant, event) in &family.events {
            let members = [vec![family.type_member()], family.members(&event.object)].concat();
            text += &line(variant, &members);
        }
        if let Some(object) = &family.unknown {
            text += &line("Unknown", &family.members(object));
        }
        text
    }

    /// For the tests: every field of a view against that of the struct.
    fn compared(self) -> String {
        let arms = self.each_event(&|variant, members| {
            let fields: String = members
                .iter()
                .map(|member| (accessor(member), field_name(member.name)))
                .map(|(accessor, name)| {
                    format!("assert_eq!(view.{accessor}(), event.{name}, {name:?});\n")
                })
                .collect();
            format!(
                "(EventView::{variant}(view), Callback::{variant}(event)) => {{\n{fields}\
                 assert_eq!(view.extra(), event.extra);\nassert_eq!(view.to_event(), *event);\n}}\n"
            )
        });
        format!(
            "//! Views against structs.\n\nuse bandwidth_callbacks::voice::{{EventView, View}};\nuse bandwidth_callbacks::{{Callback, Error, Parser}};\n\n\
             /// Fails if a view of the body says anything else than the result of a parser that ignores `Options::only`.\n\
             pub fn assert_viewed(parser: &mut Parser, body: &[u8], expected: Result<&Callback<'_>, Error>) {{\n\
             match (parser.view(body), expected) {{\n(Ok(view), Ok(event)) => {{\nassert_eq!(view.to_callback(), *event);\nassert_view(view, event);\n}}\n\
             (view, event) => assert_eq!(view.err(), event.err()),\n}}\n}}\n\n\
             /// Fails if a field of the view is another one than that of the struct.\n\
             #[allow(clippy::too_many_lines, reason = \"a line for each field\")]\n\
             pub fn assert_view(view: View<'_>, event: &Callback<'_>) {{\nmatch (view.event(), event) {{\n{arms}\
             _ => panic!(\"{{:?}} and {{:?}}\", view.event_type(), event.event_type()),\n}}\n}}\n"
        )
    }

    /// For the benchmarks: every field of a view, and those that are no scalars.
    fn texts(self) -> String {
        let arms = |is_read: &dyn Fn(&Member<'_>) -> bool| {
            self.each_event(&|variant, members| {
                let fields: String = members
                    .iter()
                    .filter(|member| is_read(member))
                    .map(|member| format!("black_box(event.{}());\n", accessor(member)))
                    .collect();
                if fields.is_empty() {
                    return fields;
                }
                format!("EventView::{variant}(event) => {{\n{fields}}}\n")
            })
        };
        let is_nested = |member: &Member<'_>| {
            element_type(member.ty).is_some()
                || self
                    .family
                    .objects
                    .iter()
                    .any(|(name, _)| name == member.ty)
        };
        format!(
            "//! The fields of a view.\n\nuse std::hint::black_box;\n\nuse bandwidth_callbacks::voice::{{EventView, View}};\n\n\
             /// Reads every field.\n#[allow(clippy::too_many_lines, reason = \"a line for each field\")]\n\
             pub fn read(view: View<'_>) {{\nmatch view.event() {{\n{all}_ => {{}}\n}}\n}}\n\n\
             /// Reads the fields that are objects or lists.\n\
             pub fn read_nested(view: View<'_>) {{\nmatch view.event() {{\n{nested}_ => {{}}\n}}\n}}\n",
            all = arms(&|_| true),
            nested = arms(&is_nested),
        )
    }

    fn view(self, variant: &str, name: &str, of: &str, members: &[Member<'_>]) -> String {
        let imports = self.imports(
            members,
            &[
                format!("super::{of}"),
                "super::view::{View, slot}".to_owned(),
                "crate::revealed::Reveal".to_owned(),
            ],
        );
        let imports = imports
            .replace("use crate::schema::ByAlias;\n", "")
            .replace("::{{View, slot}}", "::{View, slot}");
        let example = code(&if variant == "Unknown" {
            "use bandwidth_callbacks::Parser;\nuse bandwidth_callbacks::voice::EventView;\n\n\
             let mut parser = Parser::new();\nlet body = br#\"{\"eventType\":\"brandNew\",\"callId\":\"c-1\"}\"#;\n\
             let EventView::Unknown(event) = parser.view(body)?.event() else { panic!() };\n\
             assert_eq!(event.call_id(), Some(\"c-1\"));\n# Ok::<(), bandwidth_callbacks::Error>(())"
                .to_owned()
        } else {
            format!(
                "use bandwidth_callbacks::voice::{{EventView, samples}};\nuse bandwidth_callbacks::{{EventType, Parser}};\n\n\
                 let body = samples::of(EventType::{variant}).unwrap().body;\nlet mut parser = Parser::new();\n\
                 let EventView::{variant}(event) = parser.view(body.as_bytes())?.event() else {{ panic!() }};\n\
                 assert_eq!(event.event_time(), event.to_event().event_time);\n# Ok::<(), bandwidth_callbacks::Error>(())"
            )
        });
        let mut methods = String::new();
        for member in members {
            let (field, accessor) = (field_name(member.name), accessor(member));
            write!(
                methods,
                "{docs}#[must_use]\n#[inline]\npub fn {accessor}(self) -> Option<{ty}> {{\n\
                 self.0.field(const {{ slot({key:?}) }}, |event: {of}<'b>| event.{field})\n}}\n\n",
                docs = prose_with(member.doc, member.rust),
                ty = self.rust_type(member.ty),
                key = member.field.key,
            )
            .expect("a text");
        }
        format!(
            "use std::fmt;\n\n{imports}/// A [`{of}`] that is read on demand: each method reads one field from the body.\n///\n{example}\
             #[derive(Clone, Copy, Debug)]\npub struct {name}<'b>(pub(super) View<'b>);\n\n\
             impl<'b> {name}<'b> {{\n{methods}\
             /// Returns the unknown fields, and known ones with a value of another type.\n#[must_use]\n\
             pub fn extra(self) -> Extra<'b> {{\nself.0.extra_of::<{of}<'b>>()\n}}\n\n\
             /// Reads all fields.\n#[must_use]\npub fn to_event(self) -> {of}<'b> {{\nself.0.to_event()\n}}\n}}\n\n\
             impl Reveal for {name}<'_> {{\nfn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\nself.to_event().reveal(f)\n}}\n}}\n"
        )
    }

    fn enum_of_views(self, modules: &[(String, String)]) -> String {
        let variants = |line: &dyn Fn(&str, &str) -> String| -> String {
            let names = modules.iter().map(|(_, name)| name.as_str());
            names
                .map(|name| line(name.trim_end_matches("View"), name))
                .collect()
        };
        format!(
            "//! The events that are read on demand, one file each, and the enum of them.\n\n{}\n\
             use std::fmt;\n\nuse crate::revealed::Reveal;\nuse crate::voice::EventType;\nuse crate::voice::view::View;\n\n\
             /// The event of a [`View`], by its type.\n#[derive(Clone, Copy, Debug)]\n#[non_exhaustive]\npub enum EventView<'b> {{\n{}}}\n\n\
             impl<'b> View<'b> {{\n/// Returns the event by its type, to read the fields that only it has. Reads nothing but the type.\n///\n{}\
             #[must_use]\n#[inline]\npub fn event(self) -> EventView<'b> {{\nmatch self.event_type() {{\n{}}}\n}}\n}}\n\n\
             impl Reveal for EventView<'_> {{\nfn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\nmatch self {{\n{}}}\n}}\n}}\n",
            modules_of(modules),
            variants(&|variant, name| format!(
                "/// The event of [`EventType::{variant}`].\n{variant}({name}<'b>),\n"
            )),
            code(
                "use bandwidth_callbacks::Parser;\nuse bandwidth_callbacks::voice::EventView;\n\n\
                 let mut parser = Parser::new();\n\
                 match parser.view(br#\"{\"eventType\":\"gather\",\"digits\":\"42\"}\"#)?.event() {\n    \
                 EventView::Gather(gather) => assert_eq!(gather.digits().unwrap(), \"42\"),\n    \
                 other => println!(\"{other:?}\"),\n}\n# Ok::<(), bandwidth_callbacks::Error>(())"
            ),
            variants(&|variant, name| {
                let pattern = if variant == "Unknown" {
                    "Unknown(_)"
                } else {
                    variant
                };
                format!("EventType::{pattern} => EventView::{variant}({name}(self)),\n")
            }),
            variants(&|variant, _| format!("Self::{variant}(view) => view.reveal(f),\n")),
        )
    }
}

/// The name of the method that reads a field. A method `from` would hide that of the trait.
fn accessor(member: &Member<'_>) -> String {
    match member.name {
        "from" => "caller".to_owned(),
        "to" => "callee".to_owned(),
        name => field_name(name),
    }
}
