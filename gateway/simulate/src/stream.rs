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
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::header::AUTHORIZATION;
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};
use url::Url;

use super::Run;
use super::call::{Caller, Playing};
use super::client::authorization;
use super::document::Element;
use super::flood::begun;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// 20 ms of audio.
const AUDIO: usize = 160;

/// How long a gateway may take to close a stream that has stopped.
const CLOSING: Duration = Duration::from_secs(2);

/// The most frames that wait for their echo.
const WAITING: usize = 1000;

impl Caller {
    pub async fn start_stream(&mut self, verb: &Element) {
        let named = verb.attribute("destination").unwrap_or_default();
        let url = self
            .run
            .stream
            .as_ref()
            .map_or(named, |url| url.as_str())
            .to_owned();
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
        let credentials = verb
            .attribute("destinationUsername")
            .zip(verb.attribute("destinationPassword"));
        let credentials = credentials.map(|(user, password)| authorization(user, password));
        let begin = Instant::now();
        match timeout(self.run.timeout, connect(&url, credentials)).await {
            Ok(Ok(socket)) => {
                self.run.report.took("stream", "opened", begin.elapsed());
                self.stream_event(verb, EventType::MediaStreamStarted, &[])
                    .await;
                let (stop, stopped) = oneshot::channel();
                let id = self.ids.call.replacen("c-", "s-", 1);
                let start = start(&self.ids.call, &id, verb.attribute("name").unwrap_or(&id));
                let is_bidirectional = verb.attribute("mode") == Some("bidirectional");
                let task = tokio::spawn(play(
                    self.run.clone(),
                    socket,
                    start,
                    is_bidirectional,
                    stopped,
                ));
                self.streams.push(Playing {
                    verb: verb.clone(),
                    stop,
                    task,
                });
            }
            failed => {
                let why = match failed {
                    Ok(Err(Error::Http(response))) => {
                        format!("the answer was {}", response.status().as_u16())
                    }
                    Err(_) => "no answer came in time".to_owned(),
                    _ => "no connection could be opened".to_owned(),
                };
                let sentence =
                    format!("expected the WebSocket of a media stream to open, but {why}");
                self.run
                    .report
                    .misfit("stream", sentence, Some(&self.ids.call));
                let cause = [("cause", json!("connection-error"))];
                self.stream_event(verb, EventType::MediaStreamRejected, &cause)
                    .await;
            }
        }
    }

    /// Stops the stream of this name, or all.
    pub async fn stop_streams(&mut self, name: Option<&str>) {
        let is_meant =
            |playing: &mut Playing| name.is_none() || playing.verb.attribute("name") == name;
        let meant: Vec<_> = self.streams.extract_if(.., is_meant).collect();
        for playing in meant {
            // The task ends by itself if the gateway has closed the stream.
            let _ = playing.stop.send(());
            let _ = playing.task.await;
            self.stream_event(&playing.verb, EventType::MediaStreamStopped, &[])
                .await;
        }
    }
}

/// Whether a URL has the host and port of the tested one.
fn is_at(url: &str, tested: &Url) -> bool {
    Url::parse(url).is_ok_and(|url| {
        url.host_str() == tested.host_str()
            && url.port_or_known_default() == tested.port_or_known_default()
    })
}

/// Opens a WebSocket.
///
/// # Errors
///
/// It does not open.
pub async fn connect(url: &str, credentials: Option<String>) -> Result<Socket, Error> {
    let mut request = url.into_client_request()?;
    if let Some(value) = credentials.and_then(|credentials| credentials.parse().ok()) {
        request.headers_mut().insert(AUTHORIZATION, value);
    }
    // Otherwise a frame may wait for the receipt of the one before.
    connect_async_with_config(request, None, true)
        .await
        .map(|(socket, _)| socket)
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
async fn play(
    run: Arc<Run>,
    mut socket: Socket,
    start: Value,
    is_bidirectional: bool,
    mut stopped: oneshot::Receiver<()>,
) {
    let mut listener = Listener {
        run: run.clone(),
        is_bidirectional,
        waiting: VecDeque::new(),
        has_audio: false,
    };
    let mut clock = interval(Duration::from_secs_f64(1.0 / run.frames));
    clock.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut number = 0_u64;
    let mut next = Some(start.to_string());
    loop {
        if let Some(text) = next.take() {
            let sent = tokio::select! {
                _ = &mut stopped => break,
                sent = timeout(run.timeout, socket.send(Message::text(text))) => sent,
            };
            match sent {
                Ok(Ok(())) => {}
                Ok(Err(_)) => break,
                Err(_) => {
                    let sentence = format!(
                        "expected a media stream to be read, but it was not for {} s",
                        run.timeout.as_secs()
                    );
                    return run.report.misfit("stream", sentence, None);
                }
            }
        }
        tokio::select! {
            _ = &mut stopped => break,
            due = clock.tick() => {
                number += 1;
                let payload = STANDARD.encode(audio(number));
                next = Some(format!(r#"{{"track":"inbound","payload":"{payload}","sequenceNumber":"{number}","eventType":"media"}}"#));
                listener.sent(payload, begun(due.into_std()));
            }
            message = socket.next() => match message {
                Some(Ok(message)) => listener.came(&message),
                _ => break,
            }
        }
    }
    let stop = json!({"metadata": start["metadata"], "eventType": "stop"});
    let _ = timeout(CLOSING, socket.send(Message::text(stop.to_string()))).await;
    let rest = async {
        while let Some(Ok(message)) = socket.next().await {
            listener.came(&message);
        }
    };
    let _ = timeout(CLOSING, rest).await;
    let _ = timeout(CLOSING, socket.close(None)).await;
    if is_bidirectional && number > 0 && !listener.has_audio {
        run.report
            .note("a bidirectional media stream sent no audio back");
    }
}

/// Looks at the messages of the gateway.
struct Listener {
    run: Arc<Run>,
    is_bidirectional: bool,
    /// Audio whose echo has not come, and when it was due.
    waiting: VecDeque<(String, Instant)>,
    has_audio: bool,
}

impl Listener {
    fn sent(&mut self, payload: String, due: Instant) {
        if self.waiting.len() < WAITING {
            self.waiting.push_back((payload, due));
        }
    }

    fn came(&mut self, message: &Message) {
        match message {
            Message::Text(_) if !self.is_bidirectional => {
                self.misfit("expected no message, because the mode of the stream is not bidirectional, got one");
            }
            Message::Text(text) => self.text(text),
            Message::Binary(_) => self.misfit("expected text messages, got a binary one"),
            _ => {}
        }
    }

    fn text(&mut self, text: &Utf8Bytes) {
        let frame: Value = serde_json::from_str(text).unwrap_or_default();
        let payload = frame["media"]["payload"]
            .as_str()
            .filter(|payload| STANDARD.decode(payload).is_ok());
        match (frame["eventType"].as_str(), payload) {
            (Some("clear"), _) => {}
            (Some("playAudio"), Some(payload)) => {
                self.has_audio = true;
                // An echo sends the same audio. Any other is as good.
                if let Some(at) = self.waiting.iter().position(|(sent, _)| sent == payload) {
                    let echoed = self.waiting.drain(..=at).next_back();
                    echoed
                        .inspect(|(_, due)| self.run.report.took("stream", "echo", due.elapsed()));
                } else {
                    self.run
                        .report
                        .note("a media stream sent audio that is no echo");
                }
            }
            (Some("playAudio"), None) => {
                self.misfit("expected playAudio with its audio in Base64, got one without")
            }
            _ => self.misfit("expected playAudio or clear, got another message"),
        }
    }

    fn misfit(&self, sentence: &str) {
        self.run.report.misfit("stream", sentence.to_owned(), None);
    }
}

/// Noise that is different in each frame.
fn audio(number: u64) -> [u8; AUDIO] {
    let mut rng = fastrand::Rng::with_seed(number);
    std::array::from_fn(|_| rng.u8(..))
}
