//! The metrics at `/metrics`, in the format of Prometheus.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use bandwidth_callbacks::http::Rejection;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeMetric, MetricEncoder};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    parsing: Histogram,
    unknown_fields: Counter,
    queue: Gauge,
    backlog: Bytes,
    forwarded: Counter,
    forwarded_again: Counter,
    parked: Counter,
    lost: Counter,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Request {
    route: &'static str,
    /// A known type, `unknown`, or nothing if there was no event.
    event_type: &'static str,
    outcome: &'static str,
}

/// Returns what a refused request is counted by.
pub fn kind_of(rejection: Rejection) -> &'static str {
    match rejection {
        Rejection::Invalid(error) => error.kind().label(),
        rejection => rejection.label(),
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let metrics = Self {
            registry: Registry::with_prefix("gateway"),
            requests: Family::default(),
            // From 250 ns to 2 ms.
            parsing: Histogram::new(exponential_buckets(250e-9, 2.0, 14)),
            unknown_fields: Counter::default(),
            queue: Gauge::default(),
            backlog: Bytes::default(),
            forwarded: Counter::default(),
            forwarded_again: Counter::default(),
            parked: Counter::default(),
            lost: Counter::default(),
        };
        metrics.registered()
    }
}

impl Metrics {
    fn registered(mut self) -> Self {
        let registry = &mut self.registry;
        registry.register(
            "requests",
            "Webhooks by route, type and outcome",
            self.requests.clone(),
        );
        registry.register_with_unit(
            "parsing",
            "Time from a whole body to its event",
            Unit::Seconds,
            self.parsing.clone(),
        );
        registry.register(
            "unknown_fields",
            "Fields that the library does not know",
            self.unknown_fields.clone(),
        );
        registry.register(
            "journal_queue",
            "Requests that wait for the journal",
            self.queue.clone(),
        );
        registry.register_with_unit(
            "backlog",
            "The part of the journal that the sink has not acknowledged",
            Unit::Bytes,
            self.backlog.clone(),
        );
        registry.register(
            "forwarded",
            "Events that the sink has acknowledged",
            self.forwarded.clone(),
        );
        registry.register(
            "forwarded_again",
            "Forwarded events that the sink had already",
            self.forwarded_again.clone(),
        );
        registry.register(
            "parked",
            "Events that the sink can never take, and that are in the journal only",
            self.parked.clone(),
        );
        registry.register_with_unit(
            "lost",
            "What was removed from the journal before it was forwarded",
            Unit::Bytes,
            self.lost.clone(),
        );
        self
    }

    pub fn forwarded(&self, again: bool) {
        self.forwarded.inc();
        self.forwarded_again.inc_by(u64::from(again));
    }

    pub fn parked(&self) {
        self.parked.inc();
    }

    pub fn lost(&self, bytes: u64) {
        self.lost.inc_by(bytes);
    }

    pub fn request(
        &self,
        route: &'static str,
        event_type: Option<&'static str>,
        outcome: &'static str,
    ) {
        let event_type = event_type.unwrap_or_default();
        self.requests
            .get_or_create(&Request {
                route,
                event_type,
                outcome,
            })
            .inc();
    }

    pub fn parsed(&self, time: Duration, unknown_fields: usize) {
        self.parsing.observe(time.as_secs_f64());
        self.unknown_fields.inc_by(unknown_fields as u64);
    }

    /// Returns the text at `/metrics`. A backlog that is not known is not a number there.
    pub fn text(&self, queue: usize, backlog: Option<u64>) -> String {
        self.queue.set(i64::try_from(queue).unwrap_or(i64::MAX));
        self.backlog.0.store(backlog.unwrap_or(UNKNOWN), Relaxed);
        let mut text = String::new();
        // Writing to memory cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// No length of a file.
const UNKNOWN: u64 = u64::MAX;

/// A gauge whose value may be unknown: 0 would say that nothing waits.
#[derive(Clone, Debug, Default)]
struct Bytes(Arc<AtomicU64>);

impl EncodeMetric for Bytes {
    fn encode(&self, mut encoder: MetricEncoder<'_>) -> fmt::Result {
        match self.0.load(Relaxed) {
            UNKNOWN => encoder.encode_gauge(&f64::NAN),
            bytes => encoder.encode_gauge(&bytes),
        }
    }

    fn metric_type(&self) -> MetricType {
        MetricType::Gauge
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backlog_that_is_not_known_is_no_number() {
        let metrics = Metrics::default();
        for (backlog, expected) in [
            (Some(0), "0"),
            (Some(1 << 40), "1099511627776"),
            (None, "NaN"),
            (Some(1), "1"),
        ] {
            let text = metrics.text(0, backlog);
            let line = format!("gateway_backlog_bytes {expected}");
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
