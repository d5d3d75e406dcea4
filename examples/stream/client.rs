//! A client that plays streams as Bandwidth does, and checks what comes back.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::time::{MissedTickBehavior, interval_at, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::header::AUTHORIZATION;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The length of a frame's audio, in time and bytes.
const FRAME: Duration = Duration::from_millis(20);
const BYTES: usize = 160;

/// Where the agent is, and how to get in.
#[derive(Clone, Debug)]
pub struct Target {
    /// `127.0.0.1:8080`
    pub address: String,
    pub token: String,
    pub user: String,
    pub password: String,
}

impl Target {
    /// Opens a connection, on which no frame waits for the receipt of the one before.
    pub async fn connect(&self) -> Result<Socket, Error> {
        let mut request =
            format!("ws://{}/stream/{}", self.address, self.token).into_client_request()?;
        let credentials = STANDARD.encode(format!("{}:{}", self.user, self.password));
        let value = format!("Basic {credentials}")
            .parse()
            .expect("Base64 is a valid header");
        request.headers_mut().insert(AUTHORIZATION, value);
        connect_async_with_config(request, None, true)
            .await
            .map(|(socket, _)| socket)
    }
}

pub fn start(stream_id: &str) -> Message {
    let tracks = r#"[{"name":"inbound","mediaFormat":{"encoding":"PCMU","sampleRate":8000}}]"#;
    let metadata = format!(
        r#"{{"accountId":"5550142","callId":"c-1","streamId":"{stream_id}","streamName":"load","tracks":{tracks}}}"#
    );
    Message::text(format!(r#"{{"metadata":{metadata},"eventType":"start"}}"#))
}

pub fn media(number: u64, audio: &[u8]) -> Message {
    let payload = STANDARD.encode(audio);
    Message::text(format!(
        r#"{{"track":"inbound","payload":"{payload}","sequenceNumber":"{number}","eventType":"media"}}"#
    ))
}

pub fn stop() -> Message {
    Message::text(r#"{"metadata":{"callId":"c-1"},"eventType":"stop"}"#)
}

/// Returns the audio of a frame that the agent sent.
pub fn played(message: &Message) -> Option<Vec<u8>> {
    let frame: serde_json::Value = serde_json::from_str(message.to_text().ok()?).ok()?;
    (frame["eventType"] == "playAudio").then_some(())?;
    STANDARD.decode(frame["media"]["payload"].as_str()?).ok()
}

/// The audio of a frame: noise that says which stream and frame it is.
pub fn audio(stream: u64, number: u64) -> [u8; BYTES] {
    let mut state = (stream << 32 | number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    std::array::from_fn(|_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    })
}

/// The outcome of one stream.
#[derive(Debug, Default)]
pub struct Outcome {
    pub sent: u64,
    /// Frames that came back in order and with the same audio.
    pub received: u64,
    /// Frames that came back otherwise.
    pub wrong: u64,
    /// From sending a frame to its audio.
    pub latencies: Vec<Duration>,
    /// The longest delay of a frame before it was sent. More than a frame's length means that this
    /// client is too slow.
    pub late: Duration,
}

/// Plays a stream of so many frames, 50 a second.
pub async fn play(target: &Target, stream: u64, frames: u64) -> Result<Outcome, Error> {
    let mut socket = target.connect().await?;
    let mut outcome = Outcome::default();
    let mut waiting = VecDeque::new();
    socket.send(start(&format!("s-{stream}"))).await?;
    // Streams begin at different moments.
    let offset = FRAME.mul_f64((stream % 97) as f64 / 97.0);
    let mut clock = interval_at((Instant::now() + FRAME + offset).into(), FRAME);
    clock.set_missed_tick_behavior(MissedTickBehavior::Burst);
    while outcome.sent < frames || !waiting.is_empty() {
        tokio::select! {
            due = clock.tick(), if outcome.sent < frames => {
                outcome.late = outcome.late.max(due.elapsed());
                outcome.sent += 1;
                waiting.push_back((outcome.sent, Instant::now()));
                socket.send(media(outcome.sent, &audio(stream, outcome.sent))).await?;
            }
            message = timeout(Duration::from_secs(10), socket.next()) => {
                let Ok(Some(message)) = message else { break };
                let Some((number, sent)) = waiting.pop_front() else { break };
                if played(&message?).as_deref() == Some(&audio(stream, number)) {
                    outcome.received += 1;
                    outcome.latencies.push(sent.elapsed());
                } else {
                    outcome.wrong += 1;
                }
            }
        }
    }
    socket.send(stop()).await?;
    while let Ok(Some(Ok(_))) = timeout(Duration::from_secs(10), socket.next()).await {}
    Ok(outcome)
}

/// Plays streams at the same time.
pub async fn play_all(target: &Target, streams: u64, frames: u64) -> Vec<Result<Outcome, Error>> {
    let tasks: Vec<_> = (0..streams)
        .map(|stream| {
            let target = target.clone();
            tokio::spawn(async move { play(&target, stream, frames).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.expect("a stream does not panic"));
    }
    outcomes
}
