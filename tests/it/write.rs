//! What `write_json` writes, against `serde_json`.

use crate::common::{Family, Parsed, Random, all_fixtures, assert_written, notifications};
use bandwidth_callbacks::any::{AnyBody, OwnedAnyBody};
use bandwidth_callbacks::messaging::Messages;
use bandwidth_callbacks::notification::{
    DeliveryReport, EndpointEvent, TollFreeVerification, TransferConfirmation,
};
use bandwidth_callbacks::stream::{MediaFrame, StartFrame};
use bandwidth_callbacks::types::{Extra, Number, Value};
use bandwidth_callbacks::voice::{
    DtmfCallback, InitiateCallback, MediaStreamStartedCallback, UnknownCallback, peek, samples,
};
use bandwidth_callbacks::{Callback, Options, OwnedCallback, Parser, messaging, stream};

#[test]
fn all_fixtures_and_samples() {
    let mut parser = Parser::new();
    let mut bodies: Vec<(Family, Vec<u8>)> = all_fixtures()
        .into_iter()
        .map(|fixture| (fixture.family, fixture.body))
        .collect();
    let bytes = |body: &str| body.as_bytes().to_vec();
    bodies.extend(
        samples::all()
            .iter()
            .map(|it| (Family::Voice, bytes(it.body))),
    );
    let frames = stream::samples::all().iter();
    bodies.extend(frames.map(|it| (Family::Stream, bytes(it.body))));
    let messages = messaging::samples::all().iter();
    bodies.extend(messages.map(|it| (Family::Messaging, bytes(it.body))));
    for (family, body) in &bodies {
        let owned = family.parse_owned(&mut parser, body.clone()).unwrap();
        assert_written(&owned, |out| owned.write(out));
        let root = family.parse_ref(&mut parser, body).unwrap();
        assert_written(&root, |out| root.write(out));
        if let crate::common::Root::Messaging(messages) = &root {
            for event in messages.iter() {
                assert_written(event, |out| event.write_json(out));
            }
        }
        root.each_unknown(&mut |_, extra| {
            assert_written(extra, |out| extra.write_json(out));
            for (_, value) in extra {
                assert_written(&value, |out| value.write_json(out));
            }
        });
    }
    assert!(bodies.len() > 400);
}

#[test]
fn bodies_of_any_kind() {
    let mut parser = Parser::new();
    let mut kinds = 0;
    for (kind, _, body) in notifications() {
        let owned: OwnedAnyBody = parser.parse_owned(body.clone()).unwrap();
        assert_written(&owned, |out| owned.write_json(out));
        let any: AnyBody<'_> = parser.parse_ref(&body).unwrap();
        assert_written(&any, |out| any.write_json(out));
        kinds += 1;
        macro_rules! each {
            ($($ty:ident)+) => {
                $(if let Ok(event) = Parser::new().parse_ref::<$ty<'_>>(&body) {
                    assert_written(&event, |out| event.write_json(out));
                })+
            };
        }
        each!(EndpointEvent DeliveryReport TransferConfirmation TollFreeVerification);
        assert!(!kind.is_empty());
    }
    assert!(kinds > 5);
    for body in [
        r#"{"eventType":"answer","tag":"\t"}"#,
        r#"[{"type":"message-sent"}]"#,
        r#"{"type":"message-sent","message":{}}"#,
        r#"{"any":[{}],"thing":{"a":[]}}"#,
        "{}",
        "[]",
    ] {
        let any: AnyBody<'_> = parser.parse_ref(body.as_bytes()).unwrap();
        assert_written(&any, |out| any.write_json(out));
    }
}

#[test]
fn envelopes_and_unwanted_events() {
    let mut parser = Parser::with_options(Options::new().only(&[]));
    for body in [
        r#"{"eventType":"dtmf"}"#,
        r#"{"tag":"a\n\"b\"","callId":"c-1","digit":"1","conferenceId":"","eventType":"dtmf","accountId":"9"}"#,
    ] {
        let envelope = peek(body.as_bytes()).unwrap();
        assert_written(&envelope, |out| envelope.write_json(out));
        let unwanted: Callback<'_> = parser.parse_ref(body.as_bytes()).unwrap();
        assert!(matches!(unwanted, Callback::Unwanted(_)));
        assert_written(&unwanted, |out| unwanted.write_json(out));
    }
}

/// An array keeps only the events that could be read, and of several events each is written.
#[test]
fn arrays_of_events() {
    let mut parser = Parser::with_options(Options::new().lossy(true));
    for body in [
        r#"[{"type":"message-sent"},{"text":"no type"},{"type":"message-failed","x":[1,{}]}]"#,
        r#"[{"type":"message-sent"},{"type":"brand-new","to":[1]},{"type":"message-read"}]"#,
    ] {
        let messages: Messages<'_> = parser.parse_ref(body.as_bytes()).unwrap();
        assert_written(&messages, |out| messages.write_json(out));
    }
}

#[test]
fn structs_without_fields() {
    let (event, extra) = (UnknownCallback::default(), Extra::default());
    assert_written(&event, |out| event.write_json(out));
    assert_written(&extra, |out| extra.write_json(out));
    for value in [Value::Array(vec![]), Value::Object(vec![]), Value::Null] {
        assert_written(&value, |out| value.write_json(out));
    }
    let event = MediaStreamStartedCallback::build(|event| {
        event.media_stream = Some(Default::default());
    });
    assert_written(&event, |out| event.write_json(out));
    let event = MediaStreamStartedCallback::build(|event| {
        event.media_stream.get_or_insert_default().tracks = Some(Default::default());
    });
    assert_written(&event, |out| event.write_json(out));
    let event = InitiateCallback::build(|event| event.sip_headers = Some(Default::default()));
    assert_written(&event, |out| event.write_json(out));
}

/// A text in each place that a text can have.
fn assert_text(text: &str) {
    let value = Value::Text(text);
    assert_written(&value, |out| value.write_json(out));
    let event = DtmfCallback::build(|event| event.tag = Some(text.into()));
    assert_written(&event, |out| event.write_json(out));
}

fn assert_text_everywhere(text: &str) {
    assert_text(text);
    let extra: Extra<'_> = [(
        text,
        Value::Array(vec![Value::Object(vec![(text, text.into())])]),
    )]
    .into_iter()
    .collect();
    assert_written(&extra, |out| extra.write_json(out));
    let event = InitiateCallback::build(|event| {
        event.event_type = Some(text);
        event.sip_headers = Some([(text, text)].into_iter().collect());
        event.diversion.get_or_insert_default().reason = Some(text.into());
        event.extra = extra.clone();
    });
    assert_written(&event, |out| event.write_json(out));
    let event = MediaStreamStartedCallback::build(|event| {
        event.media_stream.get_or_insert_default().tracks = Some(
            [text.into(), text.into(), text.into()]
                .into_iter()
                .collect(),
        );
    });
    assert_written(&event, |out| event.write_json(out));
    let frame = MediaFrame::build(|frame| frame.sequence_number = Some(text.into()));
    assert_written(&frame, |out| frame.write_json(out));
    let frame = StartFrame::build(|frame| {
        frame.stream_params = Some([(text, text), (text, "")].into_iter().collect());
    });
    assert_written(&frame, |out| frame.write_json(out));
}

/// Every character of one byte, and some of more, at every offset of texts that are shorter and
/// longer than the chunks in which they are copied.
#[test]
fn every_character_at_every_offset() {
    let ascii = (0..128_u8).map(char::from);
    let others = [
        '\u{7f}', '\u{80}', '\u{a0}', 'é', '\u{2028}', '\u{2029}', '\u{feff}', '\u{ffff}', '😀',
    ];
    for char in ascii.chain(others) {
        for len in 0..=70 {
            // All lengths for those that are escaped, and some for the others.
            let is_plain = char >= ' ' && !"\"\\".contains(char);
            if is_plain && len % 5 != 0 {
                continue;
            }
            for at in 0..=len {
                let mut text = "x".repeat(len);
                text.insert(at, char);
                assert_text(&text);
            }
        }
        assert_text_everywhere(&format!("{char}"));
        assert_text_everywhere(&format!(
            "a text that is long enough {char} for chunks, {char}"
        ));
    }
}

#[test]
fn texts_of_random_characters() {
    let mut random = Random::new(11);
    for _ in 0..10_000 {
        let len = random.below(100);
        let text: String = (0..len)
            .map(|_| match random.below(12) {
                0 => char::from(random.below(128) as u8),
                1 => ['"', '\\', '\n', '\0', '\u{1f}', 'é', '\u{2028}', '😀'][random.below(8)],
                _ => char::from(b'a' + random.below(26) as u8),
            })
            .collect();
        assert_text(&text);
    }
}

fn assert_number(number: Number) {
    let value = Value::Number(number);
    assert_written(&value, |out| value.write_json(out));
}

#[test]
fn integers() {
    let mut powers: Vec<u64> = (0..20).map(|exponent| 10_u64.pow(exponent)).collect();
    powers.extend((0..64).map(|bit| 1 << bit));
    for power in powers {
        for n in [
            power - 1,
            power,
            power + 1,
            u64::MAX - power,
            power.wrapping_mul(7),
        ] {
            assert_number(Number::Unsigned(n));
            assert_number(Number::Signed(n as i64));
            assert_number(Number::Signed((n as i64).wrapping_neg()));
        }
    }
}

/// Floats are rare in real bodies, and have the most ways to be written.
#[test]
fn fractions() {
    let mut random = Random::new(13);
    let mut next = || (random.below(1 << 32) as u64) << 32 | random.below(1 << 32) as u64;
    for exponent in -330..=310 {
        for digits in [
            "1",
            "5",
            "1.5",
            "9.999999999999999",
            "1.2345678901234567",
            "4.9",
        ] {
            let n: f64 = format!("{digits}e{exponent}").parse().unwrap();
            for n in [n, n.next_up(), n.next_down()] {
                assert_number(Number::Float(n));
                assert_number(Number::Float(-n));
            }
        }
    }
    for _ in 0..100_000 {
        // Often in the middle of two numbers of one digit less.
        assert_number(Number::Float(
            (next() >> 11) as f64 / 2_f64.powi((next() % 12) as i32),
        ));
        assert_number(Number::Float(
            (next() >> 11) as f64 * 5_f64.powi((next() % 12) as i32),
        ));
        assert_number(Number::Float(f64::from_bits(next())));
        // Of usual size, with a few digits.
        let few = (next() % 1_000_000) as f64 / 10_f64.powi((next() % 12) as i32);
        assert_number(Number::Float(few));
    }
}

#[test]
fn a_second_key_is_written_as_received() {
    let mut parser = Parser::new();
    for key in ["completedTime", "completeTime"] {
        let body =
            format!(r#"{{"eventType":"transcriptionAvailable","transcription":{{"{key}":"x"}}}}"#);
        let callback: Callback<'_> = parser.parse_ref(body.as_bytes()).unwrap();
        let mut json = Vec::new();
        callback.write_json(&mut json);
        assert_eq!(json, body.as_bytes());
    }
}

#[test]
fn the_buffer_keeps_what_it_has() {
    let owned: OwnedCallback = Parser::new()
        .parse_owned(br#"{"eventType":"answer"}"#.to_vec())
        .unwrap();
    let mut lines = Vec::new();
    for _ in 0..3 {
        owned.write_json(&mut lines);
        lines.push(b'\n');
    }
    assert_eq!(lines, b"{\"eventType\":\"answer\"}\n".repeat(3));
}
