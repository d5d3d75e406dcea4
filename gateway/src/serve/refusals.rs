//! What is refused: counted by kind, for the metrics and the page, and logged.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bandwidth_callbacks::http::Rejection;

use crate::metrics::Metrics;
use crate::page::Page;

/// How often a kind is logged.
const INTERVAL: Duration = Duration::from_secs(1);

pub struct Refusals {
    metrics: Arc<Metrics>,
    page: Arc<Page>,
    /// When a kind was logged, and how often it came since. The kinds are labels of this program,
    /// so there are not many.
    logged: Mutex<BTreeMap<&'static str, (Instant, u64)>>,
}

impl Refusals {
    pub fn new(metrics: Arc<Metrics>, page: Arc<Page>) -> Self {
        Self {
            metrics,
            page,
            logged: Mutex::default(),
        }
    }

    /// Counts a refusal. The reason must not have anything of the sender in it.
    pub fn count(
        &self,
        route: &'static str,
        event_type: Option<&'static str>,
        kind: &'static str,
        reason: impl Display,
    ) {
        self.metrics.request(route, event_type, kind);
        self.page.error(kind);
        // Bandwidth sends credentials only after it was asked for them.
        if kind == Rejection::NoCredentials.label() {
            return;
        }
        if let Some(more) = self.is_due(kind, Instant::now()) {
            tracing::warn!(route, kind, %reason, more, "refused");
        }
    }

    /// Whether a kind may be logged now: then how often it came since the last time.
    fn is_due(&self, kind: &'static str, now: Instant) -> Option<u64> {
        let mut logged = self.logged.lock().unwrap_or_else(PoisonError::into_inner);
        match logged.get_mut(kind) {
            Some((at, more)) if now.saturating_duration_since(*at) < INTERVAL => {
                *more += 1;
                None
            }
            Some(last) => Some(std::mem::replace(last, (now, 0)).1),
            None => {
                logged.insert(kind, (now, 0));
                Some(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::tempdir;

    use super::*;
    use crate::journal::{Fsync, Journal};
    use crate::page::Access;

    #[test]
    fn a_kind_is_logged_once_a_second_with_the_number_of_the_others() {
        let folder = tempdir().unwrap();
        let (journal, _writer) = Journal::open(folder.path(), Fsync::Never, 1 << 20, 1).unwrap();
        let page = Page::new(Access::Anyone, false, Arc::new(journal), None);
        let refusals = Refusals::new(Arc::default(), Arc::new(page));
        let begin = Instant::now();
        let is_due = |kind, ms| refusals.is_due(kind, begin + Duration::from_millis(ms));
        assert_eq!(is_due("syntax", 0), Some(0));
        for ms in [0, 500, 999] {
            assert_eq!(is_due("syntax", ms), None);
        }
        assert_eq!(is_due("tls", 500), Some(0));
        assert_eq!(is_due("syntax", 1000), Some(3));
        assert_eq!(is_due("syntax", 1999), None);
        assert_eq!(is_due("syntax", 5000), Some(1));
        assert_eq!(is_due("syntax", 6000), Some(0));
    }
}
