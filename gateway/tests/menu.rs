//! Documents of any menu, as a parser of XML 1.0 reads them that shares no code with their writer.

use std::cell::Cell;

use bandwidth_callbacks::Parser;
use gateway::menu::answer::answer;
use gateway::menu::{Menu, bxml};
use gateway_common::credentials::Credentials;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use roxmltree::{Document, Node};

/// The characters of XML 1.0, as its section 2.2 lists them.
fn is_xml(c: char) -> bool {
    let c = u32::from(c);
    [0x9, 0xa, 0xd].contains(&c)
        || (0x20..=0xd7ff).contains(&c)
        || (0xe000..=0xfffd).contains(&c)
        || (0x10000..=0x10ffff).contains(&c)
}

/// A text of any characters, those of markup more often than others. `rare` are one in 400.
fn text(rare: BoxedStrategy<char>) -> BoxedStrategy<String> {
    let character = prop_oneof![
        100 => prop::sample::select("<>&'\"]!-?/=;# \t\n\r\u{7f}\u{85}\u{2028}éß漢😀".chars().collect::<Vec<_>>()),
        100 => any::<char>().prop_filter("a character of XML", |c| is_xml(*c)),
        199 => prop::char::range('a', 'z'),
        1 => rare,
    ];
    prop::collection::vec(character, 0..12)
        .prop_map(|characters| characters.into_iter().collect())
        .boxed()
}

fn any_text() -> BoxedStrategy<String> {
    let controls = prop_oneof![
        prop::char::range('\0', '\u{1f}'),
        Just('\u{fffe}'),
        Just('\u{ffff}'),
        Just('\u{1fffe}')
    ];
    text(controls.boxed())
}

fn without_blanks(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{7f}'..='\u{9f}'))
        .collect()
}

#[derive(Clone, Debug)]
struct Texts {
    voice: String,
    names: Vec<String>,
    says: Vec<String>,
    sip: String,
    path: String,
    joined: String,
    left: String,
    password: String,
    tag: String,
}

impl Texts {
    fn any() -> impl Strategy<Value = Self> {
        let valid = || text(Just('x').boxed());
        (
            any_text(),
            prop::collection::vec(any_text(), 6),
            prop::collection::vec(any_text(), 6),
            any_text(),
            any_text(),
            any_text(),
            any_text(),
            valid(),
            any_text(),
        )
            .prop_map(
                |(voice, mut names, says, sip, path, joined, left, password, tag)| {
                    // Names are unique.
                    names
                        .iter_mut()
                        .enumerate()
                        .for_each(|(number, name)| name.push_str(&number.to_string()));
                    let (sip, path) = (without_blanks(&sip), without_blanks(&path));
                    Self {
                        voice,
                        names,
                        says,
                        sip,
                        path,
                        joined,
                        left,
                        password,
                        tag,
                    }
                },
            )
    }

    fn of_menu(&self) -> impl Iterator<Item = &String> {
        let singles = [&self.voice, &self.sip, &self.path, &self.joined, &self.left];
        self.names.iter().chain(&self.says).chain(singles)
    }

    /// A step for each verb.
    fn menu(&self) -> String {
        let verbs = [
            "gather = { digits = 1, seconds = 1 }".to_owned(),
            format!(
                "transfer = {{ to = {}, seconds = 1 }}",
                quoted(&format!("sip:a{}", self.sip))
            ),
            "record = { seconds = 1 }".to_owned(),
            format!(
                "stream = {{ to = {}, seconds = 1, credentials = true }}",
                quoted(&format!("wss://x/{}", self.path))
            ),
            format!(
                "conference = {{ name = 'team', joined = {}, left = {} }}",
                quoted(&self.joined),
                quoted(&self.left)
            ),
            String::new(),
        ];
        let mut menu = format!(
            "start = {}\nvoice = {}\n",
            quoted(&self.names[0]),
            quoted(&self.voice)
        );
        for ((name, say), verb) in self.names.iter().zip(&self.says).zip(verbs) {
            let (name, say, next) = (quoted(name), quoted(say), quoted(&self.names[5]));
            menu.push_str(&format!(
                "[step.{name}]\nsay = {say}\n{verb}\nnext = {next}\n"
            ));
        }
        menu
    }
}

fn quoted(text: &str) -> String {
    let characters = text.chars().map(|c| format!("\\U{:08x}", u32::from(c)));
    format!("\"{}\"", characters.collect::<String>())
}

fn find<'a>(document: &'a Document<'a>, name: &str) -> Option<Node<'a, 'a>> {
    document.descendants().find(|node| node.has_tag_name(name))
}

#[test]
fn every_menu_that_loads_gives_documents_of_xml() {
    let mut runner = TestRunner::new(Config::with_cases(if cfg!(debug_assertions) {
        500
    } else {
        5000
    }));
    let (loaded, refused) = (Cell::new(0), Cell::new(0));
    runner
        .run(&Texts::any(), |texts| {
            let credentials = Credentials {
                user: "bandwidth".to_owned(),
                password: texts.password.clone(),
            };
            let is_possible = texts.of_menu().all(|text| text.chars().all(is_xml));
            for credentials in [None, Some(&credentials)] {
                let menu = match Menu::parse(&texts.menu(), credentials) {
                    Ok(menu) => menu,
                    Err(error) => {
                        prop_assert!(!is_possible && error.to_string().contains("XML has no character U+"), "{}", error);
                        refused.update(|count| count + 1);
                        continue;
                    }
                };
                prop_assert!(is_possible);
                loaded.update(|count| count + 1);
                for (name, say) in texts.names.iter().zip(&texts.says) {
                    let text = bxml::document(&menu, menu.step(name), credentials);
                    let document = Document::parse(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
                    prop_assert!(document.root_element().has_tag_name("Response"));
                    let sentence = find(&document, "SpeakSentence").unwrap();
                    prop_assert_eq!(sentence.text().unwrap_or_default(), say);
                    prop_assert_eq!(sentence.attribute("voice"), Some(&*texts.voice));
                    for node in document.descendants().filter(|node| node.has_attribute("tag")) {
                        let tag = node.attribute("tag").unwrap();
                        prop_assert!(tag == name || tag == texts.names[5], "{}", text);
                        prop_assert_eq!(node.attribute("password"), credentials.map(|credentials| &*credentials.password));
                    }
                    if let Some(stream) = find(&document, "StartStream") {
                        prop_assert_eq!(stream.attribute("destination"), Some(&*format!("wss://x/{}", texts.path)));
                    }
                    if let Some(uri) = find(&document, "SipUri") {
                        prop_assert_eq!(uri.text(), Some(&*format!("sip:a{}", texts.sip)));
                    }
                }
                // What an event has is not in the document that answers it.
                for (event_type, tag) in [
                    ("gather", &texts.tag),
                    ("redirect", &texts.tag),
                    ("redirect", &texts.names[1]),
                    ("transferComplete", &texts.names[1]),
                    ("conferenceMemberJoin", &texts.names[4]),
                    ("conferenceMemberExit", &texts.names[4]),
                ] {
                    let event = serde_json::json!({"eventType": event_type, "tag": tag, "digits": texts.tag, "callId": texts.tag});
                    let answer = answer(
                        &menu,
                        &Parser::new().parse(&mut event.to_string().into_bytes()).unwrap(),
                    );
                    let text = str::from_utf8(answer.body()).unwrap();
                    let document = Document::parse(text).map_err(|error| TestCaseError::fail(format!("{error}\n{event}")))?;
                    let heard = find(&document, "SpeakSentence").and_then(|node| node.text()).unwrap_or_default();
                    let is_of_menu = texts.says.iter().chain([&texts.joined, &texts.left]).any(|text| text == heard);
                    prop_assert!(is_of_menu, "{} {}", event, text);
                }
            }
            Ok(())
        })
        .unwrap();
    // Both kinds come up.
    assert!(
        loaded.get() > 100 && refused.get() > 100,
        "{loaded:?} {refused:?}"
    );
}
