//! The phone menu, as its file describes it.

pub mod answer;
pub mod bxml;
mod check;
pub mod reload;

use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;
use serde::Deserialize;
use toml::Spanned;

use gateway_common::credentials::Credentials;

/// The menu that is built in.
pub const DEFAULT: &str = include_str!("../../menu.toml");

/// The most bytes of documents that are kept. A menu with a long voice and many steps could have
/// 640 MB of them.
const MAX_KEPT: usize = 4 * 1024 * 1024;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Menu {
    start: Spanned<String>,
    /// The voice of all prompts.
    pub voice: Option<Spanned<String>>,
    #[serde(rename = "step")]
    steps: BTreeMap<Spanned<String>, Step>,
    /// For the documents.
    #[serde(skip)]
    credentials: Option<Credentials>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub say: Option<Spanned<String>>,
    pub gather: Option<Spanned<Gather>>,
    pub transfer: Option<Spanned<Transfer>>,
    pub record: Option<Spanned<Record>>,
    pub stream: Option<Spanned<Stream>>,
    pub conference: Option<Spanned<Conference>>,
    #[serde(default)]
    keys: BTreeMap<Spanned<String>, Spanned<String>>,
    otherwise: Option<Spanned<String>>,
    pub next: Option<Spanned<String>>,
    #[serde(skip)]
    document: Kept,
}

/// The document of a step, unless those of other steps have taken the room for it. The credentials
/// are in it.
#[derive(Default)]
struct Kept(Option<Bytes>);

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept(<redacted>)")
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gather {
    pub digits: u8,
    /// How long to wait for the first key, and for each further one.
    pub seconds: u8,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    pub to: Spanned<String>,
    /// How long it may ring.
    pub seconds: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The longest recording.
    pub seconds: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stream {
    pub to: Spanned<String>,
    /// How long the call stays connected.
    pub seconds: u32,
    /// Whether the other side gets the user and password of this gateway.
    #[serde(default)]
    pub credentials: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conference {
    pub name: Spanned<String>,
    /// The sounds that everybody hears when a member joins, and when one leaves.
    pub joined: Option<Spanned<String>>,
    pub left: Option<Spanned<String>>,
}

impl Menu {
    /// Reads a menu and checks it: every document of it, with these credentials, is one that
    /// Bandwidth takes.
    ///
    /// # Errors
    ///
    /// The first mistake, with its line.
    pub fn parse(text: &str, credentials: Option<&Credentials>) -> Result<Self, MenuError> {
        let mut menu: Self = toml::from_str(text).map_err(|error| MenuError {
            line: line_of(text, error.span().map_or(0, |span| span.start)),
            message: error.message().to_owned(),
        })?;
        menu.check(credentials)
            .map_err(|(offset, message)| MenuError {
                line: line_of(text, offset),
                message,
            })?;
        menu.credentials = credentials.cloned();
        menu.keep_documents();
        Ok(menu)
    }

    /// Makes the documents, so that a call does not wait for one: nothing of an event is in them.
    fn keep_documents(&mut self) {
        let mut room = MAX_KEPT;
        let documents: Vec<_> = self
            .steps
            .iter()
            .map_while(|(name, step)| {
                let document = self.make((name.get_ref(), step));
                room = room.checked_sub(document.len())?;
                Some(document)
            })
            .collect();
        for (step, document) in self.steps.values_mut().zip(documents) {
            step.document = Kept(Some(document));
        }
    }

    fn make(&self, step: (&str, &Step)) -> Bytes {
        bxml::document(self, step, self.credentials.as_ref()).into()
    }

    /// Returns the document of a step of this menu.
    pub fn document(&self, step: (&str, &Step)) -> Bytes {
        step.1.document.0.clone().unwrap_or_else(|| self.make(step))
    }

    /// Returns the step where a call starts, with its name.
    pub fn start(&self) -> (&str, &Step) {
        let name = self.start.get_ref();
        // `check` has made sure that the step exists.
        (
            name,
            self.steps
                .get(name.as_str())
                .unwrap_or(const { &Step::EMPTY }),
        )
    }

    /// Returns a step and its name, or the first step if the name is not one of this menu. A reload
    /// can remove the step that a call is at.
    pub fn step(&self, name: &str) -> (&str, &Step) {
        self.steps.get_key_value(name).map_or_else(
            || self.start(),
            |(name, step)| (name.get_ref().as_str(), step),
        )
    }
}

impl Step {
    const EMPTY: Self = Self {
        say: None,
        gather: None,
        transfer: None,
        record: None,
        stream: None,
        conference: None,
        keys: BTreeMap::new(),
        otherwise: None,
        next: None,
        document: Kept(None),
    };

    /// Returns the name of the step for these keys.
    pub fn after_keys(&self, digits: &str) -> Option<&str> {
        let target = self
            .keys
            .get(digits)
            .or(self.otherwise.as_ref())
            .or(self.next.as_ref());
        target.map(|target| target.get_ref().as_str())
    }
}

/// A mistake in a menu.
#[derive(Debug, PartialEq, Eq)]
pub struct MenuError {
    line: usize,
    message: String,
}

impl fmt::Display for MenuError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for MenuError {}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_menu_is_valid() {
        let menu = Menu::parse(DEFAULT, None).unwrap();
        assert_eq!(menu.start().0, "main");
        assert_eq!(menu.start().1.after_keys("2"), Some("message"));
        assert_eq!(menu.start().1.after_keys("9"), Some("main"));
        assert_eq!(menu.start().1.after_keys(""), Some("main"));
        assert_eq!(menu.step("echo").0, "echo");
        assert_eq!(menu.step("removed").0, "main");
    }

    #[test]
    fn documents_are_kept_up_to_a_limit_and_are_the_same_beyond_it() {
        let credentials = Credentials {
            user: "bandwidth".to_owned(),
            password: "hidden".to_owned(),
        };
        // Of each step, the document has over 30,000 bytes.
        let steps: String = (1000..1200)
            .map(|number| format!("[step.s{number}]\nsay = '{number}'\nnext = 's1000'\n"))
            .collect();
        let text = format!("start = 's1000'\nvoice = '{}'\n{steps}", "x".repeat(30_000));
        for credentials in [None, Some(&credentials)] {
            let menu = Menu::parse(&text, credentials).unwrap();
            let kept = |name: &str| menu.step(name).1.document.0.is_some();
            assert!(kept("s1000") && kept("s1100") && !kept("s1199"));
            let bytes: usize = menu
                .steps
                .values()
                .filter_map(|step| step.document.0.as_ref())
                .map(Bytes::len)
                .sum();
            assert!((MAX_KEPT - 31_000..=MAX_KEPT).contains(&bytes), "{bytes}");
            for name in ["s1000", "s1100", "s1199"] {
                let step = menu.step(name);
                assert_eq!(
                    menu.document(step),
                    bxml::document(&menu, step, credentials)
                );
            }
            assert!(!format!("{menu:?}").contains("hidden"));
        }
    }
}
