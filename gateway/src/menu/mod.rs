//! The phone menu, as its file describes it.

pub mod answer;
pub mod bxml;
pub mod reload;

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use toml::Spanned;
use url::{Host, Url};

/// The menu that is built in.
pub const DEFAULT: &str = include_str!("../../menu.toml");

/// The longest name of a step, in characters: it is the tag of the next event, and Bandwidth takes no longer ones.
const MAX_NAME: usize = 256;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Menu {
    start: Spanned<String>,
    /// The voice of all prompts.
    pub voice: Option<String>,
    #[serde(rename = "step")]
    steps: BTreeMap<Spanned<String>, Step>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub say: Option<String>,
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
    pub to: String,
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
    pub to: String,
    /// How long the call stays connected.
    pub seconds: u32,
    /// Whether the other side gets the user and password of this gateway.
    #[serde(default)]
    pub credentials: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conference {
    pub name: String,
    /// What everybody hears when a member joins, and when one leaves.
    pub joined: Option<String>,
    pub left: Option<String>,
}

impl Menu {
    /// Reads a menu and checks it.
    ///
    /// # Errors
    ///
    /// The first mistake, with its line.
    pub fn parse(text: &str) -> Result<Self, MenuError> {
        let menu: Self = toml::from_str(text).map_err(|error| MenuError {
            line: line_of(text, error.span().map_or(0, |span| span.start)),
            message: error.message().to_owned(),
        })?;
        menu.check().map_err(|(offset, message)| MenuError {
            line: line_of(text, offset),
            message,
        })?;
        Ok(menu)
    }

    /// Returns the step where a call starts, with its name.
    pub fn start(&self) -> (&str, &Step) {
        let name = self.start.get_ref();
        // `check` has made sure that the step exists.
        (name, self.steps.get(name.as_str()).unwrap_or(const { &Step::EMPTY }))
    }

    /// Returns a step and its name, or the first step if the name is not one of this menu. A reload can remove the step that a call is at.
    pub fn step(&self, name: &str) -> (&str, &Step) {
        self.steps
            .get_key_value(name)
            .map_or_else(|| self.start(), |(name, step)| (name.get_ref().as_str(), step))
    }

    fn check(&self) -> Result<(), (usize, String)> {
        self.check_step(&self.start, "start")?;
        for (key, step) in &self.steps {
            let name = key.get_ref();
            if name.chars().count() > MAX_NAME {
                let begin: String = name.chars().take(20).collect();
                let message = format!("step.{begin}…: the name is longer than {MAX_NAME} characters");
                return Err((key.span().start, message));
            }
            let verbs = [
                step.gather.as_ref().map(|gather| ("gather", gather.span().start)),
                step.transfer.as_ref().map(|transfer| ("transfer", transfer.span().start)),
                step.record.as_ref().map(|record| ("record", record.span().start)),
                step.stream.as_ref().map(|stream| ("stream", stream.span().start)),
                step.conference.as_ref().map(|conference| ("conference", conference.span().start)),
            ];
            let mut verbs = verbs.into_iter().flatten();
            if let (Some((first, _)), Some((second, offset))) = (verbs.next(), verbs.next()) {
                return Err((offset, format!("step.{name}.{second}: the step has `{first}` already")));
            }
            step.check_ranges(name)?;
            for (key, target) in &step.keys {
                let is_key = !key.get_ref().is_empty() && key.get_ref().bytes().all(|byte| b"0123456789*#".contains(&byte));
                if !is_key {
                    let message = format!("step.{name}.keys: `{}` is not made of the keys 0 to 9, * and #", key.get_ref());
                    return Err((key.span().start, message));
                }
                self.check_step(target, &format!("step.{name}.keys.{}", key.get_ref()))?;
            }
            for (key, target) in [("otherwise", &step.otherwise), ("next", &step.next)] {
                if let Some(target) = target {
                    self.check_step(target, &format!("step.{name}.{key}"))?;
                }
            }
        }
        Ok(())
    }

    fn check_step(&self, target: &Spanned<String>, key: &str) -> Result<(), (usize, String)> {
        if self.steps.contains_key(target.get_ref().as_str()) {
            return Ok(());
        }
        Err((target.span().start, format!("{key}: there is no step `{}`", target.get_ref())))
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
        let target = self.keys.get(digits).or(self.otherwise.as_ref()).or(self.next.as_ref());
        target.map(|target| target.get_ref().as_str())
    }

    /// The ranges that Bandwidth documents for the attributes.
    fn check_ranges(&self, name: &str) -> Result<(), (usize, String)> {
        let refuse = |key: &str, span: std::ops::Range<usize>, what: &str| Err((span.start, format!("step.{name}.{key}: {what}")));
        match self {
            Self { gather: Some(gather), .. } if !(1..=50).contains(&gather.get_ref().digits) => {
                refuse("gather.digits", gather.span(), "must be from 1 to 50")
            }
            Self { gather: Some(gather), .. } if !(1..=60).contains(&gather.get_ref().seconds) => {
                refuse("gather.seconds", gather.span(), "must be from 1 to 60")
            }
            Self {
                gather: None,
                keys,
                otherwise,
                ..
            } if let Some(key) = keys.keys().next().or(otherwise.as_ref()) => {
                refuse("keys", key.span(), "`keys` and `otherwise` need `gather`")
            }
            Self {
                transfer: Some(transfer), ..
            } if !(1..=300).contains(&transfer.get_ref().seconds) => refuse("transfer.seconds", transfer.span(), "must be from 1 to 300"),
            Self {
                transfer: Some(transfer), ..
            } if !is_callable(&transfer.get_ref().to) => refuse(
                "transfer.to",
                transfer.span(),
                "must be `+` and up to 15 digits, or a SIP URI that begins with `sip:`",
            ),
            Self { record: Some(record), .. } if !(1..=10_800).contains(&record.get_ref().seconds) => {
                refuse("record.seconds", record.span(), "must be from 1 to 10800")
            }
            Self { stream: Some(stream), .. } if !(1..=86_400).contains(&stream.get_ref().seconds) => {
                refuse("stream.seconds", stream.span(), "must be from 1 to 86400")
            }
            Self { stream: Some(stream), .. } if !["ws://", "wss://"].iter().any(|scheme| stream.get_ref().to.starts_with(scheme)) => {
                refuse("stream.to", stream.span(), "must begin with `ws://` or `wss://`")
            }
            Self { stream: Some(stream), .. } if stream.get_ref().credentials && !keeps_secrets(&stream.get_ref().to) => refuse(
                "stream.to",
                stream.span(),
                "must begin with `wss://` for `credentials`, except to this machine",
            ),
            Self {
                conference: Some(conference),
                ..
            } if !is_conference_name(&conference.get_ref().name) => refuse(
                "conference.name",
                conference.span(),
                "must have from 1 to 100 letters, digits, `-`, `_` or `.`",
            ),
            _ => Ok(()),
        }
    }
}

/// What a menu may name a conference. The operator chooses it, so that it may be longer than a token, and have dots.
fn is_conference_name(name: &str) -> bool {
    (1..=100).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// A phone number in the form of E.164, or a SIP URI.
fn is_callable(to: &str) -> bool {
    match to.strip_prefix('+') {
        Some(digits) => (1..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => to
            .strip_prefix("sip:")
            .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace)),
    }
}

/// Whether nobody on the way to this URL can read credentials.
fn keeps_secrets(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    url.scheme() == "wss"
        || match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
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
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_menu_is_valid() {
        let menu = Menu::parse(DEFAULT).unwrap();
        assert_eq!(menu.start().0, "main");
        assert_eq!(menu.start().1.after_keys("2"), Some("message"));
        assert_eq!(menu.start().1.after_keys("9"), Some("main"));
        assert_eq!(menu.start().1.after_keys(""), Some("main"));
        assert_eq!(menu.step("echo").0, "echo");
        assert_eq!(menu.step("removed").0, "main");
    }

    #[test]
    fn who_may_be_called_and_where_credentials_may_go() {
        for step in [
            "transfer = { to = '+15555550123', seconds = 1 }",
            "transfer = { to = 'sip:desk@example.com', seconds = 1 }",
            "stream = { to = 'wss://example.com/', seconds = 1, credentials = true }",
            "stream = { to = 'ws://example.com/', seconds = 1 }",
            "stream = { to = 'ws://127.0.0.1:8080/stream', seconds = 1, credentials = true }",
            "stream = { to = 'ws://[::1]/stream', seconds = 1, credentials = true }",
            "stream = { to = 'ws://localhost/stream', seconds = 1, credentials = true }",
        ] {
            let menu = Menu::parse(&format!("start = 'a'\n[step.a]\n{step}"));
            assert!(menu.is_ok(), "{step}\n{menu:?}");
        }
        let long = "é".repeat(256);
        assert!(Menu::parse(&format!("start = '{long}'\n[step.'{long}']")).is_ok());
    }

    #[test]
    fn mistakes_are_reported_with_line_and_key() {
        let head = "start = 'a'\n[step.a]\n";
        for (text, expected) in [
            ("start = 'b'\n[step.a]", "line 1: start: there is no step `b`"),
            ("start = 'a'\n[step.a]\nnext = 'b'", "line 3: step.a.next: there is no step `b`"),
            ("start = 'a'\n[step.a]\nsays = 'b'", "line 3: unknown field `says`"),
            (
                "start = 'a'\n[step.a]\nsay = 1",
                "line 3: invalid type: integer `1`, expected a string",
            ),
            ("start = 'a'\n[step.a]\nsay = 'b", "line 3: "),
            (
                &format!("{head}[step.{}]", "b".repeat(257)),
                "line 3: step.bbbbbbbbbbbbbbbbbbbb…: the name is longer than 256 characters",
            ),
            ("[step.a]", "line 1: missing field `start`"),
            (
                &format!("{head}gather = {{ digits = 1, seconds = 1 }}\nkeys = {{ 1 = 'a', 2 = 'b' }}"),
                "line 4: step.a.keys.2: there is no step `b`",
            ),
            (
                &format!("{head}gather = {{ digits = 1, seconds = 1 }}\nkeys = {{ A = 'a' }}"),
                "line 4: step.a.keys: `A` is not made of the keys 0 to 9, * and #",
            ),
            (
                &format!("{head}gather = {{ digits = 51, seconds = 1 }}"),
                "line 3: step.a.gather.digits: must be from 1 to 50",
            ),
            (
                &format!("{head}gather = {{ digits = 1, seconds = 0 }}"),
                "line 3: step.a.gather.seconds: must be from 1 to 60",
            ),
            (
                &format!("{head}\nkeys = {{ 1 = 'a' }}"),
                "line 4: step.a.keys: `keys` and `otherwise` need `gather`",
            ),
            (
                &format!("{head}otherwise = 'a'"),
                "line 3: step.a.keys: `keys` and `otherwise` need `gather`",
            ),
            (
                &format!("{head}record = {{ seconds = 1 }}\nstream = {{ to = 'wss://x', seconds = 1 }}"),
                "line 4: step.a.stream: the step has `record` already",
            ),
            (
                &format!("{head}transfer = {{ to = '+1', seconds = 301 }}"),
                "line 3: step.a.transfer.seconds: must be from 1 to 300",
            ),
            (
                &format!("{head}transfer = {{ to = '', seconds = 1 }}"),
                "line 3: step.a.transfer.to: must be `+` and up to 15 digits",
            ),
            (
                &format!("{head}transfer = {{ to = '555 1234', seconds = 1 }}"),
                "line 3: step.a.transfer.to: must be `+` and up to 15 digits",
            ),
            (
                &format!("{head}transfer = {{ to = '+1234567890123456', seconds = 1 }}"),
                "line 3: step.a.transfer.to: must be `+` and up to 15 digits",
            ),
            (
                &format!("{head}transfer = {{ to = 'sip:', seconds = 1 }}"),
                "line 3: step.a.transfer.to: must be `+` and up to 15 digits",
            ),
            (
                &format!("{head}\nstream = {{ to = 'ws://example.com/', seconds = 1, credentials = true }}"),
                "line 4: step.a.stream.to: must begin with `wss://` for `credentials`, except to this machine",
            ),
            (
                &format!("{head}stream = {{ to = 'ws://127.0.0.1.example.com/', seconds = 1, credentials = true }}"),
                "line 3: step.a.stream.to: must begin with `wss://` for `credentials`",
            ),
            (
                &format!("{head}record = {{ seconds = 10801 }}"),
                "line 3: step.a.record.seconds: must be from 1 to 10800",
            ),
            (
                &format!("{head}stream = {{ to = 'wss://x', seconds = 0 }}"),
                "line 3: step.a.stream.seconds: must be from 1 to 86400",
            ),
            (
                &format!("{head}conference = {{ name = 'a' }}\nrecord = {{ seconds = 1 }}"),
                "line 3: step.a.conference: the step has `record` already",
            ),
            (
                &format!("{head}conference = {{ name = 'all of us' }}"),
                "line 3: step.a.conference.name: must have from 1 to 100 letters",
            ),
            (
                &format!("{head}conference = {{ name = '{}' }}", "x".repeat(101)),
                "line 3: step.a.conference.name: must have from 1 to 100 letters",
            ),
            (
                &format!("{head}stream = {{ to = 'x', seconds = 1 }}"),
                "line 3: step.a.stream.to: must begin with `ws://` or `wss://`",
            ),
        ] {
            let message = Menu::parse(text).expect_err(text).to_string();
            assert!(message.starts_with(expected), "{text}\n{message}");
        }
    }
}
