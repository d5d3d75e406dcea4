//! What was measured and what did not fit, and how it is printed.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use serde_json::{Map, Value, json};

use super::wire::{Answer, Fault};

/// The longest latency that is measured, in microseconds. Longer ones count as this one.
const LONGEST: u64 = 120_000_000;

/// The most kinds of misfits that are kept, in case a gateway invents a new verb for each answer.
const MAX_KINDS: usize = 100;

/// The type of a request without credentials.
pub const CHALLENGE: &str = "(challenge)";

/// The route of events between attacks.
pub const MEANWHILE: &str = "meanwhile";

/// The most examples of a kind.
const EXAMPLES: usize = 3;

/// Collects what all calls find out.
pub struct Report {
    begin: Mutex<Instant>,
    found: Mutex<Found>,
}

#[derive(Default)]
struct Found {
    plays: BTreeMap<&'static str, u64>,
    rows: BTreeMap<(&'static str, &'static str), Row>,
    misfits: BTreeMap<(&'static str, String), Misfit>,
    notes: BTreeMap<&'static str, u64>,
}

/// The answers to one type of event, or other moments that were measured.
struct Row {
    latencies: Histogram<u64>,
    statuses: BTreeMap<u16, u64>,
    faults: BTreeMap<Fault, u64>,
}

#[derive(Default)]
struct Misfit {
    count: u64,
    /// Ids of calls, so that they can be found in the log of the gateway.
    examples: Vec<String>,
}

const PERCENTILES: [(&str, f64); 4] = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999)];

impl Default for Report {
    fn default() -> Self {
        Self {
            begin: Mutex::new(Instant::now()),
            found: Mutex::default(),
        }
    }
}

impl Report {
    fn found(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to measure the time of the run.
    pub fn restart(&self) {
        *self.begin.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn elapsed(&self) -> Duration {
        self.begin
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .elapsed()
    }

    /// Counts a call of some kind.
    pub fn play(&self, kind: &'static str) {
        *self.found().plays.entry(kind).or_default() += 1;
    }

    /// Counts an answer and the time since it was due. A request whose time is over has a latency
    /// too: without it, a gateway that does not answer would look fast.
    pub fn answered(
        &self,
        route: &'static str,
        event_type: &'static str,
        due: Instant,
        result: Result<&Answer, Fault>,
    ) {
        let latency = due.elapsed();
        let mut found = self.found();
        let row = found.rows.entry((route, event_type)).or_default();
        match result {
            Ok(answer) => {
                *row.statuses.entry(answer.status).or_default() += 1;
                row.record(latency);
            }
            Err(fault) => {
                *row.faults.entry(fault).or_default() += 1;
                if fault == Fault::TimedOut {
                    row.record(latency);
                }
            }
        }
    }

    /// Counts a moment that has no status.
    pub fn took(&self, route: &'static str, what: &'static str, latency: Duration) {
        self.found()
            .rows
            .entry((route, what))
            .or_default()
            .record(latency);
    }

    /// Counts something that should not be: a sentence without content, and the id of the call if
    /// there is one.
    pub fn misfit(&self, event_type: &'static str, sentence: String, id: Option<&str>) {
        let mut found = self.found();
        let key = (event_type, sentence);
        let key = if found.misfits.len() < MAX_KINDS || found.misfits.contains_key(&key) {
            key
        } else {
            ("more", "further kinds of misfits are not listed".to_owned())
        };
        let misfit = found.misfits.entry(key).or_default();
        misfit.count += 1;
        if let Some(id) = id
            && misfit.examples.len() < EXAMPLES
            && !misfit.examples.iter().any(|example| example == id)
        {
            misfit.examples.push(id.to_owned());
        }
    }

    /// Counts something that is good to know and no mistake.
    pub fn note(&self, sentence: &'static str) {
        *self.found().notes.entry(sentence).or_default() += 1;
    }

    /// Whether every answer fitted.
    pub fn is_good(&self) -> bool {
        self.found().misfits.is_empty()
    }

    /// The number of answers and of requests without one.
    pub fn requests(&self) -> (u64, u64) {
        let found = self.found();
        found.rows.values().fold((0, 0), |(answers, faults), row| {
            (
                answers + row.statuses.values().sum::<u64>(),
                faults + row.faults.values().sum::<u64>(),
            )
        })
    }

    /// The report for programs.
    pub fn to_json(&self) -> Value {
        let (answers, faults) = self.requests();
        let seconds = self.elapsed().as_secs_f64();
        let found = self.found();
        let rows: Vec<_> = found
            .rows
            .iter()
            .map(|((route, event_type), row)| {
                let mut named = Map::new();
                named.insert("route".to_owned(), json!(route));
                named.insert("type".to_owned(), json!(event_type));
                named.extend(row.to_json());
                Value::Object(named)
            })
            .collect();
        let misfits: Vec<_> = found
            .misfits
            .iter()
            .map(|((event_type, sentence), misfit)| {
                json!({"type": event_type, "what": sentence, "count": misfit.count, "examples": misfit.examples})
            })
            .collect();
        json!({
            "fits": found.misfits.is_empty(),
            "seconds": seconds,
            "requests": answers,
            "unanswered": faults,
            "requests_per_second": answers as f64 / seconds,
            "all": found.all().to_json(),
            "plays": found.plays,
            "rows": rows,
            "misfits": misfits,
            "notes": found.notes,
        })
    }
}

impl Found {
    /// The answers to all events in one row. Requests for a challenge are cheaper than events, and
    /// those between attacks are no usual ones.
    fn all(&self) -> Row {
        let mut all = Row::default();
        let is_event = |((route, event_type), row): &(&(&str, &str), &Row)| {
            *route != MEANWHILE
                && *event_type != CHALLENGE
                && (!row.statuses.is_empty() || !row.faults.is_empty())
        };
        for (_, row) in self.rows.iter().filter(is_event) {
            // Histograms with the same limits can be added.
            let _ = all.latencies.add(&row.latencies);
            row.statuses
                .iter()
                .for_each(|(status, count)| *all.statuses.entry(*status).or_default() += count);
            row.faults
                .iter()
                .for_each(|(fault, count)| *all.faults.entry(*fault).or_default() += count);
        }
        all
    }
}

impl Default for Row {
    fn default() -> Self {
        Self {
            // Three digits are exact enough for percentiles.
            latencies: Histogram::new_with_bounds(1, LONGEST, 3).expect("the limits are valid"),
            statuses: BTreeMap::new(),
            faults: BTreeMap::new(),
        }
    }
}

impl Row {
    fn record(&mut self, latency: Duration) {
        let micros = u64::try_from(latency.as_micros()).unwrap_or(LONGEST);
        self.latencies.saturating_record(micros.max(1));
    }

    fn to_json(&self) -> Map<String, Value> {
        let mut row = Map::new();
        row.insert("count".to_owned(), json!(self.latencies.len()));
        for (name, quantile) in PERCENTILES {
            row.insert(
                format!("{name}_us"),
                json!(self.latencies.value_at_quantile(quantile)),
            );
        }
        row.insert("max_us".to_owned(), json!(self.latencies.max()));
        let statuses = self
            .statuses
            .iter()
            .map(|(status, count)| (status.to_string(), json!(count)));
        let faults = self
            .faults
            .iter()
            .map(|(fault, count)| (fault.label().to_owned(), json!(count)));
        row.insert(
            "outcomes".to_owned(),
            Value::Object(statuses.chain(faults).collect()),
        );
        row
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
        write!(f, "{name:<42} {:>8}", self.latencies.len())?;
        for (_, quantile) in PERCENTILES {
            write!(
                f,
                " {:>9}",
                millis(self.latencies.value_at_quantile(quantile))
            )?;
        }
        write!(f, " {:>9}", millis(self.latencies.max()))?;
        let mut outcomes = String::new();
        for (status, count) in &self.statuses {
            write!(outcomes, " {status}: {count}")?;
        }
        for (fault, count) in &self.faults {
            write!(outcomes, " {}: {count}", fault.label())?;
        }
        writeln!(f, " {outcomes}")
    }
}

fn millis(micros: u64) -> String {
    format!("{:.2}", micros as f64 / 1000.0)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (answers, faults) = self.requests();
        let seconds = self.elapsed().as_secs_f64();
        let found = self.found();
        writeln!(
            f,
            "{answers} requests in {seconds:.1} s, {:.0} a second, {faults} without an answer",
            answers as f64 / seconds
        )?;
        let plays: Vec<_> = found
            .plays
            .iter()
            .map(|(kind, count)| format!("{count} {kind}"))
            .collect();
        if !plays.is_empty() {
            writeln!(f, "played: {}", plays.join(", "))?;
        }
        writeln!(f)?;
        write!(f, "{:<42} {:>8}", "latency in ms", "count")?;
        for (name, _) in PERCENTILES {
            write!(f, " {name:>9}")?;
        }
        writeln!(f, " {:>9}  outcomes", "max")?;
        for ((route, event_type), row) in &found.rows {
            row.write(f, &format!("{route} {event_type}"))?;
        }
        found.all().write(f, "all")?;
        for (sentence, count) in &found.notes {
            writeln!(f, "\nnote, {count} times: {sentence}")?;
        }
        if found.misfits.is_empty() {
            return writeln!(f, "\nevery reply fits");
        }
        writeln!(f, "\nwhat does not fit:")?;
        for ((event_type, sentence), misfit) in &found.misfits {
            write!(f, "  {event_type}, {} times: {sentence}", misfit.count)?;
            if !misfit.examples.is_empty() {
                write!(f, " (for example {})", misfit.examples.join(", "))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(
        report: &Report,
        route: &'static str,
        event_type: &'static str,
        seconds: u64,
        result: Result<&Answer, Fault>,
    ) {
        report.answered(
            route,
            event_type,
            Instant::now() - Duration::from_secs(seconds),
            result,
        );
    }

    #[test]
    fn percentiles_are_of_events_and_have_those_that_were_not_answered() {
        let report = Report::default();
        let answer = Answer {
            status: 200,
            is_challenge: false,
            body: Vec::new(),
        };
        answered(&report, "voice", "initiate", 1, Ok(&answer));
        answered(&report, "voice", "initiate", 15, Err(Fault::TimedOut));
        answered(&report, "voice", "initiate", 0, Err(Fault::Closed));
        answered(&report, "voice", CHALLENGE, 0, Ok(&answer));
        answered(&report, MEANWHILE, "disconnect", 0, Ok(&answer));
        let json = report.to_json();
        assert_eq!(
            (&json["requests"], &json["unanswered"]),
            (&json!(3), &json!(2))
        );
        let all = &json["all"];
        assert_eq!(all["count"], 2, "{all}");
        assert_eq!(
            all["outcomes"],
            json!({"200": 1, "timed out": 1, "closed": 1})
        );
        assert!(
            (990_000..2_000_000).contains(&all["p50_us"].as_u64().unwrap()),
            "{all}"
        );
        assert!(
            (14_900_000..20_000_000).contains(&all["max_us"].as_u64().unwrap()),
            "{all}"
        );
    }

    #[test]
    fn a_known_kind_of_misfit_is_counted_when_there_are_too_many_kinds() {
        let report = Report::default();
        for number in (0..=MAX_KINDS).chain([0]) {
            report.misfit("initiate", number.to_string(), None);
        }
        let json = report.to_json();
        let misfits = json["misfits"].as_array().unwrap();
        let count = |what: &str| {
            misfits
                .iter()
                .find(|misfit| misfit["what"] == what)
                .map(|misfit| &misfit["count"])
        };
        assert_eq!(count("0"), Some(&json!(2)));
        assert_eq!(count("1"), Some(&json!(1)));
        assert_eq!(
            count("further kinds of misfits are not listed"),
            Some(&json!(1))
        );
    }
}
