//! A BXML document: reading it, and what in it Bandwidth would refuse.
//!
//! Source of the verbs and their limits: <https://dev.bandwidth.com/docs/voice/bxml>.

use std::ops::RangeInclusive;

use bandwidth_callbacks::logs::is_token;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The longest document that Bandwidth takes, in bytes.
const MAX_LENGTH: usize = 64 * 1024;

const MAX_DEPTH: usize = 16;

/// The longest tag, in characters.
const MAX_TAG: usize = 256;

/// The verbs, and what is nested in them. Attributes are not listed: new ones come more often than
/// new verbs.
const NAMES: [&str; 31] = [
    "Bridge",
    "Conference",
    "Connect",
    "CustomParam",
    "Endpoint",
    "Forward",
    "Gather",
    "Hangup",
    "Pause",
    "PauseRecording",
    "PhoneNumber",
    "PlayAudio",
    "Record",
    "Redirect",
    "Refer",
    "ResumeRecording",
    "Ring",
    "SendDtmf",
    "SipUri",
    "SpeakSentence",
    "StartGather",
    "StartRecording",
    "StartStream",
    "StartTranscription",
    "StopGather",
    "StopRecording",
    "StopStream",
    "StopTranscription",
    "StreamParam",
    "Tag",
    "Transfer",
];

/// The names of [`NAMES`] that are no verbs: they are nested in some.
const NESTED: [&str; 5] = [
    "CustomParam",
    "Endpoint",
    "PhoneNumber",
    "SipUri",
    "StreamParam",
];

/// Whom a transfer can call.
const CALLABLE: [&str; 3] = ["Endpoint", "PhoneNumber", "SipUri"];

/// The verbs that a conference can perform.
const OF_CONFERENCES: [&str; 6] = [
    "PauseRecording",
    "PlayAudio",
    "ResumeRecording",
    "SpeakSentence",
    "StartRecording",
    "StopRecording",
];

/// The numbers that have a range.
const RANGES: [(&str, &str, RangeInclusive<f64>); 9] = [
    ("Gather", "maxDigits", 1.0..=50.0),
    ("Gather", "firstDigitTimeout", 0.0..=60.0),
    ("Gather", "interDigitTimeout", 1.0..=60.0),
    ("Gather", "repeatCount", 1.0..=20.0),
    ("Transfer", "callTimeout", 1.0..=300.0),
    ("Forward", "callTimeout", 1.0..=300.0),
    ("Record", "maxDuration", 1.0..=10_800.0),
    ("Pause", "duration", 0.1..=86_400.0),
    ("Ring", "duration", 0.1..=86_400.0),
];

/// A verb or what is nested in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub text: String,
    pub nested: Vec<Element>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|(found, _)| found == name);
        attribute
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Returns an attribute that is a number, or its default.
    pub fn number(&self, name: &str, default: f64) -> f64 {
        self.attribute(name)
            .and_then(|value| value.parse().ok())
            .unwrap_or(default)
    }

    pub fn is_true(&self, name: &str) -> bool {
        self.attribute(name)
            .is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// The tag that the verb sets, which can be empty.
    pub fn tag(&self) -> Option<&str> {
        let attribute = self.attributes.iter().find(|(found, _)| found == "tag");
        attribute.map(|(_, value)| value.as_str())
    }
}

/// Reads a document. Returns its verbs.
///
/// # Errors
///
/// Why Bandwidth would refuse it, in words without its content.
pub fn parse(body: &[u8], is_of_conference: bool) -> Result<Vec<Element>, String> {
    if body.len() > MAX_LENGTH {
        return Err("a document that is longer than 64 KB".to_owned());
    }
    let text = str::from_utf8(body).map_err(|_| "a document that is not UTF-8".to_owned())?;
    let root = tree(text).ok_or("a body that is not well-formed XML")?;
    if root.name != "Response" {
        return Err(format!(
            "a document whose root is {}, not Response",
            shown(&root.name)
        ));
    }
    for verb in &root.nested {
        check(verb)?;
        if NESTED.contains(&verb.name.as_str()) {
            return Err(format!(
                "a document with {} outside of the verb that needs it",
                verb.name
            ));
        }
        if is_of_conference && !OF_CONFERENCES.contains(&verb.name.as_str()) {
            return Err(format!(
                "a document with {}, which conferences cannot perform",
                shown(&verb.name)
            ));
        }
    }
    Ok(root.nested)
}

fn check(element: &Element) -> Result<(), String> {
    let name = element.name.as_str();
    if !NAMES.contains(&name) {
        return Err(format!(
            "a document with {}, which is no verb of BXML",
            shown(name)
        ));
    }
    for (verb, attribute, range) in &RANGES {
        if *verb == name
            && let Some(value) = element.attribute(attribute)
            && !value
                .trim()
                .parse()
                .is_ok_and(|value: f64| range.contains(&value))
        {
            return Err(format!(
                "a document whose {name} has a {attribute} that is not a number from {} to {}",
                range.start(),
                range.end()
            ));
        }
    }
    if element
        .tag()
        .is_some_and(|tag| tag.chars().count() > MAX_TAG)
    {
        return Err(format!(
            "a document whose {name} has a tag of more than {MAX_TAG} characters"
        ));
    }
    let wrong = |what: &str| Err(format!("a document whose {name} {what}"));
    match name {
        // The text of a sentence can be SSML.
        "SpeakSentence" => return Ok(()),
        "Gather"
            if element
                .nested
                .iter()
                .any(|nested| !["SpeakSentence", "PlayAudio"].contains(&nested.name.as_str())) =>
        {
            return wrong("has something else in it than SpeakSentence and PlayAudio");
        }
        // Each repetition speaks or plays all of them.
        "Gather" if element.number("repeatCount", 1.0) * element.nested.len() as f64 > 20.0 => {
            return wrong("has more than 20 prompts, if each repetition counts");
        }
        "Transfer"
            if !(1..=8).contains(
                &element
                    .nested
                    .iter()
                    .filter(|nested| is_callable(nested))
                    .count(),
            ) =>
        {
            return wrong("does not have 1 to 8 numbers to call");
        }
        "Conference" if element.text.trim().is_empty() => return wrong("has no name"),
        "Bridge" if element.text.trim().is_empty() => return wrong("has no call to bridge to"),
        "StartStream"
            if !element.attribute("destination").is_some_and(|destination| {
                ["ws://", "wss://"]
                    .iter()
                    .any(|scheme| destination.starts_with(scheme))
            }) =>
        {
            return wrong("has no destination that begins with ws:// or wss://");
        }
        _ => {}
    }
    element.nested.iter().try_for_each(check)
}

fn is_callable(element: &Element) -> bool {
    CALLABLE.contains(&element.name.as_str()) && !element.text.trim().is_empty()
}

/// A name, if it is a token: otherwise it could be anything.
fn shown(name: &str) -> &str {
    if is_token(name) { name } else { "an element" }
}

/// Returns the root element, or nothing if the text is not well-formed.
fn tree(text: &str) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if open.len() <= MAX_DEPTH => open.push(element(&start)?),
            Event::Start(_) => return None,
            Event::Empty(start) => {
                let element = element(&start)?;
                open.last_mut()?.nested.push(element);
            }
            Event::End(_) => {
                let element = open.pop()?;
                open.last_mut()?.nested.push(element);
            }
            Event::Text(text) => open.last_mut()?.text.push_str(&text),
            Event::CData(text) => open.last_mut()?.text.push_str(&text),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok()?;
                let last = open.last_mut()?;
                match character {
                    Some(character) => last.text.push(character),
                    None => last.text.push_str(resolve_predefined_entity(&reference)?),
                }
            }
            Event::Eof => break,
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let [document] = <[Element; 1]>::try_from(open).ok()?;
    let [root] = <[Element; 1]>::try_from(document.nested).ok()?;
    document.text.trim().is_empty().then_some(root)
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let name = attribute.key.as_ref().to_owned();
        attributes.push((
            name,
            attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .ok()?
                .into_owned(),
        ));
    }
    Some(Element {
        name: start.name().as_ref().to_owned(),
        attributes,
        ..Element::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use gateway::menu::{DEFAULT, Menu, bxml};
    use gateway_common::credentials::Credentials;

    fn of(text: &str) -> Result<Vec<Element>, String> {
        parse(format!("<Response>{text}</Response>").as_bytes(), false)
    }

    #[test]
    fn texts_attributes_and_nested_verbs() {
        let verbs = of(
            r#"<Gather tag="" gatherUrl="/a?b&amp;c" maxDigits=" 2 "><PlayAudio>x</PlayAudio></Gather>
            <Tag><![CDATA[a<b]]> &amp; &#x21;</Tag><Hangup/>"#,
        );
        let verbs = verbs.unwrap();
        let names: Vec<_> = verbs.iter().map(|verb| verb.name.as_str()).collect();
        assert_eq!(names, ["Gather", "Tag", "Hangup"]);
        assert_eq!(verbs[0].attribute("gatherUrl"), Some("/a?b&c"));
        assert_eq!(
            (verbs[0].tag(), verbs[0].attribute("tag"), verbs[1].tag()),
            (Some(""), None, None)
        );
        assert_eq!(verbs[0].nested[0].text, "x");
        assert_eq!(verbs[1].text, "a<b & !");
    }

    #[test]
    fn the_documents_of_the_menu_fit() {
        let menu = Menu::parse(DEFAULT, None).unwrap();
        let credentials = Credentials {
            user: "a".to_owned(),
            password: "<&>".to_owned(),
        };
        for name in ["main", "sales", "message", "echo", "team", "goodbye"] {
            let document = bxml::document(&menu, menu.step(name), Some(&credentials));
            assert!(parse(document.as_bytes(), false).is_ok(), "{document}");
        }
        assert!(parse(bxml::prompt(&menu, "<&>").as_bytes(), true).is_ok());
    }

    #[test]
    fn what_bandwidth_would_refuse() {
        let deep = "<Gather>".repeat(100) + &"</Gather>".repeat(100);
        for (text, expected) in [
            ("<Dial/>", "a document with Dial, which is no verb of BXML"),
            (
                "<a-number>1</a-number>",
                "a document with a-number, which is no verb of BXML",
            ),
            (
                "<a:+1555>1</a:+1555>",
                "a document with an element, which is no verb of BXML",
            ),
            ("<Hangup>", "a body that is not well-formed XML"),
            ("&nbsp;", "a body that is not well-formed XML"),
            (
                "</Response><Response>",
                "a body that is not well-formed XML",
            ),
            (
                "</Response>text<Response>",
                "a body that is not well-formed XML",
            ),
            (&deep, "a body that is not well-formed XML"),
            (
                r#"<Pause duration="0"/>"#,
                "a document whose Pause has a duration that is not a number from 0.1 to 86400",
            ),
            (
                r#"<Pause duration="long"/>"#,
                "a document whose Pause has a duration that is not a number from 0.1 to 86400",
            ),
            (
                "<Gather><Pause/></Gather>",
                "a document whose Gather has something else in it than SpeakSentence and PlayAudio",
            ),
            (
                "<Transfer/>",
                "a document whose Transfer does not have 1 to 8 numbers to call",
            ),
            (
                "<Transfer><Pause/></Transfer>",
                "a document whose Transfer does not have 1 to 8 numbers to call",
            ),
            (
                "<Transfer><PhoneNumber/></Transfer>",
                "a document whose Transfer does not have 1 to 8 numbers to call",
            ),
            (
                "<PhoneNumber>+1</PhoneNumber>",
                "a document with PhoneNumber outside of the verb that needs it",
            ),
            (
                "<Gather repeatCount='11'><PlayAudio>a</PlayAudio><PlayAudio>b</PlayAudio></Gather>",
                "a document whose Gather has more than 20 prompts, if each repetition counts",
            ),
            ("<Conference/>", "a document whose Conference has no name"),
            (
                "<Bridge> </Bridge>",
                "a document whose Bridge has no call to bridge to",
            ),
            (
                r#"<StartStream destination="https://x"/>"#,
                "a document whose StartStream has no destination that begins with ws:// or wss://",
            ),
            (
                &format!(r#"<Redirect tag="{}"/>"#, "x".repeat(257)),
                "a document whose Redirect has a tag of more than 256 characters",
            ),
            (&" ".repeat(70_000), "a document that is longer than 64 KB"),
        ] {
            assert_eq!(
                of(text),
                Err(expected.to_owned()),
                "{}",
                text.get(..100).unwrap_or(text)
            );
        }
        assert_eq!(
            parse(b"\xff", false),
            Err("a document that is not UTF-8".to_owned())
        );
        assert_eq!(
            parse(b"<Response><Pause/></Response>", true),
            Err("a document with Pause, which conferences cannot perform".to_owned())
        );
    }
}
