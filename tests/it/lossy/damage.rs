//! Damaged texts, and bodies to put them into.

use crate::common::Family;

/// Bytes that are not UTF-8, and escapes that are half a pair. Some are next to others that are
/// neither.
pub const DAMAGE: &[&[u8]] = &[
    // Latin-1, and bytes that occur nowhere in UTF-8.
    b"\xe9",
    b"Ren\xe9 M\xfcller",
    b"\x80",
    b"\xbf",
    b"\xff",
    b"\xfe\xff",
    b"\xc0\x80",
    b"\xc1\xbf",
    // Characters that end too early, alone and before another one.
    b"\xc3",
    b"\xe6",
    b"\xe6\x9d",
    b"\xf0",
    b"\xf0\x9f",
    b"\xf0\x9f\x98",
    b"\xe6\x9dA",
    b"\xe6\x9d\xe6\x9d\xb1",
    b"\xf0\x9f\x98\xf0\x9f\x98\x80",
    b"\xf0\x9f\x98\xc3\xa9",
    b"\xc3\xa9\xa9",
    // Too long, surrogates, and beyond the last character.
    b"\xe0\x80\x80",
    b"\xe0\x9f\xbf",
    b"\xf0\x80\x80\x80",
    b"\xf0\x8f\xbf\xbf",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xed\xa0\xbd\xed\xb8\x80",
    b"\xf4\x90\x80\x80",
    b"\xf5\x80\x80\x80",
    // Half a pair: the first and last of each half, in both cases.
    br"\ud800",
    br"\udbff",
    br"\udc00",
    br"\udfff",
    br"\uD83D",
    br"\uDE00",
    br"\uDbFf",
    // More than one.
    br"\ude00\ud83d",
    br"\ud83d\ud83d\ude00",
    br"\ud83d\ude00\ude00",
    br"\ud83d\ud83d",
    br"\ude00\ude00",
    br"\uD83D\uDE00\uD83D",
    // Before and after other escapes and characters.
    br"\ud83d\n",
    br"\ud83d\u0041",
    br"\ud83d\\",
    br#"\ud83d\""#,
    br"\\\ud83d\\\\",
    br"\\ud83d \ude00",
    br"\ud83dA\ude00",
    br"\n\ude00\t",
    b"\\ud83d\xf0\x9f\x98\x80",
    b"\xf0\x9f\x98\x80\\ude00",
    b"\xf0\x9f\\ude00",
    b"\\ud83d\xff\\ude00",
    b"\xe9\\ud83d\\ude00\xe9",
    // U+FFFD itself, as text and as an escape.
    b"\xef\xbf\xbd\\ufffd\xef\xbf",
];

/// What looks like damage and is none: it is accepted without the option, or refused with it.
pub const OTHER: &[&[u8]] = &[
    b"",
    br"\\ud83d",
    br"\ud83d\ude00",
    "\u{fffd}\u{d7ff}\u{e000}\u{10ffff}".as_bytes(),
    br"\ud7ff\ue000\ufffd",
    br"\ud83",
    br"\ud83g",
    br"\ud83d\",
    br"\ud83d\x",
    br"\ud83d\ud83",
    br"\ud83d\u",
    b"\\\xe9",
    b"\\u\xe9",
    b"\\ud83\xe9d",
    b"\xe9\n",
    b"\xe9\0",
    b"\xe9\\x",
    b"\\x\\ud83d",
    br"\U0041 \ud83d",
];

/// Bodies with a text at each kind of place: the value of a field, of an unknown field, nested, in
/// a list, the value of the type, and keys.
pub fn bodies(text: &[u8]) -> Vec<(Family, Vec<u8>)> {
    let voice = [
        (r#"{"eventType":"gather","tag":""#, r#""}"#),
        (r#"{"tag":""#, r#"","eventType":"gather","callId":"c-1"}"#),
        (r#"{"eventType":"gather","digits":"1","x":""#, r#""}"#),
        (
            r#"{"eventType":"gather","x":[[{"y":[""#,
            r#""]}]],"tag":"t"}"#,
        ),
        (
            r#"{"eventType":"initiate","diversion":{"reason":"a","x":""#,
            r#""}}"#,
        ),
        (r#"{"eventType":"initiate","sipHeaders":{"X-"#, r#"":"b"}}"#),
        (
            r#"{"eventType":"mediaStreamStarted","mediaStream":{"tracks":["inbound",""#,
            r#""]}}"#,
        ),
        (r#"{"eventType":""#, r#"","callId":"c-1"}"#),
        (r#"{"eventType":"gather","digits"#, r#"":"1","x":null}"#),
        (r#"{""#, r#"eventType":"gather"}"#),
        (r#"{"eventType":"gather","tag":"a","tag":""#, r#""}"#),
        (r#"{"eventType":"gather","tag":""#, r#"","tag":"a"}"#),
        (r#"{"eventType":"gather","tag":""#, r#"","x":nul}"#),
        (r#"{"eventType":"gather","tag":""#, r#"","x":1e999}"#),
        (r#"{"eventType":"gather","tag":""#, r#"","x":"\x"}"#),
        (r#"{"eventType":"gather","x":"\x","tag":""#, r#""}"#),
        (r#"{"eventType":"gather","tag":""#, "\",\"x\":\"\n\"}"),
        (r#"{"eventType":"gather","tag":""#, r#""} x"#),
        (r#"{"eventType":"gather","tag":""#, r#"""#),
        (r#"{"eventType":"gather","tag":""#, ""),
        (r#"{"tag":""#, r#""}"#),
        ("[\"", "\"]"),
        ("\"", "\""),
        (r#"{"eventType":"gather","tag":"a"}"#, ""),
        (r#"{"eventType":"gather","#, r#""tag":"a"}"#),
    ];
    let stream = [
        (
            r#"{"eventType":"media","track":"inbound","payload":"/w==","sequenceNumber":""#,
            r#""}"#,
        ),
        (r#"{"eventType":"media","payload":""#, r#""}"#),
        (r#"{"eventType":"start","streamParams":{"a":""#, r#""}}"#),
    ];
    let messaging = [
        (
            r#"[{"type":"message-received","message":{"id":"1","text":""#,
            r#""}}]"#,
        ),
        (r#"{"type":"message-sent","description":""#, r#""}"#),
        (
            r#"[{"type":"message-sent","x":""#,
            r#""},{"type":"message-failed"}]"#,
        ),
        (
            r#"[{"type":"message-sent"},{"x":""#,
            r#""},7,{"type":"message-failed","to":"1","to":"2"},{"type":"a"}]"#,
        ),
        (
            r#"[{"type":"message-sent","to":"1","to":""#,
            r#""},{"type":"message-failed","to":""}]"#,
        ),
        (r#"[{"type":"message-sent","to":"1","to":""#, r#""}]"#),
        (
            r#"[{"type":"message-sent"},{"type":""#,
            r#""},{"type":"a"} x]"#,
        ),
    ];
    [
        (Family::Voice, &voice[..]),
        (Family::Stream, &stream),
        (Family::Messaging, &messaging),
    ]
    .into_iter()
    .flat_map(|(family, ways)| {
        ways.iter().map(move |(before, after)| {
            (family, [before.as_bytes(), text, after.as_bytes()].concat())
        })
    })
    .collect()
}
