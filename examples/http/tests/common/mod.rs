//! A server in a process of its own, and a client that sends whatever bytes it is told to.

#![allow(unreachable_pub, reason = "a program has no public API")]

#[path = "../../../../tests/common/derive.rs"]
mod derive;

use std::collections::HashMap;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use std::{fs, thread};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const USER: &str = "bandwidth";
const PASSWORD: &str = "open sesame, 東京";

/// Longer than anything here takes, so that a server that hangs fails the test.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn authorization() -> String {
    format!(
        "Authorization: Basic {}\r\n",
        STANDARD.encode(format!("{USER}:{PASSWORD}"))
    )
}

/// A running example.
pub struct Server {
    process: Child,
    address: String,
    printed: Receiver<String>,
}

impl Server {
    pub fn start(binary: &str) -> Self {
        // With as many open files as most systems permit by default.
        let mut process = Command::new("sh")
            .args(["-c", "ulimit -n 1024; exec \"$0\" 127.0.0.1:0", binary])
            .env("WEBHOOK_USER", USER)
            .env("WEBHOOK_PASSWORD", PASSWORD)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (sender, printed) = channel();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        thread::spawn(move || {
            lines
                .map_while(Result::ok)
                .try_for_each(|line| sender.send(line))
        });
        let first: String = printed.recv_timeout(PATIENCE).unwrap();
        let address = first.strip_prefix("listening on ").unwrap().to_owned();
        Self {
            process,
            address,
            printed,
        }
    }

    pub fn connect(&self) -> Connection {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_nodelay(true).unwrap();
        Connection(BufReader::new(stream))
    }

    /// Sends one request and reads its answer.
    pub fn ask(&self, request: impl AsRef<[u8]>) -> Answer {
        let mut connection = self.connect();
        connection.send(request);
        connection.answer()
    }

    /// Returns the line that the server printed for the next event that it accepted.
    pub fn printed(&self) -> String {
        self.printed.recv_timeout(PATIENCE).unwrap()
    }

    pub fn printed_nothing(&self) -> bool {
        self.printed.try_recv().is_err()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// A server may close before it has all that it does not want.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = self.0.get_mut().write_all(bytes.as_ref());
    }

    pub fn answer(&mut self) -> Answer {
        self.try_answer()
            .expect("the server closed without an answer")
    }

    /// `None` if the server closed before it answered.
    pub fn try_answer(&mut self) -> Option<Answer> {
        let (status, headers) = self.try_head()?;
        if status == 100 {
            return self.try_answer();
        }
        let length = headers
            .get("content-length")
            .map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).ok()?;
        let body = String::from_utf8(body).unwrap();
        Some(Answer {
            status,
            headers,
            body,
        })
    }

    fn try_head(&mut self) -> Option<(u16, HashMap<String, String>)> {
        let status = self
            .line()?
            .strip_prefix("HTTP/1.1 ")?
            .get(..3)?
            .parse()
            .unwrap();
        let mut headers = HashMap::new();
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
        Some((status, headers))
    }

    /// The status and the headers alone, for HEAD.
    pub fn head(&mut self) -> (u16, HashMap<String, String>) {
        self.try_head()
            .expect("the server closed without an answer")
    }

    /// Closes the sending half.
    pub fn finish(&mut self) {
        let _ = self.0.get_mut().shutdown(std::net::Shutdown::Write);
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.0.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => Some(line.trim_end().to_owned()),
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::ConnectionReset | ErrorKind::BrokenPipe
                ) =>
            {
                None
            }
            Err(error) => panic!("{error}"),
        }
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// A POST of JSON with more headers.
pub fn post(headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!(
        "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{headers}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

pub fn get(query: &str, headers: &str) -> String {
    format!("GET /webhooks?{query} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n")
}

/// A body in chunks of 1,000 bytes.
pub fn chunked(headers: &str, body: &[u8]) -> Vec<u8> {
    let mut request = format!(
        "POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n{headers}\r\n"
    )
    .into_bytes();
    for chunk in body.chunks(1000) {
        request.extend(format!("{:x}\r\n", chunk.len()).bytes());
        request.extend(chunk);
        request.extend(b"\r\n");
    }
    request.extend(b"0\r\n\r\n");
    request
}

/// The bodies of the library's tests, by event and case.
pub fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/voice");
    let mut fixtures = Vec::new();
    for event in fs::read_dir(folder).unwrap() {
        for file in fs::read_dir(event.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|it| it != "json") {
                continue;
            }
            let body = fs::read(&path).unwrap();
            if path.ends_with("full.json") {
                let typical = fs::read(path.with_file_name("typical.json")).unwrap();
                for (case, body) in derive::derived("voice", &body, &typical) {
                    fixtures.push((path.with_file_name(case).display().to_string(), body));
                }
            }
            fixtures.push((path.display().to_string(), body));
        }
    }
    assert!(fixtures.len() > 200, "the fixtures are missing");
    fixtures.sort();
    fixtures
}
