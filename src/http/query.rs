//! Events in query strings.
//!
//! The pairs become a JSON body, which the parser then reads: so the rules, the limits and the result are those of any other body.

use std::cell::Cell;
use std::convert::Infallible;
use std::fmt::Write;

use percent_encoding::percent_decode_str;

use super::incoming;
use crate::error::Name;
use crate::extra::Value;
use crate::json::Number;
use crate::schema::{FieldValue, Slot, Source};
use crate::voice::EVENT_TYPE;
use crate::{Callback, Error, ErrorKind, EventType, Options, OwnedCallback};

pub(super) fn parse(query: &str, options: Options) -> Result<OwnedCallback, Error> {
    options.check_len(query.len())?;
    let mut pairs = pairs(query)?;
    mark_literals(&pairs);
    let body = json(&mut pairs);
    // The limit is one of what came in.
    let options = options.max_len(Options::MAX_LEN);
    incoming::parse(body.into_bytes(), options).map_err(|error| in_query(error, &pairs))
}

/// A parameter of the query, decoded.
struct Pair {
    key: String,
    value: String,
    /// Where it begins in the query, and where its key is in the JSON body.
    at: usize,
    json_at: usize,
    /// Whether the value is a JSON literal rather than text.
    literal: Cell<bool>,
}

fn pairs(query: &str) -> Result<Vec<Pair>, Error> {
    let mut pairs = Vec::new();
    let mut at = 0;
    for parameter in query.split('&') {
        if !parameter.is_empty() {
            let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            pairs.push(Pair {
                key: decode(key, at)?,
                value: decode(value, at + key.len() + 1)?,
                at,
                json_at: 0,
                literal: Cell::new(false),
            });
        }
        at += parameter.len() + 1;
    }
    Ok(pairs)
}

/// Decodes a part of the query that begins at `at`. Strict, because what one reader takes as it stands and another decodes has two meanings.
fn decode(part: &str, at: usize) -> Result<String, Error> {
    for (index, _) in part.match_indices('%') {
        let digits = part.as_bytes().get(index + 1..index + 3).unwrap_or_default();
        if digits.len() != 2 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(Error::new(ErrorKind::InvalidEscape).at(at + index));
        }
    }
    let decoded = percent_decode_str(&part.replace('+', " ")).collect();
    String::from_utf8(decoded).map_err(|_| Error::new(ErrorKind::InvalidUtf8).at(at))
}

/// Finds the values that the event's fields take as numbers or truth values, and not as texts.
fn mark_literals(pairs: &[Pair]) {
    let name = pairs.iter().find(|pair| pair.key == *EVENT_TYPE).map_or("", |pair| &pair.value);
    let mut members = Members {
        rest: pairs.iter(),
        pair: None,
    };
    let Ok(_) = Callback::read(EventType::from_wire(name), &mut members);
}

/// The pairs as the members of an object, of which only the types of the fields are of interest.
struct Members<'p> {
    rest: std::slice::Iter<'p, Pair>,
    pair: Option<&'p Pair>,
}

impl<'p> Source<'p> for Members<'p> {
    type Error = Infallible;

    fn key(&mut self, _: fn(&str) -> Option<Name>) -> Result<Option<&'p str>, Infallible> {
        self.pair = self.rest.next();
        Ok(self.pair.map(|pair| pair.key.as_str()))
    }

    fn value<T: FieldValue<'p>>(&mut self) -> Result<Slot<'p, T>, Infallible> {
        if let Some(pair) = self.pair {
            let fits = match pair.value.as_str() {
                "true" => T::from_bool(true).is_some(),
                "false" => T::from_bool(false).is_some(),
                text => integer(text).and_then(T::from_number).is_some(),
            };
            pair.literal.set(fits);
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

/// A number as JSON writes it, so that its text can stand in the body.
fn integer(text: &str) -> Option<Number> {
    let n: u64 = text.parse().ok()?;
    (n.to_string() == text).then_some(Number::Unsigned(n))
}

fn json(pairs: &mut [Pair]) -> String {
    let mut body = String::from("{");
    for pair in pairs {
        if body.len() > 1 {
            body.push(',');
        }
        pair.json_at = body.len();
        push_text(&mut body, &pair.key);
        body.push(':');
        if pair.literal.get() {
            body.push_str(&pair.value);
        } else {
            push_text(&mut body, &pair.value);
        }
    }
    body.push('}');
    body
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

/// The error with its place in the query. All errors that are possible here are about a member, and tell where its key is.
fn in_query(error: Error, pairs: &[Pair]) -> Error {
    match pairs.iter().find(|pair| Some(pair.json_at) == error.offset()) {
        Some(pair) => error.at(pair.at),
        None => error,
    }
}
