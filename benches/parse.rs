//! The library against simd-json's own serde path into the same structs, with criterion.
//!
//! Every contestant gets a fresh copy of the body inside the timed part, because all of them unescape in place.
//! `cargo bench -p bandwidth-callbacks-benches --bench parse -- --test` runs everything once, with results compared, and measures nothing.
//! criterion times one contestant after the other; for a ratio on a noisy machine see `ratio.rs`.

#[path = "common/bodies.rs"]
mod bodies;
#[path = "common/contestants.rs"]
mod contestants;

use std::hint::black_box;

use bandwidth_callbacks::{EventType, Parser, samples};
use contestants::Contestants;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

fn compare(c: &mut Criterion, name: &str, bodies: &[Vec<u8>]) {
    let mut contestants = Contestants::new();
    for body in bodies {
        contestants.check(body);
    }
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(bodies.iter().map(|body| body.len() as u64).sum()));
    let longest = bodies.iter().map(Vec::len).max().unwrap_or_default();
    let mut scratch = vec![0; longest];

    macro_rules! contestant {
        ($name:literal, $method:ident) => {
            group.bench_function($name, |b| {
                b.iter(|| {
                    for body in bodies {
                        let copy = &mut scratch[..body.len()];
                        copy.copy_from_slice(body);
                        black_box(contestants.$method(black_box(copy)));
                    }
                });
            });
        };
    }
    contestant!("ours", ours);
    contestant!("simd-json serde, buffers reused", buffers);
    contestant!("simd-json serde, buffers and tape reused", tape);
    group.finish();
}

fn parse(c: &mut Criterion) {
    for (name, bodies) in bodies::groups() {
        compare(c, &name, &bodies);
    }
}

fn owned(c: &mut Criterion) {
    let mut parser = Parser::new();
    let body = samples::of(EventType::Disconnect).unwrap().body.as_bytes();
    let mut group = c.benchmark_group("owned");
    group.bench_function("parse_ref", |b| b.iter(|| black_box(parser.parse_ref(black_box(body)).is_ok())));
    group.bench_function("parse_owned", |b| {
        b.iter_batched(|| body.to_vec(), |body| parser.parse_owned(body).unwrap(), BatchSize::SmallInput);
    });
    let owned = parser.parse_owned(body.to_vec()).unwrap();
    group.bench_function("view", |b| b.iter(|| black_box(black_box(&owned).view())));
    group.finish();
}

criterion_group!(benches, parse, owned);
criterion_main!(benches);
