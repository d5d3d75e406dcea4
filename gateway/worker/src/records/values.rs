//! Streams that have a value for each key, and the compare-and-set that replaces a value.

use std::fmt::Write;
use std::time::Duration;

use async_nats::jetstream::Context;
use async_nats::jetstream::context::PublishErrorKind;
use async_nats::jetstream::message::{PublishMessage, StreamMessage};
use async_nats::jetstream::stream::{
    self, DiscardPolicy, LastRawMessageErrorKind, RawMessageErrorKind,
};

use gateway_common::jetstream::{self, DUPLICATES, Fault};

/// For how long a bucket recognizes a message id: as long as one that the command line of NATS
/// makes.
const BUCKET_DUPLICATES: Duration = Duration::from_secs(2 * 60);

/// The revisions that a bucket keeps of each value: the most that the clients of NATS know.
const REVISIONS: i64 = 64;

pub struct Values {
    pub stream: stream::Stream,
    context: Context,
    prefix: &'static str,
}

impl Values {
    /// Returns the bucket of the records of calls, `calls`. Makes it if it is missing, with this
    /// number of copies.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse, or the stream would lose records.
    pub async fn bucket(context: &Context, replicas: usize) -> Result<Self, Fault> {
        Self::open_bucket(context, replicas, "calls", "$KV.calls.").await
    }

    /// As [`bucket`](Self::bucket), of the records of conferences.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse, or the stream would lose records.
    pub async fn conferences(context: &Context, replicas: usize) -> Result<Self, Fault> {
        Self::open_bucket(context, replicas, "conferences", "$KV.conferences.").await
    }

    /// It is a stream with the settings of a bucket, which every client can use as one. The
    /// client's own call for buckets does not understand the servers of release 2.9.
    async fn open_bucket(
        context: &Context,
        replicas: usize,
        name: &str,
        prefix: &'static str,
    ) -> Result<Self, Fault> {
        let config = stream::Config {
            name: format!("KV_{name}"),
            subjects: vec![format!("{prefix}>")],
            max_messages_per_subject: REVISIONS,
            discard: DiscardPolicy::New,
            allow_rollup: true,
            deny_delete: true,
            allow_direct: true,
            num_replicas: replicas,
            duplicate_window: BUCKET_DUPLICATES,
            ..stream::Config::default()
        };
        Self::open(context, config, prefix).await
    }

    /// Returns the stream of the records of ended calls, `BANDWIDTH_CALLS`. Makes it if it is
    /// missing, with this number of copies.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse, or the stream would lose records.
    pub async fn ended(context: &Context, replicas: usize) -> Result<Self, Fault> {
        Self::open_stream(context, replicas, "BANDWIDTH_CALLS", "bandwidth-calls.").await
    }

    /// As [`ended`](Self::ended), of conferences, `BANDWIDTH_CONFERENCES`.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse, or the stream would lose records.
    pub async fn completed(context: &Context, replicas: usize) -> Result<Self, Fault> {
        let (name, prefix) = ("BANDWIDTH_CONFERENCES", "bandwidth-conferences.");
        Self::open_stream(context, replicas, name, prefix).await
    }

    async fn open_stream(
        context: &Context,
        replicas: usize,
        name: &str,
        prefix: &'static str,
    ) -> Result<Self, Fault> {
        let config = stream::Config {
            name: name.into(),
            subjects: vec![format!("{prefix}>")],
            deny_delete: true,
            num_replicas: replicas,
            duplicate_window: DUPLICATES,
            ..stream::Config::default()
        };
        Self::open(context, config, prefix).await
    }

    async fn open(
        context: &Context,
        config: stream::Config,
        prefix: &'static str,
    ) -> Result<Self, Fault> {
        Ok(Self {
            stream: jetstream::open(context, config, true).await?,
            context: context.clone(),
            prefix,
        })
    }

    /// Returns the value of a key, whose sequence number is its revision. Asks the leader. Before
    /// release 2.11, a new one can answer with an old value, or with none, while it still
    /// applies its log.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse.
    pub async fn get(&self, key: &str) -> Result<Option<StreamMessage>, Fault> {
        match self
            .stream
            .get_last_raw_message_by_subject(&self.subject(key))
            .await
        {
            Ok(message) => Ok(Some(message)),
            Err(error) if error.kind() == LastRawMessageErrorKind::NoMessageFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Returns the revisions of a value that are kept, up to this one, in order.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse.
    pub async fn revisions(&self, key: &str, last: u64) -> Result<Vec<StreamMessage>, Fault> {
        let subject = self.subject(key);
        let mut revisions = Vec::new();
        let mut next = 1;
        while next <= last {
            match self
                .stream
                .get_first_raw_message_by_subject(&subject, next)
                .await
            {
                Ok(message) if message.sequence <= last => {
                    next = message.sequence + 1;
                    revisions.push(message);
                }
                Ok(_) => break,
                Err(error) if error.kind() == RawMessageErrorKind::NoMessageFound => break,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(revisions)
    }

    /// Returns the value of a sequence number, nothing if it is gone, or if the leader has not
    /// applied its log yet.
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse.
    pub async fn at(&self, sequence: u64) -> Result<Option<StreamMessage>, Fault> {
        match self.stream.get_raw_message(sequence).await {
            Ok(message) => Ok(Some(message)),
            Err(error) if error.kind() == RawMessageErrorKind::NoMessageFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Replaces the value of this revision, 0 if there is none. Returns the new revision, or
    /// nothing if the value was replaced meanwhile. Before release 2.11, a new leader can take
    /// two successors of one value: both are among the [`revisions`](Self::revisions).
    ///
    /// # Errors
    ///
    /// The servers do not answer, or refuse. The value may be replaced or not.
    pub async fn replace(
        &self,
        key: &str,
        revision: u64,
        value: Vec<u8>,
    ) -> Result<Option<u64>, Fault> {
        let message = PublishMessage::build()
            .payload(value.into())
            // Of two successors of one value, which have one id, most servers drop the second.
            .message_id(format!("{key}/{revision}"))
            .expected_last_subject_sequence(revision);
        let outcome = match self.context.send_publish(self.subject(key), message).await {
            Ok(acknowledgement) => acknowledgement.await,
            Err(error) => Err(error),
        };
        match outcome {
            Ok(outcome) if outcome.duplicate => Ok(None),
            Ok(outcome) => Ok(Some(outcome.sequence)),
            Err(error) if error.kind() == PublishErrorKind::WrongLastSequence => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn subject(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }
}

/// A text as a key: one token of a subject, in which the sender can choose no other key. An id of
/// Bandwidth stays as it is. This is no question of what may show, as `is_token` answers it: any
/// text has a key of its own.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            key.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(key, "={byte:02x}");
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_tokens_and_differ_as_the_texts_do() {
        assert_eq!(key("c-95ac8d6e_1a2B"), "c-95ac8d6e_1a2B");
        assert_eq!(key("a.>* \r\n=é/"), "a=2e=3e=2a=20=0d=0a=3d=c3=a9=2f");
        assert_ne!(key("a."), key("a=2e"));
    }
}
