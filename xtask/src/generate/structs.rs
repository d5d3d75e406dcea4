//! The structs of events and of nested objects, one file each.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Unit;
use super::text::{code, comment, field_name, prose, prose_with, snake_case};
use crate::files::Files;
use crate::schema::{Event, Member, Object, element_type, has};

impl Unit<'_> {
    pub fn structs(self, files: &mut Files) {
        let family = self.family;
        let mut modules = Vec::new();
        for list in [&family.objects, &family.notifications] {
            for (name, object) in list {
                let text = self.object(name, object);
                self.add(files, &format!("objects/{}", snake_case(name)), &text);
                modules.push((snake_case(name), name.clone()));
            }
        }
        self.add(
            files,
            "objects/mod",
            &format!("//! The objects inside events.\n\n{}", modules_of(&modules)).replace(
                "//! The objects inside events.",
                if family.events.is_empty() {
                    "//! The notifications, and the objects inside them."
                } else {
                    "//! The objects inside events."
                },
            ),
        );
        self.sets(files);
        self.keys(files);
        let folder = self.events_folder();
        for (variant, event) in &family.events {
            let text = self.event(variant, event);
            self.add(files, &format!("{folder}/{}", snake_case(variant)), &text);
        }
        if let Some(object) = &family.unknown {
            let text = self.unknown(object);
            self.add(files, &format!("{folder}/unknown"), &text);
        }
    }

    /// A nested object, or a notification.
    fn object(self, name: &str, object: &Object) -> String {
        let members = self.family.members(object);
        let imports = self.imports(&members, &["crate::schema::declare::nested".to_owned()]);
        let declared = self.declared(name, &comment(&object.docs), &members, "");
        let module = self.family.module;
        let rows = rows(&members);
        format!(
            "{imports}{declared}nested! {{\n    {name}, crate::{module}::keys::KEYS;\n{rows}}}\n"
        )
    }

    fn event(self, variant: &str, event: &Event) -> String {
        let family = self.family;
        let (name, ty) = (family.struct_of(variant), &family.head.r#type.name);
        let members = [vec![family.type_member()], family.members(&event.object)].concat();
        let mut docs = comment(&event.object.docs);
        if family.module == "voice" {
            write!(docs, "///\n{}", usage(variant, &name)).expect("a text");
        }
        let mut imports = vec![
            "crate::family::declare::event".to_owned(),
            format!("super::{}", family.head.name),
            format!("super::{ty}"),
        ];
        let mut more = self.common(&name, &members, &mut imports);
        if family.module == "voice" {
            imports.push("super::Event".to_owned());
            write!(
                more,
                "\nimpl<'b> Event<'b> for {name}<'b> {{\nconst EVENT_TYPE: {ty}<'static> = {ty}::{variant};\n}}\n"
            )
            .expect("a text");
        }
        let imports = self.imports(&members, &imports);
        let declared = self.declared(&name, &docs, &members, " but for `event_type`");
        let names: Vec<String> = event.names.iter().map(|name| format!("{name:?}")).collect();
        format!(
            "{imports}{declared}event! {{\n    {name}, {}, {ty}::{variant} [{}];\n{}}}\n{more}",
            family.head.name,
            names.join(", "),
            rows(&members),
        )
    }

    fn unknown(self, object: &Object) -> String {
        let family = self.family;
        let name = family.unknown_struct();
        let members = family.members(object);
        let mut imports = vec![
            "crate::family::declare::unknown_event".to_owned(),
            format!("super::{}", family.head.name),
        ];
        let common = self.common(&name, &members, &mut imports);
        let imports = self.imports(&members, &imports);
        let declared = self.declared(&name, &comment(&object.docs), &members, "");
        format!(
            "{imports}{declared}unknown_event! {{\n    {name}, {};\n{}}}\n{common}",
            family.head.name,
            rows(&members),
        )
    }

    /// The struct, and how to build one.
    fn declared(self, name: &str, docs: &str, members: &[Member<'_>], with: &str) -> String {
        let mut fields = String::new();
        for member in members {
            fields += &prose_with(member.doc, member.rust);
            writeln!(
                fields,
                "pub {}: Option<{}>,",
                field_name(member.name),
                self.rust_type(member.ty)
            )
            .expect("a text");
            if let Some(alias) = &member.field.alias {
                writeln!(fields, "pub(crate) {}: ByAlias,", snake_case(alias)).expect("a text");
            }
        }
        let example = code(&format!(
            "use {path}::{name};\n\nlet built = {name}::build(|it| it.extra = [(\"key\", \"value\")].into_iter().collect());\n\
             assert_eq!(built.extra.get(\"key\").and_then(|value| value.as_str()), Some(\"value\"));",
            path = self.public_path(),
        ));
        format!(
            "{docs}#[derive(Clone, PartialEq)]\n#[non_exhaustive]\npub struct {name}<'b> {{\n{fields}\
             /// Unknown fields, and known ones with a value of another type.\npub extra: Extra<'b>,\n}}\n\n\
             impl {name}<'_> {{\n/// Builds one from scratch, for tests: `set` gets an empty struct{with}.\n///\n{example}\
             #[must_use]\npub fn build(set: impl FnOnce(&mut Self)) -> Self {{\n\
             let mut built = Self::default();\nset(&mut built);\nbuilt\n}}\n}}\n\n"
        )
    }

    /// The fields that callers ask of any event.
    fn common(self, name: &str, members: &[Member<'_>], imports: &mut Vec<String>) -> String {
        let common: Vec<&str> = members
            .iter()
            .map(|member| member.name)
            .filter(|name| self.family.head.common.iter().any(|common| common == name))
            .collect();
        if self.family.head.common.is_empty() {
            return String::new();
        }
        imports.push(format!("crate::{}::common::common", self.family.module));
        format!("\ncommon!({name}: {});\n", common.join(", "))
    }

    pub fn imports(self, members: &[Member<'_>], others: &[String]) -> String {
        let mut paths: BTreeSet<String> = others
            .iter()
            .map(|path| {
                if let Some(rest) = path.strip_prefix("super::") {
                    format!("crate::{}::{rest}", self.family.module)
                } else {
                    path.clone()
                }
            })
            .collect();
        paths.insert("crate::extra::Extra".to_owned());
        for member in members {
            if member.field.alias.is_some() {
                paths.insert("crate::schema::ByAlias".to_owned());
            }
            for ty in [Some(member.ty), element_type(member.ty)]
                .into_iter()
                .flatten()
            {
                paths.extend(self.path_of(ty));
            }
        }
        use_of(&paths) + "\n"
    }

    /// Where a type is.
    fn path_of(self, ty: &str) -> Option<String> {
        let module = self.family.module;
        let name = ty.split('<').next().unwrap_or(ty);
        match name {
            "Text" | "bool" | "u32" => None,
            "Number" => Some("crate::json::Number".to_owned()),
            _ if has(&self.family.sets, name) => Some(format!("crate::{module}::words::{name}")),
            "Verstat" => Some("crate::voice::verstat::Verstat".to_owned()),
            _ if has(&self.family.objects, name) => {
                Some(format!("crate::{module}::objects::{name}"))
            }
            _ => Some(format!("crate::values::{name}")),
        }
    }

    pub fn rust_type(self, ty: &str) -> String {
        match ty {
            "Text" => "&'b str".to_owned(),
            "bool" | "u32" | "Number" => ty.to_owned(),
            _ => match element_type(ty) {
                Some(element) => ty.replace(element, &self.rust_type(element)),
                None => format!("{ty}<'b>"),
            },
        }
    }

    /// Every key that an object of the family may have.
    fn keys(self, files: &mut Files) {
        let keys: BTreeSet<&str> = self
            .family
            .fields
            .iter()
            .flat_map(|(_, field)| [Some(field.key.as_str()), field.alias.as_deref()])
            .flatten()
            .collect();
        let list: String = keys.iter().map(|key| format!("    {key:?},\n")).collect();
        let text = format!(
            "/// The keys of all fields of the family.\npub(super) static KEYS: &[&str] = &[\n{list}];\n"
        );
        self.add(files, "keys", &text);
    }
}

/// Imports, those of one module in one line.
fn use_of(paths: &BTreeSet<String>) -> String {
    let mut modules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (module, name) in paths.iter().filter_map(|path| path.rsplit_once("::")) {
        modules.entry(module).or_default().push(name);
    }
    let line = |(module, names): (&str, Vec<&str>)| match names[..] {
        [name] => format!("use {module}::{name};\n"),
        _ => format!("use {module}::{{{}}};\n", names.join(", ")),
    };
    modules.into_iter().map(line).collect()
}

/// The fields of a struct with their keys, as the macros take them.
fn rows(members: &[Member<'_>]) -> String {
    let mut rows = String::new();
    for member in members {
        let alias = member.field.alias.as_ref();
        let alias = alias.map_or(String::new(), |alias| {
            format!(" | {} {alias:?}", snake_case(alias))
        });
        writeln!(
            rows,
            "    {} {:?}{alias},",
            field_name(member.name),
            member.field.key
        )
        .expect("a text");
    }
    rows
}

/// The files of a folder, and what each has.
pub fn modules_of(modules: &[(String, String)]) -> String {
    let mut text: String = modules
        .iter()
        .map(|(module, _)| format!("mod {module};\n"))
        .collect();
    text.push('\n');
    for (module, name) in modules {
        writeln!(text, "pub use {module}::{name};").expect("a text");
    }
    text
}

/// What the page of each event of a call shows.
fn usage(variant: &str, name: &str) -> String {
    let example = format!(
        "use bandwidth_callbacks::voice::{{{name}, samples}};
use bandwidth_callbacks::{{Callback, EventType, OwnedCallback, Parser}};

let mut body = samples::of(EventType::{variant}).unwrap().body.as_bytes().to_vec();

// From JSON, for as long as the body lives …
let event: {name} = Parser::new().parse(&mut body)?;
assert!(event.event_time.is_some() && event.extra.is_empty());

// … to JSON, as a text and as a tree …
let json = serde_json::to_string(&event)?;
let tree = serde_json::to_value(&event)?;

// … and from JSON again, for as long as you like.
let owned: OwnedCallback = Parser::new().parse_owned(json.into_bytes())?;
assert_eq!(owned.get(), Callback::from(event));

// From scratch, for tests.
let built = {name}::build(|event| event.event_time = Some(\"2026-03-09T14:11:04.218Z\".into()));
assert!(Parser::new().parse_owned::<Callback>(serde_json::to_vec(&built)?).is_ok());
# Ok::<(), Box<dyn std::error::Error>>(())"
    );
    code(&example)
        + "///\n"
        + &prose(
            "`Deserialize` is for parsers that unescape in place, as simd-json does. `serde_json` and `sonic-rs` cannot fill this struct from a \
             body that has an escape in a string: they return an error. Use [`Parser`](crate::Parser) or \
             [`OwnedCallback`](crate::OwnedCallback) for bytes of any kind.",
        )
}
