//! The stubs of classes, and their documentation.

use std::fmt::Write as _;

use super::{Class, attribute, kind, plain};
use crate::schema::{Family, Member, Schema};

/// The part of the stubs that is the same whatever the schema has.
pub(super) const STUBS: &str = include_str!("stubs.pyi");

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

pub(super) fn stub(family: &Family, class: &Class<'_>) -> String {
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

pub(super) fn page(schema: &Schema, family: &Family, class: &Class<'_>) -> String {
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
