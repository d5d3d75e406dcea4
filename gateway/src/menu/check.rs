//! What a menu must be, so that Bandwidth takes every document of it.

use std::iter;

use toml::Spanned;
use url::{Host, Url};

use super::bxml::{self, MAX_LENGTH};
use super::{Menu, Step};
use gateway_common::credentials::Credentials;

/// The longest name of a step, in characters: it is the tag of the next event, and Bandwidth takes
/// no longer ones.
const MAX_NAME: usize = 256;

/// The most steps. To free a menu must not hold up an answer.
const MAX_STEPS: usize = 10_000;

/// Where a mistake is, in bytes, and what it is.
type Mistake = (usize, String);

impl Menu {
    pub(super) fn check(&self, credentials: Option<&Credentials>) -> Result<(), Mistake> {
        self.check_step(&self.start, "start")?;
        if self.steps.len() > MAX_STEPS {
            let first = self.steps.keys().map(|key| key.span().start).min();
            let message = format!(
                "step: there are {} steps, more than {MAX_STEPS}",
                self.steps.len()
            );
            return Err((first.unwrap_or(0), message));
        }
        if let Some(voice) = &self.voice {
            check_text("voice", voice)?;
        }
        for (key, step) in &self.steps {
            if key.get_ref().chars().count() > MAX_NAME {
                let begin: String = key.get_ref().chars().take(20).collect();
                let message = format!(
                    "step.{}…: the name is longer than {MAX_NAME} characters",
                    begin.escape_debug()
                );
                return Err((key.span().start, message));
            }
            let name = key.get_ref().escape_debug().to_string();
            check_text(&format!("step.{name}"), key)?;
            for (key, text) in step.texts() {
                check_text(&format!("step.{name}.{key}"), text)?;
            }
            let verbs = [
                step.gather
                    .as_ref()
                    .map(|gather| ("gather", gather.span().start)),
                step.transfer
                    .as_ref()
                    .map(|transfer| ("transfer", transfer.span().start)),
                step.record
                    .as_ref()
                    .map(|record| ("record", record.span().start)),
                step.stream
                    .as_ref()
                    .map(|stream| ("stream", stream.span().start)),
                step.conference
                    .as_ref()
                    .map(|conference| ("conference", conference.span().start)),
            ];
            let mut verbs = verbs.into_iter().flatten();
            if let (Some((first, _)), Some((second, offset))) = (verbs.next(), verbs.next()) {
                return Err((
                    offset,
                    format!("step.{name}.{second}: the step has `{first}` already"),
                ));
            }
            step.check_ranges(&name)?;
            for (key, target) in &step.keys {
                let is_key = !key.get_ref().is_empty()
                    && key
                        .get_ref()
                        .bytes()
                        .all(|byte| b"0123456789*#".contains(&byte));
                if !is_key {
                    let message = format!(
                        "step.{name}.keys: `{}` is not made of the keys 0 to 9, * and #",
                        key.get_ref().escape_debug()
                    );
                    return Err((key.span().start, message));
                }
                self.check_step(target, &format!("step.{name}.keys.{}", key.get_ref()))?;
            }
            for (key, target) in [("otherwise", &step.otherwise), ("next", &step.next)] {
                if let Some(target) = target {
                    self.check_step(target, &format!("step.{name}.{key}"))?;
                }
            }
            self.check_lengths(&name, key, step, credentials)?;
        }
        Ok(())
    }

    /// Whether the documents of a step are short enough. The mistake is at the longest text.
    fn check_lengths(
        &self,
        name: &str,
        key: &Spanned<String>,
        step: &Step,
        credentials: Option<&Credentials>,
    ) -> Result<(), Mistake> {
        let of_all = bxml::document(self, (key.get_ref(), step), credentials).len();
        let heard = step
            .texts()
            .filter(|(key, _)| matches!(*key, "conference.joined" | "conference.left"));
        let documents = heard.map(|(_, text)| bxml::prompt(self, text.get_ref()).len());
        let Some(length) = iter::once(of_all)
            .chain(documents)
            .find(|length| *length > MAX_LENGTH)
        else {
            return Ok(());
        };
        let texts = step
            .texts()
            .map(|(key, text)| (format!("step.{name}.{key}"), text));
        let voice = self.voice.as_ref().map(|voice| ("voice".to_owned(), voice));
        let longest = texts
            .chain(voice)
            .max_by_key(|(_, text)| text.get_ref().len());
        let (key, at) = longest.unwrap_or((format!("step.{name}"), key));
        Err((
            at.span().start,
            format!(
                "{key}: the document has {length} bytes, more than the {MAX_LENGTH} that Bandwidth takes"
            ),
        ))
    }

    fn check_step(&self, target: &Spanned<String>, key: &str) -> Result<(), Mistake> {
        if self.steps.contains_key(target.get_ref().as_str()) {
            return Ok(());
        }
        Err((
            target.span().start,
            format!(
                "{key}: there is no step `{}`",
                target.get_ref().escape_debug()
            ),
        ))
    }
}
impl Step {
    /// The texts of which a document is made, and their keys. The names of steps are others.
    fn texts(&self) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
        let transfer = self
            .transfer
            .as_ref()
            .map(|transfer| &transfer.get_ref().to);
        let stream = self.stream.as_ref().map(|stream| &stream.get_ref().to);
        let conference = self.conference.as_ref().map(Spanned::get_ref);
        let texts = [
            ("say", self.say.as_ref()),
            ("transfer.to", transfer),
            ("stream.to", stream),
            (
                "conference.name",
                conference.map(|conference| &conference.name),
            ),
            (
                "conference.joined",
                conference.and_then(|conference| conference.joined.as_ref()),
            ),
            (
                "conference.left",
                conference.and_then(|conference| conference.left.as_ref()),
            ),
        ];
        texts
            .into_iter()
            .filter_map(|(key, text)| Some((key, text?)))
    }

    /// The ranges that Bandwidth documents for the attributes.
    fn check_ranges(&self, name: &str) -> Result<(), Mistake> {
        let refuse = |key: &str, span: std::ops::Range<usize>, what: &str| {
            Err((span.start, format!("step.{name}.{key}: {what}")))
        };
        match self {
            Self {
                gather: Some(gather),
                ..
            } if !(1..=50).contains(&gather.get_ref().digits) => {
                refuse("gather.digits", gather.span(), "must be from 1 to 50")
            }
            Self {
                gather: Some(gather),
                ..
            } if !(1..=60).contains(&gather.get_ref().seconds) => {
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
                transfer: Some(transfer),
                ..
            } if !(1..=300).contains(&transfer.get_ref().seconds) => {
                refuse("transfer.seconds", transfer.span(), "must be from 1 to 300")
            }
            Self {
                transfer: Some(transfer),
                ..
            } if !is_callable(transfer.get_ref().to.get_ref()) => refuse(
                "transfer.to",
                transfer.get_ref().to.span(),
                "must be `+` and up to 15 digits, or a SIP URI that begins with `sip:`",
            ),
            Self {
                record: Some(record),
                ..
            } if !(1..=10_800).contains(&record.get_ref().seconds) => {
                refuse("record.seconds", record.span(), "must be from 1 to 10800")
            }
            Self {
                stream: Some(stream),
                ..
            } if !(1..=86_400).contains(&stream.get_ref().seconds) => {
                refuse("stream.seconds", stream.span(), "must be from 1 to 86400")
            }
            Self {
                stream: Some(stream),
                ..
            } if !is_destination(stream.get_ref().to.get_ref()) => refuse(
                "stream.to",
                stream.get_ref().to.span(),
                "must be a URL that begins with `ws://` or `wss://`",
            ),
            Self {
                stream: Some(stream),
                ..
            } if stream.get_ref().credentials && !keeps_secrets(stream.get_ref().to.get_ref()) => {
                refuse(
                    "stream.to",
                    stream.get_ref().to.span(),
                    "must begin with `wss://` for `credentials`, except to this machine",
                )
            }
            Self {
                conference: Some(conference),
                ..
            } if !is_conference_name(conference.get_ref().name.get_ref()) => refuse(
                "conference.name",
                conference.get_ref().name.span(),
                "must have from 1 to 100 letters, digits, `-`, `_` or `.`",
            ),
            _ => Ok(()),
        }
    }
}

/// What a menu may name a conference. The operator chooses it, so that it may be longer than a
/// token, and have dots.
fn is_conference_name(name: &str) -> bool {
    (1..=100).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// A phone number in the form of E.164, or a SIP URI.
fn is_callable(to: &str) -> bool {
    match to.strip_prefix('+') {
        Some(digits) => {
            (1..=15).contains(&digits.len())
                && !digits.starts_with('0')
                && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        None => to
            .strip_prefix("sip:")
            .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace)),
    }
}

/// The URL of a WebSocket. The parser would leave out tabs and line ends, and encode blanks.
fn is_destination(to: &str) -> bool {
    let is_url =
        Url::parse(to).is_ok_and(|url| matches!(url.scheme(), "ws" | "wss") && url.has_host());
    is_url
        && ["ws://", "wss://"]
            .iter()
            .any(|scheme| to.starts_with(scheme))
        && !to.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Whether credentials are safe on the way to this URL: it is encrypted, or at this machine.
fn keeps_secrets(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else {
        return false;
    };
    url.scheme() == "wss"
        || match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
}

/// XML has no way to write some characters.
fn check_text(key: &str, text: &Spanned<String>) -> Result<(), Mistake> {
    match text.get_ref().chars().find(|c| !bxml::is_character(*c)) {
        Some(c) => Err((
            text.span().start,
            format!("{key}: XML has no character U+{:04X}", u32::from(c)),
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let menu = Menu::parse(&format!("start = 'a'\n[step.a]\n{step}"), None);
            assert!(menu.is_ok(), "{step}\n{menu:?}");
        }
        let long = "é".repeat(256);
        assert!(Menu::parse(&format!("start = '{long}'\n[step.'{long}']"), None).is_ok());
    }

    #[test]
    fn mistakes_are_reported_with_line_and_key() {
        let head = "start = 'a'\n[step.a]\n";
        for (text, expected) in [
            (
                "start = 'b'\n[step.a]",
                "line 1: start: there is no step `b`",
            ),
            (
                "start = 'a'\n[step.a]\nnext = 'b'",
                "line 3: step.a.next: there is no step `b`",
            ),
            (
                "start = 'a'\n[step.a]\nsays = 'b'",
                "line 3: unknown field `says`",
            ),
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
                &format!(
                    "{head}gather = {{ digits = 1, seconds = 1 }}\nkeys = {{ 1 = 'a', 2 = 'b' }}"
                ),
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
                &format!(
                    "{head}record = {{ seconds = 1 }}\nstream = {{ to = 'wss://x', seconds = 1 }}"
                ),
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
                &format!(
                    "{head}\nstream = {{ to = 'ws://example.com/', seconds = 1, credentials = true }}"
                ),
                "line 4: step.a.stream.to: must begin with `wss://` for `credentials`, except to this machine",
            ),
            (
                &format!(
                    "{head}stream = {{ to = 'ws://127.0.0.1.example.com/', seconds = 1, credentials = true }}"
                ),
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
                "line 3: step.a.stream.to: must be a URL that begins with `ws://` or `wss://`",
            ),
            (
                &format!("{head}stream = {{ to = 'wss://', seconds = 1 }}"),
                "line 3: step.a.stream.to: must be a URL that begins with `ws://` or `wss://`",
            ),
            (
                &format!("{head}stream = {{ to = \"wss://x/\\n\", seconds = 1 }}"),
                "line 3: step.a.stream.to: must be a URL that begins with `ws://` or `wss://`",
            ),
            (
                &format!("{head}gather = {{ digits = 1, seconds = 1 }}\notherwise = 'b'"),
                "line 4: step.a.otherwise: there is no step `b`",
            ),
            (
                &format!("{head}next = \"\\u001b\""),
                "line 3: step.a.next: there is no step `\\u{1b}`",
            ),
            // What XML has no way to write, in each text.
            (
                "start = 'a'\nvoice = \"ka\\u0001te\"\n[step.a]",
                "line 2: voice: XML has no character U+0001",
            ),
            (
                &format!("{head}say = \"Hello\\b\""),
                "line 3: step.a.say: XML has no character U+0008",
            ),
            (
                &format!("{head}[step.\"b\\u000c\"]"),
                "line 3: step.b\\u{c}: XML has no character U+000C",
            ),
            (
                &format!("{head}transfer = {{ to = \"sip:\\u000e\", seconds = 1 }}"),
                "line 3: step.a.transfer.to: XML has no character U+000E",
            ),
            (
                &format!("{head}stream = {{ to = \"wss://x/\\uffff\", seconds = 1 }}"),
                "line 3: step.a.stream.to: XML has no character U+FFFF",
            ),
            (
                &format!("{head}conference = {{ name = \"te\\u0003am\" }}"),
                "line 3: step.a.conference.name: XML has no character U+0003",
            ),
            (
                &format!("{head}conference = {{ name = 'b', joined = \"\\u000b\" }}"),
                "line 3: step.a.conference.joined: XML has no character U+000B",
            ),
            (
                &format!("{head}conference = {{ name = 'b', left = \"\\ufffe\" }}"),
                "line 3: step.a.conference.left: XML has no character U+FFFE",
            ),
        ] {
            let message = Menu::parse(text, None).expect_err(text).to_string();
            assert!(message.starts_with(expected), "{text}\n{message}");
        }
    }

    /// What surrounds a text, with and without credentials, is known from a text that fits.
    #[test]
    fn a_document_has_at_most_64_kib() {
        let credentials = Credentials {
            user: "bandwidth".to_owned(),
            password: "<".to_owned(),
        };
        for (step, key) in [
            ("say = '…'", "say"),
            ("say = '…'\nrecord = { seconds = 1 }", "say"),
            (
                "stream = { to = 'wss://x/…', seconds = 1, credentials = true }",
                "stream.to",
            ),
            (
                "conference = { name = 'a', joined = '…' }",
                "conference.joined",
            ),
            ("conference = { name = 'a', left = '…' }", "conference.left"),
        ] {
            for credentials in [None, Some(&credentials)] {
                let menu = |length| {
                    Menu::parse(
                        &format!("start = 'a'\n[step.a]\n{step}").replace('…', &"x".repeat(length)),
                        credentials,
                    )
                };
                let menu_of_one = menu(1).unwrap();
                let around = match key {
                    "conference.joined" | "conference.left" => {
                        bxml::prompt(&menu_of_one, "").len() + "></SpeakSentence>".len()
                            - "/>".len()
                    }
                    _ => bxml::document(&menu_of_one, menu_of_one.start(), credentials).len() - 1,
                };
                assert!(menu(65_536 - around).is_ok(), "{step} {credentials:?}");
                let message = menu(65_537 - around).unwrap_err().to_string();
                let expected = format!(
                    "line 3: step.a.{key}: the document has 65537 bytes, more than the 65536 that Bandwidth takes"
                );
                assert_eq!(message, expected, "{step} {credentials:?}");
            }
        }
        let menu = |length| {
            Menu::parse(
                &format!(
                    "start = 'a'\nvoice = '{}'\n[step.a]\nsay = 'b'",
                    "x".repeat(length)
                ),
                None,
            )
        };
        assert!(menu(60_000).is_ok());
        assert!(
            menu(66_000)
                .unwrap_err()
                .to_string()
                .starts_with("line 2: voice: the document has ")
        );
    }

    #[test]
    fn there_are_at_most_10_000_steps() {
        let menu = |count: usize| {
            let steps: String = (1..count)
                .map(|number| format!("[step.s{number}]\n"))
                .collect();
            Menu::parse(&format!("start = 'a'\n\n[step.a]\n{steps}"), None)
        };
        assert!(menu(10_000).is_ok());
        let message = menu(10_001).unwrap_err().to_string();
        assert_eq!(
            message,
            "line 3: step: there are 10001 steps, more than 10000"
        );
    }
}
