//! A field with two keys: `completedTime`, which the documentation has, and `completeTime`, which
//! the bodies have that are known from the wire. Either fills `completed_time` and is written back;
//! both at once are a duplicate field.

use crate::common::{Paths, extra_keys};
use bandwidth_callbacks::types::{Extra, Timestamp};
use bandwidth_callbacks::voice::{Transcription, TranscriptionAvailableCallback, samples};
use bandwidth_callbacks::{
    Callback, ErrorKind, EventType, Options, OwnedCallback, Parser, testing,
};
use serde::Deserialize;
use serde_json::{Value, json};

const KEYS: [&str; 2] = ["completedTime", "completeTime"];

const TIME: &str = "2026-03-09T14:13:40.118Z";

/// The events that have transcriptions, with the keys of these.
const OBJECTS: &[(&str, &[&str])] = &[
    (
        "realTimeTranscriptionAvailable",
        &["realTimeTranscription", "transcription"],
    ),
    (
        "realTimeTranscriptionRejected",
        &[
            "realTimeTranscription",
            "transcription",
            "originalTranscription",
        ],
    ),
    (
        "realTimeTranscriptionStarted",
        &["realTimeTranscription", "transcription"],
    ),
    (
        "realTimeTranscriptionStopped",
        &["realTimeTranscription", "transcription"],
    ),
    ("transcriptionAvailable", &["transcription"]),
];

/// Calls `check` with each event and key of a transcription.
fn each_object(mut check: impl FnMut(&str, &str)) {
    for (event, objects) in OBJECTS {
        objects.iter().for_each(|object| check(event, object));
    }
}

/// The transcription of an event, whatever its key is.
fn transcription<'c, 'b>(callback: &'c Callback<'b>, object: &str) -> &'c Transcription<'b> {
    let (first, second, third) = match callback {
        Callback::RealTimeTranscriptionAvailable(it) => {
            (&it.real_time_transcription, &it.transcription, &None)
        }
        Callback::RealTimeTranscriptionRejected(it) => (
            &it.real_time_transcription,
            &it.transcription,
            &it.original_transcription,
        ),
        Callback::RealTimeTranscriptionStarted(it) => {
            (&it.real_time_transcription, &it.transcription, &None)
        }
        Callback::RealTimeTranscriptionStopped(it) => {
            (&it.real_time_transcription, &it.transcription, &None)
        }
        Callback::TranscriptionAvailable(it) => (&None, &it.transcription, &None),
        _ => panic!("no transcription"),
    };
    let found = match object {
        "realTimeTranscription" => first,
        "transcription" => second,
        _ => third,
    };
    found.as_ref().unwrap()
}

fn assert_holds(callback: &Callback<'_>, object: &str, body: &str) {
    assert_eq!(
        transcription(callback, object).completed_time,
        Some(Timestamp::new(TIME)),
        "{body}"
    );
    assert_eq!(extra_keys(callback), [""; 0], "{body}");
    assert_eq!(
        serde_json::to_value(callback).unwrap(),
        serde_json::from_str::<Value>(body).unwrap()
    );
}

/// Asserts that every way to read a body gives the time, and every way to write it the key that was
/// received.
fn assert_kept(body: &str, object: &str) {
    let mut parsers = vec![Parser::with_options(Options::new().fast_path(false))];
    parsers.extend(
        testing::levels()
            .into_iter()
            .map(|level| testing::at_level(Parser::new(), level).unwrap()),
    );
    for parser in &mut parsers {
        let mut in_place = body.as_bytes().to_vec();
        assert_holds(&parser.parse(&mut in_place).unwrap(), object, body);
        let callback = parser.parse_ref(body.as_bytes()).unwrap();
        assert_holds(&callback, object, body);
        let copy = OwnedCallback::from(callback);
        assert_holds(&copy.get(), object, body);
        let owned = parser
            .parse_owned::<Callback<'_>>(body.as_bytes().to_vec())
            .unwrap();
        assert_holds(&owned.get(), object, body);
        assert_holds(&owned.clone().get(), object, body);
    }
    let mut copy = body.as_bytes().to_vec();
    let by_simd_json =
        Callback::deserialize(&mut simd_json::Deserializer::from_slice(&mut copy).unwrap());
    assert_holds(&by_simd_json.unwrap(), object, body);
    if !body.contains('\\') {
        assert_holds(&serde_json::from_str(body).unwrap(), object, body);
    }
}

#[test]
fn either_key_fills_the_field_and_is_written_back() {
    let mut paths = Paths::new(Options::new());
    each_object(|event, object| {
        for key in KEYS {
            for member in [
                format!(r#""{key}":"{TIME}""#),
                format!("\"{key}\" :\t\"{TIME}\" "),
                format!(r#""{key}":"\u0032{}""#, &TIME[1..]),
                format!(r#""id":"t-1","{key}":"{TIME}","status":"available""#),
                format!(r#""tracks":["inbound"],"{key}":"{TIME}","speaker":1"#),
            ] {
                let last = format!(r#"{{"{object}":{{{member}}},"eventType":"{event}"}}"#);
                let first =
                    format!(r#"{{"eventType":"{event}","{object}":{{{member}}},"tag":"x"}}"#);
                for body in [first, last] {
                    paths.take(body.as_bytes());
                    assert_kept(&body, object);
                }
            }
            // A fraction, and what only the tape path reads: a key with an escape.
            for (member, is_taken) in [
                (format!(r#""{key}":"{TIME}","confidence":0.5"#), true),
                (format!(r#""\u0063{}":"{TIME}""#, &key[1..]), false),
            ] {
                let body = format!(r#"{{"eventType":"{event}","{object}":{{{member}}}}}"#);
                assert_eq!(paths.agree(body.as_bytes()), is_taken, "{body}");
                assert_kept(&body, object);
            }
        }
    });
    assert_eq!(paths.compared, 10 * 2 * 12);
}

/// What an event has several of keep their keys apart, and so do the bodies of one parser.
#[test]
fn each_object_keeps_its_own_key() {
    let mut parser = Parser::new();
    for keys in 0..8 {
        let object = |bit: usize| format!(r#"{{"{}":"{TIME}"}}"#, KEYS[keys >> bit & 1]);
        let body = format!(
            r#"{{"eventType":"realTimeTranscriptionRejected","transcription":{},"originalTranscription":{},"realTimeTranscription":{}}}"#,
            object(0),
            object(1),
            object(2)
        );
        assert_eq!(
            testing::declines::<Callback<'_>>(&mut parser, body.as_bytes()),
            None
        );
        let callback = parser.parse_ref::<Callback<'_>>(body.as_bytes()).unwrap();
        assert_eq!(
            serde_json::to_value(&callback).unwrap(),
            serde_json::from_str::<Value>(&body).unwrap()
        );
        assert_kept(&body, "transcription");
    }
}

#[test]
fn both_keys_at_once_are_a_duplicate_field() {
    let mut paths = Paths::new(Options::new());
    let mut parser = Parser::new();
    let values = [format!("\"{TIME}\""), "null".to_owned(), "5".to_owned()];
    each_object(|event, object| {
        for [first, second] in
            [[0, 1], [1, 0], [0, 0], [1, 1]].map(|pair| pair.map(|key| KEYS[key]))
        {
            for (value, other) in values
                .iter()
                .flat_map(|value| values.iter().map(move |other| (value, other)))
            {
                for (between, space) in
                    [("", ""), (r#""id":"t-1","#, " "), (r#""speaker":7,"#, "\n")]
                {
                    let start = format!(
                        r#"{{"eventType":"{event}","{object}":{{"{first}":{value},{between}"#
                    );
                    let body = format!(r#"{start}"{second}"{space}:{other}}}}}"#);
                    assert!(!paths.agree(body.as_bytes()), "{body}");
                    let error = parser
                        .parse_ref::<Callback<'_>>(body.as_bytes())
                        .unwrap_err();
                    assert_eq!(
                        (error.kind(), error.field()),
                        (ErrorKind::DuplicateField, Some(second)),
                        "{body}"
                    );
                    assert_eq!(error.offset(), Some(start.len()), "{body}");
                    let error = serde_json::from_str::<Callback<'_>>(&body).unwrap_err();
                    assert!(
                        error
                            .to_string()
                            .contains(&format!("duplicate field `{second}`")),
                        "{error}: {body}"
                    );
                }
            }
        }
    });
    assert_eq!(paths.compared, 10 * 4 * 9 * 3);
}

#[test]
fn null_is_none_and_another_type_is_kept_under_its_key() {
    let mut paths = Paths::new(Options::new());
    let mut strict = Parser::with_options(Options::new().strict(true));
    each_object(|event, object| {
        for key in KEYS {
            let null = format!(r#"{{"eventType":"{event}","{object}":{{"{key}":null}}}}"#);
            paths.take(null.as_bytes());
            let mut parser = Parser::new();
            let callback = parser.parse_ref(null.as_bytes()).unwrap();
            assert_eq!(transcription(&callback, object), &Transcription::default());
            assert_eq!(
                serde_json::to_value(&callback).unwrap(),
                json!({"eventType": event, object: {}})
            );
            // The key is kept all the same, by either path.
            for fast_path in [true, false] {
                let mut parser = Parser::with_options(Options::new().fast_path(fast_path));
                let callback = parser.parse_ref(null.as_bytes()).unwrap();
                let mut object = transcription(&callback, object).clone();
                object.completed_time = Some(TIME.into());
                assert_eq!(serde_json::to_value(&object).unwrap(), json!({key: TIME}));
            }

            let number = format!(r#"{{"eventType":"{event}","{object}":{{"{key}":5}}}}"#);
            paths.take(number.as_bytes());
            let callback = parser.parse_ref(number.as_bytes()).unwrap();
            assert_eq!(transcription(&callback, object).completed_time, None);
            assert_eq!(extra_keys(&callback), [format!("{object}.{key}")]);
            let error = strict
                .parse_ref::<Callback<'_>>(number.as_bytes())
                .unwrap_err();
            assert_eq!(
                (error.kind(), error.field()),
                (ErrorKind::WrongType, Some(key))
            );
        }
    });
}

/// How a time was written is no part of what it says: the events are equal, and equal to one that
/// was built. It is written as received.
#[test]
fn the_key_is_no_part_of_equality() {
    let built = Transcription::build(|it| it.completed_time = Some(TIME.into()));
    assert_eq!(
        serde_json::to_value(&built).unwrap(),
        json!({"completedTime": TIME})
    );
    for key in KEYS {
        let body = json!({"transcription": {key: TIME}}).to_string();
        let mut bytes = body.clone().into_bytes();
        let mut event: TranscriptionAvailableCallback<'_> =
            Parser::new().parse(&mut bytes).unwrap();
        assert_eq!(event.transcription, Some(built.clone()));
        assert_eq!(serde_json::to_string(&event).unwrap(), body);
        let object = event.transcription.as_mut().unwrap();
        object.completed_time = Some("2026-03-09".into());
        assert_eq!(
            serde_json::to_value(&object).unwrap(),
            json!({key: "2026-03-09"})
        );
        object.completed_time = None;
        object.extra = [("other", true)].into_iter().collect::<Extra<'_>>();
        assert_eq!(
            serde_json::to_value(&object).unwrap(),
            json!({"other": true})
        );
    }
}

/// No other key of the table is an alias, and the alias is one of transcriptions only.
#[test]
fn elsewhere_it_is_an_unknown_field() {
    let mut paths = Paths::new(Options::new());
    for sample in samples::all() {
        let mut body: Value = serde_json::from_str(sample.body).unwrap();
        for key in KEYS {
            body[key] = TIME.into();
        }
        paths.take(body.to_string().as_bytes());
        let mut parser = Parser::new();
        let body = body.to_string();
        let callback = parser.parse_ref::<Callback<'_>>(body.as_bytes()).unwrap();
        assert_eq!(extra_keys(&callback), KEYS, "{body}");
    }
    assert_eq!(paths.compared, EventType::ALL.len());
    let body = br#"{"eventType":"mediaStreamStarted","mediaStream":{"completeTime":"x"}}"#;
    paths.take(body);
}
