//! The way in for bodies that are parsed already: a tape, an owned callback, a [`Value`].

use std::convert::Infallible;

use super::{Elements, FieldValue, Slot, Source};
use crate::error::Name;
use crate::json::{Json, Node};
use crate::value::Value;

/// What is an error in the members of an object.
pub(crate) trait Rules {
    type Error;

    fn duplicate(&mut self, field: Name, key: &str) -> Result<(), Self::Error>;

    fn wrong_type(&mut self, field: Name, key: &str) -> Result<(), Self::Error>;

    fn extra(&mut self, key: &str) -> Result<(), Self::Error>;
}

/// For objects that have passed their rules before.
pub(crate) struct Accepted;

impl Rules for Accepted {
    type Error = Infallible;

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

/// The members of an object as nodes.
pub(crate) struct Nodes<'r, M, N, R> {
    members: M,
    value: Option<N>,
    rules: &'r mut R,
}

impl<'r, M, N, R> Nodes<'r, M, N, R> {
    pub(crate) fn new(members: M, rules: &'r mut R) -> Self {
        Self {
            members,
            value: None,
            rules,
        }
    }
}

impl<'b, M, N, R> Source<'b> for Nodes<'_, M, N, R>
where
    M: Iterator<Item = (&'b str, N)>,
    N: Node<'b>,
    R: Rules,
{
    type Error = R::Error;

    #[inline]
    fn key(&mut self, _: &'static [&'static str]) -> Result<Option<&'b str>, R::Error> {
        Ok(self.members.next().map(|(key, value)| {
            self.value = Some(value);
            key
        }))
    }

    #[inline]
    fn value<T: FieldValue<'b>>(&mut self) -> Result<Slot<'b, T>, R::Error> {
        self.value
            .map_or(Ok(Slot::Null), |node| read_value(node, self.rules))
    }

    fn any(&mut self) -> Result<Value<'b>, R::Error> {
        Ok(self.value.map_or(Value::Null, Value::of))
    }

    fn duplicate(&mut self, field: Name, key: &str) -> Result<(), R::Error> {
        self.rules.duplicate(field, key)
    }

    fn wrong_type(&mut self, field: Name, key: &str) -> Result<(), R::Error> {
        self.rules.wrong_type(field, key)
    }

    fn extra(&mut self, key: &str) -> Result<(), R::Error> {
        self.rules.extra(key)
    }
}

/// Reads a node into a field of type `T`.
#[inline]
pub(crate) fn read_value<'b, T: FieldValue<'b>, N: Node<'b>, R: Rules>(
    node: N,
    rules: &mut R,
) -> Result<Slot<'b, T>, R::Error> {
    Ok(match node.json() {
        Json::Text(text) => Slot::or(T::from_text(text), Value::Text(text)),
        Json::Null => Slot::Null,
        Json::Number(number) => Slot::or(T::from_number(number), Value::Number(number)),
        Json::Bool(value) => Slot::or(T::from_bool(value), Value::Bool(value)),
        Json::Object(members) => T::from_object(&mut Nodes::new(members, rules))?,
        Json::Array(elements) => T::from_array(&mut ElementNodes { elements, rules })?,
    })
}

/// The elements of an array as nodes.
struct ElementNodes<'r, I, R> {
    elements: I,
    rules: &'r mut R,
}

impl<'b, N: Node<'b>, I: Iterator<Item = N>, R: Rules> Elements<'b> for ElementNodes<'_, I, R> {
    type Error = R::Error;

    fn next(&mut self) -> Result<Option<Value<'b>>, R::Error> {
        Ok(self.elements.next().map(Value::of))
    }

    fn next_value<T: FieldValue<'b>>(&mut self) -> Result<Option<Slot<'b, T>>, R::Error> {
        self.elements
            .next()
            .map(|node| read_value(node, self.rules))
            .transpose()
    }
}
