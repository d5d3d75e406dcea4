//! Events in query strings.
//!
//! The parameters become a JSON body, which the parser then reads: so the rules, the limits and the
//! result are those of any other body. A query differs in two ways: a field may repeat, because the
//! customer's own parameters may have its name, and the `+` of a phone number may be a space.

use std::cell::Cell;
use std::convert::Infallible;
use std::io::Write;

use percent_encoding::percent_decode_str;

use crate::error::Name;
use crate::error::{Error, ErrorKind};
use crate::family::Table;
use crate::json::Number;
use crate::json::fast::FIELDS;
use crate::options::Options;
use crate::schema::{FieldValue, Slot, Source};
use crate::value::Value;
use crate::voice::EventType;
use crate::voice::{EVENT_TYPE, Envelope, Voice};

/// The fields that are phone numbers in E.164, so that no value of theirs begins with a space.
const NUMBERS: [&str; 4] = ["from", "to", "transferCallerId", "transferTo"];

/// The JSON body that was made of a query string.
pub(super) struct Body {
    pub(super) json: Vec<u8>,
    /// How many numbers had a `+` that was not encoded.
    pub(super) restored: u64,
    pub(super) has_event_type: bool,
    parameters: Vec<Parameter>,
}

/// A parameter of the query.
struct Parameter {
    /// Where it begins in the query, and where its key is in the JSON body.
    at: u32,
    json_at: u32,
    /// The ends of its key and value in the decoded text. The key begins where the parameter
    /// before ends.
    key_end: u32,
    value_end: u32,
    role: Cell<Role>,
}

/// How a parameter is written in the body.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Text,
    /// The value is a number or a truth value.
    Literal,
    /// The value is a phone number with a space in place of the `+`.
    Restored,
    /// A later parameter is the field of this name. This one gets another name: under its own, the
    /// event would have two meanings once it is serialized.
    Surplus,
}

impl Body {
    /// Decodes a query string.
    pub(super) fn of(query: &str, options: Options) -> Result<Self, Error> {
        options.check_len(query.len())?;
        let count = count(query, options)?;
        let mut decoded = Decoded {
            text: Vec::with_capacity(query.len()),
            parameters: Vec::with_capacity(count),
        };
        for (at, parameter) in parameters(query) {
            decoded.push(at, parameter, options)?;
        }
        let has_event_type = decoded.assign_roles();
        Ok(decoded.into_body(has_event_type))
    }

    /// The error with its place in the query. All errors that are possible here are about a member,
    /// and have the offset of its key, or about the object, which begins where the query does.
    pub(super) fn in_query(&self, error: Error) -> Error {
        let parameter = self
            .parameters
            .iter()
            .find(|it| Some(it.json_at as usize) == error.offset());
        parameter.map_or(error, |it| error.at(it.at as usize))
    }
}

/// The parameters that are not empty, each with its offset.
fn parameters(query: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    query.split('&').filter_map(move |parameter| {
        let begin = at;
        at += parameter.len() + 1;
        (!parameter.is_empty()).then_some((begin, parameter))
    })
}

/// The number of parameters, before anything is built of them. More than an event has fields and
/// [`Options::max_extra`] allows cannot be accepted: too many would be unknown.
fn count(query: &str, options: Options) -> Result<usize, Error> {
    let most = options.max_extra.saturating_add(FIELDS);
    match parameters(query).nth(most) {
        Some((at, _)) => Err(Error::new(ErrorKind::TooManyExtra).at(at)),
        None => Ok(parameters(query).count()),
    }
}

/// The parameters, with their keys and values decoded in one text. It is UTF-8, unless the parser
/// may repair it.
struct Decoded {
    text: Vec<u8>,
    parameters: Vec<Parameter>,
}

// A query is shorter than `Options::MAX_LEN`, and so is what it decodes to.
#[allow(clippy::cast_possible_truncation, reason = "lengths are limited")]
impl Decoded {
    fn push(&mut self, at: usize, parameter: &str, options: Options) -> Result<(), Error> {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        decode(key, at, options, &mut self.text)?;
        let key_end = self.text.len() as u32;
        decode(value, at + key.len() + 1, options, &mut self.text)?;
        self.parameters.push(Parameter {
            at: at as u32,
            json_at: 0,
            key_end,
            value_end: self.text.len() as u32,
            role: Cell::new(Role::Text),
        });
        Ok(())
    }

    /// The parameters from the last to the first: of a field that occurs twice, the last one
    /// counts.
    fn members(&self) -> Members<'_> {
        Members {
            text: &self.text,
            rest: &self.parameters,
            last: None,
            envelope: 0,
        }
    }

    /// Finds the values that the event's fields do not take as they are, and the parameters that
    /// are not the field of their name. Returns whether there is an event type.
    fn assign_roles(&self) -> bool {
        let name = self
            .members()
            .find(|(_, key, _)| key == EVENT_TYPE)
            .map(|(_, _, value)| value);
        let Ok(_) = Voice::read(
            EventType::from_wire(name.unwrap_or_default()),
            &mut self.members(),
        );
        name.is_some()
    }

    fn into_body(mut self, has_event_type: bool) -> Body {
        let mut json = Vec::with_capacity(escaped_len(&self.text) + 7 * self.parameters.len() + 2);
        let mut restored = 0;
        let mut begin = 0;
        json.push(b'{');
        for parameter in &mut self.parameters {
            if json.len() > 1 {
                json.push(b',');
            }
            parameter.json_at = json.len() as u32;
            let (key, value) = parameter.split(&self.text, begin);
            let role = parameter.role.get();
            push_text(
                &mut json,
                if role == Role::Surplus { b"?" } else { b"" },
                key,
            );
            json.push(b':');
            match role {
                Role::Text | Role::Surplus => push_text(&mut json, b"", value),
                Role::Literal => json.extend_from_slice(value),
                Role::Restored => {
                    restored += 1;
                    push_text(&mut json, b"+", value.trim_ascii_start());
                }
            }
            begin = parameter.value_end;
        }
        json.push(b'}');
        Body {
            json,
            restored,
            has_event_type,
            parameters: self.parameters,
        }
    }
}

impl Parameter {
    /// The key and the value, of which the key begins at `begin`.
    fn split<'t>(&self, text: &'t [u8], begin: u32) -> (&'t [u8], &'t [u8]) {
        let part = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default();
        (
            part(begin, self.key_end),
            part(self.key_end, self.value_end),
        )
    }
}

/// Appends a part of the query that begins at `at`, decoded. Strict, because what one reader takes
/// as it is and another decodes has two meanings.
fn decode(part: &str, at: usize, options: Options, text: &mut Vec<u8>) -> Result<(), Error> {
    for (index, _) in part.match_indices('%') {
        let digits = part
            .as_bytes()
            .get(index + 1..index + 3)
            .unwrap_or_default();
        if digits.len() != 2 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(Error::new(ErrorKind::InvalidEscape).at(at + index));
        }
    }
    if !part.contains(['%', '+']) {
        text.extend_from_slice(part.as_bytes());
        return Ok(());
    }
    let begin = text.len();
    for (index, piece) in part.split('+').enumerate() {
        if index > 0 {
            text.push(b' ');
        }
        text.extend(percent_decode_str(piece));
    }
    match str::from_utf8(text.get(begin..).unwrap_or_default()) {
        Err(error) if !options.lossy => {
            Err(Error::new(ErrorKind::InvalidUtf8)
                .at(at + encoded_offset(part, error.valid_up_to())))
        }
        _ => Ok(()),
    }
}

/// Where in a part of the query the decoded byte of an index comes from.
fn encoded_offset(part: &str, index: usize) -> usize {
    let mut at = 0;
    for _ in 0..index {
        at += if part.as_bytes().get(at) == Some(&b'%') {
            3
        } else {
            1
        };
    }
    at
}

/// The parameters as the members of an object, from the last to the first, of which only the types
/// of the fields are of interest. What is not UTF-8 is empty here: it is neither a known key nor a
/// literal.
struct Members<'p> {
    text: &'p [u8],
    rest: &'p [Parameter],
    last: Option<(&'p Parameter, &'p str, &'p str)>,
    /// The fields of the envelope that were read as unknown ones, one bit each.
    envelope: u8,
}

impl<'p> Iterator for Members<'p> {
    type Item = (&'p Parameter, &'p str, &'p str);

    fn next(&mut self) -> Option<Self::Item> {
        let (parameter, rest) = self.rest.split_last()?;
        self.rest = rest;
        let (key, value) =
            parameter.split(self.text, rest.last().map_or(0, |before| before.value_end));
        let text = |bytes| str::from_utf8(bytes).unwrap_or_default();
        Some((parameter, text(key), text(value)))
    }
}

impl<'p> Source<'p> for Members<'p> {
    type Error = Infallible;

    fn key(&mut self, _: &'static [&'static str]) -> Result<Option<&'p str>, Infallible> {
        self.last = self.next();
        Ok(self.last.map(|(_, key, _)| key))
    }

    fn value<T: FieldValue<'p>>(&mut self) -> Result<Slot<'p, T>, Infallible> {
        if let Some((parameter, key, value)) = self.last
            && parameter.role.get() != Role::Surplus
        {
            let is_literal = match value {
                "true" => T::from_bool(true).is_some(),
                "false" => T::from_bool(false).is_some(),
                text => integer(text).and_then(T::from_number).is_some(),
            };
            if is_literal {
                parameter.role.set(Role::Literal);
            } else if NUMBERS.contains(&key) && has_lost_its_plus(value) {
                parameter.role.set(Role::Restored);
            }
        }
        Ok(Slot::Null)
    }

    /// An event that is left out for [`Options::only`] is read as its envelope, so that these
    /// fields count in any event.
    fn any(&mut self) -> Result<Value<'p>, Infallible> {
        if let Some((parameter, key, _)) = self.last
            && let Some(field) = Envelope::field(key)
        {
            if self.envelope >> field & 1 != 0 {
                parameter.role.set(Role::Surplus);
            }
            self.envelope |= 1 << field;
        }
        Ok(Value::Null)
    }

    fn duplicate(&mut self, _: Name, _: &str) -> Result<(), Infallible> {
        if let Some((parameter, ..)) = self.last {
            parameter.role.set(Role::Surplus);
        }
        Ok(())
    }

    fn wrong_type(&mut self, _: Name, _: &str) -> Result<(), Infallible> {
        Ok(())
    }

    fn extra(&mut self, _: &str) -> Result<(), Infallible> {
        Ok(())
    }
}

/// Whether a phone number was sent with a `+` that was not encoded: it begins with one space before
/// a digit.
fn has_lost_its_plus(value: &str) -> bool {
    matches!(value.as_bytes(), [b' ', b'0'..=b'9', ..])
}

/// A number as JSON writes it, so that its text can be part of the body.
fn integer(text: &str) -> Option<Number> {
    let is_canonical = text == "0" || !text.starts_with(['0', '+']);
    text.parse()
        .ok()
        .filter(|_| is_canonical)
        .map(Number::Unsigned)
}

fn escaped_len(text: &[u8]) -> usize {
    let escapes = text.iter().map(|byte| match byte {
        b'"' | b'\\' => 2,
        0..b' ' => 6,
        _ => 1,
    });
    escapes.sum()
}

/// Appends a text that begins with `begin`, which needs no escapes.
fn push_text(body: &mut Vec<u8>, begin: &[u8], text: &[u8]) {
    body.push(b'"');
    body.extend_from_slice(begin);
    for byte in text {
        match byte {
            b'"' | b'\\' => body.extend([b'\\', *byte]),
            0..b' ' => {
                // Writing to memory cannot fail.
                let _ = write!(body, "\\u{byte:04x}");
            }
            _ => body.push(*byte),
        }
    }
    body.push(b'"');
}
