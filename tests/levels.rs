//! The vector instructions of the CPU change no outcome: every level that this CPU has is forced in turn.

mod common;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::thread;

use bandwidth_callbacks::{Callback, Error, Options, Parser};
use common::{Fixture, Random, cases, fixtures};

/// A parser, and a digest of all its outcomes.
struct Outcomes {
    name: &'static str,
    parser: Parser,
    digest: DefaultHasher,
}

impl Outcomes {
    fn new(name: &'static str, parser: Parser) -> Self {
        Self {
            name,
            parser,
            digest: DefaultHasher::new(),
        }
    }

    fn of_body(&mut self, body: &[u8]) -> String {
        let outcome = outcome(self.parser.parse(&mut body.to_vec()));
        outcome.hash(&mut self.digest);
        outcome
    }

    /// The same without a change of the body, which takes longer for errors: they get offsets.
    fn by_ref(&mut self, body: &[u8]) -> String {
        outcome(self.parser.parse_ref(body))
    }
}

fn levels() -> impl Iterator<Item = Outcomes> {
    Parser::levels()
        .into_iter()
        .map(|level| Outcomes::new(level, Parser::new().at_level(level).unwrap()))
}

fn outcome(result: Result<Callback<'_>, Error>) -> String {
    match result {
        Ok(callback) => serde_json::to_string(&callback).unwrap(),
        Err(error) => format!("{:?} {:?}", error.kind(), error.offset()),
    }
}

/// The parsers that must agree.
struct Comparison {
    oracle: Outcomes,
    subjects: Vec<Outcomes>,
    compared: usize,
}

impl Comparison {
    fn at_every_level(&mut self, body: &[u8]) {
        let expected = self.oracle.of_body(body);
        for subject in &mut self.subjects {
            assert_eq!(subject.of_body(body), expected, "{}: {}", subject.name, body.escape_ascii());
        }
        self.compared += 1;
        if self.compared.is_multiple_of(4) {
            let expected = self.oracle.by_ref(body);
            let turn = self.compared / 4 % self.subjects.len();
            let subject = &mut self.subjects[turn];
            assert_eq!(subject.by_ref(body), expected, "{}: {}", subject.name, body.escape_ascii());
        }
    }

    /// At one level, the next one for the next body.
    fn at_one_level(&mut self, body: &[u8]) {
        let turn = self.compared % self.subjects.len();
        let subject = &mut self.subjects[turn];
        let found = outcome(subject.parser.parse(&mut body.to_vec()));
        let expected = outcome(self.oracle.parser.parse(&mut body.to_vec()));
        assert_eq!(found, expected, "{}: {}", subject.name, body.escape_ascii());
        self.compared += 1;
    }
}

/// Compares the outcomes for the bodies of each fixture, on two threads. Returns how many bodies there were.
fn compare(bodies: impl Fn(&Fixture, &mut Comparison) + Sync) -> usize {
    let compare = |fixtures: &[Fixture]| {
        let mut comparison = Comparison {
            oracle: Outcomes::new("tape", Parser::with_options(Options::new().fast_path(false))),
            subjects: levels().collect(),
            compared: 0,
        };
        for fixture in fixtures {
            bodies(fixture, &mut comparison);
        }
        let expected = comparison.oracle.digest.finish();
        for subject in &comparison.subjects {
            assert_eq!(subject.digest.finish(), expected, "{}", subject.name);
        }
        comparison.compared
    };
    let fixtures = fixtures();
    let (first, second) = fixtures.split_at(fixtures.len() / 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| compare(first));
        compare(second) + first.join().unwrap()
    })
}

#[test]
fn this_cpu_has_levels() {
    let levels = Parser::levels();
    println!("levels: {levels:?}");
    assert!(!levels.is_empty());
    if cfg!(target_arch = "x86_64") {
        assert_eq!(levels.last(), Some(&"sse2"), "each has this one, and the least comes last");
    }
    assert!(Parser::new().at_level("mmx").is_none());
}

#[test]
fn every_fixture_has_one_outcome() {
    let compared = compare(|fixture, comparison| {
        comparison.at_every_level(&fixture.body);
        comparison.at_every_level(&serde_json::to_vec_pretty(&fixture.json()).unwrap());
    });
    assert!(compared > 400);
}

#[test]
fn bodies_cut_at_every_byte_have_one_outcome() {
    let compared = compare(|fixture, comparison| {
        for end in 0..fixture.body.len() {
            match &*fixture.case {
                "typical" | "escapes" => comparison.at_every_level(&fixture.body[..end]),
                _ => comparison.at_one_level(&fixture.body[..end]),
            }
        }
    });
    assert!(compared > 160_000);
}

/// Bytes that change what the bytes around them are.
const HOSTILE: &[u8] = b"\"\\{}[]:, \t\n\r\0\x01\x1f\x7f\x80\xbb\xc3\xe2\xf0\xffnt0-e";

#[test]
fn bodies_with_one_byte_changed_have_one_outcome() {
    let compared = compare(|fixture, comparison| {
        let mut random = Random::new(fixture.body.len() as u64);
        let mut body = fixture.body.clone();
        for _ in 0..64 {
            let offset = random.below(body.len());
            let byte = body[offset];
            body[offset] = HOSTILE[random.below(HOSTILE.len())];
            comparison.at_every_level(&body);
            body[offset] = byte;
        }
    });
    assert!(compared > 15_000);
}

/// What a parser has found in one body, it must not find in the next one.
#[test]
fn a_reused_parser_has_the_outcomes_of_a_new_one() {
    let full = cases("full");
    let mut seconds: Vec<_> = ["minimal", "typical", "nulls"]
        .into_iter()
        .flat_map(cases)
        .map(|it| it.body)
        .collect();
    seconds.push(br#"{"tag":"x"}"#.to_vec());
    let expected: Vec<_> = seconds
        .iter()
        .map(|body| Outcomes::new("tape", Parser::with_options(Options::new().fast_path(false))).of_body(body))
        .collect();
    for mut subject in levels() {
        for (turn, first) in full.iter().enumerate() {
            // Whole, or declined somewhere in the middle.
            let firsts = [&first.body[..], &first.body[..first.body.len() * (turn % 7 + 1) / 8]];
            for (second, expected) in seconds.iter().zip(&expected) {
                let first = firsts[(turn + second.len()) % 2];
                let _ = subject.parser.parse_ref(first);
                let found = subject.of_body(second);
                assert_eq!(
                    found,
                    *expected,
                    "{}: {} after {}",
                    subject.name,
                    second.escape_ascii(),
                    first.escape_ascii()
                );
            }
        }
    }
}
