//! Compares the settings of a stream or a consumer that exists with those that are needed.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_nats::jetstream::consumer::{AckPolicy, DeliverPolicy, pull};
use async_nats::jetstream::stream::{
    Config, DiscardPolicy, PersistenceMode, RetentionPolicy, StorageType,
};

use super::Fault;

/// An age limit below this is taken for a mistake: a worker that is down for a night would miss
/// events.
const LEAST_AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// A setting that differs, and what it means.
#[derive(Debug)]
struct Difference {
    text: String,
    /// Whether what was acknowledged could be lost.
    loses: bool,
}

fn loses(text: impl Into<String>) -> Difference {
    Difference {
        text: text.into(),
        loses: true,
    }
}

fn warns(text: impl Into<String>) -> Difference {
    Difference {
        text: text.into(),
        loses: false,
    }
}

/// Logs how a stream differs from what is needed. A subject can be the key of a value.
///
/// # Errors
///
/// What was acknowledged could be lost in it.
pub fn check_stream(needed: &Config, found: &Config, is_key: bool) -> Result<(), Fault> {
    report(
        &format!("stream {}", found.name),
        stream(needed, found, is_key),
    )
}

/// Logs how a consumer differs from what is needed.
///
/// # Errors
///
/// It could leave events out.
pub fn check_consumer(
    name: &str,
    needed: &pull::Config,
    found: &pull::Config,
) -> Result<(), Fault> {
    report(&format!("consumer {name}"), consumer(needed, found))
}

/// Logs each difference once, however often it is found, because each new connection looks for
/// them.
fn report(name: &str, differences: Vec<Difference>) -> Result<(), Fault> {
    static LOGGED: Mutex<Option<HashMap<String, Vec<String>>>> = Mutex::new(None);

    let texts: Vec<_> = differences
        .iter()
        .map(|difference| difference.text.clone())
        .collect();
    let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    let old = logged
        .get_or_insert_default()
        .insert(name.to_owned(), texts)
        .unwrap_or_default();
    let mut refused = None;
    for Difference { text, loses } in differences {
        let is_new = !old.contains(&text);
        if loses {
            if is_new {
                tracing::error!(
                    "the {name} is refused, because it would lose what was acknowledged: {text}"
                );
            }
            refused.get_or_insert_with(|| format!("the {name} is refused: {text}"));
        } else if is_new {
            tracing::warn!("the {name} is not as the gateway makes it: {text}");
        }
    }
    refused.map_or(Ok(()), |text| Err(text.into()))
}

fn stream(needed: &Config, found: &Config, is_key: bool) -> Vec<Difference> {
    let mut differences = subjects(needed, found);
    let mut add = |difference| differences.push(difference);
    match found.retention {
        RetentionPolicy::Limits => {}
        RetentionPolicy::Interest | RetentionPolicy::WorkQueue => {
            add(loses(
                "its retention is not `limits`: it removes messages that were acknowledged or that nobody waits for",
            ));
        }
    }
    match found.storage {
        StorageType::File => {}
        StorageType::Memory => add(loses(
            "its storage is `memory`: what it has is lost when the servers start again",
        )),
    }
    if found.persist_mode == Some(PersistenceMode::Async) {
        add(loses(
            "its persist_mode is `async`: it acknowledges messages before it has written them",
        ));
    }
    if found.mirror.is_some() {
        add(loses("it is a mirror: it takes no messages"));
    }
    if found.sealed {
        add(loses("it is sealed: it takes no messages"));
    }
    if found.no_ack {
        add(loses(
            "it has no_ack: it acknowledges no message, so that none counts as stored",
        ));
    }
    for (name, limit) in [
        ("max_msgs", found.max_messages),
        ("max_bytes", found.max_bytes),
    ] {
        match found.discard {
            _ if limit <= 0 => {}
            DiscardPolicy::Old => add(loses(format!(
                "it has {name}={limit}: when it is full, it removes the oldest messages, whether they were folded or not. With the discard policy \
                 `new` it would refuse more, and the journal would keep them"
            ))),
            DiscardPolicy::New => add(warns(format!(
                "it has {name}={limit}: when it is full, it refuses more, which wait where they are"
            ))),
        }
    }
    if let Some(difference) = per_subject(needed, found, is_key) {
        add(difference);
    }
    if !found.max_age.is_zero() {
        let age = format!(
            "it has max_age={} s: it removes older messages, whether they were folded or not",
            found.max_age.as_secs_f64()
        );
        add(if found.max_age < LEAST_AGE {
            loses(age + ". It needs a day or more")
        } else {
            warns(age)
        });
    }
    if found.max_message_size > 0 {
        add(warns(format!(
            "it has max_msg_size={}: what is longer does not get into it",
            found.max_message_size
        )));
    }
    if found.num_replicas < needed.num_replicas {
        add(warns(format!(
            "it has num_replicas={} and not {}: what it has is lost with fewer servers",
            found.num_replicas, needed.num_replicas
        )));
    }
    if found.duplicate_window < needed.duplicate_window {
        add(warns(format!(
            "it has duplicate_window={} s and not {} s: what comes again after that is doubled",
            found.duplicate_window.as_secs_f64(),
            needed.duplicate_window.as_secs_f64()
        )));
    }
    differences
}

fn subjects(needed: &Config, found: &Config) -> Vec<Difference> {
    let mut differences = Vec::new();
    for subject in &needed.subjects {
        if found.subjects.iter().any(|filter| covers(filter, subject)) {
            continue;
        }
        let text = format!(
            "it has the subjects {} and not {subject}",
            found.subjects.join(", ")
        );
        differences.push(
            if found
                .subjects
                .iter()
                .any(|filter| overlaps(filter, subject))
            {
                warns(text + ": messages with others do not get into it")
            } else {
                loses(text + ": no message gets into it")
            },
        );
    }
    differences
}

/// Compares the number of messages that are kept of each subject. If it is a key, the last message
/// has what the others had.
fn per_subject(needed: &Config, found: &Config, is_key: bool) -> Option<Difference> {
    let (needed, limit) = (
        needed.max_messages_per_subject,
        found.max_messages_per_subject,
    );
    if limit <= 0 {
        return None;
    }
    let text = format!("it has max_msgs_per_subject={limit}: of each subject it");
    if found.discard_new_per_subject {
        Some(loses(text + " refuses more"))
    } else if !is_key {
        Some(loses(text + " removes the oldest of more"))
    } else if needed <= 0 || limit < needed {
        Some(warns(text + " keeps the last only"))
    } else {
        None
    }
}

/// Whether a filter takes all messages of another filter, or of a subject.
pub fn covers(filter: &str, other: &str) -> bool {
    let mut tokens = other.split('.');
    for filter in filter.split('.') {
        match (filter, tokens.next()) {
            (">", Some(_)) => return true,
            ("*", Some(token)) if token != ">" => {}
            (filter, Some(token)) if filter == token => {}
            _ => return false,
        }
    }
    tokens.next().is_none()
}

/// Whether there are messages that both filters take.
fn overlaps(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.split('.'), other.split('.'));
    loop {
        match (one.next(), other.next()) {
            (Some(">"), Some(_)) | (Some(_), Some(">")) | (None, None) => return true,
            (Some(one), Some(other)) if one == other || one == "*" || other == "*" => {}
            _ => return false,
        }
    }
}

fn consumer(needed: &pull::Config, found: &pull::Config) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut add = |difference| differences.push(difference);
    if found.filter_subject != needed.filter_subject {
        add(loses(format!(
            "its filter is not {}: other events are not folded",
            needed.filter_subject
        )));
    }
    match found.ack_policy {
        AckPolicy::Explicit => {}
        _ => add(loses(
            "its ack_policy is not `explicit`: events count as folded before they are",
        )),
    }
    if found.max_deliver > 0 {
        add(loses(format!(
            "it has max_deliver={}: an event that was delivered as often is given up",
            found.max_deliver
        )));
    }
    if found.headers_only {
        add(loses("it has headers_only: it does not deliver events"));
    }
    match found.deliver_policy {
        DeliverPolicy::All => {}
        _ => add(warns(
            "its deliver_policy is not `all`: it has left out the events before it was made",
        )),
    }
    if found.max_ack_pending > 0 && found.max_ack_pending < needed.max_ack_pending {
        add(warns(format!(
            "it has max_ack_pending={} and not {}: fewer calls can wait for late events",
            found.max_ack_pending, needed.max_ack_pending
        )));
    }
    differences
}

#[cfg(test)]
mod tests {
    use async_nats::jetstream::stream::Source;

    use super::*;

    fn needed() -> Config {
        Config {
            name: "BANDWIDTH".into(),
            subjects: vec!["bandwidth.>".into()],
            num_replicas: 3,
            duplicate_window: Duration::from_secs(3600),
            ..Config::default()
        }
    }

    /// A part of the text of a difference, whether it is refused, and what makes it.
    type Change = (&'static str, bool, fn(&mut Config));

    /// The differences of a stream, and whether each is refused.
    fn differences(change: impl FnOnce(&mut Config)) -> Vec<(bool, String)> {
        let mut found = needed();
        change(&mut found);
        let differences = stream(&needed(), &found, false);
        differences
            .into_iter()
            .map(|difference| (difference.loses, difference.text))
            .collect()
    }

    #[test]
    fn a_stream_that_would_lose_messages_is_refused() {
        assert_eq!(differences(|_| {}), []);
        // As the servers report what is not limited.
        let unlimited = |found: &mut Config| {
            (
                found.max_messages,
                found.max_bytes,
                found.max_messages_per_subject,
                found.max_message_size,
            ) = (-1, -1, -1, -1);
        };
        assert_eq!(differences(unlimited), []);
        let more = |found: &mut Config| {
            (found.num_replicas, found.duplicate_window) = (5, Duration::from_secs(7200));
            found.subjects = vec!["other".into(), ">".into()];
        };
        assert_eq!(differences(more), []);

        let changes: [Change; 23] = [
            ("retention", true, |found| {
                found.retention = RetentionPolicy::Interest
            }),
            ("retention", true, |found| {
                found.retention = RetentionPolicy::WorkQueue
            }),
            ("memory", true, |found| found.storage = StorageType::Memory),
            ("persist_mode", true, |found| {
                found.persist_mode = Some(PersistenceMode::Async)
            }),
            ("mirror", true, |found| {
                found.mirror = Some(Source::default())
            }),
            ("sealed", true, |found| found.sealed = true),
            ("no_ack", true, |found| found.no_ack = true),
            ("max_msgs=3:", true, |found| found.max_messages = 3),
            ("max_bytes=1:", true, |found| found.max_bytes = 1),
            ("refuses more", false, |found| {
                (found.max_messages, found.discard) = (3, DiscardPolicy::New);
            }),
            ("refuses more", false, |found| {
                (found.max_bytes, found.discard) = (3, DiscardPolicy::New);
            }),
            ("max_msgs_per_subject=1:", true, |found| {
                found.max_messages_per_subject = 1
            }),
            ("refuses more", true, |found| {
                (
                    found.max_messages_per_subject,
                    found.discard_new_per_subject,
                ) = (1, true);
            }),
            ("max_age=86399.999999999 s", true, |found| {
                found.max_age = LEAST_AGE - Duration::from_nanos(1)
            }),
            ("max_age=86400 s", false, |found| found.max_age = LEAST_AGE),
            ("max_msg_size=1:", false, |found| found.max_message_size = 1),
            ("num_replicas=2 and not 3", false, |found| {
                found.num_replicas = 2
            }),
            ("duplicate_window=3599 s", false, |found| {
                found.duplicate_window = Duration::from_secs(3599)
            }),
            ("no message", true, |found| {
                found.subjects = vec!["bandwidth".into(), "bandwidths.>".into()]
            }),
            ("no message", true, |found| found.subjects.clear()),
            ("bandwidth.voice.> and not", false, |found| {
                found.subjects = vec!["bandwidth.voice.>".into()]
            }),
            ("bandwidth.* and not", false, |found| {
                found.subjects = vec!["bandwidth.*".into()]
            }),
            ("*.*.*.gather and not", false, |found| {
                found.subjects = vec!["*.*.*.gather".into()]
            }),
        ];
        for (text, loses, change) in changes {
            let differences = differences(change);
            assert_eq!(differences.len(), 1, "{differences:?}");
            assert!(
                differences[0].0 == loses && differences[0].1.contains(text),
                "{text} {differences:?}"
            );
        }
    }

    #[test]
    fn of_a_key_the_last_message_is_enough() {
        let loses = |needs: i64, limit, refuses| {
            let needed = Config {
                max_messages_per_subject: needs,
                ..needed()
            };
            let found = Config {
                max_messages_per_subject: limit,
                discard_new_per_subject: refuses,
                ..needed.clone()
            };
            let differences = stream(&needed, &found, true);
            differences
                .into_iter()
                .map(|difference| difference.loses)
                .collect::<Vec<_>>()
        };
        for (needs, limit) in [(0, -1), (0, 0), (64, -1), (64, 64), (64, 65)] {
            assert_eq!(loses(needs, limit, false), [false; 0], "{needs} {limit}");
        }
        for (needs, limit) in [(0, 1), (64, 1), (64, 63)] {
            assert_eq!(loses(needs, limit, false), [false], "{needs} {limit}");
        }
        assert_eq!(loses(64, 64, true), [true]);
    }

    #[test]
    fn a_consumer_that_would_leave_events_out_is_refused() {
        let needed = pull::Config {
            filter_subject: "bandwidth.voice.>".into(),
            max_ack_pending: 50_000,
            ..pull::Config::default()
        };
        let differences = |change: fn(&mut pull::Config)| {
            let mut found = needed.clone();
            change(&mut found);
            let differences = consumer(&needed, &found);
            differences
                .into_iter()
                .map(|difference| difference.loses)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            differences(|found| (found.max_deliver, found.max_ack_pending) = (-1, -1)),
            [false; 0]
        );
        assert_eq!(
            differences(|found| found.filter_subject = "bandwidth.voice.1.>".into()),
            [true]
        );
        assert_eq!(
            differences(|found| found.filter_subject = String::new()),
            [true]
        );
        assert_eq!(
            differences(|found| found.ack_policy = AckPolicy::None),
            [true]
        );
        assert_eq!(
            differences(|found| found.ack_policy = AckPolicy::All),
            [true]
        );
        assert_eq!(differences(|found| found.max_deliver = 100), [true]);
        assert_eq!(differences(|found| found.headers_only = true), [true]);
        assert_eq!(
            differences(|found| found.deliver_policy = DeliverPolicy::New),
            [false]
        );
        assert_eq!(differences(|found| found.max_ack_pending = 49_999), [false]);
    }

    #[test]
    fn filters_are_those_of_nats() {
        let subject = "bandwidth.voice.1.gather";
        for filter in [
            subject,
            "bandwidth.>",
            ">",
            "bandwidth.*.1.*",
            "*.*.*.*",
            "*.voice.>",
            "bandwidth.voice.1.>",
        ] {
            assert!(
                covers(filter, subject) && overlaps(filter, subject) && overlaps(subject, filter),
                "{filter}"
            );
        }
        for filter in [
            "bandwidth",
            "bandwidth.voice.1",
            "bandwidth.voice.1.gather.*",
            "bandwidth.voice.1.gather.>",
            "bandwidth.*.1",
            "bandwidth.messaging.>",
            "bandwidth.voice.1.gathe",
            "*",
            "",
        ] {
            assert!(
                !covers(filter, subject)
                    && !overlaps(filter, subject)
                    && !overlaps(subject, filter),
                "{filter}"
            );
        }
        assert!(
            covers("a.>", "a.>")
                && covers("a.>", "a.*")
                && covers("a.*", "a.*")
                && covers(">", "a.>")
        );
        assert!(!covers("a.*", "a.>") && !covers("a.b", "a.*") && !covers("a.b.>", "a.>"));
    }
}
