//! Instructions for each body, counted by valgrind: a measure without noise, for a gate and for
//! comparison.
//!
//! `cargo bench -p bandwidth-callbacks-benches --bench instructions` counts the library's and fails
//! if a group of bodies needs more than 2 % more than `instructions.tsv` says. `-- --accept` makes
//! the counts the new baseline. `-- --peers` counts those of the other parsers in the mix, with
//! `--save` for `report`. Without valgrind, it says so and does nothing.

#[allow(unreachable_pub, reason = "shared with tests")]
#[path = "../tests/common/tools.rs"]
mod tools;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use bandwidth_callbacks_benches::bodies::{self, Group};
use bandwidth_callbacks_benches::peers::{self, Contestant};
use bandwidth_callbacks_benches::results::Results;

/// How much more a group may need, in percent.
const GROWTH: f64 = 2.0;

const BASELINE: &str = "instructions.tsv";

fn main() -> ExitCode {
    let has = |name: &str| env::args().any(|argument| argument == name);
    let works = if has("--peers") { peers() } else { library() };
    if has("--count") || has("--test") {
        works.into_iter().for_each(Work::count);
        return ExitCode::SUCCESS;
    }
    if !tools::is_installed("valgrind") {
        return ExitCode::SUCCESS;
    }
    let mut results = Results::here();
    for (work, count) in works.iter().zip(counts(works.len(), has("--peers"))) {
        results.push(
            &work.group.name,
            work.contestant.name(),
            [(count / work.group.bodies.len() as u64).to_string()],
        );
    }
    if has("--peers") {
        results
            .rows
            .iter()
            .for_each(|row| println!("{:52} {:>8}", row.contestant, row.figures[0]));
        if has("--save") {
            results.save("instructions-peers.tsv");
        }
    } else if has("--accept") {
        results.save(BASELINE);
    } else if !holds(&results, &Results::load(BASELINE)) {
        println!(
            "\nIf that is meant: cargo bench -p bandwidth-callbacks-benches --bench instructions -- --accept"
        );
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// What is counted at once.
struct Work {
    contestant: Box<dyn Contestant>,
    group: Group,
}

impl Work {
    /// Counts only what a warm parser does.
    fn count(mut self) {
        let (bodies, mut scratch) = (self.group.slices(), self.group.scratch());
        self.contestant.parse_each(&bodies, &mut scratch);
        counted_instructions(&mut *self.contestant, &bodies, &mut scratch);
    }
}

/// valgrind counts between entry and exit of this function, which it knows by name, and writes the
/// count down at each exit.
#[unsafe(no_mangle)]
#[inline(never)]
fn counted_instructions(contestant: &mut dyn Contestant, bodies: &[&[u8]], scratch: &mut [u8]) {
    contestant.parse_each(std::hint::black_box(bodies), scratch);
}

fn library() -> Vec<Work> {
    let groups = [
        vec![bodies::mix()],
        bodies::variations(),
        vec![bodies::one_body()],
        bodies::invalid(),
        bodies::events(),
    ];
    let groups = groups.into_iter().flatten();
    groups
        .map(|group| Work {
            contestant: peers::ours(),
            group,
        })
        .collect()
}

fn peers() -> Vec<Work> {
    let contestants = peers::counted().into_iter().skip(1);
    contestants
        .map(|contestant| Work {
            contestant,
            group: bodies::mix(),
        })
        .collect()
}

/// Runs this program under valgrind and gives the counts of its works.
fn counts(works: usize, of_peers: bool) -> Vec<u64> {
    let program = env::current_exe().unwrap();
    let out = program.with_extension("callgrind");
    let status = Command::new("valgrind")
        .args([
            "-q",
            "--tool=callgrind",
            "--collect-atstart=no",
            "--toggle-collect=counted_instructions",
            "--dump-after=counted_instructions",
        ])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(&program)
        .arg("--count")
        .args(of_peers.then_some("--peers"))
        .status()
        .unwrap();
    assert!(status.success(), "valgrind failed");
    (1..=works)
        .map(|number| total(&out.with_extension(format!("callgrind.{number}"))))
        .collect()
}

fn total(file: &Path) -> u64 {
    let text = fs::read_to_string(file).unwrap();
    fs::remove_file(file).unwrap();
    let total = text
        .lines()
        .find_map(|line| line.strip_prefix("totals: "))
        .unwrap();
    total.parse().unwrap()
}

/// Prints the counts beside the baseline; whether none has grown too much.
fn holds(results: &Results, baseline: &Results) -> bool {
    for fact in ["back end", "compiler"] {
        if results.fact(fact) != baseline.fact(fact) {
            println!(
                "not compared: the baseline is of {fact} {}, and here is {}",
                baseline.fact(fact),
                results.fact(fact)
            );
            return true;
        }
    }
    let mut holds = true;
    println!(
        "{:36} {:>8} {:>8}",
        "instructions for each body", "baseline", "now"
    );
    for row in &results.rows {
        let now: f64 = row.figures[0].parse().unwrap();
        let Some(before) = baseline.get(&row.group, &row.contestant) else {
            println!("{:36} {:>8} {now:8}  no baseline", row.group, "");
            holds = false;
            continue;
        };
        let before: f64 = before[0].parse().unwrap();
        let growth = 100.0 * (now / before - 1.0);
        let too_much = if growth > GROWTH { "  too much" } else { "" };
        println!(
            "{:36} {before:8} {now:8} {growth:+6.1} %{too_much}",
            row.group
        );
        holds &= growth <= GROWTH;
    }
    holds
}
