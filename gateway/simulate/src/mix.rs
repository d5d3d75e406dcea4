//! The requests of a flood: the samples of all voice events, shuffled, each with an id and a time
//! of its own.
//!
//! A request is a copy of prepared bytes, in which the id and the time are overwritten, because to
//! serialize an event for each request would take longer than to send it.

use std::time::SystemTime;

use bandwidth_callbacks::voice::samples;
use fastrand::Rng;
use time::OffsetDateTime;

use super::client::Target;

/// How often each sample occurs before the order repeats.
const ROUNDS: usize = 64;

/// The length of the part of an id that is overwritten: its last group.
const ID: usize = 12;

const TIME: usize = "2026-03-09T14:11:04.218Z".len();

pub struct Mix {
    requests: Vec<Request>,
    /// Indices of requests.
    order: Vec<usize>,
    /// Added to the number of a request, so that two runs have different ids.
    first: u64,
}

/// A request with its head.
pub struct Request {
    pub event_type: bandwidth_callbacks::EventType<'static>,
    bytes: Vec<u8>,
    ids: Vec<usize>,
    times: Vec<usize>,
}

impl Mix {
    pub fn new(target: &Target, authorization: Option<&str>, seed: u64) -> Self {
        let requests: Vec<_> = samples::all()
            .iter()
            .map(|sample| {
                Request::new(
                    sample.event_type,
                    target.request("POST", authorization, sample.body),
                )
            })
            .collect();
        let mut rng = Rng::with_seed(seed);
        let mut order = Vec::with_capacity(ROUNDS * requests.len());
        for _ in 0..ROUNDS {
            let mut round: Vec<_> = (0..requests.len()).collect();
            rng.shuffle(&mut round);
            order.extend(round);
        }
        let now = SystemTime::UNIX_EPOCH
            .elapsed()
            .unwrap_or_default()
            .as_secs();
        Self {
            requests,
            order,
            first: now << 28,
        }
    }

    /// Writes the request of this number. Returns what it is.
    pub fn write(&self, number: u64, to: &mut Vec<u8>) -> Option<&Request> {
        let turn = usize::try_from(number).unwrap_or_default() % self.order.len().max(1);
        let request = self.requests.get(*self.order.get(turn)?)?;
        to.clear();
        to.extend_from_slice(&request.bytes);
        let id = format!("{:012x}", (self.first + number) & 0xffff_ffff_ffff);
        let time = now();
        for (places, text) in [(&request.ids, id), (&request.times, time)] {
            for at in places {
                if let Some(place) = to.get_mut(*at..at + text.len()) {
                    place.copy_from_slice(text.as_bytes());
                }
            }
        }
        Some(request)
    }
}

impl Request {
    fn new(event_type: bandwidth_callbacks::EventType<'static>, text: String) -> Self {
        let ids = [
            "c-7f3a10c4-5d2e41b8-93aa-4c06-8f11-",
            "conf-2e9b51d7-c4a0-4f38-b6e5-",
        ];
        let ids = ids.into_iter().flat_map(|id| ends(&text, id, ID)).collect();
        let times = ends(&text, r#""eventTime":""#, TIME).collect();
        Self {
            event_type,
            ids,
            times,
            bytes: text.into_bytes(),
        }
    }
}

/// Returns where so many bytes follow each occurrence of a text.
fn ends(text: &str, of: &str, length: usize) -> impl Iterator<Item = usize> {
    let ends: Vec<_> = text
        .match_indices(of)
        .map(|(at, _)| at + of.len())
        .collect();
    let last = text.len().saturating_sub(length);
    ends.into_iter().filter(move |end| *end <= last)
}

/// The time as the samples have it, with milliseconds.
pub fn now() -> String {
    let now = OffsetDateTime::now_utc();
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        now.year(),
        u8::from(now.month()),
        now.day(),
        now.hour(),
        now.minute(),
        now.second(),
        now.millisecond()
    )
}
