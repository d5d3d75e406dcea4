//! All ways into the library, so that one test can go through them.

use bandwidth_callbacks::notification::EndpointEvent;
use bandwidth_callbacks::{DtmfCallback, Error, Options, Parser};

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

/// The ways for any event of a family.
pub fn ways(family: Family) -> &'static [Way] {
    match family {
        Family::Voice => {
            const {
                &[
                    Way::new("parse", |parser, body| parser.parse(&mut body.to_vec()).map(drop)),
                    Way::new("parse_ref", |parser, body| parser.parse_ref(body).map(drop)),
                    Way::new("parse_owned", |parser, body| Ok(parser.parse_owned(body.to_vec()).map(drop)?)),
                ]
            }
        }
        Family::Stream => {
            const {
                &[
                    Way::new("parse_frame", |parser, body| parser.parse_frame(&mut body.to_vec()).map(drop)),
                    Way::new("parse_frame_decoded", |parser, body| {
                        parser.parse_frame_decoded(&mut body.to_vec()).map(drop)
                    }),
                    Way::new("parse_frame_ref", |parser, body| parser.parse_frame_ref(body).map(drop)),
                    Way::new("parse_frame_owned", |parser, body| {
                        Ok(parser.parse_frame_owned(body.to_vec()).map(drop)?)
                    }),
                ]
            }
        }
        Family::Messaging => {
            const {
                &[
                    Way::new("parse_messages", |parser, body| parser.parse_messages(&mut body.to_vec()).map(drop)),
                    Way::new("parse_messages_ref", |parser, body| parser.parse_messages_ref(body).map(drop)),
                    Way::new("parse_messages_owned", |parser, body| {
                        Ok(parser.parse_messages_owned(body.to_vec()).map(drop)?)
                    }),
                ]
            }
        }
    }
}

/// The ways for an event that is a `dtmf`.
pub const AS_DTMF: &[Way] = &[
    Way::new("parse_as", |parser, body| {
        parser.parse_as::<DtmfCallback<'_>>(&mut body.to_vec()).map(drop)
    }),
    Way::new("parse_ref_as", |parser, body| {
        parser.parse_ref_as::<DtmfCallback<'_>>(body).map(drop)
    }),
];

/// The way for an object that has no name.
pub const NOTIFICATION: &[Way] = &[Way::new("parse_notification", |parser, body| {
    parser.parse_notification::<EndpointEvent<'_>>(&mut body.to_vec()).map(drop)
})];

/// A body without unknown fields for each kind of root, cut where more members can be put in, and the ways for it. The number of levels
/// that it has.
pub fn subjects() -> Vec<(&'static str, &'static str, &'static Way, usize)> {
    let of = |before, after, ways: &'static [Way], levels| ways.iter().map(move |way| (before, after, way, levels));
    of(r#"{"eventType":"dtmf""#, "}", ways(Family::Voice), 1)
        .chain(of(r#"{"eventType":"dtmf""#, "}", AS_DTMF, 1))
        .chain(of(
            r#"{"track":"inbound","payload":"/w==","eventType":"media""#,
            "}",
            ways(Family::Stream),
            1,
        ))
        .chain(of(r#"[{"type":"message-sent""#, "}]", ways(Family::Messaging), 2))
        .chain(of(r#"{"type":"message-sent""#, "}", ways(Family::Messaging), 1))
        .chain(of(r#"{"event":"x""#, "}", NOTIFICATION, 1))
        .collect()
}
