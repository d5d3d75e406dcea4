//! Media streams: Bandwidth's side of the WebSocket that a document asks for.
//!
//! Source: <https://dev.bandwidth.com/docs/voice/bxml/startStream>.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bandwidth_callbacks::EventType;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::header::AUTHORIZATION;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};
use url::Url;

use super::Run;
use super::call::Caller;
use super::client::authorization;
use super::document::Element;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// 20 ms of audio.
const AUDIO: usize = 160;

/// How long a gateway may take to close a stream that has stopped.
const CLOSING: Duration = Duration::from_secs(2);

/// The most frames that wait for their echo.
const WAITING: usize = 1000;

/// A stream that is being played.
pub struct Playing {
    verb: Element,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Caller {
    pub async fn start_stream(&mut self, verb: &Element) {
        let named = verb.attribute("destination").unwrap_or_default();
        let url = self.run.stream.as_ref().map_or(named, |url| url.as_str()).to_owned();
        if !url.starts_with("ws://") {
            self.run
                .report
                .note("a media stream to a wss:// URL was not played: --stream ws://HOST:PORT/PATH sends it elsewhere");
            return;
        }
        if self.run.stream.is_none() && !is_at(&url, &self.run.url) {
            self.run
                .report
                .note("a media stream to another server was not played: --stream ws://HOST:PORT/PATH sends it elsewhere");
            return;
        }
        let credentials = verb.attribute("destinationUsername").zip(verb.attribute("destinationPassword"));
        let credentials = credentials.map(|(user, password)| authorization(user, password));
        let begin = Instant::now();
        match timeout(self.run.timeout, connect(&url, credentials)).await {
            Ok(Ok(socket)) => {
                self.run.report.took("stream", "opened", begin.elapsed());
                self.stream_event(verb, EventType::MediaStreamStarted, &[]).await;
                let (stop, stopped) = oneshot::channel();
                let id = self.ids.call.replacen("c-", "s-", 1);
                let start = start(&self.ids.call, &id, verb.attribute("name").unwrap_or(&id));
                let is_bidirectional = verb.attribute("mode") == Some("bidirectional");
                let task = tokio::spawn(play(self.run.clone(), socket, start, is_bidirectional, stopped));
                self.streams.push(Playing {
                    verb: verb.clone(),
                    stop,
                    task,
                });
            }
            failed => {
                let why = match failed {
                    Ok(Err(Error::Http(response))) => format!("the answer was {}", response.status().as_u16()),
                    Err(_) => "no answer came in time".to_owned(),
                    _ => "no connection could be opened".to_owned(),
                };
                let sentence = format!("expected the WebSocket of a media stream to open, but {why}");
                self.run.report.misfit("stream", sentence, Some(&self.ids.call));
                let cause = [("cause", json!("connection-error"))];
                self.stream_event(verb, EventType::MediaStreamRejected, &cause).await;
            }
        }
    }

    /// Stops the stream of this name, or all.
    pub async fn stop_streams(&mut self, name: Option<&str>) {
        let is_meant = |playing: &mut Playing| name.is_none() || playing.verb.attribute("name") == name;
        let meant: Vec<_> = self.streams.extract_if(.., is_meant).collect();
        for playing in meant {
            // The task ends by itself if the gateway has closed the stream.
            let _ = playing.stop.send(());
            let _ = playing.task.await;
            self.stream_event(&playing.verb, EventType::MediaStreamStopped, &[]).await;
        }
    }
}

/// Whether a URL has the host and port of the tested one.
fn is_at(url: &str, tested: &Url) -> bool {
    Url::parse(url).is_ok_and(|url| url.host_str() == tested.host_str() && url.port_or_known_default() == tested.port_or_known_default())
}

async fn connect(url: &str, credentials: Option<String>) -> Result<Socket, Error> {
    let mut request = url.into_client_request()?;
    if let Some(value) = credentials.and_then(|credentials| credentials.parse().ok()) {
        request.headers_mut().insert(AUTHORIZATION, value);
    }
    // Otherwise a frame may wait for the receipt of the one before.
    connect_async_with_config(request, None, true).await.map(|(socket, _)| socket)
}

fn start(call: &str, id: &str, name: &str) -> Value {
    json!({
        "metadata": {
            "accountId": "9901234",
            "callId": call,
            "streamId": id,
            "streamName": name,
            "tracks": [{"name": "inbound", "mediaFormat": {"encoding": "PCMU", "sampleRate": 8000}}],
        },
        "eventType": "start",
    })
}

/// Sends audio until the stream is stopped or closed, and looks at what comes back.
async fn play(run: Arc<Run>, mut socket: Socket, start: Value, is_bidirectional: bool, mut stopped: oneshot::Receiver<()>) {
    let _ = socket.send(Message::text(start.to_string())).await;
    let mut clock = interval(Duration::from_secs_f64(1.0 / run.frames));
    clock.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut waiting: VecDeque<(String, Instant)> = VecDeque::new();
    let mut number = 0_u64;
    loop {
        tokio::select! {
            _ = &mut stopped => break,
            _ = clock.tick() => {
                number += 1;
                let payload = STANDARD.encode(audio(number));
                let frame = format!(r#"{{"track":"inbound","payload":"{payload}","sequenceNumber":"{number}","eventType":"media"}}"#);
                if waiting.len() < WAITING {
                    waiting.push_back((payload, Instant::now()));
                }
                if socket.send(Message::text(frame)).await.is_err() {
                    return;
                }
            }
            message = socket.next() => match message {
                Some(Ok(message)) => came(&run, &message, is_bidirectional, &mut waiting),
                _ => return,
            }
        }
    }
    let stop = json!({"metadata": start["metadata"], "eventType": "stop"});
    let _ = socket.send(Message::text(stop.to_string())).await;
    let rest = async {
        while let Some(Ok(message)) = socket.next().await {
            came(&run, &message, is_bidirectional, &mut waiting);
        }
    };
    let _ = timeout(CLOSING, rest).await;
    let _ = timeout(CLOSING, socket.close(None)).await;
}

/// Looks at a message of the gateway.
fn came(run: &Run, message: &Message, is_bidirectional: bool, waiting: &mut VecDeque<(String, Instant)>) {
    let text = match message {
        Message::Text(text) => text.as_str(),
        Message::Binary(_) => {
            return run
                .report
                .misfit("stream", "expected text messages, got a binary one".to_owned(), None);
        }
        _ => return,
    };
    if !is_bidirectional {
        let sentence = "expected no message, because the mode of the stream is not bidirectional, got one".to_owned();
        return run.report.misfit("stream", sentence, None);
    }
    let frame: Value = serde_json::from_str(text).unwrap_or_default();
    let payload = frame["media"]["payload"]
        .as_str()
        .filter(|payload| STANDARD.decode(payload).is_ok());
    match (frame["eventType"].as_str(), payload) {
        (Some("clear"), _) => {}
        (Some("playAudio"), Some(payload)) => {
            // An echo sends the same audio. Any other is as good.
            if let Some(at) = waiting.iter().position(|(sent, _)| sent == payload) {
                let echoed = waiting.drain(..=at).next_back();
                echoed.inspect(|(_, sent)| run.report.took("stream", "echo", sent.elapsed()));
            } else {
                run.report.took("stream", "audio", Duration::ZERO);
            }
        }
        (Some("playAudio"), None) => {
            run.report.misfit(
                "stream",
                "expected playAudio with its audio in Base64, got one without".to_owned(),
                None,
            );
        }
        _ => run
            .report
            .misfit("stream", "expected playAudio or clear, got another message".to_owned(), None),
    }
}

/// Noise that is different in each frame.
fn audio(number: u64) -> [u8; AUDIO] {
    let mut rng = fastrand::Rng::with_seed(number);
    std::array::from_fn(|_| rng.u8(..))
}
