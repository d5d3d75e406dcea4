//! Work that goes on until it succeeds, whatever fails meanwhile.

use std::fmt::Display;
use std::mem;
use std::time::Duration;

use tokio::time::sleep;

/// Before the next try.
pub const PAUSE: Duration = Duration::from_millis(500);

/// The tries of one work, and whether the log has the fault of the latest ones:
/// `while let Err(fault) = work(&mut retry).await { retry.pause(&fault).await }`.
pub struct Retry {
    consequence: &'static str,
    is_logged: bool,
}

impl Retry {
    /// Takes what the log says of a fault's consequence.
    #[must_use]
    pub const fn new(consequence: &'static str) -> Self {
        Self {
            consequence,
            is_logged: false,
        }
    }

    /// Waits until the next try. Logs the fault if it is the first since the work succeeded.
    pub async fn pause(&mut self, fault: &impl Display) {
        if !mem::replace(&mut self.is_logged, true) {
            tracing::warn!(%fault, "{}", self.consequence);
        }
        sleep(PAUSE).await;
    }

    /// Takes note that the work succeeds. Returns whether the log has a fault, so that it should
    /// have the end of the fault too.
    pub fn succeeds(&mut self) -> bool {
        mem::take(&mut self.is_logged)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use tokio::time::Instant;
    use tracing_subscriber::fmt;

    use super::*;

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn faults_are_logged_once_until_the_work_succeeds_and_each_waits() {
        let log = Log::default();
        let copy = log.clone();
        let lines = fmt().with_ansi(false).with_writer(move || copy.clone());
        let _guard = tracing::subscriber::set_default(lines.finish());
        let begin = Instant::now();
        let mut retry = Retry::new("the work waits");
        assert!(!retry.succeeds());
        retry.pause(&"one").await;
        retry.pause(&"more").await;
        assert!(retry.succeeds());
        assert!(!retry.succeeds());
        retry.pause(&"one").await;
        assert_eq!(begin.elapsed(), 3 * PAUSE);
        let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert_eq!(log.matches("the work waits fault=one").count(), 2, "{log}");
        assert_eq!(log.lines().count(), 2, "{log}");
    }
}
