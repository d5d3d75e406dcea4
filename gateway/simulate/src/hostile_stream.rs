//! Media streams that Bandwidth does not send: of small messages, as fast as they are taken, and
//! those that end at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use url::Url;

use super::Run;
use super::client::Target;
use super::stream::connect;

/// Streams of each kind.
const STREAMS: usize = 20;

/// For how long each stream sends.
const SENDING: Duration = Duration::from_secs(1);

/// The bytes that are sent at once.
const BLOCK: usize = 16 * 1024;

#[derive(Clone, Copy)]
pub struct Attack {
    name: &'static str,
    /// Comes once.
    begin: &'static [u8],
    /// Comes again and again.
    message: &'static [u8],
}

/// Returns each kind. The frames have a mask of zeros.
pub fn attacks() -> [Attack; 5] {
    let attack = |name, begin, message| Attack {
        name,
        begin,
        message,
    };
    [
        attack("empty messages", b"", b"\x81\x80\0\0\0\0"),
        attack("messages of one byte", b"", b"\x81\x81\0\0\0\0x"),
        attack("pings", b"", b"\x89\x80\0\0\0\0"),
        attack("pongs", b"", b"\x8a\x80\0\0\0\0"),
        attack("fragments", b"\x01\x80\0\0\0\0", b"\x00\x80\0\0\0\0"),
    ]
}

/// Starts streams of one kind. Every second one reads nothing.
pub fn attack(run: &Arc<Run>, url: &Url, attack: Attack, limit: Duration) -> JoinSet<()> {
    (0..STREAMS)
        .map(|number| {
            let (run, target) = (run.clone(), Target::new(url));
            async move {
                let begin = Instant::now();
                match timeout(limit, open(&run, &target)).await {
                    Ok(Some(socket)) => send(socket, attack, number % 2 == 0).await,
                    _ => {
                        let sentence = format!(
                            "expected a stream of {} to open, but it did not",
                            attack.name
                        );
                        run.report.misfit("hostile", sentence, None);
                    }
                }
                // They end together.
                sleep(SENDING.saturating_sub(begin.elapsed())).await;
            }
        })
        .collect()
}

/// Opens a stream without a library. Returns nothing if the answer is another one.
async fn open(run: &Run, target: &Target) -> Option<TcpStream> {
    let mut socket = TcpStream::connect(&target.address).await.ok()?;
    let request = target.request("GET", run.authorization.as_deref(), "");
    let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    let request = request.replacen("\r\n", &format!("\r\n{upgrade}"), 1);
    socket.write_all(request.as_bytes()).await.ok()?;
    let mut head = [0; 12];
    socket.read_exact(&mut head).await.ok()?;
    (head == *b"HTTP/1.1 101").then_some(socket)
}

async fn send(socket: TcpStream, attack: Attack, is_reading: bool) {
    let (mut reader, mut writer) = socket.into_split();
    let block = attack.message.repeat(BLOCK / attack.message.len());
    let write = async {
        let mut sent = writer.write_all(attack.begin).await;
        while sent.is_ok() {
            sent = writer.write_all(&block).await;
        }
    };
    let read = async {
        let mut bytes = [0; 4096];
        while is_reading && matches!(reader.read(&mut bytes).await, Ok(1..)) {}
    };
    // The gateway may end a stream that sends too much.
    let _ = timeout(SENDING, async { tokio::join!(write, read) }).await;
}

/// Opens streams and closes them at once, with each kind of code.
pub async fn closes(run: &Run, url: &Url, limit: Duration) {
    for code in [None, Some(1000), Some(1001), Some(1011), Some(4999)] {
        let expected = code.map_or_else(
            || "a Close without a code".to_owned(),
            |code| format!("a Close with the code {code}"),
        );
        let close = async {
            let mut socket = connect(url.as_str(), run.authorization.clone())
                .await
                .ok()?;
            let frame = code.map(|code: u16| CloseFrame {
                code: code.into(),
                reason: "".into(),
            });
            socket.close(frame).await.ok()?;
            while let Some(Ok(message)) = socket.next().await {
                if let Message::Close(frame) = message {
                    return Some(frame.map(|frame| u16::from(frame.code)));
                }
            }
            None
        };
        let answered = timeout(limit, close).await.ok().flatten();
        if answered != Some(code) {
            let sentence =
                format!("expected {expected} to be answered by the same, but it was not");
            run.report.misfit("hostile", sentence, None);
        }
    }
}
