//! Parsers at each level of the vector instructions that this CPU has. That the result does not
//! depend on the level is in `paths`, `fields`, `blocks` and `order`.

use crate::common::cases;
use bandwidth_callbacks::testing::{self, declines};
use bandwidth_callbacks::{Callback, Error, Options, Parser};
use serde::Serialize;

/// A parser at one level.
struct Subject {
    level: &'static str,
    parser: Parser,
}

fn tape_path() -> Parser {
    Parser::with_options(Options::new().fast_path(false))
}

fn levels() -> impl Iterator<Item = Subject> {
    testing::levels().into_iter().map(|level| Subject {
        level,
        parser: testing::at_level(Parser::new(), level).unwrap(),
    })
}

fn outcome<T: Serialize>(result: Result<T, Error>) -> String {
    match result {
        Ok(root) => serde_json::to_string(&root).unwrap(),
        Err(error) => format!("{:?} {:?}", error.kind(), error.offset()),
    }
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
