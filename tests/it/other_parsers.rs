//! Events that other parsers fill through serde.

use bandwidth_callbacks::types::{Number, Value};
use bandwidth_callbacks::voice::{
    DtmfCallback, InitiateCallback, RecordingCompleteCallback, UnknownCallback,
};
use bandwidth_callbacks::{Callback, EventType, OwnedCallback, Parser};
use serde::Deserialize;
use serde::de::value::I64Deserializer;

fn callback(body: &str) -> Result<Callback<'_>, String> {
    serde_json::from_str(body).map_err(|error| error.to_string())
}

#[test]
fn the_type_may_occur_anywhere() {
    for body in [
        r#"{"eventType":"initiate","callId":"c-1","diversion":{"reason":"away","x":1},"tag":"t"}"#,
        r#"{"callId":"c-1","eventType":"initiate","diversion":{"reason":"away","x":1},"tag":"t"}"#,
        r#"{"callId":"c-1","diversion":{"reason":"away","x":1},"tag":"t","eventType":"initiate"}"#,
    ] {
        let ours = body.to_owned().into_bytes();
        assert_eq!(
            callback(body).unwrap(),
            Parser::new().parse_ref(&ours).unwrap(),
            "{body}"
        );
    }
}

#[test]
fn ambiguous_bodies_are_refused() {
    for (body, message) in [
        (r#"{"callId":"c-1"}"#, "missing field `eventType`"),
        (r#"{"eventType":1}"#, "the event type is not a string"),
        (
            r#"{"eventType":"dtmf","digit":"1","digit":"2"}"#,
            "duplicate field `digit`",
        ),
        (
            r#"{"digit":"1","digit":"2","eventType":"dtmf"}"#,
            "duplicate field `digit`",
        ),
        (
            r#"{"eventType":"dtmf","eventType":"dtmf"}"#,
            "duplicate field `eventType`",
        ),
        (
            r#"{"eventType":"initiate","diversion":{"reason":"a","reason":"b"}}"#,
            "duplicate field `reason`",
        ),
        (
            r#"{"diversion":{"reason":"a","reason":"b"},"eventType":"initiate"}"#,
            "duplicate field `reason`",
        ),
        (r#"["dtmf"]"#, "expected an event object"),
        (r#""dtmf""#, "the body is not one object"),
    ] {
        let error = callback(body).unwrap_err();
        assert!(error.contains(message), "{body}: {error}");
    }
    assert!(serde_json::from_str::<DtmfCallback<'_>>(r#"["dtmf","1"]"#).is_err());
    let nested_array =
        serde_json::from_str::<InitiateCallback<'_>>(r#"{"diversion":["a"]}"#).unwrap();
    assert!(nested_array.diversion.is_none());
    assert_eq!(
        nested_array.extra.get("diversion"),
        Some(Value::Array(vec![Value::Text("a")]))
    );
}

#[test]
fn escapes_need_a_parser_that_unescapes_in_place() {
    for body in [
        r#"{"eventType":"dtmf","tag":"a\nb"}"#,
        r#"{"eventType":"dtmf","x":"a\nb"}"#,
        r#"{"eventType":"dtmf","x\ny":1}"#,
    ] {
        let error = callback(body).unwrap_err();
        assert!(
            error.contains("an escaped string cannot be borrowed from this parser"),
            "{error}"
        );
        let mut bytes = body.as_bytes().to_vec();
        assert!(
            simd_json::serde::from_slice::<Callback<'_>>(&mut bytes).is_ok(),
            "{body}"
        );
    }
    // The key of a field is also the name that the error reports.
    assert_eq!(
        callback(r#"{"event\u0054ype":"dtmf","call\u0049d":"c-1"}"#)
            .unwrap()
            .call_id(),
        Some("c-1")
    );
}

#[test]
fn a_struct_accepts_only_its_own_event() {
    assert!(serde_json::from_str::<DtmfCallback<'_>>("{}").is_ok());
    assert!(serde_json::from_str::<DtmfCallback<'_>>(r#"{"eventType":"dtmf"}"#).is_ok());
    assert!(
        serde_json::from_str::<RecordingCompleteCallback<'_>>(r#"{"eventType":"recordComplete"}"#)
            .is_ok()
    );
    for body in [
        r#"{"eventType":"gather"}"#,
        r#"{"eventType":"brandNew"}"#,
        r#"{"eventType":5}"#,
    ] {
        let error = serde_json::from_str::<DtmfCallback<'_>>(body).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("the event is of another type than asked for"),
            "{error}"
        );
    }
    assert!(serde_json::from_str::<UnknownCallback<'_>>(r#"{"eventType":"brandNew"}"#).is_ok());
}

#[test]
fn no_content_is_printed() {
    let secret = "+19195550142";
    for body in [
        format!("\"{secret}\""),
        "19195550142".to_owned(),
        "-19195550142".to_owned(),
        "19195550.142".to_owned(),
        format!("[\"{secret}\"]"),
        format!("{{\"eventType\":\"dtmf\",\"tag\":\"{secret}\\n\"}}"),
        format!("{{\"eventType\":\"dtmf\",\"{secret}\\n\":1}}"),
        format!("{{\"eventType\":[\"{secret}\"]}}"),
    ] {
        for error in [
            serde_json::from_str::<Callback<'_>>(&body).unwrap_err(),
            serde_json::from_str::<DtmfCallback<'_>>(&body).unwrap_err(),
        ] {
            assert!(!error.to_string().contains("9195550"), "{error}");
        }
    }
}

/// Some parsers pass positive integers as signed ones.
#[test]
fn signed_and_unsigned_integers_are_equal() {
    let value =
        |n: i64| Value::deserialize(I64Deserializer::<serde::de::value::Error>::new(n)).unwrap();
    assert_eq!(value(7), Value::Number(Number::Unsigned(7)));
    assert_eq!(value(-7), Value::Number(Number::Signed(-7)));
}

#[test]
fn the_nesting_of_unknown_values_is_limited() {
    let body = |levels: usize| {
        format!(
            r#"{{"eventType":"dtmf","x":{}{}}}"#,
            "[".repeat(levels),
            "]".repeat(levels)
        )
    };
    let mut deep = body(128).into_bytes();
    assert!(simd_json::serde::from_slice::<Callback<'_>>(&mut deep).is_ok());
    let mut deeper = body(129).into_bytes();
    let error = simd_json::serde::from_slice::<Callback<'_>>(&mut deeper).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("nesting is deeper than the limit"),
        "{error}"
    );
}

#[test]
fn serialized_events_can_be_parsed_again() {
    let mut body =
        br#"{"eventType":"recordComplete","channels":2,"tag":"a\"b","x":{"y":[1,-2,0.5,null]}}"#
            .to_vec();
    let callback = Parser::new().parse::<Callback<'_>>(&mut body).unwrap();
    assert_eq!(callback.event_type(), EventType::RecordingComplete);
    let written = serde_json::to_vec(&callback).unwrap();
    let owned: OwnedCallback = Parser::new().parse_owned(written).unwrap();
    assert_eq!(owned.get(), callback);
    assert_eq!(
        serde_json::to_value(&owned).unwrap()["eventType"],
        "recordComplete"
    );
}
