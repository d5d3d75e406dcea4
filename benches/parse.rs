//! The library against simd-json's own serde path into the same structs.
//!
//! Every contestant gets a fresh copy of the body inside the timed part, because all of them unescape in place.
//! `cargo bench --bench parse -- --test` runs everything once, with results compared, and measures nothing.

use std::hint::black_box;

use bandwidth_callbacks::{Callback, Parser, samples};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use serde::Deserialize;
use simd_json::{Buffers, Deserializer, Tape};

/// What one contestant keeps from body to body.
struct Contestants {
    ours: Parser,
    buffers: Buffers,
    tape: Option<Tape<'static>>,
}

impl Contestants {
    fn new() -> Self {
        Self {
            ours: Parser::new(),
            buffers: Buffers::new(4096),
            tape: Some(Tape::null()),
        }
    }

    fn ours<'b>(&mut self, body: &'b mut [u8]) -> Callback<'b> {
        self.ours.parse(body).unwrap()
    }

    /// `simd_json::serde::from_slice_with_buffers`: one allocation a body, the tape.
    fn buffers<'b>(&mut self, body: &'b mut [u8]) -> Callback<'b> {
        simd_json::serde::from_slice_with_buffers(body, &mut self.buffers).unwrap()
    }

    /// The tape reused as well, as simd-json's documentation shows: no allocation.
    fn tape<'b>(&mut self, body: &'b mut [u8]) -> Callback<'b> {
        let mut tape = self.tape.take().unwrap().reset();
        simd_json::fill_tape(body, &mut self.buffers, &mut tape).unwrap();
        let mut deserializer = Deserializer::from_tape(tape);
        let callback = Callback::deserialize(&mut deserializer).unwrap();
        self.tape = Some(deserializer.into_tape().reset());
        callback
    }

    /// All agree, or their times mean nothing.
    fn check(&mut self, body: &[u8]) {
        let (mut a, mut b, mut c) = (body.to_vec(), body.to_vec(), body.to_vec());
        let ours = self.ours(&mut a);
        assert_eq!(ours, self.buffers(&mut b));
        assert_eq!(ours, self.tape(&mut c));
    }
}

/// A small generator, so that the mix is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// 1,024 distinct bodies over all events: in each, digits differ and some of the members after the first four are absent;
/// the members in their usual order or in any.
fn mix(any_order: bool) -> Vec<Vec<u8>> {
    let mut random = Random(7);
    let samples = samples::all();
    let mut bodies: Vec<Vec<u8>> = (0..1024)
        .map(|index| {
            let serde_json::Value::Object(members) = serde_json::from_str(samples[index % samples.len()].body).unwrap() else {
                unreachable!()
            };
            let mut kept: Vec<String> = members
                .iter()
                .enumerate()
                .filter(|(place, (key, _))| *place < 4 || *key == "eventType" || random.below(8) > 0)
                .map(|(_, (key, value))| format!("\"{key}\":{value}"))
                .collect();
            if any_order {
                shuffle(&mut kept, &mut random);
            }
            let mut body = format!("{{{}}}", kept.join(",")).into_bytes();
            for byte in &mut body {
                if matches!(byte, b'4'..=b'9') {
                    *byte = b'4' + u8::try_from(random.below(6)).unwrap();
                }
            }
            body
        })
        .collect();
    shuffle(&mut bodies, &mut random);
    bodies
}

fn shuffle<T>(items: &mut [T], random: &mut Random) {
    for index in (1..items.len()).rev() {
        items.swap(index, random.below(index + 1));
    }
}

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

/// The fixtures of one kind, one body of each event: `full` ones are pretty-printed, `last` ones indented with tabs.
fn fixtures(case: &str) -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    samples::all()
        .iter()
        .map(|sample| std::fs::read(format!("{folder}/{}/{case}.json", sample.event_type.as_str())).unwrap())
        .collect()
}

fn parse(c: &mut Criterion) {
    compare(c, "mix of 1024", &mix(false));
    compare(c, "mix of 1024, any order", &mix(true));
    for case in [
        "typical", "full", "minimal", "nulls", "unknown", "nested", "escapes", "last", "wrong",
    ] {
        compare(c, &format!("fixtures/{case}"), &fixtures(case));
    }
    for sample in samples::all() {
        compare(c, sample.event_type.as_str(), &[sample.body.as_bytes().to_vec()]);
    }
}

fn owned(c: &mut Criterion) {
    let mut parser = Parser::new();
    let body = samples::of(bandwidth_callbacks::EventType::Disconnect).unwrap().body.as_bytes();
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
