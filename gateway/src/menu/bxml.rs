//! A step of the menu as a BXML document.
//!
//! Source of the verbs: <https://dev.bandwidth.com/docs/voice/bxml>.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use toml::Spanned;

use super::{Menu, Step};
use gateway_common::credentials::Credentials;

/// The longest document that Bandwidth takes, in bytes.
pub const MAX_LENGTH: usize = 64 * 1024;

/// Whether a character can be in a document (XML 1.0, section 2.2). There is no escape for the
/// others.
pub fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Where the events of a document's verbs go: here, as a relative URL.
const URL: &str = "/webhooks";

/// Writes what everybody in a conference hears.
pub fn prompt(menu: &Menu, prompt: &str) -> String {
    let mut document = Document::new(menu, None);
    document.say(Some(prompt));
    document.finish()
}

/// Writes a step. The next event of the call carries the step's name as its tag, and Bandwidth
/// sends it with the credentials.
pub fn document(
    menu: &Menu,
    (name, step): (&str, &Step),
    credentials: Option<&Credentials>,
) -> String {
    let mut document = Document::new(menu, credentials);
    let prompt = value(&step.say).map(String::as_str);
    if let Some(gather) = value(&step.gather) {
        let seconds = gather.seconds.to_string();
        let digits = gather.digits.to_string();
        let timeouts = [
            ("maxDigits", &*digits),
            ("firstDigitTimeout", &seconds),
            ("interDigitTimeout", &seconds),
        ];
        document.open("Gather", &document.with_url("gatherUrl", name, &timeouts));
        // Inside of the verb, so that a key ends the prompt.
        document.say(prompt);
        document.close("Gather");
    } else {
        document.say(prompt);
    }
    if let Some(transfer) = value(&step.transfer) {
        let seconds = transfer.seconds.to_string();
        document.open(
            "Transfer",
            &document.with_url("transferCompleteUrl", name, &[("callTimeout", &seconds)]),
        );
        let callable = if transfer.to.get_ref().starts_with("sip:") {
            "SipUri"
        } else {
            "PhoneNumber"
        };
        document.element(callable, &[], transfer.to.get_ref());
        document.close("Transfer");
    } else if let Some(record) = value(&step.record) {
        let seconds = record.seconds.to_string();
        document.element(
            "Record",
            &document.with_url("recordCompleteUrl", name, &[("maxDuration", &seconds)]),
            "",
        );
    } else if let Some(stream) = value(&step.stream) {
        let mut attributes = vec![
            ("name", name),
            ("mode", "bidirectional"),
            ("destination", stream.to.get_ref()),
        ];
        if let (true, Some(Credentials { user, password })) = (stream.credentials, credentials) {
            attributes.extend([
                ("destinationUsername", user.as_str()),
                ("destinationPassword", password),
            ]);
        }
        document.element("StartStream", &attributes, "");
        // `StartStream` does not wait.
        document.element("Pause", &[("duration", &stream.seconds.to_string())], "");
        document.element("StopStream", &[("name", name)], "");
    } else if let Some(conference) = value(&step.conference) {
        // What follows is for a member who is removed, or when the conference is ended.
        document.element(
            "Conference",
            &document.with_url("conferenceEventUrl", name, &[]),
            conference.name.get_ref(),
        );
    }
    if step.gather.is_none()
        && step.transfer.is_none()
        && step.record.is_none()
        && let Some(next) = &step.next
    {
        document.element(
            "Redirect",
            &document.with_url("redirectUrl", next.get_ref(), &[]),
            "",
        );
    }
    document.finish()
}

fn value<T>(spanned: &Option<Spanned<T>>) -> Option<&T> {
    spanned.as_ref().map(Spanned::get_ref)
}

struct Document<'c> {
    writer: Writer<Vec<u8>>,
    voice: Option<&'c str>,
    credentials: Option<&'c Credentials>,
}

type Attributes<'a> = Vec<(&'a str, &'a str)>;

impl<'c> Document<'c> {
    fn new(menu: &'c Menu, credentials: Option<&'c Credentials>) -> Self {
        let mut document = Self {
            writer: Writer::new(Vec::new()),
            voice: value(&menu.voice).map(String::as_str),
            credentials,
        };
        document.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        document.open("Response", &[]);
        document
    }

    /// The attributes of a verb that causes an event.
    fn with_url<'a>(
        &self,
        url: &'a str,
        tag: &'a str,
        more: &[(&'a str, &'a str)],
    ) -> Attributes<'a>
    where
        'c: 'a,
    {
        let mut attributes = vec![(url, URL), ("tag", tag)];
        attributes.extend(more);
        if let Some(Credentials { user, password }) = self.credentials {
            attributes.extend([("username", user.as_str()), ("password", password)]);
        }
        attributes
    }

    fn say(&mut self, prompt: Option<&str>) {
        if let Some(prompt) = prompt {
            let voice = self.voice.map(|voice| ("voice", voice));
            self.element("SpeakSentence", voice.as_slice(), prompt);
        }
    }

    fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        if text.is_empty() {
            self.event(Event::Empty(start(name, attributes)));
        } else {
            self.open(name, attributes);
            self.event(Event::Text(BytesText::new(text)));
            self.close(name);
        }
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(start(name, attributes)));
    }

    fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.writer.write_event(event);
    }

    fn finish(mut self) -> String {
        self.close("Response");
        // The writer takes texts alone. A fault in it must not make an empty document.
        String::from_utf8(self.writer.into_inner())
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::menu::{DEFAULT, Menu};

    fn of_step(menu: &str, name: &str, credentials: Option<&Credentials>) -> String {
        let menu = Menu::parse(menu, credentials).unwrap();
        let document = document(&menu, menu.step(name), credentials);
        let (declaration, response) = document.split_once("?>").unwrap();
        assert_eq!(declaration, r#"<?xml version="1.0" encoding="UTF-8""#);
        response.to_owned()
    }

    #[test]
    fn every_verb_of_the_menu() {
        let menu = r#"
            start = "keys"
            voice = "kate"
            [step.keys]
            say = "Press <1> & wait"
            gather = { digits = 1, seconds = 6 }
            next = "call"
            [step.call]
            transfer = { to = "+15555550123", seconds = 25 }
            [step.desk]
            transfer = { to = "sip:desk@example.com", seconds = 25 }
            [step.record]
            say = "Speak"
            record = { seconds = 120 }
            [step.stream]
            stream = { to = "wss://example.com/?a&b", seconds = 60 }
            next = "end"
            [step.conference]
            conference = { name = "team", joined = "Welcome" }
            next = "end"
            [step.end]
            say = "Bye"
        "#;
        for (name, expected) in [
            (
                "keys",
                r#"<Gather gatherUrl="/webhooks" tag="keys" maxDigits="1" firstDigitTimeout="6" interDigitTimeout="6"><SpeakSentence voice="kate">Press &lt;1&gt; &amp; wait</SpeakSentence></Gather>"#,
            ),
            (
                "call",
                r#"<Transfer transferCompleteUrl="/webhooks" tag="call" callTimeout="25"><PhoneNumber>+15555550123</PhoneNumber></Transfer>"#,
            ),
            (
                "desk",
                r#"<Transfer transferCompleteUrl="/webhooks" tag="desk" callTimeout="25"><SipUri>sip:desk@example.com</SipUri></Transfer>"#,
            ),
            (
                "record",
                r#"<SpeakSentence voice="kate">Speak</SpeakSentence><Record recordCompleteUrl="/webhooks" tag="record" maxDuration="120"/>"#,
            ),
            (
                "stream",
                r#"<StartStream name="stream" mode="bidirectional" destination="wss://example.com/?a&amp;b"/><Pause duration="60"/><StopStream name="stream"/><Redirect redirectUrl="/webhooks" tag="end"/>"#,
            ),
            (
                "conference",
                r#"<Conference conferenceEventUrl="/webhooks" tag="conference">team</Conference><Redirect redirectUrl="/webhooks" tag="end"/>"#,
            ),
            ("end", r#"<SpeakSentence voice="kate">Bye</SpeakSentence>"#),
        ] {
            assert_eq!(
                of_step(menu, name, None),
                format!("<Response>{expected}</Response>"),
                "{name}"
            );
        }
    }

    #[test]
    fn credentials_go_to_this_gateway_and_to_streams_that_ask_for_them() {
        let credentials = Credentials {
            user: "bandwidth".to_owned(),
            password: "\"<&".to_owned(),
        };
        let sent = r#" username="bandwidth" password="&quot;&lt;&amp;""#;
        for name in ["main", "sales", "message", "team"] {
            assert!(
                of_step(DEFAULT, name, Some(&credentials)).contains(sent),
                "{name}"
            );
            assert!(!of_step(DEFAULT, name, None).contains("username"), "{name}");
        }
        let destination = r#" destinationUsername="bandwidth""#;
        assert!(of_step(DEFAULT, "echo", Some(&credentials)).contains(destination));
        let other = DEFAULT.replace(", credentials = true", "");
        assert!(!of_step(&other, "echo", Some(&credentials)).contains(destination));
    }
}
