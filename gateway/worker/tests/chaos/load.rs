//! Sends the events of calls to the gateways, out of order, late and again, until each was
//! acknowledged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fastrand::Rng;
use serde_json::{Value, json};
use ureq::Agent;

use crate::calls::{conference, events};

pub const SENDERS: usize = 8;

/// An event without a time, which has no key: only the place of its line identifies it.
pub fn without_key(name: &str) -> Value {
    json!({"eventType": "conferenceCompleted", "accountId": "5500000", "conferenceId": name})
}

/// All events that are sent for a call: its own, those of its conference, and one without a key, if
/// it has these.
pub fn all(number: usize) -> Vec<Value> {
    let mut all = events(number);
    all.extend(conference(number));
    if number.is_multiple_of(2) {
        all.push(without_key(&format!("conf-{number}")));
    }
    all
}

pub struct Load {
    gateways: Vec<String>,
    seed: u64,
    /// Between two calls of one sender.
    pause: Duration,
    /// The number of the next call.
    next: AtomicUsize,
    agent: Agent,
}

impl Load {
    pub fn new(gateways: &[String], seed: u64, rate: f64) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            // A gateway that is stopped answers nobody.
            .timeout_global(Some(Duration::from_secs(2)))
            .build()
            .new_agent();
        Self {
            gateways: gateways.to_vec(),
            seed,
            pause: Duration::from_secs_f64(SENDERS as f64 / rate),
            next: AtomicUsize::new(0),
            agent,
        }
    }

    /// Sends to each gateway an event without a key. It is the first line of each journal, so all
    /// have the same place there. Returns them.
    pub fn begin(&self) -> Vec<Value> {
        let first = self.gateways.iter().enumerate().map(|(number, gateway)| {
            let event = without_key(&format!("first-{number}"));
            assert!(self.try_to_post(gateway, &event.to_string()));
            event
        });
        first.collect()
    }

    /// Plays calls until it is over, and then sends what is left. Returns the number of calls.
    pub fn send(&self, sender: usize, is_over: &AtomicBool) -> usize {
        let mut rng = Rng::with_seed(self.seed ^ (sender as u64 + 1) << 32);
        let mut due: BinaryHeap<Reverse<(Instant, String)>> = BinaryHeap::new();
        let mut calls = 0;
        let mut next_call = Instant::now() + self.pause.mul_f64(rng.f64());
        loop {
            let now = Instant::now();
            if !is_over.load(Ordering::Relaxed) && now >= next_call {
                next_call = now + self.pause.mul_f64(0.5 + rng.f64());
                calls += 1;
                let number = self.next.fetch_add(1, Ordering::Relaxed);
                for event in all(number) {
                    let event = event.to_string();
                    // Some come after the record was published.
                    let late = if rng.u8(0..8) == 0 {
                        rng.f64() * 20.0
                    } else {
                        0.0
                    };
                    let first = now + Duration::from_secs_f64(rng.f64() * 5.0 + late);
                    if rng.u8(0..4) == 0 {
                        due.push(Reverse((
                            first + Duration::from_secs_f64(rng.f64() * 10.0),
                            event.clone(),
                        )));
                    }
                    due.push(Reverse((first, event)));
                }
            }
            match due.peek() {
                Some(Reverse((at, _))) if *at <= now => {
                    if let Some(Reverse((_, event))) = due.pop() {
                        self.post(&mut rng, &event);
                    }
                }
                None if is_over.load(Ordering::Relaxed) => return calls,
                _ => thread::sleep(Duration::from_millis(10)),
            }
        }
    }

    /// Sends an event until a gateway acknowledges it.
    fn post(&self, rng: &mut Rng, event: &str) {
        loop {
            if self.try_to_post(&self.gateways[rng.usize(..self.gateways.len())], event) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn try_to_post(&self, gateway: &str, event: &str) -> bool {
        let request = self
            .agent
            .post(format!("http://{gateway}/webhooks"))
            .header("Content-Type", "application/json");
        request
            .send(event)
            .is_ok_and(|response| response.status().is_success())
    }
}
