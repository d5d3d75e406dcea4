//! What values are on the wire, for the schemas and types of other languages.

use crate::schema::{Docs, Family, Schema, element_type, has};

/// What a value may be, apart from null.
pub enum Wire<'s> {
    /// A text. Times and durations are texts too, because some that arrive have forms that strict
    /// readers refuse.
    Text,
    /// Base64.
    Base64,
    /// A word of the set with this name. The set is open.
    Word(&'s str, Vec<&'s str>),
    Bool,
    /// An integer of 32 bits, without a sign.
    Integer,
    Number,
    TextOrNumber,
    /// An object whose keys the sender chooses. The values are texts.
    Texts,
    Object(&'s str),
    List(Box<Self>),
}

/// What the values of a type of schema/ are.
///
/// # Panics
///
/// For a type that is in no list. The lists were checked, so that it is a new one of `BUILT_IN`.
pub fn wire<'s>(schema: &'s Schema, family: &'s Family, ty: &'s str) -> Wire<'s> {
    match ty {
        "Text" | "Sensitive" | "Timestamp" | "IsoDuration" => Wire::Text,
        "Base64" => Wire::Base64,
        "bool" => Wire::Bool,
        "u32" => Wire::Integer,
        "Number" => Wire::Number,
        "TextOrNumber" | "Coordinate" => Wire::TextOrNumber,
        "SipHeaders" | "Parameters" => Wire::Texts,
        "Tracks" => Wire::List(Box::new(wire(schema, family, "Track"))),
        _ if has(&family.objects, ty) => Wire::Object(ty),
        _ => match (element_type(ty), words(schema, family, ty)) {
            (Some(element), _) => Wire::List(Box::new(wire(schema, family, element))),
            (None, Some(words)) => Wire::Word(ty, words),
            (None, None) => panic!("nothing says what {ty} is on the wire"),
        },
    }
}

/// The words of a set.
pub fn words<'s>(schema: &'s Schema, family: &'s Family, name: &str) -> Option<Vec<&'s str>> {
    let mut sets = family.sets.iter().chain(&schema.values.sets);
    let mut spellings = family.spellings.iter();
    let set = sets.find(|(known, _)| known == name);
    let spelt = spellings.find(|(known, _)| known == name);
    set.map(|(_, set)| set.list().collect())
        .or_else(|| spelt.map(|(_, set)| set.words.iter().map(String::as_str).collect()))
}

/// A doc for readers who do not use the Rust library: fields have their keys, and no name is a
/// link.
pub fn neutral(family: &Family, doc: &str) -> String {
    let unlinked = doc.replace("[`", "`").replace("`]", "`");
    let pieces = unlinked.split('`').enumerate().map(|(index, piece)| {
        let is_code = index % 2 == 1;
        match family.field(piece) {
            Some(field) if is_code && piece.contains('_') => field.key.clone(),
            _ => piece.to_owned(),
        }
    });
    pieces.collect::<Vec<_>>().join("`").trim().to_owned()
}

/// The doc of a type, with its sources.
pub fn described(family: &Family, docs: &Docs) -> String {
    let mut text = neutral(family, &docs.doc);
    for source in docs.source.as_slice() {
        text += &format!("\n\nSource: {source}");
    }
    text
}
