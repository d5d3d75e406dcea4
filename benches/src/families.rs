//! The bodies of the other families: media-stream frames and messaging webhooks.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::bodies::{Group, MIX, Random};

/// 20 ms of audio, in two orders of members.
pub fn frames() -> Vec<Group> {
    let payload = |random: &mut Random| {
        STANDARD.encode(
            (0..160)
                .map(|_| random.below(256) as u8)
                .collect::<Vec<_>>(),
        )
    };
    let track = |number: usize| {
        if number.is_multiple_of(2) {
            "inbound"
        } else {
            "outbound"
        }
    };
    let mut random = Random(5);
    let last = (1..=MIX).map(|number| {
        let (track, payload) = (track(number), payload(&mut random));
        format!(r#"{{"track":"{track}","payload":"{payload}","sequenceNumber":"{number}","eventType":"media"}}"#).into_bytes()
    });
    let last = Group::new(
        "media frames",
        "160 bytes of audio, `eventType` last, as on the wire",
        last,
    );
    let mut random = Random(5);
    let first = (1..=MIX).map(|number| {
        let (track, payload) = (track(number), payload(&mut random));
        format!(r#"{{"eventType":"media","track":"{track}","payload":"{payload}","sequenceNumber":"{number}"}}"#).into_bytes()
    });
    let first = Group::new(
        "media frames, type first",
        "the same with `eventType` first, as in the documentation",
        first,
    );
    vec![last, first]
}

/// Bytes of audio of one frame, to be written as `playAudio`.
pub fn audio() -> Group {
    let mut random = Random(7);
    let frames = (0..MIX).map(|_| (0..160).map(|_| random.below(256) as u8).collect());
    Group::new(
        "playAudio",
        "160 bytes of audio, written as a frame to Bandwidth",
        frames,
    )
}

/// Arrays of one event, as on the wire: what an application with as many inbound as outbound
/// messages gets.
pub fn messages() -> Group {
    let mut random = Random(9);
    Group::new(
        "messages",
        "arrays of one messaging event: all types, both orders of members, one to three recipients, files, suggestions",
        (0..MIX).map(|number| message(number, &mut random).into_bytes()),
    )
}

fn message(number: usize, random: &mut Random) -> String {
    const STATUS: [(&str, &str); 5] = [
        ("message-sending", "Message is sending to carrier"),
        ("message-sent", "Message sent to carrier"),
        ("message-delivered", "ok"),
        ("message-failed", "forbidden to country"),
        ("message-read", "Message was read"),
    ];
    const WORDS: [&str; 8] = ["open", "today", "at", "six", "the", "café", "thanks", "no"];
    let phone = |random: &mut Random| format!("+1919555{:04}", random.below(10_000));
    let (ours, theirs) = (phone(random), phone(random));
    let id = format!(
        "17730{:08}{:03}k7m2q9xw4zt5a{number:03}",
        random.below(100_000_000),
        random.below(1000)
    );
    let time = format!(
        "2026-03-09T{:02}:{:02}:{:02}.{:06}Z",
        random.below(24),
        random.below(60),
        random.below(60),
        random.below(1_000_000)
    );
    let is_inbound = number.is_multiple_of(2);
    let mut to = vec![if is_inbound { &ours } else { &theirs }.clone()];
    for _ in 0..random.below(8).saturating_sub(5) {
        to.push(phone(random));
    }
    let recipients = to
        .iter()
        .map(|to| format!("\"{to}\""))
        .collect::<Vec<_>>()
        .join(",");
    let mut text = String::new();
    if is_inbound {
        for _ in 0..random.below(20) {
            text += WORDS[random.below(WORDS.len())];
            text.push(' ');
        }
    }
    let mut rest = String::new();
    if random.below(4) == 0 {
        let files: Vec<_> = (0..=random.below(3))
            .map(|file| format!("\"https://messaging.bandwidth.com/api/v2/users/5550142/media/{id}/{file}/photo.jpg\""))
            .collect();
        write!(rest, r#","media":[{}]"#, files.join(",")).unwrap();
    }
    if random.below(3) == 0 {
        write!(rest, r#","tag":"order-{}""#, random.below(100_000)).unwrap();
    }
    let (mut name, mut description) = STATUS[random.below(STATUS.len())];
    if is_inbound {
        (name, description) = ("message-received", "Incoming message received");
        if random.below(16) == 0 {
            (name, description) = ("suggestion-response", "Incoming suggestion response");
            rest += r#","channel":"RBM","suggestionResponse":{"text":"Yes","postbackData":"eyJhbnN3ZXIiOjF9","pairedMessageId":"17730667010010h1j4k7lz8xs9f0g"}"#;
        }
    }
    let (from, owner) = if is_inbound {
        (&theirs, &ours)
    } else {
        (&ours, &ours)
    };
    let direction = if is_inbound { "in" } else { "out" };
    let application = "6c1f0b52-7a8e-4d39-9b64-2f5e8c7d1a03";
    let segments = 1 + text.len() / 150;
    let code = match name {
        "message-failed" => format!(r#""errorCode":{},"#, 4000 + random.below(2000)),
        "message-read" => format!(r#""eventTime":"{time}","#),
        _ => String::new(),
    };
    if random.below(2) == 0 {
        format!(
            r#"[{{"time":"{time}","type":"{name}","to":"{}","description":"{description}",{code}"message":{{"id":"{id}","owner":"{owner}","applicationId":"{application}","time":"{time}","segmentCount":{segments},"direction":"{direction}","to":[{recipients}],"from":"{from}","text":"{text}"{rest}}}}}]"#,
            to[0]
        )
    } else {
        format!(
            r#"[{{"type":"{name}","time":"{time}","description":"{description}","to":"{}",{code}"message":{{"id":"{id}","time":"{time}","to":[{recipients}],"from":"{from}","text":"{text}","applicationId":"{application}","owner":"{owner}","direction":"{direction}","segmentCount":{segments}{rest}}}}}]"#,
            to[0]
        )
    }
}
