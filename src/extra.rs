use std::fmt;

use serde::ser::{Serialize, Serializer};

use crate::json::Scalar;
use crate::json::raw::RawValue;
use crate::json::write::Writer;
use crate::revealed::{Reveal, Revealed};
use crate::value::{self, Serialized, Value};
use crate::values::Inline;

/// The fields of an object that have no field in its struct: unknown keys, and known keys whose
/// value has another JSON type or range than documented. In the order of the body, and complete:
/// nothing that Bandwidth sends is lost.
///
/// Up to four fields are kept without allocation. Values stay JSON text in the body, as long as
/// nobody reads them: a [`Value`] is made at each call of [`get`](Self::get), or by
/// [iteration](Self::iter). Where the body took the [tape path](crate::Options::fast_path), arrays
/// and objects were allocated while it was parsed.
///
/// Unknown keys may repeat, as in the body; lookups return the last one, as `serde_json` does.
/// `Debug` prints only how many fields there are. For tests, collect one from pairs.
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
pub struct Extra<'b>(Inline<(&'b str, Unknown<'b>), INLINE>);

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

    /// Returns the value of a field; the last one, if its key repeats. Allocates for arrays and
    /// objects.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Value;
    /// # use bandwidth_callbacks::parse;
    /// let mut body = br#"{"eventType":"dtmf","digit":5}"#.to_vec();
    /// assert_eq!(parse(&mut body)?.extra().get("digit"), Some(Value::from(5_u64)));
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Value<'b>> {
        let mut fields = self.0.as_slice().iter().rev();
        fields
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value.to_value())
    }

    /// Returns the fields in the order of the body. Each value is made when the iterator comes to
    /// it, and allocates if it is an array or object.
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

    /// The fields as they are kept.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'b str, &Unknown<'b>)> {
        self.0.as_slice().iter().map(|(key, value)| (*key, value))
    }

    pub(crate) fn push(&mut self, key: &'b str, value: impl Into<Unknown<'b>>) {
        self.0.push((key, value.into()));
    }

    /// Writes the fields as members of an object, each with a comma before it.
    pub(crate) fn write_members(&self, writer: &mut Writer<'_>) {
        for (key, value) in self.members() {
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
    type Item = (&'b str, Value<'b>);
    type IntoIter = ExtraIter<'e, 'b>;

    fn into_iter(self) -> ExtraIter<'e, 'b> {
        self.iter()
    }
}

/// The fields of an [`Extra`], made by [`Extra::iter`]. `Debug` prints only how many are left.
#[derive(Clone)]
pub struct ExtraIter<'e, 'b>(std::slice::Iter<'e, (&'b str, Unknown<'b>)>);

impl<'b> Iterator for ExtraIter<'_, 'b> {
    type Item = (&'b str, Value<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (*key, value.to_value()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for ExtraIter<'_, '_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0
            .next_back()
            .map(|(key, value)| (*key, value.to_value()))
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
        serializer.collect_map(self.members())
    }
}

impl Reveal for Extra<'_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().reveal(f)
    }
}

impl Reveal for ExtraIter<'_, '_> {
    fn reveal(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_map();
        for (key, value) in self.clone() {
            fields.entry(&key, &Revealed(&value));
        }
        fields.finish()
    }
}

/// The value of an unknown field, as it is kept.
#[derive(Clone)]
pub(crate) enum Unknown<'b> {
    Raw(RawValue<'b>),
    /// An array or object that was read, in a box, so that the others need no room for it.
    Read(Box<Value<'b>>),
}

// Four of them are in each event and nested object.
const _: () = assert!(size_of::<(&str, Unknown<'_>)>() == 40);

impl<'b> Unknown<'b> {
    fn write(&self, writer: &mut Writer<'_>) {
        match self {
            Self::Raw(RawValue::Scalar(scalar)) => value::write(&Value::of_scalar(*scalar), writer),
            Self::Raw(RawValue::Unread(node)) => value::write(*node, writer),
            Self::Read(value) => value::write(&**value, writer),
        }
    }

    pub(crate) fn to_value(&self) -> Value<'b> {
        match self {
            Self::Raw(RawValue::Scalar(scalar)) => Value::of_scalar(*scalar),
            Self::Raw(RawValue::Unread(node)) => Value::of(*node),
            Self::Read(value) => (**value).clone(),
        }
    }
}

impl Default for Unknown<'_> {
    fn default() -> Self {
        Self::Raw(RawValue::Scalar(Scalar::Null))
    }
}

impl<'b> From<RawValue<'b>> for Unknown<'b> {
    fn from(value: RawValue<'b>) -> Self {
        Self::Raw(value)
    }
}

impl<'b> From<Value<'b>> for Unknown<'b> {
    fn from(value: Value<'b>) -> Self {
        Self::Raw(RawValue::Scalar(match value {
            Value::Null => Scalar::Null,
            Value::Bool(value) => Scalar::Bool(value),
            Value::Number(number) => Scalar::Number(number),
            Value::Text(text) => Scalar::Text(text),
            Value::Array(_) | Value::Object(_) => return Self::Read(Box::new(value)),
        }))
    }
}

impl PartialEq for Unknown<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Read(value), Self::Read(other)) => value == other,
            _ => self.to_value() == other.to_value(),
        }
    }
}

impl Serialize for Unknown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Raw(RawValue::Scalar(scalar)) => Value::of_scalar(*scalar).serialize(serializer),
            Self::Raw(RawValue::Unread(node)) => Serialized(*node).serialize(serializer),
            Self::Read(value) => value.serialize(serializer),
        }
    }
}
