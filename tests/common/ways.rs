//! All ways into the library, so that one test can go through them.

use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::notification::EndpointEvent;
use bandwidth_callbacks::stream::{DecodedFrame, Frame};
use bandwidth_callbacks::voice::DtmfCallback;
use bandwidth_callbacks::{Callback, Error, Options, Parser};

use super::Family;

/// A function that parses.
pub struct Way {
    pub name: &'static str,
    run: fn(&mut Parser, &[u8]) -> Result<(), Error>,
}

impl Way {
    const fn new(name: &'static str, run: fn(&mut Parser, &[u8]) -> Result<(), Error>) -> Self {
        Self { name, run }
    }

    pub fn parse(&self, parser: &mut Parser, body: &[u8]) -> Result<(), Error> {
        (self.run)(parser, body)
    }

    /// The result of both paths, which is the same.
    pub fn parse_with(&self, options: Options, body: &[u8]) -> Result<(), Error> {
        let result = self.parse(&mut Parser::with_options(options), body);
        let by_tape = self.parse(&mut Parser::with_options(options.fast_path(false)), body);
        assert_eq!(result, by_tape, "{} of {}", self.name, body.escape_ascii());
        result
    }
}

/// The three calls for a type.
macro_rules! calls {
    ($name:ident) => {
        [
            Way::new(
                concat!("parse::<", stringify!($name), ">"),
                |parser, body| parser.parse::<$name<'_>>(&mut body.to_vec()).map(drop),
            ),
            Way::new(
                concat!("parse_ref::<", stringify!($name), ">"),
                |parser, body| parser.parse_ref::<$name<'_>>(body).map(drop),
            ),
            Way::new(
                concat!("parse_owned::<", stringify!($name), ">"),
                |parser, body| Ok(parser.parse_owned::<$name<'_>>(body.to_vec()).map(drop)?),
            ),
        ]
    };
}

/// The ways for any event of a family.
pub fn ways(family: Family) -> Vec<&'static Way> {
    match family {
        Family::Voice => const { &calls!(Callback) }.iter().collect(),
        Family::Stream => const { &calls!(Frame) }
            .iter()
            .chain(const { &calls!(DecodedFrame) })
            .collect(),
        Family::Messaging => const { &calls!(Messages) }.iter().collect(),
    }
}

/// The ways for an event that is a `dtmf`.
pub const AS_DTMF: &[Way] = &calls!(DtmfCallback);

/// The ways for an object that has no name.
pub const NOTIFICATION: &[Way] = &calls!(EndpointEvent);

/// A body without unknown fields for each kind of root, cut where more members can be put in, and
/// the ways for it. The number of levels that it has.
pub fn subjects() -> Vec<(&'static str, &'static str, &'static Way, usize)> {
    let of = |before, after, ways: Vec<&'static Way>, levels| {
        ways.into_iter()
            .map(move |way| (before, after, way, levels))
    };
    of(r#"{"eventType":"dtmf""#, "}", ways(Family::Voice), 1)
        .chain(of(
            r#"{"eventType":"dtmf""#,
            "}",
            AS_DTMF.iter().collect(),
            1,
        ))
        .chain(of(
            r#"{"track":"inbound","payload":"/w==","eventType":"media""#,
            "}",
            ways(Family::Stream),
            1,
        ))
        .chain(of(
            r#"[{"type":"message-sent""#,
            "}]",
            ways(Family::Messaging),
            2,
        ))
        .chain(of(
            r#"{"type":"message-sent""#,
            "}",
            ways(Family::Messaging),
            1,
        ))
        .chain(of(r#"{"event":"x""#, "}", NOTIFICATION.iter().collect(), 1))
        .collect()
}
