//! What Bandwidth sends, documents or once documented, apart from usual callbacks.

use bandwidth_callbacks::types::{IsoDuration, Timestamp, ValueError};
use bandwidth_callbacks::voice::{AnswerCallback, Cause};
use bandwidth_callbacks::{Callback, ErrorKind, EventType, Options, Parser};

use crate::common::{assert_round_trip, extra_keys};

/// Bodies, the event of each, and the fields that are kept in `Extra`.
type Accepted<'a> = &'a [(&'static str, EventType<'static>, &'static [&'static str])];

fn assert_accepted(bodies: Accepted<'_>) {
    let mut parser = Parser::new();
    for (body, event_type, extra) in bodies {
        let callback = parser
            .parse_ref::<Callback<'_>>(body.as_bytes())
            .unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(callback.event_type(), *event_type, "{body}");
        assert_eq!(extra_keys(&callback), *extra, "{body}");
        assert_round_trip(body, &callback, &serde_json::from_str(body).unwrap());
    }
}

fn assert_refused(bodies: &[(&str, ErrorKind)]) {
    let mut parser = Parser::new();
    for (body, kind) in bodies {
        let error = parser
            .parse_ref::<Callback<'_>>(body.as_bytes())
            .unwrap_err();
        assert_eq!(error.kind(), *kind, "{body}: {error}");
    }
}

/// Fields of other events do not change the event. A name in another case is a different event.
#[test]
fn only_the_name_determines_the_event() {
    assert_accepted(&[
        (
            r#"{"eventType":"recordComplete","recordingId":"r-1"}"#,
            EventType::RecordingComplete,
            &[],
        ),
        (
            r#"{"eventType":"recordingComplete","recordingId":"r-1"}"#,
            EventType::RecordingComplete,
            &[],
        ),
        (
            r#"{"eventType":"mediaStreamStarted","cause":"duplicate","mediaStream":{"id":"s-1"}}"#,
            EventType::MediaStreamStarted,
            &["cause"],
        ),
        (
            r#"{"eventType":"realtimeTranscriptionStarted","callId":"c-1"}"#,
            EventType::from_wire("realtimeTranscriptionStarted"),
            &[],
        ),
        (
            r#"{"eventType":"Disconnect"}"#,
            EventType::from_wire("Disconnect"),
            &[],
        ),
        (
            r#"{"eventType":" disconnect"}"#,
            EventType::from_wire(" disconnect"),
            &[],
        ),
        (
            r#"{"eventType":"transferComplete","machineDetectionResult":"human"}"#,
            EventType::TransferComplete,
            &["machineDetectionResult"],
        ),
        (
            r#"{"eventType":"transferComplete","machineDetectionResult":{"value":"human"}}"#,
            EventType::TransferComplete,
            &[],
        ),
        (
            r#"{"eventType":"conferenceEnded","conferenceId":"conf-1","seats":{"left":0}}"#,
            EventType::from_wire("conferenceEnded"),
            &["seats"],
        ),
        (
            r#"{"eventType":"start","streamId":"s-1","metadata":{"callId":"c-1"}}"#,
            EventType::from_wire("start"),
            &["streamId", "metadata"],
        ),
        (
            r#"{"eventType":"answer","callUri":"https://a.example/c-1","time":"2014-04-23T11:53:43-03"}"#,
            EventType::Answer,
            &["callUri", "time"],
        ),
    ]);
    let mut initiate = br#"{"eventType":"initiate","callId":"c-1"}"#.to_vec();
    let error = Parser::new()
        .parse::<AnswerCallback<'_>>(&mut initiate)
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedEventType);
}

/// Messaging, WebRTC, toll-free verification and number orders; callbacks by GET; forms; an empty
/// body.
#[test]
fn bodies_of_other_products_and_methods_are_refused() {
    assert_refused(&[
        (
            r#"[{"type":"message-received","time":"2026-03-09T14:11:04.218Z"}]"#,
            ErrorKind::NotAnObject,
        ),
        (r#"[{"eventType":"dtmf"}]"#, ErrorKind::NotAnObject),
        (
            r#"{"type":"message-delivered"}"#,
            ErrorKind::MissingEventType,
        ),
        (
            r#"{"event":"onLeave","time":1771537419412}"#,
            ErrorKind::MissingEventType,
        ),
        (
            r#"{"phoneNumber":"+18005550142","status":"VERIFIED"}"#,
            ErrorKind::MissingEventType,
        ),
        (r#"<?xml version="1.0"?><Notification/>"#, ErrorKind::Syntax),
        (
            "eventType=disconnect&callId=c-1&cause=hangup",
            ErrorKind::Syntax,
        ),
        ("?eventType=disconnect&callId=c-1", ErrorKind::Syntax),
        (r#"payload={"eventType":"disconnect"}"#, ErrorKind::Syntax),
        (
            r#""{\"eventType\":\"disconnect\"}""#,
            ErrorKind::NotAnObject,
        ),
        ("", ErrorKind::Empty),
        ("\r\n", ErrorKind::Empty),
    ]);
}

#[test]
fn syntax_errors_of_published_examples_are_refused() {
    assert_refused(&[
        (r#"{"eventType":"dtmf","digit":"1",}"#, ErrorKind::Syntax),
        (
            r#"{"eventType":"dtmf","digit":""1"}"#,
            ErrorKind::InvalidString,
        ),
        (
            r#"{"eventType":"dtmf","digit":"1""}"#,
            ErrorKind::InvalidString,
        ),
        (r#"{"eventType":"dtmf","digit":""1""}"#, ErrorKind::Syntax),
        (r#"{'eventType':'dtmf'}"#, ErrorKind::Syntax),
        (r#"{"eventType":"dtmf" "digit":"1"}"#, ErrorKind::Syntax),
        (
            "{\"eventType\":\"dtmf\"\n\"digit\":\"1\"}",
            ErrorKind::Syntax,
        ),
        (r#"{"eventType":"dtmf","digit":"1",...}"#, ErrorKind::Syntax),
    ]);
}

/// Every form that was seen or documented, and forms without meaning. The event is accepted and the
/// text kept. Only the conversion can fail.
#[test]
fn no_time_loses_the_event() {
    let mut parser = Parser::new();
    for (text, conversion) in [
        ("2019-06-20T15:54:25.435Z", None),
        ("2016-09-14T18:20:16Z", None),
        ("2019-07-31T13:13:34.859318Z", None),
        ("2019-09-13T16:49:40.500", None),
        ("2022-06-17T22:20Z", None),
        ("2013-07-12T16:26:55.685-02:00", None),
        ("2014-04-23T11:53:43-03", None),
        ("2019-09-13-16:48:27.198Z", None),
        ("2019-09-13T16:48:27,198Z", None),
        ("2019-09-13T16:48:27.1234567890Z", None),
        ("2023-03-31T20:05.101Z", Some(ValueError::Form)),
        ("1628786234676", Some(ValueError::Form)),
        ("1771537419", Some(ValueError::Form)),
        ("2019", Some(ValueError::Form)),
        ("-1.5", Some(ValueError::Form)),
        ("1.0e3", Some(ValueError::Form)),
        ("2019-09-13T16:48:27\u{2212}01:00", Some(ValueError::Form)),
        ("9999-12-31T23:59:59-00:01", Some(ValueError::Range)),
        ("yesterday", Some(ValueError::Form)),
        ("2019-02-30T00:00:00Z", Some(ValueError::Range)),
        ("", Some(ValueError::Empty)),
    ] {
        let body =
            format!(r#"{{"eventType":"disconnect","eventTime":"{text}","answerTime":"{text}"}}"#);
        let Ok(Callback::Disconnect(event)) = parser.parse_ref(body.as_bytes()) else {
            panic!("{text}")
        };
        assert_eq!(
            (event.event_time, event.answer_time),
            (Some(Timestamp::new(text)), Some(Timestamp::new(text)))
        );
        assert_eq!(
            event.event_time.unwrap().to_offset_date_time().err(),
            conversion,
            "{text}"
        );
    }
    assert_accepted(&[
        (
            r#"{"eventType":"disconnect","answerTime":null}"#,
            EventType::Disconnect,
            &[],
        ),
        (
            r#"{"eventType":"disconnect","eventTime":1771537419412}"#,
            EventType::Disconnect,
            &["eventTime"],
        ),
        (
            r#"{"eventType":"disconnect","startTime":"2026-03-09T14:11:04Z","endTime":"2020-01-01T00:00:00Z"}"#,
            EventType::Disconnect,
            &[],
        ),
    ]);
}

#[test]
fn no_duration_loses_the_event() {
    let mut parser = Parser::new();
    for (text, conversion) in [
        ("PT20.056S", None),
        ("PT13.67S", None),
        ("PT4.9891287S", None),
        ("PT5.045329368S", None),
        ("PT1M52.217257456S", None),
        ("PT2M", None),
        ("PT0S", None),
        ("PT30H", None),
        ("PT5,5S", None),
        ("PT1.1234567890S", None),
        ("64", None),
        ("pt1m", Some(ValueError::Form)),
        ("P1D", Some(ValueError::Form)),
        ("PT9223372036854775808S", Some(ValueError::Range)),
        ("", Some(ValueError::Empty)),
    ] {
        let body = format!(r#"{{"eventType":"recordingAvailable","duration":"{text}"}}"#);
        let Ok(Callback::RecordingAvailable(event)) = parser.parse_ref(body.as_bytes()) else {
            panic!("{text}")
        };
        assert_eq!(event.duration, Some(IsoDuration::new(text)));
        assert_eq!(
            event.duration.unwrap().to_duration().err(),
            conversion,
            "{text}"
        );
    }
    assert_accepted(&[(
        r#"{"eventType":"recordingAvailable","duration":64}"#,
        EventType::RecordingAvailable,
        &["duration"],
    )]);
}

/// A number in a string, or a string for a number, is kept and not converted. Only the documented
/// type is typed.
#[test]
fn numbers_and_strings_are_kept_apart() {
    let other_types: Accepted<'_> = &[
        (
            r#"{"eventType":"recordingAvailable","channels":"2"}"#,
            EventType::RecordingAvailable,
            &["channels"],
        ),
        (
            r#"{"eventType":"initiate","diversion":{"counter":1,"limit":"2"}}"#,
            EventType::Initiate,
            &["diversion.counter"],
        ),
        (
            r#"{"eventType":"realTimeTranscriptionStarted","transcription":{"stabilized":true}}"#,
            EventType::RealTimeTranscriptionStarted,
            &["transcription.stabilized"],
        ),
        (
            r#"{"eventType":"disconnect","sipResponseCode":"486"}"#,
            EventType::Disconnect,
            &["sipResponseCode"],
        ),
        (
            r#"{"eventType":"dtmf","accountId":9900000}"#,
            EventType::Dtmf,
            &["accountId"],
        ),
        (
            r#"{"eventType":"dtmf","digit":1}"#,
            EventType::Dtmf,
            &["digit"],
        ),
        (
            r#"{"eventType":"answer","privacy":"true"}"#,
            EventType::Answer,
            &["privacy"],
        ),
        (
            r#"{"eventType":"initiate","diversion":"none","stirShaken":[]}"#,
            EventType::Initiate,
            &["diversion", "stirShaken"],
        ),
    ];
    assert_accepted(other_types);
    let mut strict = Parser::with_options(Options::new().strict(true));
    for (body, ..) in other_types {
        assert_eq!(
            strict
                .parse_ref::<Callback<'_>>(body.as_bytes())
                .unwrap_err()
                .kind(),
            ErrorKind::WrongType,
            "{body}"
        );
    }
    assert_accepted(&[
        (
            r#"{"eventType":"recordingAvailable","channels":2}"#,
            EventType::RecordingAvailable,
            &[],
        ),
        (
            r#"{"eventType":"initiate","diversion":{"counter":"1","limit":"2"}}"#,
            EventType::Initiate,
            &[],
        ),
        (
            r#"{"eventType":"realTimeTranscriptionStarted","transcription":{"stabilized":"true"}}"#,
            EventType::RealTimeTranscriptionStarted,
            &[],
        ),
        (
            r#"{"eventType":"disconnect","sipResponseCode":486}"#,
            EventType::Disconnect,
            &[],
        ),
    ]);
}

/// Words that are not in the documented sets, in every set, even for a strict parser.
#[test]
fn no_unknown_word_loses_the_event() {
    let bodies: Accepted<'_> = &[
        (
            r#"{"eventType":"disconnect","cause":"brand-new","direction":"sideways"}"#,
            EventType::Disconnect,
            &[],
        ),
        (
            r#"{"eventType":"recordingAvailable","status":"archived","fileFormat":"opus"}"#,
            EventType::RecordingAvailable,
            &[],
        ),
        (
            r#"{"eventType":"transcriptionAvailable","transcription":{"status":"late"}}"#,
            EventType::TranscriptionAvailable,
            &[],
        ),
        (
            r#"{"eventType":"machineDetectionComplete","machineDetectionResult":{"value":"parrot"}}"#,
            EventType::MachineDetectionComplete,
            &[],
        ),
        (
            r#"{"eventType":"referComplete","referCallStatus":"maybe"}"#,
            EventType::ReferComplete,
            &[],
        ),
        (
            r#"{"eventType":"initiate","diversion":{"reason":"lunch"},"stirShaken":{"verstat":"X","attestationIndicator":"D"}}"#,
            EventType::Initiate,
            &[],
        ),
        (
            r#"{"eventType":"mediaStreamStarted","mediaStream":{"type":"Carrier","tracks":["inbound","both"]}}"#,
            EventType::MediaStreamStarted,
            &[],
        ),
    ];
    assert_accepted(bodies);
    let mut strict = Parser::with_options(Options::new().strict(true));
    for (body, ..) in bodies {
        assert!(
            strict.parse_ref::<Callback<'_>>(body.as_bytes()).is_ok(),
            "{body}"
        );
    }
}

#[test]
fn absent_and_null_differ_from_empty() {
    let mut parser = Parser::new();
    for (members, expected) in [
        ("", None),
        (r#","tag":null,"cause":null,"answerTime":null"#, None),
        (r#","tag":"","cause":"","answerTime":"""#, Some("")),
    ] {
        let body = format!(r#"{{"eventType":"disconnect"{members}}}"#);
        let Ok(Callback::Disconnect(event)) = parser.parse_ref(body.as_bytes()) else {
            panic!("{body}")
        };
        assert_eq!(event.tag.map(|it| it.as_str()), expected);
        assert_eq!(event.cause, expected.map(Cause::from_wire));
        assert_eq!(event.answer_time.map(|it| it.as_str()), expected);
        assert!(event.extra.is_empty());
    }
}

/// Fields that the specification lacks: documented ones are typed, all others are kept.
#[test]
fn fields_beyond_the_specification_are_accepted() {
    assert_accepted(&[
        (
            r#"{"eventType":"answer","privacy":true,"callerDisplayName":"A"}"#,
            EventType::Answer,
            &[],
        ),
        (
            r#"{"eventType":"initiate","identity":"e30=;info=<https://a.example>","pai":"x"}"#,
            EventType::Initiate,
            &["pai"],
        ),
        (
            r#"{"eventType":"transferAnswer","parentCallId":"c-1"}"#,
            EventType::TransferAnswer,
            &[],
        ),
        (
            r#"{"eventType":"bridgeComplete","transferCallerId":"Restricted","transferTo":"+1"}"#,
            EventType::BridgeComplete,
            &[],
        ),
        (
            r##"{"eventType":"recordComplete","terminatingDigit":"#"}"##,
            EventType::RecordingComplete,
            &[],
        ),
        (
            r#"{"eventType":"realTimeTranscriptionAvailable","transcription":{"url":"u","completedTime":"t","status":"available"}}"#,
            EventType::RealTimeTranscriptionAvailable,
            &[],
        ),
        (
            r#"{"eventType":"transferComplete","callState":"completed"}"#,
            EventType::TransferComplete,
            &["callState"],
        ),
        (
            r#"{"eventType":"gather","speech":{"text":"one"}}"#,
            EventType::Gather,
            &["speech"],
        ),
        (
            r#"{"eventType":"initiate","stirShaken":{"passport":"e30"},"diversion":{"hi":"1"}}"#,
            EventType::Initiate,
            &["diversion.hi", "stirShaken.passport"],
        ),
    ]);
}

/// Escapes that are optional in JSON, JSON inside a string, surrogate pairs and control characters.
#[test]
fn escapes_mean_the_characters_they_encode() {
    let body =
        br#"{"eventType":"initiate","from":"\u002b1919","identity":"e30\u003d;info=\u003chttps:\/\/a.example\u003e","uui":"a\u0000b"}"#;
    let mut parser = Parser::new();
    let Ok(Callback::Initiate(event)) = parser.parse_ref(body) else {
        panic!()
    };
    assert_eq!(event.from.unwrap(), "+1919");
    assert_eq!(event.identity.unwrap(), "e30=;info=<https://a.example>");
    assert_eq!(event.uui.unwrap(), "a\0b");

    let body = br#"{"eventType":"conferenceCreated","name":"\ud83d\ude00 z\u00fcrich","tag":"{\"a\":\"\\u0062\"}"}"#;
    let Ok(Callback::ConferenceCreated(event)) = parser.parse_ref(body) else {
        panic!()
    };
    assert_eq!(event.name.unwrap(), "\u{1f600} zürich");
    assert_eq!(event.tag.unwrap(), r#"{"a":"\u0062"}"#);
}

/// Every field at its documented length, in characters of the most bytes, each of them escaped.
#[test]
fn the_longest_documented_fields_are_far_from_the_limit() {
    let text = |characters: usize| r"\ud83d\ude00".repeat(characters);
    let body = format!(
        r#"{{"eventType":"initiate","tag":"{}","identity":"{}","uui":"{}","callUrl":"{}","callerDisplayName":"{}"}}"#,
        text(4096),
        text(1000),
        text(256),
        text(2048),
        text(256)
    );
    assert!(body.len() < Options::DEFAULT_MAX_LEN / 2);
    let mut parser = Parser::new();
    let callback = parser.parse_ref::<Callback<'_>>(body.as_bytes()).unwrap();
    assert_eq!(
        callback
            .extra()
            .get("tag")
            .and_then(|tag| tag.as_str())
            .map(|tag| tag.chars().count()),
        Some(4096)
    );
}
