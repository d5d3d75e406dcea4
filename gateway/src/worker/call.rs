//! Folds events into the record of a call, and publishes it when the call has settled.
//!
//! Both depend on what the bucket and the stream of records have, and not on how often a message was delivered: a worker or a server can fail
//! between any two steps, and then another worker gets the message, for the first time as far as it can know.

use std::time::{Duration, SystemTime};

use super::counts::Counts;
use super::record::{Completed, Record};
use crate::jetstream::Fault;
use crate::jetstream::values::Values;

/// How often a value is read again because another worker replaced it.
const TRIES: usize = 20;

pub struct Calls<'w> {
    pub bucket: Values,
    pub ended: Values,
    pub settle: Duration,
    pub counts: &'w Counts,
}

/// What is left to do for a call.
#[derive(Debug, PartialEq)]
pub enum Left {
    Nothing,
    /// A message has to come again after this time, to publish the record.
    Publish(Duration),
}

impl Calls<'_> {
    /// Folds events into the record of their call, which has this key.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse. The events may be folded or not, and have to come again.
    pub async fn fold(&self, key: &str, events: &Record) -> Result<Left, Fault> {
        for _ in 0..TRIES {
            let stored = self.bucket.get(key).await?;
            let revision = stored.as_ref().map_or(0, |message| message.sequence);
            let old: Option<Record> = stored.as_ref().and_then(|message| serde_json::from_slice(&message.payload).ok());
            let mut record = old.clone().unwrap_or_else(|| events.clone());
            record.fold(events.clone());
            match stored {
                Some(message) if old.as_ref() == Some(&record) => {
                    if !record.is_ended() {
                        return Ok(Left::Nothing);
                    }
                    let completed = Completed { version: revision, record };
                    return self.publish(key, &completed, message.time.into()).await;
                }
                _ => {}
            }
            if self.bucket.replace(key, revision, serde_json::to_vec(&record)?).await?.is_some() {
                return Ok(if record.is_ended() {
                    Left::Publish(self.settle)
                } else {
                    Left::Nothing
                });
            }
            self.counts.conflict();
        }
        Err("other workers replaced a record each time".into())
    }

    /// Publishes a version of a record that is as it is since `changed`, unless it or a later one is published, or the call has not settled.
    async fn publish(&self, key: &str, completed: &Completed, changed: SystemTime) -> Result<Left, Fault> {
        for _ in 0..TRIES {
            let (last, version) = match self.ended.get(key).await? {
                Some(message) => {
                    let published: Option<Completed> = serde_json::from_slice(&message.payload).ok();
                    (message.sequence, published.map_or(0, |published| published.version))
                }
                None => (0, 0),
            };
            if version >= completed.version {
                return Ok(Left::Nothing);
            }
            if let Some(rest) = rest(self.settle, changed, SystemTime::now()) {
                return Ok(Left::Publish(rest));
            }
            if self.ended.replace(key, last, serde_json::to_vec(completed)?).await?.is_some() {
                self.counts.published();
                return Ok(Left::Nothing);
            }
        }
        Err("other workers published a record each time".into())
    }
}

/// Returns the rest of the time in which a record has to stay as it is, if there is one. A clock that differs from that of the servers changes it,
/// but it never gets longer than the whole time.
fn rest(settle: Duration, changed: SystemTime, now: SystemTime) -> Option<Duration> {
    let age = now.duration_since(changed).unwrap_or(Duration::ZERO);
    settle.checked_sub(age).filter(|rest| !rest.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_has_settled_after_the_whole_time_and_not_before() {
        let (settle, changed) = (Duration::from_secs(10), SystemTime::UNIX_EPOCH + Duration::from_secs(100));
        let rest = |milliseconds| rest(settle, changed, SystemTime::UNIX_EPOCH + Duration::from_millis(milliseconds));
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
