//! Every parser and group of bodies with criterion: for people, with throughput and an HTML report
//! in `target/criterion`.
//!
//! `cargo bench -p bandwidth-callbacks-benches --bench parse -- mix` measures one group; without a
//! name it takes most of an hour. criterion times one parser after the other; for ratios on a noisy
//! machine see `ratio.rs`.

use std::time::Duration;

use bandwidth_callbacks_benches::bodies::{self, Group};
use bandwidth_callbacks_benches::check::{self, Verdict};
use bandwidth_callbacks_benches::peers::{self, Contestant};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn parse(criterion: &mut Criterion) {
    for groups in [
        vec![bodies::mix()],
        bodies::variations(),
        vec![bodies::one_body()],
        bodies::invalid(),
        bodies::sizes(),
        bodies::events(),
    ] {
        groups
            .iter()
            .for_each(|group| compare(criterion, group, peers::all()));
    }
    compare(criterion, &bodies::mix().called("owned"), peers::owned());
}

fn compare(criterion: &mut Criterion, group: &Group, contestants: Vec<Box<dyn Contestant>>) {
    let (bodies, mut scratch) = (group.slices(), group.scratch());
    let mut benchmark = criterion.benchmark_group(&group.name);
    benchmark.throughput(Throughput::ElementsAndBytes {
        elements: bodies.len() as u64,
        bytes: bodies.iter().map(|body| body.len() as u64).sum(),
    });
    for mut contestant in contestants.into_iter().skip(1) {
        if matches!(
            check::verdict(&mut *contestant, group),
            Verdict::Refuses | Verdict::Accepts
        ) {
            continue;
        }
        benchmark.bench_function(contestant.name(), |bencher| {
            bencher.iter(|| contestant.parse_each(&bodies, &mut scratch));
        });
    }
    benchmark.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(30);
    targets = parse
}
criterion_main!(benches);
