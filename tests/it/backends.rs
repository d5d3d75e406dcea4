//! The result for each body must not depend on the CPU: the digests of all outcomes are the same
//! with every back end of simd-json.
//!
//! `cargo test --test it backends -- --nocapture` prints which back end ran. The others:
//! `--no-default-features`, alone and with `RUSTFLAGS='-C target-feature=+sse4.2'` or `'-C
//! target-feature=+avx2'`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use crate::common::{cases, fixtures};
use bandwidth_callbacks::{Callback, Error, Parser};

/// `cargo xtask bless` writes what the test sees; read the difference before you commit it.
#[test]
fn every_back_end_gives_the_same_outcomes() {
    println!("back end: {}", simd_json::Deserializer::algorithm());
    let mut seen = String::new();
    for fixture in fixtures() {
        let mut outcomes = Outcomes::new();
        outcomes.of_body_and_cuts(&fixture.body);
        writeln!(seen, "{} {}", fixture.name(), outcomes.line()).unwrap();
    }
    for group in crate::conformance::table::table() {
        let mut outcomes = Outcomes::new();
        for row in group.rows {
            outcomes.of_body_and_cuts(&row.text);
            outcomes
                .of_body_and_cuts(&[br#"{"eventType":"dtmf","x":"#, &row.text[..], b"}"].concat());
        }
        writeln!(seen, "table/{} {}", group.name, outcomes.line()).unwrap();
    }
    for (turn, fixture) in cases("typical").iter().enumerate() {
        let mut outcomes = Outcomes::new();
        for place in 0..fixture.body.len() {
            let mut spoiled = fixture.body.clone();
            spoiled[place] = HOSTILE[(turn + place) % HOSTILE.len()];
            outcomes.of_body(&spoiled);
        }
        writeln!(seen, "spoiled/{} {}", fixture.event, outcomes.line()).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/backends.txt");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &seen).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap();
    for (before, now) in golden.lines().zip(seen.lines()) {
        assert_eq!(before, now);
    }
    assert_eq!(golden.len(), seen.len());
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

    fn of_body_and_cuts(&mut self, body: &[u8]) {
        for len in (0..=body.len()).rev() {
            self.of_body(&body[..len]);
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

    fn line(&self) -> String {
        format!("{} {:016x}", self.bodies, self.digest)
    }
}

fn outcome(result: Result<Callback<'_>, Error>) -> String {
    match result {
        Ok(callback) => serde_json::to_string(&callback).unwrap(),
        Err(error) => format!("{:?} {:?}", error.kind(), error.offset()),
    }
}
