//! Totals over all bodies.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::time::Duration;

use bandwidth_callbacks::{ErrorKind, EventType};
use indicatif::HumanCount;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::lines::Accepted;
use crate::paths::Path;
use crate::text::escape;

#[derive(Default)]
pub struct Summary {
    event_types: Tally<Volume>,
    unknown_event_types: Tally<Volume>,
    unknown_fields: Tally<u64>,
    errors: Tally<u64>,
    /// Empty without `--explain`.
    paths: Tally<u64>,
    accepted: Volume,
    refused: u64,
    parsing: Duration,
}

impl Summary {
    pub fn accept(&mut self, line: &Accepted, event_type: EventType, len: usize, took: Duration) {
        let tally = match event_type {
            EventType::Unknown(_) => &mut self.unknown_event_types,
            _ => &mut self.event_types,
        };
        tally.of(line.event_type()).add(len);
        for name in line.unknown() {
            *self.unknown_fields.of(name) += 1;
        }
        self.accepted.add(len);
        self.parsing += took;
    }

    pub fn refuse(&mut self, kind: ErrorKind) {
        *self.errors.of(&format!("{kind:?}")) += 1;
        self.refused += 1;
    }

    pub fn explain(&mut self, path: Path) {
        *self.paths.of(&path.to_string()) += 1;
    }

    pub fn has_refused(&self) -> bool {
        self.refused > 0
    }

    fn per_second(&self, amount: u64) -> f64 {
        amount as f64 / self.parsing.max(Duration::from_nanos(1)).as_secs_f64()
    }

    fn callbacks_per_second(&self) -> f64 {
        self.per_second(self.accepted.count).round()
    }

    fn megabytes_per_second(&self) -> f64 {
        (self.per_second(self.accepted.bytes) / 1e5).round() / 10.0
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = [
            self.event_types.width(),
            self.unknown_event_types.width(),
            self.unknown_fields.width(),
            self.errors.width(),
            self.paths.width(),
        ]
        .into_iter()
        .fold("unknown event type".len(), usize::max);
        self.event_types.table("event type", width, f)?;
        self.unknown_event_types
            .table("unknown event type", width, f)?;
        self.unknown_fields.table("unknown field", width, f)?;
        self.errors.table("error", width, f)?;
        self.paths.table("path", width, f)?;
        writeln!(f, "\n{:<width$}{}", "accepted", self.accepted.column())?;
        write!(f, "{:<width$}{}", "refused", self.refused.column())?;
        if self.accepted.count > 0 {
            write!(
                f,
                "\n\nParsing alone, measured on this machine: {} callbacks/s, {:.1} MB/s\n\
                 ({:.3} ms in total; each call of `parse_ref` is timed by itself, without those of refused bodies)",
                HumanCount(self.callbacks_per_second() as u64),
                self.megabytes_per_second(),
                self.parsing.as_secs_f64() * 1e3,
            )?;
        }
        if (1..WARM).contains(&self.accepted.count) {
            write!(
                f,
                "\nWith so few bodies this is mostly the time with cold caches: give at least {}.",
                HumanCount(WARM)
            )?;
        }
        Ok(())
    }
}

/// With this many callbacks, the slow first ones no longer matter in the mean.
const WARM: u64 = 10_000;

impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("summary", &Totals(self))?;
        map.end()
    }
}

struct Totals<'a>(&'a Summary);

impl Serialize for Totals<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("accepted", &summary.accepted)?;
        map.serialize_entry("refused", &summary.refused)?;
        map.serialize_entry("event_types", &summary.event_types.0)?;
        map.serialize_entry("unknown_event_types", &summary.unknown_event_types.0)?;
        map.serialize_entry("unknown_fields", &summary.unknown_fields.0)?;
        map.serialize_entry("errors", &summary.errors.0)?;
        if !summary.paths.0.is_empty() {
            map.serialize_entry("paths", &summary.paths.0)?;
        }
        map.serialize_entry(
            "parsing_seconds_on_this_machine",
            &summary.parsing.as_secs_f64(),
        )?;
        map.serialize_entry("callbacks_per_second", &summary.callbacks_per_second())?;
        map.serialize_entry("megabytes_per_second", &summary.megabytes_per_second())?;
        map.end()
    }
}

/// Counts by name. The number of names is limited, because a sender could make up new ones without
/// end.
#[derive(Default)]
struct Tally<C>(BTreeMap<String, C>);

const MAX_NAMES: usize = 1000;

/// The name under which all names beyond the limit are counted.
const OTHERS: &str = "(others)";

impl<C: Default + Column> Tally<C> {
    fn of(&mut self, name: &str) -> &mut C {
        let is_counted = self.0.len() < MAX_NAMES || self.0.contains_key(name);
        self.0
            .entry(if is_counted { name } else { OTHERS }.to_owned())
            .or_default()
    }

    fn width(&self) -> usize {
        self.0
            .keys()
            .map(|name| escape(name).chars().count())
            .max()
            .unwrap_or_default()
    }

    fn table(&self, title: &str, width: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n{title:<width$}{}", C::HEAD)?;
        for (name, count) in &self.0 {
            writeln!(f, "{:<width$}{}", escape(name), count.column())?;
        }
        Ok(())
    }
}

/// The columns to the right of a name in a table.
trait Column {
    const HEAD: &str;

    fn column(&self) -> String;
}

impl Column for u64 {
    const HEAD: &str = "         count";

    fn column(&self) -> String {
        format!("{:>14}", HumanCount(*self).to_string())
    }
}

impl Column for Volume {
    const HEAD: &str = "         count              bytes";

    fn column(&self) -> String {
        format!(
            "{}{:>19}",
            self.count.column(),
            HumanCount(self.bytes).to_string()
        )
    }
}

/// A number of bodies, and the sum of their lengths.
#[derive(Default)]
struct Volume {
    count: u64,
    bytes: u64,
}

impl Volume {
    fn add(&mut self, len: usize) {
        self.count += 1;
        self.bytes += len as u64;
    }
}

impl Serialize for Volume {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("count", &self.count)?;
        map.serialize_entry("bytes", &self.bytes)?;
        map.end()
    }
}
