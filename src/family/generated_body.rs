use std::fmt;
use std::marker::PhantomData;

use arbitrary::{Result, Unstructured};

use super::Table;
use crate::drawn::text;
use crate::json::Number;
use crate::json::tape::Tape;
use crate::options::Options;
use crate::value::Value;

/// A realistic body for fuzzers, as bytes that any [`Parser`](crate::Parser) with default options
/// accepts.
///
/// It is a sample of the bodies of `T` with members left out, set to null, changed or added, known
/// and unknown ones, in any order, in any white space, with any characters escaped. Making it
/// allocates. `Debug` shows the JSON, which is made up.
///
/// ```
/// use arbitrary::{Arbitrary, Unstructured};
/// use bandwidth_callbacks::voice::ArbitraryBody;
/// use bandwidth_callbacks::parse;
///
/// let mut entropy = Unstructured::new(b"the bytes that a fuzzer gives");
/// let mut body = ArbitraryBody::arbitrary(&mut entropy)?.into_bytes();
/// assert!(parse(&mut body).is_ok());
/// # Ok::<(), arbitrary::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct GeneratedBody<T>(String, PhantomData<fn() -> T>);

impl<T> GeneratedBody<T> {
    /// Returns the body.
    ///
    /// ```
    /// # use arbitrary::{Arbitrary, Unstructured};
    /// # use bandwidth_callbacks::voice::ArbitraryBody;
    /// let body = ArbitraryBody::arbitrary(&mut Unstructured::new(&[]))?;
    /// assert_eq!(body.clone().into_bytes()[0], b'{');
    /// # Ok::<(), arbitrary::Error>(())
    /// ```
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

impl<T> fmt::Debug for GeneratedBody<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<T> GeneratedBody<T> {
    /// Makes a body of a family from one of its samples.
    pub(crate) fn of<F: Table>(
        samples: impl Iterator<Item = &'static str>,
        u: &mut Unstructured<'_>,
    ) -> Result<Self> {
        let samples: Vec<_> = samples.collect();
        let mut bytes = u.choose(&samples)?.as_bytes().to_vec();
        let len = bytes.len();
        let root = Tape::new(Options::MAX_DEPTH).with_root(&mut bytes, len, None, |root| {
            Ok::<_, crate::error::Error>(Value::of(root.value()))
        });
        let root = match root.unwrap_or(Value::Null) {
            Value::Array(elements) => {
                let elements = elements.into_iter().map(|element| changed::<F>(element, u));
                Value::Array(elements.collect::<Result<_>>()?)
            }
            root => changed::<F>(root, u)?,
        };
        let mut writer = Writer {
            layout: *u.choose(&[Layout::Compact, Layout::Pretty, Layout::Any])?,
            escapes: *u.choose(&[Escapes::None, Escapes::All, Escapes::Any, Escapes::Values])?,
            json: String::new(),
        };
        writer.value(&root, u, 0)?;
        Ok(Self(writer.json, PhantomData))
    }
}

/// An object with some of its members changed, in another order, and with some more.
fn changed<'v, 'a: 'v, F: Table>(value: Value<'v>, u: &mut Unstructured<'a>) -> Result<Value<'v>> {
    let Value::Object(members) = value else {
        return Ok(value);
    };
    let mut kept = Vec::with_capacity(members.len());
    for (key, value) in members {
        let value = match u.int_in_range(0..=15)? {
            0 if key != *F::DISCRIMINATOR => continue,
            1 if key != *F::DISCRIMINATOR => Value::Null,
            2 if key != *F::DISCRIMINATOR => u.arbitrary()?,
            3 if key != *F::DISCRIMINATOR => Value::Text(text(u)?),
            _ => changed::<F>(value, u)?,
        };
        kept.push((key, value));
    }
    for _ in 0..u.int_in_range(0..=2)? {
        let key = text(u)?;
        if !F::KEYS.contains(&key) {
            kept.push((key, u.arbitrary()?));
        }
    }
    if u.arbitrary()? {
        for index in (1..kept.len()).rev() {
            kept.swap(index, u.choose_index(index + 1)?);
        }
    }
    Ok(Value::Object(kept))
}

/// How tokens are set apart.
#[derive(Clone, Copy)]
enum Layout {
    Compact,
    Pretty,
    Any,
}

/// Which characters are escaped beyond those that must be.
#[derive(Clone, Copy)]
enum Escapes {
    None,
    All,
    Any,
    /// Some, but none in the keys of the root and of the objects in it. With an escape there, the
    /// fast path declines the body.
    Values,
}

struct Writer {
    layout: Layout,
    escapes: Escapes,
    json: String,
}

impl Writer {
    fn value(&mut self, value: &Value<'_>, u: &mut Unstructured<'_>, depth: usize) -> Result<()> {
        match value {
            Value::Null => self.json.push_str("null"),
            Value::Bool(value) => self.json.push_str(if *value { "true" } else { "false" }),
            Value::Number(number) => self.number(*number, u)?,
            Value::Text(value) => self.text(value, self.escapes, u)?,
            Value::Array(elements) => {
                self.json.push('[');
                for (index, element) in elements.iter().enumerate() {
                    self.separate(index > 0, u, depth + 1)?;
                    self.value(element, u, depth + 1)?;
                }
                self.space(u, depth)?;
                self.json.push(']');
            }
            Value::Object(members) => {
                self.json.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    self.separate(index > 0, u, depth + 1)?;
                    let escapes = match self.escapes {
                        Escapes::Values if depth < 2 => Escapes::None,
                        escapes => escapes,
                    };
                    self.text(key, escapes, u)?;
                    self.json.push(':');
                    if !matches!(self.layout, Layout::Compact) {
                        self.json.push(' ');
                    }
                    self.value(value, u, depth + 1)?;
                }
                self.space(u, depth)?;
                self.json.push('}');
            }
        }
        Ok(())
    }

    fn separate(&mut self, comma: bool, u: &mut Unstructured<'_>, depth: usize) -> Result<()> {
        if comma {
            self.json.push(',');
        }
        self.space(u, depth)
    }

    fn space(&mut self, u: &mut Unstructured<'_>, depth: usize) -> Result<()> {
        match self.layout {
            Layout::Compact => {}
            Layout::Pretty => {
                self.json.push('\n');
                self.json.push_str(&"  ".repeat(depth));
            }
            Layout::Any => self.json.push_str(u.choose(&[
                "",
                " ",
                "\n",
                "\t",
                "\r\n",
                "                                   ",
            ])?),
        }
        Ok(())
    }

    /// Writes a number, often in a way that no serializer has: as a fraction, with an exponent, with
    /// more digits.
    fn number(&mut self, number: Number, u: &mut Unstructured<'_>) -> Result<()> {
        let number = match number {
            Number::Unsigned(n) => n.to_string(),
            Number::Signed(n) => n.to_string(),
            Number::Float(n) => format!("{n:?}"),
        };
        self.json.push_str(&number);
        if !number.contains('e') && u.ratio(1, 4)? {
            if !number.contains('.') {
                self.json
                    .push_str(u.choose(&["", ".0", ".50", ".3333333333333333333333"])?);
            }
            self.json
                .push_str(u.choose(&["", "e0", "E+2", "e-12", "e-400"])?);
        }
        Ok(())
    }

    fn text(&mut self, text: &str, escapes: Escapes, u: &mut Unstructured<'_>) -> Result<()> {
        self.json.push('"');
        for char in text.chars() {
            let escape = match escapes {
                Escapes::None => false,
                Escapes::All => true,
                Escapes::Any | Escapes::Values => u.ratio(1, 8)?,
            };
            match char {
                '"' | '\\' => self.json.extend(['\\', char]),
                '\n' => self.json.push_str("\\n"),
                '/' if escape => self.json.push_str("\\/"),
                _ if escape || char < ' ' => {
                    for unit in char.encode_utf16(&mut [0; 2]) {
                        self.json.extend([format!("\\u{unit:04x}")]);
                    }
                }
                _ => self.json.push(char),
            }
        }
        self.json.push('"');
        Ok(())
    }
}
