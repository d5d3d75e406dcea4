//! The processes, and what happens to them.
//!
//! One server at a time is killed, stopped or loses its store, and the next one only when the
//! cluster has all copies again: with two servers gone, JetStream itself promises nothing. Gateways
//! and workers fail at any time and together. A gateway keeps its journal.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use async_nats::jetstream::{self, Context};
use fastrand::Rng;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::SETTLE;
use crate::worker::Worker;
use gateway_testing::Gateway;
use gateway_testing::nats::{Server, free_port};

const STREAMS: [&str; 5] = [
    "BANDWIDTH",
    "KV_calls",
    "BANDWIDTH_CALLS",
    "KV_conferences",
    "BANDWIDTH_CONFERENCES",
];

pub struct Cluster {
    home: PathBuf,
    rng: Rng,
    ports: Vec<(u16, u16)>,
    pub urls: String,
    servers: Vec<Server>,
    gateways: Vec<Gateway>,
    workers: Vec<Worker>,
    /// What ends the faults that there are.
    ends: Vec<(Instant, What)>,
    counts: BTreeMap<&'static str, usize>,
    runtime: Runtime,
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    Server { number: usize, is_stopped: bool },
    Gateway { number: usize, is_stopped: bool },
    Worker { number: usize, is_stopped: bool },
}

impl Cluster {
    pub fn start(home: &Path, rng: Rng) -> Self {
        let ports: Vec<_> = (0..3).map(|_| (free_port(), free_port())).collect();
        let urls: Vec<_> = ports.iter().map(|(port, _)| Server::url(*port)).collect();
        let mut cluster = Self {
            home: home.to_owned(),
            rng,
            ports,
            urls: urls.join(","),
            servers: Vec::new(),
            gateways: Vec::new(),
            workers: Vec::new(),
            ends: Vec::new(),
            counts: BTreeMap::new(),
            runtime: Runtime::new().unwrap(),
        };
        cluster.servers = (0..3).map(|number| cluster.server(number)).collect();
        // All at once: whoever is first makes the streams.
        cluster.workers = (0..3).map(|number| cluster.worker(number)).collect();
        cluster.gateways = (0..2)
            .map(|number| cluster.gateway(number, "127.0.0.1:0"))
            .collect();
        cluster.until_whole();
        cluster
    }

    fn server(&self, number: usize) -> Server {
        Server::start_in_cluster(&self.store(number), number, &self.ports)
    }

    fn store(&self, number: usize) -> PathBuf {
        self.home.join(format!("n{number}"))
    }

    fn gateway(&self, number: usize, address: &str) -> Gateway {
        let arguments = ["--listen", address, "--sink", &self.urls, "--replicas", "3"];
        Gateway::start(&self.home.join(format!("journal{number}")), &arguments)
    }

    /// The first two write to folders of their own, and the third one takes over from the first.
    fn worker(&self, number: usize) -> Worker {
        Worker::start(
            &self.urls,
            &self.folders()[number % 2],
            &["--replicas", "3", "--settle", SETTLE],
        )
    }

    pub fn folders(&self) -> [PathBuf; 2] {
        [self.home.join("calls"), self.home.join("other")]
    }

    pub fn gateways(&self) -> Vec<String> {
        self.gateways
            .iter()
            .map(|gateway| gateway.address.clone())
            .collect()
    }

    /// The number of each kind of fault.
    pub fn summary(&self) -> String {
        let counts: Vec<_> = self
            .counts
            .iter()
            .map(|(name, count)| format!("{name} {count}"))
            .collect();
        counts.join(", ")
    }

    /// Waits a little, ends what is due, and makes another fault.
    pub fn fault(&mut self) {
        thread::sleep(Duration::from_millis(self.rng.u64(200..1500)));
        self.end(Instant::now());
        let number = self.rng.usize(..3);
        match self.rng.u8(0..10) {
            0..4 => self.server_fault(),
            4..7 => self.worker_fault(number),
            _ => self.gateway_fault(number % 2),
        }
    }

    fn server_fault(&mut self) {
        let is_one_gone = self
            .ends
            .iter()
            .any(|(_, what)| matches!(what, What::Server { .. }));
        if is_one_gone || !self.is_whole() {
            return;
        }
        let stream = STREAMS[self.rng.usize(..STREAMS.len())];
        let Some(leader) = self.leader(stream) else {
            return;
        };
        let number = if self.rng.bool() {
            leader
        } else {
            self.rng.usize(..3)
        };
        let is_stopped = self.rng.u8(0..3) == 0;
        if is_stopped {
            signal("STOP", self.servers[number].id());
            self.count("servers stopped");
        } else {
            self.servers[number].kill();
            self.count("servers killed");
            if self.rng.u8(0..4) == 0 {
                fs::remove_dir_all(self.store(number)).unwrap();
                self.count("stores wiped");
            }
        }
        if number == leader {
            self.count("of leaders");
        }
        self.later(8000, What::Server { number, is_stopped });
    }

    fn gateway_fault(&mut self, number: usize) {
        if self.ends.iter().any(
            |(_, what)| matches!(what, What::Gateway { number: other, .. } if *other == number),
        ) {
            return;
        }
        let is_stopped = self.rng.u8(0..3) == 0;
        if is_stopped {
            signal("STOP", self.gateways[number].id());
            self.count("gateways stopped");
        } else {
            self.gateways[number].kill();
            self.count("gateways killed");
        }
        self.later(4000, What::Gateway { number, is_stopped });
    }

    fn worker_fault(&mut self, number: usize) {
        if self
            .ends
            .iter()
            .any(|(_, what)| matches!(what, What::Worker { number: other, .. } if *other == number))
        {
            return;
        }
        let is_stopped = self.rng.u8(0..3) == 0;
        if is_stopped {
            signal("STOP", self.workers[number].id());
            self.count("workers stopped");
        } else {
            self.workers[number].kill();
            self.count("workers killed");
        }
        self.later(6000, What::Worker { number, is_stopped });
    }

    fn count(&mut self, name: &'static str) {
        *self.counts.entry(name).or_default() += 1;
    }

    fn later(&mut self, milliseconds: u64, what: What) {
        let time = Duration::from_millis(self.rng.u64(0..milliseconds));
        self.ends.push((Instant::now() + time, what));
    }

    /// Ends the faults that are due.
    fn end(&mut self, now: Instant) {
        let (due, rest) = self.ends.drain(..).partition(|(at, _)| *at <= now);
        self.ends = rest;
        let due: Vec<(Instant, What)> = due;
        for (_, what) in due {
            match what {
                What::Server {
                    number,
                    is_stopped: true,
                } => signal("CONT", self.servers[number].id()),
                What::Gateway {
                    number,
                    is_stopped: true,
                } => signal("CONT", self.gateways[number].id()),
                What::Worker {
                    number,
                    is_stopped: true,
                } => signal("CONT", self.workers[number].id()),
                What::Server { number, .. } => self.servers[number] = self.server(number),
                What::Gateway { number, .. } => {
                    let address = self.gateways[number].address.clone();
                    self.gateways[number] = self.gateway(number, &address);
                }
                What::Worker { number, .. } => self.workers[number] = self.worker(number),
            }
        }
    }

    /// Ends all faults.
    pub fn heal(&mut self) {
        if let Some(last) = self.ends.iter().map(|(at, _)| *at).max() {
            self.end(last);
        }
        self.until_whole();
    }

    fn until_whole(&self) {
        let begin = Instant::now();
        while !self.is_whole() {
            assert!(
                begin.elapsed() < Duration::from_secs(120),
                "the cluster never had all copies"
            );
            thread::sleep(Duration::from_millis(200));
        }
    }

    /// Whether each stream has a leader and two more copies that are up to date.
    fn is_whole(&self) -> bool {
        let is_whole = async |context: Context| {
            for name in STREAMS {
                let info = context
                    .get_stream(name)
                    .await
                    .ok()?
                    .cached_info()
                    .cluster
                    .clone()?;
                let copies = info
                    .replicas
                    .iter()
                    .filter(|copy| copy.current && !copy.offline && copy.lag.unwrap_or(0) == 0);
                if info.leader.is_none() || copies.count() != 2 {
                    return None;
                }
            }
            Some(())
        };
        self.ask(is_whole).is_some()
    }

    /// The number of the server that leads a stream.
    fn leader(&self, stream: &str) -> Option<usize> {
        let leader = async |context: Context| {
            context
                .get_stream(stream)
                .await
                .ok()?
                .cached_info()
                .cluster
                .clone()?
                .leader
        };
        self.ask(leader)?.strip_prefix('n')?.parse().ok()
    }

    /// Asks the servers, for at most a second or two.
    fn ask<T>(&self, question: impl AsyncFnOnce(Context) -> Option<T>) -> Option<T> {
        self.runtime.block_on(async {
            let ask = async {
                let client = async_nats::connect(self.urls.split(',').collect::<Vec<_>>())
                    .await
                    .ok()?;
                question(jetstream::new(client)).await
            };
            timeout(Duration::from_secs(2), ask).await.ok()?
        })
    }

    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }
}

fn signal(name: &str, process: u32) {
    assert!(
        Command::new("kill")
            .args([&format!("-{name}"), &process.to_string()])
            .status()
            .unwrap()
            .success()
    );
}
