//! A column, and how a value of JSON becomes a cell and JSON again.

use std::borrow::Cow;
use std::io::Write as _;

use bandwidth_callbacks::types::{IsoDuration, Timestamp, Value};
use time::OffsetDateTime;

/// A type of events, and its columns in the order in which an event has its fields.
#[derive(Debug)]
pub struct Event {
    /// Its name, and that of its folder.
    pub name: &'static str,
    pub columns: &'static [Column],
}

/// Columns by their names.
macro_rules! columns {
    ($($column:ident)+) => {
        &[$($column),+]
    };
}

/// Types of events with the names of their columns.
macro_rules! events {
    ($($name:literal: $($column:ident)+;)+) => {
        &[$(Event { name: $name, columns: columns!($($column)+) }),+]
    };
}

pub(super) use {columns, events};

/// The column of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    pub name: &'static str,
    /// The key of the field.
    pub key: &'static str,
    /// A second key, of which events have either.
    pub alias: Option<&'static str>,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Text,
    Integer,
    Bool,
    /// Microseconds since 1970.
    Time,
    /// Milliseconds.
    Duration,
    /// The text of an object or array.
    Json,
    /// Any bytes, which no field has.
    Bytes,
}

/// What a row has in a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell<'l> {
    #[default]
    Null,
    Text(Cow<'l, str>),
    Integer(i64),
    Bool(bool),
    Bytes(&'l [u8]),
}

impl Column {
    pub const fn new(
        name: &'static str,
        key: &'static str,
        alias: Option<&'static str>,
        kind: Kind,
    ) -> Self {
        Self {
            name,
            key,
            alias,
            kind,
        }
    }

    pub fn has_key(&self, key: &str) -> bool {
        key == self.key || Some(key) == self.alias
    }
}

impl Kind {
    /// Reads JSON that this column has for a query: nothing, if it does not suit.
    pub fn read(self, json: &str) -> Cell<'_> {
        let cell = match self {
            Self::Text => text(json).map(Cell::Text),
            Self::Integer => integer(json).map(Cell::Integer),
            Self::Bool => json.parse().ok().map(Cell::Bool),
            Self::Time => text(json).and_then(|text| Some(Cell::Integer(time(&text)?.0))),
            Self::Duration => text(json)
                .and_then(|text| duration(&text))
                .map(Cell::Integer),
            Self::Json => Some(Cell::Text(json.into())),
            Self::Bytes => None,
        };
        cell.unwrap_or_default()
    }

    /// Writes a cell in the usual form of its JSON. The event may have had another one.
    pub fn write(self, cell: &Cell<'_>, json: &mut Vec<u8>) {
        // Writing to memory cannot fail.
        let _ = match (self, cell) {
            (Self::Json, Cell::Text(text)) => json.write_all(text.as_bytes()),
            (Self::Time, Cell::Integer(micros)) => write_time(*micros, json),
            (Self::Duration, Cell::Integer(milliseconds)) => write_duration(*milliseconds, json),
            (_, Cell::Text(text)) => {
                Value::Text(text).write_json(json);
                Ok(())
            }
            (_, Cell::Integer(number)) => write!(json, "{number}"),
            (_, Cell::Bool(value)) => write!(json, "{value}"),
            (_, Cell::Null | Cell::Bytes(_)) => Ok(()),
        };
    }
}

impl Cell<'_> {
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

/// Returns the text of a JSON string. Copies only what has escapes.
fn text(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(json).ok().map(Cow::Owned)
    } else {
        Some(inner.into())
    }
}

/// A number, which some events have in a text.
fn integer(json: &str) -> Option<i64> {
    match text(json) {
        Some(text) => text.parse().ok(),
        None => json.parse().ok(),
    }
}

/// Returns microseconds since 1970, and the nanoseconds that are left.
pub fn time(text: &str) -> Option<(i64, i64)> {
    let time = Timestamp::new(text).to_offset_date_time().ok()?;
    let nanoseconds = time.unix_timestamp_nanos();
    let micros = i64::try_from(nanoseconds.div_euclid(1000)).ok()?;
    Some((micros, i64::try_from(nanoseconds.rem_euclid(1000)).ok()?))
}

fn duration(text: &str) -> Option<i64> {
    let duration = IsoDuration::new(text).to_duration().ok()?;
    i64::try_from(duration.whole_milliseconds()).ok()
}

fn write_time(micros: i64, json: &mut Vec<u8>) -> std::io::Result<()> {
    let Ok(time) = OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1000) else {
        return Ok(());
    };
    let (hour, minute, second, micro) = time.to_hms_micro();
    write!(json, "\"{}T{hour:02}:{minute:02}:{second:02}.", time.date())?;
    if micro % 1000 == 0 {
        write!(json, "{:03}Z\"", micro / 1000)
    } else {
        write!(json, "{micro:06}Z\"")
    }
}

fn write_duration(milliseconds: i64, json: &mut Vec<u8>) -> std::io::Result<()> {
    let (seconds, fraction) = (milliseconds / 1000, milliseconds % 1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    json.write_all(b"\"PT")?;
    if hours > 0 {
        write!(json, "{hours}H")?;
    }
    if minutes > 0 {
        write!(json, "{minutes}M")?;
    }
    write!(json, "{seconds}")?;
    if fraction > 0 {
        let digits = format!("{fraction:03}");
        write!(json, ".{}", digits.trim_end_matches('0'))?;
    }
    json.write_all(b"S\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The JSON of the cell that some JSON becomes, or nothing.
    fn again(kind: Kind, json: &str) -> String {
        let mut written = Vec::new();
        kind.write(&kind.read(json), &mut written);
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn the_usual_forms_come_back_as_they_were() {
        for (kind, json) in [
            (Kind::Text, r#""""#),
            (Kind::Text, r#""a\"\\\n\u0000é""#),
            (Kind::Integer, "0"),
            (Kind::Integer, "4294967295"),
            (Kind::Bool, "true"),
            (Kind::Bool, "false"),
            (Kind::Time, r#""2026-11-25T10:00:00.000Z""#),
            (Kind::Time, r#""1969-12-31T23:59:59.999Z""#),
            (Kind::Time, r#""0001-01-01T00:00:00.000001Z""#),
            (Kind::Time, r#""9999-12-31T23:59:59.999999Z""#),
            (Kind::Duration, r#""PT0S""#),
            (Kind::Duration, r#""PT13.5S""#),
            (Kind::Duration, r#""PT3M33.988S""#),
            (Kind::Duration, r#""PT25H0.001S""#),
            (Kind::Json, r#"{"a" : [1.0e5, null]}"#),
        ] {
            assert_eq!(again(kind, json), json);
        }
    }

    #[test]
    fn other_forms_have_a_cell_where_they_have_a_meaning() {
        let number = |kind: Kind, json| match kind.read(json) {
            Cell::Integer(number) => Some(number),
            cell => {
                assert!(cell.is_null());
                None
            }
        };
        assert_eq!(number(Kind::Integer, r#""4432""#), Some(4432));
        assert_eq!(number(Kind::Integer, "1.5"), None);
        assert_eq!(number(Kind::Integer, "18446744073709551615"), None);
        let micros = 1_795_600_800_000_000;
        for json in [
            r#""2026-11-25T10:00:00Z""#,
            r#""2026-11-25T11:00:00+01:00""#,
            r#""2026-11-25T10:00:00.000000999Z""#,
        ] {
            assert_eq!(number(Kind::Time, json), Some(micros), "{json}");
        }
        assert_eq!(number(Kind::Time, r#""""#), None);
        assert_eq!(number(Kind::Time, "1795600800"), None);
        assert_eq!(number(Kind::Duration, r#""64""#), Some(64_000));
        assert_eq!(number(Kind::Duration, r#""PT1M12.840193S""#), Some(72_840));
        assert!(Kind::Text.read("5").is_null() && Kind::Bool.read("null").is_null());
    }
}
