use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::json::write::Writer;
use crate::json::{Json, Node, Number, Scalar};
use crate::logs::redacted_text;
use crate::revealed::{Reveal, Revealed};
use crate::values::Inline;

/// The fields of an object that have no field in its struct: unknown keys, and known keys whose
/// value has another JSON type or range than documented. In the order of the body, and complete:
/// nothing that Bandwidth sends is lost.
///
/// Up to four fields with scalar values are kept without allocation. Unknown keys may repeat, as in
/// the body; lookups return the last one, as `serde_json` does. `Debug` prints only how many fields
/// there are. For tests, collect one from pairs.
///
/// ```
/// use bandwidth_callbacks::types::Extra;
/// use bandwidth_callbacks::parse;
///
/// let mut body = br#"{"eventType":"dtmf","digit":"1","newField":"x"}"#.to_vec();
/// let callback = parse(&mut body)?;
/// assert_eq!(callback.extra().get("newField").and_then(|value| value.as_str()), Some("x"));
///
/// let expected: Extra = [("newField", "x")].into_iter().collect();
/// assert_eq!(*callback.extra(), expected);
/// for (key, value) in &expected {
///     println!("{key}: {value:?}");
/// }
/// # Ok::<(), bandwidth_callbacks::Error>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Extra<'b>(Inline<(&'b str, Value<'b>), INLINE>);

/// Room for what a provider adds at one time; more would make every event larger for all.
const INLINE: usize = 4;

impl<'b> Extra<'b> {
    pub(crate) const fn new() -> Self {
        Self(Inline::Many(Vec::new()))
    }

    /// Returns the number of fields.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert_eq!(parse(&mut br#"{"eventType":"dtmf","a":1,"b":2}"#.to_vec())?.extra().len(), 2);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_slice().len()
    }

    /// Returns whether every field was known and of its documented type.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// assert!(parse(&mut br#"{"eventType":"dtmf","digit":"1"}"#.to_vec())?.extra().is_empty());
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.as_slice().is_empty()
    }

    /// Returns the value of a field; the last one, if its key repeats.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"dtmf","digit":5}"#.to_vec();
    /// assert_eq!(parse(&mut body)?.extra().get("digit").and_then(Value::as_u64), Some(5));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'b>> {
        self.iter()
            .rev()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }

    /// Returns the fields in the order of the body.
    ///
    /// ```
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"a":1,"eventType":"dtmf","b":2}"#.to_vec();
    /// let callback = parse(&mut body)?;
    /// let keys: Vec<&str> = callback.extra().iter().map(|(key, _)| key).collect();
    /// assert_eq!(keys, ["a", "b"]);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn iter(&self) -> ExtraIter<'_, 'b> {
        ExtraIter(self.0.as_slice().iter())
    }

    /// Appends the fields as a JSON object, byte for byte as `serde_json` writes it, in less than half the
    /// time. Cannot fail.
    ///
    /// Does not allocate if `out` has room for the JSON and 32 bytes more.
    ///
    /// ```
    /// use bandwidth_callbacks::types::Extra;
    ///
    /// let extra: Extra = [("a", 1_u64), ("b", 2)].into_iter().collect();
    /// let mut json = Vec::new();
    /// extra.write_json(&mut json);
    /// assert_eq!(json, br#"{"a":1,"b":2}"#);
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        Writer::append(out, |writer| {
            let start = writer.end();
            self.write_members(writer);
            writer.close(*b"{}", start);
        });
    }

    pub(crate) fn push(&mut self, key: &'b str, value: Value<'b>) {
        self.0.push((key, value));
    }

    /// Writes the fields as members of an object, each with a comma before it.
    pub(crate) fn write_members(&self, writer: &mut Writer<'_>) {
        for (key, value) in self {
            writer.key(key);
            value.write(writer);
        }
    }
}

impl<'b, V: Into<Value<'b>>> FromIterator<(&'b str, V)> for Extra<'b> {
    fn from_iter<I: IntoIterator<Item = (&'b str, V)>>(fields: I) -> Self {
        let mut extra = Self::new();
        extra.extend(fields);
        extra
    }
}

impl<'b, V: Into<Value<'b>>> Extend<(&'b str, V)> for Extra<'b> {
    fn extend<I: IntoIterator<Item = (&'b str, V)>>(&mut self, fields: I) {
        fields
            .into_iter()
            .for_each(|(key, value)| self.push(key, value.into()));
    }
}

impl<'e, 'b> IntoIterator for &'e Extra<'b> {
    type Item = (&'b str, &'e Value<'b>);
    type IntoIter = ExtraIter<'e, 'b>;

    fn into_iter(self) -> ExtraIter<'e, 'b> {
        self.iter()
    }
}

/// The fields of an [`Extra`], made by [`Extra::iter`]. `Debug` prints only how many are left.
#[derive(Clone)]
pub struct ExtraIter<'e, 'b>(std::slice::Iter<'e, (&'b str, Value<'b>)>);

impl<'e, 'b> Iterator for ExtraIter<'e, 'b> {
    type Item = (&'b str, &'e Value<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (*key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for ExtraIter<'_, '_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, value)| (*key, value))
    }
}

impl ExactSizeIterator for ExtraIter<'_, '_> {}

impl fmt::Debug for Extra<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().fmt(f)
    }
}

impl fmt::Debug for ExtraIter<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<redacted: {} fields>", self.len())
    }
}

impl Serialize for Extra<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// The value of an unknown field. Arrays and objects allocate; scalars and texts do not.
///
/// ```
/// use bandwidth_callbacks::types::Value;
/// use bandwidth_callbacks::parse;
///
/// let mut body = br#"{"eventType":"dtmf","list":["x",true]}"#.to_vec();
/// let callback = parse(&mut body)?;
/// assert_eq!(callback.extra().get("list"), Some(&Value::Array(vec![Value::Text("x"), Value::Bool(true)])));
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
        Writer::append(out, |writer| self.write(writer));
    }

    fn write(&self, writer: &mut Writer<'_>) {
        let start = writer.end();
        match self {
            Self::Null => writer.null(),
            Self::Bool(value) => writer.bool(*value),
            Self::Number(number) => writer.number(*number),
            Self::Text(text) => writer.text(text),
            Self::Array(elements) => {
                for element in elements {
                    writer.bytes(b",");
                    element.write(writer);
                }
                writer.close(*b"[]", start);
            }
            Self::Object(members) => {
                for (key, value) in members {
                    writer.key(key);
                    value.write(writer);
                }
                writer.close(*b"{}", start);
            }
        }
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
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Array(elements) => serializer.collect_seq(elements),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
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

impl Reveal for Extra<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().reveal(f)
    }
}

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

impl Reveal for ExtraIter<'_, '_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.clone().map(|(key, value)| (key, Revealed(value))))
            .finish()
    }
}
