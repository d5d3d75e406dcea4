//! What the events of a batch say of calls and conferences, and what becomes of their messages.

use std::collections::{HashMap, HashSet};
use std::mem;
use std::time::Duration;

use futures_util::{StreamExt, stream};

use super::call::{Left, Store};
use super::conference::Conference;
use super::record::{MAX_DEPTH, Record, Value};
use gateway_common::jetstream::Fault;

/// The most calls that are folded at the same time.
const TOGETHER: usize = 64;

/// What is known of several calls or conferences, by id.
pub struct Groups<V>(HashMap<String, Group<V>>);

struct Group<V> {
    value: V,
    /// The messages that say it, by their numbers in the batch.
    messages: Vec<usize>,
}

impl<V> Default for Groups<V> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<V: Value> Groups<V> {
    /// Adds what these messages say of a call or conference.
    pub fn add(&mut self, id: &str, value: V, messages: &[usize]) {
        match self.0.get_mut(id) {
            Some(group) => {
                group.value.fold(value);
                group.messages.extend(messages);
            }
            None => {
                let messages = messages.to_vec();
                self.0.insert(id.into(), Group { value, messages });
            }
        }
    }
}

impl Groups<Record> {
    /// Takes out the calls some of whose legs are here too.
    fn take_parents(&mut self) -> Self {
        let groups = self.0.values();
        let parents: HashSet<_> = groups
            .flat_map(|group| group.value.parents.clone())
            .collect();
        Self(self.0.extract_if(|id, _| parents.contains(id)).collect())
    }
}

/// What becomes of a message. The greatest one counts, because a message can be in several groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It has no call and no conference.
    Nothing,
    /// It has nothing that can be folded, and does not come again.
    Unreadable,
    Folded,
    /// It comes again after this time, to publish a record.
    Again(Duration),
    /// It comes again, because it could not be folded.
    Failed,
}

pub struct Outcome {
    pub fates: Vec<Fate>,
    /// Whether something could be folded.
    pub is_folded: bool,
    /// Why something could not.
    pub fault: Option<Fault>,
}

impl Outcome {
    pub fn new(messages: usize) -> Self {
        Self {
            fates: vec![Fate::Nothing; messages],
            is_folded: false,
            fault: None,
        }
    }

    /// Folds what is known of calls, and then of those whose legs they are, and so on. A circle of
    /// calls ends with the greatest depth.
    pub async fn fold_calls(&mut self, calls: Groups<Record>, store: &impl Store<Record>) {
        let mut level = calls;
        // They wait for their legs, or their records would be replaced twice.
        let mut parents = level.take_parents();
        for _ in 0..=MAX_DEPTH + 1 {
            for call in self.fold(level, store).await {
                for parent in &call.value.parents {
                    parents.add(parent, call.value.for_parent(parent), &call.messages);
                }
            }
            level = mem::take(&mut parents);
        }
    }

    pub async fn fold_conferences(
        &mut self,
        conferences: Groups<Conference>,
        store: &impl Store<Conference>,
    ) {
        self.fold(conferences, store).await;
    }

    /// Folds each group, and returns them with all that is known now. Without those that failed.
    async fn fold<V: Value>(&mut self, groups: Groups<V>, store: &impl Store<V>) -> Vec<Group<V>> {
        let folds = groups.0.into_iter().map(async |(id, group)| {
            let outcome = store.fold(&id, &group.value).await;
            (group.messages, outcome)
        });
        let mut folds = stream::iter(folds).buffer_unordered(TOGETHER);
        let mut folded = Vec::new();
        while let Some((messages, outcome)) = folds.next().await {
            match outcome {
                Ok((left, value)) => {
                    self.is_folded = true;
                    self.set(&messages, Fate::Folded);
                    if let Left::Publish(rest) = left {
                        // One message is enough, also for the records of several calls.
                        let waits =
                            |message: &&usize| matches!(self.fates[**message], Fate::Again(_));
                        let message = *messages.iter().find(waits).unwrap_or(&messages[0]);
                        self.set(&[message], Fate::Again(rest));
                    }
                    folded.push(Group { value, messages });
                }
                Err(fault) => {
                    self.fault = Some(fault);
                    self.set(&messages, Fate::Failed);
                }
            }
        }
        folded
    }

    fn set(&mut self, messages: &[usize], fate: Fate) {
        for message in messages {
            self.fates[*message] = self.fates[*message].max(fate);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::slice;
    use std::sync::Mutex;

    use bandwidth_callbacks::Parser;
    use bandwidth_callbacks::types::Timestamp;
    use fastrand::Rng;
    use futures_util::future::join;
    use serde_json::{Value as Json, json};
    use tokio::runtime::Builder;
    use tokio::task::yield_now;

    use super::*;
    use crate::records::event;
    use crate::records::record::Time;
    use crate::records::record::tests::each_order;

    /// A bucket in memory, which two workers share.
    struct Memory<V> {
        values: Mutex<BTreeMap<String, V>>,
        /// Chooses who is first, and who fails.
        rng: Option<Mutex<Rng>>,
    }

    impl<V: Value> Memory<V> {
        fn new(rng: Option<Rng>) -> Self {
            Self {
                values: Mutex::default(),
                rng: rng.map(Mutex::new),
            }
        }

        async fn pause(&self) -> Result<(), Fault> {
            let Some(rng) = &self.rng else { return Ok(()) };
            let (turns, fails) = {
                let mut rng = rng.lock().unwrap();
                (rng.u8(0..4), rng.u8(0..12) == 0)
            };
            for _ in 0..turns {
                yield_now().await;
            }
            if fails { Err("refused".into()) } else { Ok(()) }
        }

        /// What is published in the end.
        fn rows(&self) -> Vec<Json> {
            let values = self.values.lock().unwrap();
            let whole = values
                .values()
                .filter(|value| value.is_ended() && value.is_whole());
            whole
                .map(|value| serde_json::to_value(value.clone().row()).unwrap())
                .collect()
        }
    }

    impl<V: Value> Store<V> for Memory<V> {
        async fn fold(&self, id: &str, events: &V) -> Result<(Left, V), Fault> {
            self.pause().await?;
            let value = {
                let mut values = self.values.lock().unwrap();
                if let Some(value) = values.get_mut(id) {
                    value.fold(events.clone());
                } else {
                    values.insert(id.into(), events.clone());
                }
                values[id].clone()
            };
            // It is folded, but the worker does not get to know that.
            self.pause().await?;
            Ok((Left::Nothing, value))
        }
    }

    #[derive(Clone)]
    struct Event {
        call: Option<Record>,
        conference: Option<Conference>,
    }

    struct Buckets {
        calls: Memory<Record>,
        conferences: Memory<Conference>,
    }

    impl Buckets {
        fn new(rng: Option<Rng>) -> Self {
            let mut rng = rng;
            Self {
                calls: Memory::new(rng.as_mut().map(Rng::fork)),
                conferences: Memory::new(rng),
            }
        }

        async fn fold(&self, events: &[Event]) -> Outcome {
            let (mut calls, mut conferences) = (Groups::default(), Groups::default());
            for (number, event) in events.iter().cloned().enumerate() {
                if let Some(record) = event.call {
                    calls.add(&record.call.call_id.clone(), record, &[number]);
                }
                if let Some(record) = event.conference {
                    conferences.add(&record.conference_id.clone(), record, &[number]);
                }
            }
            let mut outcome = Outcome::new(events.len());
            outcome.fold_calls(calls, &self.calls).await;
            outcome
                .fold_conferences(conferences, &self.conferences)
                .await;
            outcome
        }

        /// Folds events in batches. What fails comes again.
        async fn work(&self, mut events: Vec<Event>, mut rng: Rng) {
            while !events.is_empty() {
                let batch: Vec<_> = events.drain(..rng.usize(1..=4).min(events.len())).collect();
                let outcome = self.fold(&batch).await;
                for (event, fate) in batch.into_iter().zip(outcome.fates) {
                    if fate == Fate::Failed {
                        events.push(event);
                    }
                }
            }
        }

        fn rows(&self) -> Vec<Json> {
            let mut rows = self.calls.rows();
            rows.extend(self.conferences.rows());
            rows
        }
    }

    fn parsed(events: &[Json]) -> Vec<Event> {
        let received = Time::of(Timestamp::new("2026-11-25T11:00:00Z")).unwrap();
        let parsed = events.iter().map(|event| {
            let (mut parser, body) = (Parser::new(), event.to_string());
            let event = parser.parse_ref(body.as_bytes()).unwrap();
            Event {
                call: event::record(&event, received).unwrap(),
                conference: event::conference(&event, received).unwrap(),
            }
        });
        parsed.collect()
    }

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        Builder::new_current_thread()
            .build()
            .unwrap()
            .block_on(future)
    }

    /// The rows after these events, one by one.
    fn rows(events: &[Event]) -> Vec<Json> {
        let buckets = Buckets::new(None);
        block_on(async {
            for event in events {
                buckets.fold(slice::from_ref(event)).await;
            }
        });
        buckets.rows()
    }

    /// The seconds are those after 10:00.
    fn time(seconds: usize) -> String {
        format!("2026-11-25T10:{:02}:{:02}Z", seconds / 60, seconds % 60)
    }

    fn ids(row: &Json) -> Vec<&str> {
        let legs = row["legs"].as_array().unwrap().iter();
        legs.map(|leg| leg["call_id"].as_str().unwrap()).collect()
    }

    /// A is transferred to B, and B to C. Its ids are not in that order.
    fn chain() -> Vec<Event> {
        parsed(&[
            json!({"eventType":"initiate","callId":"c-5","accountId":"55","direction":"inbound","startTime":time(0)}),
            json!({"eventType":"transferAnswer","callId":"c-9","parentCallId":"c-5","startTime":time(5),"answerTime":time(7)}),
            json!({"eventType":"transferDisconnect","callId":"c-9","parentCallId":"c-5","endTime":time(40),"cause":"hangup"}),
            json!({"eventType":"transferAnswer","callId":"c-2","parentCallId":"c-9","startTime":time(10),"answerTime":time(12)}),
            // It names no parent.
            json!({"eventType":"disconnect","callId":"c-2","endTime":time(30),"cause":"busy"}),
            json!({"eventType":"recordingAvailable","callId":"c-2","parentCallId":"c-9","recordingId":"r-1","duration":"PT3S","status":"complete"}),
            json!({"eventType":"disconnect","callId":"c-5","endTime":time(60),"cause":"hangup"}),
        ])
    }

    fn record_of_chain() -> Json {
        json!({
            "call_id": "c-5", "parent_call_id": null, "account_id": "55", "application_id": null, "direction": "inbound", "enqueued_time": null,
            "start_time": time(0), "answer_time": null, "end_time": time(60), "duration_ms": 60_000, "answered_ms": null,
            "cause": "hangup", "sip_response_code": null,
            "legs": [{
                "call_id": "c-2", "parent_call_id": "c-9", "account_id": null, "application_id": null, "direction": null, "enqueued_time": null,
                "start_time": time(10), "answer_time": time(12), "end_time": time(30), "duration_ms": 20_000, "answered_ms": 18_000,
                "cause": "busy", "sip_response_code": null
            }, {
                "call_id": "c-9", "parent_call_id": "c-5", "account_id": null, "application_id": null, "direction": null, "enqueued_time": null,
                "start_time": time(5), "answer_time": time(7), "end_time": time(40), "duration_ms": 35_000, "answered_ms": 33_000,
                "cause": "hangup", "sip_response_code": null
            }],
            "recordings": [{
                "recording_id": "r-1", "call_id": "c-2", "start_time": null, "end_time": null, "duration_ms": 3000, "channels": null,
                "file_format": null, "status": "complete"
            }]
        })
    }

    /// The first member leaves and comes back, and the exit of the second one is missing.
    fn conference() -> Vec<Event> {
        let member = |event_type: &str, call: &str, seconds| json!({"eventType":event_type,"conferenceId":"conf-1","callId":call,"eventTime":time(seconds)});
        parsed(&[
            json!({"eventType":"conferenceCreated","conferenceId":"conf-1","name":"secret","eventTime":time(0)}),
            member("conferenceMemberJoin", "c-7", 1),
            member("conferenceMemberExit", "c-7", 11),
            member("conferenceMemberJoin", "c-7", 20),
            member("conferenceMemberJoin", "c-6", 2),
            json!({"eventType":"conferenceRecordingAvailable","conferenceId":"conf-1","accountId":"55","recordingId":"r-2","channels":1,
                "startTime":time(3),"endTime":time(8),"duration":"PT5S","fileFormat":"wav","status":"complete"}),
            json!({"eventType":"conferenceCompleted","conferenceId":"conf-1","eventTime":time(90)}),
        ])
    }

    fn record_of_conference() -> Json {
        json!({
            "conference_id": "conf-1", "account_id": "55", "created_time": time(0), "completed_time": time(90), "duration_ms": 90_000,
            "members": [
                {"call_id": "c-6", "join_time": time(2), "exit_time": null, "duration_ms": null},
                {"call_id": "c-7", "join_time": time(1), "exit_time": time(11), "duration_ms": 10_000},
                {"call_id": "c-7", "join_time": time(20), "exit_time": null, "duration_ms": null},
            ],
            "recordings": [{
                "recording_id": "r-2", "start_time": time(3), "end_time": time(8), "duration_ms": 5000, "channels": 1, "file_format": "wav",
                "status": "complete"
            }]
        })
    }

    #[test]
    fn all_orders_of_the_events_of_a_chain_or_a_conference_give_the_same_record() {
        for (mut events, expected) in [
            (chain(), record_of_chain()),
            (conference(), record_of_conference()),
        ] {
            let expected = [expected];
            let mut orders = 0;
            let count = events.len();
            each_order(&mut events, count, &mut |events| {
                orders += 1;
                assert_eq!(rows(events), expected);
            });
            assert_eq!(orders, 5040);
        }
    }

    #[test]
    fn two_workers_that_fail_at_random_make_the_same_records_of_any_order() {
        let expected = [record_of_chain(), record_of_conference()];
        for seed in 0..4000 {
            let mut rng = Rng::with_seed(seed);
            let mut events = [chain(), conference()].concat();
            // Some come twice.
            let again: Vec<_> = events.iter().filter(|_| rng.bool()).cloned().collect();
            events.extend(again);
            rng.shuffle(&mut events);
            let other = events.split_off(rng.usize(..events.len()));
            let buckets = Buckets::new(Some(rng.fork()));
            let (one, two) = (rng.fork(), rng.fork());
            block_on(join(buckets.work(events, one), buckets.work(other, two)));
            assert_eq!(buckets.rows(), expected, "seed {seed}");
        }
    }

    /// Each of these calls is a leg of the one before, and all have ended.
    fn links(calls: &[&str]) -> Vec<Json> {
        let end = |call: &&str| json!({"eventType":"disconnect","callId":call});
        let link = |calls: &[&str]| json!({"eventType":"gather","callId":calls[1],"parentCallId":calls[0]});
        calls
            .iter()
            .map(end)
            .chain(calls.windows(2).map(link))
            .collect()
    }

    #[test]
    fn a_chain_is_bounded_and_the_bound_does_not_depend_on_the_order() {
        let calls = [
            "c-00", "c-01", "c-02", "c-03", "c-04", "c-05", "c-06", "c-07", "c-08", "c-09", "c-10",
        ];
        for seed in 0..300 {
            let mut events = parsed(&links(&calls));
            Rng::with_seed(seed).shuffle(&mut events);
            let rows = rows(&events);
            assert_eq!(rows.len(), 1);
            assert_eq!(ids(&rows[0]), calls[1..=MAX_DEPTH], "seed {seed}");
        }
    }

    #[test]
    fn a_circle_has_one_record_of_its_least_id() {
        for seed in 0..300 {
            let mut events = links(&["c-2", "c-3", "c-1", "c-2"]);
            events.extend(links(&["c-3", "c-0"]));
            let mut events = parsed(&events);
            Rng::with_seed(seed).shuffle(&mut events);
            let rows = rows(&events);
            assert_eq!(rows.len(), 1, "seed {seed}");
            assert_eq!(rows[0]["call_id"], "c-1");
            assert_eq!(ids(&rows[0]), ["c-0", "c-2", "c-3"]);
        }
    }

    #[test]
    fn of_two_parents_the_greatest_one_has_the_leg() {
        for seed in 0..300 {
            let mut events = links(&["c-1", "c-4", "c-5"]);
            events.extend(links(&["c-2", "c-4"]));
            events.push(json!({"eventType":"recordComplete","callId":"c-5","recordingId":"r-1"}));
            let mut events = parsed(&events);
            Rng::with_seed(seed).shuffle(&mut events);
            let rows = rows(&events);
            let legs: Vec<_> = rows.iter().map(ids).collect();
            assert_eq!(legs, [&[][..], &["c-4", "c-5"]], "seed {seed}");
            assert_eq!(rows[0]["recordings"], json!([]));
            assert_eq!(rows[1]["recordings"][0]["recording_id"], "r-1");
        }
    }

    #[test]
    fn a_call_waits_for_its_legs_in_the_batch() {
        let mut calls = Groups::default();
        for event in parsed(&links(&["c-1", "c-2", "c-3"])) {
            let record = event.call.unwrap();
            calls.add(&record.call.call_id.clone(), record, &[0]);
        }
        let parents = calls.take_parents();
        let mut parents: Vec<_> = parents.0.into_keys().collect();
        parents.sort();
        assert_eq!(parents, ["c-1", "c-2"]);
        assert!(calls.0.into_keys().eq(["c-3"]));
    }

    #[test]
    fn one_message_comes_again_to_publish_a_record_and_all_if_one_fails() {
        let mut outcome = Outcome::new(4);
        outcome.set(&[0, 1, 2], Fate::Folded);
        outcome.set(&[1], Fate::Again(Duration::from_secs(1)));
        outcome.set(&[2], Fate::Failed);
        // Of another record.
        outcome.set(&[1, 2], Fate::Folded);
        let again = Fate::Again(Duration::from_secs(1));
        assert_eq!(
            outcome.fates,
            [Fate::Folded, again, Fate::Failed, Fate::Nothing]
        );
    }
}
