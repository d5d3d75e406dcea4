//! The phone menu, as its file describes it.

pub mod answer;
pub mod bxml;
mod check;
pub mod reload;

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use crate::credentials::Credentials;

/// The menu that is built in.
pub const DEFAULT: &str = include_str!("../../menu.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Menu {
    start: Spanned<String>,
    /// The voice of all prompts.
    pub voice: Option<Spanned<String>>,
    #[serde(rename = "step")]
    steps: BTreeMap<Spanned<String>, Step>,
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
        let menu: Self = toml::from_str(text).map_err(|error| MenuError {
            line: line_of(text, error.span().map_or(0, |span| span.start)),
            message: error.message().to_owned(),
        })?;
        menu.check(credentials)
            .map_err(|(offset, message)| MenuError {
                line: line_of(text, offset),
                message,
            })?;
        Ok(menu)
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
}
