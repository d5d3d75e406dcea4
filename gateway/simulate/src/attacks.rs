//! The requests of clients that Bandwidth is not.

use bandwidth_callbacks::EventType;
use bandwidth_callbacks::voice::samples;

use super::Run;
use super::client::{Target, authorization};
use super::mix::now;

/// Longer than any webhook, by a factor of 1000.
const OVERSIZED: usize = 16 * 1024 * 1024;

const DEEP: usize = 10_000;

/// Requests that are sent at once.
const PIPELINED: usize = 100;

pub struct Attack {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub expected: Expected,
    pub client: Client,
}

pub enum Client {
    Usual,
    /// Sends byte by byte.
    Slow,
    /// Sends the request again and again, and reads no answer.
    Deaf,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Expected {
    /// A status from 400, or the end of the connection.
    Refusal,
    /// 401 or 403.
    Unauthorized,
    /// The end of the connection, after whatever answers.
    End,
    /// An odd request may be accepted, but it must get some answer.
    Any,
}

/// Returns each attack that is one request.
pub fn all(run: &Run, target: &Target) -> Vec<Attack> {
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
    // A hello has 512 bytes, after five that say so.
    let hello = format!("\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}{}", "\0".repeat(509));
    let with_header = |more: &str| request(&event).replacen("\r\n", &format!("\r\n{more}\r\n"), 1);
    let (_, after_host) = head.split_once("\r\nHost: ").unwrap_or_default();
    let host = after_host.split("\r\n").next().unwrap_or_default();
    let mut attacks = vec![
        attack(
            "half a JSON object",
            Expected::Refusal,
            request(without_end),
        ),
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
        attack(
            "a body of 16 MiB",
            Expected::Refusal,
            with(&format!(r#""padding":"{padding}""#)),
        ),
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
        attack("a hello of TLS", Expected::Refusal, hello),
        attack(
            "a request with two lengths",
            Expected::Refusal,
            with_header("Content-Length: 1"),
        ),
        attack(
            "a request with two hosts",
            Expected::Refusal,
            with_header("Host: site.example"),
        ),
        attack(
            "a request without a host",
            Expected::Refusal,
            request(&event).replace(&format!("Host: {host}\r\n"), ""),
        ),
        attack(
            "a body in a coding that nobody knows",
            Expected::Refusal,
            request(&event).replace(
                "Content-Length:",
                "Transfer-Encoding: gzip, chunked\r\nX-Length:",
            ),
        ),
        attack(
            "a path that does not end before a blank",
            Expected::Refusal,
            request(&event).replacen(" HTTP/1.1", "?a b HTTP/1.1", 1),
        ),
        attack("half a head", Expected::Refusal, half_of(head.to_owned())),
        attack(
            "half a body",
            Expected::Refusal,
            half_of(request(&format!("{event}{}", " ".repeat(event.len())))),
        ),
        attack(
            "an event and then garbage",
            Expected::End,
            request(&event) + "garbage\r\n\r\n",
        ),
        attack(
            "an event with a duplicate field",
            Expected::Any,
            with(r#""eventType":"initiate""#),
        ),
        attack(
            "an event with a duplicate unknown field",
            Expected::Any,
            with(r#""accountId":"1","unknown":1,"unknown":2"#),
        ),
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
    let metrics = format!("GET /metrics HTTP/1.1\r\nHost: {host}\r\n\r\n").repeat(PIPELINED);
    for (name, requests) in [
        ("requests whose answers are not read", request("{}")),
        ("requests for metrics that are not read", metrics),
    ] {
        attacks.push(Attack {
            client: Client::Deaf,
            ..attack(name, Expected::End, requests)
        });
    }
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
