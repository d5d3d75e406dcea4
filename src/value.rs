use std::fmt;

use serde::ser::{Serialize, Serializer};

use crate::json::write::Writer;
use crate::json::{Json, Node, Number, Scalar};
use crate::logs::redacted_text;
use crate::revealed::{Reveal, Revealed};

/// The value of an unknown field, made when somebody asks for it. Arrays and objects allocate;
/// scalars and texts do not.
///
/// ```
/// use bandwidth_callbacks::types::Value;
/// use bandwidth_callbacks::parse;
///
/// let mut body = br#"{"eventType":"dtmf","list":["x",true]}"#.to_vec();
/// let callback = parse(&mut body)?;
/// assert_eq!(callback.extra().get("list"), Some(Value::Array(vec![Value::Text("x"), Value::Bool(true)])));
/// assert_eq!(format!("{:?}", Value::Text("x")), "<redacted: 1 bytes>");
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Default, PartialEq)]
#[allow(clippy::exhaustive_enums, reason = "JSON has these six types")]
pub enum Value<'b> {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string, unescaped.
    Text(&'b str),
    /// An array.
    Array(Vec<Value<'b>>),
    /// An object: its members in the order of the body, repeated keys included.
    Object(Vec<(&'b str, Value<'b>)>),
}

impl<'b> Value<'b> {
    /// An object with this text as its first member, unless it has the key already.
    pub(crate) fn with_member(mut self, key: &'b str, text: &'b str) -> Self {
        if let Self::Object(members) = &mut self
            && members.iter().all(|(known, _)| *known != key)
        {
            members.insert(0, (key, Self::Text(text)));
        }
        self
    }

    /// Returns whether it is `null`.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert!(Value::Null.is_null());
    /// ```
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the truth value, if it is one.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert_eq!(Value::Bool(true).as_bool(), Some(true));
    /// ```
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the number, if it is an integer from 0 to 2⁶⁴-1.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert_eq!(Value::from(1_u64).as_u64(), Some(1));
    /// ```
    #[must_use]
    pub const fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// Returns the number, if it is an integer from -2⁶³ to 2⁶³-1.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert_eq!(Value::from(-1_i64).as_i64(), Some(-1));
    /// ```
    #[must_use]
    pub const fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// Returns the nearest `f64`, if it is a number.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert_eq!(Value::from(1_u64).as_f64(), Some(1.0));
    /// ```
    #[must_use]
    pub const fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number.as_f64()),
            _ => None,
        }
    }

    /// Returns the text, if it is a string.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert_eq!(Value::from("x").as_str(), Some("x"));
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> Option<&'b str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the elements, if it is an array.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert_eq!(Value::from(vec![Value::Null]).as_array(), Some(&[Value::Null][..]));
    /// ```
    #[must_use]
    pub const fn as_array(&self) -> Option<&[Value<'b>]> {
        match self {
            Self::Array(elements) => Some(elements.as_slice()),
            _ => None,
        }
    }

    /// Returns the members in the order of the body, if it is an object. Repeated keys are
    /// included.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert_eq!(Value::Object(vec![("a", Value::Null)]).as_object(), Some(&[("a", Value::Null)][..]));
    /// ```
    #[must_use]
    pub const fn as_object(&self) -> Option<&[(&'b str, Value<'b>)]> {
        match self {
            Self::Object(members) => Some(members.as_slice()),
            _ => None,
        }
    }

    /// Returns the value of a key, if it is an object that has it. The last one, if the key
    /// repeats. Looks at all members.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// assert_eq!(Value::Object(vec![("a", Value::Null)]).get("a"), Some(&Value::Null));
    /// ```
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'b>> {
        self.as_object()?
            .iter()
            .rev()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }

    /// Appends the value as JSON, byte for byte as `serde_json` writes it, in less than half the
    /// time. Cannot fail. Exponents have a sign, as in `1e+16` since `serde_json` 1.0.150.
    ///
    /// Does not allocate if `out` has room for the JSON and 32 bytes more.
    ///
    /// ```
    /// use bandwidth_callbacks::types::Value;
    ///
    /// let mut json = Vec::new();
    /// Value::from(vec![Value::Null, Value::from("x"), Value::from(0.5)]).write_json(&mut json);
    /// assert_eq!(json, br#"[null,"x",0.5]"#);
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Writer::append(out, |writer| write(self, writer));
    }

    /// Copies a value out of a parser's memory. As deep as the body is nested, which the parser has
    /// limited.
    pub(crate) fn of<N: Node<'b>>(node: N) -> Self {
        match node.json() {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => Self::Number(number),
            Json::Text(text) => Self::Text(text),
            Json::Array(elements) => Self::Array(exactly(elements.map(Self::of))),
            Json::Object(members) => {
                Self::Object(exactly(members.map(|(key, value)| (key, Self::of(value)))))
            }
        }
    }
}

/// The list of items with the capacity that they announce: `collect` takes room for four at least,
/// and `[[0],[0],…]` would be made of such.
fn exactly<T>(items: impl ExactSizeIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::with_capacity(items.len());
    list.extend(items);
    list
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("<redacted: null>"),
            Self::Bool(_) => f.write_str("<redacted: bool>"),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => redacted_text(text, f),
            Self::Array(elements) => write!(f, "<redacted: array of {}>", elements.len()),
            Self::Object(members) => write!(f, "<redacted: object of {}>", members.len()),
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Serialized(self).serialize(serializer)
    }
}

impl<'b> From<&'b str> for Value<'b> {
    fn from(text: &'b str) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u64> for Value<'_> {
    fn from(n: u64) -> Self {
        Self::Number(Number::Unsigned(n))
    }
}

impl From<i64> for Value<'_> {
    fn from(n: i64) -> Self {
        Self::Number(u64::try_from(n).map_or(Number::Signed(n), Number::Unsigned))
    }
}

/// JSON has no NaN and no infinities: these are null, as in `serde_json`.
///
/// ```
/// use bandwidth_callbacks::types::Value;
///
/// assert_eq!(Value::from(f64::NAN), Value::Null);
/// ```
impl From<f64> for Value<'_> {
    fn from(n: f64) -> Self {
        if n.is_finite() {
            Self::Number(Number::Float(n))
        } else {
            Self::Null
        }
    }
}

impl<'b> From<Vec<Value<'b>>> for Value<'b> {
    fn from(elements: Vec<Value<'b>>) -> Self {
        Self::Array(elements)
    }
}

impl<'b> Value<'b> {
    pub(crate) fn of_scalar(scalar: Scalar<'b>) -> Self {
        match scalar {
            Scalar::Null => Self::Null,
            Scalar::Bool(value) => Self::Bool(value),
            Scalar::Number(number) => Self::Number(number),
            Scalar::Text(text) => Self::Text(text),
        }
    }
}

impl<'v, 'b> Node<'b> for &'v Value<'b> {
    type Elements = std::slice::Iter<'v, Value<'b>>;
    type Members = ValueMembers<'v, 'b>;

    fn json(self) -> Json<'b, Self> {
        match self {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(number) => Json::Number(*number),
            Value::Text(text) => Json::Text(text),
            Value::Array(elements) => Json::Array(elements.iter()),
            Value::Object(members) => Json::Object(ValueMembers(members.iter())),
        }
    }
}

/// The members of a [`Value::Object`] that are still to come.
#[derive(Clone)]
pub(crate) struct ValueMembers<'v, 'b>(std::slice::Iter<'v, (&'b str, Value<'b>)>);

impl<'v, 'b> Iterator for ValueMembers<'v, 'b> {
    type Item = (&'b str, &'v Value<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (*key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for ValueMembers<'_, '_> {}

impl Reveal for Value<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => fmt::Debug::fmt(value, f),
            Self::Number(number) => number.reveal(f),
            Self::Text(text) => fmt::Debug::fmt(text, f),
            Self::Array(elements) => elements.reveal(f),
            Self::Object(members) => f
                .debug_map()
                .entries(members.iter().map(|(key, value)| (key, Revealed(value))))
                .finish(),
        }
    }
}

/// A value that is serialized where it is, without a [`Value`] of it.
pub(crate) struct Serialized<N>(pub(crate) N);

impl<'b, N: Node<'b>> Serialize for Serialized<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.json() {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(value),
            Json::Number(number) => number.serialize(serializer),
            Json::Text(text) => serializer.serialize_str(text),
            Json::Array(elements) => serializer.collect_seq(elements.map(Serialized)),
            Json::Object(members) => {
                serializer.collect_map(members.map(|(key, value)| (key, Serialized(value))))
            }
        }
    }
}

/// Writes a value where it is, as `serde_json` writes it.
pub(crate) fn write<'b, N: Node<'b>>(value: N, writer: &mut Writer<'_>) {
    let start = writer.end();
    match value.json() {
        Json::Null => writer.null(),
        Json::Bool(value) => writer.bool(value),
        Json::Number(number) => writer.number(number),
        Json::Text(text) => writer.text(text),
        Json::Array(elements) => {
            for element in elements {
                writer.bytes(b",");
                write(element, writer);
            }
            writer.close(*b"[]", start);
        }
        Json::Object(members) => {
            for (key, value) in members {
                writer.key(key);
                write(value, writer);
            }
            writer.close(*b"{}", start);
        }
    }
}
