//! Clients that Bandwidth is not: broken bodies, half requests, slow ones, many at once, and
//! streams of nothing. A gateway refuses them, and answers its good events meanwhile.

use std::future::pending;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bandwidth_callbacks::{EventType, Reply};
use fastrand::Rng;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream, lookup_host};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::Run;
use super::attacks::{self, Attack, Client, Expected};
use super::client::Target;
use super::delivery::{Delivery, Event};
use super::event::{self, Ids};
use super::fit;
use super::hostile_stream as stream;
use super::report::MEANWHILE;

/// Connections that are held open, without anything or with half a head.
const HELD: usize = 200;

/// Clients that connect and disconnect all the time.
const RESTLESS: usize = 8;

const HOLD: Duration = Duration::from_secs(1);

/// The time between two good events.
const BETWEEN: Duration = Duration::from_millis(20);

/// The time between the bytes of a slow client.
const DRIP: Duration = Duration::from_millis(100);

enum Outcome {
    Answered(u16),
    Closed,
    /// Nothing came in time.
    Open,
    NotConnected,
}

/// Attacks once in each way.
pub async fn run(run: Arc<Run>) {
    // Twice the time that Bandwidth waits is long enough for any client.
    let limit = 2 * run.timeout;
    let target = Target::new(&run.url);
    let mut attacking = JoinSet::new();
    for attack in attacks::all(&run, &target) {
        let (run_, address) = (run.clone(), target.address.clone());
        attacking.spawn(async move {
            let outcome = outcome(&address, &attack, limit).await;
            report(&run_, &attack, &outcome, limit);
        });
        good(&run, &target).await;
    }
    let half_a_head = &b"POST /webhooks HTTP/1.1\r\nHost: "[..];
    for (what, bytes) in [
        ("idle connections", &b""[..]),
        ("connections with half a head", half_a_head),
    ] {
        let held = hold(&run, &target, what, bytes, limit).await;
        good(&run, &target).await;
        sleep(HOLD).await;
        good(&run, &target).await;
        drop(held);
    }
    let restless: JoinSet<_> = (0..RESTLESS)
        .map(|_| restless(target.address.clone()))
        .collect();
    meanwhile(&run, &target, restless).await;
    if let Some(url) = &run.stream {
        for attack in stream::attacks() {
            meanwhile(&run, &target, stream::attack(&run, url, attack, limit)).await;
        }
        stream::closes(&run, url, limit).await;
    }
    while attacking.join_next().await.is_some() {}
    good(&run, &target).await;
}

/// Sends good events until these clients have ended.
async fn meanwhile(run: &Arc<Run>, target: &Target, mut clients: JoinSet<()>) {
    loop {
        good(run, target).await;
        if timeout(BETWEEN, async {
            while clients.join_next().await.is_some() {}
        })
        .await
        .is_ok()
        {
            return;
        }
    }
}

/// Opens connections that send these bytes and nothing more.
async fn hold(
    run: &Run,
    target: &Target,
    what: &str,
    bytes: &[u8],
    limit: Duration,
) -> Vec<TcpStream> {
    let mut held = Vec::new();
    for _ in 0..HELD {
        let open = async {
            let mut socket = TcpStream::connect(&target.address).await?;
            socket.write_all(bytes).await.map(|()| socket)
        };
        let Ok(Ok(socket)) = timeout(limit, open).await else {
            let sentence = format!(
                "expected {HELD} {what} to open, but only {} did",
                held.len()
            );
            run.report.misfit("hostile", sentence, None);
            break;
        };
        held.push(socket);
    }
    held
}

/// Connects and disconnects for a while.
async fn restless(address: String) {
    let begin = Instant::now();
    while begin.elapsed() < HOLD {
        // Each of them is a new port of this machine, of which there are not many.
        drop(TcpStream::connect(&address).await);
        sleep(Duration::from_millis(2)).await;
    }
}

/// An event as it should be, which must be answered whatever the others do.
async fn good(run: &Arc<Run>, target: &Target) {
    let ids = Ids::new(&mut Rng::new());
    let event = Event {
        label: "disconnect",
        id: &ids.call,
        method: "POST",
        body: &Value::Object(event::voice(EventType::Disconnect, &ids, "", &[])).to_string(),
    };
    let mut delivery = Delivery::new(run.clone(), MEANWHILE, Instant::now());
    let result = delivery
        .send(target, run.authorization.as_deref(), &event)
        .await;
    if let Err(sentence) = fit::status(Reply::Empty, &result) {
        run.report.misfit(
            "disconnect",
            format!("{sentence}, while others attacked"),
            Some(&ids.call),
        );
    }
}

async fn outcome(address: &str, attack: &Attack, limit: Duration) -> Outcome {
    if matches!(attack.client, Client::Deaf) {
        return deaf(address, &attack.bytes, limit).await;
    }
    let Ok(Ok(socket)) = timeout(limit, TcpStream::connect(address)).await else {
        return Outcome::NotConnected;
    };
    let is_slow = matches!(attack.client, Client::Slow);
    let (mut reader, mut writer) = socket.into_split();
    // At the same time, because a gateway may answer, and read no more, before it has the whole
    // request.
    let write = async {
        for piece in attack
            .bytes
            .chunks(if is_slow { 1 } else { attack.bytes.len() })
        {
            if writer.write_all(piece).await.is_err() {
                break;
            }
            if is_slow {
                sleep(DRIP).await;
            }
        }
        pending().await
    };
    let read = async {
        let mut bytes = Vec::new();
        loop {
            let is_end = matches!(reader.read_buf(&mut bytes).await, Ok(0) | Err(_));
            match status(&bytes) {
                _ if is_end && attack.expected == Expected::End => return Outcome::Closed,
                Some(status) if is_end || attack.expected != Expected::End => {
                    return Outcome::Answered(status);
                }
                None if is_end => return Outcome::Closed,
                _ => {}
            }
        }
    };
    tokio::select! {
        outcome = timeout(limit, read) => outcome.unwrap_or(Outcome::Open),
        () = write => Outcome::Open,
    }
}

/// Sends a request again and again and reads nothing, until the gateway closes the connection.
async fn deaf(address: &str, request: &[u8], limit: Duration) -> Outcome {
    let Ok(Ok(mut socket)) = timeout(limit, connect_deaf(address)).await else {
        return Outcome::NotConnected;
    };
    let write = async { while socket.write_all(request).await.is_ok() {} };
    match timeout(limit, write).await {
        Ok(()) => Outcome::Closed,
        Err(_) => Outcome::Open,
    }
}

/// Connects with a buffer that is full after a few answers.
async fn connect_deaf(address: &str) -> io::Result<TcpStream> {
    let address = lookup_host(address)
        .await?
        .next()
        .ok_or(io::ErrorKind::NotFound)?;
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()
    } else {
        TcpSocket::new_v6()
    }?;
    socket.set_recv_buffer_size(4096)?;
    socket.connect(address).await
}

/// Reads the status of an answer that has begun.
fn status(bytes: &[u8]) -> Option<u16> {
    let rest = bytes.strip_prefix(b"HTTP/1.")?;
    str::from_utf8(rest.get(2..5)?).ok()?.parse().ok()
}

fn report(run: &Run, attack: &Attack, outcome: &Outcome, limit: Duration) {
    let name = attack.name;
    let seconds = limit.as_secs();
    let expected = match attack.expected {
        Expected::Refusal => "a status from 400 or the end of the connection",
        Expected::Unauthorized => "401 or 403",
        Expected::End => "the end of the connection",
        Expected::Any => "some answer",
    };
    let what = match (outcome, attack.expected) {
        (Outcome::NotConnected, _) => "no connection could be opened".to_owned(),
        (Outcome::Open, Expected::Refusal) => format!("{name} had neither after {seconds} s"),
        (Outcome::Open, Expected::Unauthorized | Expected::Any) => {
            format!("{name} had no answer after {seconds} s")
        }
        (Outcome::Closed, Expected::Unauthorized) => format!("{name} ended the connection"),
        (Outcome::Answered(status), Expected::Unauthorized) if ![401, 403].contains(status) => {
            format!("{name} was answered with {status}")
        }
        (Outcome::Open, Expected::End) => {
            format!("after {name} the connection was still open after {seconds} s")
        }
        (Outcome::Answered(status), Expected::Refusal) if *status < 400 => {
            format!("{name} was answered with {status}")
        }
        _ => return,
    };
    run.report
        .misfit("hostile", format!("expected {expected}, but {what}"), None);
}
