//! A limit of work a second that lets short bursts pass.

use std::time::{Duration, Instant};

/// The amount that may be taken at once, and the amount that comes back in a second.
pub struct Allowance {
    most: u32,
    a_second: u32,
    /// When all of it was there, or will be.
    full_at: Instant,
}

impl Allowance {
    /// At first there is less than the most: who comes again all the time gets no more than who
    /// stays.
    pub fn new(first: u32, most: u32, a_second: u32, now: Instant) -> Self {
        let mut allowance = Self {
            most,
            a_second,
            full_at: now,
        };
        allowance.take(most.saturating_sub(first), now);
        allowance
    }

    /// Takes some, even if less is left.
    pub fn take(&mut self, count: u32, now: Instant) {
        self.full_at = self.full_at.max(now) + self.time_for(count);
    }

    /// Returns how long it takes until this much is left.
    pub fn time_until(&self, count: u32, now: Instant) -> Duration {
        let missing = self.full_at.saturating_duration_since(now) + self.time_for(count);
        missing.saturating_sub(self.time_for(self.most))
    }

    fn time_for(&self, count: u32) -> Duration {
        Duration::from_secs(1) * count / self.a_second
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_so_much_a_second() {
        let begin = Instant::now();
        let at = |ms| begin + Duration::from_millis(ms);
        let mut allowance = Allowance::new(10, 10, 4, begin);
        assert_eq!(allowance.time_until(10, at(0)), Duration::ZERO);
        assert_eq!(allowance.time_until(11, at(0)), Duration::from_millis(250));
        // No more is saved than at most may be taken.
        assert_eq!(
            allowance.time_until(11, at(60_000)),
            Duration::from_millis(250)
        );
        allowance.take(10, at(60_000));
        assert_eq!(
            allowance.time_until(1, at(60_000)),
            Duration::from_millis(250)
        );
        assert_eq!(
            allowance.time_until(1, at(60_249)),
            Duration::from_millis(1)
        );
        assert_eq!(allowance.time_until(1, at(60_250)), Duration::ZERO);
        // More than is left: it is missing afterwards.
        allowance.take(3, at(60_250));
        assert_eq!(
            allowance.time_until(1, at(60_250)),
            Duration::from_millis(750)
        );
        assert_eq!(allowance.time_until(4, at(61_750)), Duration::ZERO);
        assert_eq!(
            allowance.time_until(5, at(61_750)),
            Duration::from_millis(250)
        );
    }

    #[test]
    fn less_is_there_at_first() {
        let begin = Instant::now();
        let allowance = Allowance::new(2, 10, 4, begin);
        assert_eq!(allowance.time_until(2, begin), Duration::ZERO);
        assert_eq!(allowance.time_until(3, begin), Duration::from_millis(250));
        assert_eq!(
            allowance.time_until(10, begin + Duration::from_secs(2)),
            Duration::ZERO
        );
        assert_eq!(
            allowance.time_until(11, begin + Duration::from_secs(60)),
            Duration::from_millis(250)
        );
    }
}
