//! Everything that can be in a log of a body.

use std::fmt::{Debug, Write};

use bandwidth_callbacks::any::AnyBody;
use bandwidth_callbacks::notification::{
    DeliveryReport, EndpointEvent, TollFreeVerification, TransferConfirmation,
};
use bandwidth_callbacks::stream::{DecodedFrame, StreamTracker};
use bandwidth_callbacks::voice::peek;
use bandwidth_callbacks::{Callback, EventType, Options, Parse, Parser};

use super::personal::Kind;
use super::{Family, Parsed, Root};

fn log_debug(log: &mut String, value: &impl Debug) {
    writeln!(log, "{value:?}\n{value:#?}").unwrap();
}

/// Returns `Debug` of what a body is parsed into.
pub fn debug_of(kind: Kind, body: &str) -> String {
    fn notification<'b, N: Parse<'b> + Debug>(log: &mut String, body: &'b mut [u8]) {
        log_debug(log, &Parser::new().parse::<N>(body).unwrap());
    }
    let mut log = String::new();
    let bytes = &mut body.as_bytes().to_vec();
    match kind {
        Kind::Event(family) => {
            log_debug(&mut log, &family.parse(&mut Parser::new(), bytes).unwrap())
        }
        Kind::DeliveryReport => notification::<DeliveryReport<'_>>(&mut log, bytes),
        Kind::EndpointEvent => notification::<EndpointEvent<'_>>(&mut log, bytes),
        Kind::TollFreeVerification => notification::<TollFreeVerification<'_>>(&mut log, bytes),
        Kind::TransferConfirmation => notification::<TransferConfirmation<'_>>(&mut log, bytes),
    }
    log
}

/// Returns all that can be logged of a body, by any way to read and to print it: what is in it, and
/// why damaged forms of it are refused.
pub fn all_logs_of(kind: Kind, body: &str) -> String {
    let mut log = debug_of(kind, body);
    if let Kind::Event(family) = kind {
        log_event(&mut log, family, body);
        log_errors(&mut log, family, body);
    }
    match Parser::new().parse_owned::<AnyBody<'_>>(body.as_bytes().to_vec()) {
        Ok(owned) => {
            log_debug(&mut log, &owned);
            log_debug(&mut log, &owned.get());
        }
        Err(error) => log_debug(&mut log, &error),
    }
    log
}

/// Logs an event, by any way to read and to print it.
fn log_event(log: &mut String, family: Family, body: &str) {
    let mut parser = Parser::with_options(Options::new().fast_path(false));
    let owned = family
        .parse_owned(&mut parser, body.as_bytes().to_vec())
        .unwrap();
    let root = owned.get();
    log_debug(log, &owned);
    log_debug(log, &parser);
    root.each_unknown(&mut |_, extra| {
        log_debug(log, extra);
        log_debug(log, &extra.iter());
        extra.iter().for_each(|(_, value)| log_debug(log, &value));
    });
    match &root {
        Root::Voice(callback) => {
            log_debug(log, &callback.event_type());
            log_debug(log, &callback.dedup_key());
            writeln!(log, "{}", callback.event_type()).unwrap();
            log_debug(log, &peek(body.as_bytes()).unwrap());
            let wanted = if callback.event_type() == EventType::Answer {
                EventType::Dtmf
            } else {
                EventType::Answer
            };
            let mut parser = Parser::with_options(Options::new().only(&[wanted]));
            log_debug(
                log,
                &parser.parse_ref::<Callback<'_>>(body.as_bytes()).unwrap(),
            );
        }
        Root::Stream(frame) => {
            log_debug(log, &frame.frame_type());
            writeln!(log, "{}", frame.frame_type()).unwrap();
            let mut body = body.as_bytes().to_vec();
            let frame = parser.parse::<DecodedFrame<'_>>(&mut body).unwrap();
            log_debug(log, &frame);
            let mut tracker = StreamTracker::new();
            tracker.decoded(&frame);
            log_debug(log, &tracker);
        }
        Root::Messaging(messages) => {
            for event in messages {
                log_debug(log, &event.message_type());
                log_debug(log, &event.dedup_key());
                writeln!(log, "{}", event.message_type()).unwrap();
            }
        }
    }
}

/// Logs why a body and damaged forms of it are refused, if they are.
fn log_errors(log: &mut String, family: Family, body: &str) {
    let name = family.discriminator();
    let twice = body.replacen('{', &format!("{{\"{name}\":\"again\","), 1);
    let cut = body.get(..body.len() * 3 / 4).unwrap_or_default();
    let escape = body.replacen(":\"", ":\"\\q", 2);
    for options in [
        Options::new(),
        Options::new().strict(true),
        Options::new().max_extra(0),
    ] {
        let mut parser = Parser::with_options(options);
        for body in [body, &twice, cut, &escape] {
            if let Err(error) = family.parse_owned(&mut parser, body.as_bytes().to_vec()) {
                writeln!(log, "{error} {}", error.error()).unwrap();
                log_debug(log, &error);
                log_debug(log, &error.error());
            }
        }
    }
    // Other parsers print what serde gives them; what this crate adds to that is silent too.
    for body in [body, &twice] {
        if let Err(error) = family.deserialize(&mut serde_json::Deserializer::from_str(body)) {
            writeln!(log, "{error}").unwrap();
        }
    }
}
