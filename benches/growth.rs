//! Does the cost of hostile bodies grow in line with their length? Fails if it does not.
//!
//! For each kind of body the time a byte takes, at growing lengths, is set against that at the
//! shortest. Quadratic work would show as the factor by which the length grew. `-- --test` runs
//! fewer rounds and asserts the same.

use std::hint::black_box;
use std::time::Instant;
use std::{env, iter};

use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::{Callback, Options, Parser};

/// The lengths as multiples of the shortest, which is long enough that what every body costs does
/// not count.
const FACTORS: [usize; 4] = [1, 4, 16, 64];
const SHORTEST: usize = 16 * 1024;

/// How much more a byte may cost in a longer body: a longer body leaves the caches. Quadratic work
/// would cost 64 times more.
const TOLERANCE: f64 = 6.0;

fn main() {
    let rounds = if env::args().any(|argument| argument == "--test") {
        5
    } else {
        25
    };
    let options = Options::new()
        .max_len(Options::MAX_LEN)
        .max_extra(usize::MAX)
        .max_messages(Options::MAX_MESSAGES);
    println!(
        "{:34} cost of a byte, as a multiple of that in a body of {} KiB",
        "",
        SHORTEST / 1024
    );
    println!(
        "{:34} {}",
        "",
        FACTORS.map(|factor| format!("{:>7}x", factor)).concat()
    );
    let mut failed = Vec::new();
    for (name, make) in KINDS {
        let bodies = FACTORS.map(|factor| make(SHORTEST * factor));
        let mut best = [f64::INFINITY; FACTORS.len()];
        for _ in 0..rounds {
            for (best, body) in iter::zip(&mut best, &bodies) {
                *best = best.min(cost(options, body));
            }
        }
        let growth = best.map(|cost| cost / best[0]);
        println!(
            "{name:34} {}",
            growth.map(|growth| format!("{growth:8.2}")).concat()
        );
        if growth.iter().any(|growth| *growth > TOLERANCE) {
            failed.push(*name);
        }
    }
    assert!(failed.is_empty(), "more than linear: {failed:?}");
}

/// Seconds a byte for the way that does the most, as it copies and looks for the place of an error,
/// for the envelope, and with repairs.
fn cost(options: Options, body: &[u8]) -> f64 {
    let mut parser = Parser::with_options(options);
    let mut lossy = Parser::with_options(options.lossy(true));
    let start = Instant::now();
    black_box(parser.parse_ref::<Callback<'_>>(black_box(body)).is_ok());
    black_box(parser.peek(black_box(body)).is_ok());
    black_box(lossy.parse_ref::<Callback<'_>>(black_box(body)).is_ok());
    black_box(lossy.parse_ref::<Messages<'_>>(black_box(body)).is_ok());
    start.elapsed().as_secs_f64() / body.len() as f64
}

/// A body of about so many bytes.
type Make = fn(usize) -> Vec<u8>;

fn fill(len: usize, before: &str, unit: &str, after: &str) -> Vec<u8> {
    let count = len.saturating_sub(before.len() + after.len()) / unit.len();
    format!("{before}{}{after}", unit.repeat(count)).into_bytes()
}

const KINDS: &[(&str, Make)] = &[
    ("deepest nesting, again and again", |len| {
        let unit = format!(",{}{}", "[".repeat(30), "]".repeat(30));
        fill(len, r#"{"eventType":"x","a":[0"#, &unit, "]}")
    }),
    ("deeper than allowed", |len| {
        fill(len, r#"{"eventType":"x","a":"#, "[", "")
    }),
    ("unknown fields", |len| {
        fill(len, r#"{"eventType":"x""#, r#","a":0"#, "}")
    }),
    ("unknown fields, all different", |len| {
        let members: String = (0..len / 16)
            .map(|n| format!(r#","field{n:06}":{}"#, n % 10))
            .collect();
        format!(r#"{{"eventType":"answer"{members}}}"#).into_bytes()
    }),
    ("keys that begin as known ones do", |len| {
        fill(
            len,
            r#"{"eventType":"answer""#,
            r#","answerTimf":0,"eventTimf":0,"applicationIe":0,"machineDetectionResulu":0"#,
            "}",
        )
    }),
    ("a known field twice, at the end", |len| {
        fill(
            len,
            r#"{"eventType":"answer","tag":"x""#,
            r#","a":0"#,
            r#","tag":"y"}"#,
        )
    }),
    ("eventType at the end", |len| {
        fill(len, r#"{"a":0"#, r#","a":0"#, r#","eventType":"answer"}"#)
    }),
    ("look-alikes of eventType", |len| {
        fill(
            len,
            r#"{"a":["#,
            r#""eventTypf","eventType","#,
            r#"0],"eventType":"answer"}"#,
        )
    }),
    ("keys with escapes", |len| {
        fill(
            len,
            r#"{"eventType":"answer""#,
            r#","eventT\u0079pf":0"#,
            "}",
        )
    }),
    ("no eventType", |len| {
        fill(len, r#"{"a":0"#, r#","a":0"#, "}")
    }),
    ("escapes", |len| {
        fill(len, r#"{"eventType":"x","a":""#, r"\u00e9\n", r#""}"#)
    }),
    ("surrogate pairs", |len| {
        fill(len, r#"{"eventType":"x","a":""#, r"\ud83d\udcde", r#""}"#)
    }),
    ("an escape that is wrong at the end", |len| {
        fill(
            len,
            r#"{"eventType":"x","a":["","#,
            r#""\n","#,
            r#""\ud800"]}"#,
        )
    }),
    ("a string that is not closed", |len| {
        fill(len, r#"{"eventType":"x","a":["#, r#""\\","#, r#"""#)
    }),
    ("invalid UTF-8 at the end", |len| {
        let mut body = fill(len, r#"{"eventType":"x","a":""#, "é", r#"?"}"#);
        let place = body.len() - 3;
        body[place] = 0xC3;
        body
    }),
    ("Latin-1", |len| {
        let body = fill(len, r#"{"eventType":"x","a":""#, "?", r#""}"#);
        body.into_iter()
            .map(|byte| if byte == b'?' { 0xE9 } else { byte })
            .collect()
    }),
    ("halves of surrogate pairs", |len| {
        fill(len, r#"{"eventType":"x","a":""#, r"\ud83d", r#""}"#)
    }),
    ("halves of surrogate pairs, and a field twice", |len| {
        fill(
            len,
            r#"{"eventType":"dtmf","digit":"","tag":""#,
            r"\ude00",
            r#"","digit":""}"#,
        )
    }),
    ("messages that are wrong", |len| {
        fill(
            len.min(600_000),
            r#"[{"type":"x"}"#,
            r#",{"type":"message-sent","to":"\ud83d","to":""}"#,
            "]",
        )
    }),
    ("backslashes", |len| {
        fill(len, r#"{"eventType":"x","a":""#, r"\\", r#""}"#)
    }),
    ("white space", |len| {
        fill(len, r#"{"eventType":"x""#, " \n\t\r", "}")
    }),
    ("white space after it", |len| {
        fill(len, r#"{"eventType":"x"}"#, " ", "")
    }),
    ("trailing data", |len| {
        fill(len, r#"{"eventType":"x"}"#, " ", "0")
    }),
    ("numbers", |len| {
        fill(len, r#"{"eventType":"x","a":[0"#, ",0.1e-9", "]}")
    }),
    ("one number", |len| {
        fill(len, r#"{"eventType":"x","a":0."#, "1", "}")
    }),
    ("SIP headers", |len| {
        fill(
            len,
            r#"{"eventType":"initiate","sipHeaders":{"x-a":"""#,
            r#","x-a":"""#,
            "}}",
        )
    }),
    ("tracks", |len| {
        fill(
            len,
            r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["""#,
            r#","inbound""#,
            "]}}",
        )
    }),
    ("tracks that are none, at the end", |len| {
        fill(
            len,
            r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["""#,
            r#","inbound""#,
            ",0]}}",
        )
    }),
    ("brackets that close nothing", |len| {
        fill(len, r#"{"eventType":"x"}"#, "]", "")
    }),
];
