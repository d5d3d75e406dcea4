//! From the lists to Rust, JSON Schema, TypeScript and Python.

mod benches;
mod columns;
mod dictionary;
mod enums;
mod json_schema;
mod python;
mod structs;
mod text;
mod typescript;
mod views;
mod wire;

use crate::files::Files;
use crate::schema::{Family, Schema};

/// Adds all generated files.
pub fn all(schema: &Schema, files: &mut Files) {
    for family in &schema.families {
        let unit = Unit { family };
        unit.structs(files);
        unit.enums(files);
        if family.module == "voice" {
            unit.benches(files);
            unit.views(files);
        }
        if matches!(family.module, "voice" | "messaging") {
            unit.columns(files);
        }
    }
    Unit {
        family: &schema.values,
    }
    .sets(files);
    dictionary::dictionary(schema, files);
    json_schema::json_schemas(schema, files);
    typescript::declarations(schema, files);
    python::python(schema, files);
}

/// What a family's files are made from.
#[derive(Clone, Copy)]
struct Unit<'s> {
    family: &'s Family,
}

impl Unit<'_> {
    fn add(self, files: &mut Files, path: &str, text: &str) {
        let module = self.family.module;
        files.add(
            format!("src/{module}/{path}.rs"),
            &format!("schema/{module}.toml"),
            text,
        );
    }

    /// The folder of the structs of events.
    fn events_folder(self) -> &'static str {
        if self.family.head.suffix == "Frame" {
            "frames"
        } else {
            "events"
        }
    }

    /// Where users find what the family has.
    fn public_path(self) -> String {
        match self.family.module {
            "values" => "bandwidth_callbacks::types".to_owned(),
            module => format!("bandwidth_callbacks::{module}"),
        }
    }
}
