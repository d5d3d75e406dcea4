//! Work that may take forever, such as asking a disk that does not answer: on a thread of its own,
//! and with a time limit for who waits.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::timeout;

/// Work whose result is asked for again and again. At most one thread does it, however many ask and
/// however long it takes.
pub struct Slow<T> {
    limit: Duration,
    work: Arc<dyn Fn() -> T + Send + Sync>,
    /// Work for which nobody waits any more.
    left: Mutex<Option<JoinHandle<T>>>,
}

impl<T: Send + 'static> Slow<T> {
    /// Work for which who asks waits no longer than this.
    pub fn new(limit: Duration, work: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self {
            limit,
            work: Arc::new(work),
            left: Mutex::new(None),
        }
    }

    /// Does the work. Returns its result; nothing if that takes longer than the limit, or if the
    /// work panics.
    pub async fn result(&self) -> Option<T> {
        let result = async {
            let mut running = self.left.lock().await;
            if let Some(earlier) = running.as_mut() {
                // What it finds is as old as the question.
                let _ = earlier.await;
            }
            let work = self.work.clone();
            let result = running.insert(spawn_blocking(move || work())).await;
            *running = None;
            result.ok()
        };
        timeout(self.limit, result).await.ok().flatten()
    }
}

impl<T> fmt::Debug for Slow<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Slow")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    use std::sync::mpsc;

    use futures_util::future::join_all;
    use tokio::time::Instant;

    use super::*;

    /// The runtime has one thread, which the work must not take.
    #[tokio::test]
    async fn who_asks_waits_no_longer_than_the_limit_and_one_thread_works() {
        const LIMIT: Duration = Duration::from_millis(200);
        let (release, released) = mpsc::channel();
        let released = Mutex::new(released);
        let begun = Arc::new(AtomicUsize::new(0));
        let slow = Slow::new(LIMIT, {
            let begun = begun.clone();
            move || {
                let number = begun.fetch_add(1, Relaxed);
                released.lock().unwrap().recv().unwrap();
                number
            }
        });
        let begin = Instant::now();
        let asked = join_all((0..20).map(|_| slow.result())).await;
        assert_eq!(asked, [None; 20]);
        assert!(begin.elapsed() < 4 * LIMIT, "{:?}", begin.elapsed());
        assert_eq!(begun.load(Relaxed), 1);
        // The result of the first is not given to who asks later.
        (0..3).for_each(|_| release.send(()).unwrap());
        assert_eq!(slow.result().await, Some(1));
        assert_eq!(slow.result().await, Some(2));
    }

    #[tokio::test]
    async fn work_that_panics_has_no_result() {
        let slow = Slow::new(Duration::from_secs(10), || {
            panic!("as if the work had a fault")
        });
        for _ in 0..2 {
            assert_eq!(slow.result().await, None::<()>);
        }
    }
}
