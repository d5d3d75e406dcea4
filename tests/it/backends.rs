//! The result for each body must not depend on the CPU: the digests of all outcomes are the same
//! with every back end of simd-json.
//!
//! `cargo test --test it backends -- --nocapture` prints which back end ran. The others:
//! `--no-default-features`, alone and with `RUSTFLAGS='-C target-feature=+sse4.2'` or `'-C
//! target-feature=+avx2'`.

use std::path::Path;
use std::{env, fs};

use crate::common::{cases, every, fixtures};
use bandwidth_callbacks::{Callback, Error, Parser};

/// `cargo xtask bless` writes what the test sees; read the difference before you commit it.
#[test]
fn every_back_end_gives_the_same_outcomes() {
    println!("back end: {}", simd_json::Deserializer::algorithm());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/backends.txt");
    let blesses = env::var_os("BLESS").is_some();
    let subjects = subjects();
    if blesses {
        let lines: String = subjects
            .iter()
            .map(|subject| subject.line() + "\n")
            .collect();
        fs::write(&path, lines).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap();
    let golden: Vec<&str> = golden.lines().collect();
    assert_eq!(golden.len(), subjects.len());
    for (subject, line) in subjects.iter().zip(golden).step_by(every(4)) {
        assert_eq!(subject.line(), line);
    }
}

/// Bodies that have one digest.
struct Subject {
    name: String,
    bodies: Vec<Vec<u8>>,
    /// Whether they are also cut at every byte.
    is_cut: bool,
}

fn subjects() -> Vec<Subject> {
    let fixtures = fixtures().into_iter().map(|fixture| Subject {
        name: fixture.name(),
        bodies: vec![fixture.body],
        is_cut: true,
    });
    let groups = crate::conformance::table::table();
    let groups = groups.into_iter().map(|group| Subject {
        name: format!("table/{}", group.name),
        bodies: group
            .rows
            .into_iter()
            .flat_map(|row| {
                let inside = [br#"{"eventType":"dtmf","x":"#, &row.text[..], b"}"].concat();
                [row.text, inside]
            })
            .collect(),
        is_cut: true,
    });
    let spoiled = cases("typical").into_iter().enumerate();
    let spoiled = spoiled.map(|(turn, fixture)| Subject {
        name: format!("spoiled/{}", fixture.event),
        bodies: (0..fixture.body.len())
            .map(|place| {
                let mut spoiled = fixture.body.clone();
                spoiled[place] = HOSTILE[(turn + place) % HOSTILE.len()];
                spoiled
            })
            .collect(),
        is_cut: false,
    });
    fixtures.chain(groups).chain(spoiled).collect()
}

impl Subject {
    fn line(&self) -> String {
        let mut outcomes = Outcomes::new();
        for body in &self.bodies {
            let shortest = if self.is_cut { 0 } else { body.len() };
            for len in (shortest..=body.len()).rev() {
                outcomes.of_body(&body[..len]);
            }
        }
        format!("{} {} {:016x}", self.name, outcomes.bodies, outcomes.digest)
    }
}

/// Bytes that change the meaning of the bytes around them.
const HOSTILE: &[u8] = b"\"\\{}[]:, \0\x1f\x80\xbb\xbd\xe2\xff0-e";

/// The number of bodies that were parsed, and a digest of all their results.
struct Outcomes {
    parser: Parser,
    bodies: usize,
    digest: u64,
}

impl Outcomes {
    fn new() -> Self {
        Self {
            parser: Parser::new(),
            bodies: 0,
            digest: 0xcbf2_9ce4_8422_2325,
        }
    }

    fn of_body(&mut self, body: &[u8]) {
        let in_place = outcome(self.parser.parse(&mut body.to_vec()));
        let by_ref = outcome(self.parser.parse_ref(body));
        self.add(&in_place);
        self.add(&by_ref);
        self.bodies += 1;
    }

    /// FNV-1a of 64 bits, with a separator.
    fn add(&mut self, outcome: &str) {
        for byte in outcome.bytes().chain([0]) {
            self.digest = (self.digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

fn outcome(result: Result<Callback<'_>, Error>) -> String {
    match result {
        Ok(callback) => serde_json::to_string(&callback).unwrap(),
        Err(error) => format!("{:?} {:?}", error.kind(), error.offset()),
    }
}
