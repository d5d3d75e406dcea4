//! How much a neighbour can cost others who share a parser: the victim's bodies are timed, while
//! the same parser is given an attacker's bodies in between, which are not timed.
//!
//! `cargo bench -p bandwidth-callbacks-benches --bench neighbour` prints, for each parser and
//! attack, the victim's time for one unit of its time with nothing in between. A parser that keeps
//! nothing from body to body shows how much of that is due to the CPU, whose caches and branch
//! predictors are shared too. `-- --test` runs each once.

use std::env;
use std::time::Duration;

use bandwidth_callbacks_benches::bodies::{self, Group};
use bandwidth_callbacks_benches::peers::{self, Contestant};
use bandwidth_callbacks_benches::turns;

/// How many bodies of the attacker come before how many of the victim. The victim's are timed at
/// once, so that the clock counts little.
const MIXES: [(usize, usize); 3] = [(8, 64), (64, 8), (1, 8)];

/// How many bodies of the victim one round has.
const ROUND: usize = 4096;

fn main() {
    let test = env::args().any(|argument| argument == "--test");
    let (rounds, bodies) = if test { (1, 64) } else { (41, ROUND) };
    let clock = (0..1000).map(|_| turns::timed(|| ())).min().unwrap();
    let (victim, attacks) = bodies::neighbours();
    for number in 0..peers::shared().len() {
        // Parsers of their own, so that no attack leaves anything to another.
        let parsers = || peers::shared().swap_remove(number);
        for (attackers, victims) in MIXES {
            println!(
                "\n{}: {attackers} of the attacker, then {victims} of the victim",
                parsers().name()
            );
            let mut rows: Vec<Row> = [None, None]
                .into_iter()
                .chain(attacks.iter().map(Some))
                .map(|attack| Row::new(parsers(), attack, &victim))
                .collect();
            let ratios = turns::ratios(rows.len(), rounds, |number| {
                rows[number].round(bodies, attackers, victims, clock)
            });
            for (row, ratio) in rows.iter().skip(1).zip(ratios) {
                println!(
                    "  {:50} {:6.2}  {:.2}–{:.2}",
                    row.name, ratio.median, ratio.low, ratio.high
                );
            }
        }
    }
}

/// A parser under one attack, or under none.
struct Row<'g> {
    name: &'g str,
    parser: Box<dyn Contestant>,
    attack: Vec<&'g [u8]>,
    victim: Vec<&'g [u8]>,
    scratch: Vec<u8>,
    attacked: usize,
}

impl<'g> Row<'g> {
    fn new(mut parser: Box<dyn Contestant>, attack: Option<&'g Group>, victim: &'g Group) -> Self {
        let mut scratch = victim.scratch();
        let longer = attack.map(Group::scratch).unwrap_or_default();
        if longer.len() > scratch.len() {
            scratch = longer;
        }
        // Warm: it has read what the victim sends.
        parser.parse_each(&victim.slices(), &mut scratch);
        Self {
            name: attack.map_or("nothing", |attack| &attack.name),
            parser,
            attack: attack.map(Group::slices).unwrap_or_default(),
            victim: victim.slices(),
            scratch,
            attacked: 0,
        }
    }

    /// The time for so many bodies of the victim, less what the clock itself needs.
    fn round(
        &mut self,
        bodies: usize,
        attackers: usize,
        victims: usize,
        clock: Duration,
    ) -> Duration {
        let mut time = Duration::ZERO;
        for start in (0..bodies).step_by(victims) {
            if !self.attack.is_empty() {
                for _ in 0..attackers {
                    let body = self.attack[self.attacked % self.attack.len()];
                    self.parser.parse_each(&[body], &mut self.scratch);
                    self.attacked += 1;
                }
            }
            let start = start % self.victim.len();
            let batch = &self.victim[start..start + victims];
            time += turns::timed(|| self.parser.parse_each(batch, &mut self.scratch))
                .saturating_sub(clock);
        }
        time
    }
}
