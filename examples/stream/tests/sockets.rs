//! The agent over real WebSockets: nothing is lost or reordered, and clients that misbehave harm
//! nobody else.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bandwidth_callbacks::stream::mulaw_to_sample;
use bandwidth_callbacks_stream::{
    Socket, Target, audio, media, play, play_all, played, start, stop,
};
use futures_util::{SinkExt, StreamExt};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{Error, Message};

/// Longer than anything here takes, so that an agent that hangs fails the test.
const PATIENCE: Duration = Duration::from_secs(30);

struct Agent {
    process: Child,
    target: Target,
}

impl Agent {
    fn start(folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_agent"))
            .arg("127.0.0.1:0")
            .arg(folder)
            .envs([
                ("STREAM_USER", "bandwidth"),
                ("STREAM_PASSWORD", "open sesame"),
                ("STREAM_TOKEN", "t0ken"),
                ("STREAM_PATIENCE_MS", "2000"),
            ])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .strip_prefix("listening on ")
            .unwrap()
            .to_owned();
        let target = Target {
            address,
            token: "t0ken".into(),
            user: "bandwidth".into(),
            password: "open sesame".into(),
        };
        Self { process, target }
    }

    fn stat(&self, name: &str) -> u64 {
        let mut stream = TcpStream::connect(&self.target.address).unwrap();
        stream
            .write_all(b"GET /stats HTTP/1.1\r\nHost: agent\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let line = answer
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
            .unwrap();
        line.parse().unwrap()
    }

    /// A stream that goes as it should.
    async fn is_well(&self) {
        let outcome = play(&self.target, 1, 5).await.unwrap();
        assert_eq!((outcome.received, outcome.wrong), (5, 0));
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads until the agent closes. Returns the code with which it does.
async fn close_code(socket: &mut Socket) -> Option<u16> {
    loop {
        match timeout(PATIENCE, socket.next())
            .await
            .expect("the agent hangs")
        {
            Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return None,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn frames_of_many_streams_come_back_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let agent = Agent::start(folder.path());
    let outcomes = play_all(&agent.target, 50, 100).await;
    for outcome in outcomes {
        let outcome = outcome.unwrap();
        assert_eq!(
            (outcome.sent, outcome.received, outcome.wrong),
            (100, 100, 0)
        );
    }
    assert_eq!(agent.stat("frames"), 50 * 102);
    assert_eq!(
        (
            agent.stat("missing"),
            agent.stat("repeated"),
            agent.stat("refused"),
            agent.stat("closed_without_stop")
        ),
        (0, 0, 0, 0)
    );
    // The recordings have every sample.
    for stream in 0..50 {
        let mut recording =
            hound::WavReader::open(folder.path().join(format!("s-{stream}.wav"))).unwrap();
        let samples: Vec<i16> = recording.samples().map(Result::unwrap).collect();
        let expected: Vec<i16> = (1..=100)
            .flat_map(|number| audio(stream, number))
            .map(mulaw_to_sample)
            .collect();
        assert!(samples == expected, "stream {stream}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gaps_and_repeats_are_counted_and_unknown_frames_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let agent = Agent::start(folder.path());
    let mut socket = agent.target.connect().await.unwrap();
    socket.send(start("../outside")).await.unwrap();
    for number in [1, 2, 5, 5, 6] {
        socket.send(media(number, &audio(0, number))).await.unwrap();
        assert_eq!(
            played(&socket.next().await.unwrap().unwrap()).as_deref(),
            Some(&audio(0, number)[..])
        );
    }
    for message in [
        r#"{"eventType":"mark"}"#,
        "not JSON",
        r#"{"eventType":"media","payload":"!"}"#,
    ] {
        socket.send(Message::text(message)).await.unwrap();
    }
    socket.send(stop()).await.unwrap();
    assert_eq!(close_code(&mut socket).await, Some(1000));
    assert_eq!(
        (
            agent.stat("missing"),
            agent.stat("repeated"),
            agent.stat("refused")
        ),
        (2, 1, 1)
    );
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "an id that is a path makes no file"
    );
}

#[tokio::test]
async fn strangers_are_not_let_in() {
    let folder = tempfile::tempdir().unwrap();
    let agent = Agent::start(folder.path());
    let status = async |target: Target| match target.connect().await {
        Err(Error::Http(response)) => (
            response.status().as_u16(),
            response.headers().contains_key("www-authenticate"),
        ),
        other => panic!("{other:?}"),
    };
    let password = Target {
        password: "guess".into(),
        ..agent.target.clone()
    };
    assert_eq!(status(password).await, (401, true));
    let token = Target {
        token: "guess".into(),
        ..agent.target.clone()
    };
    assert_eq!(status(token).await, (404, false));
    agent.is_well().await;
}

#[tokio::test]
async fn messages_that_bandwidth_does_not_send_close_the_connection() {
    let folder = tempfile::tempdir().unwrap();
    let agent = Agent::start(folder.path());
    let mut binary = agent.target.connect().await.unwrap();
    binary.send(Message::binary(vec![0; 160])).await.unwrap();
    assert_eq!(close_code(&mut binary).await, Some(1003));
    let mut long = agent.target.connect().await.unwrap();
    let message = format!(
        r#"{{"eventType":"media","payload":"{}"}}"#,
        "A".repeat(1 << 20)
    );
    let _ = long.send(Message::text(message)).await;
    close_code(&mut long).await;
    assert_eq!(agent.stat("frames"), 0, "a message of 1 MiB is not read");
    agent.is_well().await;
}

/// A head of a WebSocket frame whose rest never comes, and a connection that is cut.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_a_frame_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let agent = Agent::start(folder.path());
    for cut in [false, true] {
        let mut stream = TcpStream::connect(&agent.target.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let credentials = base64::Engine::encode(
            &base64::engine::general_purpose::STANDARD,
            "bandwidth:open sesame",
        );
        let head = format!(
            "GET /stream/t0ken HTTP/1.1\r\nHost: agent\r\nAuthorization: Basic {credentials}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"HTTP/1.1 101");
        // A masked text of 200 bytes, of which ten come.
        stream
            .write_all(&[0x81, 0xfe, 0, 200, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
            .unwrap();
        if cut {
            drop(stream);
        } else {
            let mut rest = Vec::new();
            let _ = stream.read_to_end(&mut rest);
            assert!(
                rest.ends_with(&1008_u16.to_be_bytes()),
                "the agent closes the connection"
            );
        }
    }
    agent.is_well().await;
}

/// A client that sends audio and reads nothing: what comes back fills all buffers, and then the
/// agent gives up.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_never_reads_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let agent = Agent::start(folder.path());
    let mut socket = agent.target.connect().await.unwrap();
    socket.send(start("s-deaf")).await.unwrap();
    let sent = async {
        for number in 1.. {
            if socket.send(media(number, &audio(0, number))).await.is_err() {
                return number;
            }
        }
        0
    };
    let sent = timeout(PATIENCE, sent)
        .await
        .expect("the agent takes audio for ever");
    assert!(sent > 100);
    agent.is_well().await;
}
