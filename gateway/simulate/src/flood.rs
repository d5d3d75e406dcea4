//! Load: each connection sends the next event as soon as the previous one is answered, or when it
//! is due at a given rate.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::{sleep, sleep_until};

use super::Run;
use super::client::Target;
use super::fit;
use super::mix::Mix;
use super::wire::Connection;

/// How long a connection waits after it has failed.
const AFTER_FAULT: Duration = Duration::from_millis(50);

/// The most connections that are being opened at the same time.
const OPENING: usize = 256;

/// How late a timer of tokio may be. The gateway did not cause this delay.
const TICK: Duration = Duration::from_millis(1);

/// When requests are due, and which are left.
struct Schedule {
    begin: Instant,
    end: Option<Instant>,
    rate: Option<f64>,
    calls: Option<u64>,
    next: AtomicU64,
}

impl Schedule {
    /// Takes the next request: its number, and when it is due if that is fixed.
    fn take(&self) -> Option<(u64, Option<Instant>)> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let due = self
            .rate
            .map(|rate| self.begin + Duration::from_secs_f64(number as f64 / rate));
        let is_left = match (self.calls, self.end) {
            (Some(calls), _) => number < calls,
            (None, Some(end)) => due.unwrap_or_else(Instant::now) < end,
            (None, None) => false,
        };
        is_left.then_some((number, due))
    }
}

pub async fn run(run: Arc<Run>) {
    let connections = open(&run).await;
    run.report.restart();
    let begin = Instant::now();
    let schedule = Arc::new(Schedule {
        begin,
        end: Some(begin + run.duration),
        rate: run.rate,
        calls: run.calls,
        next: AtomicU64::new(0),
    });
    let mix = Arc::new(Mix::new(
        &Target::new(&run.url),
        run.authorization.as_deref(),
        run.seed,
    ));
    let mut senders: JoinSet<_> = connections
        .into_iter()
        .map(|connection| send(connection, run.clone(), mix.clone(), schedule.clone()))
        .collect();
    while senders.join_next().await.is_some() {}
}

async fn open(run: &Arc<Run>) -> Vec<Connection> {
    let mut connections = Vec::new();
    let mut opening = JoinSet::new();
    let mut left = run.connections;
    let address = Target::new(&run.url).address;
    loop {
        if run.is_stopped() {
            left = 0;
        }
        while left > 0 && opening.len() < OPENING {
            left -= 1;
            let mut connection = Connection::new(address.clone());
            let limit = run.timeout;
            opening.spawn(async move { (connection.open(limit).await, connection) });
        }
        let Some(opened) = opening.join_next().await else {
            return connections;
        };
        if let Ok((result, connection)) = opened {
            if let Err(fault) = result {
                run.report.misfit("connection", fault.to_string(), None);
            }
            connections.push(connection);
        }
    }
}

async fn send(mut connection: Connection, run: Arc<Run>, mix: Arc<Mix>, schedule: Arc<Schedule>) {
    let mut bytes = Vec::new();
    while let Some((number, due)) = schedule.take() {
        let begin = match due {
            Some(due) => match run.unless_stopped(on_time(due)).await {
                Some(begin) => begin,
                None => return,
            },
            None => Instant::now(),
        };
        let Some(request) = mix.write(number, &mut bytes) else {
            return;
        };
        let result = connection.send(&bytes, run.timeout).await;
        let event_type = request.event_type;
        run.report.answered(
            "voice",
            event_type.label(),
            begin,
            result.as_ref().map_err(|fault| *fault),
        );
        run.progress.inc(1);
        if let Err(sentence) = fit::status(fit::expected(event_type, false), &result) {
            run.report.misfit(event_type.label(), sentence, None);
        }
        if result.is_err() {
            sleep(AFTER_FAULT).await;
        }
        if run.is_stopped() {
            return;
        }
    }
}

/// Waits until something is due. Returns when it began: the moment at which it was due, also if
/// nobody was free to begin it, so that a gateway which is slow cannot put off the requests that
/// would show it. Only the lateness of the timer does not count.
pub async fn on_time(due: Instant) -> Instant {
    if due <= Instant::now() {
        return due;
    }
    sleep_until(due.into()).await;
    begun(due)
}

/// Returns when something began for which a timer has waited.
pub fn begun(due: Instant) -> Instant {
    due + due.elapsed().min(TICK)
}
