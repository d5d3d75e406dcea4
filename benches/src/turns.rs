//! Times that hold on a machine whose speed changes from second to second, and which others use:
//! contestants are timed in turn, each between two rounds of the library, and only the ratio to
//! those two counts. The clock is the thread's own CPU time, which stands still while another
//! process runs.

use std::time::Duration;

use crate::bodies::Group;
use crate::peers::Contestant;

/// How much time a contestant takes for one unit of the library's: the median of all rounds, and
/// the middle half of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    pub median: f64,
    pub low: f64,
    pub high: f64,
}

/// One round should last so long that the clock's own cost does not count.
const ROUND: Duration = Duration::from_millis(2);

/// Ratios of contestants to the first of them. `round` times one round of the contestant of that
/// number.
pub fn ratios(
    contestants: usize,
    rounds: usize,
    mut round: impl FnMut(usize) -> Duration,
) -> Vec<Ratio> {
    let mut seconds = |contestant| round(contestant).as_secs_f64();
    let mut samples = vec![Vec::with_capacity(rounds); contestants];
    for _ in 0..rounds {
        let mut before = seconds(0);
        for (contestant, samples) in samples.iter_mut().enumerate().skip(1) {
            let own = seconds(contestant);
            let after = seconds(0);
            samples.push(2.0 * own / (before + after));
            before = after;
        }
    }
    samples.into_iter().skip(1).map(Ratio::of).collect()
}

/// How often a round should repeat the bodies of a group.
pub fn repeats(contestant: &mut dyn Contestant, group: &Group) -> usize {
    let (bodies, mut scratch) = (group.slices(), group.scratch());
    contestant.parse_each(&bodies, &mut scratch);
    let once = timed(|| contestant.parse_each(&bodies, &mut scratch));
    (ROUND.as_nanos() / once.as_nanos().max(1)).max(1) as usize
}

pub fn timed(work: impl FnOnce()) -> Duration {
    let start = now();
    work();
    now() - start
}

#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// No CPU time here: the clock on the wall, so the machine must be quiet.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> =
        std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

impl Ratio {
    fn of(mut samples: Vec<f64>) -> Self {
        samples.sort_by(f64::total_cmp);
        let at = |part: usize| samples[(samples.len() - 1) * part / 4];
        Self {
            median: at(2),
            low: at(1),
            high: at(3),
        }
    }
}
