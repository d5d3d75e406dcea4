//! The dictionary of the fuzzers.

use std::collections::BTreeSet;

use crate::files::Files;
use crate::schema::Schema;

/// All keys, names of events and words, and what JSON is made of.
pub fn dictionary(schema: &Schema, files: &mut Files) {
    let mut tokens = BTreeSet::new();
    for family in schema.families.iter().chain([&schema.values]) {
        for (_, field) in &family.fields {
            tokens.insert(format!("{}:", quoted(&field.key)));
            tokens.extend(
                field
                    .alias
                    .iter()
                    .map(|alias| format!("{}:", quoted(alias))),
            );
        }
        for name in family.events.iter().flat_map(|(_, event)| &event.names) {
            tokens.insert(format!(
                "{}:{}",
                quoted(&family.head.discriminator),
                quoted(name)
            ));
        }
        let sets = family.sets.iter().flat_map(|(_, set)| set.list());
        let spellings = family.spellings.iter().flat_map(|(_, set)| &set.words);
        tokens.extend(sets.chain(spellings.map(String::as_str)).map(quoted));
    }
    let tokens: String = tokens
        .iter()
        .map(|token| format!("\"{token}\"\n"))
        .collect();
    let text = tokens + include_str!("json.txt");
    files.add(
        "fuzz/dictionary.txt",
        "schema/ and xtask/src/generate/json.txt",
        &text,
    );
}

/// A JSON text, as the format of libFuzzer's dictionaries has it.
fn quoted(text: &str) -> String {
    format!("\\x22{text}\\x22")
}
