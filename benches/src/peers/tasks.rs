//! Parsing and something more: events that own their texts, times as dates.

mod times;

use bandwidth_callbacks::{Callback, Error, OwnedCallback, ParseOwnedError, Parser};
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::naive::NaiveSerdeJson;
use super::{Peer, Values};
use times::{naive_times, times};

/// The library's owned event. It takes over the body's buffer, so here the copy is a new buffer
/// each time.
#[derive(Default)]
pub struct Owned {
    parser: Parser,
}

impl Peer for Owned {
    type Parsed<'a> = Result<OwnedCallback, ParseOwnedError>;

    fn name(&self) -> &'static str {
        "ours, parse_owned"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        self.parser.parse_owned(body.to_vec())
    }
}

impl Values for OwnedCallback {
    fn values(&self) -> Option<Value> {
        self.get().values()
    }
}

/// The times of an event, nested objects aside.
pub struct Times<T>([Option<T>; 5]);

impl<T> Times<T> {
    fn map(self, date: impl Fn(T) -> Option<OffsetDateTime>) -> Option<Dates> {
        let mut dates = [None; 5];
        for (place, time) in dates.iter_mut().zip(self.0) {
            *place = match time {
                Some(time) => Some(date(time)?),
                None => None,
            };
        }
        Some(Times(dates))
    }
}

pub type Dates = Times<OffsetDateTime>;

impl Values for Dates {
    fn values(&self) -> Option<Value> {
        Some(
            self.0
                .map(|date| date.map(|date| date.unix_timestamp_nanos().to_string()))
                .to_vec()
                .into(),
        )
    }
}

/// The library, and its own conversion.
#[derive(Default)]
pub struct OwnTimes {
    parser: Parser,
}

impl Peer for OwnTimes {
    type Parsed<'a> = Option<Dates>;

    fn name(&self) -> &'static str {
        "ours, to_offset_date_time"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Dates> {
        let callback = self.parser.parse(body).ok()?;
        Times(times(&callback)).map(|time| time.to_offset_date_time().ok())
    }
}

/// The library, and the conversion of the `time` crate.
#[derive(Default)]
pub struct OtherTimes {
    parser: Parser,
}

impl Peer for OtherTimes {
    type Parsed<'a> = Option<Dates>;

    fn name(&self) -> &'static str {
        "ours, time's RFC 3339"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Dates> {
        let callback = self.parser.parse(body).ok()?;
        Times(times(&callback)).map(|time| OffsetDateTime::parse(time.as_str(), &Rfc3339).ok())
    }
}

/// What most people write, and the conversion of the `time` crate.
pub struct NaiveTimes;

impl Peer for NaiveTimes {
    type Parsed<'a> = Option<Dates>;

    fn name(&self) -> &'static str {
        "serde_json, tagged enum of Strings, time's RFC 3339"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Option<Dates> {
        let callback = NaiveSerdeJson.parse(body).ok()?;
        Times(naive_times(&callback)).map(|time| OffsetDateTime::parse(time, &Rfc3339).ok())
    }
}

/// The library without any conversion.
#[derive(Default)]
pub struct NoTimes {
    parser: Parser,
}

impl Peer for NoTimes {
    type Parsed<'a> = Result<(), Error>;

    fn name(&self) -> &'static str {
        "floor: ours, no time converted"
    }

    fn parse<'a>(&'a mut self, body: &'a mut [u8]) -> Self::Parsed<'a> {
        let callback: Callback<'_> = self.parser.parse(body)?;
        std::hint::black_box(&callback);
        Ok(())
    }
}
