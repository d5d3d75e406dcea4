//! Values for fuzzers: `Arbitrary` for what fields hold.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::drawn::text;
use crate::extra::Extra;
use crate::json::Number;
use crate::value::Value;
use crate::values::{Coordinate, List, Pairs, TextOrNumber};

/// Nesting of generated unknown values, which leaves room below the default limit of 32.
const MAX_DEPTH: usize = 6;

impl<'a> Arbitrary<'a> for Number {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(match u.int_in_range(0..=3)? {
            0 => Self::Unsigned(u.int_in_range(0..=9)?),
            1 => Self::Unsigned(u.arbitrary()?),
            2 => Self::negative(-u.int_in_range(0..=i64::MAX)?),
            _ => {
                let float: f64 = u.arbitrary()?;
                Self::Float(if float.is_finite() { float } else { 0.5 })
            }
        })
    }
}

impl<'a> Arbitrary<'a> for TextOrNumber<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(if u.arbitrary()? {
            Self::Text(text(u)?)
        } else {
            Self::Number(u.arbitrary()?)
        })
    }
}

impl<'a> Arbitrary<'a> for Coordinate<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.arbitrary().map(Self)
    }
}

impl<'a, T: Arbitrary<'a> + Default, const N: usize> Arbitrary<'a> for List<T, N> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut list = Self::default();
        for _ in 0..u.int_in_range(0..=N + 2)? {
            list.push(u.arbitrary()?);
        }
        Ok(list)
    }
}

impl<'a, N> Arbitrary<'a> for Pairs<'a, N> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut pairs = Self::default();
        for _ in 0..u.int_in_range(0..=6)? {
            pairs.push(text(u)?, u.arbitrary()?);
        }
        Ok(pairs)
    }
}

impl<'a> Arbitrary<'a> for Value<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        any_value(u, MAX_DEPTH)
    }
}

fn any_value<'a>(u: &mut Unstructured<'a>, depth: usize) -> Result<Value<'a>> {
    Ok(match u.int_in_range(0..=if depth > 0 { 5 } else { 3 })? {
        0 => Value::Null,
        1 => Value::Bool(u.arbitrary()?),
        2 => Value::Number(u.arbitrary()?),
        3 => Value::Text(text(u)?),
        4 => Value::Array(
            (0..u.int_in_range(0..=4)?)
                .map(|_| any_value(u, depth - 1))
                .collect::<Result<_>>()?,
        ),
        _ => Value::Object(
            (0..u.int_in_range(0..=4)?)
                .map(|_| Ok((text(u)?, any_value(u, depth - 1)?)))
                .collect::<Result<_>>()?,
        ),
    })
}

/// Unknown fields for an object that does not know them.
pub(crate) fn extra<'a>(u: &mut Unstructured<'a>, is_known: fn(&str) -> bool) -> Result<Extra<'a>> {
    let mut extra = Extra::default();
    if u.ratio(1, 3)? {
        for _ in 0..u.int_in_range(1..=6)? {
            let (key, value): (_, Value<'_>) = (text(u)?, u.arbitrary()?);
            if !is_known(key) {
                extra.push(key, value);
            }
        }
    }
    Ok(extra)
}
