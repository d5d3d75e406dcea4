//! Lists of objects: what the fast path takes of them, and that it reads them as the tape path does.

use bandwidth_callbacks::stream::Frame;
use bandwidth_callbacks::{Options, Parser};

use crate::common::{Family, Paths};

/// Elements of both lists: objects of each sort, and what makes an array no list.
const ELEMENTS: &[&str] = &[
    "{}",
    r#"{"name":"inbound","mediaFormat":{"encoding":"PCMU","sampleRate":8000},"content":"a"}"#,
    r#" { "content" : "b\n" , "confidence" : 0.25 , "new" : [ "\u0041" ] } "#,
    r#"{"mediaFormat":{"sampleRate":-1,"new":7},"stable":"no","name":null}"#,
    r#"{"name":"inbound","name":"inbound"}"#,
    r#"{"mediaFormat":{"encoding":"a","encoding":"b"},"content":"c","content":"d"}"#,
    r#"{"n\u0061me":"inbound"}"#,
    "7",
    "null",
    "[]",
    r#""text""#,
    "{",
    "",
];

fn paths(options: Options) -> Paths {
    let mut paths = Paths::new(options);
    paths.family = Family::Stream;
    paths
}

/// Both lists with these elements, among other members.
fn bodies(elements: &str) -> [String; 2] {
    [
        format!(
            r#"{{"metadata":{{"tracks":[{elements}],"callId":"c-1\/"}},"eventType":"start","x":[1]}}"#
        ),
        format!(
            r#"{{"eventType":"transcription","items" : [{elements}] ,"transcript":"\"a\"","endTime":1.5}}"#
        ),
    ]
}

#[test]
fn every_list_of_up_to_three_elements_has_its_meaning() {
    let limits = [
        Options::new(),
        Options::new().strict(true),
        Options::new().max_extra(2),
        Options::new().max_depth(5),
        Options::new().lossy(true),
    ];
    let mut taken = 0;
    for options in limits {
        let mut paths = paths(options);
        for number in 0..ELEMENTS.len().pow(3) {
            let len = ELEMENTS.len();
            let elements = [number, number / len, number / len / len].map(|at| ELEMENTS[at % len]);
            // The first of each number of elements.
            for count in 1..=3 {
                if number < len.pow(count) {
                    let elements = elements[..count as usize].join(",");
                    for body in bodies(&elements) {
                        taken += usize::from(paths.agree(body.as_bytes()));
                    }
                }
            }
        }
    }
    assert!(taken > 900, "{taken}");
}

/// Whatever is odd about an object, unless it has a key with an escape or is refused.
#[test]
fn lists_of_objects_are_taken() {
    let mut paths = paths(Options::new());
    let mut take = |elements: &str| bodies(elements).map(|body| paths.take(body.as_bytes()));
    take("");
    take(" ");
    for first in &ELEMENTS[..4] {
        take(first);
        for second in &ELEMENTS[..4] {
            take(&format!("{first} ,\n{second}"));
        }
    }
    // An array with another value is none of the field, and is kept as it came.
    for other in &ELEMENTS[7..11] {
        take(other);
        take(&format!(r#"{other},{{"name":"\n"}}"#));
        take(&format!("{{}},{{}},{other}"));
    }
}

/// There are slots for six words of a transcription, and for five tracks. More are left to the tape
/// path.
#[test]
fn lists_of_any_length_have_the_same_outcome() {
    let mut paths = paths(Options::new());
    let item = r#"{"content":"good","startTime":"5.1","endTime":5.6,"confidence":0.93,"stable":true,"type":"PRONUNCIATION"}"#;
    let track = r#"{"name":"inbound","mediaFormat":{"encoding":"PCMU","sampleRate":8000}}"#;
    for count in 0..40 {
        let (items, tracks) = (vec![item; count].join(","), vec![track; count].join(","));
        let body = format!(r#"{{"eventType":"transcription","items":[{items}]}}"#);
        assert_eq!(paths.agree(body.as_bytes()), count <= 6, "{count}");
        if let Ok(Frame::Transcription(frame)) = Parser::new().parse_ref(body.as_bytes()) {
            let items = frame.items.unwrap();
            assert!(items.len() == count && items.iter().all(|item| item.stable == Some(true)));
        }
        let body = format!(
            r#"{{"eventType":"stop","metadata":{{"new":1,"tracks":[{tracks}],"callId":"c-1"}}}}"#
        );
        assert_eq!(paths.agree(body.as_bytes()), count <= 5, "{count}");
    }
}

#[test]
fn lists_of_texts_are_taken_while_there_are_slots() {
    let mut paths = Paths::new(Options::new());
    for count in 0..80 {
        let list = |item: &str| vec![item; count].join(",");
        for (family, body, most) in [
            (
                Family::Voice,
                format!(
                    r#"{{"eventType":"initiate","sipHeaders":{{{}}}}}"#,
                    list(r#""x-a":"\n""#)
                ),
                27,
            ),
            (
                Family::Messaging,
                format!(
                    r#"[{{"type":"message-sent","message":{{"to":[{}]}}}}]"#,
                    list(r#""+13125550187""#)
                ),
                37,
            ),
        ] {
            paths.family = family;
            assert_eq!(paths.agree(body.as_bytes()), count <= most, "{count}");
        }
    }
}

/// It is longer than what keys are compared by, so that another may begin and end as it does.
#[test]
fn a_long_key_is_no_other_key() {
    let mut paths = paths(Options::new());
    for key in [
        "realTimeTranscriptionId",
        "realTimeTranscriptionIdId",
        "realTimeTranscriptionId_Id",
        "realTimeTranscriptionI",
        "realTimeTranscriptionld",
        "RealTimeTranscriptionId",
    ] {
        for colon in [":", " : "] {
            let body = format!(
                r#"{{"metadata":{{"{key}"{colon}"t-1","callId":"c-1"}},"eventType":"stop"}}"#
            );
            paths.take(body.as_bytes());
            let mut parser = Parser::new();
            let Ok(Frame::Stop(frame)) = parser.parse_ref(body.as_bytes()) else {
                panic!("{body}")
            };
            let metadata = frame.metadata.unwrap();
            let is_known = key == "realTimeTranscriptionId";
            assert_eq!(metadata.real_time_transcription_id.is_some(), is_known);
            assert_eq!(metadata.extra.is_empty(), is_known, "{key}");
        }
    }
    let twice = r#"{"metadata":{"realTimeTranscriptionId":"a","realTimeTranscriptionId":"b"},"eventType":"stop"}"#;
    assert!(!paths.agree(twice.as_bytes()));
}
