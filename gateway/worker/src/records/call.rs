//! Folds events into the record of a call or conference, and publishes it when that has settled.
//!
//! Both depend on what the bucket and the stream of records have, and not on how often a message
//! was delivered: a worker or a server can fail between any two steps, and then another worker gets
//! the message, for the first time as far as it can know.

use std::time::{Duration, SystemTime};

use async_nats::jetstream::message::StreamMessage;

use super::counts::Counts;
use super::record::{Completed, Value};
use super::values::{Values, key};
use gateway_common::jetstream::Fault;

/// How often a value is read again because another worker replaced it.
const TRIES: usize = 20;

/// Where records of one kind are kept.
pub trait Store<V> {
    /// Folds events into the record of their call or conference, which has this id, and publishes
    /// it if it has settled. Returns the record, too.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse. The events may be folded or not, and have to come
    /// again.
    fn fold(&self, id: &str, events: &V) -> impl Future<Output = Result<(Left, V), Fault>> + Send;
}

/// A bucket, and the stream of those of its records that are complete.
pub struct Records<'w> {
    pub bucket: Values,
    pub ended: Values,
    pub settle: Duration,
    pub counts: &'w Counts,
}

/// The work that is left for a call or conference.
#[derive(Debug, PartialEq)]
pub enum Left {
    Nothing,
    /// A message has to come again after this time, to publish the record.
    Publish(Duration),
}

/// A record and what is left for it, or nothing if another worker was faster.
type Folded<V> = Option<(Left, V)>;

impl<V: Value> Store<V> for Records<'_> {
    async fn fold(&self, id: &str, events: &V) -> Result<(Left, V), Fault> {
        let key = key(id);
        for _ in 0..TRIES {
            if let Some(folded) = self.try_to_fold(&key, events).await? {
                return Ok(folded);
            }
            self.counts.conflict();
        }
        Err("other workers replaced a record each time".into())
    }
}

impl Records<'_> {
    async fn try_to_fold<V: Value>(&self, key: &str, events: &V) -> Result<Folded<V>, Fault> {
        let Some(stored) = self.bucket.get(key).await? else {
            return self.replace(key, 0, events.clone()).await;
        };
        let revision = stored.sequence;
        let Some(record) = record::<V>(&stored) else {
            // What was folded before must not end with what is no record.
            let all = self.with_all_revisions(events, key, revision).await?;
            return self.replace(key, revision, all).await;
        };
        let mut new = record.clone();
        new.fold(events.clone());
        if new != record {
            self.replace(key, revision, new).await
        } else if record.is_ended() {
            self.publish(key, revision, record, stored.time.into())
                .await
        } else {
            Ok(Some((Left::Nothing, record)))
        }
    }

    async fn replace<V: Value>(
        &self,
        key: &str,
        revision: u64,
        record: V,
    ) -> Result<Folded<V>, Fault> {
        let replaced = self
            .bucket
            .replace(key, revision, serde_json::to_vec(&record)?)
            .await?;
        Ok(replaced.map(|_| {
            if record.is_ended() {
                (Left::Publish(self.settle), record)
            } else {
                (Left::Nothing, record)
            }
        }))
    }

    /// Publishes a record that is as it is since `changed`, unless that or a later version is
    /// published, it has not settled, or it is part of another one.
    async fn publish<V: Value>(
        &self,
        key: &str,
        revision: u64,
        record: V,
        changed: SystemTime,
    ) -> Result<Folded<V>, Fault> {
        let (last, version) = self.published::<V>(key).await?;
        if version >= revision {
            return Ok(Some((Left::Nothing, record)));
        }
        if let Some(rest) = rest(self.settle, changed, SystemTime::now()) {
            return Ok(Some((Left::Publish(rest), record)));
        }
        let all = self.with_all_revisions(&record, key, revision).await?;
        if all != record {
            return self.replace(key, revision, all).await;
        }
        if !record.is_whole() && last == 0 {
            return Ok(Some((Left::Nothing, record)));
        }
        let completed = Completed {
            version: revision,
            record: record.clone().row(),
        };
        let published = self
            .ended
            .replace(key, last, serde_json::to_vec(&completed)?)
            .await?;
        Ok(published.map(|_| {
            self.counts.published();
            (Left::Nothing, record)
        }))
    }

    /// Folds all revisions that the bucket has into a record, up to this one, and after the last
    /// that was deleted.
    ///
    /// Usually the last one has everything. But a new leader may have taken two successors of one
    /// revision, of which the last does not have what the other has.
    async fn with_all_revisions<V: Value>(
        &self,
        record: &V,
        key: &str,
        last: u64,
    ) -> Result<V, Fault> {
        let mut all = record.clone();
        for revision in self.bucket.revisions(key, last).await? {
            if is_deleted(&revision) {
                all = record.clone();
            } else if let Some(record) = self::record(&revision) {
                all.fold(record);
            }
        }
        Ok(all)
    }

    /// Returns the number and the version of the record that was published last.
    async fn published<V: Value>(&self, key: &str) -> Result<(u64, u64), Fault> {
        Ok(match self.ended.get(key).await? {
            Some(message) => match serde_json::from_slice::<Completed<V::Row>>(&message.payload) {
                Ok(completed) => (message.sequence, completed.version),
                Err(_) => {
                    tracing::error!(
                        sequence = message.sequence,
                        "a message in the stream of records is no record: it is left out"
                    );
                    (message.sequence, 0)
                }
            },
            None => (0, 0),
        })
    }
}

/// Reads a value of the bucket.
fn record<V: Value>(message: &StreamMessage) -> Option<V> {
    match serde_json::from_slice(&message.payload) {
        Ok(record) => Some(record),
        Err(_) => {
            if !is_deleted(message) {
                tracing::error!(
                    revision = message.sequence,
                    "a value in the bucket is no record: it is left out"
                );
            }
            None
        }
    }
}

/// Whether a client of the bucket has written this to delete a value.
fn is_deleted(message: &StreamMessage) -> bool {
    message.payload.is_empty()
}

/// Returns the rest of the time in which a record has to stay as it is, if there is one. A clock
/// that differs from that of the servers changes it, but it never gets longer than the whole time.
fn rest(settle: Duration, changed: SystemTime, now: SystemTime) -> Option<Duration> {
    let age = now.duration_since(changed).unwrap_or(Duration::ZERO);
    settle.checked_sub(age).filter(|rest| !rest.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_has_settled_after_the_whole_time_and_not_before() {
        let (settle, changed) = (
            Duration::from_secs(10),
            SystemTime::UNIX_EPOCH + Duration::from_secs(100),
        );
        let rest = |milliseconds| {
            rest(
                settle,
                changed,
                SystemTime::UNIX_EPOCH + Duration::from_millis(milliseconds),
            )
        };
        for now in [0, 99_999, 100_000] {
            assert_eq!(rest(now), Some(settle));
        }
        assert_eq!(rest(100_001), Some(Duration::from_millis(9_999)));
        assert_eq!(rest(109_999), Some(Duration::from_millis(1)));
        for now in [110_000, 110_001, 1_000_000] {
            assert_eq!(rest(now), None);
        }
    }
}
