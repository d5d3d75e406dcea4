//! Events a second by type, over the last two minutes.

use std::cmp::Reverse;

use serde::Serialize;

/// The seconds that are shown.
const SECONDS: u64 = 120;

/// One more, for the second that is not over yet.
const KEPT: usize = SECONDS as usize + 1;

/// The types that are shown by name. The others are shown as one.
const SHOWN: usize = 5;

#[derive(Default)]
pub struct Rates {
    /// The second of the latest event, or look.
    now: u64,
    /// The types so far. They are known ones, so there are not many: looking at each is faster than
    /// a tree.
    labels: Vec<&'static str>,
    /// Of each type, the events of each second, at the place of the second modulo `KEPT`.
    counts: Vec<[u32; KEPT]>,
}

/// A line of the chart, the oldest second first.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Series {
    #[serde(rename = "type")]
    label: &'static str,
    counts: Vec<u32>,
}

impl Rates {
    pub fn count(&mut self, label: &'static str, second: u64) {
        self.advance(second);
        let known = self.labels.iter().position(|known| *known == label);
        let number = known.unwrap_or_else(|| {
            self.labels.push(label);
            self.counts.push([0; KEPT]);
            self.labels.len() - 1
        });
        let place = &mut self.counts[number][place(second)];
        *place = place.saturating_add(1);
    }

    /// Returns the most frequent types, and the sum of the others if there are any. The second that
    /// is not over is left out.
    pub fn shown(&mut self, second: u64) -> Vec<Series> {
        self.advance(second);
        let seconds = (second.saturating_sub(SECONDS)..second).map(place);
        let mut series: Vec<_> = self
            .labels
            .iter()
            .zip(&self.counts)
            .map(|(label, counts)| Series {
                label,
                counts: seconds.clone().map(|place| counts[place]).collect(),
            })
            .filter(|series| series.sum() > 0)
            .collect();
        series.sort_by_key(|series| (Reverse(series.sum()), series.label));
        let others = series.split_off(series.len().min(SHOWN));
        let other = others.into_iter().reduce(|mut sum, other| {
            sum.counts
                .iter_mut()
                .zip(&other.counts)
                .for_each(|(sum, count)| *sum = sum.saturating_add(*count));
            sum
        });
        series.extend(other.map(|other| Series {
            label: "other",
            ..other
        }));
        series
    }

    /// Empties the places of the seconds that have begun.
    fn advance(&mut self, second: u64) {
        for begun in (self.now + 1).max(second.saturating_sub(SECONDS))..=second {
            self.counts
                .iter_mut()
                .for_each(|counts| counts[place(begun)] = 0);
        }
        self.now = self.now.max(second);
    }
}

impl Series {
    fn sum(&self) -> u64 {
        self.counts.iter().map(|count| u64::from(*count)).sum()
    }
}

fn place(second: u64) -> usize {
    (second % KEPT as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seconds_move_and_old_ones_are_forgotten() {
        let mut rates = Rates::default();
        rates.count("gather", 0);
        rates.count("gather", 1);
        rates.count("gather", 1);
        // The clocks of two threads can differ a little.
        rates.count("gather", 0);
        let counts =
            |rates: &mut Rates, second| rates.shown(second).pop().map(|series| series.counts);
        assert_eq!(counts(&mut rates, 1).unwrap(), [2]);
        assert_eq!(counts(&mut rates, 3).unwrap(), [2, 2, 0]);
        let later = counts(&mut rates, 121).unwrap();
        assert_eq!((later.len(), later[0], later[1]), (120, 2, 0));
        assert_eq!(counts(&mut rates, 122), None);
        rates.count("gather", 1_000_000);
        assert_eq!(counts(&mut rates, 1_000_001).unwrap()[118..], [0, 1]);
    }

    #[test]
    fn the_rare_types_are_one() {
        let mut rates = Rates::default();
        for (times, label) in (1..).zip(["a", "b", "c", "d", "e", "f", "g"]) {
            (0..times).for_each(|_| rates.count(label, 0));
        }
        let shown = rates.shown(1);
        let shown: Vec<_> = shown
            .iter()
            .map(|series| (series.label, series.counts[0]))
            .collect();
        assert_eq!(
            shown,
            [
                ("g", 7),
                ("f", 6),
                ("e", 5),
                ("d", 4),
                ("c", 3),
                ("other", 3)
            ]
        );
    }
}
