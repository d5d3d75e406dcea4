//! The enums: of events, of their types, and of words.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Unit;
use super::structs::modules_of;
use super::text::{code, comment, prose, prose_with, snake_case};
use crate::files::Files;
use crate::schema::{Named, Set};

impl Unit<'_> {
    pub fn enums(self, files: &mut Files) {
        if self.family.events.is_empty() {
            return;
        }
        self.add(files, "event_type", &self.event_type());
        self.add(
            files,
            &format!("{}/mod", self.events_folder()),
            &self.events(),
        );
        self.add(
            files,
            &format!("{}/made", self.events_folder()),
            &self.made(),
        );
        self.add(
            files,
            &format!("{}/table", self.events_folder()),
            &self.table(),
        );
        self.add(files, "samples", &self.samples());
        if self.family.module == "voice" {
            self.add(files, "single", &self.single());
        }
    }

    /// The open sets of words, one file each.
    pub fn sets(self, files: &mut Files) {
        if self.family.sets.is_empty() {
            return;
        }
        let mut modules = Vec::new();
        for (name, set) in &self.family.sets {
            self.add(
                files,
                &format!("words/{}", snake_case(name)),
                &self.set(name, set),
            );
            modules.push((snake_case(name), name.clone()));
        }
        let text = format!(
            "//! Sets of words that Bandwidth may add to at any time.\n\n{}",
            modules_of(&modules)
        );
        self.add(files, "words/mod", &text);
    }

    fn set(self, name: &str, set: &Set) -> String {
        let path = self.public_path();
        let words = set
            .words
            .iter()
            .map(|(variant, word)| (variant, word.as_str().expect("a word is a text")));
        let (mut variants, mut from, mut to, mut rows) =
            (String::new(), String::new(), String::new(), String::new());
        for (variant, word) in words {
            write!(variants, "/// `{word}`\n{variant},\n").expect("a text");
            writeln!(from, "{word:?} => Self::{variant},").expect("a text");
            writeln!(to, "Self::{variant} => {word:?},").expect("a text");
            write!(rows, "{variant}, ").expect("a text");
        }
        format!(
            "use crate::values::{{Unlisted, open_set}};\n\n{docs}#[derive(Clone, Copy)]\n#[non_exhaustive]\n\
             pub enum {name}<'b> {{\n{variants}/// A value that this release does not know, as received.\nOther(Unlisted<'b>),\n}}\n\n\
             impl<'b> {name}<'b> {{\n\
             /// Returns the value of a text. Never fails, does not allocate.\n///\n{example_from}\
             #[must_use]\n#[inline(never)]\npub fn from_wire(text: &'b str) -> Self {{\nmatch text {{\n{from}other => Self::Other(Unlisted::new(other)),\n}}\n}}\n\n\
             /// Returns the text as received.\n///\n{example_to}\
             #[must_use]\npub const fn as_str(self) -> &'b str {{\nmatch self {{\n{to}Self::Other(other) => other.as_str(),\n}}\n}}\n}}\n\n\
             open_set! {{\n    {name}: {rows}\n}}\n",
            docs = comment(&set.docs),
            example_from = code(&format!(
                "# use {path}::{name};\nassert!(matches!({name}::from_wire(\"brand-new\"), {name}::Other(_)));"
            )),
            example_to = code(&format!(
                "# use {path}::{name};\nassert_eq!({name}::from_wire(\"brand-new\").as_str(), \"brand-new\");"
            )),
        )
    }

    /// The enum of the types of events.
    fn event_type(self) -> String {
        let Named {
            name, doc, example, ..
        } = &self.family.head.r#type;
        let path = self.public_path();
        let [
            mut variants,
            mut to,
            mut all,
            mut names,
            mut known,
            mut shown,
            mut index,
        ] = [const { String::new() }; 7];
        for (place, (variant, event)) in self.family.events.iter().enumerate() {
            let first = &event.names[0];
            write!(variants, "/// `{first}`\n{variant},\n").expect("a text");
            writeln!(to, "Self::{variant} => {first:?},").expect("a text");
            writeln!(known, "Self::{variant} => Some(&{first:?}),").expect("a text");
            writeln!(shown, "Self::{variant} => {variant:?},").expect("a text");
            write!(all, "Self::{variant}, ").expect("a text");
            for name in &event.names {
                writeln!(names, "({name:?}, Self::{variant}),").expect("a text");
            }
            writeln!(index, "Self::{variant} => {place},").expect("a text");
        }
        let replies = self.replies(&index);
        let reply_import = if replies.is_empty() {
            ""
        } else {
            "use crate::voice::Reply;\n"
        };
        format!(
            "use crate::error::Name;\nuse crate::family::declare::event_type;\nuse crate::values::Unlisted;\n{reply_import}\n{}///\n{}\
             #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\npub enum {name}<'b> {{\n{variants}\
             /// A type that this release does not know, as received.\nUnknown(Unlisted<'b>),\n}}\n\n\
             impl {name}<'static> {{\n\
             /// All known types, in alphabetical order.\n///\n{}pub const ALL: &'static [Self] = &[{all}];\n\n\
             /// An unknown type, without its name.\npub(crate) const NAMELESS: Self = Self::Unknown(Unlisted::new(\"\"));\n\n/// Every name of every known type.\npub(crate) const NAMES: &'static [(&'static str, Self)] = &[\n{names}];\n}}\n\n\
             impl<'b> {name}<'b> {{\n\
             /// Returns the name on the wire; of a type with several, the usual one.\n///\n{}\
             #[must_use]\npub const fn as_str(self) -> &'b str {{\nmatch self {{\n{to}Self::Unknown(name) => name.as_str(),\n}}\n}}\n\n\
             /// The name of the variant, for `Debug`.\nconst fn variant(self) -> &'static str {{\nmatch self {{\n{shown}Self::Unknown(_) => \"Unknown\",\n}}\n}}\n\n\
             /// The name of a known type, for errors.\npub(crate) const fn name(self) -> Option<Name> {{\nmatch self {{\n{known}Self::Unknown(_) => None,\n}}\n}}\n{replies}}}\n\n\
             event_type!({name}, \"{path}\");\n",
            prose(doc),
            code(example),
            code(&format!(
                "# use {path}::{name};\nassert!({name}::ALL.iter().all(|known| known.label() == known.as_str()));"
            )),
            code(&format!(
                "# use {path}::{name};\nassert_eq!({name}::from_wire(\"brandNew\").as_str(), \"brandNew\");"
            )),
        )
    }

    /// What the provider expects as the answer, in families where that is not always the same.
    fn replies(self, index: &str) -> String {
        let mut replies: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (variant, event) in &self.family.events {
            let Some(reply) = &event.reply else {
                return String::new();
            };
            replies
                .entry(reply)
                .or_default()
                .push(format!("Self::{variant}"));
        }
        replies
            .entry("Empty")
            .or_default()
            .push("Self::Unknown(_)".to_owned());
        let arm = |(reply, variants): (&str, Vec<String>)| {
            format!("{} => Reply::{reply},\n", variants.join(" | "))
        };
        let arms: String = replies.into_iter().map(arm).collect();
        let example = code(
            "# use bandwidth_callbacks::{EventType, Reply};\n\
             assert_eq!(EventType::ConferenceCreated.reply(), Reply::BxmlOrEmpty);\n\
             assert_eq!(EventType::from_wire(\"brandNew\").reply(), Reply::Empty);",
        );
        let count = self.family.events.len();
        format!(
            "\n/// The place of the type among all, unknown types last.\n#[inline]\n\
             pub(crate) const fn index(self) -> usize {{\nmatch self {{\n{index}Self::Unknown(_) => {count},\n}}\n}}\n\n\
             /// Returns what Bandwidth expects as the answer. Unknown types get [`Reply::Empty`]: an error would make Bandwidth retry.\n///\n{example}\
             #[must_use]\npub const fn reply(self) -> Reply {{\nmatch self {{\n{arms}}}\n}}\n"
        )
    }

    /// The enum of events, and what parsers need to know of them.
    fn events(self) -> String {
        let family = self.family;
        let (module, head) = (family.module, &family.head);
        let Named {
            name,
            doc,
            rust,
            example,
        } = &head.event;
        let (ty, unknown) = (&head.r#type.name, family.unknown_struct());
        let variants: Vec<(&String, String)> = family
            .events
            .iter()
            .map(|(variant, _)| (variant, family.struct_of(variant)))
            .collect();
        let each = |line: &dyn Fn(&str, &str) -> String| -> String {
            variants
                .iter()
                .map(|(variant, of)| line(variant, of))
                .collect()
        };
        let modules: Vec<(String, String)> = variants
            .iter()
            .map(|(variant, of)| (snake_case(variant), of.clone()))
            .chain([("unknown".to_owned(), unknown.clone())])
            .collect();
        let is_voice = module == "voice";
        let unwanted = |text: &str| {
            if is_voice {
                text.to_owned()
            } else {
                String::new()
            }
        };
        let dynamic = if head.common.is_empty() {
            "AnyObject"
        } else {
            "Common"
        };
        let import = match (head.common.is_empty(), is_voice) {
            (true, _) => "use crate::schema::AnyObject;\n".to_owned(),
            (false, false) => format!("use crate::{module}::common::Common;\n"),
            (false, true) => {
                format!("use crate::{module}::common::Common;\nuse crate::{module}::Envelope;\n")
            }
        };
        format!(
            "//! The events, one file each, and the enum of them.\n\n\
             {modules}\n\
             use std::fmt;\n\nuse serde::{{Serialize, Serializer}};\n\n\
             use crate::revealed::Reveal;\n{import}use crate::{module}::{ty};\n\n\
             {docs}///\n{example}#[derive(Clone, PartialEq)]\n#[non_exhaustive]\n\
             #[allow(clippy::large_enum_variant, reason = \"a box would be an allocation\")]\npub enum {name}<'b> {{\n{declared}\
             /// An event of a type that this release does not know.\nUnknown({unknown}<'b>),\n{unwanted_variant}}}\n\n\
             impl<'b> {name}<'b> {{\n/// Returns the event's type.\npub(super) fn type_of(&self) -> {ty}<'b> {{\nmatch self {{\n{types}\
             Self::Unknown(event) => {ty}::from_wire(event.event_type.unwrap_or_default()),\n{unwanted_type}}}\n}}\n\n\
             /// Returns the event as any, for what all have in common.\npub(super) fn any(&self) -> &(dyn {dynamic}<'b> + '_) {{\nmatch self {{\n{any}\
             Self::Unknown(event) => event,\n{unwanted_any}}}\n}}\n}}\n\n\
             impl Serialize for {name}<'_> {{\nfn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {{\nmatch self {{\n{serialize}\
             Self::Unknown(event) => event.serialize(serializer),\n{unwanted_serialize}}}\n}}\n}}\n\n\
             impl fmt::Debug for {name}<'_> {{\nfn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\nself.any().fmt(f)\n}}\n}}\n\n\
             impl Reveal for {name}<'_> {{\nfn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\nself.any().reveal(f)\n}}\n}}\n",
            modules = modules_of(&modules).replacen("mod ", "mod made;\nmod table;\nmod ", 1),
            docs = prose_with(doc, rust.as_deref()),
            example = code(example),
            declared = each(&|variant, of| format!(
                "/// The event of [`{ty}::{variant}`].\n{variant}({of}<'b>),\n"
            )),
            unwanted_variant = unwanted(
                "/// An event of a type that [`Options::only`](crate::Options::only) leaves out.\nUnwanted(Envelope<'b>),\n"
            ),
            types = each(&|variant, _| format!("Self::{variant}(_) => {ty}::{variant},\n")),
            unwanted_type = unwanted(
                "Self::Unwanted(event) => EventType::from_wire(event.borrowed(0).unwrap_or_default()),\n"
            ),
            any = each(&|variant, _| format!("Self::{variant}(event) => event,\n")),
            unwanted_any = unwanted("Self::Unwanted(event) => event,\n"),
            serialize = each(&|variant, _| format!(
                "Self::{variant}(event) => event.serialize(serializer),\n"
            )),
            unwanted_serialize =
                unwanted("Self::Unwanted(event) => event.serialize(serializer),\n"),
        )
    }

    /// How the enum is made of one event.
    fn made(self) -> String {
        let family = self.family;
        let (module, head) = (family.module, &family.head);
        let (name, ty, unknown) = (&head.event.name, &head.r#type.name, family.unknown_struct());
        let (mut structs, mut from, mut drawn) = (String::new(), String::new(), String::new());
        let events = family.events.iter();
        let variants = events.map(|(variant, _)| (variant.as_str(), family.struct_of(variant)));
        for (variant, of) in variants.chain([("Unknown", unknown)]) {
            write!(structs, "{of}, ").expect("a text");
            write!(
                from,
                "impl<'b> From<{of}<'b>> for {name}<'b> {{\nfn from(event: {of}<'b>) -> Self {{\nSelf::{variant}(event)\n}}\n}}\n\n"
            )
            .expect("a text");
            let pattern = if variant == "Unknown" { "(_)" } else { "" };
            writeln!(
                drawn,
                "{ty}::{variant}{pattern} => u.arbitrary().map(Self::{variant}),"
            )
            .expect("a text");
        }
        format!(
            "//! The enum of events, made of one of them.\n\nuse crate::{module}::{{{name}, {structs}}};\n\n{from}\
             /// Any event, with the fields that it has. Serialized, it is a body that a [`Parser`](crate::Parser) returns the same event for.\n\
             #[cfg(feature = \"arbitrary\")]\nimpl<'a> arbitrary::Arbitrary<'a> for {name}<'a> {{\n\
             fn arbitrary(u: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {{\nuse crate::{module}::{ty};\n\n\
             if u.ratio(1, 16)? {{\nreturn u.arbitrary().map(Self::Unknown);\n}}\nmatch *u.choose({ty}::ALL)? {{\n{drawn}}}\n}}\n}}\n",
        )
    }

    /// What parsers need to know of the events.
    fn table(self) -> String {
        let family = self.family;
        let (module, head) = (family.module, &family.head);
        let (name, ty, unknown) = (&head.event.name, &head.r#type.name, family.unknown_struct());
        let layout = head.name.to_uppercase();
        let each = |line: &dyn Fn(&str, &str) -> String| -> String {
            let events = family.events.iter();
            events
                .map(|(variant, _)| line(variant, &family.struct_of(variant)))
                .collect()
        };
        let structs = each(&|_, of| format!("{of}, "));
        format!(
            "//! The facts about the events that parsers need.\n\n\
             use crate::error::Name;\nuse crate::extra::Extra;\nuse crate::family::Table;\nuse crate::json::FieldValues;\n\
             use crate::json::fast::{{Field, Fields, Layout, NESTED_SLOTS, nested_slots}};\n\
             use crate::schema::{{Object, Source}};\nuse crate::{module}::{{{name}, {structs}{unknown}, {family_name}, {ty}}};\n\n\
             /// All fields of all events, each with a slot: while a body is walked over, its event is not known yet.\n\
             static {layout}: Layout = Layout::new(FIELDS);\n\n\
             const FIELDS: &Fields = &Fields::of(&[\n<{unknown}<'_> as Object<'_>>::FIELDS,\n{fields}]);\n\n\
             const _: () = {{\nlet _ = [\n{slots}];\n}};\n\n\
             /// Every event as documented has slots for its nested values.\nconst fn fits(fields: &[Field]) {{\n\
             assert!(nested_slots(fields) <= NESTED_SLOTS, \"an event as documented has more nested values than slots\");\n}}\n\n\
             impl Table for {family_name} {{\n\
             const DISCRIMINATOR: Name = &{discriminator:?};\nconst LAYOUT: &'static Layout = &{layout};\n\
             const NAMES: &'static [(&'static str, {ty}<'static>)] = {ty}::NAMES;\nconst KEYS: &'static [&'static str] = crate::{module}::keys::KEYS;\n\n\
             type Type<'b> = {ty}<'b>;\ntype Event<'b> = {name}<'b>;\n\n\
             #[inline]\nfn type_of(name: &str) -> {ty}<'_> {{\n{ty}::from_wire(name)\n}}\n\n\
             #[inline]\nfn known_type(name: &[u8]) -> Option<{ty}<'static>> {{\n{ty}::known(name)\n}}\n\n\
             #[inline]\nfn unknown_type() -> {ty}<'static> {{\n{ty}::NAMELESS\n}}\n\n\
             fn type_name(event_type: {ty}<'_>) -> Option<Name> {{\nevent_type.name()\n}}\n\n\
             #[inline]\nfn own_fields(event_type: {ty}<'_>) -> u64 {{\nmatch event_type {{\n{masks}\
             {ty}::Unknown(_) => const {{ {layout}.mask(<{unknown}<'_> as Object<'_>>::FIELDS) }},\n}}\n}}\n\n\
             #[inline(always)]\n#[allow(clippy::inline_always, clippy::too_many_lines, reason = \"called in one place; a line or more for each event\")]\nfn build<'b, V: FieldValues<'b>, T>(\nevent_type: {ty}<'_>,\nvalues: V,\n\
             wrap: impl FnOnce({name}<'b>) -> T,\n) -> T {{\nmatch event_type {{\n{build}\
             {ty}::Unknown(_) => {unknown}::from_values(values, |event| wrap({name}::Unknown(event))),\n}}\n}}\n\n\
             fn unknown_mut<'e, 'b: 'e>(event: &'e mut {name}<'b>) -> Option<&'e mut Extra<'b>> {{\nSome(match event {{\n{extra}\
             {name}::Unknown(event) => &mut event.extra,\n{unwanted_extra}}})\n}}\n\n\
             fn read<'b, S: Source<'b>>(event_type: {ty}<'_>, source: &mut S) -> Result<{name}<'b>, S::Error> {{\nmatch event_type {{\n{read}\
             {ty}::Unknown(_) => {unknown}::read(source, {name}::Unknown),\n}}\n}}\n}}\n",
            family_name = head.name,
            fields = each(&|_, of| format!("<{of}<'_> as Object<'_>>::FIELDS,\n")),
            slots = each(&|_, of| format!("fits(<{of}<'_> as Object<'_>>::FIELDS),\n")),
            discriminator = head.discriminator,
            masks = each(&|variant, of| format!(
                "{ty}::{variant} => const {{ {layout}.mask(<{of}<'_> as Object<'_>>::FIELDS) }},\n"
            )),
            build = each(&|variant, of| format!(
                "{ty}::{variant} => {of}::from_values(values, |event| wrap({name}::{variant}(event))),\n"
            )),
            extra = each(&|variant, _| format!("{name}::{variant}(event) => &mut event.extra,\n")),
            unwanted_extra = if module == "voice" {
                format!("{name}::Unwanted(_) => return None,\n")
            } else {
                String::new()
            },
            read = each(&|variant, of| format!(
                "{ty}::{variant} => {of}::read(source, {name}::{variant}),\n"
            )),
        )
    }

    /// What lets callers ask a parser for one event.
    fn single(self) -> String {
        let names: Vec<String> = self
            .family
            .events
            .iter()
            .map(|(variant, _)| self.family.struct_of(variant))
            .collect();
        let types: Vec<String> = names
            .iter()
            .map(|name| format!("std::any::TypeId::of::<{name}<'_>>()"))
            .collect();
        format!(
            "//! Each event can be asked for by itself.\n\nuse crate::engine::parse_by;\nuse crate::voice::family::Known;\n\
             use crate::voice::{{{}}};\n\nparse_by!(each Known; {});\n\n\
             /// Whether a type is one of these events.\n#[cfg(feature = \"http\")]\n\
             pub(crate) fn is_single(of: std::any::TypeId) -> bool {{\n[{}].contains(&of)\n}}\n",
            names.join(", "),
            names.join(" "),
            types.join(", "),
        )
    }

    /// The module of realistic bodies, one of each event.
    fn samples(self) -> String {
        let (module, ty) = (self.family.module, &self.family.head.r#type.name);
        let bodies: String = self
            .family
            .events
            .iter()
            .map(|(variant, event)| {
                let file = format!("../../fixtures/{module}/{}/typical.json", event.names[0]);
                format!("Sample::new({ty}::{variant}, include_str!({file:?}).trim_ascii_end()),\n")
            })
            .collect();
        let path = self.public_path();
        let example = |code_of: &str| code(&format!("# use {path}::samples;\n{code_of}"));
        let intro = code(&format!(
            "use {path}::{{{ty}, samples}};\n\n\
             assert_eq!(samples::all().len(), {ty}::ALL.len());\n\
             for sample in samples::all() {{\n    println!(\"{{}}: {{}}\", sample.event_type, sample.body);\n}}"
        ))
        .replace("///", "//!");
        format!(
            "//! One realistic body for each event, so that users can test and measure their own code.\n//!\n\
             //! They are written from the documentation, not recorded. Numbers are from the range reserved\n\
             //! for fiction, identifiers are made up, and audio is a tone.\n//!\n{intro}\npub use crate::family::samples::Sample;\nuse crate::{module}::{ty};\n\n\
             const BODIES: &[Sample<{ty}<'static>>] = &[\n{bodies}];\n\n\
             /// Returns a sample of each event, in the order of the types.\n///\n{all}#[must_use]\n\
             pub const fn all() -> &'static [Sample<{ty}<'static>>] {{\nBODIES\n}}\n\n\
             /// Returns the sample of one event; `None` for an unknown type.\n///\n{of}#[must_use]\n\
             pub fn of(event_type: {ty}<'_>) -> Option<Sample<{ty}<'static>>> {{\nBODIES.iter().copied().find(|sample| sample.event_type == event_type)\n}}\n",
            all = example(
                "assert!(samples::all().iter().all(|sample| sample.body.contains(sample.event_type.as_str())));"
            ),
            of = example("assert!(samples::of(\"brandNew\".into()).is_none());"),
        )
    }
}
