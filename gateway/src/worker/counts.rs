//! What a worker has done.

use std::sync::atomic::{AtomicU64, Ordering};

#[derive(Default)]
pub struct Counts {
    events: AtomicU64,
    conflicts: AtomicU64,
    records: AtomicU64,
    pending: AtomicU64,
}

impl Counts {
    pub fn folded(&self, events: usize) {
        self.events.fetch_add(events as u64, Ordering::Relaxed);
    }

    pub fn conflict(&self) {
        self.conflicts.fetch_add(1, Ordering::Relaxed);
    }

    pub fn published(&self) {
        self.records.fetch_add(1, Ordering::Relaxed);
    }

    /// Sets how many events no worker has had yet.
    pub fn pending(&self, events: u64) {
        self.pending.store(events, Ordering::Relaxed);
    }

    pub fn log(&self) {
        let [events, conflicts, records, pending] =
            [&self.events, &self.conflicts, &self.records, &self.pending].map(|count| count.load(Ordering::Relaxed));
        tracing::info!(events, conflicts, records, pending, "so far");
    }
}
