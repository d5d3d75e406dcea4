//! How much time other parsers take for one unit of the library's, measured in turn.
//!
//! `cargo bench -p bandwidth-callbacks-benches --bench ratio` measures the headline, a mix of
//! distinct bodies over all events. `-- pretty "escaped tag"` measures these groups of bodies, `--
//! --all` everything. `-- --save` keeps the figures for `report`, of all groups or of those that
//! were measured, `-- --families` measures media frames and messaging webhooks, `--
//! --writing` events to JSON, `-- --views` events that are read on demand. `-- --test` runs
//! everything once. `-- --across` prints what a body of each group costs the library, for one unit
//! of a body in the mix. `-- --changes` prints that of what a provider may add any day, also for
//! one unit of the same bodies without it.

use std::{env, thread};

use bandwidth_callbacks_benches::bodies::{self, Group};
use bandwidth_callbacks_benches::check::{self, Verdict};
use bandwidth_callbacks_benches::families;
use bandwidth_callbacks_benches::peers::{self, Contestant};
use bandwidth_callbacks_benches::results::{BUILD, Results};
use bandwidth_callbacks_benches::turns::{self, Ratio};
use bandwidth_callbacks_benches::writing;

fn main() {
    let has = |name: &str| env::args().any(|argument| argument == name);
    let mut table = Table {
        results: Results::here(),
        test: has("--test"),
    };
    let named: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let groups = || {
        [
            vec![bodies::mix()],
            bodies::variations(),
            vec![bodies::one_body()],
            bodies::invalid(),
            bodies::sizes(),
            bodies::events(),
        ]
        .into_iter()
        .flatten()
    };
    if has("--all") || table.test {
        groups().for_each(|group| table.group(peers::all(), &group));
        table.cold();
        table.stream();
        table.group(peers::owned(), &bodies::mix().called("owned"));
        table.task(peers::envelopes(), "envelope");
        table.task(peers::times(), "times converted");
        table.threads();
        table.families();
        table.writing();
        table.views();
        table.changes();
    }
    if has("--across") || table.test {
        table.across(&groups().collect::<Vec<_>>());
    } else if has("--changes") {
        table.changes();
    } else if has("--families") {
        table.families();
    } else if has("--writing") {
        table.writing();
    } else if has("--views") {
        table.views();
    } else if named.is_empty() && !has("--all") {
        table.group(peers::all(), &bodies::mix());
    } else {
        for name in &named {
            let group = groups()
                .find(|group| group.name == *name)
                .unwrap_or_else(|| panic!("no group of bodies is called `{name}`"));
            table.group(peers::all(), &group);
        }
    }
    if has("--save") {
        let name = format!("times-{BUILD}.tsv");
        if has("--all") {
            table.results.save(&name);
        } else {
            // Ratios are those of one run within each group, so that a group can be measured anew
            // alone.
            Results::load(&name).with(table.results).save(&name);
        }
    }
}

struct Table {
    results: Results,
    test: bool,
}

impl Table {
    fn group(&mut self, mut contestants: Vec<Box<dyn Contestant>>, group: &Group) {
        let verdicts = check::verdicts(&mut contestants, group);
        self.repeated(contestants, &verdicts, group);
    }

    /// Each group of bodies against the first, by the library alone.
    fn across(&self, groups: &[Group]) {
        let groups: Vec<&Group> = groups.iter().collect();
        for make in [peers::ours, peers::ours_by_reference] {
            let mut contestant = make();
            println!(
                "\n{:50} median  middle half",
                format!("{}, for a body of the mix", contestant.name())
            );
            let ratios = self.between(&mut *contestant, &groups);
            for (group, ratio) in groups.iter().skip(1).zip(ratios) {
                println!(
                    "  {:48} {:6.2}  {:.2}–{:.2}",
                    group.name, ratio.median, ratio.low, ratio.high
                );
            }
        }
    }

    /// What a provider may add to a body any day: against the mix, and against the same bodies
    /// without it.
    fn changes(&self) {
        let (mix, mut contestant) = (bodies::mix(), peers::ours());
        println!(
            "\n{:46} middle half  of those without  middle half",
            "ours, for a body of the mix"
        );
        for change in bodies::changes() {
            let mut against = |plain: &Group| {
                let ratio = self.between(&mut *contestant, &[plain, &change.changed])[0];
                format!("{:.2}  {:.2}–{:.2}", ratio.median, ratio.low, ratio.high)
            };
            let (of_mix, of_plain) = (against(&mix), against(&change.plain));
            println!(
                "  {:38} {of_mix}            {of_plain}",
                change.changed.name
            );
        }
    }

    /// The time of a body of each group, for one unit of a body of the first group.
    fn between(&self, contestant: &mut dyn Contestant, groups: &[&Group]) -> Vec<Ratio> {
        turns::ratios(groups.len(), self.rounds(), |number| {
            let group = groups[number];
            let (bodies, mut scratch) = (group.slices(), group.scratch());
            // So many bodies in each round that the clock does not count.
            let repeats = if self.test { 1 } else { 4096 / bodies.len() };
            contestant.parse_each(&bodies, &mut scratch);
            let time = turns::timed(|| {
                (0..repeats).for_each(|_| contestant.parse_each(&bodies, &mut scratch))
            });
            time.div_f64((repeats * bodies.len()) as f64 / 1024.0)
        })
    }

    /// What is read is not all that the body has, so the check is that all agree.
    fn task(&mut self, contestants: Vec<Box<dyn Contestant>>, name: &str) {
        self.values(contestants, &bodies::mix().called(name));
    }

    /// Media frames, those to Bandwidth, and messaging webhooks.
    fn families(&mut self) {
        for group in families::frames() {
            self.values(peers::frames(), &group);
        }
        self.orders();
        self.values(peers::writers(), &families::audio());
        self.values(peers::messages(), &families::messages());
    }

    /// Events that are read on demand, in three forms of the mix.
    fn views(&mut self) {
        let others = bodies::variations().into_iter();
        let others = others.filter(|group| ["pretty", "shuffled"].contains(&group.name.as_str()));
        for group in [bodies::mix()].into_iter().chain(others) {
            let name = format!("view, {}", group.name);
            self.group(peers::views(), &group.called(&name));
        }
    }

    /// The events of the mix as JSON. All must write the same.
    fn writing(&mut self) {
        let (events, mut writers) = (writing::events(), writing::writers());
        for event in &events {
            let expected = serde_json::to_vec(event).unwrap();
            for writer in &mut writers {
                assert!(writer.written(event) == expected, "{}", writer.name);
            }
        }
        let ratios = turns::ratios(writers.len(), self.rounds(), |number| {
            let repeats = if self.test { 1 } else { 8 };
            turns::timed(|| (0..repeats).for_each(|_| writers[number].write_each(&events)))
        });
        println!("\n{:52} median  middle half  ours of it", "events written");
        for (writer, ratio) in writers.iter().skip(1).zip(&ratios) {
            let Ratio { median, low, high } = ratio;
            println!(
                "  {:50} {median:6.2}  {low:.2}–{high:.2}    {:.2}",
                writer.name,
                1.0 / median
            );
            let figures = [median, low, high].map(|ratio| format!("{ratio:.2}"));
            let figures = [&["same".to_owned()][..], &figures].concat();
            self.results.push("events written", writer.name, figures);
        }
        let time = turns::timed(|| writers[0].write_each(&events));
        println!(
            "{:.0} ns an event, here and now",
            time.as_secs_f64() * 1e9 / events.len() as f64
        );
        let group = bodies::mix().called("parsed and written");
        self.values(peers::rewriters(), &group);
    }

    /// The two orders of a media frame against each other, by the library alone.
    fn orders(&mut self) {
        let (groups, mut contestant) = (families::frames(), peers::frames().swap_remove(0));
        let repeats = if self.test {
            1
        } else {
            turns::repeats(&mut *contestant, &groups[0])
        };
        let mut scratch = groups[1].scratch();
        let ratios = turns::ratios(2, self.rounds(), |number| {
            let bodies = groups[number].slices();
            contestant.parse_each(&bodies, &mut scratch);
            turns::timed(|| (0..repeats).for_each(|_| contestant.parse_each(&bodies, &mut scratch)))
        });
        let bodies = groups[0].slices();
        let time = turns::timed(|| {
            (0..repeats).for_each(|_| contestant.parse_each(&bodies, &mut scratch))
        });
        let frames = (repeats * bodies.len()) as f64 / time.as_secs_f64();
        println!(
            "\n{:.1} million media frames a second on one core, here and now",
            frames / 1e6
        );
        let Ratio { median, low, high } = ratios[0];
        println!("media frames, type first, against type last: {median:.2}  {low:.2}–{high:.2}");
        let figures = [
            "same".to_owned(),
            format!("{median:.2}"),
            format!("{low:.2}"),
            format!("{high:.2}"),
        ];
        self.results
            .push(&groups[1].name, "ours, against the type last", figures);
    }

    /// Values that are not the body's own, so the check is that all agree.
    fn values(&mut self, mut contestants: Vec<Box<dyn Contestant>>, group: &Group) {
        let verdicts = check::agree(&mut contestants, group);
        self.repeated(contestants, &verdicts, group);
    }

    /// Each round parses all bodies, so often that the clock does not count.
    fn repeated(
        &mut self,
        mut contestants: Vec<Box<dyn Contestant>>,
        verdicts: &[Verdict],
        group: &Group,
    ) {
        let repeats = if self.test {
            1
        } else {
            turns::repeats(&mut *contestants[0], group)
        };
        let (bodies, mut scratch) = (group.slices(), group.scratch());
        let ratios = turns::ratios(contestants.len(), self.rounds(), |number| {
            turns::timed(|| {
                for _ in 0..repeats {
                    contestants[number].parse_each(&bodies, &mut scratch);
                }
            })
        });
        self.add(&group.name, &contestants, verdicts, &ratios);
    }

    /// Bodies that no cache holds: each is read again only after all others, and in an order that
    /// nobody can foresee.
    fn cold(&mut self) {
        let mut contestants = peers::all();
        let verdicts = check::verdicts(&mut contestants, &bodies::mix());
        let group = bodies::scattered(if self.test { 1 << 20 } else { 128 << 20 });
        let (bodies, mut scratch) = (group.slices(), group.scratch());
        let mut pieces = bodies.chunks_exact(1024).cycle();
        let ratios = turns::ratios(contestants.len(), self.rounds(), |number| {
            let piece = pieces.next().unwrap();
            turns::timed(|| contestants[number].parse_each(piece, &mut scratch))
        });
        self.add(&group.name, &contestants, &verdicts, &ratios);
    }

    /// Lines of a long stream, each parsed once before the stream begins anew.
    fn stream(&mut self) {
        let mut contestants = peers::all();
        let mix = bodies::mix();
        let verdicts = check::verdicts(&mut contestants, &mix);
        let pieces = bodies::stream(if self.test { 2_000 } else { 100_000 }, 1_000);
        let (mut pieces, mut scratch) = (pieces.iter().cycle(), mix.scratch());
        let ratios = turns::ratios(contestants.len(), self.rounds(), |number| {
            let piece = pieces.next().unwrap();
            turns::timed(|| contestants[number].parse_lines(piece, &mut scratch))
        });
        self.add("stream", &contestants, &verdicts, &ratios);
    }

    /// What each of two threads needs for its work, with a parser of its own, against one thread
    /// alone: 1.00 is perfect.
    fn threads(&mut self) {
        let group = bodies::mix().called("2 threads");
        let mut contestants = peers::all();
        let mut verdicts = check::verdicts(&mut contestants, &group);
        contestants.truncate(
            verdicts
                .iter()
                .position(|verdict| *verdict == Verdict::Floor)
                .unwrap_or(verdicts.len()),
        );
        verdicts.truncate(contestants.len());
        let repeats = if self.test {
            1
        } else {
            5 * turns::repeats(&mut *contestants[0], &group)
        };
        let work = |number: usize| {
            let (mut contestant, bodies, mut scratch) = (
                peers::all().swap_remove(number),
                group.slices(),
                group.scratch(),
            );
            turns::timed(|| {
                for _ in 0..repeats {
                    contestant.parse_each(&bodies, &mut scratch);
                }
            })
        };
        let ratio = |number: usize| {
            let ratios = turns::ratios(2, self.rounds(), |others| {
                thread::scope(|scope| {
                    let threads: Vec<_> =
                        (0..=others).map(|_| scope.spawn(|| work(number))).collect();
                    threads
                        .into_iter()
                        .map(|thread| thread.join().unwrap())
                        .max()
                        .unwrap()
                })
            });
            ratios[0]
        };
        let ratios: Vec<Ratio> = (1..contestants.len()).map(ratio).collect();
        self.add(&group.name, &contestants, &verdicts, &ratios);
    }

    /// `ratios` are those of all contestants but the first.
    fn add(
        &mut self,
        group: &str,
        contestants: &[Box<dyn Contestant>],
        verdicts: &[Verdict],
        ratios: &[Ratio],
    ) {
        println!("\n{group:52} median  middle half");
        for ((contestant, verdict), ratio) in contestants.iter().zip(verdicts).skip(1).zip(ratios) {
            let mut figures = vec![verdict.word().to_owned()];
            if matches!(verdict, Verdict::Refuses | Verdict::Accepts) {
                println!("  {:50} {:>6}", contestant.name(), verdict.word());
            } else {
                println!(
                    "  {:50} {:6.2}  {:.2}–{:.2}",
                    contestant.name(),
                    ratio.median,
                    ratio.low,
                    ratio.high
                );
                figures.extend(
                    [ratio.median, ratio.low, ratio.high].map(|ratio| format!("{ratio:.2}")),
                );
            }
            self.results.push(group, contestant.name(), figures);
        }
    }

    fn rounds(&self) -> usize {
        if self.test { 1 } else { 41 }
    }
}
