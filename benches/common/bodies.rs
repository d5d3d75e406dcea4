//! The bodies that the benchmarks read.

use bandwidth_callbacks::samples;

/// Groups of bodies by name: the shuffled mixes, the fixtures by kind, and each event's sample alone.
pub fn groups() -> Vec<(String, Vec<Vec<u8>>)> {
    let mut groups = vec![
        ("mix of 1024".to_owned(), mix(false)),
        ("mix of 1024, any order".to_owned(), mix(true)),
    ];
    for case in [
        "typical", "full", "minimal", "nulls", "unknown", "nested", "escapes", "last", "wrong",
    ] {
        groups.push((format!("fixtures/{case}"), fixtures(case)));
    }
    for sample in samples::all() {
        groups.push((sample.event_type.as_str().to_owned(), vec![sample.body.as_bytes().to_vec()]));
    }
    groups
}

/// The fixtures of one kind, one body of each event: `full` ones are pretty-printed, `last` ones indented with tabs.
fn fixtures(case: &str) -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures");
    samples::all()
        .iter()
        .map(|sample| std::fs::read(format!("{folder}/{}/{case}.json", sample.event_type.as_str())).unwrap())
        .collect()
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
