//! The results do not depend on the vector instructions that are used: the tests select each level
//! that this CPU has.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::thread;

use crate::common::{Family, Fixture, Random, all_fixtures, cases, every};
use bandwidth_callbacks::testing::{self, declines};
use bandwidth_callbacks::{Callback, Error, Options, Parser};
use serde::Serialize;

/// A parser at one level, and a digest of its results for all bodies.
struct Subject {
    level: &'static str,
    parser: Parser,
    digest: DefaultHasher,
}

impl Subject {
    fn parse(&mut self, family: Family, body: &[u8]) -> String {
        let outcome = outcome(family.parse(&mut self.parser, &mut body.to_vec()));
        outcome.hash(&mut self.digest);
        outcome
    }
}

fn tape_path() -> Parser {
    Parser::with_options(Options::new().fast_path(false))
}

fn levels() -> impl Iterator<Item = Subject> {
    testing::levels().into_iter().map(|level| Subject {
        level,
        parser: testing::at_level(Parser::new(), level).unwrap(),
        digest: DefaultHasher::new(),
    })
}

fn outcome<T: Serialize>(result: Result<T, Error>) -> String {
    match result {
        Ok(root) => serde_json::to_string(&root).unwrap(),
        Err(error) => format!("{:?} {:?}", error.kind(), error.offset()),
    }
}

/// The parsers that must agree.
struct Comparison {
    family: Family,
    oracle: Parser,
    subjects: Vec<Subject>,
    compared: usize,
}

impl Comparison {
    /// Asserts that all levels handle a body, or that all decline it for the same reason. One
    /// level, in turn, also parses a body that is declined.
    fn at_every_level(&mut self, body: &[u8]) {
        let family = self.family;
        let expected = outcome(self.family.parse(&mut self.oracle, &mut body.to_vec()));
        let turn = self.compared % self.subjects.len();
        let mut first = None;
        for (at, subject) in self.subjects.iter_mut().enumerate() {
            let declined = family.declines(&mut subject.parser, body);
            let first = *first.get_or_insert(declined);
            assert_eq!(
                declined,
                first,
                "{}: {}",
                subject.level,
                body.escape_ascii()
            );
            format!("{declined:?}").hash(&mut subject.digest);
            if declined.is_none() {
                assert_eq!(
                    subject.parse(family, body),
                    expected,
                    "{}: {}",
                    subject.level,
                    body.escape_ascii()
                );
            } else if at == turn {
                let found = outcome(family.parse(&mut subject.parser, &mut body.to_vec()));
                assert_eq!(
                    found,
                    expected,
                    "{}: {}",
                    subject.level,
                    body.escape_ascii()
                );
            }
        }
        if self.compared.is_multiple_of(8) {
            let expected = outcome(family.parse_ref(&mut self.oracle, body));
            let subject = &mut self.subjects[turn];
            assert_eq!(
                outcome(family.parse_ref(&mut subject.parser, body)),
                expected,
                "{}: {}",
                subject.level,
                body.escape_ascii()
            );
        }
        self.compared += 1;
    }

    /// Compares the results at one level. The next body uses the next level.
    fn at_one_level(&mut self, body: &[u8]) {
        let family = self.family;
        let turn = self.compared % self.subjects.len();
        let subject = &mut self.subjects[turn];
        let found = outcome(family.parse(&mut subject.parser, &mut body.to_vec()));
        let expected = outcome(self.family.parse(&mut self.oracle, &mut body.to_vec()));
        assert_eq!(
            found,
            expected,
            "{}: {}",
            subject.level,
            body.escape_ascii()
        );
        self.compared += 1;
    }
}

/// Compares the results for the bodies of each fixture, on two threads. Returns the number of
/// bodies.
fn compare(bodies: impl Fn(&Fixture, &mut Comparison) + Sync) -> usize {
    let compare = |fixtures: &[Fixture]| {
        let mut comparison = Comparison {
            family: Family::Voice,
            oracle: tape_path(),
            subjects: levels().collect(),
            compared: 0,
        };
        for fixture in fixtures {
            comparison.family = fixture.family;
            bodies(fixture, &mut comparison);
        }
        let digests = comparison
            .subjects
            .iter()
            .map(|subject| (subject.level, subject.digest.finish()));
        let digests: Vec<_> = digests.collect();
        assert!(
            digests.iter().all(|(_, digest)| *digest == digests[0].1),
            "{digests:x?}"
        );
        comparison.compared
    };
    let fixtures = all_fixtures();
    let (first, second) = fixtures.split_at(fixtures.len() / 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| compare(first));
        compare(second) + first.join().unwrap()
    })
}

#[test]
fn this_cpu_has_levels() {
    let levels = testing::levels();
    println!("levels: {levels:?}");
    assert!(!levels.is_empty());
    if cfg!(target_arch = "x86_64") {
        assert_eq!(
            levels.last(),
            Some(&"sse2"),
            "every x86-64 CPU has SSE2, and the lowest level comes last"
        );
    }
    #[cfg(all(target_arch = "x86_64", feature = "runtime-detection"))]
    {
        let has_sse = is_x86_feature_detected!("sse4.2") && is_x86_feature_detected!("popcnt");
        let has_avx = has_sse
            && is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("fma")
            && is_x86_feature_detected!("bmi1")
            && is_x86_feature_detected!("bmi2")
            && is_x86_feature_detected!("f16c")
            && is_x86_feature_detected!("lzcnt")
            && is_x86_feature_detected!("movbe");
        assert!(!has_sse || levels.contains(&"sse4.2"));
        assert!(!has_avx || levels.contains(&"avx2"));
    }
    assert!(testing::at_level(Parser::new(), "mmx").is_none());
}

#[test]
fn every_fixture_has_the_same_result_at_every_level() {
    let compared = compare(|fixture, comparison| {
        comparison.at_every_level(&fixture.body);
        comparison.at_every_level(&serde_json::to_vec_pretty(&fixture.json()).unwrap());
    });
    assert!(compared > 400);
}

#[test]
fn bodies_cut_at_every_byte_have_the_same_result_at_every_level() {
    let compared = compare(|fixture, comparison| {
        let step = every(5);
        for end in (fixture.body.len() % step..fixture.body.len()).step_by(step) {
            match &*fixture.case {
                "typical" => comparison.at_every_level(&fixture.body[..end]),
                _ => comparison.at_one_level(&fixture.body[..end]),
            }
        }
    });
    assert!(compared > 160_000 / every(6));
}

/// Bytes that change the meaning of the bytes around them.
const HOSTILE: &[u8] = b"\"\\{}[]:, \t\n\r\0\x01\x1f\x7f\x80\xbb\xc3\xe2\xf0\xffnt0-e";

#[test]
fn bodies_with_one_byte_changed_have_the_same_result_at_every_level() {
    let compared = compare(|fixture, comparison| {
        let mut random = Random::new(fixture.body.len() as u64);
        let mut body = fixture.body.clone();
        for _ in 0..48 / every(4) {
            let offset = random.below(body.len());
            let byte = body[offset];
            body[offset] = HOSTILE[random.below(HOSTILE.len())];
            comparison.at_every_level(&body);
            body[offset] = byte;
        }
    });
    assert!(compared > 12_000 / every(4));
}

/// Asserts that a parser that has parsed one body has the results of a new parser for the next one.
fn assert_independent(subject: &mut Subject, first: &[u8], second: &[u8]) {
    let declined = declines::<Callback<'_>>(&mut Parser::new(), second);
    for is_parsed in [false, true] {
        // A body that is declined may leave a different state than one that is parsed.
        if is_parsed {
            let _ = subject.parser.parse_ref::<Callback<'_>>(first);
        } else {
            declines::<Callback<'_>>(&mut subject.parser, first);
        }
        let found = outcome(subject.parser.parse_ref::<Callback<'_>>(second));
        let describe = || {
            format!(
                "{}: {} after {}",
                subject.level,
                second.escape_ascii(),
                first.escape_ascii()
            )
        };
        assert_eq!(
            found,
            outcome(tape_path().parse_ref::<Callback<'_>>(second)),
            "{}",
            describe()
        );
        assert_eq!(
            declines::<Callback<'_>>(&mut subject.parser, second),
            declined,
            "{}: {}",
            subject.level,
            second.escape_ascii()
        );
    }
}

#[test]
fn a_reused_parser_has_the_results_of_a_new_one() {
    let full = cases("full");
    let seconds: Vec<_> = ["minimal", "typical", "nulls"]
        .into_iter()
        .flat_map(cases)
        .collect();
    for mut subject in levels() {
        for (turn, first) in full.iter().enumerate() {
            for (shift, second) in seconds
                .iter()
                .enumerate()
                .filter(|(shift, _)| (turn + shift) % 4 == 0)
            {
                // The whole body, or one that is declined in the middle.
                let eighths = (shift / 4) % 8 + 1;
                assert_independent(
                    &mut subject,
                    &first.body[..first.body.len() * eighths / 8],
                    &second.body,
                );
            }
        }
        assert_independent(&mut subject, &full[0].body, br#"{"tag":"x"}"#);
    }
}

/// The next body has other texts at the offsets of texts that had escapes. They must not be
/// unescaped.
#[test]
fn a_reused_parser_unescapes_once() {
    let escapes = r"\n".repeat(30);
    for mut subject in levels() {
        for offset in 0..60 {
            let text = "x".repeat(offset);
            let first = format!(
                r#"{{"eventType":"dtmf","to":"{text}","u":"
","tag":"
","v":"
{escapes}","digit":"
"}}"#
            );
            for second in [
                format!(r#"{{"eventType":"dtmf","tag":"{escapes}"}}"#),
                format!(r#"{{"eventType":"dtmf","new":"{escapes}","to":"{escapes}"}}"#),
                format!(
                    r#"{{"eventType":"initiate","sipHeaders":{{"x-a":"{escapes}"}},"tag":"{escapes}"}}"#
                ),
            ] {
                assert_independent(&mut subject, first.as_bytes(), second.as_bytes());
                // The same body with trailing data, declined at its end, when its escapes are
                // already recorded.
                assert_independent(
                    &mut subject,
                    format!("{first}x").as_bytes(),
                    second.as_bytes(),
                );
            }
        }
    }
}
