//! Media streams: the echo, how they end, and clients that behave badly.

use std::io::{Read, Write};
use std::net::TcpStream;

use futures_util::{SinkExt, StreamExt};
use gateway_testing::{Gateway, until, within};
use tempfile::tempdir;
use tokio::time::{Duration, timeout};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

async fn open(gateway: &Gateway) -> WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>> {
    tokio_tungstenite::connect_async(format!("ws://{}/stream", gateway.address))
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
    let (mut socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
    for frame in [
        r#"{"metadata":{"callId":"c-1"},"eventType":"start"}"#,
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
    socket
        .send(Message::text(r#"{"eventType":"stop"}"#))
        .await
        .unwrap();
    assert!(matches!(socket.next().await, Some(Ok(Message::Close(_)))));
}

#[tokio::test]
async fn more_streams_than_allowed_get_503() {
    let folder = tempdir().unwrap();
    let gateway = Gateway::start(folder.path(), &["--max-streams", "1"]);
    let url = format!("ws://{}/stream", gateway.address);
    let (mut first, _) = tokio_tungstenite::connect_async(&url).await.unwrap();
    let refused = tokio_tungstenite::connect_async(&url)
        .await
        .unwrap_err()
        .to_string();
    assert!(refused.contains("503"), "{refused}");
    first
        .send(Message::text(r#"{"eventType":"stop"}"#))
        .await
        .unwrap();
    while let Some(Ok(_)) = first.next().await {}
    drop(first);
    until(|| {
        gateway
            .get("metrics")
            .1
            .contains(r#"route="stream",event_type="",outcome="busy"} 1"#)
    });
    let mut again = tokio_tungstenite::connect_async(&url).await;
    for _ in 0..100 {
        if again.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        again = tokio_tungstenite::connect_async(&url).await;
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
        (Message::text(r#"{"eventType":"stop"}"#), 1000, true),
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
                let upgrade = tokio::runtime::Runtime::new().unwrap().block_on(
                    tokio_tungstenite::connect_async(format!("ws://{}/stream", gateway.address)),
                );
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
