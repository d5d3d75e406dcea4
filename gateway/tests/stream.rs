//! Media streams: the echo, how they end, and clients that behave badly.

use std::io::{Read, Write};
use std::net::TcpStream;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::{SinkExt, StreamExt};
use gateway_testing::{Gateway, until, within};
use tempfile::tempdir;
use tokio::net::TcpSocket;
use tokio::time::{Duration, interval, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::header;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

const START: &str = r#"{"metadata":{"callId":"c-1"},"eventType":"start"}"#;
const STOP: &str = r#"{"eventType":"stop"}"#;

fn media(number: u64, audio: &[u8]) -> Message {
    let payload = STANDARD.encode(audio);
    Message::text(format!(
        r#"{{"track":"inbound","payload":"{payload}","sequenceNumber":"{number}","eventType":"media"}}"#
    ))
}

/// Returns the audio that the agent sends.
fn played(message: &Message) -> Vec<u8> {
    let frame: serde_json::Value = serde_json::from_str(message.to_text().unwrap()).unwrap();
    assert_eq!(frame["eventType"], "playAudio");
    let payload = frame["media"]["payload"].as_str().unwrap();
    STANDARD.decode(payload).unwrap()
}

/// 20 ms of noise that no other frame has.
fn noise(stream: u64, number: u64) -> [u8; 160] {
    let mut random = fastrand::Rng::with_seed(stream << 32 | number);
    std::array::from_fn(|_| random.u8(..))
}

async fn open(gateway: &Gateway) -> WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>> {
    connect_async(format!("ws://{}/stream", gateway.address))
        .await
        .unwrap()
        .0
}

/// What a client gets until the end: the close code, and whether the connection ended as RFC 6455
/// wants it.
async fn ends_with(
    socket: &mut WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>,
) -> (Option<Option<u16>>, bool) {
    let mut code = None;
    loop {
        match timeout(Duration::from_secs(10), socket.next())
            .await
            .unwrap()
        {
            Some(Ok(Message::Close(frame))) => code = Some(frame.map(|frame| frame.code.into())),
            Some(Ok(_)) => {}
            None | Some(Err(Error::ConnectionClosed)) => return (code, true),
            Some(Err(_)) => return (code, false),
        }
    }
}

#[tokio::test]
async fn a_stream_gets_its_audio_back() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let url = format!("ws://{}/stream", gateway.address);
    let (mut socket, _) = connect_async(url).await.unwrap();
    for frame in [
        START,
        "not a frame",
        r#"{"track":"inbound","payload":"/////w==","sequenceNumber":"1","eventType":"media"}"#,
    ] {
        socket.send(Message::text(frame)).await.unwrap();
    }
    let echo = socket.next().await.unwrap().unwrap();
    assert_eq!(
        echo.to_text().unwrap(),
        r#"{"eventType":"playAudio","media":{"contentType":"audio/pcmu","payload":"/////w=="}}"#
    );
    socket.send(Message::text(STOP)).await.unwrap();
    assert!(matches!(socket.next().await, Some(Ok(Message::Close(_)))));
}

/// Each sends 50 frames a second, as calls do, and does not wait for what comes back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn frames_of_many_streams_come_back_in_order_with_the_same_audio() {
    const STREAMS: u64 = 50;
    const FRAMES: u64 = 100;
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let mut streams = Vec::new();
    for stream in 0..STREAMS {
        let (mut sink, mut source) = open(&gateway).await.split();
        streams.push(tokio::spawn(async move {
            let send = async {
                let mut clock = interval(Duration::from_millis(20));
                sink.send(Message::text(START)).await.unwrap();
                for number in 0..FRAMES {
                    clock.tick().await;
                    let frame = media(number + 1, &noise(stream, number));
                    sink.send(frame).await.unwrap();
                }
                sink.send(Message::text(STOP)).await.unwrap();
            };
            let receive = async {
                for number in 0..FRAMES {
                    let message = source.next().await.unwrap().unwrap();
                    assert!(played(&message) == noise(stream, number), "{number}");
                }
                let end = source.next().await.unwrap().unwrap();
                assert!(matches!(end, Message::Close(_)), "{end:?}");
            };
            timeout(Duration::from_secs(30), async {
                tokio::join!(send, receive)
            })
            .await
            .unwrap();
        }));
    }
    for stream in streams {
        stream.await.unwrap();
    }
    let well = "a stream has ended has_stop=true missing=0 repeated=0 unreadable=0";
    until(|| gateway.log().matches(well).count() as u64 == STREAMS);
}

#[tokio::test]
async fn gaps_repeats_and_unknown_frames_do_not_end_a_stream() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let mut socket = open(&gateway).await;
    socket.send(Message::text(START)).await.unwrap();
    for number in [1, 2, 5, 5, 6, u64::MAX, 6, u64::MAX] {
        for message in [
            r#"{"eventType":"mark"}"#,
            "not JSON",
            r#"{"eventType":"media","payload":"!"}"#,
            START,
        ] {
            socket.send(Message::text(message)).await.unwrap();
        }
        let audio = noise(0, number);
        socket.send(media(number, &audio)).await.unwrap();
        assert_eq!(played(&socket.next().await.unwrap().unwrap()), audio);
    }
    socket.send(Message::text(STOP)).await.unwrap();
    assert_eq!(ends_with(&mut socket).await, (Some(Some(1000)), true));
    // More frames are missing than a number can say.
    let counts = format!("missing={} repeated=1 unreadable=", u64::MAX);
    until(|| gateway.log().contains(&counts));
}

#[tokio::test]
async fn strangers_are_not_let_in() {
    let folder = tempdir().unwrap();
    let password = folder.path().join("password");
    std::fs::write(&password, "open sesame").unwrap();
    let arguments = ["--user", "x", "--password-file", password.to_str().unwrap()];
    let gateway = Gateway::start(&folder.path().join("journal"), &arguments);
    for (credentials, is_let_in) in [
        (None, false),
        (Some("x:guess"), false),
        (Some("y:open sesame"), false),
        (Some("x:open sesame"), true),
    ] {
        let url = format!("ws://{}/stream", gateway.address);
        let mut request = url.into_client_request().unwrap();
        if let Some(credentials) = credentials {
            let value = format!("Basic {}", STANDARD.encode(credentials));
            let headers = request.headers_mut();
            headers.insert(header::AUTHORIZATION, value.parse().unwrap());
        }
        match connect_async(request).await {
            Ok(_) => assert!(is_let_in, "{credentials:?}"),
            Err(Error::Http(response)) => {
                assert!(!is_let_in, "{credentials:?}");
                assert_eq!(response.status(), 401);
                assert!(response.headers().contains_key(header::WWW_AUTHENTICATE));
            }
            Err(other) => panic!("{other}"),
        }
    }
}

/// The head of a frame whose rest never comes, and a connection that is cut there.
#[test]
fn half_a_frame_is_given_up() {
    // A masked text of 200 bytes, of which ten come.
    const HALF: &[u8] = &[0x81, 0xfe, 0, 200, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    open_by_hand(&gateway).write_all(HALF).unwrap();
    until(|| gateway.log().contains("a stream has ended"));
    let mut socket = open_by_hand(&gateway);
    socket.write_all(HALF).unwrap();
    let begin = std::time::Instant::now();
    let mut rest = Vec::new();
    socket.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, b"\x88\x02\x03\xf0", "a Close with the code 1008");
    assert!(begin.elapsed() > Duration::from_secs(9));
}

/// Its long messages are fewer than a stream may send. Their echoes fill all buffers.
#[tokio::test]
async fn a_client_that_never_reads_is_given_up() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    // The system makes a buffer for ten segments. Those of the loopback have 64 KB, and what a
    // stream may send in 30 s would fit in.
    socket2::SockRef::from(&socket).set_tcp_mss(1000).unwrap();
    let connection = socket.connect(gateway.address.parse().unwrap());
    let url = format!("ws://{}/stream", gateway.address);
    let (mut socket, _) = tokio_tungstenite::client_async(url, connection.await.unwrap())
        .await
        .unwrap();
    let send = async {
        let mut number = 0;
        while socket.send(media(number, &[0xff; 40_000])).await.is_ok() {
            number += 1;
        }
        number
    };
    let sent = timeout(Duration::from_secs(120), send)
        .await
        .expect("the agent takes audio for ever");
    assert!(sent > 2, "{sent}");
    until(|| gateway.log().contains("a stream has ended has_stop=false"));
}

#[tokio::test]
async fn more_streams_than_allowed_get_503() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-streams", "1"]);
    let url = format!("ws://{}/stream", gateway.address);
    let (mut first, _) = connect_async(&url).await.unwrap();
    let refused = connect_async(&url).await.unwrap_err().to_string();
    assert!(refused.contains("503"), "{refused}");
    first.send(Message::text(STOP)).await.unwrap();
    while let Some(Ok(_)) = first.next().await {}
    drop(first);
    until(|| {
        gateway
            .get("metrics")
            .1
            .contains(r#"route="stream",event_type="",outcome="busy"} 1"#)
    });
    let mut again = connect_async(&url).await;
    for _ in 0..100 {
        if again.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        again = connect_async(&url).await;
    }
    panic!("the permit of the first stream was not given back");
}

#[tokio::test]
async fn a_close_is_answered_with_its_code() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    for code in [
        None,
        Some(1000),
        Some(1001),
        Some(1011),
        Some(3000),
        Some(4999),
    ] {
        let mut socket = open(&gateway).await;
        let frame = code.map(|code: u16| CloseFrame {
            code: code.into(),
            reason: "the caller has hung up".into(),
        });
        socket.close(frame).await.unwrap();
        assert_eq!(ends_with(&mut socket).await, (Some(code), true), "{code:?}");
    }
}

#[tokio::test]
async fn who_ends_a_stream_learns_why() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    // What follows a message that is not read to its end is not read either, so that the connection
    // can be reset after the Close.
    for (message, code, is_clean) in [
        (Message::text(STOP), 1000, true),
        (Message::binary(vec![0]), 1003, true),
        (Message::text("x".repeat(70_000)), 1009, false),
    ] {
        let mut socket = open(&gateway).await;
        socket.send(message).await.unwrap();
        let _ = socket.send(Message::text("x".repeat(10_000))).await;
        let (got, was_clean) = ends_with(&mut socket).await;
        assert_eq!(
            (got, was_clean || !is_clean),
            (Some(Some(code)), true),
            "{code}"
        );
    }
}

/// Opens a stream without a library.
fn open_by_hand(gateway: &Gateway) -> TcpStream {
    let upgrade = "GET /stream HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    let mut socket = gateway.send(upgrade.as_bytes());
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        socket.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    assert!(
        head.starts_with(b"HTTP/1.1 101 "),
        "{}",
        String::from_utf8_lossy(&head)
    );
    socket
}

/// Every kind of message, as fast as it is taken, and requests whose answers nobody reads. The
/// limits are generous: builds for tests are slow.
#[test]
fn those_who_send_all_the_time_do_not_hold_up_the_others() {
    const ATTACKERS: usize = 30;
    const METRICS: &[u8] = b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let folder = tempdir().unwrap();
    for (kind, begin, message) in [
        ("empty", &b""[..], &b"\x81\x80\0\0\0\0"[..]),
        ("byte", b"", b"\x81\x81\0\0\0\0x"),
        ("ping", b"", b"\x89\x80\0\0\0\0"),
        ("pong", b"", b"\x8a\x80\0\0\0\0"),
        ("fragment", b"\x01\x80\0\0\0\0", b"\x00\x80\0\0\0\0"),
        ("metrics", b"", METRICS),
    ] {
        let gateway = Gateway::start(&folder.path().join(kind), &[]);
        let attackers: Vec<_> = (0..ATTACKERS)
            .map(|_| {
                if kind == "metrics" {
                    gateway.send(b"")
                } else {
                    open_by_hand(&gateway)
                }
            })
            .collect();
        std::thread::scope(|scope| {
            for attacker in &attackers {
                scope.spawn(move || {
                    let mut attacker = attacker;
                    let _ = attacker.write_all(begin);
                    let many = message.repeat(16_384 / message.len());
                    while attacker.write_all(&many).is_ok() {}
                });
            }
            let mut times: Vec<_> = (0..40)
                .map(|_| {
                    let begin = std::time::Instant::now();
                    assert_eq!(gateway.webhook(r#"{"eventType":"disconnect"}"#).0, 204);
                    begin.elapsed()
                })
                .collect();
            for attacker in &attackers {
                let _ = attacker.shutdown(std::net::Shutdown::Both);
            }
            times.sort();
            assert!(times[36] < Duration::from_millis(500), "{kind}: {times:?}");
        });
    }
}

/// Otherwise it would be cheap to send much: come again and again.
#[test]
fn a_new_stream_may_send_two_seconds_at_once_and_then_as_much_as_others() {
    const PINGS: usize = 2000;
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    let mut socket = open_by_hand(&gateway);
    let begin = std::time::Instant::now();
    socket
        .write_all(&b"\x89\x80\0\0\0\0".repeat(PINGS))
        .unwrap();
    let (mut pongs, mut bytes) = (0, [0; 2]);
    while begin.elapsed() < Duration::from_secs(1) {
        socket.read_exact(&mut bytes).unwrap();
        assert_eq!(bytes, [0x8a, 0]);
        pongs += 1;
        let most = 200.0 + 200.0 * begin.elapsed().as_secs_f64() + 4.0;
        assert!(
            f64::from(pongs) <= most,
            "{pongs} pongs after {:?}",
            begin.elapsed()
        );
    }
    assert!(pongs > 200, "{pongs}");
}

/// Who has gone away leaves messages in the buffers of the system. Their streams would take the
/// places of others.
#[test]
fn a_stream_that_sends_too_much_for_too_long_ends_and_a_busy_one_does_not() {
    const PING: &[u8] = b"\x89\x80\0\0\0\0";
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-streams", "2"]);
    let begin = std::time::Instant::now();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut socket = open_by_hand(&gateway);
            socket
                .set_write_timeout(Some(Duration::from_millis(300)))
                .unwrap();
            // Pongs have no answer, so that nothing is unread and the connection is not reset.
            while socket.write_all(&b"\x8a\x80\0\0\0\0".repeat(1000)).is_ok() {}
            drop(socket);
            within(Duration::from_secs(15), || {
                let upgrade = tokio::runtime::Runtime::new()
                    .unwrap()
                    .block_on(connect_async(format!("ws://{}/stream", gateway.address)));
                upgrade.is_ok()
            });
            let time = begin.elapsed();
            assert!(time > Duration::from_secs(9), "{time:?}");
        });
        scope.spawn(|| {
            let mut socket = open_by_hand(&gateway);
            let mut bytes = [0; 2];
            // For longer than the other waits.
            while begin.elapsed() < Duration::from_secs(17) {
                // 150 a second.
                socket.write_all(&PING.repeat(15)).unwrap();
                for _ in 0..15 {
                    socket.read_exact(&mut bytes).unwrap();
                    assert_eq!(bytes, [0x8a, 0]);
                }
                std::thread::sleep(Duration::from_millis(100));
            }
        });
    });
}

/// The frames of a Close as RFC 6455 has them, with a mask of zeros.
#[test]
fn the_bytes_of_a_close() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &[]);
    for (sent, expected) in [
        (&b"\x88\x80\0\0\0\0"[..], &b"\x88\x00"[..]),
        (b"\x88\x82\0\0\0\0\x03\xe8", b"\x88\x02\x03\xe8"),
        (b"\x88\x85\0\0\0\0\x0f\xa0bye", b"\x88\x05\x0f\xa0bye"),
        // A code that nobody may send: 1002, with the library's words.
        (
            b"\x88\x82\0\0\0\0\x03\xed",
            b"\x88\x14\x03\xeaProtocol violation",
        ),
        // Half a code, a frame without a mask, and a text that is not UTF-8.
        (b"\x88\x81\0\0\0\0\x03", b"\x88\x02\x03\xea"),
        (b"\x81\x00", b"\x88\x02\x03\xea"),
        (b"\x81\x81\0\0\0\0\xff", b"\x88\x02\x03\xef"),
    ] {
        let mut socket = open_by_hand(&gateway);
        socket.write_all(sent).unwrap();
        let mut got = Vec::new();
        socket.read_to_end(&mut got).unwrap();
        assert_eq!(got, expected, "{sent:02x?}");
    }
}
