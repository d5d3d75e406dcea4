//! Pieces of Rust.

use crate::schema::Docs;

/// How wide a line of a comment is.
const WIDTH: usize = 96;

/// A documentation comment.
pub fn comment(docs: &Docs) -> String {
    let mut text = prose_with(&docs.doc, docs.rust.as_deref());
    if let [first, others @ ..] = docs.source.as_slice() {
        let mut sources = format!("Source: <{first}>");
        for source in others {
            sources += &format!(",\n<{source}>");
        }
        text += &format!("///\n{}", lines(&format!("{sources}.")));
    }
    if let Some(example) = &docs.example {
        text += &format!("///\n{}", code(example));
    }
    text
}

/// Paragraphs, broken into lines.
pub fn prose(text: &str) -> String {
    let paragraphs: Vec<String> = text
        .split("\n\n")
        .map(|paragraph| lines(&wrap(paragraph)))
        .collect();
    paragraphs.join("///\n")
}

/// A doc, and what is added to it in Rust.
pub fn prose_with(doc: &str, rust: Option<&str>) -> String {
    prose(&[doc, rust.unwrap_or_default()].join(" "))
}

/// An example.
pub fn code(example: &str) -> String {
    lines(&format!("```\n{}\n```", example.trim_end()))
}

fn lines(text: &str) -> String {
    let line = |line: &str| format!("/// {line}").trim_end().to_owned() + "\n";
    text.lines().map(line).collect()
}

/// Breaks a paragraph into lines.
pub fn wrap(paragraph: &str) -> String {
    let (mut text, mut width) = (String::new(), 0);
    for word in paragraph.split_whitespace() {
        let len = word.chars().count();
        if width + 1 + len > WIDTH {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        text += word;
        width += len;
    }
    text
}

/// `DisconnectCallback` as `disconnect_callback`.
pub fn snake_case(name: &str) -> String {
    let mut text = String::new();
    for (index, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// The name of a field, which may be a word of Rust.
pub fn field_name(name: &str) -> String {
    if name == "type" {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}
