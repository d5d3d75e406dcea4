//! The differential test of the two paths: the tape path is the oracle, the fast path with each CPU
//! level is the subject.

use bandwidth_callbacks::{Options, Parser, testing};

use super::family::{Family, Root};
use super::numbered::assert_numbered;
use super::views::assert_viewed;

/// The parsers to compare. Each is reused from body to body.
pub struct Paths {
    /// The family of the bodies that come next.
    pub family: Family,
    oracle: Parser,
    subjects: Vec<(&'static str, Parser)>,
    /// The parser of views.
    viewer: Parser,
    /// The number of bodies that were compared.
    pub compared: usize,
}

impl Paths {
    pub fn new(options: Options) -> Self {
        let at_level = |level| {
            (
                level,
                testing::at_level(Parser::with_options(options), level).unwrap(),
            )
        };
        let subjects: Vec<_> = testing::levels().into_iter().map(at_level).collect();
        assert!(!subjects.is_empty());
        Self {
            family: Family::Voice,
            oracle: Parser::with_options(options.fast_path(false)),
            subjects,
            viewer: Parser::with_options(options),
            compared: 0,
        }
    }

    /// Asserts that a body has the same result on both paths and at each level. Returns whether the
    /// fast path handles it.
    pub fn agree(&mut self, body: &[u8]) -> bool {
        self.agree_on_outcome(body);
        self.takes(body)
    }

    /// Asserts the same for a body that only some levels may handle.
    pub fn agree_on_outcome(&mut self, body: &[u8]) {
        let family = self.family;
        let expected = family.parse_ref(&mut self.oracle, body);
        for (level, parser) in &mut self.subjects {
            assert!(
                family.parse_ref(parser, body) == expected,
                "{level}: {}",
                shown(body)
            );
        }
        self.agree_in_place(body);
    }

    /// Asserts the same in place and for one level, as only the index depends on the level. This
    /// takes a quarter of the time, because errors need not be located.
    pub fn agree_in_place(&mut self, body: &[u8]) {
        let turn = self.compared % self.subjects.len();
        let (level, parser) = &mut self.subjects[turn];
        let (mut with, mut without) = (body.to_vec(), body.to_vec());
        let family = self.family;
        let (found, expected) = (
            family.parse(parser, &mut with),
            family.parse(&mut self.oracle, &mut without),
        );
        assert!(found == expected, "{level}, in place: {}", shown(body));
        if let (Ok(found), Ok(expected)) = (&found, &expected) {
            // Also what equality leaves out, as which of two keys a field had.
            let [found, expected] = [found, expected].map(|it| serde_json::to_value(it).unwrap());
            assert_eq!(found, expected, "{level}, in place: {}", shown(body));
        }
        if self.family == Family::Voice {
            let event = match &expected {
                Ok(Root::Voice(event)) => Ok(event),
                Ok(_) => panic!("another family"),
                Err(error) => Err(*error),
            };
            assert_viewed(&mut self.viewer, body, event);
            if let (Ok(view), Ok(event)) = (self.viewer.view(body), event) {
                assert_numbered(view, event, self.compared, 8);
            }
        }
        if found.is_err() {
            drop((found, expected));
            assert!(
                with == without,
                "{level} leaves another body: {}",
                shown(body)
            );
        }
        self.compared += 1;
    }

    /// Returns whether the fast path handles a body. Asserts that all levels agree on it.
    pub fn takes(&mut self, body: &[u8]) -> bool {
        let (_, first) = &mut self.subjects[0];
        let declined = self.family.declines(first, body);
        for (level, parser) in &mut self.subjects[1..] {
            let found = self.family.declines(parser, body);
            assert!(
                found == declined,
                "{level} declines: {found:?}, not {declined:?}: {}",
                shown(body)
            );
        }
        declined.is_none()
    }

    /// Asserts that a body has the same result on both paths, and that the fast path handles it at
    /// each level.
    pub fn take(&mut self, body: &[u8]) {
        assert!(self.agree(body), "{}", shown(body));
    }
}

fn shown(body: &[u8]) -> String {
    body.escape_ascii().to_string()
}
