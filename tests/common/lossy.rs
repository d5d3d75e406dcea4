//! What `Options::lossy` has to do, said a second time: characters, UTF-16 and JSON text in place
//! of offsets.

use std::ops::Range;

use bandwidth_callbacks::messaging::{Messages, OwnedMessages};
use bandwidth_callbacks::notification::TollFreeVerification;
use bandwidth_callbacks::stream::DecodedFrame;
use bandwidth_callbacks::voice::GatherCallback;
use bandwidth_callbacks::{Callback, Error, ErrorKind, Options, Parser};

use super::family::{Family, OwnedRoot, Parsed, Root};
use super::round_trip::assert_round_trip;

/// A body, and what the option makes of it.
pub struct Model<'a> {
    body: &'a [u8],
    /// JSON text with the same values, if the body is JSON but for what is replaced.
    pub text: String,
    /// The body with other bytes in place of those that are replaced, as many, so that all offsets
    /// are the same.
    pub stand_in: Vec<u8>,
    pub replaced: usize,
    /// The length of the body in which each replacement is U+FFFD.
    pub repaired_len: usize,
    /// The elements, if the body is an array.
    elements: Vec<Range<usize>>,
}

/// A character, or bytes that are none.
struct Decoded {
    character: Option<char>,
    at: Range<usize>,
}

/// A part of a string: a unit of UTF-16, or `None` for bytes that are no character.
struct Unit {
    code: Option<u16>,
    at: Range<usize>,
}

impl<'a> Model<'a> {
    pub fn of(body: &'a [u8]) -> Self {
        let mut model = Self {
            body,
            text: String::new(),
            stand_in: body.to_vec(),
            replaced: 0,
            repaired_len: body.len(),
            elements: Vec::new(),
        };
        let decoded = decode(body);
        let (mut rest, mut depth) = (&decoded[..], 0_usize);
        while let [first, after @ ..] = rest {
            rest = after;
            let character = first.character.unwrap_or(char::REPLACEMENT_CHARACTER);
            if character == '"' {
                rest = &after[model.string(first.at.start, after)..];
            } else {
                model.text.push(character);
            }
            match character {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let end = rest.first().map_or(body.len(), |next| next.at.start);
            match model.elements.last_mut() {
                _ if depth == 1 && matches!(character, '[' | ',') => model.elements.push(end..end),
                Some(element) if depth > 0 => element.end = end,
                _ => {}
            }
        }
        model
    }

    /// Takes a string after its opening quote. Returns the number of its characters, with the
    /// closing quote.
    fn string(&mut self, begin: usize, after: &[Decoded]) -> usize {
        let (mut units, mut is_valid, mut at) = (Vec::new(), true, 0);
        loop {
            let Some(Decoded {
                character,
                at: place,
            }) = after.get(at)
            else {
                is_valid = false;
                break;
            };
            at += 1;
            match *character {
                Some('"') => break,
                Some('\\') => {
                    let escape = Escape::of(&after[at..]);
                    let end = after[..at + escape.len].last().unwrap().at.end;
                    at += escape.len;
                    is_valid &= escape.code.is_some();
                    units.push(Unit {
                        code: Some(escape.code.unwrap_or(0)),
                        at: place.start..end,
                    });
                }
                Some(character) => {
                    is_valid &= character >= ' ';
                    units.extend(character.encode_utf16(&mut [0; 2]).iter().map(|code| Unit {
                        code: Some(*code),
                        at: place.clone(),
                    }));
                }
                None => units.push(Unit {
                    code: None,
                    at: place.clone(),
                }),
            }
        }
        let text = self.decode_units(&units);
        let end = after.get(at).map_or(self.body.len(), |next| next.at.start);
        if is_valid {
            self.text.push_str(&serde_json::to_string(&text).unwrap());
        } else {
            self.text
                .push_str(&String::from_utf8_lossy(&self.body[begin..end]));
        }
        at
    }

    fn decode_units(&mut self, units: &[Unit]) -> String {
        let mut text = String::new();
        let mut at = 0;
        for part in units.split_inclusive(|unit| unit.code.is_none()) {
            let codes = part.iter().filter_map(|unit| unit.code);
            for character in char::decode_utf16(codes) {
                match character {
                    Ok(character) => at += character.len_utf16(),
                    Err(_) => {
                        self.replace(units[at].at.clone(), br"\u007e");
                        at += 1;
                    }
                }
                text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            if let Some(Unit {
                code: None,
                at: place,
            }) = units.get(at)
            {
                self.replace(place.clone(), &b"~~~"[..place.len()]);
                text.push(char::REPLACEMENT_CHARACTER);
                at += 1;
            }
        }
        text
    }

    fn replace(&mut self, range: Range<usize>, stand_in: &[u8]) {
        self.replaced += 1;
        self.repaired_len = self.repaired_len + 3 - range.len();
        self.stand_in[range].copy_from_slice(stand_in);
    }
}

struct Escape {
    /// `None` if it is invalid.
    code: Option<u16>,
    /// The number of its characters after the backslash.
    len: usize,
}

impl Escape {
    fn of(after: &[Decoded]) -> Self {
        let Some(first) = after.first() else {
            return Self { code: None, len: 0 };
        };
        let simple = |code: char| Self {
            code: Some(code as u16),
            len: 1,
        };
        match first.character {
            Some(same @ ('"' | '\\' | '/')) => simple(same),
            Some('b') => simple('\u{8}'),
            Some('f') => simple('\u{c}'),
            Some('n') => simple('\n'),
            Some('r') => simple('\r'),
            Some('t') => simple('\t'),
            Some('u') => {
                let digits: String = after
                    .iter()
                    .skip(1)
                    .take(4)
                    .map_while(|it| it.character)
                    .collect();
                match u16::from_str_radix(&digits, 16) {
                    Ok(code) if digits.len() == 4 && !digits.starts_with('+') => Self {
                        code: Some(code),
                        len: 5,
                    },
                    _ => Self { code: None, len: 1 },
                }
            }
            // The bytes that are no character come next.
            None => Self { code: None, len: 0 },
            Some(_) => Self { code: None, len: 1 },
        }
    }
}

/// Divides bytes into characters and maximal subparts that are none.
fn decode(body: &[u8]) -> Vec<Decoded> {
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < body.len() {
        let part = |len: usize| body.get(at..at + len).map(std::str::from_utf8);
        let character = (1..=4).find_map(|len| part(len)?.ok()?.chars().next());
        let is_begun =
            |len: &usize| matches!(part(*len), Some(Err(error)) if error.error_len().is_none());
        let len =
            character.map_or_else(|| (1..=3).rev().find(is_begun).unwrap_or(1), char::len_utf8);
        decoded.push(Decoded {
            character,
            at: at..at + len,
        });
        at += len;
    }
    let text: String = decoded
        .iter()
        .map(|it| it.character.unwrap_or('\u{fffd}'))
        .collect();
    assert_eq!(text, String::from_utf8_lossy(body), "the model itself");
    decoded
}

/// Compares parsers with `Options::lossy` with the model. They are reused from body to body.
pub struct Lossy {
    options: Options,
    max_extra: usize,
    plain: Parser,
    with: Parser,
    by_tape: Parser,
}

impl Lossy {
    /// The options are those besides the limit of unknown fields. They must not set one of length.
    pub fn new(options: Options, max_extra: usize) -> Self {
        let limited = options.max_extra(max_extra);
        Self {
            options,
            max_extra,
            plain: Parser::with_options(limited),
            with: Parser::with_options(limited.lossy(true)),
            by_tape: Parser::with_options(limited.lossy(true).fast_path(false)),
        }
    }

    /// Asserts that parsers with the option make of a body what the model does, by every call and
    /// on both paths, and that one that is accepted without the option is the same with it.
    /// Returns the number of replacements, if the body is accepted.
    pub fn assert(&mut self, family: Family, body: &[u8]) -> Option<usize> {
        let model = Model::of(body);
        let expected = self.expected(family, &model);
        if model.replaced > 0 {
            let declined = family.declines(&mut self.with, body);
            assert!(
                declined.is_some(),
                "the fast path takes {}",
                body.escape_ascii()
            );
        }
        if let Ok(root) = family.parse_ref(&mut self.plain, body) {
            assert_eq!(family.parse_ref(&mut self.with, body), Ok(root));
            assert_eq!((self.with.replaced(), model.replaced), (0, 0));
        }
        for parser in [&mut self.with, &mut self.by_tape] {
            let found = family.parse_ref(parser, body);
            let is_whole = matches!(expected, Expected::Root(_))
                && !matches!(found, Ok(Root::Voice(Callback::Unwanted(_))));
            if let (Ok(root), true) = (&found, is_whole) {
                assert_round_trip("lossy", root, &serde_json::from_str(&model.text).unwrap());
            }
            expected.assert(found, "ref", body);
            assert_eq!(parser.replaced(), model.replaced);
            owned(family, parser, &model, &expected);
            in_place(family, parser, &model, &expected);
            others(family, &mut self.plain, parser, &model);
        }
        (!matches!(expected, Expected::Refused(_))).then_some(model.replaced)
    }

    fn expected(&mut self, family: Family, model: &Model<'_>) -> Expected {
        let by_text = family.parse_owned(&mut self.plain, model.text.clone().into_bytes());
        let error = match (by_text, family.parse_ref(&mut self.plain, &model.stand_in)) {
            (Ok(root), Ok(_)) => return Expected::Root(root),
            (Err(_), Err(error)) => error,
            (by_text, _) => panic!(
                "the model itself: {by_text:?} {}",
                model.body.escape_ascii()
            ),
        };
        if error.element().is_none() {
            return Expected::Refused(error);
        }
        let (mut events, mut refused, mut extra_left) = (Vec::new(), Vec::new(), self.max_extra);
        for (index, range) in model.elements.iter().enumerate() {
            // An array of this element alone, which is where it was.
            let alone = |body: &[u8]| {
                [
                    &vec![b' '; range.start - 1],
                    &b"["[..],
                    &body[range.clone()],
                    b"]",
                ]
                .concat()
            };
            let mut parser = Parser::with_options(self.options.max_extra(extra_left));
            if let Err(error) = parser.parse_ref::<Messages<'_>>(&alone(&model.stand_in)) {
                refused.push((index, error));
                continue;
            }
            let text = Model::of(&alone(model.body)).text;
            let event = parser
                .parse_owned::<Messages<'_>>(text.into_bytes())
                .unwrap();
            event
                .get()
                .each_unknown(&mut |_, extra| extra_left -= extra.len());
            events.push(event);
        }
        if events.is_empty() {
            return Expected::Refused(error);
        }
        Expected::Part(events, refused)
    }
}

/// What a parser with the option must return.
enum Expected {
    Root(OwnedRoot),
    /// Some events of an array, and the indices and errors of the others.
    Part(Vec<OwnedMessages>, Vec<(usize, Error)>),
    Refused(Error),
}

impl Expected {
    /// Asserts that this was found.
    fn assert(&self, found: Result<Root<'_>, Error>, by: &str, body: &[u8]) {
        let shown = || format!("{by}: {}", body.escape_ascii());
        match (self, found) {
            (Self::Root(expected), Ok(found)) => {
                assert_eq!(found, expected.get(), "{}", shown());
            }
            (Self::Part(events, refused), Ok(Root::Messaging(found))) => {
                assert!(found.is_array());
                assert_eq!(found.len(), events.len(), "{}", shown());
                assert!(
                    found
                        .iter()
                        .zip(events)
                        .all(|(found, expected)| *found == expected.get()[0]),
                    "{}",
                    shown()
                );
                let found: Vec<_> = found
                    .refused()
                    .iter()
                    .map(|error| outline(*error))
                    .collect();
                let expected: Vec<_> = refused
                    .iter()
                    .map(|(index, error)| Outline {
                        element: Some(*index),
                        // The place of an element that is no object is looked for only where the
                        // body is refused for it.
                        offset: error
                            .offset()
                            .filter(|_| error.kind() != ErrorKind::NotAnObject),
                        ..outline(*error)
                    })
                    .collect();
                assert_eq!(found, expected, "{}", shown());
            }
            (Self::Refused(expected), Err(found)) => {
                assert_eq!(outline(found), outline(*expected), "{}", shown());
            }
            (_, found) => panic!("{found:?} {}", shown()),
        }
    }
}

/// The parts of an error.
#[derive(Debug, PartialEq)]
struct Outline {
    kind: ErrorKind,
    field: Option<&'static str>,
    event_name: Option<&'static str>,
    element: Option<usize>,
    offset: Option<usize>,
}

fn outline(error: Error) -> Outline {
    Outline {
        kind: error.kind(),
        field: error.field(),
        event_name: error.event_name(),
        element: error.element(),
        offset: error.offset(),
    }
}

fn owned(family: Family, parser: &mut Parser, model: &Model<'_>, expected: &Expected) {
    match family.parse_owned(parser, model.body.to_vec()) {
        Ok(owned) => {
            assert_eq!(
                (owned.replaced(), owned.clone().replaced()),
                (model.replaced, model.replaced)
            );
            expected.assert(Ok(owned.get()), "owned", model.body);
            expected.assert(Ok(owned.clone().get()), "a clone", model.body);
            if let OwnedRoot::Messaging(owned) = &owned {
                let copy = OwnedMessages::from(owned.get());
                expected.assert(Ok(Root::Messaging(copy.get())), "a copy", model.body);
            }
        }
        Err(refused) => {
            expected.assert(Err(refused.error()), "owned", model.body);
            let body = refused.into_body();
            assert_eq!(body.len(), model.body.len());
            assert!(
                model.replaced == 0 || body == model.body,
                "a damaged body comes back as it was"
            );
        }
    }
}

fn in_place(family: Family, parser: &mut Parser, model: &Model<'_>, expected: &Expected) {
    let mut body = model.body.to_vec();
    let found = family.parse(parser, &mut body);
    if model.repaired_len <= model.body.len() {
        expected.assert(found, "in place", model.body);
        assert_eq!(parser.replaced(), model.replaced);
        return;
    }
    let error = found.unwrap_err();
    let valid = std::str::from_utf8(model.body).unwrap_err().valid_up_to();
    assert_eq!(
        (error.kind(), error.offset()),
        (ErrorKind::InvalidUtf8, Some(valid))
    );
    assert_eq!((parser.replaced(), &body[..]), (0, model.body));
}

/// The calls that not all families have.
fn others(family: Family, plain: &mut Parser, parser: &mut Parser, model: &Model<'_>) {
    let mut text = model.text.clone().into_bytes();
    let fits = model.repaired_len <= model.body.len();
    let mut body = model.body.to_vec();
    match family {
        Family::Voice => {
            let expected = plain.parse::<GatherCallback<'_>>(&mut text).ok();
            assert_eq!(
                parser.parse_ref::<GatherCallback<'_>>(model.body).ok(),
                expected
            );
            let found = parser.parse::<GatherCallback<'_>>(&mut body).ok();
            assert_eq!(found, expected.filter(|_| fits));
        }
        Family::Stream => {
            let expected = plain.parse::<DecodedFrame<'_>>(&mut text).ok();
            assert_eq!(
                parser.parse::<DecodedFrame<'_>>(&mut body).ok(),
                expected.filter(|_| fits)
            );
        }
        Family::Messaging => {
            let expected = plain.parse::<TollFreeVerification<'_>>(&mut text).ok();
            let found = parser.parse::<TollFreeVerification<'_>>(&mut body).ok();
            assert_eq!(found, expected.filter(|_| fits));
        }
    }
}
