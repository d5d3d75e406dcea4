//! JSON texts, written from the grammar of RFC 8259, with the verdict on each.

#![allow(unreachable_pub, reason = "a program has no public API")]

mod bodies;
mod numbers;
mod strings;
mod structure;

use Verdict::{Accept, Refuse};
use bandwidth_callbacks::ErrorKind::{self, InvalidNumber, InvalidString, Syntax, TooDeep};

/// Whether a text must be accepted or refused.
#[derive(Clone, Copy)]
pub enum Verdict {
    /// JSON. It is accepted as a value, and as a body if it is an object with an `eventType`.
    Accept,
    /// JSON. It is accepted as a value, but refused as a body although it is an object.
    NotAsBody(ErrorKind),
    /// Not JSON, or beyond a limit.
    Refuse(ErrorKind),
    /// Not JSON, with errors that differ: the first is that of a body, the second that of a value.
    RefuseAs(ErrorKind, ErrorKind),
}

pub struct Group {
    pub name: &'static str,
    pub rows: Vec<Row>,
}

pub struct Row {
    pub name: String,
    pub text: Vec<u8>,
    pub verdict: Verdict,
}

/// A row as the files of this folder write it.
type Written = (&'static str, &'static [u8], Verdict);

pub fn table() -> Vec<Group> {
    let written = |name, rows: &[Written]| Group {
        name,
        rows: rows
            .iter()
            .map(|(name, text, verdict)| row(*name, *text, *verdict))
            .collect(),
    };
    vec![
        written("literals", structure::LITERALS),
        written("numbers", numbers::NUMBERS),
        written("other-numbers", numbers::OTHER_NUMBERS),
        written("strings", strings::STRINGS),
        Group {
            name: "controls",
            rows: controls(),
        },
        written("escapes", strings::ESCAPES),
        written("surrogates", strings::SURROGATES),
        written("utf8", strings::UTF8),
        written("ill-formed-utf8", strings::ILL_FORMED_UTF8),
        written("white-space", structure::WHITE_SPACE),
        written("arrays", structure::ARRAYS),
        written("objects", structure::OBJECTS),
        written("other-notations", bodies::OTHER_NOTATIONS),
        written("encodings", bodies::ENCODINGS),
        written("callbacks", bodies::CALLBACKS),
        Group {
            name: "large",
            rows: large(),
        },
    ]
}

fn row(name: impl Into<String>, text: impl Into<Vec<u8>>, verdict: Verdict) -> Row {
    Row {
        name: name.into(),
        text: text.into(),
        verdict,
    }
}

/// Every control character inside and outside of a string.
fn controls() -> Vec<Row> {
    let mut rows = Vec::new();
    for control in 0..b' ' {
        let hex = format!("{control:02x}");
        rows.push(row(
            format!("{hex} in a string"),
            [b'"', control, b'"'],
            Refuse(InvalidString),
        ));
        if !b"\t\n\r".contains(&control) {
            rows.push(row(
                format!("{hex} before a number"),
                [control, b'1'],
                Refuse(Syntax),
            ));
        }
    }
    rows
}

/// Texts of sizes around those of machine words and vectors, and texts with many or deeply nested
/// parts.
fn large() -> Vec<Row> {
    let mut rows = Vec::new();
    for len in [7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 300] {
        let text = "a".repeat(len);
        rows.push(row(format!("text of {len}"), format!("\"{text}\""), Accept));
        rows.push(row(
            format!("key of {len}"),
            format!("{{\"{text}\":1}}"),
            Accept,
        ));
        rows.push(row(
            format!("escape after {len}"),
            format!("\"{text}\\n\""),
            Accept,
        ));
        rows.push(row(
            format!("wide character after {len}"),
            format!("\"{text}\u{1f600}\""),
            Accept,
        ));
        rows.push(row(
            format!("open text of {len}"),
            format!("\"{text}"),
            Refuse(InvalidString),
        ));
        let digits = "7".repeat(len);
        rows.push(row(
            format!("fraction of {len} digits"),
            format!("0.{digits}"),
            Accept,
        ));
        rows.push(row(format!("integer of {len} digits"), digits, Accept));
    }
    for (count, verdict) in [(309, Accept), (310, Refuse(InvalidNumber))] {
        rows.push(row(
            format!("integer of {count} digits"),
            "1".repeat(count),
            verdict,
        ));
    }
    for levels in [10, 29, 30] {
        let arrays = "[".repeat(levels) + &"]".repeat(levels);
        rows.push(row(format!("{levels} arrays"), arrays, Accept));
        let objects = "{\"a\":".repeat(levels) + "1" + &"}".repeat(levels);
        rows.push(row(format!("{levels} objects"), objects, Accept));
    }
    for levels in [33, 64, 126] {
        let arrays = "[".repeat(levels) + &"]".repeat(levels);
        rows.push(row(format!("{levels} arrays"), arrays, Refuse(TooDeep)));
        rows.push(row(
            format!("{levels} open arrays"),
            "[".repeat(levels),
            Refuse(TooDeep),
        ));
    }
    let many = |item: &str| vec![item; 100].join(",");
    rows.push(row("many elements", format!("[{}]", many("0")), Accept));
    rows.push(row(
        "many members",
        format!("{{{}}}", many("\"a\":0")),
        Accept,
    ));
    rows.push(row("many commas", ",".repeat(100), Refuse(Syntax)));
    rows
}
