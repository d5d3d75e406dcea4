//! Plays many streams against an agent, and reports what came back:
//! `STREAM_USER=… STREAM_PASSWORD=… STREAM_TOKEN=… cargo run --release -p
//! bandwidth-callbacks-stream --bin play -- ADDRESS STREAMS SECONDS`.

use std::time::Duration;
use std::{env, error};

use bandwidth_callbacks_stream::{Target, play_all};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

fn variable(name: &str) -> Result<String, String> {
    env::var(name)
        .map_err(|_| format!("the environment variable {name} must be set, as for the agent"))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn error::Error>> {
    let argument = |place: usize, otherwise: &str| {
        env::args()
            .nth(place)
            .unwrap_or_else(|| otherwise.to_owned())
    };
    let target = Target {
        address: argument(1, "127.0.0.1:8080"),
        token: variable("STREAM_TOKEN")?,
        user: variable("STREAM_USER")?,
        password: variable("STREAM_PASSWORD")?,
    };
    let (streams, seconds): (u64, u64) = (argument(2, "1000").parse()?, argument(3, "60").parse()?);
    let outcomes = play_all(&target, streams, seconds * 50).await;
    let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
    let outcomes: Vec<_> = outcomes.into_iter().flatten().collect();
    let sum =
        |of: fn(&bandwidth_callbacks_stream::Outcome) -> u64| outcomes.iter().map(of).sum::<u64>();
    println!("streams: {streams}, of which {failed} failed");
    println!(
        "frames: {} sent, {} back in order, {} wrong",
        sum(|it| it.sent),
        sum(|it| it.received),
        sum(|it| it.wrong)
    );
    let late = outcomes
        .iter()
        .map(|outcome| outcome.late)
        .max()
        .unwrap_or_default();
    println!("the client was late by at most {late:?}");
    let mut latencies: Vec<Duration> = outcomes
        .into_iter()
        .flat_map(|outcome| outcome.latencies)
        .collect();
    latencies.sort();
    for percent in [50.0, 90.0, 99.0, 99.9] {
        let at = (latencies.len() as f64 * percent / 100.0) as usize;
        println!(
            "latency, {percent} %: {:?}",
            latencies.get(at).copied().unwrap_or_default()
        );
    }
    let stats = get(&target.address, "/stats").await?;
    let figure = |name: &str| {
        let line = stats
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.and_then(|value| value.parse::<f64>().ok())
            .unwrap_or(f64::NAN)
    };
    println!(
        "agent: {} frames, {} missing, {} refused",
        figure("frames"),
        figure("missing"),
        figure("refused")
    );
    println!(
        "agent: {:.2} % of its CPU time is parsing",
        100.0 * figure("parse_ns") / figure("cpu_ns")
    );
    Ok(())
}

async fn get(address: &str, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream
        .write_all(
            format!("GET {path} HTTP/1.1\r\nHost: agent\r\nConnection: close\r\n\r\n").as_bytes(),
        )
        .await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}
