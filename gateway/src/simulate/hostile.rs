//! Clients that Bandwidth is not: broken bodies, half requests, slow ones and many at once. A gateway refuses them, and answers its good
//! events meanwhile.

use std::future::pending;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bandwidth_callbacks::{EventType, Reply, samples};
use fastrand::Rng;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream, lookup_host};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::Run;
use super::client::{Target, authorization};
use super::delivery::{Delivery, Event};
use super::event::{self, Ids};
use super::fit;
use super::mix::now;
use super::report::MEANWHILE;

/// Longer than any webhook, by a factor of 1000.
const OVERSIZED: usize = 16 * 1024 * 1024;

const DEEP: usize = 10_000;

/// Connections that send nothing.
const IDLE: usize = 200;

const HOLD: Duration = Duration::from_secs(1);

/// The time between the bytes of a slow client.
const DRIP: Duration = Duration::from_millis(100);

struct Attack {
    name: &'static str,
    bytes: Vec<u8>,
    expected: Expected,
    client: Client,
}

enum Client {
    Usual,
    /// Sends byte by byte.
    Slow,
    /// Sends the request again and again, and reads no answer.
    Deaf,
}

#[derive(Clone, Copy, PartialEq)]
enum Expected {
    /// A status from 400, or the end of the connection.
    Refusal,
    /// 401 or 403.
    Unauthorized,
    /// The end of the connection, after whatever answers.
    End,
    /// What is odd may be accepted, but it must get some answer.
    Any,
}

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
    for attack in attacks(&run, &target) {
        let (run_, address) = (run.clone(), target.address.clone());
        attacking.spawn(async move {
            let outcome = outcome(&address, &attack, limit).await;
            report(&run_, &attack, &outcome, limit);
        });
        good(&run, &target).await;
    }
    let mut idle = Vec::new();
    for _ in 0..IDLE {
        let Ok(Ok(socket)) = timeout(limit, TcpStream::connect(&target.address)).await else {
            let sentence = format!("expected {IDLE} idle connections to open, but only {} did", idle.len());
            run.report.misfit("hostile", sentence, None);
            break;
        };
        idle.push(socket);
    }
    good(&run, &target).await;
    sleep(HOLD).await;
    good(&run, &target).await;
    drop(idle);
    while attacking.join_next().await.is_some() {}
    good(&run, &target).await;
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
    let result = delivery.send(target, run.authorization.as_deref(), &event).await;
    if let Err(sentence) = fit::status(Reply::Empty, &result) {
        run.report
            .misfit("disconnect", format!("{sentence}, while others attacked"), Some(&ids.call));
    }
}

fn attacks(run: &Run, target: &Target) -> Vec<Attack> {
    let known = run.authorization.as_deref();
    let request = |body: &str| target.request("POST", known, body);
    let sample = samples::of(EventType::Disconnect).map_or("{}", |sample| sample.body);
    let event = sample.replace("2026-03-09T14:11:04.218Z", &now());
    let without_end = event.strip_suffix('}').unwrap_or_default();
    let attack = |name, expected, text: String| Attack {
        name,
        bytes: text.into_bytes(),
        expected,
        client: Client::Usual,
    };
    let with = |more: &str| request(&format!("{without_end},{more}}}"));
    let half_of = |text: String| text.get(..text.len() / 2).unwrap_or_default().to_owned();
    let head = request("").replace("Content-Length: 0\r\n", "");
    let head = head.trim_end();
    let deep = "[".repeat(DEEP) + &"]".repeat(DEEP);
    let padding = "x".repeat(OVERSIZED);
    let mut attacks = vec![
        attack("half a JSON object", Expected::Refusal, request(without_end)),
        attack("no body", Expected::Refusal, request("")),
        attack("a body that is a word", Expected::Refusal, request("hello")),
        attack("a body of XML", Expected::Refusal, request("<Response/>")),
        attack(
            "an event with a comma too many",
            Expected::Refusal,
            request(&format!("{without_end},}}")),
        ),
        attack(
            "an event with more after its end",
            Expected::Refusal,
            request(&format!("{event}}}")),
        ),
        attack("a body of 16 MiB", Expected::Refusal, with(&format!(r#""padding":"{padding}""#))),
        attack(
            "a head of 1 MiB",
            Expected::Refusal,
            format!("{head}\r\nX-Padding: {}\r\n\r\n", &padding[..1024 * 1024]),
        ),
        attack(
            "a request that is not HTTP",
            Expected::Refusal,
            "\u{16}\u{3}\u{1}hello\r\n\r\n".to_owned(),
        ),
        attack("half a head", Expected::Refusal, half_of(head.to_owned())),
        attack(
            "half a body",
            Expected::Refusal,
            half_of(request(&format!("{event}{}", " ".repeat(event.len())))),
        ),
        attack("an event and then garbage", Expected::End, request(&event) + "garbage\r\n\r\n"),
        attack("an event with a duplicate field", Expected::Any, with(r#""eventType":"initiate""#)),
        attack(
            "an event with 10000 nested arrays",
            Expected::Any,
            with(&format!(r#""more":{deep}"#)),
        ),
        attack(
            "an event with another content type",
            Expected::Any,
            request(&event).replace("application/json", "text/plain"),
        ),
        Attack {
            client: Client::Slow,
            ..attack(
                "a slow head",
                Expected::Refusal,
                format!("{head}\r\nX-Padding: {}", &padding[..100_000]),
            )
        },
    ];
    attacks.push(Attack {
        client: Client::Deaf,
        ..attack("requests whose answers are not read", Expected::End, request("{}"))
    });
    if known.is_some() {
        let guess = authorization("guess", "guess");
        attacks.push(attack(
            "an event with wrong credentials",
            Expected::Unauthorized,
            target.request("POST", Some(&guess), &event),
        ));
    }
    attacks
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
    // At the same time, because a gateway may answer, and read no more, before it has the whole request.
    let write = async {
        for piece in attack.bytes.chunks(if is_slow { 1 } else { attack.bytes.len() }) {
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
                Some(status) if is_end || attack.expected != Expected::End => return Outcome::Answered(status),
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
    let address = lookup_host(address).await?.next().ok_or(io::ErrorKind::NotFound)?;
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
        (Outcome::Open, Expected::Unauthorized | Expected::Any) => format!("{name} had no answer after {seconds} s"),
        (Outcome::Closed, Expected::Unauthorized) => format!("{name} ended the connection"),
        (Outcome::Answered(status), Expected::Unauthorized) if ![401, 403].contains(status) => format!("{name} was answered with {status}"),
        (Outcome::Open, Expected::End) => format!("after {name} the connection was still open after {seconds} s"),
        (Outcome::Answered(status), Expected::Refusal) if *status < 400 => format!("{name} was answered with {status}"),
        _ => return,
    };
    run.report.misfit("hostile", format!("expected {expected}, but {what}"), None);
}
