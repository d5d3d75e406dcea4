//! The index is built in blocks of 64 bytes. The results must not depend on where a block ends.

use crate::common::{Paths, Random, every};
use bandwidth_callbacks::{Callback, Options, Parser, testing};

/// Covers every offset in two blocks, across two borders.
const OFFSETS: std::ops::RangeInclusive<usize> = 0..=130;

/// A text or members to move, and whether the fast path handles them.
const TAKEN: bool = true;
const DECLINED: bool = false;

/// The content of a text.
const CONTENTS: &[(&str, bool)] = &[
    ("", TAKEN),
    ("a", TAKEN),
    (
        "a longer text, which has more than sixty-four bytes, so that one block is all inside it.",
        TAKEN,
    ),
    // Structural bytes, white space, and texts that look like values.
    ("{}[]:,", TAKEN),
    (" { } [ ] : , ", TAKEN),
    ("0123456789 true false null", TAKEN),
    // Escapes.
    (r#"\""#, TAKEN),
    (r#"a\"b"#, TAKEN),
    (r#"\":\"eventType\",{"#, TAKEN),
    (r"\\", TAKEN),
    (r"\\\\", TAKEN),
    (r"\/\b\f\n\r\t", TAKEN),
    (r"\u0041", TAKEN),
    (r"\u0022\u005c", TAKEN),
    (r"\u00e9\u20AC", TAKEN),
    (r"\ud83d\ude00", TAKEN),
    (r"\\u0041\\\u0041", TAKEN),
    (
        r"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\nr\ns\nt\nu\nv\nw\nx\ny\nz",
        TAKEN,
    ),
    // One to five backslashes before a quote. An odd number escapes it; an even number leaves it
    // to end the text.
    (r#"\" "#, TAKEN),
    (r#"\\\" "#, TAKEN),
    (r#"\\\\\" "#, TAKEN),
    (r"\\ \\\\", TAKEN),
    // Characters of two, three and four bytes, and the highest character of one byte.
    ("\u{7f}", TAKEN),
    ("\u{80}\u{e9}\u{7ff}", TAKEN),
    ("\u{800}\u{20ac}\u{feff}\u{2028}\u{ffff}", TAKEN),
    ("\u{10000}\u{1f600}\u{10ffff}", TAKEN),
    ("\u{e9}\\\"\u{20ac}\\\\\u{1f600}", TAKEN),
    // Raw control characters.
    ("\0", DECLINED),
    ("\t", DECLINED),
    ("\n", DECLINED),
    ("\u{1f}", DECLINED),
    ("a\rb", DECLINED),
    ("\\\u{1}", DECLINED),
    // Invalid escapes.
    (r"\x", DECLINED),
    (r"\u004", DECLINED),
    (r"\u004g", DECLINED),
    (r"\ud83d", DECLINED),
    (r"\ude00", DECLINED),
    (r"\ud83d\u0041", DECLINED),
    // Quotes that end the text too early, or do not end it because an odd number of backslashes
    // precedes them.
    (r#"""#, DECLINED),
    (r#"a""b"#, DECLINED),
    (r"\", DECLINED),
    (r"\\\", DECLINED),
    (r"\\\\\", DECLINED),
    (r#"\\""#, DECLINED),
];

/// Members other than texts, with the event that they belong to.
const MEMBERS: &[(&str, &str, bool)] = &[
    ("recordingAvailable", r#""channels":2"#, TAKEN),
    ("recordingAvailable", r#""channels":999999999"#, TAKEN),
    ("recordingAvailable", r#""channels":0"#, TAKEN),
    ("answer", r#""privacy":true"#, TAKEN),
    ("answer", r#""privacy":false"#, TAKEN),
    ("answer", r#""tag":null"#, TAKEN),
    (
        "answer",
        r#""new":"it","more":17,"yes":true,"no":false,"none":null"#,
        TAKEN,
    ),
    (
        "answer",
        r#""machineDetectionResult":{"value":"human","duration":"PT4.3S"}"#,
        TAKEN,
    ),
    (
        "initiate",
        r#""stirShaken":{"verstat":"No-TN-Validation","attestationIndicator":null}"#,
        TAKEN,
    ),
    ("initiate", r#""diversion":{}"#, TAKEN),
    (
        "initiate",
        r#""sipHeaders":{"x-a":"1","x-b":"\"","x-c":""}"#,
        TAKEN,
    ),
    (
        "mediaStreamStarted",
        r#""mediaStream":{"tracks":["inbound","outbound"],"name":"a\\"}"#,
        TAKEN,
    ),
    (
        "answer",
        "\t\"tag\"\r\n: \"x\" \n,\t\"digit\" :\"y\"\r",
        TAKEN,
    ),
    ("recordingAvailable", " \"channels\" : 2 ", TAKEN),
    ("answer", "\"tag\"\u{b}:\"x\"", DECLINED),
    ("answer", "\"tag\":\"x\"\0", DECLINED),
    ("answer", "\"tag\":\"x\"\u{a0}", DECLINED),
    ("answer", r#""tag":"x"\"#, DECLINED),
    ("answer", r#""tag":\"x""#, DECLINED),
    ("answer", r#""tag""x""#, DECLINED),
    ("answer", r#""tag"::"x""#, DECLINED),
    ("answer", r#""tag":"x","#, DECLINED),
    ("answer", r#""tag":"x"}"#, DECLINED),
    ("answer", r#""tag":"x"]"#, DECLINED),
    ("answer", r#""tag":"x" "digit":"y""#, DECLINED),
    ("answer", r#""privacy":tru"#, DECLINED),
    ("answer", r#""privacy":truee"#, DECLINED),
    ("answer", r#""privacy":true true"#, DECLINED),
    ("recordingAvailable", r#""channels":2 2"#, DECLINED),
    ("recordingAvailable", r#""channels":02"#, DECLINED),
];

/// Moves members by growing white space and by a growing text, both with another member after them
/// and at the end of the body.
fn moved(event: &str, members: &str, mut check: impl FnMut(&str)) {
    let step = every(3);
    for offset in OFFSETS.skip(members.len() % step).step_by(step) {
        let blanks: String = " \t\n\r".chars().cycle().take(offset).collect();
        let text = "x".repeat(offset);
        check(&format!(r#"{blanks}{{"eventType":"{event}",{members}}}"#));
        check(&format!(
            r#"{{"eventType":"{event}",{blanks}{members},"callId":"c-1"}}{blanks}"#
        ));
        check(&format!(
            r#"{{"eventType":"{event}","callId":"{text}",{members}}}"#
        ));
        check(&format!(
            r#"{{"callId":"{text}",{members},"eventType":"{event}","to":"{text}"}}"#
        ));
    }
}

#[test]
fn texts_are_found_at_every_offset() {
    let mut paths = Paths::new(Options::new());
    for (content, is_taken) in CONTENTS {
        moved("dtmf", &format!(r#""tag":"{content}""#), |body| {
            compare(&mut paths, body, *is_taken)
        });
    }
    assert!(paths.compared > 20_000 / every(4));
}

#[test]
fn other_values_are_found_at_every_offset() {
    let mut paths = Paths::new(Options::new());
    for (event, members, is_taken) in MEMBERS {
        moved(event, members, |body| compare(&mut paths, body, *is_taken));
    }
    assert!(paths.compared > 10_000 / every(4));
}

fn compare(paths: &mut Paths, body: &str, is_taken: bool) {
    if is_taken {
        paths.take(body.as_bytes());
    } else {
        assert!(!paths.agree(body.as_bytes()), "{body}");
    }
}

/// The value of `digit` shows whether the text before it was delimited correctly.
#[test]
fn texts_are_delimited_correctly() {
    let mut parsers: Vec<_> = testing::levels()
        .iter()
        .map(|level| testing::at_level(Parser::new(), level).unwrap())
        .collect();
    for (content, _) in CONTENTS.iter().filter(|(_, is_taken)| *is_taken) {
        let expected: String = serde_json::from_str(&format!(r#""{content}""#)).unwrap();
        for offset in OFFSETS.step_by(3) {
            let text = "x".repeat(offset);
            let body = format!(
                r#"{{"eventType":"dtmf","callId":"{text}","tag":"{content}","digit":"5"}}"#
            );
            for parser in &mut parsers {
                let callback = parser.parse_ref::<Callback<'_>>(body.as_bytes()).unwrap();
                assert_eq!(callback.call_id(), Some(&*text), "{body}");
                assert!(callback.tag().unwrap() == *expected, "{body}");
            }
        }
    }
}

/// Bytes that are invalid UTF-8 or invalid JSON, anywhere in a text or between members.
#[test]
fn bytes_of_every_value_agree_at_every_border() {
    let mut paths = Paths::new(Options::new());
    for byte in 0..=255 {
        for offset in (54..=66).chain([0, 1, 126, 127, 128, 129]) {
            let mut body =
                format!(r#"{{"eventType":"dtmf","tag":"{}"}}"#, "x".repeat(120)).into_bytes();
            let at = body.len() - 2 - 64 + offset % 64;
            body[at] = byte;
            paths.agree(&body);
            let before = [&b" ".repeat(offset), &br#"{"eventType":"dtmf"}"#[..]].concat();
            let mut between = before.clone();
            between.insert(offset + 1, byte);
            paths.agree(&between);
            let mut after = before;
            after.push(byte);
            paths.agree(&after);
        }
    }
}

/// Returns bodies of `len` bytes: valid ones if a valid body can be that short, and hostile ones.
fn bodies_of(len: usize) -> Vec<Vec<u8>> {
    let mut bodies = Vec::new();
    for (before, after) in [
        (r#"{"eventType":"dtmf","tag":""#, r#""}"#),
        (r#"{"eventType":"dtmf","tag":""#, "\"}\n"),
        (r#"{"eventType":"dtmf","tag":""#, r#"\\"}"#),
        (r#"{"eventType":"dtmf","tag":""#, r#"","digit":"5"}"#),
        (r#"{"tag":""#, r#"","eventType":"dtmf"}"#),
    ] {
        if let Some(count) = len.checked_sub(before.len() + after.len()) {
            bodies.push(format!("{before}{}{after}", "x".repeat(count)).into_bytes());
        }
    }
    for (before, after) in [
        (r#"{"eventType":"dtmf""#, "}"),
        ("", r#"{"eventType":"dtmf"}"#),
        (r#"{"eventType":"dtmf"}"#, ""),
    ] {
        if let Some(count) = len.checked_sub(before.len() + after.len()) {
            bodies.push(format!("{before}{}{after}", " ".repeat(count)).into_bytes());
        }
    }
    bodies
}

#[test]
fn bodies_of_every_length_are_handled_by_the_fast_path() {
    let mut paths = Paths::new(Options::new());
    for len in 0..=200 {
        for body in bodies_of(len) {
            assert_eq!(body.len(), len);
            paths.take(&body);
            // The body without its last byte, and with one byte more.
            paths.agree(&body[..len - 1]);
            for more in [&b"}"[..], b",", b"\"", b"x", b"\0", b"{}", b"\\"] {
                assert!(!paths.agree(&[&body[..], more].concat()));
            }
        }
    }
    assert!(paths.compared > 10_000);
}

#[test]
fn hostile_bodies_of_every_length_are_declined() {
    let mut paths = Paths::new(Options::new());
    for len in 0..=200 {
        for unit in [
            &b" "[..],
            b"{",
            b"}",
            b"[",
            b"]",
            b"\"",
            b"\\",
            b":",
            b",",
            b"\\\"",
            b"\"\"",
            b"\"\\",
            b"{\"",
            b"0",
            b"n",
            b"\0",
            b"\x80",
            b"\xc3\xa9",
            b"\xff",
        ] {
            let body: Vec<u8> = unit.iter().copied().cycle().take(len).collect();
            assert!(!paths.agree(&body), "{}", body.escape_ascii());
            let inside = [&br#"{"eventType":"dtmf","tag":"#[..], &body].concat();
            assert!(!paths.agree(&inside), "{}", inside.escape_ascii());
        }
    }
}

/// Random texts of pieces that are hard to delimit.
#[test]
fn random_texts_agree() {
    const PIECES: &[&str] = &[
        "\\",
        "\\\\",
        "\"",
        "\\\"",
        "x",
        "xxxxxxx",
        "\u{e9}",
        "\u{1f600}",
        "\\u0041",
        "\\n",
        "{",
        ":",
        " ",
        "\",\"to\":\"",
        "\t",
    ];
    let mut paths = Paths::new(Options::new());
    let mut random = Random::new(64);
    let mut taken = 0;
    for _ in 0..6_000 {
        let count = random.below(40);
        // A text has few kinds of pieces, so that some texts are valid.
        let kinds: Vec<_> = (0..3).map(|_| PIECES[random.below(PIECES.len())]).collect();
        let content: String = (0..count).map(|_| kinds[random.below(3)]).collect();
        let body = format!(r#"{{"eventType":"dtmf","tag":"{content}","digit":"5"}}"#);
        taken += usize::from(paths.agree(body.as_bytes()));
    }
    println!("{taken} taken");
    assert!((500..5_500).contains(&taken));
}

/// The index has room for 2048 entries, and a few more at levels that write fewer entries at once.
#[test]
fn bodies_with_too_many_entries_have_the_same_outcome() {
    let mut paths = Paths::new(Options::new());
    for count in 2_020..2_070 {
        // Dense and sparse blocks.
        for unit in [r"\n", r"\nx", r"\nxxxxxxxxxxxxxxxxxxx"] {
            paths.agree_on_outcome(
                format!(r#"{{"eventType":"dtmf","tag":"{}"}}"#, unit.repeat(count)).as_bytes(),
            );
        }
    }
    paths.take(format!(r#"{{"eventType":"dtmf","tag":"{}"}}"#, r"\n".repeat(2_000)).as_bytes());
    assert!(
        !paths
            .agree(format!(r#"{{"eventType":"dtmf","tag":"{}"}}"#, r"\n".repeat(2_100)).as_bytes())
    );
}
