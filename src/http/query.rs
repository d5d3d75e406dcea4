//! Events in query strings.
//!
//! The parameters become a JSON body, which the parser then reads: so the rules, the limits and the result are those of any other body.

use std::cell::Cell;
use std::convert::Infallible;
use std::fmt::Write;

use percent_encoding::percent_decode_str;

use crate::error::Name;
use crate::extra::Value;
use crate::family::Table;
use crate::json::Number;
use crate::json::fast::FIELDS;
use crate::schema::{FieldValue, Slot, Source};
use crate::voice::EVENT_TYPE;
use crate::{Error, ErrorKind, EventType, Options, Voice};

/// The JSON body that a query string stands for.
#[allow(missing_debug_implementations, reason = "internal; it would print the body")]
pub struct Body {
    pub(super) json: String,
    parameters: Vec<Parameter>,
}

/// A parameter of the query.
struct Parameter {
    /// Where it begins in the query, and where its key is in the JSON body.
    at: u32,
    json_at: u32,
    /// The ends of its key and value in the decoded text. The key begins where the parameter before ends.
    key_end: u32,
    value_end: u32,
    /// Whether the value is a JSON literal rather than text.
    is_literal: Cell<bool>,
}

impl Body {
    /// Decodes a query string.
    pub(super) fn of(query: &str, options: Options) -> Result<Self, Error> {
        options.check_len(query.len())?;
        let count = count(query, options)?;
        let mut decoded = Decoded {
            text: String::with_capacity(query.len()),
            parameters: Vec::with_capacity(count),
        };
        for (at, parameter) in parameters(query) {
            decoded.push(at, parameter)?;
        }
        decoded.mark_literals();
        Ok(decoded.into_body())
    }

    /// The error with its place in the query. All errors that are possible here are about a member, and have the offset of its key.
    pub(super) fn in_query(&self, error: Error) -> Error {
        let parameter = self.parameters.iter().find(|it| Some(it.json_at as usize) == error.offset());
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

/// The number of parameters, before anything is built of them. More than an event has fields and [`Options::max_extra`] allows cannot be
/// accepted: some would repeat known fields, or too many would be unknown.
fn count(query: &str, options: Options) -> Result<usize, Error> {
    let most = options.max_extra.saturating_add(FIELDS);
    match parameters(query).nth(most) {
        Some((at, _)) => Err(Error::new(ErrorKind::TooManyExtra).at(at)),
        None => Ok(parameters(query).count()),
    }
}

/// The parameters, with their keys and values decoded in one text.
struct Decoded {
    text: String,
    parameters: Vec<Parameter>,
}

// A query is shorter than `Options::MAX_LEN`, and so is what it decodes to.
#[allow(clippy::cast_possible_truncation, reason = "lengths are limited")]
impl Decoded {
    fn push(&mut self, at: usize, parameter: &str) -> Result<(), Error> {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        decode(key, at, &mut self.text)?;
        let key_end = self.text.len() as u32;
        decode(value, at + key.len() + 1, &mut self.text)?;
        self.parameters.push(Parameter {
            at: at as u32,
            json_at: 0,
            key_end,
            value_end: self.text.len() as u32,
            is_literal: Cell::new(false),
        });
        Ok(())
    }

    fn members(&self) -> Members<'_> {
        Members {
            text: &self.text,
            begin: 0,
            rest: self.parameters.iter(),
            last: None,
        }
    }

    /// Finds the values that the event's fields take as numbers or truth values, and not as texts.
    fn mark_literals(&self) {
        let name = self
            .members()
            .find(|(_, key, _)| key == EVENT_TYPE)
            .map_or("", |(_, _, value)| value);
        let Ok(_) = Voice::read(EventType::from_wire(name), &mut self.members());
    }

    fn into_body(mut self) -> Body {
        let len = self
            .members()
            .map(|(_, key, value)| escaped_len(key) + escaped_len(value) + 6)
            .sum::<usize>();
        let mut json = String::with_capacity(len + 2);
        let mut begin = 0;
        json.push('{');
        for parameter in &mut self.parameters {
            if json.len() > 1 {
                json.push(',');
            }
            parameter.json_at = json.len() as u32;
            let (key, value) = parameter.split(&self.text, begin);
            push_text(&mut json, key);
            json.push(':');
            if parameter.is_literal.get() {
                json.push_str(value);
            } else {
                push_text(&mut json, value);
            }
            begin = parameter.value_end;
        }
        json.push('}');
        Body {
            json,
            parameters: self.parameters,
        }
    }
}

impl Parameter {
    /// The key and the value, of which the key begins at `begin`.
    fn split<'t>(&self, text: &'t str, begin: u32) -> (&'t str, &'t str) {
        let part = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default();
        (part(begin, self.key_end), part(self.key_end, self.value_end))
    }
}

/// Appends a part of the query that begins at `at`, decoded. Strict, because what one reader takes as it is and another decodes has two
/// meanings.
fn decode(part: &str, at: usize, text: &mut String) -> Result<(), Error> {
    for (index, _) in part.match_indices('%') {
        let digits = part.as_bytes().get(index + 1..index + 3).unwrap_or_default();
        if digits.len() != 2 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(Error::new(ErrorKind::InvalidEscape).at(at + index));
        }
    }
    if !part.contains(['%', '+']) {
        text.push_str(part);
        return Ok(());
    }
    let mut bytes = Vec::with_capacity(part.len());
    for (index, piece) in part.split('+').enumerate() {
        if index > 0 {
            bytes.push(b' ');
        }
        bytes.extend(percent_decode_str(piece));
    }
    match str::from_utf8(&bytes) {
        Ok(decoded) => {
            text.push_str(decoded);
            Ok(())
        }
        Err(error) => Err(Error::new(ErrorKind::InvalidUtf8).at(at + encoded_offset(part, error.valid_up_to()))),
    }
}

/// Where in a part of the query the decoded byte of an index comes from.
fn encoded_offset(part: &str, index: usize) -> usize {
    let mut at = 0;
    for _ in 0..index {
        at += if part.as_bytes().get(at) == Some(&b'%') { 3 } else { 1 };
    }
    at
}

/// The parameters as the members of an object, of which only the types of the fields are of interest.
struct Members<'p> {
    text: &'p str,
    begin: u32,
    rest: std::slice::Iter<'p, Parameter>,
    last: Option<(&'p Parameter, &'p str)>,
}

impl<'p> Iterator for Members<'p> {
    type Item = (&'p Parameter, &'p str, &'p str);

    fn next(&mut self) -> Option<Self::Item> {
        let parameter = self.rest.next()?;
        let (key, value) = parameter.split(self.text, self.begin);
        self.begin = parameter.value_end;
        Some((parameter, key, value))
    }
}

impl<'p> Source<'p> for Members<'p> {
    type Error = Infallible;

    fn key(&mut self, _: fn(&str) -> Option<Name>) -> Result<Option<&'p str>, Infallible> {
        Ok(self.next().map(|(parameter, key, value)| {
            self.last = Some((parameter, value));
            key
        }))
    }

    fn value<T: FieldValue<'p>>(&mut self) -> Result<Slot<'p, T>, Infallible> {
        if let Some((parameter, value)) = self.last {
            parameter.is_literal.set(match value {
                "true" => T::from_bool(true).is_some(),
                "false" => T::from_bool(false).is_some(),
                text => integer(text).and_then(T::from_number).is_some(),
            });
        }
        Ok(Slot::Null)
    }

    fn any(&mut self) -> Result<Value<'p>, Infallible> {
        Ok(Value::Null)
    }

    fn duplicate(&mut self, _: Name, _: &str) -> Result<(), Infallible> {
        Ok(())
    }

    fn wrong_type(&mut self, _: Name, _: &str) -> Result<(), Infallible> {
        Ok(())
    }

    fn extra(&mut self, _: &str) -> Result<(), Infallible> {
        Ok(())
    }
}

/// A number as JSON writes it, so that its text can be part of the body.
fn integer(text: &str) -> Option<Number> {
    let is_canonical = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|_| is_canonical).map(Number::Unsigned)
}

fn escaped_len(text: &str) -> usize {
    let escapes = text.bytes().map(|byte| match byte {
        b'"' | b'\\' => 2,
        0..b' ' => 6,
        _ => 1,
    });
    escapes.sum()
}

fn push_text(body: &mut String, text: &str) {
    body.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => body.extend(['\\', c]),
            '\0'..' ' => {
                // Writing to a string cannot fail.
                let _ = write!(body, "\\u{:04x}", u32::from(c));
            }
            _ => body.push(c),
        }
    }
    body.push('"');
}
