//! What a worker has done, for the log and for Prometheus.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use axum::http::header;
use axum::{Router, routing};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use tokio::net::TcpListener;

#[derive(Default)]
pub struct Counts {
    events: Counter,
    conflicts: Counter,
    records: Counter,
    file_faults: Counter,
    pending: Gauge<u64, AtomicU64>,
}

impl Counts {
    pub fn folded(&self, events: usize) {
        self.events.inc_by(events as u64);
    }

    pub fn conflict(&self) {
        self.conflicts.inc();
    }

    pub fn published(&self) {
        self.records.inc();
    }

    pub fn file_fault(&self) {
        self.file_faults.inc();
    }

    /// Sets how many events no worker has had yet.
    pub fn pending(&self, events: u64) {
        self.pending.set(events);
    }

    pub fn log(&self) {
        let (events, conflicts, records) =
            (self.events.get(), self.conflicts.get(), self.records.get());
        tracing::info!(
            events,
            conflicts,
            records,
            pending = self.pending.get(),
            "so far"
        );
    }

    fn text(&self) -> String {
        let mut registry = Registry::with_prefix("gateway_worker");
        registry.register("events", "Events that are folded", self.events.clone());
        registry.register(
            "conflicts",
            "Records that another worker replaced meanwhile, and that were read again",
            self.conflicts.clone(),
        );
        registry.register(
            "records",
            "Versions of records that are published",
            self.records.clone(),
        );
        registry.register(
            "file_faults",
            "Failed attempts to write the files, one in 5 s; the records stay in JetStream",
            self.file_faults.clone(),
        );
        registry.register(
            "pending",
            "Events that no worker has had yet",
            self.pending.clone(),
        );
        let mut text = String::new();
        // Writing to memory cannot fail.
        let _ = encode(&mut text, &registry);
        text
    }
}

/// Serves `/metrics` and `/health` for as long as the process runs. Returns the address.
///
/// # Errors
///
/// It cannot listen there.
pub async fn serve(address: SocketAddr, counts: Arc<Counts>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    let metrics = async move || {
        (
            [(
                header::CONTENT_TYPE,
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
            )],
            counts.text(),
        )
    };
    let router = Router::new()
        .route("/metrics", routing::get(metrics))
        .route("/health", routing::get(async || "alive\n"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}
